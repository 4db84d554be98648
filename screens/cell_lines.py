"""The lines of one cell being edited together: each with a new amount, and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from store.amounts import Amount, Sum
from store.cells import amount_edit, cell_lines, shares_of
from store.changes import Edit
from store.records import Line, Unit
from store.table_view import TableView

NewAmounts = Mapping[str, Amount | None]
"""Amounts in kroner by line; None leaves a line blank."""


class CellLines:
    """What the lines of a cell hold in a period, and what they would. Nothing is applied here.

    A trial is what is being typed: it is counted in all that is told, and gone with the next.
    """

    def __init__(self, table: TableView, row_id: str, period: str, unit: Unit) -> None:
        self.table = table
        self.row_id = row_id
        self.period = period
        self.unit: Unit = unit
        self.lines: list[Line] = cell_lines(table, row_id, period)
        self.levels = sorted({line.price_level for line in self.lines})
        self.before: Sum = table.sum(row_id, period).copy()
        self.is_typed = False
        """True when something was taken that Esc would lose."""
        self.changed = 0
        """How many lines would hold another amount."""
        self._by_id = {line.id: line for line in self.lines}
        self._new: dict[str, Amount | None] = {}
        self._shared_by: dict[str, Amount | None] = {}
        self._trial: NewAmounts = {}
        self._sum = self.before.copy()
        self._trial_sum: Sum | None = None

    # -- what there is, and what there would be

    def now(self, line: Line) -> Amount | None:
        """What a line holds."""
        return line.amounts.get(self.period)

    def new(self, line: Line) -> Amount | None:
        """What it would hold."""
        if line.id in self._trial:
            return self._trial[line.id]
        return self._new.get(line.id, self.now(line))

    def taken(self, line: Line) -> Amount | None:
        """What it would hold without what is being typed."""
        return self._new.get(line.id, self.now(line))

    @property
    def after(self) -> Sum:
        """What the lines would add up to, each price level by itself."""
        return self._sum if self._trial_sum is None else self._trial_sum

    def taken_total(self, level: str | None) -> int | None:
        """The sum of one price level, or of the only one, where it is a figure (kroner)."""
        if level is None:
            return self._sum.exact()
        part = Sum()
        if level in self._sum.parts:
            part.parts[level] = self._sum.parts[level]
        return part.exact()

    # -- other amounts

    def shares(self, total_kroner: int, level: str | None = None) -> NewAmounts:
        """A new sum in kroner, of one price level or of all lines, shared out in proportion.

        In proportion to what was last typed line by line, or else to what there is, so that one
        sum after another gives what the last would have given alone. Raises what
        `store.cells.shares_of` raises.
        """
        lines = [line for line in self.lines if level is None or line.price_level == level]
        shares = shares_of([self._weighing(line) for line in lines], self.period, total_kroner)
        return {share.line.id: share.after for share in shares}

    def _weighing(self, line: Line) -> Line:
        if line.id not in self._shared_by:
            return line
        amount = self._shared_by[line.id]
        amounts = {period: held for period, held in line.amounts.items() if period != self.period}
        if amount is not None:
            amounts[self.period] = amount
        return msgspec.structs.replace(line, amounts=amounts)

    def attempt(self, amounts: NewAmounts) -> None:
        """Count amounts that are being typed; none to go back to what was taken."""
        self._trial = amounts
        self._trial_sum = self._moved(amounts) if amounts else None

    def take(self, amounts: NewAmounts, *, shared: bool) -> None:
        """Keep amounts, `shared` out from a sum or given line by line."""
        self.attempt({})
        self._sum = self._moved(amounts)
        for line_id, amount in amounts.items():
            line = self._by_id[line_id]
            self.changed -= self._is_changed(line)
            self._new[line_id] = amount
            self.changed += self._is_changed(line)
        if not shared:
            self._shared_by = dict(self._new)

    def _moved(self, amounts: NewAmounts) -> Sum:
        total = self._sum.copy()
        for line_id, amount in amounts.items():
            line = self._by_id[line_id]
            was = self.taken(line)
            if was is not None:
                total.take(was, line.price_level)
            if amount is not None:
                total.put(amount, line.price_level)
        return total

    # -- what is to be done

    def changed_lines(self) -> list[Line]:
        """The lines that were given another amount."""
        return [line for line in self.lines if line.id in self._new and self._is_changed(line)]

    def edits(self) -> list[Edit]:
        """The edits that give every line what was taken."""
        return [
            amount_edit(line, self.period, self._new[line.id])
            for line in self.lines
            if self._is_changed(line)
        ]

    def _is_changed(self, line: Line) -> bool:
        return self.taken(line) != self.now(line)

    def with_amount(self, line: Line, amount: Amount) -> Line:
        """A line with another amount in the period and none in others."""
        return msgspec.structs.replace(line, amounts={self.period: amount})
