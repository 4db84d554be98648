"""What the list of all that is worked off shows, and where one stands in it."""

from __future__ import annotations

from datetime import date

from rich.text import Text
from textual.widgets import Static

from screens.desk import Desk
from screens.follow_up_rows import DEADLINE, FollowRows
from screens.places import Place
from screens.record_commands import InHand
from screens.record_grid import RecordGrid
from screens.texts import follow_up_da as da
from screens.texts.follow_filter import FollowFilter, read_filter
from screens.texts.follow_up_text import heading_text, shown_text, task_details
from screens.texts.record_da import order_text
from screens.texts.record_marks import legend
from screens.texts.safe import safe
from screens.view_order import Sorting
from screens.window import heading
from store.follow_list import Task, tasks
from store.follow_ups import CLOSED
from store.records import Record


class FollowUpShape(RecordGrid, inherit_bindings=False):
    """One grid with a heading a section; the cursor stays on its record, or goes to the next."""

    NAME = "follow_up"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: FollowRows | None = None
        self.count = 0
        self.filter = FollowFilter()
        self.filter_text = ""
        self._sorting: Sorting | None = None
        self.with_closed = False

    @property
    def today(self) -> date:
        """The day that deadlines are held against."""
        return date.today()

    @property
    def sorting(self) -> Sorting | None:
        """By which column each section is sorted."""
        return self._sorting

    def sort_by(self, sorting: Sorting | None) -> None:
        """Show each section in another order."""
        self._sorting = sorting
        self.show()

    # -- what is shown

    def show(self) -> None:
        """Everything anew."""
        tables, before, row = self.desk.book.tables, self.rows, self.grid.cursor[0]
        column = self.grid.cursor[1]
        self.filter = self.read(self.filter_text)
        everything = tasks(tables)
        self.count = len(everything)
        found = self.filter.of(tables, everything, self.today)
        self.rows = rows = FollowRows(
            tables, found, self.today, sorting=self.sorting, with_closed=self.shows_closed
        )
        self.query_one("#title", Static).update(heading(heading_text(rows.sections)), layout=False)
        self.query_one("#status", Static).update(heading(self.status_text()), layout=False)
        self.grid.show(rows)
        self._tell_nothing(rows, found)
        if rows.entries and self.focused is None:  # it was hidden while there were none
            self.set_focus(self.grid, scroll_visible=False)
        if before is None:
            self.grid.move_to(rows.first_row, rows.column_of(DEADLINE))
        elif rows.entries:
            self.grid.move_to(rows.row_near(before, row), column)
        if self.grid.cursor[0] <= rows.first_row:  # its heading is to be in sight with it
            self.grid.scroll_to(y=0, animate=False, force=True, immediate=True)
        self.put_pane()
        self.renew_typing()

    def read(self, text: str) -> FollowFilter:
        """What a filter means."""
        return read_filter(text, self.desk.book.tables, self.desk.own)

    @property
    def shows_closed(self) -> bool:
        """True where what is closed is asked for, by the filter or altogether."""
        statuses = self.filter.wanted.statuses or frozenset()
        return self.with_closed or not CLOSED.isdisjoint(statuses)

    def status_text(self) -> str:
        """How much is listed and why not all, in which order, what the signs mean."""
        rows = self.rows
        if rows is None:
            return ""
        told = [
            shown_text(
                len(rows.tasks.by_key),
                self.count,
                self.filter.told,
                rows.closed_count,
                with_closed=self.shows_closed,
            )
        ]
        if self.sorting is not None:
            told.append(
                order_text(rows.columns[self.sorting.column].label, self.sorting.descending)
            )
        told.append(legend(rows.marks()))
        return " · ".join(part for part in told if part)

    def _tell_nothing(self, rows: FollowRows, found: list[Task]) -> None:
        self.grid.display = bool(rows.entries)
        nothing = self.query_one("#nothing", Static)
        nothing.display = not rows.entries
        if not rows.entries:
            told = da.ALL_DONE if found else da.NONE_FITS if self.count else da.NOTHING
            nothing.update(Text(told))

    def place_here(self, table: str, record_id: str, field: str = "") -> Place | None:
        """Where it is listed."""
        is_listed = self.rows is not None and self.rows.row_of(record_id, table) is not None
        return Place(self.NAME, tab=table, row=record_id) if is_listed else None

    def tell_cell(self) -> None:
        """All of the record in hand."""
        task, unit = self.item, self.desk.choices.unit or "t.kr."
        lines = [] if task is None else task_details(self.desk.book, task, self.today, unit)
        self.pane.tell([*lines, *self.reason_lines])

    # -- where one stands

    @property
    def item(self) -> Task | None:
        """What the cursor stands on; None on a heading."""
        return self.rows.task(self.grid.cursor[0]) if self.rows is not None else None

    @property
    def record(self) -> Record | None:
        """Its record."""
        return self.item.record if self.item else None

    @property
    def in_hand(self) -> InHand | None:
        """The record in hand."""
        return self.item.key if self.item else None

    def stand_if_listed(self, table: str, record_id: str) -> bool:
        """Stand on a record; False when it is not listed."""
        row = self.rows.row_of(record_id, table) if self.rows is not None else None
        if row is None:
            return False
        self.grid.move_to(row, self.grid.cursor[1])
        self.tell_cell()
        return True

    def stand_on(self, record_id: str) -> None:
        """Stand on a record that was saved; see `reach`."""
        row = self.rows.row_of(record_id) if self.rows is not None else None
        task = self.rows.task(row) if self.rows is not None and row is not None else None
        found = (
            [task]
            if task
            else [one for one in tasks(self.desk.book.tables) if one.record.id == record_id]
        )
        if found:
            self.reach(*found[0].key)

    def reach(self, table: str, record_id: str) -> None:
        """Stand on a record; nothing that hides it is kept, but for whose affairs are shown."""
        if self.stand_if_listed(table, record_id):
            return
        listed = [one for one in tasks(self.desk.book.tables) if one.key == (table, record_id)]
        if not listed:
            self.tell(da.NOT_LISTED)
            return
        if self.filter_text:
            self.filter_text = ""
            self.tell(da.SHOWN_FOR_IT)
        self.with_closed = self.with_closed or listed[0].is_closed
        self.show()
        if not self.stand_if_listed(table, record_id):
            self.tell(da.NOT_OWN.format(own=safe(self.desk.own)))

    @property
    def place(self) -> Place:
        """The record, its table and the column; what is being typed there."""
        found, column = self.in_hand, self.column
        return Place(
            self.NAME,
            tab=found[0] if found else "",
            row=found[1] if found else "",
            column=column.name if column else "",
            typed=self.grid.editor_text,
        )

    def go_to(self, place: Place) -> None:
        """Stand on a record and a column of it."""
        if self.grid.editing:
            return
        if place.row and place.tab:
            self.reach(place.tab, place.row)
        elif place.row:
            self.stand_on(place.row)
        if place.column and self.rows is not None:
            self.grid.move_to(self.grid.cursor[0], self.rows.column_of(place.column))
        if place.typed and self.item is not None and self.item.record.id == place.row:
            self.type_again(place.typed)
