"""Every record has a place where it is shown and edited."""

from __future__ import annotations

import pytest

from screens.places import Place
from screens.record_places import place_of, place_of_change, place_of_field
from screens.texts.frame_text import TABS
from store.changes import AMOUNT_PREFIX, Change
from store.errors import ChangeError, Code
from store.plan_records import (
    Body,
    BodyMeeting,
    BodyTrack,
    Centre,
    FollowUp,
    Interval,
    MeetingTrack,
    Member,
    Milestone,
    MilestoneLine,
    Remark,
    Risk,
)
from store.records import Record
from store.schema import KINDS, kind_for
from store.tables import Tables
from tests.store.helpers import small_records

PLAN: list[Record] = [
    Body(id="organ-styregruppe", name="Styregruppe", kind="styregruppe"),
    BodyTrack(id="organspor-1", body="organ-styregruppe", track="spor-a"),
    Member(id="rolle-1", body="organ-styregruppe", role="Direktør"),
    BodyMeeting(id="moede-1", body="organ-styregruppe", topic="Planen"),
    MeetingTrack(id="moedespor-1", meeting="moede-1", track="spor-a"),
    Remark(id="bemaerkning-1", meeting="moede-1", text="Tidlig inddragelse"),
    Centre(id="center-1", name="Pladsanvisningen"),
    Interval(id="tid-1", centre="center-1", variant="nu", weekday="onsdag", closed=True),
    Milestone(id="milepael-1", label="Go-live", kind="Go-live"),
    MilestoneLine(id="milepaelsaktivitet-1", milestone="milepael-1", line="linje-a"),
    Risk(id="risiko-1", label="Forsinkelse"),
    FollowUp(id="opfoelgning-1", table="remarks", target="bemaerkning-1"),
    FollowUp(id="opfoelgning-2", table="lines", target="linje-a"),
    FollowUp(id="opfoelgning-3", table="risks", target="risiko-1"),
]
BODY = "organ-styregruppe"


@pytest.fixture(scope="module")
def tables() -> Tables:
    """A record of nearly every kind."""
    found = Tables()
    for record in (*small_records(), *PLAN):
        found.put(kind_for(type(record)).table, record)
    return found


@pytest.mark.parametrize(
    ("table", "record_id", "place"),
    [
        ("bodies", BODY, Place("organisation", row=BODY)),
        ("body_tracks", "organspor-1", Place("organisation", row=BODY, column="organspor-1")),
        ("members", "rolle-1", Place("organisation", row=BODY, column="rolle-1")),
        ("body_meetings", "moede-1", Place("organisation", row=BODY, column="moede-1")),
        ("meeting_tracks", "moedespor-1", Place("organisation", row=BODY, column="moedespor-1")),
        ("remarks", "bemaerkning-1", Place("organisation", row=BODY, column="bemaerkning-1")),
        ("centres", "center-1", Place("hours", row="center-1")),
        ("intervals", "tid-1", Place("hours", row="center-1", tab="nu", column="onsdag")),
        ("milestones", "milepael-1", Place("timeline", row="milepael-1")),
        ("milestone_lines", "milepaelsaktivitet-1", Place("timeline", row="milepael-1")),
        ("risks", "risiko-1", Place("registers", tab="risks", row="risiko-1")),
        ("documents", "notat", Place("registers", tab="documents", row="notat")),
        ("follow_ups", "opfoelgning-1", Place("organisation", row=BODY, column="bemaerkning-1")),
        ("follow_ups", "opfoelgning-2", Place("budget", line="linje-a")),
        ("lines", "linje-a", Place("budget", line="linje-a")),
        ("views", "tabel-a", Place("budget", view="tabel-a")),
        ("tracks", "spor-a", Place("track", track="spor-a")),
        ("track_parties", "part-a", Place("track", track="spor-a")),
    ],
)
def test_where_a_record_is(tables: Tables, table: str, record_id: str, place: Place) -> None:
    assert place_of(tables, table, record_id) == place


def test_every_record_is_on_a_screen_that_there_is(tables: Tables) -> None:
    for table in KINDS:
        for record_id in tables.table(table):
            place = place_of(tables, table, record_id)
            assert place.screen in TABS
            assert any((place.row, place.view, place.line, place.track)), (table, place)


def test_a_printed_figure_is_in_its_row_and_column(tables: Tables) -> None:
    places = {place_of(tables, "printed_cells", one) for one in tables.table("printed_cells")}
    assert all(place.view and place.row for place in places)
    assert {place.column for place in places} == {"2026"}
    columns = {place_of(tables, "view_columns", one) for one in tables.table("view_columns")}
    assert {"2026", "sum"} <= {place.column for place in columns}


def test_a_record_that_is_gone_has_none(tables: Tables) -> None:
    with pytest.raises(ChangeError) as caught:
        place_of(tables, "bodies", "organ-vaek")
    assert caught.value.code is Code.RECORD_MISSING


def test_a_change_is_seen_at_its_record_and_that_of_an_amount_in_its_cell(tables: Tables) -> None:
    note = Change("intervals", "tid-1", "note", "", "ny")
    assert place_of_change(tables, note) == place_of(tables, "intervals", "tid-1")
    amount = Change("lines", "linje-a", f"{AMOUNT_PREFIX}2027", 1, 2)
    assert place_of_change(tables, amount) == Place("budget", line="linje-a", column="2027")
    assert place_of_change(tables, Change("bodies", "organ-vaek", before={})) is None


@pytest.mark.parametrize(
    ("table", "record_id", "field", "column"),
    [
        ("risks", "risiko-1", "likelihood", "likelihood"),
        ("risks", "risiko-1", "", ""),
        ("milestones", "milepael-1", "date", "date"),
        ("intervals", "tid-1", "opens", "onsdag"),
        ("remarks", "bemaerkning-1", "text", "bemaerkning-1"),
        ("follow_ups", "opfoelgning-2", "status", ""),
        ("follow_ups", "opfoelgning-3", "status", "follow_up.status"),
    ],
)
def test_a_field_is_in_its_cell(
    tables: Tables, table: str, record_id: str, field: str, column: str
) -> None:
    assert place_of_field(tables, table, record_id, field).column == column
