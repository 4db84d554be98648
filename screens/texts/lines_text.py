"""Danish: the lines behind a cell, and what a new sum would make of them."""

from __future__ import annotations

from typing import Final

from screens.texts.amount_text import levels_text, moved_text, part_text, sum_text
from screens.texts.edit_text import understood_text
from screens.texts.names import short_title, value_text
from screens.texts.safe import safe, shorten
from screens.texts.words import counted, price_level_word
from store.amount_entry import Entry
from store.amounts import Amount, Sum
from store.records import Line, Unit, View
from store.workbook import Workbook

LINE: Final = "Aktivitet"
ADMINISTRATION: Final = "Forvaltning"
APPROPRIATION: Final = "Bevilling"
PRICE_LEVEL: Final = "Prisniveau"
NOW: Final = "Nu"
NEW: Final = "Ny"
TOTAL: Final = "I alt"

HINT: Final = "Skriv i kolonnen Ny; en ny sum nederst fordeles på aktiviteterne"
ANSWERS: Final = (("take", "Gem de nye beløb (Ctrl+S)"), ("leave", "Lad alt være (Esc)"))

LEAVE_TITLE: Final = "Beløbene er ikke gemt"
LEAVE_TEXT: Final = "Du har skrevet nye beløb, som ikke er gemt."
LEAVE_ANSWERS: Final = (
    ("stay", "Bliv her"),
    ("take", "Gem dem og luk"),
    ("drop", "Kassér dem og luk"),
)

NOT_HERE: Final = "Nye beløb skrives i kolonnen Ny."
FIGURE_WANTED: Final = (
    "Kun et beløb kan fordeles. Skriv spænd, »?« og »-« ud for aktiviteterne selv."
)
FINISH_FIRST: Final = "Afslut først feltet med Enter eller Esc; sæt så ind."
ONE_COLUMN: Final = "Her kan kun én kolonne beløb sættes ind. Kopiér kun den."
TOO_MANY: Final = "Der er flere beløb end aktiviteter herfra og ned. Kopiér færre."
NOTHING_TAKEN: Final = "Intet er sat ind."

_APPROPRIATION: Final = 16


def title_text(view: View, label: str, column: str, count: int) -> str:
    """Which cell: `Tabel 6, e) Programledelse, 2027: 2 aktiviteter`."""
    lines = counted(count, "aktivitet", "aktiviteter")
    return f"{short_title(view)}, {label}, {safe(column)}: {lines}"


def administration_text(line: Line) -> str:
    """Whose a line is; of a transfer, from whom to whom."""
    if line.from_administration or line.to_administration:
        parts = (line.from_administration, line.to_administration)
        return " → ".join(safe(part) or "…" for part in parts)
    return safe(line.administration)


def appropriation_text(book: Workbook, line: Line) -> str:
    """`3415 ældre`; a long name is cut, for the code says which it is."""
    return shorten(value_text(book, "appropriation", line.appropriation), _APPROPRIATION)


def line_text(book: Workbook, line: Line) -> str:
    """A line with whose it is, and all of its appropriation's name."""
    appropriation = value_text(book, "appropriation", line.appropriation)
    parts = (safe(line.label), administration_text(line), appropriation)
    return " · ".join(part for part in parts if part)


def total_label(level: str | None) -> str:
    """The row of the sum; one a price level where there are several."""
    return TOTAL if level is None else f"{TOTAL}, {price_level_word(level)}"


def total_text(total: Sum, level: str | None, unit: Unit, price_level: str) -> str:
    """A sum, or what it holds at one of several price levels."""
    if level is None:
        return sum_text(total, unit, price_level)
    part = total.parts.get(level)
    return "" if part is None else part_text(part, unit)


def resting_text(count: int, before: Sum, after: Sum, unit: Unit) -> str:
    """How many lines change, and what that makes of the sum."""
    if not count:
        return "Intet er ændret endnu. Skriv et nyt beløb, eller en ny sum nederst."
    changed = f"{counted(count, 'beløb', 'beløb')} ændres"
    if before.mixed or after.mixed:
        levels = levels_text(after, unit)
        return f"{changed}. I alt {levels}; prisniveauer lægges ikke sammen."
    if before == after:
        return f"{changed}. Summen er den samme, {sum_text(after, unit)} {unit}"
    return f"{changed}. I alt {moved_text(before, after, unit)} {unit}"


def spread_understood(entry: Entry, before: Amount | None, count: int, unit: Unit) -> str:
    """What a new sum was understood as, and over how many lines it is shared out."""
    lines = counted(count, "aktivitet", "aktiviteter")
    return f"{understood_text(entry, before, unit)}, fordelt på {lines} i forhold til deres beløb"


def spread_later(entry: Entry, before: Amount | None, unit: Unit) -> str:
    """The same where so many lines are shared out only when asked."""
    return f"{understood_text(entry, before, unit)}; Enter fordeler den"


def pasted_refusal(row: int, told: str) -> str:
    """Which of the pasted rows is wrong."""
    return f"{NOTHING_TAKEN} Linje {row} i det kopierede: {told}"
