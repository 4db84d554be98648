"""What the ids in a workbook stand for, in words, fit to show."""

from __future__ import annotations

from typing import Any, Final

from screens.texts.safe import safe
from store.layout import Row
from store.records import (
    Administration,
    Appropriation,
    Document,
    Line,
    Record,
    Track,
    TrackParty,
    View,
)
from store.workbook import Workbook

NOT_IN_DOCUMENT: Final = "Ikke i dokumentet"

NO_VALUE: Final = {
    "track": "Uden ressortspor",
    "committee": "Uden udvalg",
    "administration": "Uden forvaltning",
    "appropriation": "Uden bevilling",
    "group": "Uden gruppe",
}
_LABELS: Final = ("label", "title", "name", "short", "text")


def record_label(record: Record | dict[str, Any] | None) -> str:
    """What a record is called: its label, title or name; empty where it has none."""
    for field in _LABELS:
        found = record.get(field) if isinstance(record, dict) else getattr(record, field, "")
        if found and isinstance(found, str):
            return safe(found)
    return ""


def value_text(book: Workbook, field: str, value: str) -> str:
    """The value of a line's field: names for the ids of tracks and appropriations."""
    if field == "track":
        track = book.tables.of(Track).get(value)
        return f"{track.number}. {safe(track.name)}" if track else safe(value)
    if field == "appropriation":
        found = book.tables.of(Appropriation).get(value)
        return safe(f"{found.code} {found.name}".strip()) if found else safe(value)
    return safe(value)


def row_label(book: Workbook, view: View, row: Row) -> str:
    """A row's label as printed; what the document lacks is named by what its lines share."""
    if row.printed:
        return safe(row.label)
    if row.kind == "gruppe":
        return NOT_IN_DOCUMENT
    if not view.rows_by:
        return safe(row.label)
    return value_text(book, view.rows_by, row.label) if row.label else NO_VALUE[view.rows_by]


def document_text(book: Workbook, record: Record) -> str:
    """The short name of the document a record is from; empty for what no document has."""
    document = book.tables.of(Document).get(record.document)
    return safe(document.short) if document else ""


def source_text(book: Workbook, record: Record) -> str:
    """Where a record is from: `ØK19, Tabel 6`; empty for what no document has."""
    parts = (document_text(book, record), safe(record.section))
    return ", ".join(part for part in parts if part)


def line_name(book: Workbook, line_id: str) -> str:
    """A line by its label and id."""
    line = book.tables.of(Line).get(line_id)
    return f"»{safe(line.label)}« ({safe(line_id)})" if line else safe(line_id)


def short_title(view: View | dict[str, Any]) -> str:
    """A table's title as far as it tells which table it is: `Tabel 6`."""
    return record_label(view).partition(". ")[0].partition(": ")[0]


def place_text(book: Workbook, line_id: str, column: str) -> str:
    """A line's amount as a place: `»d) Forløb« (oek19-t6-r04), 2027`."""
    return f"{line_name(book, line_id)}, {safe(column)}" if column else line_name(book, line_id)


def party_name(book: Workbook, party: TrackParty) -> str:
    """`SOF, Socialforvaltningen (SUD): Hjemmepleje`, as far as it is known."""
    held = book.tables.of(Administration).get(party.administration)
    names = [safe(party.administration), safe(held.name) if held else ""]
    name = ", ".join(one for one in names if one)
    if party.committee:
        name = f"{name} ({safe(party.committee)})".strip()
    told = ": ".join(one for one in (name, safe(party.unit)) if one) or NO_VALUE["administration"]
    return told
