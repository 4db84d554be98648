"""What of all that is worked off is wanted, as one types it: words, `spor:5`, `uden ansvarlig`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from screens.texts import follow_up_da as da
from screens.texts.filter_words import FilterReader, Lookup, Named, is_part, tracks_named
from screens.texts.follow_up_text import kind_text, searched_text
from screens.texts.matching import folded, has_words
from screens.texts.safe import shorten
from screens.texts.words import noun
from store.follow_list import Task, Wanted, select
from store.follow_ups import FOLLOWED
from store.plan_records import FollowUp, Status
from store.records import Administration
from store.tables import Tables

_WITHOUT: Final = re.compile(r"\buden[ -:]?(ansvarlig|frist)\b", re.IGNORECASE)
_STATUS: Final = re.compile(r"\bstatus: ?(ikke startet|i gang)\b", re.IGNORECASE)
RESPONSIBLE: Final = "ansvarlig"
DEADLINE: Final = "frist"
_TOLD: Final = {RESPONSIBLE: da.NO_ONE, DEADLINE: da.NO_DEADLINE}
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
    """What is wanted; `own` is an administration, or empty for all."""
    reader = _Reader(tables, _KEYS)
    reader.read(_WITHOUT.sub(r"uden:\1", _STATUS.sub(r'status:"\1"', text)))
    return FollowFilter(reader.wanted(own), tuple(reader.words), reader.told(own), reader.problem)


class _Reader(FilterReader):
    """Knows besides `ansvarlig:NAVN`, `uden ansvarlig` and `uden frist`."""

    def __init__(self, tables: Tables, keys: Mapping[str, Lookup]) -> None:
        super().__init__(tables, keys)
        self._responsible: list[str] = []
        self._without: set[str] = set()

    def wanted(self, own: str) -> Wanted:
        """What all that was taken wants."""
        return Wanted(
            self.values("spor"),
            self.values("forvaltning"),
            self.values("slags"),
            self.values("status"),
            tuple(self._responsible),
            unassigned=RESPONSIBLE in self._without,
            undated=DEADLINE in self._without,
            own=own,
        )

    def take(self, key: str, name: str, whole: str) -> None:
        """A word, or a key and a name."""
        if key == "uden" and name.casefold() in _TOLD:
            self._without.add(name.casefold())
            self.tell(_TOLD[name.casefold()])
        elif key == RESPONSIBLE:
            self._responsible.append(folded(name))
            self.tell(f"{key} »{shorten(name, 40)}«")
        else:
            super().take(key, name, whole)


def _administrations(tables: Tables, name: str) -> Named:
    known = sorted(tables.of(Administration).values(), key=lambda one: (one.order, one.id))
    exact = [one.id for one in known if one.id.casefold() == name.casefold()]
    begun = [one.id for one in known if is_part(name, one.name)]
    return frozenset(exact or begun), [one.id for one in known]


def _statuses(_: Tables, name: str) -> Named:
    known: tuple[str, ...] = get_args(Status)
    return frozenset(one for one in known if folded(one).startswith(folded(name))), known


def _kinds(tables: Tables, name: str) -> Named:
    others = {one.table for one in tables.of(FollowUp).values()}
    listed = dict.fromkeys((*FOLLOWED, "lines", *sorted(others)))
    names = {one: (kind_text(one), noun(one).one, noun(one).many) for one in listed}
    found = (one for one, said in names.items() if any(is_part(name, word) for word in said))
    return frozenset(found), [kind_text(one) for one in listed]


_KEYS: Final[dict[str, Lookup]] = {
    "spor": tracks_named,
    "forvaltning": _administrations,
    "status": _statuses,
    "slags": _kinds,
}
