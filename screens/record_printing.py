"""Records as they are listed, as the blocks of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from screens.record_rows import Group
from screens.texts.grid_text import GridColumn
from screens.texts.page import Block, PageCell, PageRow, Paragraph, Table
from screens.texts.record_da import NONE_FITS_PAGE
from screens.texts.record_marks import legend
from screens.widgets.grid_source import GridSource


class PrintedRows(GridSource, Protocol):
    """Records as a grid shows them, with headings among them that are a `Group`."""

    @property
    def entries(self) -> Sequence[object]:
        """What the rows that scroll are."""

    def marks(self) -> Iterator[str]:
        """The signs that stand in some row."""


def records_blocks(rows: PrintedRows) -> tuple[Block, ...]:
    """A table of all that is listed; what the signs mean stands under it."""
    if not rows.entries:
        return (Paragraph(NONE_FITS_PAGE),)
    columns = tuple(GridColumn(head.label, head.figures) for head in rows.heads)
    notes = legend(rows.marks())
    return (Table(columns, tuple(_rows(rows)), (notes,) if notes else ()),)


def _rows(rows: PrintedRows) -> Iterator[PageRow]:
    for place in range(rows.row_count + rows.fixed_count):
        shown = [rows.shown(place, column) for column in range(len(rows.heads))]
        cells = tuple(PageCell(f"{one.text} {one.mark}".rstrip()) for one in shown)
        if place >= rows.row_count:
            yield PageRow("total", cells)
        elif isinstance(rows.entries[place], Group):
            yield PageRow("gruppe", cells)
        else:
            yield PageRow("række", cells)
