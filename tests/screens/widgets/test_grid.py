"""The grid under real keys, mouse and sizes."""

from __future__ import annotations

from textual.pilot import Pilot

from screens.widgets.grid import Grid
from tests.screens.widgets.host import lines, run
from tests.screens.widgets.tables import Endless, Fixed


def test_totals_stay_at_the_bottom_and_headings_on_top() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        assert lines(grid)[0].split() == ["K0", "K1", "K2"]
        assert lines(grid)[1].split()[0] == "r0"
        assert lines(grid)[-1].split()[0] == "r1000"
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert lines(grid)[0].split() == ["K0", "K1", "K2"]
        assert lines(grid)[-2].split()[0] == f"r{grid.cursor[0]}" == "r16"
        assert lines(grid)[-1].split()[0] == "r1000"
        await pilot.press("ctrl+end")
        assert grid.cursor == (1000, 2)
        await pilot.press("up")
        await pilot.pause()
        assert lines(grid)[-2].split()[0] == "r999"

    app = run(Endless(1000), check)
    assert [(m.row, m.column) for m in app.of(Grid.Moved)][-1] == (999, 2)


def test_a_short_table_ends_where_it_ends() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        assert [line.split() for line in lines(grid)] == [
            *(["K1", "K2"], ["a", "1", "x"], ["b", "2,5", "y"], ["I", "alt", "3,5", "z"]),
            *[[]] * 6,
        ]
        await pilot.press("down", "down", "down", "down", "right", "right", "right")
        assert grid.cursor == (2, 2)

    run(Fixed([["a", "1", "x"], ["b", "2,5", "y"], ["I alt", "3,5", "z"]], fixed=1), check)


def test_labels_stay_when_columns_scroll() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        await pilot.press("end")
        await pilot.pause()
        assert lines(grid)[0].split()[-1] == "K29"
        assert lines(grid)[1].split()[0] == "r0"
        assert lines(grid)[1].endswith("29")
        await pilot.press("home")
        await pilot.pause()
        assert lines(grid)[0].split()[:2] == ["K0", "K1"]

    run(Endless(100, columns=30), check)


def test_only_rows_in_sight_are_asked_for() -> None:
    source = Endless(100_000)

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        source.asked.clear()
        await pilot.press("ctrl+end", "up")
        await pilot.pause()
        assert source.asked <= {*range(20), *range(99_980, 100_001)}
        assert 99_999 in source.asked

    run(source, check)


def test_the_mouse_puts_the_cursor_and_nothing_else() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        line = lines(grid)[3]
        await pilot.click(Grid, offset=(line.index("22"), 3))
        assert grid.cursor == (2, 2)
        await pilot.click(Grid, offset=(1, 0))
        await pilot.click(Grid, offset=(39, 3))
        assert grid.cursor == (2, 2)
        await pilot.click(Grid, offset=(1, 9))
        assert grid.cursor == (50, 0)

    run(Endless(50), check)


def test_the_cursor_stays_through_other_sizes_and_shorter_tables() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+end")
        for size in ((10, 3), (1, 1), (200, 60), (40, 10)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert grid.cursor == (50, 2)
        grid.show(Fixed([["a", "1"]]))
        assert grid.cursor == (0, 1)
        grid.show(None)
        await pilot.press("down", "pagedown", "end", "ctrl+home")
        assert grid.cursor == (0, 0)
        assert lines(grid) == [""] * 10

    run(Endless(50), check)


def bars(grid: Grid) -> tuple[bool, bool]:
    """Whether there is a bar beside the rows, and one below them."""
    return grid.show_vertical_scrollbar, grid.show_horizontal_scrollbar


def test_a_bar_beside_many_rows_leaves_none_below_and_the_cursor_in_sight() -> None:
    rows = [["et langt navn på en række " + str(n), "1", "to ord"] for n in range(30)]

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        await pilot.press("down", "down")
        grid.show(Fixed(rows))
        grid.move_to(8, 0)
        await pilot.pause()
        await pilot.pause()
        assert bars(grid) == (True, False)
        assert grid.cursor == (8, 0)
        grid.show(Fixed(rows[:3]))
        await pilot.pause()
        await pilot.pause()
        assert bars(grid) == (False, False)

    run(Fixed(rows[:3]), check)
