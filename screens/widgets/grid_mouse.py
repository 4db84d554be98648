"""The mouse in a grid: click, double click, drag, heading."""

from __future__ import annotations

from textual.events import Click, MouseDown, MouseEvent, MouseMove, MouseUp
from textual.geometry import Offset

from screens.widgets import grid_messages as messages
from screens.widgets.grid_area import Cell
from screens.widgets.grid_editing import GridEditing
from screens.widgets.grid_metrics import column_at
from screens.widgets.grid_view import HEADINGS


class GridMouse(GridEditing):
    """A click puts the cursor, a drag selects; the wheel is the scroll view's own affair."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._dragging = False

    def on_mouse_down(self, event: MouseDown) -> None:
        """Put the cursor where the mouse is; with Shift, select as far as there.

        What is being typed is offered to the screen first, and stays if that wants it to.
        """
        cell = self._cell_at(event)
        if event.button != 1 or cell is None or cell[0] == HEADINGS or cell[1] < 0:
            return
        if self._editing:
            self.enter((0, 0), lambda: self._go_unless_editing(cell))
            return
        self.move_to(*cell, extend=event.shift)
        self._dragging = True
        self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select as far as the mouse was dragged; beyond an edge, the next row out of sight."""
        if not self._dragging or self._editing:
            return
        at = self._offset(event)
        row = self._lines().near(at.y)
        column = column_at(self._metrics, max(at.x, 0), self.scroll_offset.x)
        target = row, column if column >= 0 else self._last()[1]
        if target != self.cursor:
            self.move_to(*target, extend=True)

    def on_mouse_up(self, _: MouseUp) -> None:
        """End a drag."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: Click) -> None:
        """Ask for sorting by a heading; open a cell clicked twice."""
        cell = self._cell_at(event)
        if event.button != 1 or cell is None or cell[1] < 0 or self._editing:
            return
        if cell[0] == HEADINGS:
            self.post_message(messages.SortRequested(self._grid, cell[1]))
        elif event.chain == 2 and cell == self.cursor:
            self.post_message(messages.Opened(self._grid, *cell))

    def _go_unless_editing(self, cell: Cell) -> None:
        if not self._editing:
            self.move_to(*cell)

    def _cell_at(self, event: MouseEvent) -> Cell | None:
        """The row and column under the mouse; None off the table, -1 for headings and beyond."""
        at = self._offset(event)
        row = self._lines().row_at(at.y)
        if row is None or not self.has_cells or not self._inside(at):
            return None
        return row, column_at(self._metrics, at.x, self.scroll_offset.x)

    def _inside(self, at: Offset) -> bool:
        return 0 <= at.x < self._window.width and 0 <= at.y < self._window.height

    def _offset(self, event: MouseEvent) -> Offset:
        """Where the mouse is in the window, whichever widget the event began in."""
        return event.screen_offset - self.scrollable_content_region.offset
