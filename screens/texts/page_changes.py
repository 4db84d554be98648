"""The list of changes as a page: those a filter wants, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from screens.texts.change_filter import ChangeFilter
from screens.texts.change_subjects import Subjects
from screens.texts.changes_da import HEADS, NO_CHANGES, NONE_FITS_PAGE, PAGE_TITLE
from screens.texts.changes_text import (
    WHOLE_ROOM,
    counts_text,
    group_text,
    listed,
    move_texts,
    shown_text,
    standing_text,
    values_text,
    what_text,
    when_text,
    who_text,
)
from screens.texts.grid_text import GridColumn
from screens.texts.moves_text import is_move
from screens.texts.page import Block, Page, PageCell, PageRow, Paragraph, Table
from screens.texts.page_facts import footer_text
from screens.texts.safe import safe
from screens.texts.words import number
from store.changes import Change, Group
from store.records import RowKind, Unit
from store.workbook import Workbook

MOST: Final = 2_000
"""So many groups are printed; what is older is only counted."""

_TIME, _WHO, _WHAT, _VALUES, _STANDS, _REASON = HEADS
COLUMNS: Final = (_TIME, _WHO, _WHAT, _VALUES, _REASON, _STANDS)


def changes_page(
    book: Workbook, wanted: ChangeFilter, *, unit: Unit, now: datetime, version: str
) -> Page:
    """The groups that hold something wanted, at most `MOST`, and the filter in words.

    `now` is local time. Raises what reading a history raises.
    """
    subjects, groups = Subjects(book), list(book.history())
    texts = _Rows(book, subjects, unit)
    for group in groups:
        subjects.note(group)
    rows: list[PageRow] = []
    found = 0
    for group in reversed(groups):
        positions = wanted.positions(group, subjects)
        if positions:
            found += 1
            if found <= MOST:
                rows += texts.of(group, positions, bool(wanted.group))
    facts = [shown_text(found, len(groups), wanted.told)]
    if wanted.told:
        facts.append("Nyeste først")
    if found > MOST:
        facts.append(f"Siden viser kun de {number(MOST)} nyeste af {number(found)}.")
    facts.append(f"Beløb i {unit}")
    block: Block = Paragraph(NONE_FITS_PAGE if groups else NO_CHANGES)
    if rows:
        block = Table(tuple(map(GridColumn, COLUMNS)), tuple(rows))
    return Page(PAGE_TITLE, tuple(facts), (block,), footer_text(book, now, version))


class _Rows:
    def __init__(self, book: Workbook, subjects: Subjects, unit: Unit) -> None:
        self._book = book
        self._subjects = subjects
        self._unit = unit

    def of(self, group: Group, positions: Sequence[int], every: bool) -> Iterator[PageRow]:
        """A group as one row, or as a heading with the changes listed by themselves under it."""
        has_heading, told = listed(group, positions, every=every)
        if not has_heading:
            (position,) = told
            yield self._row(group, *self._told(group.changes[position]))
            return
        if is_move(group):
            yield self._row(group, *move_texts(self._subjects, group, WHOLE_ROOM))
            return
        what = group_text(group, len(told) or len(group.changes))
        values = "" if told else counts_text(group)
        yield self._row(group, what, values, kind="gruppe")
        for position in told:
            what, values = self._told(group.changes[position])
            yield PageRow("række", tuple(map(PageCell, ("", "", what, values, "", ""))))

    def _told(self, change: Change) -> tuple[str, str]:
        what = what_text(self._subjects, change, WHOLE_ROOM.what)
        return what, values_text(self._subjects, change, self._unit, WHOLE_ROOM.values)

    def _row(self, group: Group, what: str, values: str, *, kind: RowKind = "række") -> PageRow:
        texts = (
            when_text(group),
            who_text(group, WHOLE_ROOM.who),
            what,
            values,
            safe(group.reason),
            standing_text(self._book, group),
        )
        return PageRow(kind, tuple(map(PageCell, texts)))
