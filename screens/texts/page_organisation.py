"""The organisation as a page: a branch with all of each body, or who on the MED side treated what.

No names of persons, unless they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from screens.texts import organisation_da as da
from screens.texts.grid_text import GridColumn
from screens.texts.organisation_text import BodyTeller, DetailPart
from screens.texts.page import Block, Heading, PageCell, PageRow, Paragraph, Remarks, Table
from screens.texts.page_track_records import subject_table
from screens.texts.record_text import record_title
from screens.texts.safe import safe
from screens.texts.track_body_lists import med
from screens.texts.track_rows import TrackList, TrackReader
from store.bodies import Bodies, Node, walk
from store.records import Track
from store.workbook import Workbook


def branch_blocks(
    book: Workbook, bodies: Bodies, branch: Node, *, with_names: bool = False
) -> tuple[Block, ...]:
    """A node with all under it; of a track also who on the MED side has treated it."""
    teller = BodyTeller(book, bodies, with_names=with_names)
    return tuple(_blocks(teller, bodies, branch))


def branch_title(book: Workbook, bodies: Bodies, branch: Node) -> str:
    """What a page of a branch is called, fit to show."""
    body = bodies.get(branch.body)
    return safe(body.name) if body else BodyTeller(book, bodies).track_title(branch.track)


def treatment_blocks(book: Workbook, today: date, own: str = "") -> tuple[Block, ...]:
    """For each track which bodies on the MED side treated it and when, what they remarked, and
    which have not; of all tracks first who is missing. `own` leaves out other administrations.
    """
    readers = [TrackReader(book, track, today, own) for track in _tracks(book)]
    found = [(reader.track, med(reader).narrowed()) for reader in readers]
    columns = tuple(GridColumn(head) for head in da.TREATMENT_HEADS)
    rows = tuple(_treatment_row(book, track, one) for track, one in found)
    return Table(columns, rows), *_treatments(book, found)


def _tracks(book: Workbook) -> list[Track]:
    return sorted(book.all(Track), key=lambda one: (one.number, one.id))


def _treatments(book: Workbook, found: Iterable[tuple[Track, TrackList]]) -> Iterator[Block]:
    for track, one in found:
        yield Heading(record_title(book.tables, "tracks", track))
        yield Paragraph(one.intro)
        if one.parts:
            yield subject_table(one)


def _treatment_row(book: Workbook, track: Track, found: TrackList) -> PageRow:
    """The bodies by how far they have come; those that have not treated it and those of which
    nothing is known are both missing.
    """
    named = {
        part.heading: [row.texts[0] for row in part.rows if not row.level] for part in found.parts
    }
    treated, coming, *missing = (named.get(title, []) for title in da.STATE_TITLES.values())
    told = treated, coming, [name for names in missing for name in names]
    texts = [record_title(book.tables, "tracks", track), *map("; ".join, told)]
    return PageRow("række", tuple(map(PageCell, texts)))


def _blocks(teller: BodyTeller, bodies: Bodies, branch: Node) -> Iterator[Block]:
    nodes = [node for node in walk([branch]) if node.body]
    if not branch.body and branch.track:
        yield from _parts(teller.track_parts(branch.track)[1:])
    if len(nodes) > 1:
        columns = tuple(GridColumn(head) for head in da.HEADS["organisation"])
        yield Table(columns, tuple(_rows(bodies, nodes, branch)))
    for node in nodes:
        body = bodies.get(node.body)
        if body is None:
            continue
        first, *rest = teller.body_parts(body)
        yield Heading(first.heading)
        for line in first.lines:
            yield Paragraph(line.text)
        yield from _parts(rest)


def _rows(bodies: Bodies, nodes: Iterable[Node], branch: Node) -> Iterator[PageRow]:
    top = branch.level + (not branch.body)
    for node in nodes:
        body = bodies.get(node.body)
        if body is not None:
            cells = PageCell(safe(body.name)), PageCell(safe(body.kind))
            yield PageRow("række", cells, node.level - top)


def _parts(parts: Iterable[DetailPart]) -> Iterator[Block]:
    for part in parts:
        items = (f"{da.REMARK}: {one.text}" if one.level else one.text for one in part.lines)
        yield Remarks(part.heading, tuple(items))
