"""What is printed of a place: its table, its track or its changes, as the bytes of a file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from screens.desk import Desk
from screens.places import Place
from screens.texts.change_filter import ChangeFilter, read_filter
from screens.texts.changes_da import PAGE_TITLE
from screens.texts.history_text import UNIT
from screens.texts.page import Block, Page
from screens.texts.page_changes import changes_page
from screens.texts.page_facts import footer_text
from screens.texts.page_forms import rendered
from screens.texts.page_table import table_page
from screens.texts.page_track import track_page
from screens.texts.printing_text import FORMS, Form
from store.csv_dialect import DANSK
from store.csv_views import view_bytes
from store.records import Track, Unit, View


@dataclass(frozen=True)
class PrintedChanges:
    """What there is to print of the list of changes: those the filter as it was typed wants."""

    desk: Desk
    filter_text: str = ""

    forms: ClassVar[tuple[Form, ...]] = FORMS[:-1]
    title: ClassVar[str] = PAGE_TITLE
    file_name: ClassVar[str] = "aendringer"

    @property
    def unit(self) -> Unit:
        """The unit amounts are told in."""
        return self.desk.choices.unit or UNIT

    def wanted(self, today: date) -> ChangeFilter:
        """The filter as it is read on a day."""
        return read_filter(self.filter_text, self.desk.book, self.desk.own, today)

    def data(self, form: Form, now: datetime, version: str) -> bytes:
        """The whole file, UTF-8. Raises what reading a history raises."""
        wanted = self.wanted(now.date())
        page = changes_page(self.desk.book, wanted, unit=self.unit, now=now, version=version)
        return rendered(page, form).encode("utf-8")


@dataclass(frozen=True)
class PrintedBlocks:
    """What a screen has laid out to print. `title`, `facts` and all blocks are fit to show.

    `choice` is what it is called where something else may be printed instead.
    """

    desk: Desk
    title: str
    file_name: str
    blocks: tuple[Block, ...]
    facts: tuple[str, ...] = ()
    choice: str = ""

    forms: ClassVar[tuple[Form, ...]] = FORMS[:-1]

    def data(self, form: Form, now: datetime, version: str) -> bytes:
        """The whole file, UTF-8."""
        footer = footer_text(self.desk.book, now, version)
        return rendered(Page(self.title, self.facts, self.blocks, footer), form).encode("utf-8")


@dataclass(frozen=True)
class Printed:
    """What there is to print: a table, with the rows to show where not all are, or a track."""

    desk: Desk
    record: View | Track
    rows: Collection[str] | None = None
    filter_text: str = ""

    @property
    def forms(self) -> tuple[Form, ...]:
        """What it can be written as; only a table is CSV."""
        return FORMS if isinstance(self.record, View) else FORMS[:-1]

    @property
    def title(self) -> str:
        """What it is called, as it stands in the workbook."""
        record = self.record
        return record.title if isinstance(record, View) else f"{record.number}. {record.name}"

    @property
    def file_name(self) -> str:
        """A name without ending; an id holds nothing that a file name may not."""
        record = self.record
        return f"tabel-{record.id}" if isinstance(record, View) else f"ressortspor-{record.number}"

    def data(self, form: Form, now: datetime, version: str) -> bytes:
        """The whole file, UTF-8."""
        if form == "csv":
            return view_bytes(self.desk.table(self.record.id), DANSK)
        return rendered(self._page(now, version), form).encode("utf-8")

    def _page(self, now: datetime, version: str) -> Page:
        desk = self.desk
        if isinstance(self.record, Track):
            unit = desk.choices.unit or None
            return track_page(desk.book, self.record.id, unit=unit, now=now, version=version)
        return table_page(
            desk.book,
            desk.own_table(self.record.id) or desk.table(self.record.id),
            unit=desk.unit_of(self.record),
            rows=self.rows,
            filter_text=self.filter_text,
            administration=desk.own,
            now=now,
            version=version,
        )


AnyPrinted = Printed | PrintedBlocks | PrintedChanges


def printed_at(
    desk: Desk, place: Place, rows: Collection[str] | None = None, filter_text: str = ""
) -> AnyPrinted | None:
    """What is printed of a place: its track, table or changes, or else the first table there is.

    `rows` and their filter count only for the table the place names. None without tables.
    """
    if place.screen == "changes":
        return PrintedChanges(desk, place.tab)
    tables = desk.book.tables
    track = tables.of(Track).get(place.track) if place.screen == "track" else None
    if track is not None:
        return Printed(desk, track)
    view = tables.of(View).get(place.view) if place.screen == "budget" else None
    if view is not None:
        return Printed(desk, view, rows, filter_text)
    views = sorted(desk.book.all(View), key=lambda view: (view.order, view.id))
    return Printed(desk, views[0]) if views else None
