"""Ændringer: what has been changed, by whom, when and why; found again, gone to, taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Final

from rich.text import Text
from textual.events import Resize
from textual.widgets import Static

from screens.change_list import WHOLE, ChangeList, Entry
from screens.commands import page_bindings
from screens.page import Page
from screens.places import Place
from screens.record_places import place_of_change
from screens.requests import Go
from screens.texts import changes_text
from screens.texts.change_filter import ChangeFilter, read_filter
from screens.texts.changes_da import (
    ALREADY_UNDONE,
    FILTER_TEXT,
    FILTER_TITLE,
    IS_UNDO,
    NO_CHANGES,
    NONE_FITS,
    NOT_READ,
    NOTHING_THERE,
    UNDO_ANSWERS,
    UNDO_TITLE,
)
from screens.texts.changes_text import detail_lines, shown_text
from screens.texts.history_text import UNIT
from screens.texts.messages import SHORT_ID
from screens.texts.moves_text import is_move
from screens.texts.phrases_da import undone_text
from screens.texts.safe import shorten
from screens.widgets.grid import Grid
from screens.window import HERE, WIDE, heading
from store.changes import Change, Group
from store.records import Line, Unit

DETAIL: Final = 400
"""So much of each line is told below the list."""


class ChangesPage(Page, inherit_bindings=False):
    """The list of changes, newest first. The cursor stays on its change while others come."""

    NAME = "changes"
    OFFERS = ("open", "filter", "undo_this", "copy")
    CSS_PATH: ClassVar = [*Page.CSS_PATH, HERE / "changes.tcss"]
    AUTO_FOCUS = "#changes"
    BINDINGS: ClassVar = page_bindings(OFFERS, ("open", "undo_this", "filter"))

    _filter_text = ""
    _source: ChangeList | None = None

    def compose_body(self) -> Iterable[object]:
        """How many there are, the list, all of the change the cursor stands on."""
        yield Static(id="shown")
        yield Grid(id="changes")
        yield Static(Text(NO_CHANGES), id="nothing")
        yield Static(id="detail")

    # -- what is shown

    def show(self) -> None:
        """List the changes anew; newest first again where the cursor stood on the newest."""
        here = self._entry if self._grid.cursor[0] else None
        self._source = self.attempt(
            lambda: ChangeList(self.desk.book, self._filter(self._filter_text), self._unit)
        )
        self._fit()
        self._list()
        row = None if here is None or self._source is None else self._source.row_of(*_key(here))
        self._stand(row or 0)

    def follow(self, group: Group) -> None:
        """Put one more group on top."""
        source, row = self._source, self._grid.cursor[0]
        if source is None:
            self.show()
            return
        had = source.row_count
        added = source.add(group)
        self._list()
        self._stand(row + added if had else 0)

    def _list(self) -> None:
        source = self._source
        self._grid.show(source)
        has_rows = source is not None and source.row_count > 0
        self._grid.display = has_rows
        nothing = self.query_one("#nothing", Static)
        nothing.display = not has_rows
        if source is None:
            nothing.update(Text(NOT_READ))
        else:
            nothing.update(Text(NONE_FITS if source.count else NO_CHANGES))
        told = shown_text(source.found, source.count, source.wanted.told) if source else ""
        self.query_one("#shown", Static).update(heading(told))
        self._tell_detail()

    def _stand(self, row: int) -> None:
        self._grid.move_to(row, self._grid.cursor[1])
        self._tell_detail()

    def on_grid_moved(self) -> None:
        """Tell all of the change the cursor stands on now."""
        self._tell_detail()

    def _tell_detail(self) -> None:
        self.query_one("#detail", Static).update(Text(self._detail))

    @property
    def _detail(self) -> str:
        """All of the change the cursor stands on, in lines."""
        entry = self._entry
        if entry is None or self._source is None:
            return ""
        group, position = entry
        change = None if position == WHOLE else group.changes[position]
        lines = detail_lines(self.desk.book, self._source.subjects, group, change, self._unit)
        return "\n".join(shorten(line, DETAIL) for line in lines)

    def on_resize(self, _: Resize) -> None:
        """Make room for longer names in a wide window."""
        if self._fit():
            self._grid.show(self._source)

    def _fit(self) -> bool:
        room = changes_text.WIDE if self.size.width >= WIDE else changes_text.NARROW
        if self._source is None or self._source.room == room:
            return False
        self._source.room = room
        return True

    @property
    def _grid(self) -> Grid:
        return self.query_one("#changes", Grid)

    @property
    def _unit(self) -> Unit:
        return self.desk.choices.unit or UNIT

    @property
    def _entry(self) -> Entry | None:
        return None if self._source is None else self._source.entry(self._grid.cursor[0])

    # -- places

    @property
    def place(self) -> Place:
        """The change the cursor stands on."""
        entry = self._entry
        return Place(self.NAME, group=entry[0].id if entry else "", tab=self._filter_text)

    def go_to(self, place: Place) -> None:
        """List the changes of a line, or stand on a group; nothing of what hides it is kept."""
        if place.line:
            self._choose(place.line)
        elif place.group and not self._stands_on(place.group):
            self._choose(place.tab)
            if not self._stands_on(place.group):
                self._choose("")
                self._stands_on(place.group)

    def _stands_on(self, group_id: str) -> bool:
        row = None if self._source is None else self._source.row_of(group_id)
        if row is not None:
            self._stand(row)
        return row is not None

    def action_do_open(self) -> None:
        """Go to the cell that was changed; a group told in numbers lists its changes first."""
        entry = self._entry
        if entry is None or self._source is None:
            return
        group, position = entry
        following = self._source.entry(self._grid.cursor[0] + 1)
        is_in_numbers = position == WHOLE and not is_move(group)
        if is_in_numbers and (following is None or following[0] is not group):
            self._choose(group.id[:SHORT_ID])
            return
        places = (self._place_of(change) for change in self._source.changes(entry))
        place = next((place for place in places if place is not None), None)
        if place is None:
            self.tell(NOTHING_THERE)
        else:
            self.post_message(Go(place))

    def on_grid_opened(self) -> None:
        """As with the command."""
        self.action_do_open()

    def _place_of(self, change: Change) -> Place | None:
        """Where in the program a change is seen; None when what it is about is gone."""
        tables = self.desk.book.tables
        line = self._source.line_of(change) if self._source else ""
        place = place_of_change(tables, change)
        return Place("budget", line=line) if place is None and line in tables.of(Line) else place

    def action_do_copy(self) -> None:
        """What is selected, as a spreadsheet takes it."""
        self.copy_cells(self._grid.selected_texts())

    # -- filter

    def _filter(self, text: str) -> ChangeFilter:
        return read_filter(text, self.desk.book, self.desk.own, date.today())

    def _choose(self, text: str) -> None:
        here = self._entry
        self._filter_text = text
        self._grid.move_to(0, self._grid.cursor[1])
        self.show()
        if here is not None:
            self._stands_on(here[0].id)

    def action_do_filter(self) -> None:
        """Ask what is to be listed."""
        self.ask_line(
            FILTER_TITLE,
            FILTER_TEXT,
            self._filter_text,
            self._choose,
            lambda text: self._filter(text).problem,
        )

    # -- undo

    def action_do_undo_this(self) -> None:
        """Take back the group the cursor stands on, after a question."""
        from screens.dialogs.ask import AskDialog

        entry = self._entry
        if entry is None:
            return
        group, book = entry[0], self.desk.book
        target = group.of if group.action == "redo" else group.id
        if group.action == "undo" or book.is_undone(target):
            self.tell(IS_UNDO if group.action == "undo" else ALREADY_UNDONE)
            return

        def answered(answer: str | None) -> None:
            if answer == "undo":
                undone = self.attempt(lambda: book.undo(target))
                if undone is not None:
                    self.tell(undone_text(book, undone))

        if len(group.changes) > 1:
            self._stands_on(group.id)
        self.app.push_screen(AskDialog(UNDO_TITLE, self._detail, UNDO_ANSWERS), answered)


def _key(entry: Entry) -> tuple[str, int]:
    group, position = entry
    return group.id, position
