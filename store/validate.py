"""What a record must hold to be let in, alone and together with the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from store.amounts import MAX_KRONER, Amount, Range
from store.errors import ChangeError, Code
from store.overlay import Overlay
from store.records import ANNUAL, Line, Placement, PrintedCell, Record, ViewColumn, ViewRow
from store.schema import KINDS
from store.validate_plan import check_plan, check_plan_deleted, holds_cpr

MAX_TEXT: Final = 32_767
"""The longest text a spreadsheet cell holds; longer text would be lost on the way back."""

MAX_ID: Final = 100
MAX_NUMBER: Final = 2**53

_ID: Final = re.compile(r"[A-Za-zÆØÅæøå][A-Za-z0-9ÆØÅæøå]*(?:[-_.][A-Za-z0-9ÆØÅæøå]+)*")
_ID_LIKE_DATE: Final = re.compile(
    r"(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch|ts)?|apr(?:il)?|ma[jy]|jun[ei]?|jul[iy]?"
    r"|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    r"[-_.]?[0-9]+(?:[-_.][0-9]+)?",
    re.IGNORECASE,
)
_ID_LIKE_TRUTH: Final = frozenset({"true", "false", "sand", "falsk", "sandt", "ja", "nej"})
_YEAR: Final = re.compile(r"(?:19|20|21)[0-9]{2}")
_REQUIRED_TEXT: Final = {
    table: frozenset(kind.required) - {"number", "position", "order"}
    for table, kind in KINDS.items()
}
_DATES: Final = {
    table: frozenset(c.field for c in kind.columns if c.type == "date")
    for table, kind in KINDS.items()
}
_FIELDS: Final = {table: kind.record.__struct_fields__ for table, kind in KINDS.items()}


def check_record(table: str, record: Record, overlay: Overlay) -> None:
    """Check every field of a record; raises the first `ChangeError` there is."""
    if not is_id(record.id):
        raise ChangeError(Code.RECORD_BAD_ID, table=table, id=record.id)
    for field in _FIELDS[table]:
        check_field(table, record, field, overlay)


def check_field(table: str, record: Record, field: str, overlay: Overlay) -> None:
    """Check one field of a record that already has the right type."""
    value: Any = getattr(record, field)
    if isinstance(value, str):
        _check_text(table, record, field, value)
        target = KINDS[table].references.get(field)
        if target and value and overlay.find(target, value) is None:
            raise _error(Code.FIELD_REFERENCE, table, record, field, value, target=target)
    elif isinstance(value, dict):
        for period, amount in value.items():
            check_amount(record, period, amount)
    elif abs(value) > MAX_NUMBER:
        raise _error(Code.FIELD_VALUE, table, record, field, value)


def is_id(text: str) -> bool:
    """True for text that can be an id: a letter first, and no spreadsheet changes it."""
    return (
        len(text) <= MAX_ID
        and _ID.fullmatch(text) is not None
        and _ID_LIKE_DATE.fullmatch(text) is None
        and text.lower() not in _ID_LIKE_TRUTH
    )


def is_period(text: str) -> bool:
    """True for a year from 1900 to 2199 and for `årlig`."""
    return text == ANNUAL or _YEAR.fullmatch(text) is not None


def check_reason(reason: str) -> None:
    """Check the reason given for a change as the text of a field is checked."""
    code = _text_fault(reason)
    if code is not None:
        raise ChangeError(code, table="", id="", field="reason", value=reason, limit=MAX_TEXT)


def _text_fault(value: str) -> Code | None:
    if len(value) > MAX_TEXT:
        return Code.FIELD_TOO_LONG
    return Code.FIELD_TEXT if "\x00" in value or not _is_unicode(value) else None


def _check_text(table: str, record: Record, field: str, value: str) -> None:
    code = _text_fault(value)
    if code is not None:
        raise _error(code, table, record, field, value, limit=MAX_TEXT)
    if holds_cpr(value):
        raise _error(Code.FIELD_CPR, table, record, field, value)
    if not value and field in _REQUIRED_TEXT[table]:
        raise _error(Code.FIELD_REQUIRED, table, record, field, value)
    if value and field in _DATES[table]:
        try:
            ok = date.fromisoformat(value).isoformat() == value
        except ValueError:
            ok = False
        if not ok:
            raise _error(Code.FIELD_VALUE, table, record, field, value)


def _is_unicode(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def check_amount(record: Record, period: str, amount: Amount) -> None:
    """Check one amount of a line; raises the `ChangeError` of what is wrong with it."""
    code = None
    if not is_period(period):
        raise _error(Code.PERIOD_UNREADABLE, "lines", record, f"amounts.{period}", period)
    if isinstance(amount, int):
        if abs(amount) > MAX_KRONER:
            code = Code.AMOUNT_TOO_LARGE
    elif isinstance(amount, Range):
        if amount.low > amount.high:
            code = Code.AMOUNT_RANGE_REVERSED
        elif max(abs(amount.low), abs(amount.high)) > MAX_KRONER:
            code = Code.AMOUNT_TOO_LARGE
    if code is not None:
        raise _error(code, "lines", record, f"amounts.{period}", amount, limit=MAX_KRONER)


def check_structure(tables: set[str], overlay: Overlay) -> None:
    """Check what records of the touched tables must be together."""
    if tables & {"view_rows", "view_columns", "placements", "printed_cells"}:
        _check_parents(overlay)
        _check_targets(overlay)
        _check_users(overlay)
    check_plan(tables, overlay)


def _check_parents(overlay: Overlay) -> None:
    for (table, _), record in overlay.touched.items():
        if table == "view_columns" and isinstance(record, ViewColumn):
            _check_column(record)
        if table != "view_rows" or not isinstance(record, ViewRow):
            continue
        seen = {record.id}
        row: ViewRow = record
        while row.parent:
            parent = overlay.find("view_rows", row.parent)
            if not isinstance(parent, ViewRow):
                break
            if parent.id in seen:
                raise _error(Code.ROW_CYCLE, table, record, "parent", record.parent)
            if parent.view != record.view or parent.kind != "gruppe":
                raise _error(
                    Code.FIELD_REFERENCE, table, record, "parent", row.parent, target="view_rows"
                )
            seen.add(parent.id)
            row = parent


def _check_column(column: ViewColumn) -> None:
    if column.kind == "periode" and not is_period(column.period):
        raise _error(Code.PERIOD_UNREADABLE, "view_columns", column, "period", column.period)
    if column.kind == "tekst" and column.field not in Line.__struct_fields__:
        raise _error(Code.FIELD_VALUE, "view_columns", column, "field", column.field)


def _check_targets(overlay: Overlay) -> None:
    touched = {
        (p.view, p.line): p
        for (table, _), p in overlay.touched.items()
        if table == "placements" and isinstance(p, Placement)
    }
    for (table, _), record in overlay.touched.items():
        if isinstance(record, Placement | PrintedCell):
            row = overlay.find("view_rows", record.target)
            if not isinstance(row, ViewRow) or row.view != record.view:
                raise _error(Code.PLACEMENT_OTHER_VIEW, table, record, "target", record.target)
        if isinstance(record, PrintedCell):
            column = overlay.find("view_columns", record.column)
            if not isinstance(column, ViewColumn) or column.view != record.view:
                raise _error(Code.PLACEMENT_OTHER_VIEW, table, record, "column", record.column)
    if not touched:
        return
    for placement in overlay.all("placements"):
        if not isinstance(placement, Placement):
            continue
        other = touched.get((placement.view, placement.line))
        if other is not None and other.id != placement.id:
            raise _error(Code.PLACEMENT_TWICE, "placements", placement, "line", placement.line)


_POINTERS: Final = (
    ("view_rows", "parent", "view_rows"),
    ("placements", "target", "view_rows"),
    ("printed_cells", "target", "view_rows"),
    ("printed_cells", "column", "view_columns"),
)


def _check_users(overlay: Overlay) -> None:
    """RECORD_IN_USE when a row or column no longer is what those that point to it need."""
    changed: dict[str, set[str]] = {"view_rows": set(), "view_columns": set()}
    for (table, record_id), record in overlay.touched.items():
        before = overlay.tables.table(table).get(record_id)
        if (
            isinstance(record, ViewRow | ViewColumn)
            and isinstance(before, ViewRow | ViewColumn)
            and (record.view, record.kind) != (before.view, before.kind)
        ):
            changed[table].add(record_id)
    for table, field, target in _POINTERS:
        if not changed[target]:
            continue
        for user in overlay.all(table):
            used_id = getattr(user, field)
            if used_id in changed[target] and not _fits(user, overlay.find(target, used_id)):
                raise _in_use(used_id, table, user, field)


def _fits(user: Record, used: Record | None) -> bool:
    if isinstance(user, ViewRow):
        return isinstance(used, ViewRow) and used.view == user.view and used.kind == "gruppe"
    return isinstance(used, ViewRow | ViewColumn) and used.view == getattr(user, "view", "")


def check_deleted(deleted: Iterable[tuple[str, str]], overlay: Overlay) -> None:
    """RECORD_IN_USE when a record that stays refers to one that goes."""
    gone: dict[str, set[str]] = {}
    for table, record_id in deleted:
        gone.setdefault(table, set()).add(record_id)
    check_plan_deleted(gone, overlay)
    for table, kind in KINDS.items():
        fields = [(f, gone[target]) for f, target in kind.references.items() if target in gone]
        if not fields:
            continue
        for record in overlay.all(table):
            for field, ids in fields:
                if getattr(record, field) in ids:
                    raise _in_use(getattr(record, field), table, record, field)


def _in_use(record_id: str, by_table: str, by: Record, field: str) -> ChangeError:
    return ChangeError(Code.RECORD_IN_USE, id=record_id, by_table=by_table, by=by.id, field=field)


def _error(
    code: Code, table: str, record: Record, field: str, value: object, **more: object
) -> ChangeError:
    return ChangeError(code, table=table, id=record.id, field=field, value=value, **more)
