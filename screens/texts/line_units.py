"""In which unit a line's amounts are read and told: that of the tables it stands in."""

from __future__ import annotations

from store.records import Line, Unit, View
from store.workbook import Workbook

DEFAULT: Unit = "t.kr."
"""The unit of a line that stands in no table."""


class LineUnits:
    """The unit of each line, from the tables as they are when this is made."""

    def __init__(self, book: Workbook) -> None:
        views = sorted(book.all(View), key=lambda view: (view.order, view.id))
        self._layouts = [book.totals(view.id).layout for view in views]

    def views(self, line: Line) -> list[View]:
        """The tables a line stands in, those of a document first."""
        found = [layout.view for layout in self._layouts if layout.selects(line)]
        return sorted(found, key=lambda view: not view.document)

    def of(self, line: Line) -> Unit:
        """The unit of the first of them."""
        views = self.views(line)
        return views[0].unit if views else DEFAULT
