"""Tables to be shown by a grid in tests."""

from __future__ import annotations

from screens.widgets.grid_source import BaseSource, Head, Shown, Tone


class Fixed(BaseSource):
    """A table of texts; the last `fixed` rows stay at the bottom. Column 1 holds figures."""

    def __init__(self, rows: list[list[str]], fixed: int = 0, *, editable: bool = False) -> None:
        self.rows = rows
        self.heads = [Head("" if n == 0 else f"K{n}", n == 1) for n in range(len(rows[0]))]
        self.row_count = len(rows) - fixed
        self.fixed_count = fixed
        self.all_editable = editable
        self.looks: dict[tuple[int, int], Shown] = {}

    def shown(self, row: int, column: int) -> Shown:
        """A cell; `looks` says which are shown otherwise than plainly."""
        tone = Tone.PLAIN if row < self.row_count else Tone.TOTAL
        return self.looks.get((row, column)) or Shown(self.rows[row][column], tone)

    def editable(self, row: int, column: int) -> bool:
        """Every cell but the labels, where anything is."""
        return self.all_editable and column > 0


class Endless(BaseSource):
    """A table of very many rows, which notes what it is asked for."""

    def __init__(
        self, rows: int, columns: int = 3, fixed: int = 1, *, editable: bool = False
    ) -> None:
        self.heads = [Head(f"K{n}", n > 0) for n in range(columns)]
        self.row_count = rows
        self.fixed_count = fixed
        self.all_editable = editable
        self.asked: set[int] = set()
        self.cells: list[tuple[int, int]] = []

    def shown(self, row: int, column: int) -> Shown:
        """A cell."""
        self.asked.add(row)
        self.cells.append((row, column))
        return Shown(f"r{row}" if column == 0 else str(row * 10 + column))

    def editable(self, row: int, column: int) -> bool:
        """Every cell but the labels, where anything is."""
        return self.all_editable and column > 0
