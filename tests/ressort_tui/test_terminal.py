"""The real program in a real terminal, as far as a pseudo-terminal is one."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import store
from ressort_tui.preferences import Preferences
from screens.desk import Choices
from store.records import Line

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

import fcntl
import pty
import struct
import termios

PATIENCE = 30


class Terminal:
    """A program with a window of its own."""

    def __init__(self, process: subprocess.Popen[bytes], screen: int) -> None:
        self.process = process
        self._screen = screen
        self.seen = b""

    def wait_for(self, text: str) -> None:
        """Read until the program has written this text."""
        while text.encode() not in self.seen:
            assert self._read(), f"the program ended without {text!r}: {self.seen[-2_000:]!r}"

    def press(self, keys: str) -> None:
        """Type on the keyboard."""
        os.write(self._screen, keys.encode())

    def close(self) -> None:
        """Close the window, as a laptop's lid or a lost connection does."""
        if self._screen >= 0:
            os.close(self._screen)
            self._screen = -1

    def end(self) -> int:
        """Read until the program has ended; its exit code."""
        while self._read():
            pass
        return self.process.wait(PATIENCE)

    def _read(self) -> bool:
        deadline = time.monotonic() + PATIENCE
        ready, _, _ = select.select([self._screen], [], [], max(0, deadline - time.monotonic()))
        assert ready, f"nothing was written for {PATIENCE} s: {self.seen[-2_000:]!r}"
        try:
            data = os.read(self._screen, 65_536)
        except OSError:  # Linux says EIO when the last program has gone
            return False
        self.seen += data
        return bool(data)


@contextmanager
def terminal(*arguments: object, columns: int = 80, rows: int = 24) -> Iterator[Terminal]:
    """The program in a window of this size."""
    screen, keyboard = pty.openpty()
    fcntl.ioctl(keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "ressort_tui", *map(str, arguments)],
        stdin=keyboard,
        stdout=keyboard,
        stderr=keyboard,
        env=os.environ | {"TERM": "xterm-256color"},
        start_new_session=True,
    )
    os.close(keyboard)
    window = Terminal(process, screen)
    try:
        yield window
    finally:
        process.kill()
        process.wait(PATIENCE)
        window.close()


@pytest.fixture(autouse=True)
def _has_chosen() -> None:
    """A user who has been asked for an administration before."""
    Preferences.usual().keep_choices(Choices(administration=""))


QUIT = "\x11"
FIND = "\x10"
ENTER = "\r"
RIGHT = "\x1b[C"
LINE = "oek19-t6-r04"


def find(window: Terminal, words: str, shown: str) -> None:
    """Go to a record by words, and wait until it is shown."""
    window.press(FIND)
    window.wait_for("Skriv for at finde")
    window.press(words + ENTER)
    window.wait_for(shown)
    window.wait_for("2026: ")
    window.press(RIGHT)
    window.wait_for("2027: ")


def amount(book: Path) -> object:
    """What the line holds in 2027, on disk."""
    with store.open_workbook(book, read_only=True) as opened:
        return opened.get(Line, LINE).amounts["2027"]


def test_the_program_shows_the_total_and_quits(book: Path) -> None:
    with terminal("--fil", book) as window:
        window.wait_for("49.240,8")
        window.press(QUIT)
        assert window.end() == 0
    assert b"Traceback" not in window.seen
    assert b"\x1b[?1049l" in window.seen, "the window is as it was"
    with store.open_workbook(book) as opened:
        assert not opened.read_only


def test_the_first_start_makes_the_sample_and_asks_whose_it_is() -> None:
    Preferences.usual().keep_choices(Choices())
    with terminal(columns=120, rows=40) as window:
        window.wait_for("49.240,8")
        window.wait_for("Hvilken forvaltning hører du til?")
        window.press("\x1b[B" + ENTER)
        window.wait_for("SUF, alle forvaltninger")
        window.press(QUIT)
        assert window.end() == 0
    assert Preferences.usual().choices().administration == "SUF"


def test_a_workbook_in_use_is_shown_with_its_owner(book: Path) -> None:
    with store.open_workbook(book), terminal("--fil", book, columns=120, rows=40) as window:
        window.wait_for("SKRIVEBESKYTTET")
        window.wait_for("49.240,8")
        window.wait_for("er i brug")
        window.press(QUIT)
        assert window.end() == 0


def test_an_edit_outlives_a_kill(book: Path) -> None:
    """From a cold start by keys alone; nothing but the keyboard, then `kill -9`."""
    with terminal("--fil", book) as window:
        window.wait_for("49.240,8")
        find(window, LINE, "Tabel 6")
        window.press("5000")
        window.wait_for("5.000 t.kr. = 5.000.000 kr.")
        window.wait_for("12.343,5")
        window.press(ENTER)
        window.wait_for("gemt kl.")
        window.process.kill()
        window.end()
    assert amount(book) == 5_000_000
    with terminal("--fil", book) as window:
        window.wait_for("49.440,8")
        find(window, LINE, "Tabel 6")
        window.wait_for("da arbejdsfilen blev lavet: 4.800")
        window.press("\x1a")
        window.wait_for("Fortrudt:")
        window.press(QUIT)
        assert window.end() == 0
    assert amount(book) == 4_800_000


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_typing_keeps_the_draft(book: Path, number: signal.Signals) -> None:
    with terminal("--fil", book) as window:
        window.wait_for("49.240,8")
        find(window, LINE, "Tabel 6")
        window.press("=x+2")
        window.wait_for("4.802 t.kr.")
        window.process.send_signal(number)
        assert window.end() == 128 + number
    assert b"\x1b[?1049l" in window.seen, "the window is as it was"
    assert amount(book) == 4_800_000
    with terminal("--fil", book) as window:
        window.wait_for("Du var i gang med at skrive")
        window.press(ENTER)
        window.wait_for("4.802 t.kr.")
        window.press("00" + ENTER)
        window.wait_for("gemt kl.")
        window.press(QUIT)
        assert window.end() == 0
    assert amount(book) == 5_000_000


def test_a_terminal_that_is_closed_keeps_the_draft(book: Path) -> None:
    with terminal("--fil", book) as window:
        window.wait_for("49.240,8")
        find(window, LINE, "Tabel 6")
        window.press("5000")
        window.wait_for("5.000 t.kr.")
        window.close()
        window.process.send_signal(signal.SIGHUP)
        window.process.wait(PATIENCE)
    with store.open_workbook(book) as opened:
        draft = Preferences.usual().draft(opened.id)
    assert draft is not None
    assert draft.place.typed == "5000"


def test_a_file_that_is_no_workbook_is_told_and_nothing_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "andet.json"
    path.write_bytes(b"{}")
    with terminal("--fil", path) as window:
        assert window.end() == 3
    assert "er ikke en arbejdsfil fra dette program" in window.seen.decode()
    assert b"\x1b" not in window.seen
