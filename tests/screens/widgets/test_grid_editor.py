"""The editor in the cell: real typing, and what must not lose it."""

from __future__ import annotations

import pytest
from textual.events import Key, MouseScrollDown, Paste
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from screens.widgets.cell_editor import CellEditor
from screens.widgets.grid import Grid
from screens.widgets.grid_area import Cell
from screens.widgets.grid_editing import NARROWEST_EDITOR
from tests.screens.widgets.host import Host, host, run
from tests.screens.widgets.tables import Endless, Fixed


def typed_at_once(pilot: Pilot[None], *keys: str) -> None:
    """Post keys as a terminal does that hands over many in one piece."""
    for key in keys:
        character = key if len(key) == 1 else None
        pilot.app.post_message(Key(key, character))


async def settle(pilot: Pilot[None]) -> None:
    for _ in range(4):
        await pilot.pause()


def entered(app: Host) -> list[tuple[int, int, str, Cell]]:
    return [(one.row, one.column, one.text, one.step) for one in app.of(Grid.Entered)]


def focused(pilot: Pilot[None]) -> Widget | None:
    return pilot.app.focused


def is_editing(grid: Grid) -> bool:
    return grid.editing


def editor_of(grid: Grid) -> CellEditor:
    return grid.query_one(CellEditor)


def test_typing_replaces_and_enter_goes_down() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(2, 1)
        await pilot.press("5")
        await settle(pilot)
        assert is_editing(grid)
        assert isinstance(focused(pilot), Input)
        await pilot.press("0", "0", "0")
        assert grid.editor_text == "5000"
        cell = grid._cell_region(2, 1)
        assert cell is not None
        width = grid._metrics.whole(1, NARROWEST_EDITOR)
        assert editor_of(grid).region == Region(cell.x, cell.y, width, 1)
        await pilot.press("enter")
        await settle(pilot)
        assert not is_editing(grid)
        assert grid.editor_text == ""
        assert grid.cursor == (3, 1)
        assert focused(pilot) is grid

    app = run(Endless(50, editable=True), check)
    assert entered(app) == [(2, 1, "5000", (1, 0))]
    assert [one.text for one in app.of(Grid.Typed)] == ["5", "50", "500", "5000"]


def test_keys_that_come_in_one_piece_keep_their_order() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(2, 1)
        typed_at_once(
            pilot, *"5000", "enter", "right", *"12", "backspace", "3", "tab", *"9", "escape", "up"
        )
        await settle(pilot)
        assert not is_editing(grid)
        assert grid.cursor == (3, 0)

    app = run(Endless(50, editable=True), check)
    assert entered(app) == [(2, 1, "5000", (1, 0)), (3, 2, "13", (0, 1))]


def test_keys_for_others_keep_their_turn_among_those_for_the_grid() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(2, 1)
        typed_at_once(pilot, *"50", "enter", "ctrl+z", *"7", "enter", "ctrl+y")
        await settle(pilot)
        assert grid.cursor == (4, 1)

    app = run(Endless(50, editable=True), check)
    assert entered(app) == [(2, 1, "50", (1, 0)), (3, 1, "7", (1, 0))]
    assert app.unused_keys == ["ctrl+z", "ctrl+y"]


def test_what_is_done_after_keys_finds_them_obeyed() -> None:
    texts = []

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(2, 1)
        typed_at_once(pilot, *"5000")
        pilot.app.call_later(lambda: grid.after_keys(lambda: texts.append(grid.editor_text)))
        await settle(pilot)

    run(Endless(50, editable=True), check)
    assert texts == ["5000"]


def test_what_is_done_after_keys_is_done_when_they_are_refused() -> None:
    cursors = []

    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        host(pilot).edits = False
        grid.move_to(2, 1)
        typed_at_once(pilot, *"5000")
        pilot.app.call_later(lambda: grid.after_keys(lambda: cursors.append(grid.cursor)))
        await settle(pilot)

    run(Endless(50, editable=True), check)
    assert cursors == [(2, 1)]


def test_the_last_of_many_keys_leaves_its_cell_as_it_was() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(2, 1)
        typed_at_once(pilot, *"5000", "escape", "down", *"7", "enter")
        await settle(pilot)
        assert grid.cursor == (4, 1)

    app = run(Endless(50, editable=True), check)
    assert [(one.row, one.column, one.text) for one in app.of(Grid.Left)] == [(2, 1, "5000")]
    assert entered(app) == [(3, 1, "7", (1, 0))]


def test_what_is_typed_onto_a_refused_cell_is_let_go() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        host(pilot).edits = False
        grid.move_to(2, 1)
        typed_at_once(pilot, *"5000", "enter")
        await settle(pilot)
        assert not is_editing(grid)
        await pilot.press("down")
        assert grid.cursor == (3, 1)

    app = run(Endless(50, editable=True), check)
    assert len(app.of(Grid.EditRequested)) == 1
    assert entered(app) == []


@pytest.mark.parametrize(
    ("key", "step", "cursor"),
    [
        ("enter", (1, 0), (3, 1)),
        ("shift+enter", (-1, 0), (1, 1)),
        ("down", (1, 0), (3, 1)),
        ("up", (-1, 0), (1, 1)),
        ("tab", (0, 1), (2, 2)),
        ("shift+tab", (0, -1), (2, 0)),
    ],
)
def test_keys_that_enter(key: str, step: Cell, cursor: Cell) -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(2, 1)
        await pilot.press("f2")
        await settle(pilot)
        assert grid.editor_text == "21"
        await pilot.press("home", "4", key)
        await settle(pilot)
        assert grid.cursor == cursor

    assert entered(run(Endless(50, editable=True), check)) == [(2, 1, "421", step)]


def test_what_is_not_taken_stays_to_be_mended() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        host(pilot).refuses = "1x"
        grid.move_to(2, 1)
        typed_at_once(pilot, "1", "x", "enter", "backspace", "0")
        await settle(pilot)
        assert is_editing(grid)
        assert grid.editor_text == "10"
        await pilot.press("enter")
        await settle(pilot)
        assert grid.cursor == (3, 1)

    app = run(Endless(50, editable=True), check)
    assert [text for _, _, text, _ in entered(app)] == ["1x", "10"]


def test_keys_within_the_text() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(1, 1)
        grid.edit("en to tre", select_all=True)
        await pilot.press("end", "ctrl+left", "x", "home", "delete", "shift+end", "shift+left")
        assert editor_of(grid).selected_text == "n to xtr"
        await pilot.press("y", "pageup", "pagedown", "ctrl+home", "f5")
        assert grid.editor_text == "ye"
        await pilot.press("ctrl+a", "z")
        assert grid.editor_text == "z"
        assert grid.cursor == (1, 1)
        grid.edit("alt", select_all=True)
        await pilot.press("q")
        assert grid.editor_text == "q"

    assert run(Endless(50), check).unused_keys == ["f5"]


def test_other_sizes_keep_text_caret_and_place() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(30, 2)
        grid.edit("123456")
        await pilot.press("left", "left")
        for size in ((30, 4), (12, 3), (5, 2), (1, 1), (3, 0), (120, 40), (40, 10)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert grid.editor_text == "123456"
            assert editor_of(grid).cursor_position == 4
            assert grid.cursor == (30, 2)
        cell = grid._cell_region(30, 2)
        assert cell is not None
        assert editor_of(grid).region.offset == cell.offset
        await pilot.press("x")
        assert grid.editor_text == "1234x56"

    run(Endless(50), check)


def test_another_table_under_it_keeps_the_editor() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(30, 2)
        grid.edit("123")
        grid.show(Endless(20))
        await settle(pilot)
        assert grid.cursor == (20, 2)
        assert grid.editor_text == "123"
        assert editor_of(grid).region.y == 9
        await pilot.press("4")
        assert grid.editor_text == "1234"
        grid.show(None)
        await settle(pilot)
        assert not is_editing(grid)

    app = run(Endless(50), check)
    assert [one.text for one in app.of(Grid.Left)] == ["1234"]


def test_scrolled_out_of_sight_it_comes_back_with_the_next_key() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.edit("1")
        for _ in range(9):
            pilot.app.post_message(
                MouseScrollDown(None, 3, 3, 0, 0, 0, shift=False, meta=False, ctrl=False)
            )
        await settle(pilot)
        assert grid.scroll_offset.y > 9
        assert not editor_of(grid).region.overlaps(grid.region)
        assert focused(pilot) is editor_of(grid)
        await pilot.press("2")
        await settle(pilot)
        assert grid.editor_text == "12"
        assert editor_of(grid).region.y == 1

    run(Endless(50), check)


def test_a_click_elsewhere_enters_first_and_goes_only_when_taken() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        host(pilot).refuses = "nej"
        grid.move_to(1, 1)
        grid.edit("nej")
        await pilot.click(Grid, offset=(2, 5))
        await settle(pilot)
        assert grid.cursor == (1, 1)
        assert grid.editor_text == "nej"
        assert focused(pilot) is editor_of(grid)
        await pilot.press("1")
        await pilot.click(Grid, offset=(2, 5))
        await settle(pilot)
        assert not is_editing(grid)
        assert grid.cursor == (4, 0)
        assert focused(pilot) is grid

    app = run(Endless(50), check)
    assert entered(app) == [(1, 1, "nej", (0, 0)), (1, 1, "nej1", (0, 0))]


def test_a_click_in_the_text_puts_the_caret() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(1, 1)
        grid.edit("12345")
        await settle(pilot)
        await pilot.click(CellEditor, offset=(2, 0))
        assert editor_of(grid).cursor_position == 2
        assert is_editing(grid)
        assert grid.cursor == (1, 1)

    assert entered(run(Endless(50), check)) == []


def test_without_the_focus_it_keeps_its_text_and_gets_it_back() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        other = pilot.app.query_one("#other")
        other.styles.display = "block"
        await settle(pilot)
        grid.edit("12")
        other.focus()
        await settle(pilot)
        assert grid.editor_text == "12"
        grid.focus()
        await settle(pilot)
        await pilot.press("3")
        assert grid.editor_text == "123"

    run(Endless(50), check)


def test_a_line_is_pasted_into_the_text_and_lines_are_told() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(2, 1)
        grid.edit("1")
        for text in ("23\x1b\u202e\u00a0\r\n", "1\n2\n", "1\t2"):
            pilot.app.post_message(Paste(text))
            await settle(pilot)
        assert grid.editor_text == "123\u00a0"

    app = run(Endless(50), check)
    assert [(one.row, one.column, one.text) for one in app.of(Grid.Pasted)] == [
        (2, 1, "1\n2\n"),
        (2, 1, "1\t2"),
    ]


def test_hidden_characters_are_kept_and_shown_as_signs() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.edit("a\x1b]52;c\u202eb")
        await settle(pilot)
        assert grid.editor_text == "a\x1b]52;c\u202eb"
        drawn = editor_of(grid).render_line(0).text
        assert drawn.startswith("a␛]52;c�b")

    run(Endless(50), check)


def test_a_long_text_takes_the_room_there_is() -> None:
    async def check(grid: Grid, pilot: Pilot[None]) -> None:
        grid.move_to(0, 2)
        grid.edit("x" * 100)
        await settle(pilot)
        region = editor_of(grid).region
        assert (region.x, region.width) == (0, grid._window.width)
        grid.edit("")
        await settle(pilot)
        assert editor_of(grid).region.width == max(9, NARROWEST_EDITOR)
        assert editor_of(grid).region.right <= 40

    run(Fixed([["Navn", "1.125", "n" * 9]], editable=True), check)
