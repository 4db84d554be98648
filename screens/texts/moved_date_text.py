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

SIDES: Final = {Side.BEFORE: "før", Side.SAME: "samtidig", Side.AFTER: "efter"}
"""Where another milestone lies, seen from the one that is moved."""

Row = tuple[str, str, str]
"""What it is, before and after."""


def share_line(move: Move) -> str:
    """How the budget follows: `Budgettet i 2026 bliver årets beløb × 7/12.`"""
    return f"Budgettet i {move.moment.first.year} bliver årets beløb × {move.months}/12."


def facts_text(move: Move, unit: Unit) -> str:
    """Which milestone goes from when to when, how the budget follows, for which lines it does not.

    `unit` is the one of the amounts in the table.
    """
    before = moment_text(moment_of(move.milestone)) or da.UNDATED
    told = [f"{safe(move.milestone.label)}, {before} → {moment_text(move.moment)}."]
    if move.amounts:
        line = share_line(move).removesuffix(".")
        told.append(f"{line}, rundet af til hele t.kr. Beløbene er i {unit}")
        told[-1] += "" if unit.endswith(".") else "."
    if move.without_annual:
        labels = both([f"»{safe(line.label)}«" for line in move.without_annual])
        told.append(f"Intet følger for {labels}, hvis årlige beløb ikke er kendt.")
    return " ".join(told)


def neighbour_rows(move: Move) -> list[Row]:
    """The others of its project, by date; the project itself is told already."""
    project = "".join(move.milestone.label.rpartition(": ")[1:])
    return [
        (
            f"{moment_text(moment_of(one.milestone))}: "
            f"{safe(one.milestone.label.removesuffix(project) or one.milestone.label)}",
            SIDES[one.before],
            SIDES[one.after],
        )
        for one in move.neighbours
    ]


def amount_rows(amounts: Sequence[NewAmount], unit: Unit) -> list[Row]:
    """The lines' amounts."""
    return [
        (
            f"{one.period}: {safe(one.line.label)}",
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
