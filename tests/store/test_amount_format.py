"""Figures as printed, as shown in the editor, and read back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.amount_entry import Entry, read_amount
from store.amount_format import (
    entry_text,
    format_amount,
    format_kroner,
    format_range,
    read_printed,
)
from store.amount_units import UNIT_KRONER
from store.amounts import BLANK, MAX_KRONER, UNKNOWN, Amount, Range
from store.records import Unit

UNITS: list[Unit] = ["kr.", "t.kr.", "mio. kr."]
KRONER = st.integers(-MAX_KRONER, MAX_KRONER) | st.integers(-2_000_000, 2_000_000)
RANGES = (
    st.tuples(KRONER, KRONER)
    .filter(lambda bounds: bounds[0] != bounds[1])
    .map(lambda bounds: Range(min(bounds), max(bounds)))
)
AMOUNTS: st.SearchStrategy[Amount] = st.one_of(KRONER, RANGES, st.just(UNKNOWN), st.just(BLANK))


@pytest.mark.parametrize(
    ("kroner", "unit", "text"),
    [
        (35_550_300, "t.kr.", "35.550,3"),
        (35_550_300, "kr.", "35.550.300"),
        (35_550_300, "mio. kr.", "35,5503"),
        (3_786_000, "t.kr.", "3.786"),
        (786_000, "t.kr.", "786"),
        (1_125, "t.kr.", "1,125"),
        (1, "t.kr.", "0,001"),
        (10, "mio. kr.", "0,00001"),
        (0, "mio. kr.", "0"),
        (-9_934_000, "t.kr.", "-9.934"),
        (-500, "t.kr.", "-0,5"),
        (MAX_KRONER, "kr.", "1.000.000.000.000.000"),
    ],
)
def test_figures_are_exact(kroner: int, unit: Unit, text: str) -> None:
    assert format_kroner(kroner, unit) == text


@pytest.mark.parametrize(
    ("kroner", "decimals", "text"),
    [
        (1_499, 0, "1"),
        (1_500, 0, "2"),
        (-1_500, 0, "-2"),
        (2_500, 0, "3"),
        (-1_499, 0, "-1"),
        (-499, 0, "0"),
        (-500, 0, "-1"),
        (6_010_250, 1, "6.010,3"),
        (6_010_249, 1, "6.010,2"),
        (999_950, 1, "1.000,0"),
        (1_000, 2, "1,00"),
        (1_005, 2, "1,01"),
        (1_234, 5, "1,23400"),
    ],
)
def test_decimals_are_rounded_away_from_zero(kroner: int, decimals: int, text: str) -> None:
    assert format_kroner(kroner, "t.kr.", decimals) == text


def test_marks_can_be_chosen() -> None:
    assert format_kroner(35_550_300, "t.kr.", None, ".", ",") == "35,550.3"
    assert format_kroner(35_550_300, "t.kr.", decimal_mark=",", thousands="") == "35550,3"
    assert format_kroner(-1_234_567, "t.kr.", 2, thousands="\u00a0") == "-1\u00a0234,57"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (636_491_000, 686_343_000, "636.491–686.343"),
        (0, 500, "0–0,5"),
        (-5_000, -3_000, "-5 – -3"),
        (-5_000, 3_000, "-5 – 3"),
    ],
)
def test_ranges(low: int, high: int, text: str) -> None:
    assert format_range(low, high, "t.kr.") == text


def test_ranges_take_the_same_choices() -> None:
    assert format_range(1_234_500, 2_000_000, "t.kr.", 1, ".", "") == "1234.5–2000.0"
    assert format_amount(Range(1_234_500, 2_000_000), "t.kr.", 1, ".", "") == "1234.5–2000.0"


@pytest.mark.parametrize(
    ("amount", "text"),
    [(None, ""), (UNKNOWN, "?"), (BLANK, "-"), (0, "0"), (236_800, "236,8")],
)
def test_any_amount(amount: Amount | None, text: str) -> None:
    assert format_amount(amount, "t.kr.") == text


def test_any_amount_with_decimals() -> None:
    assert format_amount(236_850, "t.kr.", 1) == "236,9"


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (None, "t.kr.", ""),
        (UNKNOWN, "t.kr.", "?"),
        (BLANK, "t.kr.", "-"),
        (236_800, "t.kr.", "236,8"),
        (1_125, "t.kr.", "1.125 kr."),
        (-1_125, "t.kr.", "-1.125 kr."),
        (999_999, "t.kr.", "999.999 kr."),
        (1_000_001, "t.kr.", "1.000,001"),
        (125, "t.kr.", "0,125"),
        (1_125_000, "mio. kr.", "1,125"),
        (1_125, "kr.", "1.125"),
        (Range(1_125, 900_000), "t.kr.", "1.125–900.000 kr."),
        (Range(-2_000, 1_125), "t.kr.", "-2.000 – 1.125 kr."),
        (Range(-5_000, -3_000), "t.kr.", "-5 – -3"),
    ],
)
def test_the_editor_opens_on_a_text_without_doubt(
    amount: Amount | None, unit: Unit, text: str
) -> None:
    assert entry_text(amount, unit) == text


@settings(derandomize=True, deadline=None, max_examples=1000)
@given(AMOUNTS, st.sampled_from(UNITS))
@example(1_125, "t.kr.")
@example(Range(-1_125, 1_125), "t.kr.")
def test_what_the_editor_opens_on_reads_as_the_same_amount(amount: Amount, unit: Unit) -> None:
    assert read_amount(entry_text(amount, unit), unit) == Entry(amount)


def test_a_range_of_equal_bounds_opens_as_the_known_amount() -> None:
    assert read_amount(entry_text(Range(5_000, 5_000), "t.kr."), "t.kr.") == Entry(5_000)


@pytest.mark.parametrize(
    ("text", "amount", "decimals"),
    [
        ("3786", 3_786_000, 0),
        ("3.786", 3_786_000, 0),
        ("3 786", 3_786_000, 0),
        ("6.010,3", 6_010_300, 1),
        ("236,80", 236_800, 2),
        ("1,125", 1_125, 3),
        ("-9.934", -9_934_000, 0),
        ("\u22129.934", -9_934_000, 0),
        ("–9.934", -9_934_000, 0),
        (" 0 ", 0, 0),
        ("177.732 - 227.584", Range(177_732_000, 227_584_000), 0),
        ("177.732–227.584", Range(177_732_000, 227_584_000), 0),
        ("-5 – -3", Range(-5_000, -3_000), 0),
        ("1,5-2,25", Range(1_500, 2_250), 2),
        ("1,50-2", Range(1_500, 2_000), 2),
        ("5-5", 5_000, 0),
        ("?", UNKNOWN, 0),
        ("-", BLANK, 0),
        (" – ", BLANK, 0),
    ],
)
def test_printed_figures(text: str, amount: Amount, decimals: int) -> None:
    assert read_printed(text, "t.kr.") == (amount, decimals)


@pytest.mark.parametrize(
    ("unit", "kroner"), [("kr.", 3_786), ("t.kr.", 3_786_000), ("mio. kr.", 3_786_000_000)]
)
def test_printed_figures_are_in_the_tables_unit(unit: Unit, kroner: int) -> None:
    assert read_printed("3.786", unit) == (kroner, 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "I alt",
        "1.12",
        "12.5",
        "1.1255",
        "0.125",
        "0360",
        "1,125,000",
        "1,125.5",
        "5 kr.",
        "ca. 5",
        "+5",
        "=5",
        "5*",
        "5 6",
        "5-",
        "6-5",
        "1-2-3",
        "--",
        "??",
        "0,0005",
        "1e5",
        "\u0661",
        str(MAX_KRONER),
        "9" * 5_000,
    ],
)
def test_other_texts_are_no_printed_figures(text: str) -> None:
    assert read_printed(text, "t.kr.") is None


@settings(derandomize=True, deadline=None, max_examples=500)
@given(KRONER, st.sampled_from(UNITS), st.integers(0, 8))
def test_a_rounded_figure_is_off_by_half_a_last_decimal_at_most(
    kroner: int, unit: Unit, decimals: int
) -> None:
    text = format_kroner(kroner, unit, decimals)
    whole, _, fraction = text.replace(".", "").partition(",")
    assert len(fraction) == decimals
    shown = Fraction(int(whole + fraction), 10**decimals) * UNIT_KRONER[unit]
    half = Fraction(UNIT_KRONER[unit], 2 * 10**decimals)
    assert abs(shown - kroner) <= half
    if abs(shown - kroner) == half:
        assert abs(shown) > abs(kroner)


@settings(derandomize=True, deadline=None, max_examples=500)
@given(AMOUNTS, st.sampled_from(UNITS))
def test_what_is_printed_reads_as_the_same_amount(amount: Amount, unit: Unit) -> None:
    printed = read_printed(format_amount(amount, unit), unit)
    assert printed is not None
    assert printed[0] == amount


@settings(derandomize=True, deadline=None, max_examples=500)
@given(st.text(), st.sampled_from(UNITS))
def test_any_text_is_a_printed_figure_or_none(text: str, unit: Unit) -> None:
    printed = read_printed(text, unit)
    assert printed is None or printed[1] >= 0
