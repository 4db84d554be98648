"""Which cells of a table hold amounts other than when the workbook was made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.changes import Group
from store.layout import Row
from store.table_view import TableView

if TYPE_CHECKING:
    from store.since import Since


class ChangedCells:
    """Asked row by row, for the rows in sight; nothing is changed until `since` is there."""

    def __init__(self, table: TableView, periods: Sequence[str]) -> None:
        self.since: Since | None = None
        self._table = table
        self._periods = periods
        self._found: dict[str, frozenset[str]] = {}

    def of(self, row: Row) -> frozenset[str]:
        """The periods in which lines of a row hold another amount; groups and totals have none."""
        since = self.since
        if since is None or row.kind != "række":
            return frozenset()
        found = self._found.get(row.id)
        if found is None:
            only = self._table.only_line(row.id)
            lines = [only] if only is not None else self._table.lines(row.id)
            ids = [line.id for line in lines if since.is_changed("lines", line.id)]
            found = self._found[row.id] = frozenset(
                period
                for period in self._periods
                if any(since.is_amount_changed(one, period) for one in ids)
            )
        return found

    def follow(self, group: Group) -> None:
        """Amounts of lines were changed."""
        for change in group.changes:
            row = self._table.row_of(change.record)
            if row is not None:
                self._found.pop(row.id, None)
