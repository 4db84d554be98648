"""A transfer gets another date: what lies before and after it, and the budget that follows."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.widgets import OptionList

from screens.desk import Desk
from screens.dialogs.table_dialog import CHROME, TableDialog
from screens.texts import moved_date_text as texts
from screens.texts import timeline_da as da
from screens.texts.history_text import UNIT
from screens.texts.marks_da import PREVIEW
from screens.widgets.grid_messages import Opened
from screens.widgets.grid_source import BaseSource, Head, Shown
from screens.window import HERE
from store.moved_dates import Move

KEPT: Final = 5
"""The lines in `CHROME` for two answers, the hint and what is told under the table: here none."""


class _Rows(BaseSource):
    """The others of the project, and the amounts; before and after."""

    heads = tuple(Head(label) for label in da.MOVED_HEADS)
    fixed_count = 0

    def __init__(self, rows: list[texts.Row]) -> None:
        self._rows = rows
        self.row_count = len(rows)

    def shown(self, row: int, column: int) -> Shown:
        """One cell; what becomes otherwise is marked."""
        what, before, after = self._rows[row]
        if column == 2 and after != before:
            return Shown(after, mark=PREVIEW, preview=True)
        return Shown((what, before, after)[column])


class MovedDate(TableDialog):
    """Shows a move before it is made, as one group with its budget, or only the date.

    Where the date `is_moved` already, only the budget is taken or left.
    """

    CSS_PATH: ClassVar = [*TableDialog.CSS_PATH, HERE / "dialogs" / "moved_date.tcss"]
    AUTO_FOCUS = "#answers"

    def __init__(self, desk: Desk, move: Move, *, is_moved: bool = False) -> None:
        self._move = move
        self._is_moved = is_moved
        answers = texts.answers(move, is_moved=is_moved)
        self._height = CHROME + len(answers) - KEPT
        self._unit = desk.choices.unit or UNIT
        facts = texts.facts_text(move, self._unit)
        super().__init__(desk, da.MOVED_TITLE, facts, "", answers)

    def on_mount(self) -> None:
        """Show the table; Enter takes all of it."""
        rows = texts.neighbour_rows(self._move)
        self.grid.show(_Rows([*rows, *texts.amount_rows(self._move.amounts, self._unit)]))
        self.query_one("#box").styles.height = self.grid.source_height + self._height
        self.query_one("#answers", OptionList).highlighted = 0

    def on_grid_opened(self, event: Opened) -> None:
        """Enter."""
        event.stop()
        self.take()

    def take(self) -> None:
        """The date with its budget."""
        dates = [] if self._is_moved else self._move.date_edits
        self.apply([*dates, *self._move.amount_edits])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """All of it, only the date, or nothing."""
        if event.option_id == "date":
            event.stop()
            self.apply(self._move.date_edits)
        else:
            super().on_option_list_option_selected(event)
