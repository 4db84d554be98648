"""What is drawn, how often the source is asked for it, and windows of every size."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.geometry import Region
from textual.pilot import Pilot

from screens.widgets.grid import Grid
from screens.widgets.grid_metrics import SAMPLE
from screens.widgets.grid_source import Head, Shown, Tone
from tests.screens.driving import settle
from tests.screens.widgets.host import lines, run
from tests.screens.widgets.tables import Endless, Fixed


def style_of(grid: Grid, y: int, text: str) -> Style:
    found = [part.style for part in grid.render_line(y) if text in part.text]
    assert len(found) == 1
    assert found[0] is not None
    return found[0]


def test_a_hundred_thousand_rows_are_asked_for_only_in_sight() -> None:
    source = Endless(100_000)

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        await pilot.pause()
        in_sight = 10 * 3
        assert len(source.cells) <= (SAMPLE + 1) * 3 + 4 * in_sight
        source.cells.clear()
        await pilot.press("down")
        assert 0 < len(source.cells) <= 2 * 3
        source.cells.clear()
        await pilot.press("pagedown")
        assert 0 < len(source.cells) <= 2 * in_sight
        source.cells.clear()
        await pilot.press("ctrl+end", "up")
        assert 99_999 in source.asked
        assert len(source.cells) <= 4 * in_sight
        source.cells.clear()
        await pilot.press("ctrl+a")
        assert len(source.cells) <= 2 * in_sight
        source.cells.clear()
        grid.refresh_rows()
        await pilot.pause()
        assert 0 < len(source.cells) <= in_sight
        source.cells.clear()
        await pilot.resize_terminal(50, 12)
        await pilot.pause()
        assert len(source.cells) <= 4 * 12 * 3

    run(source, check)


def test_columns_out_of_sight_are_not_asked_for() -> None:
    source = Endless(50, columns=40)

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        source.cells.clear()
        grid.refresh_rows()
        await pilot.pause()
        assert max(column for _, column in source.cells) < 12

    run(source, check)


def test_a_column_grows_for_what_comes_into_sight() -> None:
    rows = [["navn", "1"]] * (SAMPLE + 20) + [["et langt navn", "1.000.000,5"]]

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        assert lines(grid)[1].split() == ["navn", "1"]
        await pilot.press("ctrl+end")
        await pilot.pause()
        await pilot.pause()
        assert lines(grid)[-1].split() == ["et", "langt", "navn", "1.000.000,5"]
        wide = grid._metrics.widths
        await pilot.press("ctrl+home")
        await pilot.pause()
        assert grid._metrics.widths == wide

    run(Fixed(rows), check)


def test_heads_carry_their_sign_and_cells_their_mark() -> None:
    source = Fixed([["a", "12", "ja"], ["b", "3", "nej"]])
    source.heads = [Head("Navn", sign="▲"), Head("2027", True, sign="▼"), Head("Fast")]
    source.looks = {(0, 1): Shown("12", mark="*"), (0, 2): Shown("ja", mark="!")}

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        assert lines(grid)[:3] == [" Navn▲ 2027▼ Fast", " a       12* ja!", " b        3  nej"]

    run(source, check)


def test_nothing_is_told_by_colour_alone() -> None:
    source = Fixed([["a", "11", "xx"], ["b", "22", "yy"], ["c", "33", "zz"]])
    source.looks = {
        (1, 1): Shown("22", changed=True),
        (1, 2): Shown("yy", preview=True),
        (2, 0): Shown("c", Tone.TOTAL),
        (2, 2): Shown("zz", Tone.PRINTED),
    }

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(0, 1)
        await pilot.pause()
        assert style_of(grid, 0, "K1").bold
        assert style_of(grid, 0, "K1").underline
        assert style_of(grid, 1, "11").reverse
        assert not style_of(grid, 1, "xx").reverse
        assert style_of(grid, 2, "22").bold
        assert style_of(grid, 2, "yy").italic
        assert style_of(grid, 3, "c").bold
        assert style_of(grid, 3, "zz").italic
        await pilot.press("shift+right")
        assert style_of(grid, 1, "11").underline
        pilot.app.set_focus(None)
        await pilot.pause()
        assert style_of(grid, 1, "xx").underline
        assert style_of(grid, 1, "xx").bold
        assert not style_of(grid, 1, "xx").reverse

    run(source, check)


@pytest.mark.parametrize("width", [*range(1, 11), 25])
def test_the_smallest_windows(width: int) -> None:
    source = Fixed([["漢字かな", "1.125", "🙂🙂"], ["é", "2", "y"], ["I alt", "3", "z"]], fixed=2)

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        for height in (0, 1, 2, 3, 4):
            grid.styles.height = height
            await pilot.pause()
            keys = ("ctrl+end", "up", "up", "home", "pagedown", "shift+end", "ctrl+a", "escape")
            for key in keys:
                await pilot.press(key)
                for y in range(height + 1):
                    assert grid.render_line(y).cell_length == grid.size.width
                line = grid._lines().line_of(grid.cursor[0])
                assert line is not None or grid._window.height < 2

    run(source, check, size=(width, 5))


def test_a_low_window_scrolls_its_totals_to_the_cursor() -> None:
    rows = [[f"r{n}", str(n)] for n in range(30)]

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        assert [line.split()[0] for line in lines(grid)[-4:]] == ["r10", "r11", "r12", "r13"]
        await pilot.press("ctrl+end")
        await pilot.pause()
        assert [line.split()[0] for line in lines(grid)[-4:]] == ["r26", "r27", "r28", "r29"]
        await pilot.press("ctrl+home")
        await pilot.pause()
        assert [line.split()[0] for line in lines(grid)[-4:]] == ["r10", "r11", "r12", "r13"]

    run(Fixed(rows, fixed=20), check, size=(30, 6))


def test_only_the_lines_concerned_are_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Region] = []
    refresh = Grid.refresh

    def noted(self: Grid, *regions: Region, **options: bool) -> Grid:
        drawn.extend(regions or [self.size.region])
        return refresh(self, *regions, **options)

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        await settle(pilot)
        monkeypatch.setattr(Grid, "refresh", noted)
        await pilot.press("down")
        assert {region.y for region in drawn} == {1, 2}
        assert {region.height for region in drawn} == {1}

    run(Endless(100_000), check)
