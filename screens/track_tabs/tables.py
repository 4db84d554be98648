"""Tabeller: what each table holds of a track, year by year; Enter opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from screens.desk import Desk
from screens.places import Place
from screens.texts.amount_text import amount_text, sum_text
from screens.texts.safe import safe
from screens.texts.table_text import printed_in
from screens.texts.track_text import (
    OPENS_TABLE,
    OTHER_TABLES,
    OWN_TABLES,
    TABLES,
    TOTAL_HEADING,
    UNIT_HEADING,
    figure_text,
    line_details,
    no_tables_text,
    of_which,
    period_heading,
    sorted_periods,
    tables_intro,
    view_details,
    view_label,
)
from screens.track_tabs.tab import Column, Content, Listed, ListedRow, TrackTab, told
from screens.widgets.grid_source import Head, Shown, Tone
from store.amounts import Sum
from store.layout import Row, holds
from store.own import involves
from store.records import Line, Track, View
from store.shares import shares
from store.table_view import TableView
from store.totals import TOTAL

UNIT = "unit"
"""The key of the column that tells unit and price level."""


def content(desk: Desk, track: Track) -> Content:
    """The track's own tables, then its part of those that hold several tracks."""
    book = desk.book
    lines = book.lines(track=track.id, memo=False)
    views = sorted(book.all(View), key=lambda view: (view.order, view.id))
    own = [view for view in views if view.track == track.id and not view.memo]
    kinds = {line.ledger: line for line in lines}.values()
    shared = [view for view in views if not view.track and any(holds(view, line) for line in kinds)]
    if not own and not shared:
        return told(no_tables_text(track))
    columns = _columns([book.table(view.id) for view in (*own, *shared)])
    rows: list[ListedRow] = []
    for key, heading, group in (("own", OWN_TABLES, own), ("shared", OTHER_TABLES, shared)):
        if group:
            rows.append(_heading(key, heading, columns))
        for view in group:
            rows += _Rows(desk, track, view, lines, columns).all()
    return _without_empty(Listed(tables_intro(desk.own), columns, tuple(rows)))


def _without_empty(listed: Listed) -> Listed:
    """Only the columns in which something stands."""
    kept = [n for n in range(len(listed.columns)) if any(row.cells[n].text for row in listed.rows)]
    return Listed(
        listed.intro,
        tuple(listed.columns[n] for n in kept),
        tuple(replace(row, cells=tuple(row.cells[n] for n in kept)) for row in listed.rows),
    )


def _columns(tables: list[TableView]) -> tuple[Column, ...]:
    periods = sorted_periods(
        column.period for table in tables for column in table.columns if column.kind == "periode"
    )
    summed = any(column.kind == "sum" for table in tables for column in table.columns)
    return (
        Column("", Head(TABLES)),
        Column(UNIT, Head(UNIT_HEADING)),
        *(Column(one, Head(period_heading(one), figures=True)) for one in periods),
        *([Column(TOTAL, Head(TOTAL_HEADING, figures=True))] if summed else []),
    )


def _heading(key: str, text: str, columns: tuple[Column, ...]) -> ListedRow:
    empty = (Shown("", Tone.GROUP),) * (len(columns) - 1)
    return ListedRow(key, (Shown(text, Tone.GROUP), *empty))


class _Rows:
    """The rows of one table: the track's figures, one's own, what is printed; or line by line."""

    def __init__(
        self,
        desk: Desk,
        track: Track,
        view: View,
        lines: list[Line],
        columns: tuple[Column, ...],
    ) -> None:
        self._desk, self._track, self._view, self._columns = desk, track, view, columns
        self._unit = desk.unit_of(view)
        self._table = desk.table(view.id)
        self._lines = [line for line in lines if holds(view, line)]
        self._periods = {
            TOTAL if column.kind == "sum" else column.period
            for column in self._table.columns
            if column.kind != "tekst"
        }
        self._row = self._printed_row()

    def all(self) -> Iterator[ListedRow]:
        """The rows, top down."""
        if not self._table.has_total:
            yield from self._line_by_line()
            return
        yield self._summed(self._view.id, view_label(self._desk.book, self._view), Tone.PLAIN, "")
        own = self._desk.own
        if own:
            yield self._summed(f"{self._view.id}/own", f"  {of_which(own)}", Tone.OWN, own)
        printed = self._printed()
        if printed is not None:
            yield printed

    def _printed_row(self) -> Row | None:
        """The row of the table that stands for the track."""
        if self._view.track:
            return next((row for row in self._table.rows() if row.kind == "total"), None)
        layout = self._desk.book.totals(self._view.id).layout
        match = layout.by_match.get(self._track.id) if self._view.rows_by == "track" else None
        return None if match is None else self._table.find_row(match)

    def _sums(self, administration: str) -> Callable[[str], Sum]:
        """The track's sums by period, or those of one administration in it."""
        if self._view.track:
            return self._desk.book.table(self._view.id, administration).total
        lines = [x for x in self._lines if not administration or involves(x, administration)]
        found = shares(self._desk.book.tables, lines, "track", self._periods)
        return found[0].sum_of if found else lambda _: Sum()

    def _summed(self, key: str, label: str, tone: Tone, administration: str) -> ListedRow:
        sums = self._sums(administration)
        view, unit = self._view, self._unit
        found = {key: sums(key) for key in self._periods}
        texts = {key: figure_text(one, unit, view.price_level) for key, one in found.items()}
        # what a cell has no room for
        whole = [
            f"{period_heading(key)}: {sum_text(one, unit, view.price_level)}."
            for key, one in sorted(found.items())
            if texts[key] != sum_text(one, unit, view.price_level)
        ]
        details = (*whole, *view_details(self._desk.book, view, unit), OPENS_TABLE)
        return self._listed(key, label, texts, tone, details, Place("budget", view=view.id))

    def _listed(
        self,
        key: str,
        label: str,
        texts: dict[str, str],
        tone: Tone,
        details: tuple[str, ...],
        place: Place,
    ) -> ListedRow:
        # a table of its own is opened where one stood in it
        if self._row is not None and not self._view.track and not place.line:
            place = Place("budget", view=place.view, row=self._row.id)
        texts = {**texts, "": label, UNIT: self._unit if tone is Tone.PLAIN else ""}
        cells = tuple(Shown(texts.get(column.key, ""), tone) for column in self._columns)
        return ListedRow(key, cells, details, place)

    def _printed(self) -> ListedRow | None:
        """What the document prints in the row that stands for the track."""
        if self._row is None or self._desk.choices.printed == "ingen":
            return None
        texts: dict[str, str] = {}
        for column in self._table.columns:
            printed = self._table.cell(self._row.id, column).printed
            if printed and column.kind != "tekst":
                key = TOTAL if column.kind == "sum" else column.period
                texts[key] = printed_in(printed, self._view.unit, self._unit)
        if not texts:
            return None
        details = (*view_details(self._desk.book, self._view, self._unit), OPENS_TABLE)
        place = Place("budget", view=self._view.id)
        key = f"{self._view.id}/printed"
        return self._listed(key, "  trykt", texts, Tone.PRINTED, details, place)

    def _line_by_line(self) -> Iterator[ListedRow]:
        """A table without a total is not added up here either."""
        view, own = self._view, self._desk.own
        label = view_label(self._desk.book, view)
        details = (*view_details(self._desk.book, view, self._unit), OPENS_TABLE)
        yield self._listed(view.id, label, {}, Tone.PLAIN, details, Place("budget", view=view.id))
        for line in self._lines:
            texts = {
                period: amount_text(amount, self._unit, "")
                for period, amount in line.amounts.items()
            }
            yield self._listed(
                f"{view.id}/{line.id}",
                f"  {safe(line.label)}",
                texts,
                Tone.OWN if own and involves(line, own) else Tone.PLAIN,
                (*line_details(self._desk.book, line), OPENS_TABLE),
                Place("budget", view=view.id, line=line.id),
            )


TAB = TrackTab("tables", TABLES, content)
