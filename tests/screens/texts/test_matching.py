"""Finding by words."""

from __future__ import annotations

import pytest

from screens.texts.matching import folded, matches


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
