"""Where any record comes from, how it has changed, what it enters into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.changes import Add, SetField
from store.creating import create_workbook
from store.errors import ChangeError, Code
from store.plan_records import (
    Body,
    BodyMeeting,
    BodyTrack,
    Centre,
    FollowUp,
    Interval,
    Measure,
    MeetingTrack,
    Member,
    Milestone,
    MilestoneLine,
    Risk,
)
from store.record_provenance import RecordProvenance, record_provenance
from store.records import KeyFigure, Record
from store.since import Since
from store.workbook import Workbook
from tests.store.helpers import small_edits

PLAN: list[Record] = [
    Body(id="organ-a", name="Program", kind="program", track="spor-a", document="notat"),
    Body(id="organ-b", name="Styregruppe", kind="styregruppe", parent="organ-a"),
    BodyTrack(id="organspor-1", body="organ-b", track="spor-b"),
    Member(id="rolle-1", body="organ-b", role="Direktør"),
    BodyMeeting(id="moede-1", body="organ-b", topic="Planen"),
    MeetingTrack(id="moedespor-1", meeting="moede-1", track="spor-a"),
    Centre(id="center-1", name="Pladsanvisningen"),
    Interval(
        id="tid-1",
        centre="center-1",
        variant="nu",
        weekday="onsdag",
        closed=True,
        printed="Lukket",
        document="notat",
    ),
    Milestone(id="milepael-1", label="Go-live", kind="Go-live", body="organ-b"),
    MilestoneLine(id="milepaelsaktivitet-1", milestone="milepael-1", line="linje-a"),
    Risk(id="risiko-1", label="Forsinkelse", track="spor-b"),
    Measure(id="tiltag-1", label="Møde", risk="risiko-1"),
    FollowUp(id="opfoelgning-1", table="measures", target="tiltag-1"),
]


@pytest.fixture
def book(tmp_path: Path, unsynced: None) -> Iterator[Workbook]:
    """A workbook with a little of everything."""
    edits = [*small_edits(), *map(Add, PLAN)]
    book = create_workbook(tmp_path / "bog.json", name="Lille", edits=edits)
    yield book
    book.close(discard=True)


def found(book: Workbook, table: str, record_id: str) -> RecordProvenance:
    """What is told of a record."""
    return record_provenance(book, Since(book), table, record_id)


def ids(records: list[tuple[str, Record]]) -> list[str]:
    """The records by id."""
    return [record.id for _, record in records]


def test_what_names_it_and_what_it_names(book: Workbook) -> None:
    body = found(book, "bodies", "organ-b")
    assert ids(body.belongs) == ["organ-a"]
    assert ids(body.enters) == ["spor-b", "rolle-1", "moede-1", "milepael-1"]
    assert ids(found(book, "milestones", "milepael-1").enters) == ["linje-a"]
    assert ids(found(book, "risks", "risiko-1").enters) == ["tiltag-1"]
    assert ids(found(book, "measures", "tiltag-1").enters) == ["opfoelgning-1"]
    assert ids(found(book, "measures", "tiltag-1").belongs) == ["risiko-1"]
    assert ids(found(book, "follow_ups", "opfoelgning-1").belongs) == ["tiltag-1"]
    assert found(book, "documents", "notat").enters == []


def test_the_document_and_its_print(book: Workbook) -> None:
    day = found(book, "intervals", "tid-1")
    assert day.document is not None
    assert day.document.id == "notat"
    assert day.printed == "Lukket"
    assert found(book, "risks", "risiko-1").document is None
    assert found(book, "bodies", "organ-a").printed == ""


def test_the_print_is_that_of_when_the_workbook_was_made(book: Workbook) -> None:
    [figure] = book.all(KeyFigure)
    book.apply([SetField("key_figures", figure.id, "document", "notat")])
    book.apply([SetField("key_figures", figure.id, "value", "999")])
    assert found(book, "key_figures", figure.id).printed == figure.value


def test_every_change_of_it_and_its_parts(book: Workbook) -> None:
    book.apply([SetField("bodies", "organ-b", "name", "Styregruppen")], reason="Rettet navn")
    book.apply([SetField("members", "rolle-1", "role", "Vicedirektør")])
    book.undo()
    changes = found(book, "bodies", "organ-b").changes
    assert [(one.change.record, one.stands) for one in changes] == [
        ("organ-b", True),
        ("rolle-1", False),
    ]
    assert changes[0].group.reason == "Rettet navn"
    assert found(book, "bodies", "organ-a").changes == []


def test_a_record_that_is_not_there(book: Workbook) -> None:
    with pytest.raises(ChangeError) as caught:
        found(book, "bodies", "organ-vaek")
    assert caught.value.code is Code.RECORD_MISSING
