"""The table in sight: which it is, how it is cut and ordered, where the cursor stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from screens.desk import PRINTED
from screens.page import HERE, Page
from screens.places import Place
from screens.texts.budget_da import FILTER_TEXT, FILTER_TITLE, NO_SUCH_LINE, PRINTED_CHOSEN
from screens.texts.edit_text import cell_lines_text
from screens.texts.names import line_name
from screens.texts.phrases_da import NO_TABLES
from screens.texts.safe import safe
from screens.texts.table_text import facts_text
from screens.texts.view_text import shown_text
from screens.view_order import turned
from screens.view_source import Entry, Shape, ViewSource
from screens.widgets.grid import Grid
from screens.widgets.grid_messages import Moved, SortRequested
from screens.widgets.pane import Pane
from store.changes import AMOUNT_PREFIX, Group
from store.effects import views_of
from store.records import Line, View
from store.totals import TOTAL


class BudgetTable(Page):
    """Shows one table, follows every change of it, and says what the cell in hand is."""

    NAME = "budget"
    CSS_PATH: ClassVar = [*Page.CSS_PATH, HERE / "budget.tcss"]
    AUTO_FOCUS = "Grid"

    source: ViewSource | None = None

    # -- which table

    def compose_body(self) -> Iterable[Widget]:
        """Title, what is left out, the table, and the pane beside or below it."""
        yield Static(id="title")
        yield Static(id="status")
        yield Container(Grid(id="figures"), Pane(), id="work")

    @property
    def grid(self) -> Grid:
        """The grid."""
        return self.query_one("#figures", Grid)

    @property
    def pane(self) -> Pane:
        """The pane."""
        return self.query_one(Pane)

    @property
    def views(self) -> list[View]:
        """All tables in order."""
        return sorted(self.desk.book.all(View), key=lambda view: (view.order, view.id))

    def show(self) -> None:
        """Show the table anew; the cursor stays on its row and period."""
        source = self.source
        views = self.desk.book.tables.of(View)
        view_id = source.table.id if source is not None and source.table.id in views else ""
        view_id = view_id or next((view.id for view in self.views), "")
        self.grid.display = self.pane.display = bool(view_id)
        if not view_id:
            self.source = None
            self.query_one("#title", Static).update(Text(NO_TABLES))
            return
        shape = source.shape if source is not None and source.table.id == view_id else Shape()
        here = self.cell_id
        self._take(ViewSource(self.desk, view_id, shape))
        if here is not None and source is not None and source.table.id == view_id:
            self._stand(*here)

    def show_view(self, view_id: str) -> None:
        """Show another table, whole."""
        if self.source is None or self.source.table.id != view_id:
            self._take(ViewSource(self.desk, view_id))
            self.grid.move_to(*self._first_cell())

    def _take(self, source: ViewSource) -> None:
        self.source = source
        view = source.table.view
        title = Text(safe(view.title), no_wrap=True, overflow="ellipsis", style="bold")
        self.query_one("#title", Static).update(title)
        self._tell_status()
        self.grid.show(source)
        self.tell_cell()
        self.call_after_refresh(self._warm)

    def _first_cell(self) -> tuple[int, int]:
        assert self.source is not None
        keys = [self.source.key(place) for place in range(len(self.source.heads))]
        return 0, next((place for place, key in enumerate(keys) if key), 0)

    def _warm(self) -> None:
        """Sum the other tables one by one while nothing is asked, so that typing need not wait."""
        if self.source is None:
            return
        ledger = self.source.table.view.ledger
        waiting = [view.id for view in self.views if view.ledger == ledger and not view.memo]

        def one() -> None:
            if waiting:
                view_id = waiting.pop(0)
                if view_id in self.desk.book.tables.of(View):
                    self.desk.book.totals(view_id)
                self.call_later(one)

        one()

    def _tell_status(self) -> None:
        source = self.source
        assert source is not None
        told = facts_text(self.desk.book, source.table.view)
        if source.unit != source.table.view.unit:
            told += f" · vist i {source.unit}"
        if source.shape.words:
            rows = [row for row in source.table.rows() if row.kind == "række"]
            told = shown_text(source.line_rows, len(rows), source.shape.words)
        self.query_one("#status", Static).update(Text(told, no_wrap=True, overflow="ellipsis"))

    def follow(self, group: Group) -> None:
        """Amounts alone change figures in place; anything else may change the rows."""
        source = self.source
        if source is None or source.shape != Shape() or not _only_amounts(group):
            self.show()
            return
        source.follow()
        self.grid.refresh_rows()
        if not self.grid.editing:
            self.tell_cell()

    # -- where the cursor stands

    @property
    def entry(self) -> Entry | None:
        """The row the cursor is on."""
        return None if self.source is None else self.source.entry(self.grid.cursor[0])

    @property
    def key(self) -> str:
        """The period of the cursor's column, `sum`, or empty."""
        return "" if self.source is None else self.source.key(self.grid.cursor[1])

    @property
    def cell_id(self) -> tuple[str, str] | None:
        """Row and period of the cursor's cell."""
        return None if self.entry is None else (self.entry.row.id, self.key)

    @property
    def line(self) -> Line | None:
        """The line the cursor is on, where the row holds just one."""
        entry = self.entry
        if self.source is None or entry is None or entry.row.kind != "række":
            return None
        return self.source.table.only_line(entry.row.id)

    def _stand(self, row_id: str, key: str) -> bool:
        assert self.source is not None
        found = self.source.place_of(row_id, key)
        if found is None:
            return False
        column = found[1] if key else self.grid.cursor[1]
        self.grid.move_to(found[0], column)
        return True

    @property
    def place(self) -> Place:
        """The cell, and what is being typed in it."""
        if self.source is None or self.entry is None:
            return Place(self.NAME)
        line = self.line.id if self.line is not None else ""
        return Place(
            self.NAME,
            view=self.source.table.id,
            row=self.entry.row.id,
            column=self.key,
            line=line,
            typed=self.grid.editor_text,
        )

    def go_to(self, place: Place) -> None:
        """Show a table and cell; of a line, the table of its track."""
        tables = self.desk.book.tables
        view_id = place.view
        line = tables.of(Line).get(place.line)
        if not view_id and place.line:
            views = [] if line is None else views_of(tables, line)
            if not views:
                self.tell(NO_SUCH_LINE, is_error=True)
                return
            view_id = next((view.id for view in views if view.track), views[0].id)
        if view_id in tables.of(View):
            self.show_view(view_id)
        if self.source is None:
            return
        row_id = place.row
        if line is not None:
            row = self.source.table.row_of(line.id)
            row_id = row.id if row is not None else row_id
        if row_id and not self._stand(row_id, place.column):
            self._show_shape(Shape())
            self._stand(row_id, place.column)
        if place.typed:
            self.type_again(place.typed)
        self.grid.focus()

    def type_again(self, text: str) -> None:
        """Open the editor with what was being typed before."""
        raise NotImplementedError

    def on_grid_moved(self, _: Moved) -> None:
        """Say what the cell is."""
        self.tell_cell()

    def tell_cell(self) -> None:
        """Say in the pane what the cursor's cell is."""
        source, entry = self.source, self.entry
        if source is None or entry is None:
            return
        table = source.table if entry.kind != "own" and not source.own else source.shown_table
        lines = cell_lines_text(
            self.desk.book, self.desk.since, table, entry.row, self.key, source.unit
        )
        reason = [f"Begrundelse for næste ændring: {safe(self.desk.reason)}"]
        self.pane.tell([*lines, *(reason if self.desk.reason else [])])

    # -- how it is cut and ordered

    def _show_shape(self, shape: Shape) -> None:
        assert self.source is not None
        if shape == self.source.shape:
            return
        here = self.cell_id
        self._take(ViewSource(self.desk, self.source.table.id, shape))
        if here is not None:
            self._stand(*here)

    def action_do_filter(self) -> None:
        """Ask for words, and show only the rows that have them."""
        from screens.dialogs.prompt import PromptDialog

        if self.source is None:
            return

        def chosen(words: str | None) -> None:
            if words is not None and self.source is not None:
                self._show_shape(replace(self.source.shape, words=words.strip()))

        words = self.source.shape.words
        self.app.push_screen(PromptDialog(FILTER_TITLE, FILTER_TEXT, words), chosen)

    def action_do_sort(self) -> None:
        """Order the rows by the cursor's column."""
        self._sort(self.grid.cursor[1])

    def on_grid_sort_requested(self, event: SortRequested) -> None:
        """Order the rows by the column whose heading was clicked."""
        self._sort(event.column)

    def _sort(self, column: int) -> None:
        if self.source is not None:
            shape = self.source.shape
            self._show_shape(replace(shape, sorting=turned(shape.sorting, column)))

    def action_do_printed(self) -> None:
        """The document's figures under totals, under all rows, or not at all."""
        now = PRINTED.index(self.desk.choices.printed)
        printed = PRINTED[(now + 1) % len(PRINTED)]
        self.desk.choose(printed=printed)
        self.tell(PRINTED_CHOSEN[printed])

    def action_do_tables(self) -> None:
        """Choose among all tables."""
        from screens.dialogs.choose import ChooseDialog
        from screens.finding import tables_by_document

        def chosen(view_id: str | None) -> None:
            if view_id is not None:
                self.show_view(view_id)

        here = "" if self.source is None else self.source.table.id
        title, choices = tables_by_document(self.desk.book)
        self.app.push_screen(ChooseDialog(title, choices, here), chosen)

    def action_do_next_table(self) -> None:
        """The table after this one."""
        self._beside(1)

    def action_do_previous_table(self) -> None:
        """The table before this one."""
        self._beside(-1)

    def _beside(self, steps: int) -> None:
        ids = [view.id for view in self.views]
        if self.source is not None:
            place = ids.index(self.source.table.id) + steps
            self.show_view(ids[place % len(ids)])

    def action_do_source(self) -> None:
        """Where the figure comes from."""
        from screens.dialogs.provenance import ProvenanceDialog

        if self.source is None or self.entry is None:
            return
        line = self.line.id if self.line is not None else ""
        key = self.key or TOTAL
        dialog = ProvenanceDialog(self.desk, self.source.table.id, self.entry.row.id, key, line)
        self.app.push_screen(dialog, self._follow_place)

    def _follow_place(self, place: Place | None) -> None:
        if place is not None:
            from screens.requests import Go

            self.post_message(Go(place))

    def action_do_history(self) -> None:
        """All changes of the line."""
        from screens.requests import Go

        if self.line is not None:
            self.post_message(Go(Place("changes", line=self.line.id)))

    @property
    def line_title(self) -> str:
        """The line the cursor is on, by its label."""
        return line_name(self.desk.book, self.line.id) if self.line is not None else ""


def _only_amounts(group: Group) -> bool:
    return all(
        change.table == "lines" and change.field.startswith(AMOUNT_PREFIX)
        for change in group.changes
    )
