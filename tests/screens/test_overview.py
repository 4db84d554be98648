"""The overview: figures live, one's own, the lists under the table, where Enter leads."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from screens.desk import Choices, Desk
from screens.overview import OverviewPage
from screens.places import Place
from screens.requests import Go
from screens.widgets.grid import Grid
from screens.widgets.item_list import ItemList
from store.changes import Add, Delete, Edit, SetField
from store.creating import create_workbook
from store.errors import Code, FileError
from store.plan_records import Term
from store.records import Ledger, Line, View, ViewColumn
from store.since import Since
from store.workbook import Workbook

SIZES = [(80, 24), (120, 40)]
HOSTILE = "[/x][b]\x1b]52;c;aGVq\x07\u202e" + "x" * 10_000


class Host(App[None]):
    """Shows the screen, and remembers where it asked to go."""

    def __init__(self, book: Workbook, choices: Choices) -> None:
        super().__init__()
        self.desk = Desk(book, choices)
        self.overview = OverviewPage(self.desk)
        self.went: list[Place] = []

    async def on_mount(self) -> None:
        await self.push_screen(self.overview)

    def on_go(self, event: Go) -> None:
        self.went.append(event.place)


Check = Callable[[Host, Pilot[None]], Awaitable[None]]


def run(
    book: Workbook,
    check: Check,
    size: tuple[int, int] = (80, 24),
    own: str = "",
    only: bool = False,
) -> None:
    app = Host(book, Choices(administration=own, only_mine=only))

    async def go() -> None:
        async with app.run_test(size=size) as pilot:
            await filled(app, pilot)
            await check(app, pilot)

    asyncio.run(go())


async def filled(app: Host, pilot: Pilot[None]) -> None:
    """Wait until everything is worked out."""
    for _ in range(200):
        await pilot.pause()
        if not app.overview.is_filling:
            break
    assert not app.overview.is_filling
    await pilot.pause()


def rows(app: Host) -> dict[str, list[str]]:
    """The table by the labels of its rows."""
    source = app.overview.query_one(Grid).source
    assert source is not None
    shown = [
        [source.shown(row, n).text.strip() for n in range(len(source.heads))]
        for row in range(source.row_count + source.fixed_count)
    ]
    return {label: cells for label, *cells in shown}


def told(app: Host, name: str = "matters") -> list[str]:
    """The lines of a list, folded ones in one."""
    options = app.overview.query_one(f"#{name}", ItemList).options
    return [" ".join(str(option.prompt).split()) for option in options]


def window(app: Host) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def select(app: Host, pilot: Pilot[None], begins: str, name: str = "matters") -> None:
    """Go to the first line of a list that begins so, by keys, and press Enter."""
    items = app.overview.query_one(f"#{name}", ItemList)
    items.focus()
    await pilot.pause()
    wanted = next(n for n, text in enumerate(told(app, name)) if text.startswith(begins))
    while items.highlighted != wanted:
        before = items.highlighted
        await pilot.press("down")
        assert items.highlighted != before
    await pilot.press("enter")


@pytest.mark.parametrize("size", SIZES)
def test_the_first_screenful_holds_the_figures(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        found = rows(app)
        assert found["I alt"][:5] == ["35.550,3", "12.143,5", "773,5", "773,5", "49.240,8"]
        assert found["trykt i ØK19"][:5] == ["35.551", "12.144", "774", "774", "49.241"]
        text = "\n".join(window(app))
        for one in (
            "6. Samling",
            "49.240,8",
            "49.241",
            "2026 p/l",
            "Efter udvalg",
            "SOU",
            "10.275",
        ):
            assert one in text
        assert "Mod det trykte: 2026 -0,7 afrundingsforskel" in text
        grid = app.overview.query_one(Grid)
        assert grid.virtual_size.width <= grid.size.width
        assert app.focused is grid

    run(sample, check, size)


def test_permanent_money_has_a_mark_and_a_word(sample: Workbook) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        found = rows(app)
        permanent = {label: cells[-1] for label, cells in found.items() if cells[-1]}
        assert permanent == {"6. Samling af uafhængige funktioner (v)": "delvis"}
        assert any("◆" in line for line in window(app))

    run(sample, check)


@pytest.mark.parametrize("size", SIZES)
def test_an_edit_from_elsewhere_shows_everywhere(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        grid = app.overview.query_one(Grid)
        await pilot.press("down", "down", "right")
        sample.set_amount("oek19-t6-r04", "2027", 5_000_000, reason="aftalt på mødet")
        await filled(app, pilot)
        found = rows(app)
        assert found["I alt"][1] == "12.343,5"
        assert found["5. Samlet syge- og hjemmepleje"][1] == "11.310"
        assert grid.cursor == (2, 1)
        text = "\n".join(window(app))
        assert "2027 +199,5 afviger" in text
        assert "10.475" in text
        assert "●" in text
        changes = told(app) + told(app, "money")
        assert "Ændret siden dokumenterne: 1 post" in changes
        last = changes[changes.index("Ændret siden dokumenterne: 1 post") + 1]
        assert "4.800 → 5.000 t.kr. Begrundelse: aftalt på mødet" in last
        sample.undo()
        await filled(app, pilot)
        assert rows(app)["I alt"][1] == "12.143,5"
        assert "- Intet er ændret siden dokumenterne." in told(app) + told(app, "money")
        assert "●" not in "\n".join(window(app))

    run(sample, check, size)


def test_lines_come_and_go(sample: Workbook) -> None:
    line = Line(
        id="ny", ledger="implementering", label="ny", track="spor-7", amounts={"2026": 1000}
    )

    async def check(app: Host, pilot: Pilot[None]) -> None:
        before = list(rows(app))
        sample.apply([Add(line)])
        await filled(app, pilot)
        assert "Ikke i dokumentet" in rows(app)
        sample.apply([Delete("lines", "ny")])
        await filled(app, pilot)
        assert list(rows(app)) == before

    run(sample, check)


def test_the_lists_keep_their_place_when_figures_change(sample: Workbook) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        items = app.overview.query_one("#matters", ItemList)
        await pilot.press("tab")
        assert items.has_focus
        await pilot.press(*["down"] * 9)
        at, y = items.highlighted, items.scroll_offset.y
        assert y > 0
        sample.set_amount("oek19-t6-r04", "2027", 5_000_000)
        await filled(app, pilot)
        assert (items.highlighted, items.scroll_offset.y) == (at, y)
        await pilot.press("home")
        assert items.scroll_offset.y == 0
        await pilot.press("shift+tab")
        assert app.overview.query_one(Grid).has_focus

    run(sample, check)


def test_two_columns_in_a_wide_window(sample: Workbook) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        assert "Min forvaltning" in told(app)
        assert told(app, "money")[0].startswith("Efter udvalg")
        await pilot.resize_terminal(80, 24)
        await filled(app, pilot)
        assert told(app)[0].startswith("Efter udvalg")
        assert not app.overview.query_one("#money").display
        await pilot.resize_terminal(30, 8)
        await pilot.resize_terminal(120, 40)
        await filled(app, pilot)
        assert told(app)[0].startswith("Opfølgning: ")
        assert max(len(line.rstrip()) for line in window(app)) <= 120

    run(sample, check, (120, 40))


def test_without_an_administration_it_says_how_to_choose_one(sample: Workbook) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        assert "- Tryk F8 for at vælge, hvilken forvaltning der er din." in told(app)

    run(sample, check)


def test_ones_own_administration(sample: Workbook) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        found = told(app)
        assert "Min forvaltning: SUF, Sundheds- og Omsorgsforvaltningen" in found
        assert "- Modtager opgaver: 5. Samlet syge- og hjemmepleje" in found
        spent = "- Bruger penge, t.kr.: 13.758 i 2026, 10.275 i 2027"
        assert any(text.startswith(spent) for text in found)
        assert any("636.491–686.343 + 2 uoplyste beløb årligt" in text for text in found)
        assert any(text.startswith("- Senest 31. december 2026") for text in found)
        assert "- Uoplyst beløb (?): 2 aktiviteter, heraf SUF 2" in found
        assert rows(app)["I alt"][1] == "12.143,5"
        assert "Kun SUF" not in rows(app)

    run(sample, check, own="SUF")


def test_only_ones_own_beside_the_citys_total(sample: Workbook) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        assert list(rows(app)) == [
            "2 Én indgang til kommunen via Borgerservice",
            "5. Samlet syge- og hjemmepleje",
            "Kun SUF",
            "I alt",
            "trykt i ØK19",
        ]
        assert rows(app)["Kun SUF"][:2] == ["13.758", "10.275"]
        assert rows(app)["I alt"][:2] == ["35.550,3", "12.143,5"]
        assert told(app)[0].startswith("Efter udvalg, kun SUF")
        assert told(app)[1].split()[0] == "SOU"
        assert "Trykt og beregnet nu, hele byen" in told(app)
        assert "2026 -0,7 afrundingsforskel (hele byen)" in "\n".join(window(app))
        app.desk.choose(only_mine=False)
        await filled(app, pilot)
        assert len(rows(app)) == 8

    run(sample, check, own="SUF", only=True)


def test_another_unit(sample: Workbook) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        app.desk.choose(unit="kr.")
        await filled(app, pilot)
        assert rows(app)["I alt"][0] == "35.550.300"
        assert rows(app)["trykt i ØK19"][0] == "35.551.000"
        assert "24.033.000" in "\n".join(told(app))

    run(sample, check)


@pytest.mark.parametrize("column", [0, 2])
def test_enter_on_a_track_leads_to_the_track(sample: Workbook, column: int) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        await pilot.press(*["down"] * 4, *["right"] * column, "enter")
        assert app.went == [Place("track", track="spor-5")]

    run(sample, check)


def test_enter_on_a_total_leads_to_the_table(sample: Workbook) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        await pilot.press(*["down"] * 6, "right", "right", "enter")
        wanted = Place("budget", view="oek19-t1", row="oek19-t1-total", column="2027")
        assert app.went == [wanted]
        assert app.overview.place == Place("overview", *_fields(wanted))

    run(sample, check)


def _fields(place: Place) -> tuple[str, str, str]:
    return place.view, place.row, place.column


@pytest.mark.parametrize(
    ("begins", "place"),
    [
        ("- Uoplyst", Place("budget", line="plan2-t1-r11", column="årlig")),
        ("- 21", None),
        ("SOU", Place("budget", view="oek19-udvalg", row="oek19-udvalg-row01")),
        ("2027", Place("budget", view="oek19-t1", row="oek19-t1-total", column="2027")),
        ("- Modtager opgaver: 5.", Place("track", track="spor-5")),
        ("- I alt, 2026", Place("budget", view="oek19-t1")),
    ],
)
def test_enter_on_a_line_leads_to_what_it_is_about(
    sample: Workbook, begins: str, place: Place | None
) -> None:
    if place is None:  # the line of a change begins with its day
        sample.set_amount("oek19-t6-r04", "2027", 5_000_000)
        place = Place("budget", line="oek19-t6-r04", column="2027")

    async def check(app: Host, pilot: Pilot[None]) -> None:
        found = begins
        if place is not None and place.line == "oek19-t6-r04":
            found = told(app)[told(app).index("Ændret siden dokumenterne: 1 post") + 1]
        await select(app, pilot, found)
        assert app.went == [place]

    run(sample, check, own="SUF")


def test_a_change_leads_to_its_record_or_else_to_the_changes(sample: Workbook) -> None:
    sample.apply([Add(Term(id="begreb-x", term="Ord", meaning="Mening"))])
    sample.apply([SetField("tracks", "spor-5", "purpose", "andet")])
    group = sample.apply([Delete("terms", "begreb-x")])
    assert group is not None

    async def check(app: Host, pilot: Pilot[None]) -> None:
        at = next(at for at, text in enumerate(told(app)) if text.startswith("Ændret siden"))
        texts = told(app)[at + 1 : at + 3]
        for text in texts:
            await select(app, pilot, text)
        assert app.went == [Place("changes", group=group.id), Place("track", track="spor-5")]

    run(sample, check)


def test_a_click_leads_there_too(sample: Workbook) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        await pilot.click("#matters", offset=(3, 1))
        assert app.went == [Place("budget", view="oek19-udvalg", row="oek19-udvalg-row01")]

    run(sample, check)


def test_coming_back_finds_the_row(sample: Workbook) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        app.overview.go_to(Place("overview", row="oek19-t1-row03"))
        assert app.overview.query_one(Grid).cursor == (2, 0)

    run(sample, check)


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_taken_for_markup_or_obeyed(sample: Workbook, size: tuple[int, int]) -> None:
    edits: list[Edit] = [
        SetField("views", "oek19-t1", "title", HOSTILE),
        SetField("view_rows", "oek19-t1-row01", "label", HOSTILE),
        SetField("view_columns", "oek19-t1-col-2026", "label", HOSTILE[:30]),
        SetField("printed_cells", "trykt-oek19-t1-total-2026", "explanation", HOSTILE),
        SetField("tracks", "spor-5", "name", HOSTILE),
        SetField("administrations", "SUF", "name", HOSTILE),
        SetField("lines", "oek19-t6-r04", "label", HOSTILE),
        SetField("ledgers", "implementering", "label", HOSTILE),
    ]
    sample.apply(edits, reason=HOSTILE[:500])

    async def check(app: Host, pilot: Pilot[None]) -> None:
        assert any(label.startswith("[/x][b]␛]52;c;aGVq␇⟨U+202E⟩x") for label in rows(app))
        await pilot.press("tab", "end", "pageup")
        lines = window(app)
        assert all(line.isprintable() for line in lines)
        everything = " ".join(told(app) + told(app, "money"))
        assert "[/x][b]␛]52;c;aGVq␇⟨U+202E⟩" in everything
        assert "\x1b" not in everything

    run(sample, check, size, own="SUF")


def test_a_history_that_cannot_be_read_says_so(
    sample: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Since, count: int) -> None:
        raise FileError(Code.HISTORY_DAMAGED, path="/sti/ressort.json")

    monkeypatch.setattr(Since, "latest", fail)

    async def check(app: Host, pilot: Pilot[None]) -> None:
        at = told(app).index("Ændret siden dokumenterne")
        assert "/sti/ressort.json" in told(app)[at + 1]
        assert rows(app)["I alt"][0] == "35.550,3"

    run(sample, check)


def test_without_the_notes_table_the_first_one_is_shown(tmp_path: Path) -> None:
    edits: list[Edit] = [
        Add(View(id="b", title="Anden", ledger="x", order=2)),
        Add(View(id="a", title="Første", ledger="x", order=1)),
        Add(ViewColumn(id="c", view="a", position=1, kind="periode", label="2026", period="2026")),
        Add(Line(id="l", ledger="x", label="lønninger", amounts={"2026": -5000}, permanent=True)),
    ]
    path = tmp_path / "lille.json"

    async def check(app: Host, pilot: Pilot[None]) -> None:
        assert rows(app) == {"lønninger": ["-5", "ja"]}
        assert str(app.overview.query_one("#title", Static).render()).startswith("Første")
        assert told(app)[1].startswith("Uden udvalg ▒")
        await pilot.press("enter")
        assert app.went[0].screen == "budget"

    with create_workbook(
        path, name="Lille", edits=[Add(Ledger(id="x", label="X")), *edits]
    ) as book:
        run(book, check)


def test_an_empty_workbook_says_what_to_do(tmp_path: Path) -> None:
    async def check(app: Host, pilot: Pilot[None]) -> None:
        assert "har ingen tabeller" in "\n".join(window(app))
        await pilot.press("enter", "tab", "down", "enter")
        assert app.went == []
        assert app.overview.place == Place("overview")

    with create_workbook(tmp_path / "tom.json") as book:
        run(book, check)
