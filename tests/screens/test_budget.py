"""The job of the editor: a figure typed while a meeting watches, taken, left, taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from rich.text import Text
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Static

from ressort_tui.app import RessortApp
from screens.budget import BudgetPage
from screens.places import Place
from store.line_edits import delete_lines
from store.opening import open_workbook
from store.records import Line
from store.workbook import Workbook
from tests.screens import driving
from tests.screens.driving import (
    SIZES,
    lines_of,
    press,
    settle,
    told,
    visit,
    window,
    write_fast,
)
from tests.screens.plain_pages import use_plain_pages

D = "oek19-t6-r04"
D_2027 = Place("budget", view="oek19-t6", line=D, column="2027")

at = partial(driving.at, BudgetPage)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_pages(monkeypatch, budget=BudgetPage)


def cell(page: BudgetPage, row_id: str, key: str) -> str:
    """What the grid shows in a cell, with its mark."""
    assert page.source is not None
    place = page.source.place_of(row_id, key)
    assert place is not None
    shown = page.source.shown(*place)
    return shown.text + shown.mark


def pane(page: BudgetPage) -> str:
    """What the pane says, as one line."""
    content = page.pane.query_one("#told", Static).content
    assert isinstance(content, Text)
    return " ".join(content.plain.split())


def amount(book: Workbook, line_id: str = D, period: str = "2027") -> object:
    return book.get(Line, line_id).amounts.get(period)


@pytest.mark.parametrize("size", SIZES)
def test_every_total_shows_what_it_would_become(sample: Workbook, size: tuple[int, int]) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await write_fast(pilot, "5000")
        assert cell(page, "oek19-t6-total", "2027") == "11.310›"
        shown = " ".join(window(app).split())
        assert "5.000 t.kr. = 5.000.000 kr. (nu 4.800)" in shown
        said = pane(page)
        for moved in (
            "Tabel 6: Udgifter i alt (netto) 11.110 → 11.310",
            "Tabel 1: 5. Samlet syge- og hjemmepleje 11.110 → 11.310",
            "ØK19 i alt (Tabel 1) 12.143,5 → 12.343,5 trykt 12.144",
            "Sundheds- og Omsorgsudvalget (SOU) 10.275 → 10.475",
            "3415 ældre (SOU) 10.275 → 10.475",
        ):
            assert moved in said
        assert "Tabel 8: d)" in said
        assert "10.475" in window(app)
        assert amount(sample) == 4_800_000

        await press(pilot, "escape")
        assert cell(page, "oek19-t6-total", "2027") == "11.110"
        assert "2027: 4.800 t.kr." in pane(page)

    at(sample, D_2027, job, size)


@pytest.mark.parametrize("size", SIZES)
def test_enter_takes_it_and_undo_takes_it_back(sample: Workbook, size: tuple[int, int]) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await write_fast(pilot, "5000")
        await press(pilot, "enter")
        assert amount(sample) == 5_000_000
        assert cell(page, "oek19-t6-total", "2027") == "11.310"
        assert cell(page, "oek19-t6-row04", "2027") == "5.000●"
        assert "gemt kl." in lines_of(app)[0]
        await press(pilot, "up")
        assert "● Ændret; da arbejdsfilen blev lavet: 4.800 t.kr." in pane(page)
        assert "Trykt i ØK19: 4.800, afviger (forskel +200)" in pane(page)

        await press(pilot, "ctrl+z")
        assert amount(sample) == 4_800_000
        assert cell(page, "oek19-t6-row04", "2027") == "4.800"
        assert any(text.startswith("Fortrudt: ") for text in told(app))
        await press(pilot, "ctrl+y")
        assert amount(sample) == 5_000_000

    at(sample, D_2027, job, size)


UNDERSTOOD = [
    ("1.125", "1.125 t.kr. = 1.125.000 kr. (nu 4.800)"),
    ("236,8", "236,8 t.kr. = 236.800 kr."),
    ("1,1 mio.", "1.100 t.kr. = 1.100.000 kr."),
    ("504 t.kr.", "504 t.kr. = 504.000 kr."),
    ("ca. 4.660", "4.660 t.kr. = 4.660.000 kr. (nu 4.800); »ca.« gemmes ikke"),
    ("900-1000", "900–1.000 t.kr. (nu 4.800)"),
    ("-50", "Aktiviteten er en udgift (U), men -50 t.kr. er under nul."),
    ("?", "11.110 → 6.310 + 1 uoplyst beløb"),
    ("-", "tom (-) (nu 4.800)"),
    ("+50", "4.850 t.kr. = 4.850.000 kr."),
    ("+3 %", "4.944 t.kr. = 4.944.000 kr."),
    ("=x-50", "4.750 t.kr. = 4.750.000 kr."),
    ("=x*1,03", "4.944 t.kr. = 4.944.000 kr."),
    ("hej", "»hej« kan ikke læses som et beløb"),
    ("1.12", "»1.12« er ikke entydigt. Skriv »1,12 t.kr.« eller »112 t.kr.«."),
    ("[/x]", "»[/x]« kan ikke læses som et beløb"),
    ("", "Der er ikke skrevet noget beløb."),
]
"""What is typed over 4.800, and what the pane says then."""


def test_the_editor_says_what_it_understood(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "f2")
        for typed, understood in UNDERSTOOD:
            page.grid.edit(typed)
            await pilot.pause()
            assert understood in pane(page)
        assert amount(sample) == 4_800_000

    at(sample, D_2027, job)


def test_what_cannot_be_read_stays_to_be_mended(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await write_fast(pilot, "50x")
        await press(pilot, "enter")
        assert page.grid.editor_text == "50x"
        assert "Skriv fx 1.125" in pane(page)
        await press(pilot, "backspace", "tab")
        assert amount(sample) == 50_000
        assert page.key == "sum"

    at(sample, D_2027, job)


def test_text_that_was_not_changed_is_no_change(sample: Workbook) -> None:
    sample.set_amount(D, "2027", 4_800_499)

    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "f7", "f7", "f7")
        assert "mio. kr. (tabellens enhed: t.kr.)" in window(app)
        count = len(list(sample.history()))
        await press(pilot, "f2", "enter")
        assert amount(sample) == 4_800_499
        await press(pilot, "up")
        await write_fast(pilot, "5")
        await press(pilot, "enter")
        assert amount(sample) == 5_000_000
        assert len(list(sample.history())) == count + 1

    at(sample, D_2027, job)


def test_columns_are_narrow_again_after_a_wide_preview(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        before = lines_of(app)
        await write_fast(pilot, "?")
        assert "1 uoplyst beløb" in window(app)
        await press(pilot, "escape")
        assert lines_of(app) == before
        await write_fast(pilot, "?")
        await press(pilot, "enter")
        assert "1 uoplyst beløb" in window(app)
        sample.undo()
        await press(pilot, "up")
        assert lines_of(app)[1:] == before[1:]

    at(sample, D_2027, job)


def test_what_is_typed_stays_through_other_sizes_and_other_screens(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await write_fast(pilot, "5000")
        for size in ((40, 10), (20, 5), (120, 40)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert page.grid.editor_text == "5000"
        await press(pilot, "f6")
        assert app.page is not page
        await press(pilot, "shift+f6")
        assert page.grid.editor_text == "5000"
        assert cell(page, "oek19-t6-total", "2027") == "11.310›"
        await press(pilot, "enter")
        assert amount(sample) == 5_000_000

    at(sample, D_2027, job)


def test_the_smallest_window_shows_figure_total_and_what_is_understood(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await write_fast(pilot, "5000")
        shown = window(app)
        for text in ("t.kr. · 2026 p/l", "5000", "11.310", "5.000 t.kr. = 5.000.000 kr."):
            assert text in shown

    at(sample, D_2027, job, (40, 10))


def test_no_command_moves_the_table_under_what_is_typed(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await write_fast(pilot, "5000")
        for key in ("ctrl+z", "f7", "f8", "ctrl+down", "ctrl+n", "ctrl+o", "f4", "f9", "ctrl+p"):
            page.pane.tell([])
            await pilot.press(key)
            assert app.screen is page
            assert page.grid.editor_text == "5000"
            assert "Afslut først feltet med Enter eller Esc." in pane(page)
            assert "Sundheds- og Omsorgsudvalget (SOU) 10.275 → 10.475" in pane(page)

    at(sample, D_2027, job)


def test_another_change_while_typing_is_reckoned_with(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await write_fast(pilot, "+50")
        sample.set_amount(D, "2027", 4_900_000)
        sample.set_amount("oek19-t6-r01", "2027", 3_000_000)
        await settle(pilot)
        assert "4.950 t.kr. = 4.950.000 kr. (nu 4.900)" in pane(page)
        assert cell(page, "oek19-t6-total", "2027") == "11.290›"
        await press(pilot, "enter")
        assert amount(sample) == 4_950_000

    at(sample, D_2027, job)


def test_an_untouched_editor_does_not_undo_another_change(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "f2")
        sample.set_amount(D, "2027", 4_900_000)
        await press(pilot, "enter")
        assert amount(sample) == 4_900_000

    at(sample, D_2027, job)


def test_a_line_deleted_under_the_editor_is_told(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await write_fast(pilot, "5000")
        sample.apply(delete_lines(sample.tables, [D]))
        await settle(pilot)
        assert not page.grid.editing
        assert told(app) == ["Feltet vises ikke længere. »5000« er ikke gemt."]
        assert cell(page, "oek19-t6-total", "2027") == "6.310"

    at(sample, D_2027, job)


def test_going_elsewhere_waits_for_what_is_typed(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await write_fast(pilot, "5000")
        await visit(app, pilot, Place("budget", view="oek19-t7"))
        assert page.place.view == "oek19-t6"
        assert page.grid.editor_text == "5000"

    at(sample, D_2027, job)


def test_a_draft_is_typed_again_only_in_its_own_cell(sample: Workbook) -> None:
    draft = Place("budget", view="oek19-t6", line=D, column="2027", typed="12,5 mio.")

    async def again(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        assert page.place.typed == "12,5 mio."
        assert "12.500 t.kr." in pane(page)

    async def nowhere(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        assert not page.grid.editing

    at(sample, draft, again)
    at(sample, Place("budget", view="oek19-t6", line=D, column="2031", typed="7"), nowhere)
    at(sample, Place("budget", view="oek19-t6", row="nej", column="2027", typed="7"), nowhere)


def test_a_new_sum_for_several_lines_is_looked_at_first(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "down")
        await write_fast(pilot, "4000")
        assert "Fordeles på 2 aktiviteter i forhold til deres beløb" in pane(page)
        assert cell(page, "oek19-t6-total", "2027") == "11.770›"
        await press(pilot, "enter")
        assert app.screen is not page
        assert "3.000" in window(app)
        await press(pilot, "ctrl+s")
        assert app.screen is page
        lines = page.desk.table("oek19-t6").lines(page.entry.row.id) if page.entry else []
        assert [line.amounts["2027"] for line in lines] == [3_000_000, 1_000_000]
        assert "● »e) Programledelse (SUF)« SUF ændret" in pane(page)

    at(sample, D_2027, job)


def test_what_is_computed_or_printed_is_not_typed_over(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await press(pilot, "right", "enter")
        assert "Summen regnes ud" in " ".join(told(app))
        await press(pilot, "ctrl+end", "left", "enter")
        assert not page.grid.editing
        assert [text.split(".")[0] for text in told(app)] == [
            "Det trykte tal er dokumentets og kan ikke rettes"
        ]

    at(sample, D_2027, job)


def test_a_workbook_that_is_only_read_shows_and_keeps_still(
    sample: Workbook, sample_path: Path
) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await write_fast(pilot, "5")
        await press(pilot, "enter", "delete", "ctrl+n", "ctrl+d", "ctrl+r", "alt+up")
        assert app.screen is page
        assert not page.grid.editing
        assert all("skrivebeskyttet" in text for text in told(app))
        assert "2027: 4.800 t.kr." in pane(page)

    at(open_workbook(sample_path, read_only=True), D_2027, job)


def test_a_reason_is_kept_with_the_change_being_typed(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        await write_fast(pilot, "78")
        await press(pilot, "ctrl+b")
        await write_fast(pilot, "aftalt")
        await press(pilot, "enter")
        assert page.grid.editor_text == "78"
        await press(pilot, "enter")
        assert list(sample.history())[-1].reason == "aftalt"

    at(sample, D_2027, job)


def test_a_figure_entered_just_before_leaving_is_kept(sample: Workbook, sample_path: Path) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        for key in (*"5000", "enter", "ctrl+q"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        await settle(pilot)

    at(sample, D_2027, job)
    assert amount(open_workbook(sample_path, read_only=True)) == 5_000_000


def test_keys_pressed_ahead_of_a_dialog_type_nothing_beneath_it(sample: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: BudgetPage) -> None:
        page.grid.move_to(page.source.row_count, page.grid.cursor[1])  # type: ignore[union-attr]
        for key in (*"5", "enter", *"67"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        assert app.screen is not page
        assert not page.grid.editing

    at(sample, D_2027, job)
