"""The timeline as blocks of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from screens.texts import timeline_da as da
from screens.texts.grid_text import GridColumn
from screens.texts.page import Block, PageCell, PageRow, Paragraph, Table
from screens.texts.timeline_text import cells, next_text, today_cells
from store.tables import Tables
from store.timeline import Entry, place_of_today


def timeline_blocks(tables: Tables, entries: Sequence[Entry], today: date) -> tuple[Block, ...]:
    """What is next, and all entries by date with today's line among them."""
    if not entries:
        return (Paragraph(da.NONE_FITS_PAGE),)
    columns = tuple(map(GridColumn, da.HEADS))
    return Paragraph(next_text(entries, today)), Table(
        columns, tuple(_rows(tables, entries, today))
    )


def _rows(tables: Tables, entries: Sequence[Entry], today: date) -> Iterator[PageRow]:
    now = place_of_today(entries, today)
    for place, entry in enumerate(entries):
        if place == now:
            yield _today(today)
        yield PageRow("række", tuple(map(PageCell, cells(tables, entry, today))))
    if now == len(entries):
        yield _today(today)


def _today(today: date) -> PageRow:
    return PageRow("gruppe", tuple(map(PageCell, today_cells(today))))
