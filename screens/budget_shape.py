"""How the table in sight is cut and ordered, which it is, where its figures come from."""

from __future__ import annotations

from dataclasses import replace

from screens.budget_table import BudgetTable
from screens.desk import PRINTED
from screens.places import Place
from screens.requests import Go
from screens.texts.budget_da import ALL_ROWS, FILTER_TEXT, FILTER_TITLE, PRINTED_CHOSEN
from screens.view_order import turned
from screens.widgets.grid_messages import SortRequested
from store.totals import TOTAL


class BudgetShape(BudgetTable):
    """Filter, sorting, printed figures, other tables, and where a figure comes from."""

    def action_do_filter(self) -> None:
        """Ask for words, and show only the rows that have them; once more, show them all."""
        if self.source is None:
            return
        if self.source.shape.words:
            self.show_shape(replace(self.source.shape, words=""))
            self.tell(ALL_ROWS)
            return

        def chosen(words: str) -> None:
            if self.source is not None:
                self.show_shape(replace(self.source.shape, words=words))

        self.ask_line(FILTER_TITLE, FILTER_TEXT, "", chosen)

    def action_do_sort(self) -> None:
        """Order the rows by the cursor's column."""
        self._sort(self.grid.cursor[1])

    def on_grid_sort_requested(self, event: SortRequested) -> None:
        """Order the rows by the column whose heading was clicked."""
        self._sort(event.column)

    def _sort(self, column: int) -> None:
        source = self.source
        if source is None:
            return
        sorting = source.shape.sorting
        again = source.order_is_old and sorting is not None and sorting.column == column
        wanted = sorting if again else turned(sorting, column)
        self.show_shape(replace(source.shape, sorting=wanted))

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

    def action_do_print(self) -> None:
        """Write the table as a page: the rows selected, or those that the filter leaves."""
        from screens.dialogs.printing import PrintDialog

        source = self.source
        if source is None:
            super().action_do_print()
            return
        area, words = self.grid.selection, source.shape.words
        places = range(area.top, area.bottom + 1) if area.top < area.bottom else None
        if places is None and words:
            places = range(source.row_count)
        rows = None if places is None else source.row_ids(places)
        self.app.push_screen(PrintDialog(self.desk, self.place, rows, words), self._printed)

    def action_do_source(self) -> None:
        """Where the figure comes from."""
        from screens.dialogs.provenance import ProvenanceDialog

        if self.source is None or self.entry is None:
            return
        line = self.line.id if self.line is not None else ""
        key = self.key or TOTAL
        dialog = ProvenanceDialog(self.desk, self.source.table.id, self.entry.row.id, key, line)
        self.app.push_screen(dialog, self.follow_place)

    def action_do_history(self) -> None:
        """All changes of the line."""
        if self.line is not None:
            self.post_message(Go(Place("changes", line=self.line.id)))
