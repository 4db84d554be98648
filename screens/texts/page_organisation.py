"""A branch of the organisation as a page: the tree, then all of each body. No names of persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from screens.texts import organisation_da as da
from screens.texts.grid_text import GridColumn
from screens.texts.organisation_text import BodyTeller, DetailPart
from screens.texts.page import Block, Heading, PageCell, PageRow, Paragraph, Remarks, Table
from screens.texts.safe import safe
from store.bodies import Bodies, Node, walk
from store.workbook import Workbook


def branch_blocks(book: Workbook, bodies: Bodies, branch: Node) -> tuple[Block, ...]:
    """A node with all under it; of a track also who on the MED side has treated it."""
    teller = BodyTeller(book, bodies)
    return tuple(_blocks(teller, bodies, branch))


def branch_title(book: Workbook, bodies: Bodies, branch: Node) -> str:
    """What a page of a branch is called, fit to show."""
    body = bodies.get(branch.body)
    return safe(body.name) if body else BodyTeller(book, bodies).track_title(branch.track)


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
