"""Amounts as the documents print them, as the editor shows them, and read back from print."""

from __future__ import annotations

import re
from typing import Final

from store.amount_numbers import BLANK_SIGNS, EN_DASH, MAX_TEXT, Cursor, marked
from store.amount_units import UNIT_KRONER
from store.amounts import BLANK, MAX_KRONER, UNKNOWN, Amount, Blank, Range, Unknown
from store.records import Unit

_EXACT_DECIMALS: Final[dict[Unit, int]] = {"kr.": 0, "t.kr.": 3, "mio. kr.": 6}
_DOUBTFUL = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")


def format_kroner(
    kroner: int,
    unit: Unit,
    decimals: int | None = None,
    decimal_mark: str = ",",
    thousands: str = ".",
) -> str:
    """`kroner` in `unit`: 35_550_300 in t.kr. is ``35.550,3``.

    Without `decimals` (>= 0) it has as few as show the value exactly; with them it is rounded
    half away from zero. A figure that rounds to zero has no minus.
    """
    scale = UNIT_KRONER[unit]
    if decimals is None:
        whole, rest = divmod(abs(kroner), scale)
        decimals = _EXACT_DECIMALS[unit]
        while decimals and rest % 10 == 0:
            decimals -= 1
            rest //= 10
    else:
        power: int = 10**decimals
        whole, rest = divmod((2 * abs(kroner) * power + scale) // (2 * scale), power)
    text = marked(whole, rest, decimals, decimal_mark, thousands)
    return f"-{text}" if kroner < 0 and (whole or rest) else text


def format_range(
    low: int,
    high: int,
    unit: Unit,
    decimals: int | None = None,
    decimal_mark: str = ",",
    thousands: str = ".",
) -> str:
    """Two bounds in kroner as ``636.491–686.343``; below zero as ``-5 – -3``."""
    left = format_kroner(low, unit, decimals, decimal_mark, thousands)
    right = format_kroner(high, unit, decimals, decimal_mark, thousands)
    return f"{left} {EN_DASH} {right}" if low < 0 else f"{left}{EN_DASH}{right}"


def format_amount(
    amount: Amount | None,
    unit: Unit,
    decimals: int | None = None,
    decimal_mark: str = ",",
    thousands: str = ".",
) -> str:
    """Any amount in `unit`: unknown is ``?``, blank ``-``, and one left out is empty."""
    if amount is None:
        return ""
    if isinstance(amount, Unknown):
        return "?"
    if isinstance(amount, Blank):
        return "-"
    if isinstance(amount, Range):
        return format_range(amount.low, amount.high, unit, decimals, decimal_mark, thousands)
    return format_kroner(amount, unit, decimals, decimal_mark, thousands)


def entry_text(amount: Amount | None, unit: Unit) -> str:
    """What stands in the editor when a cell is opened, exact and in the table's `unit`.

    `store.amount_entry.read_amount` reads the same amount from it (a range of equal bounds as
    the known amount it is). What would be doubtful there is written in kroner with its unit.
    """
    bounds = (amount.low, amount.high) if isinstance(amount, Range) else (amount,)
    doubtful = any(isinstance(bound, int) and _is_doubtful(bound, unit) for bound in bounds)
    return f"{format_amount(amount, 'kr.')} kr." if doubtful else format_amount(amount, unit)


def read_printed(text: str, unit: Unit) -> tuple[Amount, int] | None:
    """A figure as a document prints it in `unit`: (amount in kroner, decimals printed).

    A dot always parts thousands and a comma decimals; a range has the decimals of the bound
    with most. None for what is no figure, or no whole kroner.
    """
    figure = text.strip()
    if figure == "?":
        return UNKNOWN, 0
    if figure in BLANK_SIGNS:
        return BLANK, 0
    if len(figure) > MAX_TEXT:
        return None
    cursor = Cursor(figure)
    bounds = [_printed_bound(cursor, unit)]
    if cursor.take("-" + EN_DASH):
        bounds.append(_printed_bound(cursor, unit))
    found = [bound for bound in bounds if bound is not None]
    if len(found) < len(bounds) or not cursor.done:
        return None
    low, high = found[0][0], found[-1][0]
    if low > high:
        return None
    return (low if low == high else Range(low, high)), max(decimals for _, decimals in found)


def _is_doubtful(kroner: int, unit: Unit) -> bool:
    return unit == "t.kr." and _DOUBTFUL.fullmatch(format_kroner(kroner, unit)) is not None


def _printed_bound(cursor: Cursor, unit: Unit) -> tuple[int, int] | None:
    sign = -1 if cursor.minus() else 1
    numeral = cursor.numeral()
    if numeral is None or numeral.value is None:
        return None
    kroner = sign * numeral.value * UNIT_KRONER[unit]
    if kroner.denominator != 1 or abs(kroner) > MAX_KRONER:
        return None
    return kroner.numerator, numeral.decimals
