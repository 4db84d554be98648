"""Sums and differences in words and figures, in a table's unit."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from screens.texts.words import both, counted, price_level_word
from store.amount_format import format_amount, format_kroner, format_range
from store.amounts import Amount, Blank, Part, Range, Sum
from store.records import Unit

SEVERAL_LEVELS: Final = "flere prisniveauer"
EMPTY: Final = "tom"
BLANK_TEXT: Final = "tom (-)"


def sum_text(total: Sum, unit: Unit, price_level: str | None = None) -> str:
    """A sum: `35.550,3`, `636.491–686.343 + 2 uoplyste beløb`, `?`, empty where it is blank.

    Price levels are never added: each stands for itself. A single price level is told only
    where it is not `price_level`, that of the table.
    """
    if total.mixed:
        return f"{SEVERAL_LEVELS}: {levels_text(total, unit)}"
    for level, part in total.parts.items():
        if price_level is not None and level != price_level:
            return f"{part_text(part, unit)} ({price_level_word(level)})"
        return part_text(part, unit)
    return ""


def short_sum_text(total: Sum, unit: Unit, price_level: str | None = None) -> str:
    """A sum for a cell of a table, where `flere prisniveauer` stands without the figures."""
    return SEVERAL_LEVELS if total.mixed else sum_text(total, unit, price_level)


def levels_text(total: Sum, unit: Unit) -> str:
    """What a sum holds at each price level: `1.200 (uoplyst p/l) og 850 (2025 p/l)`."""
    parts = sorted(total.parts.items())
    return both([f"{part_text(part, unit)} ({price_level_word(level)})" for level, part in parts])


def part_text(part: Part, unit: Unit) -> str:
    """What the amounts of one price level add up to."""
    if not part.known:
        return "?" if part.unknowns == 1 else _unknowns(part.unknowns)
    known = _range_text(part.low, part.high, unit)
    return f"{known} + {_unknowns(part.unknowns)}" if part.unknowns else known


def _unknowns(count: int) -> str:
    return counted(count, "uoplyst beløb", "uoplyste beløb")


def _range_text(low: int, high: int, unit: Unit) -> str:
    return format_kroner(low, unit) if low == high else format_range(low, high, unit)


def difference_text(difference: Range | None, unit: Unit) -> str:
    """How far a computed sum lies from the printed one: `-0,7`, `+3`; empty where unknown."""
    if difference is None:
        return ""
    low, high = signed_text(difference.low, unit), signed_text(difference.high, unit)
    return low if low == high else f"{low} til {high}"


def signed_text(kroner: int, unit: Unit) -> str:
    """A figure with its sign, plus included."""
    text = format_kroner(kroner, unit)
    return f"+{text}" if kroner > 0 else text


def moved_text(before: Sum, after: Sum, unit: Unit) -> str:
    """A sum before and after a change: `35.550,3 → 35.750,3`."""
    return f"{sum_text(before, unit) or EMPTY} → {sum_text(after, unit) or EMPTY}"


def amount_text(amount: Amount | None, unit: Unit, empty: str = EMPTY) -> str:
    """One amount: a figure, a range, `?`, `-`, or `empty` where there is none."""
    return empty if amount is None else format_amount(amount, unit)


def amount_change_text(before: Amount | None, after: Amount | None, unit: Unit) -> str:
    """An amount before and after a change, with the unit after the last figure: `5 → 6 t.kr.`.

    What is no figure has no unit: `5 t.kr. → ?`, `tom → ?`.
    """
    old, new = _stated(before, unit), _stated(after, unit)
    if _has_figure(after):
        return f"{old} → {new} {unit}"
    return f"{old} {unit} → {new}" if _has_figure(before) else f"{old} → {new}"


def stated_amount(amount: Amount | None, unit: Unit) -> str:
    """An amount with its unit, in a sentence: `5 t.kr.`, `?`, `tom`."""
    text = _stated(amount, unit)
    return f"{text} {unit}" if _has_figure(amount) else text


def _stated(amount: Amount | None, unit: Unit) -> str:
    return BLANK_TEXT if isinstance(amount, Blank) else amount_text(amount, unit)


def _has_figure(amount: Amount | None) -> bool:
    return isinstance(amount, int | Range)


def amount_json(amount: Amount | None) -> object:
    """An amount in whole kroner as a JSON value: a number, a range, `?`, `-`, or null."""
    if isinstance(amount, Range):
        return {"fra": amount.low, "til": amount.high}
    return amount if isinstance(amount, int) else amount_text(amount, "kr.", "") or None


def amount_from_json(value: Any) -> Amount | None:
    """The amount that history holds as a JSON value."""
    return None if value is None else msgspec.convert(value, Amount)


def sum_json(total: Sum) -> list[dict[str, object]]:
    """A sum in whole kroner as JSON values, one entry a price level; empty where it is blank."""
    return [
        {
            "prisniveau": level,
            "fra": part.low if part.known else None,
            "til": part.high if part.known else None,
            "uoplyste": part.unknowns,
        }
        for level, part in sorted(total.parts.items())
    ]
