"""Sums and words in order."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Final

from store.amounts import Sum


def sum_key(total: Sum, descending: bool = False) -> tuple[int, int, int]:
    """A key to sort by: figures by their low end, then what is unknown or mixed, blanks last.

    With `descending` the largest figure comes first; what is no figure is last either way.
    """
    if total.is_blank:
        return 2, 0, 0
    part = total.part()
    if part is None or not part.known:
        return 1, 0, 0
    sign = -1 if descending else 1
    return 0, sign * part.low, sign * part.high


_LETTERS: Final = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"})
"""What stands after z, in the order of the Danish alphabet."""

_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_DIGITS: Final = re.compile("([0-9]{1,18})")
_FIGURE: Final = re.compile(r"(?<![0-9.,])-?[0-9]{1,15}(?:[.][0-9]{3})*(?:,[0-9]{1,9})?")


def alphabetic(text: str) -> tuple[tuple[str | int, ...], str]:
    """A key to sort texts by: æ, ø, å and aa last, numbers in them by size, case aside."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("aa", "å").translate(_LETTERS)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    parts = _DIGITS.split(bare)
    # every second part is a number, so that only likes are compared
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts)), text


def printed_key(text: str) -> tuple[int, Fraction, tuple[tuple[str | int, ...], str]]:
    """A key to sort printed figures by: the first in the text counts, those without come last."""
    found = _FIGURE.search(text)
    if found is None:
        return 1, Fraction(), alphabetic(text)
    return 0, Fraction(found[0].replace(".", "").replace(",", ".")), alphabetic(text)
