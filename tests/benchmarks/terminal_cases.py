"""The program in a terminal, against the least that Textual and TinyDB give for the same job."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import store
from ressort_tui.settings import FILE, NAME
from screens.texts.amount_text import short_sum_text
from store.paths import history_of
from tests.benchmarks.measure import Row, versus
from tests.benchmarks.terminal import SUPPORTED, Terminal, own_home

ENTER: Final = "\r"
PAGE_DOWN: Final = "\x1b[6~"
F6: Final = "\x1b[17~"
CTRL_T: Final = "\x14"

START_TABLE: Final = "oek19-t1"
"""The table whose grand total is what a first paint must show."""

LARGE_PERIOD: Final = "2026"
"""Its column that is in sight where the figures are so long that the sums are not."""


@dataclass(frozen=True)
class Script:
    """What is typed into a program, and what tells that it has answered.

    `shows` is the text that an edit brings to the screen, and to it only, `edit` what is typed
    before the key `commit` that is measured; both are given a number that is never the same.
    """

    module: str
    ready: str
    """What the screen shows once it is filled."""
    answers: tuple[str, ...] = ()
    """Keys, each after the answer to the last, for what only a very first start asks."""
    to_large_table: tuple[str, ...] = ()
    """Keys from the first paint to the first amount of the table that holds all lines."""
    edit: str = ""
    commit: str = ""
    shows: Callable[[int], str] = str
    page_down: str = PAGE_DOWN


OURS: Final = Script(
    "ressort_tui",
    ready="I alt",
    answers=(ENTER,),  # all administrations
    # table 8, down to the lines that no document has, which stand in rows of their own
    to_large_table=(F6, F6, CTRL_T, "oek19-t8", ENTER, PAGE_DOWN, PAGE_DOWN),
    edit="{number}",
    commit=ENTER,
    shows=lambda number: f"{number:,}".replace(",", "."),
)
REFERENCE: Final = Script(
    "tests.benchmarks.datatable_app",
    ready="gemt 0",
    commit="e",
    shows=lambda number: f"gemt {number - FIRST_NUMBER}",
)
OPTIONS: Final = {OURS.module: ("--fil",), REFERENCE.module: ()}

FIRST_NUMBER: Final = 7_000
"""Edits write 7.001, 7.002 and so on (t.kr.), which no generated line holds."""

LEAST_ENTRY: Final = 100
"""No edit takes fewer bytes of the history file."""


class Session:
    """A program that has been brought to the table that holds all lines."""

    def __init__(self, script: Script, path: Path, terminal: Terminal) -> None:
        self._script = script
        self._path = path
        self._terminal = terminal
        self._number = FIRST_NUMBER
        self._written = history_of(path).stat().st_size

    def edit(self) -> float:
        """Type a figure; seconds from the key that commits it until it stands in the table."""
        self._number += 1
        if self._script.edit:
            self._terminal.press(self._script.edit.format(number=self._number))
            self._terminal.wait_until_quiet()
        self._terminal.press(self._script.commit)
        return self._terminal.wait_for(self._script.shows(self._number))

    def page_down(self) -> float:
        """Seconds from the key until all is drawn."""
        self._terminal.press(self._script.page_down)
        return self._terminal.wait_until_quiet()

    def check_saved(self) -> None:
        """Every edit must have reached the history file, or nothing was measured."""
        grown = history_of(self._path).stat().st_size - self._written
        if grown < LEAST_ENTRY * (self._number - FIRST_NUMBER):
            raise SystemExit("the edits that were measured were not saved")


class Programs:
    """Starts programs in terminals, with a home folder in which the first start has been."""

    def __init__(self, folder: Path) -> None:
        self._home = folder / "home"
        self._home.mkdir(exist_ok=True)
        self._copies = 0

    def copy(self, path: Path) -> Path:
        """A workbook file of a session's own."""
        self._copies += 1
        copied = path.with_name(f"terminal-{self._copies}-{path.name}")
        shutil.copy(path, copied)
        shutil.copy(history_of(path), history_of(copied))
        return copied

    def usual(self, path: Path) -> Path:
        """A copy of a workbook where the program looks for its own."""
        data = path.with_name(f"data-{path.stem}")
        there = data / NAME / FILE
        if not there.exists():
            there.parent.mkdir(parents=True)
            shutil.copy(path, there)
            shutil.copy(history_of(path), history_of(there))
        return there

    def start(self, script: Script, path: Path) -> Terminal:
        """The program on a workbook; ours as it is started every day, without an option."""
        command = [sys.executable, "-m", script.module]
        home = own_home(self._home)
        if path.name == FILE and script is OURS:
            home["XDG_DATA_HOME"] = str(path.parents[1])
        else:
            command += [*OPTIONS[script.module], str(path)]
        return Terminal(command, home)

    def answer(self, script: Script, path: Path) -> None:
        """Answer what a first start asks, and leave."""
        if script.answers:
            with self.start(script, path) as terminal:
                terminal.wait_for(script.ready)
                for key in script.answers:
                    terminal.press(key)
                    terminal.wait_until_quiet()

    def first_paint(self, script: Script, path: Path, text: str) -> float:
        """Seconds until a text stands on the screen."""
        with self.start(script, path) as terminal:
            return terminal.wait_for(text)

    @contextmanager
    def session(self, script: Script, path: Path) -> Iterator[Session]:
        """A program that stands in the table that holds all lines."""
        copied = self.copy(path)
        with self.start(script, copied) as terminal:
            terminal.wait_for(script.ready)
            for key in script.to_large_table:
                terminal.press(key)
                terminal.wait_until_quiet()
            yield Session(script, copied, terminal)


def start_text(path: Path, period: str) -> str:
    """A figure that the first screen must show: a grand total, of a range its beginning."""
    with store.open_workbook(path, read_only=True) as book:
        table = book.table(START_TABLE)
        text = short_sum_text(table.total(period), table.view.unit, table.view.price_level)
    return text.partition("–")[0].partition(" ")[0]


def rows(folder: Path, sample: Path, smallest: Path, largest: Path) -> Iterator[Row]:
    """Every measurement in a terminal."""
    if not SUPPORTED:
        print("pseudo-terminals are POSIX: left out", file=sys.stderr)
        return
    programs = Programs(folder)
    programs.answer(OURS, sample)
    yield from first_paints(programs, sample, largest)
    yield from edits(programs, smallest, largest)
    yield from pages(programs, largest)


def first_paints(programs: Programs, sample: Path, largest: Path) -> Iterator[Row]:
    """From the start of the process until the grand total stands there."""
    total = start_text(sample, "sum")
    plain = partial(programs.first_paint, REFERENCE, sample, total)
    ours = partial(programs.first_paint, OURS, programs.usual(sample), total)
    yield versus("first paint of the sample, against DataTable's", ours, plain, 1.15)
    text = start_text(largest, LARGE_PERIOD)
    large = partial(programs.first_paint, OURS, programs.usual(largest), text)
    yield versus("first paint of the largest, against DataTable's of the sample", large, plain, 2.0)


def edits(programs: Programs, smallest: Path, largest: Path) -> Iterator[Row]:
    """From the key that commits a figure until it stands in the table and on the disk."""
    with ExitStack() as stack:
        few = stack.enter_context(programs.session(OURS, smallest))
        many = stack.enter_context(programs.session(OURS, largest))
        yield versus("key to repaint, with save, largest to smallest", many.edit, few.edit, 1.2)
        plain = stack.enter_context(programs.session(REFERENCE, smallest))
        yield versus("key to repaint, with save, smallest to DataTable", few.edit, plain.edit)
        few.check_saved()
        many.check_saved()


def pages(programs: Programs, largest: Path) -> Iterator[Row]:
    """Page-down in the table that holds all lines."""
    with (
        programs.session(OURS, largest) as ours,
        programs.session(REFERENCE, largest) as plain,
    ):
        yield versus(
            "Page-down in the largest, against DataTable", ours.page_down, plain.page_down, 0.3
        )
