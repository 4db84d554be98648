"""What all screens share: the frame, following the workbook, the commands that are everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import ScreenResume

from screens.commands import EVERYWHERE, page_bindings
from screens.desk import UNITS, Desk
from screens.places import Place
from screens.requests import Back, Copied, Go, NextTheme, NotOnDisk, Quit, Reload, Save, Turn
from screens.telling_screen import TellingScreen
from screens.texts.frame_text import TABLE_UNIT
from screens.texts.messages import error_text
from screens.texts.phrases_da import (
    NOT_READ_ONLY,
    is_read_only_text,
    redone_text,
    undone_text,
    unit_chosen,
)
from screens.widgets.command_bar import CommandBar
from screens.widgets.frame import HeaderBar, TabBar, TooSmall
from screens.window import HEIGHTS, HERE, WIDTHS
from store.changes import Change, Edit, Group
from store.errors import NotSaved, StoreError

if TYPE_CHECKING:
    from screens.printed_page import PrintedBlocks
    from store.workbook import Workbook

T = TypeVar("T")


class Page(TellingScreen, inherit_bindings=False):
    """A screen of the program. Subclasses give a body, say what to show, and where one stands.

    `NAME` is its name in `Place.screen`; `OFFERS` are the commands of its own, most useful first.
    """

    NAME: ClassVar[str] = ""
    OFFERS: ClassVar[tuple[str, ...]] = ()
    CSS_PATH: ClassVar = [HERE / "frame.tcss", HERE / "widgets" / "grid.tcss"]
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar = page_bindings((), ())

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stop: Callable[[], None] | None = None
        self._is_stale = True
        self._wanted: Place | None = None

    # -- for subclasses

    def compose_body(self) -> Iterable[object]:
        """The widgets between tabs and footer."""
        raise NotImplementedError

    def show(self) -> None:
        """Show everything anew: the workbook, a choice or the place is another."""
        raise NotImplementedError

    def follow(self, group: Group) -> None:
        """Show what a group of changes makes otherwise; everything, unless told better."""
        self.show()

    def go_to(self, place: Place) -> None:
        """Stand at a place of this screen."""

    @property
    def place(self) -> Place:
        """Where one stands, to come back to."""
        return Place(self.NAME)

    def place_here(self, table: str, record_id: str, field: str = "") -> Place | None:
        """The place of a record, or of a field of it, where it is on this screen."""
        from screens.record_places import place_of_field

        place = place_of_field(self.desk.book.tables, table, record_id, field)
        return place if place.screen == self.NAME else None

    def printable(self) -> PrintedBlocks | None:
        """What is shown, laid out to print; None where the place alone says what that is."""
        return None

    def printable_instead(self) -> Sequence[PrintedBlocks]:
        """What else of the screen may be chosen to be printed."""
        return ()

    # -- the frame

    def compose(self) -> ComposeResult:
        """Header, tabs, body, commands."""
        self.fit()
        yield HeaderBar(self.desk)
        yield TabBar(self.NAME)
        with Vertical(id="body"):
            yield from self.compose_body()  # type: ignore[misc]
        yield CommandBar(self.BINDINGS)
        yield TooSmall()

    def on_mount(self) -> None:
        """Show everything, before the first layout, and follow the workbook from now on."""
        self._stop = self.desk.follow(self._changed)
        self._is_stale = False
        self.show()

    def on_unmount(self) -> None:
        """Follow it no longer."""
        if self._stop is not None:
            self._stop()

    def on_screen_resume(self, _: ScreenResume) -> None:
        """Show what has changed while another screen was in sight."""
        if self._is_stale:
            self._is_stale = False
            self.show()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.go_to(wanted)
        self.query_one(HeaderBar).refresh()
        self.query_one(CommandBar).say(self.desk.said)

    @property
    def is_in_sight(self) -> bool:
        """True for the screen on top, perhaps under a dialog; those below it only seem current."""
        pages = (screen for screen in reversed(self.app.screen_stack) if isinstance(screen, Page))
        return next(pages, None) is self

    def want(self, place: Place) -> None:
        """Stand at a place as soon as the screen is in sight."""
        if self.is_in_sight and not self._is_stale:
            self.go_to(place)
        else:
            self._wanted = place

    def _changed(self, group: Group | None) -> None:
        if not self.is_in_sight:
            self._is_stale = True
            return
        self.query_one(HeaderBar).refresh()
        if group is None:
            self.show()
        else:
            self.follow(group)

    # -- doing and telling

    def copy_cells(self, texts: Sequence[Sequence[str]]) -> None:
        """Put cells on the clipboard, as a spreadsheet takes them."""
        from store.paste import write_block

        if texts:
            self.post_message(Copied(write_block(texts), sum(map(len, texts))))

    def attempt(self, action: Callable[[], T]) -> T | None:
        """Do something that the store may refuse; what it says is told, and None returned."""
        try:
            return action()
        except NotSaved as error:
            self.query_one(HeaderBar).refresh()
            self.post_message(NotOnDisk(error_text(error)))
        except StoreError as error:
            from screens.texts.refusal_text import refusal_text

            self.tell(refusal_text(self.desk.book.tables, error), is_error=True)
        return None

    def apply(self, edits: Iterable[Edit]) -> Group | None:
        """Make edits as one group; None when refused, or when nothing changes."""
        return self.attempt(lambda: self.desk.apply(edits))

    def may_change(self) -> bool:
        """True where the workbook can be changed; else why not is told."""
        if self.desk.book.read_only:
            self.tell(is_read_only_text(self.desk.book))
        return not self.desk.book.read_only

    # -- commands that are everywhere

    def action_do_undo(self) -> None:
        """Take the last change back, say what it was, and stand where it was."""
        self._again(self.desk.book.to_undo, self.desk.book.undo, undone_text)

    def action_do_redo(self) -> None:
        """Make it again, say what it was, and stand where it is."""
        self._again(self.desk.book.to_redo, self.desk.book.redo, redone_text)

    def _again(
        self,
        changes: Callable[[], list[Change]],
        make: Callable[[], Group],
        worded: Callable[[Workbook, Group], str],
    ) -> None:
        from screens.undoing import Trail

        found = self.attempt(changes)
        if found is None:
            return
        trail = Trail(self, found)
        group = self.attempt(make)
        if group is None:
            trail.give_up()
        else:
            trail.follow()
            self.tell(worded(self.desk.book, group), in_line=True)

    def action_do_own(self) -> None:
        """Show only one's own administration, or all again."""
        if not self.desk.administration:
            self.ask_administration(only_mine=True)
            return
        self.desk.choose(only_mine=not self.desk.choices.only_mine)

    def action_do_administration(self) -> None:
        """Ask which administration is one's own."""
        self.ask_administration(only_mine=self.desk.choices.only_mine)

    def ask_administration(self, *, only_mine: bool) -> None:
        """Ask which administration is one's own, and whether only its lines are shown then."""
        from screens.dialogs.administration import AdministrationDialog

        def chosen(value: str | None) -> None:
            if value is not None:
                self.desk.choose(administration=value, only_mine=only_mine and bool(value))

        self.app.push_screen(AdministrationDialog(self.desk.book), chosen)

    def action_do_unit(self) -> None:
        """Another unit for every table."""
        place = UNITS.index(self.desk.choices.unit)
        unit = UNITS[place - len(UNITS) + 1]
        self.desk.choose(unit=unit)
        self.tell(unit_chosen(unit or TABLE_UNIT))

    def action_do_help(self) -> None:
        """Explain this screen."""
        from screens.dialogs.help import HelpDialog

        self.app.push_screen(HelpDialog(self.NAME, (*self.OFFERS, *EVERYWHERE)))

    def action_do_find(self) -> None:
        """Every command and record by Danish words."""
        from screens.dialogs.choose import ChooseDialog
        from screens.finding import findable

        choices = findable(self.desk.book, (*self.OFFERS, *EVERYWHERE))

        async def chosen(choice: str | None) -> None:
            if choice is None:
                return
            kind, _, name = choice.partition(":")
            if kind == "command":
                await self.run_action(f"do_{name}")
            else:
                self.post_message(Go(_place_of(kind, name)))

        self.app.push_screen(ChooseDialog(*choices), chosen)

    def action_do_search(self) -> None:
        """All records by what they hold."""
        from screens.dialogs.search import SearchDialog

        self.app.push_screen(SearchDialog(self.desk), self.follow_place)

    def follow_place(self, place: Place | None) -> None:
        """Go where a dialog leads, if anywhere."""
        if place is not None:
            self.post_message(Go(place))

    def action_do_save(self) -> None:
        """Write the workbook file whole."""
        if self.desk.book.read_only:
            self.tell(NOT_READ_ONLY)
        else:
            self.post_message(Save())

    def action_do_save_copy(self) -> None:
        """Save everything elsewhere."""
        from screens.dialogs.saving import ask_for_copy

        ask_for_copy(self)

    def action_do_print(self) -> None:
        """Write what is shown as a page."""
        from screens.dialogs.printing import PrintDialog

        others = self.printable_instead()
        dialog = PrintDialog(self.desk, self.place, printed=self.printable(), others=others)
        self.app.push_screen(dialog, self._printed)

    def _printed(self, told: str | None) -> None:
        if told:
            self.tell(told)

    def action_do_next(self) -> None:
        """The screen to the right."""
        self.post_message(Turn(1))

    def action_do_previous(self) -> None:
        """The screen to the left."""
        self.post_message(Turn(-1))

    def action_do_back(self) -> None:
        """Where one came from."""
        self.post_message(Back())

    def action_do_theme(self) -> None:
        """Other colours."""
        self.post_message(NextTheme())

    def action_do_reload(self) -> None:
        """Read the workbook again."""
        self.post_message(Reload())

    def action_do_quit(self) -> None:
        """Save and close."""
        self.post_message(Quit())


def _place_of(kind: str, name: str) -> Place:
    """Where a record is shown: a track on its screen, a table and a line in the budget."""
    if kind == "track":
        return Place("track", track=name)
    if kind == "screen":
        return Place(name)
    return Place("budget", view=name) if kind == "view" else Place("budget", line=name)
