"""What is searched for: words, figures with or without their unit, and dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import Final

from store.amount_numbers import Cursor
from store.amount_units import GAPS, UNIT_KRONER
from store.amounts import MAX_KRONER
from store.folding import words_text

LONGEST: Final = 200
"""Characters of a search that are looked at."""

_NOWHERE: Final = "\0"
"""What no text holds."""

_SPACES: Final = GAPS.strip()
_FIGURE: Final = rf"[0-9](?:[0-9.,{_SPACES}]*[0-9])?"
_UNIT: Final = r"t\.?\s?kr\.?|mio\.?(?:\s?kr\.?)?|mia\.?(?:\s?kr\.?)?|kr\.?"
_BEGUN: Final = r"(?:mi?|t\.?k?|k)$"
_ENDS: Final = r"(?!\S)"
_PIECE: Final = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?!\S)"
    rf"|(?P<day2>[0-9]{{1,2}})[./-](?P<month2>[0-9]{{1,2}})[./-](?P<year2>[0-9]{{4}}){_ENDS}"
    rf"|[-\u2212+]?(?P<figure>{_FIGURE})(?:\s*(?P<unit>{_UNIT}|{_BEGUN}){_ENDS}|{_ENDS})"
    r"|(?P<word>\S+)",
    re.IGNORECASE,
)
_STATED: Final = re.compile(
    rf"(?<![0-9.,])(?P<low>{_FIGURE})(?:\s?[-–]\s?(?P<high>{_FIGURE}))?\s*(?P<unit>{_UNIT})"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_MILLION: Final = 10**6
_MILLIARD: Final = 10**9
_NUMBERED: Final = frozenset(
    ("spor", "ressortspor", "projektspor", "tabel", "table", "bilag", "figur", "afsnit", "punkt")
)
"""Words that a number goes with: `spor 5` is not found where the two stand apart."""

_SHORT: Final = 2
"""A number of so few digits is only found as a whole."""

_INFLECTED: Final = re.compile(
    r"(?<=[a-z]{4})(?:"
    r"(?:el|(?<![aeiouy])l|[ln]?ing)?(?:e(?:[rnt]|de)?)?(?:ne)?s?|else[rn]?(?:ne)?s?"
    r")$"
)
"""How words end in Danish, most of which search for the same: `varsling`, `varsel`, `varsle`."""


@dataclass(frozen=True)
class Term:
    """One thing to be found: `needle` in folded words, empty where only amounts are meant.

    A number's needle begins with a space, and a short one's ends with one. `amounts` are whole
    kroner; `around` from-to where a rounded figure may stand for others, too.
    """

    needle: str
    amounts: tuple[int, ...] = ()
    around: tuple[tuple[int, int], ...] = ()

    @property
    def inside(self) -> str:
        """What is looked for in texts; in none of them where only amounts are meant."""
        return self.needle or _NOWHERE


Meaning = tuple[Term, ...]
"""What a word may mean: any of these, the first of them before the others."""


def read_query(text: str) -> tuple[Term, ...]:
    """What a typed text asks for; all of it must be found. Empty when it says nothing.

    `4800` and `4.800` are that figure in kroner, t.kr. or mio. kr., or in a text; `4,8 mio`
    kroner alone. `1/4-2026` is the ISO date that records keep. `spor 5` is one thing.
    """
    plain = unicodedata.normalize("NFC", text[:LONGEST]).strip()
    terms: list[Term] = []
    for term in _terms(plain):
        before = terms[-1].needle if terms else ""
        if _is_short(term) and before in _NUMBERED:
            terms[-1] = Term(before + term.needle)
        else:
            terms.append(term)
    return tuple(dict.fromkeys(terms))


def loosened(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The same with words cut to what all their forms begin with: `pladsanvisningen`, `varsling`.

    Figures, dates and short words stay as they are.
    """
    return tuple(replace(term, needle=loosened_word(term.needle)) for term in terms)


def loosened_word(word: str) -> str:
    """The same of a folded word."""
    return _INFLECTED.sub("", word) if word.isalpha() else word


def _is_short(term: Term) -> bool:
    return term.needle[:1] == " " == term.needle[-1:] and len(term.needle) <= _SHORT + 2


def _terms(text: str) -> Iterator[Term]:
    for found in _PIECE.finditer(text):
        if found["figure"]:
            term = _figure(found["figure"], (found["unit"] or "").lower())
            if term is not None:
                yield term
                continue
        year, month, day = (found[name] or found[f"{name}2"] for name in ("year", "month", "day"))
        if year:
            yield Term(day_needle(int(year), int(month), int(day)))
            continue
        needle = words_text(found.group()).strip()
        if needle:
            yield Term(_number(needle) if needle[0].isdigit() else needle)


def _number(digits: str) -> str:
    """A number is not found inside another one."""
    return f" {digits} " if len(digits) <= _SHORT else f" {digits}"


def day_needle(year: int, month: int, day: int) -> str:
    """How a day is found among the folded words of a record."""
    return f" {year:04}x{month:02}x{day:02} "


def _figure(text: str, unit: str) -> Term | None:
    values, decimals = _values(text)
    if not values:
        return None
    amounts, around = [], []
    for scale in _scales(unit):
        for value in values:
            kroner = value * scale
            if kroner.denominator == 1 and kroner <= MAX_KRONER:
                amounts.append(kroner.numerator)
            if unit and scale >= _MILLION:
                apart = Fraction(scale, 2 * 10**decimals)
                around.append((ceil(kroner - apart), floor(kroner + apart)))
    if unit:
        return Term("", tuple(dict.fromkeys(amounts)), tuple(around))
    return Term(_number(words_text(text).strip()), tuple(dict.fromkeys(amounts)))


def _values(text: str) -> tuple[tuple[Fraction, ...], int]:
    """What a figure may mean, and how many decimals it has."""
    numeral = Cursor(text).numeral()
    if numeral is None or numeral.end < len(text):
        return (), 0
    own = () if numeral.value is None else (numeral.value,)
    return (*own, *numeral.others), numeral.decimals


def _scales(unit: str) -> tuple[int, ...]:
    if not unit:
        return tuple(UNIT_KRONER.values())
    if unit.startswith("t"):
        return (UNIT_KRONER["t.kr."],)
    if unit.startswith("k"):
        return (1,)
    if unit.startswith("mia"):
        return (_MILLIARD,)
    return (_MILLION,) if unit.startswith("mio") else (_MILLION, _MILLIARD)


def stated_amounts(text: str) -> Iterator[int]:
    """The kroner that a text states: figures with a unit, both bounds of a range."""
    if "kr" not in text and "mi" not in text:
        return
    for found in _STATED.finditer(text):
        [scale] = _scales(found["unit"].lower())
        for figure in (found["low"], found["high"]):
            for value in _values(figure)[0][:1] if figure else ():
                kroner = value * scale
                if kroner.denominator == 1 and kroner <= MAX_KRONER:
                    yield kroner.numerator
