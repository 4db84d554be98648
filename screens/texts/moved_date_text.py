"""What is told of a transfer that gets another date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from screens.texts import timeline_da as da
from screens.texts.amount_text import amount_text
from screens.texts.date_text import moment_text
from screens.texts.safe import safe
from screens.texts.words import both
from store.moments import moment_of
from store.moved_dates import Move, NewAmount, Side
from store.records import Unit

SIDES: Final = {
    Side.BEFORE: "ligger før",
    Side.SAME: "ligger samtidig",
    Side.AFTER: "ligger efter",
}
"""Where another milestone lies, seen from the one that is moved."""

Row = tuple[str, str, str]
"""What it is, before and after."""


def share_line(move: Move) -> str:
    """How the budget follows: `Budgettet i 2026 bliver årets beløb × 7/12.`"""
    return f"Budgettet i {move.moment.first.year} bliver årets beløb × {move.months}/12."


def facts_text(move: Move) -> str:
    """Which milestone, how the budget is computed, and for which lines it is not."""
    told = [f"{safe(move.milestone.label)}."]
    if move.amounts:
        told.append(f"{share_line(move)} Det rundes af til hele t.kr.")
    if move.without_annual:
        labels = both([f"»{safe(line.label)}«" for line in move.without_annual])
        told.append(f"Intet følger for {labels}, hvis årlige beløb ikke er kendt.")
    return " ".join(told)


def date_row(move: Move) -> Row:
    """The date."""
    before = moment_text(moment_of(move.milestone)) or da.UNDATED
    return da.MOVED_DATE, before, moment_text(move.moment)


def neighbour_rows(move: Move) -> list[Row]:
    """The others of its project."""
    return [
        (
            f"{safe(one.milestone.label)} ({moment_text(moment_of(one.milestone))})",
            SIDES[one.before],
            SIDES[one.after],
        )
        for one in move.neighbours
    ]


def amount_rows(amounts: Sequence[NewAmount], unit: Unit) -> list[Row]:
    """The lines' amounts."""
    return [
        (
            f"{safe(one.line.label)}, {one.period} ({unit})",
            amount_text(one.before, unit, ""),
            amount_text(one.after, unit, ""),
        )
        for one in amounts
    ]


def answers(move: Move, *, is_moved: bool) -> tuple[tuple[str, str], ...]:
    """What may be done; of a milestone that `is_moved` already only the budget is open."""
    if is_moved:
        return (("take", da.TAKE_BUDGET), ("leave", da.LEAVE_BUDGET))
    if move.amounts:
        return (("take", da.TAKE_ALL), ("date", da.ONLY_DATE), ("leave", da.LEAVE))
    return (("take", da.TAKE_DATE), ("leave", da.LEAVE))
