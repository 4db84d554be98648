"""Text a spreadsheet would run or turn into something else, and the apostrophe that stops it.

Opened by double click a spreadsheet runs `=1+1`, quoted or not, and makes 360 of `0360`, a date
of `9-12` and 100000 of `1E5`. Only text is guarded; numbers, flags, dates and amounts never are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

APOSTROPHE: Final = "'"

HARMLESS: Final = "-"
"""A document's blank: alone it is text to every spreadsheet, though it begins like a formula."""

_RUN: Final = frozenset("=+-@\t\r\n＝＋－＠" + APOSTROPHE)
_SPACES: Final = frozenset(c for c in map(chr, range(0x3001)) if c.isspace()) - _RUN
_FIGURE_STARTS: Final = frozenset("0123456789.,%($€£#")
_WORD_STARTS: Final = (
    frozenset({"jan", "feb", "mar", "apr", "maj", "may", "jun", "jul", "aug", "sep"})
    | {"okt", "oct", "nov", "dec", "san", "fal", "tru", "dkk"}
    | {"kr" + c for c in ". \u00a00123456789"}
)
"""The first three letters of every word that `_CHANGED` can begin with."""

_MONTH: Final = (
    r"(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ts|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?"
    r"|aug(?:ust)?|sep(?:t|tember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_CLOCK: Final = (
    r"(?:[0-9]{1,4}:[0-9]{1,2}(?::[0-9]{1,2}(?:[.,][0-9]+)?)?(?:_?[ap]\.?(?:m\.?)?)?"
    r"|[0-9]{1,2}(?:_[ap]|_?[ap]\.?m\.?))"
)
_DATE: Final = (
    r"(?:[0-9]{1,2}~[0-9]{1,2}(?:~[0-9]{1,4})?"  # 9-12, 1/2, 9.12, 01.02.2026
    r"|[0-9]{1,2}~[0-9]{4}"  # 12-2026
    r"|[0-9]{4}~[0-9]{1,2}(?:~[0-9]{1,2})?"  # 2026-01-01
    rf"|[0-9]{{1,4}}[_.,/-]*{_MONTH}\.?(?:[_.,/-]*[0-9]{{1,4}})?"  # 1. april 2026
    rf"|{_MONTH}\.?[_.,/-]*[0-9]{{1,4}}(?:[_.,/-]+[0-9]{{1,4}})?)"  # maj 2025, dec-24
)
_MONEY: Final = r"(?:kr\.?|dkk|[$€£])"
_CHANGED: Final = re.compile(
    "|".join(
        (
            r"0[0-9.][0-9.,]*",  # 0360; a Danish spreadsheet reads 0.125 as 125
            r"[0-9]+(?:\.[0-9]{3})+(?:,[0-9]*)?",  # 3.786 comes back as 3786
            r"[0-9]+,(?:[0-9]*0)?",  # 1,50 comes back as 1,5
            r"[.,][0-9][0-9.,]*",
            r"[0-9.,]+e[+-]?[0-9]+",
            r"[0-9.,]+_?%",
            r"%_?[0-9.,]+",
            r"\([0-9.,]+\)",
            r"[0-9.,]+-",
            rf"{_MONEY}_?-?[0-9][0-9.,]*",
            rf"[0-9][0-9.,]*_?{_MONEY}",
            r"[0-9]+_[0-9]+/[0-9]+",
            rf"{_DATE}(?:[_T]{_CLOCK})?",
            _CLOCK,
            r"sand|falsk|true|false",
            r"#[a-z0/]+[!?]?",  # #N/A
        )
    )
    .replace("[_", "[ \u00a0")
    .replace("_", "[ \u00a0]")
    .replace("~", "[ \u00a0]?[-/.][ \u00a0]?"),
    re.IGNORECASE | re.ASCII,
)
_FIGURE: Final = re.compile(r"[0-9][0-9.,]*")
_DIGITS: Final = re.compile(r"[0-9][0-9., \u00a0]*")
_MAY_CHANGE: Final = (
    _RUN
    | _SPACES
    | _FIGURE_STARTS
    | {w[0] for w in _WORD_STARTS}
    | {w[0].upper() for w in _WORD_STARTS}
)
"""The first characters of all text that is guarded."""

_EXACT_DIGITS: Final = 15
"""A spreadsheet keeps no more digits of a number than these."""


def guard(text: str) -> str:
    """The text as it goes into a text cell: with an apostrophe in front if it needs one."""
    return APOSTROPHE + text if is_changed(text) else text


def unguard(text: str) -> str:
    """The text of a cell; the inverse of `guard`, and foreign text as it stands.

    Only an apostrophe in front of text that `guard` would have guarded is taken away.
    """
    if text.startswith(APOSTROPHE) and is_changed(text[1:]):
        return text[1:]
    return text


def guard_all(texts: Sequence[str]) -> Sequence[str]:
    """Each text guarded, many at a time: of all but a few the first character is enough."""
    changed = {t for t in set(texts) if t[:1] in _MAY_CHANGE and is_changed(t)}
    if not changed:
        return texts
    return [APOSTROPHE + text if text in changed else text for text in texts]


def is_changed(text: str) -> bool:
    """True for text a spreadsheet would run, or read as a number, date, time or truth value.

    Plain figures (`3415`, `236,8`) may become numbers: they come back with the same digits.
    """
    first = text[:1]
    if first in _RUN:
        return text != HARMLESS
    if first in _FIGURE_STARTS:
        return _is_misread(text)
    if first in _SPACES:
        # Spreadsheets drop the spaces before they look at what is left.
        rest = text.strip()
        return is_changed(rest) or _FIGURE.fullmatch(rest) is not None
    return text[:3].lower() in _WORD_STARTS and _is_misread(text)


def _is_misread(text: str) -> bool:
    bare = text.strip()
    if _CHANGED.fullmatch(bare):
        return True
    if bare != text and _FIGURE.fullmatch(bare):
        return True
    return (
        len(bare) > _EXACT_DIGITS
        and _DIGITS.fullmatch(bare) is not None
        and sum(map(str.isdigit, bare)) > _EXACT_DIGITS
    )
