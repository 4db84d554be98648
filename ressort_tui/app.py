"""The App, which only wires: the workbook into the screens, and what these ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Event, Key, MouseEvent, Paste

from ressort_tui.leaving import Leaving
from ressort_tui.pages import FIRST, beside, make_page
from ressort_tui.preferences import Draft, Preferences
from ressort_tui.saving import Saver
from ressort_tui.themes import THEMES, theme_after
from screens.desk import Choices, Desk
from screens.page import Page
from screens.places import Place
from screens.requests import (
    Back,
    Copied,
    Go,
    Hush,
    NextTheme,
    NotOnDisk,
    Quit,
    Reload,
    Save,
    SaveCopy,
    Turn,
)
from screens.texts.messages import error_text, in_use_text
from screens.texts.phrases_da import (
    ALL_SAVED,
    DRAFT_KEPT,
    HOW_TO_QUIT,
    NO_PLACE_BACK,
    NOTHING_NEWER,
    READ_AGAIN,
    STILL_SAVED,
    copied_text,
)
from screens.window import HEIGHTS, HERE, LOWEST, NARROWEST, WIDTHS
from store.errors import FileError, StoreError
from store.opening import open_workbook
from store.snapshots import SnapshotJob
from store.system import on_ending
from store.workbook import Workbook

EVERY = 5.0
"""Seconds between looks at whether there is something to write, or to read again."""

REMEMBERED = 50
"""So many places lead back."""


class RessortApp(App[None], inherit_bindings=False):
    """The program on one workbook. `in_use` says who writes it, where that is another.

    `painted` is called once the first screen has been seen.
    """

    TITLE = "Ressort TUI"
    ENABLE_COMMAND_PALETTE = False
    # Textual's own selecting with the mouse fails on a widget that is just being replaced, and
    # what it selects could not be copied: cells are selected and copied by the grid
    ALLOW_SELECT = False
    # with the first screen's, all style sheets are read in one go, which is faster than one by one
    CSS_PATH: ClassVar = [*Page.CSS_PATH, HERE / f"{FIRST}.tcss"]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(
        self,
        book: Workbook,
        in_use: StoreError | None = None,
        preferences: Preferences | None = None,
        painted: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._painted = painted
        self._in_use = in_use
        self._preferences = preferences
        choices = Choices(administration="") if preferences is None else preferences.choices()
        keep: Callable[[Choices], None] = (
            (lambda _: None) if preferences is None else preferences.keep_choices
        )
        self.desk = Desk(book, choices, keep)
        self._pages: dict[str, Page] = {}
        self._back: list[Place] = []
        self._saver = Saver(book)
        self._leaving = Leaving(self)
        self.crash: Exception | None = None
        """What nobody expected and the app ended on."""
        self.parting = ""
        """What is to be told once the terminal is the user's own again."""
        for theme in THEMES:
            self.register_theme(theme)
        names = [theme.name for theme in THEMES]
        self.theme = choices.theme if choices.theme in names else names[0]

    def get_default_screen(self) -> Page:
        """The first screen, where Textual would put an empty one: it is painted sooner so."""
        return self._page(FIRST)

    def on_mount(self) -> None:
        """Follow signals and the file; tell what the user must know before anything else."""
        import asyncio

        on_ending(asyncio.get_running_loop(), self._ended)
        if self._in_use is not None:
            self.notify(in_use_text(self._in_use), severity="warning", markup=False, timeout=30)
        self.set_interval(EVERY, self._look)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """After the first paint: what is to be asked."""
        self._painted()
        if self._preferences is not None:
            draft = self._preferences.draft(self.desk.book.id)
            if draft is not None:
                self._leaving.offer(draft, self._preferences)
        if self.desk.choices.administration is None:
            self._page(FIRST).action_do_administration()

    async def on_event(self, event: Event) -> None:
        """Nothing is typed or clicked unseen, save Ctrl+Q, while the window is too small."""
        width, height = self.size
        is_unseen = width < NARROWEST or height < LOWEST
        if is_unseen and isinstance(event, Key | Paste | MouseEvent):
            if isinstance(event, Key) and event.key == "ctrl+q":
                self.post_message(Quit())
            return
        await super().on_event(event)

    # -- where one is

    def _page(self, name: str) -> Page:
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = make_page(name, self.desk)
            self.install_screen(page, name)
        return page

    @property
    def page(self) -> Page:
        """The screen in sight, perhaps under a dialog."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, Page))

    async def show_place(self, place: Place) -> None:
        """Show a place, its screen in front."""
        page = self._page(place.screen)
        page.want(place)
        await self._bring(place.screen)

    async def _bring(self, name: str) -> None:
        """Put a screen on top of the first one, which always lies at the bottom."""
        here = self.page.NAME
        if name == here:
            return
        if name == FIRST:
            await self.pop_screen()
        elif here == FIRST:
            await self.push_screen(name)
        else:
            await self.switch_screen(name)

    async def on_go(self, event: Go) -> None:
        """Go to a place, and remember the present one; not away from under a dialog.

        Keys pressed ahead may ask for both, and a screen that took a dialog's place on the stack
        would leave the one beneath it there.
        """
        if self.screen is not self.page:
            return
        here = replace(self.page.place, typed="")
        self._back = [*self._back[1 - REMEMBERED :], here]
        await self.show_place(event.place)

    async def on_back(self, _: Back) -> None:
        """Return."""
        if self.screen is not self.page:
            return
        if self._back:
            await self.show_place(self._back.pop())
        else:
            self.page.tell(NO_PLACE_BACK)

    async def on_turn(self, event: Turn) -> None:
        """The screen beside; what was told of this one is over."""
        self.page.hush()
        await self.on_go(Go(Place(beside(self.page.NAME, event.steps))))

    def on_next_theme(self, _: NextTheme) -> None:
        """Other colours."""
        self.theme = theme_after(self.theme)
        self.desk.choose(theme=self.theme)
        self.page.tell(self.theme.capitalize())

    # -- the file

    def _look(self) -> None:
        book = self.desk.book
        if book.read_only:
            if book.is_behind() and not self.desk.is_newer_on_disk:
                self.desk.is_newer_on_disk = True
                self.desk.tell()
        elif self._saver.is_due():
            self._write()

    def _write(self, *, told: bool = False) -> None:
        job = self._saver.begin()
        if job is not None:
            self.run_worker(partial(self._write_job, job, told), thread=True)

    def _write_job(self, job: SnapshotJob, told: bool) -> None:
        """In a thread of its own."""
        failure: FileError | None = None
        try:
            job.write()
        except FileError as error:
            failure = error
        except Exception:
            self.call_from_thread(self._saver.give_up)
            raise
        self.call_from_thread(self._written, job, failure, told)

    def _written(self, job: SnapshotJob, failure: FileError | None, told: bool) -> None:
        self._saver.end(job, failure)
        if failure is not None:
            text = f"{STILL_SAVED} {error_text(failure)}"
            self.notify(text, severity="warning", markup=False, timeout=20)
        elif told:
            self.page.tell(ALL_SAVED)

    def on_hush(self, _: Hush) -> None:
        """Nothing more of what was told."""
        self.page.hush()

    def on_save(self, _: Save) -> None:
        """Write the workbook file whole, and say so."""
        try:
            self.desk.book.retry()
        except StoreError as error:
            self._leaving.not_on_disk(error_text(error))
        else:
            self._write(told=True)

    def on_save_copy(self, event: SaveCopy) -> None:
        """Save everything elsewhere."""
        self._leaving.save_copy(event.path)

    def on_not_on_disk(self, event: NotOnDisk) -> None:
        """A change could not be saved: ask what to do."""
        self._leaving.not_on_disk(event.text)

    def on_reload(self, _: Reload) -> None:
        """Read the workbook again, where another writes it."""
        book = self.desk.book
        if not book.read_only:
            self.page.tell(NOTHING_NEWER)
            return
        try:
            again = open_workbook(book.path, read_only=True)
        except StoreError as error:
            self.notify(error_text(error), severity="error", markup=False)
            return
        self._saver.close()
        book.close()
        self._saver = Saver(again)
        self.desk.take(again)
        self.page.tell(READ_AGAIN)

    def on_copied(self, event: Copied) -> None:
        """To the terminal's clipboard, and to a file, for not every terminal has one."""
        self.copy_to_clipboard(event.text)
        path = "" if self._preferences is None else self._preferences.keep_copy(event.text)
        self.page.tell(copied_text(event.count, path), in_line=True)

    # -- leaving

    def on_quit(self, _: Quit) -> None:
        """Save and close, unless that fails and the user stays; asked twice, it is done once."""
        if self._exit:
            return
        if self.keep_draft():
            self.parting = DRAFT_KEPT
        self._leaving.leave()

    def _ended(self, number: int) -> None:
        """A signal: keep what is being typed, give the terminal back whatever comes of that."""
        try:
            self.keep_draft()
        finally:
            self.exit(return_code=128 + number)

    def keep_draft(self) -> bool:
        """Remember what is being typed, for the next start; True when there is something."""
        if self._preferences is None:
            return False
        from screens.dialogs.dialog import Dialog

        workbook = self.desk.book.id
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Dialog) and screen.is_there and screen.written:
                place = replace(self.page.place, typed=screen.written)
                self._preferences.keep_draft(Draft(workbook, place, screen.title_text))
                return True
        for page in (self.page, *self._pages.values()):
            if page.is_mounted and page.place.typed:
                self._preferences.keep_draft(Draft(workbook, page.place))
                return True
        return False

    async def action_quit(self) -> None:
        """However it is asked for, the program ends the same way."""
        self.post_message(Quit())

    def action_help_quit(self) -> None:
        """Ctrl+C leaves nothing; say what does."""
        self.page.tell(HOW_TO_QUIT)

    def _handle_exception(self, error: Exception) -> None:
        """Keep what happened for whoever started the app; it words it."""
        self.crash = self.crash or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Close without the traceback that Textual would print, with data in it."""
        self._close_messages_no_wait()
