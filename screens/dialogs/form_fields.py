"""The fields of a form: a title, a line to write on or a choice, and what is said of it."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.texts.field_choices import Options, chosen_text
from screens.texts.form_text import CHOICE_SIGN, EMPTY
from screens.widgets.text_line import TextLine


class ChoiceLine(Static, can_focus=True):
    """One of several values; Enter, the space bar and a click ask for another."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "ask", show=False)]

    class Asked(Message):
        """Another value is wanted."""

        def __init__(self, line: ChoiceLine) -> None:
            super().__init__()
            self.line = line

    def __init__(self, field: str, value: object, options: Options) -> None:
        super().__init__()
        self.field = field
        self.options = options
        self.value = value

    def on_mount(self) -> None:
        """Show the value."""
        self.choose(self.value)

    def choose(self, value: object) -> None:
        """Hold another value."""
        self.value = value
        self.update(Text(f"{CHOICE_SIGN} {chosen_text(self.options, value)}"))

    def action_ask(self) -> None:
        """Ask for another value."""
        self.post_message(self.Asked(self))

    def on_click(self) -> None:
        """As with Enter."""
        self.action_ask()


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Fields that scroll, and leave every key to the form."""


class FieldRow(Horizontal):
    """A field with its title; `said` stands below it: what is wrong, or what is understood."""

    def __init__(self, field: str, title: str, value: object, options: Options | None) -> None:
        super().__init__(classes="field")
        self.field = field
        self.was = value
        self.title = title
        self.said = ""
        self._below: Static | None = None
        self._line: TextLine | ChoiceLine
        if options is None:
            self._line = TextLine(str(value), EMPTY, compact=True, select_on_focus=False)
        else:
            self._line = ChoiceLine(field, value, options)

    def compose(self) -> ComposeResult:
        """Title and value beside each other."""
        yield Static(Text(self.title), classes="name")
        yield self._line

    def on_descendant_focus(self) -> None:
        """Set the title off."""
        self.add_class("here")

    def on_descendant_blur(self) -> None:
        """As the others again."""
        self.remove_class("here")

    @property
    def value(self) -> object:
        """What the field holds now."""
        return self._line.value

    @property
    def is_choice(self) -> bool:
        """True for a value that is chosen, not written."""
        return isinstance(self._line, ChoiceLine)

    def holds(self, line: Input) -> bool:
        """True for the line that the field is written on."""
        return self._line is line

    @property
    def is_changed(self) -> bool:
        """True when it holds something else than at first."""
        return self.value != self.was

    def complain(self, problem: str) -> None:
        """Say what is wrong; with an empty text nothing is."""
        self._say(problem, is_problem=True)

    def understand(self, meaning: str) -> None:
        """Say what the text written so far means; with an empty text nothing is said."""
        self._say(meaning, is_problem=False)

    def _say(self, text: str, *, is_problem: bool) -> None:
        """Make room below only once there is something to say, for there are many fields."""
        self.said = text
        if self._below is None:
            if not text or not isinstance(self.parent, Widget):
                return
            self._below = Static(classes="problem")
            self.parent.mount(self._below, after=self)
        self._below.update(Text(text))
        self._below.set_class(not is_problem, "-meaning")
        self._below.display = bool(text)

    def go(self) -> None:
        """Put the cursor here."""
        self._line.focus()
        if isinstance(self._line, Input):
            self._line.action_end()
