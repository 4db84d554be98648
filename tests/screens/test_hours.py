"""Opening hours typed while a meeting watches the week, the picture and the comparison."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec
import pytest
from rich.text import Text
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from ressort_tui.app import RessortApp
from screens.dialogs.record_source import RecordSource
from screens.hours import HoursPage
from screens.places import Place
from screens.texts.hours_text import short_names
from screens.widgets.coverage import CoveragePicture
from screens.window import WIDE
from store.changes import Add
from store.creating import create_workbook
from store.hours import WORKDAYS, Day, day_text, read_day
from store.hours_edits import days_edits
from store.opening import open_workbook
from store.plan_records import Centre, Interval, Weekday
from store.records import Administration
from store.weeks import COMING, NOW, HoursCell, weeks_of
from store.workbook import Workbook
from tests.screens import driving
from tests.screens.driving import (
    HOSTILE,
    SIZES,
    press,
    settle,
    told,
    visit,
    window,
    write_fast,
)
from tests.screens.plain_pages import use_plain_pages
from tests.store.hours_records import hours_records

DSI, LIBRARY, KBS = "centre-sof-dsi", "centre-kff-bibliotek", "centre-kbs"
THURSDAY = Place("hours", row=DSI, tab="nu", column="torsdag")

at = partial(driving.at, HoursPage)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_pages(monkeypatch, hours=HoursPage)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    records = [
        Administration(id="SOF", name="Socialforvaltningen"),
        *(
            msgspec.structs.replace(one, administration="SOF")
            if isinstance(one, Centre) and "sof" in one.id
            else one
            for one in hours_records()
        ),
    ]
    path = tmp_path / "tider.json"
    with create_workbook(path, name="Tider", edits=[Add(one) for one in records]) as found:
        yield found


def open_hours(book: Workbook) -> None:
    """Give the centre that the others are held against its hours."""
    days = {HoursCell(KBS, NOW, day): read_day("8-17") for day in WORKDAYS}
    book.apply(days_edits(weeks_of(book.tables), days))


def shown(page: HoursPage, centre: str, variant: str, column: str | int) -> str:
    """What the grid shows of a centre, with its mark; columns by weekday or from the end."""
    assert page.source is not None
    weekday = column if isinstance(column, str) else ""
    place = page.source.place_of(centre, NOW if variant == NOW else COMING, weekday)
    assert place is not None
    at_column = place[1] if isinstance(column, str) else len(page.source.heads) + column
    cell = page.source.shown(place[0], at_column)
    return cell.text + cell.mark


HOURS, CHANGE = -2, -1


def pane(page: HoursPage) -> str:
    content = page.pane.query_one("#told", Static).content
    assert isinstance(content, Text)
    return " ".join(content.plain.split())


def strip(page: HoursPage, weekday: str) -> str:
    """The line of a day in the picture."""
    content = page.query_one(CoveragePicture).content
    assert isinstance(content, Text)
    return next(line for line in content.plain.splitlines() if line.startswith(weekday))


def held(book: Workbook, centre: str, weekday: Weekday) -> str:
    return day_text(weeks_of(book.tables).given(HoursCell(centre, NOW, weekday)))


@pytest.mark.parametrize("size", SIZES)
def test_a_day_moved_changes_week_picture_and_comparison_at_once(
    book: Workbook, size: tuple[int, int]
) -> None:
    open_hours(book)

    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        assert shown(page, DSI, NOW, HOURS) == "27"
        before = strip(page, "Tor")
        assert "Mod Københavns Borgerservice: 27 timer dækket, 18 mangler" in pane(page)

        await write_fast(pilot, "12-18")
        assert "kl. 12.00-18.00, 6 timer (før 12-17)" in pane(page)
        assert "Timer/uge: 27 → 28" in pane(page)
        assert "27 timer dækket, 1 udenfor (tor 17-18), 18 mangler" in pane(page)
        assert shown(page, DSI, NOW, HOURS) == "28›"
        during = strip(page, "Tor")
        assert during != before
        in_sight = (
            ("28›", "Mandag") if size[0] >= WIDE else ("Mandag", "Fredag", "Din Sociale Indg")
        )
        assert all(text in window(app) for text in in_sight)
        assert held(book, DSI, "torsdag") == "12-17"

        await press(pilot, "enter")
        assert held(book, DSI, "torsdag") == "12-18"
        assert shown(page, DSI, NOW, HOURS) == "28"
        assert shown(page, DSI, NOW, "torsdag") == "12-18●"
        await press(pilot, "up")
        assert strip(page, "Tor") == during
        assert "torsdag, nu: 12-18 (6 timer) ● trykt 12-17" in pane(page)
        await press(pilot, "ctrl+z")
        assert held(book, DSI, "torsdag") == "12-17"
        assert strip(page, "Tor") == before
        await press(pilot, "ctrl+y")
        assert shown(page, DSI, NOW, "torsdag") == "12-18●"

    at(book, THURSDAY, job, size)


def test_what_is_typed_is_understood_refused_left_and_cleared(book: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        for typed, said in (
            ("9-12, 13-15", "kl. 09.00-12.00 og 13.00-15.00, 5 timer (før 12-17)"),
            ("lukket", "Lukket hele dagen (før 12-17)"),
            ("13-9", "13-9 lukker ikke efter, at det åbner."),
            ("9-25.00", "25.00 er ikke et klokkeslæt."),
        ):
            await write_fast(pilot, typed)
            assert said in pane(page), typed
            await press(pilot, "escape")
        await write_fast(pilot, "13-9")
        await press(pilot, "enter", "ctrl+r")
        assert page.grid.editing
        assert "Afslut først" in pane(page)
        await press(pilot, "escape")
        assert held(book, DSI, "torsdag") == "12-17"

        await write_fast(pilot, "lukket")
        await press(pilot, "enter", "up", "f2", "enter")
        assert held(book, DSI, "torsdag") == "Lukket"
        assert "Lukket●" in window(app)
        await press(pilot, "up", "delete")
        assert held(book, DSI, "torsdag") == ""
        assert "1 dag er tømt" in told(app)[-1]
        assert shown(page, DSI, NOW, HOURS) == "22?"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert held(book, DSI, "torsdag") == "12-17"
        await write_fast(pilot, "12.00-17.00")
        await press(pilot, "enter")
        assert "Dagen er 12-17 i forvejen" in told(app)[-1]
        await press(pilot, "up", "end", "f2")
        assert "Timerne regnes ud" in told(app)[-1]
        assert len(list(book.history())) == 5

    at(book, THURSDAY, job)


def test_days_are_copied_across_the_week_down_and_pasted(book: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        await press(pilot, "ctrl+r")
        assert {held(book, DSI, day) for day in WORKDAYS} == {"12-17"}
        assert "4 dage har fået nye tider" in told(app)[-1]
        await press(pilot, "ctrl+z")
        await visit(app, pilot, THURSDAY)
        await press(pilot, "shift+right", "ctrl+r")
        assert (held(book, DSI, "fredag"), held(book, DSI, "mandag")) == ("12-17", "9-15")
        await press(pilot, "left", "ctrl+g")
        assert "Vælg først felterne" in told(app)[-1]
        await press(pilot, "shift+down", "shift+down", "ctrl+g")
        assert held(book, "centre-suf-hjemmepleje", "torsdag") == "12-17"
        await press(pilot, "ctrl+g")
        assert "har tiderne i forvejen" in told(app)[-1]

        await press(pilot, "home", "right", "ctrl+home", "right")
        app.screen.post_message(Paste("8-12\t\tLukket\r\n9-10\t9-11\t9.30–12"))
        await settle(pilot)
        assert held(book, "centre-buf-pladsanvisning", "mandag") == "8-12"
        assert held(book, "centre-buf-pladsanvisning", "tirsdag") == "9-13"
        assert held(book, DSI, "onsdag") == "9.30-12"
        groups = len(list(book.history()))
        app.screen.post_message(Paste("8-12\t13-9\n9-13\tabc"))
        await settle(pilot)
        assert "Intet er sat ind. Pladsanvisningen, tirsdag (nu): 13-9 lukker" in told(app)[-1]
        assert "I alt er der 2 fejl i det kopierede." in told(app)[-1]
        await press(pilot, "end")
        app.screen.post_message(Paste("8-12"))
        await settle(pilot)
        assert "I det kopierede, række 1, felt 1: »8-12« har ingen ugedag" in told(app)[-1]
        assert len(list(book.history())) == groups

    at(book, THURSDAY, job)


def test_now_and_coming_weekends_and_places(book: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        assert shown(page, LIBRARY, COMING, CHANGE) == "+10 −10"
        assert "mod nu: +10 −10 (tir +8-10 −16-18)" in pane(page)
        assert "Åbne linjer, nu" in window(app)
        assert " 7-18" in strip(page, "Man")
        await press(pilot, "ctrl+t")
        assert "Åbne linjer, kommende" in window(app)
        assert " 7-16" in strip(page, "Man")
        assert shown(page, DSI, COMING, "torsdag") == "12-17="
        assert page.place == Place("hours", row=LIBRARY, tab="kommende", column="tirsdag")
        await press(pilot, "ctrl+t")

        await visit(app, pilot, Place("hours", row=DSI, tab="kommende", column="fredag"))
        assert "som nu; ingen kommende tider" in pane(page)
        await write_fast(pilot, "9-14")
        assert shown(page, DSI, COMING, CHANGE) == "+1›"
        await press(pilot, "enter", "up")
        assert "mod nu: +1 (fre +13-14)" in pane(page)
        assert held(book, DSI, "fredag") == "9-13"

        assert page.place.tab == "kommende"
        await press(pilot, "ctrl+t")
        assert page.place.tab == "nu"
        await press(pilot, "ctrl+l")
        assert page.source is not None
        assert "lørdag" in page.source.weekdays
        assert page.place.column == "lørdag"
        assert "Lørdag" in window(app)
        await visit(app, pilot, Place("hours", row=LIBRARY, tab="nu", column="lørdag"))
        await write_fast(pilot, "10-14")
        await press(pilot, "enter", "ctrl+l")
        assert "Der er tider lørdag eller søndag" in told(app)[-1]
        assert "Lør" in window(app)
        await visit(app, pilot, Place("hours", row="findes-ikke"))
        assert "findes ikke længere" in told(app)[-1]

        page.desk.choose(administration="SOF", only_mine=True)
        await settle(pilot)
        assert page.source.place_of(DSI, NOW, "") is not None
        assert page.source.place_of(LIBRARY, NOW, "") is None
        await visit(app, pilot, Place("hours", row=LIBRARY))
        assert "F8" in told(app)[-1]

    at(book, Place("hours", row=LIBRARY, tab="kommende", column="tirsdag"), job)


def test_centres_are_added_renamed_and_deleted(book: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        await press(pilot, "ctrl+n")
        await write_fast(pilot, "Nyt center")
        await press(pilot, "ctrl+s")
        assert page.row is not None
        assert page.row.centre.name == "Nyt center"
        await press(pilot, "home", "enter")
        await write_fast(pilot, "!")
        await press(pilot, "ctrl+s")
        assert "Nyt center!" in {one.name for one in book.all(Centre)}
        await visit(app, pilot, THURSDAY)
        await press(pilot, "ctrl+d", "down", "enter")
        assert DSI not in book.tables.of(Centre)
        assert not weeks_of(book.tables).has(DSI, NOW)
        await press(pilot, "ctrl+z")
        assert held(book, DSI, "torsdag") == "12-17"

    at(book, THURSDAY, job)


def test_a_deleted_centre_is_told_of(book: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        await press(pilot, "ctrl+d")
        assert "slettes med det, der hører til" in window(app)
        await press(pilot, "enter")
        assert DSI in book.tables.of(Centre)
        await press(pilot, "ctrl+d", "down", "enter")
        assert told(app)[-1] == "»Din Sociale Indgang« er slettet. Ctrl+Z fortryder."

    at(book, THURSDAY, job)


def test_overlaps_from_elsewhere_are_typed_away(
    book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = Interval(
        id="tid-mere", centre=DSI, variant=NOW, weekday="torsdag", opens="16:00", closes="18:00"
    )
    with monkeypatch.context() as patch:
        patch.setattr("store.planning.check_days", lambda _: None)
        book.apply([Add(more)])

    def there() -> list[tuple[str, str]]:
        found = weeks_of(book.tables).records(HoursCell(DSI, NOW, "torsdag"))
        return sorted((one.opens, one.closes) for one in found)

    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        before = there()
        assert len(before) == 2
        await press(pilot, "f2", "enter", "up")
        assert there() == before
        await write_fast(pilot, "12-18")
        await press(pilot, "enter", "up")
        assert there() == [("12:00", "18:00")]
        await press(pilot, "ctrl+z")
        assert there() == before
        await press(pilot, "ctrl+y")
        assert there() == [("12:00", "18:00")]
        await write_fast(pilot, "9-15")
        await press(pilot, "enter", "ctrl+z", "ctrl+z", "ctrl+z")
        assert there() == [("12:00", "17:00")]

    at(book, THURSDAY, job)


def test_typing_survives_what_comes_between(book: Workbook) -> None:
    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        await write_fast(pilot, "12-18")
        weeks = weeks_of(book.tables)
        page.desk.apply(days_edits(weeks, {HoursCell(DSI, NOW, "mandag"): read_day("9-14")}))
        await settle(pilot)
        assert page.grid.editor_text == "12-18"
        assert "Timer/uge: 26 → 27" in pane(page)
        place = page.place
        assert place.typed == "12-18"
        await press(pilot, "escape")
        await visit(app, pilot, place)
        assert page.grid.editor_text == "12-18"
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert page.grid.editor_text == "12-18"
        await pilot.resize_terminal(60, 14)
        await settle(pilot)
        assert not page.query_one(CoveragePicture).display
        assert "Timer/uge: 26 → 27" in window(app)
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        await press(pilot, "ctrl+s")
        assert held(book, DSI, "torsdag") == "12-18"
        await press(pilot, "home")
        assert "Din Sociale Indgang" in window(app)

    at(book, THURSDAY, job)


def test_a_gap_is_seen(book: Workbook) -> None:
    days: dict[HoursCell, Day] = {}
    for centre in book.tables.of(Centre):
        text = "8-10" if centre == DSI else "lukket" if centre != LIBRARY else "12-14"
        days[HoursCell(centre, NOW, "mandag")] = read_day(text)
    book.apply(days_edits(weeks_of(book.tables), days))

    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        assert strip(page, "Man").split()[1:5] == [
            "··111100001111········",
            "8-14,",
            "ingen",
            "10-12",
        ]
        assert "Ingen svarer: man 10-12" in pane(page)

    at(book, THURSDAY, job)


def test_only_reading_nothing_is_typed(book: Workbook) -> None:
    path = book.path
    second = open_workbook(path, read_only=True)

    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        await write_fast(pilot, "9")
        assert not page.grid.editing
        await press(pilot, "ctrl+r", "delete", "ctrl+n", "ctrl+d")
        assert app.screen is page
        assert "Din Social" in window(app)

    at(second, THURSDAY, job)


@pytest.mark.parametrize("size", [(40, 10), (200, 60)])
def test_any_window_and_any_name(book: Workbook, size: tuple[int, int]) -> None:
    book.apply([Add(Centre(id="centre-x", name=HOSTILE, administration="SOF", note=HOSTILE))])

    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        await write_fast(pilot, "9-10, 12-24")
        assert "kl. 09.00-10.00 og 12.00-24.00" in pane(page)
        await press(pilot, "enter", "home", "right", "ctrl+t", "ctrl+l")
        assert "\x1b" not in window(app)
        assert "12-24" in shown(page, "centre-x", NOW, "mandag")

    at(book, Place("hours", row="centre-x", tab="nu", column="mandag"), job, size)


def test_long_names_give_up_what_tells_no_centre_from_another() -> None:
    names = (
        "SOF Telefonerne i huset",
        "SUF Telefonerne i huset",
        "SOF Din Sociale Indgang",
        "SOF A",
    )
    centres = [Centre(id=name, name=name, administration=name[:3]) for name in names]
    assert short_names(centres, 17) == {"SOF Din Sociale Indgang": "Din Sociale Indgang"}


def test_no_centres_is_said(tmp_path: Path) -> None:
    with create_workbook(tmp_path / "tom.json", name="Tom", edits=[]) as empty:

        async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
            assert "Der er ingen kontaktcentre." in window(app)
            keys = ("a", "ctrl+r", "ctrl+g", "delete", "ctrl+c", "f3", "ctrl+t", "ctrl+l", "enter")
            await press(pilot, *keys, "ctrl+e", "ctrl+d")
            assert app.screen is page
            assert page.printable() is not None

        at(empty, Place("hours"), job)


def test_where_it_comes_from_and_the_page_to_print(book: Workbook) -> None:
    open_hours(book)

    async def job(app: RessortApp, pilot: Pilot[None], page: HoursPage) -> None:
        await press(pilot, "f3")
        assert "torsdag" in window(app)
        assert isinstance(app.screen, RecordSource)
        await press(pilot, "escape")
        printed = page.printable()
        assert printed is not None
        text = printed.data("txt", datetime(2026, 1, 2), "1.0").decode()
        for told_there in (
            "7.30-15.30",
            "Lukket",
            "42,5",
            "Biblioteket Online: +10 −10",
            "Mod Københavns Borgerservice",
            "7-7.30:\u00a01, 7.30-9:\u00a02",
            "Biblioteket Online, kommende",
        ):
            assert told_there in text, text

    at(book, THURSDAY, job)
