"""Views go out as an official wants them: figures a spreadsheet reads, print beside them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from store.amounts import BLANK, UNKNOWN, Amount, Range, Sum
from store.changes import Add, SetField
from store.csv_dialect import DANSK, RFC4180, Dialect
from store.csv_views import LEAD, sum_cell, view_bytes, view_file_name, view_rows
from tests.store.helpers import line, small_workbook


def test_a_view_file_has_the_rows_of_the_table_with_print_beside_the_sums(tmp_path: Path) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        rows = list(view_rows(book.table("tabel-a"), DANSK))
    assert rows[0] == [*LEAD, "2026", "trykt 2026", "2027", "I alt", "Udvalg"]
    by_id = {row[1]: row for row in rows[1:]}
    assert by_id["a-r-et"] == [
        *("tabel-a", "a-r-et", "række", "Første"),
        *("1125", "1125", "504", "1629", "SUD"),
    ]
    assert by_id["a-r-tre"][4:] == ["177732–227584", "", "?", "177732–227584 + 1 ?", "SUD"]
    assert by_id["a-gruppe"][2:5] == ["gruppe", "Drift", "1075"]
    assert by_id["tabel-a~linje-c"][2:5] == ["ikke i dokumentet", "Aktivitet linje-c", "236,8"]
    assert rows[-1][1] == "a-total"
    assert rows[-1][4] == "700 [2025-pl] | 179043,8–228895,8 [2026-pl]"


@pytest.mark.parametrize(
    ("amounts", "cell"),
    [
        ([], ""),
        ([BLANK], ""),
        ([0], "0"),
        ([UNKNOWN], "?"),
        ([UNKNOWN, UNKNOWN], "2 ?"),
        ([-9_934_000], "-9934"),
        ([Range(-2_000, -1_000)], "-2–-1"),
        ([1_234_567_800, UNKNOWN], "1234567,8 + 1 ?"),
    ],
)
def test_sums_as_cells(amounts: list[Amount], cell: str) -> None:
    total = Sum()
    for amount in amounts:
        total.put(amount, "2026 p/l")
    assert sum_cell(total, "t.kr.", DANSK) == cell


@pytest.mark.parametrize(("dialect", "mark"), [(DANSK, "236,8"), (RFC4180, "236.8")])
def test_decimals_have_the_dialects_mark(tmp_path: Path, dialect: Dialect, mark: str) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        data = view_bytes(book.table("tabel-a"), dialect)
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf") == dialect.bom
    rows = list(csv.reader(text.splitlines(), delimiter=dialect.delimiter))
    assert mark in [row[4] for row in rows]


def test_text_that_would_run_is_guarded_everywhere(tmp_path: Path) -> None:
    bad = "=HYPERLINK(1)"
    with small_workbook(tmp_path / "a.json") as book:
        book.apply([Add(line("linje-x", {"2026": 1}, label=bad, committee=""))])
        book.apply([SetField("view_columns", "a-2026", "label", bad)])
        book.apply([SetField("printed_cells", "a-t-et", "text", bad)])
        rows = list(view_rows(book.table("tabel-a"), DANSK))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]
    assert cells.count("'" + bad) == 3


def test_file_names_are_the_views_own() -> None:
    assert view_file_name("oek19-t6") == "tabel-oek19-t6.csv"
