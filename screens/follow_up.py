"""Opfølgning: all that is worked off in one list, edited in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from screens.commands import page_bindings
from screens.follow_up_rows import DEADLINE
from screens.follow_up_shape import FollowUpShape
from screens.printed_page import PrintedBlocks
from screens.record_columns import FieldColumn
from screens.record_places import place_of
from screens.record_printing import records_blocks
from screens.requests import Go
from screens.texts import follow_up_da as da
from screens.texts.follow_up_text import heading_text, title_text
from screens.texts.record_da import NO_RECORD
from screens.texts.safe import shorten
from screens.widgets.grid_messages import Opened
from store.changes import Edit
from store.follow_list import Key
from store.follow_ups import CLOSED, follow_up_of

TITLE_ROOM: Final = 40


class FollowUpPage(FollowUpShape, inherit_bindings=False):
    """Status, deadline and responsible are typed; Enter leads to the record itself."""

    OFFERS = (
        *("open", "edit_cell", "done", "finished", "filter", "sort", "add_record", "record_form"),
        *(
            "follow_up",
            "delete_record",
            "source",
            "copy",
            "clear",
            "reason",
            "pane_down",
            "pane_up",
        ),
    )
    BINDINGS: ClassVar = page_bindings(
        OFFERS, ("edit_cell", "done", "add_record", "filter", "open")
    )

    # -- going

    def on_grid_opened(self, event: Opened) -> None:
        """Enter or a double click leads to the record."""
        event.stop()
        event.prevent_default()  # where records are at home it edits
        self.action_do_open()

    def action_do_open(self) -> None:
        """Where the record in hand is shown with all that is beside it."""
        found = self.in_hand
        if found is None:
            self.tell(NO_RECORD)
        else:
            self.post_message(Go(place_of(self.desk.book.tables, *found)))

    # -- working it off

    def _begin(self, typed: str | None) -> None:
        if self.item is not None and not isinstance(self.column, FieldColumn):
            self.action_do_record_form()
        else:
            super()._begin(typed)

    def _take(self, edits: Iterable[Edit] | None) -> None:
        """Apply them; what stands elsewhere then is told."""
        before = self.rows
        super()._take(edits)
        rows = self.rows
        if before is None or rows is None or rows is before:
            return
        for key, task in before.tasks.by_key.items():
            now = rows.tasks.by_key.get(key)
            if now is not None and now.section(self.today) is not task.section(self.today):
                section = da.SECTIONS[now.section(self.today)]
                self.tell(da.MOVED.format(title=self._title(key), section=section))
                return

    def action_do_done(self) -> None:
        """Close the record in hand, or open it again; the next one is in hand then."""
        found, told = self.in_hand, self._title(self.in_hand)
        before = self.rows
        super().action_do_done()
        if found is not None and self.rows is not before:
            now = follow_up_of(self.desk.book.tables, *found)
            is_closed = now is not None and now.status in CLOSED
            self.tell((da.DONE if is_closed else da.REOPENED).format(title=told))

    def _title(self, key: Key | None) -> str:
        task = self.rows.tasks.by_key.get(key) if self.rows is not None and key else None
        return shorten(title_text(self.desk.book.tables, task), TITLE_ROOM) if task else ""

    def new_record(self) -> tuple[str, Mapping[str, object]]:
        """An open question, of the track that is filtered by, or else of the one in hand."""
        task, wanted = self.item, self.filter.wanted.tracks
        tracks = sorted(wanted) if wanted else list(task.tracks) if task else []
        return "questions", {"track": tracks[0]} if len(tracks) == 1 else {}

    def stand_on(self, record_id: str) -> None:
        """Stand on the deadline of what was saved, to go on from there."""
        super().stand_on(record_id)
        task = self.item
        if task is not None and task.record.id == record_id and self.rows is not None:
            self.grid.move_to(self.grid.cursor[0], self.rows.column_of(DEADLINE))

    # -- which of them

    def action_do_finished(self) -> None:
        """Show what is closed, too, or hide it."""
        self.with_closed = not self.with_closed
        self.show()

    def action_do_filter(self) -> None:
        """Ask what is to be listed."""

        def chosen(text: str) -> None:
            self.filter_text = text
            self.show()

        self.ask_line(
            da.FILTER_TITLE,
            da.FILTER_TEXT,
            self.filter_text,
            chosen,
            lambda text: self.read(text).problem,
        )

    # -- handing on

    def printable(self) -> PrintedBlocks | None:
        """What is listed."""
        rows = self.rows
        if rows is None:
            return None
        facts = heading_text(rows.sections), self.status_text()
        return PrintedBlocks(self.desk, da.TITLE, da.FILE_NAME, records_blocks(rows), facts)
