"""The first screen: one table as it adds up now, beside what the document prints."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from screens.texts.phrases_da import NO_TABLES, READ_ONLY, read_at_text
from screens.texts.safe import safe
from screens.texts.table_text import facts_text, remarks_by_heading
from screens.view_source import ViewSource
from screens.widgets.grid import Grid
from store.changes import Group
from store.records import View
from store.table_view import TableView
from store.workbook import Workbook

FIRST: Final = "oek19-t1"
"""The table to begin with, where the workbook has it."""


class StartScreen(Screen[None]):
    """Shows a table of the workbook and follows every change of it."""

    CSS_PATH: ClassVar = ["widgets/grid.tcss", "start.tcss"]

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self._book = book
        self._stop_following: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """Name of the workbook, the table, what there is to remark, keys."""
        yield Static(self._heading(), id="workbook")
        yield Static(id="title")
        yield Static(id="facts")
        yield Grid(id="figures")
        yield Static(id="detail")
        with VerticalScroll(id="remarks"):
            yield Static(id="remark")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the table and follow the workbook."""
        self._stop_following = self._book.subscribe(self._changed)
        self._show()

    def on_unmount(self) -> None:
        """Follow it no longer."""
        if self._stop_following is not None:
            self._stop_following()

    def on_grid_moved(self, _: Grid.Moved) -> None:
        """Tell the whole text of the cell, which the grid may have cut."""
        self._tell_cell()

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
        grid = self.query_one(Grid)
        grid.display = table is not None
        if table is None:
            self.query_one("#remark", Static).update(Text(NO_TABLES))
            return
        self.query_one("#title", Static).update(Text(safe(table.view.title)))
        self.query_one("#facts", Static).update(Text(facts_text(self._book, table.view)))
        self.query_one("#remark", Static).update(self._remarks(table))
        grid.show(ViewSource(self._book, table))
        grid.styles.height = grid.source_height
        self._tell_cell()

    def _tell_cell(self) -> None:
        self.query_one("#detail", Static).update(Text(self.query_one(Grid).cursor_text))

    def _remarks(self, table: TableView) -> Text:
        lines: list[str] = []
        for heading, remarks in remarks_by_heading(self._book, table):
            lines += [heading, *(f"- {remark}" for remark in remarks)]
        return Text("\n".join(lines))
