"""The lines behind one cell: each is given a new amount, or all share a new sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from screens.cell_lines import CellLines, NewAmounts
from screens.desk import Desk
from screens.dialogs.ask import AskDialog
from screens.dialogs.lines_source import LinesSource
from screens.dialogs.table_dialog import TableDialog
from screens.texts import lines_text as texts
from screens.texts.amount_text import amount_text
from screens.texts.edit_text import understood_text
from screens.texts.messages import error_text, finding_text
from screens.texts.names import row_label
from screens.texts.page_facts import unit_fact
from screens.texts.phrases_da import is_read_only_text
from screens.texts.safe import shorten
from screens.texts.view_text import own_total_label
from screens.widgets.grid_messages import (
    ClearRequested,
    EditRequested,
    Entered,
    Left,
    Moved,
    Opened,
    Pasted,
    Typed,
)
from store.amount_entry import Entry, read_amount
from store.amount_format import entry_text
from store.amounts import Amount
from store.checks import sign_findings
from store.errors import StoreError
from store.paste import read_block

AT_ONCE: Final = 2000
"""A new sum for more lines than this is shared out when it is entered, not with every key."""


MOST_WRITTEN: Final = 20
"""So many new amounts are remembered when the program is ended before they are taken."""


class Refused(Exception):
    """What is typed cannot be used; says why, in words."""


class LinesDialog(TableDialog):
    """Shows a cell's lines with what each holds in a period; answers True when it changed them.

    `total` (kroner) is shared out over them at once, to be looked at. With one's own lines alone
    in sight only these are shown, unless those of the `whole` city are asked for. Nothing is
    applied before all of it is, as one group.
    """

    def __init__(
        self,
        desk: Desk,
        view_id: str,
        row_id: str,
        period: str,
        total: int | None = None,
        *,
        whole: bool = False,
    ) -> None:
        own = None if whole else desk.own_table(view_id)
        table = own or desk.table(view_id)
        view = table.view
        self.cell = CellLines(table, row_id, period, desk.unit_of(view))
        self.source = LinesSource(desk.book, self.cell)
        self._total = total
        self._row = 0
        label = row_label(desk.book, view, table.find_row(row_id))
        column = table.column(period).label
        facts = unit_fact(self.cell.unit, view.unit, view.price_level)
        super().__init__(
            desk,
            texts.title_text(view, label, column, len(self.cell.lines)),
            f"{facts} · {own_total_label(desk.own)}" if own is not None else facts,
            texts.HINT,
            texts.ANSWERS,
        )

    def on_mount(self) -> None:
        """Stand in the first new amount, a new sum shared out."""
        self.grid.show(self.source)
        self.grid.move_to(0, self.source.new_column)
        self.fit_box()
        self._tell_rest()
        if self._total is not None:
            try:
                self.cell.take(self.cell.shares(self._total), shared=True)
            except StoreError as error:
                self.tell([error_text(error)], is_error=True)
            else:
                self._tell_rest()

    # -- telling

    def on_grid_moved(self, event: Moved) -> None:
        """Say which line it is; within a line what was told stands."""
        event.stop()
        if event.row != self._row and not self.grid.editing:
            self._tell_rest()

    def _tell_rest(self) -> None:
        self._row = self.grid.cursor[0]
        if self._desk.book.read_only:
            self.tell([is_read_only_text(self._desk.book)])
            return
        cell = self.cell
        told = [texts.resting_text(cell.changed, cell.before, cell.after, cell.unit)]
        line = self.source.line(self.grid.cursor[0]) if cell.lines else None
        here = [texts.line_text(self._desk.book, line)] if line is not None else []
        self.tell([*here, *told])

    def _refuse(self, told: str, *, is_error: bool = True) -> None:
        self.cell.attempt({})
        self.grid.refresh_rows()
        self.tell([told], is_error=is_error)

    # -- typing

    def on_grid_opened(self, event: Opened) -> None:
        """Enter or a double click."""
        event.stop()
        self._begin(event.row, None)

    def on_grid_edit_requested(self, event: EditRequested) -> None:
        """F2 or typing."""
        event.stop()
        self._begin(event.row, event.text)

    def _begin(self, row: int, typed: str | None) -> None:
        if self._desk.book.read_only:
            self._tell_rest()
            return
        self.grid.move_to(row, self.source.new_column)
        self.grid.edit(self._start(row) if typed is None else typed, select_all=typed is None)

    def _held(self, row: int) -> Amount | None:
        """What the new amount of a row is without what is being typed."""
        line = self.source.line(row)
        if line is not None:
            return self.cell.taken(line)
        return self.cell.taken_total(self.source.level(row))

    def _start(self, row: int) -> str:
        return entry_text(self._held(row), self.cell.unit)

    def on_grid_typed(self, event: Typed) -> None:
        """Say what is understood, and show it in the sum; a new sum in every line."""
        event.stop()
        try:
            entry = read_amount(event.text, self.cell.unit, self._held(event.row))
            amounts, told = self._understood(event.row, entry)
        except StoreError as error:
            self._refuse(error_text(error), is_error=bool(event.text.strip()))
        except Refused as refused:
            self._refuse(str(refused))
        else:
            self.cell.attempt(amounts)
            self.grid.refresh_rows()
            self.tell(told)

    def _understood(self, row: int, entry: Entry) -> tuple[NewAmounts, list[str]]:
        """The amounts an entry would give while it is typed, and what is to be said of it."""
        cell, unit = self.cell, self.cell.unit
        line = self.source.line(row)
        if line is not None:
            told = [understood_text(entry, cell.now(line), unit)]
            findings = sign_findings([cell.with_amount(line, entry.amount)])
            return {line.id: entry.amount}, told + [finding_text(one, unit) for one in findings]
        held = self._held(row)
        if len(cell.lines) > AT_ONCE:
            return {}, [texts.spread_later(entry, held, unit)]
        shares = self._shares(row, entry)
        return shares, [texts.spread_understood(entry, held, len(shares), unit)]

    def _shares(self, row: int, entry: Entry) -> NewAmounts:
        if not isinstance(entry.amount, int):
            raise Refused(texts.FIGURE_WANTED)
        return self.cell.shares(entry.amount, self.source.level(row))

    def on_grid_entered(self, event: Entered) -> None:
        """Keep what was typed, or say what is wrong and leave it to be mended."""
        event.stop()
        if event.text != self._start(event.row):
            try:
                self._keep(event.row, event.text)
            except StoreError as error:
                self._refuse(error_text(error))
                return
            except Refused as refused:
                self._refuse(str(refused))
                return
        self._end(event.step)

    def _keep(self, row: int, text: str) -> None:
        line = self.source.line(row)
        entry = read_amount(text, self.cell.unit, self._held(row))
        if line is None:
            self.cell.take(self._shares(row, entry), shared=True)
        else:
            self.cell.take({line.id: entry.amount}, shared=False)
        self.cell.is_typed = True

    def on_grid_left(self, event: Left) -> None:
        """Leave the amount as it was."""
        event.stop()
        self._end((0, 0))

    def _end(self, step: tuple[int, int]) -> None:
        self.cell.attempt({})
        self.grid.end_edit(step)
        self.grid.refresh_rows()
        self._tell_rest()

    # -- several at once

    def on_grid_clear_requested(self, event: ClearRequested) -> None:
        """Leave the selected lines blank."""
        event.stop()
        area = self.grid.selection
        if self._desk.book.read_only or not area.left <= self.source.new_column <= area.right:
            self.tell([texts.NOT_HERE])
            return
        lines = self.cell.lines[area.top : area.bottom + 1]
        self._take_rows({line.id: None for line in lines})

    def on_grid_pasted(self, event: Pasted) -> None:
        """One column of amounts, from the cursor down; all of them or none."""
        event.stop()
        if self.grid.editing:
            self.tell([texts.FINISH_FIRST], is_error=True)
            return
        try:
            self._take_rows(self._pasted(event.row, event.column, read_block(event.text)))
        except StoreError as error:
            self._refuse(error_text(error))
        except Refused as refused:
            self._refuse(str(refused))

    def _pasted(self, row: int, column: int, block: Sequence[Sequence[str]]) -> NewAmounts:
        if self._desk.book.read_only:
            raise Refused(is_read_only_text(self._desk.book))
        if column != self.source.new_column:
            raise Refused(texts.NOT_HERE)
        if any(len(cells) != 1 for cells in block):
            raise Refused(texts.ONE_COLUMN)
        if row + len(block) > len(self.cell.lines):
            raise Refused(texts.TOO_MANY)
        found: dict[str, Amount | None] = {}
        for place, (text,) in enumerate(block):
            line = self.cell.lines[row + place]
            if not text.strip():
                continue
            try:
                found[line.id] = read_amount(text, self.cell.unit, self.cell.taken(line)).amount
            except StoreError as error:
                raise Refused(texts.pasted_refusal(place + 1, error_text(error))) from error
        return found

    def _take_rows(self, amounts: NewAmounts) -> None:
        if amounts:
            self.cell.take(amounts, shared=False)
            self.cell.is_typed = True
        self.grid.refresh_rows()
        self._tell_rest()

    # -- leaving

    @property
    def written(self) -> str:
        """The new amounts, line by line, and the one being typed."""
        found = [
            f"{shorten(line.label, 40)}: {amount_text(self.cell.taken(line), self.cell.unit)}"
            for line in (self.cell.changed_lines() if self.cell.is_typed else [])[:MOST_WRITTEN]
        ]
        return " · ".join([*found, *([self.grid.editor_text] if self.grid.editing else [])])

    def take(self) -> None:
        """Apply all new amounts; what is being typed is taken first."""
        if self.grid.editing:
            self.grid.enter((0, 0), then=self._apply_typed)
        else:
            self.apply(self.cell.edits())

    def _apply_typed(self) -> None:
        if not self.grid.editing:
            self.apply(self.cell.edits())

    def action_leave(self) -> None:
        """Leave everything as it was; typed amounts are asked about."""
        self._ask_and(lambda: self.dismiss(None))

    def action_quit(self) -> None:
        """Leave the program; typed amounts are asked about first."""
        leave = super().action_quit
        self.grid.after_keys(lambda: self._ask_and(leave))

    def _ask_and(self, leave: Callable[[], object]) -> None:
        if not self.grid.editing and not (self.cell.is_typed and self.cell.changed):
            leave()
            return

        def answered(answer: str | None) -> None:
            if answer == "drop":
                leave()
            elif answer == "take":
                self.take()

        question = AskDialog(texts.LEAVE_TITLE, texts.LEAVE_TEXT, texts.LEAVE_ANSWERS)
        self.app.push_screen(question, answered)
