"""What all dialogs share: a box with a title over the screen, Esc to leave it as it was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from screens.requests import Quit
from screens.texts.phrases_da import QUIT
from screens.widgets.frame import TooSmall
from screens.window import HERE, LOWEST, WIDTHS, StyledOnce

T = TypeVar("T")

ROOMY = 16
HEIGHTS = [(0, "-too-low"), (LOWEST, "-low"), (ROOMY, "-high")]
"""From how many lines on a dialog has which class; a low one shows what is to be answered."""


class Dialog(StyledOnce, ModalScreen[T], Generic[T]):
    """A box over the screen. Subclasses give its content; Esc answers None.

    `title` and `hint` are fit to show; the hint says which keys do what.
    """

    CSS_PATH: ClassVar = [HERE / "frame.tcss", HERE / "dialogs" / "dialog.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("f1", "help", show=False),
        Binding("ctrl+q", "quit", QUIT, show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self._title = title
        self._hint = hint

    def compose_content(self) -> Iterable[Widget]:
        """The widgets between title and hint."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, content, hint."""
        self.fit()
        with Vertical(id="box"):
            yield Static(Text(self._title, no_wrap=True, overflow="ellipsis"), id="title")
            yield from self.compose_content()
            if self._hint:
                yield Static(Text(self._hint), id="hint")
        yield TooSmall()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Obey no key that was pressed before there is anything to obey it with."""
        return self.is_mounted and super().check_action(action, parameters)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Answer and leave, once: an answer given twice would take away what lies beneath."""
        if not self.is_active:
            return AwaitComplete()
        return super().dismiss(result)

    @property
    def is_there(self) -> bool:
        """True once its content is, until that is taken away again."""
        return bool(self.query("#title"))

    @property
    def written(self) -> str:
        """What has been written here and not been taken, for the next start; empty for nothing."""
        return ""

    @property
    def title_text(self) -> str:
        """What the dialog is called, fit to show."""
        return self._title

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Explain dialogs."""
        from screens.dialogs.help import HelpDialog

        self.app.push_screen(HelpDialog("dialog", ()))

    def action_quit(self) -> None:
        """Leave the dialog and the program."""
        self.post_message(Quit())
