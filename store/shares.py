"""How money falls on committees, administrations, tracks, and how long a bar shows it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

from store.amounts import Sum
from store.records import Administration, Appropriation, Committee, Line, Track
from store.tables import Tables
from store.totals import TOTAL

ShareField = Literal[
    "committee",
    "administration",
    "from_administration",
    "to_administration",
    "appropriation",
    "track",
    "steering_area",
    "expense_type",
    "price_level",
    "certainty",
    "group",
]
"""The fields of a line that money can be divided by."""

EIGHTHS: Final = 8
"""How many parts of a cell a bar can end at."""


@dataclass(frozen=True)
class Share:
    """What the lines with one value of a field add up to, in kroner, by period and `TOTAL`.

    A period in which nothing was put is left out; `sum_of` gives a blank for it.
    """

    value: str
    sums: dict[str, Sum]

    def sum_of(self, column: str) -> Sum:
        """The sum in a period or over all of them (`TOTAL`); not to be changed."""
        return self.sums.get(column) or Sum()


def shares(
    tables: Tables,
    lines: Iterable[Line],
    field: ShareField,
    periods: Collection[str] | None = None,
) -> list[Share]:
    """Divide lines by a field, over all periods or only those given.

    Memo lines are left out. Values stand as their register orders them, appropriations by
    committee and code, values of no register by themselves, the empty one last. Raises
    ValueError for lines of two ledgers, whose money is of different kinds.
    """
    found = _divided(lines, lambda line: str(getattr(line, field)), periods)
    place = _place(tables, field)
    return [Share(value, _with_total(found[value])) for value in sorted(found, key=place)]


def whole(lines: Iterable[Line], periods: Collection[str] | None = None) -> Share:
    """All lines together, as `shares` adds them; its value is empty."""
    return Share("", _with_total(_divided(lines, lambda _: "", periods).get("", {})))


def largest(parts: Iterable[Share], column: str) -> int:
    """How far from zero the largest of the shares reaches, in kroner; what bars are drawn by."""
    return max((extent(share.sum_of(column)) for share in parts), default=0)


def extent(total: Sum) -> int:
    """How far from zero a sum reaches, in kroner, by the end of a range that lies farther out.

    Unknown amounts add nothing. 0 for a blank, and for a sum in two price levels, which is no
    one figure.
    """
    part = total.part()
    return max(abs(part.low), abs(part.high)) if part else 0


def fraction(total: Sum, largest: int, cells: int) -> int:
    """How many whole cells a bar takes, when the largest takes `cells`: its length, not its sign.

    Rounded to the nearest; what is not zero takes at least one.
    """
    return _scaled(extent(total), largest, cells)


def eighths(total: Sum, largest: int, width: int) -> int:
    """As `fraction` for a bar of `width` cells, counted in eighths of a cell."""
    return _scaled(extent(total), largest, width * EIGHTHS)


def _scaled(size: int, largest: int, steps: int) -> int:
    if size <= 0 or largest <= 0 or steps <= 0:
        return 0
    return min(steps, max(1, (2 * size * steps + largest) // (2 * largest)))


def _divided(
    lines: Iterable[Line], value: Callable[[Line], str], periods: Collection[str] | None
) -> dict[str, dict[str, Sum]]:
    found: dict[str, dict[str, Sum]] = {}
    ledgers: set[str] = set()
    for line in lines:
        if line.memo:
            continue
        ledgers.add(line.ledger)
        sums = found.setdefault(value(line), {})
        for period, amount in line.amounts.items():
            if periods is None or period in periods:
                total = sums.get(period)
                if total is None:
                    total = sums[period] = Sum()
                total.put(amount, line.price_level)
    if len(ledgers) > 1:
        raise ValueError(f"lines of several ledgers: {', '.join(sorted(ledgers))}")
    return found


def _with_total(sums: dict[str, Sum]) -> dict[str, Sum]:
    over_all = Sum()
    for total in sums.values():
        over_all.add(total)
    return {**sums, TOTAL: over_all}


def _place(tables: Tables, field: ShareField) -> Callable[[str], tuple[Any, ...]]:
    """What puts the values of a field in order; an empty or unregistered one after the others."""
    if field == "track":
        return _registered({one.id: (one.number,) for one in tables.of(Track).values()})
    committees = {one.id: one.order for one in tables.of(Committee).values()}
    if field == "committee":
        return _registered({value: (order,) for value, order in committees.items()})
    if field == "appropriation":
        return _registered(
            {
                one.id: (committees.get(one.committee, sys.maxsize), one.code)
                for one in tables.of(Appropriation).values()
            }
        )
    if field in ("administration", "from_administration", "to_administration"):
        return _registered({one.id: (one.order,) for one in tables.of(Administration).values()})
    return lambda value: (value == "", value)


def _registered(places: dict[str, tuple[Any, ...]]) -> Callable[[str], tuple[Any, ...]]:
    return lambda value: (value == "", value not in places, *places.get(value, ()), value)
