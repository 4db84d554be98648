"""A program in a pseudo-terminal: what it has written, and how long that took it."""

from __future__ import annotations

import os
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final

SUPPORTED: Final = sys.platform != "win32"

PATIENCE: Final = 180.0
"""Seconds without a sign of life after which a measurement is given up."""

QUIET: Final = 0.2
"""Seconds of silence that end an answer. They are not counted."""

_CONTROL: Final = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC: title, clipboard
    rb"|\x1b[PX^_][^\x1b]*\x1b\\"  # DCS and the like
    rb"|\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves, modes
    rb"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"  # the rest, of two characters or three
    rb"|[\x00-\x1a\x1c-\x1f\x7f]"
)

_LEFT_OUT: Final = frozenset(
    {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"}
)
"""What a user's terminal says nothing of; an installed program is not compiled at each start."""


def stripped(output: bytes) -> str:
    """What a program has written as plain text, in the order in which it wrote it.

    Escape sequences and control characters are gone, so that a text in several colours is one;
    what stands in two places on the screen may touch.
    """
    return _CONTROL.sub(b"", output).decode("utf-8", "ignore")


def own_home(folder: Path) -> dict[str, str]:
    """This environment with a home folder of the measurement's own, and a plain terminal."""
    kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    folders = ("DATA", "CONFIG", "STATE", "CACHE")
    return (
        kept
        | {f"XDG_{name}_HOME": str(folder / name.lower()) for name in folders}
        | {"HOME": str(folder), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    )


class Terminal:
    """A program in a window of its own. It is killed on leaving, as it may be in earnest.

    Times are in seconds from the start of the program, or from the last key pressed.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 120,
        rows: int = 40,
    ) -> None:
        if not SUPPORTED:
            raise SystemExit("pseudo-terminals are POSIX: nothing to measure here")
        import fcntl
        import pty
        import termios

        self._command = command
        self._seen = b""
        self._screen, keyboard = pty.openpty()
        try:
            size = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(keyboard, termios.TIOCSWINSZ, size)
            self._mark = time.perf_counter()
            self._process = subprocess.Popen(
                command,
                stdin=keyboard,
                stdout=keyboard,
                stderr=keyboard,
                env=environment,
                start_new_session=True,
            )
        except BaseException:
            os.close(self._screen)
            raise
        finally:
            os.close(keyboard)

    def wait_for(self, text: str) -> float:
        """Read until the program has written this; how long it took."""
        while text not in stripped(self._seen):
            if not self._read(PATIENCE):
                self._give_up(f"nothing more came, and no {text!r}")
        return time.perf_counter() - self._mark

    def wait_until_quiet(self) -> float:
        """Read until the program has answered and says no more; how long its answer took."""
        if not self._seen and not self._read(PATIENCE):
            self._give_up("no answer")
        last = time.perf_counter()
        while self._read(QUIET):
            last = time.perf_counter()
        return last - self._mark

    def press(self, keys: str) -> None:
        """Type, once the program has had its say; what it wrote until then is forgotten."""
        while self._read(QUIET):
            pass
        self._seen = b""
        self._mark = time.perf_counter()
        os.write(self._screen, keys.encode())

    def _read(self, patience: float) -> bool:
        """Take in what has been written; False when nothing comes, or the program has ended."""
        ready, _, _ = select.select([self._screen], [], [], patience)
        if not ready:
            return False
        try:
            data = os.read(self._screen, 65_536)
        except OSError:  # Linux says EIO when the last program has gone
            return False
        self._seen += data
        return bool(data)

    def _give_up(self, why: str) -> None:
        end = stripped(self._seen[-2_000:])
        raise SystemExit(f"{' '.join(self._command)}: {why}; it wrote last: {end!r}")

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._screen)
