"""Draws one line of a grid: labels that stay, then the columns in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from screens.widgets.grid_metrics import Metrics, cut, fit


@dataclass(frozen=True)
class Drawn:
    """A cell's text and mark, with the style of the text and of the cells around it."""

    text: str
    mark: str
    right: bool
    style: Style
    around: Style


def draw_line(
    metrics: Metrics, width: int, scrolled: int, base: Style, cell: Callable[[int], Drawn]
) -> Strip:
    """A line exactly `width` cells wide; `cell` is asked once for each column in sight."""
    labels = Strip(_segments(cell(0), metrics.widths[0])) if metrics.widths else Strip([])
    room = max(width - metrics.frozen, 0)
    columns = metrics.in_sight(scrolled, room)
    rest: list[Segment] = []
    for column in columns:
        rest += _segments(cell(column), metrics.widths[column])
    hidden = scrolled - metrics.starts[columns[0] - 1] if columns else 0
    scrolling = Strip(rest).crop_extend(hidden, hidden + room, base)
    return Strip.join([labels, scrolling]).adjust_cell_length(width, base)


def _segments(cell: Drawn, width: int) -> list[Segment]:
    """The cells of a column: one before, the text, one for the mark."""
    mark = fit(cell.mark, 1, right=False)
    text = fit(cell.text, width, right=cell.right)
    if not cell.right and cell.mark:
        # beside the text, where a mark at the edge of a wide column would be out of its sight
        own = cell.text if cell_len(cell.text) <= width else cut(cell.text, width)
        text, mark = _exactly(own + mark, width + 1), ""
    return [
        Segment(" ", cell.around),
        Segment(text, cell.style),
        *([Segment(mark, cell.around)] if mark else []),
    ]


def _exactly(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
