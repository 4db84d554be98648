"""The cells that are selected in a grid: always an oblong."""

from __future__ import annotations

from dataclasses import dataclass

Cell = tuple[int, int]
"""A row and a column, each counted from 0."""


@dataclass(frozen=True)
class Area:
    """From `top`, `left` to `bottom`, `right`, all of them within it."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def between(cls, one: Cell, other: Cell) -> Area:
        """The area with the two cells in opposite corners."""
        rows, columns = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return cls(rows[0], columns[0], rows[1], columns[1])

    @property
    def single(self) -> bool:
        """True for one cell."""
        return self.top == self.bottom and self.left == self.right

    def holds(self, row: int, column: int) -> bool:
        """True for a cell within."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def within(self, last: Cell) -> Area:
        """What is left of it in a table that ends at `last`."""
        return Area(
            min(self.top, last[0]),
            min(self.left, last[1]),
            min(self.bottom, last[0]),
            min(self.right, last[1]),
        )
