"""The Danish words for what the store knows by code: kinds, fields, verdicts, actions."""

from __future__ import annotations

import errno
import re
from typing import Any, Final, Literal, get_args, get_origin

import msgspec

from screens.texts.nouns_da import NOUNS, Noun, common
from screens.texts.safe import safe
from store.amounts import Range
from store.changes import AMOUNT_PREFIX, Action
from store.compare import Comparison, Verdict
from store.kinds import PERIOD_HEADING, Column
from store.records import ANNUAL
from store.schema import HEADER_TABLE, KINDS

VERDICTS: Final[dict[Verdict, str]] = {
    Verdict.AGREES: "stemmer",
    Verdict.ROUNDING: "afrundingsforskel",
    Verdict.EXPLAINED: "forklaret",
    Verdict.DEVIATES: "afviger",
    Verdict.UNRESOLVED: "uafklaret",
}

INFERRED: Final = "udledt af teksten"

AGREES_ROUNDED: Final = "stemmer, når der rundes af"

ACTIONS: Final[dict[Action, str]] = {
    "create": "Oprettelse",
    "edit": "Rettelse",
    "import": "Import",
    "undo": "Fortrudt",
    "redo": "Gentaget",
}

CAUSES: Final = {
    "full": "disken er fuld",
    "denied": "der er ingen skriveadgang",
    "other": "systemet kunne ikke skrive",
}
"""Why something could not be written; see `store.system.reason`."""

SYSTEM_ERRORS: Final = {
    errno.ENOENT: "den findes ikke",
    errno.EACCES: "du har ikke adgang til den",
    errno.EPERM: "du har ikke adgang til den",
    errno.EROFS: "du har ikke adgang til den",
    errno.EISDIR: "den er en mappe",
    errno.ENOTDIR: "mappen findes ikke",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EINVAL: "navnet er ugyldigt, eller det er ingen almindelig fil",
    errno.ELOOP: "genvejen (linket) fører i ring",
    errno.EIO: "fejl på disken",
    errno.ENOSPC: "disken er fuld",
    errno.EMFILE: "der er for mange åbne filer",
    errno.ENOMEM: "der er for lidt hukommelse",
}

HEADER_WORDS: Final = {
    "workbook": "arbejdsfil",
    "name": "navn",
    "created": "oprettet",
    "generation": "antal gange gemt",
    "sequence": "antal ændringer",
    "offset": "plads i historikken",
    "chain": "kontrolsum af historikken",
    "last_document": "højeste nummer",
    "saved": "gemt",
    "checksum": "kontrolsum",
}
"""The fields of the file's header."""

BASES: Final = {
    "range": "her står et spænd",
    "unknown": "her står »?«",
    "blank": "her står intet beløb",
}
"""What a relative amount has nothing to reckon with."""

_TYPES: Final = {
    "number": "et helt tal",
    "seconds": "minutter og sekunder som 6:35",
    "flag": "ja eller nej",
    "date": "en dato som 2026-01-31",
    "time": "et klokkeslæt som 09:00",
}


def verdict_text(comparison: Comparison) -> str:
    """How a printed figure and the computed one stand to each other."""
    if is_rounded(comparison):
        return AGREES_ROUNDED
    return VERDICTS[comparison.verdict]


def is_rounded(comparison: Comparison) -> bool:
    """True for a figure that agrees once the computed one is rounded as the document did."""
    apart = comparison.difference not in (None, Range(0, 0))
    return comparison.verdict is Verdict.AGREES and apart


def noun(table: str) -> Noun:
    """The words for a kind; its own name where it has none."""
    name = safe(table)
    return NOUNS.get(table) or common(name, name, name, name)


def system_error(number: int) -> str:
    """What the system said about a file; empty where it said nothing."""
    return SYSTEM_ERRORS.get(number, f"systemfejl {number}" if number else "")


def field_word(table: str, field: str) -> str:
    """The Danish name of a field: the heading it has in CSV, `beløb 2026` of an amount."""
    if field == "amounts":
        return "beløb"
    if field.startswith(AMOUNT_PREFIX):
        period = field[len(AMOUNT_PREFIX) :]
        return "årligt beløb" if period == ANNUAL else f"beløb {safe(period)}"
    if not table and field == "reason":
        return "begrundelse"
    column = _column(table, field)
    return safe(field) if column is None else column.heading.strip().replace("_", " ")


def register_word(table: str) -> str:
    """The register a kind is in, as its CSV file is called: `aktiviteter`."""
    return KINDS[table].file.removesuffix(".csv") if table in KINDS else safe(table)


def heading_word(table: str, field: str) -> str:
    """The heading of a field in CSV: `aktivitet`, `kr 2026`."""
    if field.startswith(AMOUNT_PREFIX):
        return f"{PERIOD_HEADING}{field[len(AMOUNT_PREFIX) :]}"
    column = _column(table, field)
    return field if column is None else column.heading.strip()


def wanted(table: str, field: str) -> str:
    """What may stand in a field, empty where any text may."""
    column = _column(table, field)
    if column is None:
        return ""
    info = {f.name: f.type for f in msgspec.structs.fields(KINDS[table].record)}
    words: Any = info.get(field)
    if get_origin(words) is Literal:
        return either([f"»{word}«" if word else "intet" for word in get_args(words)])
    return _TYPES.get(column.type, "")


def _column(table: str, field: str) -> Column | None:
    columns = KINDS[table].columns if table in KINDS else ()
    return next((column for column in columns if column.field == field), None)


def either(words: list[str]) -> str:
    """`a, b eller c`."""
    return _joined(words, "eller")


def both(words: list[str]) -> str:
    """`a, b og c`."""
    return _joined(words, "og")


def _joined(words: list[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(count: int, one: str, many: str) -> str:
    """`1 ændring`, `1.250 ændringer`."""
    return f"{number(count)} {one if count == 1 else many}"


def counted_records(table: str, count: int) -> str:
    """`92 aktiviteter`."""
    words = noun(table)
    return counted(count, words.one, words.many)


def number(count: int) -> str:
    """A whole number with dots between thousands."""
    return f"{count:,}".replace(",", ".")


def stored_table_word(table: str) -> str:
    """What a table of the workbook file holds: `aktiviteter`."""
    return "filhoved" if table == HEADER_TABLE else noun(table).many


def stored_field_word(table: str, place: str) -> str:
    """The Danish name of the field a place in a stored record begins with: `amounts[...]`."""
    found = re.match(r"\w*", place.lstrip("[]0123456789."))
    name = found[0] if found and found[0] else place
    return HEADER_WORDS.get(name, name) if table == HEADER_TABLE else field_word(table, name)


def period_phrase(period: str) -> str:
    """Which amount of a line a period is: `beløb for 2026` or `årlige beløb`."""
    return "årlige beløb" if period == ANNUAL else f"beløb for {safe(period)}"


def period_word(period: str) -> str:
    """How a period is said after an amount: `2026` or `årligt`."""
    return "årligt" if period == ANNUAL else safe(period)


def price_level_word(level: str) -> str:
    """A price level, or that none is given."""
    return safe(level) or "uoplyst p/l"
