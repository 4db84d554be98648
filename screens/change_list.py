"""The list of changes as a grid asks for it: entries kept short, texts made when drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from screens.texts.change_filter import ChangeFilter
from screens.texts.change_subjects import Subjects
from screens.texts.changes_da import HEADS, UNDONE_MARK
from screens.texts.changes_text import (
    NARROW,
    counts_text,
    group_text,
    listed,
    move_texts,
    reason_text,
    standing_text,
    values_text,
    what_text,
    when_text,
    who_text,
)
from screens.texts.history_text import SHOWN
from screens.texts.moves_text import is_move
from screens.texts.safe import shorten
from screens.widgets.grid_source import BaseSource, Head, Shown, Tone
from store.changes import Change, Group
from store.records import Unit
from store.workbook import Workbook

WHOLE: Final = -1
"""Stands for a change's place where the group as a whole is told."""

Entry = tuple[Group, int]
"""A group, and which of its changes; `WHOLE` for all of them."""


class ChangeList(BaseSource):
    """Groups newest first, those of several changes under a heading.

    `count` is how many groups there are, `found` how many hold something that is wanted. Of a
    group with more than `SHOWN` changes only numbers are told, unless the filter names it; a
    move is told once.
    """

    heads = tuple(Head(label) for label in HEADS)
    fixed_count = 0

    def __init__(self, book: Workbook, wanted: ChangeFilter, unit: Unit) -> None:
        self.unit: Unit = unit
        self.room = NARROW
        self.count = self.found = 0
        self._book = book
        self.wanted = wanted
        self.subjects = Subjects(book)
        self._entries: list[Entry] = []  # oldest first, so that a new one is put at the end
        groups = list(book.history())
        for group in groups:
            self.subjects.note(group)
        for group in groups:
            self._put(group)

    def add(self, group: Group) -> int:
        """Follow one more group; returns how many rows came on top."""
        before = len(self._entries)
        self.subjects.note(group)
        self._put(group)
        return len(self._entries) - before

    def _put(self, group: Group) -> None:
        self.count += 1
        positions = self.wanted.positions(group, self.subjects)
        if not positions:
            return
        self.found += 1
        has_heading, told = listed(group, positions, every=bool(self.wanted.group))
        self._entries.extend((group, position) for position in reversed(told))
        if has_heading:
            self._entries.append((group, WHOLE))

    # -- entries

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._entries)

    def entry(self, row: int) -> Entry | None:
        """What stands in a row; None when there is no such row."""
        return self._entries[-1 - row] if 0 <= row < len(self._entries) else None

    def changes(self, entry: Entry) -> tuple[Change, ...]:
        """The change of an entry, or all those of its group."""
        group, position = entry
        return group.changes if position == WHOLE else (group.changes[position],)

    def row_of(self, group_id: str, position: int = WHOLE) -> int | None:
        """The row a change stands in, or the group's first; None when it is not listed."""
        first = None
        for row, (group, at) in enumerate(reversed(self._entries)):
            if group.id == group_id:
                first = row if first is None else first
                if at == position:
                    return row
            elif first is not None:
                break
        return first

    def line_of(self, change: Change) -> str:
        """The id of the line a change concerns; empty for other changes."""
        return self.subjects.line(change)

    # -- texts

    def shown(self, row: int, column: int) -> Shown:
        """One cell, made from the change itself."""
        entry = self.entry(row)
        if entry is None:
            return Shown("")
        group, position = entry
        is_undone = self._book.is_undone(group.id)
        tone = Tone.MUTED if is_undone else Tone.PLAIN
        if position == WHOLE:
            tone = tone if is_undone or is_move(group) else Tone.GROUP
            text = self._whole(group, row, column)
        elif len(group.changes) > 1 and column not in (2, 3):
            text = ""
        else:
            text = self._single(group, group.changes[position], column)
        mark = UNDONE_MARK if is_undone and column == 0 else ""
        return Shown(text, tone, mark)

    def _single(self, group: Group, change: Change, column: int) -> str:
        if column == 2:
            indent = "  " if len(group.changes) > 1 else ""
            return indent + what_text(self.subjects, change, self.room.what - len(indent))
        if column == 3:
            return values_text(self.subjects, change, self.unit, self.room.values)
        return self._of_group(group, column)

    def _whole(self, group: Group, row: int, column: int) -> str:
        if column in (2, 3) and is_move(group):
            return move_texts(self.subjects, group, self.room)[column - 2]
        if column == 2:
            text = group_text(group, self._listed(group, row) or len(group.changes))
            return shorten(text, self.room.what)
        if column == 3:
            return "" if self._listed(group, row) else shorten(counts_text(group), self.room.values)
        return self._of_group(group, column)

    def _of_group(self, group: Group, column: int) -> str:
        if column == 0:
            return when_text(group)
        if column == 1:
            return who_text(group, self.room.who)
        return standing_text(self._book, group) if column == 4 else reason_text(group)

    def _listed(self, group: Group, row: int) -> int:
        """How many of a group's changes stand below its heading."""
        below = self.entry(row + 1)
        if below is None or below[0] is not group:
            return 0
        end = self.row_count if self.wanted.group else row + 1 + SHOWN
        rows = range(row + 1, min(end, self.row_count))
        return sum(1 for _ in _while_of(group, (self.entry(at) for at in rows)))


def _while_of(group: Group, entries: Iterable[Entry | None]) -> Iterator[Entry]:
    for entry in entries:
        if entry is None or entry[0] is not group:
            return
        yield entry
