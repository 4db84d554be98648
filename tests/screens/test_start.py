"""The first screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from ressort_tui.app import RessortApp
from screens.widgets.grid import Grid
from store.changes import SetField
from store.creating import create_workbook
from store.errors import Code, FileError
from store.opening import open_workbook
from store.workbook import Workbook

SIZES = [(80, 24), (120, 40)]
HOSTILE = "[/x][b]\x1b]52;c;aGVq\x07\u202e"

Check = Callable[[RessortApp, Pilot[None]], Awaitable[None]]


def shown(app: RessortApp) -> dict[str, list[str]]:
    """The table's rows by label; the printed ones after the row they belong to."""
    rows: dict[str, list[str]] = {}
    source = app.screen.query_one(Grid).source
    assert source is not None
    last = ""
    for row in range(source.row_count + source.fixed_count):
        label, *cells = (source.shown(row, n).text.strip() for n in range(len(source.heads)))
        rows[f"{last}/trykt" if label == "trykt" else label] = cells
        last = last if label == "trykt" else label
    return rows


def lines_of(app: RessortApp) -> list[str]:
    """What the window shows, line by line."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def told(app: RessortApp, pilot: Pilot[None]) -> str:
    """The first message that is shown, as it is shown."""
    while not (toasts := app.screen.query("Toast")):
        await pilot.pause()
    return str(toasts.first().render())


def run(book: Workbook, size: tuple[int, int], check: Check, **settings: Any) -> RessortApp:
    app = RessortApp(book, **settings)

    async def go() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await check(app, pilot)

    asyncio.run(go())
    return app


@pytest.mark.parametrize("size", SIZES)
def test_table_1_stands_beside_what_is_printed(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        rows = shown(app)
        assert rows["I alt"][:5] == ["35.550,3", "12.143,5", "773,5", "773,5", "49.240,8"]
        assert rows["I alt/trykt"][:5] == ["35.551", "12.144", "774", "774", "49.241"]
        window = "\n".join(lines_of(app))
        for text in ("Ressortændringer", "Tabel 1.", "2026 p/l", "49.240,8", "49.241", "Afslut"):
            assert text in window
        grid = app.screen.query_one(Grid)
        assert grid.virtual_size.width <= grid.size.width

    run(sample, size, check)


@pytest.mark.parametrize("size", SIZES)
def test_a_change_shows_at_once(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        sample.set_amount("oek19-t6-r04", "2027", 5_000_000)
        assert shown(app)["I alt"][1] == "12.343,5"
        sample.undo()
        assert shown(app)["I alt"][1] == "12.143,5"

    run(sample, size, check)


def test_a_window_of_another_size_is_filled(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        for size in ((120, 40), (40, 10), (20, 5), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert shown(app)["I alt"][0] == "35.550,3"

    run(sample, (80, 24), check)


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
def test_a_key_quits(sample: Workbook, key: str) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await pilot.press(key)

    assert run(sample, (80, 24), check).return_code == 0


def test_ctrl_c_leaves_nothing_and_says_how_to_quit(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+c")
        assert app.is_running
        assert await told(app, pilot) == "Tryk Ctrl+Q for at afslutte."

    run(sample, (80, 24), check)


def test_a_workbook_in_use_says_so(sample: Workbook, sample_path: Path) -> None:
    error = FileError(Code.FILE_LOCKED, path="[/x].json", user="anne[/x]", host="pc-7")

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        assert "SKRIVEBESKYTTET · læst " in lines_of(app)[0]
        message = await told(app, pilot)
        assert message.startswith("[/x].json er i brug af anne[/x] på pc-7.")

    run(open_workbook(sample_path, read_only=True), (120, 40), check, in_use=error)


def test_no_text_is_taken_for_markup_or_obeyed(sample: Workbook) -> None:
    edits = [
        SetField("views", "oek19-t1", "title", HOSTILE),
        SetField("view_rows", "oek19-t1-row01", "label", HOSTILE),
        SetField("view_columns", "oek19-t1-col-2026", "label", HOSTILE),
        SetField("printed_cells", "trykt-oek19-t1-total-2026", "explanation", HOSTILE),
    ]
    sample.apply(edits)

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        assert "[/x][b]␛]52;c;aGVq␇⟨U+202E⟩" in shown(app)
        window = lines_of(app)
        assert all(line.isprintable() for line in window)
        title = app.screen.query_one("#title", Static).render()
        assert str(title) == "[/x][b]␛]52;c;aGVq␇⟨U+202E⟩"

    run(sample, (120, 40), check)


def test_an_empty_workbook_says_what_to_do(tmp_path: Path) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        assert "har ingen tabeller" in "\n".join(lines_of(app))

    with create_workbook(tmp_path / "tom.json") as book:
        run(book, (80, 24), check)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_the_first_screen_looks_like_this(
    sample: Workbook, size: tuple[int, int], snap_compare: Any
) -> None:
    assert snap_compare(RessortApp(sample), terminal_size=size)
