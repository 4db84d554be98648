"""A view as an official reads it: rows in order, cells with sums, printed texts, verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from store.amounts import Sum
from store.compare import Comparison, compare
from store.layout import Layout, Row
from store.records import Appropriation, Ledger, Line, Track, View, ViewColumn
from store.tables import Tables
from store.totals import OUTSIDE, TOTAL, ViewTotals


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

    def rows(self) -> Sequence[Row]:
        """All rows in order: those printed, those the document lacks, totals last.

        Shared, and the same object until a row comes, goes, or has another label or place.
        """
        return self._totals.order.rows

    def position(self, row_id: str) -> int:
        """Where in `rows` a row stands, counted from 0; KeyError when there is no such row."""
        return self._totals.order.position(row_id)

    def find_row(self, row_id: str) -> Row:
        """A row by its id; KeyError when there is none."""
        totals, layout = self._totals, self._layout
        found = layout.by_id.get(row_id) or totals.made.get(row_id)
        return found or self.rows()[self.position(row_id)]

    @property
    def has_total(self) -> bool:
        """True when the table has a row that counts all others."""
        return bool(self._layout.total_ids)

    def rows_of(self, line_id: str) -> list[Row]:
        """The rows a line counts in: its own, the groups above it, the totals."""
        totals, layout = self._totals, self._layout
        row_id = totals.row_of[line_id]
        own = layout.by_id.get(row_id) or totals.made[row_id]
        counted = {row_id, *layout.ancestors(own), *layout.total_ids}
        rows = totals.order.rows
        return [rows[at] for at in sorted(map(totals.order.position, counted))]

    def row(self, label: str) -> Row:
        """The first row whose label begins with this text; KeyError when there is none."""
        for row in self.rows():
            if row.label.startswith(label):
                return row
        raise KeyError(label)

    def lines(self, row_id: str) -> list[Line]:
        """The lines of a row, or of all rows of a group or total, in order."""
        return sorted(self._lines_of(row_id), key=lambda line: (line.order, line.id))

    def only_line(self, row_id: str) -> Line | None:
        """The line of a row that holds just one."""
        held = self._totals.lines_in.get(row_id, {})
        return self._tables.of(Line)[next(iter(held))] if len(held) == 1 else None

    def holds_lines(self, row_id: str) -> bool:
        """True for a row, group or total that at least one line counts in."""
        return next(self._ids(row_id), None) is not None

    def row_of(self, line_id: str) -> Row | None:
        """The row a line stands in; None when it is not in this table."""
        row_id = self._totals.row_of.get(line_id)
        return None if row_id is None else self.find_row(row_id)

    def _ids(self, row_id: str) -> Iterator[str]:
        """The ids of the lines that count in a row."""
        totals, layout = self._totals, self._layout
        yield from totals.lines_in.get(row_id, ())
        if row_id in layout.total_ids:
            below: Iterable[str] = totals.lines_in
        elif row_id == layout.missing_group:
            below = totals.made
        else:
            below = (one.id for one in layout.rows if row_id in layout.ancestors(one))
        for one in below:
            yield from totals.lines_in.get(one, ())

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
        totals = self._totals
        if row_id in self._layout.total_ids or row_id not in totals.lines_in:
            return ()
        kept = totals.values.setdefault(row_id, {})
        found = kept.get(field)
        if found is None:
            found = kept[field] = _in_line_order(field, self._lines_of(row_id))
        return found

    def _lines_of(self, row_id: str) -> Iterator[Line]:
        records = self._tables.of(Line)
        return (records[one] for one in self._ids(row_id))


def _in_line_order(field: str, lines: Iterable[Line]) -> tuple[str, ...]:
    """The different texts of a field, in the order of the first line that has each."""
    first: dict[str, tuple[int, str]] = {}
    for line in lines:
        value = getattr(line, field)
        text = value if type(value) is str else _text(value)
        seen = first.get(text)
        if seen is None or line.order < seen[0] or (line.order, line.id) < seen:
            first[text] = line.order, line.id
    first.pop("", None)
    return tuple(sorted(first, key=lambda text: first[text]))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return str(value) if isinstance(value, str | int) else ""
