"""New records from what is filled in, and what a filled-in form changes in one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from store.changes import Add, Edit, SetField, new_id
from store.fields import convert_record
from store.kinds import Kind, fields_of
from store.records import Record
from store.schema import KINDS
from store.tables import Tables


def draft_record(tables: Tables, table: str, values: Mapping[str, object]) -> Record:
    """A record with an id of its own that is not filled in yet; it comes after all others.

    What it cannot be without is empty, 0 or False until it is given: not to be added as it is.
    """
    kind = KINDS[table]
    begun: dict[str, Any] = {"id": new_id(f"{_stem(kind)}-")}
    for info in fields_of(kind.record).values():
        if info.required and info.name not in begun:
            begun[info.name] = info.type() if info.type in (int, bool, str) else ""
    if "order" in kind.record.__struct_fields__:
        orders = [getattr(one, "order") for one in tables.table(table).values()]  # noqa: B009
        begun["order"] = max(orders, default=0) + 1
    return kind.record(**(begun | dict(values)))


def _stem(kind: Kind) -> str:
    return kind.file.removesuffix(".csv").replace("_", "-")


def add_edits(table: str, draft: Record, values: Mapping[str, object]) -> list[Edit]:
    """The edit that adds a draft filled in with `values`. FIELD_VALUE when one does not fit."""
    filled = msgspec.structs.asdict(draft) | dict(values)
    return [Add(convert_record(table, filled))]


def change_edits(
    tables: Tables, table: str, record_id: str, values: Mapping[str, object]
) -> list[Edit]:
    """The edits that give a record other values, none for those it has. RECORD_MISSING."""
    record = tables.get(table, record_id)
    return [
        SetField(table, record_id, field, value)
        for field, value in values.items()
        if getattr(record, field) != value
    ]
