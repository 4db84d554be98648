"""The rows of a view in the order a table shows them, mended rather than sorted anew."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Mapping
from typing import Final

from store.layout import Layout, Row
from store.records import Administration, Committee, Line, Record, Track
from store.system import uncollected
from store.tables import Tables

_REGISTERS: Final[dict[str, tuple[type[Record], str]]] = {
    "track": (Track, "number"),
    "committee": (Committee, "order"),
    "administration": (Administration, "order"),
}
"""Where the values of a `rows_by` are registered, and the field that puts them in order."""

_MEND: Final = 1_000
"""As many made rows are moved one by one; when more have changed, all are sorted."""


def value_key(tables: Tables, rows_by: str, value: str) -> tuple[int, str]:
    """Puts the values of a `rows_by` in the order of their register, the empty one last."""
    if not value:
        return sys.maxsize, value
    record_type, field = _REGISTERS.get(rows_by, (None, ""))
    record = tables.of(record_type).get(value) if record_type else None
    return getattr(record, field, 0), value


class OrderedRows:
    """Rows in order: those printed, those the document lacks, totals last.

    It reads the view's `made` rows and which row each line stands in as they are when it is
    asked, and is told with `touch` which of them have changed.
    """

    def __init__(
        self,
        tables: Tables,
        layout: Layout,
        made: Mapping[str, Row],
        row_of: Mapping[str, str],
        lines_in: Mapping[str, Mapping[str, None]],
    ) -> None:
        self._tables = tables
        self._lines = tables.of(Line)
        self._layout = layout
        self._made = made
        self._row_of = row_of
        self._lines_in = lines_in
        self._ordered: list[Row] = []
        self._touched: set[str] | None = None
        self._rows: tuple[Row, ...] = ()
        self._first = 0
        self._positions: dict[str, int] = {}

    def touch(self, row_id: str) -> None:
        """Note that a row has come, gone, or may have another label or place."""
        if self._touched is not None and row_id not in self._layout.by_id:
            self._touched.add(row_id)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows; the same tuple until one of them changes."""
        if self._touched is None or self._touched:
            self._put_in_order()
        return self._rows

    def position(self, row_id: str) -> int:
        """Where in `rows` a row stands; KeyError when there is none."""
        if self._touched is None or self._touched:
            self._put_in_order()
        found = self._positions.get(row_id)
        if found is None:
            key = self._line_key(self._made[row_id])
            found = self._first + bisect_left(self._ordered, key, key=self._line_key)
        return found

    def _put_in_order(self) -> None:
        touched, layout = self._touched, self._layout
        with uncollected():
            if touched is None or len(touched) > _MEND or layout.view.rows_by:
                self._sort()
            else:
                self._mend(touched)
        ordered = self._ordered
        head = [row for row in layout.rows if row.kind != "total"]
        tail = [row for row in layout.rows if row.kind == "total"]
        if ordered and layout.view.document:
            head.append(Row(layout.missing_group, "", "gruppe", printed=False))
        self._rows = (*head, *ordered, *tail)
        self._first = len(head)
        self._positions = {row.id: number for number, row in enumerate(head)}
        after = self._first + len(ordered)
        self._positions |= {row.id: after + number for number, row in enumerate(tail)}
        if layout.view.rows_by:
            self._positions |= {row.id: self._first + n for n, row in enumerate(ordered)}
        self._touched = set()

    def _sort(self) -> None:
        rows_by = self._layout.view.rows_by
        if rows_by:
            self._ordered = sorted(
                self._made.values(), key=lambda row: value_key(self._tables, rows_by, row.label)
            )
            return
        lines, made = self._lines, self._made
        keys = [(lines[one].order, row) for one, row in self._row_of.items() if row in made]
        keys.sort()
        self._ordered = [made[row_id] for _, row_id in keys]

    def _mend(self, touched: set[str]) -> None:
        ordered = [row for row in self._ordered if row.id not in touched]
        for row_id in touched:
            row = self._made.get(row_id)
            if row is not None:
                ordered.insert(bisect_left(ordered, self._line_key(row), key=self._line_key), row)
        self._ordered = ordered

    def _line_key(self, row: Row) -> tuple[int, str]:
        """Rows of lines stand in their lines' own order."""
        (only,) = self._lines_in[row.id]
        return self._lines[only].order, row.id
