"""Text as it is compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.folding import folded, words_text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("[/x] –", " x "),
        ("Åbningstider", " aabningstider "),
        ("Én indgang (KFF)", " en indgang kff "),
        ("go-live: 1. april", " go live 1 april "),
        ("4.800 t.kr.", " 4800 t kr "),
        ("1.234.567,8", " 1234567,8 "),
        ("636.491–686.343", " 636491 686343 "),
        ("7.30-15.30", " 7,30 15,30 "),
        ("7:30", " 7,30 "),
        ("1\u00a0125", " 1125 "),
        ("d. 18.09.2025", " d 18,09,2025 "),
        ("a_b, c,d", " a b c d "),
    ],
)
def test_words(text: str, words: str) -> None:
    assert words_text(text) == words


@given(st.text())
def test_case_accents_and_how_they_are_stored_make_no_difference(text: str) -> None:
    found = folded(text)
    assert folded(found) == found
    assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text))


@given(st.text(alphabet="abcæøåÆØÅé ", max_size=20))
def test_a_keyboard_without_danish_letters_finds_them(text: str) -> None:
    plain = text.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa").replace("é", "e")
    assert folded(text) == plain


@given(st.text())
def test_words_are_folded_once_and_for_all(text: str) -> None:
    words = words_text(text)
    assert words_text(words) == words
