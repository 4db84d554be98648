"""A screen on whose grid something is typed: which keys wait meanwhile, saving, why it is done."""

from __future__ import annotations

from typing import Final

from textual.events import Key

from screens.commands import BY_NAME
from screens.page import Page
from screens.texts.typing_da import (
    FINISH_FIRST,
    REASON_TEXT,
    REASON_TITLE,
    cell_gone,
    reason_text,
    still_typing,
)
from screens.widgets.grid import Grid
from screens.widgets.grid_messages import ClearRequested, EditRequested, Opened, Typed
from screens.widgets.pane import Pane
from screens.window import WIDE

NAVIGATION: Final = frozenset({"next", "previous", "back", "theme", "edit"})
"""Commands that leave what is being typed as it is, beside those that are always obeyed."""

REFUSED_KEYS: Final = frozenset(
    key
    for command in BY_NAME.values()
    if not command.always and command.name not in NAVIGATION
    for key in command.keys.split(",")
)
"""Keys of commands that might change the table under what is being typed."""


PANE_WIDTH: Final = 46
"""The cells of the pane beside the grid, as the style sheets have it."""


class TypingPage(Page):
    """What every screen with cells to type in has in common."""

    @property
    def grid(self) -> Grid:
        """The grid that is typed in."""
        raise NotImplementedError

    @property
    def pane(self) -> Pane:
        """Where the cell in hand is told of."""
        return self.query_one(Pane)

    def put_pane(self) -> None:
        """The pane stands beside the grid where that leaves it room for all its columns."""
        needed = self.grid.comfortable_width + PANE_WIDTH
        self.set_class(self.size.width >= WIDE and needed <= self.size.width, "-beside")

    def tell_cell(self) -> None:
        """Say what the cursor's cell is."""
        raise NotImplementedError

    def tell_typed(self, text: str, *first: str) -> None:
        """Say what is understood by what is being typed, perhaps with something `first`."""
        raise NotImplementedError

    def renew_typing(self) -> None:
        """Hold what is being typed against a table that may be another."""
        raise NotImplementedError

    def _begin(self, typed: str | None) -> None:
        """Open the editor in the cell in hand with what is `typed`, or with what it holds."""
        raise NotImplementedError

    def type_again(self, text: str) -> None:
        """Open the editor with what was being typed before."""
        self._begin(text)

    # -- opening, clearing, while typing

    def on_grid_opened(self, event: Opened) -> None:
        """Enter or a double click: as with the command."""
        event.stop()
        self.action_do_edit()

    def on_grid_edit_requested(self, event: EditRequested) -> None:
        """F2 or typing."""
        event.stop()
        self._begin(event.text)

    def action_do_edit(self) -> None:
        """Edit the cell in hand."""
        self._begin(None)

    def on_grid_clear_requested(self, event: ClearRequested) -> None:
        """Del: clear what is selected."""
        event.stop()
        self.action_do_clear()

    def action_do_clear(self) -> None:
        """Clear what is selected."""
        raise NotImplementedError

    def on_grid_typed(self, event: Typed) -> None:
        """Say what is understood."""
        event.stop()
        self.hush()
        self.tell_typed(event.text)

    def on_key(self, event: Key) -> None:
        """No command changes the table under what is being typed."""
        if self.grid.editing and event.key in REFUSED_KEYS:
            event.stop()
            event.prevent_default()
            self.tell_typed(self.grid.editor_text, FINISH_FIRST)

    def on_screen_suspend(self) -> None:
        """Say that something typed still waits here, for nobody sees it now."""
        if self.grid.editing and self.app.screen is not self and isinstance(self.app.screen, Page):
            self.tell(still_typing(self.grid.editor_text, self.NAME))

    def leave_gone(self) -> None:
        """Leave the editor, whose cell there is no more, and say what was in it."""
        typed = self.grid.editor_text
        self.grid.end_edit()
        self.tell(cell_gone(typed), is_error=True)

    def action_do_copy(self) -> None:
        """What is selected, as a spreadsheet takes it."""
        self.copy_cells(self.grid.selected_texts())

    # -- commands that are always obeyed overtake the keys before them, unless told to wait

    def action_do_quit(self) -> None:
        """Save and close, with what was typed before."""
        self.grid.after_keys(super().action_do_quit)

    def action_do_help(self) -> None:
        """Explain this screen."""
        self.grid.after_keys(super().action_do_help)

    def action_do_save(self) -> None:
        """Take what is being typed, and write the workbook file; what cannot be read stays."""
        self.grid.after_keys(self._take_and_save)

    def _take_and_save(self) -> None:
        if self.grid.editing:
            self.grid.enter((0, 0), self._save_taken)
        else:
            super().action_do_save()

    def _save_taken(self) -> None:
        if not self.grid.editing and self.app.screen is self:
            super().action_do_save()

    def action_do_reason(self) -> None:
        """Why the next change is made."""
        self.grid.after_keys(self._ask_reason)

    def _ask_reason(self) -> None:
        def given(reason: str) -> None:
            self.desk.reason = reason
            if not self.grid.editing:
                self.tell_cell()

        self.ask_line(REASON_TITLE, REASON_TEXT, self.desk.reason, given)

    @property
    def reason_lines(self) -> list[str]:
        """The reason given, for the pane; none where there is none."""
        return [reason_text(self.desk.reason)] if self.desk.reason else []
