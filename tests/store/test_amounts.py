"""What amounts add up to: known ones, ranges, unknown and blank ones, and price levels."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.amounts import BLANK, MAX_KRONER, UNKNOWN, Amount, Part, Range, Sum, difference

LEVEL, OTHER = "2026 p/l", "2025 p/l"

kroner = st.integers(-MAX_KRONER, MAX_KRONER)
ranges = st.tuples(kroner, kroner).map(lambda two: Range(min(two), max(two)))
amounts: st.SearchStrategy[Amount] = st.one_of(kroner, ranges, st.just(UNKNOWN), st.just(BLANK))
levels = st.sampled_from((LEVEL, OTHER, ""))
contributions = st.lists(st.tuples(amounts, levels))


def total(*found: tuple[Amount, str]) -> Sum:
    result = Sum()
    for amount, level in found:
        result.put(amount, level)
    return result


def of(*found: Amount) -> Sum:
    return total(*((amount, LEVEL) for amount in found))


@given(contributions, st.randoms(use_true_random=False))
def test_order_does_not_matter(found: list[tuple[Amount, str]], chance: Random) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert total(*found) == total(*shuffled)


@given(contributions, contributions, st.randoms(use_true_random=False))
def test_taking_out_undoes_putting_in(
    stay: list[tuple[Amount, str]], go: list[tuple[Amount, str]], chance: Random
) -> None:
    result = total(*stay, *go)
    chance.shuffle(go)
    for amount, level in go:
        result.take(amount, level)
    assert result == total(*stay)


@given(contributions, kroner, kroner, levels)
def test_a_shift_replaces_one_known_amount_by_another(
    found: list[tuple[Amount, str]], before: int, after: int, level: str
) -> None:
    result = total(*found, (before, level))
    result.shift(after - before, level)
    assert result == total(*found, (after, level))


@given(contributions)
def test_each_price_level_adds_up_by_itself(found: list[tuple[Amount, str]]) -> None:
    result = total(*found)
    used = {level for amount, level in found if amount != BLANK}
    assert set(result.parts) == used
    for level in used:
        alone = total(*((amount, one) for amount, one in found if one == level))
        assert result.parts[level] == alone.part()
    assert result.mixed == (len(used) > 1)


@given(contributions)
def test_a_part_counts_bounds_unknowns_and_figures(found: list[tuple[Amount, str]]) -> None:
    part = total(*((amount, LEVEL) for amount, _ in found)).part() or Part()
    figures = [one for one, _ in found if isinstance(one, int | Range)]
    assert part.low == sum(one.low if isinstance(one, Range) else one for one in figures)
    assert part.high == sum(one.high if isinstance(one, Range) else one for one in figures)
    assert part.known == len(figures)
    assert part.unknowns == sum(one == UNKNOWN for one, _ in found)


def test_two_price_levels_have_no_common_figure() -> None:
    result = total((100, LEVEL), (200, OTHER))
    assert (result.mixed, result.part(), result.exact()) == (True, None, None)
    result.take(200, OTHER)
    assert (result.mixed, result.exact()) == (False, 100)


def test_a_blank_is_not_zero() -> None:
    assert of(BLANK, BLANK).is_blank
    assert of(BLANK).exact() is None
    assert not of(0).is_blank
    assert of(0).exact() == 0
    assert of(0) != of(BLANK)
    assert of(BLANK, 5) == of(5)


def test_a_sum_of_opposite_amounts_is_zero_and_not_blank() -> None:
    assert of(50, -50).exact() == 0
    assert not of(50, -50).is_blank


@pytest.mark.parametrize(
    ("found", "exact"),
    [
        ((1, 2), 3),
        ((Range(1, 1), 2), 3),
        ((Range(1, 2),), None),
        ((1, UNKNOWN), None),
        ((UNKNOWN,), None),
        ((), None),
    ],
)
def test_only_one_known_figure_is_exact(found: tuple[Amount, ...], exact: int | None) -> None:
    assert of(*found).exact() == exact


def test_ranges_add_by_their_bounds_and_unknowns_are_counted() -> None:
    part = of(294_496, Range(177_732, 227_584), -9_934, UNKNOWN, UNKNOWN, BLANK).part()
    assert part == Part(462_294, 512_146, unknowns=2, known=3)


def test_a_copy_goes_its_own_way() -> None:
    result = of(1)
    other = result.copy()
    result.put(2, LEVEL)
    other.put(UNKNOWN, OTHER)
    assert result == of(1, 2)
    assert other == total((1, LEVEL), (UNKNOWN, OTHER))


def test_a_sum_is_no_key() -> None:
    with pytest.raises(TypeError):
        hash(of(1))


@given(ranges, ranges)
def test_the_difference_of_two_totals_holds_every_difference_there_can_be(
    one: Range, other: Range
) -> None:
    apart = difference(Part(one.low, one.high, known=1), Part(other.low, other.high, known=1))
    assert apart == Range(one.low - other.high, one.high - other.low)
    assert apart.low <= apart.high


def test_taking_out_a_range_is_not_the_difference_of_totals() -> None:
    part = of(Range(10, 20), 100)
    part.take(Range(10, 20), LEVEL)
    assert part.exact() == 100
    assert difference(Part(110, 120, known=2), Part(10, 20, known=1)) == Range(90, 110)


@pytest.mark.parametrize(
    ("one", "other"),
    [(Part(1, 1, unknowns=1, known=1), Part()), (Part(), Part(1, 1, unknowns=1, known=1))],
)
def test_there_is_no_difference_while_something_is_unknown(one: Part, other: Part) -> None:
    assert difference(one, other) is None


@given(contributions, contributions)
def test_adding_a_sum_is_putting_in_what_went_into_it(
    found: list[tuple[Amount, str]], more: list[tuple[Amount, str]]
) -> None:
    result, other = total(*found), total(*more)
    result.add(other)
    assert result == total(*found, *more)
    assert other == total(*more)
