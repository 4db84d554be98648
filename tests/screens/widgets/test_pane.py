"""Sums that move, under each other in any width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screens.texts.edit_text import Moved
from screens.texts.width import cell_width
from screens.widgets.pane import ROOMY, moved_lines

MOVED = [
    Moved("Tabel 6: Udgifter i alt (netto)", "11.110", "11.310", "11.110"),
    Moved("ØK19 i alt (Tabel 1)", "12.143,5", "12.343,5"),
]


def test_figures_stand_under_each_other() -> None:
    first, second = moved_lines(MOVED, 78)
    assert first.index("→") == second.index("→")
    assert first.endswith("  11.110 →   11.310  trykt 11.110")
    assert second.startswith("ØK19 i alt (Tabel 1) ")


def test_a_narrow_pane_gives_each_sum_two_lines() -> None:
    assert moved_lines(MOVED, 40) == [
        "Tabel 6: Udgifter i alt (netto)",
        "    11.110 →   11.310  trykt 11.110",
        "ØK19 i alt (Tabel 1)",
        "  12.143,5 → 12.343,5",
    ]


@given(st.lists(st.text("abæ→字", max_size=90), min_size=1, max_size=4), st.integers(ROOMY, 160))
def test_no_line_is_wider_than_the_pane(labels: list[str], width: int) -> None:
    moved = [Moved(label, "12.143,5", "12.343,5", "12.144") for label in labels]
    assert all(cell_width(line) <= width for line in moved_lines(moved, width))


def test_nothing_moves() -> None:
    assert moved_lines([], 80) == []
