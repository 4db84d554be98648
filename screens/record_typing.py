"""Typing and choosing in a grid of records: what is understood, taking it or leaving it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from screens.record_columns import FieldColumn, RecordColumn, cell_edits
from screens.record_commands import RecordCommands
from screens.texts.messages import error_text
from screens.texts.record_da import CHOOSE_HINT, NOT_TYPED, OUTSIDE, at_row
from screens.texts.typing_da import cell_gone
from screens.typing_page import TypingPage
from screens.widgets.grid_messages import Entered, Left, Moved, Pasted
from store.changes import Edit
from store.errors import StoreError
from store.paste import read_block
from store.records import Record


class TypedRows(Protocol):
    """Records by row, under columns."""

    @property
    def columns(self) -> Sequence[RecordColumn]:
        """What stands in a row, from left to right."""

    def record(self, row: int) -> Record | None:
        """The record of a row; None for one that has none."""

    def row_of(self, record_id: str) -> int | None:
        """The row of a record; None when it is not listed."""


class RecordTyping(RecordCommands, TypingPage, inherit_bindings=False):
    """Opens the editor in a cell, or a list of what there is to choose; applies what is taken."""

    rows: TypedRows | None
    _edited: tuple[str, FieldColumn] | None = None
    """The id of the record, and the column, that is typed in."""

    @property
    def record(self) -> Record | None:
        """The record in hand."""
        raise NotImplementedError

    @property
    def column(self) -> RecordColumn | None:
        """The column in hand."""
        place = self.grid.cursor[1]
        columns = self.rows.columns if self.rows is not None else ()
        return columns[place] if place < len(columns) else None

    def on_grid_moved(self, event: Moved) -> None:
        """Tell all of the record in hand."""
        event.stop()
        if not self.grid.editing:
            self.tell_cell()

    # -- opening

    def _begin(self, typed: str | None) -> None:
        record, column = self.record, self.column
        if record is None or column is None or self.grid.editing or not self.may_change():
            return
        if not isinstance(column, FieldColumn):
            self.tell(NOT_TYPED)
            return
        tables = self.desk.book.tables
        if typed is None and column.options(tables, record) is not None:
            self._choose(record, column)
            return
        self._edited = record.id, column
        text = column.held(tables, record) if typed is None else typed
        self.grid.edit(text, select_all=typed is None)

    def _choose(self, record: Record, column: FieldColumn) -> None:
        from screens.dialogs.choose import Choice, ChooseDialog

        tables = self.desk.book.tables
        values = {str(place): one for place, one in enumerate(column.options(tables, record) or [])}
        choices = [Choice(place, text) for place, (_, text) in values.items()]
        held = column.value(tables, record)
        here = next((place for place, (value, _) in values.items() if value == held), "")

        def chosen(place: str | None) -> None:
            if place is not None:
                value = values[place][0]
                edits = self.attempt(lambda: column.chosen(tables, record, value))
                self._take(edits)

        self.app.push_screen(ChooseDialog(column.label, choices, here), chosen)

    # -- while typing

    def tell_typed(self, text: str, *first: str) -> None:
        """Say it in the pane, perhaps with something `first`."""
        if self._edited is None:
            return
        column, tables = self._edited[1], self.desk.book.tables
        told = [*first]
        try:
            told.append(column.understood(tables, text) or column.label)
        except StoreError as error:
            told.append(error_text(error))
        record = self.record
        if record is not None and column.options(tables, record) is not None:
            told.append(CHOOSE_HINT)
        self.pane.tell(told, is_error=bool(first))

    def renew_typing(self) -> None:
        """Something else was changed under what is being typed: it stays if its record does."""
        if not self.grid.editing or self._edited is None:
            self.tell_cell()
            return
        row = self.rows.row_of(self._edited[0]) if self.rows is not None else None
        if row is not None and self.record is not None and self.record.id == self._edited[0]:
            self.tell_typed(self.grid.editor_text)
            return
        typed = self.grid.editor_text
        self._end((0, 0))
        self.tell(cell_gone(typed), is_error=True)

    # -- taking it, or not

    def on_grid_entered(self, event: Entered) -> None:
        """Take what was typed, or say what is wrong and leave it to be mended."""
        event.stop()
        record, tables = self.record, self.desk.book.tables
        if self._edited is None or record is None:
            self._end(event.step)
            return
        column = self._edited[1]
        if event.text == column.held(tables, record):
            self._end(event.step)
            return
        try:
            edits = column.edits(tables, record, event.text)
        except StoreError as error:
            told = [error_text(error)]
            if column.options(tables, record) is not None:
                told.append(CHOOSE_HINT)
            self.pane.tell(told, is_error=True)
            return
        self._end(event.step)
        self._take(edits)

    def on_grid_left(self, event: Left) -> None:
        """Leave everything as it was."""
        event.stop()
        self._end((0, 0))

    def _end(self, step: tuple[int, int]) -> None:
        self._edited = None
        self.grid.end_edit(step)
        self.tell_cell()

    def _take(self, edits: Iterable[Edit] | None) -> None:
        if edits:
            self.apply(edits)

    # -- several cells at once

    def action_do_clear(self) -> None:
        """Empty the cells that are selected, as one change."""
        area = self.grid.selection
        width = area.right - area.left + 1
        self._write([[""] * width for _ in range(area.top, area.bottom + 1)], area.top, area.left)

    def on_grid_pasted(self, event: Pasted) -> None:
        """One text as if it was typed; a block cell by cell, as one change."""
        event.stop()
        block = self.attempt(lambda: read_block(event.text))
        if not block:
            return
        if len(block) == 1 and len(block[0]) == 1:
            self._begin(block[0][0])
        else:
            self._write(block, event.row, event.column)

    def _write(self, block: list[list[str]], top: int, left: int) -> None:
        if self.rows is None or self.grid.editing or not self.may_change():
            return
        cells: list[tuple[Record, FieldColumn, str]] = []
        for row, texts in enumerate(block, top):
            record = self.rows.record(row)
            columns = self.rows.columns[left : left + len(texts)]
            if record is None or len(columns) < len(texts):
                self.tell(OUTSIDE, is_error=True)
                return
            for column, text in zip(columns, texts, strict=True):
                if not isinstance(column, FieldColumn):
                    self.tell(NOT_TYPED, is_error=True)
                    return
                try:
                    column.read(self.desk.book.tables, text)
                except StoreError as error:
                    told = error_text(error)
                    wrong = told if len(block) == 1 else at_row(row - top, column.label, told)
                    self.tell(wrong, is_error=True)
                    return
                cells.append((record, column, text))
        self._take(self.attempt(lambda: cell_edits(self.desk.book.tables, cells)))
