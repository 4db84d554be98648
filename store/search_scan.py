"""Which records hold a term, and how well: looked for in all of them, and remembered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from store.folding import words_text
from store.search_entries import Entry
from store.search_query import Meaning, Term, loosened_word

Key = tuple[str, str]
"""A table and a record's id."""

IN_CONTEXT: Final = 6
"""How well a record holds what only stands in what it belongs to; 0 is best."""

NAMED: Final = -3
"""How much better a record is found whose kind is named, or whose label has the very words."""

_OTHERWISE: Final = 1
"""How much less well a record is found by what a word is also called."""

_ASKED: Final = -1
"""The same where a question asks for such records: `hvornår … i drift` means the go-live."""

_REMEMBERED: Final = 250_000
"""So many hits are remembered, of all terms together."""

_WHOLE: Final = 3
_LEAST: Final = 4
"""Letters of the first part of a compound, if it is a word as it stands, and of any part."""

_LONGEST: Final = 60
"""Letters of the longest word that is taken for a compound."""


class EntryScan:
    """What all records are found by.

    While one types, most words stay as they were; what holds them is remembered until a record
    is read anew.
    """

    def __init__(self, kinds: Mapping[str, str]) -> None:
        """`kinds` is what the tables are called, in words."""
        self._kinds = {table: _with_stems(words_text(text)) for table, text in kinds.items()}
        self.words = Vocabulary()
        self._entries: dict[Key, Entry] = {}
        self._by_amount: defaultdict[int, dict[Key, None]] = defaultdict(dict)
        self._amounts: list[int] = []
        self._found: dict[tuple[Term, bool], dict[Key, int]] = {}
        self._held = 0

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, key: Key) -> Entry:
        return self._entries[key]

    def get(self, key: Key) -> Entry | None:
        """What a record is found by; None for one that is not."""
        return self._entries.get(key)

    def put(self, key: Key, entry: Entry | None) -> None:
        """What a record is found by from now on; None when it no longer is."""
        self._forget()
        before = self._entries.get(key)
        for text in _texts(entry):  # first, so that what stays is never gone
            self.words.add(text)
        for text in _texts(before):
            self.words.remove(text)
        for kroner in before.amounts if before else ():
            self._by_amount[kroner].pop(key, None)
            if not self._by_amount[kroner]:
                del self._by_amount[kroner]
        if entry is None:
            self._entries.pop(key, None)
            return
        self._entries[key] = entry
        for kroner in entry.amounts:
            self._by_amount[kroner][key] = None

    def is_absent(self, term: Term, *, private: bool) -> bool:
        """True when no record holds a term, as far as is known without looking at each."""
        return not private and term.needle.isalpha() and not self.words.holds(term.needle)

    def all_of(
        self, meanings: Sequence[Meaning], asked: frozenset[str], *, private: bool
    ) -> Mapping[Key, int]:
        """The records that hold something of each that is meant, with how well."""
        found = self.any_of(meanings[0], None, asked, private=private)
        for meaning in meanings[1:]:
            other = self.any_of(meaning, None, asked, private=private)
            found = {key: score + other[key] for key, score in found.items() if key in other}
        return found

    def any_of(
        self,
        meaning: Meaning,
        among: Iterable[Key] | None,
        asked: frozenset[str],
        *,
        private: bool,
    ) -> Mapping[Key, int]:
        """The records, all or among these, that hold something meant, with how well.

        Of the kinds `asked` for, those come first that hold what the word is also called.
        """
        best: dict[Key, int] = {}
        for place, term in enumerate(meaning):
            found = self._of_term(term, among, private)
            needle = f" {term.needle} "
            named = {kind for kind, text in self._kinds.items() if needle in text}
            if len(meaning) == 1 and not named:
                return found
            for key, score in found.items():
                score = NAMED if key[0] in named else score
                if place:
                    score += _ASKED if key[0] in asked else _OTHERWISE
                best[key] = min(score, best.get(key, score))
        return best

    def _of_term(self, term: Term, among: Iterable[Key] | None, private: bool) -> Mapping[Key, int]:
        if among is not None:
            return dict(self._scored(term, {key: self._entries[key] for key in among}, private))
        if self.is_absent(term, private=private):
            return {}
        found = self._found.pop((term, private), None)
        if found is None:
            found = dict(self._scored(term, self._entries, private))
            self._held += len(found)
            while self._held > _REMEMBERED and self._found:
                self._held -= len(self._found.pop(next(iter(self._found))))
        self._found[term, private] = found
        return found

    def _forget(self) -> None:
        if self._found:
            self._found.clear()
            self._held = 0
        if self._amounts:
            self._amounts = []

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

    def _scored(
        self, term: Term, among: Mapping[Key, Entry], private: bool
    ) -> Iterator[tuple[Key, int]]:
        """A single letter is only the beginning of a label's words."""
        exact, near = self._keys(term)
        inside = term.inside
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
                yield key, IN_CONTEXT
            elif private and inside in names:
                yield key, 3


class Vocabulary:
    """All words, without figures, that stand in some text."""

    def __init__(self) -> None:
        self._texts: defaultdict[str, int] = defaultdict(int)
        self._words: defaultdict[str, int] = defaultdict(int)
        self._stems: defaultdict[str, int] = defaultdict(int)
        self._joined = ""

    def add(self, text: str) -> None:
        """Another record has a folded text."""
        self._texts[text] += 1
        if self._texts[text] > 1:
            return
        for word in _words(text):
            self._words[word] += 1
            if self._words[word] == 1:
                self._stems[loosened_word(word)] += 1
                self._joined = ""

    def remove(self, text: str) -> None:
        """A record no longer has a text that was added for it."""
        if not _is_last(self._texts, text):
            return
        for word in _words(text):
            if _is_last(self._words, word):
                _is_last(self._stems, loosened_word(word))
                self._joined = ""

    def holds(self, part: str) -> bool:
        """True when some word holds these letters."""
        if not self._joined:
            self._joined = " ".join(sorted(self._words))
        return part in self._joined

    def parts(self, word: str) -> tuple[str, ...]:
        """The words that a compound is made of, the first as long as can be; empty where none are.

        `leverandoervarsel`. Each ending is taken apart once, the shortest first: words and their
        forms make up a long compound in more ways than can be tried.
        """
        if len(word) > _LONGEST:
            return ()
        endings: dict[int, tuple[str, ...]] = {}
        for start in range(len(word) - _LEAST, 0, -1):
            ending = word[start:]
            is_known = loosened_word(ending) in self._stems
            parts = (ending,) if is_known else self._parts_from(start, word, endings)
            if parts:
                endings[start] = parts
        return self._parts_from(0, word, endings)

    def _parts_from(
        self, start: int, word: str, endings: Mapping[int, tuple[str, ...]]
    ) -> tuple[str, ...]:
        """The parts of a word from a place on, of which later `endings` are known."""
        for end, rest in endings.items():
            first = word[start:end]
            if len(first) >= _WHOLE and self._is_part(first):
                return first, *rest
        return ()

    def _is_part(self, first: str) -> bool:
        """True for a word that may begin a compound, with or without the letter that joins."""
        if first in self._words:
            return True
        return len(first) >= _LEAST and (
            first in self._stems or loosened_word(first) in self._stems
        )


def _texts(entry: Entry | None) -> tuple[str, ...]:
    """The texts of which the words are known."""
    return () if entry is None else (entry.label, entry.rest, entry.context)


def _words(text: str) -> set[str]:
    """The words of a folded text, without figures."""
    return {word for word in text.split() if word.isalpha() or not word.replace(",", "").isdigit()}


def _is_last(counts: dict[str, int], one: str) -> bool:
    """Count one less; True when that was the last."""
    counts[one] -= 1
    if counts[one]:
        return False
    del counts[one]
    return True


def _with_stems(words: str) -> str:
    """What a kind is called, also without the endings."""
    return f"{words}{' '.join(loosened_word(word) for word in words.split())} "
