"""Strict reading: rows with their place, and everything that is wrong."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.csv_dialect import DANSK, RFC4180, Dialect, write_rows
from store.csv_read import Row, Sheet, open_sheet
from store.errors import Code, CsvError, StoreError
from store.validate import MAX_TEXT

BIG = "x" * (MAX_TEXT + 1)


def read(data: bytes | str) -> tuple[Sheet | None, list[Row], list[StoreError]]:
    errors: list[StoreError] = []
    raw = data.encode() if isinstance(data, str) else data
    sheet = open_sheet("a.csv", raw, errors)
    return sheet, list(sheet.rows()) if sheet else [], errors


def rows_of(data: bytes | str) -> list[Row]:
    _, rows, errors = read(data)
    assert errors == []
    return rows


def told(data: bytes | str) -> list[tuple[Code, dict[str, object]]]:
    """Code and values of every error, the path left out as it is always the same."""
    _, _, errors = read(data)
    assert all(isinstance(error, CsvError) for error in errors)
    assert {error.values.pop("path") for error in errors} <= {"a.csv"}
    return [(error.code, error.values) for error in errors]


def test_rows_have_their_number_and_their_line() -> None:
    sheet, rows, _ = read('id;navn\r\na;"to\r\nlinjer"\r\n\r\nb;én\r\n')
    assert sheet is not None
    assert (sheet.path, sheet.header, sheet.header_row) == ("a.csv", ["id", "navn"], 1)
    assert rows == [(2, 2, ["a", "to\r\nlinjer"]), (4, 5, ["b", "én"])]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_all_line_ends_are_understood(end: str) -> None:
    assert rows_of(f"id;navn{end}a;b{end}c;d") == [(2, 2, ["a", "b"]), (3, 3, ["c", "d"])]


def test_line_ends_inside_cells_stay_as_they_are() -> None:
    assert rows_of('id;a;b;c\r\nx;"\r";"\n";"\r\n"\r\n')[0][2] == ["x", "\r", "\n", "\r\n"]


def test_other_separators_of_unicode_end_no_line() -> None:
    text = "a\x0bb\x0cc\x1cd\x85e\u2028f"
    assert rows_of(f"id;navn\r\nx;{text}\r\n") == [(2, 2, ["x", text])]


def test_a_sep_line_is_a_line_but_no_row() -> None:
    sheet, rows, _ = read("sep=,\r\nid,navn\r\na,b;c;d\r\n")
    assert sheet is not None
    assert sheet.header_row == 1
    assert rows == [(2, 3, ["a", "b;c;d"])]


def test_blank_rows_before_the_header_count() -> None:
    sheet, rows, _ = read("\r\n;;\r\nid;navn\r\na;b\r\n")
    assert sheet is not None
    assert sheet.header_row == 3
    assert rows == [(4, 4, ["a", "b"])]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b";;\r\n", b"sep=;\r\n"])
def test_a_file_with_nothing_in_it_is_empty(data: bytes) -> None:
    assert told(data) == [(Code.CSV_EMPTY, {})]


def test_a_header_alone_is_no_error() -> None:
    assert rows_of("id;navn") == []


def test_empty_rows_and_empty_cells_beyond_the_header_are_left_out() -> None:
    data = "id;navn;;\r\na;b;;;;\r\n;\r\n;;;;;;;\r\n\r\nc;d\r\n"
    assert rows_of(data) == [(2, 2, ["a", "b"]), (6, 6, ["c", "d"])]


def test_rows_with_too_many_cells_are_told_and_the_rest_is_read() -> None:
    data = "id;navn;note\r\nc;d;e;;f\r\ng;h;i\r\n"
    assert read(data)[1] == [(3, 3, ["g", "h", "i"])]
    assert told(data) == [(Code.CSV_RAGGED, {"row": 2, "line": 2, "expected": 3, "found": 5})]


def test_cells_that_lack_at_the_end_are_empty_as_excel_means_them() -> None:
    data = "id;navn;note\r\na;b\r\nc;d;e\r\nf\r\n"
    assert rows_of(data) == [(2, 2, ["a", "b", ""]), (3, 3, ["c", "d", "e"]), (4, 4, ["f", "", ""])]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_file_that_breaks_off_in_a_row_has_lost_something(end: str) -> None:
    data = end.join(["id;navn;note", "a;b", "c;d"])
    assert read(data)[1] == [(2, 2, ["a", "b", ""])]
    assert told(data) == [(Code.CSV_RAGGED, {"row": 3, "line": 3, "expected": 3, "found": 2})]


def test_an_unclosed_quote_is_told_with_the_row_it_began_in() -> None:
    data = 'id;navn\r\na;"to\r\nlinjer"\r\nb;"aldrig\r\nc;d\r\ne;f\r\n'
    assert read(data)[1] == [(2, 2, ["a", "to\r\nlinjer"])]
    assert told(data) == [(Code.CSV_UNCLOSED_QUOTE, {"row": 3, "line": 4, "found_line": 6})]


def test_an_unclosed_quote_in_the_header_is_told() -> None:
    assert told('id;"navn\r\na;b') == [
        (Code.CSV_UNCLOSED_QUOTE, {"row": 1, "line": 1, "found_line": 2})
    ]


def test_a_quote_inside_a_quoted_cell_is_told_and_the_next_line_is_read() -> None:
    data = 'id;navn\r\na;"b"c"\r\nd;"e" \r\nf;g\r\n'
    assert read(data)[1] == [(4, 4, ["f", "g"])]
    assert told(data) == [
        (Code.CSV_BAD_QUOTE, {"row": 2, "line": 2, "found_line": 2}),
        (Code.CSV_BAD_QUOTE, {"row": 3, "line": 3, "found_line": 3}),
    ]


def test_a_quote_in_an_unquoted_cell_is_text() -> None:
    assert rows_of('id;navn\r\na;5" rør\r\n') == [(2, 2, ["a", '5" rør'])]


def test_nul_is_told_with_its_row_and_column() -> None:
    data = "id;navn\r\na;b\0\r\nc;d\r\ne\0;f\0\r\n"
    assert read(data)[1] == [(3, 3, ["c", "d"])]
    assert told(data) == [
        (Code.CSV_NUL, {"row": 2, "line": 2, "column": "navn"}),
        (Code.CSV_NUL, {"row": 4, "line": 4, "column": "id"}),
        (Code.CSV_NUL, {"row": 4, "line": 4, "column": "navn"}),
    ]


def test_nul_in_the_header_is_told_with_the_number_of_its_column() -> None:
    assert told("id;na\0vn\r\n") == [(Code.CSV_NUL, {"row": 1, "line": 1, "column": 2})]


@pytest.mark.parametrize("length", [MAX_TEXT + 1, 131_072, 131_073, 400_000])
def test_too_long_a_cell_is_told_with_row_and_column(length: int) -> None:
    limit = csv.field_size_limit()
    data = f'id;navn\r\na;"to\r\nlinjer"\r\nb;{"x" * length}\r\nc;d\r\n'
    rows = read(data)[1]
    assert rows == [(2, 2, ["a", "to\r\nlinjer"]), (4, 5, ["c", "d"])]
    where = {"row": 3, "line": 4, "column": "navn"}
    assert told(data) == [(Code.CSV_CELL_TOO_LARGE, where | {"length": length, "limit": MAX_TEXT})]
    assert csv.field_size_limit() == limit


def test_every_too_long_cell_is_told() -> None:
    huge = "y" * 150_000
    data = f"id;navn\r\na;{huge}\r\n{BIG};{BIG}\r\nb;{huge}\r\nc;d\r\n"
    assert [(values["row"], values["column"]) for _, values in told(data)] == [
        (2, "navn"),
        (3, "id"),
        (3, "navn"),
        (4, "navn"),
    ]


def test_a_bad_quote_after_a_huge_cell_is_told() -> None:
    limit = csv.field_size_limit()
    assert told(f'id;navn\r\n{"x" * 200_000};"b"c\r\nd;e\r\n') == [
        (Code.CSV_BAD_QUOTE, {"row": 2, "line": 2, "found_line": 2})
    ]
    assert csv.field_size_limit() == limit


def test_the_longest_text_is_read_with_its_guard() -> None:
    longest = "=" + "x" * (MAX_TEXT - 1)
    assert rows_of(f"id;navn\r\na;'{longest}\r\n")[0][2] == ["a", "'" + longest]
    assert [code for code, _ in told(f"id;navn\r\na;'{longest[1:]}x\r\n")] == [
        Code.CSV_CELL_TOO_LARGE
    ]


def test_a_file_in_no_encoding_is_told() -> None:
    ((code, values),) = told(b"id;navn\r\na;\x81\r\n")
    assert (code, values["row"]) == (Code.CSV_ENCODING, 2)


def test_reading_leaves_the_process_wide_limit_of_others_alone() -> None:
    before = csv.field_size_limit(10)
    try:
        assert rows_of("id;navn\r\na;mere end ti tegn\r\n") == [(2, 2, ["a", "mere end ti tegn"])]
        assert csv.field_size_limit() == 10
    finally:
        csv.field_size_limit(before)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8) | st.text(
    st.sampled_from("\";,\t\r\n' a=\u2028"), max_size=8
)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    rows=st.lists(st.tuples(st.sampled_from("ab"), TEXT, TEXT), max_size=6),
    dialect=st.sampled_from([DANSK, RFC4180]),
)
def test_what_is_written_is_read(rows: list[tuple[str, str, str]], dialect: Dialect) -> None:
    data = write_rows([["id", "navn", "note"], *rows], dialect)
    found = rows_of(data)
    assert [tuple(cells) for _, _, cells in found] == rows
    assert [number for number, _, _ in found] == list(range(2, len(rows) + 2))
