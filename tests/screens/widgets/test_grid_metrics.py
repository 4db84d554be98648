"""Columns are as wide as what they hold, and labels give way before figures do."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from screens.widgets.grid_metrics import (
    NARROWEST_LABEL,
    WIDEST_LABEL,
    WIDEST_TEXT,
    Metrics,
    Wanted,
    column_at,
    fit,
    set_right,
    wanted,
)
from screens.widgets.grid_source import Head, Shown
from screens.widgets.grid_strips import Drawn, draw_line
from tests.screens.widgets.tables import Fixed


@pytest.mark.parametrize(
    ("text", "decimals", "shown"),
    [
        ("6.010,3", 1, "6.010,3"),
        ("774", 1, "774  "),
        ("0,25", 3, "0,25 "),
        ("774", 0, "774"),
        ("?", 1, "?"),
    ],
)
def test_commas_stand_under_each_other(text: str, decimals: int, shown: str) -> None:
    assert set_right(text, decimals) == shown


@pytest.mark.parametrize(
    ("text", "width", "right", "shown"),
    [
        ("abc", 5, False, "abc  "),
        ("abc", 5, True, "  abc"),
        ("abcdef", 4, False, "abc…"),
        ("漢字かな", 5, False, "漢字…"),
        ("漢字かな", 4, False, "漢… "),
        ("abc", 0, False, ""),
    ],
)
def test_texts_fit_their_cells(text: str, width: int, right: bool, shown: str) -> None:
    assert fit(text, width, right=right) == shown


def test_widths_follow_what_is_held() -> None:
    table = Fixed([["Kort", "1.125", "x" * 99], ["Total", "35.550,3", "y"]], fixed=1)
    metrics = wanted(table).fitted(200)
    assert metrics.widths == (len("Total"), len("35.550,3"), WIDEST_TEXT)
    assert metrics.decimals == (0, 1, 0)


def test_labels_give_way_until_they_say_nothing() -> None:
    table = Fixed([["L" * 99, "1.125", "n"]])
    assert wanted(table).fitted(200).label == WIDEST_LABEL
    assert wanted(table).fitted(60).total == 60
    assert wanted(Fixed([["L" * 99, "1.125", "n" * 30]])).fitted(36).label == NARROWEST_LABEL
    assert wanted(table).fitted(10).label == 5 < NARROWEST_LABEL
    assert wanted(Fixed([["Ab", "1", "n"]])).fitted(5).label == 2


def test_labels_may_keep_more_or_less_of_a_window() -> None:
    rows = [["L" * 99, "n" * 30, "m" * 30]]
    kept = [replace(Fixed(rows).heads[0], keep=keep) for keep in (51, 11)]
    more, less = (Wanted([head, *Fixed(rows).heads[1:]]) for head in kept)
    for found in (more, less):
        for column, text in enumerate(rows[0]):
            found.see(column, Shown(text))
    assert [more.fitted(width).label for width in (80, 120)] == [38, 55]
    assert [less.fitted(width).label for width in (80, 100)] == [15, 35]
    assert less.fitted(70).label == 11


def test_titles_have_what_whole_columns_leave() -> None:
    def beside(least: int, *texts: str) -> Wanted:
        heads = [Head("", least=34), *(Head("", least=least) for _ in texts)]
        found = Wanted(heads)
        for column, text in enumerate(("t" * 60, *texts)):
            found.see(column, Shown(text))
        return found

    # all of the columns fit
    assert beside(0, "a" * 20, "b" * 12).fitted(80).widths == (43, 20, 12)
    # the widest gives way, where that is enough
    assert beside(16, "a" * 30, "b" * 20).fitted(80).widths == (34, 21, 20)
    # or else columns scroll, and nothing stands half in sight
    assert beside(0, "a" * 12, "b" * 30).fitted(80).widths == (46, 12, 30)
    assert beside(28, "a" * 30, "b" * 30).fitted(80).widths == (46, 30, 30)
    # a column that is scrolled to fits beside them
    for width in range(1, 130):
        fitted = beside(0, *["a" * 24] * 4).fitted(width)
        assert fitted.label == 60 or width < 166
        assert 36 <= fitted.label + 2 <= width - 26 or width < 76
    assert beside(0, "a" * 24).fitted(40).label == 18


def test_the_column_under_a_cell() -> None:
    metrics = wanted(Fixed([["Navn", "1.125", "nej"]])).fitted(80)
    places = [column_at(metrics, x, 0) for x in range(20)]
    assert places == [0] * 6 + [1] * 7 + [2] * 5 + [-1] * 2
    assert column_at(metrics, 6, 7) == 2
    assert column_at(wanted(Fixed([["Navn"]])).fitted(80), 9, 0) == -1


def test_columns_grow_for_what_is_seen_and_never_shrink() -> None:
    found = wanted(Fixed([["Navn", "774", "x"]]))
    before = found.fitted(80)
    assert not found.see(1, Shown("12"))
    assert found.see(1, Shown("1,25"))
    assert found.fitted(80).decimals == (0, 2, 0)
    assert found.fitted(80).widths[1] == before.widths[1] + len(",25")
    assert found.see(2, Shown("y", mark="*"))
    assert found.fitted(80).total == before.total + len(",25") + 1
    assert not found.see(2, Shown("y", mark="*"))


SIGNS = st.text(st.sampled_from("ab 漢字é🙂a\u0301\u0308ﬀ"), max_size=30)


@given(SIGNS, st.integers(0, 20), st.booleans())
def test_a_text_takes_exactly_its_cells(text: str, width: int, right: bool) -> None:
    shown = fit(text, width, right=right)
    assert cell_len(shown) == width
    if cell_len(text) <= width:
        assert shown.strip(" ") == text.strip(" ")
    elif width:
        kept = shown.strip(" ").removesuffix("…")
        assert text.strip(" ").startswith(kept)
        after = text.lstrip(" ")[len(kept) :]
        assert not unicodedata.combining(after[0])


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8), st.integers(0, 30), st.integers(0, 40))
def test_columns_in_sight_are_those_under_the_window(
    widths: list[int], scrolled: int, room: int
) -> None:
    metrics = Metrics(tuple(widths), (0,) * len(widths), marked=True)
    under = {column_at(metrics, metrics.frozen + x, scrolled) for x in range(room)} - {-1}
    assert set(metrics.in_sight(scrolled, room)) == under


@given(st.lists(SIGNS, min_size=1, max_size=6), st.integers(0, 60), st.integers(0, 30))
def test_lines_are_exactly_as_wide_as_the_window(
    texts: list[str], width: int, scrolled: int
) -> None:
    metrics = wanted(Fixed([texts])).fitted(width)

    def cell(column: int) -> Drawn:
        return Drawn(texts[column], "*", column == 1, Style(), Style())

    strip = draw_line(metrics, width, scrolled, Style(), cell)
    assert strip.cell_length == width == sum(cell_len(part.text) for part in strip)


def test_a_mark_stands_right_of_its_text() -> None:
    texts = ["漢字", "12,5", "ja"]
    metrics = wanted(Fixed([["langt navn", "1.000,25", "nej nej"]])).fitted(60)

    def cell(column: int) -> Drawn:
        text = set_right(texts[column], metrics.decimals[column])
        return Drawn(text, "*", column == 1, Style(), Style())

    assert draw_line(metrics, 60, 0, Style(), cell).text.rstrip() == " 漢字*          12,5*  ja*"
