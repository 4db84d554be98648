"""Every table in the editor: cut, ordered, one's own, in other units; rows that come and go."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.text import Text
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from ressort_tui.app import RessortApp
from screens.budget import BudgetPage
from screens.places import Place
from store.creating import create_workbook
from store.line_edits import delete_lines, new_line
from store.opening import open_workbook
from store.records import Line, View
from store.workbook import Workbook
from tests.screens.driving import (
    SIZES,
    lines_of,
    press,
    run,
    settle,
    told,
    visit,
    window,
    write_fast,
)
from tests.screens.plain_pages import use_plain_pages
from tests.screens.test_budget import D_2027, D, amount, at, cell, pane

T6 = Place("budget", view="oek19-t6")
T8 = Place("budget", view="oek19-t8", column="2026")


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_pages(monkeypatch, budget=BudgetPage)


def labels(page: BudgetPage) -> list[str]:
    """The labels of all rows, as shown."""
    source = page.source
    assert source is not None
    return [source.shown(row, 0).text.strip() for row in range(source.row_count)]


def status(app: RessortApp) -> str:
    """What stands under the table's title."""
    shown = app.page.query_one("#status", Static)
    assert shown.region.height
    content = shown.content
    assert isinstance(content, Text)
    return content.plain


def test_every_table_can_be_walked_in_every_size(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        app.desk.choose(administration="SOF")
        for size in ((40, 10), (120, 40)):
            await pilot.resize_terminal(*size)
            app.desk.choose(only_mine=not app.desk.choices.only_mine)
            for view in page.views:
                page.go_to(Place("budget", view=view.id))
                page.grid.move_to(1000, 1000)
                await pilot.pause()
                assert page.place.view == view.id
                assert page.desk.unit_of(view) in status(app)
        await press(pilot, "ctrl+down")
        assert page.place.view == page.views[0].id
        await press(pilot, "ctrl+up")
        assert page.place.view == page.views[-1].id

    at(sample, T6, job)


def test_a_table_without_rows_of_ones_own_says_so(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        app.desk.choose(administration="BUF", only_mine=True)
        await press(pilot, "enter", "5", "f3", "ctrl+o", "delete", "ctrl+n", "escape")
        assert pane(page) == "Der er ingen rækker at vise."
        assert page.place.view == "tekst-implementering"

    at(sample, Place("budget", view="tekst-implementering"), job)


def test_a_filter_says_what_is_shown_and_a_second_press_shows_all(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "f4")
        await write_fast(pilot, "suf")
        await press(pilot, "enter")
        assert "t.kr. · 7 af 20 aktiviteter med »suf«; summerne er for alle" in status(app)
        assert len(labels(page)) == 7
        assert cell(page, "oek19-t8-total", "2026") == "35.550,3"
        assert page.grid.cursor[0] == 0

        line, edits = new_line(sample.tables, sample.get(View, "oek19-t6"), near=D, label="Ny")
        sample.apply(edits)
        await settle(pilot)
        assert "8 af 21 aktiviteter med »suf«" in status(app)
        assert labels(page)[-1] == "Ny"
        sample.set_amount(line.id, "2026", 1_000)
        assert len(labels(page)) == 8

        await press(pilot, "f4")
        assert len(labels(page)) == 22
        assert status(app).startswith("t.kr. · 2026 p/l · ØK19, Tabel 8")

    at(sample, T8, job)


def test_what_is_hidden_by_a_filter_is_found_all_the_same(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "f4")
        await write_fast(pilot, "revisitation")
        await press(pilot, "enter")
        assert labels(page) == ["a) Revisitation"]
        await visit(app, pilot, D_2027)
        assert page.place.line == D
        assert page.place.column == "2027"

    at(sample, T6, job)


def test_sorted_rows_stay_until_sorted_again(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        document = labels(page)
        await press(pilot, "ctrl+o")
        assert labels(page)[:2] == ["c) Indkøb af medicoudstyr", "f) Kommunikation"]
        assert "sorteret efter 2026, mindste først" in status(app)
        await write_fast(pilot, "9000")
        await press(pilot, "enter")
        assert labels(page)[:2] == ["c) Indkøb af medicoudstyr", "f) Kommunikation"]
        assert "rettet siden, Ctrl+O sorterer igen" in status(app)
        await press(pilot, "alt+up")
        assert "Rækker flyttes kun" in told(app)[-1]
        first = labels(page)
        await press(pilot, "ctrl+o")
        assert labels(page) != first
        assert "mindste først" in status(app)
        await press(pilot, "ctrl+o")
        assert "største først" in status(app)
        await press(pilot, "ctrl+o")
        assert labels(page) == document

    at(sample, Place("budget", view="oek19-t6", column="2026"), job)


def test_sorting_says_that_groups_are_left_out(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "home", "ctrl+o")
        assert "sorteret efter navn, alfabetisk, uden grupper" in status(app)
        assert "KFF" not in labels(page)

    at(sample, Place("budget", view="oek19-t3"), job)


@pytest.mark.parametrize("size", SIZES)
def test_ones_own_stands_beside_the_whole_city(sample: Workbook, size: tuple[int, int]) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        app.desk.choose(administration="SUF")
        await press(pilot, "f8", "down")
        assert "kun SUF: 6 af 6 aktiviteter; summer for SUF og for alle" in status(app)
        assert cell(page, "oek19-t6-row05", "2027") == "2.505"
        assert "2027, kun SUF: 2.505 t.kr. Alle forvaltninger: 3.340 t.kr." in pane(page)
        await write_fast(pilot, "2000")
        rows = [line.split("│")[0].split() for line in lines_of(app)]
        assert ["Kun", "SUF", "12.990", "9.770›", "22.760›"] in rows
        assert any(row[-3:] == ["13.825", "10.605›", "24.430›"] for row in rows)
        await press(pilot, "enter", "ctrl+end", "up", "left")
        assert "2027: 10.605 t.kr." in pane(page)
        await press(pilot, "up")
        assert "2027, kun SUF: 9.770 t.kr. Alle forvaltninger: 10.605 t.kr." in pane(page)
        await visit(app, pilot, Place("budget", line="oek19-t7-r01"))
        assert told(app)[-1].startswith("Rækken hører ikke til SUF.")
        assert "kun SUF: 0 af 3 aktiviteter" in status(app)
        await press(pilot, "f8")
        assert len(labels(page)) == 3

    at(sample, D_2027, job, size)


def test_a_figure_for_ones_own_total_is_never_taken_for_everybodys(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        app.desk.choose(administration="SUF", only_mine=True)
        await settle(pilot)
        assert page.source is not None
        page.grid.move_to(page.source.row_count, page.grid.cursor[1])
        await write_fast(pilot, "9000")
        await press(pilot, "f6", "f7", "shift+f6")
        assert page.entry is not None
        assert page.entry.kind == "own"
        assert page.grid.editor_text == "9000"
        assert pane(page).startswith("9.000 t.kr. = 9.000.000 kr. (nu 10.275)")
        await press(pilot, "f6", "f8", "shift+f6")
        assert not page.grid.editing
        assert told(app)[-1] == "Feltet vises ikke længere. »9000« er ikke gemt."

    at(sample, D_2027, job, (120, 40))


def test_the_cursor_stays_on_ones_own_total_and_leaves_it_with_the_rest(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        app.desk.choose(administration="SUF", only_mine=True)
        await settle(pilot)
        assert page.source is not None
        page.grid.move_to(page.source.row_count, page.grid.cursor[1])
        for key, kind in (("f7", "own"), ("f8", "computed")):
            await press(pilot, key)
            assert page.entry is not None
            assert (page.entry.row.id, page.entry.kind) == ("oek19-t6-total", kind)

    at(sample, D_2027, job)


def test_units_change_what_is_shown_and_typed_never_what_is_kept(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "f7")
        assert status(app).startswith("kr. (tabellens enhed: t.kr.)")
        assert cell(page, "oek19-t6-row04", "2027") == "4.800.000"
        await write_fast(pilot, "4800001")
        await press(pilot, "enter", "f7", "f7")
        assert status(app).startswith("mio. kr. (tabellens enhed: t.kr.)")
        assert amount(sample) == 4_800_001

    at(sample, D_2027, job)


def test_the_documents_figures_three_ways(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        assert window(app).count("trykt i ØK19") == 1
        await press(pilot, "ctrl+k")
        assert labels(page).count("trykt i ØK19") == 6
        await press(pilot, "down")
        await write_fast(pilot, "5")
        assert told(app)[-1].startswith("Det trykte tal er dokumentets")
        await press(pilot, "ctrl+k")
        assert "trykt i ØK19" not in window(app)
        await press(pilot, "ctrl+k")
        assert window(app).count("trykt i ØK19") == 1

    at(sample, D_2027, job)


def test_fill_right_and_clear(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "ctrl+r")
        assert told(app)[-1].startswith("Vælg først felterne")
        await press(pilot, "left", "shift+right", "ctrl+r")
        assert amount(sample) == 5_200_000
        await press(pilot, "delete")
        assert sample.get(Line, D).amounts == {}
        assert told(app)[-1] == "2 felter tømt. Ctrl+Z fortryder."
        await press(pilot, "left", "up", "shift+down", "shift+down", "delete")
        assert "1 felt med summer eller flere aktiviteter står endnu" in told(app)[-1]
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert amount(sample) == 4_800_000

    at(sample, D_2027, job)


def test_a_paste_is_looked_at_first(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        page.grid.post_message(Paste("4.000\n3.340\n7"))
        await settle(pilot)
        assert app.screen is not page
        assert amount(sample) == 4_800_000
        await press(pilot, "ctrl+s")
        assert amount(sample) == 4_000_000
        assert amount(sample, "oek19-t6-r06") == 7_000
        await press(pilot, "ctrl+z")
        assert amount(sample) == 4_800_000
        await write_fast(pilot, "5")
        page.grid.post_message(Paste("1\n2"))
        await settle(pilot)
        assert app.screen is page
        assert page.grid.editor_text == "5"

    at(sample, D_2027, job)


def test_a_new_line_stands_in_every_table_it_belongs_to(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "ctrl+n")
        await write_fast(pilot, "Hold")
        await press(pilot, "ctrl+s")
        assert labels(page)[-2:] == ["Ikke i dokumentet", "Hold"]
        assert "● Ny aktivitet; står ikke i dokumentet" in pane(page)
        await write_fast(pilot, "100")
        await press(pilot, "enter")
        assert cell(page, "oek19-t6-total", "2027") == "11.210"
        new = next(line for line in sample.lines() if line.label == "Hold")
        await visit(app, pilot, Place("budget", view="oek19-t8", line=new.id, column="2027"))
        assert labels(page)[-2:] == ["Ikke i dokumentet", "Hold"]
        assert cell(page, "oek19-t8-total", "2027") == "12.243,5"

        await press(pilot, "ctrl+l")
        await write_fast(pilot, "kommu")
        await press(pilot, "enter")
        assert "Ikke i dokumentet" not in labels(page)
        assert page.entry is not None
        assert page.entry.row.label.startswith("f) Kommunikation")

    at(sample, D_2027, job)


def test_a_line_is_moved_and_deleted_with_its_cursor(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "alt+down")
        assert labels(page)[4].startswith("d) ")
        assert page.place.line == D
        await press(pilot, "ctrl+d", "down", "enter")
        assert D not in {line.id for line in sample.lines()}
        assert page.grid.cursor[0] == 4
        assert "2027: tom" in pane(page)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert labels(page)[3].startswith("d) ")
        assert page.place.line == D

    at(sample, D_2027, job)


def test_a_row_that_goes_leaves_the_cursor_in_the_table(sample: Workbook) -> None:
    line, edits = new_line(sample.tables, sample.get(View, "oek19-t6"), near=D, label="Ny")
    sample.apply(edits)

    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        assert page.place.line == line.id
        sample.apply(delete_lines(sample.tables, [line.id]))
        await settle(pilot)
        assert page.entry is not None
        assert page.entry.row.kind == "total"

    at(sample, Place("budget", line=line.id), job)


def test_what_is_printed_is_what_is_left_of_the_table(
    sample: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "f4")
        await write_fast(pilot, "revisitation")
        await press(pilot, "enter", "f9", "enter")
        text = (tmp_path / "tabel-oek19-t6.html").read_text(encoding="utf-8")
        assert "Filter: revisitation" in text
        assert "a) Revisitation" in text
        assert "b) Faglig" not in text

    at(sample, T6, job)


def test_a_workbook_without_tables_says_what_to_do(tmp_path: Path) -> None:
    with create_workbook(tmp_path / "tom.json") as book:

        async def check(app: RessortApp, pilot: Pilot[None]) -> None:
            await visit(app, pilot, Place("budget"))
            await press(pilot, "enter", "5", "f3", "f4", "ctrl+o", "ctrl+down", "ctrl+n", "delete")
            await press(pilot, "ctrl+l", "ctrl+e", "ctrl+g", "ctrl+r", "ctrl+c", "alt+up")
            assert "har ingen tabeller" in window(app)

        run(book, check)


def test_the_history_is_read_after_the_first_paint(sample_path: Path) -> None:
    with open_workbook(sample_path) as book:
        book.set_amount(D, "2027", 5_000_000)

    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        assert cell(page, "oek19-t6-row04", "2027") == "5.000●"

    book = open_workbook(sample_path)
    at(book, D_2027, job)
    book.close(discard=True)
