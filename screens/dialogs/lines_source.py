"""The lines of a cell as a grid asks for them: what each holds, what it would hold, the sum."""

from __future__ import annotations

from collections.abc import Callable

from screens.cell_lines import CellLines
from screens.texts import lines_text as texts
from screens.texts.amount_text import amount_text
from screens.texts.marks_da import PREVIEW, UNCERTAIN
from screens.texts.safe import safe
from screens.texts.words import price_level_word
from screens.widgets.grid_source import Head, Shown, Tone
from store.records import Line
from store.workbook import Workbook


class LinesSource:
    """One row a line; the sum stays at the bottom, one row a price level where there are several.

    Only the last column is typed in.
    """

    def __init__(self, book: Workbook, cell: CellLines) -> None:
        self._book = book
        self._cell = cell
        self._texts = list(self._text_columns())
        self.heads = [
            Head(texts.LINE),
            *(Head(heading) for heading, _ in self._texts),
            Head(texts.NOW, figures=True),
            Head(texts.NEW, figures=True),
        ]
        self.new_column = len(self.heads) - 1
        self.row_count = len(cell.lines)
        self.levels: list[str | None] = [None] if len(cell.levels) < 2 else [*cell.levels]
        self.fixed_count = len(self.levels) if cell.lines else 0

    def _text_columns(self) -> list[tuple[str, Callable[[Line], str]]]:
        lines, book = self._cell.lines, self._book
        columns: list[tuple[str, Callable[[Line], str]]] = []
        if any(map(texts.administration_text, lines)):
            columns.append((texts.ADMINISTRATION, texts.administration_text))
        if any(line.appropriation for line in lines):
            columns.append((texts.APPROPRIATION, lambda ln: texts.appropriation_text(book, ln)))
        if len(self._cell.levels) > 1:
            columns.append((texts.PRICE_LEVEL, lambda line: price_level_word(line.price_level)))
        return columns

    def line(self, row: int) -> Line | None:
        """The line of a row; None for a sum."""
        return self._cell.lines[row] if row < self.row_count else None

    def level(self, row: int) -> str | None:
        """The price level a row of the sum is of; None where there is but one."""
        return self.levels[row - self.row_count]

    def editable(self, row: int, column: int) -> bool:
        """True for new amounts and their sum."""
        return column == self.new_column and not self._book.read_only

    def shown(self, row: int, column: int) -> Shown:
        """One cell."""
        line = self.line(row)
        return self._total(row, column) if line is None else self._of_line(line, column)

    def _of_line(self, line: Line, column: int) -> Shown:
        if not column:
            return Shown(safe(line.label), mark="" if line.certainty == "fast" else UNCERTAIN)
        if column <= len(self._texts):
            return Shown(self._texts[column - 1][1](line))
        now, unit = self._cell.now(line), self._cell.unit
        if column < self.new_column:
            return Shown(amount_text(now, unit, ""))
        new = self._cell.new(line)
        if new == now:
            return Shown(amount_text(new, unit, ""))
        return Shown(amount_text(new, unit), mark=PREVIEW, preview=True)

    def _total(self, row: int, column: int) -> Shown:
        level = self.level(row)
        if not column:
            return Shown(texts.total_label(level), Tone.TOTAL)
        if column <= len(self._texts):
            return Shown("", Tone.TOTAL)
        cell, price_level = self._cell, self._cell.table.view.price_level
        before = texts.total_text(cell.before, level, cell.unit, price_level)
        if column < self.new_column:
            return Shown(before, Tone.TOTAL)
        after = texts.total_text(cell.after, level, cell.unit, price_level)
        if after == before:
            return Shown(after, Tone.TOTAL)
        return Shown(after, Tone.TOTAL, PREVIEW, preview=True)
