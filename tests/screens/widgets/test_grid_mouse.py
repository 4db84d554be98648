"""Click, double click, drag, wheel and headings."""

from __future__ import annotations

from textual.events import MouseMove, MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from screens.widgets.grid import Grid
from screens.widgets.grid_area import Area
from tests.screens.widgets.host import lines, run
from tests.screens.widgets.tables import Endless


def x_of(grid: Grid, row: int, column: int) -> tuple[int, int]:
    region = grid._cell_region(row, column)
    assert region is not None
    return region.right - 1, region.y


async def drag(pilot: Pilot[None], x: int, y: int) -> None:
    pilot.app.post_message(
        MouseMove(None, x, y, 0, 0, button=1, shift=False, meta=False, ctrl=False)
    )
    await pilot.pause()


def test_a_drag_selects_and_goes_on_beyond_the_edge() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        await pilot.mouse_down(Grid, offset=x_of(grid, 1, 1))
        await drag(pilot, *x_of(grid, 3, 2))
        assert grid.selection == Area(1, 1, 3, 2)
        x = x_of(grid, 3, 2)[0]
        await drag(pilot, x, 9)
        await drag(pilot, x, 9)
        assert grid.selection == Area(1, 1, 9, 2)
        assert lines(grid)[-2].split()[0] == "r9"
        await pilot.mouse_up(Grid, offset=(x, 8))
        await drag(pilot, 1, 1)
        assert grid.selection == Area(1, 1, 9, 2)

    assert run(Endless(50), check).of(Grid.Selected)


def test_a_drag_scrolls_at_the_upper_edge() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(49, 1)
        await pilot.pause()
        await pilot.mouse_down(Grid, offset=x_of(grid, 45, 1))
        for _ in range(5):
            await drag(pilot, 2, 0)
        assert grid.cursor == (37, 0)
        assert grid.selection == Area(37, 0, 45, 1)
        await pilot.mouse_up(Grid, offset=(1, 1))

    run(Endless(50), check)


def test_shift_click_extends() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        await pilot.click(Grid, offset=x_of(grid, 1, 1))
        await pilot.click(Grid, offset=x_of(grid, 4, 2), shift=True)
        assert grid.selection == Area(1, 1, 4, 2)
        await pilot.click(Grid, offset=x_of(grid, 2, 2))
        assert grid.selection == Area(2, 2, 2, 2)

    run(Endless(50), check)


def test_a_double_click_opens() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        await pilot.double_click(Grid, offset=x_of(grid, 2, 1))

    said = run(Endless(50), check).of(Grid.Opened)
    assert [(one.row, one.column) for one in said] == [(2, 1)]


def test_a_heading_asks_for_sorting_and_moves_nothing() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        await pilot.click(Grid, offset=(x_of(grid, 0, 2)[0], 0))
        await pilot.click(Grid, offset=(1, 0))
        await pilot.click(Grid, offset=(35, 0))
        assert grid.cursor == (0, 0)

    assert [one.column for one in run(Endless(50), check).of(Grid.SortRequested)] == [2, 0]


def test_the_wheel_scrolls_and_the_cursor_stays() -> None:
    async def wheel(pilot: Pilot[None], kind: type[MouseScrollDown], shift: bool = False) -> None:
        pilot.app.post_message(kind(None, 3, 3, 0, 0, 0, shift=shift, meta=False, ctrl=False))
        await pilot.pause()

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        await wheel(pilot, MouseScrollDown)
        assert lines(grid)[1].split()[0] != "r0"
        assert lines(grid)[-2].split()[0] == "r50"
        await wheel(pilot, MouseScrollUp)  # type: ignore[arg-type]
        assert lines(grid)[1].split()[0] == "r0"
        await wheel(pilot, MouseScrollDown, shift=True)
        assert grid.scroll_offset.x > 0
        assert lines(grid)[1].split()[0] == "r0"
        assert grid.cursor == (0, 0)

    run(Endless(50, columns=30), check)
