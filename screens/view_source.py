"""A view of the workbook as a grid asks for it: one row at a time, as it is right now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

from screens.changed_cells import ChangedCells
from screens.desk import Desk
from screens.texts.amount_text import short_sum_text
from screens.texts.marks_da import CHANGED, PREVIEW, UNCERTAIN, VERDICT_MARKS
from screens.texts.matching import matches
from screens.texts.names import row_label
from screens.texts.safe import safe
from screens.texts.table_text import INDENT, cell_text, depth_of, printed_in
from screens.texts.view_text import own_total_label, printed_label, row_words
from screens.view_order import Sorting, sorted_rows
from screens.widgets.grid_source import Head, Shown, Tone
from store.amounts import Sum
from store.changes import Group
from store.layout import Row
from store.preview import Overlaid
from store.records import Line, Unit, ViewColumn
from store.table_view import Cell, TableView
from store.totals import TOTAL

_TONES: Final = {"gruppe": Tone.GROUP, "total": Tone.TOTAL, "række": Tone.PLAIN}


@dataclass(frozen=True)
class Shape:
    """Which rows are shown, and in which order; empty words show all."""

    words: str = ""
    sorting: Sorting | None = None


EntryKind = Literal["computed", "printed", "own"]


class Entry(NamedTuple):
    """A row of the grid: a row of the view as computed, as printed, or of one's own lines."""

    row: Row
    kind: EntryKind = "computed"


class ViewSource:
    """The rows of a view; totals stay at the bottom.

    With one's own lines alone (`Desk.own`) rows hold their sums, and each total of the whole city
    has one's own above it. `preview` and `own_preview` are sums as an edit would make them.
    What is changed is marked once `changed` is given a `since`, which takes its time to read.
    """

    def __init__(self, desk: Desk, view_id: str, shape: Shape = Shape()) -> None:
        self.desk = desk
        self.table = desk.table(view_id)
        self.own = desk.own_table(view_id)
        self.shape = shape
        self.unit: Unit = desk.unit_of(self.table.view)
        self.preview: Overlaid = {}
        self.own_preview: Overlaid = {}
        self.columns: Sequence[ViewColumn] = self.table.columns
        self.heads = list(self._heads())
        self.order_is_old = False
        """True when amounts have changed since the rows were put in order by them."""
        self.changed = ChangedCells(self.shown_table, self.periods)
        self._all = self.table.rows()
        self._first_total = _first_total(self._all)
        self._scrolled = self._arranged()
        self._fixed = list(self._totals())
        self.row_count = len(self._scrolled)

    @property
    def shown_table(self) -> TableView:
        """What the rows above the totals show: everybody's lines, or one's own."""
        return self.own or self.table

    def table_of(self, entry: Entry) -> TableView:
        """What a row shows: the totals of the whole city stay so, beside one's own."""
        is_whole = entry.row.kind == "total" and entry.kind != "own"
        return self.table if is_whole else self.shown_table

    @property
    def fixed_count(self) -> int:
        """How many rows stay at the bottom."""
        return len(self._fixed)

    @property
    def is_cut(self) -> bool:
        """True when rows of lines may be hidden."""
        return bool(self.shape.words) or self.own is not None

    @property
    def has_groups(self) -> bool:
        """True for a table whose rows stand in groups."""
        return any(row.kind == "gruppe" for row in self._all)

    @cached_property
    def line_rows(self) -> tuple[int, int]:
        """How many rows of lines are shown, and how many there are."""
        shown = sum(1 for one in self._scrolled if _row(one).kind == "række")
        if self.desk.choices.printed == "alle":
            shown -= sum(1 for one in self._scrolled if _is_printed(one, "række"))
        return shown, sum(1 for row in self._all if row.kind == "række")

    def entry(self, row: int) -> Entry | None:
        """What a row of the grid is; None beyond the last."""
        return self._at(row) if 0 <= row < self.row_count + len(self._fixed) else None

    def _at(self, row: int) -> Entry:
        if row >= self.row_count:
            return self._fixed[row - self.row_count]
        found = self._scrolled[row]
        return found if isinstance(found, Entry) else Entry(found)

    def row_ids(self, places: Iterable[int]) -> list[str]:
        """The view's rows at some rows of the grid."""
        return list(dict.fromkeys(entry.row.id for entry in map(self._at, places)))

    def key(self, column: int) -> str:
        """The period of a column of the grid, `sum` for a sum; empty for labels and texts."""
        if not 0 < column <= len(self.columns):
            return ""
        found = self.columns[column - 1]
        return {"periode": found.period, "sum": TOTAL}.get(found.kind, "")

    @property
    def periods(self) -> list[str]:
        """The periods there is a column for, in order."""
        return [column.period for column in self.columns if column.kind == "periode"]

    def place_of(
        self, row_id: str, key: str, kind: EntryKind = "computed"
    ) -> tuple[int, int] | None:
        """Where a row and period stand in the grid; the first period for a key it has not."""
        row = self._places.get((row_id, kind))
        if row is None:
            return None
        keys = [self.key(place) for place in range(1, len(self.columns) + 1)]
        if key in keys:
            return row, keys.index(key) + 1
        return row, next((n for n, one in enumerate(keys, 1) if one), 0)

    @cached_property
    def _places(self) -> dict[tuple[str, EntryKind], int]:
        return {
            (one.row.id, one.kind) if isinstance(one, Entry) else (one.id, "computed"): place
            for place, one in enumerate((*self._scrolled, *self._fixed))
        }

    def follow(self, group: Group) -> None:
        """Changes were made that leave the rows as they are."""
        self.changed.follow(group)
        sorting = self.shape.sorting
        self.order_is_old |= sorting is not None and bool(self.key(sorting.column))

    # -- which rows

    def _heads(self) -> Iterator[Head]:
        sorting = self.shape.sorting
        for place in range(len(self.columns) + 1):
            sign = sorting.sign if sorting is not None and sorting.column == place else ""
            if not place:
                yield Head("", sign=sign)
            else:
                column = self.columns[place - 1]
                yield Head(safe(column.label), column.kind != "tekst", sign)

    def _arranged(self) -> Sequence[Row | Entry]:
        """The rows above the totals; those shown twice as entries."""
        table, count = self.shown_table, self._first_total
        rows: Sequence[Row] = self._all[:count]
        if self.own is not None:
            rows = [row for row in _above_totals(self.own) if self.own.holds_lines(row.id)]
        if self.shape.words:
            rows = [row for row in rows if self._fits(row)]
        if self.shape.sorting is not None:
            rows = sorted_rows(table, rows, self.columns, self.shape.sorting)
        if self.desk.choices.printed != "alle":
            return rows
        return [one for row in rows for one in self._with_printed(row)]

    def _with_printed(self, row: Row) -> tuple[Row | Entry, ...]:
        return (row, Entry(row, "printed")) if self._is_printed(row) else (row,)

    def _totals(self) -> Iterator[Entry]:
        for row in self._all[self._first_total :]:
            if self.own is not None:
                yield Entry(row, "own")
            yield Entry(row)
            if self.desk.choices.printed != "ingen" and self._is_printed(row):
                yield Entry(row, "printed")

    def _fits(self, row: Row) -> bool:
        if row.kind == "gruppe":
            return False
        return matches(self.shape.words, row_words(self.desk.book, self.shown_table, row))

    def _is_printed(self, row: Row) -> bool:
        if not row.printed:
            return False
        cells = (self.table.cell(row.id, column) for column in self.columns)
        return any(cell.printed and cell.sum is not None for cell in cells)

    # -- cells

    def editable(self, row: int, column: int) -> bool:
        """True for figures: what is typed over those that are fixed is answered with why."""
        return self.entry(row) is not None and bool(self.key(column))

    def shown(self, row: int, column: int) -> Shown:
        """The text of a cell, what kind of row it stands in, and what is to be remarked of it."""
        entry = self._at(row)
        if entry.kind == "printed":
            return self._printed(entry.row, column)
        if not column:
            return self._label(entry)
        return self._computed(entry, self.columns[column - 1], self.key(column))

    def _label(self, entry: Entry) -> Shown:
        row = entry.row
        if entry.kind == "own":
            return Shown(own_total_label(self.desk.own), Tone.OWN)
        indent = "" if self.shape.sorting else INDENT * depth_of(self.table, row)
        only = self.shown_table.only_line(row.id) if row.kind == "række" else None
        label = row_label(self.desk.book, self.table.view, row)
        if only is not None and self._is_renamed(only):
            label = safe(only.label)
        mark = UNCERTAIN if only is not None and only.certainty != "fast" else ""
        return Shown(indent + label, _TONES[row.kind], mark)

    def _is_renamed(self, line: Line) -> bool:
        since = self.changed.since
        return since is not None and since.original("lines", line.id, "label")[0]

    def _printed(self, row: Row, column: int) -> Shown:
        if not column:
            return Shown(INDENT + printed_label(self.desk.book, self.table.view), Tone.PRINTED)
        cell = self.table.cell(row.id, self.columns[column - 1])
        if not cell.printed or cell.sum is None:
            return Shown("", Tone.PRINTED)
        text = printed_in(cell.printed, self.table.view.unit, self.unit)
        mark = VERDICT_MARKS[cell.comparison.verdict] if cell.comparison else ""
        return Shown(text, Tone.PRINTED, mark)

    def _computed(self, entry: Entry, column: ViewColumn, key: str) -> Shown:
        row, table = entry.row, self.table_of(entry)
        tone = Tone.OWN if entry.kind == "own" else _TONES[row.kind]
        preview = (self.preview if table is self.table else self.own_preview).get((row.id, key))
        if key and preview is not None:
            return Shown(self._sum_text(preview), tone, PREVIEW, preview=True)
        cell = table.cell(row.id, column)
        text = cell_text(self.desk.book, table.view, column, cell, self.unit)
        if entry.kind == "own":
            return Shown(text, tone)
        if key in self.changed.of(row):
            return Shown(text, tone, CHANGED, changed=True)
        return Shown(text, tone, self._mark(row, cell))

    def _sum_text(self, total: Sum) -> str:
        return short_sum_text(total, self.unit, self.table.view.price_level)

    def _mark(self, row: Row, cell: Cell) -> str:
        """How the figure stands to the printed one, where that does not stand below and tell."""
        printed = self.desk.choices.printed
        if cell.comparison is None or printed != "totaler" or row.kind == "total":
            return ""
        return VERDICT_MARKS[cell.comparison.verdict]


def _first_total(rows: Sequence[Row]) -> int:
    """Where the totals begin, which stand last."""
    count = len(rows)
    while count and rows[count - 1].kind == "total":
        count -= 1
    return count


def _above_totals(table: TableView) -> Sequence[Row]:
    rows = table.rows()
    return rows[: _first_total(rows)]


def _row(one: Row | Entry) -> Row:
    return one.row if isinstance(one, Entry) else one


def _is_printed(one: Row | Entry, kind: str) -> bool:
    return isinstance(one, Entry) and one.kind == "printed" and one.row.kind == kind
