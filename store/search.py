"""Finding in all records at once, as one types: by words, figures and dates."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from store.changes import AMOUNT_PREFIX, Group
from store.folding import words_text
from store.plan_records import Interval
from store.records import Line, Record
from store.schema import KINDS
from store.search_entries import Describer, Entry, Words, figures
from store.search_query import Term, loosened, read_query
from store.system import uncollected
from store.tables import Tables

__all__ = ["Hit", "Hits", "SearchIndex", "Words"]

Key = tuple[str, str]
"""A table and a record's id."""

MOST: Final = 50
"""So many hits of a kind are told, unless more are asked for."""

_LAST: Final = frozenset({"view_rows", "view_columns", "printed_cells"})
"""What tables are made of: told after what they are about."""

_BY_THEMSELVES: Final = frozenset({"view_columns", "printed_cells"})
"""Kinds of which there are very many, found by their own text and not by what they belong to."""

_NOTHING: Final = "\0"
_IN_CONTEXT: Final = 6
_NAMED: Final = -3
"""How much better a record is found whose kind is named, or whose label has the very words."""

_ORDER: Final = {table: place for place, table in enumerate(KINDS)}


@dataclass(frozen=True)
class Hit:
    """A record that was found; `field` is where, as in a change, empty where its label tells.

    An amount's is `amounts.2027`.
    """

    table: str
    id: str
    field: str = ""


@dataclass(frozen=True)
class Hits:
    """What was found in one kind: the best first, and how many in all."""

    table: str
    count: int
    hits: tuple[Hit, ...]


class SearchIndex:
    """Finds in the records of a workbook; made on first use, then kept in step by `follow`."""

    def __init__(self, tables: Tables, words: Words) -> None:
        self._tables = tables
        self._describer = Describer(tables, words)
        self._kinds = {table: words_text(text) for table, text in words.kinds.items()}
        self._entries: dict[Key, Entry] = {}
        self._by_amount: defaultdict[int, dict[Key, None]] = defaultdict(dict)
        self._amounts: list[int] = []
        self._unread: deque[Key] | None = None
        self._dirty: dict[Key, None] = {}

    def follow(self, group: Group) -> None:
        """A group has been made; what it touched is read anew at the next search."""
        if self._unread is None:
            return
        for change in group.changes:
            self._dirty[change.table, change.record] = None
        if any(change.table == "intervals" for change in group.changes):
            self._dirty |= dict.fromkeys(("intervals", one) for one in self._tables.of(Interval))

    def prepare(self, most: int = sys.maxsize) -> bool:
        """Read at most so many of the records that are still unread; True once all are read.

        Called again and again with few, it keeps nobody waiting where there are very many.
        """
        if self._unread is None:
            self._unread = deque((t, one) for t in KINDS for one in self._tables.table(t))
        with uncollected():
            for _ in range(min(most, len(self._unread))):
                key = self._unread.popleft()
                record = self._tables.table(key[0]).get(key[1])
                if record is not None:
                    self._take(key, record)
        if not self._unread and self._dirty:
            self._renew(self._dirty)
            self._dirty = {}
        return not self._unread

    def find(self, text: str, *, private: bool = False, most: int = MOST) -> list[Hits]:
        """All records that hold every word, figure and date of a text; best kinds first.

        Where none does, words are taken for their other forms, too: `varsling` for `varsel`.
        A label counts before a note, that before what a record belongs to; whole words before
        beginnings and what is inside. Names of persons are only looked at with `private`. Of
        each kind `most` hits are told. Nothing for a text that says nothing.
        """
        terms = read_query(text)
        if not terms:
            return []
        self.prepare()
        scores = self._scores(terms, private)
        if not scores:
            terms = loosened(terms)
            scores = self._scores(terms, private)
        found: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(_by_score)
        for (table, record_id), score in scores.items():
            found[table][score].append(record_id)
        best = sorted(found, key=lambda one: (one in _LAST, min(found[one]), _ORDER[one]))
        return [self._hits(table, found[table], terms, most) for table in best]

    # -- finding

    def _scores(self, terms: tuple[Term, ...], private: bool) -> dict[Key, int]:
        """What was found with how far it is from what was meant; 0 is the very word or figure."""
        scores: dict[Key, int] = {}
        for place, term in enumerate(terms):
            among = {key: self._entries[key] for key in scores} if place else self._entries
            named = {kind for kind, text in self._kinds.items() if f" {term.needle} " in text}
            found = _scored(term, among, *self._keys(term), private)
            if named:
                found = ((key, _NAMED if key[0] in named else score) for key, score in found)
            if place:
                found = ((key, scores[key] + score) for key, score in found)
            scores = dict(found)
        phrase = "" if all(term.amounts for term in terms) else " ".join(t.needle for t in terms)
        if phrase:
            for key in scores:
                label = self._entries[key].label
                if phrase in label:
                    scores[key] += _phrase_score(phrase, label)
        return {
            key: score
            for key, score in scores.items()
            if key[0] not in _BY_THEMSELVES or score < _IN_CONTEXT
        }

    def _keys(self, term: Term) -> tuple[set[Key], set[Key]]:
        """The records that hold a term's amounts, exactly and about."""
        exact = {key for kroner in term.amounts for key in self._by_amount.get(kroner, ())}
        near: set[Key] = set()
        if term.around and not self._amounts:
            self._amounts = sorted(self._by_amount)
        for low, high in term.around:
            first, last = bisect_left(self._amounts, low), bisect_right(self._amounts, high)
            for kroner in self._amounts[first:last]:
                near.update(self._by_amount[kroner])
        return exact, near

    def _hits(
        self, table: str, found: Mapping[int, list[str]], terms: tuple[Term, ...], most: int
    ) -> Hits:
        ids = [record_id for score in sorted(found) for record_id in found[score]]
        if table == "intervals":
            ids = self._days(ids)
        hits = (Hit(table, one, self._field(table, one, terms)) for one in ids[:most])
        return Hits(table, len(ids), tuple(hits))

    def _days(self, ids: Iterable[str]) -> list[str]:
        """One of the intervals of each day: they are told as one."""
        days: dict[object, str] = {}
        for record_id in ids:
            one = self._tables.of(Interval)[record_id]
            days.setdefault((one.centre, one.variant, one.weekday), record_id)
        return list(days.values())

    def _field(self, table: str, record_id: str, terms: Iterable[Term]) -> str:
        """In which field of a record the terms are that its label does not hold."""
        record, entry = self._tables.get(table, record_id), self._entries[table, record_id]
        found = ""
        for term in terms:
            if isinstance(record, Line):
                period = _period(record, term)
                if period:
                    return f"{AMOUNT_PREFIX}{period}"
            needle = term.needle or _NOTHING
            if not found and needle not in entry.label and needle in entry.rest:
                fields = self._describer.fields(table)
                words = ((f, self._describer.field_words(table, record, f)) for f in fields)
                found = next((field for field, text in words if needle in text), "")
        return found

    # -- keeping in step

    def _take(self, key: Key, record: Record) -> None:
        entry = self._describer.entry(key[0], record)
        if entry is None:
            self._entries.pop(key, None)
            return
        self._entries[key] = entry
        for kroner in entry.amounts:
            self._by_amount[kroner][key] = None

    def _renew(self, dirty: Iterable[Key]) -> None:
        """Read records anew, and those that are found by what these are called."""
        self._describer.forget()
        self._amounts = []
        waiting = list(dirty)
        seen = set(waiting)
        for key in waiting:
            before = self._entries.get(key)
            for kroner in before.amounts if before else ():
                self._by_amount[kroner].pop(key, None)
                if not self._by_amount[kroner]:
                    del self._by_amount[kroner]
            record = self._tables.table(key[0]).get(key[1])
            if record is None:
                self._entries.pop(key, None)
                continue
            self._take(key, record)
            after = self._entries.get(key)
            if before and after and (before.label, before.context) != (after.label, after.context):
                new = [one for one in self._dependents(key) if one not in seen]
                seen.update(new)
                waiting += new

    def _dependents(self, key: Key) -> Iterator[Key]:
        table, record_id = key
        for kind in KINDS.values():
            fields = [field for field, target in kind.references.items() if target == table]
            for field in fields:
                for one in self._tables.table(kind.table).values():
                    if getattr(one, field) == record_id:
                        yield kind.table, one.id
        for one in self._tables.table("follow_ups").values():
            if (getattr(one, "table", ""), getattr(one, "target", "")) == key:
                yield "follow_ups", one.id


def _scored(
    term: Term, among: Mapping[Key, Entry], exact: set[Key], near: set[Key], private: bool
) -> Iterator[tuple[Key, int]]:
    """The entries that hold a term, each with how well: 0 to `_IN_CONTEXT`.

    A single letter is only the beginning of a label's words.
    """
    inside = term.needle or _NOTHING
    bare = inside.strip()
    begins, whole = f" {bare}", f" {bare} "
    is_letter = len(inside) == 1
    if is_letter:
        inside = begins
    for key, (label, rest, context, _, names) in among.items():
        if inside in label:
            yield key, 0 if whole in label else 1 if begins in label else 2
        elif key in exact:
            yield key, 0
        elif key in near:
            yield key, 2
        elif is_letter:
            continue
        elif inside in rest:
            yield key, 3 if whole in rest else 4 if begins in rest else 5
        elif begins in context and (inside == bare or inside in context):
            yield key, _IN_CONTEXT
        elif private and inside in names:
            yield key, 3


def _phrase_score(phrase: str, label: str) -> int:
    """Better than nothing where the label has the words as they were written."""
    if not label.startswith(f" {phrase} "):
        return -1 if f" {phrase}" in label else 0
    return _NAMED - (len(label) == len(phrase) + 2)


def _by_score() -> defaultdict[int, list[str]]:
    return defaultdict(list)


def _period(line: Line, term: Term) -> str:
    """The period that holds a term's amount, or that a term names; empty for none."""
    for period, amount in line.amounts.items():
        if term.needle.strip() == period or any(
            kroner in term.amounts or any(low <= kroner <= high for low, high in term.around)
            for kroner in figures(amount)
        ):
            return period
    return ""
