"""One of many, found by words: commands, tables, lines, appropriations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Final

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.dialogs.dialog import Dialog
from screens.texts.dialogs_da import CHOOSE_HINT, CHOOSE_PROMPT, NO_MATCH, found_text
from screens.texts.matching import folded, has_words, matches
from screens.widgets.text_line import TextLine

SHOWN: Final = 200
"""So many are listed; more words find the rest."""


@dataclass(frozen=True)
class Choice:
    """`id` is what is answered; `label` and `detail` are shown; `words` are found by, too."""

    id: str
    label: str
    detail: str = ""
    words: str = ""

    @property
    def text(self) -> str:
        """All it is found by."""
        return f"{self.label} {self.detail} {self.words}"

    @cached_property
    def folded(self) -> str:
        """The same, as words are compared with it; folded once, for there may be very many."""
        return folded(self.text)


LIST_KEYS: Final = (
    Binding("down", "move(1)", show=False, priority=True),
    Binding("up", "move(-1)", show=False, priority=True),
    Binding("pagedown", "move(8)", show=False, priority=True),
    Binding("pageup", "move(-8)", show=False, priority=True),
)
"""Keys that go about a list while one types in the line above it."""


class ChooseDialog(Dialog[str]):
    """Lists choices and narrows them as one types; answers the id of the one chosen."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [*LIST_KEYS]

    def __init__(self, title: str, choices: Sequence[Choice], chosen: str = "") -> None:
        super().__init__(title, CHOOSE_HINT)
        self._choices = choices
        self._words = ""
        self._found: Sequence[Choice] = choices
        self._chosen = chosen

    def compose_content(self) -> Iterable[Widget]:
        """The words, the list, how many it holds."""
        yield TextLine(placeholder=CHOOSE_PROMPT, id="words", compact=True)
        answers = OptionList(id="answers", compact=True, markup=False)
        answers.can_focus = False
        yield answers
        yield Static(id="found")

    def on_mount(self) -> None:
        """Show all, on the one chosen so far."""
        if self.query(OptionList):  # not when it is left before it is there
            self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._list(event.value)

    def _list(self, words: str) -> None:
        wanted = folded(words).split()
        among = self._found if words.startswith(self._words) else self._choices
        found = [choice for choice in among if has_words(wanted, choice.folded)]
        self._words, self._found = words, tuple(found)
        # those that are called so before those that only have to do with it
        found.sort(key=lambda choice: not matches(words, choice.label))
        answers = self.query_one(OptionList)
        answers.clear_options()
        answers.add_options(Option(_line(choice), id=choice.id) for choice in found[:SHOWN])
        places = {choice.id: place for place, choice in enumerate(found[:SHOWN])}
        if places:
            answers.highlighted = 0 if words else places.get(self._chosen, 0)
        told = found_text(len(found), SHOWN) if found else NO_MATCH
        self.query_one("#found", Static).update(Text(told))

    def action_move(self, steps: int) -> None:
        """Another line of the list."""
        answers = self.query_one(OptionList)
        if answers.option_count:
            place = (answers.highlighted or 0) + steps
            answers.highlighted = min(max(place, 0), answers.option_count - 1)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer the line highlighted."""
        event.stop()
        answers = self.query_one(OptionList)
        if answers.highlighted is not None:
            self.dismiss(answers.get_option_at_index(answers.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer the line clicked."""
        event.stop()
        self.dismiss(event.option_id)


def _line(choice: Choice) -> Text:
    text = Text(choice.label, no_wrap=True, overflow="ellipsis")
    if choice.detail:
        text.append(f"  {choice.detail}", style="dim")
    return text
