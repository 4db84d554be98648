"""What screens and dialogs have in common: how much room there is, and being styled once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.text import Text
from textual.events import ScreenResume
from textual.screen import Screen

HERE = Path(__file__).parent
NARROWEST, LOWEST = 40, 10
WIDE = 110
WIDTHS = [(0, "-too-narrow"), (NARROWEST, "-narrow"), (WIDE, "-wide")]
HEIGHTS = [(0, "-too-low"), (LOWEST, "-high")]
"""From how many cells and lines on a screen has which class."""


class StyledOnce(Screen[Any]):
    """For `compose` to call `fit` first; every widget gets its styles as it is mounted then."""

    _theme = ""

    def fit(self) -> None:
        """Have the classes of the window before anything is in it."""
        self._theme = self.app.theme
        steps_of = (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS)
        for length, steps in zip(self.app.size, steps_of, strict=True):
            self.add_class(*[name for least, name in steps or () if length >= least][-1:])

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Keep the styles it had, unless the colours have been changed meanwhile."""
        event.refresh_styles = self._theme != self.app.theme
        self._theme = self.app.theme


def heading(text: str) -> Text:
    """A line that is cut rather than wrapped."""
    return Text(text, no_wrap=True, overflow="ellipsis")
