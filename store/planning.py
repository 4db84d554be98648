"""Working out what edits and recorded changes would do, checked, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from store.changes import AMOUNT_PREFIX, Add, Change, Edit, SetField, Step
from store.errors import ChangeError, Code
from store.fields import convert_record, json_field, json_record, with_field
from store.overlay import Overlay
from store.records import Line, Record
from store.schema import kind_for
from store.tables import Tables
from store.validate import check_amount, check_deleted, check_field, check_record, check_structure
from store.validate_plan import check_days


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
    check_days(overlay)
    return steps


def plan_changes(tables: Tables, changes: Iterable[Change]) -> list[Step]:
    """The steps of recorded changes, read from history or turned round for an undo.

    UNDO_CONFLICT when a record is no longer as the change found it. Days that clash are let
    through: the way back may lead over some that are older than the check on them.
    """
    overlay = Overlay(tables)
    steps = [_recorded_step(overlay, change) for change in changes]
    _check(overlay, steps)
    return steps


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
    data = json_record(table, record)
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
    old, new = json_field(before, edit.field), json_field(after, edit.field)
    return Step(Change(edit.table, edit.id, edit.field, old, new), before, after)


def _recorded_step(overlay: Overlay, change: Change) -> Step:
    before = overlay.find(change.table, change.record)
    if change.field:
        if before is None or json_field(before, change.field) != change.before:
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
