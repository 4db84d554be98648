"""Tidslinje: all milestones by date, as a list and as a picture by month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from screens.commands import page_bindings
from screens.dialogs.moved_date import MovedDate
from screens.printed_page import PrintedBlocks
from screens.texts import timeline_da as da
from screens.texts.page_timeline import timeline_blocks
from screens.texts.timeline_text import shown_text
from screens.timeline_shape import TimelineShape
from store.moments import moment_of
from store.moved_dates import move
from store.plan_records import Milestone
from store.timeline import TRANSFER, Entry


class TimelinePage(TimelineShape, inherit_bindings=False):
    """Its own commands: new milestones, a calendar file, a page."""

    OFFERS = (
        *("edit", "mode", "filter", "done", "add_record", "record_form", "follow_up"),
        *("delete_record", "calendar", "source", "copy", "clear", "reason"),
    )
    BINDINGS: ClassVar = page_bindings(OFFERS, ("edit", "filter", "done", "mode"))

    _before_form: Milestone | None = None

    # -- records

    def new_record(self) -> tuple[str, Mapping[str, object]]:
        """A milestone of the same track and project as the one in hand."""
        entry = self.entry
        here = {"track": entry.track, "project": entry.project} if entry else {}
        return "milestones", here

    def open_form(
        self, table: str, record_id: str = "", *, new: Mapping[str, object] | None = None
    ) -> None:
        """Open a form, and remember the date there was before."""
        self._before_form = self.desk.book.tables.of(Milestone).get(record_id)
        super().open_form(table, record_id, new=new)

    def stand_on(self, record_id: str) -> None:
        """Stand on what was saved; a transfer that was moved leads to another budget."""
        super().stand_on(record_id)
        tables, before = self.desk.book.tables, self._before_form
        now = tables.of(Milestone).get(record_id)
        if before is None or now is None or now.kind != TRANSFER or not now.date:
            return
        found = move(tables, before, moment_of(now))
        if found.amounts:
            self.app.push_screen(MovedDate(self.desk, found, is_moved=True), self._moved)

    def action_do_delete_record(self) -> None:
        """Delete the milestone in hand; a track is not deleted for its date."""
        if self.entry is not None and self.entry.table == "tracks":
            self.tell(da.NO_DELETE)
        else:
            super().action_do_delete_record()

    # -- handing on

    def action_do_calendar(self) -> None:
        """Write what is shown as a calendar file."""
        from screens.dialogs.calendar_file import ask_for_calendar

        ask_for_calendar(self, self._entries, self.today)

    @property
    def _entries(self) -> list[Entry]:
        return [] if self.rows is None else [*self.rows.entries]

    def printable(self) -> PrintedBlocks:
        """What is shown, as a list."""
        entries, tables = self._entries, self.desk.book.tables
        told = shown_text(len(entries), self.count, self.filter.told)
        blocks = timeline_blocks(tables, entries, self.today)
        return PrintedBlocks(self.desk, da.TITLE, da.FILE_NAME, blocks, (told,))
