"""The views whose sums are kept: summed when first asked for, moved along with every step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from store.changes import AMOUNT_PREFIX, Step
from store.layout import Layout
from store.records import Line, View
from store.tables import Tables
from store.totals import ViewTotals

_LAYOUT_TABLES: Final = frozenset(
    {"views", "view_columns", "view_rows", "placements", "printed_cells"}
)


class KeptTotals:
    """The sums of the views in use, of everyone's lines or only of those of one administration."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._views: dict[tuple[str, str], ViewTotals] = {}

    def of(self, view_id: str, administration: str = "") -> ViewTotals:
        """The sums of a view, or of its lines that involve one administration.

        RECORD_MISSING when there is no such view.
        """
        totals = self._views.get((view_id, administration))
        if totals is None:
            view = self._tables.get("views", view_id)
            assert isinstance(view, View)
            layout = Layout(self._tables, view, administration)
            totals = self._views[view_id, administration] = ViewTotals(self._tables, layout)
        return totals

    def release(self, view_id: str) -> None:
        """Keep the sums of a view no longer, an administration's own sums neither."""
        for key in [key for key in self._views if key[0] == view_id]:
            del self._views[key]

    def follow(self, steps: Iterable[Step]) -> None:
        """Move the sums along with steps that have just been put in place.

        A view whose own records changed is summed anew when it is next asked for.
        """
        rebuilt: set[str] = set()
        for step in steps:
            table = step.change.table
            if table == "lines":
                self._follow_line(step)
            else:
                self._reorder()
            if table in _LAYOUT_TABLES:
                for record in (step.before, step.after):
                    if record is not None:
                        rebuilt.add(getattr(record, "view", record.id))
        for view_id in rebuilt:
            self.release(view_id)

    def _reorder(self) -> None:
        """Rows may stand in the order of any register."""
        for totals in self._views.values():
            totals.ordered = None

    def _follow_line(self, step: Step) -> None:
        before, after, field = step.before, step.after, step.change.field
        assert before is None or isinstance(before, Line)
        assert after is None or isinstance(after, Line)
        if before and after and field.startswith(AMOUNT_PREFIX):
            period = field[len(AMOUNT_PREFIX) :]
            old, new = before.amounts.get(period), after.amounts.get(period)
            for totals in self._views.values():
                totals.change_amount(after, period, old, new)
            return
        for totals in self._views.values():
            totals.move(before, after)
