"""Taking back and making again leads to where it happened, on whichever screen that is."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from screens.places import Place
from screens.undoing import place_beside
from screens.widgets.grid import Grid
from store.branches import delete_edits
from store.changes import Add, Delete, Edit, SetField
from store.line_edits import delete_lines
from store.opening import open_workbook
from store.plan_records import Body, Centre, FollowUp, Interval, Milestone, OpenQuestion
from store.records import Track
from store.tables import Tables
from store.workbook import Workbook
from tests.screens.driving import press, run, told, visit

QUESTION = OpenQuestion(id="ny-q", label="Nyt spørgsmål", order=5_000)
MILESTONE = Milestone(id="ny-m", label="Ny", kind="Go-live", date="2026-05-01", order=5_000)
LINE, ROW = "oek19-t6-r04", "oek19-t6-row04"
CENTRE, BODY = "centre-suf-hjemmepleje", "organ-udvalg-tmu"
NEAR = 4
"""A body before another may have some under itself."""


def row_of(app: RessortApp) -> int:
    return app.page.query(Grid).first().cursor[0]


def test_undo_and_redo_stand_where_it_happened(sample: Workbook) -> None:
    tables = sample.tables
    cases: list[tuple[list[Edit], Place, str]] = [
        ([Add(QUESTION)], Place("registers", tab="questions"), "ny-q"),
        ([Add(MILESTONE)], Place("timeline"), "ny-m"),
        (delete_edits(tables, "bodies", BODY), Place("organisation"), BODY),
        (delete_edits(tables, "centres", CENTRE), Place("hours"), CENTRE),
        (delete_lines(tables, [LINE]), Place("budget", view="oek19-t6"), ROW),
    ]

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        for edits, here, record in cases:
            away = Place("registers", tab="tracks") if here.screen == "budget" else Place("budget")
            is_added = isinstance(edits[0], Add)
            there, gone = ("ctrl+y", "ctrl+z") if is_added else ("ctrl+z", "ctrl+y")
            sample.apply(edits)
            if is_added:
                sample.undo()
            for start in (here, away) if record in (BODY, ROW) else (here,):
                await visit(app, pilot, start)
                await press(pilot, "ctrl+home", there)
                assert (app.page.NAME, app.page.place.row) == (here.screen, record)
                assert told(app)[-1].startswith("Gentaget" if is_added else "Fortrudt")
                row = row_of(app)
                await visit(app, pilot, start)
                await press(pilot, "ctrl+home", gone)
                assert here.screen == app.page.NAME
                assert abs(row_of(app) - row) <= (1 if start is here else NEAR)
            await visit(app, pilot, Place("changes"))
            await press(pilot, there)
            assert app.page.NAME == "changes"  # where one only looks on, one stays

    run(sample, check, (120, 40))


def test_the_place_beside_what_goes() -> None:
    tables = Tables()
    tables.put("centres", Centre(id="c", name="C"))
    tables.put("intervals", Interval(id="i", centre="c", variant="nu", weekday="fredag"))
    for name, parent in (("a", ""), ("b", "a"), ("d", "a")):
        tables.put("bodies", Body(id=name, name=name, kind="udvalg", parent=parent))
    for name, date in (("sen", "2027-01-01"), ("ny", "2026-05-01"), ("foer", "2026-01-01")):
        tables.put("milestones", Milestone(id=name, label=name, kind="x", date=date))
    for number in (1, 2):
        tables.put("tracks", Track(id=f"t{number}", number=number, name="Spor"))
    beside = {
        ("intervals", "i"): Place("hours", row="c", tab="nu", column="fredag"),
        ("bodies", "d"): Place("organisation", row="b"),
        ("bodies", "b"): Place("organisation", row="d"),
        ("bodies", "a"): Place("organisation"),
        ("milestones", "ny"): Place("timeline", row="foer"),
        ("milestones", "foer"): Place("timeline", row="ny"),
        ("tracks", "t2"): Place("track", track="t1"),
    }
    for key, place in beside.items():
        assert place_beside(tables, *key) == place
    tables.remove("bodies", "d")
    assert place_beside(tables, "bodies", "b") == Place("organisation", row="a")


def test_a_follow_up_that_comes_or_goes_with_another_change(sample: Workbook) -> None:
    new = FollowUp(id="ny-f", table="milestones", target="ny-m")
    sample.apply([Add(MILESTONE)])

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        groups: list[list[Edit]] = [
            [Add(new), SetField("follow_ups", "ny-f", "status", "i gang")],
            [SetField("follow_ups", "ny-f", "status", "afventer"), Delete("follow_ups", "ny-f")],
        ]
        for edits in groups:
            sample.apply(edits)
            await visit(app, pilot, Place("timeline"))
            for key, word in (("ctrl+z", "Fortrudt"), ("ctrl+y", "Gentaget")):
                await press(pilot, "ctrl+home", key)
                assert told(app)[-1].startswith(word)
                assert app.page.place.row == "ny-m"

    run(sample, check)


def test_what_cannot_be_undone_moves_nothing(sample_path: Path) -> None:
    with open_workbook(sample_path) as book:
        book.apply([Add(QUESTION)])
    with open_workbook(sample_path, read_only=True) as book:

        async def check(app: RessortApp, pilot: Pilot[None]) -> None:
            await visit(app, pilot, Place("registers", tab="questions"))
            before = app.page.place
            assert before.row != QUESTION.id
            await press(pilot, "ctrl+z")
            assert "skrivebeskyttet" in told(app)[-1]
            assert app.page.place == before

        run(book, check)
