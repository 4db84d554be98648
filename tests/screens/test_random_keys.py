"""Whatever is pressed, nothing crashes, and totals, history and file agree with each other."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from textual.events import Key
from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from ressort_tui.preferences import Preferences
from screens.budget import BudgetPage
from screens.desk import Choices
from screens.dialogs.choose import ChooseDialog
from screens.places import Place
from store.errors import Code, StoreError
from store.layout import Layout
from store.opening import open_workbook
from store.records import Administration, View
from store.totals import ViewTotals, filled, recompute
from store.workbook import Workbook
from tests.screens.driving import press, run, settle, visit
from tests.screens.monkey import Monkey, keep_within
from tests.store.helpers import contents

KEYS = 5_100
SITTINGS = (2, 1, 1, 1)
"""A run is ended and the workbook opened again so often, each time with a share of the keys."""

PAGES = {
    *("OverviewPage", "TrackPage", "BudgetPage", "OrganisationPage", "HoursPage"),
    *("TimelinePage", "RegistersPage", "FollowUpPage", "ChangesPage"),
}
"""The screens that every run is to have seen."""

DIALOGS = {
    *("AdministrationDialog", "AskDialog", "ChooseDialog", "HelpDialog", "LineForm"),
    *("LinesDialog", "PasteDialog", "PrintDialog", "PromptDialog", "ProvenanceDialog"),
    *("RecordForm", "RecordSource", "SearchDialog"),
}
"""The dialogs; each run is to have seen most of them, whichever."""

FEWEST_DIALOGS = 4


def sit(book: Workbook, seed: int, keys: int) -> Monkey:
    """One start of the program, played upon and quit; starts again while it is quit early."""
    app = RessortApp(book, preferences=Preferences.usual())

    async def go() -> Monkey:
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            monkey = Monkey(app, pilot, Random(seed))
            await monkey.edit()
            await monkey.tour()
            await monkey.play(keys)
            await monkey.settle()
            await monkey.quit()
            assert app.crash is None, monkey.log[-60:]
            assert app._exit, f"Ctrl+Q does not end the program in {app.screen}"
            return monkey

    monkey = asyncio.run(go())
    assert app.crash is None
    return monkey


def assert_kept(book: Workbook) -> None:
    """Every total that is kept is what the records give, everyone's and each administration's."""
    for view in book.all(View):
        kept = filled(book.totals(view.id).cells)
        assert kept == filled(recompute(book.tables, view)), view.id
        for administration in book.tables.of(Administration):
            own = filled(book.totals(view.id, administration).cells)
            fresh = ViewTotals(book.tables, Layout(book.tables, view, administration))
            assert own == filled(fresh.cells), (view.id, administration)


def undo_all(book: Workbook) -> None:
    """Take everything back, as far as undo goes."""
    end = None
    while end is None:
        try:
            book.undo()
        except StoreError as error:
            end = error.code
    assert end in (Code.UNDO_NOTHING, Code.UNDO_CREATION)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_random_keys(
    seed: int, sample_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_within(monkeypatch, tmp_path, Path.home())
    monkeypatch.chdir(tmp_path)
    Preferences.usual().keep_choices(Choices(administration=("", "SUF", "SOF")[seed % 3]))
    seen: Counter[str] = Counter()
    pressed = sitting = groups = 0
    sittings = SITTINGS[seed % len(SITTINGS)]
    with open_workbook(sample_path) as book:
        created = contents(book)
        before = sum(1 for _ in book.history())
    while sitting < sittings or pressed < KEYS:
        book = open_workbook(sample_path)
        assert not book.read_only
        assert_kept(book)
        monkey = sit(
            book, seed * 1_000 + sitting, max(min(KEYS - pressed, KEYS // sittings + 1), 1)
        )
        held = contents(book)
        pressed += monkey.pressed
        seen += monkey.seen
        sitting += 1
        assert_kept(book)
        with open_workbook(sample_path) as again:
            assert contents(again) == held
            groups = sum(1 for _ in again.history()) - before
    with open_workbook(sample_path) as book:
        undo_all(book)
        assert contents(book) == created
        assert_kept(book)
    assert groups >= sittings, "each makes a change at least"
    assert set(seen) >= PAGES
    assert len(DIALOGS & set(seen)) >= FEWEST_DIALOGS, DIALOGS - set(seen)


# -- what was found that way: keys pressed before what they are for is in sight


def ahead(app: RessortApp, *keys: str) -> None:
    """Press keys that the program finds waiting all at once."""
    assert app._driver is not None
    for key in keys:
        app._driver.process_message(Key(key, "\r" if key == "enter" else None))


def test_a_dialog_answered_twice_takes_nothing_else_away(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        for answers in (["enter", "enter", "enter"], ["escape", "escape"], ["f2", "escape"]):
            app.page.action_do_administration()
            await settle(pilot)
            ahead(app, *answers)
            await settle(pilot)
            assert app.screen is app.page
            assert len(app.screen_stack) == 1

    run(sample, check)


def test_screens_do_not_change_under_a_dialog(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        ahead(app, "f6", "ctrl+p", "f6", "f10")
        await settle(pilot)
        assert isinstance(app.screen, ChooseDialog)
        await press(pilot, "escape", "f6", "f6", "f6", "f6")
        assert len(app.screen_stack) == 2, "the first screen, and the one in sight on it"

    run(sample, check)


def test_a_dialog_is_left_before_it_has_come(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("budget", view="oek19-t6", line="oek19-t6-r04"))
        for opened in ("ctrl+p", "ctrl+e", "ctrl+n", "ctrl+g", "ctrl+d", "f1", "f3", "f9"):
            ahead(app, opened, "ctrl+s", "escape", "ctrl+s")
            await settle(pilot)
            await press(pilot, "escape", "escape")
            assert app.screen is app.page, opened

    run(sample, check)


def test_page_keys_where_nothing_can_be_drawn(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await pilot.resize_terminal(1, 1)
        app.page.action_do_administration()
        await press(pilot, "pageup", "pagedown", "escape")
        assert app.screen is not app.page, "no key is obeyed that nobody sees the effect of"
        await pilot.resize_terminal(80, 24)
        await press(pilot, "pageup", "pagedown", "escape")
        assert app.screen is app.page

    run(sample, check)


def test_another_table_is_not_shown_under_what_is_typed(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("budget", view="oek19-t1", row="oek19-t1-row05"))
        await press(pilot, "right", "7")
        page = app.page
        assert isinstance(page, BudgetPage)
        assert page.grid.editing
        page.show_view("oek19-t6")
        await press(pilot, "enter")
        assert page.source is not None
        assert page.source.table.id == "oek19-t1"

    run(sample, check)
