"""The timeline as a grid asks for it: the same rows as a list, and as bars by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from screens.record_columns import FieldColumn, follow_up_column
from screens.texts import timeline_da as da
from screens.texts.timeline_text import (
    cells,
    period_heads,
    short_status_text,
    signed_text,
    today_cells,
    today_label,
)
from screens.widgets.grid_source import Head, Shown, Tone
from store.follow_ups import PREFIX, follow_ups_by_target
from store.records import Record, Track
from store.tables import Tables
from store.timeline import Entry, covered, periods, place_of_today

MONTH: Final = 1
QUARTER: Final = 3
DATE_COLUMN: Final = 1
STATUS_COLUMN: Final = 2
STATUS: Final = f"{PREFIX}status"
STATUS_WIDTH: Final = 12
LIST_LABEL: Final = 51
BARS_LABEL: Final = 38
"""What happens is what one looks for: it is to be told apart without the pane."""

FIELDS: Final = ("label", "date", STATUS, "end", "track", "kind", "project", "note")
"""The field of each column of the list."""

TRACK_FIELDS: Final = ("", "in_force", STATUS, "", "", "", "", "in_force_note")
"""The same of a track; the rest of it is edited elsewhere."""

_EMPTY: Final = Shown("", Tone.MUTED)
_LINE: Final = Shown(da.LINE, Tone.MUTED)


class TimelineRows:
    """The entries by date with the line of today among them, which is a row of its own."""

    fixed_count = 0
    columns: tuple[FieldColumn, ...] = ()

    def __init__(self, tables: Tables, entries: Sequence[Entry], today: date) -> None:
        self.tables = tables
        self.today = today
        self.entries = entries
        self.today_row = place_of_today(entries, today)
        self.row_count = len(entries) + 1 if entries else 0

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for today's line, and beyond the last."""
        if row == self.today_row or not 0 <= row < self.row_count:
            return None
        return self.entries[row - (row > self.today_row)]

    def record(self, row: int) -> Record | None:
        """The record of a row."""
        entry = self.entry(row)
        return None if entry is None else entry.record

    def row_of(self, record_id: str) -> int | None:
        """The row of a record; None when it is not listed."""
        for place, entry in enumerate(self.entries):
            if entry.id == record_id:
                return place + (place >= self.today_row)
        return None

    def column(self, row: int, place: int) -> FieldColumn | None:
        """What is typed in a cell; None where nothing is."""
        return None

    def editable(self, row: int, column: int) -> bool:
        """True where something may be written."""
        return self.column(row, column) is not None


def _tone(entry: Entry) -> Tone:
    """What needs no more work stands back."""
    return Tone.MUTED if entry.is_closed else Tone.PLAIN


class ListSource(TimelineRows):
    """One field a column."""

    heads = (
        Head(da.HEADS[0], keep=LIST_LABEL),
        Head(da.HEADS[1]),
        Head(da.HEADS[2], widest=STATUS_WIDTH),
        *map(Head, da.HEADS[3:]),
    )

    def __init__(self, tables: Tables, entries: Sequence[Entry], today: date) -> None:
        super().__init__(tables, entries, today)
        self._texts: dict[int, tuple[str, ...]] = {}
        self._of_tracks = self._columns("tracks", TRACK_FIELDS)
        self.columns = tuple(c for c in self._columns("milestones", FIELDS) if c is not None)

    def _columns(self, table: str, fields: Sequence[str]) -> list[FieldColumn | None]:
        found = follow_ups_by_target(self.tables)
        return [
            None
            if not field
            else follow_up_column(table, field, found)
            if field == STATUS
            else FieldColumn(field, head, table=table, field=field)
            for head, field in zip(da.HEADS, fields, strict=True)
        ]

    def column(self, row: int, place: int) -> FieldColumn | None:
        """Of a track only its date, status and note."""
        record = self.record(row)
        if record is None or not 0 <= place < len(FIELDS):
            return None
        return self._of_tracks[place] if isinstance(record, Track) else self.columns[place]

    def shown(self, row: int, column: int) -> Shown:
        """One cell."""
        entry = self.entry(row)
        if entry is None:
            return Shown(today_cells(self.today)[column], Tone.GROUP)
        texts = self._texts.get(row)
        if texts is None:
            texts = cells(self.tables, entry, self.today)
            short = short_status_text(entry, self.today)
            texts = self._texts[row] = (*texts[:STATUS_COLUMN], short, *texts[STATUS_COLUMN + 1 :])
        return Shown(texts[column], _tone(entry))


class BarsSource(TimelineRows):
    """A month or a quarter a column: a diamond for a day, a bar for what lasts longer."""

    def __init__(
        self, tables: Tables, entries: Sequence[Entry], today: date, months: int = MONTH
    ) -> None:
        super().__init__(tables, entries, today)
        self.months = months
        self.periods = periods(entries, today, months)
        self.now = next(at for at, one in enumerate(self.periods) if one.holds(today))
        self._reaches: dict[str, range] = {}
        labels = period_heads(self.periods)
        self._widths = [max(len(label), len(da.DAY) + len(da.LINE) + 1) for label in labels]
        signs = [da.NOW_SIGN if at == self.now else "" for at in range(len(labels))]
        months_heads = (Head(label, sign=sign) for label, sign in zip(labels, signs, strict=True))
        self.heads = (Head(da.HEADS[0], keep=BARS_LABEL), *months_heads)

    def place_of(self, entry: Entry | None) -> int:
        """The period an entry begins in, as near as there is one; that of today without a date."""
        if entry is None or not entry.moment.is_known:
            return self.now
        before = sum(1 for one in self.periods if one.last < entry.first)
        return min(before, len(self.periods) - 1)

    def shown(self, row: int, column: int) -> Shown:
        """One cell."""
        entry, place = self.entry(row), column - 1
        if entry is not None:
            return self._drawn(entry, place) if column else self._label(entry)
        if column == 0:
            return Shown(today_label(self.today), Tone.GROUP)
        line = da.LINE if place == self.now else da.DOTS * self._widths[place]
        return Shown(line, Tone.GROUP)

    def _label(self, entry: Entry) -> Shown:
        return Shown(signed_text(entry, self.today), _tone(entry))

    def _drawn(self, entry: Entry, place: int) -> Shown:
        """What of an entry lies in a period, with the line of today."""
        is_now = place == self.now
        reach = self._reach(entry)
        if place not in reach:
            if self._is_beyond(entry, place):
                return Shown(da.EARLIER if place == 0 else da.LATER, Tone.GROUP)
            return _LINE if is_now else _EMPTY
        tone = Tone.MUTED if entry.is_closed else Tone.GROUP
        if entry.first == entry.last:
            signs = (da.DAY, da.LINE) if entry.first <= self.today else (da.LINE, da.DAY)
            return Shown(" ".join(signs) if is_now else da.DAY, tone)
        width = self._widths[place]
        text = da.CROSSED + da.BAR * (width - 1) if is_now else da.BAR * width
        return Shown(text, tone, da.BAR if place + 1 in reach else "")

    def _reach(self, entry: Entry) -> range:
        """The columns of the periods an entry falls within; found once, for they are many."""
        found = self._reaches.get(entry.id)
        if found is None:
            found = self._reaches[entry.id] = covered(entry, self.periods)
        return found

    def _is_beyond(self, entry: Entry, place: int) -> bool:
        """True in the first and last column, for what lies further away."""
        if not entry.moment.is_known:
            return False
        is_earlier = place == 0 and entry.last < self.periods[0].first
        is_last = place == len(self.periods) - 1
        return is_earlier or (is_last and entry.first > self.periods[-1].last)
