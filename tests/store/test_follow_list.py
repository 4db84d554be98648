"""All that is worked off: what is listed, in which section, whose it is, what is typed for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.changes import Add
from store.errors import Code, StoreError
from store.follow_entry import read_deadline, read_responsible, responsible_text
from store.follow_list import (
    SOON,
    Section,
    Task,
    Wanted,
    by_section,
    dated_tasks,
    select,
    tasks,
)
from store.follow_ups import FOLLOWED
from store.moments import moment_values, read_moment
from store.plan_records import (
    Body,
    BodyMeeting,
    FollowUp,
    Measure,
    MeetingTrack,
    Milestone,
    OpenQuestion,
    Remark,
    Risk,
    Status,
    Term,
)
from store.tables import Tables
from store.workbook import Workbook
from tests.store.helpers import line, small_workbook

TODAY = date(2026, 3, 21)


def follow(table: str, target: str, **values: Any) -> Add:
    return Add(FollowUp(id=f"f-{target}", table=table, target=target, **values))


@pytest.fixture
def book(tmp_path: Any) -> Workbook:
    """Two tracks, SOF part of the first; what there is to do in them."""
    made = small_workbook(tmp_path / "bog.json")
    ends: dict[str, Any] = dict(moment_values("end", read_moment("Q2 2026")))
    made.apply(
        [
            Add(Body(id="med", name="SUF HovedMED", kind="MED", administration="SUF")),
            Add(BodyMeeting(id="moede", body="med", topic="Planen")),
            Add(MeetingTrack(id="mt-b", meeting="moede", track="spor-b")),
            Add(Remark(id="bem", meeting="moede", text="For lidt tid")),
            Add(
                Milestone(
                    id="golive", label="Go-live", kind="Drift", track="spor-b", **dated("1/4-2026")
                )
            ),
            Add(Milestone(id="varer", label="Drift", kind="Drift", **dated("Q1 2026"), **ends)),
            Add(Milestone(id="uvis", label="Engang", kind="Drift")),
            Add(Risk(id="risiko", label="Bro", track="spor-a")),
            Add(Measure(id="tiltag", label="Brobygger", risk="risiko")),
            Add(OpenQuestion(id="spm", label="Hvem betaler?", track="spor-a")),
            Add(OpenQuestion(id="lukket", label="Hvornår?", track="spor-b")),
            Add(Term(id="ord", term="TR", meaning="Tillidsrepræsentant")),
            Add(
                line("usikker", {"2026": 5}, certainty="skøn", track="spor-b", administration="SUF")
            ),
            follow("questions", "spm", deadline="2026-03-20", responsible="Leder, it"),
            follow("questions", "lukket", status="bortfaldet", deadline="2026-03-01"),
            follow("terms", "ord", status="i gang", administration="SOF"),
            follow("milestones", "varer", deadline="2026-04-05"),
        ]
    )
    return made


def dated(text: str) -> dict[str, Any]:
    return dict(moment_values("date", read_moment(text)))


def ids(found: list[Task]) -> list[str]:
    return [task.record.id for task in found]


def test_what_is_listed_and_where_it_stands(book: Workbook) -> None:
    found = tasks(book.tables)
    held = {task.record.id: task for task in found}
    assert {"bem", "tiltag", "spm", "ord", "usikker", "uvis"} < held.keys()
    assert "risiko" not in held
    sections = by_section(found, TODAY)
    assert list(sections) == [one for one in Section if one in sections]
    assert ids(sections[Section.OVERDUE]) == ["spm"]
    assert ids(sections[Section.SOON]) == ["golive"]
    assert ids(sections[Section.LATER]) == ["varer"]
    assert ids(sections[Section.CLOSED]) == ["lukket"]
    assert {"uvis", "bem", "usikker"} < set(ids(sections[Section.UNDATED]))
    assert held["golive"].deadline == date(2026, 4, 1)
    assert not held["golive"].has_own_deadline
    assert held["varer"].has_own_deadline
    assert held["usikker"].concerns
    assert held["tiltag"].tracks == ("spor-a",)
    assert held["bem"].tracks == ("spor-b",)
    assert held["bem"].administrations == {"SUF"}
    assert held["bem"].is_unassigned
    assert not held["ord"].is_unassigned
    assert not held["spm"].is_unassigned


def test_a_milestone_is_due_on_the_last_day_it_means(book: Workbook) -> None:
    found = Task("milestones", Milestone(id="m", label="M", kind="D", **dated("Q1 2026")))
    assert found.deadline == date(2026, 3, 31)
    ends: dict[str, Any] = dict(moment_values("end", read_moment("2027")))
    found = Task("milestones", Milestone(id="m", label="M", kind="D", **dated("Q1 2026"), **ends))
    assert found.deadline == date(2027, 12, 31)
    undated = Task("milestones", Milestone(id="m", label="M", kind="D"))
    assert undated.deadline is None
    assert undated.section(TODAY) is Section.UNDATED


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(tables=frozenset({"questions"})), {"spm", "lukket"}),
        (Wanted(tracks=frozenset({"spor-a"}), undated=True), {"tiltag"}),
        (Wanted(statuses=frozenset({"i gang", "bortfaldet"})), {"ord", "lukket"}),
        (Wanted(responsible=("leder",)), {"spm"}),
        (Wanted(responsible=("socialforvaltningen",)), {"ord"}),
        (Wanted(unassigned=True, tables=frozenset({"milestones"})), {"golive", "varer", "uvis"}),
        (Wanted(administrations=frozenset({"SUF"}), tables=frozenset({"remarks"})), {"bem"}),
        (Wanted(own="SOF", tables=frozenset({"remarks", "terms", "questions"})), {"ord", "spm"}),
        (Wanted(own="SOF", tables=frozenset({"milestones"})), {"varer", "uvis"}),
        (Wanted(own="SOF", administrations=frozenset({"SUF"}), undated=True), {"uvis"}),
    ],
)
def test_which_are_wanted(book: Workbook, wanted: Wanted, expected: set[str]) -> None:
    assert set(ids(select(book.tables, tasks(book.tables), wanted))) == expected


def test_those_with_a_deadline_are_the_same_in_the_same_order(sample: Workbook) -> None:
    everything = tasks(sample.tables)
    dated = [one for one in everything if one.deadline is not None and not one.is_closed]
    assert [one.key for one in dated_tasks(sample.tables)] == [one.key for one in dated]
    assert len({one.key for one in everything}) == len(everything)
    for table in FOLLOWED:
        assert {one.record.id for one in everything if one.table == table} == {
            *sample.tables.table(table)
        }


DAYS = st.integers(-60, 60).map(lambda days: TODAY + timedelta(days))
STATUSES = st.sampled_from(["ikke startet", "i gang", "afventer", "afsluttet", "bortfaldet"])


@given(st.lists(st.tuples(STATUSES, st.none() | DAYS), max_size=8))
def test_every_task_stands_in_one_section(found: list[tuple[Status, date | None]]) -> None:
    tables = Tables()
    for number, (status, day) in enumerate(found):
        tables.put("questions", OpenQuestion(id=f"q-{number}", label="?"), number * 2 + 1)
        made = FollowUp(
            id=f"f-{number}",
            table="questions",
            target=f"q-{number}",
            status=status,
            deadline=day.isoformat() if day else "",
        )
        tables.put("follow_ups", made, number * 2 + 2)
    listed = tasks(tables)
    sections = by_section(listed, TODAY)
    assert sorted(ids([one for held in sections.values() for one in held])) == sorted(ids(listed))
    deadlines = [one.deadline or date.max for one in listed]
    assert deadlines == sorted(deadlines)
    for section, held in sections.items():
        for one in held:
            assert one.is_closed is (section is Section.CLOSED)
            if section is Section.OVERDUE:
                assert one.deadline is not None
                assert one.deadline < TODAY
            if section is Section.SOON:
                assert one.deadline is not None
                assert TODAY <= one.deadline <= TODAY + SOON


# -- what is typed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1/8", "2026-08-01"),
        ("21/3", "2026-03-21"),
        ("20/3", "2027-03-20"),
        ("20. marts", "2027-03-20"),
        ("1. august 2026", "2026-08-01"),
        ("1/2-2025", "2025-02-01"),
        ("29/2", "2028-02-29"),
        ("", ""),
    ],
)
def test_a_deadline_without_a_year_is_the_next(text: str, day: str) -> None:
    assert read_deadline(Tables(), text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("i overmorgen", Code.DATE_UNREADABLE),
        ("31/6", Code.DATE_UNREADABLE),
        ("august", Code.ENTRY_DAY),
        ("Q3 2026", Code.ENTRY_DAY),
    ],
)
def test_what_is_no_day_is_refused(text: str, code: Code) -> None:
    with pytest.raises(StoreError) as refused:
        read_deadline(Tables(), text, TODAY)
    assert refused.value.code is code


@given(DAYS)
def test_a_day_and_month_are_read_as_one_to_come(day: date) -> None:
    found = date.fromisoformat(read_deadline(Tables(), f"{day.day}/{day.month}", TODAY))
    assert (found.day, found.month) == (day.day, day.month)
    assert TODAY <= found < TODAY + timedelta(days=366)


@pytest.mark.parametrize(
    ("text", "role", "administration"),
    [
        ("Projektleder", "Projektleder", ""),
        ("suf", "", "SUF"),
        ("Socialforvaltningen", "", "SOF"),
        ("Projektleder, SUF", "Projektleder", "SUF"),
        ("SOF og SUF", "SOF og SUF", ""),
        ("Leder, it", "Leder, it", ""),
        ("", "", ""),
    ],
)
def test_who_is_responsible(book: Workbook, text: str, role: str, administration: str) -> None:
    values = read_responsible(book.tables, text)
    assert values == {"responsible": role, "administration": administration}
    found = FollowUp(id="f", table="t", target="x", responsible=role, administration=administration)
    assert read_responsible(book.tables, responsible_text(found)) == values


def test_nobody_is_no_one() -> None:
    assert responsible_text(None) == ""
