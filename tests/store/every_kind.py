"""A record of every kind there is, each field filled in, and what each field may become."""

from __future__ import annotations

from typing import Any, get_args, get_origin

import msgspec

from store.amounts import Amount
from store.changes import Add
from store.kinds import Kind
from store.records import Record
from store.schema import KINDS

_SPECIAL: dict[tuple[str, str], Any] = {
    ("intervals", "opens"): "09:00",
    ("intervals", "closes"): "13:30",
    ("intervals", "closed"): False,
    ("follow_ups", "table"): "risks",
    ("follow_ups", "target"): "risks-x",
    ("view_columns", "kind"): "periode",
    ("view_columns", "period"): "2026",
    ("view_rows", "parent"): "",
    ("view_rows", "kind"): "gruppe",
    ("bodies", "parent"): "",
    ("lines", "part_of"): "",
    ("lines", "amounts"): {"2026": 1_000},
}


def full_record(table: str) -> Record:
    """A record of the kind, with all that it refers to found in `every_record`."""
    kind = KINDS[table]
    values = {info.name: _value(kind, info) for info in msgspec.structs.fields(kind.record)}
    return msgspec.convert(values, kind.record)


def further_record(table: str) -> Record:
    """The same, as it may stand beside the first: an office is not open twice at once."""
    later = {"opens": "14:00", "closes": "15:00"} if table == "intervals" else {}
    return msgspec.structs.replace(full_record(table), **later)


def _value(kind: Kind, info: msgspec.structs.FieldInfo) -> Any:
    key = kind.table, info.name
    if key in _SPECIAL:
        return _SPECIAL[key]
    if info.name == "id":
        return f"{kind.table.replace('_', '-')}-x"
    if target := kind.references.get(info.name):
        return f"{target.replace('_', '-')}-x"
    if get_origin(info.type) is not None and get_args(info.type):
        return get_args(info.type)[-1]
    if any(column.field == info.name and column.type == "date" for column in kind.columns):
        return "2026-01-01"
    return {int: 7, bool: True, Amount: None}.get(info.type, f'{info.name} æ; "1"')


def every_record() -> list[Record]:
    """One of each, what others refer to first."""
    return [full_record(table) for table in KINDS]


def every_edit() -> list[Add]:
    """The edits that add them."""
    return [Add(record) for record in every_record()]
