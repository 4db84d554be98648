"""`vis`: tables as text or JSON."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import Any, Final

from ressort_tui.output import write_json, write_lines
from ressort_tui.session import Options, reading
from screens.texts.amount_text import amount_text
from screens.texts.grid_text import GridColumn, grid_lines
from screens.texts.names import document_text
from screens.texts.safe import safe
from screens.texts.table_json import lines_json, table_json, tables_json
from screens.texts.table_text import table_lines, totals_texts
from store.records import View
from store.table_view import TableView
from store.workbook import Workbook

WIDTH: Final = 120
"""The width of text that goes to no terminal."""

NARROW: Final = 100


def width() -> int:
    """The cells of a line."""
    return get_terminal_size((WIDTH, 24)).columns


def show(options: Options, view_id: str | None, *, lines: bool, every: bool, as_json: bool) -> None:
    """One table, or a list of all."""
    with reading(options) as book:
        if view_id is None:
            _list(book, as_json)
        else:
            table = book.table(find_view(book, view_id))
            if as_json:
                found: dict[str, Any] = table_json(book, table)
                write_json(found | ({"aktiviteter": lines_json(table)} if lines else {}))
                return
            write_lines(table_lines(book, table, width(), every=every))
            if lines:
                write_lines(["", "Aktiviteter:", *_activities(table)])


def find_view(book: Workbook, name: str) -> str:
    """The id of the table named, whatever its case; RECORD_MISSING when there is none."""
    known = {view.id.casefold(): view.id for view in book.all(View)}
    return book.get(View, known.get(name.casefold(), name)).id


def tables_in_order(book: Workbook) -> list[TableView]:
    """Every table, in the order the documents have them."""
    views = sorted(book.all(View), key=lambda view: (view.order, view.id))
    return [book.table(view.id) for view in views]


def _list(book: Workbook, as_json: bool) -> None:
    tables = tables_in_order(book)
    if as_json:
        write_json(tables_json(book, tables))
        return
    columns = [GridColumn("Id"), GridColumn("Dokument"), GridColumn("Tabel")]
    columns += [GridColumn("I alt", figures=True), GridColumn("Enhed")]
    rows = [
        [
            safe(table.id),
            document_text(book, table.view),
            safe(table.view.title),
            _totals_cell(table),
            table.view.unit,
        ]
        for table in tables
    ]
    write_lines(grid_lines(columns, rows, width()))


def _totals_cell(table: TableView) -> str:
    """A table's totals below each other; in a narrow window also what is unknown in them."""
    text = "\n".join(totals_texts(table))
    return text if width() >= NARROW else text.replace(" + ", "\n+ ")


def _activities(table: TableView) -> list[str]:
    """The lines behind a table, with the ids by which they are named."""
    periods = [column for column in table.columns if column.kind == "periode"]
    columns = [GridColumn("Id"), GridColumn("Aktivitet")]
    columns += [GridColumn(safe(column.label), figures=True) for column in periods]
    rows = [
        [safe(line.id), safe(line.label)]
        + [amount_text(line.amounts.get(c.period), table.view.unit, empty="") for c in periods]
        for row in table.rows()
        if row.kind == "række"
        for line in table.lines(row.id)
    ]
    return grid_lines(columns, rows, width())
