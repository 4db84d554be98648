"""Kilder: the documents and sections that a track's records come from, with their notes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from screens.desk import Desk
from screens.texts.page_facts import document_title
from screens.texts.safe import safe
from screens.texts.track_text import (
    NO_SECTION,
    NO_SOURCES,
    NOT_FROM_DOCUMENTS,
    NOTES_SHOWN,
    SOURCES,
    more_notes,
    note_text,
    records_text,
)
from screens.track_tabs.tab import Content, Fact, Section, Told, TrackTab, told
from store.records import Document, Record, Track
from store.track_records import records_of

Sections = dict[str, list[Record]]


def content(desk: Desk, track: Track) -> Content:
    """A section a document, in the documents' order; last what is in none."""
    found: dict[str, Sections] = {}
    for record in records_of(desk.book.tables, track.id):
        section = found.setdefault(record.document, {})
        section.setdefault(record.section if record.document else "", []).append(record)
    if not found:
        return told(NO_SOURCES)
    places = {document: place for place, document in enumerate(desk.book.tables.of(Document))}
    ordered = sorted(found, key=lambda one: (not one, places.get(one, len(places)), one))
    return Told(
        tuple(one for document in ordered for one in _sections(desk, document, found[document]))
    )


def _sections(desk: Desk, document_id: str, sections: Sections) -> Iterator[Section]:
    """What a document is, then what is from it."""
    if not document_id:
        yield Section(NOT_FROM_DOCUMENTS, tuple(_parts(sections)), 1)
        return
    document = desk.book.tables.of(Document).get(document_id)
    facts: list[Fact] = []
    if document is not None:
        about = (
            ("Udarbejdet af", document.author),
            ("Sagsnummer", document.reference),
            ("Bemærkning", document.note),
        )
        facts = [Fact(label, safe(text)) for label, text in about if text]
    yield Section(document_title(desk.book, document_id), tuple(facts))
    yield Section("", tuple(_parts(sections)), 1)


def _parts(sections: Sections) -> Iterator[Fact]:
    """Each section by name, what is from it, and what is noted on that."""
    for section, records in sections.items():
        name = safe(section) or NO_SECTION
        yield Fact("•", f"{name}: {records_text(records)}")
        noted = [record for record in records if record.note]
        for record in islice(noted, NOTES_SHOWN):
            yield Fact("", f"– {note_text(record)}")
        if len(noted) > NOTES_SHOWN:
            yield Fact("", f"– {more_notes(len(noted) - NOTES_SHOWN)}")


TAB = TrackTab("sources", SOURCES, content)
