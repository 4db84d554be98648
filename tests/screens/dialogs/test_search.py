"""The search in everything."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from ressort_tui.app import RessortApp
from screens.budget import BudgetPage
from screens.dialogs.search import SearchDialog
from screens.places import Place
from screens.texts.search_da import NO_HIT, most_text
from store.changes import Add
from store.plan_records import (
    Body,
    BodyMeeting,
    CallFigure,
    Centre,
    FollowUp,
    Interval,
    Measure,
    Member,
    Milestone,
    OpenQuestion,
    Remark,
    Risk,
)
from store.records import Record
from store.workbook import Workbook
from tests.screens.driving import (
    HOSTILE,
    SIZES,
    is_open,
    is_plain,
    lines_of,
    press,
    run,
    settle,
    visit,
    window,
    write,
)
from tests.screens.plain_pages import use_plain_pages

RECORDS: list[Record] = [
    Centre(id="center-z", name="Zebravisningen", document="plan1"),
    Interval(id="tid-on", centre="center-z", variant="nu", weekday="onsdag", closed=True),
    Interval(
        id="tid-to",
        centre="center-z",
        variant="nu",
        weekday="torsdag",
        opens="12:00",
        closes="17:30",
    ),
    Interval(
        id="tid-to-2",
        centre="center-z",
        variant="kommende",
        weekday="torsdag",
        opens="12:00",
        closes="18:00",
    ),
    CallFigure(id="kald-z", centre="center-z", calls=160_373, waiting=73, handling=164),
    Milestone(
        id="milepael-z",
        label="Zebraernes go-live",
        kind="Go-live",
        date="2026-04-01",
        track="spor-2",
    ),
    Body(id="organ-z", name="Zebraudvalget", kind="MED"),
    Member(id="rolle-z", body="organ-z", role="Direktør", administration="SUF", person="Åse Zabel"),
    BodyMeeting(id="moede-z", body="organ-z", topic="Zebraplanen", date="2025-09-18"),
    Remark(id="bemaerkning-z", meeting="moede-z", text="Tidlig inddragelse"),
    Risk(id="risiko-z", label="Zebraerne bliver forsinket", track="spor-5"),
    Measure(id="tiltag-z", label="Fast zebramøde", risk="risiko-z"),
    OpenQuestion(id="spoergsmaal-z", label="Hvor er zebraerne?", track="spor-5", inferred=True),
    FollowUp(id="opfoelgning-z", table="questions", target="spoergsmaal-z", deadline="2026-08-01"),
]


def answers(app: RessortApp) -> list[str]:
    """All lines of the list, headings with a star."""
    found = app.screen.query_one(OptionList)
    options = [found.get_option_at_index(at) for at in range(found.option_count)]
    return [f"* {one.prompt}" if one.disabled else str(one.prompt).strip() for one in options]


async def search(app: RessortApp, pilot: Pilot[None], text: str) -> list[str]:
    """Ctrl+F and some words, put there at once."""
    await press(pilot, "ctrl+f")
    app.screen.query_one(Input).value = text
    await settle(pilot)
    return answers(app)


@pytest.mark.parametrize("size", SIZES)
def test_questions_are_answered_in_the_line_and_enter_goes_there(
    sample: Workbook, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    went = use_plain_pages(monkeypatch)
    sample.apply([Add(record) for record in RECORDS])

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "ctrl+f")
        await write(pilot, "zebravisningen ons")
        found = answers(app)
        assert found[0] == "* Åbningstider (1)"
        assert found[1].startswith("Zebravisningen onsdag: Lukket")
        assert "Zebravisningen onsdag: Lukket" in window(app)
        await press(pilot, "enter")
        assert is_plain(app)
        assert went[-1] == Place("hours", row="center-z", tab="nu", column="onsdag")

        found = await search(app, pilot, "zebravisningen")
        assert found[:2] == [
            "* Kontaktcentre (1)",
            "Zebravisningen  nu: ons Lukket, tor 12-17.30 · kommende: tor 12-18",
        ]
        assert "* Åbningstider (3)" in found
        share = next(text for text in found if "kald" in text and "%" in text)
        assert share.startswith("Zebravisningen: 160.373 kald · ")

        found = await search(app, pilot, "zebra go-live")
        assert found[1].startswith("Zebraernes go-live: 1. april 2026")
        found = await search(app, pilot, "zebraudvalg")
        assert found[1].startswith("Zebraudvalget  Direktør (SUF) · afholdt 18. september 2025")
        assert "Tidlig inddragelse" in window(app)
        assert "Åse" not in "".join(found)
        found = await search(app, pilot, "spor 5 spørgsmål")
        assert found[0].startswith("* Åbne spørgsmål (")
        asked = next(text for text in found if text.startswith("Hvor er zebraerne?"))
        assert asked.endswith("ikke startet · udledt af teksten")

        found = await search(app, pilot, "hvem sidder i zebraudvalget")
        assert found[:2] == ["* Organer (1)", next(t for t in found if t.startswith("Zebraudv"))]
        found = await search(app, pilot, "hvornår går zebraerne i luften")
        assert found[0] == f"* {most_text('to ord')}"
        assert found[2].startswith("Zebraernes go-live: 1. april 2026")
        found = await search(app, pilot, "zebravarsel")
        assert found == []
        assert NO_HIT in window(app)

        for figure in ("4800", "4.800", "4,8 mio"):
            found = await search(app, pilot, figure)
            assert found[0].startswith("* Aktiviteter"), figure
            assert "4.800 t.kr. 2027" in found[1], figure
        await press(pilot, "enter")
        assert went[-1] == Place("budget", line="oek19-t6-r04", column="2027")

    run(sample, check, size)


def test_moving_about_and_what_is_remembered(
    sample: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    went = use_plain_pages(monkeypatch)
    sample.apply([Add(record) for record in (*RECORDS, Risk(id="risiko-h", label=HOSTILE))])

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        found = await search(app, pilot, "zzzz")
        assert found == []
        assert NO_HIT in window(app)
        await press(pilot, "enter")
        assert is_open(app, SearchDialog)
        await press(pilot, "ctrl+f")  # what is typed next replaces the words
        await write(pilot, "zebra")
        listed = app.screen.query_one(OptionList)
        assert listed.highlighted == 1
        headings = {at for at, text in enumerate(answers(app)) if text.startswith("*")}
        for key in ("down", "pagedown", "down", "up", "pageup", "up"):
            await press(pilot, key)
            assert listed.highlighted not in headings
        assert listed.highlighted == 1
        await press(pilot, "escape")
        assert is_plain(app)
        assert went == []

        await press(pilot, "ctrl+f")  # the last search is there again
        assert app.screen.query_one(Input).value == "zebra"
        assert answers(app)
        await write(pilot, "åse")
        assert not any("Åse" in text for text in answers(app))
        await press(pilot, "ctrl+g")
        assert any("Direktør: Åse Zabel" in text for text in answers(app))
        await press(pilot, "ctrl+f")
        await write(pilot, "52;c")
        assert all(line.isprintable() for line in lines_of(app))
        assert any("␛" in text for text in answers(app))

        await press(pilot, "ctrl+f")
        await write(pilot, "2027")
        first = next(at for at, text in enumerate(answers(app)) if text.startswith("…"))
        before = len(answers(app))
        listed = app.screen.query_one(OptionList)
        listed.highlighted = first
        await press(pilot, "enter")
        assert len(answers(app)) > before
        assert listed.highlighted == first
        await press(pilot, "enter")
        assert is_plain(app)
        assert went

    run(sample, check)


def test_a_click_and_what_has_changed_since(
    sample: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    went = use_plain_pages(monkeypatch)

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        assert await search(app, pilot, "zebra") == []
        await press(pilot, "escape")
        app.desk.apply([Add(Risk(id="risiko-z", label="Zebraerne bliver forsinket"))])
        await press(pilot, "ctrl+f")
        assert answers(app)[0] == "* Risici (1)"
        await pilot.click("#answers", offset=(4, 1))
        await settle(pilot)
        assert went == [Place("registers", tab="risks", row="risiko-z")]

    run(sample, check)


def test_it_opens_while_a_figure_is_typed_and_leaves_it(
    sample: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_plain_pages(monkeypatch, budget=BudgetPage)

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("budget", view="oek19-t6", line="oek19-t6-r04"))
        await write(pilot, "77")
        assert await search(app, pilot, "revisitation")
        await press(pilot, "escape")
        assert app.page.place.typed == "77"
        await press(pilot, "escape", "f9", "ctrl+f")
        assert not is_open(app, SearchDialog)  # not from within another dialog

    run(sample, check)
