"""The filter of what is worked off: keys, words, and how it is told."""

from __future__ import annotations

from datetime import date

import pytest

from screens.texts.follow_filter import read_filter
from screens.texts.follow_up_text import (
    away_text,
    due_heading,
    heading_text,
    searched_text,
    shown_text,
    task_details,
    title_text,
    understood_day,
    until_text,
)
from store.changes import Add
from store.follow_list import Section, Task, Wanted, tasks
from store.plan_records import FollowUp, OpenQuestion
from store.workbook import Workbook

TODAY = date(2026, 3, 21)


@pytest.fixture
def asked(sample: Workbook) -> Workbook:
    sample.apply(
        [
            Add(OpenQuestion(id="q-x", label="Hvem betaler broen?", track="spor-5")),
            Add(
                FollowUp(
                    id="f-x",
                    table="questions",
                    target="q-x",
                    status="afventer",
                    responsible="Projektleder",
                    administration="SUF",
                    deadline="2026-03-24",
                    next_step="Ring",
                )
            ),
        ]
    )
    return sample


def task_of(book: Workbook, table: str = "questions", record: str = "q-x") -> Task:
    return next(one for one in tasks(book.tables) if one.key == (table, record))


@pytest.mark.parametrize(
    ("text", "wanted", "words", "told"),
    [
        ("", Wanted(), (), ""),
        ("Broen", Wanted(), ("broen",), "»Broen«"),
        ("spor 5", Wanted(tracks=frozenset({"spor-5"})), (), "spor 5"),
        ("status:i gang", Wanted(statuses=frozenset({"i gang"})), (), "status i gang"),
        ("status:af", Wanted(statuses=frozenset({"afventer", "afsluttet"})), (), "status af"),
        ("uden ansvarlig", Wanted(unassigned=True), (), "uden ansvarlig"),
        ("uden frist bro", Wanted(undated=True), ("bro",), "uden frist, »bro«"),
        ("ansvarlig:Leder", Wanted(responsible=("leder",)), (), "ansvarlig »Leder«"),
        ("slags:tiltag", Wanted(tables=frozenset({"measures"})), (), "slags tiltag"),
        ("slags:beløb", Wanted(tables=frozenset({"lines"})), (), "slags beløb"),
        (
            "forvaltning:sof",
            Wanted(administrations=frozenset({"SOF"})),
            (),
            "forvaltning sof",
        ),
        ("kl:9", Wanted(), ("kl:9",), "»kl:9«"),
    ],
)
def test_what_is_typed(
    asked: Workbook, text: str, wanted: Wanted, words: tuple[str, ...], told: str
) -> None:
    found = read_filter(text, asked.tables)
    assert (found.wanted, found.words, found.told, found.problem) == (wanted, words, told, "")


@pytest.mark.parametrize("text", ["spor:99", "status:xyz", "slags:xyz", "forvaltning:xyz"])
def test_what_there_is_not_is_refused_with_what_there_is(asked: Workbook, text: str) -> None:
    assert read_filter(text, asked.tables).problem.startswith(f"Intet passer til »{text}«. Der er")


def test_it_narrows_to_what_fits(asked: Workbook) -> None:
    everything = tasks(asked.tables)
    for text in ("broen ring", "spor:5 ansvarlig:SUF broen", "status:afventer næste broen"):
        found = read_filter(text, asked.tables).of(asked.tables, everything, TODAY)
        assert [one.record.id for one in found] == ["q-x"], text
    own = read_filter("broen", asked.tables, "BUF")
    assert own.told == "»broen«, kun BUF"
    assert own.of(asked.tables, everything, TODAY) == []


def test_words_for_a_task(asked: Workbook) -> None:
    task = task_of(asked)
    assert title_text(asked.tables, task) == "Hvem betaler broen?"
    assert until_text(task, TODAY) == "frist 24. marts 2026, om 3 dage"
    text = searched_text(asked.tables, task, TODAY)
    for word in ("Næste 14 dage", "afventer", "Projektleder, SUF", "Ring", "spor 5", "spørgsmål"):
        assert word in text
    details = [*task_details(asked, task, TODAY, "t.kr.")]
    assert details[1] == (
        "Spørgsmål · frist 24. marts 2026, om 3 dage · afventer · Projektleder, SUF"
    )
    assert details[2] == "Næste skridt: Ring"
    assert not any(line.startswith("Opfølgning") for line in details)
    amount = next(one for one in tasks(asked.tables) if one.table == "lines")
    assert title_text(asked.tables, amount).count(": ") >= 1
    assert any("kr." in line for line in task_details(asked, amount, TODAY, "t.kr."))
    assert away_text(TODAY, TODAY) == "i dag"
    assert away_text(date(2026, 3, 19), TODAY) == "2 dage siden"
    assert understood_day(date(2026, 8, 1), TODAY) == "= lørdag 1. august 2026, om 133 dage"


def test_words_above_the_list(asked: Workbook) -> None:
    task = task_of(asked)
    told = heading_text({Section.SOON: [task]})
    assert told == "Opfølgning: 1 åben · 0 overskredet · 1 næste 14 dage · 0 uden ansvarlig"
    assert shown_text(290, 290, "", 3, with_closed=False) == (
        "290 punkter · 3 afsluttede skjult (Ctrl+T)"
    )
    assert shown_text(1, 290, "spor 5", 0, with_closed=False) == "1 af 290 punkter: spor 5"
    assert shown_text(1, 1, "", 1, with_closed=True) == "1 punkt · afsluttede vises (Ctrl+T)"
    assert due_heading(3, 2, "SUF") == "Opfølgning: 3 overskredet, 2 næste 14 dage, kun SUF"
