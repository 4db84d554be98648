"""The timeline in words: cells, what is next, heads, filter, calendar, page."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from screens.texts.page import Table
from screens.texts.page_timeline import timeline_blocks
from screens.texts.timeline_filter import read_filter
from screens.texts.timeline_text import (
    calendar_of,
    cells,
    date_lines,
    detail_lines,
    entry_json,
    event_of,
    next_text,
    period_heads,
    shown_text,
    signed_text,
    status_text,
)
from store.changes import Add
from store.follow_ups import done_edits, status_edits
from store.plan_records import Body, FollowUp, Milestone, MilestoneLine
from store.tables import Tables
from store.timeline import Entry, periods, timeline
from store.workbook import Workbook
from tests.screens.driving import HOSTILE
from tests.store import helpers
from tests.store.test_ics import parsed

TODAY = date(2099, 3, 21)
"""In a year of its own, so that what the sample holds is past or far."""


def milestone(name: str, when: str, end: str = "", **fields: str) -> Milestone:
    values = {
        "label": f"{fields.get('kind', 'Go-live')}: {name}",
        "project": "Prøven",
        "document": "plan1",
        "section": "Tabel 6",
        **fields,
    }
    return helpers.milestone(f"proeve-{name}", when, end, **values)


@pytest.fixture
def tables(sample: Workbook) -> Tables:
    sample.apply(
        [
            Add(Body(id="med-bif", name="BIF HovedMED", kind="MED", administration="BIF")),
            Add(milestone("aftale", "1. februar 2099", kind="Aftale")),
            Add(milestone("flyt", "1. april 2099", kind="Ressortflyt")),
            Add(milestone("golive", "1. april 2099", note="Lørdag")),
            Add(milestone("maaling", "Q1 2099", kind="Måling")),
            Add(milestone("drift", "maj 2099", "ultimo 2100", kind="Drift")),
            Add(milestone("med", "1. marts 2099", kind="MED", body="med-bif", project="")),
            Add(milestone("uden", "")),
            Add(MilestoneLine(id="ml-x", milestone="proeve-flyt", line="plan1-t4-r05")),
            Add(
                FollowUp(
                    id="f-golive",
                    table="milestones",
                    target="proeve-golive",
                    status="i gang",
                    responsible="Programledelsen",
                    deadline="2099-04-15",
                    next_step="Ring til KBS",
                )
            ),
        ]
    )
    sample.apply(done_edits(sample.tables, "milestones", "proeve-med"))
    return sample.tables


def own(tables: Tables) -> dict[str, Entry]:
    """The entries made here, by short names."""
    return {
        one.id.removeprefix("proeve-"): one
        for one in timeline(tables)
        if one.id.startswith("proeve-")
    }


def test_cells(tables: Tables) -> None:
    found = own(tables)
    assert list(found) == ["maaling", "aftale", "med", "flyt", "golive", "drift", "uden"]
    assert cells(tables, found["drift"], TODAY) == (
        *("  Drift: drift", "maj 2099", "ikke startet", "ultimo 2100"),
        *("Spor 2", "Drift", "Prøven", ""),
    )
    assert signed_text(found["aftale"], TODAY) == "! Aftale: aftale"
    assert signed_text(found["med"], TODAY) == "✓ MED: med"
    assert status_text(found["aftale"], TODAY) == "overskredet"
    assert status_text(found["golive"], date(2099, 5, 1)) == "i gang, overskredet"
    track = next(one for one in timeline(tables) if one.table == "tracks")
    assert cells(tables, track, TODAY)[0].startswith("! Ikrafttræden: ")


def test_what_is_next(tables: Tables) -> None:
    found = list(own(tables).values())
    assert next_text(found, TODAY) == (
        "Næste: 1. april 2099 (om 11 dage): Ressortflyt: flyt og 1 andet samtidig"
        " · 1 overskredet · 1 løber nu"
    )
    assert "(i morgen)" in next_text(found, date(2099, 3, 31))
    assert "(i dag)" in next_text(found, date(2099, 4, 1))
    assert next_text(found, date(2099, 4, 20)).startswith("Næste: maj 2099 – ultimo 2100: Drift")
    assert next_text([], TODAY) == "Intet forestår."
    assert shown_text(3, 3, "") == "3 punkter"
    assert shown_text(1, 1_200, "spor 2") == "1 af 1.200 punkter: spor 2"


def test_all_of_an_entry(tables: Tables, sample: Workbook) -> None:
    found = own(tables)
    assert list(detail_lines(sample, found["golive"], TODAY)) == [
        "Go-live: golive",
        "1. april 2099 · i gang · ansvarlig Programledelsen · frist 15. april 2099"
        " · næste skridt: Ring til KBS",
        "Go-live · spor 2 Én indgang til kommunen via Borgerservice · Prøven",
        "Lørdag",
        "Kilde: PLAN1, Tabel 6",
    ]
    assert "BIF HovedMED" in list(detail_lines(sample, found["med"], TODAY))[2]
    assert list(detail_lines(sample, found["uden"], TODAY))[1] == "uden dato · ikke startet"


def test_months_and_quarters_are_named(tables: Tables) -> None:
    found = [own(tables)["aftale"], own(tables)["drift"]]
    months = period_heads(periods(found, TODAY))
    assert months[:3] == ["feb 99", "mar", "apr"]
    assert months[11] == "jan 00"
    assert period_heads(periods(found, TODAY, 3))[:5] == ["Q1 99", "Q2", "Q3", "Q4", "Q1 00"]


def test_what_a_date_means_and_leads_to(tables: Tables) -> None:
    def told(field: str, text: str) -> list[str]:
        return list(date_lines(tables, own(tables)["flyt"].record, field, text))

    assert told("date", "1/6-2099") == [
        "Forstået: 1. juni 2099, en mandag.",
        "Go-live: golive ligger før.",
        "Drift: drift ligger før.",
    ]
    assert told("date", "Q2 2099")[0] == "Forstået: Q2 2099 (1. april 2099 – 30. juni 2099)."
    assert told("date", "") == ["Forstået: uden dato."]
    assert told("end", "2100") == ["Forstået: 2100 (1. januar 2100 – 31. december 2100)."]


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("prøven", "maaling aftale flyt golive drift uden", "»prøven«"),
        ("proeven go", "golive uden", "»proeven«, »go«"),
        ("projekt:prøv slags:drift", "drift", "projekt prøv, slags drift"),
        ("spor 2 slags:måling proeven", "maaling", "spor 2, slags måling, »proeven«"),
        ("spor:2 slags:aftale slags:drift prøven", "aftale drift", ""),
        ('organ:"bif hoved"', "med", "organ bif hoved"),
        ("overskredet prøven", "aftale", ""),
        ("uden:navn", "", "»uden:navn«"),
    ],
)
def test_a_filter_is_read(tables: Tables, text: str, names: str, told: str) -> None:
    wanted = read_filter(text, tables)
    found = wanted.of(tables, timeline(tables), TODAY)
    ours = [one.id.removeprefix("proeve-") for one in found if one.id.startswith("proeve-")]
    assert ours == names.split()
    assert not told or wanted.told == told
    assert not wanted.problem


def test_what_a_filter_does_not_know_is_told(tables: Tables) -> None:
    assert "Intet passer til »spor:99«. Der er: 1, 2, 3" in read_filter("spor 99", tables).problem
    assert "Aftale" in read_filter("slags:x\x1by", tables).problem
    assert read_filter("slags:x\x1by", tables).problem.isprintable()
    assert read_filter("", tables, "BIF").told == "kun BIF"
    found = read_filter("med", tables, "BIF").of(tables, own(tables).values(), TODAY)
    assert [one.id for one in found] == ["proeve-med"]


def test_entries_as_a_calendar(tables: Tables, sample: Workbook) -> None:
    found = own(tables)
    made = datetime(2099, 3, 21, 12, tzinfo=UTC)
    events = parsed(calendar_of(sample, found.values(), TODAY, made))[1]
    assert len(events) == len(found) - 1
    by_uid = {one["UID"]: one for one in events}
    golive = by_uid["milestones-proeve-golive@ressort-tui"]
    assert golive["SUMMARY"] == "Go-live: golive"
    assert golive["DTSTART;VALUE=DATE"] == "20990401"
    assert "næste skridt: Ring til KBS" in golive["DESCRIPTION"]
    vague = by_uid["milestones-proeve-maaling@ressort-tui"]
    assert vague["SUMMARY"] == "Måling: maaling (Q1 2099)"
    assert vague["DTEND;VALUE=DATE"] == "20990102"
    lasting = event_of(sample, found["drift"], TODAY)
    assert (lasting.first, lasting.last) == (date(2099, 5, 1), date(2100, 12, 31))


def test_entries_as_a_page_and_for_programs(tables: Tables) -> None:
    found = list(own(tables).values())
    _, table = timeline_blocks(tables, found, TODAY)
    assert isinstance(table, Table)
    assert [row.kind for row in table.rows] == [*["række"] * 3, "gruppe", *["række"] * 4]
    assert table.rows[3].cells[1].text == "21. marts 2099"
    assert len(timeline_blocks(tables, [], TODAY)) == 1
    told = entry_json(tables, found[4], TODAY)
    assert (told["dato"], told["praecision"], told["spor"]) == ("2099-04-01", "dag", 2)


def test_no_text_is_obeyed(tables: Tables, sample: Workbook) -> None:
    sample.apply(
        [
            Add(milestone("ond", "1. april 2099", **dict.fromkeys(("note", "project"), HOSTILE))),
            *status_edits(tables, "milestones", "proeve-flyt", "afventer"),
        ]
    )
    entry = own(tables)["ond"]
    told = [*cells(tables, entry, TODAY), *detail_lines(sample, entry, TODAY)]
    assert all(text.isprintable() for text in told)
    assert own(tables)["flyt"].status == "afventer"
