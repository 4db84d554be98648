from __future__ import annotations

from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from screens.dialogs.ask import AskDialog
from screens.places import Place
from screens.widgets.command_bar import CommandBar
from store.workbook import Workbook
from tests.screens.driving import press, run, settle, told, visit


def colours(app: RessortApp) -> list[str]:
    """Of every widget in sight."""
    return [f"{it.id} {it.styles.background} {it.styles.color}" for it in app.screen.query("*")]


def test_colours_changed_while_a_screen_was_out_of_sight(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        budget = Place("budget", view="oek19-t6")
        await visit(app, pilot, budget)
        before = colours(app)
        await visit(app, pilot, Place("overview"))
        await press(pilot, "f12")
        app.clear_notifications()
        await visit(app, pilot, budget)
        after = colours(app)
        assert after != before
        app.refresh_css(animate=False)
        await settle(pilot)
        assert after == colours(app)

    run(sample, check)


def test_a_window_of_another_size_meanwhile(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        app.push_screen(AskDialog("Titel", "Tekst", [("a", "Svar")]))
        await settle(pilot)
        assert app.screen.has_class("-narrow", "-high")
        await pilot.resize_terminal(120, 12)
        await press(pilot, "escape")
        assert app.page.has_class("-wide", "-high")
        assert not app.page.has_class("-narrow")

    run(sample, check)


def test_what_is_told_again_stays_as_long_again(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        app.page.tell("Gemt")
        first = app.desk.sayings
        app.page.tell("Gemt")
        app.page._unsay(first)
        assert told(app) == ["Gemt"]
        app.page._unsay(app.desk.sayings)
        assert not told(app)
        app.page.tell("Gemt")
        await pilot.click(CommandBar, offset=(1, 0))
        await settle(pilot)
        assert not told(app), "clicked away"
        app.page.tell("Gemt")
        await press(pilot, "f6")
        assert not told(app), "of the screen before"

    run(sample, check)
