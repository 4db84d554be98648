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
    rest: list[Segment] = []
    end = 0
    for column in metrics.in_sight(scrolled, room):
        start, stop = (edge - scrolled for edge in metrics.span(column))
        if stop - 1 > room or start < 0:
            rest += _cut_off(cell(column), min(stop, room) - max(start, 0))
        else:
            rest += _segments(cell(column), metrics.widths[column])
        end = min(stop, room)
    return Strip.join(
        [labels, Strip(rest).crop_extend(0, max(room, end), base)]
    ).adjust_cell_length(width, base)


def _cut_off(cell: Drawn, room: int) -> list[Segment]:
    """A column only partly in sight: never part of a figure, which would be taken for another."""
    text = "" if cell.right and not cell.text.strip() else "…" if cell.right else cell.text
    return [
        Segment(" " if room else "", cell.around),
        Segment(fit(text, max(room - 1, 0), right=False), cell.style),
    ]


def _segments(cell: Drawn, width: int) -> list[Segment]:
    """The cells of a column: one before, the text, one for the mark."""
    if cell.right and cell.mark and cell.text.endswith(" "):
        # beside the figure, not beyond the decimals it lacks, where it would seem the next one's
        bare = cell.text.rstrip(" ")
        marked = bare + cell.mark + " " * (len(cell.text) - len(bare) - 1)
        cell = Drawn(marked, "", True, cell.style, cell.around)
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
