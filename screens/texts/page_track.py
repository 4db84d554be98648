"""A track as a page: what it is, its tables, amounts in the text, its records, its sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from screens.texts.amount_text import stated_amount
from screens.texts.date_text import moment_text
from screens.texts.grid_text import GridColumn
from screens.texts.line_units import LineUnits
from screens.texts.names import party_name, source_text
from screens.texts.page import (
    Block,
    Facts,
    Heading,
    Mark,
    Page,
    PageCell,
    PageRow,
    Paragraph,
    Remarks,
    Table,
    mark_notes,
)
from screens.texts.page_facts import footer_text, source_texts, unit_fact
from screens.texts.page_table import certainty_mark, table_blocks
from screens.texts.page_track_records import record_blocks
from screens.texts.safe import safe
from screens.texts.table_text import REMARKS
from screens.texts.words import period_word, price_level_word
from store.amounts import Amount, Blank, Range, Unknown
from store.moments import moment_of
from store.records import (
    Line,
    PartyRole,
    Track,
    TrackParty,
    Unit,
    View,
)
from store.track_records import records_of
from store.workbook import Workbook

NOT_TOLD: Final = "Ikke oplyst i dokumenterne"
NO_TABLES: Final = "Ingen af tabellerne handler om dette ressortspor alene."
IN_TEXT: Final = "Beløb, der kun er nævnt i teksten"
IN_TEXT_NOTE: Final = (
    "Beløbene er ikke regnet med i tabellerne: de gentager dem, er en del af dem eller er ikke "
    "fordelt på aktiviteter."
)

_ROLES: Final[dict[PartyRole, str]] = {
    "fra": "Afgivende",
    "til": "Modtagende",
    "deltager": "Deltagende",
}


def track_page(
    book: Workbook,
    track_id: str,
    *,
    unit: Unit | None = None,
    every: bool = False,
    now: datetime,
    version: str,
) -> Page:
    """A whole track; RECORD_MISSING when there is none.

    Each table, and each amount that only the text mentions, in its own unit unless one is given.
    """
    track = book.get(Track, track_id)
    views = track_views(book, track_id)
    mentioned = book.lines(track=track_id, memo=True)
    blocks: list[Block] = [Facts(tuple(_facts(book, track)))]
    if not views:
        blocks.append(Paragraph(NO_TABLES))
    for view in views:
        blocks.append(Heading(safe(view.title)))
        blocks.append(Paragraph(_table_fact(book, view, unit)))
        blocks += table_blocks(book, book.table(view.id), unit=unit, every=every)
    if mentioned:
        blocks += _mentioned(book, mentioned, unit)
    blocks += record_blocks(book, track, now.date())
    sources = records_of(book.tables, track_id)
    blocks.append(Remarks("Kilder:", tuple(source_texts(book, sources)) or (NOT_TOLD,)))
    title = f"Ressortspor {track.number}. {safe(track.name)}"
    return Page(title, (), tuple(blocks), footer_text(book, now, version))


def track_views(book: Workbook, track_id: str) -> list[View]:
    """The tables that are a track's alone, in the documents' order."""
    found = (view for view in book.all(View) if view.track == track_id and not view.memo)
    return sorted(found, key=lambda view: (view.order, view.id))


def _table_fact(book: Workbook, view: View, unit: Unit | None) -> str:
    source = source_text(book, view)
    amounts = unit_fact(unit or view.unit, view.unit, view.price_level)
    return f"{amounts}. Kilde: {source}." if source else f"{amounts}."


def _facts(book: Workbook, track: Track) -> Iterator[tuple[str, str]]:
    yield "Formål", safe(track.purpose) or NOT_TOLD
    parties = _parties(book, track.id)
    for role, word in _ROLES.items():
        named = [_party_text(book, party) for party in parties if party.role == role]
        if named or (role != "deltager" and not parties):
            yield word, "; ".join(named) or NOT_TOLD
    yield "Ikrafttræden", in_force_text(track)
    yield "Penge", safe(track.money) or NOT_TOLD
    yield "Status", safe(track.standing) or NOT_TOLD
    if track.note:
        yield "Bemærkning", safe(track.note)


def _parties(book: Workbook, track_id: str) -> list[TrackParty]:
    found = (party for party in book.all(TrackParty) if party.track == track_id)
    return sorted(found, key=lambda party: (party.position, party.id))


def _party_text(book: Workbook, party: TrackParty) -> str:
    text = party_name(book, party)
    return f"{text} ({safe(party.note).rstrip('.')})" if party.note else text


def in_force_text(track: Track) -> str:
    """When a track takes effect, as exactly as the documents say: `Senest 1. august 2026. …`."""
    text = moment_text(moment_of(track, "in_force"))
    told = [one for one in (text[:1].upper() + text[1:], safe(track.in_force_note)) if one]
    return ". ".join(told) or NOT_TOLD


def _mentioned(book: Workbook, lines: list[Line], unit: Unit | None) -> Iterator[Block]:
    """The amounts that stand in no table, one a row, each with its own unit and certainty."""
    columns = (
        GridColumn("Beløb"),
        GridColumn("Periode"),
        GridColumn("Nævnt beløb", figures=True),
        GridColumn("Prisniveau"),
        GridColumn("Sikkerhed"),
        GridColumn("Kilde"),
    )
    units = LineUnits(book)
    rows = tuple(row for line in lines for row in _line_rows(book, line, unit or units.of(line)))
    yield Heading(IN_TEXT)
    yield Paragraph(IN_TEXT_NOTE)
    yield Table(columns, rows, mark_notes(rows))
    notes = tuple(f"{safe(line.label)}: {safe(line.note)}" for line in lines if line.note)
    if notes:
        yield Remarks(REMARKS, notes)


def _line_rows(book: Workbook, line: Line, unit: Unit) -> Iterator[PageRow]:
    amounts: dict[str, Amount | None] = dict(sorted(line.amounts.items()))
    for period, amount in (amounts or {"": None}).items():
        figure = "" if amount is None else stated_amount(amount, unit)
        cells = (
            PageCell(safe(line.label)),
            PageCell(period_word(period) if period else ""),
            PageCell(figure, _amount_marks(line, amount)),
            PageCell(price_level_word(line.price_level)),
            PageCell(line.certainty),
            PageCell(source_text(book, line)),
        )
        yield PageRow("række", cells)


def _amount_marks(line: Line, amount: Amount | None) -> frozenset[Mark]:
    mark = certainty_mark(line)
    if isinstance(amount, Blank | None):
        return frozenset()
    marks: set[Mark] = {mark} if mark else set()
    if isinstance(amount, Range):
        marks.add("spænd")
    if isinstance(amount, Unknown):
        marks.add("uoplyst")
    return frozenset(marks)
