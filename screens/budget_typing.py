"""Typing an amount: what is understood, what every total would become, taking it or leaving it."""

from __future__ import annotations

from typing import Final

from screens.budget_shape import BudgetShape
from screens.cell_edit import CellEdit
from screens.texts.amount_text import stated_amount
from screens.texts.budget_da import NO_TEXT_EDIT, PRINTED_FIXED, SUM_FIXED, UNCHANGED
from screens.texts.edit_text import moved_sums, spread_text, understood_text
from screens.texts.messages import error_text, finding_text
from screens.widgets.grid_messages import Entered, Left
from store.changes import Step
from store.checks import sign_findings
from store.effects import effects
from store.errors import StoreError
from store.preview import overlay
from store.records import Line
from store.totals import TOTAL

AT_ONCE: Final = 2000
"""A new sum for more lines than this is not shared out with every key."""


class BudgetTyping(BudgetShape):
    """Opens the editor in a cell, previews what is typed, applies it."""

    _edit: CellEdit | None = None

    # -- opening

    def _begin(self, typed: str | None) -> None:
        source, entry = self.source, self.entry
        if source is None or entry is None or self.grid.editing:
            return
        if entry.kind == "printed":
            self.tell(PRINTED_FIXED)
        elif not self.may_change():
            return
        elif not self.key:
            self._open_record(typed)
        elif self.key == TOTAL:
            self.tell(SUM_FIXED)
        else:
            edit = CellEdit(source.table_of(entry), entry.row.id, self.key, source.unit)
            self._open(edit, typed)

    def _open_record(self, typed: str | None) -> None:
        """A label or a text: the line's form, or the lines there are."""
        if typed is not None:
            self.tell(NO_TEXT_EDIT)
        elif self.line is not None:
            self.action_do_form()
        else:
            self.action_do_lines()

    def _open(self, edit: CellEdit, typed: str | None) -> None:
        if not edit.lines:
            self.offer_new_line()
        elif edit.only is None and typed is None:
            self.action_do_lines()
        else:
            self._edit = edit
            self.grid.edit(edit.start_text if typed is None else typed, select_all=typed is None)

    def action_do_form(self) -> None:
        """The line's attributes."""
        raise NotImplementedError

    def action_do_lines(self) -> None:
        """The lines of the cell."""
        raise NotImplementedError

    def offer_new_line(self) -> None:
        """The cell has no line yet."""
        raise NotImplementedError

    # -- while typing

    def tell_typed(self, text: str, *first: str) -> None:
        """Say it in the pane, perhaps with something `first`."""
        edit = self._edit
        if edit is None or self.source is None:
            return
        try:
            told, steps = self._understood(edit, text)
        except StoreError as error:
            self._preview([])
            self.pane.tell([*first, error_text(error)], is_error=bool(text.strip() or first))
            return
        self._preview(steps)
        moved = effects(self.desk.book, steps) if steps else []
        here = (edit.table.id, edit.row_id)
        unit = self.desk.choices.unit or None
        sums = moved_sums(self.desk.book, moved, here, edit.period, unit)
        self.pane.tell([*first, *told], list(sums), is_error=bool(first))

    def renew_typing(self) -> None:
        """Something else was changed under what is being typed: it stays if its lines do."""
        edit, entry, source = self._edit, self.entry, self.source
        if edit is None:
            return
        is_there = source is not None and self.cell_id == (edit.row_id, edit.period)
        if source is not None and entry is not None and is_there:
            again = edit.again(source.table_of(entry))
            if again.is_of_same_lines(edit):
                self._edit = again
                self.tell_typed(self.grid.editor_text)
                return
        self._edit = None
        self.leave_gone()

    def _understood(self, edit: CellEdit, text: str) -> tuple[list[str], list[Step]]:
        """What the text says, and the steps it would take; the `StoreError` of what is wrong."""
        entry = edit.read(text)
        told = [understood_text(entry, edit.current, edit.unit)]
        if edit.only is None:
            told.append(spread_text(edit.sharers))
            if len(edit.lines) > AT_ONCE:
                return told, []
        steps = self.desk.book.preview(edit.edits(entry.amount))
        lines = [step.after for step in steps if isinstance(step.after, Line)]
        for finding in sign_findings(lines):
            if finding.period == edit.period:
                told.append(finding_text(finding, edit.unit))
        return told, steps

    def _preview(self, steps: list[Step]) -> None:
        source = self.source
        assert source is not None
        book = self.desk.book
        source.preview = overlay(book.totals(source.table.id), steps) if steps else {}
        if source.own is not None:
            own = book.totals(source.table.id, self.desk.own)
            source.own_preview = overlay(own, steps) if steps else {}
        self.grid.refresh_rows()

    # -- taking it, or not

    def on_grid_entered(self, event: Entered) -> None:
        """Take what was typed, or say what is wrong and leave it to be mended."""
        event.stop()
        edit = self._edit
        if edit is None:
            self.grid.end_edit(event.step)
            return
        if edit.is_unchanged(event.text):
            self._end(event.step)
            return
        try:
            entry = edit.read(event.text)
            edits = edit.edits(entry.amount)
        except StoreError as error:
            self._preview([])
            self.pane.tell([error_text(error)], is_error=True)
            return
        if edit.only is None:
            self._end((0, 0))
            self.show_lines(edit.row_id, edit.period, figure_of(entry.amount))
            return
        before = edit.current
        self._end(event.step)
        if self.apply(edits) is None and entry.amount == before:
            self.tell(UNCHANGED.format(amount=stated_amount(before, edit.unit)))

    def show_lines(self, row_id: str, period: str, total: int | None) -> None:
        """The lines of a cell, with a new sum spread over them."""
        raise NotImplementedError

    def on_grid_left(self, event: Left) -> None:
        """Leave everything as it was."""
        event.stop()
        self._edit = None
        if self.source is not None:
            self._preview([])
            self.fit_columns()
            self.tell_cell()

    def _end(self, step: tuple[int, int]) -> None:
        self._edit = None
        self._preview([])
        self.grid.end_edit(step)
        self.fit_columns()
        self.tell_cell()


def figure_of(amount: object) -> int | None:
    """The kroner of a known amount."""
    return amount if isinstance(amount, int) else None
