"""The screen of the organisation: seen three ways, found as one types, edited, printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from ressort_tui.app import RessortApp
from screens.dialogs.ask import AskDialog
from screens.dialogs.printing import PrintDialog
from screens.dialogs.record_form import RecordForm
from screens.organisation import OrganisationPage
from screens.places import Place
from screens.texts import organisation_da as da
from store.changes import Add, SetField
from store.creating import create_workbook
from store.plan_records import Body, BodyTrack, Member, Remark
from store.records import Committee
from store.workbook import Workbook
from tests.screens.driving import HOSTILE, is_open, press, run, settle, told, visit, window, write
from tests.store.test_bodies import RECORDS

NAME = "Anna Holm"
HERE = Place("organisation")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    committees = [Committee(id="KFU", name="Kultur"), Committee(id="SOU", name="Sundhed")]
    edits = [Add(one) for one in (*committees, *RECORDS)]
    edits.append(Add(Remark(id="svar", meeting="afholdt", text="Processen har været kort")))
    book = create_workbook(tmp_path / "bog.json", name="Organer", edits=edits)
    book.apply(
        [
            SetField("members", "leder", "person", NAME),
            SetField("members", "leder", "staffing", "1 årsværk"),
            SetField("bodies", "styre", "tasks", "Prioriterer programmet."),
            SetField("bodies", "styre", "duration", "midlertidig"),
            SetField("bodies", "styre", "start", "2025-09-01"),
        ]
    )
    yield book
    book.close(discard=True)


def page_of(app: RessortApp) -> OrganisationPage:
    assert isinstance(app.page, OrganisationPage)
    return app.page


def tree(app: RessortApp) -> list[str]:
    """The labels in the tree as they are drawn."""
    source = page_of(app).source
    assert source is not None
    return [source.shown(row, 0).text for row in range(source.row_count)]


def words(app: RessortApp) -> str:
    """What the window shows, without its lines and columns."""
    return " ".join(window(app).replace("│", " ").split())


def here(app: RessortApp) -> str:
    body = page_of(app).body
    return body.id if body else ""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_who_sits_where_and_who_treated_what_is_read_off_the_pane(
    book: Workbook, size: tuple[int, int]
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, HERE)
        assert tree(app)[:4] == [
            "  Mødeforum",
            "▾ Program",
            "    Styregruppe",
            "  Borgerrepræsentationen",
        ]
        await write(pilot, "styre")
        assert tree(app) == ["▾ Program", "    Styregruppe"]
        shown = window(app)
        assert "Filter: styre▏ 1 af 8" in shown
        for part in (
            "Leder, 1 årsværk",
            "Direktør, SUF",
            "midlertidig",
            "september 2025 · hører under Program",
        ):
            assert part in shown
        assert NAME not in shown
        await press(pilot, "escape", *"hovedmed")
        shown = window(app)
        assert "18. september 2025, afholdt: Planerne" in shown
        assert "· Processen har været kort" in shown
        assert "uden dato, planlagt: Status (spor 3)" in shown

    run(book, check, size)


def test_the_three_ways_to_see_them_and_what_is_folded(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("organisation", row="styre"))
        await press(pilot, "left")
        assert here(app) == "program"
        await press(pilot, "left", "down")
        assert "▸ Program" in tree(app)
        assert here(app) == "br"
        await press(pilot, "up", "right", "right")
        assert here(app) == "styre"
        await press(pilot, "ctrl+left")
        assert here(app) == "program"
        assert len(tree(app)) == 4
        await press(pilot, "ctrl+right")
        assert len(tree(app)) == 8
        await pilot.click("#organisation-tree", offset=(1, 2))
        assert "▸ Program" in tree(app)
        await visit(app, pilot, Place("organisation", row="styre", track="spor-tre", tab="track"))
        assert tree(app)[6:9] == ["▾ 3. Byens rum", "    Styregruppe", "    KFF HovedMED"]
        assert app.page.place == Place("organisation", row="styre", track="spor-tre", tab="track")
        await press(pilot, "ctrl+t", "ctrl+home")
        assert "Har behandlet sporet" in window(app)
        assert "Mødeforum behandlet 1. juni 2025" in words(app)
        assert da.STATES[""] in window(app)
        await press(pilot, "enter")
        assert app.page.NAME == "track"
        await press(pilot, "f10")
        assert app.page.place.tab == "treatment"
        await press(pilot, "ctrl+t")
        app.desk.choose(administration="KFF", only_mine=True)
        await press(pilot, "down")
        assert "Kun KFF: 4 af 8" in window(app)
        assert "    Styregruppe" not in tree(app)
        await press(pilot, *"xyz")
        assert tree(app) == []
        assert da.NO_ROWS[:20] in window(app)
        await press(pilot, "backspace", "backspace", "backspace", "backspace")
        assert "Filter" not in window(app)
        await visit(app, pilot, Place("organisation", row="styre"))
        assert told(app) == [da.not_own_text("Styregruppe", "KFF")]

    run(book, check)


def test_names_are_shown_and_printed_only_when_asked_for(book: Workbook, tmp_path: Path) -> None:
    book.apply([SetField("bodies", "styre", "name", f"Styregruppe {HOSTILE}")])

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("organisation", row="program"))
        await press(pilot, "ctrl+g", "down")
        assert f"Leder, 1 årsværk: {NAME}" in window(app)
        assert "\x1b" not in window(app)
        printed = page_of(app).printable()
        assert printed is not None
        now = datetime(2026, 2, 3, 12).astimezone()
        text = printed.data("txt", now, "0").decode()
        for part in ("Styregruppe [/x][b]␛", "Leder, 1 årsværk", "Prioriterer programmet."):
            assert part in text
        assert NAME not in text
        await press(pilot, "up")
        branch = page_of(app).printable()
        assert branch is not None
        assert branch.title == "Program"
        assert "Styregruppe" in branch.data("md", now, "0").decode()
        # what is chosen in the dialog; names are among it only while they are shown
        await press(pilot, "ctrl+g", "f9")
        assert "Kun »Program« med alt under" in window(app)
        assert "med navne" not in window(app)
        await press(pilot, "escape", "ctrl+g", "f9", "tab")
        dialog = app.screen
        assert isinstance(dialog, PrintDialog)
        assert dialog.query_one(Input).value.endswith("organisation-med-navne.html")
        dialog.query_one(Input).value = str(tmp_path / "navne.txt")
        await press(pilot, "enter")
        text = (tmp_path / "navne.txt").read_text("utf-8")
        assert da.NAMES_PRINTED in text
        assert f"Leder, 1 årsværk: {NAME}" in text
        await press(pilot, "ctrl+g", "down")
        assert NAME not in window(app)
        # who has treated what of all tracks, wherever one stands
        await press(pilot, "f9", "shift+tab")
        dialog = app.screen
        assert isinstance(dialog, PrintDialog)
        line = dialog.query_one(Input)
        assert line.value.endswith(f"{da.TREATMENT_FILE}.html")
        await press(pilot, "down")
        line.value = str(tmp_path / "med.md")
        await press(pilot, "enter")
        text = (tmp_path / "med.md").read_text("utf-8")
        assert "| 2. Én indgang | Mødeforum; KFF HovedMED |  | MED-gruppe |" in text
        assert "Bemærkning: Processen har været kort" in text
        await visit(app, pilot, Place("organisation", tab="treatment"))
        printed = page_of(app).printable()
        assert printed is not None
        assert printed.title == da.TREATMENT_PRINT

    run(book, check)


def test_a_body_is_renamed_where_it_stands(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("organisation", row="styre"))
        await press(pilot, "f2", *"Ny gruppe", "enter")
        assert book.get(Body, "styre").name == "Ny gruppe"
        await press(pilot, "f2", "x", "ctrl+t", "ctrl+d", "ctrl+n")
        assert told(app) == [da.FINISH_FIRST]
        await press(pilot, "escape", "f2", "backspace", "enter")
        assert told(app) == [da.NAME_MISSING]
        await press(pilot, *"Holm 0101011234", "enter")
        assert "CPR" in told(app)[0]
        assert page_of(app).tree_grid.editing
        await press(pilot, "escape", "ctrl+z")
        assert book.get(Body, "styre").name == "Styregruppe"

    run(book, check)


def test_bodies_are_moved_cut_and_put_elsewhere(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("organisation", row="program"))
        await press(pilot, "alt+up")
        assert tree(app)[0] == "▾ Program"
        await press(pilot, "alt+down", "ctrl+x")
        assert "Klippet: »Program«" in window(app)
        await press(pilot, "down", "ctrl+l")
        assert told(app) == [da.under_itself_text("Program", "Styregruppe")]
        await press(pilot, *"forum", "ctrl+l")
        assert book.get(Body, "program").parent == "forum"
        assert here(app) == "program"
        await press(pilot, "ctrl+l")
        assert told(app) == [da.NOTHING_CUT]
        await press(pilot, *"styre", "ctrl+x", "alt+up")
        assert told(app) == [da.ORDER_HERE]
        await press(pilot, "escape", "ctrl+home")
        app.screen.post_message(Paste("hvad som helst"))
        await press(pilot)
        assert book.get(Body, "styre").parent == "forum"
        await app.page.run_action("do_to_top")
        await press(pilot)
        assert book.get(Body, "styre").parent == ""
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        assert book.get(Body, "program").parent == ""
        assert book.get(Body, "styre").parent == "program"

    run(book, check)


def test_what_belongs_to_a_body_is_added_edited_and_deleted(book: Workbook) -> None:
    async def fill(pilot: Pilot[None], app: RessortApp, field: str, text: str) -> None:
        form = app.screen
        assert isinstance(form, RecordForm)
        form.rows[field].query_one(Input).value = text
        await settle(pilot)
        await press(pilot, "ctrl+s")

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("organisation", row="styre"))
        await press(pilot, "ctrl+n", "down", "down", "enter")
        await fill(pilot, app, "role", "Sekretær")
        assert [one.role for one in book.all(Member)][-1] == "Sekretær"
        assert app.page.place.column  # one stands on it
        await press(pilot, "enter")
        await fill(pilot, app, "role", "Sekretær 010101-1234")
        assert is_open(app, RecordForm)
        assert "CPR" in window(app)
        await fill(pilot, app, "role", "Skriver")
        assert "- Skriver" in window(app)
        await press(pilot, "ctrl+d", "down", "enter")
        assert "Skriver" not in [one.role for one in book.all(Member)]
        await press(pilot, "ctrl+z")
        assert "Skriver" in [one.role for one in book.all(Member)]
        await visit(app, pilot, Place("organisation", row="hovedmed", column="om-to"))
        assert app.page.place.column == "afholdt"
        await press(pilot, "ctrl+n", *["down"] * 4, "enter")
        await fill(pilot, app, "text", "God onboarding")
        assert [one.meeting for one in book.all(Remark)][-1] == "afholdt"
        assert "· God onboarding" in window(app)
        await press(pilot, "escape", "ctrl+n", "enter")
        await fill(pilot, app, "name", "Undergruppe")
        assert is_open(app, RecordForm)  # its kind has not been chosen
        await press(pilot, "escape", "down", "down", "enter")

    run(book, check)


def test_a_body_is_deleted_with_its_branch_after_asking(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("organisation", row="program"))
        await press(pilot, "ctrl+d")
        assert is_open(app, AskDialog)
        assert "»Program« slettes" in words(app)
        assert "1 organ" in words(app)
        assert "2 roller" in words(app)
        await press(pilot, "enter")
        assert "styre" in book.tables.of(Body)
        await press(pilot, "ctrl+d", "down", "enter")
        assert not {"program", "styre"} & set(book.tables.of(Body))
        assert not book.tables.of(BodyTrack)
        assert told(app) == ["»Program« er slettet. Ctrl+Z fortryder."]
        await press(pilot, "delete")
        assert told(app) == [da.DELETE_HERE]
        await press(pilot, "end", "ctrl+z")
        assert {"program", "styre"} <= set(book.tables.of(Body))
        assert here(app) in ("program", "styre")
        await press(pilot, "ctrl+u")
        assert is_open(app, RecordForm)

    run(book, check)
