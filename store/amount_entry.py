"""Typed amounts, the Danish way: figures, ranges, changes to what is there, arithmetic.

``1.125`` is one thousand one hundred and twenty-five of the table's unit, ``+3 %`` changes the
cell, ``=x-50`` reckons with it. What can be read in two ways is refused with its readings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from store.amount_formula import MAX_DEPTH, Formula
from store.amount_numbers import (
    BLANK_SIGNS,
    EN_DASH,
    MAX_TEXT,
    Doubt,
    Numeral,
    comma_doubt,
    half_away,
)
from store.amount_reader import Entry, Reader
from store.amount_units import unit_prefix
from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.errors import AmountError, Code
from store.records import Unit

__all__ = ["MAX_DEPTH", "Entry", "read_amount"]

_APPROXIMATE = re.compile(r"ca(?:\.|(?![A-Za-z]))", re.ASCII | re.IGNORECASE)

# Another reading of a doubtful figure may escape these; no reading mends the rest.
_ABOUT_VALUES: Final = frozenset(
    {
        Code.AMOUNT_FRACTION,
        Code.AMOUNT_TOO_LARGE,
        Code.AMOUNT_RANGE_REVERSED,
        Code.AMOUNT_DIVISION_BY_ZERO,
    }
)


def read_amount(text: str, unit: Unit, current: Amount | None = None) -> Entry:
    """Read a typed amount; figures without a unit of their own are in `unit`.

    `current` is what the cell holds, None where it is empty. Whatever is no amount raises an
    `AmountError` that carries `text`; with `position` (index of the first character not
    understood) when unreadable, `readings` (texts that would be accepted) when ambiguous,
    `reason` (``range``, ``unknown``, ``blank``) when there is nothing to change or reckon with.
    """
    reader = _Typed(text, unit, current)
    try:
        entry = reader.read()
    except AmountError as error:
        question = _question(reader) if error.code in _ABOUT_VALUES else None
        if question is None:
            raise
        raise question from None
    if reader.doubts:
        raise _question(reader) or reader.unreadable(reader.doubts[0].start)
    return entry


def _question(reader: _Typed) -> AmountError | None:
    """Asks which of its readings the text has; None when none of them would be accepted."""
    readings: list[str] = []
    for choice in range(max((len(doubt.readings) for doubt in reader.doubts), default=0)):
        reading = _rewritten(reader, choice)
        if reading not in readings and _is_accepted(reading, reader):
            readings.append(reading)
    if not readings:
        return None
    return reader.error(Code.AMOUNT_AMBIGUOUS, readings=tuple(readings))


def _rewritten(reader: _Typed, choice: int) -> str:
    text = reader.text
    for doubt in sorted(reader.doubts, key=lambda doubt: doubt.start, reverse=True):
        words = doubt.readings[min(choice, len(doubt.readings) - 1)]
        text = text[: doubt.start] + words + text[doubt.end :]
    return text.strip()


def _is_accepted(text: str, reader: _Typed) -> bool:
    again = _Typed(text, reader.unit, reader.current)
    try:
        again.read()
    except AmountError:
        return False
    return not again.doubts


@dataclass(frozen=True)
class _Figure:
    """A signed figure; `scale` is the kroner of its own unit, `unit_text`, None without one.

    `prefixed`: the unit is a `kr.` that stood before it.
    """

    sign: int
    numeral: Numeral
    scale: int | None
    unit_text: str
    prefixed: bool


class _Typed(Reader):
    """Reads one text. Doubts are collected, and reading goes on with the first meaning."""

    def read(self) -> Entry:
        """What the text says."""
        visible = self.text.strip()
        if not visible:
            raise self.error(Code.AMOUNT_EMPTY)
        if len(self.text) > MAX_TEXT:
            raise self.error(Code.AMOUNT_TOO_LONG, limit=MAX_TEXT)
        if visible == "?":
            return Entry(UNKNOWN)
        if visible in BLANK_SIGNS:
            return Entry(BLANK)
        if self.cursor.take("="):
            return Formula(self).entry()
        if self.cursor.take("+"):
            return self._changed(self._figure(1))
        return self._plain()

    def _plain(self) -> Entry:
        """A figure or a range, perhaps with ca. before it; or a decrease in percent."""
        cursor = self.cursor
        about = _APPROXIMATE.match(self.text, cursor.at)
        if about is not None:
            cursor.at = about.end()
        low = self._figure()
        if low.sign < 0 and about is None and low.scale is None and cursor.peek("%"):
            return self._changed(low)
        high = self._figure() if cursor.take("-" + EN_DASH) else None
        self.check_end()
        amount = self._range(low, high) if high else self._whole(self._exact(low, low.scale))
        return Entry(amount, approximate=about is not None)

    def _changed(self, by: _Figure) -> Entry:
        """`+50`, `+3 %`, `-10 %`: the cell with a change made to it."""
        percent = by.scale is None and bool(self.cursor.take("%"))
        self.check_end()
        if not percent:
            change = self._whole(self._exact(by, by.scale))
            return Entry(self.checked(self.cell() + change), relative=True)
        rate = by.sign * self.number(by.numeral) / 100
        exact = self.cell() * (1 + rate)
        rounded = exact.denominator != 1
        return Entry(self.checked(half_away(exact)), rounded=rounded, relative=True)

    def _figure(self, sign: int = 0) -> _Figure:
        """A figure with its unit; `sign` is given where its sign has been read."""
        cursor = self.cursor
        sign = sign or (-1 if cursor.minus() else 0)
        cursor.skip()
        prefix = unit_prefix(self.text, cursor.at)
        if prefix is not None:
            cursor.at = prefix
            sign = sign or (-1 if cursor.minus() else 0)
        numeral = self.numeral()
        scale, unit_text = self.own_unit(after_prefix=prefix is not None)
        if prefix is not None and scale is None:
            return _Figure(sign or 1, numeral, 1, "kr.", prefixed=True)
        return _Figure(sign or 1, numeral, scale, unit_text, prefixed=False)

    def _range(self, low: _Figure, high: _Figure) -> Amount:
        low_scale, high_scale = low.scale, high.scale
        if high_scale is not None and (low_scale is None or low.prefixed):
            low_scale = high_scale
        elif low_scale is not None and high_scale is None:
            high_scale = low_scale
            if not low.prefixed and low_scale != self.table_scale:
                # `900 kr. - 1000`: a unit speaks for both bounds only where both can hear it.
                at = high.numeral.end
                self.doubt(Doubt(at, at, (f" {low.unit_text}", f" {self.unit}")))
        exact = self._exact(low, low_scale), self._exact(high, high_scale)
        first, last = (self._whole(bound) for bound in exact)
        if first > last:
            raise self.error(Code.AMOUNT_RANGE_REVERSED, low=first, high=last)
        return first if first == last else Range(first, last)

    def _exact(self, figure: _Figure, scale: int | None) -> Fraction:
        """A figure in kroner; `scale` is None where it is in the table's unit."""
        value = self.number(figure.numeral, "" if scale else f" {self.unit}")
        self.doubt(comma_doubt(figure.numeral, scale, self.unit))
        return figure.sign * value * (scale or self.table_scale)

    def _whole(self, kroner: Fraction) -> int:
        if kroner.denominator != 1:
            raise self.error(Code.AMOUNT_FRACTION)
        return self.checked(kroner.numerator)
