"""Opfølgning: what is listed, working it off in place, going to the record, the overview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from screens.desk import Choices
from screens.dialogs.choose import ChooseDialog
from screens.dialogs.record_form import RecordForm
from screens.follow_up import FollowUpPage
from screens.places import Place
from screens.widgets.item_list import ItemList
from store.changes import Add
from store.csv_dialect import DANSK
from store.exporting import export_files
from store.follow_ups import follow_up_of
from store.opening import open_workbook
from store.plan_records import FollowUp, Measure, Milestone, OpenQuestion, Status
from store.workbook import Workbook
from tests.screens.driving import (
    HOSTILE,
    SIZES,
    Check,
    is_open,
    is_plain,
    press,
    run,
    settle,
    told,
    visit,
    window,
)
from tests.store.helpers import small_workbook

TODAY = date(2026, 3, 21)
LABEL = "Hvem betaler broen?"


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = type("Today", (date,), {"today": classmethod(lambda _: TODAY)})
    for module in ("follow_up_shape", "overview", "track_tabs.records"):
        monkeypatch.setattr(f"screens.{module}.date", fixed)


@pytest.fixture
def few(tmp_path: Path) -> Iterator[Workbook]:
    """A small workbook, and what there is to do in it beside two unsettled lines."""
    book = small_workbook(tmp_path / "lille.json")
    done: Status = "afsluttet"
    book.apply(
        [
            Add(
                Milestone(
                    id="golive", label="Go-live", kind="Drift", track="spor-a", date="2026-04-01"
                )
            ),
            Add(
                Milestone(
                    id="aftale", label="Aftale", kind="Aftale", track="spor-b", date="2026-02-01"
                )
            ),
            Add(Measure(id="bro", label="Brobygger", track="spor-b")),
            Add(Measure(id="kursus", label=f"Kursus {HOSTILE}", track="spor-a")),
            Add(FollowUp(id="f", table="measures", target="kursus", status=done)),
        ]
    )
    yield book
    book.close(discard=True)


def looked_at(book: Workbook, check: Check, size: tuple[int, int] = (80, 24)) -> RessortApp:
    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("follow_up"))
        await check(app, pilot)

    return run(book, go, size)


def page_of(app: RessortApp) -> FollowUpPage:
    assert isinstance(app.page, FollowUpPage)
    return app.page


def labels(app: RessortApp) -> list[str]:
    rows = page_of(app).rows
    assert rows is not None
    return [rows.shown(row, 0).text for row in range(rows.row_count)]


def in_hand(app: RessortApp) -> str:
    item = page_of(app).item
    return item.record.id if item else ""


def followed(book: Workbook, record: str) -> FollowUp:
    found = next(one for one in book.all(FollowUp) if one.target == record)
    assert isinstance(found, FollowUp)
    return found


async def stand(app: RessortApp, pilot: Pilot[None], record: str, column: str) -> None:
    await visit(app, pilot, Place("follow_up", row=record, column=column))


async def put(app: RessortApp, pilot: Pilot[None], text: str, *keys: str) -> None:
    """Have a text typed at once, and keys pressed after."""
    app.screen.post_message(Paste(text))
    await settle(pilot)
    await press(pilot, *keys)


async def choose(app: RessortApp, pilot: Pilot[None], text: str) -> None:
    """Filter by a text, in place of what there was."""
    await press(pilot, "f4", "ctrl+u")
    if text:
        await put(app, pilot, text)
    await press(pilot, "enter")


@pytest.mark.parametrize("size", SIZES)
def test_what_there_is_to_do_by_deadline(few: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        text = window(app)
        assert "Opfølgning: " in text
        assert "1 overskredet" in text
        assert labels(app)[:4] == ["Overskredet (1)", "Aftale", "Næste 14 dage (1)", "Go-live"]
        assert "Overskredet (1)" in text
        assert in_hand(app) == "aftale"
        assert "48 dage siden (milepælens dato)" in text
        assert not any("Kursus" in label for label in labels(app))
        assert "1 afsluttet skjult (Ctrl+T)" in text
        await press(pilot, "ctrl+t")
        assert labels(app)[-2] == "Afsluttet eller bortfaldet (1)"
        assert "\x1b" not in "".join(labels(app))
        await choose(app, pilot, "spor:2 uden ansvarlig slags:tiltag")
        assert labels(app) == ["Uden frist (1)", "Brobygger"]
        assert "spor 2, uden ansvarlig, slags tiltag" in window(app)
        await choose(app, pilot, "findes ikke")
        assert "Intet passer" in window(app)
        await choose(app, pilot, "status:afsluttet")
        assert labels(app)[0] == "Afsluttet eller bortfaldet (1)"
        printed = page_of(app).printable()
        assert printed is not None
        data = printed.data("txt", datetime(2026, 3, 21, 12), "1").decode()
        assert "Kursus" in data
        assert "status afsluttet" in data
        # a record that the filter hides is reached all the same
        await stand(app, pilot, "bro", "deadline")
        assert in_hand(app) == "bro"
        assert page_of(app).filter_text == ""

    looked_at(few, check, size)


def test_a_row_is_worked_off_in_place(few: Workbook) -> None:
    groups = len(list(few.history()))

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await stand(app, pilot, "bro", "deadline")
        await put(app, pilot, "1/8")
        assert "= lørdag 1. august 2026, om 133 dage" in window(app)
        await press(pilot, "tab")
        assert followed(few, "bro").deadline == "2026-08-01"
        assert in_hand(app) == "bro"
        assert told(app) == ["»Brobygger« står nu under Senere."]
        await press(pilot, "f2")
        assert is_open(app, ChooseDialog)
        await press(pilot, "down", "down", "enter")
        assert followed(few, "bro").status == "afventer"
        await press(pilot, "tab")
        await put(app, pilot, "projektleder, suf")
        assert "= projektleder, SUF" in window(app)
        await press(pilot, "tab")
        await put(app, pilot, "Ring til TMF", "enter")
        found = followed(few, "bro")
        assert (found.responsible, found.administration) == ("projektleder", "SUF")
        assert found.next_step == "Ring til TMF"
        assert len(list(few.history())) == groups + 4
        # what cannot be read is said, and stays to be mended
        await stand(app, pilot, "bro", "deadline")
        await put(app, pilot, "32/8", "enter")
        assert page_of(app).grid.editing
        await press(pilot, "escape", "delete")
        assert followed(few, "bro").deadline == ""
        assert "Senere (1)" not in labels(app)
        await stand(app, pilot, "bro", "responsible")
        await press(pilot, "delete")
        found = followed(few, "bro")
        assert (found.responsible, found.administration) == ("", "")
        # a block of cells is one change
        await stand(app, pilot, "bro", "responsible")
        await put(app, pilot, "SUF\tSpørg\n")
        found = followed(few, "bro")
        assert (found.administration, found.next_step) == ("SUF", "Spørg")
        # what is not said here is said in the form of the record
        await stand(app, pilot, "bro", "label")
        await press(pilot, "f2")
        assert is_open(app, RecordForm)

    looked_at(few, check)


def test_closing_is_one_key_that_undo_takes_back(few: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "ctrl+k")
        assert followed(few, "aftale").status == "afsluttet"
        assert in_hand(app) == "golive"  # the next one, under another heading
        assert told(app) == ["»Aftale« er afsluttet. Ctrl+Z fortryder."]
        await press(pilot, "ctrl+z")
        assert follow_up_of(few.tables, "milestones", "aftale") is None
        assert in_hand(app) == "aftale"
        assert told(app) == ["Fortrudt: Tilføjet: opfølgning »Aftale«"]
        await press(pilot, "ctrl+t")
        await stand(app, pilot, "kursus", "status")
        await press(pilot, "ctrl+k")
        assert followed(few, "kursus").status == "i gang"
        # on a heading there is nothing to close
        page_of(app).grid.move_to(0, 0)
        await press(pilot, "ctrl+k")
        assert told(app) == ["Stil dig på en post først."]

    looked_at(few, check)


def test_enter_leads_to_the_record_and_back(few: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await stand(app, pilot, "bro", "status")
        await press(pilot, "enter")
        assert app.page.place.screen == "registers"
        assert (app.page.place.tab, app.page.place.row) == ("measures", "bro")
        await press(pilot, "f10")
        assert app.page.place == Place("follow_up", row="bro", tab="measures", column="status")
        app.desk.choose(administration="SOF", only_mine=True)
        await settle(pilot)
        assert "kun SOF" in window(app)
        assert "Brobygger" not in labels(app)
        await visit(app, pilot, Place("follow_up", row="bro", tab="measures"))
        assert told(app) == ["Posten vedrører ikke SOF og vises først, når F8 viser alle."]
        await visit(app, pilot, Place("follow_up", row="spor-a", tab="tracks"))
        assert "følges ikke op" in told(app)[0]

    looked_at(few, check)


def overview_told(app: RessortApp) -> str:
    return "\n".join(
        str(option.prompt)
        for name in ("#money", "#matters")
        for option in app.page.query_one(name, ItemList).options
    )


async def see_overview(app: RessortApp, pilot: Pilot[None]) -> str:
    await visit(app, pilot, Place("overview"))
    for _ in range(60):
        await pilot.pause()
        if not getattr(app.page, "is_filling", False):
            break
    return " ".join(overview_told(app).split())


def exported(book: Workbook) -> str:
    files = dict(export_files(book, DANSK))
    return "\n".join(
        files[name].decode("utf-8-sig") for name in ("aabne_spoergsmaal.csv", "opfoelgning.csv")
    )


def test_a_new_question_is_everywhere_and_closed_with_a_key(few: Workbook) -> None:
    """Done when: in its list, on its track, in the overview and in the export."""

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await choose(app, pilot, "spor:2")
        await press(pilot, "ctrl+n")
        assert is_open(app, RecordForm)
        await put(app, pilot, LABEL, "ctrl+s")
        assert is_plain(app)
        (question,) = few.all(OpenQuestion)
        assert question.track == "spor-b"
        assert in_hand(app) == question.id
        await put(app, pilot, "25/3", "enter")
        assert followed(few, question.id).deadline == "2026-03-25"
        assert labels(app)[2:4] == ["Næste 14 dage (1)", LABEL]

        await visit(app, pilot, Place("track", track="spor-b", tab="questions"))
        assert LABEL in window(app)
        shown = await see_overview(app, pilot)
        assert "Opfølgning: 1 overskredet, 2 næste 14 dage" in shown
        assert f"25. marts 2026, om 4 dage: {LABEL} · spor 2" in shown
        assert LABEL in exported(few)
        assert "2026-03-25" in exported(few)

        lists = app.page.query_one("#matters", ItemList)
        places = [lists.place_at(index) for index in range(lists.option_count)]
        assert Place("follow_up") in places
        wanted = Place("follow_up", row=question.id, tab="questions")
        lists.highlighted = places.index(wanted)
        lists.focus()
        await press(pilot, "enter")
        assert in_hand(app) == question.id
        await press(pilot, "ctrl+k")
        assert LABEL not in labels(app)
        assert "afsluttet" in exported(few).splitlines()[-1]
        assert f"dage: {LABEL}" not in await see_overview(app, pilot)
        await visit(app, pilot, Place("follow_up"))
        await press(pilot, "ctrl+z")
        assert in_hand(app) == question.id
        assert f"dage: {LABEL}" in await see_overview(app, pilot)

    looked_at(few, check)


def test_a_workbook_that_is_read_only_says_so(few: Workbook) -> None:
    few.snapshot()
    book = open_workbook(few.path, read_only=True)

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        for keys in (("ctrl+k",), ("1",), ("ctrl+n",)):
            await press(pilot, *keys)
            assert "skrivebeskyttet" in told(app)[0].lower() or "læse" in told(app)[0].lower()
            assert is_plain(app)

    try:
        looked_at(book, check)
    finally:
        book.close(discard=True)


def test_sorting_stays_within_the_sections(few: Workbook) -> None:
    few.apply([Add(Measure(id="anden", label="Anden bro", track="spor-a"))])

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await choose(app, pilot, "bro")
        assert labels(app) == ["Uden frist (2)", "Anden bro", "Brobygger"]
        page_of(app).grid.move_to(page_of(app).grid.cursor[0], 0)
        await press(pilot, "ctrl+o", "ctrl+o")
        assert labels(app)[1:] == ["Brobygger", "Anden bro"]
        assert "sorteret efter hvad, faldende" in window(app)

    app = looked_at(few, check)
    assert app.desk.choices == Choices(administration="")
