"""Every section, table and figure of the documents is in the sample workbook.

`sections.csv` lists them in order, with the records that represent each.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TypeVar

import pytest

from store.csv_registers import read_registers
from store.plan_kinds import PLAN_KINDS
from store.plan_records import (
    Body,
    BodyMeeting,
    CallFigure,
    Centre,
    Fact,
    FollowUp,
    Interval,
    Member,
    Milestone,
    MilestoneLine,
    OpenQuestion,
    Remark,
    Responsibility,
    System,
)
from store.planning import plan, put_in_place
from store.records import KeyFigure, Line, Record
from store.schema import KINDS
from store.tables import Tables

R = TypeVar("R", bound=Record)

SAMPLE = Path(__file__).parents[2] / "sample_data"
WEEK = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")


def listed() -> dict[tuple[str, str], list[str]]:
    text = Path(__file__).with_name("sections.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    found = {(row["dokument"], row["afsnit"]): row["poster"].split(",") for row in rows}
    assert len(found) == len(rows)
    return found


SECTIONS = listed()


@pytest.fixture(scope="module")
def tables() -> Tables:
    files = {path.name: path.read_bytes() for path in sorted(SAMPLE.glob("*.csv"))}
    filled = Tables()
    put_in_place(filled, plan(filled, read_registers(files, filled).edits))
    return filled


def every(tables: Tables) -> list[Record]:
    return [one for kind in KINDS.values() for one in tables.table(kind.table).values()]


# -- section by section


def test_every_section_has_records_and_one_that_names_it(tables: Tables) -> None:
    by_id: dict[str, list[Record]] = {}
    for record in every(tables):
        by_id.setdefault(record.id, []).append(record)
    for (document, section), ids in SECTIONS.items():
        assert [one for one in ids if one not in by_id] == [], section
        assert len(set(ids)) == len(ids), section
        named = [record for one in ids for record in by_id[one] if record.document == document]
        assert any(record.section.startswith(section) for record in named), (document, section)


def test_every_record_names_a_section_of_the_list(tables: Tables) -> None:
    plans = {one.id for kind in PLAN_KINDS for one in tables.table(kind.table).values()}
    found = [one for one in every(tables) if one.document or one.id in plans]
    assert len(found) > 2000
    assert [one.id for one in found if (one.document, one.section) not in SECTIONS] == []


def test_every_table_and_figure_is_in_the_list() -> None:
    views = {
        **{("oek19", f"Tabel {number}"): f"oek19-t{number}" for number in range(2, 9)},
        ("oek19", "Indhold"): "oek19-t1",
        ("plan1", "Tabel 4"): "plan1-t4",
        ("plan2", "Bilag 1, Table 1"): "plan2-t1",
        ("plan2", "Bilag 1, Tabel 2"): "plan2-t2",
    }
    for place, view in views.items():
        assert view in SECTIONS[place]
    of_plan_1 = [section for document, section in SECTIONS if document == "plan1"]
    for number in range(1, 7):
        assert of_plan_1.count(f"Tabel {number}") == 1
    for number in range(1, 6):
        assert len([one for one in of_plan_1 if one.startswith(f"Figur {number}: ")]) == 1


def test_what_the_lost_figures_showed_is_marked_as_inferred(tables: Tables) -> None:
    facts = tables.of(Fact)
    for number in range(1, 6):
        fact = facts[f"oplysning-plan1-figur-{number}"]
        assert fact.inferred
        assert fact.section.startswith(f"Figur {number}: ")


def test_a_follow_up_is_of_a_record_that_is_there(tables: Tables) -> None:
    found = list(tables.of(FollowUp).values())
    assert len({(one.table, one.target) for one in found}) == len(found)
    assert [one.id for one in found if tables.get(one.table, one.target) is None] == []


def test_no_name_fills_a_role_and_no_milestone_is_told_twice(tables: Tables) -> None:
    assert [one.id for one in tables.of(Member).values() if one.person] == []
    told = [
        (one.label, one.track, one.project, one.body, one.date)
        for one in tables.of(Milestone).values()
    ]
    assert len(set(told)) == len(told)
    names = [(one.name, one.parent) for one in tables.of(Body).values()]
    assert len(set(names)) == len(names)


# -- the tables of PLAN1 that no view holds

TABLE_1 = {
    "BUF Pladsanvisningen": ["overgår", "fastholdes"],
    "SOF Din Sociale Indgang": ["overgår", "fastholdes"],
    "SUF/SOF Hjemmeplejen": ["overgår", *["fastholdes"] * 3],
    "KFF Biblioteket Online": ["overgår", "fastholdes"],
}
TABLE_2 = """
    BUF Pladsanvisning     nu        9-13 9-13 Lukket 13-18 9-13
    SOF Din Sociale Indgang nu       9-15 9-15 9-15 12-17 9-13
    SOF Hjemmepleje        nu        7.30-15.30 7.30-15.30 7.30-15.30 7.30-15.30 7.30-15.30
    SUF Hjemmepleje        nu        7-15.30 7-15.30 7-15.30 7-15.30 7-15.30
    KFF Biblioteket Online nu        10-18 10-18 10-18 10-18 10-18
    KFF Biblioteket Online kommende  8-16 8-16 8-16 8-17 8-15
"""
TABLE_3 = {
    "BUF Pladsanvisning": (41_545, "6:35", "6:24"),
    "SOF Din Sociale Indgang": (32_341, "7:29", "5:18"),
    "SUF Hjemmepleje": (160_373, "1:13", "2:44"),
    "SOF Hjemmepleje": (46_583, "2:22", "4:08"),
    "KFF Biblioteket Online": (25_346, "0:32", "3:04"),
}
TABLE_5 = {
    "BUF Pladsanvisning": ["KMD Institution"],
    "SOF Din Sociale Indgang": ["CURA", "DUBU/DOMUS", "CSC", "NEXUS"],
    "SOF Hjemmepleje": ["CURA + Plan"],
    "SUF Hjemmepleje": ["CURA + Plan"],
    "KFF Biblioteket Online": ["Cicero", "Princh", "Butler-skærme", "BOB"],
}
STEPS = ("Serviceleveranceaftale", "Ressortflyt", "Personaleoverførsel", "Go-live", "Evaluering")
TABLE_6 = {
    "KFF, Biblioteket Online": "2025-11-01 2025-12-01 2025-12-01 2025-12-01 2026-04-01",
    "SUF/SOF Hjemmepleje": "2026-02-01 2026-04-01 2026-04-01 2026-04-01 2026-10-01",
    "SOF, Din Sociale Indgang": "2026-02-01 2026-04-01 2026-04-01 2026-04-01 2026-10-01",
    "BUF pladsanvisningen": "2026-03-01 2026-05-01 2026-05-01 2026-05-15 2026-10-01",
}


def in_table(tables: Tables, kind: type[R], number: int) -> list[R]:
    """The records of a table of PLAN1, in its order."""
    of_table = (one for one in tables.of(kind).values() if one.document == "plan1")
    return [one for one in of_table if one.section == f"Tabel {number}"]


def test_table_1_what_moves_and_what_stays(tables: Tables) -> None:
    found: dict[str, list[str]] = {}
    for one in in_table(tables, Responsibility, 1):
        found.setdefault(one.group, []).append(one.outcome)
    assert found == TABLE_1


def clock(hour: str) -> str:
    """`7.30` as `07:30`."""
    hours, _, minutes = hour.partition(".")
    return f"{int(hours):02}:{minutes or '00'}"


def test_table_2_the_opening_hours(tables: Tables) -> None:
    expected = {}
    for row in TABLE_2.strip().splitlines():
        *name, variant, mon, tue, wed, thu, fri = row.split()
        for day, text in zip(WEEK, (mon, tue, wed, thu, fri), strict=True):
            ends = [] if text == "Lukket" else [clock(hour) for hour in text.split("-")]
            expected[" ".join(name), variant, day] = (text, ends)
    centres = tables.of(Centre)
    found = {
        (centres[one.centre].name, one.variant, one.weekday): (
            one.printed,
            [] if one.closed else [one.opens, one.closes],
        )
        for one in in_table(tables, Interval, 2)
    }
    assert found == expected
    assert len(tables.of(Interval)) == len(expected) == 30


def test_table_3_calls_and_seconds(tables: Tables) -> None:
    def seconds(text: str) -> int:
        minutes, _, rest = text.partition(":")
        return 60 * int(minutes) + int(rest)

    centres = tables.of(Centre)
    found = {
        centres[one.centre].name: (one.calls, one.waiting, one.handling)
        for one in in_table(tables, CallFigure, 3)
    }
    assert found == {
        name: (calls, seconds(waiting), seconds(handling))
        for name, (calls, waiting, handling) in TABLE_3.items()
    }


def test_table_5_the_systems_a_centre_needs(tables: Tables) -> None:
    centres = tables.of(Centre)
    found: dict[str, list[str]] = {}
    for one in in_table(tables, System, 5):
        found.setdefault(centres[one.centre].name, []).append(one.name)
    assert found == TABLE_5


def test_table_6_the_dates_of_the_four_projects(tables: Tables) -> None:
    found: dict[str, dict[str, Milestone]] = {}
    for one in in_table(tables, Milestone, 6):
        assert one.kind not in found.setdefault(one.project, {})
        found[one.project][one.kind] = one
    assert found.keys() == TABLE_6.keys()
    for project, dates in TABLE_6.items():
        steps = found[project]
        assert [steps[kind].date for kind in STEPS] == dates.split()
        assert [steps[kind].precision for kind in STEPS] == [*["dag"] * 4, "kvartal"]
        assert not any(one.qualifier or one.end for one in steps.values())


def test_the_first_year_of_table_4_is_the_months_that_are_left(tables: Tables) -> None:
    lines, milestones = tables.of(Line), tables.of(Milestone)
    linked = {one.line: milestones[one.milestone] for one in tables.of(MilestoneLine).values()}
    assert len(linked) == 8
    for line_id, milestone in linked.items():
        first, whole = (lines[line_id].amounts[year] for year in ("2026", "2027"))
        assert isinstance(first, int)
        assert isinstance(whole, int)
        left = 13 - int(milestone.date[5:7])
        assert milestone.kind == "Ressortflyt"
        assert abs(12 * first - left * whole) < 12_000


# -- what an official asks, each answered by one record


def test_pladsanvisningen_is_closed_on_a_wednesday(tables: Tables) -> None:
    one = tables.of(Interval)["aabent-plan1-buf-pladsanvisning-nu-onsdag"]
    assert (one.weekday, one.closed, one.printed) == ("onsdag", True, "Lukket")


def test_who_sits_in_the_steering_group_of_home_care(tables: Tables) -> None:
    body = tables.of(Body)["organ-plan2-styregruppe"]
    roles = [one.role for one in tables.of(Member).values() if one.body == body.id]
    assert (body.kind, body.track) == ("styregruppe", "spor-5")
    assert roles == ["Direktør fra SOF", "Direktør fra SUF", "Ansvarlige chefer på N2"]


def test_the_systems_for_din_sociale_indgang_stand_in_one_record(tables: Tables) -> None:
    text = tables.of(Fact)["oplysning-plan1-59"].text
    assert all(name in text for name in TABLE_5["SOF Din Sociale Indgang"])


def test_when_kff_hovedmed_treated_the_plan_and_what_it_remarked(tables: Tables) -> None:
    meeting = tables.of(BodyMeeting)["moede-plan1-hovedmed-kff"]
    remarks = [one for one in tables.of(Remark).values() if one.meeting == meeting.id]
    assert (meeting.body, meeting.standing) == ("organ-hovedmed-kff", "afholdt")
    assert (meeting.date, meeting.precision) == ("2025-09-18", "dag")
    assert [one.row for one in remarks] == [str(number) for number in range(1, 8)]


def test_the_suppliers_notice_is_six_months_before_the_move(tables: Tables) -> None:
    milestones = tables.of(Milestone)
    notice = milestones["milepael-plan2-leverandoervarsel"]
    move = milestones["milepael-plan2-ikrafttraeden"]
    assert (move.date, move.qualifier) == ("2026-08-01", "senest")
    assert (notice.kind, notice.date, notice.qualifier) == ("Frist", "2026-02-01", "senest")
    assert notice.inferred


def test_what_is_unresolved_in_track_5(tables: Tables) -> None:
    questions = [one for one in tables.of(OpenQuestion).values() if one.track == "spor-5"]
    assert len(questions) >= 30
    followed = {one.target for one in tables.of(FollowUp).values() if one.table == "questions"}
    own = [one for one in questions if one.document == "plan2" and not one.inferred]
    assert [one.id for one in own if one.id not in followed] == ["spoergsmaal-plan2-01"]
    text = tables.of(Fact)["oplysning-plan2-40"].text
    for word in ("MTO", "CURA – Skærmt teknologi", "lokaler", "understøttende funktioner"):
        assert word in text


def test_the_staff_and_citizens_that_move_are_key_figures(tables: Tables) -> None:
    figures = tables.of(KeyFigure)
    found = {one.value for one in figures.values() if one.track == "spor-5"}
    assert {"ca. 430", "5.500", "600-650", "knap 5.000", "ca. 4.660"} <= found
