"""Danish: the words of the screen for one track, and what its tabs say of each record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from screens.texts.amount_text import short_sum_text
from screens.texts.names import NO_VALUE, line_name, party_name, source_text, value_text
from screens.texts.page_facts import unit_fact
from screens.texts.safe import safe
from screens.texts.words import both, counted_records, price_level_word
from store.amounts import Part, Sum
from store.plan_records import Responsibility
from store.records import (
    ANNUAL,
    Administration,
    Committee,
    Line,
    PartyRole,
    Record,
    RowsBy,
    Track,
    TrackParty,
    Unit,
    View,
)
from store.schema import kind_for
from store.shares import ShareField
from store.totals import TOTAL
from store.workbook import Workbook

PURPOSE: Final = "Formål"
TABLES: Final = "Tabeller"
DISTRIBUTION: Final = "Fordeling"
IN_TEXT: Final = "I teksten"
SOURCES: Final = "Kilder"

NO_TRACKS: Final = "Arbejdsfilen har ingen ressortspor."
NO_RECORD: Final = (
    "Kilder vises for rækker med en post. Beløb og tabeller viser deres kilde i Budget."
)
NO_TABLES: Final = "Ingen tabel har beløb for sporet."
NO_MONEY: Final = "Sporet har ingen tabeller eller beløb."
OWN_PART: Final = "Min forvaltning"
ROLES: Final[dict[PartyRole, str]] = {
    "fra": "Afgiver",
    "til": "Modtager",
    "deltager": "Deltager",
}

OWN_TABLES: Final = "Egne tabeller"
OTHER_TABLES: Final = "Fælles tabeller"
OPENS_TABLE: Final = "Enter åbner tabellen i Budget; F10 fører tilbage hertil."
UNIT_HEADING: Final = "Enhed"
TOTAL_HEADING: Final = "I alt"

CITY_HEADING: Final = "Hele byen"
MIXED: Final = "flere p/l"
TRACK_TOTAL: Final = "Sporet i alt"
BY_YEAR: Final = "Efter år"
DIVIDED_BY: Final[dict[ShareField, str]] = {
    "committee": "Efter udvalg",
    "administration": "Efter forvaltning",
    "from_administration": "Efter afgivende forvaltning",
    "to_administration": "Efter modtagende forvaltning",
    "appropriation": "Efter bevilling",
}
ROWS_BY: Final[dict[RowsBy, str]] = {
    "track": "Efter ressortspor",
    "committee": "Efter udvalg",
    "administration": "Efter forvaltning",
    "appropriation": "Efter bevilling",
    "group": "Efter gruppe",
}
SEE_TABLES: Final = "Se Tabeller"
NOT_ADDED: Final = "Ingen tabel lægger disse beløb sammen; se dem enkeltvis under Tabeller."
BAR_WIDTH: Final = 12

NO_AMOUNTS: Final = "intet beløb"
NO_AMOUNTS_IN_TEXT: Final = (
    "Dokumenternes tekst nævner ingen beløb for sporet ud over dem i tabellerne."
)

NO_SOURCES: Final = "Sporet har ingen kilder."
NO_SECTION: Final = "Hele dokumentet"
NOT_FROM_DOCUMENTS: Final = "Ikke i dokumenterne"
NOTES_SHOWN: Final = 200
"""So many notes of one section are told."""


# -- Formål


def party_text(book: Workbook, party: TrackParty) -> str:
    """One who gives up, takes over or takes part, and what there is to remark of it."""
    text = party_name(book, party)
    return f"{text}. {safe(party.note)}" if party.note else text


def own_part_text(book: Workbook, administration: str, parties: Iterable[TrackParty]) -> str:
    """What one's own administration is to a track: `SOF er afgiver (Hjemmepleje).`."""
    name, parts = safe(administration), []
    for party in parties:
        unit = f" ({safe(party.unit)})" if party.unit else ""
        parts.append(f"{ROLES[party.role].lower()}{unit}")
    return f"{name} er {both(parts)}." if parts else f"{name} har ingen del i sporet."


# -- figures


def sorted_periods(periods: Iterable[str]) -> list[str]:
    """Each period once, years first, what recurs last."""
    return sorted(set(periods), key=lambda period: (period == ANNUAL, period))


def period_heading(period: str) -> str:
    """`2026`, `Årligt`, `I alt`."""
    if period == TOTAL:
        return TOTAL_HEADING
    return "Årligt" if period == ANNUAL else safe(period)


def of_which(administration: str) -> str:
    """The part of a figure that is one's own: `heraf SUF`."""
    return f"heraf {safe(administration)}"


def _own_shown(own: str, how: str) -> str:
    return f" Kun min forvaltning: {how.format(own=safe(own))}" if own else ""


def tables_intro(own: str) -> str:
    """What the rows of the tables are, and whose."""
    how = "under hver total står {own}'s del."
    told = "Totaler for sporet i hele byen; af fælles tabeller sporets del."
    return f"{told}{_own_shown(own, how)}"


def view_label(book: Workbook, view: View) -> str:
    """A table by document and title: `ØK19 Tabel 6. Oversigt over …`; `Efter udvalg`."""
    if view.rows_by and not view.document:
        return ROWS_BY[view.rows_by]
    document = source_text(book, view).partition(", ")[0] if view.document else ""
    return f"{document} {safe(view.title)}".strip()


def view_details(book: Workbook, view: View, unit: Unit) -> tuple[str, ...]:
    """All there is to say of a table: title, source, unit and note."""
    source = source_text(book, view)
    facts = f"{unit_fact(unit, view.unit, view.price_level)}."
    told = f"{facts} Kilde: {source}." if source else facts
    return tuple(one for one in (safe(view.title), told, safe(view.note)) if one)


def no_tables_text(track: Track) -> str:
    """That a track has no money, and why."""
    why = f" {safe(track.money)}" if track.money else ""
    return f"{NO_TABLES}{why}"


def distribution_intro(own: str) -> str:
    """What the bars and figures are, and whose."""
    how = "{own}'s del står som »heraf {own}«."
    return (
        "Søjlen viser sporets I alt i hver opdeling; ved siden af står hele byens tal for det "
        f"samme.{_own_shown(own, how)}"
    )


def level_text(price_level: str | None) -> str:
    """A price level; None for several."""
    return MIXED if price_level is None else price_level_word(price_level)


def divided_value(book: Workbook, field: ShareField, value: str) -> str:
    """What a share is of: `SOU Sundheds- og Omsorgsudvalget`, `3415 ældre`, `Uden udvalg`."""
    if not value:
        return NO_VALUE["administration" if field.endswith("administration") else field]
    if field == "appropriation":
        return value_text(book, field, value)
    tables = book.tables
    found: Committee | Administration | None
    if field == "committee":
        found = tables.of(Committee).get(value)
    else:
        found = tables.of(Administration).get(value)
    return f"{safe(value)} {safe(found.name)}" if found else safe(value)


def figure_text(total: Sum, unit: Unit, price_level: str | None) -> str:
    """A sum in little room: unknown amounts are counted as `+ 2 ?`, price levels not told."""
    part = total.part()
    if total.mixed:
        return MIXED
    if part is None or not (part.known and part.unknowns):
        return short_sum_text(total, unit, price_level)
    known = Sum()
    known.parts = {level: Part(part.low, part.high, 0, part.known) for level in total.parts}
    return f"{short_sum_text(known, unit, price_level)} + {part.unknowns} ?"


# -- I teksten


def in_text_intro(own: str) -> str:
    """What amounts these are, and whose."""
    how = "{own}'s er fremhævet, se kolonnen Forvaltning."
    return (
        f"Beløb, der kun står i dokumenternes tekst og ikke i deres tabeller.{_own_shown(own, how)}"
    )


def line_label(line: Line | Responsibility) -> str:
    """Whose a line or a responsibility is: `SUF`, `SOF → SUF`."""
    if line.from_administration or line.to_administration:
        return f"{safe(line.from_administration) or '?'} → {safe(line.to_administration) or '?'}"
    return safe(line.administration)


def line_details(book: Workbook, line: Line) -> tuple[str, ...]:
    """All there is to say of a line beside its amounts."""
    facts = [price_level_word(line.price_level), line.certainty]
    if line.permanent:
        facts.append("varig")
    facts.append("kun til orientering, tælles ikke med" if line.memo else "tælles med")
    part = f"Del af {line_name(book, line.part_of)}." if line.part_of else ""
    source = source_text(book, line)
    whose = line_label(line)
    told = (
        f"{safe(line.label)} ({whose})" if whose else safe(line.label),
        f"{', '.join(facts)}." + (f" Kilde: {source}." if source else ""),
        part,
        safe(line.note),
    )
    return tuple(one for one in told if one)


# -- Kilder


def records_text(records: Iterable[Record]) -> str:
    """What is from a section: `1 tabel og 7 aktiviteter`."""
    counts: dict[str, int] = {}
    for record in records:
        table = kind_for(type(record)).table
        counts[table] = counts.get(table, 0) + 1
    return both([counted_records(table, count) for table, count in counts.items()])


def note_text(record: Record) -> str:
    """What is noted on a record, after what it is called."""
    if isinstance(record, TrackParty):
        name = safe(record.unit or record.administration)
    else:
        name = safe(str(getattr(record, "label", "") or getattr(record, "title", "")))
    return f"{name}: {safe(record.note)}" if name else safe(record.note)


def more_notes(count: int) -> str:
    """How many notes are not told."""
    return f"og {count} bemærkninger til"
