"""All that the workbook holds of a track."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.plan_records import Body, Member, Milestone, MilestoneLine, Remark, Risk
from store.records import Record, Track
from store.schema import KINDS, kind_for
from store.tables import Tables
from store.track_records import in_track, records_of
from tests.store.every_kind import every_record


def tables_of(*records: Record) -> Tables:
    tables = Tables()
    for record in records:
        tables.put(kind_for(type(record)).table, record)
    return tables


A = Track(id="a", number=1, name="a")
B = Track(id="b", number=2, name="b")


def test_what_names_a_track_is_its_own_with_what_that_owns() -> None:
    body = Body(id="o", name="o", kind="MED", track="a")
    found = records_of(
        tables_of(
            A,
            B,
            body,
            Member(id="r", body="o", role="r"),
            Body(id="p", name="p", kind="MED", track="b"),
            Member(id="s", body="p", role="s"),
            Remark(id="u", meeting="", text="u", track="a"),
            Milestone(id="m", label="m", kind="MED", track="a"),
            MilestoneLine(id="l", milestone="m", line="x"),
        ),
        "a",
    )
    assert [one.id for one in found] == ["a", "o", "r", "u", "m", "l"]


def test_every_kind_that_names_a_track_or_is_part_of_one_is_told_once() -> None:
    found = records_of(tables_of(*every_record()), "tracks-x")
    tables = [kind_for(type(one)).table for one in found]
    assert len(tables) == len(set(tables))
    named = {kind.table for kind in KINDS.values() if "track" in kind.references}
    owned = {kind.table for kind in KINDS.values() if kind.owner}
    assert set(tables) == {"tracks"} | named | owned


@given(st.lists(st.tuples(st.sampled_from(["a", "b", ""]), st.integers(0, 3)), max_size=12))
def test_records_stand_in_their_order_each_in_one_track(places: list[tuple[str, int]]) -> None:
    risks = [
        Risk(id=f"r{n}", label="r", track=track, order=order)
        for n, (track, order) in enumerate(places)
    ]
    tables = tables_of(A, B, *risks)
    found = {track: in_track(tables, Risk, track) for track in ("a", "b", "")}
    assert sorted(one.id for rows in found.values() for one in rows) == sorted(
        one.id for one in risks
    )
    for rows in found.values():
        assert [(one.order, risks.index(one)) for one in rows] == sorted(
            (one.order, risks.index(one)) for one in rows
        )
