"""Records in order: by what a field means, not by how it is written."""

from __future__ import annotations

from typing import Any

from store.field_entry import column_of, is_moment, record_names, target_of, words_of
from store.moments import Moment, moment_of
from store.plan_records import PlanRecord
from store.records import Administration, Committee, KeyFigure, Record, Track, TrackParty
from store.schema import kind_for
from store.sorting import alphabetic, printed_key
from store.tables import Tables


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


def own_order(record: Record) -> Any:
    """A key to sort records of a kind as they stand in their documents; what users add is last.

    Parts of a record stand together.
    """
    order = getattr(record, "order", None)
    place = getattr(record, "position", 0) if order is None else order
    has_document = isinstance(record, PlanRecord | KeyFigure)
    owner = "track" if isinstance(record, TrackParty) else kind_for(type(record)).owner
    return (
        has_document and not record.document,
        record.document if has_document else "",
        getattr(record, owner, "") if owner else "",
        place,
        record.id,
    )
