"""Views as CSV: tables as an official wants them. They go out only; see `store.importing`."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from store.amount_format import format_kroner, read_printed
from store.amounts import Blank, Part, Range, Sum, Unknown
from store.csv_dialect import Dialect, guard, write_rows
from store.layout import Row
from store.records import Unit
from store.table_view import Cell, TableView

TAIL: Final = ("slags", "række")
"""The headings before the last one: kind of row, row id. They tell a view file from others."""

SEAL: Final = "tabel kontrol-"
"""Begins the last heading, over the view's id; eight digits follow, the sum over all else."""

PRINTED: Final = "trykt "
"""Heads the column of what the document prints beside a computed one."""

MADE: Final = "ikke i dokumentet"
"""The kind of a row that the document does not have, and the label over such rows."""

FOLDER: Final = "tabeller"
"""The folder beside the registers that view files are exported to."""


def view_file_name(view_id: str) -> str:
    """The name of a view's file."""
    return f"tabel-{view_id}.csv"


def view_bytes(table: TableView, dialect: Dialect) -> bytes:
    """A view with its sums in its own unit, and what the document prints beside them.

    The first heading is the table's title, unit and price level. Figures have the dialect's
    decimal mark and no thousands marks. A range is `low–high`, `+ 2 ?` follows where amounts are
    unknown, and sums of several price levels stand side by side, each with its level.
    """
    return write_rows(view_rows(table, dialect), dialect)


def view_rows(table: TableView, dialect: Dialect) -> list[list[str]]:
    """The rows of a view file, the headings first."""
    headings, *rows = _rows(table, dialect)
    return [[*headings, SEAL + seal([headings, *rows])], *([*row, table.id] for row in rows)]


def seal(rows: Sequence[Sequence[str]]) -> str:
    """Eight digits that change when any cell does; the column under the seal is left out."""
    content = "\x1e".join("\x1f".join(row) for row in rows)
    return f"{zlib.crc32(content.encode('utf-8', 'surrogatepass')):08x}"


def _rows(table: TableView, dialect: Dialect) -> Iterator[list[str]]:
    printed = _printed_columns(table)
    headings = [guard(_title(table))]
    for column in table.columns:
        headings.append(guard(column.label))
        if column.id in printed:
            headings.append(guard(PRINTED + column.label))
    yield [*headings, *TAIL]
    unit = table.view.unit
    for row in table.rows():
        cells = [guard(_label(table, row))]
        for column in table.columns:
            cell = table.cell(row.id, column)
            cells.append(_computed(table, column.field, cell, dialect))
            if column.id in printed:
                cells.append(_printed(cell, unit, dialect))
        yield [*cells, row.kind if row.printed else MADE, row.id]


def _title(table: TableView) -> str:
    view = table.view
    facts = ", ".join(fact for fact in (view.unit, view.price_level) if fact)
    return f"{view.title} ({facts})"


def _label(table: TableView, row: Row) -> str:
    if row.printed:
        return row.label
    if row.kind == "gruppe":
        return MADE
    return table.value_name(table.view.rows_by, row.label) if table.view.rows_by else row.label


def _printed_columns(table: TableView) -> set[str]:
    """The amount columns in which the document prints anything."""
    return {
        column.id
        for row in table.rows()
        if row.printed
        for column in table.columns
        if column.kind != "tekst" and table.cell(row.id, column).printed is not None
    }


def _computed(table: TableView, field: str, cell: Cell, dialect: Dialect) -> str:
    if cell.sum is None:
        return guard(", ".join(table.value_name(field, value) for value in cell.values))
    return sum_cell(cell.sum, table.view.unit, dialect)


def sum_cell(total: Sum, unit: Unit, dialect: Dialect) -> str:
    """A sum as a cell of a view file."""
    if not total.mixed:
        part = total.part()
        return _part_cell(part, unit, dialect) if part else ""
    levels = sorted(total.parts.items())
    return " | ".join(f"{_part_cell(part, unit, dialect)} [{level}]" for level, part in levels)


def _part_cell(part: Part, unit: Unit, dialect: Dialect) -> str:
    known = _range_cell(part.low, part.high, unit, dialect) if part.known else ""
    if part.unknowns == 1 and not known:
        return "?"
    unknown = f"{part.unknowns} ?" if part.unknowns else ""
    return " + ".join(text for text in (known, unknown) if text)


def _range_cell(low: int, high: int, unit: Unit, dialect: Dialect) -> str:
    first = format_kroner(low, unit, None, dialect.decimal, "")
    if low == high:
        return first
    return f"{first}–{format_kroner(high, unit, None, dialect.decimal, '')}"


def _printed(cell: Cell, unit: Unit, dialect: Dialect) -> str:
    """The printed figure as a number a spreadsheet reads; other text as it stands."""
    if cell.printed is None:
        return ""
    read = read_printed(cell.printed, unit)
    amount = read[0] if read else None
    if isinstance(amount, Range):
        return _range_cell(amount.low, amount.high, unit, dialect)
    if isinstance(amount, int):
        return _range_cell(amount, amount, unit, dialect)
    if isinstance(amount, Blank):
        return "-"
    return "?" if isinstance(amount, Unknown) else guard(cell.printed)
