"""`ret`: give a line another amount, and show the totals that move."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ressort_tui.commands.show import width
from ressort_tui.output import tell, write_lines
from ressort_tui.session import Options, writing
from screens.texts.amount_text import amount_change_text, moved_text, stated_amount
from screens.texts.grid_text import GridColumn, grid_lines
from screens.texts.line_units import DEFAULT, LineUnits
from screens.texts.messages import finding_text
from screens.texts.names import line_name, row_label, short_title
from screens.texts.safe import safe
from screens.texts.words import period_phrase, period_word
from store.amount_entry import Entry, read_amount
from store.amounts import Amount, Sum
from store.checks import sign_findings
from store.errors import AmountError
from store.records import ANNUAL, Line, Unit
from store.totals import TOTAL
from store.workbook import Workbook

_ANNUAL_WORDS: Final = frozenset({"årlig", "årligt", "aarlig", "aarligt"})


@dataclass(frozen=True)
class Total:
    """A row that holds the line: its sum in the period, and over all where the table has that."""

    view: str
    title: str
    row: str
    unit: Unit
    sums: tuple[Sum, ...]


def amend(options: Options, line_id: str, period: str, text: str, *, reason: str) -> None:
    """Set an amount typed in the unit of the tables the line stands in."""
    period = unicodedata.normalize("NFC", period).casefold()
    period = ANNUAL if period in _ANNUAL_WORDS else period
    with writing(options) as book:
        line = book.get(Line, line_id)
        before = line.amounts.get(period)
        views = LineUnits(book).views(line)
        unit = views[0].unit if views else DEFAULT
        entry = read_amount(text, unit, before)
        totals = list(_totals(book, line, period))
        made = book.set_amount(line.id, period, entry.amount, reason=reason) is not None
        if entry.rounded:
            tell("Resultatet er afrundet til hele kroner.")
        if len({view.unit for view in views}) > 1 and not _names_unit(text, unit, before, entry):
            tell(f"Bemærk: Beløbet er læst i {unit}, som i {short_title(views[0])}.")
        if not made:
            tell(f"Beløbet er {stated_amount(before, unit)} i forvejen; intet er ændret.")
            return
        change = amount_change_text(before, entry.amount, unit)
        write_lines([f"{line_name(book, line.id)}, {period_word(period)}: {change}"])
        line = book.get(Line, line.id)
        for finding in [one for one in sign_findings([line]) if one.period == period]:
            tell(f"Bemærk: {finding_text(finding, unit)}")
        moved = list(_totals(book, line, period))
        if moved:
            write_lines(["", *_lines(totals, moved, period)])
        else:
            tell(_nothing_moved(line, period))


def _names_unit(text: str, unit: Unit, before: Amount | None, entry: Entry) -> bool:
    """True for a text that says the same whatever the table's unit is."""
    other: Unit = "t.kr." if unit == "kr." else "kr."
    try:
        return read_amount(text, other, before).amount == entry.amount
    except AmountError:
        return False


def _nothing_moved(line: Line, period: str) -> str:
    if line.memo:
        return "Ingen total flytter sig, for aktiviteten er kun til orientering og tælles ikke med."
    return f"Ingen total flytter sig, for ingen tæller aktivitetens {period_phrase(period)} med."


def _totals(book: Workbook, line: Line, period: str) -> Iterator[Total]:
    """Every sum of several lines that this one is in, table by table."""
    for view in LineUnits(book).views(line):
        table = book.table(view.id)
        if period not in {column.period for column in table.columns}:
            continue
        for row in table.rows_of(line.id):
            if row.kind != "total" and len(table.lines(row.id)) == 1:
                continue
            over_all = any(column.kind == "sum" for column in table.columns)
            keys = (period, TOTAL) if over_all else (period,)
            sums = tuple(table.sum(row.id, key).copy() for key in keys)
            label = row_label(book, table.view, row)
            yield Total(table.id, short_title(table.view), label, table.view.unit, sums)


def _lines(before: list[Total], after: list[Total], period: str) -> list[str]:
    columns = [GridColumn("Tabel"), GridColumn("Række"), GridColumn(safe(period), figures=True)]
    columns += [GridColumn("Alle år", figures=True), GridColumn("Enhed")]
    rows = []
    for old, new in zip(before, after, strict=True):
        texts = [moved_text(*pair, new.unit) for pair in zip(old.sums, new.sums, strict=True)]
        now, over_all = [*texts, ""][:2]
        rows.append([f"{new.title} ({safe(new.view)})", new.row, now, over_all, new.unit])
    return grid_lines(columns, rows, width())
