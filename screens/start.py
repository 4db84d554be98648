"""The first screen: one table as it adds up now, beside what the document prints."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from screens.texts.grid_text import GridColumn, aligned, column_widths
from screens.texts.phrases_da import NO_TABLES, READ_ONLY, read_at_text
from screens.texts.safe import safe
from screens.texts.table_text import (
    facts_text,
    grid_columns,
    remarks_by_heading,
    text_rows,
)
from store.changes import Group
from store.records import View
from store.table_view import TableView
from store.workbook import Workbook

FIRST: Final = "oek19-t1"
"""The table to begin with, where the workbook has it."""

STYLES: Final = {"gruppe": "bold", "total": "bold", "trykt": "italic dim"}


class StartScreen(Screen[None]):
    """Shows a table of the workbook and follows every change of it."""

    CSS_PATH: ClassVar = "start.tcss"

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._book = book
        self._stop_following: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """Name of the workbook, the table, what there is to remark, keys."""
        yield Static(self._heading(), id="workbook")
        yield Static(id="title")
        yield Static(id="facts")
        yield DataTable[Text](id="figures", cursor_type="row")
        with VerticalScroll(id="remarks"):
            yield Static(id="remark")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Follow the workbook."""
        self._stop_following = self._book.subscribe(self._changed)

    def on_unmount(self) -> None:
        """Follow it no longer."""
        if self._stop_following is not None:
            self._stop_following()

    def on_resize(self, _: Resize) -> None:
        """Fit the table to the window."""
        self._show()

    def _changed(self, _: Group) -> None:
        self._show()

    def _heading(self) -> Text:
        parts = [safe(self._book.name)]
        if self._book.read_only:
            parts += [READ_ONLY.upper(), read_at_text(self._book.read_at)]
        return Text(" · ".join(parts), no_wrap=True, overflow="ellipsis")

    def _table(self) -> TableView | None:
        views = sorted(self._book.all(View), key=lambda view: (view.order, view.id))
        chosen = next((view for view in views if view.id == FIRST), views[0] if views else None)
        return None if chosen is None else self._book.table(chosen.id)

    def _show(self) -> None:
        table = self._table()
        figures = self.query_one("#figures", DataTable)
        figures.display = table is not None
        if table is None:
            self.query_one("#remark", Static).update(Text(NO_TABLES))
            return
        self.query_one("#title", Static).update(Text(safe(table.view.title)))
        self.query_one("#facts", Static).update(Text(facts_text(self._book, table.view)))
        self.query_one("#remark", Static).update(self._remarks(table))
        self._fill(figures, table)

    def _remarks(self, table: TableView) -> Text:
        lines: list[str] = []
        for heading, remarks in remarks_by_heading(self._book, table):
            lines += [heading, *(f"- {remark}" for remark in remarks)]
        return Text("\n".join(lines))

    def _fill(self, figures: DataTable[Text], table: TableView) -> None:
        columns = grid_columns(table)
        rows = list(text_rows(self._book, table))
        texts = aligned(columns, [[row.label, *row.cells] for row in rows])
        room = self.size.width - 2 * figures.cell_padding - figures.scrollbar_size_vertical
        widths = column_widths(columns, texts, room)
        at = figures.cursor_coordinate
        figures.clear(columns=True)
        for column, width in zip(columns, widths, strict=True):
            figures.add_column(_cell(column.heading, column), width=width)
        for row, cells in zip(rows, zip(*texts, strict=True), strict=True):
            style = STYLES.get(row.kind, "")
            shown = [_cell(*pair, style) for pair in zip(cells, columns, strict=True)]
            figures.add_row(*shown, height=None)
        figures.cursor_coordinate = at
        # the table knows how high its rows are only after it has drawn them
        self.call_after_refresh(figures.refresh, layout=True)


def _cell(text: str, column: GridColumn, style: str = "") -> Text:
    return Text(text, style=style, justify="right" if column.figures else "left")
