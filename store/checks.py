"""What is worth a second look in a line, though nothing forbids it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from store.amounts import Amount, Range
from store.records import Line


class FindingCode(StrEnum):
    """What there is to look at."""

    INCOME_POSITIVE = "income-positive"
    EXPENSE_NEGATIVE = "expense-negative"


@dataclass(frozen=True)
class Finding:
    """One amount of one line whose sign does not go with its U or I."""

    code: FindingCode
    line: str
    period: str
    amount: Amount


def sign_findings(lines: Iterable[Line]) -> Iterator[Finding]:
    """Income above zero and expenses below it.

    The documents print income negative; the direction is never multiplied in, so a sign that
    does not go with it moves totals the wrong way, unless it is a correction.
    """
    for line in lines:
        if not line.direction:
            continue
        for period, amount in line.amounts.items():
            low, high = _bounds(amount)
            if line.direction == "I" and high > 0:
                yield Finding(FindingCode.INCOME_POSITIVE, line.id, period, amount)
            elif line.direction == "U" and low < 0:
                yield Finding(FindingCode.EXPENSE_NEGATIVE, line.id, period, amount)


def _bounds(amount: Amount) -> tuple[int, int]:
    if isinstance(amount, Range):
        return amount.low, amount.high
    return (amount, amount) if isinstance(amount, int) else (0, 0)
