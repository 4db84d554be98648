"""A screen of one grid over records, with what is told of the one in hand beside or below it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual.containers import Container
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from screens.record_typing import RecordTyping
from screens.view_order import Sorting, turned
from screens.widgets.grid import Grid
from screens.widgets.grid_messages import SortRequested
from screens.widgets.pane import Pane
from screens.window import HERE

TALL: Final = 34
"""From so many lines on the pane below the grid is higher."""


class RecordGrid(RecordTyping, inherit_bindings=False):
    """Title, what is left out, the grid, the pane; sorting by a column."""

    CSS_PATH: ClassVar = [*RecordTyping.CSS_PATH, HERE / "record_page.tcss"]
    AUTO_FOCUS = "#rows"

    # -- for subclasses

    @property
    def sorting(self) -> Sorting | None:
        """By which column the rows are sorted."""
        raise NotImplementedError

    def sort_by(self, sorting: Sorting | None) -> None:
        """Show the rows in another order."""
        raise NotImplementedError

    # -- the widgets

    def compose_body(self) -> Iterable[Widget]:
        """Title, what is left out, the grid, the pane beside or below it."""
        yield Static(id="title")
        yield Static(id="status")
        yield Container(Grid(id="rows"), Static(id="nothing"), Pane(), id="work")

    @property
    def grid(self) -> Grid:
        """The grid."""
        return self.query_one("#rows", Grid)

    def on_resize(self, _: Resize) -> None:
        """Put the pane where there is room for it."""
        self.put_pane()

    def put_pane(self) -> None:
        """Beside the grid, or below it, higher in a tall window."""
        super().put_pane()
        self.set_class(self.size.height >= TALL, "-tall")

    def action_do_pane_down(self) -> None:
        """Read on in the pane."""
        self.pane.scroll_page_down(animate=False)

    def action_do_pane_up(self) -> None:
        """Read what stands above in the pane."""
        self.pane.scroll_page_up(animate=False)

    # -- order

    def action_do_sort(self) -> None:
        """By the column in hand: ascending, descending, as it was."""
        self.sort_by(turned(self.sorting, self.grid.cursor[1]))

    def on_grid_sort_requested(self, event: SortRequested) -> None:
        """A heading was clicked."""
        event.stop()
        if not self.grid.editing:
            self.sort_by(turned(self.sorting, event.column))
