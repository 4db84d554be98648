"""What each record is found by: its label, its other texts, what it belongs to, its amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final, NamedTuple

from store.amount_format import read_printed
from store.amounts import Amount, Range
from store.field_entry import NAME_FIELDS, is_moment, record_names, target_of
from store.folding import words_text
from store.hours import day_text
from store.kinds import Column, Kind
from store.moments import Moment, moment_of
from store.plan_records import FollowUp, Interval
from store.records import Line, PrintedCell, Record, View
from store.schema import KINDS
from store.search_query import day_needle, stated_amounts
from store.tables import Tables
from store.weeks import HoursCell, Weeks, weeks_of

LABELS: Final[dict[str, tuple[str, ...]]] = {
    "documents": ("short", "title"),
    "committees": ("id", "name"),
    "administrations": ("id", "name"),
    "appropriations": ("code", "name"),
    "tracks": ("number", "name"),
    "track_parties": ("administration", "unit"),
    "printed_cells": ("text",),
    "body_meetings": ("body", "topic"),
    "centres": ("name",),
    "intervals": ("centre", "weekday"),
    "call_figures": ("centre",),
    "milestones": ("label", "kind", "project", "centre"),
    "systems": ("name", "centre"),
    "follow_ups": ("next_step",),
}
"""The fields a record is called by where they are not those of `NAME_FIELDS`."""

_TRACK: Final = "spor"
"""What goes before a track's number."""

_UNSEARCHED: Final = frozenset({"id", "order", "position", "document", "section"})
_SECONDS: Final = 60
_OFTEN: Final = 80
"""A text this short may well be that of other records, too."""


class Entry(NamedTuple):
    """A record as it is found: folded words with spaces around, and whole kroner above zero.

    `context` is what it belongs to: kind, track, body, document and the like; `private` the
    names of persons.
    """

    label: str
    rest: str
    context: str
    amounts: tuple[int, ...] = ()
    private: str = ""


@dataclass(frozen=True)
class Words:
    """What the store has no words for: what a kind is called, how a date is shown.

    `small` are the words that say little, each with the kinds that it asks for, if any: `hvem`.
    `alike` are words with what else they are called.
    """

    kinds: Mapping[str, str]
    moment: Callable[[Moment], str]
    small: Mapping[str, tuple[str, ...]]
    alike: Mapping[str, tuple[str, ...]]


class Describer:
    """Says what records of a workbook are found by."""

    def __init__(self, tables: Tables, words: Words) -> None:
        self._tables = tables
        self._words = words
        self._shapes = {table: _Shape(kind) for table, kind in KINDS.items()}
        self._contexts: dict[tuple[Any, ...], str] = {}
        self._rests: dict[str, str] = {}
        self._weeks: Weeks | None = None

    def forget(self) -> None:
        """Records have changed: read anew what several of them share."""
        self._contexts.clear()
        self._rests.clear()
        self._weeks = None

    def entry(self, table: str, record: Record) -> Entry | None:
        """What a record is found by; None for one that only ties others together."""
        shape = self._shapes[table]
        label = words_text(" ".join(self._label(table, record)))
        texts = list(self._texts(table, record, shape))
        rest = self._shared(" ".join(texts)) + "".join(shape.days(record))
        private = words_text(" ".join(shape.private(record)))
        if not (label or rest or private):
            return None
        amounts = tuple(self._amounts(record, texts))
        return Entry(label, rest, self._context(table, record, shape), amounts, private)

    def field_words(self, table: str, record: Record, field: str) -> str:
        """The folded words of one field."""
        text = self._field_text(table, record, self._shapes[table].columns[field])
        return words_text(text) + "".join(self._shapes[table].days(record, field))

    def fields(self, table: str) -> Iterable[str]:
        """The fields that say something beside the label, by which a record is found."""
        return (column.field for column in self._shapes[table].rest)

    # -- the parts

    def _label(self, table: str, record: Record) -> Iterator[str]:
        if table == "tracks":
            yield _TRACK
        for field in self._shapes[table].labels:
            value = getattr(record, field)
            target = target_of(table, field) if value else ""
            yield self._name(target, value) if target else str(value)
        if isinstance(record, Interval):
            cell = HoursCell(record.centre, record.variant, record.weekday)
            self._weeks = self._weeks or weeks_of(self._tables)
            yield day_text(self._weeks.given(cell))

    def _shared(self, text: str) -> str:
        """The words of a text that many records may have, such as certainty and periods."""
        found = self._rests.get(text)
        if found is None:
            found = words_text(text)
            if len(text) <= _OFTEN:
                self._rests[text] = found
        return found

    def _name(self, target: str, record_id: str) -> str:
        """What another record is called."""
        record = self._tables.table(target).get(record_id) if target in KINDS else None
        if record is None:
            return record_id
        if target in LABELS:
            return " ".join(self._label(target, record))
        return " ".join(record_names(record)[1:])

    def _texts(self, table: str, record: Record, shape: _Shape) -> Iterator[str]:
        yield from filter(None, shape.plain(record))
        if not record.row.isdigit():
            yield record.row
        if isinstance(record, Line):
            yield from record.amounts
        for column in shape.others:
            yield self._field_text(table, record, column)

    def _field_text(self, table: str, record: Record, column: Column) -> str:
        value = getattr(record, column.field)
        if column.type == "date":
            if is_moment(table, column.field):
                return self._words.moment(moment_of(record, column.field))
            return self._words.moment(Moment(value))
        if column.type == "seconds":
            return f"{value // _SECONDS}:{value % _SECONDS:02}"
        return str(value)

    def _amounts(self, record: Record, texts: Iterable[str]) -> Iterator[int]:
        if isinstance(record, Line):
            for amount in record.amounts.values():
                yield from figures(amount)
        elif isinstance(record, PrintedCell):
            view = self._tables.of(View).get(record.view)
            read = read_printed(record.text, view.unit) if view else None
            yield from figures(read[0]) if read else ()
        for text in texts:
            yield from stated_amounts(text)

    # -- what it belongs to

    def _context(self, table: str, record: Record, shape: _Shape) -> str:
        if isinstance(record, FollowUp):
            told = self._name(record.table, record.target)
            return words_text(f"{self._words.kinds.get(table, '')} {record.table} {told}")
        key = (table, *shape.references(record))
        found = self._contexts.get(key)
        if found is None:
            told = " ".join(self._belongings(table, record))
            found = words_text(f"{self._words.kinds.get(table, '')} {told}")
            self._contexts[key] = found
        return found

    def _belongings(self, table: str, record: Record) -> Iterator[str]:
        kind = KINDS[table]
        yield record.section
        for field, target in kind.references.items():
            value = getattr(record, field)
            if not value:
                continue
            yield self._name(target, value)
            if field == kind.owner:
                owner = self._tables.table(target).get(value)
                yield from self._belongings(target, owner) if owner else ()


def figures(amount: Amount) -> Iterator[int]:
    """The kroner of an amount above zero: one figure, or both bounds."""
    if isinstance(amount, int):
        yield abs(amount)
    elif isinstance(amount, Range):
        yield abs(amount.low)
        yield abs(amount.high)


class _Shape:
    """How the fields of a kind are told apart; made once, for there may be very many records."""

    def __init__(self, kind: Kind) -> None:
        self.columns = {column.field: column for column in kind.columns}
        names = [field for field in NAME_FIELDS if field in self.columns]
        self.labels = LABELS.get(kind.table, tuple(names))
        rest = [
            column
            for column in kind.columns
            if column.field not in _UNSEARCHED
            and column.field not in self.labels
            and column.field not in kind.references
            and (kind.table, column.field) not in _LINKS
            and not column.private
            and column.type not in ("flag", "amounts")
            and not column.field.endswith(("precision", "qualifier"))
        ]
        self.rest = rest
        self.others = [column for column in rest if column.type not in ("text", "time")]
        self._dates = [column.field for column in rest if column.type == "date"]
        plain = [c.field for c in rest if c.type in ("text", "time") and c.field != "row"]
        self.plain = _getter(plain)
        self.private = _getter([c.field for c in kind.columns if c.private])
        self.references = _getter(["section", *kind.references])

    def days(self, record: Record, field: str = "") -> Iterator[str]:
        """The record's days as they are typed in figures; of one field, or all."""
        for name in self._dates:
            day = getattr(record, name)
            if day and field in ("", name):
                year, month, number = map(int, day.split("-"))
                yield day_needle(year, month, number)


_LINKS: Final = {("follow_ups", "table"), ("follow_ups", "target")}


def _getter(fields: list[str]) -> Callable[[Record], tuple[Any, ...]]:
    if not fields:
        return lambda _: ()
    get = attrgetter(*fields)
    return get if len(fields) > 1 else lambda record: (get(record),)
