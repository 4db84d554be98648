"""The week as a picture: how many answer in each half hour, a centre's bars; no Textual in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from screens.texts.hours_text import open_text, short_day
from screens.texts.width import cell_width, pad
from screens.widgets.grid_metrics import fit
from store.coverage import HALF_HOUR, Coverage, HalfHour, places_in
from store.hours import HOUR, Span, spans_text
from store.plan_records import Weekday

Kind = Literal[
    "title", "hours", "day", "none", "gap", "few", "some", "many", "moved", "bar", "told"
]
Part = tuple[str, Kind]
Line = tuple[Part, ...]

DAY: Final = 4
GAP: Final = 2
NARROW_TOLD: Final = 12
WIDE_TOLD: Final = 26
"""The cells of what is told beside the strips."""

SCALES: Final = (2, 1)
"""Cells a half hour takes, where there is room."""

HOURS_APART: Final = {2: 1, 1: 2}
"""Which hours stand along the top: each, or every second."""

MANY: Final = "+"
"""More than a digit says, in one cell."""

GAPS: Final = "!"
"""Beside a day with hours in which nobody answers."""

SIGNS: Final[dict[HalfHour, str]] = {
    "shut": " ",
    "partly": "▌",
    "open": "█",
    "outside": "▒",
    "missing": "·",
}


@dataclass(frozen=True)
class Bars:
    """The bars of one centre: what it is in each half hour of each day."""

    title: str
    days: Mapping[Weekday, Sequence[HalfHour]]


@dataclass(frozen=True)
class _Room:
    """How wide things are: cells a half hour, cells of what is told, whether bars have room."""

    scale: int
    told: int
    bars: bool


def picture_lines(
    title: str,
    days: Sequence[Coverage],
    before: Sequence[Coverage],
    bars: Bars | None,
    window: Span,
    width: int,
) -> list[Line]:
    """A heading, the hours along the top, and a line a day, each at most `width` cells wide.

    `days` are as they are, or as they would become; what is otherwise than `before` stands out.
    """
    places = places_in(window)
    room = _room(len(places), bars is not None, width)
    left = DAY + len(places) * room.scale + 1 + room.told
    titles: Line = ((fit(title, left, right=False), "title"),)
    hours: Line = ((_hours(window, room.scale), "hours"),)
    end = pad(_end(window, room.scale), 1 + room.told)
    heads: Line = ((" " * DAY, "hours"), *hours, (end, "hours"))
    if bars is not None and room.bars:
        titles += ((fit("  " + bars.title, width - left, right=False), "title"),)
        heads += ((" " * GAP, "told"), *hours)
    lines = [titles, heads]
    for day, was in zip(days, before, strict=True):
        line: Line = ((pad(short_day(day.weekday), DAY), "day"),)
        line += tuple(_strip(day, was, places, room.scale))
        line += ((" " + fit(_told(day, room.told), room.told, right=False), "told"),)
        if bars is not None and room.bars:
            drawn = "".join(SIGNS[bars.days[day.weekday][at]] * room.scale for at in places)
            line += ((" " * GAP, "told"), (drawn, "bar"))
        lines.append(line)
    return lines


def _room(count: int, wants_bars: bool, width: int) -> _Room:
    """As much room for everything as there is: bars give way last but for the strips."""
    for bars in (True, False) if wants_bars else (False,):
        for scale in SCALES:
            for told in (WIDE_TOLD, NARROW_TOLD):
                if DAY + count * scale * (1 + bars) + 1 + told + GAP * bars <= width:
                    return _Room(scale, told, bars)
    return _Room(1, max(width - DAY - count - 1, 0), False)


def _hours(window: Span, scale: int) -> str:
    """The hours along the top."""
    step = HOURS_APART[scale]
    room = step * scale * HOUR // HALF_HOUR
    first, last = window.opens // HOUR, window.closes // HOUR
    text = "".join(pad(str(hour), room) for hour in range(first, last, step))
    return text[: (last - first) * scale * HOUR // HALF_HOUR]


def _end(window: Span, scale: int) -> str:
    """The hour at the end, where it is one of those that stand there."""
    hours = (window.closes - window.opens) // HOUR
    return "" if hours % HOURS_APART[scale] else str(window.closes // HOUR)


def _strip(day: Coverage, was: Coverage, places: range, scale: int) -> Iterator[Part]:
    cells = [_cell(day, was, place, scale) for place in places]
    for kind, group in groupby(cells, key=lambda cell: cell[1]):
        yield "".join(text for text, _ in group), kind


def _cell(day: Coverage, was: Coverage, place: int, scale: int) -> Part:
    count = day.counts[place]
    text = str(count)
    if not count and not _is_gap(day, place):
        text = "·" if day.told else " "
    if len(text) > scale:
        text = MANY
    return pad(text, scale), "moved" if count != was.counts[place] else _kind(day, place)


def _kind(day: Coverage, place: int) -> Kind:
    count = day.counts[place]
    if not count:
        return "gap" if _is_gap(day, place) else "none"
    if 3 * count <= day.told:
        return "few"
    return "some" if 3 * count <= 2 * day.told else "many"


def _is_gap(day: Coverage, place: int) -> bool:
    """True where nobody answers at some moment between the first and the last."""
    start = place * HALF_HOUR
    return any(gap.opens < start + HALF_HOUR and gap.closes > start for gap in day.gaps)


def _told(day: Coverage, room: int) -> str:
    told = open_text(day)
    if not day.gaps:
        return told
    whole = f"{told}, ingen {spans_text(day.gaps)}"
    return whole if cell_width(whole) <= room else f"{told} {GAPS}"
