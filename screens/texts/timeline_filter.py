"""Which entries of the timeline are wanted, as one types it: words, `spor:2`, `slags:MED`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from screens.texts.matching import folded, has_words
from screens.texts.safe import safe, shorten
from screens.texts.timeline_text import searched_text
from store.plan_records import Body, Milestone
from store.records import Track
from store.tables import Tables
from store.timeline import Entry, Wanted, select

_PART: Final = re.compile(r'(?:(\w+):)?(?:"([^"]*)"?|(\S+))')
_TRACK: Final = re.compile(r"\bspor[ -]?(\d{1,4})\b", re.IGNORECASE | re.ASCII)
_KEYS: Final = {"spor": "tracks", "slags": "kinds", "organ": "bodies", "projekt": "projects"}
MOST_NAMED: Final = 8
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
    """What is wanted; `own` is an administration, or empty for all.

    The names after `spor:`, `slags:`, `organ:` and `projekt:` may be parts of them, those of
    several words in quotes. Of one key any is enough.
    """
    sets: dict[str, set[str]] = {}
    words: list[str] = []
    told: list[str] = []
    problem = ""
    for found in _PART.finditer(_TRACK.sub(r"spor:\1", text)):
        key, name = (found[1] or "").casefold(), found[2] or found[3] or ""
        field = _KEYS.get(key)
        if field is None:
            whole = found[0] if found[1] else name
            words += folded(whole).split()
            told.append(f"»{shorten(whole, 40)}«")
            continue
        ids, names = _NAMED[field](tables, name)
        sets.setdefault(field, set()).update(ids)
        told.append(f"{key} {shorten(name, 40)}")
        if not ids:
            problem = _unknown(key, name, names)
    chosen = {field: frozenset(ids) for field, ids in sets.items()}
    wanted = Wanted(
        chosen.get("tracks"),
        chosen.get("bodies"),
        chosen.get("kinds"),
        chosen.get("projects"),
        own,
    )
    if own:
        told.append(f"kun {safe(own)}")
    return TimelineFilter(wanted, tuple(words), ", ".join(told), problem)


def _unknown(key: str, name: str, names: Sequence[str]) -> str:
    known = ", ".join(safe(one) for one in names[:MOST_NAMED])
    more = " …" if len(names) > MOST_NAMED else ""
    there = f" Der er: {known}{more}." if names else ""
    return f"Intet passer til »{key}:{shorten(name, 40)}«.{there}"


Named = tuple[set[str], list[str]]
"""The values that a name stands for, and all the names there are."""


def _tracks(tables: Tables, name: str) -> Named:
    tracks = sorted(tables.of(Track).values(), key=lambda one: one.number)
    ids = {
        one.id
        for one in tracks
        if name in (str(one.number), one.id) or (not name.isdigit() and _in(name, one.name))
    }
    return ids, [str(one.number) for one in tracks]


def _bodies(tables: Tables, name: str) -> Named:
    bodies = tables.of(Body).values()
    used = {one.body for one in tables.of(Milestone).values()}
    ids = {one.id for one in bodies if one.id == name or _in(name, one.name)}
    return ids, sorted(one.name for one in bodies if one.id in used)


def _kinds(tables: Tables, name: str) -> Named:
    return _values(name, (entry.kind for entry in map(Entry, tables.of(Milestone).values())))


def _projects(tables: Tables, name: str) -> Named:
    return _values(name, (one.project for one in tables.of(Milestone).values()))


def _values(name: str, values: Iterable[str]) -> Named:
    known = sorted({value for value in values if value})
    return {value for value in known if _in(name, value)}, known


def _in(name: str, text: str) -> bool:
    return folded(name) in folded(text)


_NAMED: Final[dict[str, Callable[[Tables, str], Named]]] = {
    "tracks": _tracks,
    "bodies": _bodies,
    "kinds": _kinds,
    "projects": _projects,
}
