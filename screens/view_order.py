"""The rows of a view in the order of one of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screens.texts.matching import folded
from store.layout import Row
from store.records import ViewColumn
from store.sorting import sum_key
from store.table_view import TableView
from store.totals import TOTAL


@dataclass(frozen=True)
class Sorting:
    """By which column of the grid (0 the labels), and which way."""

    column: int
    descending: bool = False

    @property
    def sign(self) -> str:
        """What stands beside the heading."""
        return "▼" if self.descending else "▲"


def turned(sorting: Sorting | None, column: int) -> Sorting | None:
    """What asking for a column once more leads to: ascending, descending, as in the document."""
    if sorting is None or sorting.column != column:
        return Sorting(column)
    return None if sorting.descending else Sorting(column, descending=True)


def sorted_rows(
    table: TableView, rows: Sequence[Row], columns: Sequence[ViewColumn], sorting: Sorting
) -> list[Row]:
    """The rows in order; groups are left out, for they hold other rows then."""
    found = [row for row in rows if row.kind != "gruppe"]
    if not sorting.column:
        return sorted(found, key=lambda row: folded(row.label), reverse=sorting.descending)
    column = columns[sorting.column - 1]
    if column.kind == "tekst":
        return sorted(
            found,
            key=lambda row: [folded(value) for value in table.cell(row.id, column).values],
            reverse=sorting.descending,
        )
    key = TOTAL if column.kind == "sum" else column.period
    return sorted(found, key=lambda row: sum_key(table.sum(row.id, key), sorting.descending))
