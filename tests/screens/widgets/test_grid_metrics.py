"""Columns are as wide as what they hold, and labels give way before figures do."""

from __future__ import annotations

import pytest

from screens.widgets.grid_metrics import (
    NARROWEST_LABEL,
    WIDEST_LABEL,
    WIDEST_TEXT,
    column_at,
    decimals_of,
    fit,
    measure,
    set_right,
)
from tests.screens.widgets.tables import Fixed


@pytest.mark.parametrize(
    ("text", "decimals"),
    [("35.550,3", 1), ("774", 0), ("-0,25", 2), ("636.491–686.343", 0), ("", 0), ("nej", 0)],
)
def test_decimals(text: str, decimals: int) -> None:
    assert decimals_of(text) == decimals


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
    metrics = measure(table, 200)
    assert metrics.widths == (len("Total"), len("35.550,3"), WIDEST_TEXT)
    assert metrics.decimals == (0, 1, 0)


def test_labels_give_way_until_they_say_nothing() -> None:
    table = Fixed([["L" * 99, "1.125", "n"]])
    assert measure(table, 200).label == WIDEST_LABEL
    metrics = measure(table, 60)
    assert metrics.label + 1 + metrics.scrolled == 60
    assert measure(table, 10).label == NARROWEST_LABEL
    assert measure(Fixed([["Ab", "1", "n"]]), 5).label == 2


def test_the_column_under_a_cell() -> None:
    metrics = measure(Fixed([["Navn", "1.125", "nej"]]), 80)
    places = [column_at(metrics, x, 0) for x in range(4 + 1 + metrics.scrolled + 2)]
    assert places == [0] * 6 + [1] * 6 + [2] * 5 + [-1] * 0 + [-1] * (len(places) - 17)
    assert column_at(metrics, 6, 7) == 2
