"""The list of changes: what it tells, what it finds, where it leads, what it takes back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import NoReturn

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from screens.change_list import ChangeList
from screens.changes import ChangesPage
from screens.places import Place
from screens.texts.change_filter import read_filter
from screens.widgets.grid import Grid
from store.changes import Change, Delete, Group, SetField, new_id
from store.errors import Code, FileError
from store.line_edits import place
from store.opening import open_workbook
from store.row_order import move_row
from store.workbook import Workbook
from tests.screens.driving import (
    HOSTILE,
    SIZES,
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

A = "oek19-t6-r01"
D = "oek19-t6-r04"
TODAY = date(2026, 11, 21)

Check = Callable[[RessortApp, Pilot[None]], Awaitable[None]]


@pytest.fixture
def went(monkeypatch: pytest.MonkeyPatch) -> list[Place]:
    return use_plain_pages(monkeypatch, changes=ChangesPage)


@pytest.fixture
def changed(sample: Workbook) -> Workbook:
    """The sample with four changes by two persons, the third of them of three fields."""
    sample.user = "anna"
    sample.set_amount(D, "2027", 5_000_000, reason="Møde i forligskredsen")
    sample.user = "bent"
    sample.set_amount(A, "2026", 3_000_000)
    sample.apply(
        [
            SetField("lines", D, "appropriation", "bev-3300"),
            SetField("lines", D, "committee", "SUD"),
            SetField("lines", D, "certainty", "skøn"),
        ]
    )
    sample.apply([SetField("tracks", "spor-1", "purpose", "Ny tekst")])
    return sample


def rows(app: RessortApp) -> list[list[str]]:
    """The list's cells but for the time."""
    source = app.screen.query_one(Grid).source
    assert source is not None
    return [
        [source.shown(row, column).text.strip() for column in range(1, len(source.heads))]
        for row in range(source.row_count)
    ]


def looked_at(book: Workbook, check: Check, size: tuple[int, int] = (120, 40)) -> None:
    """Start on the list of changes."""

    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("changes"))
        await check(app, pilot)

    run(book, go, size)


async def look_for(pilot: Pilot[None], text: str) -> None:
    await press(pilot, "f4", "ctrl+u")
    await write(pilot, text)
    await press(pilot, "enter")


@pytest.mark.parametrize("size", SIZES)
def test_changes_are_told_newest_first(
    changed: Workbook, went: list[Place], size: tuple[int, int]
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        found = rows(app)
        assert [row[0] for row in found][:3] == ["bent", "bent", ""]
        assert found[1][1] == "Rettelse af 3 felter"
        assert [row[2] for row in found[3:5]] == ["»SOU« → »SUD«", "»fast« → »skøn«"]
        assert found[5][1:4] == ["a) Revisitation, 2026", "2.970 → 3.000 t.kr.", "ja"]
        assert found[6][0] == "anna"
        assert found[6][1].endswith(", 2027")
        assert found[6][2:] == ["4.800 → 5.000 t.kr.", "ja", "Møde i forligskredsen"]
        assert found[7][1] == "Oprettelse"
        assert len(found) == 8
        text = window(app)
        assert "5 ændringer, nyeste først" in text
        assert "4.800 → 5.000 t.kr." in text
        assert "Ctrl+D Fortryd denne" in text
        await press(pilot, *["down"] * 6)
        assert "Begrundelse: Møde i forligskredsen" in window(app)

    looked_at(changed, check, size)


@pytest.mark.parametrize(
    ("text", "count", "what"),
    [
        ("d)", 3, "»d)«"),
        ("spor 1", 2, "spor 1"),
        ("anna", 1, "»anna«"),
        ("forligskredsen", 1, "»forligskredsen«"),
        ("bevilling d)", 1, "»bevilling«, »d)«"),
        (D, 3, "aktiviteten »d) Målrettede arbejdspladsforløb"),
        ("i dag", 5, "i dag"),
        ("i går", 0, "den "),
        ("spor 1 anna", 0, "spor 1, »anna«"),
    ],
)
def test_a_filter_says_in_words_what_is_shown(
    changed: Workbook, went: list[Place], text: str, count: int, what: str
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await look_for(pilot, text)
        assert f"{count} af 5 ændringer: {what}" in lines_of(app)[2]
        assert bool(rows(app)) == bool(count)
        assert ("Ingen ændringer passer." in window(app)) == (not count)

    looked_at(changed, check)


def test_of_a_group_only_what_fits_is_listed(changed: Workbook, went: list[Place]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await look_for(pilot, "udvalg bent")
        assert [row[1] for row in rows(app)] == [
            "Rettelse af 3 felter, 1 vises",
            "d) Målrettede arbej…, udvalg",
        ]
        await press(pilot, "down", "enter")
        assert went == [Place("budget", line=D)]

    looked_at(changed, check)


def test_a_history_that_is_lost_is_told(
    sample: Workbook, went: list[Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> NoReturn:
        raise FileError(Code.HISTORY_DAMAGED, path="[/x]", line=3, offset=0)

    monkeypatch.setattr(sample, "history", refuse)

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        assert "Ændringerne kan ikke læses." in window(app)
        assert "[/x]" in told(app)[0]
        await press(pilot, "enter", "ctrl+d", "f4", "escape", "ctrl+c")

    looked_at(sample, check)


def test_an_empty_filter_lists_everything_again(changed: Workbook, went: list[Place]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await look_for(pilot, "anna")
        assert len(rows(app)) == 1
        await look_for(pilot, "")
        assert "5 ændringer, nyeste først" in window(app)
        assert app.page.place.group == list(changed.history())[1].id

    looked_at(changed, check)


@pytest.mark.parametrize(
    ("text", "problem"),
    [("spor 99", "Der findes intet spor 99."), ("31-02-2026", "Der er ingen dag")],
)
def test_a_filter_that_cannot_be_read_is_mended(
    changed: Workbook, went: list[Place], text: str, problem: str
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await look_for(pilot, text)
        assert problem in window(app)
        assert text in window(app)
        await press(pilot, "escape")
        assert "5 ændringer, nyeste først" in window(app)

    looked_at(changed, check)


def test_days_are_read_as_they_are_written(sample: Workbook) -> None:
    def days(text: str) -> frozenset[date]:
        return read_filter(text, sample, "", TODAY).days

    assert days("i dag") == days("21-11-2026") == days("2026-11-21") == days("21/11") == {TODAY}
    assert days("I går") == days("20.11.2026") == {date(2026, 11, 20)}
    assert days("24-12") == {date(2025, 12, 24)}
    assert days("4.8 i dagens avis") == frozenset()


def test_enter_leads_back_to_the_cell(changed: Workbook, went: list[Place]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, *["down"] * 6, "enter")
        assert went == [Place("budget", line=D, column="2027")]
        await press(pilot, "f10")
        assert app.page.place.group == list(changed.history())[1].id
        await press(pilot, "ctrl+home", "enter")
        assert went[1:] == [Place("track", track="spor-1")]

    looked_at(changed, check)


def test_a_line_that_is_gone_is_named_but_not_gone_to(sample: Workbook, went: list[Place]) -> None:
    lines = [p.id for p in sample.tables.table("placements").values() if p.line == A]  # type: ignore[attr-defined]
    sample.set_amount(A, "2026", 1)
    sample.apply([*(Delete("placements", one) for one in lines), Delete("lines", A)])

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await look_for(pilot, "a) 2026")
        assert rows(app)[0][1] == "a) Revisitation, 2026"
        await press(pilot, "enter")
        assert went == []
        assert "findes ikke længere" in told(app)[0]

    looked_at(sample, check)


def test_a_large_group_is_told_in_numbers_until_it_is_opened(
    sample: Workbook, went: list[Place]
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        count = len(next(sample.history()).changes)
        assert count > 500
        [row] = rows(app)
        assert row[1] == "Oprettelse"
        assert row[2].startswith("Tilføjet: 7 forvaltninger")
        await press(pilot, "enter")
        assert len(rows(app)) == count + 1
        assert "1 af 1 ændring: ændring " in lines_of(app)[2]

    looked_at(sample, check)


def test_ctrl_d_takes_back_the_change_one_stands_on(changed: Workbook, went: list[Place]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, *["down"] * 5, "ctrl+d")
        assert "2.970 → 3.000 t.kr." in window(app)
        await press(pilot, "enter")
        assert changed.tables.table("lines")[A].amounts["2026"] == 3_000_000  # type: ignore[attr-defined]
        await press(pilot, "ctrl+d", "down", "enter")
        assert changed.tables.table("lines")[A].amounts["2026"] == 2_970_000  # type: ignore[attr-defined]
        assert told(app)[0].startswith("Fortrudt: aktivitet »a) Revisitation«")
        found = rows(app)
        assert found[0][2:4] == ["3.000 → 2.970 t.kr.", "fortrydelse"]
        assert found[6][2:4] == ["2.970 → 3.000 t.kr.", "fortrudt"]
        assert app.screen.query_one(Grid).cursor[0] == 6
        await press(pilot, "ctrl+d")
        assert told(app)[-1] == "Ændringen er allerede fortrudt."
        await press(pilot, "ctrl+home", "ctrl+d")
        assert told(app)[-1].startswith("En fortrydelse kan ikke fortrydes.")

    looked_at(changed, check)


def test_what_something_later_builds_on_is_not_taken_back(
    sample: Workbook, went: list[Place]
) -> None:
    sample.set_amount(A, "2026", 1)
    sample.set_amount(A, "2026", 2)

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "down", "ctrl+d", "down", "enter")
        assert "er ændret siden" in told(app)[0]
        await press(pilot, "down", "ctrl+d", "down", "enter")
        assert "arbejdsfilens oprettelse" in told(app)[-1]
        assert sample.tables.table("lines")[A].amounts["2026"] == 2  # type: ignore[attr-defined]

    looked_at(sample, check)


def test_a_repeated_change_can_be_taken_back_where_it_was_repeated(
    sample: Workbook, went: list[Place]
) -> None:
    sample.set_amount(A, "2026", 1)
    sample.undo()
    sample.redo()

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        assert [row[3] for row in rows(app)[:3]] == ["gentagelse", "fortrydelse", "ja"]
        await press(pilot, "ctrl+d", "down", "enter")
        assert sample.tables.table("lines")[A].amounts["2026"] == 2_970_000  # type: ignore[attr-defined]

    looked_at(sample, check)


def test_new_changes_come_on_top_and_the_cursor_stays(changed: Workbook, went: list[Place]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, *["down"] * 5)
        here = app.page.place
        changed.apply(
            [SetField("lines", A, "note", "x"), SetField("lines", A, "certainty", "skøn")]
        )
        await pilot.pause()
        assert app.page.place == here
        assert app.screen.query_one(Grid).cursor[0] == 8
        assert len(rows(app)) == 11
        assert "6 ændringer" in window(app)

    looked_at(changed, check)


def test_what_is_selected_is_copied(
    changed: Workbook, went: list[Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(RessortApp, "copy_to_clipboard", lambda _, text: copied.append(text))

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, *["down"] * 5, "right", "shift+right", "shift+right", "shift+down")
        await press(pilot, "ctrl+c")
        assert [line.split("\t") for line in copied[0].splitlines()] == [
            ["bent", "a) Revisitation, 2026", "2.970 → 3.000 t.kr."],
            ["anna", "d) Målrettede arbejdspl…, 2027", "4.800 → 5.000 t.kr."],
        ]

    looked_at(changed, check)


def test_a_place_filters_on_a_line_or_stands_on_a_group(
    changed: Workbook, went: list[Place]
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("changes", line=A))
        assert "2 af 5 ændringer: aktiviteten »a) Revisitation«" in window(app)
        group = list(changed.history())[1]
        await visit(app, pilot, Place("changes", group=group.id))
        assert "5 ændringer" in window(app)
        assert app.page.place.group == group.id
        assert "Begrundelse: Møde i forligskredsen" in window(app)

    looked_at(changed, check)


def test_only_ones_own_administration(changed: Workbook, went: list[Place]) -> None:
    changed.apply([SetField("lines", "oek19-t6-r05b", "note", "Kun SOF")])

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        app.desk.choose(administration="SOF", only_mine=True)
        await pilot.pause()
        assert "2 af 6 ændringer: kun SOF" in window(app)
        assert rows(app)[0][1] == "e) Programledelse (SOF), note"

    looked_at(changed, check)


def test_the_unit_chosen_is_the_unit_of_the_list(changed: Workbook, went: list[Place]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f7")
        assert rows(app)[5][2] == "2.970.000 → 3.000.000 kr."

    looked_at(changed, check)


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_obeyed(sample: Workbook, went: list[Place], size: tuple[int, int]) -> None:
    sample.user = HOSTILE
    sample.apply([SetField("lines", A, "label", HOSTILE * 1000)], reason=HOSTILE)
    sample.apply([SetField("lines", A, "note", HOSTILE)], reason=HOSTILE)

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        assert "[/x][b]␛]52;c;aGVq␇⟨U+202E⟩" in window(app)
        for keys in (("down",), ("ctrl+d",), ("down", "enter")):
            await press(pilot, *keys)
            assert all(line.isprintable() for line in lines_of(app))
        assert any("[/x][b]␛]52" in message for message in told(app))
        await look_for(pilot, "[/x]")
        assert "»[/x]«" in lines_of(app)[2]

    looked_at(sample, check, size)


def test_what_is_pasted_as_a_filter_is_harmless(changed: Workbook, went: list[Place]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f4")
        app.screen.post_message(Paste(HOSTILE))
        await settle(pilot)
        assert all(line.isprintable() for line in lines_of(app))
        assert "[/x][b]]52;c;aGVq" in window(app)

    looked_at(changed, check)


def test_a_workbook_that_is_only_read(changed: Workbook, went: list[Place]) -> None:
    with open_workbook(changed.path, read_only=True) as book:

        async def check(app: RessortApp, pilot: Pilot[None]) -> None:
            assert len(rows(app)) == 8
            await press(pilot, "ctrl+d", "down", "enter")
            assert "skrivebeskyttet" in told(app)[0]

        looked_at(book, check)


def test_a_long_history_makes_texts_only_of_what_is_in_sight(
    sample: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = Change("lines", A, "amounts.2026", 1, 2)
    groups = [
        Group(new_id(), "2026-11-21T10:00:00+00:00", "anna", (change,)) for _ in range(20_000)
    ]
    monkeypatch.setattr(sample, "history", lambda: iter(groups))
    made: list[Change] = []

    def what_text(_: object, change: Change, __: int) -> str:
        made.append(change)
        return ""

    monkeypatch.setattr("screens.change_list.what_text", what_text)
    source = ChangeList(sample, read_filter("", sample, "", TODAY), "t.kr.")
    assert (source.row_count, source.found, made) == (20_000, 20_000, [])
    source.shown(7, 2)
    assert len(made) == 1
    assert source.entry(0) == (groups[-1], 0)
    assert source.row_of(groups[0].id) == 19_999


def test_a_line_put_into_a_row_is_not_told_as_a_new_line(
    sample: Workbook, went: list[Place]
) -> None:
    line = "oek19-t6-r06"
    for row in (None, "oek19-t8-row06", "oek19-t8-row07"):
        sample.apply(place(sample.tables, "oek19-t8", line, row))

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        found = rows(app)
        assert all(row[1].endswith(", Tabel 8") for row in found[:3])
        assert [row[2][:18] for row in found[:3]] == [
            "»Samling SUF/SOF H",
            "placeret under »Sa",
            "taget ud af »f) Ko",
        ]
        shown = " ".join(window(app).split())
        assert "flyttet fra »Samling SUF/SOF Hjemmeplejens kontaktcenter« til »Samling af" in shown
        assert "plac-" not in shown
        await press(pilot, "enter")
        await press(pilot, "f10", "down", "down", "enter")
        row = "oek19-t8-row07"
        assert went == [
            Place("budget", view="oek19-t8", row=row, line=line),
            Place("budget", line=line),
        ]

    looked_at(sample, check)


def test_a_move_is_one_row(sample: Workbook, went: list[Place]) -> None:
    for row in ("oek19-t6-row02", "oek19-t6-row03"):
        sample.apply([SetField("view_rows", row, "order", 20)])
    group = sample.apply(move_row(sample.tables, "oek19-t6", "oek19-t6-row01", 1))
    assert group is not None
    assert len(group.changes) > 1

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        found = rows(app)
        assert found[0][1:3] == ["a) Revisitation, flyttet", "i Tabel 6 (2 rækker nummere…"]
        assert found[1][1:3] == ["c) Indkøb af medicou…, flyttet", "i Tabel 6"]
        assert "a) Revisitation flyttet i Tabel 6 (2 rækker nummereret om)" in window(app)
        await press(pilot, "enter")
        assert went == [Place("budget", view="oek19-t6", row="oek19-t6-row01")]

    looked_at(sample, check)
