"""Where a figure comes from, and what a total is made of; Enter goes to what is told of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from screens.desk import Desk
from screens.dialogs.telling import TellingDialog, Told, heading
from screens.places import Place
from screens.texts import provenance_text as texts
from screens.texts.change_subjects import Subjects
from screens.texts.safe import shorten
from store.layout import Row
from store.provenance import LineProvenance, cell_provenance, where_from
from store.records import ViewColumn
from store.table_view import TableView
from store.totals import TOTAL

SHOWN: Final = 500
"""So many terms of a sum are listed."""


class ProvenanceDialog(TellingDialog):
    """Explains a cell of a table; answers the place to go to, None to stay.

    `column` is a period or `TOTAL`; with a `line_id` it is that line's part that is explained,
    also where the cell holds several.
    """

    def __init__(
        self, desk: Desk, view_id: str, row_id: str, column: str, line_id: str = ""
    ) -> None:
        self._desk = desk
        self._table = desk.table(view_id)
        row = self._table.find_row(row_id)
        lines = [] if line_id else self._table.lines(row_id)
        self._line_id = lines[0].id if len(lines) == 1 else line_id
        self._row = row
        self._column = column
        name = texts.cell_name(desk.book, self._table.view, row, _head(self._table, column))
        super().__init__(f"{texts.TITLE}: {name}", texts.HINT)

    def tell(self) -> Iterator[Told]:
        """What there is to tell."""
        return self._of_line() if self._line_id else self._of_sum()

    # -- one line

    def _of_line(self) -> Iterator[Told]:
        period = "" if self._column == TOTAL else self._column
        found = where_from(self._desk.book, self._desk.since, self._line_id, period)
        book, unit = self._desk.book, self._desk.unit_of(self._table.view)
        here = Place("budget", line=found.line.id, column=period)
        yield from (Told(text, here) for text in texts.line_texts(found.line, period, unit))
        yield heading(texts.DOCUMENT)
        yield from (Told(text) for text in texts.source_texts(book, found.line, found.document))
        if found.line.note:
            yield Told(f"{texts.NOTE}: {shorten(found.line.note, texts.LONGEST)}")
        yield from self._print_and_changes(found)
        yield heading(texts.ENTERS)
        for view, row in found.enters:
            place = Place("budget", view=view.id, row=row.id, column=period)
            yield Told(texts.enters_text(book, view, row), place)
        if not found.enters:
            yield Told(texts.ENTERS_NONE)
        parts = [part for part in found.memo_parts if not period or period in part.amounts]
        if parts:
            yield heading(texts.PARTS)
        for part in parts:
            place = Place("budget", line=part.id, column=period)
            yield Told(texts.part_text(part, period, unit), place)

    def _print_and_changes(self, found: LineProvenance) -> Iterator[Told]:
        book = self._desk.book
        unit = self._desk.unit_of(self._table.view)
        yield heading(texts.PRINTED)
        for printed in found.printed:
            place = Place(
                "budget",
                view=printed.view.id,
                row=printed.row.id,
                column=printed.column.period or TOTAL,
            )
            yield Told(texts.printed_text(book, printed), place)
        if not found.printed:
            yield Told(texts.NONE_PRINTED)
        yield heading(texts.CHANGES)
        subjects = Subjects(book)
        for change in found.changes:
            text = texts.line_change_text(book, subjects, change, unit)
            yield Told(text, Place("changes", group=change.group.id))
        if not found.changes:
            yield Told(texts.NONE_CHANGED)

    # -- a sum

    def _of_sum(self) -> Iterator[Told]:
        unit = self._desk.unit_of(self._table.view)
        found = cell_provenance(self._table, self._row.id, self._column)
        yield from (Told(text, self._place_of(self._row)) for text in texts.sum_texts(found, unit))
        if self._desk.own:
            yield Told(texts.EVERYBODY)
        terms = [term for term in found.terms if not term.sum.is_blank]
        yield heading(texts.terms_heading(terms, len(found.terms) - len(terms)))
        listed = terms[:SHOWN]
        amounts = texts.term_amounts(listed, unit)
        period = "" if self._column == TOTAL else self._column
        for term, amount in zip(listed, amounts, strict=True):
            place = Place("budget", line=term.line.id, column=period)
            yield Told(texts.term_text(term, amount), place)
        if not terms:
            yield Told(texts.NO_TERMS)
        if len(terms) > SHOWN:
            yield Told(texts.more_terms_text(len(terms) - SHOWN))

    def _place_of(self, row: Row) -> Place:
        return Place("budget", view=self._table.view.id, row=row.id, column=self._column)


def _head(table: TableView, column: str) -> ViewColumn | None:
    """The column of a period or of the sums; None for one that the table does not show."""
    found = (c for c in table.columns if (TOTAL if c.kind == "sum" else c.period) == column)
    return next(found, None)
