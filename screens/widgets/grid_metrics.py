"""Where the columns of a grid stand: widths by content, the label column giving way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Final

from rich.cells import cell_len

from screens.widgets.grid_source import GridSource, Head, Shown

GAP: Final = 2
"""Cells between two texts: one for the mark of the left, one before the right."""

NARROWEST_LABEL: Final = 18
FAIR_LABEL: Final = 30
"""What labels keep of a window in which the columns scroll anyway."""

WIDEST_LABEL: Final = 70
WIDEST_TEXT: Final = 32
WIDEST_FIGURE: Final = 48
SAMPLE: Final = 300
"""Rows whose texts decide the widths at first; columns grow for what comes into sight later."""

_FIGURE: Final = re.compile(r"([+-]?[0-9.]+)(?:,([0-9]+))?")


@dataclass(frozen=True)
class Metrics:
    """Cells the text of each column takes, and how many decimals its figures are set for.

    Every column has one cell before its text and one after it for a mark; the last has that
    only where it is `marked`.
    """

    widths: tuple[int, ...] = ()
    decimals: tuple[int, ...] = ()
    marked: bool = False

    @property
    def label(self) -> int:
        """The width of the label column's text."""
        return self.widths[0] if self.widths else 0

    @property
    def frozen(self) -> int:
        """The cells that do not scroll sideways."""
        return self.label + GAP

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each column after the labels begins, counted from the end of the labels."""
        return tuple(accumulate((width + GAP for width in self.widths[1:]), initial=0))[:-1]

    @property
    def total(self) -> int:
        """The cells of all columns."""
        return max(sum(width + GAP for width in self.widths) - (not self.marked), 0)

    def span(self, column: int) -> tuple[int, int]:
        """Where a column after the labels begins and ends, counted from the end of the labels."""
        start = self.starts[column - 1]
        return start, start + self.widths[column] + GAP

    def whole(self, column: int, width: int) -> int:
        """So many cells from a column's text on, and as many more as end with a column's text.

        What covers part of a figure would leave the rest to be taken for another.
        """
        if not 0 < column < len(self.widths):
            return width
        first = self.starts[column - 1]
        ends = (self.span(one)[1] - GAP - first for one in range(column, len(self.widths)))
        return next((end for end in ends if end >= width), width)

    def begins_at(self, scrolled: int) -> int:
        """Where the next column begins, so that none is cut on its left; `scrolled` past the last.

        A column wider than the window is cut on its right instead.
        """
        return next((start for start in self.starts if start >= scrolled), scrolled)

    def in_sight(self, scrolled: int, room: int) -> range:
        """The columns after the labels of which something is in sight."""
        found = [
            place
            for place, start in enumerate(self.starts, 1)
            if start < scrolled + room and start + self.widths[place] + GAP > scrolled
        ]
        return range(found[0], found[-1] + 1) if found else range(0)


class Wanted:
    """What the texts seen so far want of the columns; it never wants less than before."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self._heads = heads
        self._texts = [cell_len(head.label) for head in heads]
        self._wholes = [0] * len(heads)
        self._decimals = [0] * len(heads)
        self._marked = bool(heads and (heads[-1].sign or heads[-1].figures))

    def see(self, column: int, shown: Shown) -> bool:
        """Note a cell's text; True when it wants more room than there was."""
        more = False
        figure = _figure(shown.text) if self._heads[column].figures else None
        if figure is None:
            width = cell_len(shown.text)
            if width > self._texts[column]:
                self._texts[column], more = width, True
        else:
            whole, decimals = figure
            if whole > self._wholes[column]:
                self._wholes[column], more = whole, True
            if decimals > self._decimals[column]:
                self._decimals[column], more = decimals, True
        if shown.mark and not self._marked and column == len(self._heads) - 1:
            self._marked = more = True
        return more

    def fitted(self, width: int) -> Metrics:
        """The columns in a window `width` cells wide.

        Labels give way first, down to a width that still says something; then columns scroll, and
        labels have a fair part of the window.
        """
        if not self._heads:
            return Metrics()
        widths = [self._width(column) for column in range(len(self._heads))]
        if self._heads[0].least:
            return self._fitted_to_titles(width, widths)
        room = width - Metrics((0, *widths[1:]), (), self._marked).total
        keep = self._heads[0].keep
        least = min(keep or NARROWEST_LABEL, NARROWEST_LABEL)
        if room < min(widths[0], least):
            fair = min(width * 19 // 40, keep) if keep else min(width * 2 // 5, FAIR_LABEL)
            room = max(fair, min(least, width // 2), 1)
        widths[0] = min(widths[0], WIDEST_LABEL, room)
        return Metrics(tuple(widths), tuple(self._decimals), self._marked)

    def _fitted_to_titles(self, width: int, widths: list[int]) -> Metrics:
        """The columns beside labels that are told by more than a beginning."""
        label = min(widths[0], self._heads[0].least, max(width * 9 // 20, 1))
        room = width - Metrics((0, *widths[1:]), (), self._marked).total
        if room < label:
            room += self._give_way(widths, label - room)
        if room < label:
            room = max(_beside_whole(width, widths[1:], label), label)
        widths[0] = min(widths[0], room)
        return Metrics(tuple(widths), tuple(self._decimals), self._marked)

    def _give_way(self, widths: list[int], wanted: int) -> int:
        """Take cells from the columns that may give way, from the widest first; how many.

        None where they are not enough.
        """
        spare = {
            column: widths[column] - head.least
            for column, head in enumerate(self._heads)
            if column and 0 < head.least < widths[column]
        }
        if sum(spare.values()) < wanted:
            return 0
        for _ in range(wanted):
            widest = max((one for one in spare if spare[one]), key=widths.__getitem__)
            widths[widest] -= 1
            spare[widest] -= 1
        return wanted

    @property
    def comfortable(self) -> int:
        """The window in which nothing scrolls and labels have a fair part, if they want that."""
        widths = [self._width(column) for column in range(len(self._heads))]
        widths[:1] = [min(one, self._heads[0].least or FAIR_LABEL) for one in widths[:1]]
        return Metrics(tuple(widths), (), self._marked).total

    def _width(self, column: int) -> int:
        decimals = self._decimals[column]
        width = max(self._texts[column], self._wholes[column] + bool(decimals) + decimals)
        if column == 0:
            return width
        head = self._heads[column]
        return min(width, head.widest or (WIDEST_FIGURE if head.figures else WIDEST_TEXT))


def _beside_whole(width: int, columns: Sequence[int], label: int) -> int:
    """The cells left for labels beside as many whole columns as leave at least so many.

    The widest column is to have room beside them when it is scrolled to.
    """
    left = width - GAP
    for end in accumulate(column + GAP for column in columns):
        if width - GAP - end < label:
            break
        left = width - GAP - end
    return min(left, width - GAP - max(columns, default=0) - GAP)


def wanted(source: GridSource) -> Wanted:
    """What the fixed rows and the first rows of a table want of its columns."""
    found = Wanted(source.heads)
    for row in _sample(source):
        for column in range(len(source.heads)):
            found.see(column, source.shown(row, column))
    return found


def _sample(source: GridSource) -> Iterable[int]:
    yield from range(min(source.row_count, SAMPLE))
    yield from range(source.row_count, source.row_count + min(source.fixed_count, SAMPLE))


@lru_cache(maxsize=4096)
def _figure(text: str) -> tuple[int, int] | None:
    """Characters before the comma and digits after it; None for what is no figure."""
    match = _FIGURE.fullmatch(text)
    return None if match is None else (len(match[1]), len(match[2] or ""))


def set_right(text: str, decimals: int) -> str:
    """A figure with space for decimals it lacks, so that commas stand under each other."""
    figure = _figure(text)
    if figure is None or not decimals:
        return text
    return text + " " * (decimals - figure[1] + (figure[1] == 0))


def fit(text: str, width: int, *, right: bool) -> str:
    """The text in exactly `width` cells; what does not fit ends in an ellipsis."""
    found = cell_len(text)
    if found > width:
        text = cut(text, width)
        found = cell_len(text)
    space = " " * (width - found)
    return space + text if right else text + space


def cut(text: str, width: int) -> str:
    """The beginning of a text that is too long, in at most `width` cells, with an ellipsis.

    Never half a wide character, nor one without the marks that combine with it.
    """
    if width < 1:
        return ""
    if text.isascii():
        return text[: width - 1] + "…"
    best = ""
    for end in range(1, len(text) + 1):
        if cell_len(text[:end]) > width - 1:
            break
        best = text[:end]
    return best + "…"


def column_at(metrics: Metrics, x: int, scrolled: int) -> int:
    """The column at a cell of a window scrolled by `scrolled`; -1 beyond the last."""
    if x < metrics.frozen:
        return 0 if metrics.widths else -1
    inside = x - metrics.frozen + scrolled
    for place, start in enumerate(metrics.starts, 1):
        if start <= inside < start + metrics.widths[place] + GAP:
            return place
    return -1
