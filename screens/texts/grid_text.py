"""Rows and columns as lines of plain text: wrapped, padded, figures under each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from screens.texts.width import cell_width, pad, wrap

GAP: Final = "  "
WIDEST: Final = 60
NARROWEST: Final = 16
_FIGURE: Final = re.compile(r"[+-]?[0-9.]+(?P<decimals>,[0-9]+)?")


@dataclass(frozen=True)
class GridColumn:
    """A column: its heading, and whether it holds figures (set right) or text (wrapped)."""

    heading: str
    figures: bool = False


GridRow = Sequence[str] | None
"""The texts of a row, fit to show; None is a line across."""


def grid_lines(columns: Sequence[GridColumn], rows: Sequence[GridRow], width: int) -> list[str]:
    """The heading, a line across, and the rows, in `width` cells as far as text can be wrapped.

    Spaces before a text indent it, in all its lines. Line breaks part several figures of a cell.
    """
    texts = aligned(columns, [row for row in rows if row is not None])
    widths = column_widths(columns, texts, width)
    lines = _row_lines([column.heading for column in columns], columns, widths)
    across = "─" * (sum(widths) + len(GAP) * (len(widths) - 1))
    lines.append(across)
    ready = iter(zip(*texts, strict=True))
    for row in rows:
        lines += [across] if row is None else _row_lines(next(ready), columns, widths)
    return lines


def aligned(columns: Sequence[GridColumn], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The texts column by column, figures padded to stand under each other."""
    texts = [[row[place] for row in rows] for place in range(len(columns))]
    return [
        _under_each_other(cells) if column.figures else cells
        for column, cells in zip(columns, texts, strict=True)
    ]


def _under_each_other(cells: Iterable[str]) -> list[str]:
    """Figures with spaces after them, so that their decimal commas stand in one column."""
    found = [(cell, _FIGURE.fullmatch(cell)) for cell in cells]
    tails = [len(match["decimals"] or "") for _, match in found if match]
    longest = max(tails, default=0)
    return [
        cell + " " * (longest - len(match["decimals"] or "")) if match else cell
        for cell, match in found
    ]


def column_widths(
    columns: Sequence[GridColumn], texts: Sequence[Sequence[str]], width: int
) -> list[int]:
    """The cells of each column, so that all fit into `width` where wrapping text allows it."""
    widths = [
        max(cell_width(line) for cell in (column.heading, *cells) for line in cell.split("\n"))
        for column, cells in zip(columns, texts, strict=True)
    ]
    flexible = [place for place, column in enumerate(columns) if not column.figures]
    for place in flexible:
        widths[place] = min(widths[place], WIDEST)
    room = width - len(GAP) * (len(columns) - 1)
    while sum(widths) > room:
        place = max(flexible, key=widths.__getitem__, default=-1)
        if place < 0 or widths[place] <= NARROWEST:
            break
        widths[place] -= 1
    return widths


def _row_lines(
    cells: Sequence[str], columns: Sequence[GridColumn], widths: Sequence[int]
) -> list[str]:
    parts = [
        cell.split("\n") if column.figures else _wrapped(cell, width)
        for cell, column, width in zip(cells, columns, widths, strict=True)
    ]
    lines = []
    for height in range(max(map(len, parts))):
        line = GAP.join(
            pad(part[height] if height < len(part) else "", width, right=column.figures)
            for part, column, width in zip(parts, columns, widths, strict=True)
        )
        lines.append(line.rstrip())
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    bare = text.lstrip(" ")
    indent = text[: len(text) - len(bare)]
    return [indent + line for line in wrap(bare, width - len(indent))]
