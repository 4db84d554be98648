"""The one grid of the program: draws only the lines in view, asks its source for every cell."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.widgets.grid_metrics import GAP, Metrics, column_at, fit, measure, set_right
from screens.widgets.grid_source import GridSource, Tone

HEADER = 1


class Grid(ScrollView, can_focus=True):
    """Shows a `GridSource`: labels stay left, headings on top, totals at the bottom.

    The cursor is a row and a column; fixed rows count on after those that scroll.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--header",
        "grid--plain",
        "grid--group",
        "grid--total",
        "grid--printed",
        "grid--row",
        "grid--cursor",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge('row', -1)", show=False),
        Binding("end", "edge('row', 1)", show=False),
        Binding("ctrl+home", "edge('table', -1)", show=False),
        Binding("ctrl+end", "edge('table', 1)", show=False),
    ]

    class Moved(Message):
        """The cursor stands elsewhere."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.row = row
            self.column = column

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.source: GridSource | None = None
        self.cursor = (0, 0)
        self._metrics = Metrics((), ())

    # -- what is shown

    def show(self, source: GridSource | None) -> None:
        """Show a table, or what has become of it; the cursor stays where it can."""
        self.source = source
        self._measure()
        rows, columns = self._last()
        self.cursor = (min(self.cursor[0], rows), min(self.cursor[1], columns))
        self.refresh()

    @property
    def source_height(self) -> int:
        """Lines that show all of the table, with a scrollbar below where one is needed."""
        source = self.source
        return 0 if source is None else HEADER + source.row_count + source.fixed_count + 1

    @property
    def cursor_text(self) -> str:
        """All of the row's label, the column's heading and the cell's text."""
        if self.source is None or not self.source.heads:
            return ""
        row, column = self.cursor
        parts = [self.source.shown(row, 0).text.strip()]
        if column:
            parts += [self.source.heads[column].label, self.source.shown(row, column).text]
        return " · ".join(part for part in parts if part)

    def on_resize(self, _: Resize) -> None:
        """Fit the columns to the window."""
        self._measure()

    def _measure(self) -> None:
        source, width = self.source, self.size.width
        if source is None or not width:
            self._metrics = Metrics((), ())
            self.virtual_size = Size(0, 0)
            return
        self._metrics = measure(source, width)
        # the labels do not scroll, so the virtual width counts the rest only beyond them
        self.virtual_size = Size(
            self._metrics.label + 1 + self._metrics.scrolled,
            HEADER + source.row_count + source.fixed_count,
        )

    def _last(self) -> tuple[int, int]:
        if self.source is None:
            return 0, 0
        rows = self.source.row_count + self.source.fixed_count
        return max(rows - 1, 0), max(len(self.source.heads) - 1, 0)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width = self.size.width
        row = self._row_at(y)
        if self.source is None or row is None or not self._metrics.widths:
            return Strip.blank(width, self.rich_style)
        if y == 0:
            return self._line([head.label for head in self.source.heads], "header", width)
        return self._row_line(row, width)

    def _row_line(self, row: int, width: int) -> Strip:
        assert self.source is not None
        cells = [self.source.shown(row, place) for place in range(len(self.source.heads))]
        tone = cells[0].tone if cells else Tone.PLAIN
        return self._line([cell.text for cell in cells], tone.value, width, row)

    def _line(self, texts: list[str], name: str, width: int, row: int = -1) -> Strip:
        assert self.source is not None
        base = self._style(f"grid--{name}")
        here = row == self.cursor[0]
        if here:
            base += self._style("grid--row")
        segments = []
        for place, head in enumerate(self.source.heads):
            cells = self._metrics.widths[place]
            text = (
                set_right(texts[place], self._metrics.decimals[place]) if row >= 0 else texts[place]
            )
            style = base
            if here and place == self.cursor[1] and self.has_focus:
                style = base + self._style("grid--cursor")
            lead = " " if place == 0 else " " * GAP
            segments.append(Segment(lead, base))
            segments.append(Segment(fit(text, cells, right=head.figures), style))
        labels = Strip(segments[:2])
        rest = Strip(segments[2:])
        room = max(width - labels.cell_length, 0)
        scrolled = self.scroll_offset.x
        return Strip.join(
            [labels, rest.crop_extend(scrolled, scrolled + room, base)]
        ).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=name in ("grid--row", "grid--cursor"))

    def _row_at(self, y: int) -> int | None:
        """The row a line of the window shows; -1 for the headings, None below the table."""
        if self.source is None:
            return None
        if y < HEADER:
            return -1
        fixed = min(self.source.fixed_count, max(self.size.height - HEADER, 0))
        bottom = min(self.size.height, HEADER + self.source.row_count + self.source.fixed_count)
        if y >= bottom:
            return None
        if y >= bottom - fixed:
            return self.source.row_count + y - (bottom - fixed)
        return self.scroll_offset.y + y - HEADER

    def _body(self) -> int:
        """Lines of the window that scroll."""
        fixed = self.source.fixed_count if self.source else 0
        return max(self.size.height - HEADER - fixed, 1)

    # -- moving

    def move_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell, as near as there is one, and bring it into sight."""
        last_row, last_column = self._last()
        target = (min(max(row, 0), last_row), min(max(column, 0), last_column))
        if target == self.cursor:
            return
        self.cursor = target
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(*target))

    def _reveal(self) -> None:
        source, (row, column) = self.source, self.cursor
        if source is None:
            return
        x, y = self.scroll_offset
        if row < source.row_count:
            y = min(max(y, row - self._body() + 1), row)
        if column:
            start = self._metrics.starts[column - 1]
            end = start + self._metrics.widths[column] + GAP
            room = max(self.size.width - self._metrics.label - 1, 1)
            x = max(min(x, start), end - room)
        else:
            x = 0
        self.scroll_to(x, y, animate=False, force=True)

    def action_move(self, rows: int, columns: int) -> None:
        """Step to a cell beside."""
        self.move_to(self.cursor[0] + rows, self.cursor[1] + columns)

    def action_page(self, pages: int) -> None:
        """Step by as many rows as there are in sight."""
        self.move_to(self.cursor[0] + pages * self._body(), self.cursor[1])

    def action_edge(self, of: str, way: int) -> None:
        """Go to the first or last cell of the row, or of the table."""
        last_row, last_column = self._last()
        row = self.cursor[0] if of == "row" else (0 if way < 0 else last_row)
        self.move_to(row, 0 if way < 0 else last_column)

    def on_click(self, event: Click) -> None:
        """Put the cursor where the mouse is."""
        row = self._row_at(event.y)
        column = column_at(self._metrics, event.x, self.scroll_offset.x)
        if row is not None and row >= 0 and column >= 0:
            self.move_to(row, column)
