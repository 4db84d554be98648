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
    "bodies": "udvalg gruppe sidder medlemmer deltagere sammensætning",
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

_WHEN: Final = ("milestones", "body_meetings", "intervals")
_WHO: Final = ("bodies", "members")
_HOW_MANY: Final = ("call_figures", "key_figures")
_WHAT_SAID: Final = ("body_meetings", "remarks")

_ASKING: Final[dict[str, tuple[str, ...]]] = {
    "hvem": _WHO,
    "sidder": _WHO,
    "hvornår": _WHEN,
    "antal": _HOW_MANY,
    "andel": _HOW_MANY,
    "mange": _HOW_MANY,
    "siger": _WHAT_SAID,
    "sagde": _WHAT_SAID,
    "mener": _WHAT_SAID,
    "koster": ("lines",),
}
"""Words of which the answer tells the kind, and which stand in no record for that."""

_SMALL: Final = """
hvad hvor hvordan hvorfor hvilke hvilken hvilket hvis
i på af for til fra med om ved hos under efter uden
en et den det de der som at og eller også når så nu her
er var har have havde kan kunne skal skulle vil ville må bliver blive blev får få fik går gå gik
man vi jeg du os vores ikke stor stort store meget lang længe året
"""
"""Words that are in a question, but not what it is about."""

_ALIKE: Final = {
    "dsi": ("Din Sociale Indgang",),
    "golive": ("go-live",),
    "luften": ("go-live",),
    "starter": ("go-live",),
    "opstart": ("go-live",),
    "idriftsættelse": ("go-live",),
    "drift": ("go-live",),
    "ikrafttræden": ("ressortflyt",),
    "flytter": ("ressortflyt",),
    "overgang": ("ressortflyt",),
    "opkald": ("kald",),
    "telefonopkald": ("kald",),
    "deadline": ("frist",),
    "fagsystemer": ("it-systemer",),
    "systemleverandører": ("leverandører",),
    "ressortspor": ("spor",),
    "ringe": ("telefontid",),
    "høringssvar": ("bemærkning",),
    "afklaret": ("uafklaret",),
    "mangler": ("uafklaret",),
    "udestår": ("udestående",),
    "punkter": ("spørgsmål",),
}
"""What else words are called in the documents."""


def search_words() -> Words:
    """What the store is to know of Danish to search."""
    kinds = {t: f"{noun(t).one} {noun(t).many} {_SYNONYMS.get(t, '')}" for t in KINDS}
    small = {word: _ASKING.get(word, ()) for word in (*_ASKING, *_SMALL.split())}
    return Words(kinds, moment_text, small, _ALIKE)


def heading_text(table: str, count: int) -> str:
    """A kind and how much was found in it: `Åbningstider (5)`."""
    return f"{noun(table).many.capitalize()} ({number(count)})"


def more_text(count: int) -> str:
    """That not all are listed."""
    return f"… og {number(count)} til: Enter viser dem"


def too_many_text(count: int) -> str:
    """That there are more than are ever listed."""
    return f"… og {number(count)} til; skriv flere ord"


def most_text(words: str) -> str:
    """That nothing has all that was typed, above what comes nearest."""
    if len(words.split()) == 1:
        return "Ordet står ingen steder – disse har dets dele"
    return "Intet har alle ordene – disse har flest"


def found_text(count: int, *, with_names: bool) -> str:
    """How much was found."""
    told = f"{counted(count, 'sted', 'steder')} fundet" if count else NO_HIT
    return f"{told} · {WITH_NAMES}" if with_names else told
