"""Sums in order."""

from __future__ import annotations

from store.amounts import Sum


def sum_key(total: Sum, descending: bool = False) -> tuple[int, int, int]:
    """A key to sort by: figures by their low end, then what is unknown or mixed, blanks last.

    With `descending` the largest figure comes first; what is no figure is last either way.
    """
    if total.is_blank:
        return 2, 0, 0
    part = total.part()
    if part is None or not part.known:
        return 1, 0, 0
    sign = -1 if descending else 1
    return 0, sign * part.low, sign * part.high
