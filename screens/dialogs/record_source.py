"""Where a record comes from, how it has changed, what it enters into; Enter goes there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from screens.desk import Desk
from screens.dialogs.provenance import ProvenanceDialog
from screens.dialogs.telling import TellingDialog, Told, heading
from screens.page import Page
from screens.places import Place
from screens.record_places import place_of
from screens.texts import provenance_text as shared
from screens.texts import record_source_text as texts
from screens.texts.safe import shorten
from store.effects import views_of
from store.record_provenance import Found, RecordProvenance, record_provenance
from store.records import Line
from store.totals import TOTAL

SHOWN: Final = 200
"""So many records are listed under a heading."""


class RecordSource(TellingDialog):
    """Explains a record; answers the place to go to, None to stay.

    RECORD_MISSING or KIND_UNKNOWN when there is none.
    """

    def __init__(self, desk: Desk, table: str, record_id: str) -> None:
        tables = desk.book.tables
        title = texts.title_text(tables, table, tables.get(table, record_id))
        super().__init__(title, shared.HINT)
        self._desk = desk
        self._table = table
        self._record_id = record_id

    def tell(self) -> Iterator[Told]:
        """What it says, where from, what was printed, every change, what it has to do with."""
        book = self._desk.book
        found = record_provenance(book, self._desk.since, self._table, self._record_id)
        here = self._place((self._table, found.record))
        yield heading(texts.NOW)
        yield from (Told(text, here) for text in texts.now_texts(book.tables, found))
        yield from self._source(found)
        yield heading(shared.CHANGES)
        for change in found.changes:
            text = texts.record_change_text(book, change, (self._table, found.record))
            yield Told(text, Place("changes", group=change.group.id))
        if not found.changes:
            yield Told(shared.NONE_CHANGED)
        if found.belongs:
            yield heading(texts.BELONGS)
            yield from self._listed(found.belongs)
        yield heading(texts.ENTERS)
        yield from self._listed(found.enters)
        if not found.enters:
            yield Told(texts.ENTERS_NONE)

    def _source(self, found: RecordProvenance) -> Iterator[Told]:
        book, record, document = self._desk.book, found.record, found.document
        yield heading(shared.DOCUMENT)
        told = shared.source_texts(book, record, document, texts.NO_DOCUMENT)
        yield from map(Told, told)
        if document is not None:
            yield Told(f"{shared.PRINTED}: {texts.printed_text(found)}")
        if getattr(record, "inferred", False):
            yield Told(texts.INFERRED)
        if record.note:
            yield Told(f"{shared.NOTE}: {shorten(record.note, shared.LONGEST)}")

    def _listed(self, found: list[Found]) -> Iterator[Told]:
        for one in islice(found, SHOWN):
            named = texts.named_text(self._desk.book.tables, one)
            yield Told(named[:1].upper() + named[1:], self._place(one))
        if len(found) > SHOWN:
            yield Told(texts.more_text(len(found) - SHOWN))

    def _place(self, found: Found) -> Place:
        table, record = found
        return place_of(self._desk.book.tables, table, record.id)


def open_source(page: Page, table: str, record_id: str) -> None:
    """Tell on a screen where a record comes from, and go where that leads; of a line its sum."""
    dialog = page.attempt(lambda: _dialog(page.desk, table, record_id))
    if dialog is not None:
        page.app.push_screen(dialog, page.follow_place)


def _dialog(desk: Desk, table: str, record_id: str) -> TellingDialog:
    line = desk.book.tables.of(Line).get(record_id) if table == "lines" else None
    views = views_of(desk.book.tables, line) if line else []
    for view in sorted(views, key=lambda view: not view.track):
        row = desk.table(view.id).row_of(record_id)
        if row is not None:
            return ProvenanceDialog(desk, view.id, row.id, TOTAL, record_id)
    return RecordSource(desk, table, record_id)
