"""Records in order: by what a field means, not by how it is written."""

from __future__ import annotations

from typing import Any, Final

from store.field_entry import column_of, is_moment, record_names, target_of, words_of
from store.moments import Moment, moment_of
from store.plan_kinds import PLAN_KINDS
from store.plan_records import Interval
from store.records import Administration, Committee, Record, Track
from store.schema import kind_for
from store.sorting import alphabetic, printed_key
from store.tables import Tables

_DAYS: Final = ("variant", "weekday")
_OF_DOCUMENTS: Final = frozenset({"key_figures", *(kind.table for kind in PLAN_KINDS)})
"""The kinds that are listed document by document."""
_OWNERS: Final = {"track_parties": "track"}
"""What a record is part of, where it may be deleted without it."""


def field_key(tables: Tables, table: str, record: Record, field: str) -> Any:
    """A key to sort records by a field; None where the field is empty.

    Numbers go by size, dates by what they mean, words in the order they are declared, tracks and
    administrations in their own, everything else by the Danish alphabet.
    """
    column, value = column_of(table, field), getattr(record, field)
    if column.type == "date":
        moment = moment_of(record, field) if is_moment(table, field) else Moment(value)
        return moment.sort_key if moment.is_known else None
    if value == "" or column.type == "amounts":
        return None
    if column.type in ("number", "seconds", "flag"):
        return value
    if words := words_of(table, field):
        return words.index(value) if value in words else len(words)
    if (table, field) == ("key_figures", "value"):
        return printed_key(value)
    target = target_of(table, field, record)
    return _reference_key(tables, target, value) if target else alphabetic(value)


def _reference_key(tables: Tables, target: str, record_id: str) -> Any:
    record = tables.table(target).get(record_id)
    if isinstance(record, Track):
        return record.number, alphabetic(record.id)
    if isinstance(record, Administration | Committee):
        return record.order, alphabetic(record.id)
    names = record_names(record)[1:] if record is not None else ()
    return alphabetic(names[0] if names else record_id)


def own_order(tables: Tables, record: Record) -> Any:
    """A key to sort records of a kind as they stand in their documents; what users add is last.

    Parts that have no order of their own stand with what they are part of.
    """
    kind = kind_for(type(record))
    order = getattr(record, "order", None)
    is_added = kind.table in _OF_DOCUMENTS and not record.document
    first: Any = (is_added, record.document if kind.table in _OF_DOCUMENTS else "")
    if order is None and (owner := _OWNERS.get(kind.table, kind.owner)):
        whole = tables.table(kind.references[owner]).get(getattr(record, owner))
        first = own_order(tables, whole) if whole is not None else ()
    if order is None:
        order = record.number if isinstance(record, Track) else getattr(record, "position", 0)
    return first, _day(record), order, tables.documents(kind.table).get(record.id, 0), record.id


def _day(record: Record) -> tuple[int, ...]:
    """Of hours the variant and the weekday, which come before the time of day."""
    if not isinstance(record, Interval):
        return ()
    return tuple(words_of("intervals", one).index(getattr(record, one)) for one in _DAYS)
