"""Hands that know no program: keys, texts, pastes, mouse and window sizes at random.

Everything goes the way a terminal's input goes, through the driver, in bursts that are not
waited for key by key: as from somebody who types ahead.
"""

from __future__ import annotations

import asyncio
import errno
import os
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from screens.budget import BudgetPage
from screens.commands import BY_NAME
from screens.dialogs.ask import AskDialog
from screens.dialogs.dialog import Dialog
from screens.texts.commands_da import COMMANDS
from screens.texts.frame_text import TABS
from screens.view_source import ViewSource
from store.system import Files

WINDOWS: Final = (
    *[(80, 24), (120, 40)] * 8,
    *[(30, 8), (1, 1), (200, 60), (40, 10), (41, 24), (109, 11), (110, 30), (7, 50), (150, 9)],
)
AMOUNTS: Final = (
    *["1.125", "236,8", "3786", "1,1 mio.", "504 t.kr.", "1.125.000 kr.", "ca. 4.660", "−50"],
    *["177.732–227.584", "900-1000", "-50", "?", "-", "+50", "+3 %", "-10 %", "=900+150", "=x-50"],
    *["=x*1,03", "0", "5000", "12", "77", "812", "1.204", "3.600", "44,5", "9.999"],
    *["=1/0", "1.1.1", "abc", " ", "99999999999999999"],
)
TEXTS: Final = ("Projektledelse", "æøå", "[/x]", "[bold]", "drift; i alt", "日本語 你好", "a" * 90)
PASTES: Final = (
    *["500", "5.000\t6.000\n7.000\t8.000\n", "1\n2\n3\n4\n5\n", "\t\n\t", "", "\n", "x\ty\tz"],
    "[/x]\x1b]52;c;aGVq\x07\u202e",
    "\x1b[2J\x1b[31m\t[b]12\r\n\u200d\ufeff\u0301",
    "9" * 10_000,
    "日本語\t👩‍👩‍👧\n" * 20,
    "\n".join("\t".join(str(left * top) for left in range(20)) for top in range(60)),
)
WORDS: Final = ("tabel", "spor", "projekt", "8", "udskriv", "gem", "kontaktcenter", "zzz")

MOVES: Final = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab")
MORE_MOVES: Final = (
    *("shift+up", "shift+down", "shift+left", "shift+right", "shift+tab", "ctrl+home", "ctrl+end"),
    *("ctrl+a", "space", "shift+space", "ctrl+space", "alt+right", "insert", "ctrl+u", "ctrl+w"),
)
EDITING: Final = ("backspace", "delete", "enter", "escape", "f2", "ctrl+left", "ctrl+backspace")
FUNCTION_KEYS: Final = tuple(f"f{number}" for number in range(1, 25))
CHARACTERS: Final = "0123456789.,-+=?% xabAÆøå[]():;\"'#*_日é"
"""Neither slash, tilde nor backslash: no file is to be named far away."""

COMMAND_KEYS: Final = tuple(
    key
    for command in BY_NAME.values()
    for key in command.keys.split(",")
    if key and command.name != "quit"
)
DIALOG_KEYS: Final = ("f1", "f3", "f4", "f9", "ctrl+p", "ctrl+t", "ctrl+e", "ctrl+g", "ctrl+l")
"""Each opens another dialog from a cell of the budget."""

TICKS: Final = 3
"""Turns of the event loop until what a driver sends is in the program's queue."""

BURST: Final = 30
"""So many keys, and a few times as many, are typed ahead of what is shown."""


class Monkey:
    """Plays on one start of the program, until it has pressed so many keys or the app ends."""

    def __init__(self, app: RessortApp, pilot: Pilot[None], random: Random) -> None:
        self._app = app
        self._pilot = pilot
        self._random = random
        self.pressed = 0
        self.seen: Counter[str] = Counter()
        """The screens and dialogs in sight after a burst, by name of the class."""
        self.log: list[object] = []
        """What was done, newest last, to find a crash again."""
        self._look = False
        self._moves: list[Callable[[], None]] = [
            *[self._wander] * 10,
            *[self._type_amount] * 9,
            *[self._any_keys] * 8,
            *[self._command] * 6,
            *[self._mouse] * 4,
            *[self._write] * 2,
            *[self._turn] * 2,
            self._fill_form,
            self._spread,
            *[self._find] * 2,
            self._paste,
            self._paste,
            self._resize,
        ]

    def is_over(self) -> bool:
        """True once the program has ended."""
        return not self._app.is_running or self._app._exit

    async def play(self, keys: int) -> None:
        """Press so many keys, unless the program ends before."""
        while self.pressed < keys and not self.is_over():
            move = self._random.choice(self._moves)
            if self._look or move == self._type_amount or self._random.random() < 0.15:
                await self.settle()
            if self.is_over():
                return
            if isinstance(self._app.screen, Dialog) and self._random.random() < 0.6:
                self._end_dialog(self._app.screen)
            else:
                move()

    async def edit(self) -> None:
        """Type amounts until one is taken, so that no sitting leaves the workbook as it was."""
        history = self._app.desk.book.history
        before = sum(1 for _ in history())
        for _ in range(200):
            if self.is_over() or sum(1 for _ in history()) > before:
                return
            self._type_amount()
            await self.settle()
        raise AssertionError(f"no amount is taken in {self._app.screen}: {self.log[-60:]}")

    async def tour(self) -> None:
        """Open one dialog after another from the budget, a few keys in each; then every screen."""
        for key in self._random.sample(DIALOG_KEYS, len(DIALOG_KEYS)):
            if not self.is_over():
                self._press("escape", "escape", key)
                await self.settle()
                self._press(*self._some(MOVES, 4))
        unseen = set(TABS)
        for _ in range(3 * len(TABS)):
            if unseen and not self.is_over():
                self._press("escape", "escape", "f6")
                await self.settle()
                unseen.discard(self._app.page.NAME)

    async def settle(self) -> None:
        """Let what was pressed have its effect, and have it drawn."""
        for _ in range(TICKS):
            await asyncio.sleep(0)
        quiet = 0
        while quiet < 2:
            if self.is_over():
                return
            await self._pilot._wait_for_screen()
            is_busy = any(it.message_queue_size for it in (self._app, *self._app.screen_stack))
            quiet = 0 if is_busy else quiet + 1
        self._look = False
        screen = self._app.screen
        screen._on_timer_update()
        self.seen[type(screen).__name__] += 1
        if self._random.random() < 0.1:
            self._app.clear_notifications()

    async def quit(self) -> None:
        """Ctrl+Q wherever one stands; what is asked first is answered one way or another.

        In a window with room to be asked.
        """
        self._resize((80, 24))
        for _ in range(60):
            if not self.is_over():
                dialog = isinstance(self._app.screen, AskDialog)
                answer = *self._some(("down",), 3), "enter"
                self._press(*(answer if dialog else ("ctrl+q",)))
                await self.settle()

    # -- what a terminal sends

    def _press(self, *keys: str) -> None:
        for key in keys:
            single = len(key) == 1
            name = _character_to_key(key) if single else key
            character = key if single else {"space": " ", "enter": "\r", "tab": "\t"}.get(key)
            self._send(events.Key(name, character), key)

    def _send(self, event: events.Event, told: object) -> None:
        driver = self._app._driver
        if driver is None or self.is_over():
            return
        self.pressed += 1
        self.log.append(told)
        driver.process_message(event)

    # -- moves

    def _end_dialog(self, dialog: Dialog[Any]) -> None:
        if isinstance(dialog, AskDialog):
            self._press(*["down"] * self._random.randint(0, 2), "enter")
        else:
            self._press(self._random.choice(("escape", "ctrl+s", "ctrl+s", "enter")))

    def _some(self, keys: Iterable[str], most: int = BURST) -> list[str]:
        return self._random.choices(list(keys), k=self._random.randint(1, most))

    def _wander(self) -> None:
        self._press(*self._some(MOVES, 5 * BURST))

    def _any_keys(self) -> None:
        keys = (*MOVES, *MORE_MOVES, *EDITING, *FUNCTION_KEYS, *CHARACTERS, *COMMAND_KEYS)
        self._press(*self._some(keys, 2 * BURST))

    def _command(self) -> None:
        """One command, also where a cell is being typed in; what it opens is looked at."""
        if self._random.random() < 0.7:
            self._press("escape")
        self._press(self._random.choice(COMMAND_KEYS))
        self._look = True

    def _turn(self) -> None:
        """Another screen, which is looked at."""
        self._press("escape", *["f6"] * self._random.randint(1, 3))
        self._look = True

    def _type_amount(self) -> None:
        """Into a cell of figures, if one is in sight."""
        page = self._app.page
        if not isinstance(page, BudgetPage):
            names = list(TABS)
            self._press(
                "escape", *["f6"] * ((names.index("budget") - names.index(page.NAME)) % len(names))
            )
            return
        if not page.is_mounted:
            return
        is_free = self._app.screen is page
        if not is_free or (page.grid.editing and self._random.random() < 0.8):
            self._press("escape", "escape")
        self._walk(page)
        for _ in range(self._random.choice((1, 1, 2))):
            self._press(*self._random.choice(AMOUNTS))
            self._press(self._random.choice(("enter", "enter", "enter", "tab", "escape", "down")))

    def _walk(self, page: BudgetPage) -> None:
        """With the arrows to a cell nearby that takes an amount."""
        source, (row, column) = page.source, page.grid.cursor
        if source is None:
            return
        near = [
            (down, right)
            for down in range(-min(row, 5), 6)
            for right in range(-column, len(source.heads) - column)
            if row + down < source.row_count and self._takes(source, row + down, column + right)
        ]
        if not near:
            self._press(*self._some(("ctrl+down", "down", "pageup"), 3))
        else:
            down, right = self._random.choice(near)
            self._press(*["down" if down > 0 else "up"] * abs(down))
            self._press(*["right" if right > 0 else "left"] * abs(right))

    def _takes(self, source: ViewSource, row: int, column: int) -> bool:
        """True for an amount of one line, and now and then for one of several."""
        entry = source.entry(row)
        if entry is None or not source.editable(row, column):
            return False
        single = source.table_of(entry).only_line(entry.row.id) is not None
        return single or self._random.random() < 0.1

    def _write(self) -> None:
        self._press(*self._random.choice((*TEXTS, *WORDS)))
        self._press(*self._some(("enter", "tab", "down", "backspace"), 2))

    def _fill_form(self) -> None:
        """The form of a line, or of a new one: some fields, then saved."""
        self._press(self._random.choice(("ctrl+e", "ctrl+n")))
        for _ in range(self._random.randint(1, 4)):
            self._press(*self._random.choice(TEXTS)[:20])
            self._press(*self._some(("tab", "down", "enter", "space"), 3))
        self._press("ctrl+s")

    def _spread(self) -> None:
        """The lines behind a cell: new amounts for some, then all of it taken."""
        self._press("ctrl+g")
        for _ in range(self._random.randint(1, 3)):
            self._press(*self._random.choice(AMOUNTS), "enter")
        self._press("ctrl+s")

    def _find(self) -> None:
        """By words, among commands and records."""
        titles = [text.title for name, text in COMMANDS.items() if name != "quit"]
        self._press("escape", "ctrl+p")
        self._press(*self._random.choice((*titles, *WORDS, COMMANDS["administration"].title)))
        if self._random.random() < 0.3:
            self._press(*self._some(("down", "up", "pagedown"), 3))
        self._press("enter")
        self._look = True

    def _paste(self) -> None:
        text = self._random.choice(PASTES)
        self._send(events.Paste(text), f"paste {text[:20]!r}")
        if self._random.random() < 0.5:
            self._press(self._random.choice(("enter", "ctrl+s", "escape")))

    def _resize(self, window: tuple[int, int] | None = None) -> None:
        size = Size(*(window or self._random.choice(WINDOWS)))
        driver = self._app._driver
        assert isinstance(driver, HeadlessDriver)
        driver._size = (size.width, size.height)
        self._send(events.Resize(size, size), size)

    def _mouse(self) -> None:
        """Click, double click, drag or wheel somewhere in the window."""
        kind = self._random.choice(("click", "click", "double", "drag", "wheel"))
        at = self._anywhere()
        if kind == "wheel":
            way = self._random.choice((events.MouseScrollDown, events.MouseScrollUp))
            for _ in range(self._random.randint(1, 5)):
                self._point(way, at, 0)
            return
        button = self._random.choice((1, 1, 1, 1, 2, 3))
        for _ in range(2 if kind == "double" else 1):
            self._point(events.MouseMove, at, 0)
            self._point(events.MouseDown, at, button)
            if kind == "drag":
                for _ in range(self._random.randint(1, 4)):
                    at = self._anywhere()
                    self._point(events.MouseMove, at, button)
            self._point(events.MouseUp, at, button)

    def _anywhere(self) -> tuple[int, int]:
        width, height = self._app.size
        return self._random.randrange(max(width, 1)), self._random.randrange(max(height, 1))

    def _point(self, kind: type[events.MouseEvent], at: tuple[int, int], button: int) -> None:
        shift, ctrl = self._random.random() < 0.2, self._random.random() < 0.1
        event = kind(
            widget=None,
            x=at[0],
            y=at[1],
            delta_x=0,
            delta_y=0,
            button=button,
            shift=shift,
            meta=False,
            ctrl=ctrl,
            screen_x=at[0],
            screen_y=at[1],
        )
        self._send(event, (kind.__name__, at, button))


def keep_within(patch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Refuse, as the system refuses others' folders, to write a file outside these folders."""
    inside = [Path(os.path.realpath(folder)) for folder in folders]

    def guarded(name: str, place: int) -> Callable[..., Any]:
        method = getattr(Files, name)

        def call(files: Files, *arguments: Any) -> Any:
            path = Path(os.path.realpath(arguments[place]))
            if not any(path.is_relative_to(folder) for folder in inside):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return method(files, *arguments)

        return call

    for name, place in (
        ("open_append", 0),
        ("create_temporary", 0),
        ("replace", 1),
        ("place", 1),
        ("remove", 0),
        ("make_folder", 0),
        ("keep_copy", 1),
    ):
        patch.setattr(Files, name, guarded(name, place))
