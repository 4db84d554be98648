"""The hours of the plan's table 2: how many a week, what changes, how many answer when."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.hours import WEEK, Day, Span, day_text, merged, spans_text
from store.plan_records import Interval
from store.weeks import (
    COMING,
    NOW,
    HoursCell,
    Weeks,
    difference,
    minutes_of,
    untold_of,
)
from tests.store.hours_records import NAMES, intervals, spans_of, typed_hours

CENTRES = [centre for centre in NAMES if centre != "centre-kbs"]
DSI = "centre-sof-dsi"
LIBRARY = "centre-kff-bibliotek"


def weeks(*more: Interval) -> Weeks:
    return Weeks([*intervals(), *more])


def test_hours_a_week_as_the_plan_has_them() -> None:
    found = {centre: minutes_of(weeks().week(centre, NOW)) for centre in NAMES}
    assert found == {
        "centre-buf-pladsanvisning": 17 * 60,
        "centre-sof-dsi": 27 * 60,
        "centre-sof-hjemmepleje": 40 * 60,
        "centre-suf-hjemmepleje": 42 * 60 + 30,
        "centre-kff-bibliotek": 40 * 60,
        "centre-kbs": None,
    }


def test_coming_hours_are_those_of_now_where_none_are_given() -> None:
    table = weeks()
    assert table.week(DSI, COMING) == table.week(DSI, NOW)
    assert not table.has(DSI, COMING)
    monday = HoursCell(LIBRARY, COMING, "mandag")
    assert day_text(table.day(monday)) == "8-16"
    left = Weeks(one for one in intervals() if one.id != "tid-centre-kff-bibliotek-kommende-mandag")
    assert day_text(left.day(monday)) == "10-18"
    assert not left.given(monday).is_told
    assert day_text(left.day(monday._replace(weekday="fredag"))) == "8-15"


def test_what_is_gained_and_lost() -> None:
    table = weeks()
    change = difference(table.week(LIBRARY, NOW), table.week(LIBRARY, COMING))
    assert (change.gained, change.lost) == (10 * 60, 10 * 60)
    days = {day.weekday: (spans_text(day.gained), spans_text(day.lost)) for day in change.days}
    assert days["torsdag"] == ("8-10", "17-18")
    assert days["fredag"] == ("8-10", "15-18")
    assert difference(table.week(DSI, NOW), table.week(DSI, COMING)).is_none


def test_a_day_that_only_one_week_tells_of_is_not_reckoned() -> None:
    table = weeks(*typed_hours("mandag", "8-17"), *typed_hours("lørdag", "10-14", LIBRARY))
    against = difference(table.week("centre-kbs", NOW), table.week(LIBRARY, NOW))
    assert [day.weekday for day in against.days] == ["mandag"]
    assert against.unknown == ("tirsdag", "onsdag", "torsdag", "fredag", "lørdag")
    assert (against.both, against.gained, against.lost) == (7 * 60, 60, 2 * 60)
    assert not against.is_none
    assert untold_of(table.week("centre-kbs", NOW)) == ["tirsdag", "onsdag", "torsdag", "fredag"]
    assert untold_of(table.week(LIBRARY, NOW)) == []
    assert untold_of(weeks().week("centre-kbs", NOW)) == []


DAYS = spans_of(15).map(merged)


@given(st.lists(DAYS, min_size=7, max_size=7), st.lists(DAYS, min_size=7, max_size=7))
def test_a_difference_leads_from_the_first_week_to_the_second(
    first: list[tuple[Span, ...]], second: list[tuple[Span, ...]]
) -> None:
    one = dict(zip(WEEK, (Day(spans, closed=not spans) for spans in first), strict=True))
    other = dict(zip(WEEK, (Day(spans, closed=not spans) for spans in second), strict=True))
    found = difference(one, other)
    assert (minutes_of(one) or 0) + found.gained - found.lost == minutes_of(other)
    assert found.both + found.gained == minutes_of(other)
    assert not found.unknown
