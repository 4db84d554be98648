"""What a grid shows: the lines in view, the columns' widths, which lines are drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.events import Resize
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.widgets.grid_area import Area, Cell
from screens.widgets.grid_lines import HEADER, Lines
from screens.widgets.grid_metrics import Metrics, Wanted, set_right, wanted
from screens.widgets.grid_source import GridSource, Shown
from screens.widgets.grid_strips import Drawn, draw_line

if TYPE_CHECKING:
    from screens.widgets.grid import Grid

HEADINGS = -1
"""Stands for a row where the headings are meant."""


class GridView(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws a `GridSource`: labels stay left, headings on top, fixed rows at the bottom."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "grid--header",
        "grid--plain",
        "grid--group",
        "grid--total",
        "grid--printed",
        "grid--own",
        "grid--muted",
        "grid--row",
        "grid--changed",
        "grid--preview",
        "grid--selected",
        "grid--cursor",
        "grid--cursor-away",
    }

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.source: GridSource | None = None
        self.cursor: Cell = (0, 0)
        self.selection = Area(0, 0, 0, 0)
        self._wanted = Wanted(())
        self._metrics = Metrics()
        self._fitted_to = 0
        self._drawing = Lines(0, 0, 0)
        self._first_fixed = 0
        self._growing = False
        self.keeps_widths = False
        """True while nothing is to move sideways, because somebody types."""

    @property
    def _grid(self) -> Grid:
        """Itself, as messages name it; the whole grid is put together in `grid.py`."""
        raise NotImplementedError

    # -- what is shown

    def show(self, source: GridSource | None) -> None:
        """Show a table, or what has become of it; cursor and selection stay where they can."""
        self.source = source
        self._wanted = Wanted(()) if source is None else wanted(source)
        last = self._last()
        self.cursor = (min(self.cursor[0], last[0]), min(self.cursor[1], last[1]))
        self.selection = self.selection.within(last)
        self._lay_out()
        self._reveal()
        self.refresh()

    def refresh_rows(self) -> None:
        """Draw all rows in sight anew, with what the source says now."""
        self.refresh()

    @property
    def has_cells(self) -> bool:
        """False for no table, and for one without rows or columns."""
        source = self.source
        return bool(source and source.heads and source.row_count + source.fixed_count)

    @property
    def comfortable_width(self) -> int:
        """The cells in which no column scrolls and labels can be told from each other."""
        return self._wanted.comfortable

    @property
    def source_height(self) -> int:
        """Lines that show all of the table, with a scrollbar below where one is needed."""
        source = self.source
        return 0 if source is None else HEADER + source.row_count + source.fixed_count + 1

    def _last(self) -> Cell:
        if self.source is None:
            return 0, 0
        rows = self.source.row_count + self.source.fixed_count
        return max(rows - 1, 0), max(len(self.source.heads) - 1, 0)

    # -- where things are

    @property
    def _window(self) -> Size:
        """The cells that are drawn, without scrollbars."""
        return self.scrollable_content_region.size

    def _lines(self) -> Lines:
        source = self.source
        if source is None:
            return Lines(self._window.height, 0, 0)
        return Lines(
            self._window.height,
            source.row_count,
            source.fixed_count,
            self.scroll_offset.y,
            self._first_fixed,
            self.cursor[0] >= source.row_count,
        )

    def _cell_region(self, row: int, column: int) -> Region | None:
        """Where the text of a cell stands in the window; None when its row is out of sight."""
        line = self._lines().line_of(row)
        if line is None or not self._metrics.widths:
            return None
        x = 1
        if column:
            x += self._metrics.frozen + self._metrics.starts[column - 1] - self.scroll_offset.x
        return Region(x, line, self._metrics.widths[column], 1)

    def on_resize(self, _: Resize) -> None:
        """Fit the columns to the window and keep the cursor in sight."""
        self._refit()

    def watch_show_vertical_scrollbar(self) -> None:
        """Fit the columns to what the bar beside the rows leaves of the window."""
        self.call_later(self._refit)

    def watch_show_horizontal_scrollbar(self) -> None:
        """Keep the cursor in sight of what the bar below leaves of the window."""
        self.call_later(self._refit)

    def _refit(self) -> None:
        self._lay_out()
        self._reveal()
        self.refresh()

    def _lay_out(self) -> None:
        """Give every column its place; the source is not asked again."""
        self._fit()
        self._first_fixed = self._lines().first_for(self.cursor[0])
        self.virtual_size = (
            Size(self._metrics.total, self._lines().total) if self.has_cells else Size(0, 0)
        )

    def _fit(self) -> None:
        self._fitted_to = self._window.width
        self._metrics = self._wanted.fitted(self._fitted_to)

    def _reveal(self) -> None:
        """Bring the cursor into sight."""
        if self.source is None or not self.has_cells:
            return
        row, column = self.cursor
        first = self._lines().first_for(row)
        if first != self._first_fixed:
            self._first_fixed = first
            self.refresh()
        x, y = self.scroll_offset
        if row < self.source.row_count:
            y = min(max(y, row - max(self._lines().body, 1) + 1), row)
        if column and 0 < self._window.width < self._metrics.total:
            start, end = self._metrics.span(column)
            room = max(self._window.width - self._metrics.frozen, 1)
            mark = column == len(self.source.heads) - 1 and not self._metrics.marked
            x = min(self._metrics.begins_at(max(x, end - mark - room)), start)
        else:
            x = 0
        if (x, y) != self.scroll_offset:
            self.scroll_to(x, y, animate=False, force=True, immediate=True)

    # -- drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines of the window, all of them with the same rows in it."""
        self._drawing = self._lines()
        if self._fitted_to != self._window.width:
            # the first frame is drawn before the window tells its size
            self._fit()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width = self.size.width
        base = self._style("plain")
        row = self._drawing.row_at(y)
        if self.source is None or row is None or not self._metrics.widths:
            return Strip.blank(width, base)
        strip = self._headings() if row == HEADINGS else self._row(row)
        return strip.adjust_cell_length(width, base)

    def _headings(self) -> Strip:
        assert self.source is not None
        heads, style = self.source.heads, self._style("header")

        def drawn(column: int) -> Drawn:
            head = heads[column]
            return Drawn(head.label, head.sign, head.figures, style, style)

        return draw_line(self._metrics, self._fitted_to, self.scroll_offset.x, style, drawn)

    def _row(self, row: int) -> Strip:
        source = self.source
        assert source is not None
        label = source.shown(row, 0)
        base = self._toned(row, label)

        def drawn(column: int) -> Drawn:
            shown = source.shown(row, column) if column else label
            self._see(column, shown)
            figures = source.heads[column].figures
            text = set_right(shown.text, self._metrics.decimals[column]) if figures else shown.text
            style, around = self._cell_styles(row, column, shown, base)
            return Drawn(text, shown.mark, figures, style, around)

        return draw_line(self._metrics, self._fitted_to, self.scroll_offset.x, base, drawn)

    def _toned(self, row: int, shown: Shown) -> Style:
        style = self._style(shown.tone.value)
        return style + self._style("row") if row == self.cursor[0] else style

    def _cell_styles(self, row: int, column: int, shown: Shown, base: Style) -> tuple[Style, Style]:
        """How a cell's text is drawn, and the cells around it."""
        style, around = self._toned(row, shown), base
        if shown.changed:
            style += self._style("changed")
        if shown.preview:
            style += self._style("preview")
        if not self.selection.single and self.selection.holds(row, column):
            style += self._style("selected")
            around += self._style("selected")
        if (row, column) == self.cursor:
            style += self._style("cursor" if self.has_focus else "cursor-away")
        return style, around

    def _style(self, name: str) -> Style:
        over = name in _OVER
        return self.get_component_rich_style(f"grid--{name}", partial=over)

    def _see(self, column: int, shown: Shown) -> None:
        """Let a column grow for a text that came into sight, once the line is drawn."""
        if self.keeps_widths:
            return
        if self._wanted.see(column, shown) and not self._growing:
            self._growing = True
            self.call_later(self._grow)

    def _grow(self) -> None:
        self._growing = False
        self._lay_out()
        self.refresh()

    def _refresh_line(self, line: int) -> None:
        self.refresh(Region(0, line, max(self.size.width, 1), 1))

    def _refresh_area(self, *areas: Area) -> None:
        """Draw the lines anew on which cells of the areas stand."""
        lines = self._lines()
        for line in range(HEADER, lines.height):
            row = lines.row_at(line)
            if row is not None and any(area.top <= row <= area.bottom for area in areas):
                self._refresh_line(line)


_OVER = frozenset({"row", "changed", "preview", "selected", "cursor", "cursor-away"})
"""Styles laid over another, of which only what they set counts."""
