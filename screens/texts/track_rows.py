"""Rows about a track's records, as its screen and its page show them; every text fit to show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final, TypeVar

from screens.texts.organisation_text import BodyTeller
from screens.texts.record_details import record_details
from screens.texts.record_marks import INFERRED, inferred_mark, legend, status_mark
from screens.texts.record_text import field_text
from screens.texts.timeline_da import OVERDUE
from screens.texts.track_lists_da import heading_text, own_intro
from store.bodies import Bodies
from store.follow_ups import CLOSED, follow_ups_by_target, is_overdue
from store.plan_records import Centre, FollowUp
from store.records import Record, Track
from store.schema import kind_for
from store.track_records import in_track
from store.workbook import Workbook

R = TypeVar("R", bound=Record)

_PARTIES: Final = ("administration", "from_administration", "to_administration")


@dataclass(frozen=True)
class TrackRow:
    """A record: its texts under the heads of its list (later ones may be left out).

    `tell` says all there is to know of it, line by line; asked for when that is wanted.
    `level` groups set it in; `mark` is a sign beside its label. An `is_own` row names one's own
    administration; one that `is_closed` needs no more work.
    """

    table: str
    id: str
    texts: tuple[str, ...]
    tell: Callable[[], Iterable[str]] = tuple
    level: int = 0
    mark: str = ""
    is_own: bool = False
    is_closed: bool = False


@dataclass(frozen=True)
class TrackPart:
    """Rows under a heading."""

    heading: str
    rows: tuple[TrackRow, ...]

    @property
    def title(self) -> str:
        """The heading with how many stand under it; empty where there is none."""
        count = sum(not row.level for row in self.rows)
        return heading_text(self.heading, count) if self.heading else ""


@dataclass(frozen=True)
class TrackList:
    """A track's records of some kinds: a few words on them, heads, and parts that have rows.

    `start` is the id of the row to begin at; the first where it is empty.
    """

    intro: str
    heads: tuple[str, ...]
    parts: tuple[TrackPart, ...]
    start: str = ""

    @property
    def rows(self) -> list[TrackRow]:
        """The rows of all parts."""
        return [row for part in self.parts for row in part.rows]

    def narrowed(self, left_out: Collection[str] = ()) -> TrackList:
        """The same without the heads under which nothing stands, and those that are left out."""
        rows = self.rows
        kept = [
            place
            for place, head in enumerate(self.heads)
            if head not in left_out and any("".join(row.texts[place : place + 1]) for row in rows)
        ]
        return TrackList(
            self.intro,
            tuple(self.heads[n] for n in kept),
            tuple(
                TrackPart(part.heading, tuple(_only(row, kept) for row in part.rows))
                for part in self.parts
            ),
            self.start,
        )


def _only(row: TrackRow, kept: Sequence[int]) -> TrackRow:
    texts = (row.texts[n] if n < len(row.texts) else "" for n in kept)
    return replace(row, texts=tuple(texts))


class TrackReader:
    """Reads a track's records into rows, those of `own` only where one is given.

    A record that names no administration is everybody's. `left_out` and `read` count rows.
    """

    def __init__(self, book: Workbook, track: Track, today: date, own: str = "") -> None:
        self.book, self.tables, self.track = book, book.tables, track
        self.today, self.own = today, own
        self.read = self.left_out = 0

    @cached_property
    def bodies(self) -> Bodies:
        """The bodies of the workbook."""
        return Bodies(self.tables)

    @cached_property
    def teller(self) -> BodyTeller:
        """Tells of bodies, without the names of persons."""
        return BodyTeller(self.book, self.bodies)

    @cached_property
    def _follow_ups(self) -> dict[tuple[str, str], FollowUp]:
        return follow_ups_by_target(self.tables)

    def follow_up(self, record: Record) -> FollowUp | None:
        """How it goes with a record, where that is followed up."""
        return self._follow_ups.get((kind_for(type(record)).table, record.id))

    def of(self, record_type: type[R], track: str | None = None) -> list[R]:
        """The records of a type that name the track, or another, in their order."""
        return in_track(self.tables, record_type, self.track.id if track is None else track)

    # -- rows

    def rows(
        self, record_type: type[R], texts: Callable[[R], tuple[str, ...]]
    ) -> tuple[TrackRow, ...]:
        """A row for each of the track's records of a type, but for those that are others'."""
        return tuple(self.rows_of(self.of(record_type), texts))

    def rows_of(
        self, records: Iterable[R], texts: Callable[[R], tuple[str, ...]], level: int = 0
    ) -> Iterator[TrackRow]:
        """The same for records that are at hand."""
        for record in records:
            named = self.named(record)
            if self.keeps(named):
                yield self.row(record, texts(record), level, is_own=self.own in named)

    def row(
        self, record: R, texts: tuple[str, ...], level: int = 0, *, is_own: bool = False
    ) -> TrackRow:
        """A record's row."""
        follow_up = self.follow_up(record)
        table = kind_for(type(record)).table
        inferred = inferred_mark(record)
        return TrackRow(
            table,
            record.id,
            texts,
            lambda: record_details(self.book, table, record),
            level,
            status_mark(follow_up, self.today) or inferred,
            is_own,
            follow_up is not None and follow_up.status in CLOSED,
        )

    def named(self, record: Record) -> set[str]:
        """The administrations a record names: itself, by its centre, or by who follows it up."""
        centre = self.tables.of(Centre).get(getattr(record, "centre", ""))
        follow_up = self.follow_up(record)
        named = {getattr(record, field, "") for field in _PARTIES}
        named |= {one.administration for one in (centre, follow_up) if one is not None}
        return named - {""}

    def keeps(self, named: set[str], *, is_own: bool = False) -> bool:
        """True for what is shown: all, or one's own and what names nobody; counted."""
        self.read += 1
        kept = not self.own or not named or is_own or self.own in named
        self.left_out += not kept
        return kept

    def listed(
        self,
        intro: str,
        heads: tuple[str, ...],
        *parts: tuple[str, Iterable[TrackRow]],
        start: str = "",
    ) -> TrackList:
        """A list of the parts that have rows; before them whose they are and what `*` means."""
        found = [TrackPart(heading, tuple(rows)) for heading, rows in parts]
        if self.own:
            told = own_intro(self.own, self.read - self.left_out, self.read) if self.read else ""
            intro = f"{intro} {told}".strip()
        marks = {row.mark for part in found for row in part.rows}
        # the others are told in words beside the row
        intro = f"{intro} {legend(marks & {INFERRED})}".strip()
        return TrackList(intro, heads, tuple(part for part in found if part.rows), start)

    # -- texts

    def text(self, record: Record, field: str) -> str:
        """What a field of a record says."""
        return field_text(self.tables, kind_for(type(record)).table, record, field)

    def status(self, record: Record) -> str:
        """How it goes with a record, and that it is overdue; empty where nobody follows it up."""
        found = self.follow_up(record)
        if found is None:
            return ""
        return f"{found.status}, {OVERDUE}" if is_overdue(found, self.today) else found.status
