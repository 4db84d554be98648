"""`vis --format`: pages of tables and tracks, on standard output or in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

import store
from store.changes import SetField
from store.csv_dialect import DANSK
from store.csv_views import view_bytes
from store.paths import history_of
from tests.ressort_tui.conftest import Run
from tests.ressort_tui.test_processes import NO_SCREEN, imported
from tests.ressort_tui.test_show import HOSTILE


@pytest.mark.parametrize(
    ("form", "begins"),
    [("md", "# Tabel 6. "), ("html", "<!DOCTYPE html>\n"), ("txt", "Tabel 6. ")],
)
def test_a_table_is_written_as_a_page(form: str, begins: str, run: Run, book: Path) -> None:
    outcome = run("vis", "OEK19-T6", "--format", form, "--fil", book)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(begins)
    for told in ("t.kr., 2026 p/l", "24.935", "Udskrevet", "version", "Tabel 6"):
        assert told in outcome.out


@pytest.mark.parametrize("form", ["md", "html", "txt"])
def test_a_track_is_written_as_a_page(form: str, run: Run, book: Path) -> None:
    outcome = run("vis", "spor-5", "--format", form, "--fil", book)
    assert (outcome.code, outcome.err) == (0, "")
    for told in ("Ressortspor 5", "Ikrafttræden", "24.935", "Kilder"):
        assert told in outcome.out


def test_a_track_is_shown_as_a_table_is(run: Run, book: Path) -> None:
    outcome = run("vis", "Spor-5", "--fil", book)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Ressortspor 5. Samlet syge- og hjemmepleje\n")
    assert "11.110" in outcome.out


def test_csv_is_the_one_that_is_exported(run: Run, book: Path, tmp_path: Path) -> None:
    shown = run("vis", "oek19-t6", "--format", "csv", "--fil", book)
    exported = run("eksporter", "--tabel", "oek19-t6", "--fil", book)
    assert (shown.code, shown.out) == (0, exported.out)
    target = tmp_path / "t6.csv"
    assert run("vis", "oek19-t6", "--format", "csv", "--ud", target, "--fil", book).code == 0
    with store.open_workbook(book, read_only=True) as opened:
        assert target.read_bytes() == view_bytes(opened.table("oek19-t6"), DANSK)


def test_each_rounded_figure_is_told_on_request(run: Run, book: Path) -> None:
    short = run("vis", "oek19-t1", "--format", "md", "--fil", book).out
    every = run("vis", "oek19-t1", "--format", "md", "--alle-forskelle", "--fil", book).out
    assert "9 tal stemmer" in short
    assert every.count("stemmer, når der rundes af") == 9


def test_a_file_is_written_over_only_when_asked(run: Run, book: Path, tmp_path: Path) -> None:
    target = tmp_path / "side.html"
    first = run("vis", "oek19-t6", "--format", "html", "--ud", target, "--fil", book)
    assert (first.code, first.out, first.err) == (0, "", f"Skrevet: {target}\n")
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Målrettede arbejdspladsforløb" in page
    again = run("vis", "oek19-t2", "--format", "html", "--ud", target, "--fil", book)
    assert again.code == 1
    assert "--erstat" in again.err
    assert target.read_text(encoding="utf-8") == page
    over = run("vis", "oek19-t2", "--format", "html", "--ud", target, "--erstat", "--fil", book)
    assert over.code == 0
    assert "Tabel 2." in target.read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".side")] == []


def test_the_workbook_is_never_written_over(run: Run, book: Path) -> None:
    for path in (book, history_of(book), book.parent / "." / book.name):
        before = path.read_bytes()
        outcome = run("vis", "oek19-t6", "--format", "md", "--ud", path, "--erstat", "--fil", book)
        assert outcome.code == 2
        assert "hører til arbejdsfilen" in outcome.err
        assert path.read_bytes() == before


def test_what_stands_in_the_way_of_a_file_is_told(run: Run, book: Path, tmp_path: Path) -> None:
    for target, code, told in (
        (tmp_path / "mangler" / "x.md", 3, "Mappen til "),
        (tmp_path, 3, "er en mappe"),
    ):
        outcome = run(
            "vis", "oek19-t6", "--format", "md", "--ud", target, "--erstat", "--fil", book
        )
        assert outcome.code == code
        assert told in outcome.err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["spor-5", "--format", "csv"], "CSV er kun for tabeller, og »spor-5« er et ressortspor. "
         "Vælg md, html eller txt."),
        (["spor-5", "--json"], "--json er kun for tabeller, og »spor-5« er et ressortspor."),
        (["spor-5", "--aktiviteter"], "--aktiviteter er kun for tabeller, og »spor-5« er et "
         "ressortspor."),
        (["oek19-t6", "--json", "--format", "md"], "--json og --format kan ikke bruges sammen."),
        (["oek19-t6", "--aktiviteter", "--format", "md"],
         "--aktiviteter og --format kan ikke bruges sammen."),
        (["--format", "md"], "--format kræver et ID på en tabel eller et ressortspor."),
        (["oek19-t6", "--ud", "x.md"], "--ud og --erstat bruges sammen med --format."),
        (["oek19-t6", "--format", "md", "--erstat"], "--erstat bruges sammen med --ud."),
        (["oek19-t6", "--format", "pdf"], "--format: »pdf« skal være »md« eller »html« eller "
         "»txt« eller »csv«."),
    ],
)  # fmt: skip
def test_wrong_use_is_told(arguments: list[str], complaint: str, run: Run, book: Path) -> None:
    outcome = run("vis", *arguments, "--fil", book)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith(f"\nFejl: {complaint}\n")


@pytest.mark.parametrize("form", [[], ["--format", "md"]])
def test_an_unknown_track_is_answered_with_no(form: list[str], run: Run, book: Path) -> None:
    outcome = run("vis", "spor-9", *form, "--fil", book)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "Fejl: Der findes intet ressortspor med id »spor-9«.\n"


def test_no_text_of_the_workbook_reaches_the_terminal_as_a_command(run: Run, book: Path) -> None:
    with store.open_workbook(book) as opened:
        opened.apply(
            [
                SetField("views", "oek19-t6", "title", HOSTILE),
                SetField("tracks", "spor-5", "purpose", HOSTILE),
                SetField("lines", "oek19-t6-r01", "note", HOSTILE),
            ]
        )
    for name in ("oek19-t6", "spor-5"):
        for form in ("md", "html", "txt"):
            out = run("vis", name, "--format", form, "--fil", book).out
            assert out.replace("\n", "").replace("\u00a0", "").isprintable()
            assert "/x" in out


@pytest.mark.parametrize("form", ["md", "html", "txt"])
def test_a_page_loads_no_screen_and_no_lock(form: str, book: Path) -> None:
    modules = imported(["vis", "spor-5", "--format", form], book)
    assert "screens.texts.page_track" in modules
    assert not modules & {*NO_SCREEN, "filelock"}
