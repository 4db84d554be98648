"""Danish: what the dialogs say."""

from __future__ import annotations

from typing import Final

from screens.texts.safe import safe
from screens.texts.words import counted, number

ASK_HINT: Final = "Pil op/ned og Enter vælger · Esc lader alt være"
CHOOSE_HINT: Final = "Skriv for at finde · pil op/ned og Enter vælger · Esc lukker"
CHOOSE_PROMPT: Final = "Skriv et eller flere ord"
NO_MATCH: Final = "Ingen passer. Skriv færre eller andre ord."
PROMPT_HINT: Final = "Enter godkender · Esc lader alt være"
HELP_TITLE: Final = "Hjælp"
HELP_HINT: Final = "Pil op/ned ruller · Esc lukker"

FIND_TITLE: Final = "Find kommando · Ctrl+F søger i alt"

OWN_TITLE: Final = "Min forvaltning"
OWN_TEXT: Final = (
    "Hvilken forvaltning hører du til? Med F8 ser du kun dens tal; hele byens totaler bliver "
    "stående ved siden af. Du kan altid vælge om."
)
OWN_ALL: Final = "Alle forvaltninger"

UNSAVED_TITLE: Final = "Ikke gemt"
UNSAVED_ANSWERS: Final = (
    ("retry", "Prøv igen"),
    ("copy", "Gem det hele et andet sted"),
    ("later", "Arbejd videre; ændringen huskes, til programmet lukkes"),
)
LEAVE_TITLE: Final = "Luk uden at have gemt?"
LEAVE_ANSWERS: Final = (
    ("stay", "Bliv i programmet"),
    ("retry", "Prøv at gemme igen og luk"),
    ("copy", "Gem det hele et andet sted og luk"),
    ("discard", "Luk og tab det, der ikke er gemt"),
)
COPY_TITLE: Final = "Gem en kopi"
COPY_TEXT: Final = "Hvor skal hele arbejdsfilen gemmes? Skriv mappe og filnavn."
NO_PATH: Final = "Skriv en mappe og et filnavn, fx H:\\Møde\\ressort.json."

DRAFT_TITLE: Final = "Du var i gang med at skrive"
DRAFT_ANSWERS: Final = (("open", "Gå derhen og skriv videre"), ("drop", "Kassér det"))


def found_text(count: int, shown: int) -> str:
    """How many choices there are, and that not all are listed."""
    told = counted(count, "valg", "valg")
    return f"{told}; de første {number(shown)} vises" if count > shown else told


def copied_to_text(path: str) -> str:
    """That a copy has been saved."""
    return f"En kopi er gemt her: {safe(path)}"


def draft_text(place: str, typed: str) -> str:
    """What was being typed when the program was ended, and where."""
    return f"Programmet blev lukket, mens der stod »{safe(typed)}« i {place}. Det er ikke gemt."
