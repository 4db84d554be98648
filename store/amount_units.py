"""The units figures are given in: the tables' own, and those written after a typed figure."""

from __future__ import annotations

import re
from typing import Final

from store.records import Unit

UNIT_KRONER: Final[dict[Unit, int]] = {"kr.": 1, "t.kr.": 1_000, "mio. kr.": 1_000_000}
"""How many kroner one of a table's unit is."""

GAPS: Final = " \u00a0\u2007\u2009\u202f"
"""Space, no-break, figure, thin and narrow no-break space: they may part thousands."""

_GAP = f"[{GAPS}\t]*"
_NO_LETTER = r"(?![A-Za-zÀ-ÖØ-öø-ɏ])"

# ASCII, because without it IGNORECASE lets the Kelvin sign pass for a k.
_WORD = re.compile(
    rf"(?:(?P<thousand>t\.?{_GAP}kr\.?)"
    rf"|(?P<million>mio\.?(?:{_GAP}kr\.?)?)"
    rf"|(?P<milliard>mia\.?(?:{_GAP}kr\.?)?)"
    rf"|(?P<krone>kr\.?)){_NO_LETTER}",
    re.ASCII | re.IGNORECASE,
)
_SCALE_WORD = re.compile(
    rf"(?:(?P<million>mio\.?)|(?P<milliard>mia\.?)){_NO_LETTER}", re.ASCII | re.IGNORECASE
)
_PREFIX = re.compile(r"kr\.?(?=[^A-Za-zÀ-ÖØ-öø-ɏ.]|$)", re.ASCII | re.IGNORECASE)
_SCALES: Final = {"krone": 1, "thousand": 1_000, "million": 10**6, "milliard": 10**9}


def unit_word(text: str, at: int, *, after_prefix: bool = False) -> tuple[int, int] | None:
    """The unit written at `at`: (kroner, where it ends), or None.

    After a `kr.` before the figure only `mio.` and `mia.` may follow it.
    """
    match = (_SCALE_WORD if after_prefix else _WORD).match(text, at)
    if match is None or match.lastgroup is None:
        return None
    return _SCALES[match.lastgroup], match.end()


def unit_prefix(text: str, at: int) -> int | None:
    """Where a `kr.` written before a figure ends, or None."""
    match = _PREFIX.match(text, at)
    return None if match is None else match.end()
