"""Where the columns of a grid stand: widths by content, the label column giving way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from screens.texts.width import cell_width
from screens.widgets.grid_source import GridSource

GAP: Final = 2
"""Cells between columns; one of them stands before the first."""

NARROWEST_LABEL: Final = 18
WIDEST_LABEL: Final = 70
WIDEST_TEXT: Final = 32
SAMPLE: Final = 300
"""Rows whose texts decide the widths; a row far down may be cut with an ellipsis."""

_FIGURE: Final = re.compile(r"[+-]?[0-9.]+(?:,(?P<decimals>[0-9]+))?")


@dataclass(frozen=True)
class Metrics:
    """Cells a column takes, and how many decimals its figures are set for.

    `starts` are where columns 1 and on begin, counted from the end of the label column.
    """

    widths: tuple[int, ...]
    decimals: tuple[int, ...]

    @property
    def label(self) -> int:
        """The width of the label column."""
        return self.widths[0] if self.widths else 0

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each column after the labels begins."""
        return tuple(accumulate((width + GAP for width in self.widths[1:]), initial=0))[:-1]

    @property
    def scrolled(self) -> int:
        """The cells of all columns after the labels."""
        return sum(width + GAP for width in self.widths[1:])


def measure(source: GridSource, width: int) -> Metrics:
    """The columns of a table in a window `width` cells wide.

    Labels give way first, down to a width that still says something; then the columns scroll.
    """
    heads = source.heads
    rows = [*range(min(source.row_count, SAMPLE))]
    rows += range(source.row_count, source.row_count + source.fixed_count)
    widths, decimals = [], []
    for place, head in enumerate(heads):
        texts = [source.shown(row, place).text for row in rows]
        tail = max(map(decimals_of, texts), default=0) if head.figures else 0
        longest = max(map(cell_width, [head.label, *(set_right(t, tail) for t in texts)]))
        widths.append(longest if head.figures else min(longest, WIDEST_TEXT))
        decimals.append(tail)
    if heads:
        longest = max(map(cell_width, (source.shown(row, 0).text for row in rows)), default=0)
        room = width - sum(one + GAP for one in widths[1:]) - 1
        widths[0] = max(min(longest, WIDEST_LABEL, room), min(longest, NARROWEST_LABEL))
    return Metrics(tuple(widths), tuple(decimals))


def decimals_of(text: str) -> int:
    """Digits after the comma of a figure; 0 for other text."""
    match = _FIGURE.fullmatch(text)
    return len(match["decimals"] or "") if match else 0


def set_right(text: str, decimals: int) -> str:
    """A figure with space for decimals it lacks, so that commas stand under each other."""
    match = _FIGURE.fullmatch(text)
    if match is None or not decimals:
        return text
    own = len(match["decimals"] or "")
    return text + " " * (decimals - own + (own == 0))


def fit(text: str, width: int, *, right: bool) -> str:
    """The text in exactly `width` cells; what does not fit ends in an ellipsis."""
    found = cell_width(text)
    if found > width:
        text = _cut(text, width)
        found = cell_width(text)
    space = " " * (width - found)
    return space + text if right else text + space


def _cut(text: str, width: int) -> str:
    if width < 1:
        return ""
    taken = 0
    for place, character in enumerate(text):
        taken += cell_width(character)
        if taken > width - 1:
            return text[:place] + "…"
    return text


def column_at(metrics: Metrics, x: int, scrolled: int) -> int:
    """The column at a cell of a window scrolled by `scrolled`; -1 beyond the last."""
    if x <= metrics.label + 1:
        return 0
    inside = x - metrics.label - 1 + scrolled
    for place, start in enumerate(metrics.starts, 1):
        if start <= inside < start + metrics.widths[place] + GAP:
            return place
    return -1
