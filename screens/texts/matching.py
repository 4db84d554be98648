"""Finding by words: every word somewhere in the text, whatever the case and the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from store.folding import folded

__all__ = ["folded", "has_words", "marker", "matches"]

_LETTERS: Final = {"aa": "(?:aa|å|å)", "ae": "(?:ae|æ|ä)", "oe": "(?:oe|ø|ö)"}
_ACCENTED: Final = {"e": "[eéèêë]", "a": "[aáàâ]", "o": "[oóòô]", "u": "[uúùûü]", "i": "[iíìîï]"}


def matches(words: str, text: str) -> bool:
    """True when each of the words stands somewhere in the text."""
    return has_words(folded(words).split(), folded(text))


def has_words(words: Iterable[str], held: str) -> bool:
    """The same for words and a text that are folded already."""
    return all(word in held for word in words)


def marker(words: Iterable[str]) -> re.Pattern[str] | None:
    """What finds folded words in a text as it is shown; None where there are none."""
    found = [_shown(word.strip()) for word in words if word.strip()]
    return re.compile("|".join(found), re.IGNORECASE) if found else None


def _shown(word: str) -> str:
    parts = re.findall("aa|ae|oe|.", word)
    shown = "".join(_sign(part) for part in parts)
    return rf"(?<![0-9]){shown}" if word[0].isdigit() else shown


def _sign(part: str) -> str:
    if part == " ":
        return r"[\W_]+"
    if part == ",":
        return "[,.:]"
    if part.isdigit():
        return rf"{part}\.?"
    return _LETTERS.get(part) or _ACCENTED.get(part) or re.escape(part)
