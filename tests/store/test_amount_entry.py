"""The grammar of typed amounts: what is understood, asked about and refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.amount_entry import MAX_DEPTH, Entry, read_amount
from store.amount_numbers import MAX_TEXT
from store.amount_units import UNIT_KRONER
from store.amounts import BLANK, MAX_KRONER, UNKNOWN, Amount, Range
from store.errors import AmountError, Code
from store.records import Unit

CELL = 1_000_000
UNITS: list[Unit] = ["kr.", "t.kr.", "mio. kr."]

NO_BREAK = "\u00a0"
NARROW = "\u202f"
THIN = "\u2009"
MINUS = "\u2212"
ARABIC_123 = "\u0661\u0662\u0663"
FULL_WIDTH_5 = "\uff15"
SUPERSCRIPT_2 = "\u00b2"
KELVIN_SIGN = "\u212a"


def refused(text: str, unit: Unit = "t.kr.", current: Amount | None = CELL) -> AmountError:
    with pytest.raises(AmountError) as caught:
        read_amount(text, unit, current)
    assert caught.value.values["text"] == text
    return caught.value


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("1.125", 1_125_000),
        ("236,8", 236_800),
        ("3786", 3_786_000),
        ("0", 0),
        ("0,125", 125),
        ("1234,125", 1_234_125),
        ("1.234,125", 1_234_125),
        ("1.125,5", 1_125_500),
        ("1,50", 1_500),
        ("1.125.000", 1_125_000_000),
        ("1 125 000", 1_125_000_000),
        (f"1{NO_BREAK}125{NO_BREAK}000,5", 1_125_000_500),
        (f"1{NARROW}125{THIN}000", 1_125_000_000),
        ("12\u2007345", 12_345_000),
        ("  504 ", 504_000),
        ("\t504\n", 504_000),
        ("-50", -50_000),
        ("- 50", -50_000),
        (f"{MINUS}9.934", -9_934_000),
        ("–9.934", -9_934_000),
        ("  –9.934", -9_934_000),
    ],
)
def test_figures_are_in_the_tables_unit(text: str, kroner: int) -> None:
    assert read_amount(text, "t.kr.") == Entry(kroner)


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("1,1 mio.", 1_100_000),
        ("1,1mio", 1_100_000),
        ("7,049 mio. kr.", 7_049_000),
        ("24,935 Mio. Kr.", 24_935_000),
        ("504 t.kr.", 504_000),
        ("504 t. kr.", 504_000),
        (f"504{NO_BREAK}t.{NARROW}kr.", 504_000),
        ("504 tkr", 504_000),
        ("504tkr.", 504_000),
        ("1,125 t.kr.", 1_125),
        ("1.125.000 kr.", 1_125_000),
        ("1125000 kr", 1_125_000),
        ("2,7 mia. kr.", 2_700_000_000),
        ("1,125 mia", 1_125_000_000),
        ("kr. 1.125.000", 1_125_000),
        ("kr 1.125.000", 1_125_000),
        ("kr.1.125.000", 1_125_000),
        ("KR. -50", -50),
        ("-kr. 50", -50),
        ("kr. 1,1 mio.", 1_100_000),
    ],
)
@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_of_its_own_wins_over_the_tables(text: str, kroner: int, unit: Unit) -> None:
    assert read_amount(text, unit) == Entry(kroner)


@pytest.mark.parametrize(
    ("unit", "kroner"), [("kr.", 1_125), ("t.kr.", 1_125_000), ("mio. kr.", 1_125_000_000)]
)
def test_the_tables_unit_scales(unit: Unit, kroner: int) -> None:
    assert read_amount("1.125", unit) == Entry(kroner)
    assert UNIT_KRONER[unit] * 1_125 == kroner


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("ca. 4.660", 4_660_000),
        ("Ca 4.660", 4_660_000),
        ("ca.0,3 mio. kr.", 300_000),
        ("ca. -5", -5_000),
        ("ca. 900-1000", Range(900_000, 1_000_000)),
    ],
)
def test_circa_is_noticed(text: str, amount: Amount) -> None:
    assert read_amount(text, "t.kr.") == Entry(amount, approximate=True)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("?", UNKNOWN), (" ? ", UNKNOWN), ("-", BLANK), ("–", BLANK), ("—", BLANK), (" - ", BLANK)],
)
def test_unknown_and_blank(text: str, amount: Amount) -> None:
    assert read_amount(text, "t.kr.", CELL) == Entry(amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("177.732–227.584", Range(177_732_000, 227_584_000)),
        ("177.732 - 227.584", Range(177_732_000, 227_584_000)),
        (f"177.732{NO_BREAK}–{THIN}227.584", Range(177_732_000, 227_584_000)),
        ("900-1000", Range(900_000, 1_000_000)),
        ("-5 - -3", Range(-5_000, -3_000)),
        ("-5–-3", Range(-5_000, -3_000)),
        ("-5--3", Range(-5_000, -3_000)),
        ("–5–3", Range(-5_000, 3_000)),
        (f"{MINUS}5 – {MINUS}3", Range(-5_000, -3_000)),
        ("-5-3", Range(-5_000, 3_000)),
        ("900-1000 kr.", Range(900, 1_000)),
        ("1,125-1,25 mio.", Range(1_125_000, 1_250_000)),
        ("900 kr. - 1,1 mio.", Range(900, 1_100_000)),
        ("900 t.kr. - 1000", Range(900_000, 1_000_000)),
        ("kr. 900-1000", Range(900, 1_000)),
        ("900 - kr. 1000", Range(900, 1_000)),
        ("kr. 1,1-1,3 mio.", Range(1_100_000, 1_300_000)),
        ("kr. 900 - kr. 1000", Range(900, 1_000)),
        ("5-5", 5_000),
        ("1000 kr. - 1 t.kr.", 1_000),
    ],
)
def test_ranges(text: str, amount: Amount) -> None:
    assert read_amount(text, "t.kr.") == Entry(amount)


def test_a_reversed_range_tells_its_bounds() -> None:
    error = refused("6-5")
    assert error.code is Code.AMOUNT_RANGE_REVERSED
    assert (error.values["low"], error.values["high"]) == (6_000, 5_000)


@pytest.mark.parametrize(
    ("text", "amount", "rounded"),
    [
        ("+50", 1_050_000, False),
        ("+ 50", 1_050_000, False),
        ("+50 kr.", 1_000_050, False),
        ("+0,05 mio.", 1_050_000, False),
        ("+3 %", 1_030_000, False),
        ("+3%", 1_030_000, False),
        ("+1,125 %", 1_011_250, False),
        ("+0,00005 %", 1_000_001, True),
        ("+0,00004 %", 1_000_000, True),
        ("-10 %", 900_000, False),
        (f"{MINUS}10{NO_BREAK}%", 900_000, False),
        ("–10 %", 900_000, False),
        ("-200 %", -1_000_000, False),
    ],
)
def test_changes_to_what_the_cell_holds(text: str, amount: int, rounded: bool) -> None:
    assert read_amount(text, "t.kr.", CELL) == Entry(amount, rounded=rounded, relative=True)


@pytest.mark.parametrize(
    ("current", "reason"),
    [(Range(1, 2), "range"), (UNKNOWN, "unknown"), (BLANK, "blank"), (None, "blank")],
)
@pytest.mark.parametrize("text", ["+50", "+3 %", "-10 %", "=x", "=2*X", "+1,125"])
def test_there_must_be_something_to_change(text: str, current: Amount | None, reason: str) -> None:
    error = refused(text, current=current)
    assert error.code is Code.AMOUNT_RELATIVE_REFUSED
    assert error.values["reason"] == reason


@pytest.mark.parametrize("current", [Range(1, 2), UNKNOWN, BLANK, None])
@pytest.mark.parametrize(("text", "amount"), [("-50", -50_000), ("=900+150", 1_050_000)])
def test_what_does_not_rest_on_the_cell_may_replace_anything(
    text: str, amount: int, current: Amount | None
) -> None:
    assert read_amount(text, "t.kr.", current) == Entry(amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("=900+150", 1_050_000),
        ("= 900 - 1000", -100_000),
        ("=900*2", 1_800_000),
        ("=2×900", 1_800_000),
        ("=2·900", 1_800_000),
        ("=900/2", 450_000),
        ("=(900+150)*2", 2_100_000),
        ("=2+3*4", 14_000),
        ("=2*3+4", 10_000),
        ("=100-10-1", 89_000),
        ("=100/10/2", 5_000),
        ("=-5+2", -3_000),
        (f"=5{MINUS}7", -2_000),
        ("=2*-5", -10_000),
        ("=--5", 5_000),
        ("=+5", 5_000),
        ("=-(2+3)", -5_000),
        ("=1.125,5", 1_125_500),
        ("=1 125 + 1", 1_126_000),
        ("=1,1 mio. + 300", 1_400_000),
        ("=1,1 mio.+300 kr.", 1_100_300),
        ("=1,125 t.kr.*2", 2_250),
        ("=5 kr×2", 10),
        ("=500 kr.*(1+2)", 1_500),
        ("=10*(1000 kr./500 kr.)", 20_000),
        ("=(3 t.kr./1 t.kr. + 2)*7", 35_000),
        ("=(3 t.kr./1 t.kr.)/3*5 kr.", 5),
        ("=0,0005+0,0005", 1),
    ],
)
def test_arithmetic(text: str, amount: int) -> None:
    assert read_amount(text, "t.kr.") == Entry(amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("=x", 1_000_000),
        ("=X", 1_000_000),
        ("=x*1,03", 1_030_000),
        ("=1,03*x", 1_030_000),
        ("=x*1,125", 1_125_000),
        ("=x/1,250", 800_000),
        ("=(1,125+2)*x", 3_125_000),
        ("=x-50", 950_000),
        ("=50-x", -950_000),
        ("=x+50 kr.", 1_000_050),
        ("=x/12*9", 750_000),
        ("=x/2+100", 600_000),
        ("=x+2*3", 1_006_000),
        ("=-x", -1_000_000),
        ("=x--x", 2_000_000),
        ("=x*(x/500 t.kr.)", 2_000_000),
    ],
)
def test_arithmetic_with_the_cell(text: str, amount: int) -> None:
    assert read_amount(text, "t.kr.", CELL) == Entry(amount, relative=True)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("=1/2", 1), ("=-1/2", -1), ("=3/2", 2), ("=-3/2", -2), ("=1/3", 0), ("=-2/3", -1)],
)
def test_halves_are_rounded_away_from_zero_and_told(text: str, amount: int) -> None:
    assert read_amount(text, "kr.") == Entry(amount, rounded=True)


def test_nothing_is_rounded_on_the_way() -> None:
    assert read_amount("=x/3*3", "t.kr.", 100) == Entry(100, relative=True)


@pytest.mark.parametrize("text", ["=5/0", "=x/0", "=5/(2-2)", "=x/(x-x+0)*0/(1-1)", "=x/(x-x)"])
def test_division_by_zero(text: str) -> None:
    assert refused(text).code is Code.AMOUNT_DIVISION_BY_ZERO


@pytest.mark.parametrize(
    ("text", "position"),
    [("=x*x", 2), ("=5/x", 2), ("=2*5/3 kr.", 4), ("=x*2 kr.", 2), ("=x+x/x", 2)],
)
def test_money_times_money_and_plain_through_money_are_refused(text: str, position: int) -> None:
    error = refused(text)
    assert error.code is Code.AMOUNT_UNREADABLE
    assert error.values["position"] == position


def test_a_ratio_is_no_amount() -> None:
    assert refused("=x/500 t.kr.").code is Code.AMOUNT_UNREADABLE


@pytest.mark.parametrize(
    ("text", "unit", "readings"),
    [
        ("1,125", "t.kr.", ("1.125 kr.", "1.125.000 kr.")),
        ("-12,500", "t.kr.", ("-12.500 kr.", "-12.500.000 kr.")),
        ("ca. 1,125", "t.kr.", ("ca. 1.125 kr.", "ca. 1.125.000 kr.")),
        ("+1,125", "t.kr.", ("+1.125 kr.", "+1.125.000 kr.")),
        ("1,125", "kr.", ("1.125 kr.",)),
        ("1,125 kr.", "t.kr.", ("1.125 kr.",)),
        ("kr. 1,125", "mio. kr.", ("kr. 1.125",)),
        ("1.12", "t.kr.", ("1,12 t.kr.", "112 t.kr.")),
        ("12.5", "t.kr.", ("12,5 t.kr.", "125 t.kr.")),
        ("12.5", "kr.", ("125 kr.",)),
        ("1.1 mio.", "t.kr.", ("1,1 mio.", "11 mio.")),
        ("1.1255", "mio. kr.", ("1,1255 mio. kr.", "11.255 mio. kr.")),
        ("1125.50", "t.kr.", ("1.125,5 t.kr.", "112.550 t.kr.")),
        ("1.125.50", "t.kr.", ("1.125,5 t.kr.", "112.550 t.kr.")),
        ("1,125.50", "t.kr.", ("1.125,5 t.kr.",)),
        ("1,125,000", "t.kr.", ("1.125.000 t.kr.",)),
        ("0.125", "t.kr.", ("0,125 t.kr.",)),
        ("0360", "t.kr.", ("360 t.kr.",)),
        ("00,5", "t.kr.", ("0,5 t.kr.",)),
        ("+3.5 %", "t.kr.", ("+3,5 %", "+35 %")),
        ("1,125-1,250", "t.kr.", ("1.125 kr.-1.250 kr.", "1.125.000 kr.-1.250.000 kr.")),
        ("1,125-1,250 kr.", "t.kr.", ("1.125-1.250 kr.",)),
        ("1.2-100", "t.kr.", ("1,2 t.kr.-100", "12 t.kr.-100")),
        ("1.25-100", "t.kr.", ("1,25 t.kr.-100",)),
        ("900 kr. - 1000", "t.kr.", ("900 kr. - 1000 kr.", "900 kr. - 1000 t.kr.")),
        ("1 mio. - 1200", "t.kr.", ("1 mio. - 1200 mio.", "1 mio. - 1200 t.kr.")),
        ("=1,125", "t.kr.", ("=1.125 kr.", "=1.125.000 kr.")),
        ("=x+1,125", "t.kr.", ("=x+1.125 kr.", "=x+1.125.000 kr.")),
        ("=1,125*2", "t.kr.", ("=1.125 kr.*2", "=1.125.000 kr.*2")),
        ("=2*1,125", "t.kr.", ("=2*1.125 kr.", "=2*1.125.000 kr.")),
        ("=1,125*2,125", "t.kr.", ("=1.125 kr.*2,125", "=1.125.000 kr.*2,125")),
        ("=1,125+1,250", "t.kr.", ("=1.125 kr.+1.250 kr.", "=1.125.000 kr.+1.250.000 kr.")),
        ("=1,125 kr.+5 kr.", "t.kr.", ("=1.125 kr.+5 kr.",)),
        ("=x*1.03", "t.kr.", ("=x*1,03", "=x*103")),
    ],
)
def test_what_has_two_readings_is_asked(text: str, unit: Unit, readings: tuple[str, ...]) -> None:
    error = refused(text, unit)
    assert error.code is Code.AMOUNT_AMBIGUOUS
    assert error.values["readings"] == readings
    amounts = [read_amount(reading, unit, CELL).amount for reading in readings]
    assert len(set(amounts)) == len(readings)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1,125", "mio. kr."),
        ("1,125 t.kr.", "t.kr."),
        ("1,125 mio.", "t.kr."),
        ("0,125", "t.kr."),
        ("1234,125", "t.kr."),
        ("1,12", "t.kr."),
        ("=1,125*x/1,125", "t.kr."),
    ],
)
def test_what_has_one_reading_is_not_asked(text: str, unit: Unit) -> None:
    assert isinstance(read_amount(text, unit, CELL), Entry)


def test_no_question_when_no_reading_would_do() -> None:
    assert refused("900-1.2", "mio. kr.").code is Code.AMOUNT_RANGE_REVERSED


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("0,0005", "t.kr."),
        ("12,5", "kr."),
        ("0.125", "kr."),
        ("+0,0005", "t.kr."),
        ("1-2,5", "kr."),
    ],
)
def test_less_than_a_krone_is_no_amount(text: str, unit: Unit) -> None:
    assert refused(text, unit).code is Code.AMOUNT_FRACTION


@pytest.mark.parametrize(
    ("text", "largest"),
    [
        ("{}", MAX_KRONER),
        ("-{}", -MAX_KRONER),
        ("0-{}", Range(0, MAX_KRONER)),
        ("={}", MAX_KRONER),
        ("=2*{}/2", MAX_KRONER),
    ],
)
def test_the_largest_amount(text: str, largest: Amount) -> None:
    assert read_amount(text.format(MAX_KRONER), "kr.") == Entry(largest)
    error = refused(text.format(MAX_KRONER + 1), "kr.")
    assert error.code is Code.AMOUNT_TOO_LARGE
    assert error.values["limit"] == MAX_KRONER


@pytest.mark.parametrize("text", ["+1", "+1 %", "=x+1"])
def test_changes_do_not_pass_the_largest_amount(text: str) -> None:
    assert refused(text, "kr.", MAX_KRONER).code is Code.AMOUNT_TOO_LARGE


@pytest.mark.parametrize("text", ["", " ", "\t\n", NO_BREAK, " " * 500])
def test_an_empty_text_is_no_amount(text: str) -> None:
    assert refused(text).code is Code.AMOUNT_EMPTY


def test_a_text_may_be_so_long_and_no_longer() -> None:
    assert read_amount("1" + " " * (MAX_TEXT - 1), "kr.") == Entry(1)
    assert MAX_TEXT == 200
    error = refused("1" + " " * MAX_TEXT)
    assert error.code is Code.AMOUNT_TOO_LONG
    assert error.values["limit"] == MAX_TEXT


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("1_125", 1),
        ("nan", 0),
        ("inf", 0),
        ("1e5", 1),
        ("1E5", 1),
        ("0x1", 1),
        (ARABIC_123, 0),
        (f"1{FULL_WIDTH_5}", 1),
        (f"5{SUPERSCRIPT_2}", 1),
        (f"5 {KELVIN_SIGN}r.", 2),
        ("5 kroner", 2),
        ("  5 kroner", 4),
        ("x", 0),
        ("5x", 1),
        ("kr.", 3),
        ("kr. 5 t.kr.", 6),
        ("ca.", 3),
        ("ca. ?", 4),
        ("ca. +5", 4),
        ("ca. -10 %", 8),
        ("ca. –5", 4),
        ("? kr.", 0),
        ("+", 1),
        ("+-5", 1),
        ("+5-6", 2),
        ("3 %", 2),
        ("+3 kr. %", 7),
        (MINUS, 1),
        ("--", 1),
        ("– 5", 0),
        ("900–", 4),
        (f"900{MINUS}1000", 3),
        ("900-1000-1100", 8),
        ("900 - 1000 %", 11),
        ("1.1.1", 1),
        ("24.09.2025", 2),
        ("1,2,3", 3),
        ("1.12,5", 1),
        ("00.5", 0),
        ("1 12", 2),
        ("1 1255", 2),
        ("=5.5 600", 5),
        ("1  125", 3),
        ("0 125", 2),
        ("1.125 000", 6),
        ("1\n125", 1),
        ("504,-", 3),
        (",5", 0),
        ("5,", 1),
        ("=", 1),
        ("==5", 1),
        ("=5+", 3),
        ("=5 5", 3),
        ("=6:2", 2),
        ("=2x", 2),
        ("=(5", 3),
        ("=5)", 2),
        ("=()", 2),
        ("=x%", 2),
        ("=x–5", 2),
        ("=–5", 1),
        ("=5 krx2", 3),
        ("=?", 1),
        ("=2**3", 3),
        ("\u200b5", 0),
        ("5\x00", 1),
    ],
)
def test_everything_else_is_unreadable_from_somewhere(text: str, position: int) -> None:
    error = refused(text)
    assert error.code is Code.AMOUNT_UNREADABLE
    assert error.values["position"] == position


def test_parentheses_may_be_so_deep_and_no_deeper() -> None:
    def nested(depth: int) -> str:
        return f"={'(' * depth}5{')' * depth}"

    assert read_amount(nested(MAX_DEPTH), "t.kr.") == Entry(5_000)
    error = refused(nested(MAX_DEPTH + 1))
    assert error.code is Code.AMOUNT_UNREADABLE
    assert error.values["position"] == 1 + MAX_DEPTH


PIECES = st.sampled_from(
    [*"0123456789.,-–—+=*/×·()xX%?: ", MINUS, NO_BREAK, THIN, "ca.", "kr.", "t.kr.", "mio.", "mia."]
)
TEXTS = st.one_of(
    st.text(max_size=MAX_TEXT + 20),
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(PIECES, max_size=30).map(lambda pieces: "=" + "".join(pieces)),
)
AMOUNTS = st.one_of(
    st.none(),
    st.just(UNKNOWN),
    st.just(BLANK),
    st.integers(-MAX_KRONER, MAX_KRONER),
    st.just(Range(-5, 7)),
)


@settings(derandomize=True, deadline=None, max_examples=1500)
@given(TEXTS, st.sampled_from(UNITS), AMOUNTS)
@example("\ud800", "kr.", None)
@example("9" * MAX_TEXT, "mio. kr.", 5)
@example("=" + "(" * (MAX_TEXT - 1), "kr.", 5)
@example("=" + "-" * (MAX_TEXT - 1), "kr.", 5)
@example("9" * 10_000, "kr.", 5)
def test_any_text_is_an_amount_or_a_refusal(text: str, unit: Unit, current: Amount | None) -> None:
    try:
        amount = read_amount(text, unit, current).amount
    except AmountError as error:
        refusal = error
    else:
        bounds = (amount.low, amount.high) if isinstance(amount, Range) else (amount,)
        kroner = [bound for bound in bounds if isinstance(bound, int)]
        assert all(abs(bound) <= MAX_KRONER for bound in kroner)
        assert kroner == sorted(set(kroner))
        return
    assert refusal.values["text"] == text
    if refusal.code is Code.AMOUNT_UNREADABLE:
        position = refusal.values["position"]
        assert isinstance(position, int)
        assert 0 <= position <= len(text)
    if refusal.code is Code.AMOUNT_AMBIGUOUS:
        readings = refusal.values["readings"]
        assert isinstance(readings, tuple)
        assert readings
        for reading in readings:
            read_amount(reading, unit, current)


def arithmetic() -> st.SearchStrategy[tuple[str, Fraction]]:
    """Sums of numbers in t.kr. times plain factors, with what they come to in kroner."""
    numbers = st.integers(0, 999_999).map(lambda n: (str(n), Fraction(1000 * n)))

    def larger(
        parts: st.SearchStrategy[tuple[str, Fraction]],
    ) -> st.SearchStrategy[tuple[str, Fraction]]:
        added = st.tuples(parts, parts).map(lambda p: (f"({p[0][0]}+{p[1][0]})", p[0][1] + p[1][1]))
        taken = st.tuples(parts, parts).map(lambda p: (f"({p[0][0]}-{p[1][0]})", p[0][1] - p[1][1]))
        factors = st.integers(1, 99)
        times = st.tuples(parts, factors).map(lambda p: (f"{p[0][0]}*{p[1]}", p[0][1] * p[1]))
        through = st.tuples(parts, factors).map(lambda p: (f"{p[0][0]}/{p[1]}", p[0][1] / p[1]))
        return st.one_of(added, taken, times, through)

    return st.recursive(numbers, larger, max_leaves=6)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(arithmetic())
def test_arithmetic_is_exact(case: tuple[str, Fraction]) -> None:
    text, kroner = case
    entry = read_amount("=" + text, "t.kr.")
    assert isinstance(entry.amount, int)
    assert entry.rounded == (kroner.denominator != 1)
    distance = abs(entry.amount - kroner)
    assert distance <= Fraction(1, 2)
    if distance == Fraction(1, 2):
        assert abs(entry.amount) > abs(kroner)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("900\N{NON-BREAKING HYPHEN}1000", Range(900_000, 1_000_000)),
        ("\N{NON-BREAKING HYPHEN}50", -50_000),
        ("\N{NON-BREAKING HYPHEN}", BLANK),
    ],
)
def test_a_word_processors_hyphen_is_a_hyphen(text: str, amount: Amount) -> None:
    assert read_amount(text, "t.kr.").amount == amount
