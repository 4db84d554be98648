"""What a document printed held against what is computed, at the very limits of each verdict."""

from __future__ import annotations

import pytest

from store.amount_format import format_kroner
from store.amounts import BLANK, UNKNOWN, Amount, Range, Sum
from store.compare import Comparison, Verdict, compare
from store.records import PrintedCell, Unit

AGREES, ROUNDING, DEVIATES, UNRESOLVED, EXPLAINED = (
    Verdict.AGREES,
    Verdict.ROUNDING,
    Verdict.DEVIATES,
    Verdict.UNRESOLVED,
    Verdict.EXPLAINED,
)
LEVEL, OTHER = "2026 p/l", "2025 p/l"


def held(
    text: str,
    *found: Amount,
    unit: Unit = "t.kr.",
    explanation: str = "",
    explained: str = "",
    other: Amount = BLANK,
) -> Comparison:
    total = Sum()
    for amount in found:
        total.put(amount, LEVEL)
    total.put(other, OTHER)
    printed = PrintedCell(
        id="t",
        view="v",
        target="r",
        column="k",
        text=text,
        explanation=explanation,
        explained=explained,
    )
    comparison = compare(printed, total, unit)
    assert comparison is not None
    return comparison


@pytest.mark.parametrize(
    ("text", "kroner", "verdict"),
    [
        ("774", 774_000, AGREES),
        ("774", 773_500, AGREES),
        ("774", 774_500, AGREES),
        ("774", 773_499, ROUNDING),
        ("774", 774_501, ROUNDING),
        ("774", 773_000, ROUNDING),
        ("774", 775_000, ROUNDING),
        ("774", 772_999, DEVIATES),
        ("774", 775_001, DEVIATES),
        ("-774", -773_500, AGREES),
        ("-774", -773_499, ROUNDING),
        ("-774", -772_999, DEVIATES),
        ("773,5", 773_500, AGREES),
        ("773,5", 773_550, AGREES),
        ("773,5", 773_551, ROUNDING),
        ("773,5", 773_600, ROUNDING),
        ("773,5", 773_601, DEVIATES),
        ("773,50", 773_510, ROUNDING),
        ("773,50", 773_511, DEVIATES),
        ("773,500", 773_501, ROUNDING),
        ("773,500", 773_502, DEVIATES),
        ("0", 500, AGREES),
        ("0", -1_001, DEVIATES),
    ],
)
def test_half_a_unit_agrees_and_a_whole_one_is_rounding(
    text: str, kroner: int, verdict: Verdict
) -> None:
    assert held(text, kroner).verdict is verdict


@pytest.mark.parametrize(
    ("unit", "text", "kroner", "verdict"),
    [
        ("kr.", "850.000", 850_000, AGREES),
        ("kr.", "850.000", 850_001, ROUNDING),
        ("kr.", "850.000", 850_002, DEVIATES),
        ("mio. kr.", "1,1", 1_150_000, AGREES),
        ("mio. kr.", "1,1", 1_150_001, ROUNDING),
        ("mio. kr.", "1,1", 1_200_001, DEVIATES),
        ("mio. kr.", "650-700", Range(650_000_000, 700_000_000), AGREES),
    ],
)
def test_the_unit_and_the_decimals_printed_say_how_exact_it_is(
    unit: Unit, text: str, kroner: Amount, verdict: Verdict
) -> None:
    assert held(text, kroner, unit=unit).verdict is verdict


@pytest.mark.parametrize(
    ("found", "verdict", "apart"),
    [
        (Range(177_732_000, 227_584_000), AGREES, Range(0, 0)),
        (Range(177_731_500, 227_584_500), AGREES, Range(-49_852_500, 49_852_500)),
        (Range(177_731_000, 227_584_000), ROUNDING, Range(-49_853_000, 49_852_000)),
        (Range(177_730_999, 227_584_000), DEVIATES, Range(-49_853_001, 49_852_000)),
        (Range(177_732_000, 227_585_001), DEVIATES, Range(-49_852_000, 49_853_001)),
        (177_732_000, DEVIATES, Range(-49_852_000, 0)),
    ],
)
def test_a_range_is_held_against_both_its_bounds(
    found: Amount, verdict: Verdict, apart: Range
) -> None:
    comparison = held("177.732-227.584", found)
    assert (comparison.verdict, comparison.difference) == (verdict, apart)


def test_a_range_is_not_the_one_figure_printed() -> None:
    assert held("636.491", Range(636_491_000, 686_343_000)).verdict is DEVIATES


def test_the_difference_is_computed_less_printed() -> None:
    assert held("35.551", 35_550_300).difference == Range(-700, -700)
    assert held("35.551", 35_552_001).difference == Range(1_001, 1_001)
    assert held("100", 100_000).difference == Range(0, 0)


@pytest.mark.parametrize(
    ("text", "found", "verdict"),
    [
        ("?", (UNKNOWN,), AGREES),
        ("?", (UNKNOWN, UNKNOWN), AGREES),
        ("?", (UNKNOWN, BLANK), AGREES),
        ("?", (UNKNOWN, 0), UNRESOLVED),
        ("?", (5_000,), UNRESOLVED),
        ("?", (), UNRESOLVED),
        ("5", (UNKNOWN,), UNRESOLVED),
        ("5", (5_000, UNKNOWN), UNRESOLVED),
        ("-", (UNKNOWN,), UNRESOLVED),
        ("5-6", (Range(5_000, 6_000), UNKNOWN), UNRESOLVED),
    ],
)
def test_nothing_is_said_of_what_is_unknown(
    text: str, found: tuple[Amount, ...], verdict: Verdict
) -> None:
    comparison = held(text, *found)
    assert (comparison.verdict, comparison.difference) == (verdict, None)


@pytest.mark.parametrize(
    ("text", "found", "verdict"),
    [
        ("-", (), AGREES),
        ("-", (BLANK,), AGREES),
        ("-", (0,), AGREES),
        ("-", (500,), AGREES),
        ("-", (501,), ROUNDING),
        ("-", (1_001,), DEVIATES),
        ("0", (), AGREES),
        ("0", (BLANK,), AGREES),
        ("1", (), ROUNDING),
        ("2", (), DEVIATES),
    ],
)
def test_a_printed_blank_and_a_printed_nought_stand_for_no_money(
    text: str, found: tuple[Amount, ...], verdict: Verdict
) -> None:
    assert held(text, *found).verdict is verdict


@pytest.mark.parametrize("text", ["5", "?", "-", "5-6"])
def test_two_price_levels_are_held_against_nothing(text: str) -> None:
    comparison = held(text, 5_000, other=0)
    assert (comparison.verdict, comparison.difference) == (UNRESOLVED, None)


@pytest.mark.parametrize(
    ("kroner", "verdict"),
    [(774_000, AGREES), (773_000, ROUNDING), (0, EXPLAINED)],
)
def test_only_a_deviation_is_explained(kroner: int, verdict: Verdict) -> None:
    figure = format_kroner(kroner, "t.kr.")
    comparison = held("774", kroner, explanation="Rundet op.", explained=figure)
    assert comparison.verdict is verdict
    assert (comparison.text, comparison.explanation) == ("774", "Rundet op.")
    unknown = held("774", UNKNOWN, explanation="Rundet op.", explained="773")
    assert (unknown.verdict, unknown.explanation) == (UNRESOLVED, "")


@pytest.mark.parametrize(
    ("explained", "amount", "holds"),
    [
        ("773,5", 773_500, True),
        ("773,5", 773_600, False),
        ("774", 773_500, False),
        ("", BLANK, True),
        ("", 0, False),
        ("-", BLANK, True),
        ("1-2", Range(1_000, 2_000), True),
        ("1-2", 1_000, False),
        ("?", UNKNOWN, False),
        ("vrøvl", 5, False),
    ],
)
def test_an_explanation_holds_for_one_computed_figure(
    explained: str, amount: Amount, holds: bool
) -> None:
    comparison = held("900", amount, explanation="Fordi.", explained=explained)
    assert comparison.explanation == ("Fordi." if holds else "")
    assert (comparison.verdict is EXPLAINED) == holds


@pytest.mark.parametrize("text", ["Nej", "ja", "Service", "ca. 5", "5 t.kr.", "1.2.3"])
def test_text_is_no_figure(text: str) -> None:
    printed = PrintedCell(id="t", view="v", target="r", column="k", text=text)
    assert compare(printed, Sum(), "t.kr.") is None
