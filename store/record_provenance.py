"""Where any record comes from, how it has changed since, and what it enters into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from store.changes import Change, Group
from store.field_entry import target_of
from store.plan_records import FollowUp, Interval
from store.provenance import LineChange
from store.records import Document, KeyFigure, PrintedCell, Record
from store.schema import KINDS
from store.since import Since
from store.tables import Tables
from store.workbook import Workbook

Found = tuple[str, Record]
"""A table and one of its records."""

LINKS: Final = frozenset({"body_tracks", "meeting_tracks", "milestone_lines", "placements"})
"""Kinds that only tie two others together: what they lead to is told in their place."""

_PRINTED: Final = {Interval: "printed", KeyFigure: "value", PrintedCell: "text"}
"""The fields that hold the very text of a document."""


@dataclass(frozen=True)
class RecordProvenance:
    """Where a record comes from and where it goes.

    `document` is None for what users added. `printed` is the very text of the document, as it
    was when the workbook was made, empty where the record retells it. `changes` are those of the
    record and of what is a part of it (roles, hours), oldest first. It `belongs` to the records
    it names; those of `enters` name it, kind by kind.
    """

    table: str
    record: Record
    document: Document | None
    printed: str
    changes: list[LineChange]
    belongs: list[Found]
    enters: list[Found]


def record_provenance(book: Workbook, since: Since, table: str, record_id: str) -> RecordProvenance:
    """All there is to tell of a record; RECORD_MISSING or KIND_UNKNOWN when there is none."""
    tables = book.tables
    record = tables.get(table, record_id)
    return RecordProvenance(
        table,
        record,
        tables.of(Document).get(record.document),
        _printed(since, table, record),
        _changes(tables, since, table, record_id),
        list(_belongs(tables, table, record)),
        list(_enters(tables, table, record_id)),
    )


def _printed(since: Since, table: str, record: Record) -> str:
    field = _PRINTED.get(type(record))
    if not field or not record.document:
        return ""
    is_otherwise, was = since.original(table, record.id, field)
    return str(was if is_otherwise else getattr(record, field))


def _changes(tables: Tables, since: Since, table: str, record_id: str) -> list[LineChange]:
    """Those of the record itself and of what it owns; a group's in their order."""
    keys = [(table, record_id), *_parts(tables, table, record_id)]
    found: list[tuple[Group, Change]] = [one for key in keys for one in since.changes_of(*key)]
    found.sort(key=lambda one: one[0].time)
    return [LineChange(group, change, since.stands(group.id)) for group, change in found]


def _parts(tables: Tables, table: str, record_id: str) -> Iterator[tuple[str, str]]:
    for kind in KINDS.values():
        if kind.owner and kind.references[kind.owner] == table:
            for one in tables.table(kind.table).values():
                if getattr(one, kind.owner) == record_id:
                    yield kind.table, one.id


def _belongs(tables: Tables, table: str, record: Record) -> Iterator[Found]:
    fields = [field for field in KINDS[table].references if field != "document"]
    for field in [*fields, "target"] if isinstance(record, FollowUp) else fields:
        target = target_of(table, field, record)
        found = tables.table(target).get(getattr(record, field)) if target else None
        if found is not None:
            yield target, found


def _enters(tables: Tables, table: str, record_id: str) -> Iterator[Found]:
    seen = {(table, record_id)}
    for other, one in _naming(tables, table, record_id):
        ends = _belongs(tables, other, one) if other in LINKS else iter([(other, one)])
        for end in ends:
            key = end[0], end[1].id
            if key not in seen:
                seen.add(key)
                yield end


def _naming(tables: Tables, table: str, record_id: str) -> Iterator[Found]:
    """The records that name one, other than as the document they are from."""
    for kind in KINDS.values():
        fields = [f for f, target in kind.references.items() if target == table != "documents"]
        for one in tables.table(kind.table).values() if fields else ():
            if any(getattr(one, field) == record_id for field in fields):
                yield kind.table, one
    for follow_up in tables.of(FollowUp).values():
        if (follow_up.table, follow_up.target) == (table, record_id):
            yield "follow_ups", follow_up
