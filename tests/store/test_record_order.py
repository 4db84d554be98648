"""Records in order of what their fields mean."""

from __future__ import annotations

from typing import Any

import pytest

from store.plan_records import CallFigure, Centre, Criterion, Interval, OpenQuestion, Risk
from store.record_order import field_key, own_order
from store.records import Administration, Appropriation, Record, Track, TrackParty
from store.schema import KINDS, kind_for
from store.tables import Tables
from tests.store.every_kind import full_record


@pytest.fixture
def tables() -> Tables:
    found = Tables()
    for record in (
        Administration(id="SUF", name="Sundhed", order=2),
        Administration(id="BUF", name="Børn", order=1),
        Track(id="spor-a", number=10, name="A"),
        Track(id="spor-b", number=9, name="B"),
        Centre(id="c-1", name="Åben"),
        Centre(id="c-2", name="Zebra"),
    ):
        found.put(kind_for(type(record)).table, record)
    return found


@pytest.mark.parametrize(
    ("table", "field", "values"),
    [
        ("risks", "track", ["spor-b", "spor-a"]),
        ("risks", "order", [9, 10, 100]),
        ("risks", "label", ["Tabel 9", "Tabel 10", "ærlig", "øst", "Åben"]),
        ("systems", "administration", ["BUF", "SUF"]),
        ("systems", "centre", ["c-2", "c-1"]),
        ("call_figures", "handling", [32, 395]),
        ("bodies", "kind", ["udvalg", "råd", "forvaltning", "MED"]),
        ("key_figures", "value", ["1,5", "ca. 900", "1.015", "et"]),
        ("documents", "date", ["2025-12-31", "2026-01-01"]),
        ("risks", "inferred", [False, True]),
    ],
)
def test_by_a_field(tables: Tables, table: str, field: str, values: list[object]) -> None:
    def key(value: object) -> object:
        begun: dict[str, Any] = dict.fromkeys(KINDS[table].required, "x")
        record = KINDS[table].record(**(begun | {field: value}))
        return field_key(tables, table, record, field)

    backwards = values[::-1]
    backwards.sort(key=key)  # type: ignore[arg-type]
    assert backwards == values


def test_dates_by_what_they_mean(tables: Tables) -> None:
    late = Criterion(id="a", label="a", date="2026-10-01", precision="kvartal")
    early = Criterion(id="b", label="b", date="2026-10-01", precision="dag")
    first = Criterion(id="c", label="c", date="2026-07-01", precision="år")
    found = sorted((late, early, first), key=lambda one: field_key(tables, "criteria", one, "date"))
    assert found == [first, early, late]


@pytest.mark.parametrize("field", ["track", "note", "project"])
def test_what_is_empty_has_no_key(tables: Tables, field: str) -> None:
    assert field_key(tables, "risks", Risk(id="r", label="r"), field) is None


def test_every_field_has_a_key(tables: Tables) -> None:
    for table, kind in KINDS.items():
        record = full_record(table)
        for column in kind.columns:
            if column.field != "id" and column.type != "amounts":
                key = field_key(tables, table, record, column.field)
                assert (key is None) is (getattr(record, column.field) == "")


def in_order(*records: Record) -> list[str]:
    """The ids of the records of the last one's kind, in their own order."""
    tables = Tables()
    for record in records:
        tables.put(kind_for(type(record)).table, record)
    found = tables.of(type(records[-1])).values()
    return [one.id for one in sorted(found, key=lambda one: own_order(tables, one))]


def test_documents_keep_their_order_and_what_is_added_is_last() -> None:
    assert in_order(
        OpenQuestion(id="a", label="ny", order=1),
        OpenQuestion(id="b", label="b", document="plan1", order=1),
        OpenQuestion(id="c", label="c", document="oek19", order=2),
        OpenQuestion(id="d", label="d", document="oek19", order=1),
    ) == ["d", "c", "b", "a"]
    # what a record is part of does not part what has an order of its own
    assert in_order(
        Centre(id="z", name="Z", document="plan1", order=1),
        Centre(id="a", name="A", document="plan1", order=2),
        CallFigure(id="x", centre="a", calls=1, waiting=1, handling=1, document="plan1", order=2),
        CallFigure(id="y", centre="z", calls=1, waiting=1, handling=1, document="plan1", order=1),
    ) == ["y", "x"]
    assert in_order(
        Appropriation(id="b", code="2", committee="K"), Appropriation(id="a", code="1", name="A")
    ) == ["b", "a"]


def test_parts_of_a_record_stand_together() -> None:
    assert in_order(
        Track(id="to", number=2, name="B"),
        Track(id="et", number=1, name="A"),
        TrackParty(id="a", track="to", position=1, role="fra"),
        TrackParty(id="b", track="et", position=2, role="til"),
        TrackParty(id="c", track="et", position=1, role="fra"),
        TrackParty(id="d", track="", position=1, role="fra"),
    ) == ["d", "c", "b", "a"]
    assert in_order(
        Centre(id="z", name="Z", document="plan1", order=1),
        Centre(id="a", name="A", document="plan1", order=2),
        Interval(id="1", centre="a", variant="nu", weekday="mandag"),
        Interval(id="2", centre="z", variant="nu", weekday="tirsdag", position=1),
        Interval(id="3", centre="z", variant="nu", weekday="mandag", position=2),
        Interval(id="4", centre="z", variant="nu", weekday="mandag", position=1),
    ) == ["4", "3", "2", "1"]
