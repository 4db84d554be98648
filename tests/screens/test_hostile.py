"""Text that a terminal, a markup or a layout might obey is only shown, wherever it stands."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len
from textual.events import Paste
from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from ressort_tui.preferences import Preferences
from screens.desk import Choices
from screens.dialogs.ask import AskDialog
from screens.dialogs.dialog import Dialog
from screens.places import Place
from screens.requests import Go
from screens.texts.frame_text import TABS
from screens.texts.safe import is_hidden, safe
from screens.track_tabs.all_tabs import TABS as TRACK_TABS
from screens.widgets.grid import Grid
from store.changes import Add, Edit, SetField
from store.creating import create_workbook
from store.csv_dialect import DANSK, RFC4180, Dialect
from store.csv_registers import read_registers, register_files
from store.errors import StoreError
from store.kinds import Kind
from store.opening import open_workbook
from store.paste import write_block
from store.planning import plan, put_in_place
from store.records import Line, Record, Track, View
from store.schema import KINDS
from store.tables import Tables
from store.workbook import Workbook
from tests.conftest import SAMPLE
from tests.screens.driving import press, run, settle, visit

MARK = "[/x]ʘ"
"""Before every text; the sign is nowhere else, so that brackets that were obeyed are missed."""

PIECES = (
    "[bold]fed[/bold][@click=app.quit]tryk[/]",
    "\x1b[2J\x1b[31m\x1b]52;c;aGVq\x07\x1b]8;;http://x\x1b\\",
    "\u202eabc\u2066\u200f\u061c",
    "\x01\x07\x08\x0b\x7f\x85\x9b31m",
    "\u0301e\u0301\u0308\u20dd",
    "\u200b\u200d\ufeff\u2060\u00ad\u3164\U000e0041",
    "👩‍👩‍👧❤️🇩🇰👍🏽",
    "日本語の表\uff21\u3000",
    "linje\r\nbrudt\u2028\u2029\tto",
    "${x} {0} %s \\[x] [[y]] $(id) `id`",
    "",
)
LONG = "x" * 10_000
NOT_FREE = {
    "lines": {"group"},
    "view_columns": {"period", "field"},
    "view_rows": {"match"},
    "printed_cells": {"text", "explained"},
    "follow_ups": {"table", "target"},
}
"""Texts that others look for, beside ids, choices, dates and times."""


def free_fields(kind: Kind) -> list[str]:
    """The fields that hold any text, beside those of every record."""
    types = {info.name: info.type for info in msgspec.structs.fields(kind.record)}
    return [
        column.field
        for column in kind.columns
        if column.type == "text"
        and types[column.field] is str
        and column.field not in ("id", *kind.references, *EVERYWHERE)
        and column.field not in NOT_FREE.get(kind.table, ())
    ]


EVERYWHERE = ("section", "row", "note")
RECORD_TABLES = {kind.record: table for table, kind in KINDS.items()}
D = "oek19-t6-r04"
HOSTILE = MARK + "".join(PIECES)
FILE_NAME = "[x][b]\x1b]52;c;aGVq\x07\u202e\u0301日\r\n.json"


def made_hostile(record: Record, table: str, places: Iterator[int]) -> Record:
    """The record with something nasty in every text that is free."""
    changes = {}
    for field in (*free_fields(KINDS[table]), *EVERYWHERE):
        text = getattr(record, field)
        if text or field == "note":
            place = next(places)
            piece = PIECES[place % len(PIECES)]
            many = LONG if place % (5 * len(PIECES)) == len(PIECES) - 1 else LONG[:500]
            changes[field] = f"{MARK}{piece}{text}" if piece else f"{MARK}{text}{many}"
    return msgspec.structs.replace(record, **changes)


def hostile_edits() -> list[Edit]:
    """The sample, every text of it hostile."""
    files = {file.name: file.read_bytes() for file in sorted(SAMPLE.glob("*.csv"))}
    places = count()
    edits: list[Edit] = []
    for edit in read_registers(files, Tables()).edits:
        assert isinstance(edit, Add)
        table = RECORD_TABLES[type(edit.record)]
        edits.append(Add(made_hostile(edit.record, table, places)))
    return edits


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbook]:
    """A workbook of nothing but hostile texts, changed by a hostile user for hostile reasons."""
    monkeypatch.chdir(tmp_path)
    book = create_workbook(tmp_path / FILE_NAME, name=HOSTILE, edits=hostile_edits())
    book.user = HOSTILE
    book.apply([SetField("lines", D, "label", HOSTILE)], reason=HOSTILE)
    book.apply([SetField("lines", D, "amounts.2027", 5_000_000)], reason=HOSTILE)
    book.apply([SetField("lines", D, "note", HOSTILE + LONG)], reason=LONG)
    yield book
    book.close(discard=True)


def assert_harmless(app: RessortApp) -> str:
    """Nothing in sight is obeyed or swallowed, and every line is as wide as the window."""
    lines = []
    for strip in app.screen._compositor.render_strips():
        bad = {f"U+{ord(sign):04X}" for sign in strip.text if is_hidden(sign)}
        assert not bad, (bad, strip.text)
        assert cell_len(strip.text) == strip.cell_length == app.size.width, strip.text
        assert not any(s.style is not None and s.style.link for s in strip)
        lines.append(strip.text)
    shown = "\n".join(lines)
    if any(grid.scroll_offset.x for grid in app.screen.query(Grid)):
        return shown  # a column begins somewhere within its texts
    swallowed = [at for at, sign in enumerate(shown) if sign == MARK[-1] and shown[at - 1] != "]"]
    assert not swallowed, [shown[max(at - 60, 0) : at + 60] for at in swallowed]
    return shown


CELL = Place("budget", view="oek19-t6", line=D, column="2027")


async def look(app: RessortApp, pilot: Pilot[None], place: Place | None = None) -> str:
    """What is in sight, of a place, once all is done; it is harmless."""
    if place is not None:
        app.page.post_message(Go(place))
    for _ in range(3):
        await pilot._wait_for_screen()
    app.screen._on_timer_update()
    return assert_harmless(app)


@pytest.mark.long
@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
def test_screens(hostile: Workbook, size: tuple[int, int]) -> None:
    """Every screen, every tab of every track, every table; one's own lines as well as all."""
    seen: dict[str, str] = {}

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        for own in ("", "SUF") if size == (80, 24) else ("",):
            app.desk.choose(administration=own, only_mine=bool(own))
            for screen in TABS:
                seen[screen + own] = await look(app, pilot, Place(screen))
                for keys in (("down", "right"), ("end", "pagedown"), ("ctrl+end",)):
                    await press(pilot, *keys)
                    assert_harmless(app)
        if size != (80, 24):
            return
        for number, tab in enumerate(TRACK_TABS):
            track = ("spor-2", "spor-5", "spor-4")[number % 3]
            await look(app, pilot, Place("track", track=track, tab=tab.name))
        for track in hostile.tables.of(Track):
            await look(app, pilot, Place("track", track=track))
        for mode in MODES:
            await look(app, pilot, mode)
        app.desk.choose(only_mine=False, printed="alle", unit="kr.")
        for view in hostile.all(View)[::3]:
            await look(app, pilot, Place("budget", view=view.id))

    run(hostile, check, size)
    assert all(MARK in shown for shown in seen.values()), seen


MODES = (
    *(Place("organisation", tab=mode) for mode in ("track", "treatment")),
    Place("hours", tab="kommende"),
    Place("timeline", tab="bars"),
    *(Place("registers", tab=table) for table in ("risks", "questions", "terms", "facts")),
)
"""Other ways to see what the screens of the plans hold."""

OPENERS: dict[str, tuple[str, ...]] = {
    "help": ("f1",),
    "find": ("ctrl+p",),
    "tables": ("ctrl+t",),
    "source": ("f3",),
    "filter": ("f4",),
    "print": ("f9",),
    "reason": ("ctrl+b",),
    "lines": ("ctrl+g",),
    "form": ("ctrl+e",),
    "new": ("ctrl+n",),
    "delete": ("ctrl+d",),
    "place": ("ctrl+l",),
    "administration": ("f8",),
    "search": ("ctrl+f",),
}
RECORD_OPENERS: dict[str, tuple[str, ...]] = {
    "record": ("ctrl+e",),
    "source": ("f3",),
    "follow up": ("ctrl+u",),
    "registers": ("ctrl+t",),
}
REGISTER = Place("registers", tab="questions")


@pytest.mark.long
@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
def test_dialogs(hostile: Workbook, size: tuple[int, int]) -> None:
    """Every dialog, as it opens, with hostile text pasted and typed into it, and its answers."""
    hostile.undo()
    seen = set()

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        openers = [(CELL, *opener) for opener in (*OPENERS.items(), ("save a copy", ()))]
        openers += [(REGISTER, *opener) for opener in RECORD_OPENERS.items()]
        openers = openers if size == (80, 24) else openers[::3]
        for place, name, keys in openers:
            await visit(app, pilot, place)
            assert_harmless(app)
            await press(pilot, *keys)
            if not keys:
                app.page.action_do_save_copy()
                await settle(pilot)
            assert isinstance(app.screen, Dialog), name
            seen.add(type(app.screen).__name__)
            await look(app, pilot)
            app.post_message(Paste(HOSTILE))
            await look(app, pilot)
            await press(pilot, *"[/x]ʘ[b]", "enter", "down", "end", "pagedown")
            assert_harmless(app)
            for _ in range(9):
                if isinstance(app.screen, Dialog):
                    asked = isinstance(app.screen, AskDialog)
                    await press(pilot, *(("down", "down", "enter") if asked else ("escape",)))
                    assert_harmless(app)
        assert not isinstance(app.screen, Dialog)

    run(hostile, check, size)
    assert len(seen) >= (8 if size == (80, 24) else 4), seen


def test_typed_pasted_and_told(hostile: Workbook) -> None:
    """What is typed and pasted into cells, and what the messages say of it."""

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        await press(pilot, *"[/x]ʘ[b]")
        assert MARK in await look(app, pilot)
        app.post_message(Paste(HOSTILE.replace("\r\n", "").replace("\t", "")))
        await press(pilot, "enter")
        assert_harmless(app)
        await press(pilot, "escape")
        app.post_message(Paste(f"{HOSTILE}\t{LONG}\n\x1b[31m1\t[/x]ʘ2"))
        await look(app, pilot)
        assert isinstance(app.screen, Dialog)
        await press(pilot, "down", "right", "ctrl+s", "escape")
        assert_harmless(app)
        for keys in ("ctrl+z", "ctrl+y", "ctrl+c", "ctrl+s", "f7", "f12", "ctrl+k", "f5"):
            await press(pilot, keys)
            assert_harmless(app)
        app.page.tell(HOSTILE)
        app.page.tell(HOSTILE + LONG, is_error=True)
        assert MARK in await look(app, pilot)

    Preferences.usual().keep_choices(Choices(administration=""))
    run(hostile, check, (120, 40), preferences=Preferences.usual())


def test_read_beside_a_hostile_writer(hostile: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """The header and the message that say who writes, and where."""
    with pytest.raises(StoreError) as locked:
        open_workbook(hostile.path)
    values = dict.fromkeys(locked.value.values, HOSTILE) | {"path": str(hostile.path)}
    error = type(locked.value)(locked.value.code, **values)
    with open_workbook(hostile.path, read_only=True) as book:

        async def check(app: RessortApp, pilot: Pilot[None]) -> None:
            assert MARK in await look(app, pilot)
            for keys in ("5", "ctrl+s", "f5", "f6", "ctrl+z"):
                await press(pilot, keys)
                assert_harmless(app)

        run(book, check, (120, 40), in_use=error)


@pytest.mark.parametrize("dialect", [DANSK, RFC4180])
def test_exported_text_comes_back_as_it_was(hostile: Workbook, dialect: Dialect) -> None:
    tables = Tables()

    put_in_place(
        tables,
        plan(tables, read_registers(dict(register_files(hostile.tables, dialect)), tables).edits),
    )
    assert tables == hostile.tables
    assert any(HOSTILE in line.label for line in tables.of(Line).values())


ESCAPES = re.compile(
    r"\x1b\[[0-9;:<=>?]*[ -/]*[@-~]"  # CSI
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"
    r"|\x1b\]22;[a-z]*\x07"  # the pointer's shape
)
"""What the program itself says to a terminal."""

COPIED = re.compile(r"\x1b\]52;c;([^\x07]*)\x07")


def test_only_what_is_copied_reaches_the_clipboard_of_a_terminal(
    hostile: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.ressort_tui.test_terminal import ENTER, FIND, RIGHT, terminal

    Preferences.usual().keep_choices(Choices(administration=""))
    monkeypatch.chdir(SAMPLE.parent)
    path, level = hostile.path, hostile.get(Line, D).price_level
    hostile.close()
    with terminal("--fil", path, columns=120, rows=40) as window:
        window.wait_for("Overblik")
        window.press(FIND)
        window.wait_for("Skriv for at finde")
        window.press(D + ENTER)
        window.wait_for("2026")
        window.press(RIGHT)
        window.wait_for("Trykt i ")
        window.press("\x03")
        window.wait_for("kopieret")
        for keys, shown in (
            ("\x1bOR", "Esc lukker"),
            ("\x1b" + "\x1b[17~" * 6, "ændringer, nyeste først"),
        ):
            window.press(keys)
            window.wait_for(shown)
        window.press("\x1b\x11")
        assert window.end() == 0
    written = window.seen.decode()
    shown = write_block([[f"5.200 ({safe(level)})"]])
    assert [b64decode(text).decode() for text in COPIED.findall(written)] == [shown]
    rest = ESCAPES.sub("", written)
    at = [place for place, sign in enumerate(rest) if is_hidden(sign) and sign not in "\r\n"]
    assert not at, [rest[place : place + 20] for place in at]
