"""I teksten: the amounts of a track that stand in no document's table, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterator

from screens.desk import Desk
from screens.places import Place
from screens.texts.amount_text import amount_text
from screens.texts.line_units import LineUnits
from screens.texts.marks_da import CHANGED
from screens.texts.safe import safe
from screens.texts.track_text import (
    IN_TEXT,
    NO_AMOUNTS,
    NO_AMOUNTS_IN_TEXT,
    OPENS_TABLE,
    in_text_intro,
    line_details,
    line_label,
    period_heading,
)
from screens.texts.words import price_level_word
from screens.track_tabs.tab import Column, Content, Listed, ListedRow, TrackTab, told
from screens.widgets.grid_source import LEAST_TITLE, Head, Shown, Tone
from store.amounts import Amount
from store.own import involves
from store.records import Line, Track, View
from store.since import NOT_CHANGED

COLUMNS = (
    Column("", Head(IN_TEXT, least=LEAST_TITLE)),
    Column("amount", Head("Beløb", figures=True)),
    Column("unit", Head("Enhed")),
    Column("period", Head("Periode")),
    Column("price_level", Head("Prisniveau")),
    Column("certainty", Head("Sikkerhed")),
)
OWN_COLUMN = Column("administration", Head("Forvaltning"))
"""Shown where one's own lines are to be told from the others."""


def content(desk: Desk, track: Track) -> Content:
    """A row an amount, in the lines' order; one for a line without amounts."""
    units = LineUnits(desk.book)
    rows = [
        row
        for line in desk.book.lines(track=track.id)
        for views in [units.views(line)]
        if not any(view.document for view in views)
        for row in _rows(desk, line, views, units)
    ]
    if not rows:
        return told(NO_AMOUNTS_IN_TEXT)
    columns = (COLUMNS[0], OWN_COLUMN, *COLUMNS[1:]) if desk.own else COLUMNS
    return Listed(in_text_intro(desk.own), columns, tuple(rows))


def _rows(desk: Desk, line: Line, views: list[View], units: LineUnits) -> Iterator[ListedRow]:
    amounts: dict[str, Amount | None] = dict(sorted(line.amounts.items()))
    unit = desk.choices.unit or units.of(line)
    tone = Tone.OWN if desk.own and involves(line, desk.own) else Tone.PLAIN
    after = [price_level_word(line.price_level), line.certainty]
    whose = [line_label(line)] if desk.own else []
    place = Place("budget", view=views[0].id, line=line.id) if views else None
    details = (*line_details(desk.book, line), *([OPENS_TABLE] if place else []))
    for period, amount in (amounts or {"": None}).items():
        changed = bool(period) and desk.since.line_amount(line.id, period) is not NOT_CHANGED
        figure = amount_text(amount, unit, NO_AMOUNTS)
        cells = (
            Shown(safe(line.label), tone),
            *(Shown(text, tone) for text in whose),
            Shown(figure, tone, CHANGED if changed else "", changed=changed),
            Shown(unit if period else "", tone),
            Shown(period_heading(period) if period else "", tone),
            *(Shown(text, tone) for text in after),
        )
        yield ListedRow(f"{line.id}/{period}", cells, details, place)


TAB = TrackTab("in_text", IN_TEXT, content)
