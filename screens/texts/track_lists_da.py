"""Danish: what the lists of a track's records are called, and what they say when empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from screens.texts.safe import safe
from screens.texts.words import both, counted, number
from store.plan_records import Outcome

MILESTONES: Final = "Milepæle"
RISKS: Final = "Risici"
BODIES: Final = "Organer"
MED: Final = "MED"
KEY_FIGURES: Final = "Nøgletal"
SYSTEMS: Final = "It og ansvar"
GOALS: Final = "Mål"
NOTES: Final = "Noter"
QUESTIONS: Final = "Uafklaret"

MILESTONE_HEADS: Final = ("Milepæle", "Dato", "Status")
RISK_HEADS: Final = ("Risici og tiltag", "Status", "Sandsynlighed", "Konsekvens", "Projekt")
BODY_HEADS: Final = ("Organer", "Slags", "Forvaltning", "Roller")
MED_HEADS: Final = ("MED, møder og bemærkninger", "Hvornår", "Status")
FIGURE_HEADS: Final = (
    *("Nøgletal", "Tal", "Forvaltning", "Sikkerhed"),
    *("Andel", "Timer/år", "Ventetid", "Behandling"),
)
SYSTEM_HEADS: Final = (
    *("It og ansvar", "Forvaltning", "Brugere eller gruppe"),
    *("Adgang", "Ændring", "Kontaktcenter"),
)
GOAL_HEADS: Final = ("Mål og gevinster", "Skal nå", "Måles", "Rapporteres til", "Sikkerhed")
NOTE_HEADS: Final = ("Noter", "Emne", "Tekst")
QUESTION_HEADS: Final = (
    *("Uafklaret", "Status", "Ansvarlig", "Frist", "Næste skridt", "Betydning"),
)

PRINTED_HEADS: Final = frozenset(
    {
        *("Sandsynlighed", "Konsekvens", "Projekt", "Adgang", "Ændring", "Rapporteres til"),
        *("Tekst", "Næste skridt", "Betydning"),
    }
)
"""Heads for which there is room on a page; on the screen the lines below the rows tell them."""

OWN_TRACK: Final = "Sporets egne"
SHARED: Final = "Fælles for flere spor"
NEXT: Final = "næste"
OTHER_MEASURES: Final = "Tiltag uden en bestemt risiko"
CALLS: Final = "Kald til kontaktcentrene"
CENTRES: Final = "Kontaktcentre og deres åbningstid"
REMARK: Final = "Bemærkning"
MEASURE: Final = "Tiltag"
SYSTEM_PART: Final = "It-systemer"
OUTCOMES: Final[dict[Outcome, str]] = {
    "overgår": "Ansvar, der overgår",
    "fastholdes": "Ansvar, der fastholdes",
    "ansvar": "Ansvar og opgaver i arbejdet",
}
CRITERIA: Final = "Succeskriterier"
BENEFITS: Final = "Gevinster"
NOTE_PARTS: Final = {
    "facts": "Oplysninger",
    "principles": "Principper",
    "assumptions": "Forudsætninger",
    "locations": "Lokationer",
    "consultations": "Inddragelse",
    "terms": "Ord og forkortelser",
}
OPEN_QUESTIONS: Final = "Åbne spørgsmål"
CLOSED_QUESTIONS: Final = "Afklaret"
UNKNOWN_AMOUNTS: Final = "Beløb, der ikke er afklaret"
UNKNOWN: Final = "uoplyst beløb"
RANGE: Final = "beløb som spænd"

NO_MILESTONES: Final = "Dokumenterne nævner ingen milepæle for sporet alene."
NO_QUESTIONS: Final = "Sporet har ingen åbne spørgsmål."
CALLS_DERIVED: Final = "Andel af alle kald og timers arbejde om året er regnet ud."
OPENS_RECORD: Final = "Enter viser posten, hvor den rettes; F10 fører tilbage hertil."


def own_intro(own: str, kept: int, count: int) -> str:
    """That others' are left out: `Kun SUF's og det, der ikke nævner nogen: 12 af 30.`."""
    return (
        f"Kun {safe(own)}'s og det, der ikke nævner en forvaltning: "
        f"{number(kept)} af {number(count)}. F8 viser alle."
    )


def treated_intro(treated: int, count: int, remarks: int) -> str:
    """`3 af 9 har behandlet sporet, med 2 bemærkninger.`."""
    said = f", med {counted(remarks, 'bemærkning', 'bemærkninger')}" if remarks else ""
    return f"{number(treated)} af {number(count)} har behandlet sporet{said}."


def questions_intro(still_open: int, overdue: int, without: int) -> str:
    """How many questions are open, how many of them late or nobody's."""
    if not still_open:
        return NO_QUESTIONS
    told = counted(still_open, "åbent spørgsmål", "åbne spørgsmål")
    of_these = [f"{number(overdue)} overskredet"] if overdue else []
    of_these += [f"{number(without)} uden ansvarlig"] if without else []
    return f"{told}, heraf {both(of_these)}." if of_these else f"{told}."


def heading_text(heading: str, count: int) -> str:
    """A heading with how much stands under it: `Gevinster (7)`."""
    return f"{heading} ({number(count)})"


def item_text(label: str, told: Sequence[tuple[str, str]], level: int) -> str:
    """A row as a sentence: its label, then what stands under the other heads.

    One set in is a measure, under its risk.
    """
    text = joined([f"{head}: {text}" for head, text in told if text])
    return f"{f'{MEASURE}: ' if level else ''}{label}{f' ({text})' if text else ''}"


def joined(texts: Sequence[str]) -> str:
    """Those that say something, with dots between."""
    return " · ".join(text for text in texts if text)
