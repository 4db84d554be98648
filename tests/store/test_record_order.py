"""Records in order of what their fields mean."""

from __future__ import annotations

from typing import Any

import pytest

from store.plan_records import Centre, Criterion, OpenQuestion, Risk
from store.record_order import field_key, own_order
from store.records import Administration, KeyFigure, Record, Track, TrackParty, ViewColumn
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


def test_documents_keep_their_order_and_what_is_added_is_last() -> None:
    records: list[Record] = [
        OpenQuestion(id="a", label="ny", order=1),
        OpenQuestion(id="b", label="b", document="plan1", order=1),
        OpenQuestion(id="c", label="c", document="oek19", order=2),
        OpenQuestion(id="d", label="d", document="oek19", order=1),
    ]
    assert [one.id for one in sorted(records, key=own_order)] == ["d", "c", "b", "a"]
    figure = KeyFigure(id="k", label="k", value="1", document="oek19", order=3)
    assert own_order(figure) == (False, "oek19", "", 3, "k")
    assert own_order(ViewColumn(id="v", view="x", position=4, kind="sum", label="I alt"))[3] == 4


def test_parts_of_a_record_stand_together() -> None:
    parties = [
        TrackParty(id="a", track="spor-2", position=1, role="fra"),
        TrackParty(id="b", track="spor-1", position=2, role="til"),
        TrackParty(id="c", track="spor-1", position=1, role="fra"),
    ]
    assert [one.id for one in sorted(parties, key=own_order)] == ["c", "b", "a"]
