"""Typing a day's hours: what is understood, what the week would become, taking it or leaving it."""

from __future__ import annotations

from screens.hours_table import HoursTable
from screens.texts.hours_da import HOURS_FIXED, NAME_HERE, UNCHANGED
from screens.texts.hours_text import stated_day, understood_text
from screens.texts.messages import error_text
from screens.widgets.grid_messages import Entered, Left
from store.errors import StoreError
from store.hours import Day, day_text, read_day
from store.hours_edits import day_edits, overlaps
from store.weeks import HoursCell, Weeks


class HoursTyping(HoursTable):
    """Opens the editor in a day, previews what is typed, applies it."""

    _edited: HoursCell | None = None
    _start_text = ""
    _is_typed = False
    """True when the editor was opened by typing, not to look at what is there."""

    # -- opening

    def type_again(self, text: str) -> None:
        """Open the editor with what was being typed before."""
        if self.cell is not None:
            self._begin(text)

    def _begin(self, typed: str | None) -> None:
        source, cell = self.source, self.cell
        if source is None or self.row is None or self.grid.editing:
            return
        if cell is None and self.grid.cursor[1] > 0:
            self.tell(HOURS_FIXED)
        elif not self.may_change():
            return
        elif cell is not None:
            self._edited = cell
            self._start_text = day_text(source.weeks.day(cell))
            self._is_typed = typed is not None
            text = self._start_text if typed is None else typed
            self.grid.edit(text, select_all=typed is None)
        elif typed is None:
            self.action_do_record_form()
        else:
            self.tell(NAME_HERE)

    # -- while typing

    def tell_typed(self, text: str, *first: str) -> None:
        """Say it in the pane, perhaps with something `first`."""
        source, cell, row = self.source, self._edited, self.row
        if source is None or cell is None or row is None:
            return
        before = source.weeks.day(cell)
        try:
            day = before if text == self._start_text else read_day(text)
            self._preview(source.weeks if day == before else self._would_be(cell, day))
        except StoreError as error:
            self._preview(None)
            self.pane.tell([*first, error_text(error)], is_error=bool(text.strip() or first))
            return
        told = [understood_text(day, before), *self.week_lines(row)]
        self.pane.tell([*first, *told], is_error=bool(first))

    def _would_be(self, cell: HoursCell, day: Day) -> Weeks:
        assert self.source is not None
        weeks = self.source.weeks
        return weeks.after(self.desk.book.preview(day_edits(weeks, cell, day)))

    def _preview(self, weeks: Weeks | None) -> None:
        assert self.source is not None
        self.source.preview = weeks
        self.grid.refresh_rows()
        self.draw_picture()

    def renew_typing(self) -> None:
        """Something else was changed under what is being typed: it stays if its day does."""
        if self._edited is None:
            return
        if self.cell == self._edited:
            self.tell_typed(self.grid.editor_text)
            return
        self._edited = None
        self.leave_gone()

    # -- taking it, or not

    def on_grid_entered(self, event: Entered) -> None:
        """Take what was typed, or say what is wrong and leave it to be mended."""
        event.stop()
        source, cell = self.source, self._edited
        if source is None or cell is None:
            self.grid.end_edit(event.step)
            return
        # the hours that overlapping intervals come to, typed again, replace them
        is_again = self._is_typed and overlaps(source.weeks, cell)
        if event.text == self._start_text and not is_again:
            self._end(event.step)
            return
        try:
            day = read_day(event.text)
        except StoreError as error:
            self._preview(None)
            self.pane.tell([error_text(error)], is_error=True)
            return
        edits = day_edits(source.weeks, cell, day)
        self._end(event.step)
        if edits:
            self.apply(edits)
        else:
            self.tell(UNCHANGED.format(day=stated_day(day)))

    def on_grid_left(self, event: Left) -> None:
        """Leave everything as it was."""
        event.stop()
        self._end((0, 0))

    def _end(self, step: tuple[int, int]) -> None:
        self._edited = None
        if self.source is not None:
            self.source.preview = None
        self.grid.end_edit(step)
        self.grid.show(self.source)
        self.tell_cell()
