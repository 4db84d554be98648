"""The App, which only wires: the workbook into the screens, and the keys that are everywhere."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from screens.start import StartScreen
from screens.texts.messages import in_use_text
from screens.texts.phrases_da import HOW_TO_QUIT, QUIT
from store.errors import StoreError
from store.workbook import Workbook


class RessortApp(App[None]):
    """The program on one workbook. `in_use` says who writes it, where that is another."""

    TITLE = "Ressort TUI"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", QUIT),
        Binding("ctrl+q", "quit", QUIT, show=False, priority=True),
    ]

    def __init__(self, book: Workbook, in_use: StoreError | None = None) -> None:
        super().__init__()
        self._book = book
        self._in_use = in_use
        self.crash: Exception | None = None
        """What nobody expected and the app ended on."""

    def on_mount(self) -> None:
        """Show the first screen, and what the user must know before anything else."""
        self.push_screen(StartScreen(self._book))
        if self._in_use is not None:
            self.notify(in_use_text(self._in_use), severity="warning", markup=False, timeout=30)

    def action_help_quit(self) -> None:
        """Ctrl+C leaves nothing; say what does."""
        self.notify(HOW_TO_QUIT, markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """Keep what happened for whoever started the app; it words it."""
        self.crash = self.crash or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Close without the traceback that Textual would print, with data in it."""
        self._close_messages_no_wait()
