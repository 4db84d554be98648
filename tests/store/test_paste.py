"""Blocks read and written as spreadsheets do, and pasted over the cells of a table."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.errors import AmountError, ChangeError, Code
from store.line_edits import delete_lines
from store.paste import MAX_CELLS, Target, paste_edits, plan_paste, read_block, write_block
from store.workbook import Workbook
from tests.store.helpers import amount, assert_totals, small_workbook

CELLS = st.text(st.sampled_from('ab1 ,;"\t\r\n\x0b\u2028=') | st.characters(codec="utf-8"))


@pytest.fixture
def book(tmp_path: Path, unsynced: None) -> Iterator[Workbook]:
    with small_workbook(tmp_path / "bog.json") as book:
        yield book


# text to cells and back


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("", []),
        ("5", [["5"]]),
        ("5\r\n", [["5"]]),
        ("\n", [[""]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\rc\td\r", [["a", "b"], ["c", "d"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\t\nb", [["a", ""], ["b"]]),
        ("\t5", [["", "5"]]),
        ("1\n\n3\n", [["1"], [""], ["3"]]),
        ('"a\tb"\tc', [["a\tb", "c"]]),
        ('"a\r\nb"\tc', [["a\r\nb", "c"]]),
        ('"sagde ""hej"""\t1', [['sagde "hej"', "1"]]),
        ('""\t1', [["", "1"]]),
        ('"hej" sagde\t1', [['"hej" sagde', "1"]]),
        ('"aldrig lukket\t1\n2\t3', [['"aldrig lukket', "1"], ["2", "3"]]),
        ('12" skærm\t1', [['12" skærm', "1"]]),
        ("a;1\nb;2\n", [["a", "1"], ["b", "2"]]),
        ('a;"1;2"\nb;"x\ny"', [["a", "1;2"], ["b", "x\ny"]]),
        ("a;1\nb", [["a;1"], ["b"]]),
        ("a;1\nb;2;3", [["a;1"], ["b;2;3"]]),
        ("a;1\tb\nc;2", [["a;1", "b"], ["c;2"]]),
        ('"a;1"', [["a;1"]]),
        ("1.125\u2028\x0b2", [["1.125\u2028\x0b2"]]),
    ],
)
def test_what_is_on_the_clipboard_is_read(text: str, block: list[list[str]]) -> None:
    assert read_block(text) == block


@example([["a;b"], ["c;d"]])
@example([["a;b", "c"], ["c;d"]])
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    assert read_block(write_block(rows)) == rows


@given(CELLS)
def test_any_text_is_read_without_loss_of_rows(text: str) -> None:
    assert all(read_block(text))


def test_figures_are_written_as_they_are() -> None:
    assert write_block([["a) Løn", "1.125", ""], ['b) 12" skærm; ny', "-50", "?"]]) == (
        'a) Løn\t1.125\t\nb) 12" skærm; ny\t-50\t?'
    )


def test_a_block_has_a_bound() -> None:
    assert len(read_block("1\t2\n" * (MAX_CELLS // 2))) == MAX_CELLS // 2
    for text in ("1\t2\n" * (MAX_CELLS // 2) + "3", "1;2\n" * MAX_CELLS, "\t" * MAX_CELLS):
        with pytest.raises(ChangeError) as caught:
            read_block(text)
        assert caught.value.code is Code.PASTE_TOO_LARGE
        assert caught.value.values["limit"] == MAX_CELLS


@pytest.mark.parametrize("begin", ['"', '""', '"""', "x"])
@pytest.mark.parametrize("end", ["\t", '"\n', '""\t', ";"])
def test_reading_takes_time_in_proportion_to_the_text(begin: str, end: str) -> None:
    text = f"{begin}{'x' * 1_000}{end}" * (MAX_CELLS // 2)
    started = time.process_time()
    read_block(text)
    assert time.process_time() - started < 2


# over the cells of a table


def column(*row_ids: str, period: str = "2026") -> list[list[Target | None]]:
    return [[(row_id, period)] for row_id in row_ids]


def pasted(book: Workbook, targets: Sequence[Sequence[Target | None]], text: str) -> None:
    book.apply(paste_edits(plan_paste(book.table("tabel-a"), targets, read_block(text), "t.kr.")))


def codes(book: Workbook, targets: Sequence[Sequence[Target | None]], text: str) -> list[str]:
    cells = plan_paste(book.table("tabel-a"), targets, read_block(text), "t.kr.")
    return [cell.error.code if cell.error else "" for cell in cells]


def test_a_block_goes_over_the_cells_under_it(book: Workbook) -> None:
    targets: list[list[Target | None]] = [
        [("a-r-et", "2026"), ("a-r-et", "2027")],
        [("a-r-to", "2026"), ("a-r-to", "2027")],
    ]
    pasted(book, targets, "1.125\t900-1000\r\n\t?\r\n")
    assert amount(book, "linje-a") == 1_125_000
    assert amount(book, "linje-a", "2027") == Range(900_000, 1_000_000)
    assert amount(book, "linje-b") == -50_000
    assert amount(book, "linje-b", "2027") == UNKNOWN
    assert_totals(book)


def test_a_plan_tells_what_each_cell_would_do(book: Workbook) -> None:
    targets = column("a-r-et", "a-r-to", "tabel-a~linje-c")
    table = book.table("tabel-a")
    cells = plan_paste(table, targets, [["+3 %"], [""], ["1.1.1"]], "t.kr.")
    first, second, third = cells
    assert (first.row_id, first.period, first.text) == ("a-r-et", "2026", "+3 %")
    assert first.entry is not None
    assert (first.before, first.entry.amount, first.entry.relative) == (1_125_000, 1_158_750, True)
    assert first.line is not None
    assert first.line.id == "linje-a"
    assert (second.before, second.entry, second.error) == (-50_000, None, None)
    assert third.entry is None
    assert isinstance(third.error, AmountError)
    assert amount(book, "linje-a") == 1_125_000
    with pytest.raises(AmountError):
        paste_edits(cells)


@pytest.mark.parametrize(("text", "after"), [("5", 5_000), ("-", BLANK), ("5 kr.", 5)])
def test_one_value_fills_every_cell(book: Workbook, text: str, after: Amount) -> None:
    pasted(book, [*column("a-r-et", "a-r-to"), [("a-r-tre", "2027")]], text)
    assert amount(book, "linje-a") == after
    assert amount(book, "linje-b") == after
    assert amount(book, "linje-d", "2027") == after


def test_a_smaller_block_leaves_the_rest_alone(book: Workbook) -> None:
    assert codes(book, column("a-r-et", "a-r-to", "a-r-tre"), "1\n2") == ["", ""]


def test_what_has_no_cell_is_an_error_unless_it_is_empty(book: Workbook) -> None:
    targets: list[list[Target | None]] = [[None, ("a-r-et", "2026")]]
    no = Code.PASTE_NO_CELL
    assert codes(book, targets, "Løn\t1\t2\n3") == [no, "", no, no]
    assert codes(book, targets, " \t1\t\n\n") == ["", "", "", ""]


@pytest.mark.parametrize("row_id", ["a-gruppe", "a-total", "tabel-a~"])
def test_a_cell_of_several_lines_is_not_pasted_over(book: Workbook, row_id: str) -> None:
    assert codes(book, column(row_id), "5") == [Code.CELL_OF_SEVERAL]
    assert codes(book, column(row_id), "abc") == [Code.CELL_OF_SEVERAL]
    assert codes(book, column(row_id), " ") == [""]


def test_a_sum_that_is_as_it_was_is_no_change(book: Workbook) -> None:
    (cell,) = plan_paste(book.table("tabel-a"), column("a-gruppe"), [["1.075"]], "t.kr.")
    assert (cell.before, cell.entry, cell.error, cell.line) == (1_075_000, None, None, None)
    pasted(book, column("a-gruppe", "a-r-et", "a-r-to"), "1.075\n1.125\n-50")
    assert amount(book, "linje-a") == 1_125_000


def test_a_row_without_lines_takes_no_amount(book: Workbook) -> None:
    book.apply(delete_lines(book.tables, ["linje-b"]))
    assert codes(book, column("a-r-to"), "5") == [Code.CELL_EMPTY]


def test_a_line_gets_one_amount(book: Workbook) -> None:
    book.apply(delete_lines(book.tables, ["linje-b"]))
    targets = column("a-gruppe", "a-r-et")
    assert codes(book, targets, "5\n6") == ["", Code.PASTE_TWICE]
    assert codes(book, targets, "5\n5.000 kr.") == ["", ""]


def test_what_changes_nothing_is_no_edit(book: Workbook) -> None:
    cells = plan_paste(book.table("tabel-a"), column("a-r-et"), [["1.125"]], "t.kr.")
    assert cells[0].entry is not None
    assert paste_edits(cells) == []


def test_a_column_of_the_sample_is_pasted_from_a_spreadsheet(sample: Workbook) -> None:
    table = sample.table("oek19-t6")
    rows = [row.id for row in table.rows() if row.kind == "række"]
    targets: list[list[Target | None]] = [[(row_id, "2027")] for row_id in rows]
    text = "\r\n".join(["", "", "", "5.000", "", "="]) + "\r\n"
    cells = plan_paste(table, targets, read_block(text), table.view.unit)
    assert [cell.error is None for cell in cells] == [True] * 5 + [False]
    sample.apply(paste_edits(cells[:5]))
    assert table.sum(rows[3], "2027").exact() == 5_000_000
