"""Any record in a form: every field as it is written and chosen, saved as one change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from textual.widgets import Input

from screens.desk import Desk
from screens.dialogs.form import REASON, FormDialog
from screens.dialogs.form_fields import FieldRow
from screens.texts import form_text as texts
from screens.texts.field_choices import Options, choices
from screens.texts.messages import error_text
from screens.texts.record_text import (
    CODED,
    field_text,
    field_title,
    shown_fields,
    understood_text,
)
from store.changes import Edit
from store.errors import StoreError
from store.field_entry import is_free_text, is_required, read_field
from store.follow_ups import FIELDS, FOLLOWED, PREFIX, follow_up_edits, follow_up_of
from store.plan_records import FollowUp
from store.record_edits import add_edits, change_edits, draft_record
from store.records import Record

ID = "id"
_TARGET = ("table", "target")


class RecordForm(FormDialog):
    """Shows a record; without an id a new one, begun with the values of `new`.

    Answers the record's id once it is saved. Raises RECORD_MISSING and KIND_UNKNOWN.
    """

    def __init__(
        self,
        desk: Desk,
        table: str,
        record_id: str = "",
        *,
        new: Mapping[str, object] | None = None,
    ) -> None:
        tables = desk.book.tables
        self._is_new = not record_id
        self._given = frozenset(new or ())
        self._record: Record
        if self._is_new:
            self._record = draft_record(tables, table, new or {})
            title = texts.new_record_title(tables, table, self._record)
        else:
            self._record = tables.get(table, record_id)
            title = texts.record_form_title(tables, table, self._record)
        super().__init__(desk, table, title)
        self._follow_up: Record = follow_up_of(tables, table, self._record.id) or draft_record(
            tables, "follow_ups", {"table": table, "target": self._record.id}
        )
        self._read: dict[str, object] = {}
        self._followed: dict[str, object] = {}

    @property
    def _fields(self) -> tuple[str, ...]:
        """What a follow-up is on does not change; what is to be worked off has its follow-up."""
        fields = shown_fields(self.table)
        if isinstance(self._record, FollowUp) and self._record.target:
            return tuple(field for field in fields if field not in _TARGET)
        if self.table in FOLLOWED:
            place = fields.index("note")
            return (*fields[:place], *(PREFIX + field for field in FIELDS), *fields[place:])
        return fields

    def _owner(self, name: str) -> tuple[str, str, Record]:
        """The table, field and record of a row: the record's own, or its follow-up's."""
        if name.startswith(PREFIX):
            return "follow_ups", name.removeprefix(PREFIX), self._follow_up
        return self.table, name, self._record

    def field_rows(self) -> Iterable[FieldRow]:
        """The code of what is known by one; then all fields."""
        if self._is_new and self.table in CODED:
            yield FieldRow(ID, texts.CODE, "", None)
        for name in self._fields:
            table, field, record = self._owner(name)
            options = choices(self.desk.book.tables, table, field, record)
            value: object = getattr(record, field)
            if options is None:
                value = self._written(name)
            yield FieldRow(name, field_title(table, field), value, options)

    def _written(self, name: str) -> str:
        """What stands in a field that is written; nothing where a new record has nothing yet."""
        table, field, record = self._owner(name)
        if is_free_text(table, field):
            return str(getattr(record, field))
        if self._is_wanted(name) and field not in self._given:
            return ""
        return field_text(self.desk.book.tables, table, record, field)

    def _is_wanted(self, name: str) -> bool:
        """True for what a new record cannot be without."""
        own = self._is_new and name not in (ID, REASON) and not name.startswith(PREFIX)
        return own and is_required(self.table, name)

    def options_now(self, field: str) -> Options | None:
        """What a new follow-up may be on depends on the register chosen."""
        table, own, record = self._owner(field)
        values = {name: row.value for name, row in self.rows.items() if name in _TARGET}
        if table == self.table == "follow_ups" and values:
            record = msgspec.structs.replace(record, **values)
        return choices(self.desk.book.tables, table, own, record)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what a date or number that is being written is understood as."""
        row = next((one for one in self.rows.values() if one.holds(event.input)), None)
        if row is None or row.field in (ID, REASON):
            return
        table, field, _ = self._owner(row.field)
        try:
            meaning = understood_text(self.desk.book.tables, table, field, event.value)
        except StoreError:
            meaning = ""
        row.understand(meaning if row.is_changed else "")

    def problems(self) -> Mapping[str, str]:
        """Read all that is written; what cannot be read, and what is missing."""
        self._read, self._followed, problems = {}, {}, {}
        tables = self.desk.book.tables
        for name, row in self.rows.items():
            if name == REASON or not (row.is_changed or self._is_wanted(name)):
                continue
            read = self._followed if name.startswith(PREFIX) else self._read
            table, field, _ = self._owner(name)
            if name == ID or (row.is_choice and row.value != ""):
                read[field] = row.value
                continue
            try:
                read |= read_field(tables, table, field, str(row.value))
            except StoreError as error:
                problems[name] = error_text(error)
        return problems

    def edits(self) -> tuple[str, list[Edit]]:
        """The record's id, and what has been read of it and its follow-up."""
        tables = self.desk.book.tables
        record_id = str(self._read.get(ID, self._record.id))
        if self._is_new:
            edits = add_edits(self.table, self._record, self._read)
        else:
            edits = change_edits(tables, self.table, record_id, self._read)
        return record_id, edits + follow_up_edits(tables, self.table, record_id, **self._followed)
