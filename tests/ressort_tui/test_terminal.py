"""The real program in a real terminal, as far as a pseudo-terminal is one."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import store

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

import fcntl
import pty
import struct
import termios

PATIENCE = 60


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
    try:
        yield Terminal(process, screen)
    finally:
        process.kill()
        process.wait(PATIENCE)
        os.close(screen)


@pytest.mark.parametrize("key", ["q", "\x11"])
def test_the_program_shows_the_total_and_quits(key: str, book: Path) -> None:
    with terminal("--fil", book) as window:
        window.wait_for("49.240,8")
        window.press(key)
        assert window.end() == 0
    assert b"Traceback" not in window.seen
    with store.open_workbook(book) as opened:
        assert not opened.read_only


def test_the_first_start_makes_the_sample() -> None:
    with terminal(columns=120, rows=40) as window:
        window.wait_for("49.240,8")
        window.press("q")
        assert window.end() == 0


def test_a_workbook_in_use_is_shown_with_its_owner(book: Path) -> None:
    with store.open_workbook(book), terminal("--fil", book, columns=120, rows=40) as window:
        window.wait_for("SKRIVEBESKYTTET")
        window.wait_for("49.240,8")
        window.wait_for("er i brug")
        window.press("q")
        assert window.end() == 0


def test_a_file_that_is_no_workbook_is_told_and_nothing_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "andet.json"
    path.write_bytes(b"{}")
    with terminal("--fil", path) as window:
        assert window.end() == 3
    assert "er ikke en arbejdsfil fra dette program" in window.seen.decode()
    assert b"\x1b" not in window.seen
