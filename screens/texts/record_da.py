"""Danish: what screens with a grid of records say."""

from __future__ import annotations

from typing import Final

from screens.texts.safe import safe
from screens.texts.words import counted, number

NO_RECORD: Final = "Stil dig på en post først."
NO_RECORDS: Final = "Her er endnu ingen poster. Ctrl+N lægger en til."
NONE_FITS: Final = "Ingen poster passer. Tryk F4, og skriv noget andet, eller tøm linjen."
NONE_FITS_PAGE: Final = "Ingen poster passer."
NOT_TYPED: Final = "Feltet er regnet ud og kan ikke rettes. Ret de felter, det er regnet ud af."
OUTSIDE: Final = "Det indsatte er større end de felter, der er plads til. Intet er ændret."
CHOOSE_HINT: Final = "Begyndelsen er nok; Esc og så Enter viser listen."
DELETE_ANSWERS: Final = (("stay", "Nej, lad den stå"), ("delete", "Ja, slet"))
FILTER_TITLE: Final = "Filtrér"
FILTER_TEXT: Final = (
    "Skriv ord, der alle skal stå et sted i posten: i felterne, noten, kilden eller opfølgningen. "
    "Tom linje viser alt."
)
ADDED_HIDDEN: Final = "Filteret er taget af, for at posten kan ses."


def at_row(row: int, label: str, told: str) -> str:
    """What is wrong in a row, counted from 0, of what was pasted."""
    return f"Række {row + 1}, {label}: {told} Intet er ændret."


def count_text(found: int, count: int, words: str, administration: str) -> str:
    """How many records are listed, and why not all: `7 af 24 · filter: »frist« · kun SOF`."""
    if found == count and not words and not administration:
        return counted(count, "post", "poster")
    told = [f"{number(found)} af {counted(count, 'post', 'poster')}"]
    told += [f"filter: »{safe(words)}«"] if words else []
    told += [f"kun {safe(administration)}"] if administration else []
    return " · ".join(told)


def order_text(label: str, descending: bool) -> str:
    """In which order the records are."""
    return f"sorteret efter {label.lower()}, {'faldende' if descending else 'stigende'}"
