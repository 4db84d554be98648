"""Edits of opening hours: a day's intervals replaced as one, days copied, blocks pasted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from store.changes import Add, Delete, Edit, SetField, new_id
from store.errors import ChangeError, Code, StoreError
from store.hours import Day, clock, read_day
from store.plan_records import Interval
from store.validate_plan import clashes
from store.weeks import HoursCell, Weeks


class _Times(NamedTuple):
    """What an interval says, beside whose and when."""

    opens: str
    closes: str
    closed: bool


def day_edits(weeks: Weeks, cell: HoursCell, day: Day) -> list[Edit]:
    """The edits that give a day other hours; none where it has them, told without overlaps.

    An interval that stays keeps its id, and so does one that gives way to another as far as
    there are as many: what the document printed there goes along.
    """
    if weeks.given(cell) == day and not overlaps(weeks, cell):
        return []
    wanted = [_Times(clock(span.opens), clock(span.closes), False) for span in day.spans]
    if day.closed:
        wanted = [_Times("", "", True)]
    there = weeks.records(cell)
    taken = _paired(wanted, there)
    first = min((interval.position for interval in there), default=1)
    edits: list[Edit] = []
    for position, (times, interval) in enumerate(zip(wanted, taken, strict=True), first):
        if interval is None:
            edits.append(Add(_new(cell, position, times)))
        else:
            edits += _set(interval, {**times._asdict(), "position": position})
    kept = {interval.id for interval in taken if interval is not None}
    edits += [Delete("intervals", one.id) for one in there if one.id not in kept]
    return edits


def overlaps(weeks: Weeks, cell: HoursCell) -> bool:
    """True where intervals of a day clash, as those of a workbook older than the check may."""
    return any(clashes(weeks.records(cell)))


def days_edits(weeks: Weeks, days: Mapping[HoursCell, Day]) -> list[Edit]:
    """The same for several days, as one group."""
    return [edit for cell, day in days.items() for edit in day_edits(weeks, cell, day)]


def copied(weeks: Weeks, rows: Iterable[Sequence[HoursCell]]) -> dict[HoursCell, Day]:
    """What days become when the first of each row is copied to the others in it."""
    return {cell: weeks.day(row[0]) for row in rows for cell in row[1:]}


def _paired(wanted: Sequence[_Times], there: Sequence[Interval]) -> list[Interval | None]:
    """An interval for each of the times wanted, first of all the one that has them already."""
    free = list(there)
    found: list[Interval | None] = []
    for times in wanted:
        same = next((one for one in free if _times(one) == times), None)
        found.append(same)
        if same is not None:
            free.remove(same)
    return [one if one is not None or not free else free.pop(0) for one in found]


def _times(interval: Interval) -> _Times:
    return _Times(interval.opens, interval.closes, interval.closed)


def _set(interval: Interval, values: Mapping[str, object]) -> list[Edit]:
    return [
        SetField("intervals", interval.id, field, value)
        for field, value in values.items()
        if getattr(interval, field) != value
    ]


def _new(cell: HoursCell, position: int, times: _Times) -> Interval:
    return Interval(
        id=new_id("interval-"),
        centre=cell.centre,
        variant=cell.variant,
        weekday=cell.weekday,
        position=position,
        opens=times.opens,
        closes=times.closes,
        closed=times.closed,
    )


# -- pasting


@dataclass(frozen=True)
class Target:
    """A cell of the grid under a pasted one: which day, if it is one, and what is shown there.

    `name` is that of the centre whose row it is.
    """

    cell: HoursCell | None
    shown: str
    name: str = ""


def pasted(
    targets: Sequence[Sequence[Target]], block: Sequence[Sequence[str]]
) -> dict[HoursCell, Day]:
    """What days become when a block is pasted over the targets; a single cell fills them all.

    Empty cells leave days as they are, and so do texts where no day is that say what is shown
    there. Raises HOURS_PASTE for the first cell that cannot be taken: whose day that is, or the
    `line` of the block and the cell `across` where no day is, its `cause` (what `read_day` raises,
    HOURS_NO_CELL), and the `count` of such cells where there are several.
    """
    single = len(block) == 1 and len(block[0]) == 1
    days: dict[HoursCell, Day] = {}
    refused: list[dict[str, object]] = []
    for at, row in enumerate(targets if single else block):
        for across, _ in enumerate(row):
            text = (block[0][0] if single else block[at][across]).strip()
            target = _at(targets, at, across)
            if not text or text == target.shown:
                continue
            try:
                if target.cell is None:
                    raise ChangeError(Code.HOURS_NO_CELL, text=text)
                days[target.cell] = read_day(text)
            except StoreError as error:
                refused.append({**_whereabouts(target, at, across), "cause": error})
    if refused:
        count = {"count": len(refused)} if len(refused) > 1 and not single else {}
        raise ChangeError(Code.HOURS_PASTE, **refused[0], **count)
    return days


def _whereabouts(target: Target, at: int, across: int) -> dict[str, object]:
    if target.cell is None:
        return {"line": at + 1, "across": across + 1}
    return {
        "centre": target.name,
        "variant": target.cell.variant,
        "weekday": target.cell.weekday,
    }


def _at(targets: Sequence[Sequence[Target]], at: int, across: int) -> Target:
    row = targets[at] if at < len(targets) else ()
    return row[across] if across < len(row) else Target(None, "")
