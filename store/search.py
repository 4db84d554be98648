"""Finding in all records at once, as one types: by words, figures and dates."""

from __future__ import annotations

import sys
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from store.changes import AMOUNT_PREFIX, Group
from store.plan_records import Interval
from store.records import Line
from store.schema import KINDS
from store.search_entries import Describer, Words, figures
from store.search_meaning import Meanings, Question, most_of
from store.search_query import Meaning, Term, loosened, read_query
from store.search_scan import IN_CONTEXT, NAMED, EntryScan, Key
from store.system import uncollected
from store.tables import Tables

__all__ = ["Hit", "Hits", "SearchIndex", "Words"]

MOST: Final = 50
"""So many hits of a kind are told, unless more are asked for."""

_LAST: Final = frozenset({"view_rows", "view_columns", "printed_cells"})
"""What tables are made of: told after what they are about."""

_BY_THEMSELVES: Final = frozenset({"view_columns", "printed_cells"})
"""Kinds of which there are very many, found by their own text and not by what they belong to."""

_FEW: Final = 5
"""Where no more have the very words, those that have them in other forms are told after them."""

_AFTER: Final = 1_000

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
        self._meanings = Meanings(words)
        self._scan = EntryScan(words.kinds)
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
                    self._scan.put(key, self._describer.entry(key[0], record))
        if not self._unread and self._dirty:
            self._renew(self._dirty)
            self._dirty = {}
        return not self._unread

    def find(self, text: str, *, private: bool = False, most: int = MOST) -> list[Hits]:
        """All records that hold every word, figure and date of a text; best kinds first.

        Where none does, words are taken for their other forms, too: `varsling` for `varsel`.
        After the very few come those that hold all but the small words, in any form.
        A label counts before a note, that before what a record belongs to; whole words before
        beginnings and what is inside. Names of persons are only looked at with `private`. Of
        each kind `most` hits are told. Nothing for a text that says nothing.
        """
        terms = read_query(text)
        if not terms:
            return []
        self.prepare()
        question = self._meanings.question(terms)
        scores = self._scores(_alone(terms), private)
        if not scores:
            terms = loosened(terms)
            scores = self._scores(_alone(terms), private)
        if question.terms and len(scores) <= _FEW and (scores or question.terms != terms):
            terms = (*terms, *question.terms) if scores else question.terms
            for key, score in self._others(question, bool(scores), private).items():
                scores.setdefault(key, score + _AFTER)
        return self._told(scores, terms, most)

    def find_most(self, text: str, *, private: bool = False, most: int = MOST) -> list[Hits]:
        """The records that have most of a text's words, for when none has all; best kinds first.

        Small words count nothing and rare ones more than common ones. Words are taken for what
        they are also called, and compounds that stand nowhere for their parts. Nothing where what
        is found would be no more than a common word or two.
        """
        self.prepare()
        question = self._meanings.question(read_query(text))
        if not question.terms:
            return []
        words = self._meanings.with_parts(question.terms, self._scan.words)
        found = [self._scan.all_of(one, question.asks, private=private) for one in words]
        scores = most_of(found, len(self._scan), _BY_THEMSELVES)
        _favour(scores, question.asks)
        terms = tuple(term for meanings in words for meaning in meanings for term in meaning)
        return self._told(scores, terms, most)

    def needles(self, text: str) -> list[str]:
        """The folded words by which what a text finds can be set off where it is shown."""
        terms = read_query(text)
        terms = self._meanings.said(terms) or terms
        words = self._meanings.with_parts(loosened(terms), self._scan.words)
        meant = (term for meanings in words for meaning in meanings for term in meaning)
        return list(dict.fromkeys(term.needle for term in (*terms, *loosened(terms), *meant)))

    # -- finding

    def _others(self, question: Question, is_found: bool, private: bool) -> dict[Key, int]:
        """What holds all that a question is about; also by other names, if some has the words."""
        others = self._scores(_alone(question.terms), private)
        meanings = self._meanings.otherwise(question.terms)
        if (others or is_found) and any(len(one) > 1 for one in meanings):
            others = self._scores(meanings, private, question.asks)
        _favour(others, question.asks)
        return others

    def _scores(
        self, meanings: Sequence[Meaning], private: bool, asked: frozenset[str] = frozenset()
    ) -> dict[Key, int]:
        """What was found with how far it is from what was meant; 0 is the very word or figure."""
        absent = self._scan.is_absent
        if any(all(absent(term, private=private) for term in one) for one in meanings):
            return {}
        scores: dict[Key, int] = {}
        for place, meaning in enumerate(meanings):
            among = scores if place else None
            found = self._scan.any_of(meaning, among, asked, private=private)
            scores = {key: scores[key] + found[key] for key in found} if place else dict(found)
        terms = [meaning[0] for meaning in meanings]
        phrase = "" if all(term.amounts for term in terms) else " ".join(t.needle for t in terms)
        if phrase:
            for key in scores:
                label = self._scan[key].label
                if phrase in label:
                    scores[key] += _phrase_score(phrase, label)
        return {
            key: score
            for key, score in scores.items()
            if key[0] not in _BY_THEMSELVES or score < IN_CONTEXT
        }

    def _told(self, scores: Mapping[Key, int], terms: tuple[Term, ...], most: int) -> list[Hits]:
        found: defaultdict[str, defaultdict[int, list[str]]] = defaultdict(_by_score)
        for (table, record_id), score in scores.items():
            found[table][score].append(record_id)
        best = sorted(found, key=lambda one: (one in _LAST, min(found[one]), _ORDER[one]))
        return [self._hits(table, found[table], terms, most) for table in best]

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
        record, entry = self._tables.get(table, record_id), self._scan[table, record_id]
        found = ""
        for term in terms:
            if isinstance(record, Line):
                period = _period(record, term)
                if period:
                    return f"{AMOUNT_PREFIX}{period}"
            inside = term.inside
            if not found and inside not in entry.label and inside in entry.rest:
                fields = self._describer.fields(table)
                words = ((f, self._describer.field_words(table, record, f)) for f in fields)
                found = next((field for field, text in words if inside in text), "")
        return found

    # -- keeping in step

    def _renew(self, dirty: Iterable[Key]) -> None:
        """Read records anew, and those that are found by what these are called."""
        self._describer.forget()
        waiting = list(dirty)
        seen = set(waiting)
        for key in waiting:
            before = self._scan.get(key)
            record = self._tables.table(key[0]).get(key[1])
            after = None if record is None else self._describer.entry(key[0], record)
            self._scan.put(key, after)
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


def _favour(scores: dict[Key, int], kinds: frozenset[str]) -> None:
    """Tell the kinds that answer a question before what is as good."""
    for key in scores:
        if key[0] in kinds:
            scores[key] += NAMED


def _alone(terms: Iterable[Term]) -> list[Meaning]:
    """Each term meaning itself."""
    return [(term,) for term in terms]


def _phrase_score(phrase: str, label: str) -> int:
    """Better than nothing where the label has the words as they were written."""
    if not label.startswith(f" {phrase} "):
        return -1 if f" {phrase}" in label else 0
    return NAMED - (len(label) == len(phrase) + 2)


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
