"""The screen for one track: its tabs held against the workbook, back and forth, live, one's own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from ressort_tui import app as app_module
from ressort_tui.app import RessortApp
from screens.desk import Desk
from screens.dialogs.record_source import RecordSource
from screens.page import Page
from screens.places import Place
from screens.requests import Go
from screens.texts.amount_text import amount_text, short_sum_text
from screens.texts.safe import safe
from screens.track import TrackPage
from screens.track_parts import TabLine
from screens.track_tabs.all_tabs import TABS
from screens.widgets.grid import Grid
from store.changes import SetField
from store.plan_records import Body, Fact, Risk
from store.records import Document, Line, Track, TrackParty, View
from store.shares import whole
from store.totals import TOTAL
from store.workbook import Workbook

SIZES = [(80, 24), (120, 40)]
HOSTILE = "[/x][b]\x1b]52;c;aGVq\x07\u202e"
HARMLESS = "[/x][b]␛]52;c;aGVq␇⟨U+202E⟩"

Check = Callable[[RessortApp, Pilot[None], TrackPage], Awaitable[None]]


class StubPage(Page):
    """Stands for a screen that is not under test, and remembers where it was sent."""

    def __init__(self, name: str, desk: Desk) -> None:
        super().__init__(desk)
        self.NAME = name  # type: ignore[misc]
        self.stood = Place(name)

    def compose_body(self) -> list[Static]:
        return [Static()]

    def show(self) -> None:
        pass

    def go_to(self, place: Place) -> None:
        self.stood = place

    @property
    def place(self) -> Place:
        return self.stood


def make_page(name: str, desk: Desk) -> Page:
    return TrackPage(desk) if name == "track" else StubPage(name, desk)


@pytest.fixture(autouse=True)
def _stubs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "make_page", make_page)


def run(book: Workbook, size: tuple[int, int], check: Check, place: Place | None = None) -> None:
    async def go() -> None:
        app = RessortApp(book)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await app.on_go(Go(place or Place("track")))
            await pilot.pause()
            page = app.page
            assert isinstance(page, TrackPage)
            await check(app, pilot, page)

    asyncio.run(go())


def lines_of(app: RessortApp) -> list[str]:
    """What the window shows, line by line."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def window(app: RessortApp) -> str:
    """All that the window shows, without the places where lines were broken."""
    return " ".join(" ".join(lines_of(app)).split())


def rows_of(page: TrackPage) -> dict[str, dict[str, str]]:
    """The cells shown, by the row's key and the column's."""
    listed = page._listed
    assert listed is not None
    keys = [column.key for column in listed.columns]
    return {
        row.key: dict(zip(keys, (cell.text.strip() for cell in row.cells), strict=True))
        for row in listed.rows
    }


def told(page: TrackPage) -> str:
    """The whole text of a tab, also what is scrolled out of sight, its line breaks as spaces."""
    box = page.query_one("#track-told-text", Static)
    strips = box.render_lines(box.outer_size.region)
    return " ".join(" ".join(strip.text for strip in strips).split())


def tracks_of(book: Workbook) -> list[Track]:
    return sorted(book.all(Track), key=lambda track: track.number)


async def show_tab(page: TrackPage, pilot: Pilot[None], name: str) -> None:
    for _ in TABS:
        if page.place.tab == name:
            return
        await pilot.press("ctrl+right")
        await pilot.pause()
    assert page.place.tab == name


@pytest.mark.parametrize("size", SIZES)
def test_every_track_says_what_it_is_for(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        for track in tracks_of(sample):
            await pilot.press(str(track.number))
            await pilot.pause()
            assert page.place == Place("track", track=track.id, tab="purpose")
            text = told(page)
            for part in (track.purpose, track.standing, track.money, track.in_force_note):
                assert part in text
            for party in sample.all(TrackParty):
                if party.track == track.id:
                    assert party.administration in text
                    assert party.unit in text
            assert track.name.split()[0] in window(app)

    run(sample, size, check)


@pytest.mark.parametrize("size", SIZES)
def test_every_tables_totals_are_those_of_the_workbook(
    sample: Workbook, size: tuple[int, int]
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        await show_tab(page, pilot, "tables")
        for track in tracks_of(sample):
            await pilot.press(str(track.number))
            await pilot.pause()
            own = [view for view in sample.all(View) if view.track == track.id and not view.memo]
            if not own:
                assert track.money in told(page)
                continue
            rows = rows_of(page)
            for view in own:
                table = sample.table(view.id)
                for column in table.columns:
                    if column.kind == "periode" and column.period != "årlig":
                        total = table.total(column.period)
                        shown = rows[view.id].get(column.period, "")
                        assert shown == short_sum_text(total, view.unit, view.price_level)
            row = sample.totals("oek19-t1").layout.by_match[track.id]
            first = sample.table("oek19-t1")
            for period in ("2026", "2027", TOTAL):
                expected = short_sum_text(first.sum(row, period), "t.kr.", first.view.price_level)
                assert rows["oek19-t1"][period] == rows["oek19-t8"][period] == expected

    run(sample, size, check)


def test_a_range_with_unknown_amounts_is_told_whole(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        assert rows_of(page)["plan2-t1"]["årlig"] == "636.491–686.343 + 2 ?"
        assert "636.491–686.343 + 2 uoplyste beløb" in window(app)

    run(sample, (80, 24), check, Place("track", track="spor-5", view="plan2-t1"))


@pytest.mark.parametrize("size", SIZES)
def test_enter_opens_a_table_and_back_leads_to_the_same_row(
    sample: Workbook, size: tuple[int, int]
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        await pilot.press("5")
        await show_tab(page, pilot, "tables")
        grid = page.query_one("#track-rows", Grid)
        grid.focus()
        await pilot.press("down", "down", "right", "right", "right")
        stood, cursor = page.place, grid.cursor
        assert stood.view == "plan2-t1"
        assert stood.column
        await pilot.press("enter")
        await pilot.pause()
        budget = app.page
        assert isinstance(budget, StubPage)
        assert budget.stood == Place("budget", view="plan2-t1")
        await pilot.press("f10")
        await pilot.pause()
        assert app.page is page
        assert page.place == stood
        assert grid.cursor == cursor
        assert page.focused is grid

    run(sample, size, check)


def test_the_track_of_table_1_is_opened_on_its_row(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        await pilot.press("enter")
        await pilot.pause()
        row = sample.totals("oek19-t1").layout.by_match["spor-3"]
        assert app.page.place == Place("budget", view="oek19-t1", row=row)

    run(sample, (80, 24), check, Place("track", track="spor-3", view="oek19-t1"))


def test_a_place_comes_back_as_it_was(sample: Workbook) -> None:
    """In every tab, after all the others have been looked at."""

    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        stood = []
        for tab in TABS:
            await pilot.press("down", "right")
            assert (page.place.track, page.place.tab) == ("spor-5", tab.name)
            stood.append(page.place)
            await pilot.press("ctrl+right")
        for place in stood:
            page.go_to(place)
            assert page.place == place

    run(sample, (80, 24), check, Place("track", track="spor-5"))


@pytest.mark.parametrize("size", SIZES)
def test_the_distribution_adds_up_to_the_track(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        await show_tab(page, pilot, "distribution")
        for track in tracks_of(sample):
            await pilot.press(str(track.number))
            await pilot.pause()
            lines = sample.lines(track=track.id, ledger="implementering", memo=False)
            if not lines:
                assert track.money in told(page)
                continue
            rows = rows_of(page)
            city = whole(sample.lines(ledger="implementering", memo=False))
            total = rows["implementering/total"]
            assert total[TOTAL] == short_sum_text(whole(lines).sum_of(TOTAL), "t.kr.", "2026 p/l")
            assert total["city"] == short_sum_text(city.sum_of(TOTAL), "t.kr.", "2026 p/l")
            for field in ("committee", "administration", "appropriation"):
                for value in {getattr(line, field) for line in lines}:
                    held = whole(line for line in lines if getattr(line, field) == value)
                    row = rows[f"implementering/{field}/{value}"]
                    for period in ("2026", "2027", TOTAL):
                        text = short_sum_text(held.sum_of(period), "t.kr.", "2026 p/l")
                        assert row.get(period, "") == text
                    assert row["bar"]

    run(sample, size, check)


def test_money_that_no_table_adds_is_not_added(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        rows = rows_of(page)
        assert "tidligere-oevrige/" in rows
        assert "tidligere-oevrige/total" not in rows
        page.go_to(Place("track", tab="tables"))
        rows = rows_of(page)
        held = sample.lines(track="spor-4", ledger="tidligere-oevrige")
        assert not any(rows["tidligere-oevrige"].get(year) for year in ("2023", "2025", TOTAL))
        for line in held:
            for period, amount in line.amounts.items():
                shown = rows[f"tidligere-oevrige/{line.id}"][period]
                assert shown == amount_text(amount, "mio. kr.")

    run(sample, (120, 40), check, Place("track", track="spor-4", tab="distribution"))


def test_amounts_in_the_text_stand_with_all_there_is_to_know(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        await show_tab(page, pilot, "in_text")
        for track in tracks_of(sample):
            await pilot.press(str(track.number))
            await pilot.pause()
            memo = sample.lines(track=track.id, memo=True)
            if page._listed is None:
                assert not memo
                continue
            rows = rows_of(page)
            counted = [row.partition("/")[0] for row in rows]
            assert {line.id for line in memo} <= set(counted)
            assert not any(sample.get(Line, one).id.startswith("oek19-t6-r") for one in counted)
            for line in memo:
                details = " ".join(
                    row.details[1] for row in page._listed.rows if row.key.startswith(f"{line.id}/")
                )
                assert line.certainty in details
                assert (line.price_level or "uoplyst") in details
                if line.part_of:
                    every = next(r for r in page._listed.rows if r.key.startswith(f"{line.id}/"))
                    assert any(line.part_of in one for one in every.details)

    run(sample, (80, 24), check)


def test_enter_leads_from_every_kind_of_row_to_its_place_and_back(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        for tab, screen in (
            ("milestones", "timeline"),
            ("risks", "registers"),
            ("med", "organisation"),
            ("questions", "registers"),
        ):
            page.go_to(Place("track", track="spor-5", tab=tab))
            await pilot.press("down")
            stood = page.place
            assert stood.row
            await pilot.press("enter")
            await pilot.pause()
            assert app.page.place.screen == screen
            await pilot.press("f10")
            await pilot.pause()
            assert app.page is page
            assert page.place == stood
            assert "Enter viser posten" in " ".join(page._row.told() if page._row else ())

    run(sample, (80, 24), check, Place("track", track="spor-5"))


def test_where_a_row_is_from_is_one_key_away(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        await pilot.press("f3")
        await pilot.pause()
        assert type(app.screen) is RecordSource
        await pilot.press("escape")
        page.go_to(Place("track", tab="purpose"))
        await pilot.press("f3")
        await pilot.pause()
        assert app.screen_stack[-1] is page

    run(sample, (80, 24), check, Place("track", track="spor-2", tab="systems"))


def test_the_tab_wanted_is_kept_over_a_track_without_it(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        assert page.place.tab == "systems"
        await pilot.press("7")
        assert page.place.tab == "purpose"
        await pilot.press("5")
        assert page.place.tab == "systems"

    run(sample, (80, 24), check, Place("track", track="spor-5", tab="systems"))


def test_sources_name_every_document_and_note(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        await show_tab(page, pilot, "sources")
        for track in tracks_of(sample)[3::3]:
            await pilot.press(str(track.number))
            await pilot.pause()
            text = told(page)
            own = (
                *sample.lines(track=track.id),
                *(one for kind in (Risk, Fact, Body) for one in sample.all(kind)),
            )
            for record in (track, *(x for x in own if getattr(x, "track", "") == track.id)):
                assert sample.get(Document, record.document).title in text
                assert record.section in text
                assert " ".join(record.note.split()) in text

    run(sample, (120, 40), check)


@pytest.mark.parametrize("size", SIZES)
def test_a_change_shows_at_once_and_keeps_the_place(
    sample: Workbook, size: tuple[int, int]
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        await pilot.press("right", "right")
        stood = page.place
        sample.set_amount("oek19-t6-r04", "2027", 5_000_000)
        await pilot.pause()
        assert rows_of(page)["oek19-t6"]["2027"] == "11.310"
        assert rows_of(page)["oek19-t1"]["2027"] == "11.310"
        assert "11.310" in window(app)
        assert page.place == stood
        page.go_to(Place("track", tab="distribution"))
        assert rows_of(page)["implementering/total"]["city"] == "49.440,8"
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert rows_of(page)["implementering/total"]["city"] == "49.240,8"

    run(sample, size, check, Place("track", track="spor-5", view="oek19-t6"))


def test_a_changed_amount_in_the_text_is_marked(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        sample.set_amount("oek19-tekst-03", "2026", 501_000)
        await pilot.pause()
        line = next(one for one in lines_of(app) if "501" in one)
        assert "●" in line
        assert window(app).count("●") == 1

    run(sample, (80, 24), check, Place("track", track="spor-5", tab="in_text"))


@pytest.mark.parametrize("size", SIZES)
def test_ones_own_stands_beside_the_citys(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        app.desk.choose(administration="SOF", only_mine=True)
        await pilot.pause()
        rows = rows_of(page)
        assert rows["oek19-t6"]["2026"] == "13.825"
        own = sample.table("oek19-t6", "SOF").total("2026")
        assert rows["oek19-t6/own"]["2026"] == short_sum_text(own, "t.kr.") == "835"
        assert "heraf SOF" in window(app)
        assert "SOF's del" in window(app)
        await pilot.press("ctrl+right")
        rows = rows_of(page)
        assert rows["implementering/total"][TOTAL] == "24.935"
        assert rows["implementering/total/own"][TOTAL] == "1.670"
        assert rows["implementering/committee/SUD/own"]["city"] == "4.527"
        await pilot.press("ctrl+right")
        assert rows_of(page)["plan2-tekst-04/årlig"]["administration"] == "SOF → SUF"
        page.go_to(Place("track", tab="purpose"))
        await pilot.pause()
        assert "SOF er afgiver" in window(app)
        app.desk.choose(administration="TMF")
        await pilot.pause()
        assert "TMF har ingen del i sporet" in window(app)

    run(sample, size, check, Place("track", track="spor-5", view="oek19-t6"))


def test_a_unit_chosen_is_used_everywhere(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        app.desk.choose(unit="mio. kr.")
        await pilot.pause()
        row = rows_of(page)["oek19-t6"]
        assert (row["2026"], row["unit"]) == ("13,825", "mio. kr.")
        await pilot.press("ctrl+right")
        assert rows_of(page)["implementering/total"][TOTAL] == "24,935"

    run(sample, (80, 24), check, Place("track", track="spor-5", view="oek19-t6"))


@pytest.mark.parametrize("size", SIZES)
def test_keys_and_mouse_walk_tracks_and_tabs(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        await pilot.press("ctrl+down", "ctrl+down")
        assert page.place.track == "spor-3"
        await pilot.press("ctrl+up")
        assert page.place.track == "spor-2"
        await pilot.press("ctrl+left")
        assert page.place.tab == TABS[-1].name
        await pilot.press("ctrl+right")
        assert page.place.tab == TABS[0].name
        tabs = page.query_one(TabLine)
        tabs.focus()
        await pilot.press("right", "right")
        assert page.place.tab == TABS[2].name
        assert page.focused is tabs
        await pilot.click(TabLine, offset=(12, 0))
        assert page.place.tab == TABS[1].name

    run(sample, size, check)


def test_the_list_shows_the_track_walked_to(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        page.query_one(OptionList).focus()
        await pilot.press("down", "down", "down")
        await pilot.pause()
        assert page.place.track == "spor-4"
        await pilot.press("7")
        await pilot.pause()
        assert page.query_one(OptionList).highlighted == 6
        await pilot.press("enter")
        await pilot.pause()
        assert page.focused is page.query_one("#track-told")

    run(sample, (120, 40), check)


def test_the_line_of_a_narrow_window_walks_too(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        line = page.query_one("#track-line")
        line.focus()
        await pilot.press("right")
        assert page.place.track == "spor-2"
        await pilot.click("#track-line", offset=(1, 0))
        assert page.place.track == "spor-1"
        assert not page.query_one("#track-list").display

    run(sample, (80, 24), check)


def test_a_low_window_has_room_for_rows(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        assert page.query_one("#track-rows").size.height >= 4
        assert "ØK19 Tabel 6" in window(app)

    run(sample, (40, 10), check, Place("track", track="spor-5", view="oek19-t6"))


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
def test_hostile_text_is_shown_harmlessly(sample: Workbook, size: tuple[int, int]) -> None:
    sample.apply(
        [
            *(
                SetField("tracks", "spor-5", field, HOSTILE)
                for field in ("name", "purpose", "standing", "money", "in_force_note", "note")
            ),
            SetField("track_parties", "spor-5-part-01", "unit", HOSTILE),
            SetField("track_parties", "spor-5-part-01", "note", HOSTILE),
            SetField("views", "oek19-t6", "title", HOSTILE),
            SetField("views", "oek19-t6", "note", HOSTILE),
            SetField("views", "oek19-t6", "price_level", HOSTILE),
            SetField("ledgers", "implementering", "label", HOSTILE),
            SetField("lines", "oek19-tekst-03", "label", HOSTILE),
            SetField("lines", "oek19-tekst-03", "note", HOSTILE),
            SetField("lines", "oek19-tekst-03", "section", HOSTILE),
            SetField("lines", "oek19-tekst-03", "price_level", HOSTILE),
            SetField("key_figures", "tal-oek19-15", "label", HOSTILE),
            SetField("key_figures", "tal-oek19-15", "value", HOSTILE),
            SetField("key_figures", "tal-oek19-15", "note", HOSTILE * 500),
            SetField("documents", "oek19", "title", HOSTILE),
            SetField("committees", "SOU", "name", HOSTILE),
            SetField("administrations", "SUF", "name", HOSTILE),
            SetField("appropriations", "bev-3415", "name", HOSTILE),
        ]
    )

    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        for tab in ("purpose", "tables", "distribution", "in_text", "key_figures", "sources"):
            page.go_to(Place("track", track="spor-5", tab=tab))
            await pilot.press("home", "down")
            await pilot.pause()
            assert all(line.isprintable() for line in lines_of(app))
            assert HARMLESS[:8] in window(app)

    assert safe(HOSTILE) == HARMLESS
    run(sample, size, check)


def test_a_window_of_another_size_keeps_the_place(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        await pilot.press("down", "right")
        stood = page.place
        for size in ((120, 40), (40, 10), (20, 5), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert page.place == stood

    run(sample, (80, 24), check, Place("track", track="spor-5", tab="tables"))


def test_a_workbook_without_tracks_says_so(sample: Workbook) -> None:
    from store.creating import create_workbook

    with create_workbook(sample.path.parent / "tom.json") as book:

        async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
            assert "Arbejdsfilen har ingen ressortspor." in window(app)
            await pilot.press("1", "ctrl+down", "ctrl+right", "enter", "down", "ctrl+c")
            assert page.place == Place("track")

        run(book, (80, 24), check)


def test_a_track_that_is_gone_gives_way_to_the_first(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], page: TrackPage) -> None:
        assert page.place.track == "spor-1"

    run(sample, (80, 24), check, Place("track", track="spor-99"))
