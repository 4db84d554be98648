"""Any record in a form."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from screens.dialogs.form_fields import ChoiceLine, FieldRow
from screens.dialogs.record_form import RecordForm
from screens.texts.record_text import field_text, shown_fields
from screens.widgets.text_line import TextLine
from store.changes import Add
from store.creating import create_workbook
from store.csv_dialect import DANSK
from store.csv_registers import register_files
from store.field_entry import is_free_text
from store.plan_kinds import PLAN_KINDS
from store.plan_records import Body, CallFigure, FollowUp, Milestone, OpenQuestion
from store.workbook import Workbook
from tests.screens.driving import is_open, press, run, settle, window, write
from tests.screens.plain_pages import use_plain_pages
from tests.store.every_kind import every_edit, further_record

ONLY_CHOSEN = ("body_tracks", "meeting_tracks", "milestone_lines", "follow_ups")
"""Kinds whose cells in the registers are not written in; the others are changed there."""

Answers = list[str | None]
Check = Callable[[RessortApp, Pilot[None], Answers], Awaitable[None]]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_pages(monkeypatch)


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return create_workbook(tmp_path / "bog.json", name="Alle", edits=every_edit())


async def open_form(app: RessortApp, pilot: Pilot[None], *of: str, **new: Any) -> Answers:
    answers: Answers = []
    app.push_screen(RecordForm(app.desk, *of, **new), answers.append)
    await settle(pilot)
    return answers


def filled(book: Workbook, check: Check, *of: str, **new: Any) -> None:
    """Open the form of a record."""

    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        await check(app, pilot, await open_form(app, pilot, *of, **new))

    run(book, go)


def row(app: RessortApp, field: str) -> FieldRow:
    return next(one for one in app.screen.query(FieldRow) if one.field == field)


def put(app: RessortApp, field: str, value: object) -> None:
    """What typing and choosing leave in a field."""
    if row(app, field).is_choice:
        row(app, field).query_one(ChoiceLine).choose(value)
    else:
        row(app, field).query_one(TextLine).value = str(value)


async def save(pilot: Pilot[None]) -> None:
    """Save once what was put in has been heard of."""
    await settle(pilot)
    await press(pilot, "ctrl+s")


def said(app: RessortApp, field: str) -> str:
    """What stands below a field."""
    return row(app, field).said


def test_every_kind_is_added_changed_and_undone(book: Workbook) -> None:
    before = book.tables.copy()
    files = dict(register_files(before, DANSK, private=True))

    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        for table in (kind.table for kind in PLAN_KINDS):
            full = further_record(table)
            answers = await open_form(app, pilot, table)
            for field in shown_fields(table):
                text = is_free_text(table, field) or not row(app, field).is_choice
                raw = getattr(full, field)
                value = field_text(book.tables, table, full, field) if text else raw
                put(app, field, "tracks-x" if (table, field) == ("follow_ups", "target") else value)
            if table == "follow_ups":
                put(app, "table", "tracks")
            await save(pilot)
            assert answers, (table, window(app))
            made = book.tables.get(table, str(answers[0]))
            if table != "follow_ups":
                assert msgspec.structs.replace(made, id=full.id) == full
            if table in ONLY_CHOSEN:
                answers = await open_form(app, pilot, table, made.id)
                put(app, "note", "Rettet")
                await save(pilot)
                assert answers == [made.id]
                assert book.tables.get(table, made.id).note == "Rettet"
                book.undo()
            book.undo()
            assert book.tables == before, table

    run(book, go)
    assert dict(register_files(book.tables, DANSK, private=True)) == files


def test_fields_are_written_and_chosen(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        assert "Ny milepæl" in window(app)
        await save(pilot)
        assert said(app, "label") == "Feltet »milepæl« skal udfyldes."
        await write(pilot, "Flytning")
        await press(pilot, "down")
        await write(pilot, "drift")
        row(app, "date").go()
        await write(pilot, "q4 26")
        await settle(pilot)
        assert said(app, "date") == ""
        await press(pilot, "backspace", "backspace")
        await write(pilot, "2026")
        assert said(app, "date") == "= Q4 2026"
        assert "= Q4 2026" in window(app)
        row(app, "centre").go()
        await press(pilot, "enter")
        await write(pilot, "name")
        await press(pilot, "enter")
        put(app, "end", "30. februar 2027")
        await save(pilot)
        assert not answers
        assert "28 dage" in said(app, "end")
        put(app, "end", "")
        await write(pilot, "")
        row(app, "reason").go()
        await write(pilot, "Aftalt")
        await save(pilot)
        made = book.get(Milestone, str(answers[0]))
        assert (made.label, made.kind, made.centre) == ("Flytning", "drift", "centres-x")
        assert (made.date, made.precision, made.end) == ("2026-10-01", "kvartal", "")
        assert made.order == 8
        assert list(book.history())[-1].reason == "Aftalt"

    filled(book, check, "milestones")


def test_what_is_given_is_there_and_a_new_one_may_be_left(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        assert row(app, "parent").value == "bodies-x"
        assert "(vælg)" in window(app)
        await write(pilot, "Ny gruppe")
        await save(pilot)
        assert said(app, "kind") == "Feltet »slags« skal udfyldes."
        await press(pilot, "escape")
        assert "lad organet være, som det var" in window(app)
        await press(pilot, "down", "down", "enter")
        assert answers == [None]
        assert len(book.all(Body)) == 1

    filled(book, check, "bodies", new={"parent": "bodies-x"})


def test_durations_and_numbers_are_understood(book: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        assert row(app, "waiting").value == "0:07"
        put(app, "calls", "41.545")
        put(app, "waiting", "6")
        await save(pilot)
        assert "minutter og sekunder" in said(app, "waiting")
        put(app, "waiting", "6:35")
        await settle(pilot)
        assert said(app, "waiting") == "= 6:35"
        await save(pilot)
        found = book.get(CallFigure, "call-figures-x")
        assert (found.calls, found.waiting, found.handling) == (41545, 395, 7)

    filled(book, check, "call_figures", "call-figures-x")


def test_a_follow_up_is_of_what_it_was_made_for(book: Workbook) -> None:
    book.apply([Add(OpenQuestion(id="sp", label="Hvem svarer?"))])

    async def check(app: RessortApp, pilot: Pilot[None], answers: Answers) -> None:
        assert "target" not in {one.field for one in app.screen.query(FieldRow)}
        put(app, "deadline", "1. maj 2026")
        await save(pilot)
        made = book.get(FollowUp, str(answers[0]))
        assert (made.target, made.deadline) == ("sp", "2026-05-01")
        await open_form(app, pilot, "follow_ups", made.id)
        assert "Opfølgning: Hvem svarer?" in window(app)
        put(app, "next_step", "Ring 010190-1234")
        await save(pilot)
        assert "CPR" in said(app, "next_step")
        assert is_open(app, RecordForm)

    filled(book, check, "follow_ups", new={"table": "questions", "target": "sp"})
