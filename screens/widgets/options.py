"""A list to choose from that stays whole where there is no room to show it."""

from __future__ import annotations

from textual.widgets import OptionList


class Options(OptionList):
    """An `OptionList`. Textual's own fails on a page key while it has no cell to draw in."""

    def action_page_up(self) -> None:
        """A page up, where there are pages."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """A page down, where there are pages."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
