"""What stands around every screen: the header, the tabs, and a word when there is no room."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from screens.desk import Desk
from screens.places import Place
from screens.requests import Go
from screens.texts.frame_text import (
    TABLE_UNIT,
    TABS,
    TOO_SMALL,
    header_line,
    own_text,
    read_only_text,
    saved_text,
)


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


class ScreenTab(Static):
    """One tab; a click goes there."""

    def __init__(self, screen: str, label: str, here: bool) -> None:
        super().__init__(Text(f" {label} "), classes="here" if here else "")
        self._place = Place(screen)

    def on_click(self) -> None:
        """Go to the screen it names."""
        self.post_message(Go(self._place))


class TabBar(Horizontal):
    """The screens by name, the one in sight set off by brackets as well as by colour."""

    def __init__(self, here: str) -> None:
        super().__init__(id="tabs")
        self._here = here

    def compose(self) -> ComposeResult:
        """A tab a screen."""
        for screen, label in TABS.items():
            here = screen == self._here
            yield ScreenTab(screen, f"[{label}]" if here else f" {label} ", here)


class TooSmall(Static):
    """Covers the screen, and leaves it as it is, while the window has no room for it."""

    def __init__(self) -> None:
        super().__init__(Text(TOO_SMALL), id="too-small")
