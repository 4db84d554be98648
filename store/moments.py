"""Points in time as the documents give them: a day, or a month, quarter, half-year or year of it.

A record keeps one in three fields: an ISO date, a precision and a qualifier. The date is any day
of what is meant; a year is the calendar's, and so are its halves and quarters.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias, get_args

from store.errors import Code, StoreError
from store.records import DatePrecision, DateQualifier, Record

Day: TypeAlias = date

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
MOST_TEXT: Final = 100
"""The longest text that is looked at as a date."""

MONTHS: Final = (
    *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september"),
    *("oktober", "november", "december"),
)
"""As the documents write them; a month is also found by its first three letters."""

MONTHS_IN: Final[dict[DatePrecision, int]] = {"måned": 1, "kvartal": 3, "halvår": 6, "år": 12}
"""How many months a date of less than a day's precision speaks of."""

_THIRD: Final = 10
"""The days of the first and the middle third of a month."""


@dataclass(frozen=True)
class Moment:
    """A point in time, or none: `date` is ISO or empty, no `precision` counts as a day."""

    date: str = ""
    precision: DatePrecision = ""
    qualifier: DateQualifier = ""

    @property
    def is_known(self) -> bool:
        """False where no date is given."""
        return bool(self.date)

    @property
    def first(self) -> Day:
        """The first day that is meant; beyond all others where none is known.

        A part of a month is a third of it; of anything longer the first or last month, or what
        lies in the middle: `medio 2027` is June and July.
        """
        return self._span[0]

    @property
    def last(self) -> Day:
        """The last day that is meant, as `first`; of `senest` a day that very day."""
        return self._span[1]

    @property
    def sort_key(self) -> tuple[Day, Day]:
        """By the first day, what is shorter before what is longer; unknown last."""
        return self._span

    @property
    def _span(self) -> tuple[Day, Day]:
        if not self.date:
            return date.max, date.max
        day = date.fromisoformat(self.date)
        months = MONTHS_IN.get(self.precision)
        if months is None:
            return day, day
        if months == 1:
            return self._days(day)
        start, end = self._months(months)
        month = (day.month - 1) // months * months
        return (
            date(day.year, month + start, 1),
            date(day.year, month + end, _month_length(day.year, month + end)),
        )

    def _days(self, day: Day) -> tuple[Day, Day]:
        length = _month_length(day.year, day.month)
        first, last = {
            "primo": (1, _THIRD),
            "medio": (_THIRD + 1, 2 * _THIRD),
            "ultimo": (2 * _THIRD + 1, length),
        }.get(self.qualifier, (1, length))
        return day.replace(day=first), day.replace(day=last)

    def _months(self, months: int) -> tuple[int, int]:
        """The first and last month that is meant of so many, counted from 1."""
        middle = (months + 1) // 2
        return {
            "primo": (1, 1),
            "medio": (middle, months - middle + 1),
            "ultimo": (months, months),
        }.get(self.qualifier, (1, months))


def _month_length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


# -- the fields of a record


def date_fields(field: str) -> tuple[str, str, str]:
    """The fields of a date, its precision and its qualifier: of `end` also `end_precision`, …"""
    if field == "date":
        return "date", "precision", "qualifier"
    return field, f"{field}_precision", f"{field}_qualifier"


def moment_of(record: Record, field: str = "date") -> Moment:
    """The moment a record keeps; a record without such fields has none."""
    day, precision, qualifier = (_held(record, name) for name in date_fields(field))
    return Moment(day, precision, qualifier)


def _held(record: Record, field: str) -> Any:
    return getattr(record, field, "")


def moment_values(field: str, moment: Moment) -> dict[str, str]:
    """The moment by the fields it is kept in."""
    values = moment.date, moment.precision, moment.qualifier
    return dict(zip(date_fields(field), values, strict=True))


# -- typed text

_QUALIFIERS: Final[dict[str, DateQualifier]] = {
    **{word: word for word in get_args(DateQualifier) if word},
    **{"ca": "forventet", "cirka": "forventet", "omkring": "forventet"},
    **{"forventes": "forventet", "forventeligt": "forventet"},
    **{"begyndelsen af": "primo", "starten af": "primo", "midten af": "medio"},
    **{"slutningen af": "ultimo", "udgangen af": "ultimo"},
}
_NUMBERS: Final = {"første": 1, "andet": 2, "tredje": 3, "fjerde": 4}

_YEAR: Final = r"(?P<year>\d{4})"
_NUMBER: Final = rf"(?P<part>\d|{'|'.join(_NUMBERS)})\.?"
_SEPARATED: Final = r"(?P<day>\d{1,2}) ?[-/. ] ?(?P<number>\d{1,2})"
_NAMED: Final = r"(?P<name>[a-zæøå]{3,9})\.?"
_FORMS: Final[tuple[tuple[DatePrecision, str], ...]] = (
    ("dag", rf"{_YEAR}-(?P<number>\d{{1,2}})-(?P<day>\d{{1,2}})"),
    ("dag", rf"{_SEPARATED} ?[-/. ] ?(?P<year>\d{{4}}|\d{{2}})"),
    ("dag", _SEPARATED),
    ("dag", rf"(?:den |d\. ?)?(?P<day>\d{{1,2}})\.? ?{_NAMED}(?: {_YEAR})?"),
    ("måned", rf"{_YEAR}-(?P<number>\d{{1,2}})"),
    ("måned", rf"(?P<number>\d{{1,2}})[-/]{_YEAR}"),
    ("måned", rf"{_NAMED}(?: {_YEAR})?"),
    ("kvartal", rf"q ?(?P<part>\d)(?:[ -]?{_YEAR})?"),
    ("kvartal", rf"{_YEAR}[ -]?q ?(?P<part>\d)"),
    ("kvartal", rf"{_NUMBER} ?(?:kvartal|kvt\.?)(?: {_YEAR})?"),
    ("halvår", rf"h ?(?P<part>\d)(?:[ -]?{_YEAR})?"),
    ("halvår", rf"{_NUMBER} ?halv(?:år|aar)(?: {_YEAR})?"),
    ("år", rf"(?:år )?{_YEAR}"),
)
_PARTS: Final[dict[DatePrecision, tuple[str, int]]] = {
    "kvartal": ("quarters", 4),
    "halvår": ("halves", 2),
}
_LEAP_YEAR: Final = 2000


def read_moment(text: str) -> Moment:
    """What a typed text means: `1. april 2026`, `1/4-2026`, `Q4 2026`, `medio 2027`, `senest …`.

    Nothing written is no date. DATE_NO_YEAR says that only the year is missing. DATE_UNREADABLE
    says which `text` it was and, where that is what is wrong, how many `days` the month has, how
    many `months`, `quarters` or `halves` the year, or the `first` and `last` year there is.
    """
    words = " ".join(unicodedata.normalize("NFC", text[:MOST_TEXT]).casefold().split())
    if not words:
        return Moment()
    if len(text.strip()) <= MOST_TEXT:
        qualifier, rest = _qualified(words)
        for precision, found in _matches(rest):
            moment = _Reader(text.strip(), found.groupdict()).read(precision, qualifier)
            if moment is not None:
                return moment
    raise StoreError(Code.DATE_UNREADABLE, text=text.strip())


def _matches(text: str) -> Iterator[tuple[DatePrecision, re.Match[str]]]:
    for precision, form in _FORMS:
        found = re.fullmatch(form, text, re.ASCII)  # kept by `re`, and only once it is needed
        if found is not None:
            yield precision, found


def _qualified(words: str) -> tuple[DateQualifier, str]:
    for word, qualifier in _QUALIFIERS.items():
        if words.startswith((f"{word} ", f"{word}. ")):
            return qualifier, words[len(word) :].lstrip(". ")
    return "", words


class _Reader:
    """The parts of a text in the form of a date: what they mean, or what is wrong with them."""

    def __init__(self, text: str, parts: dict[str, str | None]) -> None:
        self._text = text
        self._parts = parts

    def read(self, precision: DatePrecision, qualifier: DateQualifier) -> Moment | None:
        """The moment; None where what should be a month is another word."""
        month = self._month(precision)
        if month is None:
            return None
        year = self._parts.get("year") or ""
        day = int(self._parts.get("day") or 1)
        length = _month_length(int(year) if len(year) == 4 and int(year) else _LEAP_YEAR, month)
        if not 1 <= day <= length:
            raise self._wrong(days=length)
        return Moment(date(self._year(year), month, day).isoformat(), precision, qualifier)

    def _year(self, text: str) -> int:
        if not text:
            raise StoreError(Code.DATE_NO_YEAR, text=self._text)
        year = int(text) if len(text) == 4 else 2000 + int(text)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise self._wrong(first=str(FIRST_YEAR), last=str(LAST_YEAR))
        return year

    def _month(self, precision: DatePrecision) -> int | None:
        """The first month that is meant."""
        if precision == "år":
            return 1
        part = self._parts.get("part")
        if part is not None:
            name, count = _PARTS[precision]
            number = _NUMBERS.get(part) or int(part)
            if not 1 <= number <= count:
                raise self._wrong(**{name: count})
            return (number - 1) * 12 // count + 1
        name = self._parts.get("name") or ""
        if name:
            found = (m for m, month in enumerate(MONTHS, 1) if _names(name, month))
            return next(found, None)
        number = int(self._parts["number"] or 0)
        if not 1 <= number <= len(MONTHS):
            raise self._wrong(months=len(MONTHS))
        return number

    def _wrong(self, **right: int | str) -> StoreError:
        return StoreError(Code.DATE_UNREADABLE, text=self._text, **right)


def _names(word: str, month: str) -> bool:
    return month.startswith(word) or (month == "september" and word == "sept")
