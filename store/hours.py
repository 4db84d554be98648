"""A day's opening hours: read from what is typed, written as the documents print them.

Times of day are whole minutes after midnight, 0 to 1440.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, get_args

from store.errors import Code, StoreError
from store.plan_records import Weekday

WEEK: Final[tuple[Weekday, ...]] = get_args(Weekday)
WORKDAYS: Final = WEEK[:5]
WEEKEND: Final = WEEK[5:]

HOUR: Final = 60
LAST: Final = 24 * HOUR
"""Midnight, when a day ends."""

CLOSED_TEXT: Final = "Lukket"
LONGEST: Final = 200
"""Longer texts are no day's hours."""

_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_TIME: Final = re.compile(r"([0-9]{1,2})(?:[.:]?([0-9]{2}))?")
_PART: Final = re.compile(rf"(?:kl\.? *)?([0-9.:]+) *(?:[{_DASHES}]|til) *(?:kl\.? *)?([0-9.:]+)")
_BETWEEN: Final = re.compile(r" *(?:[,;/+&]| og ) *")


class HoursError(StoreError):
    """Typed text that is no day's hours; `values["text"]` is what is wrong with it."""


@dataclass(frozen=True, order=True)
class Span:
    """From when to when somebody answers, in minutes; `closes` is the first minute after."""

    opens: int
    closes: int

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return self.closes - self.opens


Spans = tuple[Span, ...]
"""In order, none touching the next."""


@dataclass(frozen=True)
class Day:
    """When somebody answers on a day: at times, not at all, or nobody has told."""

    spans: Spans = ()
    closed: bool = False

    @property
    def is_told(self) -> bool:
        """False where the hours are not known."""
        return self.closed or bool(self.spans)

    @property
    def minutes(self) -> int:
        """How long it is open."""
        return total(self.spans)


UNTOLD: Final = Day()
CLOSED: Final = Day(closed=True)


# -- typed and printed


def read_day(text: str) -> Day:
    """The hours a text means: `9-13`, `9.00–13.00`, `9-12, 13-15`, `lukket`.

    `-` or nothing leaves a day untold. `7.30`, `7:30` and `0730` are the same; spans that touch
    become one. Raises `HoursError`:
    HOURS_UNREADABLE, HOURS_NO_TIME for `25.00`, HOURS_BACKWARDS for `13-9`, HOURS_OVERLAP.
    """
    plain = " ".join(text.split()).casefold()
    if not plain.strip(_DASHES):
        return UNTOLD
    if plain.rstrip(".") == CLOSED_TEXT.casefold():
        return CLOSED
    if len(plain) > LONGEST:
        raise HoursError(Code.HOURS_UNREADABLE, text=text.strip())
    spans = sorted(_read_span(part, text) for part in _BETWEEN.split(plain))
    for before, after in pairwise(spans):
        if after.opens < before.closes:
            raise HoursError(
                Code.HOURS_OVERLAP, text=text, first=span_text(before), second=span_text(after)
            )
    return Day(merged(spans))


def _read_span(part: str, text: str) -> Span:
    match = _PART.fullmatch(part)
    if match is None:
        if _TIME.fullmatch(part):
            _read_time(part, text)
        raise HoursError(Code.HOURS_UNREADABLE, text=text.strip())
    opens, closes = _read_time(match[1], text), _read_time(match[2], text)
    if opens >= closes:
        raise HoursError(Code.HOURS_BACKWARDS, text=f"{time_text(opens)}-{time_text(closes)}")
    return Span(opens, closes)


def _read_time(word: str, text: str) -> int:
    match = _TIME.fullmatch(word)
    if match is None:
        raise HoursError(Code.HOURS_UNREADABLE, text=text.strip())
    hour, minute = int(match[1]), int(match[2] or 0)
    time = hour * HOUR + minute
    if minute >= HOUR or time > LAST:
        raise HoursError(Code.HOURS_NO_TIME, text=word)
    return time


def day_text(day: Day) -> str:
    """As the documents print it: `9-13`, `7.30-15.30`, `9-12, 13-15`, `Lukket`; empty: untold."""
    return CLOSED_TEXT if day.closed else spans_text(day.spans)


def spans_text(spans: Iterable[Span]) -> str:
    """`9-12, 13-15`."""
    return ", ".join(map(span_text, spans))


def span_text(span: Span) -> str:
    """`7.30-15.30`, `9-13`."""
    return f"{time_text(span.opens)}-{time_text(span.closes)}"


def time_text(time: int) -> str:
    """`9`, `7.30`, `24`."""
    hour, minute = divmod(time, HOUR)
    return f"{hour}.{minute:02}" if minute else str(hour)


# -- as records hold them


def clock(time: int) -> str:
    """`09:00`."""
    hour, minute = divmod(time, HOUR)
    return f"{hour:02}:{minute:02}"


def from_clock(text: str) -> int:
    """The minutes of a record's `09:00`."""
    hour, minute = text.split(":")
    return int(hour) * HOUR + int(minute)


# -- spans together


def total(spans: Iterable[Span]) -> int:
    """The minutes of spans that do not overlap."""
    return sum(span.minutes for span in spans)


def merged(spans: Iterable[Span]) -> Spans:
    """The same minutes in order, those that touch or overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.opens <= found[-1].closes:
            found[-1] = Span(found[-1].opens, max(found[-1].closes, span.closes))
        else:
            found.append(span)
    return tuple(found)


def shared(one: Sequence[Span], other: Sequence[Span]) -> Spans:
    """The minutes that are in both."""
    pairs = (
        Span(max(a.opens, b.opens), min(a.closes, b.closes))
        for a in one
        for b in other
        if max(a.opens, b.opens) < min(a.closes, b.closes)
    )
    return merged(pairs)


def without(spans: Sequence[Span], taken: Sequence[Span]) -> Spans:
    """The minutes of `spans` that are not in `taken`."""
    return shared(spans, between(taken))


def between(spans: Sequence[Span], first: int = 0, last: int = LAST) -> Spans:
    """The minutes from `first` to `last` that are in none of the spans."""
    found, time = [], first
    for span in merged(spans):
        if span.opens > time:
            found.append(Span(time, min(span.opens, last)))
        time = max(time, span.closes)
    if time < last:
        found.append(Span(time, last))
    return tuple(found)
