"""Budget: any table, edited while a meeting watches its totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from screens.budget_typing import BudgetTyping
from screens.commands import page_bindings
from screens.texts.budget_da import (
    DELETE_ANSWERS,
    DELETE_TITLE,
    MOVE_IN_ALL,
    NO_LINE_HERE,
    NOTHING_TO_CLEAR,
    NOTHING_TO_FILL,
    PLACE_NOWHERE,
    PLACE_TITLE,
    SELECT_TO_FILL,
    delete_text,
)
from screens.texts.edit_text import cleared_text, filled_text
from screens.texts.names import row_label
from screens.texts.typing_da import FINISH_FIRST
from screens.view_source import Entry
from screens.widgets.grid_messages import Pasted
from store.cells import clear_edits, fill_right_edits
from store.changes import Edit
from store.line_edits import delete_lines, place
from store.paste import Target, plan_paste, read_block
from store.records import Line
from store.row_order import move_row
from store.totals import TOTAL


class BudgetPage(BudgetTyping, inherit_bindings=False):
    """The editor of lines and amounts, on any table."""

    OFFERS = (
        "edit",
        "lines",
        "form",
        "new",
        "delete",
        "place",
        "row_up",
        "row_down",
        "fill",
        "clear",
        "copy",
        "reason",
        "source",
        "history",
        "tables",
        "next_table",
        "previous_table",
        "filter",
        "sort",
        "printed",
    )
    BINDINGS: ClassVar = page_bindings(OFFERS, ("edit", "tables", "filter", "undo"))

    # -- lines

    def action_do_lines(self) -> None:
        """The lines behind the cell."""
        if self.entry is not None and self.entry.row.kind != "total" and not self._lines_here():
            self.offer_new_line()
        elif self.entry is not None:
            self.show_lines(self.entry.row.id, self.key, None)

    def _lines_here(self) -> list[Line]:
        assert self.source is not None
        assert self.entry is not None
        return self.source.table_of(self.entry).lines(self.entry.row.id)

    def show_lines(self, row_id: str, period: str, total: int | None) -> None:
        """The lines of a cell, perhaps with a new sum spread over them."""
        from screens.dialogs.lines import LinesDialog

        source, entry = self.source, self.entry
        assert source is not None
        if period in ("", TOTAL):
            period = next(iter(source.periods), "")
        if period:
            whole = entry is not None and source.table_of(entry) is source.table
            dialog = LinesDialog(self.desk, source.table.id, row_id, period, total, whole=whole)
            self.app.push_screen(dialog)

    def action_do_form(self) -> None:
        """All attributes of the line."""
        from screens.dialogs.line_form import LineForm

        if self.line is None:
            self.tell(NO_LINE_HERE)
        elif self.may_change():
            self.app.push_screen(LineForm(self.desk, self.line.id))

    def action_do_new(self) -> None:
        """A line after the one in hand."""
        from screens.dialogs.line_form import LineForm

        if self.source is None or not self.may_change():
            return
        near = self.line.id if self.line is not None else ""
        if not near and self.entry is not None:
            held = self._lines_here()
            near = held[-1].id if held else ""
        dialog = LineForm(self.desk, new_in=self.source.table.id, near=near)
        self.app.push_screen(dialog, self._stand_on_line)

    def offer_new_line(self) -> None:
        """The row has no line yet: a new one is the way to an amount here."""
        self.action_do_new()

    def _stand_on_line(self, line_id: str | None) -> None:
        if line_id and self.source is not None:
            row = self.source.table.row_of(line_id)
            if row is not None:
                self._stand(row.id, self.key)

    def action_do_delete(self) -> None:
        """Delete the line, after asking."""
        from screens.dialogs.ask import AskDialog

        line = self.line
        if line is None:
            self.tell(NO_LINE_HERE)
            return
        if not self.may_change():
            return

        def answered(answer: str | None) -> None:
            if answer == "delete":
                self._apply(lambda: delete_lines(self.desk.book.tables, [line.id]))

        self.app.push_screen(AskDialog(DELETE_TITLE, delete_text(line), DELETE_ANSWERS), answered)

    def action_do_place(self) -> None:
        """Which of the document's rows the line stands in."""
        from screens.dialogs.choose import Choice, ChooseDialog

        line, source = self.line, self.source
        if line is None or source is None:
            self.tell(NO_LINE_HERE)
            return
        if not self.may_change():
            return
        view = source.table.view
        rows = [row for row in source.table.rows() if row.printed and row.kind != "total"]
        choices = [Choice(row.id, row_label(self.desk.book, view, row)) for row in rows]
        choices.append(Choice("", PLACE_NOWHERE))

        def chosen(row_id: str | None) -> None:
            if row_id is not None:
                wanted = row_id or None
                self._apply(lambda: place(self.desk.book.tables, view.id, line.id, wanted))
                self._stand_on_line(line.id)

        here = self.entry.row.id if self.entry is not None else ""
        self.app.push_screen(ChooseDialog(PLACE_TITLE, choices, here), chosen)

    def action_do_row_up(self) -> None:
        """Before the row above."""
        self._move(-1)

    def action_do_row_down(self) -> None:
        """After the row below."""
        self._move(1)

    def _move(self, steps: int) -> None:
        if self.source is None or self.entry is None or not self.may_change():
            return
        if self.source.is_cut or self.source.shape.sorting is not None:
            self.tell(MOVE_IN_ALL)
            return
        view_id, row_id = self.source.table.id, self.entry.row.id
        self._apply(lambda: move_row(self.desk.book.tables, view_id, row_id, steps))
        self._stand(row_id, self.key)

    # -- amounts of several cells

    def _selected(self) -> list[list[tuple[Entry | None, str]]]:
        """The cells selected: row and period, empty where an amount cannot stand."""
        assert self.source is not None
        area = self.grid.selection
        return [
            [
                (self.source.entry(row), self.source.key(column))
                for column in range(area.left, area.right + 1)
            ]
            for row in range(area.top, area.bottom + 1)
        ]

    def _amounts(self) -> list[list[tuple[Line, str]]]:
        """Row by row the selected amounts of single lines, with their periods."""
        assert self.source is not None
        found = []
        for cells in self._selected():
            pairs = []
            for entry, key in cells:
                if entry is None or entry.kind != "computed" or key in ("", TOTAL):
                    continue
                line = self.source.shown_table.only_line(entry.row.id)
                if line is not None and entry.row.kind == "række":
                    pairs.append((line, key))
            found.append(pairs)
        return found

    def action_do_clear(self) -> None:
        """Leave the selected amounts blank."""
        if self.source is None or not self.may_change():
            return
        edits = clear_edits(pair for row in self._amounts() for pair in row)
        if not edits:
            self.tell(NOTHING_TO_CLEAR)
        elif self.apply(edits) is not None:
            self.tell(cleared_text(len(edits), self._left_full()))

    def _left_full(self) -> int:
        """How many of the selected cells hold a figure still: those of several lines."""
        assert self.source is not None
        table = self.source.shown_table
        return sum(
            not table.sum(entry.row.id, key).is_blank
            for cells in self._selected()
            for entry, key in cells
            if entry is not None and entry == (entry.row, "computed") and key not in ("", TOTAL)
        )

    def action_do_fill(self) -> None:
        """Give the first selected amount of each row to the rest of the row."""
        if self.source is None or not self.may_change():
            return
        rows = [row for row in self._amounts() if len(row) > 1]
        if not rows:
            self.tell(SELECT_TO_FILL)
            return
        edits = [
            edit
            for row in rows
            for edit in fill_right_edits(*row[0], [period for _, period in row[1:]])
        ]
        if not edits:
            self.tell(NOTHING_TO_FILL)
        elif self.apply(edits) is not None:
            first, *rest = [period for _, period in rows[0]]
            left = self.grid.selection.bottom - self.grid.selection.top + 1 - len(rows)
            self.tell(filled_text(first, rest, left))

    def on_grid_pasted(self, event: Pasted) -> None:
        """Look at what a paste would do before it is taken."""
        from screens.dialogs.paste import PasteDialog

        event.stop()
        source = self.source
        if self.grid.editing:
            self.tell(FINISH_FIRST)
            return
        if source is None or not self.may_change():
            return
        block = self.attempt(lambda: read_block(event.text))
        if not block:
            return
        targets = self._targets(event.row, event.column, block)
        cells = plan_paste(source.shown_table, targets, block, source.unit)
        self.app.push_screen(PasteDialog(self.desk, source.table.id, cells))

    def _targets(
        self, row: int, column: int, block: Sequence[Sequence[str]]
    ) -> list[list[Target | None]]:
        """The cells under a block: as large as it is, or as the selection for a single cell."""
        area = self.grid.selection
        single = len(block) == 1 and len(block[0]) == 1
        height = area.bottom - area.top + 1 if single else len(block)
        width = area.right - area.left + 1 if single else max(map(len, block))
        return [
            [self._target(row + down, column + right) for right in range(width)]
            for down in range(height)
        ]

    def _target(self, row: int, column: int) -> Target | None:
        assert self.source is not None
        source = self.source
        entry, key = source.entry(row), source.key(column)
        if entry is None or entry.kind != "computed" or key in ("", TOTAL):
            return None
        is_shown = source.table_of(entry) is source.shown_table
        return (entry.row.id, key) if is_shown else None

    def _apply(self, edits: Callable[[], list[Edit]]) -> None:
        """Work edits out and make them; what the store refuses is told."""
        found = self.attempt(edits)
        if found:
            self.apply(found)
