"""A view as an official reads it: rows in order, cells with sums, printed texts, verdicts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from store.amounts import Sum
from store.compare import Comparison, compare
from store.layout import Layout, Row
from store.records import (
    Administration,
    Appropriation,
    Committee,
    Ledger,
    Line,
    Record,
    Track,
    View,
    ViewColumn,
)
from store.tables import Tables
from store.totals import OUTSIDE, TOTAL, ViewTotals

_REGISTERS: Final[dict[str, tuple[type[Record], str]]] = {
    "track": (Track, "number"),
    "committee": (Committee, "order"),
    "administration": (Administration, "order"),
}
"""Where the values of a `rows_by` are registered, and the field that puts them in order."""


@dataclass(frozen=True)
class Cell:
    """One cell. Amount cells have a `sum` in kroner; text cells the `values` lines hold.

    `printed` is the document's own text, None where it prints nothing.
    """

    sum: Sum | None
    values: tuple[str, ...] = ()
    printed: str | None = None
    comparison: Comparison | None = None


class TableView:
    """A view of the workbook. It holds no figures: every call tells what is so now."""

    def __init__(self, view_id: str, tables: Tables, totals: Callable[[str], ViewTotals]) -> None:
        self.id = view_id
        self._tables = tables
        self._totals_of = totals

    @property
    def _totals(self) -> ViewTotals:
        return self._totals_of(self.id)

    @property
    def _layout(self) -> Layout:
        return self._totals.layout

    @property
    def view(self) -> View:
        """The record that says what the table is."""
        return self._layout.view

    @property
    def columns(self) -> list[ViewColumn]:
        """The columns in order; the row's label is not among them."""
        return self._layout.columns

    def column(self, period: str) -> ViewColumn:
        """The column of a period (`2027`), or of the sum over them (`sum`)."""
        for column in self.columns:
            if period == (TOTAL if column.kind == "sum" else column.period):
                return column
        raise KeyError(period)

    def rows(self) -> list[Row]:
        """All rows in order: those printed, those the document lacks, totals last."""
        totals = self._totals
        if totals.ordered is None:
            totals.ordered = list(self._ordered(totals))
        return totals.ordered.copy()

    def _ordered(self, totals: ViewTotals) -> Iterator[Row]:
        layout = totals.layout
        yield from (row for row in layout.rows if row.kind != "total")
        if totals.made and layout.view.document:
            yield Row(layout.missing_group, "", "gruppe", printed=False)
        yield from sorted(totals.made.values(), key=self._made_order)
        yield from (row for row in layout.rows if row.kind == "total")

    @property
    def has_total(self) -> bool:
        """True when the table has a row that counts all others."""
        return bool(self._layout.total_ids)

    def rows_of(self, line_id: str) -> list[Row]:
        """The rows a line counts in: its own, the groups above it, the totals."""
        own = self._totals.row_of[line_id]
        counted = {own, *self._above(own), *self._layout.total_ids}
        return [row for row in self.rows() if row.id in counted]

    def _made_order(self, row: Row) -> tuple[int, str]:
        """Lines in their own order; values in that of their register, the empty one last."""
        rows_by = self.view.rows_by
        if not rows_by:
            (only,) = self._totals.lines_in[row.id]
            return self._tables.of(Line)[only].order, row.id
        if not row.label:
            return sys.maxsize, row.id
        record_type, field = _REGISTERS.get(rows_by, (None, ""))
        record = self._tables.of(record_type).get(row.label) if record_type else None
        return getattr(record, field, 0), row.label

    def row(self, label: str) -> Row:
        """The first row whose label begins with this text; KeyError when there is none."""
        for row in self.rows():
            if row.label.startswith(label):
                return row
        raise KeyError(label)

    def lines(self, row_id: str) -> list[Line]:
        """The lines of a row, or of all rows of a group or total, in order."""
        totals, layout = self._totals, self._layout
        records = self._tables.of(Line)
        ids: list[str] = []
        row = layout.by_id.get(row_id) or totals.made.get(row_id)
        if row is not None and row.kind == "række":
            ids.extend(totals.lines_in.get(row_id, ()))
        else:
            for one, held in totals.lines_in.items():
                if one == row_id or row_id in layout.total_ids or row_id in self._above(one):
                    ids.extend(held)
        return sorted((records[i] for i in ids), key=lambda line: (line.order, line.id))

    def _above(self, row_id: str) -> set[str]:
        row = self._layout.by_id.get(row_id) or self._totals.made[row_id]
        return set(self._layout.ancestors(row))

    def cell(self, row_id: str, column: ViewColumn) -> Cell:
        """One cell of a row."""
        found = self._layout.printed.get((row_id, column.id))
        text = found.text if found else None
        if column.kind == "tekst":
            return Cell(None, self._values(row_id, column.field), text)
        total = self.sum(row_id, TOTAL if column.kind == "sum" else column.period)
        comparison = compare(found, total, self.view.unit) if found else None
        return Cell(total, (), text, comparison)

    def sum(self, row_id: str, period: str) -> Sum:
        """The sum of a row in a period, or over all of the view's periods (`sum`)."""
        return self._totals.sum_of(row_id, period)

    def outside(self, row_id: str) -> Sum:
        """What the row's lines hold in periods the table has no column for."""
        return self._totals.sum_of(row_id, OUTSIDE)

    def total(self, period: str) -> Sum:
        """The table's grand total in a period; blank where the view has no total row."""
        totals = self._layout.total_ids
        return self.sum(totals[0], period) if totals else Sum()

    def value_name(self, field: str, value: str) -> str:
        """What an official calls the value of a line's field: `3415 ældre`, not an id."""
        if field == "appropriation":
            found = self._tables.of(Appropriation).get(value)
            return f"{found.code} {found.name}".strip() if found else value
        if field == "track":
            track = self._tables.of(Track).get(value)
            return track.name if track else value
        if field == "ledger":
            ledger = self._tables.of(Ledger).get(value)
            return ledger.label if ledger else value
        return value

    def _values(self, row_id: str, field: str) -> tuple[str, ...]:
        if row_id in self._layout.total_ids or row_id not in self._totals.lines_in:
            return ()
        found = (_text(getattr(line, field)) for line in self.lines(row_id))
        return tuple(dict.fromkeys(text for text in found if text))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return str(value) if isinstance(value, str | int) else ""
