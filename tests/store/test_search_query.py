"""What is searched for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.amount_format import format_kroner
from store.amount_units import UNIT_KRONER
from store.records import Unit
from store.search_query import day_needle, loosened, read_query, stated_amounts


@pytest.mark.parametrize(
    ("text", "needles"),
    [
        ("", []),
        ("( )", []),
        ("Åbningstid  SUF", ["aabningstid", "suf"]),
        ("go-live", ["go live"]),
        ("9-13", [" 9 13"]),
        ("kl. 6:35", ["kl", " 6,35"]),
        ("spor 5", ["spor 5 "]),
        ("spor 5 risiko", ["spor 5 ", "risiko"]),
        ("5 spor", [" 5 ", "spor"]),
        ("suf suf", ["suf"]),
        ("Q4 2026", ["q4", " 2026"]),
        ("2026-04-01", [day_needle(2026, 4, 1)]),
        ("1/4-2026", [day_needle(2026, 4, 1)]),
        ("01.04.2026 go", [day_needle(2026, 4, 1), "go"]),
        ("1.2.3", [" 1,2,3"]),
    ],
)
def test_words_numbers_and_dates(text: str, needles: list[str]) -> None:
    assert [term.needle for term in read_query(text)] == needles


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("4800", {4_800, 4_800_000, 4_800_000_000}),
        ("4.800", {4_800, 4_800_000, 4_800_000_000}),
        ("-4.800", {4_800, 4_800_000, 4_800_000_000}),
        ("236,8", {236_800, 236_800_000}),
        ("4.800 t.kr.", {4_800_000}),
        ("4.800 tkr", {4_800_000}),
        ("4,8 mio", {4_800_000}),
        ("4,8 mio. kr.", {4_800_000}),
        ("4,8mio", {4_800_000}),
        ("4.800.000 kr.", {4_800_000}),
        ("1,2 mia", {1_200_000_000}),
        ("4,8 m", {4_800_000, 4_800_000_000}),
        ("504 t", {504_000}),
        ("1e9", set()),
    ],
)
def test_a_figure_in_every_unit_or_its_own(text: str, amounts: set[int]) -> None:
    [term] = read_query(text)
    assert set(term.amounts) == amounts


def test_a_rounded_figure_stands_for_those_around_it() -> None:
    [term] = read_query("4,8 mio")
    assert term.around == ((4_750_000, 4_850_000),)
    assert term.needle == ""
    assert read_query("4.800 t.kr.")[0].around == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("afsat 3,0 mio. kr. i 2026 og 4,2 mio. kr. årligt", [3_000_000, 4_200_000]),
        ("900-1.000 t.kr.", [900_000, 1_000_000]),
        ("Ca. 850.000 kr. (2026)", [850_000]),
        ("1/1.000 kr. og kr. 5", [1_000]),
        ("20 minutter", []),
    ],
)
def test_amounts_stated_in_a_text(text: str, found: list[int]) -> None:
    assert list(stated_amounts(text)) == found


@given(st.integers(0, 10**12), st.sampled_from(list(UNIT_KRONER)))
def test_what_is_shown_is_what_is_found(kroner: int, unit: Unit) -> None:
    shown = format_kroner(kroner, unit)
    assert kroner in read_query(shown)[0].amounts
    stated = f"{shown} {unit}"
    assert kroner in read_query(stated)[0].amounts
    assert kroner in list(stated_amounts(f"I alt {stated} i 2026"))


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("pladsanvisningen", "pladsanvis"),
        ("Varslinger", "vars"),
        ("leverandørernes", "leverandoer"),
        ("spørgsmålene", "spoergsmaal"),
        ("overdragelsen", "overdrag"),
        ("varsel", "vars"),
        ("varsles", "vars"),
        ("bemærkede", "bemaerk"),
        ("kald", "kald"),
        ("er", "er"),
        ("spor 5", "spor 5 "),
        ("2026", " 2026"),
    ],
)
def test_words_are_cut_to_what_their_forms_begin_with(word: str, stem: str) -> None:
    [term] = loosened(read_query(word))
    assert term.needle == stem


@given(st.text())
def test_whatever_is_typed_is_read(text: str) -> None:
    terms = read_query(text)
    for term in (*terms, *loosened(terms)):
        assert term.needle or term.amounts
    list(stated_amounts(text))
