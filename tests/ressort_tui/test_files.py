"""Making, finding and opening workbooks from the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.app import App

import store
from ressort_tui.app import RessortApp
from ressort_tui.commands.launch import open_or_make
from ressort_tui.session import Options
from ressort_tui.settings import default_workbook
from screens.page import Page
from store.paths import history_of
from store.records import Line
from tests.ressort_tui.conftest import Run


def test_the_sample_is_made_at_the_usual_place(run: Run) -> None:
    path = default_workbook()
    outcome = run("ny")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"Ny arbejdsfil: {path} (21 tabeller og 92 aktiviteter).\n"
    assert run("sti").out == f"{path}\n"
    assert "49.240,8" in run("vis", "oek19-t1").out
    if os.name == "posix":
        assert path.parent.stat().st_mode & 0o777 == 0o700


def test_nothing_is_written_over(run: Run, book: Path) -> None:
    before = book.read_bytes()
    outcome = run("ny", "--fil", book)
    assert outcome.code == 1
    assert outcome.err == (
        f"Fejl: Der ligger allerede en fil her: {book.resolve()}. Vælg et andet navn.\n"
    )
    assert book.read_bytes() == before


def test_an_empty_workbook_has_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "tom.json"
    assert run("--fil", path, "ny", "--tom").err == f"Ny arbejdsfil: {path} (tom).\n"
    assert run("vis", "--json", "--fil", path).json == []
    assert run("vis", "--fil", path).code == 0


def test_the_path_is_told_also_as_json(run: Run, book: Path) -> None:
    found = run("sti", "--json", "--fil", book).json
    assert found["arbejdsfil"] == str(book.resolve())
    assert found["findes"] is True
    assert found["historik"].endswith("ressort.json.historik")
    assert run("sti", "--json").json["findes"] is False


@pytest.mark.parametrize("command", [["vis"], ["historik"], ["fortryd"], ["ret", "a", "2026", "1"]])
def test_a_missing_workbook_is_told_with_what_to_do(command: list[str], run: Run) -> None:
    outcome = run(*command)
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith(f"Fejl: Der er ingen arbejdsfil her: {default_workbook()}\n")
    assert "»ressort-tui ny«" in outcome.err


def test_a_workbook_in_use_is_not_changed(run: Run, book: Path) -> None:
    with store.open_workbook(book):
        outcome = run("ret", "oek19-t6-r04", "2027", "5", "--fil", book)
    assert (outcome.code, outcome.out) == (3, "")
    assert f"Fejl: {book.resolve()} er i brug" in outcome.err


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"ikke json", b"\xff\xfe", b'{"a": NaN}'])
def test_a_file_that_is_no_workbook_stays_as_it_is(
    content: bytes, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "andet.json"
    path.write_bytes(content)
    for command in (["vis"], ["fortryd"]):
        outcome = run(*command, "--fil", path)
        assert (outcome.code, outcome.out) == (3, "")
        assert outcome.err.startswith(f"Fejl: {path.resolve()} ")
    assert path.read_bytes() == content


def test_a_damaged_history_is_asked_about_and_left_aside(run: Run, book: Path) -> None:
    run("ret", "oek19-t6-r04", "2027", "5000", "--fil", book)
    history_of(book).write_bytes(b"skrald\n")
    asked = run("vis", "--fil", book)
    assert asked.code == 3
    assert "--historik til-side" in asked.err
    assert run("ret", "oek19-t6-r04", "2027", "6", "--fil", book).code == 3
    answered = run("vis", "oek19-t6", "--historik", "til-side", "--fil", book)
    assert answered.code == 0
    assert "lagt til side" in answered.err
    assert "5.000" in answered.out
    assert run("vis", "--fil", book).code == 0


@pytest.mark.parametrize(("answer", "shown"), [("anvend", "5.000"), ("til-side", "4.800")])
def test_an_older_copy_is_asked_about(answer: str, shown: str, run: Run, book: Path) -> None:
    old = book.read_bytes()
    run("ret", "oek19-t6-r04", "2027", "5000", "--fil", book)
    book.write_bytes(old)
    asked = run("fortryd", "--fil", book)
    assert asked.code == 3
    assert "--historik anvend" in asked.err
    answered = run("--historik", answer, "vis", "oek19-t6", "--fil", book)
    assert answered.code == 0
    assert answered.err.startswith("Bemærk: ")
    assert shown in answered.out
    with store.open_workbook(book) as opened:
        assert (
            opened.get(Line, "oek19-t6-r04").amounts["2027"] == int(shown.replace(".", "")) * 1000
        )


def test_the_app_makes_the_sample_the_first_time(tmp_path: Path) -> None:
    book, in_use = open_or_make(Options())
    assert in_use is None
    assert book.path == default_workbook().resolve()
    assert not book.read_only
    book.close()
    again, _ = open_or_make(Options())
    assert again.id == book.id
    again.close()
    with pytest.raises(store.FileError, match="file-missing"):
        open_or_make(Options(path=tmp_path / "findes-ikke.json"))


def test_the_app_reads_what_another_writes(book: Path) -> None:
    with store.open_workbook(book):
        read, in_use = open_or_make(Options(path=book))
        assert read.read_only
        assert in_use is not None
        assert in_use.code is store.Code.FILE_LOCKED
    read, in_use = open_or_make(Options(path=book, read_only=True))
    assert (read.read_only, in_use) == (True, None)


def test_a_crash_of_the_app_is_told_without_a_traceback(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_: object) -> None:
        raise RuntimeError("[/x] hemmeligt")

    monkeypatch.setattr("ressort_tui.commands.launch.has_terminal", lambda: True)
    monkeypatch.setattr(RessortApp, "run", lambda app: App.run(app, headless=True))
    monkeypatch.setattr(Page, "on_mount", crash)
    outcome = run("--fil", book)
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("Uventet fejl: RuntimeError.")
    assert "hemmeligt" not in outcome.err
    store.open_workbook(book).close()
