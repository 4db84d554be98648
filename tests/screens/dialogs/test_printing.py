"""Udskriv: a table or a track written to a file as a page."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from ressort_tui.app import RessortApp
from screens.desk import Desk
from screens.dialogs.printing import ROOMY, PrintDialog, free_path
from screens.places import Place
from screens.printed_page import Printed, PrintedBlocks, PrintedChanges, printed_at
from screens.texts.page import Paragraph
from store.changes import SetField
from store.creating import create_workbook
from store.records import View
from store.workbook import Workbook
from tests.screens.dialogs.test_lines import FullDisk
from tests.screens.driving import HOSTILE, SIZES, lines_of, press, run, settle, window
from tests.screens.plain_pages import use_plain_pages

TABLE = Place("budget", view="oek19-t6")
TRACK = Place("track", track="spor-5")
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

Answers = list[str | None]
Check = Callable[[RessortApp, Pilot[None], PrintDialog, Answers], Awaitable[None]]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_pages(monkeypatch)


@pytest.fixture
def documents() -> Path:
    """The folder of documents in the home of the test."""
    folder = Path.home() / "Documents"
    folder.mkdir()
    return folder


def asked(
    book: Workbook,
    place: Place,
    check: Check,
    size: tuple[int, int] = (80, 24),
    *,
    choices: dict[str, Any] | None = None,
    **options: Any,
) -> None:
    """Ask to print a place and let `check` use the dialog."""

    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        app.desk.choose(**choices or {})
        answers: Answers = []
        dialog = PrintDialog(app.desk, place, version="1.2", clock=lambda: NOON, **options)
        app.push_screen(dialog, answers.append)
        await settle(pilot)
        await check(app, pilot, dialog, answers)

    run(book, go, size)


def name(dialog: PrintDialog) -> str:
    """The file that would be written."""
    return dialog.query_one(Input).value


def problem(dialog: PrintDialog) -> str:
    """What is wrong with it."""
    return str(dialog.query_one("#problem", Static).render())


async def call(dialog: PrintDialog, pilot: Pilot[None], path: Path | str) -> None:
    """Give the file another name, and write."""
    dialog.query_one(Input).value = str(path)
    await press(pilot, "enter")


@pytest.mark.parametrize("size", SIZES)
def test_a_table_is_written_where_documents_are(
    sample: Workbook, documents: Path, size: tuple[int, int]
) -> None:
    target = documents / "tabel-oek19-t6.html"

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        shown = window(app)
        for text in ("Udskriv", "Tabel 6. ", "Beløb i t.kr.", "HTML: ", "Skriv filen (Enter)"):
            assert text in shown
        assert name(dialog) == str(target)
        await press(pilot, "enter")
        assert answers == [f"Skrevet her: {target}"]

    asked(sample, TABLE, check, size)
    page = target.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    for text in ("11.110", "2026 p/l", "ØK19", "version 1.2", "Udskrevet 21-11-2026"):
        assert text in page


@pytest.mark.parametrize(
    ("downs", "ending", "beginning"),
    [(1, "md", b"# Tabel 6"), (2, "txt", b"Tabel 6. "), (3, "csv", b"\xef\xbb\xbf")],
)
def test_each_format_with_its_ending(
    sample: Workbook, documents: Path, downs: int, ending: str, beginning: bytes
) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        await press(pilot, *["down"] * downs)
        assert name(dialog).endswith(f"tabel-oek19-t6.{ending}")
        await press(pilot, "enter")

    asked(sample, TABLE, check)
    data = (documents / f"tabel-oek19-t6.{ending}").read_bytes()
    assert data.startswith(beginning)
    assert b"Programledelse" in data


def test_a_track_is_a_page_but_no_csv(sample: Workbook, documents: Path) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        assert "CSV" not in window(app)
        await press(pilot, *["down"] * 9, "enter")
        assert answers == [f"Skrevet her: {documents / 'ressortspor-5.txt'}"]

    asked(sample, TRACK, check)
    assert "Samlet syge- og hjemmepleje" in (documents / "ressortspor-5.txt").read_text("utf-8")


def test_elsewhere_the_first_table_is_printed(sample: Workbook) -> None:
    found = printed_at(Desk(sample), Place("overview"))
    assert isinstance(found, Printed)
    assert found.record.id == "oek19-t1"


def test_changes_are_printed_as_their_filter_wants(sample: Workbook, documents: Path) -> None:
    sample.user = "anna"
    sample.set_amount("oek19-t6-r04", "2027", 5_000_000, reason="Møde | styregruppen")
    sample.user = "bent"
    sample.set_amount("oek19-t6-r01", "2026", 3_000_000)
    sample.undo()

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        shown = window(app)
        assert "Ændringer" in shown
        assert "Beløb i t.kr. · filter: »anna«" in shown
        assert "CSV" not in shown
        await press(pilot, *["down"] * 9, "enter")
        assert answers == [f"Skrevet her: {documents / 'aendringer.txt'}"]

    asked(sample, Place("changes", tab="anna"), check)
    page = (documents / "aendringer.txt").read_text("utf-8")
    assert page.startswith("Ændringer\n1 af 4 ændringer: »anna«\nNyeste først\n")
    assert "4.800 → 5.000 t.kr." in page
    assert "bent" not in page


def test_changes_are_no_csv_even_when_the_name_says_so(sample: Workbook, tmp_path: Path) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        await call(dialog, pilot, tmp_path / "liste.csv")
        assert answers == [f"Skrevet her: {tmp_path / 'liste.csv.html'}"]

    asked(sample, Place("changes"), check)


def test_of_changes_a_page_follows_ones_own_administration_and_unit(sample: Workbook) -> None:
    sample.set_amount("oek19-t6-r05b", "2027", 5_000_000)
    sample.set_amount("oek19-t6-r01", "2026", 3_000_000)
    desk = Desk(sample)
    desk.choose(administration="SOF", only_mine=True, unit="kr.")
    printed = printed_at(desk, Place("changes"))
    assert isinstance(printed, PrintedChanges)
    text = printed.data("md", NOON, "1").decode()
    assert "2 af 3 ændringer: kun SOF" in text
    assert "→ 5.000.000 kr." in text
    assert "Revisitation" not in text


def test_the_ending_typed_says_which_format(sample: Workbook, tmp_path: Path) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        await call(dialog, pilot, tmp_path / "note.md")

    asked(sample, TABLE, check)
    assert (tmp_path / "note.md").read_bytes().startswith(b"# Tabel 6")


def test_a_name_without_ending_is_given_one(sample: Workbook, tmp_path: Path) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        await call(dialog, pilot, f"  {tmp_path / 'udgave 1.2'} ")
        assert answers == [f"Skrevet her: {tmp_path / 'udgave 1.2.html'}"]

    asked(sample, TABLE, check)
    assert (tmp_path / "udgave 1.2.html").exists()


def test_a_home_folder_is_understood(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        await call(dialog, pilot, "~/a.txt")

    asked(sample, TABLE, check)
    assert (Path.home() / "a.txt").exists()


def test_the_mouse_chooses_and_writes(sample: Workbook, documents: Path) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        await pilot.click("#answers", offset=(2, 2))
        await settle(pilot)
        assert answers == []
        await pilot.click("#actions", offset=(2, 0))
        await settle(pilot)
        assert answers == [f"Skrevet her: {documents / 'tabel-oek19-t6.txt'}"]

    asked(sample, TABLE, check)


def test_esc_writes_nothing(sample: Workbook, documents: Path) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        await press(pilot, "escape")
        assert answers == [None]

    asked(sample, TABLE, check)
    assert list(documents.iterdir()) == []


def test_nothing_is_written_over(sample: Workbook, documents: Path) -> None:
    there = documents / "tabel-oek19-t6.html"
    there.write_text("mit")

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        assert name(dialog) == str(documents / "tabel-oek19-t6-2.html")
        await call(dialog, pilot, there)
        assert problem(dialog).startswith("Der ligger allerede en fil her: ")
        assert app.screen is dialog
        await press(pilot, "backspace")
        assert problem(dialog) == ""

    asked(sample, TABLE, check)
    assert there.read_text() == "mit"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "Skriv et filnavn"),
        ("   ", "Skriv et filnavn"),
        ("mangler/a.html", "Mappen til "),
        ("mappe.html", " er en mappe."),
        ("~ukendt-bruger/a.html", "kan ikke være navn på en fil"),
        ("x" * 400, "kan ikke være navn på en fil"),
        ("a\0b.html", "kan ikke være navn på en fil"),
    ],
    ids=range(7),
)
def test_what_is_no_file_is_told(
    sample: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mappe.html").mkdir()

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        await call(dialog, pilot, path)
        assert said in problem(dialog)
        assert app.screen is dialog
        assert answers == []

    asked(sample, TABLE, check)


def test_a_full_disk_is_told(sample: Workbook, documents: Path) -> None:
    disk = FullDisk()
    disk.is_full = True

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        await press(pilot, "enter")
        assert "kunne ikke skrives: disken er fuld." in problem(dialog)
        disk.is_full = False
        await press(pilot, "enter")
        assert answers == [f"Skrevet her: {documents / 'tabel-oek19-t6.html'}"]

    asked(sample, TABLE, check, files=disk)
    assert len(list(documents.iterdir())) == 1


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="modes of POSIX")
def test_a_folder_that_may_not_be_written_to(sample: Workbook, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        await call(dialog, pilot, tmp_path / "a.html")
        assert "der er ingen skriveadgang" in problem(dialog)

    try:
        asked(sample, TABLE, check)
    finally:
        tmp_path.chmod(0o700)


def test_ones_own_lines_unit_and_filter_are_on_the_page(sample: Workbook, documents: Path) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        shown = window(app)
        assert "Beløb i mio. kr. · kun SUF, med hele kommunens totaler · filter: program" in shown
        await press(pilot, "down", "down", "enter")

    asked(
        sample,
        TABLE,
        check,
        choices={"administration": "SUF", "only_mine": True, "unit": "mio. kr."},
        rows=["oek19-t6-row05"],
        filter_text="program",
    )
    page = (documents / "tabel-oek19-t6.txt").read_text("utf-8")
    assert "Beløb i mio. kr." in page
    assert "Kun min forvaltning: aktiviteter, der vedrører SUF" in page
    assert "Filter: program" in page
    assert "2,505" in page
    assert "Hele kommunen: Udgifter i alt (netto)" in page
    assert "Revisitation" not in page


def test_csv_is_the_whole_table(sample: Workbook) -> None:
    desk = Desk(sample)
    desk.choose(administration="SUF", only_mine=True)
    view = sample.get(View, "oek19-t6")
    data = Printed(desk, view).data("csv", NOON, "1")
    assert data == Printed(Desk(sample), view).data("csv", NOON, "1")


def test_without_a_folder_of_documents_it_is_where_the_program_runs(
    sample: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    view = sample.get(View, "oek19-t6")
    assert free_path(Printed(Desk(sample), view)) == tmp_path / "tabel-oek19-t6.html"


def test_a_workbook_without_tables_has_nothing_to_print(tmp_path: Path) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        assert "intet at udskrive" in window(app)
        await press(pilot, "down", "ctrl+s")
        assert answers == [None]

    with create_workbook(tmp_path / "tom.json") as book:
        asked(book, TABLE, check)


def test_no_text_is_taken_for_markup_or_obeyed(sample: Workbook, documents: Path) -> None:
    sample.apply([SetField("views", "oek19-t6", "title", HOSTILE)])

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        assert "[/x][b]␛]52;c;aGVq␇⟨U+202E⟩" in window(app)
        assert all(line.isprintable() for line in lines_of(app))
        await call(dialog, pilot, documents / f"[/x][b]{'x' * 300}")
        assert all(line.isprintable() for line in lines_of(app))
        dialog.query_one(Input).value = ""
        dialog.query_one(Input).insert("\x1b]52;\u202e", 0)
        await settle(pilot)
        assert name(dialog) == ""
        await call(dialog, pilot, documents / "[bold].html")
        assert answers == [f"Skrevet her: {documents / '[bold].html'}"]

    asked(sample, TABLE, check, filter_text=HOSTILE)


def test_in_a_low_window_the_file_is_still_in_sight(sample: Workbook, documents: Path) -> None:
    (documents / "a.html").touch()

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        await call(dialog, pilot, "~/Documents/a.html")
        shown = window(app)
        assert "~/Documents/a.html" in shown
        assert "HTML: " in shown
        assert "Der ligger allerede" in shown

    asked(sample, TABLE, check, (40, 10))


@pytest.mark.parametrize("size", [(40, 10), (60, 12), (80, 24)])
def test_what_is_chosen_stays_in_sight_and_has_its_own_file(
    sample: Workbook, documents: Path, size: tuple[int, int]
) -> None:
    desk = Desk(sample)
    told = f"Kun »Program {'x' * 30}« med alt under"
    first = PrintedBlocks(desk, "Program", "organisation", (), choice=told)
    named = PrintedBlocks(desk, "Program", "navne", (), choice=f"{told}, og med navne")

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PrintDialog, answers: Answers
    ) -> None:
        low = size[1] < ROOMY
        assert "alt under" in window(app)
        assert ("Tab: Kun »" in window(app)) is low
        assert ("med navne" in window(app)) is not low
        await press(pilot, "tab")
        assert "med navne" in window(app)
        assert "HTML: " in window(app)
        assert name(dialog) == str(documents / "navne.html")
        await press(pilot, "tab", "down")
        assert ("med navne" in window(app)) is not low
        assert name(dialog) == str(documents / "organisation.md")
        await press(pilot, "shift+tab")
        await call(dialog, pilot, documents / "mangler" / "a.html")
        assert "med navne" in window(app)
        assert "Mappen til" in window(app)

    asked(sample, TABLE, check, size, printed=first, others=[named])


def test_what_a_screen_has_laid_out_itself_is_printed(sample: Workbook, tmp_path: Path) -> None:
    blocks = (Paragraph("Én linje"),)
    printed = PrintedBlocks(Desk(sample), "Registre", "registre", blocks, ("3 af 7",))
    page = printed.data("txt", NOON, "1.0").decode()
    assert page.startswith("Registre\n")
    assert "3 af 7\n\nÉn linje\n" in page

    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        answers: Answers = []
        dialog = PrintDialog(app.desk, TABLE, printed=printed, version="1.0", clock=lambda: NOON)
        app.push_screen(dialog, answers.append)
        await settle(pilot)
        assert "3 af 7" in window(app)
        assert "CSV" not in window(app)
        dialog.query_one(Input).value = str(tmp_path / "registre.txt")
        await press(pilot, "enter")
        assert (tmp_path / "registre.txt").read_text("utf-8") == page
        assert answers

    run(sample, go)
