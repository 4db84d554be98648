"""Which entries of the timeline are wanted, as one types it: words, `spor:2`, `slags:MED`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from screens.texts.filter_words import (
    FilterReader,
    Lookup,
    Named,
    is_part,
    tracks_named,
    values_named,
)
from screens.texts.matching import folded, has_words
from screens.texts.timeline_text import searched_text
from store.plan_records import Body, Milestone
from store.tables import Tables
from store.timeline import Entry, Wanted, select

EVERYTHING: Final = Wanted()


@dataclass(frozen=True)
class TimelineFilter:
    """`words` are folded, and all of them are to fit; `told` and `problem` are fit to show."""

    wanted: Wanted = EVERYTHING
    words: tuple[str, ...] = ()
    told: str = ""
    problem: str = ""

    def of(self, tables: Tables, entries: Iterable[Entry], today: date) -> list[Entry]:
        """Those that are wanted, in their order."""
        found = select(tables, entries, self.wanted)
        if not self.words:
            return found
        return [
            one for one in found if has_words(self.words, folded(searched_text(tables, one, today)))
        ]


def read_filter(text: str, tables: Tables, own: str = "") -> TimelineFilter:
    """What is wanted; `own` is an administration, or empty for all."""
    reader = FilterReader(tables, _KEYS)
    reader.read(text)
    wanted = Wanted(
        reader.values("spor"),
        reader.values("organ"),
        reader.values("slags"),
        reader.values("projekt"),
        own,
    )
    return TimelineFilter(wanted, tuple(reader.words), reader.told(own), reader.problem)


def _bodies(tables: Tables, name: str) -> Named:
    bodies = tables.of(Body).values()
    used = {one.body for one in tables.of(Milestone).values()}
    ids = frozenset(one.id for one in bodies if one.id == name or is_part(name, one.name))
    return ids, sorted(one.name for one in bodies if one.id in used)


def _kinds(tables: Tables, name: str) -> Named:
    return values_named(name, (one.kind for one in map(Entry, tables.of(Milestone).values())))


def _projects(tables: Tables, name: str) -> Named:
    return values_named(name, (one.project for one in tables.of(Milestone).values()))


_KEYS: Final[dict[str, Lookup]] = {
    "spor": tracks_named,
    "slags": _kinds,
    "organ": _bodies,
    "projekt": _projects,
}
