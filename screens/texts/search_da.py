"""Danish: what the search in everything says, and what kinds are called by those who search."""

from __future__ import annotations

from typing import Final

from screens.texts.date_text import moment_text
from screens.texts.words import counted, noun, number
from store.schema import KINDS
from store.search import Words

TITLE: Final = "Søg i alt"
PROMPT: Final = "Ord, tal eller dato: pladsanvisning onsdag, 4.800, 1. april 2026"
HINT: Final = "Pil op/ned vælger · Enter går dertil · Ctrl+G: personnavne med · Esc lukker"
READING: Final = "Læser posterne …"
NOTHING_YET: Final = "Skriv for at finde i alle poster: ord, beløb, datoer, åbningstider."
NO_HIT: Final = "Intet fundet. Skriv færre eller andre ord."
WITH_NAMES: Final = "også personnavne"

_SYNONYMS: Final = {
    "bodies": "udvalg gruppe",
    "members": "medlem medlemmer deltager deltagere sidder",
    "body_meetings": "behandlet drøftet behandling",
    "remarks": "bemærket",
    "intervals": "telefontid telefontider åbent",
    "call_figures": "kald opkald henvendelser",
    "milestones": "dato datoer tidsplan",
    "systems": "it systemer",
    "questions": "uafklaret uafklarede udestående",
    "criteria": "kriterium kriterier",
    "terms": "ordliste forkortelse",
    "follow_ups": "frist",
    "locations": "lokaler adresse",
}
"""What else kinds are called by those who look for them."""


def search_words() -> Words:
    """What the store is to know of Danish to search."""
    kinds = {t: f"{noun(t).one} {noun(t).many} {_SYNONYMS.get(t, '')}" for t in KINDS}
    return Words(kinds, moment_text)


def heading_text(table: str, count: int) -> str:
    """A kind and how much was found in it: `Åbningstider (5)`."""
    return f"{noun(table).many.capitalize()} ({number(count)})"


def more_text(count: int) -> str:
    """That not all are listed."""
    return f"… og {number(count)} til: Enter viser dem"


def too_many_text(count: int) -> str:
    """That there are more than are ever listed."""
    return f"… og {number(count)} til; skriv flere ord"


def found_text(count: int, *, with_names: bool) -> str:
    """How much was found."""
    told = f"{counted(count, 'sted', 'steder')} fundet" if count else NO_HIT
    return f"{told} · {WITH_NAMES}" if with_names else told
