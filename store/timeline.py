"""The timeline: what happens when, what is next, what is overdue, and which months it fills."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from store.follow_ups import WorkedOff, follow_ups_by_target
from store.moments import Moment, moment_of
from store.own_records import OwnRecords
from store.plan_records import Body, FollowUp, Milestone
from store.records import Track
from store.tables import Tables

IN_FORCE: Final = "Ikrafttræden"
"""The kind of milestone that tells when a track takes effect."""

TRANSFER: Final = "Ressortflyt"
"""The kind of milestone whose date decides the first year's budget."""

REACH: Final = 12 * 10
"""So many months before and after today are drawn at most."""


@dataclass(frozen=True)
class Entry(WorkedOff):
    """A milestone, or a track for the date it takes effect; and how it goes with it."""

    record: Milestone | Track
    follow_up: FollowUp | None = None

    @property
    def table(self) -> str:
        """The table of the record."""
        return "milestones" if isinstance(self.record, Milestone) else "tracks"

    @property
    def date_field(self) -> str:
        """The field of the record that holds the date."""
        return "date" if isinstance(self.record, Milestone) else "in_force"

    @property
    def id(self) -> str:
        """The id of the record; no two records of a timeline share one."""
        return self.record.id

    @property
    def track(self) -> str:
        """The id of the track; empty for what concerns several."""
        return self.record.track if isinstance(self.record, Milestone) else self.record.id

    @property
    def kind(self) -> str:
        """What sort of thing happens."""
        return self.record.kind if isinstance(self.record, Milestone) else IN_FORCE

    @property
    def project(self) -> str:
        """The project as its plan calls it; mostly empty."""
        return self.record.project if isinstance(self.record, Milestone) else ""

    @property
    def body(self) -> str:
        """The id of the body that is to do it, or meets."""
        return self.record.body if isinstance(self.record, Milestone) else ""

    @cached_property
    def moment(self) -> Moment:
        """When it happens, or begins."""
        return moment_of(self.record, self.date_field)

    @cached_property
    def end(self) -> Moment:
        """When it ends; unknown for what does not last."""
        return moment_of(self.record, "end")

    @property
    def first(self) -> date:
        """Its first day."""
        return self.moment.first

    @cached_property
    def last(self) -> date:
        """Its last day: of the end where there is one, and else of when it happens."""
        return max(self.end.last, self.first) if self.end.is_known else self.moment.last

    @property
    def due(self) -> date:
        """The day it comes up: the last one of what is to happen at the latest, else the first."""
        is_deadline = self.moment.qualifier == "senest" and not self.end.is_known
        return self.last if is_deadline else self.first

    def is_overdue(self, today: date) -> bool:
        """True when its last day is past and it is not closed."""
        return self.last < today and not self.is_closed


def timeline(tables: Tables) -> list[Entry]:
    """All milestones, and the tracks' dates where no milestone stands for them; by date.

    Those without a date come last.
    """
    milestones = tables.of(Milestone).values()
    told = {one.track for one in milestones if one.kind == IN_FORCE}
    tracks = tables.of(Track)
    records: list[Milestone | Track] = [
        *milestones,
        *(track for track in tracks.values() if track.in_force and track.id not in told),
    ]
    follow_ups = follow_ups_by_target(tables)
    entries = [Entry(record) for record in records]
    entries = [Entry(one.record, follow_ups.get((one.table, one.id))) for one in entries]

    def when(entry: Entry) -> tuple[object, ...]:
        track = tracks.get(entry.track)
        order = entry.record.order if isinstance(entry.record, Milestone) else 0
        return *entry.moment.sort_key, track.number if track else 0, order, entry.id

    return sorted(entries, key=when)


# -- which of them


@dataclass(frozen=True)
class Wanted:
    """Ids of tracks and bodies, kinds and projects: of each any one is enough, empty is all.

    `administration` is whose affair it is to be; see `select`.
    """

    tracks: frozenset[str] | None = None
    bodies: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    projects: frozenset[str] | None = None
    administration: str = ""

    def fits(self, entry: Entry) -> bool:
        """True for what is wanted, whoever it concerns."""
        return all(
            wanted is None or value in wanted
            for wanted, value in (
                (self.tracks, entry.track),
                (self.bodies, entry.body),
                (self.kinds, entry.kind),
                (self.projects, entry.project),
            )
        )


def select(tables: Tables, entries: Iterable[Entry], wanted: Wanted) -> list[Entry]:
    """Those that are wanted, in their order; of an administration's also what is everybody's."""
    found = [entry for entry in entries if wanted.fits(entry)]
    if not wanted.administration:
        return found
    own = OwnRecords.of(tables, wanted.administration)
    return [one for one in found if _concerns(own, one)]


def _concerns(own: OwnRecords, entry: Entry) -> bool:
    """Whose affair it is: of the body's or the centre's administration, else of the track's."""
    if not isinstance(entry.record, Milestone):
        return entry.id in own.tracks
    body = own.tables.of(Body).get(entry.body)
    named = body.administration if body else ""
    if named and not entry.record.centre:
        return named == own.administration
    return named == own.administration or own.concerns(entry.table, entry.record)


def overdue(entries: Iterable[Entry], today: date) -> list[Entry]:
    """Those that are overdue, in their order."""
    return [entry for entry in entries if entry.is_overdue(today)]


def coming(entries: Iterable[Entry], today: date) -> list[Entry]:
    """Those that come up today or later and are not closed, the next one first."""
    found = [one for one in entries if _is_open(one) and one.due >= today]
    return sorted(found, key=lambda one: one.due)


def going_on(entries: Iterable[Entry], today: date) -> list[Entry]:
    """Those that have begun, whose last day is not past, and that are not closed."""
    return [one for one in entries if _is_open(one) and one.due < today <= one.last]


def _is_open(entry: Entry) -> bool:
    return entry.moment.is_known and not entry.is_closed


def place_of_today(entries: Sequence[Entry], today: date) -> int:
    """How many of the entries, which are in their order, begin today or before."""
    return sum(1 for entry in entries if entry.moment.is_known and entry.first <= today)


# -- months


@dataclass(frozen=True)
class Period:
    """A month or a quarter."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """True for a day of it."""
        return self.first <= day <= self.last


def periods(entries: Iterable[Entry], today: date, months: int = 1) -> list[Period]:
    """The months, or quarters (`months` 3), from the first to the last day there is, with today.

    None that is further from today than `REACH`.
    """
    days = [day for one in entries if one.moment.is_known for day in (one.first, one.last)]
    now, reach = _months(today) // months, REACH // months
    first = max(_months(min([*days, today])) // months, now - reach)
    last = min(_months(max([*days, today])) // months, now + reach)
    return [
        Period(_month_start(at * months), _month_start((at + 1) * months) - timedelta(days=1))
        for at in range(first, last + 1)
    ]


def covered(entry: Entry, columns: Sequence[Period]) -> range:
    """Which of the periods, which follow each other, an entry falls within; none without a date."""
    if not entry.moment.is_known:
        return range(0)
    first = bisect_left(columns, entry.first, key=lambda one: one.last)
    past = bisect_right(columns, entry.last, key=lambda one: one.first)
    return range(first, past)


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_start(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)
