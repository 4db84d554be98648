"""The header, at every width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.texts.frame_text import header_line, own_text, read_only_text, saved_text
from screens.texts.safe import is_hidden
from screens.texts.width import cell_width

PARTS = ["gemt kl. 14.05", "KUN SUF", "t.kr."]


def test_the_name_stands_left_and_the_state_right() -> None:
    assert header_line("Møde", PARTS, 50) == " Møde            gemt kl. 14.05 · KUN SUF · t.kr. "


def test_the_name_gives_way_before_the_state() -> None:
    line = header_line("Ressortændringer i kommunen", PARTS, 50)
    assert "gemt kl. 14.05 · KUN SUF · t.kr." in line
    assert "Ressort" in line
    assert "…" in line


def test_the_last_parts_go_when_there_is_no_room() -> None:
    line = header_line("Møde", PARTS, 30)
    assert "gemt kl. 14.05" in line
    assert "t.kr." not in line


@given(st.text(max_size=60), st.integers(20, 130))
def test_it_is_as_wide_as_the_window(name: str, width: int) -> None:
    line = header_line(name, list(PARTS), width)
    assert cell_width(line) == width
    assert not any(is_hidden(sign) for sign in line)


@pytest.mark.parametrize(
    ("unsaved", "last", "text"),
    [
        (0, "", "gemt"),
        (1, "2026-03-01T12:00:00+00:00", "IKKE GEMT: 1 ændring"),
        (2, "", "IKKE GEMT: 2 ændringer"),
    ],
)
def test_whether_all_is_saved(unsaved: int, last: str, text: str) -> None:
    assert saved_text(unsaved, last) == text


def test_whose_lines_are_shown() -> None:
    assert own_text("", True) == "alle forvaltninger"
    assert own_text("SUF", False) == "SUF, alle forvaltninger"
    assert own_text("SUF", True) == "KUN SUF"
    assert own_text("[/x]\x1b", True) == "KUN [/x]␛"


def test_that_there_is_something_newer_to_read() -> None:
    assert "F5" not in read_only_text("x", False)
    assert "NYERE UDGAVE: F5" in read_only_text("x", True)
