"""The tabs of a track's records: milestones, risks, bodies, MED, figures, goals, questions, …"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from screens.desk import Desk
from screens.places import Place
from screens.record_places import place_of
from screens.texts.track_lists import ALWAYS, LISTS, ListOf
from screens.texts.track_lists_da import OPENS_RECORD, PRINTED_HEADS
from screens.texts.track_rows import TrackList, TrackReader, TrackRow
from screens.track_tabs.tab import Column, Content, Listed, ListedRow, TrackTab, told
from screens.widgets.grid_source import LEAST_TITLE, Head, Shown, Tone
from store.records import Track

INDENT = "  "
WIDEST: Final = 24
LEAST: Final = 16
"""The cells of a text beside the titles at most; and what it does not give way below."""


def record_tab(name: str) -> TrackTab:
    """The tab of a subject, by the name it has in `LISTS`."""
    title, list_of = LISTS[name]

    def content(desk: Desk, track: Track) -> Content:
        return _content(desk, track, list_of)

    def is_offered(desk: Desk, track: Track) -> bool:
        """True where there is anything to list, whoever's it is, or its absence is told."""
        if name in ALWAYS:
            return True
        return bool(list_of(TrackReader(desk.book, track, date.today())).parts)

    return TrackTab(name, title, content, is_offered)


def _content(desk: Desk, track: Track, list_of: ListOf) -> Content:
    """A row a record, under headings where there are several kinds."""
    found = list_of(TrackReader(desk.book, track, date.today(), desk.own))
    if not found.parts:
        return told(found.intro)
    found = found.narrowed(PRINTED_HEADS)
    columns = tuple(
        Column(str(place), Head(head, widest=WIDEST, least=LEAST))
        if place
        else Column("", Head(head, least=LEAST_TITLE))
        for place, head in enumerate(found.heads)
    )
    return Listed(found.intro, columns, tuple(_rows(desk, found)), found.start)


def _rows(desk: Desk, found: TrackList) -> Iterator[ListedRow]:
    for part in found.parts:
        if part.heading:
            texts = [part.title, *[""] * (len(found.heads) - 1)]
            cells = tuple(Shown(text, Tone.GROUP) for text in texts)
            yield ListedRow(f"group/{part.heading}", cells)
        for row in part.rows:
            yield _row(desk, row)


def _row(desk: Desk, row: TrackRow) -> ListedRow:
    tone = Tone.MUTED if row.is_closed else Tone.OWN if row.is_own else Tone.PLAIN
    label, *texts = row.texts
    cells = (
        Shown(INDENT * row.level + label, tone, row.mark),
        *(Shown(text, tone) for text in texts),
    )
    key = row.table, row.id
    return ListedRow(row.id, cells, (OPENS_RECORD,), _place(desk, row), row.tell, key)


def _place(desk: Desk, row: TrackRow) -> Place:
    """Where a row is edited; the date a track takes effect is edited among the milestones."""
    if row.table == "tracks":
        return Place("timeline", row=row.id)
    return place_of(desk.book.tables, row.table, row.id)
