"""Sums in order: figures, then what is unknown, then blanks; words by the Danish alphabet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.amounts import UNKNOWN, Amount, Range, Sum
from store.sorting import alphabetic, printed_key, sum_key

LEVEL = "2026 p/l"


def total(*amounts: Amount, level: str = LEVEL) -> Sum:
    found = Sum()
    for amount in amounts:
        found.put(amount, level)
    return found


def test_what_is_no_figure_is_last_either_way() -> None:
    mixed = total(5)
    mixed.put(7, "2025 p/l")
    held = [total(), total(UNKNOWN), total(3), mixed, total(-4), total(Range(1, 9), UNKNOWN)]
    for descending, order in ((False, [4, 5, 2]), (True, [2, 5, 4])):
        found = sorted(range(6), key=lambda n: sum_key(held[n], descending))
        assert found == [*order, 1, 3, 0]


def test_of_two_ranges_with_one_low_end_the_wider_is_the_larger() -> None:
    narrow, wide = total(Range(1, 5)), total(Range(1, 9))
    assert sum_key(narrow) < sum_key(wide)
    assert sum_key(wide, descending=True) < sum_key(narrow, descending=True)


@given(st.lists(st.integers(-(10**12), 10**12)))
def test_figures_are_in_their_own_order(figures: list[int]) -> None:
    assert sorted(figures, key=lambda n: sum_key(total(n))) == sorted(figures)
    largest = sorted(figures, key=lambda n: sum_key(total(n), descending=True))
    assert largest == sorted(figures, reverse=True)


def test_words_are_in_the_order_of_the_danish_alphabet() -> None:
    words = ["Åben", "zone", "ærlig", "Øst", "aabning", "arbejde", "Bilag 10", "bilag 9", "Ähnlig"]
    assert sorted(words, key=alphabetic) == [
        *("arbejde", "bilag 9", "Bilag 10", "zone", "Ähnlig", "ærlig", "Øst", "Åben", "aabning"),
    ]
    assert sorted(["café", "cafe b", "cafe"], key=alphabetic) == ["cafe", "café", "cafe b"]


def test_printed_figures_are_in_order_of_size() -> None:
    texts = ["knap 5.000", "to", "1,4", "600-650", "ca. 2.700", "-3", "et"]
    assert sorted(texts, key=printed_key) == [
        *("-3", "1,4", "600-650", "ca. 2.700", "knap 5.000", "et", "to"),
    ]


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_texts_can_be_put_in_order(texts: list[str]) -> None:
    for key in (alphabetic, printed_key):
        backwards = [*reversed(texts)]
        assert sorted(texts, key=key) == sorted(backwards, key=key)
