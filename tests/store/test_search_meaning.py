"""Compounds, and which records have most of some words."""

from __future__ import annotations

import pytest

from store.search_meaning import most_of
from store.search_scan import Key, Vocabulary


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("leverandoervarsel", ("leverandoer", "varsel")),
        ("leverandoervarslingsfrist", ("leverandoer", "varslings", "frist")),
        ("fagsystemer", ("fag", "systemer")),
        ("styregruppesystem", ("styregruppe", "system")),
        ("leverandoerxyzzy", ()),
        ("varsel", ()),
        ("", ()),
        ("fag" * 60, ()),
    ],
)
def test_a_compound_is_of_words_that_stand_somewhere(word: str, parts: tuple[str, ...]) -> None:
    words = Vocabulary()
    words.add(" varsling til leverandoerer foer frist 4711 ")
    words.add(" hvert fag har et system su65 styregruppen ")
    assert words.parts(word) == parts
    assert words.holds("varsling")
    assert words.holds("su")
    assert not words.holds("4711")
    assert not words.holds("xyzzy")


@pytest.mark.parametrize(
    ("vocabulary", "word"),
    [
        (
            "aabning aabnings aabningen aabningerne aabningstid aabningstide aabningstider "
            "aabningstiderne tid tide tider tids stid stider ning nings",
            ("aabningstider" * 14)[:190] + "qzx",
        ),
        (" ".join("a" * length for length in range(4, 13)), "a" * 57 + "qzx"),
    ],
)
def test_a_compound_that_can_be_cut_in_very_many_ways_is_read_at_once(
    vocabulary: str, word: str
) -> None:
    words = Vocabulary()
    words.add(f" {vocabulary} ")
    assert words.parts(word) == ()


def test_the_longest_compound() -> None:
    words = Vocabulary()
    words.add(" aaaaaaaaaaaa ")
    assert words.parts("a" * 60) == ("a" * 12,) * 5
    assert words.parts("a" * 72) == ()


def test_a_word_that_stands_nowhere_any_longer_is_forgotten() -> None:
    words = Vocabulary()
    for text in (" fag varsler ", " fag varsler ", " fag varsel "):
        words.add(text)
    words.remove(" fag varsler ")
    assert words.holds("varsler")
    words.remove(" fag varsler ")
    assert not words.holds("varsler")
    assert words.parts("fagvarsling") == ("fag", "varsling")  # by `varsel`
    words.remove(" fag varsel ")
    assert not words.holds("fag")
    assert words.parts("fagvarsling") == ()


def rows(*numbers: int) -> dict[Key, int]:
    """Some records, each holding the very word."""
    return {("lines", str(number)): 0 for number in numbers}


def test_most_and_rarest_words_first_and_no_flood() -> None:
    common, less, rare = rows(*range(900)), rows(*range(80)), rows(7, 8, 950)
    scores = most_of([common, less, rare, {}], 1_000, frozenset())
    assert sorted(scores, key=scores.__getitem__) == [("lines", "7"), ("lines", "8")]
    assert most_of([common, {}], 1_000, frozenset()) == {}  # one common word of two
    assert most_of([common, common], 1_000, frozenset()) == {}
    assert set(most_of([rare, {}], 1_000, frozenset())) == set(rare)
    assert most_of([rare, {}], 1_000, frozenset({"lines"})) == {}
    assert most_of([rare, {}, {}, {}], 1_000, frozenset()) == {}
    better = rare | {("lines", "950"): -3}
    scores = most_of([better, {}], 1_000, frozenset())
    assert min(scores, key=scores.__getitem__) == ("lines", "950")
