"""A filter as one types it: words, and names after a key, `spor:5 slags:"et møde"`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from screens.texts.matching import folded, has_words
from screens.texts.safe import safe, shorten
from store.records import Track
from store.tables import Tables

_PART: Final = re.compile(r'(?:(\w+):)?(?:"([^"]*)"?|(\S+))')
_TRACK: Final = re.compile(r"\bspor[ -]?(\d{1,4})\b", re.IGNORECASE | re.ASCII)
_SHOWN: Final = 40
_MOST_NAMED: Final = 8

Named = tuple[frozenset[str], Sequence[str]]
"""The values that a name stands for, and all the names there are."""

Lookup = Callable[[Tables, str], Named]


class FilterReader:
    """Takes one part of a text after the other.

    The names after one of the `keys` may be parts of them, those of several words in quotes; of
    one key any is enough. `words` are folded; `told` and `problem` are fit to show.
    """

    def __init__(self, tables: Tables, keys: Mapping[str, Lookup]) -> None:
        self._tables = tables
        self._keys = keys
        self._values: dict[str, frozenset[str]] = {}
        self._told: list[str] = []
        self.words: list[str] = []
        self.problem = ""

    def read(self, text: str) -> None:
        """Take all of it; `spor 5` is as good as `spor:5`."""
        for found in _PART.finditer(_TRACK.sub(r"spor:\1", text)):
            self.take((found[1] or "").casefold(), found[2] or found[3] or "", found[0])

    def take(self, key: str, name: str, whole: str) -> None:
        """A word, or a key and a name."""
        if key in self._keys:
            self._choose(key, name)
        else:
            said = whole if key else name
            self.words += folded(said).split()
            self.tell(f"»{shorten(said, _SHOWN)}«")

    def _choose(self, key: str, name: str) -> None:
        values, names = self._keys[key](self._tables, name)
        self._values[key] = self._values.get(key, frozenset()) | values
        self.tell(f"{key} {shorten(name, _SHOWN)}")
        if not values:
            known = ", ".join(safe(one) for one in names[:_MOST_NAMED])
            more = " …" if len(names) > _MOST_NAMED else ""
            there = f" Der er: {known}{more}." if names else ""
            self.problem = f"Intet passer til »{key}:{shorten(name, _SHOWN)}«.{there}"

    def tell(self, text: str) -> None:
        """Say what one more part wants, in words fit to show."""
        self._told.append(text)

    def told(self, own: str) -> str:
        """What all of it wants, of the affairs of an administration if one is given."""
        return ", ".join([*self._told, *([f"kun {safe(own)}"] if own else [])])

    def values(self, key: str) -> frozenset[str] | None:
        """What stands after a key; None where the text does not have it."""
        return self._values.get(key)


def tracks_named(tables: Tables, name: str) -> Named:
    """The ids of tracks by number, id or a part of the name."""
    tracks = sorted(tables.of(Track).values(), key=lambda one: one.number)
    found = (
        one.id
        for one in tracks
        if name in (str(one.number), one.id) or (not name.isdigit() and is_part(name, one.name))
    )
    return frozenset(found), [str(one.number) for one in tracks]


def values_named(name: str, values: Iterable[str]) -> Named:
    """Which of several values have a name in them."""
    known = sorted({value for value in values if value})
    return frozenset(value for value in known if is_part(name, value)), known


def is_part(name: str, text: str) -> bool:
    """True where a name stands somewhere in a text, whatever the case and the keyboard."""
    return has_words([folded(name)], folded(text))
