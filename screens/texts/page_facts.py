"""What every page tells of itself: unit, price level, sources, time, version, workbook."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Final

from screens.texts.safe import safe
from screens.texts.time_text import date_text, time_text
from screens.texts.words import price_level_word
from store.errors import StoreError
from store.records import Administration, Document, Record, Unit
from store.workbook import Workbook

PROGRAM: Final = "Ressort TUI"
NO_DOCUMENT: Final = "Arbejdsfilen selv; står ikke i dokumenterne"


def unit_fact(unit: Unit, own: Unit, price_level: str) -> str:
    """`Beløb i t.kr., 2026 p/l`; `own`, the unit of the document, is told where it is another."""
    printed = "" if unit == own else f" (i dokumentet: {own})"
    return f"Beløb i {unit}{printed}, {price_level_word(price_level)}"


def administration_fact(book: Workbook, administration: str) -> str:
    """That only one administration's lines are counted."""
    found = book.tables.of(Administration).get(administration)
    name = f"{safe(administration)}, {safe(found.name)}" if found else safe(administration)
    return f"Kun min forvaltning: aktiviteter, der vedrører {name}"


def source_texts(book: Workbook, records: Iterable[Record]) -> list[str]:
    """Where records are from: each document by title and date, with the sections named.

    Empty where all are the users' own.
    """
    sections: dict[str, dict[str, None]] = {}
    for record in records:
        if record.document:
            found = sections.setdefault(record.document, {})
            if record.section:
                found[safe(record.section)] = None
    return [
        "; ".join([document_title(book, document), *found]) for document, found in sections.items()
    ]


def document_title(book: Workbook, document_id: str) -> str:
    """`Implementeringsplan: Samlet … (PLAN2), 22-09-2025`."""
    document = book.tables.of(Document).get(document_id)
    if document is None:
        return safe(document_id)
    title, short = safe(document.title), safe(document.short)
    named = title if short in title else f"{title} ({short})"
    return f"{named}, {date_text(safe(document.date))}" if document.date else named


def footer_text(book: Workbook, now: datetime, version: str) -> str:
    """When the page was made, by which version, and of which workbook as it was when."""
    parts = [
        f"Udskrevet {time_text(now.isoformat())}",
        f"{PROGRAM}, version {safe(version)}",
        f"Arbejdsfil: {safe(book.name)}",
    ]
    changed = changed_at(book)
    if changed:
        parts.append(f"Senest ændret {time_text(changed)}")
    return " · ".join(parts)


def changed_at(book: Workbook) -> str:
    """When the workbook was last changed, ISO 8601; empty where its history does not tell."""
    with suppress(StoreError):  # a page is no place to stop at a history that cannot be read
        for group in deque(book.history(), maxlen=1):
            return safe(group.time)
    return ""
