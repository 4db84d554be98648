"""A view of the workbook as a grid asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from screens.texts.table_text import TextRow, grid_columns, text_rows
from screens.widgets.grid_source import Head, Shown, Tone
from store.table_view import TableView
from store.workbook import Workbook

TONES: Final = {"gruppe": Tone.GROUP, "total": Tone.TOTAL, "trykt": Tone.PRINTED}


class ViewSource:
    """The rows of a view in text, as they are when it is made; totals stay at the bottom."""

    def __init__(self, book: Workbook, table: TableView) -> None:
        self.heads: Sequence[Head] = [
            Head(column.heading, column.figures) for column in grid_columns(table)
        ]
        rows = list(text_rows(book, table))
        first = next((n for n, row in enumerate(rows) if row.begins_totals), len(rows))
        self._rows: list[TextRow] = rows
        self.row_count = first
        self.fixed_count = len(rows) - first

    def shown(self, row: int, column: int) -> Shown:
        """The text of a cell, and what kind of row it stands in."""
        found = self._rows[row]
        text = found.cells[column - 1] if column else found.label
        return Shown(text, TONES.get(found.kind, Tone.PLAIN))
