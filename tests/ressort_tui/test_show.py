"""`vis`: tables on standard output."""

from __future__ import annotations

from pathlib import Path

import pytest

import store
from store.changes import SetField
from store.records import View
from tests.ressort_tui.conftest import Run

HOSTILE = "[/x]\x1b]52;c;aGVq\x07\u202e\x9b\u2028"


def test_all_tables_are_listed_with_their_totals(run: Run, book: Path) -> None:
    outcome = run("vis", "--fil", book)
    assert (outcome.code, outcome.err) == (0, "")
    rows = {line.split()[0]: line for line in outcome.out.splitlines()[2:] if line[0] != " "}
    assert len(rows) == 21
    assert "49.240,8" in rows["oek19-t1"]
    assert "636.491–686.343 + 2 uoplyste beløb" in rows["plan2-t1"]
    assert [rows[one].split()[1] for one in ("oek19-t1", "plan1-t4")] == ["ØK19", "PLAN1"]
    ends = {rows[one].rindex("t.kr.") for one in ("oek19-t1", "oek19-t2", "plan2-t1")}
    assert len(ends) == 1
    commas = {rows[one].rindex(",") for one in ("oek19-t1", "oek19-t7")}
    assert len(commas) == 1


def test_the_list_fits_a_narrow_window(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    outcome = run("vis", "--fil", book)
    assert max(map(len, outcome.out.splitlines())) <= 80
    assert "636.491–686.343" in outcome.out


def test_the_file_may_be_named_before_or_after_the_command(run: Run, book: Path) -> None:
    before = run("--fil", book, "--skrivebeskyttet", "vis", "oek19-t1")
    after = run("vis", "oek19-t1", "--skrivebeskyttet", "--fil", book)
    assert before.code == 0
    assert before == after
    assert run("--fil", "findes-ikke", "vis", "--fil", book).code == 0


@pytest.mark.parametrize(
    ("table", "printed", "computed"),
    [
        ("oek19-t1", "35.551", "35.550,3"),
        ("oek19-t1", "49.241", "49.240,8"),
        ("oek19-t7", "8.330,9", "8.330,8"),
        ("plan2-t1", "?", "636.491–686.343 + 2 uoplyste beløb"),
    ],
)
def test_printed_and_computed_stand_together(
    table: str, printed: str, computed: str, run: Run, book: Path
) -> None:
    outcome = run("vis", table, "--fil", book)
    assert outcome.code == 0
    every = run("vis", table, "--alle-forskelle", "--fil", book)
    assert f"trykt {printed}, beregnet {computed}" in " ".join(every.out.split())
    assert "når der rundes af" in outcome.out or outcome.out == every.out


def test_every_table_is_shown_as_text_and_as_json(run: Run, book: Path) -> None:
    ids = [table["id"] for table in run("vis", "--json", "--fil", book).json]
    assert len(ids) == 21
    for view_id in ids:
        assert run("vis", view_id, "--aktiviteter", "--fil", book).code == 0
        found = run("vis", view_id, "--json", "--aktiviteter", "--fil", book)
        assert (found.code, found.json["id"]) == (0, view_id)
        assert {line["raekke"] for line in found.json["aktiviteter"]} <= {
            row["id"] for row in found.json["raekker"]
        }


def test_lines_are_shown_by_the_ids_they_are_changed_by(run: Run, book: Path) -> None:
    outcome = run("vis", "OEK19-T6", "--aktiviteter", "--fil", book)
    line = next(row for row in outcome.out.splitlines() if row.startswith("oek19-t6-r04"))
    assert line.split()[-2:] == ["5.200", "4.800"]


def test_an_unknown_table_is_answered_with_no(run: Run, book: Path) -> None:
    outcome = run("vis", "oek19-t9", "--fil", book)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "Fejl: Der findes ingen tabel med id »oek19-t9«.\n"
        "Se tabellerne og deres id med »ressort-tui vis«.\n"
    )


def test_no_text_of_the_workbook_reaches_the_terminal_as_a_command(run: Run, book: Path) -> None:
    with store.open_workbook(book) as opened:
        edits = [
            SetField("views", "oek19-t2", "title", HOSTILE),
            SetField("view_rows", "oek19-t2-row01", "label", HOSTILE),
            SetField("lines", "oek19-t2-r01", "label", HOSTILE),
        ]
        opened.apply(edits, reason=HOSTILE)
    for arguments in (["vis"], ["vis", "oek19-t2", "--aktiviteter"], ["historik"]):
        for form in ([], ["--json"]):
            out = run(*arguments, *form, "--fil", book).out
            assert out.replace("\n", "").isprintable()
            assert "[/x]" in out
    table = run("vis", "oek19-t2", "--json", "--fil", book).json
    assert table["titel"] == HOSTILE
    assert run("vis", HOSTILE, "--fil", book).err.replace("\n", "").isprintable()


def test_reading_leaves_no_trace(run: Run, book: Path) -> None:
    before = {file.name: file.stat().st_mtime_ns for file in book.parent.iterdir()}
    for arguments in (["vis"], ["vis", "oek19-t1"], ["historik"], ["sti"]):
        assert run(*arguments, "--fil", book).code == 0
    assert {file.name: file.stat().st_mtime_ns for file in book.parent.iterdir()} == before


def test_a_workbook_in_use_is_read_all_the_same(run: Run, book: Path) -> None:
    with store.open_workbook(book) as opened:
        opened.set_amount("oek19-t6-r04", "2027", 5_000_000)
        assert "12.343,5" in run("vis", "oek19-t1", "--fil", book).out
        assert len(opened.all(View)) == 21
