"""What a preview says is what the edit then does, and nothing moves until it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.changes import Add, Delete, Edit, SetField
from store.preview import overlay
from store.totals import filled, recompute
from store.workbook import Workbook
from tests.store.helpers import VIEWS, line, small_workbook

AMOUNTS: st.SearchStrategy[Amount | None] = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.builds(lambda low, more: Range(low, low + more), st.integers(-99, 99), st.integers(0, 9)),
    st.sampled_from([UNKNOWN, BLANK]),
)
LINES = ("linje-a", "linje-b", "linje-c", "linje-d", "linje-e", "linje-f", "linje-g", "flyt-a")


def amount_edit(line_id: str, period: str, amount: Amount | None) -> Edit:
    return SetField("lines", line_id, f"amounts.{period}", amount)


EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(
        amount_edit,
        st.sampled_from(LINES),
        st.sampled_from(["2026", "2027", "2031", "årlig"]),
        AMOUNTS,
    ),
    st.builds(
        lambda one, value: SetField("lines", one, "committee", value),
        st.sampled_from(LINES),
        st.sampled_from(["", "SUD", "SOU"]),
    ),
    st.builds(
        lambda one, value: SetField("lines", one, "memo", value),
        st.sampled_from(LINES),
        st.booleans(),
    ),
    st.builds(
        lambda one, value: SetField("lines", one, "price_level", value),
        st.sampled_from(LINES),
        st.sampled_from(["2025-pl", "2026-pl"]),
    ),
    st.builds(
        lambda one, value: SetField("lines", one, "ledger", value),
        st.sampled_from(LINES),
        st.sampled_from(["anlaeg", "drift"]),
    ),
)


def check(book: Workbook, edits: list[Edit]) -> None:
    before = {view: filled(book.totals(view).cells) for view in VIEWS}
    kept = {
        view: {row: {key: s.copy() for key, s in c.items()} for row, c in cells.items()}
        for view, cells in before.items()
    }
    steps = book.preview(edits)
    expected = {view: overlay(book.totals(view), steps) for view in VIEWS}
    assert {view: filled(book.totals(view).cells) for view in VIEWS} == kept
    if book.apply(edits) is None:
        assert not any(expected.values())
        return
    for view in book.tables.table("views").values():
        after = filled(recompute(book.tables, view))  # type: ignore[arg-type]
        cells = {
            (row, key) for cells in (kept[view.id], after) for row in cells for key in cells[row]
        }
        moved = {
            key
            for key in cells
            if kept[view.id].get(key[0], {}).get(key[1]) != after.get(key[0], {}).get(key[1])
        }
        assert expected[view.id].keys() == moved
        for row, key in moved:
            total = expected[view.id][row, key]
            assert after.get(row, {}).get(key) == (None if total.is_blank else total)


@given(st.lists(EDITS, min_size=1, max_size=6))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_preview_says_what_the_edits_do(tmp_path: Path, edits: list[Edit]) -> None:
    path = tmp_path / "a.json"
    for left in tmp_path.iterdir():
        if left.is_file():
            left.unlink()
    with small_workbook(path) as book:
        check(book, edits)


@pytest.mark.parametrize(
    "edits",
    [
        [Add(line("linje-x", {"2026": 5_000}, track="spor-a"))],
        [Delete("lines", "linje-c")],
        [Delete("lines", "linje-c"), Add(line("linje-c", {"2027": 7}, committee="SUD"))],
        [amount_edit("linje-a", "2026", 2_000_000), amount_edit("linje-a", "2026", None)],
    ],
)
def test_lines_that_come_and_go(tmp_path: Path, edits: list[Edit]) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        check(book, edits)
