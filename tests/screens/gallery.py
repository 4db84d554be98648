"""`python -m tests.screens.gallery FOLDER` draws every scene, at two sizes, in every theme."""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module, resources
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste

from ressort_tui.app import RessortApp
from ressort_tui.themes import THEMES
from screens.desk import Choices
from screens.places import Place
from store.creating import create_workbook
from store.csv_registers import read_registers
from store.opening import open_workbook
from store.paths import history_of
from store.tables import Tables
from store.workbook import Workbook
from tests.screens.driving import press, settle, visit, write

NOW = datetime(2026, 12, 3, 14, 5).astimezone().isoformat()
"""The same time of day wherever it is shown."""

TODAY = date(2026, 2, 3)
D = "oek19-t6-r04"
CELL = Place("budget", view="oek19-t6", line=D, column="2027")
TRANSFER = Place("timeline", row="milepael-plan1-t6-dsi-ressortflyt", column="date")
SHARED = Place("budget", view="oek19-t6", row="oek19-t6-row05", column="2026")
HOURS = Place("hours", row="centre-sof-dsi", tab="nu", column="torsdag")
QUESTIONS = Place("registers", tab="questions")
DEADLINE = Place("registers", tab="questions", column="follow_up.deadline")
TABS = (
    *("purpose", "tables", "distribution", "in_text", "milestones", "risks", "med"),
    *("key_figures", "questions", "sources"),
)


@dataclass(frozen=True)
class Scene:
    """Where to go, what to type there and which keys to press after; on a workbook as it is made.

    `edits` are amounts (t.kr.) given to line *d)* in 2027 before that, and a reason.
    """

    name: str
    place: Place
    typed: str = ""
    keys: tuple[str, ...] = ()
    choices: Choices = field(default_factory=lambda: Choices(administration=""))
    edits: tuple[int, ...] = ()
    pasted: str = ""
    held: bool = True
    """False for one that is only drawn, not compared with a picture kept."""


SUF = Choices(administration="SUF", only_mine=True)
SCENES = [
    Scene("overview", Place("overview")),
    Scene("overview_own", Place("overview"), choices=SUF, held=False),
    Scene("overview_changed", Place("overview"), edits=(5_000, 5_100), choices=SUF, held=False),
    *(Scene(f"track_{tab}", Place("track", track="spor-5", tab=tab)) for tab in TABS),
    Scene("track_own", Place("track", track="spor-5", tab="distribution"), choices=SUF, held=False),
    Scene("track_without_money", Place("track", track="spor-7")),
    Scene("budget", CELL),
    Scene("budget_typing", CELL, "5000"),
    Scene("budget_error", CELL, "5000x", held=False),
    Scene("budget_changed", CELL, edits=(5_000,)),
    Scene("budget_selected", CELL, keys=("shift+down", "shift+right"), held=False),
    Scene("budget_table_1", Place("budget", view="oek19-t1"), held=False),
    Scene("budget_table_8", Place("budget", view="oek19-t8")),
    Scene("budget_ranges", Place("budget", view="plan2-t1"), held=False),
    Scene("budget_own", Place("budget", view="oek19-t8"), choices=SUF, held=False),
    Scene(
        "budget_printed",
        Place("budget", view="oek19-t8"),
        choices=Choices(administration="", printed="alle", unit="kr."),
    ),
    Scene("budget_filtered", CELL, keys=("f4", *"forløb", "enter"), held=False),
    Scene("organisation_med", Place("organisation", row="organ-hovedmed-kff")),
    Scene("organisation_found", Place("organisation"), "styregruppe hjemme", held=False),
    Scene("organisation_treatment", Place("organisation", track="spor-4", tab="treatment")),
    Scene("hours", HOURS),
    Scene("hours_typing", HOURS, "12-18"),
    Scene("hours_refused", HOURS, "13-9", held=False),
    Scene("hours_coming", HOURS, keys=("ctrl+t",), held=False),
    Scene("follow_up", Place("follow_up")),
    Scene("follow_up_typing", Place("follow_up", column="deadline"), "1/8", held=False),
    Scene(
        "follow_up_filtered",
        Place("follow_up"),
        keys=("f4", *"spor:5", "enter", "ctrl+t"),
        held=False,
    ),
    Scene("changes", Place("changes"), edits=(5_000, 5_100)),
    Scene("timeline", TRANSFER),
    Scene("timeline_typing", TRANSFER, "1/6-2026", held=False),
    Scene("timeline_bars", TRANSFER, keys=("ctrl+t",)),
    Scene("registers", Place("registers", tab="call_figures")),
    Scene("registers_groups", Place("registers", tab="key_figures"), held=False),
    Scene("registers_questions", QUESTIONS),
    Scene("registers_typing", DEADLINE, "1/6-2026", held=False),
    Scene("registers_refused", DEADLINE, "snart", held=False),
    Scene("registers_found", QUESTIONS, keys=("f4", *"overhead", "enter"), held=False),
    Scene("dialog_registers", QUESTIONS, keys=("ctrl+t",)),
    Scene("dialog_record_form", QUESTIONS, keys=("ctrl+e",)),
    Scene("dialog_new_record", QUESTIONS, keys=("ctrl+n", "ctrl+s"), held=False),
    Scene("dialog_choice", QUESTIONS, keys=("right", "enter"), held=False),
    Scene("dialog_moved_date", TRANSFER, "1/6-2026", keys=("enter",)),
    Scene("dialog_administration", Place("overview"), keys=("f8",)),
    Scene("dialog_help", CELL, keys=("f1",)),
    Scene("dialog_find", CELL, keys=("ctrl+p", *"spor")),
    Scene("dialog_tables", CELL, keys=("ctrl+t",)),
    Scene("dialog_source_line", CELL, keys=("f3",), edits=(5_000,)),
    Scene("dialog_source_total", Place("budget", view="oek19-t1"), keys=("ctrl+end", "f3")),
    Scene("dialog_source_record", QUESTIONS, keys=("f3",)),
    Scene("dialog_search", Place("overview"), keys=("ctrl+f", *"pladsanvisning onsdag")),
    Scene("dialog_search_figure", CELL, keys=("ctrl+f", *"4,8 mio", "down"), held=False),
    Scene("dialog_search_kinds", CELL, keys=("ctrl+f", *"spor 5"), held=False),
    Scene("dialog_form", CELL, keys=("ctrl+e",)),
    Scene("dialog_new_line", CELL, keys=("ctrl+n",)),
    Scene("dialog_lines", SHARED, keys=("enter",)),
    Scene("dialog_spread", SHARED, "3500", keys=("enter",)),
    Scene("dialog_paste", CELL, pasted="5000\nabc\n300\n"),
    Scene("dialog_print", CELL, keys=("f9",)),
    Scene("dialog_delete", CELL, keys=("ctrl+d",)),
    Scene("dialog_place", CELL, keys=("ctrl+l",)),
    Scene("dialog_reason", CELL, keys=("ctrl+b",)),
]


def fixed_files(folder: Path) -> Path:
    """A workbook with the sample, made at a time that never changes; not to be changed."""
    with pytest.MonkeyPatch.context() as patch:
        fix(patch, 0)
        files = {
            file.name: file.read_bytes()
            for file in resources.files("sample_data").iterdir()
            if file.name.endswith(".csv")
        }
        path = folder / "ressort.json"
        edits = read_registers(files, Tables()).edits
        create_workbook(path, name="Ressortændringer", edits=edits).close()
    return path


def fixed_workbook(made: Path, folder: Path, patch: pytest.MonkeyPatch) -> Workbook:
    """A copy of such a workbook, whose changes have times, ids and a user that never change."""
    fix(patch, 1_000)
    path = folder / "ressort.json"
    for beside in (lambda path: path, history_of):
        shutil.copy(beside(made), beside(path))
    return open_workbook(path)


def fix(patch: pytest.MonkeyPatch, first: int) -> None:
    """Times, days and users are always the same, and ids count from `first`."""
    numbers = iter(range(first, 10_000))

    def new_id(prefix: str = "") -> str:
        digits = f"{next(numbers):032d}"
        return prefix + digits.translate(str.maketrans("0123456789", "abcdefghij"))[::-1]

    for module in ("store.creating", "store.workbook"):
        patch.setattr(f"{module}.now", lambda: NOW)
        patch.setattr(f"{module}.new_id", new_id)
        patch.setattr(f"{module}.user_name", lambda: "anna")
    patch.setattr("store.line_edits.new_id", new_id)
    fixed_date = type("Today", (date,), {"today": classmethod(lambda _: TODAY)})
    for module in (
        *("screens.overview", "screens.changes", "screens.timeline_shape"),
        "screens.follow_up_shape",
        *("screens.track_tabs.records", "screens.record_page"),
    ):
        patch.setattr(import_module(module), "date", fixed_date)
    # the caret would be seen in some pictures and not in others
    patch.setattr("textual.widgets.Input._restart_blink", lambda _: None)
    patch.setattr("screens.dialogs.printing.free_path", lambda _: Path("tabel-oek19-t6.html"))


def make_app(book: Workbook, scene: Scene, theme: str = "") -> RessortApp:
    """The program as a scene wants it chosen."""
    app = RessortApp(book)
    app.desk.choices = scene.choices
    app.theme = theme or THEMES[0].name
    return app


async def play(pilot: Any, scene: Scene) -> None:
    """Bring the program to a scene."""
    app = pilot.app
    await settle(pilot)
    for amount in scene.edits:
        app.desk.reason = "Aftalt i styregruppen"
        app.desk.apply([_amount(amount)])
    await visit(app, pilot, scene.place)
    await write(pilot, scene.typed)
    await press(pilot, *scene.keys)
    if scene.pasted:
        app.screen.post_message(Paste(scene.pasted))
    await idle(pilot)


async def idle(pilot: Any) -> None:
    """Until nothing more is filled in."""
    for _ in range(12):
        await pilot.pause()


def _amount(thousands: int) -> Any:
    from store.changes import SetField

    return SetField("lines", D, "amounts.2027", thousands * 1_000)


def main(folder: Path, wanted: Callable[[str], bool] = lambda _: True) -> None:
    """Draw every scene."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made_in:
        made = fixed_files(Path(made_in))
        for scene, theme, size in product(SCENES, THEMES, ((80, 24), (120, 40))):
            name = f"{scene.name}-{size[0]}-{theme.name.replace(' ', '-')}.svg"
            if wanted(name):
                drawn = _drawn(made, scene, theme.name, size)
                (folder / name).write_text(drawn, encoding="utf-8")


def _drawn(made: Path, scene: Scene, theme: str, size: tuple[int, int]) -> str:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        book = fixed_workbook(made, Path(folder), patch)
        app = make_app(book, scene, theme)
        drawn: list[str] = []

        async def go() -> None:
            async with app.run_test(size=size, notifications=True) as pilot:
                await play(pilot, scene)
                drawn.append(app.export_screenshot())

        asyncio.run(go())
        book.close(discard=True)
    # spaces that survive other programs' drawing of SVG
    return re.sub("<text ", '<text xml:space="preserve" ', drawn[0].replace("&#160;", " "))


if __name__ == "__main__":
    pattern = re.compile(sys.argv[2] if len(sys.argv) > 2 else "")
    main(Path(sys.argv[1]), lambda name: bool(pattern.search(name)))
