"""What is said of a table: its unit first, what is shown of it, in which order."""

from __future__ import annotations

import pytest

from screens.texts.view_text import (
    Cut,
    Order,
    cut_text,
    order_text,
    own_total_label,
    printed_label,
    row_words,
    status_text,
)
from store.changes import SetField
from store.records import View
from store.workbook import Workbook
from tests.screens.driving import HOSTILE


@pytest.mark.parametrize(
    ("cut", "has_total", "text"),
    [
        (Cut(12, 20, "kit"), True, "12 af 20 aktiviteter med »kit«; summerne er for alle"),
        (Cut(12, 20, "kit"), False, "12 af 20 aktiviteter med »kit«"),
        (
            Cut(3, 1200, own="SUF"),
            True,
            "kun SUF: 3 af 1.200 aktiviteter; summer for SUF og for alle",
        ),
        (Cut(0, 2, "x", "SUF"), False, "kun SUF: 0 af 2 aktiviteter med »x«"),
        (Cut(1, 2, "\x1b[/x]"), False, "1 af 2 aktiviteter med »␛[/x]«"),
    ],
)
def test_how_a_table_is_cut(cut: Cut, has_total: bool, text: str) -> None:
    assert cut_text(cut, "aktiviteter", has_total=has_total) == text


@pytest.mark.parametrize(
    ("order", "text"),
    [
        (Order("2027", True, True, True), "sorteret efter 2027, største først, uden grupper"),
        (Order("2027", False, True, False), "sorteret efter 2027, mindste først"),
        (Order("", False, False, False), "sorteret efter navn, alfabetisk"),
        (Order("Udvalg", True, False, False), "sorteret efter Udvalg, bagfra"),
        (
            Order("2027", False, True, False, is_old=True),
            "sorteret efter 2027, mindste først; rettet siden, Ctrl+O sorterer igen",
        ),
    ],
)
def test_how_a_table_is_ordered(order: Order, text: str) -> None:
    assert order_text(order) == text


def test_the_unit_comes_first_so_that_a_narrow_window_keeps_it(sample: Workbook) -> None:
    table = sample.table("oek19-t6")
    assert status_text(sample, table, "t.kr.", None, None) == (
        "t.kr. · 2026 p/l · spor 5 · ØK19, Tabel 6 · oek19-t6"
    )
    assert status_text(sample, table, "kr.", Cut(1, 6, "x"), None).startswith(
        "kr. (tabellens enhed: t.kr.) · 1 af 6 aktiviteter med »x«; summerne er for alle · 2026 p/l"
    )


def test_rows_that_are_no_activities_are_called_rows(sample: Workbook) -> None:
    told = status_text(sample, sample.table("oek19-t1"), "t.kr.", Cut(2, 6, "x"), None)
    assert told.startswith("t.kr. · 2 af 6 rækker med »x«; ")


def test_labels_of_totals(sample: Workbook) -> None:
    assert own_total_label("SUF") == "Kun SUF"
    assert printed_label(sample, sample.get(View, "oek19-t6")) == "trykt i ØK19"
    assert printed_label(sample, sample.get(View, "oek19-udvalg")) == "trykt"


def test_a_row_is_found_by_what_its_lines_are(sample: Workbook) -> None:
    sample.apply([SetField("lines", "oek19-t6-r04", "note", HOSTILE)])
    table = sample.table("oek19-t6")
    words = row_words(sample, table, table.row("d) "))
    for word in ("d) Målrettede", "SUF", "SOU", "3415", "ældre", "Service", "oek19-t6-r04"):
        assert word in words
    assert HOSTILE in words
    assert "3300" in row_words(sample, table, table.row("e) "))
