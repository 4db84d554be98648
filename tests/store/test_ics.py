"""A calendar file is read back as what was written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from store.ics import LINE_END, MOST_OCTETS, Event, calendar_bytes

MADE = datetime(2026, 11, 21, 13, 5, 9, tzinfo=UTC)

Properties = dict[str, str]


def parsed(data: bytes) -> tuple[Properties, list[Properties]]:
    """The properties of a calendar, and those of its events, unescaped."""
    text = data.decode("utf-8")
    assert text.endswith(LINE_END)
    assert all(len(line) <= MOST_OCTETS for line in data.split(b"\r\n"))
    unfolded = text.replace(LINE_END + " ", "")
    calendar: Properties = {}
    events: list[Properties] = []
    inside = calendar
    for line in unfolded.split(LINE_END)[:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            inside = {}
            events.append(inside)
        elif line == "END:VEVENT":
            inside = calendar
        else:
            assert name not in inside or name in ("BEGIN", "END")
            inside[name] = unescaped(value)
    return calendar, events


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def test_a_calendar_of_two_events() -> None:
    events = [
        Event("m1@x", date(2026, 4, 1), date(2026, 4, 1), "Ressortflyt; løn, drift", "a\nb\\c"),
        Event("m2@x", date(2026, 10, 1), date(2026, 12, 31), "Evaluering (Q4 2026)"),
    ]
    data = calendar_bytes("Tidslinje", events, MADE)
    calendar, found = parsed(data)
    assert calendar["VERSION"] == "2.0"
    assert calendar["X-WR-CALNAME"] == "Tidslinje"
    assert found[0] == {
        "UID": "m1@x",
        "DTSTAMP": "20261121T130509Z",
        "DTSTART;VALUE=DATE": "20260401",
        "DTEND;VALUE=DATE": "20260402",
        "SUMMARY": "Ressortflyt; løn, drift",
        "DESCRIPTION": "a\nb\\c",
        "TRANSP": "TRANSPARENT",
    }
    assert found[1]["DTEND;VALUE=DATE"] == "20270101"
    assert "DESCRIPTION" not in found[1]
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert data.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")


def test_the_reader_s_time_zone_changes_nothing() -> None:
    event = Event("m", date(2026, 4, 1), date(2026, 4, 1), "Flyt")
    elsewhere = MADE.astimezone(timezone(timedelta(hours=-11)))
    assert calendar_bytes("x", [event], MADE) == calendar_bytes("x", [event], elsewhere)


def test_no_events_and_the_last_day_there_is() -> None:
    assert parsed(calendar_bytes("Tom", [], MADE))[1] == []
    [event] = parsed(calendar_bytes("x", [Event("m", date.max, date.max, "s")], MADE))[1]
    assert event["DTSTART;VALUE=DATE"] == event["DTEND;VALUE=DATE"] == "99991231"


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_stays_in_its_property(summary: str, description: str) -> None:
    surrogates = re.compile("[\ud800-\udfff]")
    summary, description = surrogates.sub("", summary), surrogates.sub("", description)
    event = Event("id", date(2026, 4, 1), date(2026, 4, 2), summary, description)
    [found] = parsed(calendar_bytes("x", [event], MADE))[1]
    breaks, controls = r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", r"[\x00-\x08\x0e-\x1f\x7f]"
    assert found["SUMMARY"] == re.sub(controls, "", re.sub(breaks, "\n", summary))
    if description:
        assert found["DESCRIPTION"] == re.sub(controls, "", re.sub(breaks, "\n", description))
