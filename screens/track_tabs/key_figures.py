"""Nøgletal: what the documents count in a track beside money."""

from __future__ import annotations

from screens.desk import Desk
from screens.texts.safe import safe
from screens.texts.track_text import KEY_FIGURES, key_figure_details, key_figures_intro
from screens.track_tabs.tab import Column, Listed, ListedRow, TrackTab
from screens.widgets.grid_source import Head, Shown, Tone
from store.records import KeyFigure, Track

COLUMNS = (
    Column("", Head(KEY_FIGURES)),
    Column("value", Head("Tal")),
    Column("certainty", Head("Sikkerhed")),
    Column("administration", Head("Forvaltning")),
)


def is_offered(desk: Desk, track: Track) -> bool:
    """True when the workbook has key figures for the track."""
    return any(figure.track == track.id for figure in desk.book.tables.of(KeyFigure).values())


def content(desk: Desk, track: Track) -> Listed:
    """A row a key figure, as the documents order them."""
    found = [figure for figure in desk.book.all(KeyFigure) if figure.track == track.id]
    found.sort(key=lambda figure: (figure.order, figure.id))
    rows = tuple(_row(desk, figure) for figure in found)
    return Listed(key_figures_intro(len(rows), desk.own), COLUMNS, rows)


def _row(desk: Desk, figure: KeyFigure) -> ListedRow:
    tone = Tone.OWN if desk.own and figure.administration == desk.own else Tone.PLAIN
    texts = (
        safe(figure.label),
        f"{safe(figure.value)} {safe(figure.unit)}".strip(),
        figure.certainty,
        safe(figure.administration),
    )
    cells = tuple(Shown(text, tone) for text in texts)
    return ListedRow(figure.id, cells, key_figure_details(desk.book, figure))


TAB = TrackTab("key_figures", KEY_FIGURES, content, is_offered)
