"""What a tab of a track is, and what it may show: a text to read, or rows to walk in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from screens.desk import Desk
from screens.places import Place
from screens.widgets.grid_source import Head, Shown
from store.records import Track


@dataclass(frozen=True)
class Fact:
    """A word and what is to be said under it; both fit to show, the word perhaps empty."""

    label: str
    text: str


@dataclass(frozen=True)
class Section:
    """Facts under a heading, which may be empty; `width` cells for their words."""

    heading: str
    facts: tuple[Fact, ...]
    width: int = 16


@dataclass(frozen=True)
class Told:
    """A text to read."""

    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Column:
    """A column of rows; `key` is what `Place.column` calls it."""

    key: str
    head: Head


@dataclass(frozen=True)
class ListedRow:
    """A row: its cells, all that is to be told of it, and where Enter leads.

    What takes time to find out is told by `tell`, before the `details`. `key` is what
    `Place.row` calls it, the same as long as the row is about the same thing.
    """

    key: str
    cells: tuple[Shown, ...]
    details: tuple[str, ...] = ()
    place: Place | None = None
    tell: Callable[[], Iterable[str]] = tuple
    record: tuple[str, str] | None = None
    """The table and id of the record it is about, if that is one."""

    def told(self) -> tuple[str, ...]:
        """All that is to be told of it, line by line."""
        return *self.tell(), *self.details


@dataclass(frozen=True)
class Listed:
    """Rows under columns, after a few words on what they show; `start` is the key of one.

    One begins there, or where it is empty at the first row that leads anywhere.
    """

    intro: str
    columns: tuple[Column, ...]
    rows: tuple[ListedRow, ...]
    start: str = ""


Content = Told | Listed


@dataclass(frozen=True)
class TrackTab:
    """One tab. `content` is asked for each time it is shown; `name` is what `Place.tab` calls it.

    A track for which `is_offered` is False has no such tab.
    """

    name: str
    title: str
    content: Callable[[Desk, Track], Content]
    is_offered: Callable[[Desk, Track], bool] = lambda _desk, _track: True


def told(text: str) -> Told:
    """A single paragraph."""
    return Told((Section("", (Fact("", text),)),))
