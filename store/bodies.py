"""The bodies as trees: by organisation, by track; what belongs to each; who has treated what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal, TypeVar

from store.plan_records import (
    Body,
    BodyMeeting,
    BodyTrack,
    MeetingStanding,
    MeetingTrack,
    Member,
    Remark,
)
from store.records import Administration, Record, Track, TrackParty
from store.schema import kind_for
from store.tables import Tables

R = TypeVar("R", bound=Record)

Key = tuple[str, str]
"""A node by its track and body, one of them perhaps empty."""

Treated = Literal["afholdt", "planlagt", "ikke behandlet", ""]
"""How far a body has come with a track; empty where nothing is known."""

_HEARD: Final = frozenset({"forum", "tillidsvalgte"})
"""Kinds of body that may treat a track without being expected to."""

_PROGRESS: Final[tuple[MeetingStanding, ...]] = ("afholdt", "planlagt", "ikke behandlet")
_LAST: Final = "~"
"""Sorts after every date."""


@dataclass(frozen=True)
class Node:
    """A place in a tree: a body, or a track above those that concern it.

    `track` is empty in the tree by organisation, and above the bodies that concern no track.
    """

    body: str
    track: str = ""
    level: int = 0
    children: tuple[Node, ...] = ()

    @property
    def key(self) -> Key:
        """What tells it from every other node of its tree."""
        return self.track, self.body


@dataclass(frozen=True)
class Treatment:
    """What one body on the MED side has to do with a track: its meetings about it, oldest first."""

    track: str
    body: str
    meetings: tuple[BodyMeeting, ...] = ()

    @property
    def state(self) -> Treated:
        """How far it has come; a meeting held counts before one planned."""
        found = {meeting.standing for meeting in self.meetings}
        return next((standing for standing in _PROGRESS if standing in found), "")


class Bodies:
    """The bodies of a workbook with what belongs to them; made anew when records change."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._bodies = tables.of(Body)
        self._children = _grouped(_in_order(tables, Body), self._parent_of)
        self._members = _grouped(_in_order(tables, Member), lambda one: one.body)
        self._meetings = _grouped(_in_order(tables, BodyMeeting), lambda one: one.body)
        self._remarks = _grouped(_in_order(tables, Remark), lambda one: one.meeting)
        self._body_tracks = _grouped(_in_order(tables, BodyTrack), lambda one: one.body)
        self._meeting_tracks = _grouped(_in_order(tables, MeetingTrack), lambda one: one.meeting)
        self._numbers = {one.id: (one.number, one.id) for one in tables.of(Track).values()}

    def _parent_of(self, body: Body) -> str:
        return body.parent if body.parent in self._bodies else ""

    def __len__(self) -> int:
        return len(self._bodies)

    # -- what belongs to a body

    def get(self, body_id: str) -> Body | None:
        """A body, None where there is none."""
        return self._bodies.get(body_id)

    def children(self, body_id: str) -> Sequence[Body]:
        """The bodies right under one, in order; those under none for an empty id."""
        return self._children.get(body_id, ())

    def above(self, body_id: str) -> list[Body]:
        """The bodies it stands under, the nearest first."""
        found: list[Body] = []
        body = self._bodies.get(body_id)
        while body is not None and (body := self._bodies.get(body.parent)) is not None:
            if body in found:
                break
            found.append(body)
        return found

    def members(self, body_id: str) -> Sequence[Member]:
        """The roles of a body, in order."""
        return self._members.get(body_id, ())

    def meetings(self, body_id: str) -> list[BodyMeeting]:
        """Its meetings by date, those without one last."""
        return sorted(self._meetings.get(body_id, ()), key=lambda one: one.date or _LAST)

    def remarks(self, meeting_id: str) -> Sequence[Remark]:
        """What was remarked at a meeting, in order."""
        return self._remarks.get(meeting_id, ())

    def tracks(self, body_id: str) -> list[str]:
        """The ids of all tracks that concern a body, or that its meetings treated, by number."""
        body = self._bodies[body_id]
        found = {body.track, *(one.track for one in self._body_tracks.get(body_id, ()))}
        for meeting in self._meetings.get(body_id, ()):
            found.update(self.meeting_tracks(meeting.id))
        return self._by_number(found)

    def track_links(self, body_id: str) -> Sequence[BodyTrack]:
        """The records that name further tracks of a body."""
        return self._body_tracks.get(body_id, ())

    def meeting_tracks(self, meeting_id: str) -> list[str]:
        """The ids of the tracks a meeting treated, by number."""
        return self._by_number({one.track for one in self._meeting_tracks.get(meeting_id, ())})

    def _by_number(self, tracks: Iterable[str]) -> list[str]:
        return sorted(
            (one for one in tracks if one in self._numbers), key=self._numbers.__getitem__
        )

    # -- trees

    def by_organisation(self) -> tuple[Node, ...]:
        """Every body under the one it belongs to."""
        return tuple(self._node(body, 0) for body in self.children(""))

    def _node(self, body: Body, level: int) -> Node:
        below = tuple(self._node(one, level + 1) for one in self.children(body.id))
        return Node(body.id, "", level, below)

    def by_track(self) -> tuple[Node, ...]:
        """Every track with the bodies that concern it, each under the nearest of them above it.

        Bodies that concern no track come last, under a node without a track.
        """
        concerned: dict[str, set[str]] = {track: set() for track in self._by_number(self._numbers)}
        concerned[""] = set()
        for body_id in self._bodies:
            for track in self.tracks(body_id) or ("",):
                concerned[track].add(body_id)
        nodes = (
            Node("", track, 0, tuple(self._kept(self.children(""), track, bodies, 1)))
            for track, bodies in concerned.items()
        )
        return tuple(node for node in nodes if node.track or node.children)

    def _kept(
        self, bodies: Iterable[Body], track: str, kept: set[str], level: int
    ) -> Iterator[Node]:
        for body in bodies:
            below = self.children(body.id)
            if body.id in kept:
                deeper = tuple(self._kept(below, track, kept, level + 1))
                yield Node(body.id, track, level, deeper)
            else:
                yield from self._kept(below, track, kept, level)

    def by_treatment(self) -> tuple[Node, ...]:
        """Every track with the bodies on the MED side that have to do with it."""
        below: dict[str, list[Node]] = defaultdict(list)
        for one in self.treatments:
            below[one.track].append(Node(one.body, one.track, 1))
        return tuple(
            Node("", track, 0, tuple(below[track])) for track in self._by_number(self._numbers)
        )

    # -- who is concerned

    def concerns(self, body_id: str, administration: str) -> bool:
        """True for a body of an administration or its committee, one under it or with its roles."""
        found = self._tables.of(Administration).get(administration)
        body, above = self._bodies[body_id], self.above(body_id)
        return (
            any(one.administration == administration for one in (body, *above))
            or any(one.administration == administration for one in self.members(body_id))
            or bool(found and found.committee and body.committee == found.committee)
        )

    def is_on_med_side(self, body_id: str) -> bool:
        """True for a MED committee and what stands under one."""
        return any(one.kind == "MED" for one in (self._bodies[body_id], *self.above(body_id)))

    @cached_property
    def treatments(self) -> list[Treatment]:
        """Track by track what the MED side has treated and when, and who has not.

        A body has to do with the tracks that concern it; the MED committee right under an
        administration also with those its administration takes part in. A forum and those the
        staff elected are named only with tracks they remarked on. Those that have treated a
        track come first, then those that are to, then those known not to have.
        """
        return sorted(self._treatments(), key=self._treatment_key)

    def _treatments(self) -> Iterator[Treatment]:
        for body_id, body in self._bodies.items():
            is_expected = self.is_on_med_side(body_id)
            if not is_expected and body.kind not in _HEARD:
                continue
            for track in {*self.tracks(body_id), *self._parties.get(self._seat(body), ())}:
                meetings = tuple(self._meetings_about(body_id, track))
                if is_expected or any(self.remarks(one.id) for one in meetings):
                    yield Treatment(track, body_id, meetings)

    def _treatment_key(self, one: Treatment) -> tuple[tuple[int, str], int, str, int, int]:
        body = self._bodies[one.body]
        progress = _PROGRESS.index(one.state) if one.state else len(_PROGRESS)
        date = next((meeting.date for meeting in one.meetings), "") or _LAST
        document = self._tables.document("bodies", one.body)
        return self._numbers[one.track], progress, date, body.order, document

    def _seat(self, body: Body) -> str:
        """The administration whose own MED committee a body is; empty for every other body."""
        parent = self._bodies.get(body.parent)
        if body.kind != "MED" or parent is None or parent.kind != "forvaltning":
            return ""
        return body.administration or parent.administration

    @cached_property
    def _parties(self) -> dict[str, set[str]]:
        """The tracks each administration takes part in."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self._tables.of(TrackParty).values():
            if one.administration and one.track in self._numbers:
                found[one.administration].add(one.track)
        return found

    def _meetings_about(self, body_id: str, track: str) -> Iterator[BodyMeeting]:
        """The meetings that treated a track; one that names none is about all of the body's."""
        for meeting in self.meetings(body_id):
            named = self.meeting_tracks(meeting.id)
            if track in (named or self.tracks(body_id)):
                yield meeting


def _in_order(tables: Tables, record: type[R]) -> list[R]:
    """The records of a type by their order, where they have one, then as they were added."""
    found = tables.of(record)
    documents = tables.documents(kind_for(record).table)
    return sorted(found.values(), key=lambda one: (getattr(one, "order", 0), documents[one.id]))


def _grouped(records: Iterable[R], key: Callable[[R], str]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return dict(found)


# -- what of a tree is shown


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every node, each before those under it."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def unfolded(nodes: Iterable[Node], folded: Container[Key]) -> Iterator[Node]:
    """The nodes in sight: all but those under a folded one."""
    for node in nodes:
        yield node
        if node.key not in folded:
            yield from unfolded(node.children, folded)


def filtered(nodes: Iterable[Node], wanted: Callable[[Node], bool]) -> tuple[Node, ...]:
    """The nodes that are wanted, and those above them."""
    found = []
    for node in nodes:
        below = filtered(node.children, wanted)
        if below or wanted(node):
            found.append(replace(node, children=below))
    return tuple(found)
