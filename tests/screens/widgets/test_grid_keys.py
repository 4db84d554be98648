"""Every key of the grid, what it selects and what it says."""

from __future__ import annotations

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from screens.widgets.grid import Grid
from screens.widgets.grid_area import Area
from screens.widgets.grid_source import GridSource
from tests.screens.widgets.host import host, run
from tests.screens.widgets.tables import Endless, Fixed

START = (20, 2)


@pytest.mark.parametrize(
    ("key", "cursor"),
    [
        ("up", (19, 2)),
        ("down", (21, 2)),
        ("left", (20, 1)),
        ("right", (20, 3)),
        ("tab", (20, 3)),
        ("shift+tab", (20, 1)),
        ("pageup", (12, 2)),
        ("pagedown", (28, 2)),
        ("home", (20, 0)),
        ("end", (20, 4)),
        ("ctrl+home", (0, 0)),
        ("ctrl+end", (50, 4)),
    ],
)
def test_keys_that_move(key: str, cursor: tuple[int, int]) -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(*START)
        await pilot.press(key)
        assert grid.cursor == cursor
        assert grid.selection == Area.between(cursor, cursor)

    app = run(Endless(50, columns=5), check)
    assert [(said.row, said.column) for said in app.of(Grid.Moved)] == [START, cursor]
    assert all(said.control.id == "figures" for said in app.said)
    assert not app.of(Grid.Selected)
    assert app.unused_keys == []


@pytest.mark.parametrize(
    ("key", "corner"),
    [
        ("shift+up", (19, 2)),
        ("shift+down", (21, 2)),
        ("shift+left", (20, 1)),
        ("shift+right", (20, 3)),
        ("shift+pageup", (12, 2)),
        ("shift+pagedown", (28, 2)),
        ("shift+home", (20, 0)),
        ("shift+end", (20, 4)),
        ("ctrl+shift+home", (0, 0)),
        ("ctrl+shift+end", (50, 4)),
    ],
)
def test_keys_that_select(key: str, corner: tuple[int, int]) -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(*START)
        await pilot.press(key)
        assert grid.selection == Area.between(START, corner)
        assert grid.cursor == corner
        await pilot.press("escape")
        assert grid.selection.single
        assert grid.cursor == corner

    app = run(Endless(50, columns=5), check)
    areas = [said.area for said in app.of(Grid.Selected)]
    assert areas == [Area.between(START, corner), Area.between(corner, corner)]
    assert app.unused_keys == []


def test_selecting_on_and_back_and_letting_go_by_moving() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(1, 1)
        await pilot.press("shift+down", "shift+right", "shift+right", "shift+left")
        assert grid.selection == Area(1, 1, 2, 2)
        assert grid.selected_texts() == [["11", "12"], ["21", "22"]]
        await pilot.press("left")
        assert grid.selection == Area(2, 1, 2, 1)
        await pilot.press("ctrl+a")
        assert grid.selection == Area(0, 0, 6, 4)
        assert grid.cursor == (2, 1)
        assert grid.selected_texts()[6] == ["r6", "61", "62", "63", "64"]
        grid.show(Fixed([[" a ", "1"], ["b", "2"]]))
        assert grid.selected_texts() == [["a", "1"], ["b", "2"]]
        assert grid.cursor == (1, 1)

    run(Endless(6, columns=5), check)


def test_escape_without_a_selection_is_left_to_others() -> None:
    async def check(_: Grid, pilot: Pilot[None]) -> None:
        await pilot.press("escape", "f5", "x")

    assert run(Endless(6), check).unused_keys == ["escape", "f5", "x"]


def test_tab_goes_from_row_to_row_and_out_at_the_ends() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        pilot.app.query_one("#other").styles.display = "block"
        grid.move_to(0, 2)
        await pilot.press("tab")
        assert grid.cursor == (1, 0)
        await pilot.press("shift+tab")
        assert grid.cursor == (0, 2)
        grid.move_to(1, 2)
        await pilot.press("tab")
        assert pilot.app.focused is pilot.app.query_one("#other")
        await pilot.press("shift+tab")
        assert pilot.app.focused is grid
        grid.move_to(0, 0)
        await pilot.press("shift+tab")
        assert pilot.app.focused is pilot.app.query_one("#other")
        assert grid.cursor == (0, 0)

    run(Endless(1), check)


def test_keys_that_ask_the_screen() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        app = host(pilot)
        app.edits = False
        grid.move_to(1, 1)
        await pilot.press("enter", "f2", "delete", "backspace")
        await pilot.press("7")
        await pilot.pause()
        grid.move_to(1, 0)
        await pilot.press("8")

    app = run(Endless(5, editable=True), check)
    assert [(said.row, said.column) for said in app.of(Grid.Opened)] == [(1, 1)]
    texts = [(said.row, said.column, said.text) for said in app.of(Grid.EditRequested)]
    assert texts == [(1, 1, None), (1, 1, "7")]
    assert len(app.of(Grid.ClearRequested)) == 2
    assert app.unused_keys == ["8"]


def test_a_paste_is_told_with_its_first_cell() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(3, 2)
        await pilot.press("shift+up", "shift+left")
        pilot.app.post_message(Paste("1\t2\n3\t4\n"))
        await pilot.pause()
        assert not grid.editing

    said = run(Endless(5), check).of(Grid.Pasted)
    assert [(one.row, one.column, one.text) for one in said] == [(2, 1, "1\t2\n3\t4\n")]


@pytest.mark.parametrize(
    "source", [None, Fixed([[]]), Endless(0, fixed=0), Endless(0, columns=0, fixed=0)]
)
def test_without_cells_every_key_is_left_to_others(source: GridSource | None) -> None:
    keys = ["down", "shift+end", "ctrl+a", "enter", "f2", "delete", "pagedown", "x", "escape"]

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await pilot.click(Grid, offset=(1, 1))
        await pilot.click(Grid, offset=(1, 0))
        pilot.app.post_message(Paste("1"))
        grid.edit("x")
        await pilot.pause()
        assert grid.selected_texts() == []
        assert not grid.editing

    app = run(source, check)
    assert app.unused_keys == keys
    assert app.said == []
