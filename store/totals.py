"""The sums of a view, kept by difference; `recompute` is the slow truth they must equal."""

from __future__ import annotations

from typing import Final

from store.amounts import Amount, Sum
from store.layout import Layout, Row
from store.records import Line, View
from store.tables import Tables

TOTAL: Final = "sum"
"""The key of a row's sum over the view's periods; every other key is a period."""

OUTSIDE: Final = "uden for"
"""The key of what lines of a row hold in periods the view has no column for."""

Cells = dict[str, dict[str, Sum]]


class ViewTotals:
    """Sums of one view by row and column, moved along with every change of a line.

    `cells[row][column]` is a `Sum` in kroner; a cell nothing went into may be absent. `ordered`
    are the rows as a table shows them, kept there until a line changes in more than an amount.
    """

    def __init__(self, tables: Tables, layout: Layout) -> None:
        self.layout = layout
        self.cells: Cells = {}
        self.row_of: dict[str, str] = {}
        self.lines_in: dict[str, dict[str, None]] = {}
        self.made: dict[str, Row] = {}
        self.ordered: list[Row] | None = None
        self._reached: dict[str, dict[str, tuple[Sum, ...]]] = {}
        for line in tables.of(Line).values():
            if layout.selects(line):
                self._put(line)

    def move(self, before: Line | None, after: Line | None) -> None:
        """Follow one change of a line; None is a line that was not there, or no longer is."""
        self.ordered = None
        selects = self.layout.selects
        was, now = before is not None and selects(before), after is not None and selects(after)
        if was and now and before is not None and after is not None:
            row_id = self.row_of[before.id]
            if row_id == self.layout.row_for(after) and before.price_level == after.price_level:
                self._shift(row_id, before, after)
                made = self.made.get(row_id)
                if made is not None and before.label != after.label:
                    self.made[row_id] = self.layout.made_row(row_id, after)
                return
        if was and before is not None:
            self._take(before)
        if now and after is not None:
            self._put(after)

    def change_amount(
        self, line: Line, period: str, before: Amount | None, after: Amount | None
    ) -> None:
        """Follow a change of one amount of a line; `before` and `after` differ, None is blank."""
        row_id = self.row_of.get(line.id)
        if row_id is not None:
            self._change(row_id, period, before, after, line.price_level)

    def _shift(self, row_id: str, before: Line, after: Line) -> None:
        old, new = before.amounts, after.amounts
        for period in old.keys() | new.keys():
            if old.get(period) != new.get(period):
                self._change(row_id, period, old.get(period), new.get(period), after.price_level)

    def _change(
        self, row_id: str, period: str, before: Amount | None, after: Amount | None, level: str
    ) -> None:
        sums = self._sums(row_id, period)
        if type(before) is int and type(after) is int:
            for total in sums:
                total.shift(after - before, level)
            return
        for total in sums:
            if after is not None:
                total.put(after, level)
            if before is not None:
                total.take(before, level)

    def _put(self, line: Line) -> None:
        row_id = self.layout.row_for(line)
        if row_id not in self.layout.by_id and row_id not in self.made:
            self.made[row_id] = self.layout.made_row(row_id, line)
        self.row_of[line.id] = row_id
        self.lines_in.setdefault(row_id, {})[line.id] = None
        for period, amount in line.amounts.items():
            for total in self._sums(row_id, period):
                total.put(amount, line.price_level)

    def _take(self, line: Line) -> None:
        row_id = self.row_of.pop(line.id)
        del self.lines_in[row_id][line.id]
        for period, amount in line.amounts.items():
            for total in self._sums(row_id, period):
                total.take(amount, line.price_level)
        if not self.lines_in[row_id]:
            del self.lines_in[row_id]
            if self.made.pop(row_id, None) is not None:
                self._reached.pop(row_id, None)
                self.cells.pop(row_id, None)

    def _sums(self, row_id: str, period: str) -> tuple[Sum, ...]:
        """Every sum an amount counts in: of its row, the groups above it and the totals."""
        reached = self._reached.setdefault(row_id, {})
        sums = reached.get(period)
        if sums is None:
            row = self.layout.by_id.get(row_id) or self.made[row_id]
            ids = dict.fromkeys((row_id, *self.layout.ancestors(row), *self.layout.total_ids))
            keys = (period, TOTAL) if period in self.layout.periods else (OUTSIDE,)
            sums = reached[period] = tuple(
                self.cells.setdefault(one, {}).setdefault(key, Sum()) for one in ids for key in keys
            )
        return sums

    def sum_of(self, row_id: str, column: str) -> Sum:
        """One sum; blank where nothing went in. Not to be changed by the caller."""
        return self.cells.get(row_id, {}).get(column) or Sum()


def recompute(tables: Tables, view: View) -> Cells:
    """All sums of a view from nothing but the records: slow, and what kept sums must equal."""
    layout = Layout(tables, view)
    cells: Cells = {}
    for line in tables.of(Line).values():
        if not layout.selects(line):
            continue
        row_id = layout.row_for(line)
        row = layout.by_id.get(row_id) or layout.made_row(row_id, line)
        for one in {row_id, *layout.ancestors(row), *layout.total_ids}:
            target = cells.setdefault(one, {})
            for period, amount in line.amounts.items():
                if period in layout.periods:
                    target.setdefault(period, Sum()).put(amount, line.price_level)
                    target.setdefault(TOTAL, Sum()).put(amount, line.price_level)
                else:
                    target.setdefault(OUTSIDE, Sum()).put(amount, line.price_level)
    return cells


def filled(cells: Cells) -> Cells:
    """Only the sums that something went into, for comparing two sets of cells."""
    return {
        row: kept
        for row, columns in cells.items()
        if (kept := {key: total for key, total in columns.items() if not total.is_blank})
    }
