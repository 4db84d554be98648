"""A screen with one grid over records of a kind: shown, found, sorted, printed, handed on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.widgets import Static

from screens.desk import Desk
from screens.places import Place
from screens.printed_page import PrintedBlocks
from screens.record_commands import InHand
from screens.record_grid import RecordGrid
from screens.record_printing import records_blocks
from screens.record_rows import Layout, RecordRows, RowsShape, plain_layout
from screens.texts.record_da import (
    ADDED_HIDDEN,
    FILTER_TEXT,
    FILTER_TITLE,
    NO_RECORDS,
    NONE_FITS,
    count_text,
    order_text,
)
from screens.texts.record_details import record_details
from screens.texts.record_marks import legend
from screens.texts.words import noun, register_word
from screens.view_order import Sorting
from screens.window import heading
from store.changes import Group
from store.records import Record
from store.schema import KINDS


class RecordPage(RecordGrid, inherit_bindings=False):
    """Shows one table at a time, `table`, each in the shape it was last given."""

    OFFERS: ClassVar[tuple[str, ...]] = (
        *("edit", "filter", "sort", "add_record", "record_form", "delete_record", "follow_up"),
        *("done", "source", "copy", "clear", "reason", "pane_down", "pane_up"),
    )

    def __init__(self, desk: Desk, table: str) -> None:
        super().__init__(desk)
        self.table = table
        self.rows: RecordRows | None = None
        self._shapes: dict[str, RowsShape] = {}

    # -- for subclasses

    def layout_of(self, table: str) -> Layout:
        """The columns of a table."""
        return plain_layout(table)

    def title_text(self) -> str:
        """What is shown, and how many there are."""
        return noun(self.table).many.capitalize()

    def details(self, record: Record) -> Iterable[str]:
        """What the pane tells of a record, what it is called first."""
        return record_details(self.desk.book, self.table, record)

    def new_values(self, here: Record | None) -> Mapping[str, object]:
        """What a new record begins with when made beside another: the same track."""
        track = getattr(here, "track", "") if self.table != "tracks" else ""
        return {"track": track} if track else {}

    @property
    def today(self) -> date:
        """The day that deadlines are held against."""
        return date.today()

    # -- what is shown

    @property
    def shape(self) -> RowsShape:
        """What is left of the table, in which order."""
        return self._shapes.get(self.table, RowsShape())

    def choose(self, shape: RowsShape) -> None:
        """Show the table otherwise; the cursor stays on its record."""
        self._shapes[self.table] = shape
        self.show()

    def show_table(self, table: str) -> None:
        """Show another table, from the top."""
        if table != self.table:
            self.table = table
            self.rows = None
            self.show()

    def show(self) -> None:
        """Show the table anew; the cursor stays on its record and column."""
        is_other = self.rows is None
        here = self.record
        column = self.grid.cursor[1]
        self.rows = rows = RecordRows(
            self.desk.book.tables,
            self.table,
            self.layout_of(self.table),
            self.shape,
            own=self.desk.own,
            today=self.today,
        )
        self.query_one("#title", Static).update(heading(self.title_text()))
        self.query_one("#status", Static).update(heading(self.status_text()))
        self.grid.show(rows)
        self.grid.display = bool(rows.entries)
        nothing = self.query_one("#nothing", Static)
        nothing.update(Text(NONE_FITS if rows.count else NO_RECORDS))
        nothing.display = not rows.entries
        row = rows.row_of(here.id) if here is not None else None
        if is_other:
            self.grid.move_to(rows.first_row, 0)
        elif row is not None:
            self.grid.move_to(row, column)
        if self.focused is None and rows.entries:
            self.set_focus(self.grid)  # it had to let go of it while there was nothing to show
        self.put_pane()
        self.renew_typing()

    def follow(self, group: Group) -> None:
        """Show what may be otherwise."""
        self.show()

    def status_text(self) -> str:
        """How much of the table is listed, in which order, and what the signs mean."""
        rows = self.rows
        if rows is None:
            return ""
        sorting = rows.shape.sorting
        told = [count_text(len(rows.records), rows.count, rows.shape.words, self.desk.own)]
        if sorting is not None and sorting.column < len(rows.columns):
            told.append(order_text(rows.columns[sorting.column].label, sorting.descending))
        told.append(legend(rows.marks()))
        return " · ".join(part for part in told if part)

    # -- where one stands

    @property
    def record(self) -> Record | None:
        """The record in hand."""
        return self.rows.record(self.grid.cursor[0]) if self.rows is not None else None

    @property
    def in_hand(self) -> InHand | None:
        """The record in hand."""
        record = self.record
        return None if record is None else (self.table, record.id)

    def new_record(self) -> tuple[str, Mapping[str, object]]:
        """One of the same table."""
        return self.table, self.new_values(self.record)

    def stand_on(self, record_id: str) -> None:
        """Stand on a record; a filter that hides it is taken off."""
        row = self.rows.row_of(record_id) if self.rows is not None else None
        if row is None and self.shape.words:
            self.choose(replace(self.shape, words=""))
            row = self.rows.row_of(record_id) if self.rows is not None else None
            if row is not None:
                self.tell(ADDED_HIDDEN)
        if row is not None:
            self.grid.move_to(row, self.grid.cursor[1])
            self.tell_cell()

    @property
    def place(self) -> Place:
        """The record and column, and what is being typed there."""
        record, column = self.record, self.column
        return Place(
            self.NAME,
            tab=self.table,
            row=record.id if record else "",
            column=column.name if column else "",
            typed=self.grid.editor_text,
        )

    def go_to(self, place: Place) -> None:
        """Show a table, and stand on a record and a column of it."""
        if self.grid.editing:
            return
        if place.tab in KINDS:
            self.show_table(place.tab)
        if place.row:
            self.stand_on(place.row)
        if place.column and self.rows is not None:
            self.grid.move_to(self.grid.cursor[0], self.rows.column_of(place.column))
        if place.typed and self.record is not None and self.record.id == place.row:
            self.type_again(place.typed)

    def place_here(self, table: str, record_id: str, field: str = "") -> Place | None:
        """In the table in sight, also where its records are at home on another screen."""
        if table == self.table:
            return Place(self.NAME, tab=table, row=record_id, column=field)
        return super().place_here(table, record_id, field)

    def tell_cell(self) -> None:
        """Tell all of the record in hand."""
        record = self.record
        lines = [] if record is None else self.details(record)
        self.pane.tell([*lines, *self.reason_lines])

    # -- which rows, in which order

    def action_do_filter(self) -> None:
        """Ask which words the records are to hold."""

        def chosen(words: str) -> None:
            self.choose(replace(self.shape, words=words))

        self.ask_line(FILTER_TITLE, FILTER_TEXT, self.shape.words, chosen)

    @property
    def sorting(self) -> Sorting | None:
        """By which column; None as in the document."""
        return self.shape.sorting

    def sort_by(self, sorting: Sorting | None) -> None:
        """Show the table in another order."""
        self.choose(replace(self.shape, sorting=sorting))

    # -- handing on

    def printable(self) -> PrintedBlocks | None:
        """What is listed, in its columns."""
        rows = self.rows
        if rows is None:
            return None
        facts = (self.status_text(),) if rows.entries else ()
        name = register_word(self.table).replace("_", "-")
        return PrintedBlocks(self.desk, self.title_text(), name, records_blocks(rows), facts)
