"""All of a record in lines, fit to show: what it says, how it goes, who refers to it, whence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from screens.texts.names import source_text
from screens.texts.record_text import (
    SOURCE_FIELDS,
    field_text,
    field_title,
    private_fields,
    record_title,
    shown_fields,
    title_of,
)
from screens.texts.safe import safe, shorten
from screens.texts.words import INFERRED, both, counted_records, noun
from store.branches import branch_of, released
from store.field_entry import column_of
from store.follow_ups import FIELDS, follow_up_of
from store.record_users import users_of
from store.records import Record
from store.workbook import Workbook

WHOLE: Final = 1_000
"""So much is told of what the record in hand is called."""

_LONG: Final = 40
_NAMED: Final = 5
"""So many of those that refer to a record are named; more are only counted."""

_QUIET: Final = frozenset({"order", "position", "note", "inferred", *SOURCE_FIELDS})
"""Told elsewhere, or not at all."""


def record_details(
    book: Workbook, table: str, record: Record, more: Iterable[str] = ()
) -> Iterator[str]:
    """What it is called first, `more` after its fields; names of persons are left out."""
    yield record_title(book.tables, table, record, WHOLE)
    yield from field_lines(book, table, record)
    yield from more
    if note := safe(record.note):
        yield f"Note: {note}"
    if told := follow_up_line(book, table, record.id):
        yield told
    yield from user_lines(book, table, record.id)
    if source := source_line(book, record):
        yield source


def field_lines(book: Workbook, table: str, record: Record) -> Iterator[str]:
    """Short fields side by side, long ones by themselves; empty ones not at all."""
    title = record_title(book.tables, table, record, WHOLE)
    short: list[str] = []
    long: list[str] = []
    for field in shown_fields(table):
        if field in _QUIET or field in private_fields(table):
            continue
        text = field_text(book.tables, table, record, field)
        is_default_flag = column_of(table, field).type == "flag" and not getattr(record, field)
        if not text or text == title or is_default_flag:
            continue
        found = long if len(text) > _LONG else short
        found.append(f"{field_title(table, field)}: {text}")
    if short:
        yield " · ".join(short)
    yield from long


def follow_up_line(book: Workbook, table: str, record_id: str) -> str:
    """`Opfølgning: i gang · ansvarlig …`; empty where there is none."""
    found = follow_up_of(book.tables, table, record_id)
    if found is None:
        return ""
    told = [
        text if field == "status" else f"{field_title('follow_ups', field).lower()}: {text}"
        for field in FIELDS
        if (text := field_text(book.tables, "follow_ups", found, field))
    ]
    return f"Opfølgning: {' · '.join(told)}"


def user_lines(book: Workbook, table: str, record_id: str) -> Iterator[str]:
    """Who refers to it: `2 tiltag: … · …`, many only counted."""
    for user_table, users in users_of(book.tables, table, record_id).items():
        counted = counted_records(user_table, len(users))
        if len(users) > _NAMED:
            yield counted
            continue
        titles = (record_title(book.tables, user_table, one) for one in users)
        yield f"{counted}: {' · '.join(titles)}"


def source_line(book: Workbook, record: Record) -> str:
    """Where it is from: `Kilde: PLAN1, Tabel 5, række 3 (udledt af teksten)`."""
    parts = [source_text(book, record)]
    if record.row:
        parts.append(safe(record.row))
    source = ", ".join(part for part in parts if part)
    inferred = INFERRED if getattr(record, "inferred", False) else ""
    if source and inferred:
        return f"Kilde: {source} ({inferred})"
    return f"Kilde: {source}" if source else inferred.capitalize()


def delete_question(book: Workbook, table: str, record_id: str) -> str:
    """What goes, what that belongs to it goes along, and what stays without it."""
    branch = branch_of(book.tables, table, record_id)
    parts = _counted(name for name, _ in branch[:-1])
    told = f"»{title_of(book.tables, table, record_id)}« slettes"
    if parts:
        told += f" med det, der hører til: {parts}"
    left = {(one.table, one.id) for one in released(book.tables, table, record_id)}
    if left:
        told += f". {_counted(sorted(name for name, _ in left))} henviser dertil og bliver stående"
    return f"{told}. Det kan fortrydes."


def deleted_text(book: Workbook, table: str, record_id: str) -> str:
    """That it is gone, worded while it is still there."""
    return f"»{shorten(title_of(book.tables, table, record_id), 40)}« er slettet. Ctrl+Z fortryder."


def _counted(tables: Iterable[str]) -> str:
    counts = Counter(tables)
    return both([counted_records(table, count) for table, count in counts.items()])


def delete_title(table: str) -> str:
    """`Slet milepæl?`"""
    return f"Slet {noun(table).one}?"
