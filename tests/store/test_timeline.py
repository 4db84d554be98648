"""The timeline: order, what is next and overdue, whose affair it is, months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.changes import Add, SetField
from store.plan_records import Body, Centre, FollowUp, Milestone
from store.records import Track
from store.timeline import (
    IN_FORCE,
    REACH,
    Entry,
    Wanted,
    coming,
    covered,
    going_on,
    overdue,
    periods,
    place_of_today,
    select,
    timeline,
)
from store.workbook import Workbook
from tests.store.helpers import milestone

TODAY = date(2026, 11, 21)


def follow(table: str, target: str, status: str) -> Add:
    return Add(FollowUp(id=f"f-{target}", table=table, target=target, status=status))  # type: ignore[arg-type]


@pytest.fixture
def planned(sample: Workbook) -> Workbook:
    sample.apply(
        [
            Add(Body(id="med-bif", name="BIF HovedMED", kind="MED", administration="BIF")),
            Add(Centre(id="c-suf", name="Hjemmepleje", administration="SUF")),
            Add(milestone("golive", "1. april 2026", project="DSI", centre="c-suf")),
            Add(milestone("evaluering", "Q4 2026", kind="Evaluering", track="spor-1")),
            Add(milestone("taskforce", "maj 2025", "ultimo 2026", track="spor-4")),
            Add(milestone("med", "1. oktober 2025", kind="MED", body="med-bif")),
            Add(milestone("samlet", "2027", kind=IN_FORCE, track="spor-5")),
            Add(milestone("uden", "", track="")),
            follow("milestones", "med", "afsluttet"),
            follow("tracks", "spor-1", "i gang"),
        ]
    )
    return sample


def entries(book: Workbook) -> dict[str, Entry]:
    own = {"golive", "evaluering", "taskforce", "med", "samlet", "uden"}
    return {one.id: one for one in timeline(book.tables) if one.id in own or one.table == "tracks"}


def test_milestones_and_tracks_by_date(planned: Workbook) -> None:
    found = entries(planned)
    tracks = [f"spor-{number}" for number in range(1, 9)]
    told = {one.track for one in planned.all(Milestone) if one.kind == IN_FORCE}
    assert "spor-5" in told
    assert [one for one in found if one in tracks] == [
        *(one for one in tracks if one not in {*told, "spor-2"}),
        *({"spor-2"} - told),
    ]
    assert list(found)[:2] == ["taskforce", "med"]
    assert list(found)[-2:] == ["samlet", "uden"]
    for one in timeline(planned.tables):
        assert isinstance(one.record, Milestone | Track)
        assert one.kind


def test_status_next_and_overdue(planned: Workbook) -> None:
    found = entries(planned)
    assert (found["med"].status, found["golive"].status) == ("afsluttet", "ikke startet")
    late = [one.id for one in overdue(found.values(), TODAY)]
    assert "golive" in late
    assert not {"med", "evaluering", "taskforce", "uden"} & set(late)
    assert not found["golive"].is_overdue(date(2026, 4, 1))
    assert found["golive"].is_overdue(date(2026, 4, 2))
    assert [one.id for one in coming(found.values(), TODAY)][-1:] == ["samlet"]
    assert [one.id for one in going_on(found.values(), TODAY)] == ["taskforce", "evaluering"]
    deadline = Entry(
        Milestone(
            id="f",
            label="Frist",
            kind="Frist",
            date="2026-11-01",
            precision="måned",
            qualifier="senest",
        )
    )
    for today, is_coming in ((date(2026, 10, 1), True), (TODAY, True), (date(2026, 12, 1), False)):
        assert bool(coming([deadline], today)) is is_coming
        assert not going_on([deadline], today)
    soon = Entry(Milestone(id="s", label="Snart", kind="Go-live", date="2026-11-20"))
    assert coming([deadline, soon], date(2026, 11, 2)) == [soon, deadline]
    planned.apply([SetField("follow_ups", "f-med", "status", "i gang")])
    assert "med" in [one.id for one in overdue(entries(planned).values(), TODAY)]


def test_today_stands_before_what_is_to_begin(planned: Workbook) -> None:
    found = list(entries(planned).values())
    place = place_of_today(found, TODAY)
    assert all(one.first <= TODAY for one in found[:place])
    assert all(one.first > TODAY for one in found[place:])


def test_what_is_wanted(planned: Workbook) -> None:
    def ids(wanted: Wanted) -> set[str]:
        found = select(planned.tables, timeline(planned.tables), wanted)
        return {one.id for one in found} & {*entries(planned)}

    assert ids(Wanted()) == set(entries(planned))
    assert ids(Wanted(projects=frozenset({"DSI"}))) == {"golive"}
    assert ids(Wanted(bodies=frozenset({"med-bif"}))) == {"med"}
    assert ids(Wanted(kinds=frozenset({"Evaluering"}), tracks=frozenset({"spor-1"}))) == {
        "evaluering"
    }
    assert ids(Wanted(kinds=frozenset())) == set()
    bif = ids(Wanted(administration="BIF"))
    assert {"med", "evaluering", "uden"} <= bif
    assert not {"golive", "samlet"} & bif
    assert {"golive", "samlet"} <= ids(Wanted(administration="SUF"))


def test_a_track_s_date_is_its_own() -> None:
    track = Track(id="s", number=1, name="n", in_force="2026-08-01", in_force_qualifier="senest")
    entry = Entry(track)
    assert (entry.table, entry.date_field, entry.kind, entry.track) == (
        *("tracks", "in_force"),
        *(IN_FORCE, "s"),
    )
    assert (entry.project, entry.body, entry.end.is_known) == ("", "", False)
    assert entry.last == date(2026, 8, 1)


def test_months_and_quarters() -> None:
    found = [Entry(milestone("a", "maj 2026")), Entry(milestone("b", "2. januar 2027"))]
    months = periods(found, TODAY)
    assert (months[0].first, months[-1].last) == (date(2026, 5, 1), date(2027, 1, 31))
    assert len(months) == 9
    quarters = periods(found, TODAY, 3)
    assert [(one.first, one.last) for one in quarters] == [
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 3, 31)),
    ]
    assert covered(found[0], months) == range(0, 1)
    assert covered(found[1], months) == range(8, 9)
    assert covered(Entry(milestone("c", "juni 2026", "Q3 2026")), months) == range(1, 5)
    assert not covered(Entry(milestone("d", "")), months)
    assert [one.holds(TODAY) for one in quarters] == [False, False, True, False]
    assert len(periods([], TODAY)) == 1


days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(st.lists(days, max_size=5), days, st.sampled_from([1, 3]))
def test_periods_follow_each_other_and_hold_today(dates: list[date], today: date, of: int) -> None:
    found = [Entry(milestone(f"m{at}", day.isoformat())) for at, day in enumerate(dates)]
    columns = periods(found, today, of)
    assert len(columns) <= 2 * REACH // of + 1
    assert sum(one.holds(today) for one in columns) == 1
    assert all(one.first.day == 1 and one.first <= one.last for one in columns)
    for entry in found:
        is_near = columns[0].first <= entry.first <= columns[-1].last
        within = [at for at, one in enumerate(columns) if one.holds(entry.first)]
        assert list(covered(entry, columns)) == within
        assert len(within) == is_near
        months = abs((entry.first.year - today.year) * 12 + entry.first.month - today.month)
        assert is_near or months >= REACH - of


def test_an_end_before_its_beginning_ends_with_it() -> None:
    assert Entry(milestone("x", "1. april 2026", "2025")).last == date(2026, 4, 1)
