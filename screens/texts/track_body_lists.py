"""The bodies of a track, and what those on the MED side have treated of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from screens.texts import track_lists_da as da
from screens.texts.date_text import moment_text
from screens.texts.organisation_da import NO_MED_TOLD, STATE_TITLES, STATES
from screens.texts.organisation_text import first_time_text
from screens.texts.record_marks import inferred_mark
from screens.texts.safe import safe
from screens.texts.track_rows import TrackList, TrackReader, TrackRow
from screens.texts.words import counted_records
from store.bodies import Treatment, walk
from store.moments import moment_of
from store.plan_records import Body, BodyMeeting, Remark


def bodies(reader: TrackReader) -> TrackList:
    """The bodies that concern the track, each under the nearest of them above it."""
    found = reader.bodies
    rows = []
    tree = [one for one in found.by_track() if one.track == reader.track.id]
    for node in walk(tree[0].children if tree else ()):
        body = found.get(node.body)
        is_own = bool(reader.own) and found.concerns(node.body, reader.own)
        if body is not None and reader.keeps({body.administration} - {""}, is_own=is_own):
            rows.append(_body(reader, body, node.level - 1, is_own=is_own))
    intro = f"{counted_records('bodies', len(rows))} vedrører sporet."
    return reader.listed(intro, da.BODY_HEADS, ("", rows))


def _body(reader: TrackReader, body: Body, level: int, *, is_own: bool) -> TrackRow:
    roles = "; ".join(safe(one.role) for one in reader.bodies.members(body.id))
    texts = safe(body.name), body.kind, safe(body.administration), roles
    return _row(reader, body, texts, level, is_own=is_own)


def _row(
    reader: TrackReader, body: Body, texts: tuple[str, ...], level: int = 0, *, is_own: bool
) -> TrackRow:
    mark = inferred_mark(body)
    tell = partial(_body_details, reader, body)
    return TrackRow("bodies", body.id, texts, tell, level, mark, is_own)


def _body_details(reader: TrackReader, body: Body) -> Iterator[str]:
    first, *rest = reader.teller.body_parts(body)
    yield first.heading
    yield from (line.text for line in first.lines)
    for part in rest:
        yield f"{part.heading}: {'; '.join(line.text for line in part.lines)}"


# -- MED


def med(reader: TrackReader) -> TrackList:
    """Who on the MED side has treated the track, when, and what was remarked; and who has not."""
    found = [one for one in reader.bodies.treatments if one.track == reader.track.id]
    parts: list[tuple[str, list[TrackRow]]] = []
    for state, title in STATE_TITLES.items():
        rows = [row for one in found if one.state == state for row in _treated(reader, one)]
        parts.append((title, rows))
    meetings = [meeting for one in found for meeting in one.meetings]
    remarks = sum(len(_remarks(reader, meeting)) for meeting in meetings)
    treated = sum(one.state == "afholdt" for one in found)
    intro = da.treated_intro(treated, len(found), remarks) if found else NO_MED_TOLD
    return reader.listed(intro, da.MED_HEADS, *parts)


def _treated(reader: TrackReader, one: Treatment) -> Iterator[TrackRow]:
    """The body, its meetings about the track, and what was remarked at each."""
    body = reader.bodies.get(one.body)
    if body is None:
        return
    is_own = bool(reader.own) and reader.bodies.concerns(one.body, reader.own)
    if not reader.keeps({body.administration} - {""}, is_own=is_own):
        return
    texts = safe(body.name), first_time_text(one)
    yield _row(reader, body, texts, is_own=is_own)
    for meeting in one.meetings:
        when = moment_text(moment_of(meeting))
        status = da.joined([STATES[meeting.standing], reader.status(meeting)])
        yield reader.row(meeting, (safe(meeting.topic), when, status), 1)
        for remark in _remarks(reader, meeting):
            text = f"{da.REMARK}: {safe(remark.text)}"
            yield reader.row(remark, (text, "", reader.status(remark)), 2)


def _remarks(reader: TrackReader, meeting: BodyMeeting) -> list[Remark]:
    """What was remarked of this track, or of all of them."""
    found = reader.bodies.remarks(meeting.id)
    return [one for one in found if one.track in ("", reader.track.id)]
