"""Which records concern an administration."""

from __future__ import annotations

import pytest

from store.own_records import OwnRecords
from store.plan_records import CallFigure, Centre, FollowUp, OpenQuestion, Responsibility, System
from store.records import Administration, Record, Track, TrackParty
from store.schema import kind_for
from store.tables import Tables


@pytest.fixture
def tables() -> Tables:
    found = Tables()
    for record in (
        Track(id="spor-1", number=1, name="Ét"),
        Track(id="spor-2", number=2, name="To"),
        TrackParty(id="p", track="spor-1", position=1, role="fra", administration="SOF"),
        Centre(id="c", name="Center", administration="SUF"),
        FollowUp(id="f", table="questions", target="sp", administration="SOF"),
    ):
        found.put(kind_for(type(record)).table, record)
    return found


@pytest.mark.parametrize(
    ("record", "concerned"),
    [
        (OpenQuestion(id="a", label="a"), True),
        (OpenQuestion(id="b", label="b", track="spor-1"), True),
        (OpenQuestion(id="c", label="c", track="spor-2"), False),
        (OpenQuestion(id="sp", label="d", track="spor-2"), True),
        (System(id="s", name="s", administration="SOF"), True),
        (System(id="s", name="s", administration="SUF", track="spor-1"), False),
        (Responsibility(id="r", label="r", outcome="overgår", to_administration="SOF"), True),
        (CallFigure(id="k", centre="c", calls=1, waiting=1, handling=1), False),
        (Administration(id="SOF", name="Social"), True),
        (Administration(id="SUF", name="Sundhed"), False),
    ],
)
def test_by_administration_then_by_track(tables: Tables, record: Record, concerned: bool) -> None:
    mine = OwnRecords.of(tables, "SOF")
    assert mine.concerns(kind_for(type(record)).table, record) is concerned
