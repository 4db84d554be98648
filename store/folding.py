"""Text as it is compared: whatever the case, the accents, the keyboard and the marks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_DANISH: Final = {"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae"}
_LATIN: Final = range(0xC0, 0x250)


def _plain(letter: str) -> str:
    """A letter without its accent."""
    base = unicodedata.normalize("NFD", letter)[0]
    return _DANISH.get(letter) or (base if base.isalpha() else letter)


_FOLDED: Final = {code: _plain(chr(code)) for code in _LATIN if chr(code) == chr(code).lower()}

_THOUSANDS: Final = re.compile(r"(?<=[0-9])[.\u00a0\u2007\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_DECIMALS: Final = re.compile(r"(?<=[0-9])[.:](?=[0-9])")
_DIGIT: Final = re.compile("[0-9]")
_TOKEN: Final = re.compile(r"[^\W_]+(?:(?<=[0-9]),(?=[0-9])[^\W_]+)*")


def folded(text: str) -> str:
    """The text as it is compared: `åbningstid` as `aabningstid`, `Én` as `en`."""
    plain = text.lower()
    if not plain.isascii():  # most that is not has but these three, and there may be very much
        plain = plain.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    if plain.isascii():
        return plain
    return unicodedata.normalize("NFC", plain).casefold().translate(_FOLDED)


def words_text(text: str) -> str:
    """The words of a text, folded, each between spaces: ` go live 4800 7,30 15,30 `.

    Marks are left out, save the comma in a figure: it stands also for the dot or colon of a time
    of day. Dots between thousands go. Empty for a text without words.
    """
    plain = folded(text)
    if _DIGIT.search(plain):
        plain = _DECIMALS.sub(",", _THOUSANDS.sub("", plain))
    words = " ".join(_TOKEN.findall(plain))
    return f" {words} " if words else ""
