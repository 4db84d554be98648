"""The table in sight: which it is, how it follows changes, where the cursor stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.containers import Container
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from screens.places import Place
from screens.texts.budget_da import (
    NO_ROWS,
    NO_SUCH_LINE,
    ROW_GONE,
    ROW_NOT_OWN,
)
from screens.texts.edit_text import Beside, cell_lines_text
from screens.texts.phrases_da import NO_TABLES
from screens.texts.safe import safe
from screens.texts.typing_da import FINISH_FIRST
from screens.texts.view_text import Cut, Order, status_text
from screens.typing_page import TypingPage
from screens.view_source import Entry, EntryKind, Shape, ViewSource
from screens.widgets.grid import Grid
from screens.widgets.grid_messages import Moved
from screens.widgets.pane import Pane
from screens.window import HERE, LOWEST
from store.changes import AMOUNT_PREFIX, Group
from store.effects import views_of
from store.records import Line, View

QUICKLY_SEEN = 60
"""So many rows are looked through anew for how wide the columns are to be."""

ROOMY_HEIGHT = 16
HEIGHTS = [(0, "-too-low"), (LOWEST, "-low"), (ROOMY_HEIGHT, "-high")]
"""From so many lines on there is room for a title and a pane of some height."""


class BudgetTable(TypingPage):
    """Shows one table, follows every change of it, and says what the cell in hand is."""

    NAME = "budget"
    CSS_PATH: ClassVar = [*TypingPage.CSS_PATH, HERE / "budget.tcss"]
    AUTO_FOCUS = "Grid"
    VERTICAL_BREAKPOINTS = HEIGHTS

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
            self.grid.show(None)
            self.query_one("#title", Static).update(Text(NO_TABLES))
            self.query_one("#status", Static).update("")
            return
        shape = source.shape if source is not None and source.table.id == view_id else Shape()
        here, kind = self.cell_id, self._kind
        self._take(ViewSource(self.desk, view_id, shape))
        if here is None:
            self.grid.move_to(*self._first_cell())
        elif source is not None and source.table.id == view_id:
            self._stand(*here, kind)
        self.renew_typing()

    def show_view(self, view_id: str) -> None:
        """Show another table, whole; not under what is being typed."""
        if self.grid.editing:
            self.tell(FINISH_FIRST)
        elif self.source is None or self.source.table.id != view_id:
            self._take(ViewSource(self.desk, view_id))
            self.grid.move_to(*self._first_cell())

    def _take(self, source: ViewSource) -> None:
        self.source = source
        self.query_one("#title", Static).update(Text(safe(source.table.view.title)))
        if self.desk.has_since:
            source.changed.since = self.desk.since
        else:
            self.call_after_refresh(self._mark_changes)
        self.tell_status()
        self.grid.show(source)
        self.put_pane()
        self.tell_cell()
        self.call_after_refresh(self._warm)

    def on_resize(self, _: Resize) -> None:
        """Put the pane where there is room for it."""
        self.put_pane()

    def _mark_changes(self) -> None:
        """Read what has been changed, once the table is in sight, and mark it."""
        since = self.attempt(lambda: self.desk.since)
        if self.source is not None and since is not None:
            self.source.changed.since = since
            self.grid.refresh_rows()
            if not self.grid.editing:
                self.tell_cell()

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

    def tell_status(self) -> None:
        """Say in which unit, and which rows in which order."""
        source = self.source
        assert source is not None
        sorting, cut, order = source.shape.sorting, None, None
        if source.is_cut:
            cut = Cut(*source.line_rows, source.shape.words, self.desk.own)
        if sorting is not None:
            order = Order(
                source.heads[sorting.column].label,
                sorting.descending,
                source.heads[sorting.column].figures,
                source.has_groups,
                source.order_is_old,
            )
        told = status_text(self.desk.book, source.table, source.unit, cut, order)
        self.query_one("#status", Static).update(Text(told))

    def follow(self, group: Group) -> None:
        """Amounts alone change figures in place; anything else may change the rows."""
        source = self.source
        if source is None or not _only_amounts(group):
            self.show()
            return
        source.follow(group)
        if source.shape.sorting is not None:
            self.tell_status()
        self.fit_columns()
        if not self.grid.editing:
            self.tell_cell()
        self.renew_typing()

    def fit_columns(self) -> None:
        """Draw the figures anew, in columns no wider than they need where that is quickly seen."""
        if self.source is not None and self.source.row_count <= QUICKLY_SEEN:
            self.grid.show(self.source)
        else:
            self.grid.refresh_rows()

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
        return self.source.table_of(entry).only_line(entry.row.id)

    @property
    def _kind(self) -> EntryKind:
        """Whether the cursor's row is computed, printed, or of one's own lines."""
        return "computed" if self.entry is None else self.entry.kind

    def _stand(self, row_id: str, key: str, kind: EntryKind = "computed") -> bool:
        assert self.source is not None
        places = (self.source.place_of(row_id, key, one) for one in (kind, "computed"))
        found = next(filter(None, places), None)
        if found is None:
            return False
        column = found[1] if key else self.grid.cursor[1]
        self.grid.move_to(found[0], column)
        return True

    @property
    def place(self) -> Place:
        """The cell, and what is being typed in it."""
        if self.source is None:
            return Place(self.NAME)
        if self.entry is None:
            return Place(self.NAME, view=self.source.table.id)
        line = self.line.id if self.line is not None else ""
        return Place(
            self.NAME,
            view=self.source.table.id,
            row=self.entry.row.id,
            column=self.key,
            line=line,
            typed=self.grid.editor_text,
        )

    def place_here(self, table: str, record_id: str, field: str = "") -> Place | None:
        """In the table in sight, where the line stands in that."""
        place = super().place_here(table, record_id, field)
        shown = self.source.table if self.source is not None else None
        if place is None or shown is None or shown.row_of(place.line) is None:
            return place
        return Place(self.NAME, view=shown.id, line=place.line, column=place.column or self.key)

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
        if self.grid.editing and (view_id or place.row):
            self.tell(FINISH_FIRST)
            return
        if view_id in tables.of(View):
            self.show_view(view_id)
        if self.source is None:
            return
        row_id = place.row
        if line is not None:
            row = self.source.table.row_of(line.id)
            row_id = row.id if row is not None else row_id
        self.grid.focus()
        if row_id:
            self._go_to_row(row_id, place)

    def _go_to_row(self, row_id: str, place: Place) -> None:
        """Stand on a row, also where a filter hides it; what was typed goes into no other cell."""
        found = self._stand(row_id, place.column)
        if not found:
            self.show_shape(Shape())
            found = self._stand(row_id, place.column)
        if not found:
            self.tell(ROW_NOT_OWN.format(own=safe(self.desk.own)) if self.desk.own else ROW_GONE)
        elif place.typed and self.key == place.column:
            self.type_again(place.typed)

    def show_shape(self, shape: Shape) -> None:
        """Show other rows, or in another order; the cursor stays on its row."""
        assert self.source is not None
        if self.grid.editing:
            self.tell(FINISH_FIRST)
            return
        here, kind = self.cell_id, self._kind
        self._take(ViewSource(self.desk, self.source.table.id, shape))
        if here is None or not self._stand(*here, kind):
            self.grid.move_to(0, self.grid.cursor[1])

    def on_grid_moved(self, _: Moved) -> None:
        """Say what the cell is, unless it is told what is being typed in it."""
        if not self.grid.editing:
            self.tell_cell()

    def tell_cell(self) -> None:
        """Say in the pane what the cursor's cell is."""
        source, entry = self.source, self.entry
        if source is None or entry is None:
            self.pane.tell([NO_ROWS])
            return
        table = source.table_of(entry)
        beside = None if table is source.table else Beside(self.desk.own, source.table)
        lines = cell_lines_text(
            self.desk.book, source.changed.since, table, entry.row, self.key, source.unit, beside
        )
        self.pane.tell([*lines, *self.reason_lines])


def _only_amounts(group: Group) -> bool:
    return all(
        change.table == "lines" and change.field.startswith(AMOUNT_PREFIX)
        for change in group.changes
    )
