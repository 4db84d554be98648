"""Bodies in words: each fact once, no name of a person untold, treatment with its dates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from screens.texts import organisation_da as da
from screens.texts.organisation_text import BodyTeller, first_time_text, when_text
from screens.texts.page import Heading, Remarks, Table
from screens.texts.page_organisation import branch_blocks, branch_title
from store.bodies import Bodies, Treatment
from store.changes import Add, SetField
from store.creating import create_workbook
from store.plan_records import BodyMeeting, FollowUp, MeetingStanding, MeetingTrack
from store.records import Committee
from store.workbook import Workbook
from tests.store.test_bodies import RECORDS


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    committees = [Committee(id="KFU", name="Kultur"), Committee(id="SOU", name="Sundhed")]
    edits = [Add(one) for one in (*committees, *RECORDS)]
    book = create_workbook(tmp_path / "bog.json", name="Organer", edits=edits)
    book.apply(
        [
            SetField("members", "leder", "person", "Anna Holm"),
            SetField("members", "leder", "note", "Antal er ikke oplyst."),
            SetField("members", "suf", "note", "Antal er ikke oplyst."),
            SetField("bodies", "styre", "inferred", True),
            SetField("bodies", "styre", "end", "2026-01-01"),
            SetField("bodies", "styre", "end_precision", "halvår"),
            Add(MeetingTrack(id="om-tre-igen", meeting="afholdt", track="spor-tre")),
            Add(FollowUp(id="foelg", table="remarks", target="ord", status="i gang")),
        ]
    )
    yield book
    book.close(discard=True)


def told(book: Workbook, body_id: str, *, with_names: bool = False) -> dict[str, list[str]]:
    bodies = Bodies(book.tables)
    body = bodies.get(body_id)
    assert body is not None
    parts = BodyTeller(book, bodies, with_names=with_names).body_parts(body)
    return {part.heading: [line.text for line in part.lines] for part in parts}


def test_all_of_a_body_is_told_each_thing_once(book: Workbook) -> None:
    found = told(book, "styre")
    assert found["Styregruppe"] == [
        "Styregruppe · slut: 1. halvår 2026 · udledt af teksten · hører under Program"
    ]
    assert found[da.ROLES] == ["Leder", "Direktør, SUF"]
    assert found[da.NOTE] == ["Antal er ikke oplyst."]
    assert found[da.TRACKS] == ["2. Én indgang", "3. Byens rum"]
    assert found[da.SOURCE] == [da.NOT_IN_DOCUMENT]
    assert told(book, "forum")[da.MEETINGS][1] == "Tidlig inddragelse · i gang"
    assert told(book, "hovedmed")[da.MEETINGS] == [
        "18. september 2025, afholdt: Planerne (alle spor)",
        "uden dato, planlagt: Status (spor 3)",
    ]


def test_persons_are_named_only_when_asked_for(book: Workbook) -> None:
    assert told(book, "styre", with_names=True)[da.ROLES] == [
        "Leder: Anna Holm",
        f"Direktør, SUF: {da.NO_PERSON}",
    ]


def meeting(standing: MeetingStanding, date: str = "") -> BodyMeeting:
    return BodyMeeting(id="m", body="b", topic="Taskforcen", standing=standing, date=date)


@pytest.mark.parametrize(
    ("meetings", "when", "first"),
    [
        ((), "", ""),
        ((meeting("afholdt", "2025-08-28"),), "28. august 2025", "28. august 2025"),
        ((meeting("planlagt"),), "", ""),
        (
            (meeting("afholdt", "2025-08-28"), meeting("ikke behandlet")),
            "28. august 2025; ikke behandlet: Taskforcen",
            "28. august 2025 +1",
        ),
    ],
)
def test_when_a_track_was_treated(meetings: tuple[BodyMeeting, ...], when: str, first: str) -> None:
    one = Treatment("spor-to", "b", meetings)
    assert (when_text(one), first_time_text(one)) == (when, first)


def test_a_branch_is_printed_as_a_tree_and_body_by_body(book: Workbook) -> None:
    bodies = Bodies(book.tables)
    program = next(node for node in bodies.by_organisation() if node.body == "program")
    table, *blocks = branch_blocks(book, bodies, program)
    assert isinstance(table, Table)
    assert [(row.level, row.cells[0].text) for row in table.rows] == [
        (0, "Program"),
        (1, "Styregruppe"),
    ]
    assert [one.text for one in blocks if isinstance(one, Heading)] == ["Program", "Styregruppe"]
    track = bodies.by_track()[0]
    assert branch_title(book, bodies, track) == "2. Én indgang"
    first = branch_blocks(book, bodies, track)[0]
    assert isinstance(first, Remarks)
    assert first.heading == da.STATE_TITLES["afholdt"]
    assert "Anna" not in str(branch_blocks(book, bodies, track))
