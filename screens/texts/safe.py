"""Makes every text fit to show: what a terminal would obey becomes a sign one can see."""

from __future__ import annotations

import unicodedata
from typing import Final

_CONTROL_PICTURES: Final = 0x2400
_DELETE: Final = 0x7F
_DELETE_PICTURE: Final = "␡"
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, bidi and zero-width signs, lone surrogates, line and paragraph separators."""

_FILLERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters and marks that show as nothing."""


def safe(text: str) -> str:
    """The text with every control, bidi and zero-width character as a visible sign.

    ESC is `␛`, a line break `␊`, a right-to-left override `⟨U+202E⟩`. For all data on its way
    to a terminal; the data itself stays as it is.
    """
    if text.isprintable() and _FILLERS.isdisjoint(text):
        return text
    return "".join(map(_sign, text))


def is_hidden(character: str) -> bool:
    """True for a character that a terminal would obey, or show as nothing."""
    return unicodedata.category(character) in _HIDDEN or character in _FILLERS


def shorten(text: str, limit: int = 80) -> str:
    """At most `limit` characters of a text, fit to show; what is left out leaves `…`."""
    return safe(text if len(text) <= limit else text[: limit - 1] + "…")


def _sign(character: str) -> str:
    if not is_hidden(character):
        return character
    code = ord(character)
    if code < ord(" "):
        return chr(_CONTROL_PICTURES + code)
    return _DELETE_PICTURE if code == _DELETE else f"⟨U+{code:04X}⟩"
