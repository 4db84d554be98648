"""Where a figure comes from: document, print and changes of a line; the terms of a sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from store.amounts import Amount, Sum
from store.changes import AMOUNT_PREFIX, Change, Group
from store.compare import Comparison
from store.effects import views_of
from store.layout import Row
from store.records import Document, Line, View, ViewColumn
from store.row_keys import row_key, rows_for
from store.since import Since
from store.table_view import TableView
from store.totals import TOTAL
from store.workbook import Workbook

_ALL_AMOUNTS: Final = AMOUNT_PREFIX.rstrip(".")


@dataclass(frozen=True)
class PrintedIn:
    """What a document prints in the cell that holds a line, or that line with others.

    `alone` when the row holds no other line; `comparison` is of the whole row's sum.
    """

    view: View
    row: Row
    column: ViewColumn
    text: str
    comparison: Comparison | None
    alone: bool


@dataclass(frozen=True)
class LineChange:
    """One change of a line; it no longer `stands` when its group has been undone."""

    group: Group
    change: Change
    stands: bool


@dataclass(frozen=True)
class LineProvenance:
    """Where a line's figures come from and where they go.

    `document` is None for a line users added, or whose document is gone. `printed` and `enters`
    are in the views' order, rows as tables show them; `changes` oldest first; `memo_parts` are
    the lines that are told to be part of this one, in their order.
    """

    line: Line
    document: Document | None
    printed: list[PrintedIn]
    changes: list[LineChange]
    enters: list[tuple[View, Row]]
    memo_parts: list[Line]


@dataclass(frozen=True, slots=True)
class Term:
    """One line's contribution to a sum over some periods, in kroner."""

    line: Line
    periods: tuple[str, ...]

    @property
    def amount(self) -> Amount | None:
        """The line's amount in the one period, None where it is left out or there are several."""
        return self.line.amounts.get(self.periods[0]) if len(self.periods) == 1 else None

    @property
    def sum(self) -> Sum:
        """What the line adds over all of the periods."""
        total = Sum()
        for period in self.periods:
            amount = self.line.amounts.get(period)
            if amount is not None:
                total.put(amount, self.line.price_level)
        return total


@dataclass(frozen=True)
class CellProvenance:
    """A cell that shows a sum: what it adds up, and what the document prints there.

    `column` is a period or `TOTAL`; `printed` and `comparison` are None where nothing is printed.
    """

    view: View
    row: Row
    column: str
    sum: Sum
    printed: str | None
    comparison: Comparison | None
    terms: list[Term]


def where_from(book: Workbook, since: Since, line_id: str, period: str = "") -> LineProvenance:
    """All there is to tell of a line, or only of its amount in one period.

    The printed figures, changes and rows of one period are those that hold or concern its
    amount. RECORD_MISSING when there is no such line.
    """
    line = book.get(Line, line_id)
    printed: list[PrintedIn] = []
    enters: list[tuple[View, Row]] = []
    for view in views_of(book.tables, line):
        totals = book.totals(view.id)
        layout = totals.layout
        own = next(rows_for(layout, line))
        alone = len(totals.lines_in[own.id]) == 1
        printed.extend(_printed(book.table(view.id), own, period, alone))
        if period and period not in layout.periods:
            continue
        rows = sorted(
            rows_for(layout, line), key=lambda row: row_key(book.tables, layout, row, line)
        )
        enters.extend((view, row) for row in rows)
    parts = (one for one in book.tables.of(Line).values() if one.part_of == line_id)
    return LineProvenance(
        line,
        book.tables.of(Document).get(line.document),
        printed,
        _changes(since, line_id, period),
        enters,
        sorted(parts, key=lambda one: (one.order, one.id)),
    )


def terms(table: TableView, row_id: str, column: str) -> list[Term]:
    """Every line that counts in a row, and what it adds to it in a period or in `TOTAL`.

    In the lines' order; with a table of one administration's lines, only those.
    """
    periods: tuple[str, ...] = (column,)
    if column == TOTAL:
        periods = tuple(dict.fromkeys(c.period for c in table.columns if c.kind == "periode"))
    return [Term(line, periods) for line in table.lines(row_id)]


def cell_provenance(table: TableView, row_id: str, column: str) -> CellProvenance:
    """What a cell adds up and what is printed there; KeyError for a row or column not there."""
    row = table.find_row(row_id)
    cell = table.cell(row_id, table.column(column))
    return CellProvenance(
        table.view,
        row,
        column,
        table.sum(row_id, column).copy(),
        cell.printed,
        cell.comparison,
        terms(table, row_id, column),
    )


def _printed(table: TableView, row: Row, period: str, alone: bool) -> list[PrintedIn]:
    found = []
    for column in table.columns:
        if column.kind == "tekst" or (period and column.period != period):
            continue
        cell = table.cell(row.id, column)
        if cell.printed is not None:
            found.append(PrintedIn(table.view, row, column, cell.printed, cell.comparison, alone))
    return found


def _changes(since: Since, line_id: str, period: str) -> list[LineChange]:
    concerned = ("", _ALL_AMOUNTS, f"{AMOUNT_PREFIX}{period}")
    return [
        LineChange(group, change, since.stands(group.id))
        for group, change in since.changes_of("lines", line_id)
        if not period or change.field in concerned
    ]
