"""Any record and its fields in words: what it is called, and what each field says."""

from __future__ import annotations

from typing import Final

import msgspec

from screens.texts.date_text import moment_text
from screens.texts.names import record_label
from screens.texts.safe import safe, shorten
from screens.texts.words import INFERRED, field_word, noun, number
from store.csv_values import FLAGS
from store.field_entry import column_of, is_free_text, is_moment, read_field, target_of
from store.moments import Moment, date_fields, moment_of
from store.record_edits import draft_record
from store.records import Appropriation, Record, Track
from store.schema import KINDS
from store.tables import Tables

CODED: Final = frozenset({"administrations", "committees"})
"""Kinds whose ids are the codes that everybody uses."""

SOURCE_FIELDS: Final = ("document", "section", "row")
"""Where a record is from."""

_LAST: Final = ("order", "position", *SOURCE_FIELDS)
_TITLES: Final[dict[str, tuple[str, ...]]] = {
    "members": ("role",),
    "body_tracks": ("body", "track"),
    "meeting_tracks": ("meeting", "track"),
    "intervals": ("centre", "weekday", "variant"),
    "call_figures": ("centre",),
    "milestone_lines": ("milestone", "line"),
    "follow_ups": ("target",),
    "body_meetings": ("body", "topic"),
    "consultations": ("party",),
    "terms": ("term",),
    "track_parties": ("track", "role", "administration"),
    "placements": ("view", "line"),
    "printed_cells": ("view", "text"),
}
"""By which fields a record is called that has no label of its own."""

_FIELD_TITLES: Final = {
    "direction": "indtægt/udgift",
    "track": "ressortspor",
    "row": "række i kilden",
    "inferred": INFERRED,
    "waiting": "ventetid",
    "handling": "behandlingstid",
    "comparison": "sammenligning",
    "in_force_note": "note om dato",
}
"""What fields are called where their heading in CSV is for programs."""

RESPONSIBLE: Final = "Ansvarlig forv."

TITLE: Final = 80
"""So much of what a record is called is told where others are told, too."""

_MINUTE: Final = 60
_UNNAMED: Final = 48


def record_title(tables: Tables, table: str, record: Record, limit: int = TITLE) -> str:
    """What a record is called, in some words: `5. Samlet syge- og hjemmepleje`."""
    if isinstance(record, Track):
        return f"{record.number}. {shorten(record.name, limit)}"
    if isinstance(record, Appropriation):
        return appropriation_text(record)
    if table in CODED:
        return safe(record.id)
    if table in _TITLES:
        told = (field_text(tables, table, record, field) for field in _TITLES[table])
        return shorten(" · ".join(one for one in told if one), limit) or safe(record.id)
    return shorten(record_label(record), limit) or safe(record.id)


def appropriation_text(one: Appropriation) -> str:
    """Code, name and committee: `3415 ældre (SOU)`."""
    name = shorten(f"{one.code} {one.name}".strip(), _UNNAMED)
    return f"{name} ({safe(one.committee)})" if one.committee else name


def title_of(tables: Tables, table: str, record_id: str) -> str:
    """What the record with an id is called; the id where there is none."""
    record = tables.table(table).get(record_id) if table in KINDS else None
    return record_title(tables, table, record) if record else safe(record_id)


def field_text(tables: Tables, table: str, record: Record, field: str) -> str:
    """What a field says; empty where it says nothing. Reads back as what it says."""
    column = column_of(table, field)
    value = getattr(record, field)
    if column.type == "date":
        return _date_text(table, record, field)
    if column.type == "number":
        return number(value)
    if column.type == "seconds":
        return duration_text(value)
    if column.type == "flag":
        return FLAGS[value]
    if column.type == "amounts":
        return ""
    if (table, field) == ("follow_ups", "table"):
        return noun(str(value)).many
    target = target_of(table, field, record) if value else ""
    return title_of(tables, target, value) if target else safe(str(value))


def _date_text(table: str, record: Record, field: str) -> str:
    if is_moment(table, field):
        return moment_text(moment_of(record, field))
    return moment_text(Moment(getattr(record, field)))


def duration_text(seconds: int) -> str:
    """Minutes and seconds: `6:35`."""
    return f"{seconds // _MINUTE}:{seconds % _MINUTE:02}"


def understood_text(tables: Tables, table: str, field: str, text: str) -> str:
    """What a typed text is understood as: `= 1. april 2026`; empty where it stands for itself.

    Raises what `read_field` does.
    """
    values = read_field(tables, table, field, text)
    if is_free_text(table, field) or not text.strip():
        return ""
    record = msgspec.structs.replace(draft_record(tables, table, {}), **values)
    return f"= {field_text(tables, table, record, field) or safe(str(values[field]))}"


def field_title(table: str, field: str) -> str:
    """What a field is called on the screen."""
    if (table, field) == ("follow_ups", "administration"):
        return RESPONSIBLE
    return (_FIELD_TITLES.get(field) or field_word(table, field)).capitalize()


def shown_fields(table: str) -> tuple[str, ...]:
    """The fields that are shown and written, a date as one; where it is from comes last."""
    kind = KINDS[table]
    parts = {part for c in kind.columns if c.type == "date" for part in date_fields(c.field)[1:]}
    fields = [
        column.field
        for column in kind.columns
        if column.field not in parts | {"id", "note"} and column.type != "amounts"
    ]
    own = [field for field in fields if field not in _LAST]
    return (*own, "note", *(field for field in fields if field in _LAST))


def private_fields(table: str) -> frozenset[str]:
    """The fields that name persons, and are shown only when asked for."""
    return frozenset(column.field for column in KINDS[table].columns if column.private)
