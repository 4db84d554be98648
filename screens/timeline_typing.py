"""Typing in the timeline's list: what a date means, and what a moved transfer leads to."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from screens.dialogs.moved_date import MovedDate
from screens.record_columns import FieldColumn
from screens.record_typing import RecordTyping
from screens.texts.messages import error_text
from screens.texts.timeline_da import MOVED_TOLD
from screens.texts.timeline_text import date_lines
from screens.timeline_source import TimelineRows
from screens.widgets.grid_messages import Step
from store.changes import Edit, SetField
from store.errors import StoreError
from store.moments import date_fields, moment_of
from store.moved_dates import Move, move
from store.plan_records import Milestone
from store.records import Record
from store.timeline import TRANSFER

DATES = ("date", "end", "in_force")


class TimelineTyping(RecordTyping, inherit_bindings=False):
    """As in every list of records; a transfer is moved only after a look at what follows."""

    rows: TimelineRows | None = None

    @property
    def record(self) -> Record | None:
        """The record in hand; None on today's line."""
        return None if self.rows is None else self.rows.record(self.grid.cursor[0])

    @property
    def column(self) -> FieldColumn | None:
        """What is typed in the cell in hand; a track has fewer of them."""
        return None if self.rows is None else self.rows.column(*self.grid.cursor)

    def action_do_edit(self) -> None:
        """Edit the cell in hand; where nothing is typed, all of the record."""
        if self.column is None:
            self.action_do_record_form()
        else:
            super().action_do_edit()

    def tell_typed(self, text: str, *first: str) -> None:
        """Say what is understood; of a date which days it means, and what follows."""
        record = self.record
        if record is None or self._edited is None or self._edited[1].field not in DATES:
            super().tell_typed(text, *first)
            return
        field = self._edited[1].field
        try:
            told = [*date_lines(self.desk.book.tables, record, field, text)]
        except StoreError as error:
            told = [error_text(error)]
        self.pane.tell([*first, *told], is_error=bool(first))

    def _end(self, step: Step) -> None:
        """What gets another date goes to another row, and is gone along with."""
        is_date = self._edited is not None and self._edited[1].field in DATES
        super()._end((0, 0) if is_date else step)

    def _take(self, edits: Iterable[Edit] | None) -> None:
        """Apply; of a transfer that is moved first show what follows."""
        edits = [*(edits or ())]
        found = self._move(edits)
        if found is not None and found.is_worth_telling:
            self.app.push_screen(MovedDate(self.desk, found), self._moved)
        else:
            super()._take(edits)

    def _moved(self, is_taken: bool | None) -> None:
        if is_taken:
            self.tell(MOVED_TOLD)

    def _move(self, edits: list[Edit]) -> Move | None:
        """The move of the transfer in hand that edits make; None when they are something else."""
        record, fields = self.record, date_fields("date")
        if not isinstance(record, Milestone) or record.kind != TRANSFER:
            return None
        values: dict[str, str] = {}
        for edit in edits:
            if not isinstance(edit, SetField) or edit.id != record.id or edit.field not in fields:
                return None
            values[edit.field] = str(edit.value)
        moment = moment_of(msgspec.structs.replace(record, **values))
        return move(self.desk.book.tables, record, moment) if moment.is_known and values else None

    def _write(self, block: list[list[str]], top: int, left: int) -> None:
        """One cell as if it was typed: a track's columns are not those of the others."""
        if len(block) != 1 or len(block[0]) != 1:
            super()._write(block, top, left)
            return
        record = None if self.rows is None else self.rows.record(top)
        column = None if self.rows is None else self.rows.column(top, left)
        if record is not None and column is not None and self.may_change():
            tables, text = self.desk.book.tables, block[0][0]
            self._take(self.attempt(lambda: column.edits(tables, record, text)))
