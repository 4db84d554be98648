"""Views go out as an official wants them: figures a spreadsheet reads, print beside them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from store.amounts import BLANK, UNKNOWN, Amount, Range, Sum
from store.changes import Add, SetField
from store.csv_dialect import DANSK, RFC4180, Dialect
from store.csv_views import SEAL, TAIL, seal, sum_cell, view_bytes, view_file_name, view_rows
from tests.store.helpers import line, small_workbook


def test_a_view_file_has_the_rows_of_the_table_with_print_beside_the_sums(tmp_path: Path) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        book.apply([SetField("views", "tabel-a", "price_level", "2026 p/l")])
        heading, *rows = view_rows(book.table("tabel-a"), DANSK)
    assert heading[:-1] == [
        *("Tabel A (t.kr., 2026 p/l)", "2026", "trykt 2026", "2027", "I alt", "Udvalg"),
        *TAIL,
    ]
    assert heading[-1] == SEAL + seal([heading[:-1], *(row[:-1] for row in rows)])
    by_id = {row[-2]: row for row in rows}
    assert by_id["a-r-et"] == [
        *("Første", "1125", "1125", "504", "1629", "SUD"),
        *("række", "a-r-et", "tabel-a"),
    ]
    assert by_id["a-r-tre"][1:6] == ["177732–227584", "", "?", "177732–227584 + 1 ?", "SUD"]
    assert by_id["a-gruppe"][:2] + by_id["a-gruppe"][6:7] == ["Drift", "1075", "gruppe"]
    made = by_id["tabel-a~linje-c"]
    assert made[:2] + made[6:7] == ["Aktivitet linje-c", "236,8", "ikke i dokumentet"]
    assert by_id["tabel-a~"][0] == "ikke i dokumentet"
    assert rows[-1][-2] == "a-total"
    assert rows[-1][1] == "700 [2025-pl] | 179043,8–228895,8 [2026-pl]"


def test_ids_are_told_as_officials_name_them(tmp_path: Path) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        book.apply(
            [
                SetField("view_columns", "a-udvalg", "field", "appropriation"),
                SetField("views", "tabel-b", "rows_by", "appropriation"),
            ]
        )
        placed = {row[-2]: row for row in view_rows(book.table("tabel-a"), DANSK)}
        by_value = [row[0] for row in view_rows(book.table("tabel-b"), DANSK)]
    assert (placed["a-r-et"][5], placed["a-r-to"][5]) == ("3300", "3415 Pleje")
    assert {"3300", "3415 Pleje"} <= set(by_value)


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
    assert mark in [row[1] for row in rows]


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
