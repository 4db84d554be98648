"""What sums would become: an overlay over kept totals, which it never touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.amounts import Amount, Sum
from store.changes import Step
from store.records import Line
from store.totals import OUTSIDE, TOTAL, ViewTotals

Overlaid = dict[tuple[str, str], Sum]
"""Sums by row and column (a period, `TOTAL` or `OUTSIDE`), only those that would move."""


def overlay(totals: ViewTotals, steps: Iterable[Step]) -> Overlaid:
    """The sums of one view that planned steps on lines would change, as they would become.

    Steps on other records move no amounts and are passed over.
    """
    sums: Overlaid = {}
    rows = dict[str, str]()
    for step in steps:
        if isinstance(step.before, Line) and totals.layout.selects(step.before):
            line = step.before
            row = rows.get(line.id) or totals.row_of.get(line.id) or totals.layout.row_for(line)
            for key, amount in _contributions(totals, line, row):
                _copied(totals, sums, key).take(amount, line.price_level)
        if isinstance(step.after, Line) and totals.layout.selects(step.after):
            line = step.after
            row = rows[line.id] = totals.layout.row_for(line)
            for key, amount in _contributions(totals, line, row):
                _copied(totals, sums, key).put(amount, line.price_level)
    return {key: total for key, total in sums.items() if total != totals.sum_of(*key)}


def _contributions(
    totals: ViewTotals, line: Line, row_id: str
) -> Iterator[tuple[tuple[str, str], Amount]]:
    """Every cell that an amount of the line adds to."""
    layout = totals.layout
    row = layout.by_id.get(row_id) or layout.made_row(row_id, line)
    above = dict.fromkeys((row_id, *layout.ancestors(row), *layout.total_ids))
    for period, amount in line.amounts.items():
        for key in (period, TOTAL) if period in layout.periods else (OUTSIDE,):
            for one in above:
                yield (one, key), amount


def _copied(totals: ViewTotals, sums: Overlaid, key: tuple[str, str]) -> Sum:
    found = sums.get(key)
    if found is None:
        found = sums[key] = totals.sum_of(*key).copy()
    return found
