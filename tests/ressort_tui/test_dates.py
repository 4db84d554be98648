"""`tidslinje`: the list, its JSON and the calendar file."""

from __future__ import annotations

from pathlib import Path

import store
from store.changes import Add
from store.plan_records import Milestone
from tests.ressort_tui.conftest import Run
from tests.store.test_ics import parsed


def made(book: Path) -> None:
    milestone = Milestone(
        id="proeve-1",
        label="Prøvens dag",
        kind="Frist",
        project="Prøven",
        track="spor-2",
        date="2099-04-01",
        precision="kvartal",
    )
    with store.open_workbook(book) as opened:
        opened.apply([Add(milestone)])


def test_the_list_and_its_json(run: Run, book: Path) -> None:
    made(book)
    outcome = run("tidslinje", "--fil", book)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Næste: ")
    assert "Ikrafttræden: " in outcome.out
    outcome = run("tidslinje", "--filter", "spor:2 prøven", "--fil", book)
    assert outcome.out.splitlines()[-1].split("  ")[1:3] == ["Prøvens dag", "Q2 2099"]
    [found] = run("tidslinje", "--filter", "prøven", "--json", "--fil", book).json
    assert found["id"] == "proeve-1"


def test_the_calendar(run: Run, book: Path, tmp_path: Path) -> None:
    made(book)
    target = tmp_path / "plan.ics"
    outcome = run("tidslinje", "--filter", "prøven", "--ics", target, "--fil", book)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", f"Skrevet: {target}\n")
    [event] = parsed(target.read_bytes())[1]
    assert event["SUMMARY"] == "Prøvens dag (Q2 2099)"
    again = run("tidslinje", "--ics", target, "--fil", book)
    assert again.code == 1
    assert "--erstat" in again.err
    assert run("tidslinje", "--ics", target, "--erstat", "--fil", book).code == 0
    assert len(parsed(target.read_bytes())[1]) > 1
    assert run("tidslinje", "--ics", book, "--fil", book).code == 2


def test_what_cannot_be_done_is_told(run: Run, book: Path, tmp_path: Path) -> None:
    assert "Der er: " in run("tidslinje", "--filter", "slags:xyz", "--fil", book).err
    assert "Intet på" in run("tidslinje", "--filter", "findes-slet-ikke", "--fil", book).err
    assert run("tidslinje", "--erstat", "--fil", book).code == 2
    assert run("tidslinje", "--json", "--ics", tmp_path / "x.ics", "--fil", book).code == 2
    empty = tmp_path / "tom.json"
    assert run("ny", "--tom", "--fil", empty).code == 0
    assert run("tidslinje", "--fil", empty).err == "Der er endnu ingen milepæle.\n"
