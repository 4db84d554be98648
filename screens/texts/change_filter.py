"""Which changes are wanted: a line, a track, a day, a person or any words, as one types them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from screens.texts.change_subjects import Subjects
from screens.texts.changes_da import NO_SUCH_DAY, no_such_track
from screens.texts.matching import folded
from screens.texts.messages import SHORT_ID
from screens.texts.names import record_label
from screens.texts.safe import safe, shorten
from store.changes import Change, Group
from store.records import Line, Track
from store.workbook import Workbook

_DAYS: Final = {"dag": 0, "går": 1}
_DATE: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}))?", re.ASCII)
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TRACK: Final = re.compile(r"spor-?(\d{1,4})", re.ASCII)
_LETTER: Final = re.compile(r"\w{1,2}\)")
"""`d)` is how a document begins a line's label, and nothing else."""

_GROUP: Final = re.compile(f"[a-p]{{{SHORT_ID},32}}")


@dataclass(frozen=True)
class ChangeFilter:
    """Of each kind any one is enough, of `words` (folded) all; nothing wanted is everything.

    `group` is the beginning of a group's id; `own` an administration. `told` says it in words,
    fit to show; `problem` what could not be read.
    """

    lines: frozenset[str] = frozenset()
    tracks: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()
    words: tuple[str, ...] = ()
    group: str = ""
    own: str = ""
    told: str = ""
    problem: str = ""

    @property
    def is_empty(self) -> bool:
        """True when every change is wanted."""
        return not (self.lines or self.tracks or self.days or self.words or self.group or self.own)

    def positions(self, group: Group, subjects: Subjects) -> Sequence[int]:
        """Which of a group's changes are wanted."""
        every = range(len(group.changes))
        if self.is_empty:
            return every
        if not group.id.startswith(self.group) or not self._is_of_day(group):
            return ()
        known = folded(f"{group.user} {group.reason}")
        words = tuple(word for word in self.words if word not in known)
        if not (self.lines or self.tracks or words or self.own):
            return every
        changes = group.changes
        return [at for at in every if self._wants(changes[at], words, subjects)]

    def _is_of_day(self, group: Group) -> bool:
        return not self.days or _day_of(group.time) in self.days

    def _wants(self, change: Change, words: tuple[str, ...], subjects: Subjects) -> bool:
        if self.lines and subjects.line(change) not in self.lines:
            return False
        if self.own and not subjects.concerns(change, self.own):
            return False
        if self.tracks and self.tracks.isdisjoint(subjects.tracks(change)):
            return False
        held = subjects.words(change) if words else ""
        return all(_stands_in(word, held) for word in words)


def _stands_in(word: str, held: str) -> bool:
    return held.startswith(word) if _LETTER.fullmatch(word) else word in held


def _day_of(iso: str) -> date | None:
    try:
        return datetime.fromisoformat(iso).astimezone().date()
    except ValueError:
        return None


def read_filter(text: str, book: Workbook, own: str, today: date) -> ChangeFilter:
    """What is wanted: `d)`, `spor 5`, `i dag`, `21-11-2026`, `anna`, a line's or group's id."""
    return _Reader(book, today).read(text, own)


class _Reader:
    def __init__(self, book: Workbook, today: date) -> None:
        self._book = book
        self._today = today
        self._lines: set[str] = set()
        self._tracks: set[str] = set()
        self._days: set[date] = set()
        self._words: list[str] = []
        self._told: list[str] = []
        self._group = ""
        self._problem = ""

    def read(self, text: str, own: str) -> ChangeFilter:
        words = text.split()
        while words:
            del words[: self._take(words)]
        if own:
            self._told.append(f"kun {safe(own)}")
        return ChangeFilter(
            frozenset(self._lines),
            frozenset(self._tracks),
            frozenset(self._days),
            tuple(self._words),
            self._group,
            own,
            ", ".join(self._told),
            self._problem,
        )

    def _take(self, words: list[str]) -> int:
        """Read what the words begin with; returns how many of them it was."""
        first = words[0].casefold()
        second = words[1].casefold() if len(words) > 1 else ""
        if first == "spor" and second.isascii() and second.isdecimal():
            self._track(second)
            return 2
        if first == "i" and second in _DAYS:
            self._day(self._today - timedelta(days=_DAYS[second]))
            return 2
        self._word(words[0])
        return 1

    def _word(self, word: str) -> None:
        found = _TRACK.fullmatch(word.casefold())
        line = self._book.tables.of(Line).get(word)
        if line is not None:
            self._lines.add(word)
            self._told.append(f"aktiviteten »{shorten(record_label(line), 40)}«")
        elif found:
            self._track(found[1])
        elif _DATE.fullmatch(word) or _ISO.fullmatch(word):
            self._date(word)
        elif _GROUP.fullmatch(word) and self._is_group(word):
            self._group = word
            self._told.append(f"ændring {word[:SHORT_ID]}")
        else:
            self._words.append(folded(word))
            self._told.append(f"»{shorten(word, 40)}«")

    def _is_group(self, word: str) -> bool:
        return any(group.id.startswith(word) for group in self._book.history())

    def _track(self, number: str) -> None:
        found = [track for track in self._book.all(Track) if track.number == int(number)]
        self._tracks |= {track.id for track in found}
        self._told.append(f"spor {number}")
        if not found:
            self._problem = no_such_track(number)

    def _date(self, word: str) -> None:
        found = _DATE.fullmatch(word)
        if found and found[2] == "." and not found[4]:
            self._words.append(folded(word))
            self._told.append(f"»{word}«")
            return
        try:
            if found is None:
                self._day(date.fromisoformat(word))
                return
            day, month = int(found[1]), int(found[3])
            year = int(found[4]) if found[4] else self._today.year
            wanted = date(year, month, day)
            if not found[4] and wanted > self._today:
                wanted = date(year - 1, month, day)
        except ValueError:
            self._problem = NO_SUCH_DAY.format(shorten(word))
            return
        self._day(wanted)

    def _day(self, day: date) -> None:
        self._days.add(day)
        self._told.append("i dag" if day == self._today else f"den {day:%d-%m-%Y}")
