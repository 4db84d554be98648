"""What a table on the screen says beside its figures: labels of its own, and what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from screens.texts.names import document_text, row_label, source_text
from screens.texts.safe import safe
from screens.texts.words import number, price_level_word
from store.layout import Row
from store.records import Appropriation, Track, Unit, View
from store.table_view import TableView
from store.workbook import Workbook


@dataclass(frozen=True)
class Cut:
    """Which rows of lines a table shows: so many of all, with words, of one administration."""

    shown: int
    count: int
    words: str = ""
    own: str = ""


@dataclass(frozen=True)
class Order:
    """By what the rows are put in order; `is_old` when amounts have changed since."""

    heading: str
    descending: bool
    of_figures: bool
    without_groups: bool
    is_old: bool = False


def own_total_label(administration: str) -> str:
    """The total of one's own lines: `Kun SUF`."""
    return f"Kun {safe(administration)}"


def printed_label(book: Workbook, view: View) -> str:
    """What the document printed: `trykt i ØK19`."""
    document = document_text(book, view)
    return f"trykt i {document}" if document else "trykt"


def row_words(book: Workbook, table: TableView, row: Row) -> str:
    """All that a row is found by: its label, and what its lines are called and belong to."""
    parts = [row_label(book, table.view, row)]
    appropriations = book.tables.of(Appropriation)
    only = table.only_line(row.id)
    for line in [only] if only is not None else table.lines(row.id):
        found = appropriations.get(line.appropriation)
        parts += [line.label, line.group, line.administration, line.committee]
        parts += [line.steering_area, line.certainty, line.note, line.id]
        parts += [found.code, found.name] if found else []
    return " ".join(parts)


def status_text(
    book: Workbook, table: TableView, unit: Unit, cut: Cut | None, order: Order | None
) -> str:
    """The unit first, and then what is shown, or what the table is when all of it is shown."""
    view = table.view
    shown_in = unit if unit == view.unit else f"{unit} (tabellens enhed: {view.unit})"
    facts = [shown_in]
    if cut is not None:
        facts.append(cut_text(cut, _rows_word(view), has_total=table.has_total))
    if order is not None:
        facts.append(order_text(order))
    facts.append(price_level_word(view.price_level))
    return " · ".join(fact for fact in (*facts, *_source_facts(book, view)) if fact)


def _source_facts(book: Workbook, view: View) -> Iterator[str]:
    track = book.tables.of(Track).get(view.track)
    if track is not None:
        yield f"spor {track.number}"
    yield source_text(book, view)
    yield safe(view.id)


def _rows_word(view: View) -> str:
    return "rækker" if view.rows_by else "aktiviteter"


def cut_text(cut: Cut, rows: str, *, has_total: bool) -> str:
    """`12 af 20 aktiviteter med »kit«; summerne er for alle`."""
    told = f"{number(cut.shown)} af {number(cut.count)} {rows}"
    if cut.own:
        told = f"kun {safe(cut.own)}: {told}"
    if cut.words:
        told += f" med »{safe(cut.words)}«"
    if not has_total:
        return told
    return told + (f"; summer for {safe(cut.own)} og for alle" if cut.own else _FOR_ALL)


_FOR_ALL = "; summerne er for alle"


def order_text(order: Order) -> str:
    """`sorteret efter 2027, største først, uden grupper`."""
    if order.of_figures:
        way = "største først" if order.descending else "mindste først"
    else:
        way = "bagfra" if order.descending else "alfabetisk"
    told = f"sorteret efter {safe(order.heading) or 'navn'}, {way}"
    if order.without_groups:
        told += ", uden grupper"
    return f"{told}; rettet siden, Ctrl+O sorterer igen" if order.is_old else told
