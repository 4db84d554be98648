"""A view of the workbook as values for JSON: whole kroner, and the texts beside them."""

from __future__ import annotations

from typing import Any

from screens.texts.amount_text import amount_json, difference_text, sum_json, sum_text
from screens.texts.names import row_label, source_text, value_text
from screens.texts.table_text import totals_text
from screens.texts.words import verdict_text
from store.layout import Row
from store.records import View, ViewColumn
from store.table_view import Cell, TableView
from store.workbook import Workbook


def table_json(book: Workbook, table: TableView) -> dict[str, Any]:
    """A table with its columns, rows and cells. The keys are Danish, without æ, ø and å."""
    return {
        **_facts(book, table.view),
        "bemaerkning": table.view.note,
        "kolonner": [_column(column) for column in table.columns],
        "raekker": [_row(book, table, row) for row in table.rows()],
    }


def tables_json(book: Workbook, tables: list[TableView]) -> list[dict[str, Any]]:
    """Every table with its grand totals."""
    return [
        {**_facts(book, t.view), "total": totals_text(t), "totaler": _totals(t)} for t in tables
    ]


def lines_json(table: TableView) -> list[dict[str, Any]]:
    """The lines behind a table: the row each stands in, and its amounts in whole kroner."""
    return [
        {
            "id": line.id,
            "aktivitet": line.label,
            "raekke": row.id,
            "kroner": {period: amount_json(one) for period, one in line.amounts.items()},
        }
        for row in table.rows()
        if row.kind == "række"
        for line in table.lines(row.id)
    ]


def _facts(book: Workbook, view: View) -> dict[str, Any]:
    return {
        "id": view.id,
        "titel": view.title,
        "enhed": view.unit,
        "prisniveau": view.price_level,
        "kilde": source_text(book, view),
    }


def _totals(table: TableView) -> dict[str, Any]:
    periods = [column.period for column in table.columns if column.kind == "periode"]
    return {period: sum_json(table.total(period)) for period in (*periods, "sum")}


def _column(column: ViewColumn) -> dict[str, Any]:
    facts = {"id": column.id, "slags": column.kind, "overskrift": column.label}
    extra = {"periode": column.period, "felt": column.field}
    return facts | {key: value for key, value in extra.items() if value}


def _row(book: Workbook, table: TableView, row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "tekst": row.label if row.printed else row_label(book, table.view, row),
        "slags": row.kind,
        "gruppe": row.parent,
        "i_dokumentet": row.printed,
        "celler": {
            column.id: _cell(book, table.view, column, table.cell(row.id, column))
            for column in table.columns
        },
    }


def _cell(book: Workbook, view: View, column: ViewColumn, cell: Cell) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if cell.sum is None:
        found["tekst"] = ", ".join(value_text(book, column.field, v) for v in cell.values)
    else:
        found["tekst"] = sum_text(cell.sum, view.unit, view.price_level)
        found["kroner"] = sum_json(cell.sum)
    if cell.printed is not None:
        found["trykt"] = cell.printed
    comparison = cell.comparison
    if comparison is not None:
        found["vurdering"] = verdict_text(comparison)
        found["forskel"] = difference_text(comparison.difference, view.unit)
        found["forklaring"] = comparison.explanation
    return found
