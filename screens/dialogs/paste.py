"""A look at what a paste would do, before it does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from screens.desk import Desk
from screens.dialogs.table_dialog import TableDialog
from screens.texts import paste_text as texts
from screens.texts.amount_text import amount_text
from screens.texts.marks_da import PREVIEW
from screens.widgets.grid_messages import Moved, Opened
from screens.widgets.grid_source import BaseSource, Head, Shown, Tone
from store.paste import PasteCell, paste_edits
from store.records import Unit
from store.table_view import TableView
from store.workbook import Workbook

WRONG: Final = "!"


class PasteSource(BaseSource):
    """One row a pasted cell."""

    heads = (
        Head(texts.ROW),
        Head(texts.COLUMN),
        Head(texts.NOW, figures=True),
        Head(texts.AFTER, figures=True),
        Head(texts.REMARK),
    )
    fixed_count = 0

    def __init__(
        self, book: Workbook, table: TableView, cells: Sequence[PasteCell], unit: Unit
    ) -> None:
        self._book = book
        self.table = table
        self._unit: Unit = unit
        self.cells = [cell for cell in cells if not texts.is_skipped(cell)]
        self.row_count = len(self.cells)
        self.errors = [row for row, cell in enumerate(self.cells) if cell.error is not None]

    def error_after(self, row: int) -> int:
        """The next row with an error, from the top again after the last."""
        return next((error for error in self.errors if error > row), self.errors[0])

    def shown(self, row: int, column: int) -> Shown:
        """One cell of the look."""
        cell = self.cells[row]
        if column == 0:
            return Shown(texts.row_text(self._book, self.table, cell))
        if column == 1:
            return Shown(texts.column_text(self.table, cell))
        if column == 2:
            return Shown(amount_text(cell.before, self._unit, ""))
        if column == 3:
            return self._after(cell)
        return Shown(texts.short_remark(cell))

    def _after(self, cell: PasteCell) -> Shown:
        if cell.error is not None:
            return Shown(texts.pasted_text(cell), Tone.PRINTED, WRONG)
        if cell.entry is None:
            return Shown(amount_text(cell.before, self._unit, ""))
        text = amount_text(cell.entry.amount, self._unit)
        if not texts.is_change(cell):
            return Shown(text)
        return Shown(text, mark=PREVIEW, preview=True)


class PasteDialog(TableDialog):
    """Shows a planned paste cell by cell; answers True when it was made, as one group.

    With one error in it nothing can be applied.
    """

    def __init__(self, desk: Desk, view_id: str, cells: Sequence[PasteCell]) -> None:
        table = desk.own_table(view_id) or desk.table(view_id)
        self._cells = cells
        self.source = PasteSource(desk.book, table, cells, desk.unit_of(table.view))
        self._is_wrong = bool(self.source.errors)
        skipped = len(cells) - self.source.row_count
        facts = texts.counts_text(self.source.cells, skipped)
        super().__init__(
            desk,
            texts.title_text(table.view),
            f"{facts}\n{texts.MEND}" if self._is_wrong else facts,
            texts.HINT_WRONG if self._is_wrong else texts.HINT,
            (texts.CLOSE,) if self._is_wrong else (texts.TAKE, texts.LEAVE),
        )

    def on_mount(self) -> None:
        """Stand on the first error, if there is one."""
        self.grid.show(self.source)
        self.grid.move_to(self.source.errors[0] if self._is_wrong else 0, 0)
        self.fit_box()
        self._tell_cell()

    def on_grid_moved(self, event: Moved) -> None:
        """Say all that is to be said of a cell."""
        event.stop()
        self._tell_cell()

    def _tell_cell(self) -> None:
        cells = self.source.cells
        if not any(map(texts.is_change, cells)) and not self._is_wrong:
            self.tell([texts.NO_CHANGE])
            return
        cell = cells[self.grid.cursor[0]]
        told = texts.cell_text(self._desk.book, self.source.table, cell)
        self.tell([told], is_error=cell.error is not None)

    def on_grid_opened(self, event: Opened) -> None:
        """Enter: do it."""
        event.stop()
        self.take()

    def take(self) -> None:
        """Apply the paste; with errors in it go on to the next, for each is to be mended."""
        if self._is_wrong:
            self.grid.move_to(self.source.error_after(self.grid.cursor[0]), 0)
        else:
            self.apply(paste_edits(self._cells))
