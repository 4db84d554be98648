"""Ressortspor: one track at a time, under tabs; its tables and amounts lead to the budget."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from rich.text import Text
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList, Static

from screens.commands import page_bindings
from screens.desk import Desk
from screens.page import Page
from screens.places import Place
from screens.requests import Go
from screens.texts.track_text import NO_RECORD, NO_TRACKS
from screens.track_parts import (
    ListSource,
    StepTab,
    StepTrack,
    TabLine,
    TrackLine,
    TrackList,
    told_text,
)
from screens.track_tabs import tables
from screens.track_tabs.all_tabs import TABS
from screens.track_tabs.tab import Content, Listed, ListedRow, TrackTab, told
from screens.widgets.grid import Grid
from screens.widgets.grid_messages import Moved, Opened
from screens.window import HERE
from store.changes import Group
from store.records import Track

OFFERED: Final = (
    *("open", "source", "copy", "tab_next", "tab_previous", "track_next", "track_previous"),
)
LOW: Final = 18
"""Lines of a window in which there is no room for more than the rows."""

Cursor = tuple[str, str]
"""Row and column by their keys, the column's empty for the labels."""

NUMBERS: Final = tuple(f"track_{number}" for number in range(1, 9))


class TrackPage(Page, inherit_bindings=False):
    """The list of tracks, and the tabs of the one in sight.

    The tab, and the row and column in each tab of each track, are kept while others are shown.
    """

    NAME = "track"
    OFFERS = OFFERED
    CSS_PATH: ClassVar = [*Page.CSS_PATH, HERE / "track.tcss"]
    BINDINGS: ClassVar = page_bindings((*OFFERED, *NUMBERS), ("open", "tab_next", "track_next"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._told = VerticalScroll(id="track-told")
        self._grid = Grid(id="track-rows")
        self._chosen = ""
        self._tab = TABS[0].name
        self._listed: Listed | None = None
        self._in_sight: tuple[str, str] = ("", "")
        self._cursors: dict[tuple[str, str], Cursor] = {}

    def compose_body(self) -> Iterable[Widget]:
        """The tracks left or on top, then tabs, and what the tab holds."""
        with Horizontal():
            yield TrackList()
            with Vertical(id="track"):
                yield TrackLine()
                yield TabLine()
                with self._told:
                    yield Static(id="track-told-text")
                with Vertical(id="track-listed"):
                    yield Static(id="track-intro")
                    yield self._grid
                    with VerticalScroll(id="track-details"):
                        yield Static(id="track-detail")

    # -- what is shown

    @property
    def _tracks(self) -> list[Track]:
        return sorted(self.desk.book.all(Track), key=lambda one: (one.number, one.id))

    @property
    def _track(self) -> Track | None:
        """The track chosen, or the first where that is no more."""
        tracks = self._tracks
        return next(
            (one for one in tracks if one.id == self._chosen), tracks[0] if tracks else None
        )

    def show(self) -> None:
        """The tracks, the tabs of the one chosen, and one of them."""
        self._remember()
        tracks, track = self._tracks, self._track
        self.query_one(TrackList).show_tracks(tracks, track)
        self.query_one(TrackLine).show(tracks, track)
        if track is None:
            self.query_one(TabLine).show((), 0)
            self._show_content(("", ""), told(NO_TRACKS))
            return
        tabs = self._tabs(track)
        tab = self._tab_in(tabs)
        self.query_one(TabLine).show([one.title for one in tabs], tabs.index(tab))
        self._show_content((track.id, tab.name), tab.content(self.desk, track))

    def follow(self, group: Group) -> None:
        """Everything anew, which keeps track, tab and cursor."""
        self.show()

    def _tabs(self, track: Track) -> list[TrackTab]:
        return [tab for tab in TABS if tab.is_offered(self.desk, track)]

    def _tab_in(self, tabs: list[TrackTab]) -> TrackTab:
        """The tab chosen, or the first where the track has none such."""
        return next((tab for tab in tabs if tab.name == self._tab), tabs[0])

    def _show_content(self, key: tuple[str, str], content: Content) -> None:
        is_new, self._in_sight = key != self._in_sight, key
        self._listed = content if isinstance(content, Listed) else None
        self._told.display = self._listed is None
        self.query_one("#track-listed").display = self._listed is not None
        if isinstance(content, Listed):
            self.query_one("#track-intro", Static).update(Text(content.intro))
            self._grid.show(ListSource(content))
            self._restore(is_new)
        else:
            self._grid.show(None)
            self.query_one("#track-told-text", Static).update(told_text(content))
        if is_new:
            self._told.scroll_home(animate=False)
        self._focus_content()

    def _focus_content(self) -> None:
        """Let keys go to what is shown, unless they go to the tracks or the tabs."""
        content = self._told if self._listed is None else self._grid
        if self.focused is None or self.focused in (self._told, self._grid):
            self.set_focus(content)

    # -- where one stands

    @property
    def _row(self) -> ListedRow | None:
        """The row the cursor stands on."""
        rows = self._listed.rows if self._listed else ()
        row = self._grid.cursor[0]
        return rows[row] if row < len(rows) else None

    @property
    def _cursor(self) -> Cursor:
        """Row and column by their keys."""
        if self._listed is None or self._row is None:
            return "", ""
        return self._row.key, self._listed.columns[self._grid.cursor[1]].key

    def _remember(self) -> None:
        if self._row is not None:
            self._cursors[self._in_sight] = self._cursor

    def _restore(self, is_new: bool) -> None:
        """Stand where one stood; on the first row that leads somewhere where one never did."""
        assert self._listed is not None
        rows = self._listed.rows
        row, column = self._cursors.get(self._in_sight, ("", ""))
        places = {one.key: place for place, one in enumerate(rows)}
        columns = {one.key: place for place, one in enumerate(self._listed.columns)}
        if row in places:
            self._grid.move_to(places[row], columns.get(column, 0))
        elif is_new:
            first = next((place for place, one in enumerate(rows) if one.place), 0)
            self._grid.move_to(places.get(self._listed.start, first), 0)
            # the grid has no size yet where a text was shown, and scrolled past what is above
            self.call_after_refresh(self._show_first)
        self._tell_row()

    def _show_first(self) -> None:
        """Show the table from its beginning, if that leaves the cursor in sight."""
        if self._grid.cursor[0] < self._grid.size.height // 2:
            self._grid.scroll_to(y=0, animate=False, force=True)

    def _tell_row(self) -> None:
        row = self._row
        details = "\n".join(row.told()) if row else ""
        self.query_one("#track-detail", Static).update(Text(details))
        self.query_one("#track-details").display = bool(details)
        self.query_one("#track-details", VerticalScroll).scroll_home(animate=False)

    @property
    def place(self) -> Place:
        """Track, tab, row and column."""
        row, column = self._cursor
        leads = self._row.place if self._row else None
        view = leads.view if leads else ""
        track, tab = self._in_sight
        return Place(self.NAME, view=view, row=row, column=column, track=track, tab=tab)

    def go_to(self, place: Place) -> None:
        """Stand where a place says; a table without a tab is found under the tables."""
        self._remember()
        self._chosen = place.track or self._chosen
        self._tab = place.tab or (tables.TAB.name if place.view else self._tab)
        self._listed = None
        track = self._track
        if track is not None and (place.row or place.view):
            # the row of a table goes by the table's id
            self._cursors[track.id, self._tab] = (place.row or place.view, place.column)
        self.show()

    # -- what the user does

    def on_resize(self, event: Resize) -> None:
        """Leave the rows what room there is in a low window."""
        self.set_class(event.size.height < LOW, "-low")

    def on_grid_moved(self, _: Moved) -> None:
        """Tell all of the row."""
        self._tell_row()

    def on_grid_opened(self, _: Opened) -> None:
        """Go where the row leads."""
        self.action_do_open()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the track walked to in the list."""
        if event.option_id and event.option_id != self._in_sight[0]:
            self._choose(event.option_id)

    def on_option_list_option_selected(self, _: OptionList.OptionSelected) -> None:
        """From the list into what is shown."""
        self.set_focus(self._told if self._listed is None else self._grid)

    def on_step_track(self, event: StepTrack) -> None:
        """Another track."""
        self._step_track(event.steps)

    def on_step_tab(self, event: StepTab) -> None:
        """Another tab."""
        self._step_tab(event.steps)

    def _choose(self, track_id: str) -> None:
        self._chosen = track_id
        self.show()

    def _step_track(self, steps: int) -> None:
        tracks, track = self._tracks, self._track
        if track is not None:
            self._choose(tracks[(tracks.index(track) + steps) % len(tracks)].id)

    def _step_tab(self, steps: int) -> None:
        track = self._track
        if track is not None:
            tabs = self._tabs(track)
            self._tab = tabs[(tabs.index(self._tab_in(tabs)) + steps) % len(tabs)].name
            self.show()

    def action_do_open(self) -> None:
        """Go where the row leads."""
        if self._row is not None and self._row.place is not None:
            self.post_message(Go(self._row.place))

    def action_do_source(self) -> None:
        """Where the row's record is from, how it has changed, what it has to do with."""
        from screens.dialogs.record_source import open_source

        if self._row is None or self._row.record is None:
            self.tell(NO_RECORD)
        else:
            open_source(self, *self._row.record)

    def action_do_copy(self) -> None:
        """What is selected, as a spreadsheet takes it."""
        self.copy_cells(self._grid.selected_texts())

    def action_do_track_next(self) -> None:
        """The track below."""
        self._step_track(1)

    def action_do_track_previous(self) -> None:
        """The track above."""
        self._step_track(-1)

    def action_do_track(self, number: int) -> None:
        """The track of a number."""
        for track in self._tracks:
            if track.number == number:
                self._choose(track.id)
                return

    def action_do_tab_next(self) -> None:
        """The tab to the right."""
        self._step_tab(1)

    def action_do_tab_previous(self) -> None:
        """The tab to the left."""
        self._step_tab(-1)
