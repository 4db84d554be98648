"""Calendar files (iCalendar, RFC 5545) of all-day events, which are of no time zone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

LINE_END: Final = "\r\n"
MOST_OCTETS: Final = 75
"""A longer line is folded: broken, and gone on with after a space."""

_BREAK: Final = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Event:
    """From `first` to `last`, both days of it. The same `uid` is the same event next time."""

    uid: str
    first: date
    last: date
    summary: str
    description: str = ""


def calendar_bytes(name: str, events: Iterable[Event], made: datetime) -> bytes:
    """A whole file, UTF-8; `made` is when, with its zone. An event occupies nobody's time."""
    stamp = made.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return "".join(
        LINE_END.join(_folded(line)) + LINE_END for line in _lines(name, events, stamp)
    ).encode("utf-8")


def _lines(name: str, events: Iterable[Event], stamp: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ressort TUI//DA", "CALSCALE:GREGORIAN")
    yield f"X-WR-CALNAME:{_escaped(name)}"
    for event in events:
        yield "BEGIN:VEVENT"
        yield f"UID:{_escaped(event.uid)}"
        yield f"DTSTAMP:{stamp}"
        yield f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}"
        # the first day that is not of it any more; the calendar's last day has none after it
        past = event.last if event.last == date.max else event.last + timedelta(days=1)
        yield f"DTEND;VALUE=DATE:{past:%Y%m%d}"
        yield f"SUMMARY:{_escaped(event.summary)}"
        if event.description:
            yield f"DESCRIPTION:{_escaped(event.description)}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _escaped(text: str) -> str:
    escaped = re.sub(r"([\\;,])", r"\\\1", text)
    return _CONTROL.sub("", _BREAK.sub(r"\\n", escaped))


def _folded(line: str) -> Iterator[str]:
    """The pieces of a line, none with more octets than may be, no character broken."""
    piece, octets = "", 0
    for character in line:
        size = len(character.encode("utf-8"))
        if octets + size > MOST_OCTETS:
            yield piece
            piece, octets = " ", 1
        piece += character
        octets += size
    yield piece
