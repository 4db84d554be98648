"""Where a figure comes from, in words: document, print, changes, what it enters into, terms."""

from __future__ import annotations

from typing import Final

from screens.texts.amount_text import amount_text, difference_text, stated_amount, sum_text
from screens.texts.change_subjects import Subjects
from screens.texts.changes_text import values_text
from screens.texts.grid_text import GridColumn, aligned
from screens.texts.history_text import change_text, first_text
from screens.texts.moves_text import is_move
from screens.texts.names import document_text, row_label, short_title
from screens.texts.safe import safe, shorten
from screens.texts.time_text import time_text
from screens.texts.width import pad
from screens.texts.words import counted, number, period_word, verdict_text
from store.compare import Comparison
from store.layout import Row
from store.provenance import CellProvenance, LineChange, PrintedIn, Term
from store.records import Document, Line, Record, Unit, View, ViewColumn
from store.workbook import Workbook

TITLE: Final = "Hvor kommer tallet fra"
HINT: Final = "Pil op/ned vælger · Enter går dertil · Esc lukker"
DOCUMENT: Final = "Dokument"
PRINTED: Final = "Trykt i dokumentet"
CHANGES: Final = "Ændringer siden"
ENTERS: Final = "Indgår i"
PARTS: Final = "Heraf nævnt i teksten (tælles ikke med igen)"
NOTE: Final = "Note"
NONE_PRINTED: Final = "Intet dokument trykker tallet."
NONE_CHANGED: Final = "Ingen; det står, som da arbejdsfilen blev lavet."
ENTERS_NONE: Final = "Ingen tabel."
NO_DOCUMENT: Final = "Aktiviteten står ikke i noget dokument."
NO_TERMS: Final = "Ingen aktivitet har et beløb her."
EVERYBODY: Final = "Alle forvaltninger er talt med, også dem, »kun min forvaltning« skjuler."

LONGEST: Final = 400
_SIDE: Final = 16


def cell_name(book: Workbook, view: View, row: Row, column: ViewColumn | None) -> str:
    """A cell as one says it: `Tabel 6, d) Målrettede …, 2027`."""
    parts = [short_title(view), shorten(row_label(book, view, row), 80)]
    parts += [safe(column.label)] if column else []
    return ", ".join(part for part in parts if part)


def line_texts(line: Line, period: str, unit: Unit) -> list[str]:
    """The line by name and id, and what it holds now."""
    texts = [f"{shorten(line.label, LONGEST)} ({safe(line.id)})"]
    if period:
        held = f"Nu: {stated_amount(line.amounts.get(period), unit)} {period_word(period)}"
    else:
        amounts = sorted(line.amounts.items())
        told = [f"{stated_amount(amount, unit)} {period_word(at)}" for at, amount in amounts]
        held = f"Nu: {', '.join(told) or 'intet beløb'}"
    facts = [held, safe(line.price_level), "" if line.certainty == "fast" else line.certainty]
    texts.append(", ".join(fact for fact in facts if fact))
    return texts


def source_texts(
    book: Workbook, record: Record, document: Document | None, none: str = NO_DOCUMENT
) -> list[str]:
    """The document, its title, table and row a record is from; `none` where it is from none."""
    if document is None:
        return [none]
    where = [document_text(book, record), safe(record.section)]
    where += [f"række {safe(record.row)}"] if record.row else []
    texts = [", ".join(part for part in where if part)]
    return [*texts, shorten(document.title, LONGEST)]


def printed_text(book: Workbook, printed: PrintedIn) -> str:
    """`Tabel 6, d) Målrettede …, 2027: 4.800: stemmer`, with what the row holds besides."""
    view = printed.view
    text = f"{cell_name(book, view, printed.row, printed.column)}: »{safe(printed.text)}«"
    text += judged_text(printed.comparison, view.unit)
    return text if printed.alone else f"{text}; rækken holder flere aktiviteter"


def judged_text(comparison: Comparison | None, unit: Unit) -> str:
    """How a printed figure stands to the computed one: `, afviger (forskel +200 t.kr.)`."""
    if comparison is None:
        return ""
    text = f", {verdict_text(comparison)}"
    apart = difference_text(comparison.difference, unit)
    if apart and apart != "0":
        text += f" (forskel {apart} {unit})"
    if comparison.explanation:
        text += f": {shorten(comparison.explanation, LONGEST)}"
    return text


def line_change_text(book: Workbook, subjects: Subjects, found: LineChange, unit: Unit) -> str:
    """When, who, from what to what, why, and whether it was taken back."""
    group, change = found.group, found.change
    if change.field.startswith("amounts."):
        period = period_word(change.field.removeprefix("amounts."))
        told = f"{period}: {values_text(subjects, change, unit, LONGEST)}"
    elif is_move(group):
        told = first_text(book, group)
    else:
        told = change_text(book, change, unit)
    return stamped_text(found, told)


def stamped_text(found: LineChange, told: str) -> str:
    """What a change did, with when, who, why, and whether it was taken back."""
    group = found.group
    text = f"{time_text(group.time)}, {safe(group.user) or 'ukendt'}: {told}"
    text += f" ({shorten(group.reason, LONGEST)})" if group.reason else ""
    return text if found.stands else f"{text} · fortrudt"


def enters_text(book: Workbook, view: View, row: Row) -> str:
    """A table and one of its rows."""
    return f"{short_title(view)}: {shorten(row_label(book, view, row), 120)}"


def part_text(line: Line, period: str, unit: Unit) -> str:
    """A memo line that tells a part."""
    amounts = {period: line.amounts.get(period)} if period else line.amounts
    told = [f"{stated_amount(one, unit)} {period_word(at)}" for at, one in amounts.items()]
    return f"{shorten(line.label, 120)}: {', '.join(told)}"


# -- a sum


def sum_texts(found: CellProvenance, unit: Unit) -> list[str]:
    """What a cell adds up to, and what is printed there."""
    total = sum_text(found.sum, unit, found.view.price_level)
    texts = [f"Nu: {total} {unit}" if total else "Nu: intet beløb"]
    if found.printed is not None:
        judged = judged_text(found.comparison, found.view.unit)
        texts.append(f"Trykt: »{safe(found.printed)}«{judged}")
    return texts


def terms_heading(terms: list[Term], blank: int) -> str:
    """How many lines are added up, and how many have nothing to add."""
    told = counted(len(terms), "led", "led")
    return f"{told}; {counted(blank, 'aktivitet', 'aktiviteter')} uden beløb" if blank else told


def term_text(term: Term, amount: str) -> str:
    """The amount, and the line with its administration."""
    side = f"({safe(term.line.administration)})" if term.line.administration else ""
    side = "" if term.line.label.endswith(side) else f" {side}"
    return f"{amount}  {shorten(term.line.label, 120)}{side}"


def term_amounts(terms: list[Term], unit: Unit) -> list[str]:
    """What each line adds, set under each other; long ones push their label aside."""
    texts = [[_term_amount(term, unit)] for term in terms]
    [found] = aligned([GridColumn("", figures=True)], texts)
    width = min(max(map(len, found), default=0), _SIDE)
    return [pad(text, width, right=True) for text in found]


def _term_amount(term: Term, unit: Unit) -> str:
    if term.amount is not None:
        return amount_text(term.amount, unit)
    return sum_text(term.sum, unit)


def more_terms_text(count: int) -> str:
    """That not all are listed."""
    return f"… og {number(count)} led til"
