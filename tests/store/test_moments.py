"""Dates as the documents write them: read, sorted, kept in a record's fields."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Code, StoreError
from store.moments import (
    FIRST_YEAR,
    LAST_YEAR,
    MOST_TEXT,
    Moment,
    date_fields,
    moment_of,
    moment_values,
    read_moment,
)
from store.plan_records import Body, Fact, Milestone
from store.records import DatePrecision, DateQualifier, Track

ISSUE = [
    ("1. april 2026", Moment("2026-04-01", "dag")),
    ("Q4 2026", Moment("2026-10-01", "kvartal")),
    ("1. halvår 2026", Moment("2026-01-01", "halvår")),
    ("medio 2027", Moment("2027-01-01", "år", "medio")),
    ("ultimo 2025", Moment("2025-01-01", "år", "ultimo")),
    ("senest 1. august 2026", Moment("2026-08-01", "dag", "senest")),
    ("2030", Moment("2030-01-01", "år")),
]
OTHERS = [
    ("1/4-2026", Moment("2026-04-01", "dag")),
    ("1/4 2026", Moment("2026-04-01", "dag")),
    ("1.4.2026", Moment("2026-04-01", "dag")),
    ("01-04-2026", Moment("2026-04-01", "dag")),
    ("1/4-26", Moment("2026-04-01", "dag")),
    ("2026-04-01", Moment("2026-04-01", "dag")),
    ("den 1. april 2026", Moment("2026-04-01", "dag")),
    ("1 APR. 2026", Moment("2026-04-01", "dag")),
    ("\u00a01.\u00a0 april\t2026 ", Moment("2026-04-01", "dag")),
    ("29. februar 2028", Moment("2028-02-29", "dag")),
    ("april 2026", Moment("2026-04-01", "måned")),
    ("sept. 2026", Moment("2026-09-01", "måned")),
    ("2026-04", Moment("2026-04-01", "måned")),
    ("4/2026", Moment("2026-04-01", "måned")),
    ("primo maj 2026", Moment("2026-05-01", "måned", "primo")),
    ("2026 q4", Moment("2026-10-01", "kvartal")),
    ("4. kvartal 2026", Moment("2026-10-01", "kvartal")),
    ("fjerde kvartal 2026", Moment("2026-10-01", "kvartal")),
    ("andet halva\u030ar 2026", Moment("2026-07-01", "halvår")),
    ("2. halvaar 2026", Moment("2026-07-01", "halvår")),
    ("H1 2026", Moment("2026-01-01", "halvår")),
    ("forventet 2030", Moment("2030-01-01", "år", "forventet")),
    ("ca. 2030", Moment("2030-01-01", "år", "forventet")),
    ("udgangen af 2026", Moment("2026-01-01", "år", "ultimo")),
    ("primo 2026", Moment("2026-01-01", "år", "primo")),
    ("", Moment()),
    (" \n", Moment()),
]
NONSENSE: list[tuple[str, Code, dict[str, object]]] = [
    ("31/2", Code.DATE_UNREADABLE, {"days": 29}),
    ("31/2-2026", Code.DATE_UNREADABLE, {"days": 28}),
    ("31. september 2026", Code.DATE_UNREADABLE, {"days": 30}),
    ("0/4-2026", Code.DATE_UNREADABLE, {"days": 30}),
    ("1/13-2026", Code.DATE_UNREADABLE, {"months": 12}),
    ("Q5 2026", Code.DATE_UNREADABLE, {"quarters": 4}),
    ("0. kvartal 2026", Code.DATE_UNREADABLE, {"quarters": 4}),
    ("3. halvår 2026", Code.DATE_UNREADABLE, {"halves": 2}),
    ("1. april 1826", Code.DATE_UNREADABLE, {"first": "1900", "last": "2199"}),
    ("0000", Code.DATE_UNREADABLE, {"first": "1900", "last": "2199"}),
    ("snart", Code.DATE_UNREADABLE, {}),
    ("sn 2026", Code.DATE_UNREADABLE, {}),
    ("senest", Code.DATE_UNREADABLE, {}),
    ("senest ultimo 2026", Code.DATE_UNREADABLE, {}),
    ("4800", Code.DATE_UNREADABLE, {"first": "1900", "last": "2199"}),
    ("1. aprilsnar 2026", Code.DATE_UNREADABLE, {}),
    ("\uff12\uff10\uff12\uff16", Code.DATE_UNREADABLE, {}),
    ("1. april", Code.DATE_NO_YEAR, {}),
    ("1/4", Code.DATE_NO_YEAR, {}),
    ("Q4", Code.DATE_NO_YEAR, {}),
    ("maj", Code.DATE_NO_YEAR, {}),
    ("2026" + " " * MOST_TEXT + "x", Code.DATE_UNREADABLE, {}),
]

precisions = st.sampled_from([one for one in get_args(DatePrecision) if one])
qualifiers = st.sampled_from(get_args(DateQualifier))
days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
moments = st.builds(
    lambda day, precision, qualifier: Moment(day.isoformat(), precision, qualifier),
    days,
    precisions,
    qualifiers,
)


@pytest.mark.parametrize(("text", "moment"), ISSUE + OTHERS)
def test_dates_are_read(text: str, moment: Moment) -> None:
    assert read_moment(text) == moment
    assert moment.is_known == bool(text.strip())


@pytest.mark.parametrize(("text", "code", "values"), NONSENSE)
def test_nonsense_is_refused(text: str, code: Code, values: dict[str, object]) -> None:
    with pytest.raises(StoreError) as raised:
        read_moment(text)
    assert (raised.value.code, raised.value.values) == (code, {"text": text, **values})


@given(st.text(alphabet="0123456789.-/ qhåajpril senest", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(StoreError):
        found = read_moment(text)
        assert found.first <= found.last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1. april 2026", date(2026, 4, 1), date(2026, 4, 1)),
        ("senest 1. august 2026", date(2026, 8, 1), date(2026, 8, 1)),
        ("februar 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("primo februar 2026", date(2026, 2, 1), date(2026, 2, 10)),
        ("medio februar 2026", date(2026, 2, 11), date(2026, 2, 20)),
        ("ultimo februar 2026", date(2026, 2, 21), date(2026, 2, 28)),
        ("Q4 2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("medio Q4 2026", date(2026, 11, 1), date(2026, 11, 30)),
        ("2. halvår 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("medio 1. halvår 2026", date(2026, 3, 1), date(2026, 4, 30)),
        ("forventet 2030", date(2030, 1, 1), date(2030, 12, 31)),
        ("primo 2030", date(2030, 1, 1), date(2030, 1, 31)),
        ("medio 2027", date(2027, 6, 1), date(2027, 7, 31)),
        ("ultimo 2025", date(2025, 12, 1), date(2025, 12, 31)),
        ("", date.max, date.max),
    ],
)
def test_a_moment_is_a_span_of_days(text: str, first: date, last: date) -> None:
    moment = read_moment(text)
    assert (moment.first, moment.last) == moment.sort_key == (first, last)


@pytest.mark.parametrize("precision", [one for one in get_args(DatePrecision) if one])
def test_any_day_of_a_period_stands_for_it(precision: DatePrecision) -> None:
    whole = Moment("2026-05-15", precision)
    assert Moment(whole.last.isoformat(), precision).sort_key == whole.sort_key
    assert Moment(whole.first.isoformat(), precision).sort_key == whole.sort_key


@given(moments)
def test_what_is_meant_lies_within_the_period(moment: Moment) -> None:
    whole = Moment(moment.date, moment.precision)
    assert whole.first <= moment.first <= moment.last <= whole.last
    assert whole.first <= date.fromisoformat(moment.date) <= whole.last


def test_dates_are_sorted_by_what_they_mean() -> None:
    texts = [
        *("ultimo 2025", "1. januar 2026", "1. halvår 2026", "2026", "1. april 2026"),
        *("april 2026", "Q2 2026", "2. juli 2026", "Q4 2026", "medio 2027", "2030", ""),
    ]
    mixed = texts[::-1]
    assert sorted(mixed, key=lambda text: read_moment(text).sort_key) == texts
    assert read_moment("2030").first - timedelta(days=1) == date(2029, 12, 31)


def test_a_moment_is_kept_in_three_fields() -> None:
    assert date_fields("date") == ("date", "precision", "qualifier")
    assert date_fields("end") == ("end", "end_precision", "end_qualifier")
    moment = Moment("2026-08-01", "dag", "senest")
    track = Track(id="s", number=1, name="n", **moment_values("in_force", moment))  # type: ignore[arg-type]
    body = Body(id="o", name="n", kind="forum", **moment_values("start", moment))  # type: ignore[arg-type]
    milestone = Milestone(id="m", label="n", kind="Frist", **moment_values("date", moment))  # type: ignore[arg-type]
    assert (
        moment_of(track, "in_force") == moment_of(body, "start") == moment_of(milestone) == moment
    )
    assert moment_of(milestone, "end") == Moment()
    assert moment_of(Fact(id="f", label="l", text="t")) == Moment()
