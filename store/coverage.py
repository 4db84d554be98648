"""How many centres answer in each half hour of a day, and when nobody does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from store.hours import HOUR, LAST, Span, Spans, between, shared, total, without
from store.plan_records import Variant, Weekday
from store.weeks import HoursCell, Weeks

HALF_HOUR: Final = 30
USUAL: Final = Span(7 * HOUR, 18 * HOUR)
"""Hours that are shown, whoever answers in them."""

HalfHour = Literal["shut", "partly", "open", "outside", "missing"]
"""One centre in a half hour: also whether it is open when another is not, or the other way."""


@dataclass(frozen=True)
class Coverage:
    """How many of `told` centres answer in each half hour of a day, the fewest at any moment.

    `first` and `last` are when the first opens and the last closes, None where none is open;
    `gaps` is when nobody answers in between. Of `untold` centres nothing is known.
    """

    weekday: Weekday
    counts: tuple[int, ...]
    told: int
    untold: int
    first: int | None
    last: int | None
    gaps: Spans


def coverage(weeks: Weeks, centres: Iterable[str], variant: Variant, weekday: Weekday) -> Coverage:
    """How centres answer on a weekday."""
    days = [weeks.day(HoursCell(centre, variant, weekday)) for centre in centres]
    told = [day.spans for day in days if day.is_told]
    spans = [span for of_one in told for span in of_one]
    first = min((span.opens for span in spans), default=None)
    last = max((span.closes for span in spans), default=None)
    return Coverage(
        weekday,
        tuple(_fewest(spans, Span(at, at + HALF_HOUR)) for at in range(0, LAST, HALF_HOUR)),
        len(told),
        len(days) - len(told),
        first,
        last,
        () if first is None or last is None else between(spans, first, last),
    )


def _fewest(spans: Sequence[Span], window: Span) -> int:
    """How many spans hold a moment of a window, at the moment where they are fewest."""
    moments = {window.opens} | {s.closes for s in spans if window.opens < s.closes < window.closes}
    return min(sum(s.opens <= moment < s.closes for s in spans) for moment in moments)


def hours_in_use(weeks: Weeks) -> Span:
    """The whole hours in which any centre answers on any day, and the usual ones in any case."""
    spans = [USUAL, *(span for day in weeks.told() for span in day.spans)]
    first, last = min(span.opens for span in spans), max(span.closes for span in spans)
    return Span(first // HOUR * HOUR, -(-last // HOUR) * HOUR)


def half_hours(spans: Spans, against: Spans | None = None) -> tuple[HalfHour, ...]:
    """What one centre is in each half hour of a day, perhaps beside when another is open."""
    windows = (Span(at, at + HALF_HOUR) for at in range(0, LAST, HALF_HOUR))
    return tuple(_half_hour(shared(spans, [window]), window, against) for window in windows)


def _half_hour(is_open: Spans, window: Span, against: Spans | None) -> HalfHour:
    if not is_open:
        return "missing" if against and shared(against, [window]) else "shut"
    if against is not None and without(is_open, against):
        return "outside"
    return "open" if total(is_open) == HALF_HOUR else "partly"


def places_in(window: Span) -> range:
    """Which of a day's half hours a span touches."""
    return range(window.opens // HALF_HOUR, -(-window.closes // HALF_HOUR))


def runs(day: Coverage) -> list[tuple[Span, int]]:
    """From the first that opens on: half hours one after the other in which as many answer."""
    found: list[tuple[Span, int]] = []
    if day.first is None or day.last is None:
        return found
    for place in places_in(Span(day.first, day.last)):
        window, count = Span(place * HALF_HOUR, (place + 1) * HALF_HOUR), day.counts[place]
        if found and found[-1][1] == count:
            found[-1] = (Span(found[-1][0].opens, window.closes), count)
        else:
            found.append((window, count))
    return found
