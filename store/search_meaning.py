"""What a question means beside its words, and which records have most of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from store.folding import words_text
from store.search_entries import Words
from store.search_query import Meaning, Term, loosened, loosened_word
from store.search_scan import Key, Vocabulary

_RARE: Final = 100
_UNKNOWN: Final = 30
"""A word is rare that stands in so small a part of the records; so rare is one that stands in
none."""

_COMMON: Final = 10
_NOT_MANY: Final = 500
"""What so large a part of the records has says nothing by itself, if that is many of them."""

_SHARE: Final = 0.4
_ALONE: Final = 0.5
_BESIDE: Final = 0.8
"""How much a record must have to be told: of what all words weigh, the same when it has but one
of them, and of what the best one has."""

_MORE: Final = 0.001

_STEP: Final = 1_000
"""How much words that are missing count beside how well the others are found."""


@dataclass(frozen=True)
class Question:
    """What was typed without its small words: `terms` in their common forms, and what they ask.

    `asks` are the kinds that answer such a question.
    """

    terms: tuple[Term, ...]
    asks: frozenset[str]


class Meanings:
    """Reads questions with what the store has been told of the language."""

    def __init__(self, words: Words) -> None:
        self._small = {words_text(word).strip(): kinds for word, kinds in words.small.items()}
        self._alike = {
            loosened_word(words_text(word).strip()): tuple(
                Term(loosened_word(words_text(other).strip())) for other in others
            )
            for word, others in words.alike.items()
        }

    def question(self, terms: Iterable[Term]) -> Question:
        """The terms that say something, loosened, and what the others ask."""
        typed = tuple(terms)
        asks = (kind for term in typed for kind in self._small.get(term.needle, ()))
        return Question(tuple(dict.fromkeys(loosened(self.said(typed)))), frozenset(asks))

    def said(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        """The terms that say something, as they were typed."""
        return tuple(term for term in terms if term.needle not in self._small)

    def otherwise(self, terms: Iterable[Term]) -> list[Meaning]:
        """Loosened terms, each with what it is also called."""
        return [(term, *self._alike_of(term)) for term in terms]

    def with_parts(self, terms: Iterable[Term], words: Vocabulary) -> list[list[Meaning]]:
        """The same; a compound that stands nowhere means all of its parts together."""
        return [self.otherwise(self._parts(term, words)) for term in terms]

    def _parts(self, term: Term, words: Vocabulary) -> tuple[Term, ...]:
        needle = term.needle
        if not needle.isalpha() or needle in self._alike or words.holds(needle):
            return (term,)
        return loosened(Term(part) for part in words.parts(needle)) or (term,)

    def _alike_of(self, term: Term) -> tuple[Term, ...]:
        """Also of the word before a number, `ressortspor 5`; and `hoved-med` as one word."""
        needle = term.needle.strip()
        alike = self._alike.get(needle, ())
        word, space, rest = needle.partition(" ")
        if alike or not space:
            return alike
        if rest.isdigit():
            return tuple(Term(f"{one.needle} {rest} ") for one in self._alike.get(word, ()))
        return (Term(needle.replace(" ", "")),)


def most_of(
    found: Sequence[Mapping[Key, int]], count: int, left_out: frozenset[str]
) -> dict[Key, int]:
    """The records that have most and the rarest of some words, with how far they are from all.

    `found` is what has each word, with how well, among `count` records; kinds may be left out.
    """
    weights = [log(1 + (min(count / len(one), _RARE) if one else _UNKNOWN)) for one in found]
    enough = _enough(weights)
    rest = sum(weights)
    held: dict[Key, float] = {}
    for one, weight in sorted(zip(found, weights, strict=True), key=lambda pair: -pair[1]):
        if rest >= enough and len(one) <= max(count / _COMMON, _NOT_MANY):
            for key in one:
                held[key] = held.get(key, 0.0) + weight
        else:  # those that have none of the rarer words will not do
            for key in held.keys() & one.keys():
                held[key] += weight
        rest -= weight
    told = {key: weight for key, weight in held.items() if weight >= enough}
    told = {key: weight for key, weight in told.items() if key[0] not in left_out}
    best = max(told.values(), default=0.0)
    return {
        key: round((best - weight) * _STEP) + sum(one.get(key, 0) for one in found)
        for key, weight in told.items()
        if weight >= best * _BESIDE
    }


def _enough(weights: Sequence[float]) -> float:
    """How much a record must have; a word by itself only where it is rare enough."""
    enough, rarest = sum(weights) * _SHARE, max(weights)
    alone = sum(max(weight, log(1 + _UNKNOWN)) for weight in weights) * _ALONE
    return enough if rarest >= alone else max(enough, rarest + _MORE)
