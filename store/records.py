"""The records of a workbook: typed, frozen, flat, one TinyDB table and one CSV file a kind.

Every record has a stable text id and names its source: `document` (a `Document` id, empty for
what users add), `section` (table or section) and `row`. Amounts are whole kroner. Texts that
are choices keep the documents' Danish words as values.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from store.amounts import Amount

Direction = Literal["", "U", "I"]
Certainty = Literal["fast", "skøn", "foreløbigt", "uafklaret"]
Unit = Literal["kr.", "t.kr.", "mio. kr."]
DatePrecision = Literal["", "dag", "måned", "kvartal", "halvår", "år"]
DateQualifier = Literal["", "senest", "primo", "medio", "ultimo", "forventet"]
PartyRole = Literal["fra", "til", "deltager"]
ColumnKind = Literal["periode", "sum", "tekst"]
RowKind = Literal["række", "gruppe", "total"]
RowsBy = Literal["", "track", "committee", "administration", "appropriation", "group"]

ANNUAL = "årlig"
"""The period of an amount that recurs every year; all other periods are a year, `2026`."""


class Record(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    gc=False,
):
    """What all records share. `note` is free text in Danish.

    Records hold no records, so the garbage collector need not look at them.
    """

    id: str
    document: str = ""
    section: str = ""
    row: str = ""
    note: str = ""


class Document(Record, frozen=True, kw_only=True):
    """A source: `short` is what screens call it, `date` is ISO or empty."""

    short: str
    title: str
    date: str = ""
    reference: str = ""
    author: str = ""


class Ledger(Record, frozen=True, kw_only=True):
    """A kind of money (art). Lines of two ledgers are never added together."""

    label: str
    order: int = 0


class Committee(Record, frozen=True, kw_only=True):
    """A political committee; its id is the code the documents use (`SOU`)."""

    name: str
    order: int = 0


class Administration(Record, frozen=True, kw_only=True):
    """An administration; its id is the code the documents use (`SUF`)."""

    name: str
    committee: str = ""
    order: int = 0


class Appropriation(Record, frozen=True, kw_only=True):
    """A bevilling: `code` as text (`3415`), `name` empty where no document prints one."""

    code: str
    name: str = ""
    committee: str = ""


class Track(Record, frozen=True, kw_only=True):
    """A ressortspor. `in_force` is the ISO date the precision and qualifier speak of.

    `money` says in words why a track has no implementation money, or where it comes from.
    """

    number: int
    name: str
    purpose: str = ""
    standing: str = ""
    money: str = ""
    in_force: str = ""
    in_force_precision: DatePrecision = ""
    in_force_qualifier: DateQualifier = ""
    in_force_note: str = ""


class TrackParty(Record, frozen=True, kw_only=True):
    """One administration that gives up, takes over or takes part in a track."""

    track: str
    position: int
    role: PartyRole
    administration: str = ""
    committee: str = ""
    unit: str = ""


class Line(Record, frozen=True, kw_only=True):
    """An aktivitet, the finest line of money the documents give.

    `amounts` maps a period (`2026` or `årlig`) to kroner as signed in the document; a period
    left out is blank. `direction` (U/I) is checked, never multiplied in. A `memo` line is told
    but counted in no total: it restates, or is part of (`part_of`), what other lines hold.
    `blank_reason` says why a cell is blank.
    """

    ledger: str
    label: str
    track: str = ""
    order: int = 0
    group: str = ""
    administration: str = ""
    steering_area: str = ""
    committee: str = ""
    appropriation: str = ""
    direction: Direction = ""
    from_administration: str = ""
    to_administration: str = ""
    expense_type: str = ""
    permanent: bool = False
    price_level: str = ""
    certainty: Certainty = "fast"
    memo: bool = False
    part_of: str = ""
    blank_reason: str = ""
    amounts: dict[str, Amount] = {}


class View(Record, frozen=True, kw_only=True):
    """A table: which lines (one ledger, one track or all), in which unit.

    A line stands in the row it is placed in (`Placement`), else in the row whose `match`
    equals its `rows_by` field, else in a row of its own. `memo` views list memo lines.
    """

    title: str
    ledger: str
    order: int = 0
    track: str = ""
    memo: bool = False
    rows_by: RowsBy = ""
    unit: Unit = "t.kr."
    price_level: str = ""


class ViewColumn(Record, frozen=True, kw_only=True):
    """A column with its label as printed: a `period`, the sum of them, or a line's `field`."""

    view: str
    position: int
    kind: ColumnKind
    label: str
    period: str = ""
    field: str = ""


class ViewRow(Record, frozen=True, kw_only=True):
    """A row with its label as printed; the `total` row holds all rows, a `gruppe` its own."""

    view: str
    order: int
    label: str
    kind: RowKind = "række"
    parent: str = ""
    match: str = ""


class Placement(Record, frozen=True, kw_only=True):
    """Which row of a view a line stands in; at most one a line and view."""

    view: str
    line: str
    target: str


class PrintedCell(Record, frozen=True, kw_only=True):
    """The exact text the document prints in one cell.

    `explanation` tells why what is computed differs, as long as that is `explained`: a figure as
    the document would print it, with all its decimals, empty for a blank.
    """

    view: str
    target: str
    column: str
    text: str
    explanation: str = ""
    explained: str = ""


class KeyFigure(Record, frozen=True, kw_only=True):
    """A nøgletal: `value` is the text as printed, `unit` what it counts."""

    label: str
    value: str
    unit: str = ""
    track: str = ""
    administration: str = ""
    price_level: str = ""
    certainty: Certainty = "fast"
    order: int = 0


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The one document of the `header` table.

    `sequence`, `offset` and `chain` say which history the records include; `generation` counts
    snapshots; `last_document` is the highest TinyDB document id ever given out; `checksum` is
    over the bytes of all other tables.
    """

    format: int
    workbook: str
    name: str
    created: str
    generation: int
    sequence: int
    offset: int
    chain: str
    last_document: int
    saved: str
    checksum: str
