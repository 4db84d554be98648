"""What reading typed amounts has in common: the text, the cell, doubts and refusals."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from store.amount_numbers import Cursor, Doubt, Numeral, mark_doubt
from store.amount_units import UNIT_KRONER, unit_word
from store.amounts import MAX_KRONER, Amount, Range, Unknown
from store.errors import AmountError, Code
from store.records import Unit

NO_BREAK_HYPHEN: Final = "\N{NON-BREAKING HYPHEN}"
"""What word processors put into ranges."""


@dataclass(frozen=True)
class Entry:
    """What a typed text says: `amount` in whole kroner, and how it came about.

    `approximate`: the text said ca.; `rounded`: percent or arithmetic gave no whole kroner;
    `relative`: the result rests on what the cell held.
    """

    amount: Amount
    approximate: bool = False
    rounded: bool = False
    relative: bool = False


class Reader:
    """Reads one text. Doubts are collected, and reading goes on with the first meaning."""

    def __init__(self, text: str, unit: Unit, current: Amount | None) -> None:
        self.text = text
        self.unit: Unit = unit
        self.current = current
        self.table_scale = UNIT_KRONER[unit]
        self.cursor = Cursor(text.replace(NO_BREAK_HYPHEN, "-"))
        self.doubts: list[Doubt] = []

    def error(self, code: Code, /, **values: object) -> AmountError:
        """The error of this text."""
        return AmountError(code, text=self.text, **values)

    def unreadable(self, position: int | None = None) -> AmountError:
        """The error for a character that was not understood, the next one by default."""
        self.cursor.skip()
        at = self.cursor.at if position is None else position
        return self.error(Code.AMOUNT_UNREADABLE, position=at)

    def check_end(self) -> None:
        """Refuse what is left over."""
        if not self.cursor.done:
            raise self.unreadable()

    def cell(self) -> int:
        """What the cell holds, in kroner; refused where that is not one known amount."""
        if isinstance(self.current, int):
            return self.current
        reason = "blank"
        if isinstance(self.current, Range | Unknown):
            reason = "range" if isinstance(self.current, Range) else "unknown"
        raise self.error(Code.AMOUNT_RELATIVE_REFUSED, reason=reason)

    def checked(self, kroner: int) -> int:
        """Kroner that are no typing mistake."""
        if abs(kroner) > MAX_KRONER:
            raise self.error(Code.AMOUNT_TOO_LARGE, limit=MAX_KRONER)
        return kroner

    def numeral(self) -> Numeral:
        """Step over a numeral that must stand here."""
        numeral = self.cursor.numeral()
        if numeral is None:
            raise self.unreadable()
        if numeral.value is None and not numeral.others:
            raise self.unreadable(numeral.fault)
        return numeral

    def own_unit(self, *, after_prefix: bool = False) -> tuple[int | None, str]:
        """Step over a unit after a figure: (kroner, its text), or (None, ``""``)."""
        self.cursor.skip()
        start = self.cursor.at
        found = unit_word(self.text, start, after_prefix=after_prefix)
        if found is None:
            return None, ""
        scale, self.cursor.at = found
        return scale, self.text[start : self.cursor.at]

    def number(self, numeral: Numeral, unit_text: str = "") -> Fraction:
        """What a numeral says, with a doubt where it is not written the Danish way."""
        self.doubt(mark_doubt(numeral, unit_text))
        return numeral.others[0] if numeral.value is None else numeral.value

    def doubt(self, doubt: Doubt | None) -> None:
        """Note a question, if there is one."""
        if doubt is not None:
            self.doubts.append(doubt)
