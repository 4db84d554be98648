"""Whole weeks of opening hours: now and coming, and one against another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from store.changes import Step
from store.hours import (
    CLOSED,
    UNTOLD,
    WEEK,
    WORKDAYS,
    Day,
    HoursError,
    Span,
    Spans,
    from_clock,
    merged,
    read_day,
    shared,
    total,
    without,
)
from store.plan_records import Centre, Interval, Variant, Weekday
from store.tables import Tables

NOW: Final[Variant] = "nu"
COMING: Final[Variant] = "kommende"


class HoursCell(NamedTuple):
    """A centre's id, now or coming, and a weekday."""

    centre: str
    variant: Variant
    weekday: Weekday


Week = Mapping[Weekday, Day]
"""Every weekday's hours."""


class Weeks:
    """The hours of all centres, as a set of intervals has them."""

    def __init__(self, intervals: Iterable[Interval]) -> None:
        self._intervals = {interval.id: interval for interval in intervals}
        self._by_cell: dict[HoursCell, list[Interval]] = {}
        for interval in self._intervals.values():
            cell = HoursCell(interval.centre, interval.variant, interval.weekday)
            self._by_cell.setdefault(cell, []).append(interval)
        for found in self._by_cell.values():
            found.sort(key=lambda one: (one.position, one.opens, one.id))
        self._days = {cell: _day(found) for cell, found in self._by_cell.items()}

    def after(self, steps: Iterable[Step]) -> Weeks:
        """The hours as planned steps would leave them; steps on other records are passed over."""
        intervals = dict(self._intervals)
        for step in steps:
            if isinstance(step.after, Interval):
                intervals[step.after.id] = step.after
            elif isinstance(step.before, Interval):
                intervals.pop(step.before.id, None)
        return Weeks(intervals.values())

    def records(self, cell: HoursCell) -> Sequence[Interval]:
        """The intervals of a day, in order."""
        return self._by_cell.get(cell, ())

    def given(self, cell: HoursCell) -> Day:
        """The hours of a day as they are told for just that variant."""
        return self._days.get(cell, UNTOLD)

    def day(self, cell: HoursCell) -> Day:
        """The hours of a day; coming ones that nobody has told are those of now."""
        found = self.given(cell)
        if found.is_told or cell.variant == NOW:
            return found
        return self.given(cell._replace(variant=NOW))

    def week(self, centre: str, variant: Variant) -> Week:
        """The hours of a week, each day as `day` has it."""
        return {weekday: self.day(HoursCell(centre, variant, weekday)) for weekday in WEEK}

    def has(self, centre: str, variant: Variant) -> bool:
        """True where something is told of a centre for just that variant."""
        return any(HoursCell(centre, variant, weekday) in self._days for weekday in WEEK)

    def printed(self, cell: HoursCell) -> str:
        """What the document printed for a day, as far as that is kept; empty for other days."""
        return next((one.printed for one in self.records(cell) if one.printed), "")

    def is_as_printed(self, cell: HoursCell) -> bool:
        """False where a day is known to be other than the document printed it."""
        try:
            printed = read_day(self.printed(cell))
        except HoursError:
            return True
        return not printed.is_told or printed == self.given(cell)

    def told(self) -> Iterator[Day]:
        """Every day that is told."""
        return iter(self._days.values())

    def tells_of(self, weekdays: Collection[Weekday]) -> bool:
        """True where anything is told of one of these days."""
        return any(cell.weekday in weekdays for cell in self._days)


def weeks_of(tables: Tables) -> Weeks:
    """The hours of a workbook."""
    return Weeks(tables.of(Interval).values())


def centres_in_order(tables: Tables) -> list[Centre]:
    """All centres, what they are held against last."""
    centres = tables.of(Centre).values()
    return sorted(centres, key=lambda one: (one.comparison, one.order, one.id))


def _day(intervals: Sequence[Interval]) -> Day:
    spans = merged(
        Span(from_clock(one.opens), from_clock(one.closes)) for one in intervals if not one.closed
    )
    if spans:
        return Day(spans)
    return CLOSED


# -- hours a week


def minutes_of(week: Week) -> int | None:
    """The minutes of the days that are told; None where none is."""
    told = [day.minutes for day in week.values() if day.is_told]
    return sum(told) if told else None


def untold_of(week: Week) -> list[Weekday]:
    """The workdays that are not told; none of a week of which nothing is."""
    if minutes_of(week) is None:
        return []
    return [weekday for weekday in WORKDAYS if not week[weekday].is_told]


# -- one week against another


@dataclass(frozen=True)
class DayDifference:
    """What two days have in common, and what only the second or only the first has."""

    weekday: Weekday
    both: Spans
    gained: Spans
    lost: Spans


@dataclass(frozen=True)
class Difference:
    """Two weeks day by day; `unknown` are days that only one of them tells of."""

    days: tuple[DayDifference, ...]
    unknown: tuple[Weekday, ...]

    @property
    def both(self) -> int:
        """The minutes that both have."""
        return sum(total(day.both) for day in self.days)

    @property
    def gained(self) -> int:
        """The minutes that only the second has."""
        return sum(total(day.gained) for day in self.days)

    @property
    def lost(self) -> int:
        """The minutes that only the first has."""
        return sum(total(day.lost) for day in self.days)

    @property
    def is_none(self) -> bool:
        """True where nothing is known to differ."""
        return not self.gained and not self.lost and not self.unknown


def difference(first: Week, second: Week) -> Difference:
    """What the second week has that the first has not, and the other way about."""
    days, unknown = [], []
    for weekday in WEEK:
        one, other = first[weekday], second[weekday]
        if one.is_told and other.is_told:
            days.append(
                DayDifference(
                    weekday,
                    shared(one.spans, other.spans),
                    without(other.spans, one.spans),
                    without(one.spans, other.spans),
                )
            )
        elif one.is_told or other.is_told:
            unknown.append(weekday)
    return Difference(tuple(days), tuple(unknown))
