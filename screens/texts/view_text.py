"""What a table on the screen says beside its figures: labels of its own, and what is shown."""

from __future__ import annotations

from screens.texts.names import document_text, row_label
from screens.texts.safe import safe
from screens.texts.words import number
from store.layout import Row
from store.records import Appropriation, View
from store.table_view import TableView
from store.workbook import Workbook


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
    for line in table.lines(row.id):
        found = appropriations.get(line.appropriation)
        parts += [line.label, line.group, line.administration, line.committee]
        parts += [line.steering_area, line.certainty, line.note, line.id]
        parts += [found.code, found.name] if found else []
    return " ".join(parts)


def shown_text(shown: int, count: int, words: str) -> str:
    """How many rows a filter leaves: `12 af 20 rækker med »kit«; summerne er for alle`."""
    told = f"{number(shown)} af {number(count)} rækker med »{safe(words)}«"
    return f"{told}; summerne er for alle"
