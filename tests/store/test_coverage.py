"""How many answer in each half hour, and when nobody does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.coverage import HALF_HOUR, coverage, half_hours, hours_in_use, places_in, runs
from store.hours import Day, Span, day_text, merged, read_day, spans_text
from store.weeks import NOW, Weeks
from tests.store.hours_records import NAMES, intervals, spans_of, typed_hours

CENTRES = [centre for centre in NAMES if centre != "centre-kbs"]
DAYS = spans_of(15).map(merged)


def test_how_many_answer() -> None:
    wednesday = coverage(Weeks(intervals()), CENTRES, NOW, "onsdag")
    assert (wednesday.first, wednesday.last, wednesday.gaps) == (7 * 60, 18 * 60, ())
    assert (wednesday.told, wednesday.untold) == (5, 0)
    by_hour = [wednesday.counts[at * 2] for at in range(6, 19)]
    assert by_hour == [0, 1, 2, 3, 4, 4, 4, 4, 4, 3, 1, 1, 0]
    assert wednesday.counts[7 * 2 + 1] == 2
    assert [(spans_text([span]), count) for span, count in runs(wednesday)] == [
        ("7-7.30", 1),
        ("7.30-9", 2),
        ("9-10", 3),
        ("10-15", 4),
        ("15-15.30", 3),
        ("15.30-18", 1),
    ]
    assert runs(coverage(Weeks(intervals()), ["centre-kbs"], NOW, "onsdag")) == []
    saturday = coverage(Weeks(intervals()), CENTRES, NOW, "lørdag")
    assert (saturday.first, saturday.last, saturday.told, saturday.untold) == (None, None, 0, 5)


def test_when_nobody_answers_between_the_first_and_the_last() -> None:
    table = Weeks(
        [*typed_hours("mandag", "8-10.15, 10.45-12", "a"), *typed_hours("mandag", "14-16", "b")]
    )
    monday = coverage(table, ["a", "b"], NOW, "mandag")
    assert spans_text(monday.gaps) == "10.15-10.45, 12-14"
    assert (monday.counts[20], monday.counts[21]) == (0, 0)
    assert hours_in_use(table) == Span(7 * 60, 18 * 60)
    late = Weeks(typed_hours("mandag", "6.30-22.15", "a"))
    assert hours_in_use(late) == Span(6 * 60, 23 * 60)


@given(st.lists(DAYS, min_size=1, max_size=5))
def test_each_half_hour_counts_the_fewest_that_answer_in_it(days: list[tuple[Span, ...]]) -> None:
    table = Weeks(
        one
        for number, spans in enumerate(days)
        for one in typed_hours("mandag", day_text(Day(spans)), f"c{number}")
    )
    found = coverage(table, [f"c{number}" for number in range(len(days))], NOW, "mandag")
    for at, count in enumerate(found.counts):
        window = range(at * HALF_HOUR, (at + 1) * HALF_HOUR, 15)
        assert count == min(
            sum(any(s.opens <= m < s.closes for s in spans) for spans in days) for m in window
        )


def test_a_centre_beside_another() -> None:
    places = places_in(Span(7 * 60, 11 * 60))
    alone = half_hours(read_day("8-9.15").spans)
    assert [alone[at] for at in places] == ["shut"] * 2 + ["open"] * 2 + ["partly"] + ["shut"] * 3
    beside = half_hours(read_day("7-9").spans, read_day("8-10").spans)
    assert [beside[at] for at in places] == (
        ["outside"] * 2 + ["open"] * 2 + ["missing"] * 2 + ["shut"] * 2
    )
    assert "missing" not in half_hours((), ())
