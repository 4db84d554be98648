"""Finding by words."""

from __future__ import annotations

import pytest

from screens.texts.matching import folded, marker, matches


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("", "alt", True),
        ("aabningstid", "Åbningstider", True),
        ("åbningstid", "Aabningstid", True),
        ("koeb medico", "c) Indkøb af medicoudstyr", True),
        ("medico indkøb", "c) Indkøb af medicoudstyr", True),
        ("indkøb husleje", "c) Indkøb af medicoudstyr", False),
        ("  SUF  ", "suf", True),
    ],
)
def test_every_word_must_stand_somewhere(words: str, text: str, found: bool) -> None:
    assert matches(words, text) is found


def test_folding_leaves_other_letters() -> None:
    assert folded("Ærø Én [/x]") == "aeroe en [/x]"


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("aabningstid", "Nye Åbningstider", ["Åbningstid"]),
        ("oekonomi aeroe", "Økonomi på Ærø", ["Økonomi", "Ærø"]),
        ("en", "Én indgang", ["Én"]),
        ("go live", "Go-live: i dag", ["Go-live"]),
        (" 4800", "14.800, 4.800 og 4800", ["4.800", "4800"]),
        (" 7,30", "fra 7.30 og 7:30", ["7.30", "7:30"]),
        ("[x", "[/x] [x", ["[x"]),
    ],
)
def test_words_are_marked_as_they_are_shown(words: str, text: str, found: list[str]) -> None:
    pattern = marker([words] if words.startswith((" ", "go")) else words.split())
    assert pattern is not None
    assert [one.group() for one in pattern.finditer(text)] == found


def test_nothing_marks_nothing() -> None:
    assert marker(["", " "]) is None
