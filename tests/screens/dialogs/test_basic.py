"""The dialogs every screen uses: a question, one of many, a text, help."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from ressort_tui.app import RessortApp
from screens.commands import BY_NAME, EVERYWHERE
from screens.dialogs.ask import AskDialog
from screens.dialogs.choose import SHOWN, Choice, ChooseDialog
from screens.dialogs.dialog import Dialog
from screens.dialogs.help import HelpDialog
from screens.dialogs.prompt import PromptDialog
from screens.finding import findable, tables_by_document
from store.changes import SetField
from store.records import View
from store.workbook import Workbook
from tests.screens.driving import HOSTILE, SIZES, press, run, settle, window, write

ANSWERS = [("keep", "Behold"), ("delete", "Slet " + HOSTILE)]


def answers(book: Workbook, dialog: Dialog[Any], *keys: str) -> list[Any]:
    """What a dialog answers after some keys; [] while it is still open."""
    given: list[Any] = []

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        app.push_screen(dialog, given.append)
        await settle(pilot)
        await press(pilot, *keys)
        assert window(app).replace("\n", "").isprintable()

    run(book, check)
    return given


def test_a_question_answers_the_line_chosen(sample: Workbook) -> None:
    assert answers(sample, AskDialog("?", "[/x]", ANSWERS), "down", "enter") == ["delete"]


def test_a_question_is_left_with_esc(sample: Workbook) -> None:
    assert answers(sample, AskDialog("?", "", ANSWERS), "escape") == [None]


def test_a_question_takes_the_mouse(sample: Workbook) -> None:
    given: list[str | None] = []

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        app.push_screen(AskDialog("?", "text", ANSWERS), given.append)
        await settle(pilot)
        await pilot.click(OptionList, offset=(2, 1))
        await settle(pilot)

    run(sample, check)
    assert given == ["delete"]


CHOICES = [Choice(f"id-{n}", f"Valg {n}", "detalje", "ord") for n in range(500)]


def test_one_of_many_is_found_by_words(sample: Workbook) -> None:
    assert answers(sample, ChooseDialog("Vælg", CHOICES), *"valg 37", "enter") == ["id-37"]


def test_one_of_many_is_found_with_arrows_and_begins_at_the_one_chosen(sample: Workbook) -> None:
    assert answers(sample, ChooseDialog("Vælg", CHOICES, "id-7"), "down", "enter") == ["id-8"]
    assert answers(sample, ChooseDialog("Vælg", CHOICES, "id-7"), "pagedown", "enter") == ["id-15"]
    assert answers(sample, ChooseDialog("Vælg", CHOICES), "up", "enter") == ["id-0"]


def test_nothing_found_says_so_and_answers_nothing(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        app.push_screen(ChooseDialog("Vælg", CHOICES))
        await settle(pilot)
        assert f"500 valg; de første {SHOWN} vises" in window(app)
        await write(pilot, "xyz")
        assert "Ingen passer" in window(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ChooseDialog)

    run(sample, check)


def test_a_text_is_checked_before_it_is_taken(sample: Workbook) -> None:
    def check(text: str) -> str:
        return "" if text == "ja" else "Skriv ja."

    dialog = PromptDialog("Tekst", "[/x]", "j", check)
    assert answers(sample, dialog, "enter", "a", "enter") == ["ja"]
    dialog = PromptDialog("Tekst", "", "nej", check)
    assert answers(sample, dialog, "enter") == []


def test_what_was_typed_stays_to_be_mended(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        app.push_screen(PromptDialog("Tekst", check=lambda _: "Nej."))
        await settle(pilot)
        await write(pilot, "æøå")
        await press(pilot, "enter")
        assert "Nej." in window(app)
        assert app.screen.query_one(Input).value == "æøå"

    run(sample, check)


@pytest.mark.parametrize("size", SIZES)
def test_help_names_every_key(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        app.push_screen(HelpDialog("budget", EVERYWHERE))
        await settle(pilot)
        seen = ""
        for _ in range(12):
            seen += window(app)
            await press(pilot, "pagedown")
        for key in ("F1", "Ctrl+P", "Ctrl+Z", "F8", "Skift+F6", "Ctrl+Q"):
            assert key in seen, key

    run(sample, check, size)


def test_all_that_can_be_found_has_a_place_of_its_own(sample: Workbook) -> None:
    sample.apply([SetField("lines", "oek19-t6-r04", "label", HOSTILE)])
    _, choices = findable(sample, BY_NAME)
    ids = [choice.id for choice in choices]
    assert len(ids) == len(set(ids))
    assert "track:spor-5" in ids
    assert "view:oek19-t8" in ids
    assert "line:oek19-t6-r04" in ids
    assert all(choice.text.isprintable() for choice in choices if choice.id.startswith("view"))
    assert all(choice.label.isprintable() for choice in choices)


def test_tables_tell_their_document_and_track(sample: Workbook) -> None:
    _, choices = tables_by_document(sample)
    labels = {choice.id: (choice.label, choice.detail) for choice in choices}
    assert len(set(labels.values())) == len(sample.all(View))
    assert labels["oek19-t6"] == ("Tabel 6. Spor 5: Samlet syge- og hjemmepleje", "ØK19")
    assert labels["oek19-t8"] == ("Tabel 8. Udgifter til service", "ØK19")
