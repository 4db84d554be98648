"""The lines that need somebody's attention, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from store.amounts import Blank, Range, Unknown
from store.own import involves
from store.records import Certainty, Line, Track
from store.tables import Tables


class ConcernKind(StrEnum):
    """Why a line needs attention, the most pressing first."""

    UNKNOWN_AMOUNT = "unknown amount"
    RANGE = "range"
    NO_APPROPRIATION = "no appropriation"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True)
class Concern:
    """A line and why it needs attention; `periods` are those it is so in, in order."""

    kind: ConcernKind
    line: Line
    periods: tuple[str, ...]


_UNCERTAIN: Final = frozenset[Certainty]({"skøn", "foreløbigt", "uafklaret"})
_ORDER: Final = {kind: place for place, kind in enumerate(ConcernKind)}


def concerns(tables: Tables, administration: str = "") -> list[Concern]:
    """What needs attention among the counted lines, or those that involve an administration.

    NO_APPROPRIATION is said of a line without one in a ledger where another counted line has
    one: in the others, such as budget transfers, the documents name none, and nothing is
    missing. Such a line is named also while it has no amounts; `periods` is empty then. By
    kind, then the track's number (lines of no track last), then the lines' order.
    """
    counted = [line for line in tables.of(Line).values() if not line.memo]
    appropriated = {line.ledger for line in counted if line.appropriation}
    tracks = tables.of(Track)
    found = [
        concern
        for line in counted
        if not _is_settled(line, appropriated)
        and (not administration or involves(line, administration))
        for concern in _of_line(line, line.ledger in appropriated)
    ]

    def place(concern: Concern) -> tuple[int, int, int, str]:
        line = concern.line
        track = tracks.get(line.track)
        number = track.number if track else sys.maxsize
        return _ORDER[concern.kind], number, line.order, line.id

    return sorted(found, key=place)


def _is_settled(line: Line, appropriated: set[str]) -> bool:
    """True for most lines: plain amounts, certain, and with an appropriation where that is due."""
    if line.certainty in _UNCERTAIN or (not line.appropriation and line.ledger in appropriated):
        return False
    for amount in line.amounts.values():
        if type(amount) is not int:
            return isinstance(amount, Blank) and not _periods(line, Range, Unknown)
    return True


def _of_line(line: Line, appropriated: bool) -> Iterator[Concern]:
    unknown = _periods(line, Unknown)
    if unknown:
        yield Concern(ConcernKind.UNKNOWN_AMOUNT, line, unknown)
    ranges = _periods(line, Range)
    if ranges:
        yield Concern(ConcernKind.RANGE, line, ranges)
    if appropriated and not line.appropriation:
        yield Concern(ConcernKind.NO_APPROPRIATION, line, _periods(line, int, Range, Unknown))
    if line.certainty in _UNCERTAIN:
        yield Concern(ConcernKind.UNCERTAIN, line, _periods(line, int, Range, Unknown))


def _periods(line: Line, *kinds: type[int | Range | Unknown | Blank]) -> tuple[str, ...]:
    return tuple(sorted(p for p, amount in line.amounts.items() if isinstance(amount, kinds)))
