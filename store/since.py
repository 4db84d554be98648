"""What is otherwise than when the workbook was made, worked out from its history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import Enum
from itertools import islice
from typing import Any, Final, Literal

from store.amounts import Amount
from store.changes import Change, Group
from store.fields import convert_record, json_field, with_field
from store.records import Line, Record
from store.system import uncollected
from store.tables import Tables
from store.workbook import Workbook

Key = tuple[str, str]
"""A table and a record's id."""


class NotChanged(Enum):
    """What stands for *as it was*, where None stands for a blank."""

    NOT_CHANGED = "not changed"


NOT_CHANGED: Final = NotChanged.NOT_CHANGED

_KNOWN: Final[list[Change]] = []
"""Stands for the changes of a record that need not be read back; never added to."""


class Since:
    """The workbook held against what it was made with; it follows every later group.

    The group a workbook is created with is the base. Where the history was started anew, the
    base is what the workbook held then. A field set back to what it was is not changed. Reading
    the history may raise `FileError`; `close` stops following.
    """

    def __init__(self, book: Workbook) -> None:
        self._tables: Tables = book.tables
        self._origins: defaultdict[str, dict[str, Record | None]] = defaultdict(dict)
        self._otherwise: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._standing: dict[str, Group] = {}
        self._undone: dict[str, Group] = {}
        self._groups: list[Group] = []
        groups = [group for group in book.history() if group.action != "create"]
        for group in groups:
            self._note(group)
        with uncollected():
            self._compare(change for group in groups for change in group.changes)
        self.close = book.subscribe(self._follow)

    def original(self, table: str, record_id: str, field: str) -> tuple[bool, Any]:
        """Whether a field is otherwise, and then its JSON value as it was; else None.

        `field` as in a change (`amounts.2026`). (False, None) for records that were not there
        or no longer are.
        """
        before, now = self._both(table, record_id)
        if before is None or now is None:
            return False, None
        was = json_field(before, field)
        return (True, was) if was != json_field(now, field) else (False, None)

    def line_amount(
        self, line_id: str, period: str
    ) -> Amount | Literal[NotChanged.NOT_CHANGED] | None:
        """A line's amount as it was, None for one left out; NOT_CHANGED when it is so still.

        An added or deleted line has no amount that was changed.
        """
        before, now = self._both("lines", line_id)
        if not isinstance(before, Line) or not isinstance(now, Line):
            return NOT_CHANGED
        was = before.amounts.get(period)
        return NOT_CHANGED if was == now.amounts.get(period) else was

    def is_amount_changed(self, line_id: str, period: str) -> bool:
        """True when a line holds another amount in a period than it did, or is itself new."""
        before, now = self._both("lines", line_id)
        was = before.amounts.get(period) if isinstance(before, Line) else None
        return isinstance(now, Line) and was != now.amounts.get(period)

    def changed_records(self) -> list[Key]:
        """Table and id of all that is otherwise, changed, added or deleted, table by table."""
        return [(table, one) for table, records in self._otherwise.items() for one in records]

    def is_changed(self, table: str, record_id: str) -> bool:
        """True when a record is otherwise: changed, added or deleted."""
        return record_id in self._otherwise[table]

    def is_added(self, table: str, record_id: str) -> bool:
        """True for a record that was not there."""
        return self.is_changed(table, record_id) and self._origins[table][record_id] is None

    def deleted(self) -> list[tuple[str, Record]]:
        """The records that are no longer there, with their table, as they were."""
        return [
            (table, record)
            for table, record_id in self.changed_records()
            if record_id not in self._tables.table(table)
            and (record := self._origins[table][record_id]) is not None
        ]

    def latest(self, count: int) -> list[Group]:
        """The last groups that stand, at most so many, newest first."""
        return list(islice(reversed(self._standing.values()), count))

    def changes_of(self, table: str, record_id: str) -> list[tuple[Group, Change]]:
        """Every change asked for of a record, oldest first, also those undone since."""
        return [
            (group, change)
            for group in self._groups
            for change in group.changes
            if change.record == record_id and change.table == table
        ]

    def stands(self, group_id: str) -> bool:
        """True for a group that was made since and has not been taken back."""
        return group_id in self._standing

    def _both(self, table: str, record_id: str) -> tuple[Record | None, Record | None]:
        if not self.is_changed(table, record_id):
            return None, None
        return self._origins[table][record_id], self._tables.table(table).get(record_id)

    def _follow(self, group: Group) -> None:
        self._note(group)
        self._compare(group.changes)

    def _note(self, group: Group) -> None:
        """What stands: as `store.undo` has it."""
        if group.action == "undo":
            self._move(group.of, self._standing, self._undone)
        elif group.action == "redo":
            self._move(group.of, self._undone, self._standing)
        else:
            self._standing[group.id] = group
            self._groups.append(group)

    @staticmethod
    def _move(group_id: str, taken: dict[str, Group], given: dict[str, Group]) -> None:
        group = taken.pop(group_id, None)
        if group is not None:
            given[group_id] = group

    def _compare(self, changes: Iterable[Change]) -> None:
        """Follow changes that have been made, of which the tables hold the outcome."""
        touched: defaultdict[str, dict[str, list[Change]]] = defaultdict(dict)
        for change in changes:
            record_id = change.record
            origins, own = self._origins[change.table], touched[change.table]
            if record_id in origins:
                own[record_id] = _KNOWN
            elif change.field or change.before is not None or record_id in own:
                own.setdefault(record_id, []).append(change)
            else:  # added: so it is for most of a large import
                origins[record_id] = None
                own[record_id] = _KNOWN
        for table, by_id in touched.items():
            self._settle(table, by_id)

    def _settle(self, table: str, touched: dict[str, list[Change]]) -> None:
        origins, otherwise = self._origins[table], self._otherwise[table]
        records = self._tables.table(table)
        for record_id, changes in touched.items():
            now = records.get(record_id)
            if changes:
                origins[record_id] = _before(now, changes)
            if origins[record_id] == now:
                otherwise.pop(record_id, None)
            else:
                otherwise[record_id] = None


def _before(record: Record | None, changes: list[Change]) -> Record | None:
    """The record as it was before all these changes of it, None where there was none."""
    for change in reversed(changes):
        if not change.field:
            before = change.before
            record = None if before is None else convert_record(change.table, before)
        elif record is not None:
            record = with_field(record, change.table, change.field, change.before)
    return record
