"""Finding by words: every word somewhere in the text, whatever the case and the keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_FOLDED: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ö": "oe", "ä": "ae"})


def folded(text: str) -> str:
    """The text as it is compared: `åbningstid` as `aabningstid`."""
    return text.casefold().translate(_FOLDED)


def matches(words: str, text: str) -> bool:
    """True when each of the words stands somewhere in the text."""
    return has_words(folded(words).split(), folded(text))


def has_words(words: Iterable[str], held: str) -> bool:
    """The same for words and a text that are folded already."""
    return all(word in held for word in words)
