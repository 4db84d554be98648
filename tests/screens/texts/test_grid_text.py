"""Rows and columns of plain text."""

from screens.texts.grid_text import NARROWEST, GridColumn, grid_lines
from screens.texts.width import cell_width, wrap

COLUMNS = [GridColumn("Navn"), GridColumn("2026", figures=True)]


def test_decimal_commas_stand_under_each_other() -> None:
    lines = grid_lines(COLUMNS, [["a", "1.125"], ["b", "35.550,3"], ["c", "?"]], 80)
    assert lines[2:] == ["a      1.125", "b     35.550,3", "c            ?"]


def test_a_line_across_stands_where_it_is_asked_for() -> None:
    lines = grid_lines(COLUMNS, [["a", "1"], None, ["b", "2"]], 80)
    assert [line for line in lines if set(line) == {"─"}] == [lines[1], lines[3]]


def test_text_is_wrapped_with_its_indent_and_figures_are_not() -> None:
    long = "  " + "ord " * 10
    lines = grid_lines(COLUMNS, [[long.rstrip(), "1–2 + 3 uoplyste beløb"]], 44)
    assert all(line.startswith("  ord") for line in lines[2:])
    assert "1–2 + 3 uoplyste beløb" in lines[2]


def test_a_narrow_window_leaves_text_readable() -> None:
    lines = grid_lines(COLUMNS, [["x" * 100, "1"]], 5)
    assert all(len(line.split()[0]) <= NARROWEST for line in lines[2:])


def test_wide_and_combining_characters_count_as_a_terminal_counts_them() -> None:
    assert [cell_width(text) for text in ("abc", "東京", "e\u0301", "–")] == [3, 4, 1, 1]
    assert wrap("東京東京", 4) == ["東京", "東京"]


def test_every_word_comes_through_wrapping() -> None:
    text = "Ressourcer til de afgivende fagforvaltninger"
    assert " ".join(wrap(text, 16)) == text
    assert "".join(wrap("x" * 50, 16)) == "x" * 50
