"""Formål: what a track is for, who gives up and takes over what, when, and for which money."""

from __future__ import annotations

from collections.abc import Iterator

from screens.desk import Desk
from screens.texts.page_track import NOT_TOLD, in_force_text
from screens.texts.safe import safe
from screens.texts.track_text import (
    NO_MONEY,
    OWN_PART,
    PURPOSE,
    ROLES,
    own_part_text,
    party_text,
)
from screens.track_tabs.tab import Fact, Section, Told, TrackTab
from store.own import own_parts
from store.records import Line, Track, TrackParty


def content(desk: Desk, track: Track) -> Told:
    """The facts of a track, its parties one by one."""
    return Told((Section("", tuple(_facts(desk, track))),))


def _facts(desk: Desk, track: Track) -> Iterator[Fact]:
    yield Fact("Formål", safe(track.purpose) or NOT_TOLD)
    yield from _parties(desk, track)
    if desk.own:
        parts = own_parts(desk.book.tables, desk.own)
        own = [part.party for part in parts if part.track.id == track.id]
        yield Fact(OWN_PART, own_part_text(desk.book, desk.own, own))
    yield Fact("Ikrafttræden", in_force_text(track))
    yield Fact("Status", safe(track.standing) or NOT_TOLD)
    money = safe(track.money) or NOT_TOLD
    yield Fact("Penge", money if has_money(desk, track) else f"{NO_MONEY} {money}")
    if track.note:
        yield Fact("Bemærkning", safe(track.note))


def _parties(desk: Desk, track: Track) -> Iterator[Fact]:
    found = [one for one in desk.book.all(TrackParty) if one.track == track.id]
    found.sort(key=lambda party: (party.position, party.id))
    for role, word in ROLES.items():
        named = [party for party in found if party.role == role]
        for place, party in enumerate(named):
            yield Fact("" if place else word, party_text(desk.book, party))
        if not named and (role != "deltager" and not found):
            yield Fact(word, NOT_TOLD)


def has_money(desk: Desk, track: Track) -> bool:
    """True when a track has lines, counted ones or such that are only told."""
    return any(line.track == track.id for line in desk.book.tables.of(Line).values())


TAB = TrackTab("purpose", PURPOSE, content)
