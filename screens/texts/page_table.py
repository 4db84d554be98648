"""A table, or some of its rows, as a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final

import msgspec

from screens.texts.names import row_label
from screens.texts.page import (
    Block,
    Mark,
    Page,
    PageCell,
    PageRow,
    Remarks,
    Table,
    mark_notes,
)
from screens.texts.page_facts import (
    NO_DOCUMENT,
    administration_fact,
    footer_text,
    source_texts,
    unit_fact,
)
from screens.texts.safe import safe
from screens.texts.table_text import (
    DIFFERENCES,
    PRINTED,
    REMARKS,
    cell_text,
    depths,
    differs,
    grid_columns,
    printed_in,
    remark_lines,
    remarks_by_heading,
)
from store.amounts import Blank, Sum
from store.layout import Row
from store.records import Line, Unit, View, ViewColumn
from store.table_view import Cell, TableView
from store.workbook import Workbook

WHOLE_CITY: Final = "Hele kommunen: "


def table_page(
    book: Workbook,
    table: TableView,
    *,
    unit: Unit | None = None,
    rows: Collection[str] | None = None,
    filter_text: str = "",
    administration: str = "",
    every: bool = False,
    now: datetime,
    version: str,
) -> Page:
    """A whole view, or only the rows whose ids are given, with the groups they stand in.

    Totals always stand, and always hold what the table holds: `filter_text` says so. The unit,
    the table's own unless another is given, changes only how figures are told. A table over the
    lines of one `administration` is shown with the totals of the whole city under its own.
    `every` tells each figure that only rounding parts from the printed one. `now` is local time.
    """
    view = table.view
    facts = [unit_fact(unit or view.unit, view.unit, view.price_level)]
    if administration:
        facts.append(administration_fact(book, administration))
    if filter_text:
        facts.append(f"Filter: {safe(filter_text)}")
    facts += source_facts(book, table)
    blocks = table_blocks(
        book, table, unit=unit, rows=rows, administration=administration, every=every
    )
    return Page(safe(view.title), tuple(facts), tuple(blocks), footer_text(book, now, version))


def source_facts(book: Workbook, table: TableView) -> list[str]:
    """The document a view is from; for one that no document has, those its lines are from."""
    view = table.view
    if view.document:
        return [f"Kilde: {text}" for text in source_texts(book, [view])]
    lines = [line for row in table.rows() if row.kind == "række" for line in table.lines(row.id)]
    lines.sort(key=lambda line: (line.order, line.id))
    found = [f"Tallenes kilde: {text}" for text in source_texts(book, lines)]
    return [f"Tabellens kilde: {NO_DOCUMENT}", *found]


def table_blocks(
    book: Workbook,
    table: TableView,
    *,
    unit: Unit | None = None,
    rows: Collection[str] | None = None,
    administration: str = "",
    every: bool = False,
) -> Iterator[Block]:
    """The table itself and the remarks under it.

    Over the lines of one administration nothing printed stands beside the figures, for the
    document speaks of all lines.
    """
    unit = unit or table.view.unit
    shown = _shown(table, rows)
    found = list(_page_rows(book, table, unit, shown, printed=not administration))
    if administration:
        found += _whole_city(book, table, unit)
    yield Table(tuple(grid_columns(table)), tuple(found), mark_notes(found))
    if administration:
        remarks = tuple(remark_lines(book, table, unit, shown))
        if remarks:
            yield Remarks(REMARKS, remarks)
        return
    for heading, items in remarks_by_heading(book, table, every=every, unit=unit, rows=shown):
        if heading == DIFFERENCES and unit != table.view.unit:
            items.append(f"Forklaringer bruger dokumentets enhed, {table.view.unit}")
        yield Remarks(heading, tuple(items))


def _shown(table: TableView, rows: Collection[str] | None) -> frozenset[str]:
    """The rows to show: those given, the groups above them, and all totals."""
    found = table.rows()
    if rows is None:
        return frozenset(row.id for row in found)
    parents = {row.id: row.parent for row in found}
    shown = {row.id for row in found if row.kind == "total"}
    for row_id in rows:
        while row_id and row_id not in shown:
            shown.add(row_id)
            row_id = parents.get(row_id, "")
    return frozenset(shown)


def _page_rows(
    book: Workbook, table: TableView, unit: Unit, shown: Collection[str], *, printed: bool
) -> Iterator[PageRow]:
    view = msgspec.structs.replace(table.view, unit=unit)
    levels, marks = depths(table), _certainty_marks(table)
    for row in table.rows():
        if row.id not in shown:
            continue
        cells = [table.cell(row.id, column) for column in table.columns]
        level = levels[row.id]
        yield PageRow(
            row.kind,
            (
                PageCell(row_label(book, view, row)),
                *(
                    _cell(book, view, column, cell, marks.get((row.id, column.id), frozenset()))
                    for column, cell in zip(table.columns, cells, strict=True)
                ),
            ),
            level,
        )
        if printed:
            yield from _printed_row(book, table, row, cells, unit, level)


def _cell(
    book: Workbook, view: View, column: ViewColumn, cell: Cell, certainty: frozenset[Mark]
) -> PageCell:
    text = cell_text(book, view, column, cell)
    return PageCell(text, certainty | sum_marks(cell.sum)) if cell.sum else PageCell(text)


def sum_marks(total: Sum) -> frozenset[Mark]:
    """What a sum shows by itself to be uncertain: a range in it, an unknown amount."""
    marks: set[Mark] = set()
    for part in total.parts.values():
        if part.low != part.high:
            marks.add("spænd")
        if part.unknowns:
            marks.add("uoplyst")
    return frozenset(marks)


def _printed_row(
    book: Workbook, table: TableView, row: Row, cells: list[Cell], unit: Unit, level: int
) -> Iterator[PageRow]:
    """What the document prints where it differs; of a total all of it."""
    own = table.view.unit
    texts = [
        printed_in(cell.printed, own, unit if cell.sum is not None else own)
        if cell.printed is not None and (row.kind == "total" or differs(book, column, cell))
        else ""
        for column, cell in zip(table.columns, cells, strict=True)
    ]
    if any(texts):
        yield PageRow("trykt", tuple(PageCell(text) for text in (PRINTED, *texts)), level + 1)


def _certainty_marks(table: TableView) -> dict[tuple[str, str], frozenset[Mark]]:
    """The certainties other than `fast` among the amounts of each cell, by row and column.

    Each row passes its own on to its groups and to all totals, so lines are looked at once.
    """
    rows = table.rows()
    parents = {row.id: row.parent for row in rows}
    totals = [row.id for row in rows if row.kind == "total"]
    found: dict[tuple[str, str], set[Mark]] = {}
    for row in rows:
        if row.kind != "række":
            continue
        for line in table.lines(row.id):
            for column_id, mark in _line_marks(table, line):
                at = row.id
                while at:
                    found.setdefault((at, column_id), set()).add(mark)
                    at = parents.get(at, "")
                for total in totals:
                    found.setdefault((total, column_id), set()).add(mark)
    return {place: frozenset(marks) for place, marks in found.items()}


def _line_marks(table: TableView, line: Line) -> Iterator[tuple[str, Mark]]:
    """The columns in which a line has an uncertain amount, each with what it is."""
    mark = certainty_mark(line)
    if mark is None:
        return
    periods = {
        column.period: column.id
        for column in table.columns
        if column.kind == "periode"
        and not isinstance(line.amounts.get(column.period), Blank | None)
    }
    yield from ((column_id, mark) for column_id in periods.values())
    if periods:
        yield from ((column.id, mark) for column in table.columns if column.kind == "sum")


def certainty_mark(line: Line) -> Mark | None:
    """A line's certainty where it is not `fast`."""
    return None if line.certainty == "fast" else line.certainty


def _whole_city(book: Workbook, table: TableView, unit: Unit) -> Iterator[PageRow]:
    """The totals of the same table over all lines."""
    whole = book.table(table.id)
    totals = frozenset(row.id for row in whole.rows() if row.kind == "total")
    for row in _page_rows(book, whole, unit, totals, printed=True):
        label, *cells = row.cells
        yield PageRow(row.kind, (PageCell(WHOLE_CITY + label.text), *cells), row.level)
