"""Danish: what the list of changes says by itself."""

from __future__ import annotations

from typing import Final

HEADS: Final = ("Tid", "Hvem", "Hvad", "Før → efter", "Gælder", "Begrundelse")
NO_CHANGES: Final = "Der er endnu ingen ændringer i denne arbejdsfil."
NOT_READ: Final = "Ændringerne kan ikke læses."
NONE_FITS: Final = "Ingen ændringer passer. Tryk F4 og skriv noget andet, eller lad linjen stå tom."
NONE_FITS_PAGE: Final = "Ingen ændringer passer."
PAGE_TITLE: Final = "Ændringer"
UNDONE_MARK: Final = "↶"

FILTER_TITLE: Final = "Filtrér ændringer"
FILTER_TEXT: Final = (
    "Skriv en aktivitet, et spor, en person, en dag eller andre ord, fx »d)«, »spor 5«, »anna«, "
    "»i dag« eller »21-11-2026«. Flere ord skal alle passe. Tom linje viser alle ændringer."
)
NO_SUCH_DAY: Final = "Der er ingen dag, der hedder {}. Skriv dagen som 21-11-2026."

UNDO_TITLE: Final = "Fortryd denne ændring?"
UNDO_ANSWERS: Final = (("stay", "Nej, lad den stå"), ("undo", "Ja, fortryd den"))
ALREADY_UNDONE: Final = "Ændringen er allerede fortrudt."
IS_UNDO: Final = "En fortrydelse kan ikke fortrydes. Ctrl+Y gentager det, der sidst blev fortrudt."
NOTHING_THERE: Final = "Det, ændringen handler om, findes ikke længere, så der er intet at gå til."


def no_such_track(number: str) -> str:
    """That a track's number is not in use."""
    return f"Der findes intet spor {number}."
