"""Edits as they are asked for, changes as they are recorded, groups as they are undone."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final, Literal
from uuid import UUID

import msgspec

from store.amounts import Amount
from store.errors import ChangeError, Code
from store.records import Line, Record
from store.schema import KINDS, kind_for
from store.tables import Tables
from store.validate import check_amount, check_deleted, check_field, check_record, check_structure

AMOUNT_PREFIX: Final = "amounts."
"""`amounts.2026` is the field name of one period of a line."""

Action = Literal["edit", "import", "undo", "redo"]


@dataclass(frozen=True)
class SetField:
    """Give a field another value; `amounts.2026` with None makes the period blank."""

    table: str
    id: str
    field: str
    value: object


@dataclass(frozen=True)
class Add:
    """Add a record whose id is not in use."""

    record: Record


@dataclass(frozen=True)
class Delete:
    """Delete a record that no other refers to once the whole group is made."""

    table: str
    id: str


Edit = SetField | Add | Delete


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """One field of one record, before and after, as JSON values.

    `field` is empty when the whole record is added (`before` None) or deleted (`after` None);
    `doc` is its TinyDB id then.
    """

    table: str
    record: str
    field: str = ""
    before: Any = None
    after: Any = None
    doc: int = 0


class Group(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is undone in one step. `time` is ISO 8601 in UTC; `of` names the group undone.

    `id` is random, 128 bits; a change is named by it and its place in the group.
    """

    id: str
    time: str
    user: str
    changes: tuple[Change, ...]
    action: Action = "edit"
    reason: str = ""
    of: str = ""

    def change_id(self, position: int) -> str:
        """The name of one change in all workbooks there are."""
        return f"{self.id}.{position}"


@dataclass(frozen=True)
class Step:
    """A change with the records before and after it, ready to be put in place."""

    change: Change
    before: Record | None
    after: Record | None


def new_id(prefix: str = "") -> str:
    """128 random bits as text that no spreadsheet takes for a number: letters a-p only."""
    return prefix + os.urandom(16).hex().encode().translate(_LETTERS).decode()


_LETTERS: Final = bytes.maketrans(b"0123456789abcdef", b"abcdefghijklmnop")


class Overlay:
    """The records as they will be: what a group touches, in front of the tables."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.touched: dict[tuple[str, str], Record | None] = {}
        self.last_document = tables.last_document

    def find(self, table: str, record_id: str) -> Record | None:
        """The record as it will be, or None."""
        key = (table, record_id)
        if key in self.touched:
            return self.touched[key]
        return self.tables.table(table).get(record_id)

    def all(self, table: str) -> Iterable[Record]:
        """Every record of a table as it will be."""
        changed = {key[1]: rec for key, rec in self.touched.items() if key[0] == table}
        for record_id, record in self.tables.table(table).items():
            if record_id not in changed:
                yield record
        yield from (record for record in changed.values() if record is not None)

    def is_as_before(self) -> bool:
        """True when every record touched ends as the tables have it."""
        return all(
            self.tables.table(table).get(record_id) == record
            for (table, record_id), record in self.touched.items()
        )


def plan(tables: Tables, edits: Iterable[Edit]) -> list[Step]:
    """Work out and check what the edits would do; nothing is changed.

    Edits that change nothing are left out, and so are all when they only take each other back.
    Raises the `ChangeError` of the first edit that cannot be made.
    """
    overlay = Overlay(tables)
    steps: list[Step] = []
    for edit in edits:
        step = _step(overlay, edit)
        if step is not None:
            steps.append(step)
    if len(steps) > len(overlay.touched) and overlay.is_as_before():
        return []
    _check(overlay, steps)
    return steps


def plan_changes(tables: Tables, changes: Iterable[Change]) -> list[Step]:
    """The steps of recorded changes, read from history or turned round for an undo.

    UNDO_CONFLICT when a record is no longer as the change found it.
    """
    overlay = Overlay(tables)
    steps = [_recorded_step(overlay, change) for change in changes]
    _check(overlay, steps)
    return steps


def invert(changes: Iterable[Change]) -> list[Change]:
    """The changes that take these back, in reverse order."""
    return [
        Change(c.table, c.record, c.field, c.after, c.before, c.doc)
        for c in reversed(list(changes))
    ]


def put_in_place(tables: Tables, steps: Iterable[Step]) -> None:
    """Make planned steps part of the tables."""
    for step in steps:
        change = step.change
        if step.after is None:
            tables.remove(change.table, change.record)
        else:
            tables.put(change.table, step.after, change.doc)


def _step(overlay: Overlay, edit: Edit) -> Step | None:
    if isinstance(edit, SetField):
        return _set_step(overlay, edit)
    if isinstance(edit, Add):
        return _add_step(overlay, edit.record)
    before = overlay.find(edit.table, edit.id)
    if before is None:
        raise ChangeError(Code.RECORD_MISSING, table=edit.table, id=edit.id)
    overlay.touched[edit.table, edit.id] = None
    doc = overlay.tables.documents(edit.table).get(edit.id, 0)
    change = Change(edit.table, edit.id, "", msgspec.to_builtins(before), None, doc)
    return Step(change, before, None)


def _add_step(overlay: Overlay, record: Record) -> Step:
    try:
        table = kind_for(type(record)).table
    except KeyError:
        raise ChangeError(Code.KIND_UNKNOWN, table=type(record).__name__) from None
    data = _json_record(table, record)
    record = convert_record(table, data)
    if overlay.find(table, record.id) is not None:
        raise ChangeError(Code.RECORD_EXISTS, table=table, id=record.id)
    overlay.touched[table, record.id] = record
    overlay.last_document += 1
    change = Change(table, record.id, "", None, data, overlay.last_document)
    return Step(change, None, record)


def _set_step(overlay: Overlay, edit: SetField) -> Step | None:
    before = overlay.find(edit.table, edit.id)
    if before is None:
        raise ChangeError(Code.RECORD_MISSING, table=edit.table, id=edit.id)
    after = with_field(before, edit.table, edit.field, edit.value)
    if after == before:
        return None
    overlay.touched[edit.table, edit.id] = after
    old, new = _json_field(before, edit.field), _json_field(after, edit.field)
    return Step(Change(edit.table, edit.id, edit.field, old, new), before, after)


def _recorded_step(overlay: Overlay, change: Change) -> Step:
    before = overlay.find(change.table, change.record)
    if change.field:
        if before is None or _json_field(before, change.field) != change.before:
            raise _conflict(change)
        after: Record | None = with_field(before, change.table, change.field, change.after)
    else:
        # compared as records: their JSON leaves out a default only where it is the same object
        if before != _recorded(change.table, change.before):
            raise _conflict(change)
        after = _recorded(change.table, change.after)
    overlay.touched[change.table, change.record] = after
    return Step(change, before, after)


def _recorded(table: str, data: Any) -> Record | None:
    return None if data is None else convert_record(table, data)


def _conflict(change: Change) -> ChangeError:
    return ChangeError(Code.UNDO_CONFLICT, table=change.table, id=change.record, field=change.field)


def _check(overlay: Overlay, steps: list[Step]) -> None:
    for step in steps:
        change = step.change
        final = overlay.touched[change.table, change.record]
        if final is None:
            continue
        if change.field.startswith(AMOUNT_PREFIX) and isinstance(final, Line):
            period = change.field[len(AMOUNT_PREFIX) :]
            if period in final.amounts:
                check_amount(final, period, final.amounts[period])
        elif change.field:
            check_field(change.table, final, change.field, overlay)
        else:
            check_record(change.table, final, overlay)
    check_structure({step.change.table for step in steps}, overlay)
    deleted = [key for key, record in overlay.touched.items() if record is None]
    if deleted:
        check_deleted(deleted, overlay)


def with_field(record: Record, table: str, field: str, value: object) -> Record:
    """The record with one field changed; FIELD_UNKNOWN or FIELD_VALUE when it cannot be."""
    if field.startswith(AMOUNT_PREFIX) and isinstance(record, Line):
        amounts = dict(record.amounts)
        period = field[len(AMOUNT_PREFIX) :]
        if value is None:
            amounts.pop(period, None)
        else:
            typed = value if type(value) is int else _typed(table, record.id, field, value)
            amounts[period] = typed
        return msgspec.structs.replace(record, amounts=amounts)
    if field == "id" or field not in _FIELD_TYPES[table]:
        raise ChangeError(Code.FIELD_UNKNOWN, table=table, id=record.id, field=field)
    return msgspec.structs.replace(record, **{field: _typed(table, record.id, field, value)})


def convert_record(table: str, data: Any) -> Record:
    """A typed record from JSON values; FIELD_VALUE names what does not fit."""
    try:
        return msgspec.convert(data, KINDS[table].record)
    except _UNFIT as error:
        record_id = data.get("id", "") if isinstance(data, dict) else ""
        raise ChangeError(
            Code.FIELD_VALUE, table=table, id=record_id, field=_place(error), value=data
        ) from None


_UNFIT: Final = (msgspec.ValidationError, UnicodeEncodeError, TypeError, RecursionError)
"""What msgspec says of values it cannot take; lone surrogates make it look for UTF-8."""

_NATIVE: Final = (bytes, bytearray, memoryview, datetime, date, time, timedelta, UUID, Decimal)
"""Left as they are, and then refused, where msgspec would make text of them."""


def _json_record(table: str, record: Record) -> Any:
    try:
        return msgspec.to_builtins(record, builtin_types=_NATIVE)
    except _UNFIT:
        raise ChangeError(
            Code.FIELD_VALUE, table=table, id=record.id, field="", value=record
        ) from None


def _place(error: Exception) -> str:
    _, _, place = str(error).partition("`$")
    return place.rstrip("`").lstrip(".")


_FIELD_TYPES: Final[dict[str, dict[str, Any]]] = {
    table: {f.name: f.type for f in msgspec.structs.fields(kind.record)}
    for table, kind in KINDS.items()
}


def _typed(table: str, record_id: str, field: str, value: object) -> Any:
    try:
        data = msgspec.to_builtins(value, builtin_types=_NATIVE)
        return msgspec.convert(data, _FIELD_TYPES[table].get(field, Amount))
    except _UNFIT:
        raise ChangeError(
            Code.FIELD_VALUE, table=table, id=record_id, field=field, value=value
        ) from None


def _json_field(record: Record, field: str) -> Any:
    if field.startswith(AMOUNT_PREFIX) and isinstance(record, Line):
        return msgspec.to_builtins(record.amounts.get(field[len(AMOUNT_PREFIX) :]))
    return msgspec.to_builtins(getattr(record, field))
