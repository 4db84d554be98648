"""A record with all that is a part of it: what goes when it goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from store.changes import Delete, Edit, SetField
from store.plan_records import FollowUp
from store.schema import KINDS
from store.tables import Tables

Key = tuple[str, str]
"""A table and a record's id."""

_LET_GO: Final = frozenset({"bodies", "centres"})
"""What others may be told of, and stay without: a milestone outlives the body it was told of."""


def branch_of(tables: Tables, table: str, record_id: str) -> list[Key]:
    """The record and all that go with it, what depends on others first.

    These are the bodies under a body, what a record owns (the roles of a body, the intervals of
    a centre) and follow-ups. Others that refer to one of them are not among them.
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


def released(tables: Tables, table: str, record_id: str) -> list[SetField]:
    """The edits by which others no longer refer to the bodies and centres of a branch."""
    branch = set(branch_of(tables, table, record_id))
    kinds = [kind for kind in KINDS.values() if not _LET_GO.isdisjoint(kind.references.values())]
    return [
        SetField(kind.table, one.id, field, "")
        for kind in kinds
        for one in tables.table(kind.table).values()
        for field, target in kind.references.items()
        if target in _LET_GO
        and (target, getattr(one, field)) in branch
        and (kind.table, one.id) not in branch
    ]


def delete_edits(tables: Tables, table: str, record_id: str) -> list[Edit]:
    """The edits that delete a record, first, with all that goes with it.

    Others that refer to one of them hold it back, unless it is a body or a centre.
    """
    deleted = [Delete(*key) for key in reversed(branch_of(tables, table, record_id))]
    return [*deleted, *released(tables, table, record_id)]
