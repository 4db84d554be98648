"""What the editor understood, what an edit would move, and what a cell is, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from screens.texts.amount_text import (
    EMPTY,
    amount_text,
    difference_text,
    levels_text,
    short_sum_text,
    stated_amount,
    sum_text,
)
from screens.texts.names import document_text, row_label, short_title, value_text
from screens.texts.safe import safe, shorten
from screens.texts.table_text import printed_in
from screens.texts.words import both, counted, period_word, price_level_word, verdict_text
from store.amount_entry import Entry
from store.amounts import Amount, Sum
from store.effects import Effect
from store.layout import Row
from store.records import Line, Unit, View
from store.since import NOT_CHANGED, Since
from store.table_view import TableView
from store.totals import TOTAL
from store.workbook import Workbook

MOST_TOLD: Final = 3
"""So many changed lines of a cell are named."""


@dataclass(frozen=True)
class Moved:
    """A sum that an edit moves: where, from what to what, and what the document prints there."""

    label: str
    before: str
    after: str
    printed: str = ""


@dataclass(frozen=True)
class Beside:
    """The table over everybody's lines, beside one of an administration's own."""

    administration: str
    whole: TableView


def understood_text(entry: Entry, before: Amount | None, unit: Unit) -> str:
    """`5.000 t.kr. = 5.000.000 kr. (nu 4.800)`."""
    told = stated_amount(entry.amount, unit)
    if unit != "kr." and isinstance(entry.amount, int):
        told += f" = {stated_amount(entry.amount, 'kr.')}"
    told += f" (nu {amount_text(before, unit)})"
    if entry.rounded:
        told += ", afrundet til hele kroner"
    if entry.approximate:
        told += "; »ca.« gemmes ikke, sæt sikkerheden til skøn med Ctrl+E"
    return told


def spread_text(count: int) -> str:
    """What becomes of a new sum for several lines."""
    lines = counted(count, "aktivitet", "aktiviteter")
    return f"Fordeles på {lines} i forhold til deres beløb; Enter viser hvordan."


def moved_sums(
    book: Workbook, effects: Sequence[Effect], here: tuple[str, str], key: str, unit: Unit | None
) -> Iterator[Moved]:
    """What an edit moves in a period: the table in sight, totals and shares, then other rows.

    `here` is the table and row being edited, whose own cell is left out. Totals of tables no
    document has are those of others, and are left out too.
    """
    told = [effect for effect in effects if effect.column == key]
    for effect in sorted(told, key=lambda effect: _rank(effect, here[0])):
        view, row = effect.view, effect.row
        if (view.id, row.id) == here or (row.kind == "total" and not view.document):
            continue
        shown = unit or view.unit
        printed = _printed(book.table(view.id), row, key, shown)
        before, after = sum_text(effect.before, shown), sum_text(effect.after, shown)
        yield Moved(_where(book, view, row), before or EMPTY, after or EMPTY, printed)


def _rank(effect: Effect, view_id: str) -> int:
    """Rows of the table in sight come last, for the table shows them itself."""
    is_here, is_total = effect.view.id == view_id, effect.row.kind == "total"
    if is_here:
        return 0 if is_total else 3
    return 1 if is_total or effect.view.rows_by else 2


def _where(book: Workbook, view: View, row: Row) -> str:
    label = row_label(book, view, row)
    if not view.document:
        return label
    if row.kind == "total" and not view.track:
        return f"{document_text(book, view)} i alt ({short_title(view)})"
    return f"{short_title(view)}: {label}"


def _printed(table: TableView, row: Row, key: str, unit: Unit) -> str:
    printed = table.cell(row.id, table.column(key)).printed if row.printed else None
    return printed_in(printed, table.view.unit, unit) if printed else ""


def cell_lines_text(
    book: Workbook,
    since: Since | None,
    table: TableView,
    row: Row,
    key: str,
    unit: Unit,
    beside: Beside | None = None,
) -> Iterator[str]:
    """What is to be told of a cell at rest: row, figure, the document's, the line's facts.

    What a `table` of one's own lines leaves out stands in the one `beside` it. Without `since`
    nothing is told of changes.
    """
    yield row_label(book, table.view, row)
    lines = table.lines(row.id) if row.kind == "række" else []
    if key:
        column = table.column(key)
        cell = table.cell(row.id, column)
        assert cell.sum is not None
        whose = f", kun {safe(beside.administration)}" if beside is not None else ""
        yield f"{safe(column.label)}{whose}: {_figure(cell.sum, unit)}"
        if cell.sum.mixed:
            yield f"{levels_text(cell.sum, unit)}; de lægges ikke sammen."
        whole = table if beside is None else beside.whole
        total = whole.cell(row.id, whole.column(key)).sum
        if total is not None and total != cell.sum:
            yield f"Alle forvaltninger: {_figure(total, unit)}"
        yield from _printed_text(book, whole, row, key, unit)
        if since is not None:
            yield from _since_text(since, lines, key, unit)
    if len(lines) == 1:
        yield from _line_facts(book, lines[0])
    elif lines:
        what = "Summen" if key == TOTAL else "Feltet" if key else "Rækken"
        opens = "Ctrl+G" if key == TOTAL else "Enter"
        yield f"{what} er {counted(len(lines), 'aktivitet', 'aktiviteter')}; {opens} åbner dem."


def _figure(total: Sum, unit: Unit) -> str:
    found = short_sum_text(total, unit) or EMPTY
    part = total.part()
    return f"{found} {unit}" if part is not None and part.known else found


def _printed_text(
    book: Workbook, table: TableView, row: Row, key: str, unit: Unit
) -> Iterator[str]:
    cell = table.cell(row.id, table.column(key))
    if cell.printed is None:
        return
    source = document_text(book, table.view) or "dokumentet"
    told = f"Trykt i {source}: {printed_in(cell.printed, table.view.unit, unit)}"
    if cell.comparison is None:
        yield told
        return
    apart = difference_text(cell.comparison.difference, unit)
    told += f", {verdict_text(cell.comparison)}"
    told += f" (forskel {apart})" if apart not in ("", "0") else ""
    explanation = safe(cell.comparison.explanation)
    yield f"{told}. {explanation}" if explanation else told


def _since_text(since: Since, lines: Sequence[Line], period: str, unit: Unit) -> Iterator[str]:
    """What the lines of a cell held when the workbook was made, where that was another amount."""
    told = list(_were(since, lines, period, unit))
    yield from told[:MOST_TOLD]
    if len(told) > MOST_TOLD:
        more = counted(len(told) - MOST_TOLD, "ændret aktivitet", "ændrede aktiviteter")
        yield f"● og {more} til"


def _were(since: Since, lines: Sequence[Line], period: str, unit: Unit) -> Iterator[str]:
    for line in lines:
        if not since.is_changed("lines", line.id):
            continue
        name = f"»{shorten(line.label)}« {safe(line.administration)}".rstrip()
        was = since.line_amount(line.id, period)
        if was is not NOT_CHANGED:
            then = f"da arbejdsfilen blev lavet: {stated_amount(was, unit)}"
            yield f"● Ændret; {then}" if len(lines) == 1 else f"● {name} ændret; {then}"
        elif since.is_added("lines", line.id):
            told = "aktivitet; står ikke i dokumentet"
            yield f"● Ny {told}" if len(lines) == 1 else f"● {name}: ny {told}"


def _line_facts(book: Workbook, line: Line) -> Iterator[str]:
    appropriation = value_text(book, "appropriation", line.appropriation)
    facts = [safe(line.administration), safe(line.committee), appropriation]
    facts += [safe(line.steering_area), price_level_word(line.price_level)]
    facts += ["varig"] if line.permanent else []
    facts += [f"~ {line.certainty}"] if line.certainty != "fast" else []
    yield " · ".join(fact for fact in facts if fact)
    if line.note:
        yield safe(line.note)


def cleared_text(count: int, left: int = 0) -> str:
    """How many amounts were cleared, and how many selected cells were left as they are."""
    told = f"{counted(count, 'felt', 'felter')} tømt."
    if left:
        told += f" {counted(left, 'felt', 'felter')} med summer eller flere aktiviteter står endnu."
    return f"{told} Ctrl+Z fortryder."


def filled_text(period: str, periods: Sequence[str], left: int) -> str:
    """What was filled in, and where, and how many of the selected rows were left as they were."""
    where = both([safe(one) for one in periods])
    told = f"Beløbet for {period_word(period)} står nu også i {where}."
    rows = counted(left, "række", "rækker")
    return f"{told} {rows} med summer eller flere aktiviteter er som før." if left else told
