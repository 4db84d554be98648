"""What a document printed held against what is computed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store.amount_format import read_printed
from store.amount_units import UNIT_KRONER
from store.amounts import BLANK, Amount, Blank, Part, Range, Sum, Unknown, difference
from store.records import PrintedCell, Unit


class Verdict(StrEnum):
    """How a printed figure and the computed one stand to each other."""

    AGREES = "agrees"
    ROUNDING = "rounding"
    EXPLAINED = "explained"
    DEVIATES = "deviates"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True)
class Comparison:
    """A verdict, the printed text, and computed minus printed in kroner where both are known.

    `explanation` is empty when there is none, or none for what is computed by now.
    """

    verdict: Verdict
    text: str
    explanation: str
    difference: Range | None


def compare(printed: PrintedCell, computed: Sum, unit: Unit) -> Comparison | None:
    """Hold one printed cell against its sum; None when the text is no figure.

    A figure agrees when the sum rounds to it with the decimals printed. It is a rounding
    difference when it is off by at most one unit of the last printed digit.
    """
    read = read_printed(printed.text, unit)
    if read is None:
        return None
    amount, decimals = read
    verdict, apart = _judge(amount, max(1, UNIT_KRONER[unit] // 10**decimals), computed)
    explanation = printed.explanation if _is_explained(printed, computed, unit) else ""
    if verdict is Verdict.DEVIATES and explanation:
        verdict = Verdict.EXPLAINED
    return Comparison(verdict, printed.text, explanation, apart)


def _is_explained(printed: PrintedCell, computed: Sum, unit: Unit) -> bool:
    """True while what is computed is what the explanation speaks of."""
    read = read_printed(printed.explained, unit) if printed.explained else (BLANK, 0)
    if read is None or isinstance(read[0], Unknown) or computed.mixed:
        return False
    part = computed.part()
    if part is None or isinstance(read[0], Blank):
        return part is None and isinstance(read[0], Blank)
    return (part.low, part.high) == _bounds(read[0])


def _judge(amount: Amount, step: int, computed: Sum) -> tuple[Verdict, Range | None]:
    part = computed.part() or Part()
    if isinstance(amount, Unknown) or computed.mixed or part.unknowns:
        same = isinstance(amount, Unknown) and not computed.mixed and not part.known
        return (Verdict.AGREES if same and part.unknowns else Verdict.UNRESOLVED), None
    low, high = _bounds(amount)
    off = max(abs(part.low - low), abs(part.high - high))
    if off == 0:
        return Verdict.AGREES, Range(0, 0)
    apart = difference(part, Part(low, high))
    if 2 * off <= step:
        return Verdict.AGREES, apart
    return (Verdict.ROUNDING if off <= step else Verdict.DEVIATES), apart


def _bounds(amount: int | Range | Blank) -> tuple[int, int]:
    """Lowest and highest kroner; a blank stands for none, as a printed `0` beside it would."""
    if isinstance(amount, Range):
        return amount.low, amount.high
    return (0, 0) if isinstance(amount, Blank) else (amount, amount)
