"""One text asked for, checked before it is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.text import Text
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.dialogs.dialog import Dialog
from screens.texts.dialogs_da import PROMPT_HINT
from screens.widgets.text_line import TextLine


class PromptDialog(Dialog[str]):
    """Asks for a text. `check` says what is wrong with it, in words; empty when nothing is."""

    AUTO_FOCUS = "Input"

    def __init__(
        self,
        title: str,
        text: str = "",
        value: str = "",
        check: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__(title, PROMPT_HINT)
        self._text = text
        self._value = value
        self._check = check

    def compose_content(self) -> Iterable[Widget]:
        """What is asked, the line to write on, what is wrong with it."""
        if self._text:
            yield Static(Text(self._text), id="text")
        yield TextLine(self._value, id="line", compact=True, select_on_focus=False)
        yield Static(id="problem")

    @property
    def written(self) -> str:
        """The text, where it is another than the one given."""
        text = self.query_one(Input).value
        return text if text != self._value else ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the text, or say what is wrong with it."""
        event.stop()
        problem = self._check(event.value)
        if problem:
            self.query_one("#problem", Static).update(Text(problem))
        else:
            self.dismiss(event.value)
