"""The kinds of record: their TinyDB table, their CSV file and columns, what they refer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

import msgspec

from store.records import (
    Administration,
    Appropriation,
    Committee,
    Document,
    KeyFigure,
    Ledger,
    Line,
    Placement,
    PrintedCell,
    Record,
    Track,
    TrackParty,
    View,
    ViewColumn,
    ViewRow,
)

CellType = Literal["text", "number", "flag", "date", "amounts"]

PERIOD_HEADING: Final = "kr "
"""`kr 2026` heads the column of a line's 2026 amounts, in whole kroner."""


@dataclass(frozen=True)
class Column:
    """A CSV column: its Danish heading and the field it holds."""

    heading: str
    field: str
    type: CellType = "text"


@dataclass(frozen=True)
class Kind:
    """One kind of record. `references` maps a field to the table its ids live in."""

    table: str
    record: type[Record]
    file: str
    columns: tuple[Column, ...]
    references: dict[str, str] = field(default_factory=dict)
    required: tuple[str, ...] = ()


_ID = (Column("id", "id"),)
_SOURCE = (
    Column("dokument", "document"),
    Column("afsnit", "section"),
    Column("kilderække", "row"),
    Column("note", "note"),
)


def _kind(
    table: str,
    record: type[Record],
    file: str,
    columns: tuple[Column, ...],
    references: dict[str, str] | None = None,
) -> Kind:
    return Kind(
        table=table,
        record=record,
        file=file,
        columns=_ID + columns + _SOURCE,
        references={"document": "documents"} | (references or {}),
        required=tuple(f.name for f in msgspec.structs.fields(record) if f.required),
    )


KINDS: Final[dict[str, Kind]] = {
    kind.table: kind
    for kind in (
        _kind(
            "documents",
            Document,
            "dokumenter.csv",
            (
                Column("kortnavn", "short"),
                Column("titel", "title"),
                Column("dato", "date", "date"),
                Column("sagsnummer", "reference"),
                Column("udarbejdet_af", "author"),
            ),
        ),
        _kind(
            "ledgers",
            Ledger,
            "arter.csv",
            (Column("navn", "label"), Column("rækkefølge", "order", "number")),
        ),
        _kind(
            "committees",
            Committee,
            "udvalg.csv",
            (Column("navn", "name"), Column("rækkefølge", "order", "number")),
        ),
        _kind(
            "administrations",
            Administration,
            "forvaltninger.csv",
            (
                Column("navn", "name"),
                Column("udvalg", "committee"),
                Column("rækkefølge", "order", "number"),
            ),
            {"committee": "committees"},
        ),
        _kind(
            "appropriations",
            Appropriation,
            "bevillinger.csv",
            (Column("kode", "code"), Column("navn", "name"), Column("udvalg", "committee")),
            {"committee": "committees"},
        ),
        _kind(
            "tracks",
            Track,
            "ressortspor.csv",
            (
                Column("nummer", "number", "number"),
                Column("navn", "name"),
                Column("formål", "purpose"),
                Column("status", "standing"),
                Column("finansiering", "money"),
                Column("ikrafttræden", "in_force", "date"),
                Column("ikrafttræden_præcision", "in_force_precision"),
                Column("ikrafttræden_forbehold", "in_force_qualifier"),
                Column("ikrafttræden_note", "in_force_note"),
            ),
        ),
        _kind(
            "track_parties",
            TrackParty,
            "sporparter.csv",
            (
                Column("spor", "track"),
                Column("position", "position", "number"),
                Column("rolle", "role"),
                Column("forvaltning", "administration"),
                Column("udvalg", "committee"),
                Column("enhed", "unit"),
            ),
            {
                "track": "tracks",
                "administration": "administrations",
                "committee": "committees",
            },
        ),
        _kind(
            "lines",
            Line,
            "aktiviteter.csv",
            (
                Column("art", "ledger"),
                Column("spor", "track"),
                Column("rækkefølge", "order", "number"),
                Column("gruppe", "group"),
                Column("aktivitet", "label"),
                Column("forvaltning", "administration"),
                Column("styringsområde", "steering_area"),
                Column("udvalg", "committee"),
                Column("bevilling", "appropriation"),
                Column("indtægt_udgift", "direction"),
                Column("fra_forvaltning", "from_administration"),
                Column("til_forvaltning", "to_administration"),
                Column("udgiftstype", "expense_type"),
                Column("varig", "permanent", "flag"),
                Column("prisniveau", "price_level"),
                Column("sikkerhed", "certainty"),
                Column("kun_til_orientering", "memo", "flag"),
                Column("heraf_af", "part_of"),
                Column("blank_fordi", "blank_reason"),
                Column(PERIOD_HEADING, "amounts", "amounts"),
            ),
            {
                "ledger": "ledgers",
                "track": "tracks",
                "administration": "administrations",
                "committee": "committees",
                "appropriation": "appropriations",
                "from_administration": "administrations",
                "to_administration": "administrations",
                "part_of": "lines",
            },
        ),
        _kind(
            "views",
            View,
            "tabeller.csv",
            (
                Column("titel", "title"),
                Column("art", "ledger"),
                Column("rækkefølge", "order", "number"),
                Column("spor", "track"),
                Column("kun_til_orientering", "memo", "flag"),
                Column("rækker_efter", "rows_by"),
                Column("enhed", "unit"),
                Column("prisniveau", "price_level"),
            ),
            {"ledger": "ledgers", "track": "tracks"},
        ),
        _kind(
            "view_columns",
            ViewColumn,
            "tabelkolonner.csv",
            (
                Column("tabel", "view"),
                Column("position", "position", "number"),
                Column("slags", "kind"),
                Column("overskrift", "label"),
                Column("periode", "period"),
                Column("felt", "field"),
            ),
            {"view": "views"},
        ),
        _kind(
            "view_rows",
            ViewRow,
            "tabelraekker.csv",
            (
                Column("tabel", "view"),
                Column("rækkefølge", "order", "number"),
                Column("slags", "kind"),
                Column("gruppe", "parent"),
                Column("tekst", "label"),
                Column("svarer_til", "match"),
            ),
            {"view": "views", "parent": "view_rows"},
        ),
        _kind(
            "placements",
            Placement,
            "placeringer.csv",
            (Column("tabel", "view"), Column("aktivitet", "line"), Column("række", "target")),
            {"view": "views", "line": "lines", "target": "view_rows"},
        ),
        _kind(
            "printed_cells",
            PrintedCell,
            "trykte_tal.csv",
            (
                Column("tabel", "view"),
                Column("række", "target"),
                Column("kolonne", "column"),
                Column("trykt", "text"),
                Column("forklaring", "explanation"),
                Column("forklaret_beregning", "explained"),
            ),
            {"view": "views", "target": "view_rows", "column": "view_columns"},
        ),
        _kind(
            "key_figures",
            KeyFigure,
            "noegletal.csv",
            (
                Column("nøgletal", "label"),
                Column("værdi", "value"),
                Column("enhed", "unit"),
                Column("spor", "track"),
                Column("forvaltning", "administration"),
                Column("prisniveau", "price_level"),
                Column("sikkerhed", "certainty"),
                Column("rækkefølge", "order", "number"),
            ),
            {"track": "tracks", "administration": "administrations"},
        ),
    )
}
"""All kinds by TinyDB table, in an order in which a record's references come before it."""

HEADER_TABLE: Final = "header"


_BY_RECORD: Final = {kind.record: kind for kind in KINDS.values()}


def kind_for(record_type: type[Record]) -> Kind:
    """The kind whose records are of this type."""
    return _BY_RECORD[record_type]
