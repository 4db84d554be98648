"""A grid whose rows are a tree: left and right fold, letters find, a click on a sign folds."""

from __future__ import annotations

from typing import Protocol, TypeAlias, cast

from textual.events import Click, Key

from screens.widgets.grid import Grid
from screens.widgets.grid_messages import CellMessage, GridMessage
from screens.widgets.grid_source import GridSource


class TreeSource(GridSource, Protocol):
    """The lines of a tree in sight."""

    def sign_at(self, row: int) -> int | None:
        """The cell of a row's label in which its folding sign stands; None where it has none."""


class Folded(CellMessage, namespace="grid"):
    """A row is to be folded (`steps` -1), unfolded (1), or the other than it is (0)."""

    def __init__(self, grid: Grid, row: int, steps: int) -> None:
        super().__init__(grid, row, 0)
        self.steps = steps


class Sought(GridMessage, namespace="grid"):
    """A character was typed to find rows by; an empty one takes the last one back."""

    def __init__(self, grid: Grid, character: str) -> None:
        super().__init__(grid)
        self.character = character


class TreeGrid(Grid):
    """The cursor stays on the labels. What is typed goes to the screen, not into a cell.

    So the focus need not move to a line to write on, and fast typing keeps its order.
    """

    Folded: TypeAlias = Folded
    Sought: TypeAlias = Sought

    def move_to(self, row: int, column: int, *, extend: bool = False) -> None:
        """Put the cursor on a row."""
        super().move_to(row, 0, extend=extend)

    def _take_key(self, key: Key) -> bool:
        if key.key in ("tab", "shift+tab"):
            return False
        if key.key == "backspace":
            self.post_message(Sought(self, ""))
        elif key.is_printable and key.character is not None:
            self.post_message(Sought(self, key.character))
        elif key.key in ("left", "right") and self.has_cells:
            self.post_message(Folded(self, self.cursor[0], 1 if key.key == "right" else -1))
        else:
            return super()._take_key(key)
        return True

    def on_click(self, event: Click) -> None:
        """Fold or unfold by the sign; the rest as in every grid."""
        cell = self._cell_at(event)
        if event.button == 1 and cell is not None and cell[0] >= 0 and not self.editing:
            sign = cast("TreeSource", self.source).sign_at(cell[0])
            if sign is not None and self._offset(event).x == sign + 1:
                event.prevent_default()
                self.post_message(Folded(self, cell[0], 0))
