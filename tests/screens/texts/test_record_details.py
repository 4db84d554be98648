"""All of a record in lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.texts.record_details import delete_question, delete_title, record_details
from store.changes import Add
from store.creating import create_workbook
from store.plan_records import Body, FollowUp, Measure, Member, Milestone, Risk
from store.records import Document, Track
from store.workbook import Workbook
from tests.screens.driving import HOSTILE


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    edits = [
        Add(Document(id="plan1", short="PLAN1", title="Planen")),
        Add(Track(id="spor-2", number=2, name="Én indgang")),
        Add(
            Risk(
                id="r",
                label="Drift svigter " * 10,
                consequence="Borgerne venter længere, end de plejer at gøre.",
                likelihood="Lav",
                track="spor-2",
                inferred=True,
                document="plan1",
                section="Risici",
                row="3",
                note="Se bilag",
            )
        ),
        Add(Measure(id="m", label="Ekstra vagt", risk="r")),
        *(Add(Measure(id=f"m-{n}", label=f"Tiltag {n}", document="plan1")) for n in range(9)),
        Add(
            FollowUp(
                id="f",
                table="risks",
                target="r",
                status="i gang",
                responsible="Projektleder",
                deadline="2026-05-01",
            )
        ),
        Add(Body(id="o", name=HOSTILE, kind="råd")),
        Add(Member(id="p", body="o", role="Formand", person="Ib Ibsen")),
    ]
    return create_workbook(tmp_path / "bog.json", name="Lille", edits=edits)


def lines(book: Workbook, table: str, record_id: str) -> list[str]:
    return list(record_details(book, table, book.tables.get(table, record_id)))


def test_all_of_a_risk(book: Workbook) -> None:
    assert lines(book, "risks", "r") == [
        "Drift svigter " * 10,
        "Sandsynlighed: Lav · Ressortspor: 2. Én indgang",
        "Konsekvens: Borgerne venter længere, end de plejer at gøre.",
        "Note: Se bilag",
        "Opfølgning: i gang · ansvarlig: Projektleder · frist: 1. maj 2026",
        "1 tiltag: Ekstra vagt",
        "Kilde: PLAN1, Risici, 3 (udledt af teksten)",
    ]


def test_many_that_refer_to_it_are_counted(book: Workbook) -> None:
    assert "9 tiltag" in lines(book, "documents", "plan1")


def test_names_of_persons_are_left_out(book: Workbook) -> None:
    assert "Ib" not in " ".join(lines(book, "members", "p") + lines(book, "bodies", "o"))
    assert all(line.isprintable() for line in lines(book, "bodies", "o"))


def test_more_stands_after_the_fields(book: Workbook) -> None:
    record = book.tables.get("measures", "m")
    assert list(record_details(book, "measures", record, ["Mere"]))[-1] == "Mere"


def test_what_goes_along_is_told(book: Workbook) -> None:
    assert delete_title("risks") == "Slet risiko?"
    assert "slettes med det, der hører til: 1 opfølgning. Det" in delete_question(
        book, "risks", "r"
    )
    assert delete_question(book, "measures", "m") == "»Ekstra vagt« slettes. Det kan fortrydes."
    assert "1 rolle" in delete_question(book, "bodies", "o")
    assert "henviser" not in delete_question(book, "bodies", "o")
    book.apply([Add(Milestone(id="mp", label="Flyt", kind="Drift", body="o"))])
    assert "rolle. 1 milepæl henviser dertil og bliver stående. Det" in delete_question(
        book, "bodies", "o"
    )
