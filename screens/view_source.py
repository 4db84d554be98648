"""A view of the workbook as a grid asks for it: one row at a time, as it is right now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

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
from store.layout import Row
from store.preview import Overlaid
from store.records import Unit, ViewColumn
from store.table_view import Cell, TableView
from store.totals import TOTAL

_TONES: Final = {"gruppe": Tone.GROUP, "total": Tone.TOTAL, "række": Tone.PLAIN}


@dataclass(frozen=True)
class Shape:
    """Which rows are shown, and in which order; empty words show all."""

    words: str = ""
    sorting: Sorting | None = None


@dataclass(frozen=True)
class Entry:
    """A row of the grid: a row of the view as computed, as printed, or of one's own lines."""

    row: Row
    kind: Literal["computed", "printed", "own"] = "computed"


class ViewSource:
    """The rows of a view; totals stay at the bottom.

    With one's own lines alone (`Desk.own`) rows hold their sums, and each total of the whole city
    has one's own above it. `preview` and `own_preview` are sums as an edit would make them.
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
        self._entries, self.row_count = self._arranged()
        self._changed = changed_cells(desk, self.table)

    @property
    def shown_table(self) -> TableView:
        """What the rows above the totals show: everybody's lines, or one's own."""
        return self.own or self.table

    @property
    def fixed_count(self) -> int:
        """How many rows stay at the bottom."""
        return len(self._entries) - self.row_count

    @property
    def line_rows(self) -> int:
        """How many rows of lines are shown."""
        kinds = [e for e in self._entries if e.kind == "computed" and e.row.kind == "række"]
        return len(kinds)

    def entry(self, row: int) -> Entry | None:
        """What a row of the grid is; None beyond the last."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

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

    def place_of(self, row_id: str, key: str) -> tuple[int, int] | None:
        """Where a row and period stand in the grid; the first period for a key it has not."""
        row = next(
            (n for n, e in enumerate(self._entries) if e.row.id == row_id and e.kind == "computed"),
            None,
        )
        if row is None:
            return None
        keys = [self.key(place) for place in range(1, len(self.columns) + 1)]
        if key in keys:
            return row, keys.index(key) + 1
        return row, next((n for n, one in enumerate(keys, 1) if one), 0)

    def follow(self) -> None:
        """Changes were made that leave the rows as they are."""
        self._changed = changed_cells(self.desk, self.table)

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

    def _arranged(self) -> tuple[list[Entry], int]:
        rows = self.table.rows()
        scrolled = [row for row in rows if row.kind != "total"]
        if self.own is not None:
            scrolled = [row for row in scrolled if self.own.holds_lines(row.id)]
        if self.shape.words:
            scrolled = [row for row in scrolled if self._fits(row)]
        if self.shape.sorting is not None:
            scrolled = sorted_rows(self.shown_table, scrolled, self.columns, self.shape.sorting)
        entries: list[Entry] = []
        for row in scrolled:
            entries.append(Entry(row))
            if self.desk.choices.printed == "alle" and self._is_printed(row):
                entries.append(Entry(row, "printed"))
        count = len(entries)
        for row in rows[len(rows) - sum(row.kind == "total" for row in rows) :]:
            if self.own is not None:
                entries.append(Entry(row, "own"))
            entries.append(Entry(row))
            if self.desk.choices.printed != "ingen" and self._is_printed(row):
                entries.append(Entry(row, "printed"))
        return entries, count

    def _fits(self, row: Row) -> bool:
        if row.kind == "gruppe":
            return False
        return matches(self.shape.words, row_words(self.desk.book, self.shown_table, row))

    def _is_printed(self, row: Row) -> bool:
        cells = (self.table.cell(row.id, column) for column in self.columns if row.printed)
        return any(cell.printed and cell.sum is not None for cell in cells)

    # -- cells

    def editable(self, row: int, column: int) -> bool:
        """True for an amount of lines."""
        entry = self.entry(row)
        if entry is None or self.desk.book.read_only:
            return False
        return entry.kind == "computed" and self.key(column) not in ("", TOTAL)

    def shown(self, row: int, column: int) -> Shown:
        """The text of a cell, what kind of row it stands in, and what is to be remarked of it."""
        entry = self._entries[row]
        if entry.kind == "printed":
            return self._printed(entry.row, column)
        if not column:
            return self._label(entry)
        own = self.own is not None and (entry.kind == "own" or entry.row.kind != "total")
        table = self.shown_table if own else self.table
        return self._computed(entry, table, self.columns[column - 1], self.key(column), own)

    def _label(self, entry: Entry) -> Shown:
        row = entry.row
        if entry.kind == "own":
            return Shown(own_total_label(self.desk.own), Tone.OWN)
        indent = "" if self.shape.sorting else INDENT * depth_of(self.table, row)
        only = self.table.only_line(row.id) if row.kind == "række" else None
        label = row_label(self.desk.book, self.table.view, row)
        changed = only is not None and self.desk.since.is_changed("lines", only.id)
        if only is not None and changed:
            was, _ = self.desk.since.original("lines", only.id, "label")
            label = safe(only.label) if was else label
        mark = UNCERTAIN if only is not None and only.certainty != "fast" else ""
        return Shown(indent + label, _TONES[row.kind], mark)

    def _printed(self, row: Row, column: int) -> Shown:
        if not column:
            return Shown(INDENT + printed_label(self.desk.book, self.table.view), Tone.PRINTED)
        cell = self.table.cell(row.id, self.columns[column - 1])
        if not cell.printed or cell.sum is None:
            return Shown("", Tone.PRINTED)
        text = printed_in(cell.printed, self.table.view.unit, self.unit)
        mark = VERDICT_MARKS[cell.comparison.verdict] if cell.comparison else ""
        return Shown(text, Tone.PRINTED, mark)

    def _computed(
        self, entry: Entry, table: TableView, column: ViewColumn, key: str, own: bool
    ) -> Shown:
        row = entry.row
        tone = Tone.OWN if entry.kind == "own" else _TONES[row.kind]
        preview = (self.own_preview if own else self.preview).get((row.id, key))
        if key and preview is not None:
            return Shown(self._sum_text(preview), tone, PREVIEW, preview=True)
        cell = table.cell(row.id, column)
        text = cell_text(self.desk.book, table.view, column, cell, self.unit)
        if (row.id, key) in self._changed and entry.kind == "computed":
            return Shown(text, tone, CHANGED, changed=True)
        return Shown(text, tone, self._mark(row, cell) if entry.kind == "computed" else "")

    def _sum_text(self, total: Sum) -> str:
        return short_sum_text(total, self.unit, self.table.view.price_level)

    def _mark(self, row: Row, cell: Cell) -> str:
        """How the figure stands to the printed one, where that does not stand below and tell."""
        printed = self.desk.choices.printed
        if cell.comparison is None or printed != "totaler" or row.kind == "total":
            return ""
        return VERDICT_MARKS[cell.comparison.verdict]


def changed_cells(desk: Desk, table: TableView) -> set[tuple[str, str]]:
    """The cells of a table that hold amounts other than when the workbook was made."""
    found: set[tuple[str, str]] = set()
    for kind, record_id in desk.since.changed_records():
        row = table.row_of(record_id) if kind == "lines" else None
        if row is None:
            continue
        ids = [one.id for one in table.rows_of(record_id) if one.kind != "total"]
        for column in table.columns:
            if column.kind == "periode" and desk.since.is_amount_changed(record_id, column.period):
                found.update((one, column.period) for one in ids)
    return found
