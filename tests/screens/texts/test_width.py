"""Texts in so many cells of a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screens.texts.width import cell_width, cut_middle


def test_a_text_too_long_loses_its_middle() -> None:
    assert cut_middle("fra 1 til 2", 11) == "fra 1 til 2"
    assert cut_middle("fra 1 til 2", 7) == "fra…l 2"
    assert cut_middle("", 0) == ""


@given(st.text(max_size=12), st.integers(1, 12))
def test_a_cut_text_has_room(text: str, width: int) -> None:
    assert cell_width(cut_middle(text, width)) <= width
