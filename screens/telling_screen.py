"""How a screen says something, in its last line or over a corner, and asks for a line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from screens.desk import Desk
from screens.widgets.command_bar import CommandBar
from screens.window import StyledOnce

SECONDS = 8.0
"""So long a message takes the place of the commands."""


class TellingScreen(StyledOnce, Screen[None], inherit_bindings=False):
    """A screen with a `CommandBar`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def tell(self, text: str, *, is_error: bool = False, in_line: bool = False) -> None:
        """Say something, fit to show, in place of what was said before.

        It takes the last line, where it lies over nothing; what is wrong, and what has no room
        there unless it is to stand `in_line` all the same, lies over the lower right corner.
        """
        self.hush()
        # clearing takes the messages and leaves what each of them stood in
        self.app.screen.query("ToastHolder").remove()
        in_line = in_line or (not is_error and self.query_one(CommandBar).has_room(text))
        if in_line and isinstance(self.app.screen, TellingScreen):
            self._say(text)
        else:
            self.notify(text, severity="error" if is_error else "information", markup=False)

    def hush(self) -> None:
        """Take away what was said."""
        self.app.clear_notifications()
        self._say("")

    def _say(self, text: str) -> None:
        """Show a text in the last line of whichever screen is in sight, for a while."""
        self.desk.said = text
        self.desk.sayings += 1
        for bar in self.app.screen.query(CommandBar):
            bar.say(text)
        if text:
            self.set_timer(SECONDS, partial(self._unsay, self.desk.sayings))

    def _unsay(self, saying: int) -> None:
        """Show the commands again, unless something else is told by now."""
        if self.desk.sayings == saying:
            self._say("")

    def ask_line(
        self,
        title: str,
        text: str,
        held: str,
        taken: Callable[[str], None],
        check: Callable[[str], str] = lambda _: "",
    ) -> None:
        """Ask for a line, which holds something already; it is `taken` without blanks around it.

        `check` as `PromptDialog` has it.
        """
        from screens.dialogs.prompt import PromptDialog

        def answered(line: str | None) -> None:
            if line is not None:
                taken(line.strip())

        self.app.push_screen(PromptDialog(title, text, held, check), answered)
