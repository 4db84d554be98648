"""Sums in words and figures."""

import pytest

from screens.texts.amount_text import (
    amount_from_json,
    amount_text,
    difference_text,
    moved_text,
    short_sum_text,
    sum_json,
    sum_text,
)
from store.amounts import BLANK, UNKNOWN, Amount, Range, Sum


def total(*amounts: tuple[Amount, str]) -> Sum:
    made = Sum()
    for amount, level in amounts:
        made.put(amount, level)
    return made


PL = "2026 p/l"


@pytest.mark.parametrize(
    ("held", "text"),
    [
        ([], ""),
        ([(BLANK, PL)], ""),
        ([(35_550_300, PL)], "35.550,3"),
        ([(0, PL)], "0"),
        ([(Range(636_491_000, 686_343_000), PL), (UNKNOWN, PL), (UNKNOWN, PL)],
         "636.491–686.343 + 2 uoplyste beløb"),
        ([(1_000, PL), (UNKNOWN, PL)], "1 + 1 uoplyst beløb"),
        ([(UNKNOWN, PL)], "?"),
        ([(UNKNOWN, PL), (UNKNOWN, PL)], "2 uoplyste beløb"),
        ([(1_200_000, ""), (850_000, "2025 p/l")],
         "flere prisniveauer: 1.200 (uoplyst p/l) og 850 (2025 p/l)"),
    ],
)  # fmt: skip
def test_a_sum_reads_as_what_it_is(held: list[tuple[Amount, str]], text: str) -> None:
    assert sum_text(total(*held), "t.kr.") == text


def test_price_levels_are_never_added() -> None:
    mixed = total((1_000, ""), (2_000, PL))
    assert short_sum_text(mixed, "t.kr.") == "flere prisniveauer"
    assert "3" not in sum_text(mixed, "t.kr.").replace("2026", "")


def test_a_price_level_is_told_where_it_is_not_the_tables() -> None:
    made = total((49_900_000, PL))
    assert sum_text(made, "mio. kr.", "") == "49,9 (2026 p/l)"
    assert sum_text(made, "mio. kr.", PL) == "49,9"


@pytest.mark.parametrize(
    ("apart", "text"),
    [
        (Range(-700, -700), "-0,7"),
        (Range(300, 300), "+0,3"),
        (Range(0, 0), "0"),
        (Range(-5_000, 3_000), "-5 til +3"),
        (None, ""),
    ],
)
def test_a_difference_has_its_sign(apart: Range | None, text: str) -> None:
    assert difference_text(apart, "t.kr.") == text


def test_a_sum_that_moved_is_told_before_and_after() -> None:
    assert moved_text(Sum(), total((5_000_000, PL)), "t.kr.") == "tom → 5.000"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "tom"),
        (4_800_000, "4.800"),
        ({"type": "unknown"}, "?"),
        ({"type": "blank"}, "-"),
        ({"type": "range", "low": 900_000, "high": 1_000_000}, "900–1.000"),
    ],
)
def test_amounts_are_read_from_history(value: object, text: str) -> None:
    assert amount_text(amount_from_json(value), "t.kr.") == text


def test_json_holds_whole_kroner_by_price_level() -> None:
    assert sum_json(total((Range(1, 2), PL), (UNKNOWN, ""))) == [
        {"prisniveau": "", "fra": None, "til": None, "uoplyste": 1},
        {"prisniveau": PL, "fra": 1, "til": 2, "uoplyste": 0},
    ]
