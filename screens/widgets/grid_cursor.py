"""The cursor of a grid, and the range of cells that is selected."""

from __future__ import annotations

from typing import Final

from screens.widgets import grid_messages as messages
from screens.widgets.grid_area import Area, Cell
from screens.widgets.grid_source import GridSource
from screens.widgets.grid_view import GridView

EDGE: Final = 1 << 40
"""More rows and columns than any table has."""

STEPS: Final[dict[str, Cell]] = {
    "up": (-1, 0),
    "down": (1, 0),
    "left": (0, -1),
    "right": (0, 1),
    "home": (0, -EDGE),
    "end": (0, EDGE),
    "ctrl+home": (-EDGE, -EDGE),
    "ctrl+end": (EDGE, EDGE),
}
PAGES: Final = {"pageup": -1, "pagedown": 1}


class GridCursor(GridView):
    """The cursor is a row and a column; fixed rows count on after those that scroll."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._anchor: Cell = (0, 0)

    def show(self, source: GridSource | None) -> None:
        """Show a table, or what has become of it; cursor and selection stay where they can."""
        super().show(source)
        last = self._last()
        self._anchor = (min(self._anchor[0], last[0]), min(self._anchor[1], last[1]))

    def move_to(self, row: int, column: int, *, extend: bool = False) -> None:
        """Put the cursor on a cell, as near as there is one, and bring it into sight.

        Selects from where the selection began when it is to `extend`, and otherwise drops it.
        """
        last_row, last_column = self._last()
        target = (min(max(row, 0), last_row), min(max(column, 0), last_column))
        if not extend:
            self._anchor = target
        self._put(target, Area.between(self._anchor, target))

    def select_all(self) -> None:
        """Select every cell, headings apart; the cursor stays."""
        last_row, last_column = self._last()
        self._put(self.cursor, Area(0, 0, last_row, last_column))

    def drop_selection(self) -> bool:
        """Select no more than the cursor's cell; False when nothing else was."""
        if self.selection.single:
            return False
        self.move_to(*self.cursor)
        return True

    def selected_texts(self) -> list[list[str]]:
        """The selected cells' texts as shown, stripped, row by row."""
        source, area = self.source, self.selection
        if source is None or not self.has_cells:
            return []
        columns = range(area.left, area.right + 1)
        return [
            [source.shown(row, column).text.strip() for column in columns]
            for row in range(area.top, area.bottom + 1)
        ]

    def step(self, rows: int, columns: int) -> bool:
        """Go on by rows, or by cells: after a row's last cell comes the next row's first.

        False at the end of the table, where there is nothing to go on to.
        """
        last_row, last_column = self._last()
        row, column = self.cursor[0] + rows, self.cursor[1] + columns
        if column > last_column:
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, last_column
        if not 0 <= row <= last_row:
            return False
        self.move_to(row, column)
        return True

    def _walk(self, key: str) -> bool:
        """Move as a key says, with Shift extending the selection; False for another key."""
        plain = key.replace("shift+", "")
        extend = plain != key
        if plain in PAGES:
            step = (PAGES[plain] * max(self._lines().body, 1), 0)
        elif plain in STEPS:
            step = STEPS[plain]
        else:
            return False
        self.move_to(self.cursor[0] + step[0], self.cursor[1] + step[1], extend=extend)
        return True

    def _put(self, cursor: Cell, area: Area) -> None:
        """Make a cell the cursor's and an area the selection; draw and tell what changed."""
        was_cursor, was_area = self.cursor, self.selection
        if (cursor, area) == (was_cursor, was_area):
            self._reveal()
            return
        self._refresh_area(was_area, Area.between(was_cursor, was_cursor))
        self.cursor, self.selection = cursor, area
        self._reveal()
        self._refresh_area(area, Area.between(cursor, cursor))
        if cursor != was_cursor:
            self.post_message(messages.Moved(self._grid, *cursor))
        if area != was_area and not (area.single and was_area.single):
            self.post_message(messages.Selected(self._grid, area))
