"""Everything that can be worked off: what is overdue, what is due soon, who is to do it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Final

from store.attention import ConcernKind, concerns
from store.folding import folded
from store.follow_ups import FOLLOWED, WorkedOff, follow_ups_by_target
from store.own import own_parts
from store.plan_records import (
    Body,
    BodyMeeting,
    Centre,
    FollowUp,
    Measure,
    MeetingTrack,
    Milestone,
    Remark,
    Risk,
)
from store.record_order import own_order
from store.records import Administration, Record, Track
from store.schema import KINDS
from store.tables import Tables
from store.timeline import Entry

SOON: Final = timedelta(days=14)
"""What is due within so many days is due soon."""

UNSETTLED: Final = frozenset({ConcernKind.UNKNOWN_AMOUNT, ConcernKind.RANGE, ConcernKind.UNCERTAIN})
"""Why a line is worked off."""

Key = tuple[str, str]
"""A table and a record's id."""


class Section(StrEnum):
    """Where a task stands in the list, in its order."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"
    CLOSED = "closed"


@dataclass(frozen=True)
class Task(WorkedOff):
    """A record that can be worked off, and how it goes with it.

    `tracks` are ids of those it is about, `administrations` of those it names. Of a line
    `concerns` says what is unsettled.
    """

    table: str
    record: Record
    follow_up: FollowUp | None = None
    tracks: tuple[str, ...] = ()
    administrations: frozenset[str] = frozenset()
    concerns: tuple[ConcernKind, ...] = ()

    @property
    def key(self) -> Key:
        """What tells it from others."""
        return self.table, self.record.id

    @property
    def has_own_deadline(self) -> bool:
        """True where a deadline is set; else a milestone's date is one."""
        return self.follow_up is not None and bool(self.follow_up.deadline)

    @cached_property
    def deadline(self) -> date | None:
        """The day it is to be done: the one set, or the last day of a milestone or a track's date.

        None without one.
        """
        if self.follow_up is not None and self.follow_up.deadline:
            return date.fromisoformat(self.follow_up.deadline)
        if isinstance(self.record, Milestone | Track):
            entry = Entry(self.record)
            return entry.last if entry.moment.is_known else None
        return None

    @property
    def is_unassigned(self) -> bool:
        """True where neither a role nor an administration is responsible."""
        found = self.follow_up
        return found is None or not (found.responsible or found.administration)

    def section(self, today: date) -> Section:
        """Where it stands on a day."""
        if self.is_closed:
            return Section.CLOSED
        if self.deadline is None:
            return Section.UNDATED
        if self.deadline < today:
            return Section.OVERDUE
        return Section.SOON if self.deadline <= today + SOON else Section.LATER


def tasks(tables: Tables) -> list[Task]:
    """All of them, by deadline, then the track's number, then kind and the documents' order.

    Those without a deadline come last.
    """
    reader = _Reader(tables)
    unsettled: dict[str, list[ConcernKind]] = {}
    for concern in concerns(tables):
        if concern.kind in UNSETTLED:
            unsettled.setdefault(concern.line.id, []).append(concern.kind)
    keys: dict[Key, None] = {}
    keys |= {(table, one): None for table in FOLLOWED for one in tables.table(table)}
    keys |= {("lines", one): None for one in unsettled}
    keys |= dict.fromkeys(reader.follow_ups)
    return reader.ordered(keys, {one: tuple(kinds) for one, kinds in unsettled.items()})


def dated_tasks(tables: Tables) -> list[Task]:
    """Those with a deadline that are not closed, in the same order; looks at no amounts."""
    reader = _Reader(tables)
    keys: dict[Key, None] = {("milestones", one): None for one in tables.of(Milestone)}
    keys |= dict.fromkeys(reader.follow_ups)
    found = reader.ordered(keys, {})
    return [one for one in found if one.deadline is not None and not one.is_closed]


def by_section(found: Iterable[Task], today: date) -> dict[Section, list[Task]]:
    """The tasks of each section that has any, in their order."""
    sections: dict[Section, list[Task]] = {section: [] for section in Section}
    for task in found:
        sections[task.section(today)].append(task)
    return {section: held for section, held in sections.items() if held}


class _Reader:
    """Makes tasks of records, with the tables as they are when this is made."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.follow_ups = {
            key: one
            for key, one in follow_ups_by_target(tables).items()
            if key[0] in KINDS and key[1] in tables.table(key[0])
        }
        self._centres, self._bodies = tables.of(Centre), tables.of(Body)
        self._meetings, self._risks = tables.of(BodyMeeting), tables.of(Risk)
        self._treated: dict[str, list[str]] = {}
        for link in tables.of(MeetingTrack).values():
            self._treated.setdefault(link.meeting, []).append(link.track)
        self._naming = {
            table: [field for field, to in kind.references.items() if to == "administrations"]
            for table, kind in KINDS.items()
        }

    def ordered(
        self, keys: Iterable[Key], unsettled: dict[str, tuple[ConcernKind, ...]]
    ) -> list[Task]:
        """The tasks of these records in order."""
        tracks = self.tables.of(Track)
        place = {table: number for number, table in enumerate((*FOLLOWED, "lines", *KINDS))}
        found = [self._task(key, unsettled) for key in keys]

        def when(task: Task) -> tuple[object, ...]:
            numbers = (tracks[one].number for one in task.tracks if one in tracks)
            return (
                task.deadline or date.max,
                min(numbers, default=sys.maxsize),
                place[task.table],
                own_order(self.tables, task.record),
            )

        return sorted(found, key=when)

    def _task(self, key: Key, unsettled: dict[str, tuple[ConcernKind, ...]]) -> Task:
        table, record_id = key
        record = self.tables.table(table)[record_id]
        follow_up = self.follow_ups.get(key)
        named = self._named(table, record)
        if follow_up is not None:
            named.add(follow_up.administration)
        kinds = unsettled.get(record_id, ()) if table == "lines" else ()
        return Task(table, record, follow_up, self._tracks(record), frozenset(named - {""}), kinds)

    def _named(self, table: str, record: Record) -> set[str]:
        """The administrations a record names, by itself, its centre or its body."""
        named: set[str] = {getattr(record, field) for field in self._naming[table]}
        centre = self._centres.get(getattr(record, "centre", ""))
        body = self._bodies.get(getattr(record, "body", "") or self._body_of(record))
        named |= {one.administration for one in (centre, body) if one is not None}
        if isinstance(record, Administration):
            named.add(record.id)
        return named

    def _body_of(self, record: Record) -> str:
        meeting = self._meetings.get(record.meeting) if isinstance(record, Remark) else None
        return meeting.body if meeting else ""

    def _tracks(self, record: Record) -> tuple[str, ...]:
        """The track it names, or that of its risk; of a remark those its meeting treated."""
        if isinstance(record, Track):
            return (record.id,)
        if track := getattr(record, "track", ""):
            return (track,)
        if isinstance(record, Measure) and record.risk in self._risks:
            track = self._risks[record.risk].track
            return (track,) if track else ()
        if isinstance(record, Remark | BodyMeeting):
            meeting = record.meeting if isinstance(record, Remark) else record.id
            return tuple(self._treated.get(meeting, ()))
        return ()


# -- which of them


@dataclass(frozen=True)
class Wanted:
    """Ids of tracks and administrations, tables, statuses: of each any is enough, None is all.

    `responsible` are folded texts of which one is to be in the role or administration that is
    responsible; `own` is one's own administration where only its affairs are wanted. What names
    administrations is theirs; what names none is that of its tracks' parties, or everybody's.
    """

    tracks: frozenset[str] | None = None
    administrations: frozenset[str] | None = None
    tables: frozenset[str] | None = None
    statuses: frozenset[str] | None = None
    responsible: tuple[str, ...] = ()
    unassigned: bool = False
    undated: bool = False
    own: str = ""


def select(tables: Tables, found: Iterable[Task], wanted: Wanted) -> list[Task]:
    """Those that are wanted, in their order."""
    groups = [wanted.administrations] if wanted.administrations is not None else []
    groups += [frozenset({wanted.own})] if wanted.own else []
    theirs = [
        (group, {part.track.id for one in group for part in own_parts(tables, one)})
        for group in groups
    ]
    return [
        task
        for task in found
        if _fits(tables, task, wanted)
        and all(_concerns(task, group, parts) for group, parts in theirs)
    ]


def _fits(tables: Tables, task: Task, wanted: Wanted) -> bool:
    return (
        (wanted.tracks is None or not wanted.tracks.isdisjoint(task.tracks))
        and (wanted.tables is None or task.table in wanted.tables)
        and (wanted.statuses is None or task.status in wanted.statuses)
        and (not wanted.unassigned or task.is_unassigned)
        and (not wanted.undated or task.deadline is None)
        and (not wanted.responsible or _is_responsible(tables, task, wanted.responsible))
    )


def _is_responsible(tables: Tables, task: Task, texts: Iterable[str]) -> bool:
    found = task.follow_up
    if found is None:
        return False
    administration = tables.of(Administration).get(found.administration)
    name = administration.name if administration else ""
    held = folded(f"{found.responsible} {found.administration} {name}")
    return any(text in held for text in texts)


def _concerns(task: Task, administrations: frozenset[str], own_tracks: set[str]) -> bool:
    if task.administrations:
        return not administrations.isdisjoint(task.administrations)
    return not task.tracks or not own_tracks.isdisjoint(task.tracks)
