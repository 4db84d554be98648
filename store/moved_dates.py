"""What follows when a transfer is moved: what it now lies before or after, and its first budget.

The amount of the year of a transfer is the annual amount × the months from then to December / 12,
to whole thousands of kroner. PLAN1's table 4 is computed so, with 9/12 from 1 April and 8/12 from
1 May; of its eight lines two are printed 1 t.kr. off (3.741 for 3.741,75 and 1.512 for 1.511,25).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from store.amounts import Amount, Range
from store.changes import AMOUNT_PREFIX, SetField
from store.moments import Moment, moment_of, moment_values
from store.plan_records import Milestone, MilestoneLine
from store.records import Line
from store.tables import Tables

YEAR: Final = 12
THOUSAND: Final = 1_000


class Side(IntEnum):
    """Where another milestone lies."""

    BEFORE = -1
    SAME = 0
    """On the same days, or some of them."""
    AFTER = 1


@dataclass(frozen=True)
class Neighbour:
    """Another dated milestone of the same track and project, and where it lay and lies."""

    milestone: Milestone
    before: Side
    after: Side

    @property
    def changes(self) -> bool:
        """True where the order of the two is another now."""
        return self.before != self.after


@dataclass(frozen=True)
class NewAmount:
    """What the amount of a line in one year becomes."""

    line: Line
    period: str
    before: Amount | None
    after: Amount


@dataclass(frozen=True)
class Move:
    """A milestone moved to a date. `months` is how many of its year are left then."""

    milestone: Milestone
    moment: Moment
    months: int
    neighbours: tuple[Neighbour, ...]
    amounts: tuple[NewAmount, ...]
    without_annual: tuple[Line, ...]
    """Lines whose annual amount is not known, so that nothing follows for them."""

    @property
    def is_worth_telling(self) -> bool:
        """False where it lies by itself and moves no money."""
        return bool(self.neighbours or self.amounts or self.without_annual)

    @property
    def date_edits(self) -> list[SetField]:
        """The edits that move the date."""
        values = moment_values("date", self.moment)
        milestone = self.milestone
        return [
            SetField("milestones", milestone.id, field, value)
            for field, value in values.items()
            if getattr(milestone, field) != value
        ]

    @property
    def amount_edits(self) -> list[SetField]:
        """The edits that make the budget follow."""
        return [
            SetField("lines", one.line.id, AMOUNT_PREFIX + one.period, one.after)
            for one in self.amounts
        ]


def move(tables: Tables, milestone: Milestone, moment: Moment) -> Move:
    """What follows when a milestone is moved to a date, which must be known."""
    old = moment_of(milestone)
    amounts: list[NewAmount] = []
    without: list[Line] = []
    if old.is_known and _month_of(old) != _month_of(moment):
        for line in _lines(tables, milestone):
            found = _new_amounts(line, old, moment)
            amounts += found or ()
            without += [line] if found is None else []
    return Move(
        milestone,
        moment,
        _months_left(moment),
        tuple(_neighbours(tables, milestone, moment)),
        tuple(amounts),
        tuple(without),
    )


def _month_of(moment: Moment) -> tuple[int, int]:
    return moment.first.year, moment.first.month


def _months_left(moment: Moment) -> int:
    return YEAR + 1 - moment.first.month


# -- what it lies before and after


def _neighbours(tables: Tables, milestone: Milestone, moment: Moment) -> Iterator[Neighbour]:
    others = (
        one
        for one in tables.of(Milestone).values()
        if one.id != milestone.id
        and one.date
        and (one.track, one.project) == (milestone.track, milestone.project)
    )
    old = moment_of(milestone)
    for other in sorted(others, key=lambda one: (moment_of(one).sort_key, one.order, one.id)):
        was = side(moment_of(other), old)
        yield Neighbour(other, was, side(moment_of(other), moment))


def side(other: Moment, moment: Moment) -> Side:
    """Where another moment lies as seen from one; moments that overlap are the same."""
    if other.last < moment.first:
        return Side.BEFORE
    return Side.AFTER if other.first > moment.last else Side.SAME


# -- the budget


def _lines(tables: Tables, milestone: Milestone) -> list[Line]:
    ids = {one.line for one in tables.of(MilestoneLine).values() if one.milestone == milestone.id}
    lines = (line for line in tables.of(Line).values() if line.id in ids)
    return sorted(lines, key=lambda line: (line.order, line.id))


def _new_amounts(line: Line, old: Moment, new: Moment) -> list[NewAmount] | None:
    """The amounts that become others; None where the first whole year has none to go by.

    A year before the move has nothing, one after it the annual amount: that of the first whole
    year as it was.
    """
    annual = line.amounts.get(str(old.first.year + 1))
    if not isinstance(annual, int | Range):
        return None
    years = sorted((old.first.year, new.first.year))
    found = []
    for year in range(years[0], years[1] + 1):
        months = _months_left(new) if year == new.first.year else YEAR * (year > new.first.year)
        before, after = line.amounts.get(str(year)), share_of(annual, months)
        if before != after and not (before is None and after == 0):
            found.append(NewAmount(line, str(year), before, after))
    return found


def share_of(annual: int | Range, months: int) -> int | Range:
    """So many months of an annual amount, in kroner, to whole thousands; a whole year is exact."""
    if isinstance(annual, Range):
        return Range(_share(annual.low, months), _share(annual.high, months))
    return _share(annual, months)


def _share(kroner: int, months: int) -> int:
    if months == YEAR:
        return kroner
    unit = YEAR * THOUSAND
    thousands = (2 * abs(kroner) * months + unit) // (2 * unit)  # half away from zero
    return thousands * THOUSAND * (1 if kroner >= 0 else -1)
