"""Danish: what the screen of opening hours says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from screens.texts.hours_text import VARIANTS
from screens.texts.words import counted
from store.coverage import Coverage
from store.plan_records import Variant

NO_CENTRES: Final = "Der er ingen kontaktcentre. Ctrl+N lægger et til."
NOT_OWN: Final = "Kontaktcentret hører ikke til {own}. Tryk F8 for at vise alle forvaltninger."
GONE: Final = "Kontaktcentret findes ikke længere."
HOURS_FIXED: Final = "Timerne regnes ud af dagene. Ret en af dem."
NAME_HERE: Final = "Her står navnet. Tryk Enter for at rette kontaktcentrets oplysninger."
UNCHANGED: Final = "Dagen er {day} i forvejen; intet er ændret."
NOTHING_TO_CLEAR: Final = "Der er ingen tider at tømme. Vælg en eller flere dage."
NO_DAY: Final = "Vælg den dag, der skal kopieres."
SELECT_DOWN: Final = (
    "Vælg først felterne: hold Skift nede og gå ned fra den dag, der skal kopieres."
)
ALREADY_SO: Final = "Dagene har tiderne i forvejen."
WEEKEND_TOLD: Final = "Der er tider lørdag eller søndag, så de dage vises."


def picture_title(mode: Variant, days: Sequence[Coverage]) -> str:
    """What the strips show: `Åbne linjer nu (5 af 5 oplyst)`."""
    told, known = VARIANTS[mode], max((day.told for day in days), default=0)
    every = max((day.told + day.untold for day in days), default=0)
    return f"Åbne linjer, {told} ({known} af {every} oplyst)"


def changed_text(count: int) -> str:
    """How many days have got other hours."""
    return f"{counted(count, 'dag', 'dage')} har fået nye tider. Ctrl+Z fortryder."


def cleared_text(count: int) -> str:
    """How many days are told no more."""
    return f"{counted(count, 'dag', 'dage')} er tømt. Ctrl+Z fortryder."
