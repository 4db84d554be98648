"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.dialogs.dialog import Dialog
from screens.texts.dialogs_da import ASK_HINT
from screens.widgets.options import Options


class AskDialog(Dialog[str]):
    """Tells `text` and lets one of `answers` (name, label) be chosen; answers its name."""

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__(title, ASK_HINT)
        self._text = text
        self._answers = answers

    def compose_content(self) -> Iterable[Widget]:
        """What is asked, and the answers."""
        yield Static(Text(self._text), id="text")
        options = [Option(Text(label), id=name) for name, label in self._answers]
        yield Options(*options, id="answers", compact=True)

    def answer(self, name: str) -> str:
        """What is answered for the name chosen."""
        return name

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer."""
        event.stop()
        self.dismiss(self.answer(event.option_id or ""))
