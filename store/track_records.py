"""What the workbook holds of a track: the records that name it, and what is a part of those."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from store.records import Record, Track
from store.schema import KINDS, kind_for
from store.tables import Tables

R = TypeVar("R", bound=Record)


def in_track(tables: Tables, record_type: type[R], track_id: str) -> list[R]:
    """The records of a type that name a track, in their order; "" for those of several tracks."""
    found = [one for one in tables.of(record_type).values() if _track(one) == track_id]
    documents = tables.documents(kind_for(record_type).table)
    return sorted(found, key=lambda one: (_place(one), documents[one.id]))


def records_of(tables: Tables, track_id: str) -> list[Record]:
    """The track itself and all that names it, each with what it owns; kind by kind.

    Each record once: a remark that names the track is one, also where its meeting is.
    """
    found: dict[str, dict[str, Record]] = {"tracks": {track_id: tables.of(Track)[track_id]}}
    for kind in KINDS.values():
        named = in_track(tables, kind.record, track_id) if _names_track(kind.table) else []
        held = found.setdefault(kind.table, {})
        held.update((one.id, one) for one in named)
        if kind.owner:
            owners = found.get(kind.references[kind.owner], {})
            held.update((one.id, one) for one in _owned(tables, kind.table, kind.owner, owners))
    return [one for held in found.values() for one in held.values()]


def _owned(tables: Tables, table: str, owner: str, owners: dict[str, Record]) -> Iterator[Record]:
    for one in tables.table(table).values():
        if getattr(one, owner) in owners:
            yield one


def _names_track(table: str) -> bool:
    return KINDS[table].references.get("track") == "tracks"


def _track(record: Record) -> str:
    return getattr(record, "track", "")


def _place(record: Record) -> int:
    return getattr(record, "order", 0) or getattr(record, "position", 0)
