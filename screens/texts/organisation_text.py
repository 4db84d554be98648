"""A body, or a track, in words: what the pane beside the tree tells of it, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from screens.texts import organisation_da as da
from screens.texts.date_text import moment_text
from screens.texts.names import document_text
from screens.texts.record_text import record_title
from screens.texts.safe import safe, shorten
from screens.texts.words import INFERRED, both
from store.bodies import Bodies, Treatment
from store.follow_ups import follow_ups_by_target
from store.moments import moment_of
from store.plan_records import Body, BodyMeeting, Member, Remark
from store.records import Track
from store.workbook import Workbook

TOPIC: Final = 60


@dataclass(frozen=True)
class Detail:
    """A line fit to show, and the record it tells of; `level` says how far it is set in."""

    text: str
    table: str
    id: str
    level: int = 0


@dataclass(frozen=True)
class DetailPart:
    """Lines under a heading."""

    heading: str
    lines: tuple[Detail, ...]


class BodyTeller:
    """Tells of bodies and tracks. The names of persons only `with_names`."""

    def __init__(self, book: Workbook, bodies: Bodies, *, with_names: bool = False) -> None:
        self._book = book
        self._bodies = bodies
        self._with_names = with_names
        self._follow_ups = follow_ups_by_target(book.tables)

    # -- a body

    def body_parts(self, body: Body) -> list[DetailPart]:
        """Kind, roles, meetings with what was remarked, tasks, tracks, note and source."""
        parts = [
            DetailPart(safe(body.name), tuple(self._facts(body))),
            DetailPart(da.ROLES, tuple(self._role(one) for one in self._bodies.members(body.id))),
            DetailPart(da.MEETINGS, tuple(self._meetings(body.id))),
            DetailPart(da.TASKS, _lines(body, body.tasks)),
            DetailPart(da.TRACKS, tuple(self._tracks(body.id))),
            DetailPart(da.NOTE, tuple(self._notes(body))),
            DetailPart(da.SOURCE, _lines(body, self._source(body))),
        ]
        return [part for part in parts if part.lines]

    def _facts(self, body: Body) -> Iterator[Detail]:
        start, end = moment_text(moment_of(body, "start")), moment_text(moment_of(body, "end"))
        parent = self._bodies.get(body.parent)
        told = [
            body.kind.capitalize() if body.kind.islower() else body.kind,
            body.duration,
            f"start: {start}" if start else "",
            f"slut: {end}" if end else "",
            body.administration,
            body.committee,
            INFERRED if body.inferred else "",
            self._status("bodies", body.id),
            f"hører under {parent.name}" if parent else "",
        ]
        yield Detail(_joined(told), "bodies", body.id)

    def _role(self, member: Member) -> Detail:
        parts = [member.role]
        if member.administration and member.administration not in member.role:
            parts.append(member.administration)
        told = ", ".join([*parts, *([member.staffing] if member.staffing else [])])
        if self._with_names:
            told = f"{told}: {member.person or da.NO_PERSON}"
        return Detail(safe(told), "members", member.id)

    def _meetings(self, body_id: str) -> Iterator[Detail]:
        for meeting in self._bodies.meetings(body_id):
            yield Detail(self.meeting_text(meeting), "body_meetings", meeting.id)
            for remark in self._bodies.remarks(meeting.id):
                yield Detail(self._remark_text(remark), "remarks", remark.id, 1)

    def meeting_text(self, meeting: BodyMeeting) -> str:
        """`18. september 2025, afholdt: … (spor 2 og 3)`."""
        when = moment_text(moment_of(meeting)) or da.NO_DATE
        standing = _joined([meeting.standing, self._status("body_meetings", meeting.id)])
        tracks = self._numbers(self._bodies.meeting_tracks(meeting.id))
        told = f"{when}, {standing}: {safe(meeting.topic)}"
        return _joined([told + (f" ({tracks})" if tracks else ""), meeting.occasion])

    def _remark_text(self, remark: Remark) -> str:
        told = safe(remark.text)
        if remark.track:
            told += f" ({self._numbers([remark.track])})"
        return _joined([told, self._status("remarks", remark.id)])

    def _numbers(self, tracks: Iterable[str]) -> str:
        found = self._book.tables.of(Track)
        numbers = [str(found[one].number) for one in tracks if one in found]
        if len(numbers) == len(found) > 1:
            return da.ALL_TRACKS
        return f"spor {both(numbers)}" if numbers else ""

    def _tracks(self, body_id: str) -> Iterator[Detail]:
        links = {one.track: one.id for one in self._bodies.track_links(body_id)}
        for track in self._bodies.tracks(body_id):
            table, record = ("body_tracks", links[track]) if track in links else ("tracks", track)
            yield Detail(self.track_title(track), table, record)

    def track_title(self, track_id: str) -> str:
        """Number and name; that there is none for an empty id."""
        track = self._book.tables.of(Track).get(track_id)
        if track is None:
            return da.NO_TRACK
        return record_title(self._book.tables, "tracks", track)

    def _notes(self, body: Body) -> Iterator[Detail]:
        """What is noted of the body, its roles, its meetings and the remarks; each text once."""
        meetings = self._bodies.meetings(body.id)
        remarks = [one for meeting in meetings for one in self._bodies.remarks(meeting.id)]
        found: dict[str, Detail] = {}
        for table, records in (
            ("bodies", [body]),
            ("members", self._bodies.members(body.id)),
            ("body_meetings", meetings),
            ("remarks", remarks),
        ):
            for one in records:
                found.setdefault(one.note, Detail(safe(one.note), table, one.id))
        found.pop("", None)
        yield from found.values()

    def _source(self, body: Body) -> str:
        told = [document_text(self._book, body), body.section, body.row]
        return ", ".join(safe(one) for one in told if one) or da.NOT_IN_DOCUMENT

    def _status(self, table: str, record_id: str) -> str:
        found = self._follow_ups.get((table, record_id))
        return found.status if found else ""

    # -- a track

    def track_parts(self, track_id: str) -> list[DetailPart]:
        """Who on the MED side has treated a track and when, and who has not."""
        found = [one for one in self._bodies.treatments if one.track == track_id]
        told = [] if found or not track_id else [Detail(da.NO_MED_TOLD, "tracks", track_id)]
        parts = [DetailPart(self.track_title(track_id), tuple(told))]
        for state, title in da.STATE_TITLES.items():
            lines = tuple(self._treatment(one) for one in found if one.state == state)
            if lines:
                parts.append(DetailPart(title, lines))
        return parts

    def _treatment(self, one: Treatment) -> Detail:
        body = self._bodies.get(one.body)
        name = safe(body.name) if body else safe(one.body)
        when = when_text(one)
        return Detail(f"{name}: {when}" if when else name, "bodies", one.body)


def when_text(one: Treatment) -> str:
    """When a track was or is to be treated; of another standing also which, and of what."""
    told = []
    for meeting in one.meetings:
        when = moment_text(moment_of(meeting))
        if meeting.standing != one.state:
            when = f"{meeting.standing}: {when or shorten(meeting.topic, TOPIC)}"
        told.append(when)
    return "; ".join(dict.fromkeys(text for text in told if text))


def first_time_text(one: Treatment) -> str:
    """The first date of the state, and how many meetings more there are: `august 2025 +2`."""
    first = next((meeting for meeting in one.meetings if meeting.standing == one.state), None)
    when = moment_text(moment_of(first)) if first else ""
    more = len(one.meetings) - 1
    return f"{when} +{more}".strip() if more > 0 else when


def _lines(body: Body, text: str) -> tuple[Detail, ...]:
    return (Detail(safe(text), "bodies", body.id),) if text else ()


def _joined(texts: Iterable[str]) -> str:
    """Those that say something, fit to show, with dots between."""
    return " · ".join(safe(text) for text in texts if text)
