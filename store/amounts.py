"""Amounts in whole kroner: known, a range, unknown or blank; and what they add up to.

A known amount is a plain `int` of kroner, signed as the document prints it. Nothing here is
ever a float, and a blank is not zero.
"""

from __future__ import annotations

from typing import Final

import msgspec

MAX_KRONER: Final = 10**15
"""Larger figures (a million billions) are typing mistakes; see `store.validate`."""


class Range(msgspec.Struct, frozen=True, tag="range", forbid_unknown_fields=True):
    """An amount known only to lie between two, both in kroner, `low` <= `high`."""

    low: int
    high: int


class Unknown(msgspec.Struct, frozen=True, tag="unknown", forbid_unknown_fields=True):
    """An amount that the document prints as `?`."""


class Blank(msgspec.Struct, frozen=True, tag="blank", forbid_unknown_fields=True):
    """A cell the document prints as `-`; a period left out of a line is printed empty."""


Amount = int | Range | Unknown | Blank

UNKNOWN: Final = Unknown()
BLANK: Final = Blank()


class Part(msgspec.Struct):
    """What the amounts of one price level add up to, in kroner.

    `unknowns` counts amounts printed `?`, `known` those with a figure (a range among them).
    """

    low: int = 0
    high: int = 0
    unknowns: int = 0
    known: int = 0


class Sum:
    """A sum kept by difference: `put` an amount in, `take` the same amount out again.

    It holds a `Part` a price level and never adds two price levels together. A price level
    whose last amount is taken out disappears, so equal contents compare equal.
    """

    __slots__ = ("parts",)

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}

    def put(self, amount: Amount, price_level: str) -> None:
        """Add one contribution. A blank adds nothing."""
        part = self.parts.get(price_level)
        if part is None or type(amount) is not int:
            self._move(amount, price_level, 1)
        else:  # nearly every amount there is
            part.low += amount
            part.high += amount
            part.known += 1

    def take(self, amount: Amount, price_level: str) -> None:
        """Remove a contribution that was put in: (low - a, high - b)."""
        self._move(amount, price_level, -1)

    def add(self, other: Sum) -> None:
        """Put in all that another sum holds."""
        for level, part in other.parts.items():
            mine = self.parts.setdefault(level, Part())
            mine.low += part.low
            mine.high += part.high
            mine.unknowns += part.unknowns
            mine.known += part.known

    def shift(self, delta: int, price_level: str) -> None:
        """Replace one known amount by another, `delta` kroner larger."""
        part = self.parts[price_level]
        part.low += delta
        part.high += delta

    def _move(self, amount: Amount, price_level: str, sign: int) -> None:
        if isinstance(amount, Blank):
            return
        part = self.parts.get(price_level)
        if part is None:
            part = self.parts[price_level] = Part()
        if isinstance(amount, int):
            part.low += sign * amount
            part.high += sign * amount
            part.known += sign
        elif isinstance(amount, Range):
            part.low += sign * amount.low
            part.high += sign * amount.high
            part.known += sign
        else:
            part.unknowns += sign
        if not part.known and not part.unknowns:
            del self.parts[price_level]

    @property
    def is_blank(self) -> bool:
        """True when nothing but blanks went in."""
        return not self.parts

    @property
    def mixed(self) -> bool:
        """True when the contributions stand in more than one price level."""
        return len(self.parts) > 1

    def part(self) -> Part | None:
        """The one part, or None when the sum is blank or spans price levels."""
        if len(self.parts) != 1:
            return None
        return next(iter(self.parts.values()))

    def exact(self) -> int | None:
        """Kroner, when the sum is one known figure in one price level; otherwise None."""
        part = self.part()
        if part is None or part.unknowns or part.low != part.high:
            return None
        return part.low

    def copy(self) -> Sum:
        """An independent copy."""
        other = Sum()
        other.parts = {
            level: Part(part.low, part.high, part.unknowns, part.known)
            for level, part in self.parts.items()
        }
        return other

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sum) and self.parts == other.parts

    def __hash__(self) -> int:
        raise TypeError("a Sum changes and cannot be a key")

    def __repr__(self) -> str:
        return f"Sum({self.parts!r})"


def difference(minuend: Part, subtrahend: Part) -> Range | None:
    """How far two totals lie from each other, in kroner: (low - b, high - a).

    None while either holds unknown amounts. Not the way to take a contribution out of a
    total: that is `Sum.take`.
    """
    if minuend.unknowns or subtrahend.unknowns:
        return None
    return Range(minuend.low - subtrahend.high, minuend.high - subtrahend.low)
