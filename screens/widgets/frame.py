"""What stands around every screen: the header, the tabs, and a word when there is no room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Static

from screens.desk import Desk
from screens.places import Place
from screens.requests import Go, Hush
from screens.texts.frame_text import (
    SHORT_TABS,
    TABLE_UNIT,
    TABS,
    TOO_SMALL,
    TURN,
    header_line,
    own_text,
    read_only_text,
    saved_text,
)
from screens.texts.width import cell_width


class HeaderBar(Widget):
    """The workbook's name and state, in one line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="header")
        self._desk = desk

    def render(self) -> Text:
        """As much as there is room for."""
        desk, book = self._desk, self._desk.book
        if book.read_only:
            state = read_only_text(book.read_at, desk.is_newer_on_disk)
        else:
            state = saved_text(len(book.unsaved), desk.last_change)
        own = own_text(desk.administration, desk.choices.only_mine)
        parts = [state, own, desk.choices.unit or TABLE_UNIT]
        return Text(header_line(book.name, parts, self.size.width), no_wrap=True)


class TabBar(Widget):
    """The screens by name, the one in sight set off by brackets as well as by colour.

    One widget, for each one more is styled and laid out before anything is painted.
    """

    def __init__(self, here: str) -> None:
        super().__init__(id="tabs")
        self._here = here
        self._widest = list(self._labelled(TABS, "  "))
        self._narrower = list(self._labelled(SHORT_TABS, " "))

    def _labelled(self, names: Mapping[str, str], gap: str) -> Iterator[tuple[str, str]]:
        for screen, label in names.items():
            mark = f"{gap[1:]}[{label}]{gap[1:]}"
            yield screen, mark if screen == self._here else f"{gap}{label}{gap}"

    @property
    def _labels(self) -> list[tuple[str, str]]:
        """The screens by name, short where there is no room for more; none where there is none."""
        for labels in (self._widest, self._narrower):
            if sum(cell_width(label) for _, label in labels) <= self.size.width:
                return labels
        return []

    def render(self) -> Text:
        """All of them in one line."""
        text = Text(no_wrap=True)
        labels = self._labels
        if not labels:
            return text.append(f" ‹ [{TABS[self._here]}] › ", "bold reverse").append(f"  {TURN}")
        for screen, label in labels:
            text.append(label, "bold reverse" if screen == self._here else "")
        return text

    def on_click(self, event: Click) -> None:
        """Go to the screen whose name is clicked."""
        end = 0
        for screen, label in self._labels:
            end += cell_width(label)
            if event.x < end:
                self.post_message(Hush())
                self.post_message(Go(Place(screen)))
                return


class TooSmall(Static):
    """Covers the screen, and leaves it as it is, while the window has no room for it."""

    def __init__(self) -> None:
        super().__init__(Text(TOO_SMALL), id="too-small")
