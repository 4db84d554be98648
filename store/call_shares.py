"""What the call figures say: hours of work in a year, and shares of all calls."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from store.plan_records import CallFigure

_HOUR: Final = 3600


@dataclass(frozen=True)
class CallTotal:
    """Several call figures together: `seconds` are of talking and finishing."""

    calls: int = 0
    seconds: int = 0

    @property
    def hours(self) -> int:
        """Hours of work in a year, rounded from the seconds, not from rounded hours."""
        return _rounded(self.seconds, _HOUR)

    def share(self, calls: int) -> int | None:
        """What part so many calls are of all, in tenths of a per cent; None of none at all."""
        return _rounded(calls * 1000, self.calls) if self.calls else None


def call_total(figures: Iterable[CallFigure]) -> CallTotal:
    """All of them together."""
    found = list(figures)
    return CallTotal(
        sum(one.calls for one in found), sum(one.calls * one.handling for one in found)
    )


def hours_of_work(figure: CallFigure) -> int:
    """Hours of work in a year: calls times handling, to the nearest hour."""
    return call_total([figure]).hours


def _rounded(value: int, unit: int) -> int:
    """To the nearest whole one, a half up."""
    return (2 * value + unit) // (2 * unit)
