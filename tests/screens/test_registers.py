"""Registre: one grid a register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from screens.dialogs.choose import ChooseDialog
from screens.dialogs.record_form import RecordForm
from screens.dialogs.record_source import RecordSource
from screens.places import Place
from screens.record_columns import FieldColumn
from screens.record_rows import RecordRows
from screens.register_layouts import REGISTERS
from screens.registers import RegistersPage
from store.changes import Add, Delete, SetField
from store.creating import create_workbook
from store.csv_dialect import DANSK
from store.csv_registers import register_files
from store.field_entry import column_of, is_free_text
from store.follow_ups import PREFIX, follow_up_of
from store.opening import open_workbook
from store.plan_kinds import PLAN_KINDS
from store.plan_records import CallFigure, Centre, Fact, FollowUp, Measure, OpenQuestion, Risk
from store.records import KeyFigure, Track
from store.workbook import Workbook
from tests.screens.driving import (
    SIZES,
    Check,
    is_open,
    is_plain,
    lines_of,
    press,
    run,
    settle,
    told,
    visit,
    window,
    write,
)
from tests.screens.plain_pages import use_plain_pages
from tests.store.every_kind import every_edit

TODAY = date(2026, 5, 1)
QUESTIONS = Place("registers", tab="questions")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_pages(monkeypatch, registers=RegistersPage)
    monkeypatch.setattr(RegistersPage, "today", TODAY)


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    edits = [
        Add(Track(id="spor-2", number=2, name="Én indgang")),
        Add(Track(id="spor-5", number=5, name="Hjemmepleje")),
        Add(Centre(id="c-buf", name="BUF Pladsanvisning")),
        Add(Centre(id="c-suf", name="SUF Hjemmepleje")),
        Add(CallFigure(id="k-buf", centre="c-buf", calls=41_545, waiting=395, handling=384)),
        Add(CallFigure(id="k-suf", centre="c-suf", calls=160_373, waiting=73, handling=164)),
        Add(KeyFigure(id="n", label="Ledere", value="20", unit="ledere")),
        Add(Risk(id="r", label="Drift svigter", consequence="Borgerne venter")),
        Add(Measure(id="m", label="Ekstra vagt", risk="r")),
        Add(OpenQuestion(id="sp-a", label="Hvem betaler?", track="spor-5", order=1)),
        Add(OpenQuestion(id="sp-b", label="Hvornår flytter vi?", track="spor-2", order=2)),
        Add(Fact(id="o", label="Åbent i juli", text=" ".join(["Længe"] * 200))),
    ]
    return create_workbook(tmp_path / "bog.json", name="Lille", edits=edits)


def at(
    book: Workbook,
    check: Check,
    place: Place = QUESTIONS,
    size: tuple[int, int] = (80, 24),
) -> None:
    """Start the program, and go to a place of the registers."""

    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, place)
        await check(app, pilot)

    run(book, go, size)


def page(app: RessortApp) -> RegistersPage:
    assert isinstance(app.page, RegistersPage)
    return app.page


@pytest.mark.parametrize("size", SIZES)
def test_call_figures_with_what_is_worked_out(book: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        shown = window(app)
        assert "Kald, ventetid og behandlingstid: 2 poster" in shown
        assert "41.545      6:35        6:24       4.431   20,6 %" in shown
        assert "I alt" in shown
        assert "11.737  100,0 %" in shown
        assert "= regnet ud" in shown
        await press(pilot, "down")
        assert "160.373 kald × 2:44" in window(app)
        assert "160.373 af 201.918 kald" in window(app)
        await press(pilot, "right", "right", "right")
        await write(pilot, "3")
        assert "»3« kan ikke stå i feltet" in window(app)
        await press(pilot, "enter")
        assert page(app).grid.editing
        await write(pilot, ":00")
        assert "= 3:00" in window(app)
        await press(pilot, "enter")
        assert "8.019" in window(app)
        await press(pilot, "up", "right", "x", "f2")
        assert "regnet ud" in told(app)[-1]

    at(book, check, Place("registers", tab="call_figures"), size)
    assert book.get(CallFigure, "k-suf").handling == 180


def test_from_one_register_to_another(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "ctrl+t")
        assert is_open(app, ChooseDialog)
        assert "Åbne spørgsmål  2 poster" in window(app)
        await write(pilot, "risici")
        await press(pilot, "enter")
        assert "Risici: 1 post" in window(app)
        assert "1 tiltag: Ekstra vagt" in window(app)
        await press(pilot, "ctrl+down")
        assert page(app).table == "measures"
        await press(pilot, "ctrl+up", "ctrl+up")
        assert page(app).table == "locations"
        assert "Her er endnu ingen poster" in window(app)
        await press(pilot, "enter", "delete", "ctrl+e", "ctrl+o", "ctrl+c", "x")
        assert is_plain(app)
        await press(pilot, *["ctrl+up"] * (REGISTERS.index("locations") + 1))
        assert page(app).table == REGISTERS[-1]

    at(book, check, Place("registers", tab="questions"))


def test_a_question_is_made_followed_up_and_closed(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "ctrl+n")
        assert is_open(app, RecordForm)
        await write(pilot, "Hvem svarer?")
        form = app.screen
        assert isinstance(form, RecordForm)
        form.rows["follow_up.deadline"].go()
        await write(pilot, "30. april 2026")
        await press(pilot, "ctrl+s")
        record = page(app).record
        assert isinstance(record, OpenQuestion)
        assert (record.label, record.track) == ("Hvem svarer?", "spor-5")
        line = next(line for line in lines_of(app) if "Hvem svarer?" in line)
        assert "!" in line
        assert "30. april 2026" in line
        assert "3 poster · ! fristen er overskredet" in window(app)
        await press(pilot, "ctrl+k")
        held = follow_up_of(book.tables, "questions", record.id)
        assert held is not None
        assert held.status == "afsluttet"
        assert "✓" in window(app)
        await press(pilot, "ctrl+z")
        assert book.all(FollowUp)[0].status == "ikke startet"
        await press(pilot, "ctrl+u")
        assert "Opfølgning: Hvem svarer?" in window(app)
        await press(pilot, "escape", "ctrl+z")
        assert len(book.all(OpenQuestion)) == 2
        assert not book.all(FollowUp)

    at(book, check, Place("registers", tab="questions", row="sp-a"))


def test_typing_and_choosing_in_cells(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "right", "enter")
        assert is_open(app, ChooseDialog)
        await write(pilot, "gang")
        await press(pilot, "enter")
        assert book.all(FollowUp)[0].status == "i gang"
        await press(pilot, "right")
        await write(pilot, "Projektleder")
        await press(pilot, "tab")
        await write(pilot, "1/6-2026")
        assert "= 1. juni 2026" in window(app)
        await press(pilot, "ctrl+z")
        assert "Gør det færdigt" in window(app) or "Esc" in window(app)
        await press(pilot, "tab")
        await write(pilot, "2")
        assert "= 2. Én indgang" in window(app)
        assert "Enter viser listen" in window(app)
        await press(pilot, "enter")
        (held,) = book.all(FollowUp)
        assert (held.responsible, held.deadline) == ("Projektleder", "2026-06-01")
        assert book.get(OpenQuestion, "sp-a").track == "spor-2"
        await press(pilot, "home")
        await write(pilot, "Nyt navn")
        await press(pilot, "escape")
        assert book.get(OpenQuestion, "sp-b").label == "Hvornår flytter vi?"
        await press(pilot, "f2", "enter")
        groups = len(list(book.history()))
        await press(pilot, "up", "up", "home", "delete")
        assert "skal udfyldes" in told(app)[-1]
        assert len(list(book.history())) == groups

    at(book, check, Place("registers", tab="questions", row="sp-a"))


def test_blocks_are_pasted_and_cleared_as_one_change(book: Workbook) -> None:
    async def paste(app: RessortApp, pilot: Pilot[None], text: str) -> None:
        page(app).grid.post_message(Paste(text))
        await settle(pilot)

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "right")
        before = len(list(book.history()))
        await paste(app, pilot, "afventer\tDirektion\t1. juni 2026\ni gang\tLeder\t")
        assert len(list(book.history())) == before + 1
        assert {one.status for one in book.all(FollowUp)} == {"afventer", "i gang"}
        assert page(app).record == book.get(OpenQuestion, "sp-a")
        await paste(app, pilot, "i gang\tx\nmåske\ty")
        assert told(app)[-1].startswith("Række 2, Status: »måske« kan ikke stå")
        assert told(app)[-1].endswith(" Intet er ændret.")
        await paste(app, pilot, "i gang\ni gang\ni gang")
        assert "større" in told(app)[-1]
        assert len(list(book.history())) == before + 1
        await press(pilot, "shift+down", "shift+right", "delete")
        assert {(one.status, one.responsible) for one in book.all(FollowUp)} == {
            ("ikke startet", "")
        }
        await press(pilot, "ctrl+z", "ctrl+z")
        assert not book.all(FollowUp)
        await press(pilot, "escape", "right")
        await paste(app, pilot, "Leder")
        assert page(app).grid.editor_text == "Leder"
        assert page(app).place.typed == "Leder"

    at(book, check, Place("registers", tab="questions", row="sp-a"))


def test_filtered_sorted_printed_and_ones_own(book: Workbook, tmp_path: Path) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f4")
        await write(pilot, "hjemmepleje")
        await press(pilot, "enter")
        assert "1 af 2 poster · filter: »hjemmepleje«" in window(app)
        printed = page(app).printable()
        assert printed is not None
        assert "1 af 2 poster" in printed.facts[0]
        page(app).stand_on("sp-b")
        await settle(pilot)
        assert "Filteret er taget af" in told(app)[-1]
        assert page(app).place.row == "sp-b"
        await press(pilot, "home", "ctrl+o")
        assert "sorteret efter spørgsmål, stigende" in window(app)
        await press(pilot, "ctrl+o")
        assert "Spørgsmål▼" in window(app)
        assert page(app).place.row == "sp-b"
        await press(pilot, "ctrl+o", "ctrl+o")
        await pilot.click("#rows", offset=(2, 0))
        await settle(pilot)
        assert "Spørgsmål▼" in window(app)
        await press(pilot, "f4")
        await write(pilot, "findes ikke")
        await press(pilot, "enter")
        assert "Ingen poster passer" in window(app)
        await press(pilot, "ctrl+t")
        await write(pilot, "risici")
        await press(pilot, "enter", "ctrl+t")
        await write(pilot, "åbne sp")
        await press(pilot, "enter")
        assert "filter: »findes ikke«" in window(app)

    at(book, check)


def test_only_ones_own_is_listed(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        rows, every = page(app).rows, len(sample.all(KeyFigure))
        assert rows is not None
        assert len(rows.records) == every
        app.desk.choose(administration="SOF", only_mine=True)
        await settle(pilot)
        assert "kun SOF" in window(app)
        rows = page(app).rows
        assert rows is not None
        assert 0 < len(rows.records) < every

    at(sample, check, Place("registers", tab="key_figures"))


def test_deleted_with_what_belongs_to_it(book: Workbook) -> None:
    book.apply([Add(FollowUp(id="f", table="questions", target="sp-a"))])

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "ctrl+d")
        assert "»Hvem betaler?« slettes med det, der hører til: 1 opfølgning." in window(app)
        await press(pilot, "escape")
        assert len(book.all(OpenQuestion)) == 2
        await press(pilot, "ctrl+d", "down", "enter")
        assert [one.id for one in book.all(OpenQuestion)] == ["sp-b"]
        assert not book.all(FollowUp)
        await visit(app, pilot, Place("registers", tab="risks", row="r"))
        await press(pilot, "ctrl+d")
        assert "kan ikke slettes" in told(app)[-1]
        await press(pilot, "f3")
        assert is_open(app, RecordSource)
        await press(pilot, "escape", "ctrl+z")
        assert len(book.all(OpenQuestion)) == 2

    at(book, check, Place("registers", tab="questions", row="sp-a"))


def test_a_long_text_is_read_on_in_the_pane(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        pane = page(app).pane
        assert pane.scroll_y == 0
        await press(pilot, "alt+down")
        assert pane.scroll_y > 0
        await press(pilot, "alt+up")
        assert pane.scroll_y == 0

    at(book, check, Place("registers", tab="facts", row="o"))


def test_something_else_is_changed_while_one_types(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await write(pilot, "Hvem")
        book.apply([SetField("questions", "sp-b", "note", "ny")])
        await settle(pilot)
        assert page(app).grid.editing
        book.apply([SetField("questions", "sp-b", "order", 0)])
        await settle(pilot)
        assert page(app).grid.editing
        assert page(app).place.row == "sp-a"
        book.apply([Delete("questions", "sp-a")])
        await settle(pilot)
        assert not page(app).grid.editing
        assert "»Hvem« er ikke gemt" in told(app)[-1]

    at(book, check, Place("registers", tab="questions", row="sp-a"))


def test_nothing_is_changed_in_what_is_read_only(book: Workbook) -> None:
    with open_workbook(book.path, read_only=True) as reading:

        async def check(app: RessortApp, pilot: Pilot[None]) -> None:
            await press(pilot, "x", "enter", "delete", "ctrl+n", "ctrl+e", "ctrl+d", "ctrl+k")
            await press(pilot, "ctrl+u")
            assert is_plain(app)
            assert "skrivebeskyttet" in told(app)[-1]

        at(reading, check, Place("registers", tab="questions", row="sp-a"))


def written_in(rows: RecordRows, table: str) -> str:
    """A column in which a figure may be written."""
    names = [column.name for column in rows.columns if isinstance(column, FieldColumn)]
    own = [name for name in names if not name.startswith(PREFIX)]
    free = (name for name in own if is_free_text(table, name))
    numbers = (name for name in own if column_of(table, name).type == "number")
    return next(free, None) or next(numbers, "")


def test_every_kind_of_the_plans_is_changed_in_a_cell_and_undone(tmp_path: Path) -> None:
    book = create_workbook(tmp_path / "alle.json", name="Alle", edits=every_edit())
    before, files = book.tables.copy(), dict(register_files(book.tables, DANSK, private=True))

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        for table in (kind.table for kind in PLAN_KINDS):
            await visit(app, pilot, Place("registers", tab=table))
            shown = page(app)
            rows = shown.rows
            assert rows is not None
            assert shown.table == table
            name = written_in(rows, table)
            if name:  # others are only chosen in, which the form does
                shown.grid.move_to(rows.first_row, rows.column_of(name))
                await press(pilot, "9", "enter")
                assert book.tables != before, (table, name)
                await press(pilot, "ctrl+z")
                assert book.tables == before, table

    at(book, check, Place("registers", tab="systems"))
    assert dict(register_files(book.tables, DANSK, private=True)) == files
