"""What the place one stands in is for, and every key that works there."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from screens.commands import BY_NAME
from screens.dialogs.dialog import Dialog
from screens.texts.commands_da import COMMANDS, key_text
from screens.texts.dialogs_da import HELP_HINT, HELP_TITLE
from screens.texts.help_da import HELP

PALETTE_KEY = key_text(BY_NAME["find"].keys)
"""Where a command without a key of its own is found."""


class HelpDialog(Dialog[None]):
    """Explains a screen, by its name, and its commands."""

    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, screen: str, commands: Iterable[str]) -> None:
        super().__init__(HELP_TITLE, HELP_HINT)
        self._screen = screen
        self._commands = commands

    def compose_content(self) -> Iterable[Widget]:
        """The explanation, then the keys."""
        keys = Table.grid(padding=(0, 2))
        for name in dict.fromkeys(self._commands):
            key = key_text(BY_NAME[name].keys) if BY_NAME[name].keys else PALETTE_KEY
            keys.add_row(Text(key, "bold"), Text(f"{COMMANDS[name].title}. {COMMANDS[name].help}"))
        words = Text("\n\n".join(HELP.get(self._screen, ())) + "\n")
        yield VerticalScroll(Static(words), Static(keys))

    def action_help(self) -> None:
        """It is shown already."""
