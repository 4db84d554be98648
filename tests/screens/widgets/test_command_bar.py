from __future__ import annotations

from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from screens.commands import ALWAYS_SHOWN, BY_NAME
from screens.dialogs.help import HelpDialog
from screens.places import Place
from screens.texts.commands_da import COMMANDS, key_text
from screens.widgets.command_bar import CommandBar
from store.workbook import Workbook
from tests.screens.driving import is_open, is_plain, lines_of, press, run, settle, visit

*BEFORE, SEARCH, MENU, HELP = (
    f"{key_text(BY_NAME[name].keys)} {COMMANDS[name].short}" for name in ALWAYS_SHOWN
)


def test_as_many_commands_as_there_is_room_for(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("budget", view="oek19-t6"))
        known = [
            f"{binding.key_display} {binding.description}"
            for binding in app.page.BINDINGS
            if not isinstance(binding, tuple) and binding.description
        ]
        counts = []
        for width in (150, 120, 80, 60, 40):
            await pilot.resize_terminal(width, 24)
            await settle(pilot)
            line = lines_of(app)[-1]
            texts = [text for text in known if text in line]
            rest = line
            for text in sorted(texts, key=len, reverse=True):
                rest = rest.replace(text, "")
            assert not rest.strip(), "each is shown whole"
            assert line.endswith(HELP)
            assert len(line) == width
            counts.append(len(texts))
        assert counts == sorted(counts, reverse=True)
        assert counts[0] > counts[2] > counts[4] >= 3

    run(sample, check)


def test_searching_and_help_keep_their_places(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        for screen in ("overview", "budget", "registers"):
            await visit(app, pilot, Place(screen))
            assert lines_of(app)[-1].endswith(" ".join(("", *BEFORE, SEARCH, MENU, HELP)))

    run(sample, check)


def test_a_click_does_what_is_clicked_on(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        line = lines_of(app)[-1]
        for near in (line.index(SEARCH) - 1, line.index(MENU) - 1):
            await pilot.click(CommandBar, offset=(near, 0))
            await settle(pilot)
            assert is_plain(app), "between two commands there is none"
        for cell in (line.index(HELP), len(line) - 1):
            await pilot.click(CommandBar, offset=(cell, 0))
            await settle(pilot)
            assert is_open(app, HelpDialog)
            await press(pilot, "escape")

    run(sample, check)
