"""Rows in the order of a column."""

from __future__ import annotations

import pytest

from screens.view_order import Sorting, sorted_rows, turned
from store.amounts import UNKNOWN, Range
from store.workbook import Workbook


def test_asking_again_turns_the_order_and_then_leaves_it() -> None:
    once = turned(None, 2)
    assert once == Sorting(2)
    twice = turned(once, 2)
    assert twice == Sorting(2, descending=True)
    assert turned(twice, 2) is None
    assert turned(twice, 3) == Sorting(3)
    assert (Sorting(1).sign, Sorting(1, descending=True).sign) == ("▲", "▼")


def letters(book: Workbook, sorting: Sorting) -> str:
    """The first letters of table 6's rows of lines, in order."""
    table = book.table("oek19-t6")
    rows = [row for row in table.rows() if row.kind != "total"]
    return "".join(row.label[0] for row in sorted_rows(table, rows, table.columns, sorting))


@pytest.mark.parametrize(
    ("sorting", "order"),
    [
        (Sorting(0), "abcdef"),
        (Sorting(0, descending=True), "fedcba"),
        (Sorting(2), "cfbaed"),
        (Sorting(2, descending=True), "deabfc"),
        (Sorting(3), "aedbcf"),
        (Sorting(3, descending=True), "deabcf"),
        (Sorting(4, descending=True), "deabfc"),
        (Sorting(1), "abcdef"),
    ],
)
def test_blanks_are_last_either_way(sample: Workbook, sorting: Sorting, order: str) -> None:
    assert letters(sample, sorting) == order


def test_what_is_unknown_stands_between_figures_and_blanks(sample: Workbook) -> None:
    sample.set_amount("oek19-t6-r04", "2027", UNKNOWN)
    sample.set_amount("oek19-t6-r01", "2027", Range(9_000_000, 9_500_000))
    assert letters(sample, Sorting(3)) == "eadbcf"
    assert letters(sample, Sorting(3, descending=True)) == "aedbcf"
