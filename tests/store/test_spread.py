"""A sum that is spread is the same sum, in the proportions there were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.spread import spread

KRONER = st.integers(min_value=-(10**12), max_value=10**12)


@pytest.mark.parametrize(
    ("total", "amounts", "shares"),
    [
        (5_000, [2_505, 835], [3_750, 1_250]),
        (100, [1, 1, 1], [34, 33, 33]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (101, [1, 2], [34, 67]),
        (10, [0, 0], [5, 5]),
        (10, [0, 5], [0, 10]),
        (10, [-1, -4], [2, 8]),
        (20, [-5, 10], [-20, 40]),
        (5, [-5, 10], [-5, 10]),
        (-10, [-5, 10], [10, -20]),
        (10, [5, -5], [5, 5]),
        (0, [3, 4], [0, 0]),
        (7, [3], [7]),
    ],
)
def test_shares(total: int, amounts: list[int], shares: list[int]) -> None:
    assert spread(total, amounts) == shares


@given(KRONER, st.lists(KRONER, min_size=1, max_size=20))
def test_nothing_is_lost(total: int, amounts: list[int]) -> None:
    shares = spread(total, amounts)
    assert sum(shares) == total
    assert len(shares) == len(amounts)


@given(KRONER, st.lists(st.integers(0, 10**12), min_size=1, max_size=20))
def test_each_is_within_a_krone_of_its_proportion(total: int, amounts: list[int]) -> None:
    whole = sum(amounts)
    for share, amount in zip(spread(total, amounts), amounts, strict=True):
        if whole:
            assert abs(share * whole - total * amount) < whole


@given(st.lists(KRONER, min_size=1, max_size=20))
def test_the_same_total_changes_nothing(amounts: list[int]) -> None:
    assert spread(sum(amounts), amounts) == amounts


def test_there_must_be_something_to_spread_over() -> None:
    with pytest.raises(ValueError, match="nothing"):
        spread(1, [])
