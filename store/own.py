"""What concerns one administration: its lines, its parts in tracks, its money, its dates.

An empty administration stands for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from store.moments import moment_of
from store.records import Line, PartyRole, Track, TrackParty
from store.tables import Tables


@dataclass(frozen=True)
class OwnPart:
    """What an administration is to a track; one that gives up two units has two parts."""

    track: Track
    role: PartyRole
    party: TrackParty


@dataclass(frozen=True)
class OwnMoney:
    """An administration's counted lines, each list in the lines' order; memo lines are left out.

    `receives` and `gives` are transfers, `spends` what it has to spend without any. Lines of
    several ledgers stand side by side: they are not to be added without being told apart.
    """

    receives: list[Line]
    gives: list[Line]
    spends: list[Line]


def involves(line: Line, administration: str) -> bool:
    """True when the line is the administration's own, or moves money from or to it."""
    return (
        line.administration == administration
        or line.from_administration == administration
        or line.to_administration == administration
    )


def own_parts(tables: Tables, administration: str) -> list[OwnPart]:
    """The administration's parts in tracks, by track number, then as the track lists them."""
    tracks = tables.of(Track)
    parts = [
        OwnPart(tracks[party.track], party.role, party)
        for party in tables.of(TrackParty).values()
        if party.track in tracks and administration in ("", party.administration)
    ]
    return sorted(parts, key=lambda p: (p.track.number, p.party.position, p.party.id))


def own_money(tables: Tables, administration: str) -> OwnMoney:
    """What the administration receives, gives away and spends.

    All of them together neither receive nor give: for those two an empty administration has none.
    """
    if not administration:
        return OwnMoney([], [], _lines(tables, lambda line: not _is_transfer(line)))
    return OwnMoney(
        _lines(tables, lambda line: line.to_administration == administration),
        _lines(tables, lambda line: line.from_administration == administration),
        _lines(
            tables,
            lambda line: line.administration == administration and not _is_transfer(line),
        ),
    )


def coming(tables: Tables, administration: str, today: date) -> list[Track]:
    """The tracks the administration takes part in, by the day they come into force.

    Those not past by `today` come first, then the past ones, then those without a date. A date
    that speaks of a month or more is past when all of that is.
    """
    if administration:
        tracks = {part.track.id: part.track for part in own_parts(tables, administration)}
    else:
        tracks = dict(tables.of(Track))

    def when(track: Track) -> tuple[int, str, int]:
        if not track.in_force:
            return 2, "", track.number
        return int(is_past(track, today)), track.in_force, track.number

    return sorted(tracks.values(), key=when)


def is_past(track: Track, today: date) -> bool:
    """True when all that a track's date in force speaks of is before today; False without one."""
    return moment_of(track, "in_force").last < today


def _is_transfer(line: Line) -> bool:
    return bool(line.from_administration or line.to_administration)


def _lines(tables: Tables, wanted: Callable[[Line], bool]) -> list[Line]:
    found = (line for line in tables.of(Line).values() if not line.memo and wanted(line))
    return sorted(found, key=lambda line: (line.order, line.id))
