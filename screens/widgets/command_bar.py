"""The last line: what can be done here, by key and by mouse; or for a while what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.widget import Widget

from screens.commands import ALWAYS_SHOWN
from screens.requests import Hush
from screens.texts.width import cell_width, cut_middle


class CommandBar(Widget):
    """Commands with their keys: those shown to the left, further ones where there is room.

    What every screen has stands to the right, and the help stays in the narrowest window. One
    widget, for each one more is styled and laid out before anything is painted.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"command-bar--key", "command-bar--said"}

    said = ""
    """What was done or why not, fit to show: it stands there in place of the commands."""

    def __init__(self, bindings: Iterable[BindingType]) -> None:
        super().__init__(id="commands")
        commands = [it for it in bindings if isinstance(it, Binding) and it.description]
        shown = [command for command in commands if command.show]
        self._right = [command for command in shown if command.id in ALWAYS_SHOWN]
        self._left = [command for command in shown if command.id not in ALWAYS_SHOWN]
        self._more = [it for it in commands if not it.show and not it.key.isdigit()]

    def say(self, text: str) -> None:
        """Show a text, or the commands again for none."""
        if text != self.said:
            self.said = text
            self.refresh()

    def has_room(self, text: str) -> bool:
        """True when a text can be shown in one line."""
        return cell_width(text) + 2 <= self.size.width

    @property
    def _gap(self) -> int:
        """Two cells where that leaves room for everything that is to be shown."""
        return 2 if _width([*self._left, *self._right], 2) <= self.size.width + 2 else 1

    def _placed(self) -> Iterator[tuple[int, Binding]]:
        """Each command there is room for with the cell it begins at."""
        gap = self._gap
        room = self.size.width + gap
        right = list(_fitting(reversed(self._right), room, gap))[::-1]
        room -= _width(right, gap)
        left = list(_fitting(self._left, room, gap))
        if len(left) == len(self._left):
            left += _fitting(self._more, room - _width(left, gap), gap)
        start = 0
        for command in left:
            yield start, command
            start += _width([command], gap)
        start = self.size.width + gap - _width(right, gap)
        for command in right:
            yield start, command
            start += _width([command], gap)

    def render(self) -> Text:
        """What was said, or the commands there is room for, in one line."""
        if self.said:
            style = self.get_component_rich_style("command-bar--said", partial=True)
            return Text(f" {cut_middle(self.said, self.size.width - 2)}", style, no_wrap=True)
        key_style = self.get_component_rich_style("command-bar--key", partial=True)
        text = Text(no_wrap=True)
        for start, command in self._placed():
            text.append(" " * (start - text.cell_len))
            text.append(command.key_display or "", key_style).append(f" {command.description}")
        return text

    def on_click(self, event: Click) -> None:
        """Do what is clicked on; what is said is taken away."""
        if self.said:
            self.post_message(Hush())
            return
        for start, command in self._placed():
            if start <= event.x < start + _width([command], 0):
                self.app.simulate_key(command.key.partition(",")[0])
                return


def _fitting(commands: Iterable[Binding], room: int, gap: int) -> Iterator[Binding]:
    """The first ones, as many as there is room for."""
    for command in commands:
        room -= _width([command], gap)
        if room < 0:
            return
        yield command


def _width(commands: Sequence[Binding], gap: int) -> int:
    """Of all of them with a gap after each."""
    return sum(cell_width(f"{it.key_display} {it.description}") + gap for it in commands)
