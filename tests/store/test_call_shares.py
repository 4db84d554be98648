"""Hours of work and shares of all calls."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.call_shares import CallTotal, call_total, hours_of_work
from store.plan_records import CallFigure


def figure(calls: int, waiting: int, handling: int) -> CallFigure:
    return CallFigure(id=f"k-{calls}", centre="c", calls=calls, waiting=waiting, handling=handling)


PLAN1 = (
    (figure(41_545, 395, 384), 4_431, 136),
    (figure(32_341, 449, 318), 2_857, 106),
    (figure(160_373, 73, 164), 7_306, 524),
    (figure(46_583, 142, 248), 3_209, 152),
    (figure(25_346, 32, 184), 1_295, 83),
)


@pytest.mark.parametrize(("one", "hours", "share"), PLAN1)
def test_table_3_of_the_plan(one: CallFigure, hours: int, share: int) -> None:
    total = call_total(figure for figure, _, _ in PLAN1)
    assert hours_of_work(one) == hours
    assert total.share(one.calls) == share
    assert (total.calls, total.hours, total.share(total.calls)) == (306_188, 19_099, 1_000)


def test_without_calls_there_is_no_share() -> None:
    assert call_total([]) == CallTotal()
    assert CallTotal().share(0) is None
    assert call_total([figure(0, 0, 60)]).hours == 0


FIGURES = st.lists(
    st.builds(figure, st.integers(0, 10**7), st.just(0), st.integers(0, 10**4)), max_size=8
)


@given(FIGURES)
def test_rounding_is_never_more_than_half(figures: list[CallFigure]) -> None:
    total = call_total(figures)
    exact = Fraction(sum(one.calls * one.handling for one in figures), 3600)
    assert abs(total.hours - exact) <= Fraction(1, 2)
    for one in figures:
        share = total.share(one.calls)
        if total.calls:
            assert share is not None
            assert abs(share - Fraction(one.calls * 1000, total.calls)) <= Fraction(1, 2)
