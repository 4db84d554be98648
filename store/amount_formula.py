"""Arithmetic in a cell: ``=900+150``, ``=x-50``, ``=x*1,03``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from fractions import Fraction
from typing import Final

from store.amount_numbers import MINUS_SIGNS, Doubt, comma_doubt, half_away
from store.amount_reader import Entry, Reader
from store.errors import Code

MAX_DEPTH: Final = 20
"""Parentheses within parentheses."""


class _Kind(Enum):
    """What a number in arithmetic is."""

    BARE = auto()  # money in the table's unit or a plain factor: what it meets decides
    MONEY = auto()  # kroner
    RATIO = auto()  # money through money: a plain number that can be no money


@dataclass(frozen=True)
class _Value:
    """A number of its kind; `doubts` are to be raised should a bare one turn out as money."""

    number: Fraction
    kind: _Kind
    doubts: tuple[Doubt, ...] = ()


class Formula:
    """What stands after ``=``: + - * / and parentheses over numbers, units and `x`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._cursor = reader.cursor
        self._relative = False

    def entry(self) -> Entry:
        """The result in whole kroner, halves rounded away from zero."""
        value = self._sum(0)
        self._reader.check_end()
        exact = self._money(value, self._cursor.start).number
        rounded = exact.denominator != 1
        kroner = self._reader.checked(half_away(exact))
        return Entry(kroner, rounded=rounded, relative=self._relative)

    def _sum(self, depth: int) -> _Value:
        left = self._product(depth)
        while sign := self._cursor.take("+" + MINUS_SIGNS):
            at = self._cursor.at - 1
            right = self._product(depth)
            left = self._added(left, right if sign == "+" else _negative(right), at)
        return left

    def _product(self, depth: int) -> _Value:
        left = self._operand(depth)
        while operator := self._cursor.take("*×·/"):
            at = self._cursor.at - 1
            right = self._operand(depth)
            left = (self._divided if operator == "/" else self._multiplied)(left, right, at)
        return left

    def _operand(self, depth: int) -> _Value:
        cursor = self._cursor
        negative = False
        while sign := cursor.take("+" + MINUS_SIGNS):
            negative ^= sign != "+"
        if cursor.take("("):
            if depth == MAX_DEPTH:
                raise self._reader.unreadable(cursor.at - 1)
            value = self._sum(depth + 1)
            if not cursor.take(")"):
                raise self._reader.unreadable()
        elif cursor.take("xX"):
            self._relative = True
            value = _Value(Fraction(self._reader.cell()), _Kind.MONEY)
        else:
            value = self._number()
        return _negative(value) if negative else value

    def _number(self) -> _Value:
        reader = self._reader
        numeral = reader.numeral()
        scale, _ = reader.own_unit()
        number = reader.number(numeral)
        doubt = comma_doubt(numeral, scale, reader.unit)
        if scale is None:
            return _Value(number, _Kind.BARE, () if doubt is None else (doubt,))
        reader.doubt(doubt)
        return _Value(number * scale, _Kind.MONEY)

    def _added(self, left: _Value, right: _Value, at: int) -> _Value:
        kinds = {left.kind, right.kind}
        if _Kind.MONEY in kinds:
            left, right = self._money(left, at), self._money(right, at)
        number = left.number + right.number
        if kinds == {_Kind.BARE}:
            return _Value(number, _Kind.BARE, left.doubts + right.doubts)
        return _Value(number, _Kind.MONEY if _Kind.MONEY in kinds else _Kind.RATIO)

    def _multiplied(self, left: _Value, right: _Value, at: int) -> _Value:
        kinds = {left.kind, right.kind}
        number = left.number * right.number
        if kinds == {_Kind.MONEY}:
            raise self._reader.unreadable(at)
        if _Kind.MONEY in kinds:
            return _Value(number, _Kind.MONEY)
        if _Kind.BARE in kinds:
            # One of the two is a factor, whose comma can be nothing but a decimal one.
            return _Value(number, _Kind.BARE, left.doubts or right.doubts)
        return _Value(number, _Kind.RATIO)

    def _divided(self, left: _Value, right: _Value, at: int) -> _Value:
        by_money = right.kind is _Kind.MONEY
        if by_money and left.kind is not _Kind.MONEY:
            raise self._reader.unreadable(at)
        if not right.number:
            raise self._reader.error(Code.AMOUNT_DIVISION_BY_ZERO)
        number = left.number / right.number
        return _Value(number, _Kind.RATIO) if by_money else replace(left, number=number)

    def _money(self, value: _Value, at: int) -> _Value:
        """A bare number is money in the table's unit here; a ratio cannot be."""
        if value.kind is _Kind.RATIO:
            raise self._reader.unreadable(at)
        if value.kind is _Kind.MONEY:
            return value
        self._reader.doubts.extend(value.doubts)
        return _Value(value.number * self._reader.table_scale, _Kind.MONEY)


def _negative(value: _Value) -> _Value:
    return replace(value, number=-value.number)
