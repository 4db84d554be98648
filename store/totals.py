"""The sums of a view, kept by difference; `recompute` is the slow truth they must equal."""

from __future__ import annotations

from typing import Final

from store.amounts import Amount, Sum
from store.layout import Layout, Row
from store.ordered_rows import OrderedRows
from store.records import Line, View
from store.system import uncollected
from store.tables import Tables

TOTAL: Final = "sum"
"""The key of a row's sum over the view's periods; every other key is a period."""

OUTSIDE: Final = "uden for"
"""The key of what lines of a row hold in periods the view has no column for."""

Cells = dict[str, dict[str, Sum]]


class ViewTotals:
    """Sums of one view by row and column, moved along with every change of a line.

    A row that was made for one line has its sums worked out when they are first asked for, all
    others from the start. `ordered` are the rows as a table shows them, None until asked for.
    `values` are the texts of a row's lines by field, kept there by row id by whoever worked them
    out, until a line of the row changes in more than an amount.
    """

    def __init__(self, tables: Tables, layout: Layout) -> None:
        self.layout = layout
        self.row_of: dict[str, str] = {}
        self.lines_in: dict[str, dict[str, None]] = {}
        self.made: dict[str, Row] = {}
        self.ordered: OrderedRows | None = None
        self.values: dict[str, dict[str, tuple[str, ...]]] = {}
        self._tables = tables
        self._kept: Cells = {}
        self._reached: dict[str, dict[str, tuple[Sum, ...]]] = {}
        with uncollected():
            self._fill()

    @property
    def cells(self) -> Cells:
        """All sums in kroner, `cells[row][column]`; one that nothing went into may be absent."""
        for row_id in self.lines_in:
            self._keep(row_id)
        return self._kept

    @property
    def order(self) -> OrderedRows:
        """The rows as a table shows them."""
        if self.ordered is None:
            self.ordered = OrderedRows(
                self._tables, self.layout, self.made, self.row_of, self.lines_in
            )
        return self.ordered

    def move(self, before: Line | None, after: Line | None) -> None:
        """Follow one change of a line; None is a line that was not there, or no longer is."""
        selects = self.layout.selects
        was, now = before is not None and selects(before), after is not None and selects(after)
        if was and now and before is not None and after is not None:
            row_id = self.row_of[before.id]
            if row_id == self.layout.row_for(after) and before.price_level == after.price_level:
                self._shift(row_id, before, after)
                self._rename(row_id, before, after)
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

    def sum_of(self, row_id: str, column: str) -> Sum:
        """One sum; blank where nothing went in. Not to be changed by the caller."""
        kept = self._kept.get(row_id)
        if kept is None:
            if row_id not in self.lines_in:
                return Sum()
            kept = self._keep(row_id)
        return kept.get(column) or Sum()

    def _fill(self) -> None:
        """Put all lines in, adding up by row first; rows made for one line count as one row."""
        selects, stand = self.layout.selects, self._stand
        of_lines = ""
        added: dict[str, dict[str, Sum]] = {}
        for line in self._tables.of(Line).values():
            if not selects(line):
                continue
            row_id = stand(line)
            if self._is_of_line(row_id):
                row_id = of_lines = of_lines or row_id
            sums = added.get(row_id)
            if sums is None:
                sums = added[row_id] = {}
            level = line.price_level
            for period, amount in line.amounts.items():
                total = sums.get(period)
                if total is None:
                    total = sums[period] = Sum()
                total.put(amount, level)
        for row_id, sums in added.items():
            for period, total in sums.items():
                for one in self._sums(row_id, period):
                    one.add(total)

    def _is_of_line(self, row_id: str) -> bool:
        """True for a row that was made for one line."""
        return not self.layout.view.rows_by and row_id not in self.layout.by_id

    def _keep(self, row_id: str) -> dict[str, Sum]:
        """The sums of a row with lines, kept from now on."""
        kept = self._kept.get(row_id)
        if kept is None:
            kept = self._kept[row_id] = {}
            if self._is_of_line(row_id):
                self._reached.pop(row_id, None)
                for line_id in self.lines_in[row_id]:
                    line = self._tables.of(Line)[line_id]
                    for period, amount in line.amounts.items():
                        for key in self._columns(period):
                            kept.setdefault(key, Sum()).put(amount, line.price_level)
        return kept

    def _rename(self, row_id: str, before: Line, after: Line) -> None:
        self._forget_values(row_id)
        if row_id in self.made and (before.label, before.order) != (after.label, after.order):
            self.made[row_id] = self.layout.made_row(row_id, after)
            self._touch(row_id)

    def _touch(self, row_id: str) -> None:
        self._forget_values(row_id)
        if self.ordered is not None:
            self.ordered.touch(row_id)

    def _forget_values(self, row_id: str) -> None:
        row = self.layout.by_id.get(row_id) or self.made[row_id]
        for one in (row_id, *self.layout.ancestors(row)):
            self.values.pop(one, None)

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

    def _stand(self, line: Line) -> str:
        """Let a line stand in its row, which is made where none is printed; its id."""
        row_id = self.layout.row_for(line)
        if row_id not in self.layout.by_id and row_id not in self.made:
            self.made[row_id] = self.layout.made_row(row_id, line)
        self.row_of[line.id] = row_id
        held = self.lines_in.get(row_id)
        if held is None:
            self.lines_in[row_id] = {line.id: None}
        else:
            held[line.id] = None
        return row_id

    def _put(self, line: Line) -> None:
        row_id = self._stand(line)
        self._touch(row_id)
        for period, amount in line.amounts.items():
            for total in self._sums(row_id, period):
                total.put(amount, line.price_level)

    def _take(self, line: Line) -> None:
        row_id = self.row_of.pop(line.id)
        self._touch(row_id)
        del self.lines_in[row_id][line.id]
        for period, amount in line.amounts.items():
            for total in self._sums(row_id, period):
                total.take(amount, line.price_level)
        if not self.lines_in[row_id]:
            del self.lines_in[row_id]
            if self.made.pop(row_id, None) is not None:
                self._reached.pop(row_id, None)
                self._kept.pop(row_id, None)

    def _sums(self, row_id: str, period: str) -> tuple[Sum, ...]:
        """Every kept sum an amount counts in: of its row, the groups above it and the totals."""
        reached = self._reached.setdefault(row_id, {})
        sums = reached.get(period)
        if sums is None:
            row = self.layout.by_id.get(row_id) or self.made[row_id]
            ids = dict.fromkeys((row_id, *self.layout.ancestors(row), *self.layout.total_ids))
            if self._is_of_line(row_id) and row_id not in self._kept:
                del ids[row_id]
            sums = reached[period] = tuple(
                self._kept.setdefault(one, {}).setdefault(key, Sum())
                for one in ids
                for key in self._columns(period)
            )
        return sums

    def _columns(self, period: str) -> tuple[str, ...]:
        """The columns that an amount of a period counts in."""
        return (period, TOTAL) if period in self.layout.periods else (OUTSIDE,)


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
