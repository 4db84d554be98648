"""An app with one grid, for tests that press keys in it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.events import Event, Key
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Button

from screens.widgets.grid import Grid
from screens.widgets.grid_messages import GridMessage
from screens.widgets.grid_source import GridSource

Check = Callable[[Grid, Pilot[None]], Awaitable[None]]
Said = TypeVar("Said", bound=GridMessage)


class Host(App[None]):
    """Shows one grid and keeps what it says; edits what it is asked to, and takes what it can."""

    CSS_PATH = "../../../screens/widgets/grid.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, source: GridSource | None) -> None:
        super().__init__()
        self.table = source
        self.said: list[GridMessage] = []
        self.unused_keys: list[str] = []
        self.refuses: str = ""
        """What is not taken when it is entered: the editor stays open."""
        self.edits = True

    def compose(self) -> ComposeResult:
        """The grid, and something else to go to."""
        yield Grid(id="figures")
        yield Button("Andet", id="other")

    def on_mount(self) -> None:
        """Fill it."""
        other = self.query_one(Button)
        other.styles.dock = "bottom"
        other.styles.display = "none"
        self.query_one(Grid).show(self.table)
        self.query_one(Grid).focus()

    async def on_event(self, event: Event) -> None:
        """Note the keys that nobody took."""
        if isinstance(event, Key) and event.is_forwarded:
            self.unused_keys.append(event.key)
        await super().on_event(event)

    async def _on_message(self, message: Message) -> None:
        if isinstance(message, GridMessage):
            self.said.append(message)
        await super()._on_message(message)

    def on_grid_edit_requested(self, event: Grid.EditRequested) -> None:
        """Edit the cell, if one may."""
        if self.edits and self.table is not None:
            shown = self.table.shown(event.row, event.column).text
            event.grid.edit(shown if event.text is None else event.text)

    def on_grid_entered(self, event: Grid.Entered) -> None:
        """Take what was typed."""
        if event.text != self.refuses:
            event.grid.end_edit(event.step)

    def of(self, kind: type[Said]) -> list[Said]:
        """What was said of one kind."""
        return [message for message in self.said if isinstance(message, kind)]


def run(source: GridSource | None, check: Check, size: tuple[int, int] = (40, 10)) -> Host:
    """Show a table in a window and let a check loose on it."""
    app = Host(source)

    async def go() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await check(app.query_one(Grid), pilot)
            await pilot.pause()

    asyncio.run(go())
    return app


def host(pilot: Pilot[None]) -> Host:
    """The app that a pilot steers."""
    assert isinstance(pilot.app, Host)
    return pilot.app


def lines(grid: Grid) -> list[str]:
    """What the grid draws, line by line."""
    return [grid.render_line(y).text.rstrip() for y in range(grid.size.height)]
