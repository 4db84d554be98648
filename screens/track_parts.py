"""The parts of the screen for one track: the list of tracks, its tabs, its text, its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.texts.track_bar_text import numbers_text, selector_text, tab_labels, track_label
from screens.texts.width import cell_width
from screens.track_tabs.tab import Listed, Section, Told
from screens.widgets.grid_source import BaseSource, Head, Shown
from screens.widgets.options import Options
from store.records import Track


class Step(Message):
    """Something else is to be shown: so many steps on."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.steps = steps


class StepTrack(Step):
    """Another track."""


class StepTab(Step):
    """Another tab."""


class TrackList(Options):
    """All tracks by number and name; the one in sight is highlighted."""

    def __init__(self) -> None:
        super().__init__(id="track-list", compact=True, markup=False)
        self._tracks: list[Track] = []

    def show_tracks(self, tracks: Sequence[Track], chosen: Track | None) -> None:
        """Show the tracks, without telling of a choice."""
        with self.prevent(OptionList.OptionHighlighted):
            if self._tracks != list(tracks):
                self._tracks = [*tracks]
                self.clear_options()
                self.add_options(Option(Text(track_label(one)), id=one.id) for one in tracks)
            self.highlighted = self._tracks.index(chosen) if chosen in self._tracks else None


class Stepper(Widget, can_focus=True):
    """One line in which left and right go on; a click goes as far as it says."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
    ]

    def steps_at(self, x: int) -> int:
        """How many steps on a click leads; 0 where there is nothing to click."""
        raise NotImplementedError

    def action_step(self, steps: int) -> None:
        """Ask for what is so many steps on."""
        raise NotImplementedError

    def on_click(self, event: Click) -> None:
        """Go as far as the click says."""
        steps = self.steps_at(event.x)
        if steps:
            self.action_step(steps)


class TrackLine(Stepper):
    """The track in sight, for a window without room for the list."""

    def __init__(self) -> None:
        super().__init__(id="track-line")
        self._text = ""

    def show(self, tracks: Sequence[Track], chosen: Track | None) -> None:
        """Name a track."""
        self._text = "" if chosen is None else selector_text(chosen, numbers_text(tracks))
        self.refresh()

    def render(self) -> Text:
        """The name, cut to the window."""
        return Text(self._text, no_wrap=True, overflow="ellipsis")

    def steps_at(self, x: int) -> int:
        """Back on the left arrow, on for the rest of the name."""
        return -1 if x < 2 else 1 if x < cell_width(self._text) else 0

    def action_step(self, steps: int) -> None:
        """Ask for another track."""
        self.post_message(StepTrack(steps))


class TabLine(Stepper):
    """The tabs of a track; the one in sight stands in brackets."""

    def __init__(self) -> None:
        super().__init__(id="track-tabs")
        self._titles: Sequence[str] = ()
        self._here = 0

    def show(self, titles: Sequence[str], here: int) -> None:
        """Show these tabs."""
        self._titles, self._here = titles, here
        self.refresh()

    def _labels(self) -> list[tuple[int, str]]:
        return tab_labels(self._titles, self._here, self.size.width)

    def render(self) -> Text:
        """As many tabs as there is room for."""
        text = Text(no_wrap=True, overflow="crop")
        for place, label in self._labels():
            text.append(label, style="bold reverse" if place == self._here else "")
            text.append(" ")
        return text

    def steps_at(self, x: int) -> int:
        """As far as the tab under the mouse."""
        start = 0
        for place, label in self._labels():
            start += cell_width(label) + 1
            if x < start:
                return place - self._here
        return 0

    def action_step(self, steps: int) -> None:
        """Ask for another tab."""
        self.post_message(StepTab(steps))


class ListSource(BaseSource):
    """Rows of a tab as a grid asks for them."""

    def __init__(self, listed: Listed) -> None:
        self.heads: Sequence[Head] = [column.head for column in listed.columns]
        self.row_count = len(listed.rows)
        self.fixed_count = 0
        self._rows = listed.rows

    def shown(self, row: int, column: int) -> Shown:
        """One cell."""
        return self._rows[row].cells[column]


def told_text(content: Told) -> RenderableType:
    """Facts with their words before them, each part under its heading."""
    parts: list[RenderableType] = []
    for section in content.sections:
        if section.heading:
            parts.append(Text(section.heading, style="bold underline"))
        parts.append(_facts(section))
        parts.append(Text(""))
    return Group(*parts[:-1])


def _facts(section: Section) -> Table:
    words = any(fact.label for fact in section.facts)
    table = Table.grid(padding=(0, 1), expand=True)
    if words:
        table.add_column(width=section.width)
    table.add_column(ratio=1)
    for fact in section.facts:
        word = [Text(fact.label, style="bold")] if words else []
        table.add_row(*word, Text(fact.text))
    return table
