"""Who refers to a record."""

from __future__ import annotations

from store.records import Record
from store.schema import KINDS
from store.tables import Tables


def users_of(tables: Tables, table: str, record_id: str) -> dict[str, list[Record]]:
    """The records that refer to one, by their table; follow-ups are not among them."""
    found: dict[str, list[Record]] = {}
    for kind in KINDS.values():
        fields = [field for field, target in kind.references.items() if target == table]
        if not fields:
            continue
        users = [
            one
            for one in tables.table(kind.table).values()
            if any(getattr(one, field) == record_id for field in fields)
        ]
        if users:
            found[kind.table] = users
    return found
