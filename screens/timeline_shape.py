"""What the timeline shows and where one stands in it: list or bars, filter, the pane below."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Final

from rich.text import Text
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from screens.places import Place
from screens.record_commands import InHand
from screens.texts import timeline_da as da
from screens.texts.safe import shorten
from screens.texts.timeline_filter import TimelineFilter, read_filter
from screens.texts.timeline_text import (
    coming_text,
    detail_lines,
    going_text,
    shown_text,
    today_lines,
)
from screens.timeline_source import DATE_COLUMN, MONTH, QUARTER, BarsSource, ListSource
from screens.timeline_typing import TimelineTyping
from screens.widgets.grid import Grid
from screens.widgets.pane import Pane
from screens.window import HERE, WIDE, heading
from store.timeline import Entry, timeline

DETAIL: Final = 400
"""So much of each line is told below the rows."""

AHEAD: Final = 5
"""So many months or quarters after the one in hand are shown with it."""


class TimelineShape(TimelineTyping, inherit_bindings=False):
    """The rows stay the same, and the cursor on its own, in whichever way they are shown."""

    NAME = "timeline"
    CSS_PATH: ClassVar = [*TimelineTyping.CSS_PATH, HERE / "timeline.tcss"]
    AUTO_FOCUS = "#timeline"

    mode = "list"
    count = 0
    filter = TimelineFilter()
    _filter_text = ""
    _has_stood = False

    def compose_body(self) -> Iterable[Widget]:
        """What is next, what is shown, the rows, all of the entry the cursor stands on."""
        yield Static(id="next")
        yield Static(id="shown")
        yield Grid(id="timeline")
        yield Static(id="nothing")
        yield Pane()

    @property
    def grid(self) -> Grid:
        """The rows."""
        return self.query_one("#timeline", Grid)

    @property
    def entry(self) -> Entry | None:
        """What the cursor stands on; None on today's line."""
        return None if self.rows is None else self.rows.entry(self.grid.cursor[0])

    @property
    def in_hand(self) -> InHand | None:
        """The record that the cursor stands on."""
        entry = self.entry
        return None if entry is None else (entry.table, entry.id)

    @property
    def today(self) -> date:
        """The day by which all is told."""
        return date.today()

    # -- what is shown

    def show(self) -> None:
        """Show the timeline anew; the cursor stays on its entry, first on what is next."""
        tables, today = self.desk.book.tables, self.today
        everything = timeline(tables)
        self.count = len(everything)
        self.filter = self._read(self._filter_text)
        entries = self.filter.of(tables, everything, today)
        self._put(entries)
        coming = da.NOTHING_SHOWN if self._filter_text else da.NOTHING_NEXT
        coming = coming_text(entries, today) or coming
        self.query_one("#next", Static).update(heading(coming))
        told = shown_text(len(entries), self.count, self.filter.told)
        parts = (told, going_text(entries, today), da.MODES[self.mode])
        self.query_one("#shown", Static).update(heading(" · ".join(filter(None, parts))))
        nothing = self.query_one("#nothing", Static)
        nothing.display, self.grid.display = not entries, bool(entries)
        nothing.update(Text(da.NONE_FITS if everything else da.NO_ENTRIES))
        self.renew_typing()

    def _put(self, entries: list[Entry]) -> None:
        """Give the grid its rows, with the cursor on the same entry as before."""
        tables, today, here = self.desk.book.tables, self.today, self.entry
        if self.mode == "list":
            self.rows = ListSource(tables, entries, today)
        else:
            self.rows = BarsSource(tables, entries, today, self._months)
        self.grid.show(self.rows)
        if not self._has_stood and entries:
            self._has_stood = True
            self.grid.move_to(self.rows.today_row, DATE_COLUMN)
        row = None if here is None else self.rows.row_of(here.id)
        if row is not None:
            self.grid.move_to(row, self.grid.cursor[1])

    @property
    def _months(self) -> int:
        return MONTH if self.size.width >= WIDE else QUARTER

    def on_resize(self, _: Resize) -> None:
        """Months in a wide window, quarters in a narrow one."""
        if isinstance(self.rows, BarsSource) and self.rows.months != self._months:
            self.show()
            self.stand_in_time()

    def tell_cell(self) -> None:
        """All of the entry the cursor stands on."""
        entry, lines = self.entry, list[str]()
        if entry is None and self.rows is not None and self.grid.display:
            lines = today_lines(self.rows.entries, self.today)
        if entry is not None:
            lines = [*detail_lines(self.desk.book, entry, self.today)]
        self.pane.tell([*(shorten(line, DETAIL) for line in lines), *self.reason_lines])

    # -- places

    @property
    def place(self) -> Place:
        """The entry the cursor stands on, how it is shown, and what is being typed there."""
        entry, column = self.entry, self.column
        return Place(
            self.NAME,
            row=entry.id if entry else "",
            tab=self.mode,
            column=column.name if column else "",
            typed=self.grid.editor_text,
        )

    def place_here(self, table: str, record_id: str, field: str = "") -> Place | None:
        """Of a track, too, where it stands among the milestones."""
        if table == "tracks" and self.rows is not None and self.rows.row_of(record_id) is not None:
            return Place(self.NAME, row=record_id, column=field.replace("in_force", "date"))
        return super().place_here(table, record_id, field)

    def go_to(self, place: Place) -> None:
        """Stand on a milestone or a track; nothing of what hides it is kept."""
        if self.grid.editing:
            return
        if place.tab in da.MODES and place.tab != self.mode:
            self.action_do_mode()
        if place.row:
            self.reveal(place.row)
        names = [column.name for column in self.rows.columns] if self.rows else []
        if place.column in names:
            self.grid.move_to(self.grid.cursor[0], names.index(place.column))
        if place.typed and self.entry is not None and self.entry.id == place.row:
            self.type_again(place.typed)

    def stand_on(self, record_id: str) -> None:
        """Stand on a record that was saved."""
        self.reveal(record_id)

    def reveal(self, record_id: str) -> None:
        """Put the cursor on a record; a filter that hides it is taken off."""
        row = None if self.rows is None else self.rows.row_of(record_id)
        if row is None and self._filter_text:
            self.choose("")
            row = None if self.rows is None else self.rows.row_of(record_id)
        if row is not None:
            self.grid.move_to(row, self.grid.cursor[1])
            self.tell_cell()

    def stand_in_time(self) -> None:
        """Bring the date of the entry into sight, or today where it has none."""
        grid, column = self.grid, DATE_COLUMN
        if isinstance(self.rows, BarsSource):
            column = 1 + self.rows.place_of(self.entry)
            grid.move_to(grid.cursor[0], column + AHEAD)  # what follows is to be in sight, too
        grid.move_to(grid.cursor[0], column)

    # -- ways to show it

    def action_do_mode(self) -> None:
        """The list, or bars by month."""
        self.mode = "list" if self.mode == "bars" else "bars"
        self.show()
        self.stand_in_time()

    def _read(self, text: str) -> TimelineFilter:
        return read_filter(text, self.desk.book.tables, self.desk.own)

    def choose(self, text: str) -> None:
        """Show what a filter wants; who stood on today's line stands on what is found there."""
        self._filter_text = text
        self.show()
        rows = self.rows
        if text and rows is not None and rows.row_count and self.entry is None:
            last = rows.row_count - 1
            self.grid.move_to(rows.today_row + (1 if rows.today_row < last else -1), 1)

    def action_do_filter(self) -> None:
        """Ask what is to be shown."""
        self.ask_line(
            da.FILTER_TITLE,
            da.FILTER_TEXT,
            self._filter_text,
            self.choose,
            lambda text: self._read(text).problem,
        )
