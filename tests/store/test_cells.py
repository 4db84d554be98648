"""The lines a cell stands for, and the edits a cell can make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.cells import (
    Share,
    amount_edit,
    cell_lines,
    clear_edits,
    fill_right_edits,
    shares_of,
    spread_edits,
)
from store.changes import SetField
from store.errors import ChangeError, Code
from store.records import ANNUAL, Line
from store.totals import TOTAL
from store.workbook import Workbook
from tests.store.helpers import amount, assert_totals, line, small_workbook

KRONER = st.integers(min_value=-(10**12), max_value=10**12)


@pytest.fixture
def book(tmp_path: Path, unsynced: None) -> Iterator[Workbook]:
    with small_workbook(tmp_path / "bog.json") as book:
        yield book


def ids(lines: list[Line]) -> list[str]:
    return [line.id for line in lines]


@pytest.mark.parametrize(
    ("row_id", "lines"),
    [
        ("a-r-et", ["linje-a"]),
        ("a-gruppe", ["linje-a", "linje-b"]),
        ("a-total", ["linje-a", "linje-b", "linje-c", "linje-d", "linje-e", "linje-f"]),
        ("tabel-a~linje-c", ["linje-c"]),
        ("tabel-a~", ["linje-c", "linje-e", "linje-f"]),
    ],
)
@pytest.mark.parametrize("period", ["2026", "2027", TOTAL])
def test_a_cell_stands_for_the_lines_of_its_row(
    book: Workbook, row_id: str, period: str, lines: list[str]
) -> None:
    assert ids(cell_lines(book.table("tabel-a"), row_id, period)) == lines


def test_there_is_no_cell_without_a_column(book: Workbook) -> None:
    with pytest.raises(KeyError):
        cell_lines(book.table("tabel-a"), "a-r-et", "2031")


def test_an_own_table_has_only_its_own_lines(book: Workbook) -> None:
    table = book.table("tabel-a", administration="SUF")
    assert ids(cell_lines(table, "a-gruppe", "2026")) == ["linje-b"]


def test_a_sum_of_several_lines_is_shared_out(sample: Workbook) -> None:
    table = sample.table("oek19-t6")
    row = table.row("e) Programledelse")
    lines = cell_lines(table, row.id, "2026")
    shares = shares_of(lines, "2026", 5_000_000)
    assert [(s.line.id, s.before, s.after) for s in shares] == [
        ("oek19-t6-r05a", 2_505_000, 3_750_000),
        ("oek19-t6-r05b", 835_000, 1_250_000),
    ]
    sample.apply(spread_edits(shares, "2026"))
    assert table.sum(row.id, "2026").exact() == 5_000_000


@given(st.lists(st.one_of(KRONER, st.none(), st.just(BLANK)), min_size=1, max_size=12), KRONER)
def test_shares_are_exact_and_blanks_stay(amounts: list[Amount | None], total: int) -> None:
    lines = [
        line(f"linje-{at}", {} if one is None else {"2026": one}) for at, one in enumerate(amounts)
    ]
    known = [one for one in lines if isinstance(one.amounts.get("2026"), int)]
    if not known:
        with pytest.raises(ChangeError) as caught:
            shares_of(lines, "2026", total)
        assert caught.value.code is Code.SPREAD_BLANK
        return
    shares = shares_of(lines, "2026", total)
    assert sum(share.after for share in shares) == total
    assert [share.line for share in shares] == known
    assert [share.before for share in shares] == [one.amounts["2026"] for one in known]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (line("b", {"2026": Range(1, 2)}), Code.SPREAD_RANGE),
        (line("b", {"2026": UNKNOWN}), Code.SPREAD_UNKNOWN),
        (line("b", {"2026": 1}, price_level="2025-pl"), Code.SPREAD_PRICE_LEVELS),
    ],
)
def test_what_is_no_known_amount_is_not_spread_over(second: Line, code: Code) -> None:
    with pytest.raises(ChangeError) as caught:
        shares_of([line("a", {"2026": 1}), second], "2026", 5)
    assert caught.value.code is code
    if code is not Code.SPREAD_PRICE_LEVELS:
        assert (caught.value.values["id"], caught.value.values["label"]) == ("b", "Aktivitet b")


def test_another_price_level_without_an_amount_is_no_hindrance() -> None:
    lines = [line("a", {"2026": 1}), line("b", {"2027": 1}, price_level="2025-pl")]
    assert shares_of(lines, "2026", 5) == [Share(lines[0], 1, 5)]


def test_without_lines_there_is_nothing_to_spread_over() -> None:
    with pytest.raises(ChangeError) as caught:
        shares_of([], "2026", 5)
    assert caught.value.code is Code.CELL_EMPTY


def test_shares_that_stay_are_no_edits() -> None:
    lines = [line("a", {"2026": 0}), line("b", {"2026": 5})]
    assert spread_edits(shares_of(lines, "2026", 10), "2026") == [
        SetField("lines", "b", "amounts.2026", 10)
    ]


def test_an_amount_is_given_to_a_line(book: Workbook) -> None:
    book.apply([amount_edit(book.get(Line, "linje-a"), "2027", Range(1, 2))])
    assert amount(book, "linje-a", "2027") == Range(1, 2)


def test_clearing_leaves_blanks(book: Workbook) -> None:
    first, second = book.get(Line, "linje-a"), book.get(Line, "linje-c")
    edits = clear_edits([(first, "2026"), (second, "2027"), (second, ANNUAL)])
    assert len(edits) == 2
    book.apply(edits)
    assert book.get(Line, "linje-a").amounts == {"2027": 504_000}
    assert book.get(Line, "linje-c").amounts == {"2026": 236_800}
    assert_totals(book)


def test_filling_right_leaves_the_annual_amount_alone(book: Workbook) -> None:
    one = book.get(Line, "linje-c")
    edits = fill_right_edits(one, "2026", ["2026", "2027", "2028", ANNUAL])
    assert len(edits) == 2
    book.apply(edits)
    assert book.get(Line, "linje-c").amounts == {
        "2026": 236_800,
        "2027": 236_800,
        "2028": 236_800,
        ANNUAL: 3_786_000,
    }
    assert fill_right_edits(one, ANNUAL, ["2027"]) == []


def test_a_blank_is_filled_in_too(book: Workbook) -> None:
    book.apply(fill_right_edits(book.get(Line, "linje-a"), "2025", ["2026", "2027"]))
    assert book.get(Line, "linje-a").amounts == {}
