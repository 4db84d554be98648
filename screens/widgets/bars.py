"""Bars of text: a label, a bar of eighth blocks, figures beside it; no Textual in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from screens.texts.grid_text import GridColumn, aligned
from screens.texts.width import cell_width, pad
from screens.widgets.grid_metrics import fit
from store.amounts import Sum
from store.shares import EIGHTHS, eighths, extent, fraction

PARTS: Final = " ▏▎▍▌▋▊▉"
"""A cell filled from the left by so many eighths."""

FULL: Final = "█"
BELOW_ZERO: Final = "▒"
"""Bars of what is less than zero are drawn otherwise; their length is as of any other."""

GAP: Final = "  "
NARROWEST: Final = 8
"""A bar with less room than this gives way to nothing but the last figure."""


@dataclass(frozen=True)
class Bar:
    """What a bar shows: `label` and `figures` are fit to show, `sum` (kroner) is its length."""

    label: str
    sum: Sum
    figures: Sequence[str]


@dataclass(frozen=True)
class BarLine:
    """A line of text, and where in it (characters) the bar begins and ends."""

    text: str
    start: int = 0
    end: int = 0


def bar_lines(
    title: str, heads: Sequence[str], bars: Sequence[Bar], width: int
) -> Iterator[BarLine]:
    """A heading and a line a bar, each `width` cells wide.

    Where the figures leave no room for bars only the last of them stands.
    `heads` stand over the figures, of which a bar has as many. The longest bar fills its room.
    """
    columns = [
        [head, *texts]
        for head, texts in zip(
            heads,
            aligned([GridColumn(head, figures=True) for head in heads], [b.figures for b in bars]),
            strict=True,
        )
    ]
    labels = max((cell_width(bar.label) for bar in bars), default=0)
    room = width - labels - len(GAP) - _taken(columns)
    if room < NARROWEST:
        columns = columns[-1:]
        room = width - labels - len(GAP) - _taken(columns)
    room = max(room, 0)
    widths = [max(map(cell_width, column)) for column in columns]
    rows = [
        "".join(
            GAP + pad(column[n], w, right=True) for column, w in zip(columns, widths, strict=True)
        )
        for n in range(len(bars) + 1)
    ]
    yield BarLine(fit(pad(title, width - cell_width(rows[0])) + rows[0], width, right=False))
    longest = max((extent(bar.sum) for bar in bars), default=0)
    for bar, row in zip(bars, rows[1:], strict=True):
        drawn = draw(bar.sum, longest, room)
        label = pad(bar.label, labels)
        at = len(label) + len(GAP)
        text = label + GAP + pad(drawn, room) + row
        yield BarLine(fit(text, width, right=False), at, at + len(drawn))


def draw(total: Sum, longest: int, width: int) -> str:
    """A bar as long as a sum is far from zero, when `longest` (kroner) takes `width` cells."""
    part = total.part()
    if part is not None and part.high < 0:
        return BELOW_ZERO * fraction(total, longest, width)
    whole, rest = divmod(eighths(total, longest, width), EIGHTHS)
    return FULL * whole + (PARTS[rest] if rest else "")


def _taken(columns: Sequence[Sequence[str]]) -> int:
    return sum(len(GAP) + max(map(cell_width, column)) for column in columns)
