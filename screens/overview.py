"""Overblik: what the changes cost by track, committee and year, what was changed, what is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Key, Resize
from textual.widget import Widget
from textual.widgets import Static

from screens.commands import page_bindings
from screens.desk import Desk
from screens.overview_source import OverviewSource
from screens.page import Page
from screens.places import Place
from screens.requests import Go
from screens.texts.messages import error_text
from screens.texts.overview_text import CHANGES, title_text
from screens.texts.phrases_da import NO_TABLES
from screens.widgets.grid import Grid
from screens.window import HERE, WIDE, heading
from store.changes import AMOUNT_PREFIX, Group
from store.errors import StoreError
from store.records import View

if TYPE_CHECKING:  # what is shown after the first paint is loaded after it
    from textual.widgets import OptionList

    from screens.widgets.items import Section

TABLE: Final = "oek19-t1"
"""The table the budget note itself begins with; the first one in a workbook without it."""

MONEY: Final = ("committees", "years")
WORK: Final = ("due",)
OWN: Final = ("own", "next")
OPEN: Final = ("attention", "changes")
PRINT: Final = ("differences",)
"""Sections by what they are about."""

SLICE: Final = 0.02
"""Seconds that are worked before keys and paint get their turn."""


class Figures(Grid):
    """A table in which nothing is typed, so that Tab, and Down at its end, lead to the lists."""

    def on_key(self, event: Key) -> None:
        """Leave Tab to the screen."""
        if event.key in ("tab", "shift+tab"):
            event.prevent_default()
        elif event.key in ("down", "pagedown") and self.is_at_end:
            event.prevent_default()
            self.screen.focus_next()

    @property
    def is_at_end(self) -> bool:
        """True on the last row."""
        source = self.source
        return source is None or self.cursor[0] >= source.row_count + source.fixed_count - 1


class OverviewPage(Page, inherit_bindings=False):
    """The table at the top; below it bars, one's own part, changes and what needs attention.

    The table is shown at once. The rest is worked out a step at a time once that is painted, so
    that no key waits for all of it.
    """

    NAME = "overview"
    OFFERS = ("open",)
    CSS_PATH: ClassVar = [*Page.CSS_PATH, HERE / "overview.tcss"]
    AUTO_FOCUS = "#figures"
    BINDINGS: ClassVar[list[BindingType]] = page_bindings(OFFERS, ("open", "own", "next"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._source: OverviewSource | None = None
        self._work: Iterator[None] | None = None
        self._found: dict[str, Section] = {}

    def compose_body(self) -> Iterable[Widget]:
        """Title and table; below them the money left, or above, and what else there is."""
        yield Static(id="title")
        yield Figures(id="figures")
        yield Static(id="words")
        yield Horizontal(id="below")

    # -- showing

    def show(self) -> None:
        """Show the table, and soon the rest."""
        view_id = self._view_id()
        self._source = OverviewSource(self.desk, view_id) if view_id else None
        title = self.query_one("#title", Static)
        if self._source is None:
            title.update(heading(NO_TABLES))
        else:
            view = self._source.table.view
            title.update(heading(title_text(view, self.desk.unit_of(view), self.desk.own)))
        self._show_table()
        self._begin()

    def follow(self, group: Group) -> None:
        """Show other figures; everything when the table itself is another."""
        if self._source is None or any(change.table != "lines" for change in group.changes):
            self.show()
            return
        is_amounts = all(change.field.startswith(AMOUNT_PREFIX) for change in group.changes)
        if is_amounts:
            self._source.follow(group)
            self.query_one(Grid).refresh_rows()
        else:
            self._source = OverviewSource(self.desk, self._source.table.id)
            self._show_table()
        self._begin()

    def _view_id(self) -> str:
        views = self.desk.book.tables.of(View)
        if TABLE in views:
            return TABLE
        first = min(views.values(), key=lambda view: (view.order, view.id), default=None)
        return first.id if first else ""

    def _show_table(self) -> None:
        grid = self.query_one(Grid)
        grid.show(self._source)
        grid.display = self.query_one("#words").display = self._source is not None
        grid.styles.height = grid.source_height

    def on_resize(self, _: Resize) -> None:
        """Two columns where there is room for them."""
        self._show_found()

    # -- the rest, a step at a time

    @property
    def is_filling(self) -> bool:
        """True while there is more to show."""
        return self._work is not None

    def _begin(self) -> None:
        """Work everything out anew; what was begun before is left."""
        self._work = self._find_all()
        self.call_after_refresh(self._step, self._work)

    def _step(self, work: Iterator[None]) -> None:
        """Work for a moment, and go on when what is found has been painted."""
        if work is not self._work:
            return
        until = monotonic() + SLICE
        for _ in work:
            if not self.is_attached or not self.is_in_sight:
                self._is_stale = True  # begun anew when it is in sight again
                break
            if monotonic() > until:
                self.call_after_refresh(self._step, work)
                return
        self._work = None

    def _find_all(self) -> Iterator[None]:
        from screens import overview_sections as sections
        from screens.overview_work import due
        from screens.widgets.items import Remarks

        self._mount_lists()
        yield
        source = self._source
        if source is None:
            self._found.clear()
            self._show_found()
            return
        table = source.table
        self.query_one("#words", Static).update(heading(sections.totals_text(self.desk, table)))
        years = sections.by_year(self.desk, table, source.own)
        yield from self._take("years", years or Remarks("", ()))
        yield from self._take("committees", sections.by_committee(self.desk, table))
        yield from self._take("due", due(self.desk, date.today()))
        yield from self._take("own", sections.own_part(self.desk))
        yield from self._take("next", sections.to_come(self.desk, date.today()))
        yield from source.find_permanent()
        self.query_one(Grid).refresh_rows()
        yield from self._take("differences", sections.printed_otherwise(self.desk, table))
        yield from self._take("attention", sections.attention(self.desk))
        yield from self._find_changes(source)

    def _mount_lists(self) -> None:
        from screens.widgets.item_list import ItemList

        below = self.query_one("#below")
        if not below.children:
            below.mount(ItemList(id="money"), ItemList(id="matters"))

    def _find_changes(self, source: OverviewSource) -> Iterator[None]:
        """What is otherwise than in the documents; reads the history when first asked for."""
        from screens.overview_sections import latest_changes
        from screens.widgets.items import Item, Remarks

        try:
            yield from self._take("changes", latest_changes(self.desk))
        except StoreError as error:
            yield from self._take("changes", Remarks(CHANGES, [Item(error_text(error))]))
            return
        yield from source.find_changed(self.desk.since)
        self.query_one(Grid).refresh_rows()

    def _take(self, name: str, section: Section) -> Iterator[None]:
        """Show a section that has been found."""
        self._found[name] = section
        self._show_found()
        yield

    def _show_found(self) -> None:
        """Put what is found so far beside each other, or under each other."""
        if not self.query_one("#below").children:
            return
        from screens.widgets.item_list import ItemList

        left: Sequence[str] = ()
        right: Sequence[str] = (*MONEY, *WORK, *OWN, *OPEN, *PRINT)
        if self.size.width >= WIDE:
            left, right = (*MONEY, *OPEN), (*WORK, *OWN, *PRINT)
        for name, wanted in (("#money", left), ("#matters", right)):
            sections = [self._found[one] for one in wanted if one in self._found]
            self.query_one(name, ItemList).show_sections(sections)

    # -- going

    @property
    def place(self) -> Place:
        """The table, and the row and column the cursor stands in."""
        if self._source is None:
            return Place(self.NAME)
        row, column = self.query_one(Grid).cursor
        return Place(
            self.NAME,
            view=self._source.table.id,
            row=self._source.row_at(row).id,
            column=self._source.column_at(column),
        )

    def go_to(self, place: Place) -> None:
        """Stand in the row named."""
        if self._source is not None and place.row:
            grid = self.query_one(Grid)
            grid.move_to(self._source.place_of(place.row), grid.cursor[1])

    def action_do_open(self) -> None:
        """Open what the cursor stands on; keys of table and lists come here from elsewhere."""
        self.query_one(Grid).focus()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """A track to its screen, everything else to the budget."""
        source = self._source
        if source is None:
            return
        track = source.track_of(event.row)
        if track:
            self.post_message(Go(Place("track", track=track)))
            return
        row, column = source.row_at(event.row).id, source.column_at(event.column)
        self.post_message(Go(Place("budget", view=source.table.id, row=row, column=column)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Where the line leads."""
        from screens.widgets.item_list import ItemList

        event.stop()
        place = None
        if isinstance(event.option_list, ItemList):
            place = event.option_list.place_at(event.option_index)
        if place is not None:
            self.post_message(Go(place))
