"""A view of the workbook in words and figures: cells, headings, differences, remarks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from screens.texts.amount_text import (
    difference_text,
    levels_text,
    short_sum_text,
    sum_text,
)
from screens.texts.grid_text import GridColumn, GridRow, grid_lines
from screens.texts.names import row_label, source_text, value_text
from screens.texts.safe import safe
from screens.texts.width import wrap
from screens.texts.words import (
    AGREES_ROUNDED,
    is_rounded,
    number,
    price_level_word,
    verdict_text,
)
from store.amount_format import format_amount, read_printed
from store.amount_numbers import BLANK_SIGNS
from store.amounts import Range
from store.compare import Comparison, Verdict
from store.layout import Row
from store.records import RowKind, Unit, View, ViewColumn
from store.table_view import Cell, TableView
from store.workbook import Workbook

PRINTED = "trykt"
DIFFERENCES = "Forskelle mellem trykt og beregnet:"
REMARKS = "Bemærk:"
INDENT = "  "
PARTLY = "delvis"
"""What permanent and other money together is."""


@dataclass(frozen=True)
class Difference:
    """A cell whose printed figure is not the computed one, ready to be told."""

    row: str
    column: str
    printed: str
    computed: str
    comparison: Comparison


@dataclass(frozen=True)
class TextRow:
    """A row in text, fit to show; the first of the totals is marked."""

    kind: RowKind | Literal["trykt"]
    label: str
    cells: tuple[str, ...]
    begins_totals: bool = False


def table_lines(
    book: Workbook, table: TableView, width: int, *, every: bool = False
) -> Iterator[str]:
    """A table as lines of plain text, without line ends.

    What the document prints otherwise than computed stands in a line of its own under the row,
    under a total all of it; the differences, and what else there is to remark, follow after.
    Figures that agree once they are rounded are counted, and told one by one for `every`.
    """
    view = table.view
    yield from wrap(safe(view.title), width)
    yield facts_text(book, view)
    yield ""
    rows: list[GridRow] = []
    for row in text_rows(book, table):
        if row.begins_totals:
            rows.append(None)
        rows.append([row.label, *row.cells])
    yield from grid_lines(grid_columns(table), rows, width)
    for heading, remarks in remarks_by_heading(book, table, every=every):
        yield ""
        yield heading
        for remark in remarks:
            first, *rest = wrap(remark, max(width - 4, 20))
            yield f"- {first}"
            yield from (INDENT + line for line in rest)


def remarks_by_heading(
    book: Workbook,
    table: TableView,
    *,
    every: bool = False,
    unit: Unit | None = None,
    rows: Collection[str] | None = None,
) -> Iterator[tuple[str, list[str]]]:
    """What is to be told under a table: differences, and what its cells cannot show.

    In the table's own unit, and of all its rows, unless another unit or the ids of some are given.
    """
    unit = unit or table.view.unit
    for heading, remarks in (
        (DIFFERENCES, list(_difference_lines(book, table, every, unit, rows))),
        (REMARKS, list(remark_lines(book, table, unit, rows))),
    ):
        if remarks:
            yield heading, remarks


def facts_text(book: Workbook, view: View) -> str:
    """Id, unit, price level and source of a table in one line."""
    source = source_text(book, view)
    facts = (safe(view.id), view.unit, price_level_word(view.price_level), source)
    return " · ".join(fact for fact in facts if fact)


def grid_columns(table: TableView) -> list[GridColumn]:
    """The columns of a table in text: the rows' labels, then its own with headings as printed."""
    return [
        GridColumn(""),
        *(GridColumn(safe(column.label), column.kind != "tekst") for column in table.columns),
    ]


def text_rows(book: Workbook, table: TableView) -> Iterator[TextRow]:
    """The rows of a table in text, each followed by what is printed where that differs.

    Under a total all that is printed stands, for that is what a meeting compares with.
    """
    totals_begun = False
    for row in table.rows():
        begins_totals = row.kind == "total" and not totals_begun
        totals_begun = totals_begun or begins_totals
        indent = INDENT * depth_of(table, row)
        label = indent + row_label(book, table.view, row)
        yield TextRow(row.kind, label, row_texts(book, table, row), begins_totals)
        printed = printed_texts(book, table, row)
        if printed is not None:
            yield TextRow("trykt", f"{indent}{INDENT}{PRINTED}", printed)


def row_texts(
    book: Workbook, table: TableView, row: Row, *, unit: Unit | None = None
) -> tuple[str, ...]:
    """What is computed for the cells of one row, in the table's own unit or another."""
    return tuple(
        cell_text(book, table.view, column, table.cell(row.id, column), unit)
        for column in table.columns
    )


def printed_texts(
    book: Workbook, table: TableView, row: Row, *, unit: Unit | None = None
) -> tuple[str, ...] | None:
    """What is to stand under a row as printed; None where nothing differs.

    Under a total, and where any figure differs, all figures: one left out would seem not printed.
    """
    if not row.printed:
        return None
    own = table.view.unit
    cells = [(column, table.cell(row.id, column)) for column in table.columns]
    differing = [column for column, cell in cells if differs(book, column, cell)]
    every = row.kind == "total" or any(column.kind != "tekst" for column in differing)
    found = [
        printed_in(cell.printed, own, unit or own)
        if cell.printed and (column in differing or (every and _is_told(row, column)))
        else ""
        for column, cell in cells
    ]
    return tuple(found) if any(found) else None


def _is_told(row: Row, column: ViewColumn) -> bool:
    return row.kind == "total" or column.kind != "tekst"


def depth_of(table: TableView, row: Row) -> int:
    """How many groups a row stands in."""
    depth = 0
    while row.parent:
        row = table.find_row(row.parent)
        depth += 1
    return depth


def depths(table: TableView) -> dict[str, int]:
    """How many groups each row of a table stands in."""
    return {row.id: depth_of(table, row) for row in table.rows()}


def cell_text(
    book: Workbook, view: View, column: ViewColumn, cell: Cell, unit: Unit | None = None
) -> str:
    """What is computed for a cell, in the table's own unit or another; a blank as printed."""
    if cell.sum is None:
        if column.field == "permanent" and len(cell.values) > 1:
            return PARTLY
        values = [value_text(book, column.field, value) for value in cell.values]
        return ", ".join(values) or safe(cell.printed or "")
    if cell.sum.is_blank and cell.printed in BLANK_SIGNS:
        return "-"
    return short_sum_text(cell.sum, unit or view.unit, view.price_level)


def differs(book: Workbook, column: ViewColumn, cell: Cell) -> bool:
    """True when the document prints something else than is computed."""
    if cell.printed is None:
        return False
    if cell.sum is None:
        held = _words(" ".join(value_text(book, column.field, value) for value in cell.values))
        printed = _words(cell.printed)
        # a document prints `3200` or `3200 - Udsatte voksne` for the same appropriation
        return bool(held) and (held[: len(printed)] != printed or len(cell.values) > 1)
    return cell.comparison is None or not is_same(cell.comparison)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def is_same(comparison: Comparison) -> bool:
    """True when the printed figure is the computed one to the krone."""
    return comparison.verdict is Verdict.AGREES and comparison.difference in (None, Range(0, 0))


def differences(
    book: Workbook,
    table: TableView,
    unit: Unit | None = None,
    rows: Collection[str] | None = None,
) -> Iterator[Difference]:
    """Every cell whose printed figure is not the computed one, in reading order."""
    view = table.view
    unit = unit or view.unit
    for row in _rows(table, rows):
        if not row.printed:
            continue
        for column in table.columns:
            cell = table.cell(row.id, column)
            comparison = cell.comparison
            if comparison is None or cell.sum is None or is_same(comparison):
                continue
            label, computed = row_label(book, view, row), sum_text(cell.sum, unit)
            printed = printed_in(comparison.text, view.unit, unit)
            yield Difference(label, safe(column.label), printed, computed or "intet", comparison)


def _rows(table: TableView, ids: Collection[str] | None) -> list[Row]:
    return [row for row in table.rows() if ids is None or row.id in ids]


def printed_in(text: str, own: Unit, unit: Unit) -> str:
    """A printed text, its figure told in another unit than its own; no figure as it stands."""
    read = None if unit == own else read_printed(text, own)
    return safe(text) if read is None else format_amount(read[0], unit)


def _difference_lines(
    book: Workbook,
    table: TableView,
    every: bool,
    unit: Unit,
    rows: Collection[str] | None,
) -> Iterator[str]:
    """What differs; after it what only rounding parts, one by one or as their number."""
    found = list(differences(book, table, unit, rows))
    rounded = [one for one in found if is_rounded(one.comparison)]
    for one in [one for one in found if not is_rounded(one.comparison)]:
        yield _difference_text(one, unit)
    if every:
        yield from (_difference_text(one, unit) for one in rounded)
    elif rounded:
        yield f"{number(len(rounded))} tal {AGREES_ROUNDED}."


def _difference_text(found: Difference, unit: Unit) -> str:
    apart = difference_text(found.comparison.difference, unit)
    text = f"{found.row}, {found.column}: trykt {found.printed}, beregnet {found.computed}"
    text += f", forskel {apart}" if apart else ""
    text += f": {verdict_text(found.comparison)}."
    return f"{text} {safe(found.comparison.explanation)}".rstrip()


def remark_lines(
    book: Workbook,
    table: TableView,
    unit: Unit | None = None,
    rows: Collection[str] | None = None,
) -> Iterator[str]:
    """What a table cannot show in its cells: price levels, other years, its note."""
    view = table.view
    unit = unit or view.unit
    for row in _rows(table, rows):
        if row.parent and not row.printed and not view.rows_by:
            continue  # one line has one price level
        label = row_label(book, view, row)
        for column in table.columns:
            cell = table.cell(row.id, column)
            if cell.sum is not None and cell.sum.mixed:
                levels = levels_text(cell.sum, unit)
                yield f"{label}, {safe(column.label)}: {levels}; de lægges ikke sammen."
        outside = table.outside(row.id)
        if not outside.is_blank and _is_topmost(table, row):
            yield f"{label}: {sum_text(outside, unit)} ligger i år uden for tabellen."
    if view.note:
        yield safe(view.note)


def _is_topmost(table: TableView, row: Row) -> bool:
    """True for a total, and for a row that none counts in."""
    return row.kind == "total" or (not table.has_total and not row.parent)


def totals_text(table: TableView) -> str:
    """A table's grand total, or one a column where it has no sum over them."""
    return "; ".join(totals_texts(table))


def totals_texts(table: TableView) -> list[str]:
    """A table's grand total, or those of its columns where it has no sum over them."""
    view = table.view
    sums = [column for column in table.columns if column.kind == "sum"]
    columns = sums or [column for column in table.columns if column.kind == "periode"]
    named = []
    for column in columns:
        text = sum_text(table.total("sum" if sums else column.period), view.unit, view.price_level)
        if text:
            named.append(text if len(columns) == 1 else f"{safe(column.label)}: {text}")
    return named
