"""Imports are one undoable group or nothing, and say beforehand what they would do."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import importing
from store.csv_dialect import DANSK, RFC4180, Dialect
from store.errors import ChangeError, Code, CsvRefused, StoreError
from store.exporting import export_to
from store.records import Line
from store.workbook import Workbook
from tests.store.helpers import assert_totals, contents, small_workbook

REGISTER = "aktiviteter.csv"
VIEW = "tabeller/tabel-tabel-a.csv"


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return small_workbook(tmp_path / "a.json")


@pytest.fixture
def folder(book: Workbook, tmp_path: Path) -> Path:
    export_to(book, tmp_path / "ud", DANSK)
    return tmp_path / "ud"


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    assert text.count(before) >= 1
    path.write_bytes(b"\xef\xbb\xbf" + text.replace(before, after, 1).encode())


def refusal(book: Workbook, path: Path, *, replace: bool = False) -> list[StoreError]:
    before = contents(book)
    with pytest.raises(CsvRefused) as refused:
        importing.prepare(book, importing.read_files(path), replace=replace)
    assert contents(book) == before
    return refused.value.errors


@pytest.mark.parametrize("dialect", [DANSK, RFC4180])
def test_an_untouched_export_changes_nothing(
    book: Workbook, tmp_path: Path, dialect: Dialect
) -> None:
    export_to(book, tmp_path / "her", dialect)
    prepared = importing.prepare(book, importing.read_files(tmp_path / "her"))
    assert prepared.steps == []
    assert len(prepared.skipped_views) == 2
    assert importing.make(book, prepared) is None


def test_an_import_is_one_group_that_undo_takes_back(book: Workbook, folder: Path) -> None:
    before = contents(book)
    edit(folder / REGISTER, "1125000", "2000000")
    edit(folder / REGISTER, "Aktivitet linje-b", "Et nyt navn")
    prepared = importing.prepare(book, importing.read_files(folder))
    assert [(s.change.record, s.change.before, s.change.after) for s in prepared.steps] == [
        ("linje-a", 1_125_000, 2_000_000),
        ("linje-b", "Aktivitet linje-b", "Et nyt navn"),
    ]
    assert contents(book) == before
    moved = {(one.view.id, one.column.id): one for one in importing.effect(book, prepared)}
    assert moved.keys() == {
        *(("tabel-a", "a-2026"), ("tabel-a", "a-sum"), ("tabel-b", "b-2026"), ("tabel-b", "b-sum"))
    }
    level, whole = "2026-pl", moved["tabel-a", "a-sum"]
    assert whole.after.parts[level].low - whole.before.parts[level].low == 875_000
    group = importing.make(book, prepared, reason="nye tal")
    assert group is not None
    assert (group.action, group.reason, len(group.changes)) == ("import", "nye tal", 2)
    assert book.table("tabel-a").total("sum") == whole.after
    assert_totals(book)
    book.undo()
    assert contents(book) == before
    assert_totals(book)


def test_errors_of_all_files_are_told_together(book: Workbook, folder: Path) -> None:
    edit(folder / REGISTER, "1125000", "1,5")
    edit(folder / REGISTER, "spor-b", "spor-x")
    edit(folder / "udvalg.csv", "rækkefølge", "raekkefolge!")
    errors = refusal(book, folder)
    assert {str(error.values["path"]) for error in errors} == {REGISTER, "udvalg.csv"}
    assert len(errors) >= 3
    assert all({"path", "row"} <= error.values.keys() for error in errors)


def test_a_changed_view_points_to_its_register(book: Workbook, folder: Path) -> None:
    edit(folder / VIEW, "Første;1125;1125;504", "Første;1125;1125;505")
    (error,) = refusal(book, folder)
    assert error.code is Code.CSV_VIEW_CHANGED
    assert error.values == {
        "path": VIEW,
        "row": 3,
        "column": "2027",
        "value": "505",
        "register": REGISTER,
    }


@pytest.mark.parametrize(
    ("before", "after", "row"),
    [
        (";a-total;tabel-a", ";a-total;tabel-x", 10),
        ("Første", "Den første", 3),
        (";2027;", ";2028;", 1),
        ("kontrol-", "kontrol-0", 1),
    ],
)
def test_a_view_changed_in_any_other_way(
    book: Workbook, folder: Path, before: str, after: str, row: int
) -> None:
    edit(folder / VIEW, before, after)
    (error,) = refusal(book, folder)
    assert (error.code, error.values["row"]) == (Code.CSV_VIEW_CHANGED, row)


def test_a_view_with_a_row_taken_out_or_of_no_table(book: Workbook, folder: Path) -> None:
    lines = (folder / VIEW).read_bytes().split(b"\r\n")
    (folder / VIEW).write_bytes(b"\r\n".join(lines[:-2]))
    assert [error.code for error in refusal(book, folder)] == [Code.CSV_VIEW_CHANGED]
    (folder / VIEW).write_bytes(lines[0])
    assert [error.code for error in refusal(book, folder)] == [Code.CSV_VIEW_CHANGED]


def test_views_that_are_out_of_date_are_passed_over(book: Workbook, folder: Path) -> None:
    for amount in ("2000000", "3000000"):
        edit(folder / REGISTER, "1125000" if amount == "2000000" else "2000000", amount)
        prepared = importing.prepare(book, importing.read_files(folder))
        assert len(prepared.skipped_views) == 2
        importing.make(book, prepared)
        assert book.lines(id="linje-a")[0].amounts["2026"] == int(amount)


def test_a_view_is_known_by_its_headings_whatever_it_is_called(
    book: Workbook, folder: Path
) -> None:
    (folder / VIEW).rename(folder / REGISTER)
    prepared = importing.prepare(book, importing.read_files(folder))
    assert REGISTER in prepared.skipped_views
    assert prepared.steps == []


def test_rows_missing_from_a_file_are_deleted_only_when_asked(book: Workbook, folder: Path) -> None:
    text = (folder / REGISTER).read_bytes().decode("utf-8-sig").split("\r\n")
    kept = [row for row in text if not row.startswith("linje-e;")]
    assert len(kept) == len(text) - 1
    (folder / REGISTER).write_bytes("\r\n".join(kept).encode("utf-8-sig"))
    for view in sorted((folder / "tabeller").iterdir()):
        view.unlink()
    assert importing.prepare(book, importing.read_files(folder)).steps == []
    replaced = importing.prepare(book, importing.read_files(folder), replace=True)
    importing.make(book, replaced)
    assert "linje-e" not in book.tables.of(Line)
    assert_totals(book)


def test_every_deletion_that_others_stand_on_is_told(book: Workbook, folder: Path) -> None:
    text = (folder / REGISTER).read_bytes().decode("utf-8-sig").split("\r\n")
    (folder / REGISTER).write_bytes("\r\n".join([text[0], ""]).encode("utf-8-sig"))
    errors = refusal(book, folder / REGISTER, replace=True)
    told = [
        (error.values["path"], error.values["column"], error.values["value"]) for error in errors
    ]
    assert told == [(REGISTER, "id", one) for one in ("linje-a", "linje-b", "linje-d")]
    cause = errors[0].values["cause"]
    assert isinstance(cause, ChangeError)
    assert cause.values == {
        "id": "linje-a",
        "by_table": "placements",
        "by": "a-p-a",
        "field": "line",
    }


def test_what_shows_only_between_records_is_told_with_file_row_and_column(
    book: Workbook, folder: Path
) -> None:
    edit(folder / "placeringer.csv", "a-p-b;tabel-a;linje-b", "a-p-b;tabel-a;linje-a")
    (error,) = refusal(book, folder / "placeringer.csv")
    cause = error.values["cause"]
    assert isinstance(cause, ChangeError)
    assert cause.code is Code.PLACEMENT_TWICE
    assert (error.values["path"], error.values["column"]) == ("placeringer.csv", "aktivitet")
    assert error.values["row"] in (2, 3)


def test_one_file_a_folder_without_any_and_one_that_cannot_be_read(
    book: Workbook, folder: Path, tmp_path: Path
) -> None:
    assert importing.read_files(folder / REGISTER).keys() == {REGISTER}
    (tmp_path / "tom").mkdir()
    for path, code in [
        (tmp_path / "tom", Code.CSV_NO_FILES),
        (tmp_path / "findes-ikke.csv", Code.CSV_UNREADABLE),
    ]:
        assert [error.code for error in refusal(book, path)] == [code]
