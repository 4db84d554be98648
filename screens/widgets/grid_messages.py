"""What a grid tells the screen; each names the grid as its control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from screens.widgets.grid_area import Area

if TYPE_CHECKING:
    from screens.widgets.grid import Grid

Step = tuple[int, int]
"""Rows and columns to go on."""


class GridMessage(Message, namespace="grid"):
    """Something happened in a grid."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.grid = grid

    @property
    def control(self) -> Grid:
        """The grid it happened in."""
        return self.grid


class CellMessage(GridMessage, namespace="grid"):
    """Something happened in a cell."""

    def __init__(self, grid: Grid, row: int, column: int) -> None:
        super().__init__(grid)
        self.row = row
        self.column = column


class TextMessage(CellMessage, namespace="grid"):
    """Something happened in a cell, with a text."""

    def __init__(self, grid: Grid, row: int, column: int, text: str) -> None:
        super().__init__(grid, row, column)
        self.text = text


class Moved(CellMessage, namespace="grid"):
    """The cursor stands elsewhere."""


class Opened(CellMessage, namespace="grid"):
    """A cell is to be opened: Enter, or a double click."""


class EditRequested(CellMessage, namespace="grid"):
    """A cell is to be edited; `text` is what was typed over it, None to edit what it holds.

    Keys typed meanwhile wait until the screen has answered: with `Grid.edit` they go into the
    editor, without it they are let go.
    """

    def __init__(self, grid: Grid, row: int, column: int, text: str | None) -> None:
        super().__init__(grid, row, column)
        self.text = text


class Typed(TextMessage, namespace="grid"):
    """The editor holds another text: when it opens, and after every change."""


class Entered(TextMessage, namespace="grid"):
    """The text is to be taken; the screen closes the editor with `Grid.end_edit(step)`, or not.

    A `step` of (0, 0) comes from a click elsewhere in the grid. Keys typed meanwhile wait.
    """

    def __init__(self, grid: Grid, row: int, column: int, text: str, step: Step) -> None:
        super().__init__(grid, row, column, text)
        self.step = step


class Left(TextMessage, namespace="grid"):
    """The editor was left with Esc and is closed, or its cell is gone; `text` was not taken."""


class ClearRequested(GridMessage, namespace="grid"):
    """What is selected is to be cleared."""


class SortRequested(GridMessage, namespace="grid"):
    """A heading was clicked."""

    def __init__(self, grid: Grid, column: int) -> None:
        super().__init__(grid)
        self.column = column


class Pasted(TextMessage, namespace="grid"):
    """A text was pasted onto cells: `row` and `column` are the selection's first."""


class Selected(GridMessage, namespace="grid"):
    """A range was selected, changed or dropped."""

    def __init__(self, grid: Grid, area: Area) -> None:
        super().__init__(grid)
        self.area = area
