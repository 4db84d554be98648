"""A record with all that is a part of it: what goes when it goes."""

from __future__ import annotations

from collections.abc import Iterator

from store.changes import Delete
from store.plan_records import FollowUp
from store.schema import KINDS
from store.tables import Tables

Key = tuple[str, str]
"""A table and a record's id."""


def branch_of(tables: Tables, table: str, record_id: str) -> list[Key]:
    """The record and all that go with it, what depends on others first.

    These are the bodies under a body, what a record owns (the roles of a body, the intervals of
    a centre) and follow-ups. Others that refer to one of them are not among them: a deletion that
    leaves such a one is refused.
    """
    found: dict[Key, None] = {}
    _collect(tables, (table, record_id), found)
    return list(reversed(found))


def _collect(tables: Tables, key: Key, found: dict[Key, None]) -> None:
    if key in found:
        return
    found[key] = None
    for part in _parts(tables, key):
        _collect(tables, part, found)


def _parts(tables: Tables, key: Key) -> Iterator[Key]:
    table, record_id = key
    for kind in KINDS.values():
        field = "parent" if kind.table == table == "bodies" else kind.owner
        if field and kind.references[field] == table:
            for one in tables.table(kind.table).values():
                if getattr(one, field) == record_id:
                    yield kind.table, one.id
    for follow_up in tables.of(FollowUp).values():
        if (follow_up.table, follow_up.target) == key:
            yield "follow_ups", follow_up.id


def delete_edits(tables: Tables, table: str, record_id: str) -> list[Delete]:
    """The edits that delete a record with all that goes with it."""
    return [Delete(*key) for key in branch_of(tables, table, record_id)]
