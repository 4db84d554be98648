"""What the cells of a register mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.amounts import BLANK, MAX_KRONER, UNKNOWN, Amount, Range
from store.changes import SetField
from store.csv_values import parse_amount
from store.errors import Code
from store.tables import Tables
from tests.store.csv_helpers import (
    LEDGERS,
    LINES,
    amount_of,
    csv,
    read,
    refused,
    refused_cell,
    some_tables,
)


@pytest.fixture
def tables() -> Tables:
    return some_tables()


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("", None),
        (" \u00a0", None),
        ("0", 0),
        ("007", 7),
        ("1125000,00", 1_125_000),
        ("1125000.00", 1_125_000),
        ("1.125.000", 1_125_000),
        ("1,125,000", 1_125_000),
        ("1.125.000,00", 1_125_000),
        ("1,125,000.00", 1_125_000),
        ("1.125,00", 1_125),
        ("1 125 000", 1_125_000),
        ("1\u00a0125\u202f000", 1_125_000),
        ("1 125", 1_125),
        ("-9.934.000", -9_934_000),
        ("\u22129934", -9_934),
        ("- 5", -5),
        ("5–10", Range(5, 10)),
        ("5 – 10", Range(5, 10)),
        ("5-10", Range(5, 10)),
        ("5–5", Range(5, 5)),
        ("-10–-5", Range(-10, -5)),
        ("\u221210–5", Range(-10, 5)),
        ("1.000.000–2.000.000,00", Range(1_000_000, 2_000_000)),
        (" ? ", UNKNOWN),
        (" - ", BLANK),
        ("\u2212", BLANK),
        ("1000000000000000", 10**15),
    ],
)
def test_amounts_as_people_write_them(cell: str, amount: Amount | None) -> None:
    found = amount_of(cell)
    assert found == amount
    assert type(found) is type(amount)


@settings(derandomize=True, deadline=None)
@given(st.integers(-MAX_KRONER, MAX_KRONER), st.sampled_from(". ,"), st.integers(0, 2))
def test_any_amount_in_any_notation(kroner: int, group: str, decimals: int) -> None:
    point = "." if group == "," else ","
    zeros = point + "0" * decimals if decimals else ""
    assert parse_amount(f"{kroner}{zeros}") == kroner
    if abs(kroner) >= 1_000_000 or (group == " " or zeros):
        assert parse_amount(f"{kroner:,}".replace(",", group) + zeros) == kroner


@pytest.mark.parametrize(
    ("cell", "number", "thousands"),
    [
        ("1.125", "1.125", "1125"),
        ("1,125", "1,125", "1125"),
        ("-12.500", "12.500", "12500"),
        ("1.000", "1.000", "1000"),
        ("1125,000", "1125,000", "1125000"),
        ("1000–2.000", "2.000", "2000"),
    ],
)
def test_a_single_group_is_asked_about(cell: str, number: str, thousands: str) -> None:
    assert refused_cell("kr 2026", cell) == (
        Code.CSV_AMBIGUOUS_NUMBER,
        {"number": number, "thousands": thousands},
    )


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1125,5", Code.AMOUNT_FRACTION),
        ("0,500", Code.AMOUNT_FRACTION),
        ("1.125,50", Code.AMOUNT_FRACTION),
        ("+50", Code.AMOUNT_RELATIVE_REFUSED),
        ("10–5", Code.AMOUNT_RANGE_REVERSED),
        ("1000000000000001", Code.AMOUNT_TOO_LARGE),
        ("-" + "9" * 5_000, Code.AMOUNT_TOO_LARGE),
        *(
            (cell, Code.AMOUNT_UNREADABLE)
            for cell in (
                *("abc", "1_125", "nan", "1E5", "²", "٣", "5 kr.", "(5)", "5-", "=1+1", "'5"),
                *("1.12.000", "1.125.000.00", "1,125,00", "1 12", "- -5", "5–?", "1..5"),
            )
        ),
    ],
)
def test_what_is_no_amount_is_refused(cell: str, reason: Code) -> None:
    code, values = refused_cell("kr 2026", cell)
    assert (code, values["reason"]) == (Code.CSV_BAD_CELL, reason)


@pytest.mark.parametrize("cell", ["7", "+7", " 7 ", "\u22127", "-7", "07"])
def test_numbers(tables: Tables, cell: str) -> None:
    (edit,) = read(tables, arter=csv("id;rækkefølge", f"art-a;{cell}")).edits
    assert edit == SetField("ledgers", "art-a", "order", -7 if cell[0] in "-\u2212" else 7)


@pytest.mark.parametrize("cell", ["7,0", "7.0", "1.000", "a", "1_0", "٣", str(2**53 + 1)])
def test_what_is_no_whole_number_is_refused(cell: str) -> None:
    code, values = refused_cell("rækkefølge", cell)
    assert (code, values["reason"]) == (Code.CSV_BAD_CELL, Code.FIELD_VALUE)


@pytest.mark.parametrize("word", ["ja", "JA", "SAND", "True", "1", "x", " X "])
def test_words_for_yes(tables: Tables, word: str) -> None:
    found = read(tables, aktiviteter=csv("id;varig", f"linje-a;{word}", f"linje-b;{word}"))
    assert found.edits == [SetField("lines", "linje-a", "permanent", True)]


@pytest.mark.parametrize("word", ["nej", "Nej", "FALSK", "FALSE", "0", ""])
def test_words_for_no(tables: Tables, word: str) -> None:
    found = read(tables, aktiviteter=csv("id;varig", f"linje-a;{word}", f"linje-b;{word}"))
    assert found.edits == [SetField("lines", "linje-b", "permanent", False)]


def test_another_word_is_no_flag() -> None:
    assert refused_cell("varig", "måske") == (
        Code.CSV_BAD_CELL,
        {"reason": Code.FIELD_VALUE, "allowed": ("ja", "nej")},
    )


@pytest.mark.parametrize(
    "cell", ["2026-02-01", "01-02-2026", "1.2.2026", "01/02/2026", " 1-2-2026 "]
)
def test_dates(tables: Tables, cell: str) -> None:
    found = read(tables, ressortspor=csv("id;ikrafttræden", f"spor-a;{cell}"))
    assert found.edits == [SetField("tracks", "spor-a", "in_force", "2026-02-01")]


@pytest.mark.parametrize(
    "cell",
    ["31-02-2026", "2026-13-01", "1-2-26", "1-2.2026", "maj 2026", "0000-01-01", "20260201"],
)
def test_what_is_no_date_is_refused(cell: str) -> None:
    assert refused_cell("ikrafttræden", cell, "ressortspor") == (Code.CSV_BAD_DATE, {})


def test_a_date_can_be_taken_away(tables: Tables) -> None:
    found = read(tables, ressortspor=csv("id;ikrafttræden", "spor-a;"))
    assert found.edits == [SetField("tracks", "spor-a", "in_force", "")]


def test_a_wrong_word_is_told_with_those_allowed() -> None:
    assert refused_cell("sikkerhed", "sikkert") == (
        Code.CSV_BAD_CELL,
        {
            "reason": Code.FIELD_VALUE,
            "allowed": ("fast", "skøn", "foreløbigt", "uafklaret"),
        },
    )


@pytest.mark.parametrize(
    ("heading", "file"),
    [("aktivitet", "aktiviteter"), ("art", "aktiviteter"), ("nummer", "ressortspor")],
)
def test_what_must_be_filled_in_cannot_be_emptied(heading: str, file: str) -> None:
    assert refused_cell(heading, "", file) == (
        Code.CSV_BAD_CELL,
        {"reason": Code.FIELD_REQUIRED},
    )


def test_a_new_record_needs_the_columns_it_must_have(tables: Tables) -> None:
    data = csv("id;art;varig", "linje-a;art-a;nej", "linje-ny;art-a;måske")
    errors = refused(tables, {LINES: data})
    assert [(e.code, e.values["row"], e.values["column"]) for e in errors] == [
        (Code.CSV_BAD_CELL, 3, "aktivitet"),
        (Code.CSV_BAD_CELL, 3, "varig"),
    ]
    assert errors[0].values["reason"] is Code.FIELD_REQUIRED


def test_text_loses_its_guard_and_nothing_else(tables: Tables) -> None:
    data = csv("id;note", "linje-a;'=1+1 ", "linje-b;  '3415' ")
    assert read(tables, aktiviteter=data).edits == [
        SetField("lines", "linje-a", "note", "=1+1 "),
        SetField("lines", "linje-b", "note", "  '3415' "),
    ]


def test_what_the_reader_refuses_is_told(tables: Tables) -> None:
    data = csv("id;navn", "art-a;A;B", f"art-b;{'x' * 40_000}", "art-a;a\0", 'art-b;"b')
    errors = refused(tables, {LEDGERS: data})
    assert [(error.code, error.values["row"]) for error in errors] == [
        (Code.CSV_RAGGED, 2),
        (Code.CSV_CELL_TOO_LARGE, 3),
        (Code.CSV_NUL, 4),
        (Code.CSV_UNCLOSED_QUOTE, 5),
    ]
