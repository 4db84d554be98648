"""What saves a screen from being styled twice before it is painted."""

from __future__ import annotations

from typing import Any

from textual.events import ScreenResume
from textual.screen import Screen


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
