"""What of a track is worked off: milestones, risks with their measures, open questions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from screens.texts import track_lists_da as da
from screens.texts.date_text import moment_text
from screens.texts.record_marks import going_mark, inferred_mark
from screens.texts.safe import safe
from screens.texts.timeline_text import (
    detail_lines,
    label_text,
    next_text,
    status_text,
    when_text,
)
from screens.texts.track_rows import TrackList, TrackReader, TrackRow
from screens.texts.track_text import line_details, line_label
from screens.texts.words import counted_records
from store.attention import Concern, ConcernKind, concerns
from store.follow_ups import CLOSED, DEFAULT, is_overdue
from store.moments import Moment
from store.own import involves
from store.plan_records import Measure, OpenQuestion, Risk
from store.timeline import Entry, Wanted, coming, select, timeline

_UNSETTLED: Final = {ConcernKind.UNKNOWN_AMOUNT: da.UNKNOWN, ConcernKind.RANGE: da.RANGE}


# -- Milepæle


def milestones(reader: TrackReader) -> TrackList:
    """By date, those of the track before those of several; what is next, and what overdue."""
    tables, track = reader.tables, reader.track
    entries = [one for one in timeline(tables) if one.track in (track.id, "")]
    kept = select(tables, entries, Wanted(administration=reader.own))
    reader.read, reader.left_out = len(entries), len(entries) - len(kept)
    own = [one for one in kept if one.track]
    first = next(iter(coming(own, reader.today)), None)
    rows = {
        shared: [_milestone(reader, one, first) for one in kept if (not one.track) is shared]
        for shared in (False, True)
    }
    intro = next_text(own, reader.today) if own else da.NO_MILESTONES
    return reader.listed(
        intro,
        da.MILESTONE_HEADS,
        (da.OWN_TRACK, rows[False]),
        (da.SHARED, rows[True]),
        start=first.id if first else "",
    )


def _milestone(reader: TrackReader, entry: Entry, first: Entry | None) -> TrackRow:
    is_next = first is not None and entry.due == first.due and not entry.is_closed
    today, status = reader.today, status_text(entry, reader.today)
    sign = going_mark(entry.status, is_overdue=entry.is_overdue(today))
    return TrackRow(
        entry.table,
        entry.id,
        (
            label_text(entry),
            when_text(entry),
            f"{status}, {da.NEXT}" if is_next else status,
        ),
        partial(detail_lines, reader.book, entry, today),
        mark=sign or inferred_mark(entry.record),
        is_closed=entry.is_closed,
    )


# -- Risici


def risks(reader: TrackReader) -> TrackList:
    """Each risk with its measures under it, then the measures against no risk of the track."""
    found = reader.of(Risk)
    below: dict[str, list[Measure]] = {risk.id: [] for risk in found}
    others: list[Measure] = []
    for measure in reader.of(Measure):
        below.get(measure.risk, others).append(measure)

    def against(risk: Risk) -> tuple[str, ...]:
        told = risk.likelihood, risk.consequence, risk.project
        return safe(risk.label), reader.status(risk), *map(safe, told)

    def under() -> Iterator[TrackRow]:
        for risk in found:
            rows = [*reader.rows_of([risk], against)]
            yield from rows
            if rows:
                yield from reader.rows_of(below[risk.id], told, level=1)

    def told(measure: Measure) -> tuple[str, ...]:
        return safe(measure.label), reader.status(measure)

    counts = ("risks", len(found)), ("measures", len(reader.of(Measure)))
    intro = ", ".join(counted_records(table, count) for table, count in counts if count)
    rest = reader.rows_of(others, told)
    return reader.listed(f"{intro}.", da.RISK_HEADS, (da.RISKS, under()), (da.OTHER_MEASURES, rest))


# -- Uafklaret


def questions(reader: TrackReader) -> TrackList:
    """Open questions by deadline, those of several tracks, unknown amounts, what is settled."""
    own, shared = reader.of(OpenQuestion), reader.of(OpenQuestion, "")
    settled = [one for one in own if _is_settled(reader, one)]
    still_open = sorted(
        (one for one in own if one not in settled), key=lambda one: _deadline(reader, one).sort_key
    )
    followed = [reader.follow_up(one) for one in still_open]
    overdue = sum(one is not None and is_overdue(one, reader.today) for one in followed)
    without = sum(one is None or not (one.responsible or one.administration) for one in followed)

    def told(one: OpenQuestion) -> tuple[str, ...]:
        return _question(reader, one)

    return reader.listed(
        da.questions_intro(len(still_open), overdue, without),
        da.QUESTION_HEADS,
        (da.OPEN_QUESTIONS, reader.rows_of(still_open, told)),
        (da.SHARED, reader.rows_of(shared, told)),
        (da.UNKNOWN_AMOUNTS, _amounts(reader)),
        (da.CLOSED_QUESTIONS, reader.rows_of(settled, told)),
    )


def _question(reader: TrackReader, one: OpenQuestion) -> tuple[str, ...]:
    found = reader.follow_up(one)
    who = da.joined([safe(found.responsible), safe(found.administration)]) if found else ""
    return (
        safe(one.label),
        reader.status(one) or DEFAULT,
        who,
        moment_text(_deadline(reader, one)),
        safe(found.next_step) if found else "",
        safe(one.consequence),
    )


def _is_settled(reader: TrackReader, one: OpenQuestion) -> bool:
    found = reader.follow_up(one)
    return found is not None and found.status in CLOSED


def _deadline(reader: TrackReader, one: OpenQuestion) -> Moment:
    found = reader.follow_up(one)
    return Moment(found.deadline) if found else Moment()


def _amounts(reader: TrackReader) -> Iterator[TrackRow]:
    """The lines with amounts that nobody has settled, each once."""
    told: set[str] = set()
    for concern in concerns(reader.tables):
        line = concern.line
        why = _why(concern)
        if line.track != reader.track.id or not why or line.id in told:
            continue
        told.add(line.id)
        own, whose = reader.own, line_label(line)
        is_own = bool(own) and involves(line, own)
        if reader.keeps({whose} - {""}, is_own=is_own):
            texts = (safe(line.label), why, whose)
            tell = partial(line_details, reader.book, line)
            yield TrackRow("lines", line.id, texts, tell, is_own=is_own)


def _why(concern: Concern) -> str:
    if concern.kind is ConcernKind.UNCERTAIN and concern.line.certainty == "uafklaret":
        return concern.line.certainty
    return _UNSETTLED.get(concern.kind, "")
