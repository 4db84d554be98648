"""The program driven without a terminal: keys in, lines out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen

from ressort_tui.app import RessortApp
from screens.page import Page
from screens.places import Place
from screens.requests import Go
from screens.widgets.command_bar import CommandBar
from store.workbook import Workbook

SIZES = [(80, 24), (120, 40)]
P = TypeVar("P", bound=Page)

HOSTILE = "[/x][b]\x1b]52;c;aGVq\x07\u202e"

Check = Callable[[RessortApp, Pilot[None]], Awaitable[None]]


def run(
    book: Workbook, check: Check, size: tuple[int, int] = (80, 24), **settings: Any
) -> RessortApp:
    """Start the program on a workbook, let `check` use it, end it."""
    app = RessortApp(book, **settings)

    async def go() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            await check(app, pilot)

    asyncio.run(go())
    return app


async def settle(pilot: Pilot[None]) -> None:
    """Let all that was asked for happen, also what waits for a repaint."""
    for _ in range(3):
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, each obeyed before the next."""
    for key in keys:
        await pilot.press(key)
    await settle(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    await press(pilot, *text)


async def write_fast(pilot: Pilot[None], text: str) -> None:
    """Type a text as fast as the terminal sends it."""
    for sign in text:
        pilot.app.post_message(Key("plus" if sign == "+" else sign, sign))
    await settle(pilot)


async def visit(app: RessortApp, pilot: Pilot[None], place: Place) -> None:
    """Go to a place."""
    app.page.post_message(Go(place))
    await settle(pilot)


def at(
    kind: type[P],
    book: Workbook,
    place: Place,
    job: Callable[[RessortApp, Pilot[None], P], Awaitable[None]],
    size: tuple[int, int] = (80, 24),
) -> None:
    """Do a job on a kind of screen, standing at a place."""

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, place)
        page = app.page
        assert isinstance(page, kind)
        await job(app, pilot, page)

    run(book, check, size)


def lines_of(app: RessortApp) -> list[str]:
    """What the window shows, line by line."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def window(app: RessortApp) -> str:
    """What the window shows."""
    return "\n".join(lines_of(app))


def told(app: RessortApp) -> list[str]:
    """The messages that are shown, as they are shown: over a corner, oldest first, then below."""
    toasts = [str(toast.render()) for toast in app.screen.query("Toast")]
    return [*toasts, *(bar.said for bar in app.screen.query(CommandBar) if bar.said)]


def is_open(app: RessortApp, dialog: type[Screen[Any]]) -> bool:
    """True while a dialog of this kind is on top."""
    return isinstance(app.screen, dialog)


def is_plain(app: RessortApp) -> bool:
    """True while no dialog is open."""
    return app.screen is app.page
