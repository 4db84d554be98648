"""Data to standard output, messages to standard error, whatever these can take."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final

from screens.texts.safe import is_hidden, safe

ERRORS: Final = "ressort-tui"
"""The name of our way to write characters that a terminal's encoding lacks."""

_SUBSTITUTES: Final = {
    "–": "-",
    "—": "-",
    "−": "-",
    "─": "-",
    "·": "-",
    "→": "->",
    "…": "...",
    "»": '"',
    "«": '"',
    "’": "'",
    "⟨": "<",
    "⟩": ">",
    "æ": "ae",
    "ø": "oe",
    "å": "aa",
    "Æ": "Ae",
    "Ø": "Oe",
    "Å": "Aa",
    "é": "e",
    "É": "E",
}


class OutputClosed(Exception):
    """Whoever read standard output has had enough, as `| head` has."""


class OutputFailed(Exception):
    """Standard output cannot be written: a full disk, or no output at all."""


def prepare_streams() -> None:
    """Let no character that the encoding lacks stop a text."""
    codecs.register_error(ERRORS, _substitute)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=ERRORS)


def _substitute(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(_SUBSTITUTES.get(character, "?") for character in text), error.end


def write_lines(lines: Iterable[str]) -> None:
    """Lines of data, fit to show."""
    for line in lines:
        _write(f"{line}\n")


def write_json(value: Any) -> None:
    """A value as JSON. Text comes out as it is, but no terminal is made to obey it."""
    import json

    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    utf = encoding.lower().replace("-", "").startswith("utf")
    text = json.dumps(value, ensure_ascii=not utf, indent=2)
    _write("".join(map(_escaped, text)) + "\n" if utf else text + "\n")


def _escaped(character: str) -> str:
    if character == "\n" or not is_hidden(character):
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))


def write_bytes(data: bytes) -> None:
    """Bytes as they are."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        raise OutputFailed
    flush()
    try:
        buffer.write(data)
        buffer.flush()
    except OSError as error:
        raise _stopped(error) from error


def write_document(data: bytes, line_end: str = "\n") -> None:
    """A text file in UTF-8 as it is; on its way to a terminal nothing in it is to be obeyed."""
    if sys.stdout is not None and sys.stdout.isatty():
        write_lines(safe(line) for line in data.decode("utf-8-sig").split(line_end)[:-1])
    else:
        write_bytes(data)


def _write(text: str) -> None:
    if sys.stdout is None:
        raise OutputFailed
    try:
        sys.stdout.write(text)
    except OSError as error:
        raise _stopped(error) from error


def flush() -> None:
    """Return when all data has been handed over."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError as error:
        raise _stopped(error) from error


def _stopped(error: OSError) -> OutputClosed | OutputFailed:
    """A reader gone is EPIPE, on Windows EINVAL."""
    gone = error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)
    return OutputClosed() if gone else OutputFailed()


def abandon() -> None:
    """Send what is still on its way to nowhere, so that nothing fails at the end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def tell(text: str) -> None:
    """A message. Where nobody can be told, nobody is."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
