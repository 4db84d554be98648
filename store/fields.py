"""Fields of records as typed values and as JSON, with what does not fit told by its place."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import msgspec

from store.amounts import Amount
from store.changes import AMOUNT_PREFIX
from store.errors import ChangeError, Code
from store.records import Line, Record
from store.schema import KINDS


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


def json_record(table: str, record: Record) -> Any:
    """A record as JSON values; FIELD_VALUE when it holds something else."""
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


def json_field(record: Record, field: str) -> Any:
    """A field, or one period of a line, as JSON values; None for a blank period.

    FIELD_UNKNOWN when the record has no such field, as a later program's may have.
    """
    if field.startswith(AMOUNT_PREFIX) and isinstance(record, Line):
        return msgspec.to_builtins(record.amounts.get(field[len(AMOUNT_PREFIX) :]))
    if field not in record.__struct_fields__:
        raise ChangeError(Code.FIELD_UNKNOWN, id=record.id, field=field)
    return msgspec.to_builtins(getattr(record, field))
