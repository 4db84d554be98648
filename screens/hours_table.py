"""The week's opening hours in sight: which rows and days, where the cursor stands, the picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import ClassVar, Final

from rich.text import Text
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from screens.hours_source import HoursRow, HoursSource
from screens.places import Place
from screens.record_commands import RecordCommands
from screens.texts import hours_text as texts
from screens.texts.hours_da import GONE, NO_CENTRES, NOT_OWN, picture_title
from screens.texts.safe import safe
from screens.texts.typing_da import FINISH_FIRST
from screens.texts.width import cell_width
from screens.typing_page import TypingPage
from screens.widgets.coverage import CoveragePicture
from screens.widgets.grid import Grid
from screens.widgets.grid_messages import Moved
from screens.widgets.hours_picture import Bars, Line, picture_lines
from screens.widgets.pane import Pane
from screens.window import HERE, LOWEST, WIDE
from store.coverage import Coverage, coverage, half_hours, hours_in_use
from store.hours import WEEK, WEEKEND, WORKDAYS
from store.plan_records import Centre, Variant
from store.weeks import (
    COMING,
    NOW,
    HoursCell,
    Weeks,
    centres_in_order,
    difference,
    minutes_of,
    untold_of,
    weeks_of,
)

EDGES: Final = 2
"""Cells beside what is told in the pane."""

ROOM_FOR_PICTURE: Final = 20
ROOMY: Final = 34
HEIGHTS: Final = [(0, "-too-low"), (LOWEST, "-low"), (ROOM_FOR_PICTURE, "-fair"), (ROOMY, "-high")]
"""From so many lines on there is room for the picture, and for a pane of some height."""

VARIANTS: Final[dict[str, Variant]] = {NOW: NOW, COMING: COMING}


class HoursTable(RecordCommands, TypingPage):
    """Shows the hours of all centres, follows every change, says what the cell in hand is."""

    NAME = "hours"
    CSS_PATH: ClassVar = [*TypingPage.CSS_PATH, HERE / "hours.tcss"]
    AUTO_FOCUS = "Grid"
    VERTICAL_BREAKPOINTS = HEIGHTS

    source: HoursSource | None = None
    mode: Variant = NOW
    wants_weekend = False

    def compose_body(self) -> Iterable[Widget]:
        """The hours, the picture of the week, what is told of the cell in hand."""
        yield Static(Text(NO_CENTRES), id="nothing")
        yield Grid(id="hours")
        yield CoveragePicture(id="picture")
        yield Pane()

    @property
    def grid(self) -> Grid:
        """The grid."""
        return self.query_one("#hours", Grid)

    # -- which rows and days

    def show(self) -> None:
        """Show everything anew; the cursor stays on its centre and day."""
        here = self.place if self.source is not None else Place(self.NAME)
        tables = self.desk.book.tables
        weeks = weeks_of(tables)
        centres = [one for one in centres_in_order(tables) if self._is_shown(one)]
        weekend = self.wants_weekend or weeks.tells_of(WEEKEND)
        days = WEEK if weekend else WORKDAYS
        is_wide = self.size.width >= WIDE
        self.source = HoursSource(weeks, centres, days, coming=self.mode == COMING, wide=is_wide)
        self.set_class(not centres, "-empty")
        self.grid.show(self.source)
        if not here.row:
            self.grid.move_to(0, 1)
        elif self.place != here and not self._stand(here):
            self.grid.move_to(*self.grid.cursor)
        self.renew_typing()
        self.tell_cell()

    def _is_shown(self, centre: Centre) -> bool:
        own = self.desk.own
        return not own or centre.comparison or centre.administration == own

    def on_resize(self, _: Resize) -> None:
        """Give names and hours the room there is now."""
        if self.source is not None and self.source.is_wide != (self.size.width >= WIDE):
            self.show()

    # -- where the cursor stands

    @property
    def row(self) -> HoursRow | None:
        """Whose hours the cursor is on."""
        return None if self.source is None else self.source.row(self.grid.cursor[0])

    @property
    def cell(self) -> HoursCell | None:
        """The day the cursor is on, where it is on one."""
        return None if self.source is None else self.source.cell(*self.grid.cursor)

    @property
    def place(self) -> Place:
        """The day in hand, and what is being typed there."""
        row, cell = self.row, self.cell
        if row is None:
            return Place(self.NAME)
        return Place(
            self.NAME,
            row=row.centre.id,
            tab=row.variant,
            column=cell.weekday if cell is not None else "",
            typed=self.grid.editor_text,
        )

    def go_to(self, place: Place) -> None:
        """Stand on a centre's day, also where its row or column is not shown."""
        if self.grid.editing and place.row:
            self.tell(FINISH_FIRST)
            return
        self.grid.focus()
        if not place.row:
            return
        if place.tab == COMING and not self._stand(place):
            self.mode = COMING
        self.wants_weekend |= place.column in WEEKEND
        self.show()
        if not self._stand(place):
            is_there = place.row in self.desk.book.tables.of(Centre)
            self.tell(NOT_OWN.format(own=safe(self.desk.own)) if is_there else GONE)
        elif place.typed:
            self.type_again(place.typed)

    def _stand(self, place: Place) -> bool:
        assert self.source is not None
        found = self.source.place_of(place.row, VARIANTS.get(place.tab, NOW), place.column)
        if found is None:
            return False
        self.grid.move_to(found[0], found[1] if place.column else self.grid.cursor[1])
        return True

    def on_grid_moved(self, _: Moved) -> None:
        """Say what the cell is, unless it is told what is being typed in it."""
        if not self.grid.editing:
            self.tell_cell()

    # -- what is told

    @property
    def held_against(self) -> Centre | None:
        """The centre that all others are held against; the first, where there are several."""
        return next((one for one in self._centres if one.comparison), None)

    @property
    def _centres(self) -> list[Centre]:
        return centres_in_order(self.desk.book.tables)

    def tell_cell(self) -> None:
        """Say in the pane what the cursor's cell is, and draw the week."""
        source, row, cell = self.source, self.row, self.cell
        self.draw_picture()
        if source is None or row is None:
            self.pane.tell([NO_CENTRES])
            return
        if cell is None:
            first = texts.row_line(row.centre.name, row.variant)
        else:
            day = source.weeks.day(cell)
            falls_back = day.is_told and not source.weeks.given(cell).is_told
            printed = "" if source.weeks.is_as_printed(cell) else source.weeks.printed(cell)
            first = texts.cell_line(
                row.centre.name,
                row.variant,
                cell.weekday,
                day,
                falls_back=falls_back,
                printed=printed,
            )
        lines = [first, *self.week_lines(row)]
        if row.centre.note:
            # where there is little room it is read on the centre's name
            lines.insert(1 if cell is None else len(lines), safe(row.centre.note))
        self.pane.tell([*lines, *self.reason_lines])

    def week_lines(self, row: HoursRow) -> list[str]:
        """A row's week, how it stands to the centre held against, when nobody answers at all."""
        assert self.source is not None
        centre, current = row.centre.id, self.source.current
        week = current.week(centre, row.variant)
        before = minutes_of(self.source.weeks.week(centre, row.variant))
        first = [texts.week_line(before, minutes_of(week), untold_of(week))]
        if current.has(centre, COMING):
            coming = current.week(centre, COMING)
            change = difference(current.week(centre, NOW), coming)
            only = None if self.source.is_wide or self.cell is None else self.cell.weekday
            first.append(texts.beside_line(row.variant, minutes_of(coming), change, only))
        gaps = texts.gaps_line(self._days(current))
        one_line = " · ".join([*first, gaps])
        fits = cell_width(one_line) <= self.size.width - EDGES
        lines = [one_line] if fits else [" · ".join(first), gaps]
        other = self.held_against
        if other is not None and other.id != centre:
            against = difference(current.week(other.id, row.variant), week)
            lines.append(texts.against_line(other.name, against))
            if against.days and self.size.height >= ROOMY:
                lines.append(texts.legend(other.name))
        return lines

    # -- the picture

    def _days(self, weeks: Weeks) -> list[Coverage]:
        assert self.source is not None
        centres = [one.id for one in self._centres if not one.comparison]
        return [coverage(weeks, centres, self.mode, day) for day in self.source.weekdays]

    def draw_picture(self) -> None:
        """Draw how many answer when, as it is or would become, and the bars of the row in hand.

        A day of the weekend of which nothing is told takes no line.
        """
        source = self.source
        picture = self.query_one(CoveragePicture)
        if source is None or self.row is None:
            picture.draw(None)
            return
        days = self._days(source.current)
        kept = [day.weekday in WORKDAYS or day.told > 0 for day in days]
        days = list(compress(days, kept))
        before = list(compress(self._days(source.weeks), kept))
        bars, window = self._bars(self.row), hours_in_use(source.current)
        title = picture_title(self.mode, days)

        def draw(width: int) -> Sequence[Line]:
            return picture_lines(title, days, before, bars, window, width)

        picture.draw(draw)

    def _bars(self, row: HoursRow) -> Bars:
        assert self.source is not None
        weeks, other = self.source.current, self.held_against
        days = {}
        for weekday in self.source.weekdays:
            spans = weeks.day(HoursCell(row.centre.id, row.variant, weekday)).spans
            against = None
            if other is not None and other.id != row.centre.id:
                day = weeks.day(HoursCell(other.id, row.variant, weekday))
                against = day.spans if day.is_told else None
            days[weekday] = half_hours(spans, against)
        return Bars(texts.row_line(row.centre.name, row.variant), days)
