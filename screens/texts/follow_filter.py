"""What of all that is worked off is wanted, as one types it: words, `spor:5`, `uden ansvarlig`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from screens.texts import follow_up_da as da
from screens.texts.follow_up_text import kind_text, searched_text
from screens.texts.matching import folded, has_words
from screens.texts.safe import safe, shorten
from screens.texts.words import noun
from store.follow_list import ALWAYS, Task, Wanted, select
from store.plan_records import FollowUp, Status
from store.records import Administration, Track
from store.tables import Tables

_PART: Final = re.compile(r'(?:(\w+):)?(?:"([^"]*)"?|(\S+))')
_TRACK: Final = re.compile(r"\bspor[ -]?(\d{1,4})\b", re.IGNORECASE | re.ASCII)
_WITHOUT: Final = re.compile(r"\buden[ -:]?(ansvarlig|frist)\b", re.IGNORECASE)
_STATUS: Final = re.compile(r"\bstatus: ?(ikke startet|i gang)\b", re.IGNORECASE)
RESPONSIBLE: Final = "ansvarlig"
DEADLINE: Final = "frist"
_TOLD: Final = {RESPONSIBLE: da.NO_ONE, DEADLINE: da.NO_DEADLINE}
_KEYS: Final = {
    "spor": "tracks",
    "forvaltning": "administrations",
    "status": "statuses",
    "slags": "tables",
}
EVERYTHING: Final = Wanted()


@dataclass(frozen=True)
class FollowFilter:
    """`words` are folded, and all of them are to fit; `told` and `problem` are fit to show."""

    wanted: Wanted = EVERYTHING
    words: tuple[str, ...] = ()
    told: str = ""
    problem: str = ""

    def of(self, tables: Tables, found: Iterable[Task], today: date) -> list[Task]:
        """Those that are wanted, in their order."""
        kept = select(tables, found, self.wanted)
        if not self.words:
            return kept
        return [
            one for one in kept if has_words(self.words, folded(searched_text(tables, one, today)))
        ]


def read_filter(text: str, tables: Tables, own: str = "") -> FollowFilter:
    """What is wanted; `own` is an administration, or empty for all.

    The names after a key may be parts of them, those of several words in quotes. Of one key any
    is enough.
    """
    reader = _Reader(tables)
    text = _WITHOUT.sub(r"uden:\1", _STATUS.sub(r'status:"\1"', _TRACK.sub(r"spor:\1", text)))
    for found in _PART.finditer(text):
        reader.take((found[1] or "").casefold(), found[2] or found[3] or "", found[0])
    told = [*reader.told, *([f"kun {safe(own)}"] if own else [])]
    return FollowFilter(reader.wanted(own), tuple(reader.words), ", ".join(told), reader.problem)


class _Reader:
    """Takes one part of the text after the other."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._sets: dict[str, frozenset[str]] = {}
        self._responsible: list[str] = []
        self._without: set[str] = set()
        self.words: list[str] = []
        self.told: list[str] = []
        self.problem = ""

    def wanted(self, own: str) -> Wanted:
        """What all that was taken wants."""
        return Wanted(
            self._sets.get("tracks"),
            self._sets.get("administrations"),
            self._sets.get("tables"),
            self._sets.get("statuses"),
            tuple(self._responsible),
            unassigned=RESPONSIBLE in self._without,
            undated=DEADLINE in self._without,
            own=own,
        )

    def take(self, key: str, name: str, whole: str) -> None:
        """A word, or a key and a name."""
        if key == "uden" and name.casefold() in _TOLD:
            self._without.add(name.casefold())
            self.told.append(_TOLD[name.casefold()])
        elif key == RESPONSIBLE:
            self._responsible.append(folded(name))
            self.told.append(f"{key} »{shorten(name, 40)}«")
        elif key in _KEYS:
            self._choose(key, name)
        else:
            said = whole if key else name
            self.words += folded(said).split()
            self.told.append(f"»{shorten(said, 40)}«")

    def _choose(self, key: str, name: str) -> None:
        field = _KEYS[key]
        values, names = _NAMED[field](self._tables, name)
        self._sets[field] = self._sets.get(field, frozenset()) | values
        self.told.append(f"{key} {shorten(name, 40)}")
        if not values:
            known = f" Der er: {', '.join(map(safe, names))}." if names else ""
            self.problem = f"Intet passer til »{key}:{shorten(name, 40)}«.{known}"


Named = tuple[frozenset[str], Sequence[str]]
"""The values that a name stands for, and all the names there are."""


def _tracks(tables: Tables, name: str) -> Named:
    tracks = sorted(tables.of(Track).values(), key=lambda one: one.number)
    found = (
        one.id
        for one in tracks
        if name in (str(one.number), one.id) or (not name.isdigit() and _in(name, one.name))
    )
    return frozenset(found), [str(one.number) for one in tracks]


def _administrations(tables: Tables, name: str) -> Named:
    known = sorted(tables.of(Administration).values(), key=lambda one: (one.order, one.id))
    exact = [one.id for one in known if one.id.casefold() == name.casefold()]
    begun = [one.id for one in known if _in(name, one.name)]
    return frozenset(exact or begun), [one.id for one in known]


def _statuses(_: Tables, name: str) -> Named:
    known: tuple[str, ...] = get_args(Status)
    return frozenset(one for one in known if folded(one).startswith(folded(name))), known


def _kinds(tables: Tables, name: str) -> Named:
    others = {one.table for one in tables.of(FollowUp).values()}
    listed = dict.fromkeys((*ALWAYS, "lines", *sorted(others)))
    names = {one: (kind_text(one), noun(one).one, noun(one).many) for one in listed}
    found = (one for one, said in names.items() if any(_in(name, word) for word in said))
    return frozenset(found), [kind_text(one) for one in listed]


def _in(name: str, text: str) -> bool:
    return folded(name) in folded(text)


_NAMED: Final[dict[str, Callable[[Tables, str], Named]]] = {
    "tracks": _tracks,
    "administrations": _administrations,
    "statuses": _statuses,
    "tables": _kinds,
}
