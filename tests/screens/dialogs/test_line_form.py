"""All attributes of a line in one form."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from screens.dialogs.form_fields import ChoiceLine
from screens.dialogs.line_form import LineForm
from screens.texts.form_text import FIELDS, options
from store.changes import Group, SetField
from store.errors import Code, NotSaved
from store.line_edits import FORM_FIELDS
from store.opening import open_workbook
from store.records import Line
from store.workbook import Workbook
from tests.screens.driving import HOSTILE, SIZES, lines_of, press, run, settle, window, write
from tests.screens.plain_pages import use_plain_pages

D = "oek19-t6-r04"

Answers = list[str | None]
Check = Callable[[RessortApp, Pilot[None], Answers], Awaitable[None]]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_pages(monkeypatch)


def filled(
    book: Workbook, check: Check, size: tuple[int, int] = (80, 24), line: str = D, **new: str
) -> None:
    """Open the form of a line."""

    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        answers: Answers = []
        app.push_screen(LineForm(app.desk, "" if new else line, **new), answers.append)
        await settle(pilot)
        await check(app, pilot, answers)

    run(book, go, size)


def row_of(app: RessortApp, name: str) -> str:
    """The line of the window that begins with a field's name, without the box around it."""
    lines = (line.strip(" │") for line in lines_of(app))
    return next(line for line in lines if line.startswith(name))


async def down_to(app: RessortApp, pilot: Pilot[None], field: str) -> None:
    """Go to a field below the name by the keyboard."""
    await press(pilot, *["down"] * FIELDS.index(field))


def last(book: Workbook) -> Group:
    return list(book.history())[-1]


def test_the_form_has_every_field_there_is() -> None:
    assert set(FIELDS) == set(FORM_FIELDS)


@pytest.mark.parametrize("size", SIZES)
def test_all_fields_are_in_sight(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], _: Answers) -> None:
        assert row_of(app, "Aktivitet ").endswith("forandringsledelse")
        assert row_of(app, "Ressortspor").endswith("▾ 5. Samlet syge- og hjemmepleje")
        assert row_of(app, "Udvalg").endswith("▾ SOU  Sundheds- og Omsorgsudvalget")
        assert row_of(app, "Bevilling").endswith("▾ 3415 ældre (SOU)")
        assert row_of(app, "Indtægt/udgift").endswith("▾ U, udgift")
        assert row_of(app, "Varig").endswith("▾ nej")
        assert "Tekstens delbeløb" in row_of(app, "Note")
        for text in ("Begrundelse", "[ Gem ]", "Ctrl+S gemmer"):
            assert text in window(app)

    filled(sample, check, size)


def test_all_that_is_changed_is_one_change(sample: Workbook) -> None:
    before = sample.get(Line, D)

    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        await write(pilot, " (ny)")
        await down_to(app, pilot, "permanent")
        await press(pilot, "enter", "down", "enter")
        await press(pilot, *["down"] * (FIELDS.index("note") - FIELDS.index("permanent")))
        await press(pilot, "ctrl+u")
        await write(pilot, "Aftalt")
        await press(pilot, "down")
        await write(pilot, "Møde")
        await press(pilot, "ctrl+s")
        assert answers == [D]

    filled(sample, check)
    group = last(sample)
    assert [(change.field, change.after) for change in group.changes] == [
        ("label", f"{before.label} (ny)"),
        ("permanent", True),
        ("note", "Aftalt"),
    ]
    assert group.reason == "Møde"
    sample.undo()
    assert sample.get(Line, D) == before


def test_the_button_saves(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        await write(pilot, "!")
        await pilot.click("#save")
        await settle(pilot)
        assert answers == [D]
        assert app.desk.reason == ""

    filled(sample, check)
    assert sample.get(Line, D).label.endswith("!")


def test_nothing_changed_is_no_change(sample: Workbook) -> None:
    count = len(list(sample.history()))

    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        await press(pilot, "ctrl+s")
        assert answers == [D]

    filled(sample, check)
    assert len(list(sample.history())) == count


def test_appropriations_of_the_committee_come_first(sample: Workbook) -> None:
    found = options(sample.tables, "appropriation", "SUD")
    assert found is not None
    assert [text for _, text in found][:4] == [
        "(ingen)",
        "3200 Udsatte voksne (SUD)",
        "3300 Tværgående opgaver og administration (SUD)",
        "3510 (BIU)",
    ]

    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        await down_to(app, pilot, "appropriation")
        await press(pilot, "enter")
        assert "│ 3415 ældre (SOU)" in lines_of(app)[lines_of_choices(app) + 1]
        await write(pilot, "udsatte")
        await press(pilot, "enter")
        assert row_of(app, "Bevilling").endswith("▾ 3200 Udsatte voksne (SUD)")
        await press(pilot, "ctrl+s")
        assert answers == [D]

    filled(sample, check)
    line = sample.get(Line, D)
    assert (line.appropriation, line.committee) == ("bev-3200", "SOU")


def lines_of_choices(app: RessortApp) -> int:
    """Where the choices begin in the window."""
    return next(at for at, line in enumerate(lines_of(app)) if "│ (ingen)" in line)


def test_a_choice_is_asked_for_by_mouse_too(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], _: Answers) -> None:
        line = next(one for one in app.screen.query(ChoiceLine) if one.field == "certainty")
        await pilot.click(line)
        await settle(pilot)
        await press(pilot, "escape")
        assert row_of(app, "Sikkerhed").endswith("▾ fast")
        await pilot.click(line)
        await settle(pilot)
        await press(pilot, "down", "enter")
        assert row_of(app, "Sikkerhed").endswith("▾ skøn")

    filled(sample, check)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_wrong_is_said_under_the_field_and_all_is_kept(
    sample: Workbook, size: tuple[int, int]
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        await press(pilot, "ctrl+u", "down")
        await write(pilot, "Ny gruppe")
        await press(pilot, "ctrl+s")
        lines = lines_of(app)
        place = next(at for at, line in enumerate(lines) if "│ Aktivitet  " in line)
        assert lines[place].strip(" │").endswith("(tom)")
        assert "Feltet »aktivitet« skal udfyldes" in lines[place + 1]
        assert row_of(app, "Gruppe").endswith("Ny gruppe")
        assert answers == []
        await write(pilot, "Nyt navn")
        await press(pilot, "ctrl+s")
        assert answers == [D]

    filled(sample, check, size)
    assert (sample.get(Line, D).label, sample.get(Line, D).group) == ("Nyt navn", "Ny gruppe")


def test_esc_leaves_all_as_it_was_after_a_question(sample: Workbook) -> None:
    before = sample.get(Line, D)

    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        await write(pilot, "xyz")
        await press(pilot, "escape")
        assert "Luk uden at gemme?" in window(app)
        await press(pilot, "enter")
        assert row_of(app, "Aktivitet ").endswith("xyz")
        await press(pilot, "escape", "down", "down", "enter")
        assert answers == [None]

    filled(sample, check)
    assert sample.get(Line, D) == before


def test_esc_asks_nothing_where_nothing_is_written(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        await press(pilot, "escape")
        assert answers == [None]

    filled(sample, check)


def test_ctrl_q_asks_before_what_is_written_is_lost(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        await write(pilot, "!")
        await press(pilot, "ctrl+q")
        assert "Luk uden at gemme?" in window(app)
        await press(pilot, "down", "enter")
        assert answers == [D]

    filled(sample, check)
    assert sample.get(Line, D).label.endswith("!")


def test_a_reason_given_before_is_offered(sample: Workbook) -> None:
    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        app.desk.reason = "Efter mødet"
        app.push_screen(LineForm(app.desk, D))
        await settle(pilot)
        assert row_of(app, "Begrundelse").endswith("Efter mødet")
        await write(pilot, "!")
        await press(pilot, "ctrl+s")
        assert app.desk.reason == ""

    run(sample, go)
    assert last(sample).reason == "Efter mødet"


def test_a_new_line_stands_after_its_neighbour(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        assert "Ny aktivitet" in window(app)
        assert row_of(app, "Bevilling").endswith("▾ 3415 ældre (SOU)")
        await press(pilot, "ctrl+s")
        assert "skal udfyldes" in window(app)
        assert answers == []
        await write(pilot, "Helt ny")
        await down_to(app, pilot, "certainty")
        await press(pilot, "enter", "down", "enter", "ctrl+s")
        assert answers[0]

        found = [line.label for line in sample.lines(track="spor-5", memo=False)]
        assert found[found.index("Helt ny") - 1].startswith("d) ")
        line = sample.get(Line, answers[0])
        assert (line.ledger, line.track, line.administration) == ("implementering", "spor-5", "SUF")
        assert (line.certainty, line.amounts) == ("skøn", {})
        assert len([c for c in last(sample).changes if not c.field]) == 1

    filled(sample, check, new_in="oek19-t6", near=D)


def test_a_change_that_did_not_reach_the_disk_is_made_and_told(
    sample: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise NotSaved(Code.NOT_SAVED, path="x", count=1, reason="full")

    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        monkeypatch.setattr(sample, "apply", refuse)
        await write(pilot, "!")
        await press(pilot, "ctrl+s")
        assert answers == [D]
        assert "disken er fuld" in window(app)
        assert app.desk.reason == ""

    filled(sample, check)


def test_a_workbook_that_is_only_read_keeps_what_is_written(sample: Workbook) -> None:
    with open_workbook(sample.path, read_only=True) as book:

        async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
            await write(pilot, "!")
            await press(pilot, "ctrl+s")
            assert "skrivebeskyttet" in window(app)
            assert answers == []
            assert row_of(app, "Aktivitet ").endswith("!")

        filled(book, check)


@pytest.mark.parametrize("size", [*SIZES, (40, 10)])
def test_no_text_is_obeyed(sample: Workbook, size: tuple[int, int]) -> None:
    texts = ("label", "group", "steering_area", "expense_type", "price_level", "note")
    sample.apply([SetField("lines", D, field, HOSTILE * 500) for field in texts])
    sample.apply([SetField("tracks", "spor-5", "name", HOSTILE)])
    sample.apply([SetField("appropriations", "bev-3415", "name", HOSTILE)])
    before = sample.get(Line, D)

    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        assert all(line.isprintable() for line in lines_of(app))
        for field in FIELDS:
            await press(pilot, "down")
            assert all(line.isprintable() for line in lines_of(app)), field
        await press(pilot, "ctrl+s")
        assert answers == [D]

    filled(sample, check, size)
    assert sample.get(Line, D) == before


def test_pasted_lines_become_one_without_hidden_characters(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], _: Answers) -> None:
        app.screen.post_message(Paste(" a\r\nb\x1b[31m\u202ec"))
        await settle(pilot)
        assert row_of(app, "Aktivitet ").endswith("a b[31mc")
        await press(pilot, "ctrl+s")

    filled(sample, check)
    assert sample.get(Line, D).label.endswith(" a b[31mc")
