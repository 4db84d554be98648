"""Records of one kind as a grid asks for them: chosen columns, filtered, sorted, in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from screens.record_columns import (
    FOLLOW_UPS,
    DerivedColumn,
    RecordColumn,
    field_column,
    follow_up_column,
)
from screens.texts.matching import folded, has_words
from screens.texts.record_marks import DERIVED, INFERRED, inferred_mark, status_mark
from screens.texts.record_text import field_text, private_fields, record_title, shown_fields
from screens.view_order import Sorting
from screens.widgets.grid_source import LEAST_TITLE, Head, Shown, Tone
from store.follow_ups import CLOSED, FIELDS, PREFIX, follow_ups_by_target
from store.own_records import OwnRecords
from store.plan_records import FollowUp
from store.record_order import own_order
from store.records import Record
from store.tables import Tables


@dataclass(frozen=True)
class RowsShape:
    """What a user chose to see of a register."""

    words: str = ""
    sorting: Sorting | None = None


@dataclass(frozen=True)
class Group:
    """A heading over the records that follow."""

    label: str


Entry = Record | Group


@dataclass(frozen=True)
class Layout:
    """A register: `columns` by name (`follow_up.status`, or a derived one's), labels first.

    `derived` makes the columns that are worked out, `total` the cells of a last row by column
    name, `group` says under which heading a record stands, in the order of the headings.
    """

    columns: tuple[str, ...]
    derived: Callable[[Tables], Sequence[DerivedColumn]] = lambda _: ()
    total: Callable[[Tables, Sequence[Record]], Mapping[str, str]] | None = None
    group: Callable[[Record], tuple[int, str]] | None = None


FEW: Final = 7
WIDEST: Final = 20
"""The cells of a text beside the labels at most: all of it is told below."""
LEAST_WIDE: Final = 24
"""What dates, and texts that have more room than others, do not give way below."""


def plain_layout(table: str) -> Layout:
    """The first fields of a kind that has no layout of its own; names of persons never."""
    private = private_fields(table)
    shown = [field for field in shown_fields(table) if field not in private]
    return Layout(tuple(shown[:FEW]))


class RecordRows:
    """The rows of one table as they are when this is made.

    `count` is how many records there are, `entries` what is left of them in order.
    """

    def __init__(
        self,
        tables: Tables,
        table: str,
        layout: Layout,
        shape: RowsShape,
        *,
        own: str = "",
        today: date,
    ) -> None:
        self.tables = tables
        self.table = table
        self.layout = layout
        self.shape = shape
        self.today = today
        self.follow_ups: Mapping[tuple[str, str], FollowUp] = follow_ups_by_target(tables)
        derived = {column.name: column for column in layout.derived(tables)}
        self.columns: tuple[RecordColumn, ...] = tuple(
            derived.get(name) or self._column(name) for name in layout.columns
        )
        records = sorted(tables.table(table).values(), key=lambda one: own_order(tables, one))
        self.count = len(records)
        self.records = self._sorted(list(self._wanted(records, own)))
        self.entries: tuple[Entry, ...] = tuple(self._grouped(self.records))
        total = layout.total(tables, self.records) if layout.total and self.records else None
        self._total = total

    def _column(self, name: str) -> RecordColumn:
        if name.startswith(PREFIX):
            return follow_up_column(self.table, name, self.follow_ups)
        return field_column(self.table, name)

    # -- which records, in which order

    def _wanted(self, records: Sequence[Record], own: str) -> Iterator[Record]:
        wanted = folded(self.shape.words).split()
        mine = OwnRecords.of(self.tables, own) if own else None
        for record in records:
            if mine is not None and not mine.concerns(self.table, record):
                continue
            if not wanted or has_words(wanted, folded(self.all_text(record))):
                yield record

    def all_text(self, record: Record) -> str:
        """All that is shown of a record, and its follow-up, in which words are looked for."""
        private = private_fields(self.table)
        told = [
            field_text(self.tables, self.table, record, field)
            for field in shown_fields(self.table)
            if field not in private
        ]
        told += [column.text(self.tables, record) for column in self.columns]
        follow_up = self.follow_up(record)
        if follow_up is not None:
            told += [field_text(self.tables, FOLLOW_UPS, follow_up, field) for field in FIELDS]
        return " ".join(told)

    def follow_up(self, record: Record) -> FollowUp | None:
        """The follow-up of a record."""
        return self.follow_ups.get((self.table, record.id))

    def _sorted(self, records: list[Record]) -> list[Record]:
        sorting = self.shape.sorting
        if sorting is None or sorting.column >= len(self.columns):
            return records
        column = self.columns[sorting.column]
        keys = {record.id: column.key(self.tables, record) for record in records}
        known = [record for record in records if keys[record.id] is not None]
        known.sort(key=lambda record: keys[record.id], reverse=sorting.descending)
        return known + [record for record in records if keys[record.id] is None]

    def _grouped(self, records: Sequence[Record]) -> Iterator[Entry]:
        group = self.layout.group
        if group is None or self.shape.sorting is not None:
            yield from records
            return
        before = None
        for record in sorted(records, key=group):
            label = group(record)[1]
            if label != before:
                yield Group(label)
                before = label
            yield record

    # -- as the grid asks

    @property
    def heads(self) -> tuple[Head, ...]:
        """The columns, with a sign on the one that is sorted by."""
        sorting = self.shape.sorting
        return tuple(
            Head(
                f"{DERIVED} {column.label}" if column.is_derived else column.label,
                column.figures,
                sorting.sign if sorting is not None and sorting.column == place else "",
                0 if column.figures or column.wide or not place else WIDEST,
                least=(LEAST_WIDE if column.wide else 0) if place else LEAST_TITLE,
            )
            for place, column in enumerate(self.columns)
        )

    @property
    def row_count(self) -> int:
        """Records and headings."""
        return len(self.entries)

    @property
    def fixed_count(self) -> int:
        """The total, where there is one."""
        return int(self._total is not None)

    def record(self, row: int) -> Record | None:
        """The record of a row; None for a heading, the total and beyond the last."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry if isinstance(entry, Record) else None

    def row_of(self, record_id: str) -> int | None:
        """The row of a record; None when it is not listed."""
        for row, entry in enumerate(self.entries):
            if isinstance(entry, Record) and entry.id == record_id:
                return row
        return None

    @property
    def first_row(self) -> int:
        """The row of the first record."""
        rows = (row for row in range(self.row_count) if self.record(row) is not None)
        return next(rows, 0)

    def column_of(self, name: str) -> int:
        """The place of a column; the labels where there is none of the name."""
        names = [column.name for column in self.columns]
        return names.index(name) if name in names else 0

    def shown(self, row: int, column: int) -> Shown:
        """One cell; beside the label how it goes, or that the record is inferred."""
        if row >= len(self.entries):
            text = (self._total or {}).get(self.columns[column].name, "")
            return Shown(text, Tone.TOTAL)
        entry = self.entries[row]
        if isinstance(entry, Group):
            return Shown("" if column else entry.label, Tone.GROUP)
        one = self.columns[column]
        follow_up = self.follow_up(entry)
        is_closed = follow_up is not None and follow_up.status in CLOSED
        tone = Tone.MUTED if is_closed else Tone.PLAIN
        mark = ""
        if column == 0:
            mark = status_mark(follow_up, self.today)
            mark = mark or inferred_mark(entry)
        text = one.text(self.tables, entry) or ("" if column else self._untitled(entry))
        return Shown(text, tone, mark)

    def _untitled(self, record: Record) -> str:
        return record_title(self.tables, self.table, record)

    def marks(self) -> Iterator[str]:
        """The signs that stand in some row."""
        if any(column.is_derived for column in self.columns):
            yield DERIVED
        for record in self.records:
            yield status_mark(self.follow_up(record), self.today)
            if getattr(record, "inferred", False):
                yield INFERRED

    def editable(self, row: int, column: int) -> bool:
        """True for every field of a record."""
        return self.record(row) is not None and not self.columns[column].is_derived
