"""Numerals the Danish way: dots or spaces between thousands, a decimal comma, ASCII digits.

The one tokenizer for typed amounts (`store.amount_entry`) and printed figures
(`store.amount_format`). A numeral is an exact `Fraction`; nothing here is ever a float.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from store.amount_units import GAPS, UNIT_KRONER
from store.records import Unit

MAX_TEXT: Final = 200
"""Characters; longer texts are no amounts, and keep `int()` away from endless digits."""

BLANK_SIGNS: Final = frozenset("-\N{NON-BREAKING HYPHEN}–—")
"""Texts that alone mean a blank: hyphen, en dash, em dash."""

MINUS_SIGNS: Final = "-\N{MINUS SIGN}"
EN_DASH: Final = "–"

_DIGITS = "0123456789"
_GROUPS = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9])"
_SPACED = rf"[1-9][0-9]{{0,2}}(?:[{GAPS}][0-9]{{3}})+(?![0-9])"
_PLAIN = r"(?:0(?![0-9])|[1-9][0-9]*)"
_FRACTION = r"(?P<fraction>[0-9]+)"

_RUN = re.compile(rf"{_SPACED}(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)*")
_DANISH = re.compile(rf"(?P<whole>{_SPACED}|{_GROUPS}|{_PLAIN})(?:,{_FRACTION})?")
_THREE_AFTER_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_ENGLISH = re.compile(rf"(?P<whole>[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+)(?:\.{_FRACTION})?")
_POINT = re.compile(rf"(?P<whole>{_GROUPS}|{_PLAIN})\.{_FRACTION}")
_ZEROS = re.compile(rf"0+(?P<whole>[0-9]+)(?:,{_FRACTION})?")
_NO_DIGIT = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A run of digits and marks at `start`..`end` of a text, without sign or unit.

    `value` is what it says the Danish way, None where it is not written that way; `decimals`
    counts the digits after its comma. `others` are values someone else might mean by it. With
    neither it is no number, and `fault` is the first mark that does not fit.
    """

    start: int
    end: int
    value: Fraction | None = None
    decimals: int = 0
    others: tuple[Fraction, ...] = ()
    fault: int = 0


class Cursor:
    """Walks through a text from its first to its last visible character.

    `at` is the index, in the whole text, of the next character; `start` and `end` bound it.
    """

    __slots__ = ("at", "end", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = len(text.rstrip())
        self.start = min(self.end, len(text) - len(text.lstrip()))
        self.at = self.start

    @property
    def done(self) -> bool:
        """True when nothing but space is left."""
        self.skip()
        return self.at >= self.end

    def skip(self) -> None:
        """Step over spaces inside the text."""
        while self.at < self.end and (self.text[self.at] in GAPS or self.text[self.at] == "\t"):
            self.at += 1

    def peek(self, characters: str) -> bool:
        """True when one of `characters` comes next, after spaces."""
        return not self.done and self.text[self.at] in characters

    def take(self, characters: str) -> str:
        """Step over one of `characters`, after spaces, and give it; otherwise give ``""``."""
        if not self.peek(characters):
            return ""
        self.at += 1
        return self.text[self.at - 1]

    def minus(self) -> bool:
        """Step over a minus sign. An en dash is one only first of all, before a digit."""
        if self.take(MINUS_SIGNS):
            return True
        following = self.text[self.at + 1 : self.at + 2]
        if self.at == self.start and following and following in _DIGITS:
            return bool(self.take(EN_DASH))
        return False

    def numeral(self) -> Numeral | None:
        """Step over a numeral, after spaces; None, without a step, where no digit stands."""
        self.skip()
        match = _RUN.match(self.text, self.at)
        if match is None:
            return None
        self.at = match.end()
        return _numeral(match.group(), match.start())


@dataclass(frozen=True, slots=True)
class Doubt:
    """What stands at `start`..`end` may be meant as any of `readings`, texts that are clear."""

    start: int
    end: int
    readings: tuple[str, ...]


def mark_doubt(numeral: Numeral, unit_text: str = "") -> Doubt | None:
    """Asks about a numeral not written the Danish way; `unit_text` goes after each reading."""
    if numeral.value is not None:
        return None
    readings = tuple(number_text(value) + unit_text for value in numeral.others)
    return Doubt(numeral.start, numeral.end, readings)


def comma_doubt(numeral: Numeral, scale: int | None, unit: Unit) -> Doubt | None:
    """Asks whether the comma of `1,125` parts decimals or, as in English, thousands.

    `scale` is the kroner of the figure's own unit; without one it is in the table's `unit`.
    Nobody counts thousands of millions with a comma, nor writes a unit to leave it open; but
    kroner have no decimals here.
    """
    if numeral.value is None or not numeral.others:
        return None
    readings: tuple[str, ...] = ()
    if scale == 1:
        readings = (number_text(numeral.others[0]),)
    elif scale is None and unit != "mio. kr.":
        amounts = (value * UNIT_KRONER[unit] for value in (numeral.value, *numeral.others))
        readings = tuple(f"{number_text(a)} kr." for a in amounts if a.denominator == 1)
    return Doubt(numeral.start, numeral.end, readings) if readings else None


def half_away(value: Fraction) -> int:
    """The nearest whole number; from halfway the one farther from zero."""
    nearest = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return -nearest if value < 0 else nearest


def number_text(value: Fraction) -> str:
    """A decimal fraction >= 0 written in full the Danish way, `1.125,5`."""
    decimals = 0
    power = 1
    while power % value.denominator:
        decimals += 1
        power *= 10
    whole, fraction = divmod(value.numerator * power // value.denominator, power)
    return marked(whole, fraction, decimals)


def marked(
    whole: int, fraction: int, decimals: int, decimal_mark: str = ",", thousands: str = "."
) -> str:
    """`whole` with thousands marks, then `decimals` digits of `fraction`; both are >= 0."""
    grouped = f"{whole:,}".replace(",", thousands)
    return f"{grouped}{decimal_mark}{fraction:0{decimals}}" if decimals else grouped


def _numeral(run: str, start: int) -> Numeral:
    end = start + len(run)
    match = _DANISH.fullmatch(run)
    if match is not None:
        value = _fraction(match)
        others: tuple[Fraction, ...] = ()
        if _THREE_AFTER_COMMA.fullmatch(run):
            others = (Fraction(_digits(run)),)
        return Numeral(start, end, value, len(match["fraction"] or ""), others)
    prefix = _DANISH.match(run)
    fault = start if prefix is None else start + prefix.end()
    return Numeral(start, end, others=_foreign(run), fault=fault)


def _foreign(run: str) -> tuple[Fraction, ...]:
    """What may be meant by digits that are not marked the Danish way."""
    match = _POINT.fullmatch(run)
    if match is not None:
        decimal = _fraction(match)
        # 0.125 with its point left out would be 0125, which nobody means.
        return (decimal,) if match["whole"] == "0" else (decimal, Fraction(_digits(run)))
    match = _ENGLISH.fullmatch(run) or _ZEROS.fullmatch(run)
    return () if match is None else (_fraction(match),)


def _fraction(match: re.Match[str]) -> Fraction:
    fraction = match["fraction"] or ""
    return Fraction(int(_NO_DIGIT.sub("", match["whole"]) + fraction), 10 ** len(fraction))


def _digits(run: str) -> int:
    return int(_NO_DIGIT.sub("", run))
