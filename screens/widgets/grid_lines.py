"""Which row stands on which line of a grid's window; no Textual in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HEADER: Final = 1
"""Lines that the headings take."""


@dataclass(frozen=True)
class Lines:
    """A window `height` lines high over `rows` that scroll and `fixed` that stay.

    `top` is the first scrolling row in sight, `first` the first of the fixed that is shown
    where there is not room for all of them.
    """

    height: int
    rows: int
    fixed: int
    top: int = 0
    first: int = 0
    in_fixed: bool = False
    """The cursor stands in a fixed row, which therefore gets a line also where there is one."""

    @property
    def room(self) -> int:
        """Lines below the headings."""
        return max(self.height - HEADER, 0)

    @property
    def fixed_lines(self) -> int:
        """Lines that the fixed rows take; some are left to the rows that scroll."""
        if self.room == 1 and self.rows:
            return min(self.fixed, int(self.in_fixed))
        kept = min(self.rows, max(self.room // 3, 1))
        return min(self.fixed, max(self.room - kept, 0))

    @property
    def _first(self) -> int:
        """`first`, as long as the window has not grown to hold more of the fixed rows."""
        return min(self.first, max(self.fixed - self.fixed_lines, 0))

    @property
    def body(self) -> int:
        """Lines that scroll."""
        return max(self.room - self.fixed_lines, 0)

    @property
    def total(self) -> int:
        """Lines of headings and rows when all that scroll are laid out."""
        return HEADER + self.rows + self.fixed_lines

    @property
    def bottom(self) -> int:
        """The line below the last row in sight."""
        return HEADER + min(self.body, max(self.rows - self.top, 0)) + self.fixed_lines

    def row_at(self, y: int) -> int | None:
        """The row on a line; -1 for the headings, None below the table."""
        if y < HEADER:
            return -1
        if y >= min(self.bottom, self.height):
            return None
        fixed_from = self.bottom - self.fixed_lines
        if y >= fixed_from:
            return self.rows + self._first + y - fixed_from
        return self.top + y - HEADER

    def line_of(self, row: int) -> int | None:
        """The line a row stands on; None where it is out of sight."""
        if row >= self.rows:
            place = row - self.rows - self._first
            return self.bottom - self.fixed_lines + place if 0 <= place < self.fixed_lines else None
        place = row - self.top
        return HEADER + place if 0 <= place < self.bottom - self.fixed_lines - HEADER else None

    def near(self, y: int) -> int:
        """The row on a line; beyond the rows that scroll, the next one out of sight.

        Where all of them are in sight, the fixed row on the line, or a row past the last.
        """
        if y < HEADER:
            return self.top - 1 if self.body else self.rows
        if y >= HEADER + self.body and self.top + self.body < self.rows:
            return self.top + self.body
        found = self.row_at(y)
        return self.rows + self.fixed if found is None else found

    def first_for(self, row: int) -> int:
        """Which fixed row is to be shown first, so that `row` is in sight if it is fixed."""
        place = row - self.rows
        if place < 0:
            return 0
        return min(max(self._first, place - self.fixed_lines + 1), place)
