"""One administration's own totals: kept by difference, and what a fresh summing gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.changes import Add, Delete, Edit, SetField
from store.errors import ChangeError
from store.layout import Layout
from store.own import involves
from store.records import View
from store.totals import TOTAL, ViewTotals, filled
from store.workbook import Workbook
from tests.store.helpers import VIEWS, assert_totals, line, small_workbook

LINES = ("linje-a", "linje-b", "linje-c", "linje-d", "linje-f", "linje-g", "flyt-a")
CODES = ("", "SUF", "SOF")
AMOUNTS: st.SearchStrategy[Amount | None] = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.builds(lambda low, more: Range(low, low + more), st.integers(-99, 99), st.integers(0, 9)),
    st.sampled_from([UNKNOWN, BLANK]),
)


def set_field(field: str, values: list[object]) -> st.SearchStrategy[Edit]:
    return st.builds(
        lambda one, value: SetField("lines", one, field, value),
        st.sampled_from(LINES),
        st.sampled_from(values),
    )


EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(
        lambda one, period, value: SetField("lines", one, f"amounts.{period}", value),
        st.sampled_from(LINES),
        st.sampled_from(["2026", "2027", "2031"]),
        AMOUNTS,
    ),
    set_field("administration", list(CODES)),
    set_field("from_administration", list(CODES)),
    set_field("to_administration", list(CODES)),
    set_field("committee", ["", "SUD", "SOU"]),
    set_field("memo", [True, False]),
    set_field("price_level", ["2025-pl", "2026-pl"]),
    st.builds(
        lambda name, code, value: Add(line(name, {"2026": value}, administration=code)),
        st.sampled_from(["linje-x", "linje-y"]),
        st.sampled_from(CODES),
        st.integers(-9, 9),
    ),
    st.builds(lambda name: Delete("lines", name), st.sampled_from(["linje-x", "linje-c"])),
    st.just(SetField("view_rows", "a-r-to", "parent", "")),
    st.just(SetField("views", "tabel-b", "rows_by", "administration")),
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with small_workbook(tmp_path / "lille.json") as made:
        yield made


def check(book: Workbook) -> None:
    assert_totals(book)
    for view_id in VIEWS:
        for code in ("SUF", "SOF", "KFF"):
            kept = book.totals(view_id, code)
            fresh = ViewTotals(book.tables, Layout(book.tables, book.get(View, view_id), code))
            assert filled(kept.cells) == filled(fresh.cells)
            assert kept.row_of == fresh.row_of
            assert kept.made == fresh.made
            assert set(kept.row_of) == {
                one.id
                for one in book.lines(ledger="anlaeg", memo=False)
                if code in (one.administration, one.from_administration, one.to_administration)
            }


@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=5))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_own_totals_kept_by_difference_are_those_summed_anew(
    tmp_path: Path, unsynced: None, groups: list[list[Edit]]
) -> None:
    for left in tmp_path.iterdir():
        if left.is_file():
            left.unlink()
    with small_workbook(tmp_path / "lille.json") as book:
        check(book)
        made = 0
        for edits in groups:
            try:
                made += book.apply(edits) is not None
            except ChangeError:
                continue
            check(book)
        for _ in range(made):
            book.undo()
            check(book)


def test_own_lines_are_those_that_involve_it() -> None:
    assert involves(line("a", {}, administration="SUF"), "SUF")
    assert involves(line("a", {}, administration="SOF", from_administration="SUF"), "SUF")
    assert involves(line("a", {}, administration="SOF", to_administration="SUF"), "SUF")
    assert not involves(line("a", {}, administration="SOF", committee="SUF"), "SUF")


def test_own_totals_stand_beside_those_of_everyone(book: Workbook) -> None:
    everyone, own = book.table("tabel-a"), book.table("tabel-a", "SUF")
    assert own.total("2026").exact() == -50_000 + 236_800
    assert everyone.total("2026").exact() is None  # SOF's range, and two price levels
    book.set_amount("linje-b", "2026", 0)
    assert own.total("2026").exact() == 236_800
    book.apply([SetField("lines", "linje-c", "administration", "SOF")])
    assert own.total("2026").exact() == 0
    book.apply([SetField("lines", "linje-c", "to_administration", "SUF")])
    assert own.total(TOTAL).exact() == 236_800
    assert [one.id for one in own.lines("a-total")] == ["linje-b", "linje-c", "linje-e"]
    assert len(everyone.lines("a-total")) == 6


def test_a_row_without_own_lines_is_blank(book: Workbook) -> None:
    own = book.table("tabel-a", "SUF")
    assert own.lines("a-r-et") == []
    assert own.sum("a-r-et", "2026").is_blank
    assert "a-r-et" in {row.id for row in own.rows()}


def test_an_own_view_prints_nothing(book: Workbook) -> None:
    """What the document printed is of everyone's lines, and would deviate without being wrong."""
    own = book.table("tabel-a", "SOF")
    column = own.column("2026")
    assert own.cell("a-r-et", column).printed is None
    assert own.cell("a-r-et", column).comparison is None
    assert book.table("tabel-a").cell("a-r-et", column).printed == "1.125"


def test_own_sums_are_released_and_rebuilt_with_the_view(book: Workbook) -> None:
    own = book.table("tabel-a", "SUF")
    assert own.has_total
    kept = book.totals("tabel-a", "SUF")
    assert book.totals("tabel-a", "SUF") is kept
    assert book.totals("tabel-a") is not kept
    book.release("tabel-b")
    assert book.totals("tabel-a", "SUF") is kept
    book.apply([SetField("view_rows", "a-r-to", "label", "Anden række")])
    assert own.row("Anden række").id == "a-r-to"
    again = book.totals("tabel-a", "SUF")
    assert again is not kept
    book.release("tabel-a")
    assert book.totals("tabel-a", "SUF") is not again
