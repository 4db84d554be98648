"""The overview's table as a grid asks for it: rows, one's own total, the city's, the print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from screens.changed_cells import ChangedCells
from screens.desk import Desk
from screens.texts.marks_da import CHANGED, VERDICT_MARKS
from screens.texts.names import row_label
from screens.texts.overview_text import PERMANENT, PERMANENT_MARK, permanent_text
from screens.texts.safe import safe
from screens.texts.table_text import INDENT, cell_text, depth_of, printed_in
from screens.texts.view_text import own_total_label, printed_label
from screens.widgets.grid_source import BaseSource, Head, Shown, Tone
from store.changes import Group
from store.layout import Row
from store.records import RowKind, ViewColumn, ViewRow
from store.table_view import TableView
from store.totals import TOTAL

if TYPE_CHECKING:
    from store.since import Since

TONES: Final[dict[RowKind, Tone]] = {"gruppe": Tone.GROUP, "total": Tone.TOTAL}


@dataclass(frozen=True)
class Entry:
    """A row of the grid: a row of the table, over own lines or all, or what is printed of it."""

    row: Row
    table: TableView
    tone: Tone


class OverviewSource(BaseSource):
    """The figures of a table, and whether its money stays; of own rows where these are wanted.

    Figures are those of now each time they are asked for; rows are those there were at first.
    What takes long among many lines is left to be filled in by `find_permanent` and
    `find_changed`, a row at a time.
    """

    def __init__(self, desk: Desk, view_id: str) -> None:
        self._desk = desk
        self.table = desk.table(view_id)
        self.own = desk.own_table(view_id)
        self.columns = [column for column in self.table.columns if column.kind != "tekst"]
        self.heads: Sequence[Head] = [
            Head(""),
            *(Head(safe(column.label), figures=True) for column in self.columns),
            Head(PERMANENT),
        ]
        self.permanent: dict[str, str] = {}
        self._changed = ChangedCells(self.own or self.table, [c.period for c in self.columns])
        self._entries = _entries(self.table, self.own)
        fixed = sum(entry.tone in (Tone.OWN, Tone.TOTAL, Tone.PRINTED) for entry in self._entries)
        self.row_count = len(self._entries) - fixed
        self.fixed_count = fixed

    def find_permanent(self) -> Iterator[None]:
        """Find the rows whose lines, or some of them, are permanent, a row at a time."""
        for entry in self._entries[: self.row_count]:
            column = ViewColumn(
                id="", view=entry.table.id, position=0, kind="tekst", label="", field="permanent"
            )
            values = entry.table.cell(entry.row.id, column).values
            self.permanent[entry.row.id] = permanent_text(values)
            yield

    def find_changed(self, since: Since) -> Iterator[None]:
        """Find the cells that hold other amounts than the documents, a row at a time."""
        self._changed.since = since
        for entry in self._entries[: self.row_count]:
            self._changed.of(entry.row)
            yield

    def follow(self, group: Group) -> None:
        """Amounts of lines were changed."""
        self._changed.follow(group)

    def shown(self, row: int, column: int) -> Shown:
        """One cell."""
        entry = self._entries[row]
        if column == 0:
            return self._label(entry)
        if column > len(self.columns):
            return Shown(self._word(entry), entry.tone)
        return self._figure(entry, self.columns[column - 1], self.column_at(column))

    def _figure(self, entry: Entry, column: ViewColumn, key: str) -> Shown:
        view = self.table.view
        unit = self._desk.unit_of(view)
        cell = entry.table.cell(entry.row.id, column)
        mark = VERDICT_MARKS[cell.comparison.verdict] if cell.comparison else ""
        if entry.tone is Tone.PRINTED:
            return Shown(printed_in(cell.printed or "", view.unit, unit), entry.tone, mark)
        text = cell_text(self._desk.book, view, column, cell, unit)
        if entry.tone is Tone.PLAIN and key in self._changed.of(entry.row):
            return Shown(text, entry.tone, CHANGED, changed=True)
        return Shown(text, entry.tone, mark)

    def _label(self, entry: Entry) -> Shown:
        if entry.tone is Tone.PRINTED:
            return Shown(INDENT + printed_label(self._desk.book, self.table.view), entry.tone)
        if entry.tone is Tone.OWN:
            return Shown(own_total_label(self._desk.own), entry.tone)
        label = row_label(self._desk.book, self.table.view, entry.row)
        mark = PERMANENT_MARK if self._word(entry) else ""
        return Shown(INDENT * depth_of(entry.table, entry.row) + label, entry.tone, mark)

    def _word(self, entry: Entry) -> str:
        scrolls = entry.tone in (Tone.PLAIN, Tone.GROUP)
        return self.permanent.get(entry.row.id, "") if scrolls else ""

    # -- places

    def row_at(self, row: int) -> Row:
        """The table's row that a row of the grid shows."""
        return self._entries[row].row

    def place_of(self, row_id: str) -> int:
        """Where a row of the table is shown first; 0 where it is not."""
        found = (n for n, entry in enumerate(self._entries) if entry.row.id == row_id)
        return next(found, 0)

    def column_at(self, column: int) -> str:
        """The period of a column of the grid, `sum`, or empty for labels and words."""
        if not 0 < column <= len(self.columns):
            return ""
        found = self.columns[column - 1]
        return TOTAL if found.kind == "sum" else found.period

    def track_of(self, row: int) -> str:
        """The id of the track a row is about; empty for totals, groups and other tables."""
        entry = self._entries[row]
        if self.table.view.rows_by != "track" or entry.row.kind != "række":
            return ""
        if not entry.row.printed:
            return entry.row.label
        held = self._desk.book.tables.of(ViewRow).get(entry.row.id)
        return held.match if held else ""


def _entries(table: TableView, own: TableView | None) -> list[Entry]:
    """The rows, own ones only where `own` is given; then the totals of those, then everyone's."""
    shown = own or table
    rows = shown.rows()
    entries = [
        Entry(row, shown, TONES.get(row.kind, Tone.PLAIN))
        for row in rows
        if row.kind != "total" and (own is None or own.holds_lines(row.id))
    ]
    if own is not None:
        entries += [Entry(row, own, Tone.OWN) for row in rows if row.kind == "total"]
    for row in table.rows():
        if row.kind == "total":
            entries.append(Entry(row, table, Tone.TOTAL))
            if any(table.cell(row.id, c).printed for c in table.columns if c.kind != "tekst"):
                entries.append(Entry(row, table, Tone.PRINTED))
    return entries
