"""Following up a record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.changes import Add
from store.creating import create_workbook
from store.errors import Code, StoreError
from store.follow_ups import (
    done_edits,
    follow_up_edits,
    follow_up_of,
    follow_ups_by_target,
    is_overdue,
    status_edits,
)
from store.plan_records import FollowUp, OpenQuestion
from store.workbook import Workbook

Q = ("questions", "sp-a")


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    edits = [
        Add(OpenQuestion(id="sp-a", label="Hvem?")),
        Add(OpenQuestion(id="sp-b", label="Hvad?")),
    ]
    return create_workbook(tmp_path / "bog.json", name="Lille", edits=edits)


def test_one_is_made_when_there_is_something_to_say(book: Workbook) -> None:
    assert follow_up_edits(book.tables, *Q, status="ikke startet", responsible="") == []
    book.apply(follow_up_edits(book.tables, *Q, responsible="Projektleder", deadline="2026-05-01"))
    found = follow_up_of(book.tables, *Q)
    assert found is not None
    assert (found.status, found.responsible, found.deadline) == (
        "ikke startet",
        "Projektleder",
        "2026-05-01",
    )
    assert follow_up_edits(book.tables, *Q, responsible="Projektleder") == []
    book.apply(follow_up_edits(book.tables, *Q, next_step="Spørg"))
    assert len(book.all(FollowUp)) == 1
    assert follow_ups_by_target(book.tables)[Q].next_step == "Spørg"
    assert follow_up_of(book.tables, "questions", "sp-b") is None


def test_done_and_open_again(book: Workbook) -> None:
    for status in ("afsluttet", "i gang", "afsluttet"):
        book.apply(done_edits(book.tables, *Q))
        found = follow_up_of(book.tables, *Q)
        assert found is not None
        assert found.status == status
    book.undo()
    book.undo()
    book.undo()
    assert follow_up_of(book.tables, *Q) is None
    with pytest.raises(StoreError) as refused:
        book.apply(status_edits(book.tables, *Q, "måske"))
    assert refused.value.code is Code.FIELD_VALUE


@pytest.mark.parametrize(
    ("deadline", "status", "overdue"),
    [
        ("2026-04-30", "i gang", True),
        ("2026-05-01", "i gang", False),
        ("2026-04-30", "afsluttet", False),
        ("2026-04-30", "bortfaldet", False),
        ("", "i gang", False),
    ],
)
def test_overdue(deadline: str, status: str, overdue: bool) -> None:
    one = FollowUp(id="f", table="questions", target="sp-a", status=status, deadline=deadline)  # type: ignore[arg-type]
    assert is_overdue(one, date(2026, 5, 1)) is overdue
