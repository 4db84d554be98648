"""Where a record comes from, in words: what it says, print, changes, what it has to do with."""

from __future__ import annotations

from typing import Final

from screens.texts.history_text import change_text, value_text
from screens.texts.provenance_text import LONGEST, stamped_text
from screens.texts.record_text import (
    SOURCE_FIELDS,
    field_text,
    field_title,
    private_fields,
    record_title,
    shown_fields,
)
from screens.texts.safe import safe, shorten
from screens.texts.words import noun, number
from store.changes import Change
from store.errors import ChangeError
from store.fields import with_field
from store.provenance import LineChange
from store.record_provenance import Found, RecordProvenance
from store.records import Record
from store.tables import Tables
from store.workbook import Workbook

TITLE: Final = "Hvor kommer det fra"
NOW: Final = "Nu"
BELONGS: Final = "Hører til"
ENTERS: Final = "Indgår i"
NO_DOCUMENT: Final = "Det står ikke i noget dokument; en bruger har lagt det til."
RETOLD: Final = "Gengivet med egne ord; tal, datoer og navne er dokumentets."
INFERRED: Final = "Udledt af teksten: dokumentet siger det ikke direkte."
ENTERS_NONE: Final = "Intet andet henviser til det."

_UNTOLD: Final = frozenset({*SOURCE_FIELDS, "note", "order", "position", "inferred", "printed"})


def title_text(tables: Tables, table: str, record: Record) -> str:
    """The dialog's title: what kind of record, and which."""
    return f"{TITLE}: {named_text(tables, (table, record))}"


def named_text(tables: Tables, found: Found) -> str:
    """A record with its kind: `rolle Direktør fra SOF`."""
    table, record = found
    return f"{noun(table).one} {record_title(tables, table, record)}"


def now_texts(tables: Tables, found: RecordProvenance) -> list[str]:
    """What the record says, a field a line; no names of persons."""
    table, record = found.table, found.record
    told = {
        field: field_text(tables, table, record, field)
        for field in shown_fields(table)
        if field not in _UNTOLD | private_fields(table)
    }
    return [f"{field_title(table, field)}: {text}" for field, text in told.items() if text]


def printed_text(found: RecordProvenance) -> str:
    """The very text of the document, or that the record retells it."""
    return f"»{safe(found.printed)}«" if found.printed else RETOLD


def record_change_text(book: Workbook, found: LineChange, subject: Found) -> str:
    """When, who, from what to what and why; of a part of the record also what it is called."""
    change = found.change
    is_own = (change.table, change.record) == (subject[0], subject[1].id)
    told = _own(book.tables, subject, change) if is_own and change.field else None
    return stamped_text(found, told or change_text(book, change))


def _own(tables: Tables, subject: Found, change: Change) -> str:
    before, after = (_stated(tables, subject, change, v) for v in (change.before, change.after))
    return f"{field_title(change.table, change.field)}: {before} → {after}"


def _stated(tables: Tables, subject: Found, change: Change, value: object) -> str:
    """A value of a field as the field tells it: records by their names, dates in words."""
    table, record = subject
    try:
        held = with_field(record, table, change.field, value)
        told = field_text(tables, table, held, change.field)
    except ChangeError:  # a value that an older program wrote
        told = ""
    return shorten(told, LONGEST) or value_text(value)


def more_text(count: int) -> str:
    """That not all are listed."""
    return f"… og {number(count)} til"
