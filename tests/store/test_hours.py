"""A day's hours typed, printed, and reckoned with."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Code
from store.hours import (
    CLOSED,
    LAST,
    UNTOLD,
    Day,
    HoursError,
    Span,
    between,
    clock,
    day_text,
    from_clock,
    merged,
    read_day,
    shared,
    total,
    without,
)
from tests.store.hours_records import spans_of

SPANS = spans_of(1)


def minutes(spans: object) -> set[int]:
    """Every minute of some spans."""
    return {m for span in spans for m in range(span.opens, span.closes)}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("9-13", "9-13"),
        ("9.00–13.00", "9-13"),
        ("09:00-13:00", "9-13"),
        ("7:30-15:30", "7.30-15.30"),
        ("7.30-15.30", "7.30-15.30"),
        ("0730-1530", "7.30-15.30"),
        ("730 - 1530", "7.30-15.30"),
        ("9-12, 13-15", "9-12, 13-15"),
        ("13-15,9-12", "9-12, 13-15"),
        ("9-12 og 13-15.30", "9-12, 13-15.30"),
        ("9-12; 13-15", "9-12, 13-15"),
        ("9-12,12-15", "9-15"),
        (" kl. 9 til kl. 13 ", "9-13"),
        ("9\u00a0\u2212\u00a013", "9-13"),
        ("0-24", "0-24"),
        ("lukket", "Lukket"),
        ("LUKKET.", "Lukket"),
        ("", ""),
        (" - ", ""),
        ("–", ""),
    ],
)
def test_what_is_typed_is_understood(typed: str, understood: str) -> None:
    assert day_text(read_day(typed)) == understood


def test_closed_is_not_untold() -> None:
    assert read_day("lukket") == CLOSED
    assert read_day("-") == UNTOLD
    assert CLOSED.is_told
    assert not UNTOLD.is_told
    assert read_day("7.30-15.30").minutes == 8 * 60


@pytest.mark.parametrize(
    ("typed", "code", "about"),
    [
        ("13-9", Code.HOURS_BACKWARDS, "13-9"),
        ("9-9", Code.HOURS_BACKWARDS, "9-9"),
        ("22-6", Code.HOURS_BACKWARDS, "22-6"),
        ("9-12, 15-13", Code.HOURS_BACKWARDS, "15-13"),
        ("9-25.00", Code.HOURS_NO_TIME, "25.00"),
        ("25.00", Code.HOURS_NO_TIME, "25.00"),
        ("9", Code.HOURS_UNREADABLE, "9"),
        ("9-24.30", Code.HOURS_NO_TIME, "24.30"),
        ("9.75-13", Code.HOURS_NO_TIME, "9.75"),
        ("9-12, 11-15", Code.HOURS_OVERLAP, "9-12, 11-15"),
        ("9-13-15", Code.HOURS_UNREADABLE, "9-13-15"),
        ("9.5-13", Code.HOURS_UNREADABLE, "9.5-13"),
        ("9-", Code.HOURS_UNREADABLE, "9-"),
        ("09-dec", Code.HOURS_UNREADABLE, "09-dec"),
        ("2026-12-09", Code.HOURS_UNREADABLE, "2026-12-09"),
        ("9-13,", Code.HOURS_UNREADABLE, "9-13,"),
        ("\u0669-13", Code.HOURS_UNREADABLE, "\u0669-13"),
        ("åben", Code.HOURS_UNREADABLE, "åben"),
        ("9-13," * 100, Code.HOURS_UNREADABLE, "9-13," * 100),
    ],
)
def test_what_is_no_hours_is_refused(typed: str, code: Code, about: str) -> None:
    with pytest.raises(HoursError) as refused:
        read_day(typed)
    assert refused.value.code == code
    assert refused.value.values["text"] == about


@given(st.text(st.sampled_from("0123459 -–.:,lukteog") | st.characters(codec="utf-8")))
def test_any_text_is_read_or_refused_and_reads_back(text: str) -> None:
    try:
        day = read_day(text)
    except HoursError:
        return
    assert read_day(day_text(day)) == day


@given(SPANS)
def test_a_day_is_written_as_it_is_read(spans: list[Span]) -> None:
    day = Day(merged(spans))
    assert read_day(day_text(day)) == day
    assert all(from_clock(clock(span.opens)) == span.opens for span in day.spans)


@given(SPANS, SPANS)
def test_spans_hold_the_minutes_they_should(one: list[Span], other: list[Span]) -> None:
    assert minutes(merged(one)) == minutes(one)
    assert minutes(shared(one, other)) == minutes(one) & minutes(other)
    assert minutes(without(one, other)) == minutes(one) - minutes(other)
    assert minutes(between(one)) == set(range(LAST)) - minutes(one)
    assert total(merged(one)) == len(minutes(one))
    for spans in (merged(one), shared(one, other), without(one, other)):
        assert all(a.closes < b.opens for a, b in pairwise(spans))
