"""Tables to be shown by a grid in tests."""

from __future__ import annotations

from screens.widgets.grid_source import Head, Shown, Tone


class Fixed:
    """A table of texts; the last `fixed` rows stay at the bottom. Column 1 holds figures."""

    def __init__(self, rows: list[list[str]], fixed: int = 0) -> None:
        self.rows = rows
        self.heads = [Head("" if n == 0 else f"K{n}", n == 1) for n in range(len(rows[0]))]
        self.row_count = len(rows) - fixed
        self.fixed_count = fixed

    def shown(self, row: int, column: int) -> Shown:
        """A cell."""
        tone = Tone.PLAIN if row < self.row_count else Tone.TOTAL
        return Shown(self.rows[row][column], tone)


class Endless:
    """A table of very many rows, which notes the rows it is asked for."""

    def __init__(self, rows: int, columns: int = 3) -> None:
        self.heads = [Head(f"K{n}", n > 0) for n in range(columns)]
        self.row_count = rows
        self.fixed_count = 1
        self.asked: set[int] = set()

    def shown(self, row: int, column: int) -> Shown:
        """A cell."""
        self.asked.add(row)
        return Shown(f"r{row}" if column == 0 else str(row * 10 + column))
