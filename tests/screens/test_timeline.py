"""The timeline: both ways to show it, typing in it, moving a transfer, records, handing it on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from screens.dialogs.moved_date import MovedDate
from screens.dialogs.prompt import PromptDialog
from screens.dialogs.record_form import RecordForm
from screens.places import Place
from screens.timeline import TimelinePage
from screens.timeline_source import BarsSource, TimelineRows
from screens.widgets.grid import Grid
from store.changes import Add, Delete, SetField
from store.follow_ups import follow_up_of
from store.moments import moment_of, read_moment
from store.opening import open_workbook
from store.plan_records import FollowUp, Milestone, MilestoneLine
from store.records import Line
from store.workbook import Workbook
from tests.screens.driving import (
    HOSTILE,
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
from tests.screens.texts.test_timeline_text import milestone
from tests.store.test_ics import parsed

TODAY = date(2026, 3, 21)
LINE = "plan1-t4-r05"
FLYT = "proeve-flyt"


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = type("Today", (date,), {"today": classmethod(lambda _: TODAY)})
    monkeypatch.setattr("screens.timeline_shape.date", fixed)
    use_plain_pages(monkeypatch, timeline=TimelinePage)


@pytest.fixture
def planned(sample: Workbook) -> Workbook:
    """A workbook whose only milestones are these, beside the tracks' dates."""
    tables = sample.tables
    others = [one for one in tables.of(FollowUp).values() if one.table in ("milestones", "tracks")]
    sample.apply(
        [
            *(Delete("follow_ups", one.id) for one in others),
            *(Delete("milestone_lines", one) for one in tables.of(MilestoneLine)),
            *(Delete("milestones", one) for one in tables.of(Milestone)),
            Add(milestone("aftale", "1. februar 2026", kind="Aftale")),
            Add(milestone("flyt", "1. april 2026", kind="Ressortflyt")),
            Add(milestone("golive", "1. april 2026")),
            Add(milestone("evaluering", "Q4 2026", kind="Evaluering")),
            Add(milestone("drift", "maj 2026", "1. januar 2027", kind="Drift")),
            Add(milestone("uden", "", track="")),
            Add(MilestoneLine(id="ml-x", milestone=FLYT, line=LINE)),
        ]
    )
    return sample


def looked_at(book: Workbook, check: Check, size: tuple[int, int] = (120, 40)) -> None:
    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("timeline"))
        await check(app, pilot)

    run(book, go, size)


def page_of(app: RessortApp) -> TimelinePage:
    assert isinstance(app.page, TimelinePage)
    return app.page


def labels(app: RessortApp) -> list[str]:
    source = page_of(app).grid.source
    assert source is not None
    return [source.shown(row, 0).text for row in range(source.row_count)]


async def stand(app: RessortApp, pilot: Pilot[None], name: str, column: int = 1) -> None:
    """Put the cursor on one of the milestones made here."""
    await visit(app, pilot, Place("timeline", row=f"proeve-{name}"))
    grid = app.page.query_one(Grid)
    grid.move_to(grid.cursor[0], column)
    await settle(pilot)


async def put(app: RessortApp, pilot: Pilot[None], text: str) -> None:
    """Have a text typed at once, which is many times faster than key by key."""
    app.screen.post_message(Paste(text))
    await settle(pilot)


async def type_in(app: RessortApp, pilot: Pilot[None], text: str) -> None:
    await put(app, pilot, text)
    await press(pilot, "enter")


def dated(book: Workbook, name: str) -> str:
    return book.get(Milestone, f"proeve-{name}").date


@pytest.mark.parametrize("size", SIZES)
def test_a_list_and_a_picture_of_the_same_rows(planned: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        page = page_of(app)
        text = window(app)
        assert "Næste: 1. april 2026 (om 11 dage): Ressortflyt: flyt og 1 andet samtidig" in text
        assert page.rows is not None
        assert page.grid.cursor == (page.rows.today_row, 1)
        assert page.place == Place("timeline", tab="list")
        found = labels(app)
        here = found.index("── I dag ──")
        assert found[here - 1] == "! Aftale: aftale"
        assert found[here + 1 : here + 3] == ["  Ressortflyt: flyt", "  Go-live: golive"]
        assert found[-1] == "  Go-live: uden"
        assert "21. marts 2026" in text
        assert "◆ en dag" in text
        await press(pilot, "down")
        assert page.place == Place("timeline", row=FLYT, tab="list", column="date")
        assert "Kilde: PLAN1, Tabel 6" in window(app)
        await press(pilot, "ctrl+t")
        source = page.rows
        assert isinstance(source, BarsSource)
        assert source.months == (1 if size[0] > 100 else 3)
        assert page.place == Place("timeline", row=FLYT, tab="bars")
        assert source.periods[page.grid.cursor[1] - 1].holds(date(2026, 4, 1))
        text = window(app)
        assert "▼" in text
        assert "◆" in text
        assert "━━━" in text
        row = next(line for line in lines_of(app) if "Evaluering: evaluering" in line)
        assert "│" in row
        assert len(labels(app)) == len(found)
        await press(pilot, "ctrl+t")
        assert page.place == Place("timeline", row=FLYT, tab="list", column="date")
        await visit(app, pilot, Place("timeline", row="proeve-drift", tab="bars"))
        assert page.place == Place("timeline", row="proeve-drift", tab="bars")

    looked_at(planned, check, size)


def test_typing_in_the_list(planned: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await stand(app, pilot, "golive")
        await write(pilot, "31/4")
        assert "Den måned har 30 dage" in window(app)
        await press(pilot, "enter")
        assert page_of(app).grid.editing
        await press(pilot, "escape")
        assert dated(planned, "golive") == "2026-04-01"
        assert "Go-live · spor 2" in window(app)
        await put(app, pilot, "senest 1/8-2026")
        assert "Forstået: senest 1. august 2026, en lørdag." in window(app)
        await press(pilot, "ctrl+d")
        assert not isinstance(app.screen, RecordForm)
        assert page_of(app).grid.editor_text == "senest 1/8-2026"
        await press(pilot, "enter")
        assert moment_of(planned.get(Milestone, "proeve-golive")) == read_moment(
            "senest 1. august 2026"
        )
        assert app.page.place.row == "proeve-golive"
        await press(pilot, "right")
        await type_in(app, pilot, "i g")
        follow_up = follow_up_of(planned.tables, "milestones", "proeve-golive")
        assert follow_up is not None
        assert follow_up.status == "i gang"
        assert app.page.place.row != "proeve-golive"
        await stand(app, pilot, "golive", 7)
        await type_in(app, pilot, "Aftalt med KBS")
        assert planned.get(Milestone, "proeve-golive").note == "Aftalt med KBS"
        await stand(app, pilot, "golive")
        await press(pilot, "delete")
        assert dated(planned, "golive") == ""
        assert labels(app)[-1] == "  Go-live: golive"
        await press(pilot, "ctrl+z")
        assert dated(planned, "golive") == "2026-08-01"
        await press(pilot, "f2", "end", "backspace", "7", "enter")
        assert dated(planned, "golive") == "2027-08-01"
        await put(app, pilot, "1. maj 2026\tafsluttet\n")
        assert dated(planned, "golive") == "2026-05-01"
        assert app.page.place.row == "proeve-golive"
        assert "✓ Go-live: golive" in labels(app)
        await stand(app, pilot, "golive", 0)
        await press(pilot, "delete")
        assert "skal udfyldes" in told(app)[-1]
        await press(pilot, "ctrl+a", "ctrl+c")

    looked_at(planned, check)


def test_a_track_has_its_own_date(planned: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("timeline", row="spor-5"))
        grid = app.page.query_one(Grid)
        grid.move_to(grid.cursor[0], 1)
        await type_in(app, pilot, "1. september 2026")
        assert planned.tables.table("tracks")["spor-5"].in_force == "2026-09-01"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+d")
        assert "Et ressortspor slettes ikke her" in told(app)[-1]
        grid.move_to(grid.cursor[0], 4)
        await press(pilot, "x")
        assert not page_of(app).grid.editing
        await press(pilot, "enter")
        assert is_open(app, RecordForm)

    looked_at(planned, check)


def test_moving_a_transfer(planned: Workbook) -> None:
    def first_year() -> object:
        return planned.tables.of(Line)[LINE].amounts["2026"]

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await stand(app, pilot, "flyt")
        await put(app, pilot, "1/6-2026")
        text = window(app)
        assert "Go-live: golive ligger før." in text
        assert "Budgettet i 2026 bliver årets beløb × 7/12." in text
        await press(pilot, "enter")
        assert is_open(app, MovedDate)
        text = window(app)
        assert "Ressortflyt: flyt, 1. april 2026 → 1. juni 2026." in text
        assert "samtidig  før›" in text
        assert text.count("Esc") == 1
        assert "1.175›" in text
        await press(pilot, "escape")
        assert (dated(planned, "flyt"), first_year()) == ("2026-04-01", 1_512_000)
        await put(app, pilot, "1/6-2026")
        await press(pilot, "enter", "ctrl+s")
        assert (dated(planned, "flyt"), first_year()) == ("2026-06-01", 1_175_000)
        assert is_plain(app)
        assert app.page.place.row == FLYT
        await press(pilot, "ctrl+z")
        assert (dated(planned, "flyt"), first_year()) == ("2026-04-01", 1_512_000)
        await put(app, pilot, "Q3 2026")
        await press(pilot, "enter", "down", "enter")
        assert (dated(planned, "flyt"), first_year()) == ("2026-07-01", 1_512_000)
        await press(pilot, "ctrl+e")
        assert is_open(app, RecordForm)
        planned.apply([SetField("milestones", FLYT, "date", "2026-06-01")])
        app.screen.dismiss(FLYT)  # as if that had been written in the form
        await settle(pilot)
        assert "Tag budgettet med" in window(app)
        await press(pilot, "ctrl+s")
        assert (dated(planned, "flyt"), first_year()) == ("2026-06-01", 1_511_000)  # Q2: 9/12
        planned.apply([Delete("milestone_lines", "ml-x")])
        await put(app, pilot, "1/8-2026")
        await press(pilot, "enter")
        assert "Ret kun datoen" not in window(app)
        await press(pilot, "enter")
        assert dated(planned, "flyt") == "2026-08-01"
        assert is_plain(app)

    looked_at(planned, check, (80, 24))


def test_filter_and_own_administration(planned: Workbook) -> None:
    async def look_for(app: RessortApp, pilot: Pilot[None], text: str) -> None:
        await press(pilot, "f4", "ctrl+u")
        await put(app, pilot, text)
        await press(pilot, "enter")

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await look_for(app, pilot, "slags:xyz")
        assert is_open(app, PromptDialog)
        assert "Der er: Aftale, Drift, Evaluering" in window(app)
        await press(pilot, "escape")
        await look_for(app, pilot, "spor:2 overskredet")
        assert labels(app)[:1] == ["! Aftale: aftale"]
        assert app.page.place.row, "a filter leaves one on what it found"
        assert "af 14 punkter: spor 2, »overskredet« · 1 overskredet · liste" in window(app)
        await visit(app, pilot, Place("timeline", row=FLYT))
        assert "14 punkter · 7 overskredet · liste" in window(app)
        assert app.page.place.row == FLYT
        await look_for(app, pilot, "findes-ikke")
        assert "Intet på tidslinjen passer." in window(app)
        await press(pilot, "ctrl+t", "ctrl+t", "enter", "ctrl+k", "ctrl+d", "ctrl+e", "ctrl+c")
        await look_for(app, pilot, "")
        app.desk.choose(administration="ØKF", only_mine=True)
        await settle(pilot)
        assert "kun ØKF" in window(app)
        assert "  Go-live: uden" in labels(app)
        assert "  Ressortflyt: flyt" not in labels(app)

    looked_at(planned, check)


def test_records(planned: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await stand(app, pilot, "golive")
        await press(pilot, "ctrl+k")
        assert "✓ Go-live: golive" in labels(app)
        await press(pilot, "ctrl+k")
        follow_up = follow_up_of(planned.tables, "milestones", "proeve-golive")
        assert follow_up is not None
        assert follow_up.status == "i gang"
        await press(pilot, "ctrl+u")
        assert is_open(app, RecordForm)
        await press(pilot, "escape", "ctrl+n")
        assert "Ny milepæl" in window(app)
        await put(app, pilot, "Ny frist")
        await press(pilot, "down")
        await put(app, pilot, "Frist")
        await press(pilot, "ctrl+s")
        [made] = [one for one in planned.all(Milestone) if one.label == "Ny frist"]
        assert (made.track, made.project) == ("spor-2", "Prøven")
        assert app.page.place.row == made.id
        await stand(app, pilot, "golive")
        await press(pilot, "ctrl+d")
        assert "»Go-live: golive« slettes med det, der hører til: 1 opfølgning" in window(app)
        await press(pilot, "down", "enter")
        assert "proeve-golive" not in planned.tables.of(Milestone)
        await press(pilot, "ctrl+z")
        assert "proeve-golive" in planned.tables.of(Milestone)

    looked_at(planned, check)


def test_handing_it_on(planned: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "min plan.ics"

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        page = page_of(app)
        page.choose("prøven")
        printed = page.printable()
        assert (printed.title, printed.facts) == ("Tidslinje", ("6 af 14 punkter: »prøven«",))
        await press(pilot, "f9")
        assert "Tidslinje" in window(app)
        assert "6 af 14 punkter" in window(app)
        await press(pilot, "escape", "ctrl+l")
        assert "5 punkter skrives" in window(app)
        await press(pilot, "ctrl+u", "enter")
        assert "Skriv et filnavn" in window(app)
        await put(app, pilot, str(target.with_suffix("")))
        await press(pilot, "enter")
        assert len(parsed(target.read_bytes())[1]) == 5
        assert "Skrevet her" in told(app)[-1]
        await press(pilot, "ctrl+l", "ctrl+u")
        await put(app, pilot, str(target))
        await press(pilot, "enter")
        assert "Der ligger allerede en fil" in window(app)

    looked_at(planned, check)


def test_no_text_is_obeyed(planned: Workbook) -> None:
    fields = ("label", "kind", "project", "note", "section")
    planned.apply([SetField("milestones", FLYT, field, HOSTILE * 50) for field in fields])

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await stand(app, pilot, "flyt")
        for keys in ((), ("ctrl+t",), ("ctrl+d",), ("escape", "f4", *"q", "enter")):
            await press(pilot, *keys)
            assert all(line.isprintable() for line in lines_of(app))

    looked_at(planned, check, (80, 24))


def test_a_workbook_that_is_only_read(planned: Workbook) -> None:
    with open_workbook(planned.path, read_only=True) as book:

        async def check(app: RessortApp, pilot: Pilot[None]) -> None:
            await stand(app, pilot, "golive")
            for key in ("1", "delete", "ctrl+k", "ctrl+n", "ctrl+e", "ctrl+u", "ctrl+d"):
                await press(pilot, key)
                assert "skrivebeskyttet" in told(app)[-1]
                assert is_plain(app)

        looked_at(book, check)


def test_what_is_far_is_at_the_edge(planned: Workbook) -> None:
    planned.apply([Add(milestone("fjern", "2190")), Add(milestone("gammel", "1. maj 1950"))])
    entries = TimelineRows(planned.tables, [], TODAY)
    assert (entries.row_count, entries.entry(0), entries.row_of("x")) == (0, None, None)

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        page = page_of(app)
        await press(pilot, "ctrl+t")
        source = page.rows
        assert isinstance(source, BarsSource)
        far, old = (source.row_of(f"proeve-{name}") for name in ("fjern", "gammel"))
        assert far is not None
        assert old is not None
        assert source.shown(far, len(source.heads) - 1).text == "▸"
        assert source.shown(old, 1).text == "◂"
        assert not source.editable(old, 1)

    looked_at(planned, check)
