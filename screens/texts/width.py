"""How many cells of a terminal a text takes, and texts wrapped and padded to cells."""

from __future__ import annotations

import unicodedata
from typing import Final

_WIDE: Final = frozenset("WF")
_NO_WIDTH: Final = frozenset({"Mn", "Me"})


def cell_width(text: str) -> int:
    """The cells a text takes; it holds no control characters."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text with spaces up to `width` cells, before it where it is set to the right."""
    space = " " * (width - cell_width(text))
    return space + text if right else text + space


def cut_middle(text: str, width: int) -> str:
    """The text in at most `width` cells: what there is no room for is left out in the middle."""
    if cell_width(text) <= width:
        return text
    if width < 1:
        return ""
    first, last, room = "", "", width - 1
    for before, after in zip(text, reversed(text), strict=True):
        if cell_width(first + before + last) > room:
            break
        first += before
        if cell_width(first + after + last) > room:
            break
        last = after + last
    return f"{first}…{last}"


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken at spaces where there are any."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_width(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, width)
        lines += whole
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for character in word:
        if cell_width(pieces[-1]) + _width(character) > max(width, 2):
            pieces.append("")
        pieces[-1] += character
    return pieces
