"""Danish: what the screens say by themselves."""

from __future__ import annotations

from typing import Final

from screens.texts.safe import safe
from screens.texts.words import counted
from store.changes import Change, Group, invert
from store.undo import main_changes
from store.workbook import Workbook

QUIT: Final = "Afslut"
HOW_TO_QUIT: Final = "Tryk Ctrl+Q for at afslutte."
READ_ONLY: Final = "skrivebeskyttet"
NO_TABLES: Final = (
    "Arbejdsfilen har ingen tabeller. Læs tal ind med »ressort-tui importer MAPPE«, "
    "eller lav en med indhold: »ressort-tui --fil STI ny«."
)
NOT_READ_ONLY: Final = (
    "Arbejdsfilen er åbnet skrivebeskyttet, så der er intet at gemme. Alle ændringer, du ser, er "
    "gemt af den, der skriver."
)
ALL_SAVED: Final = "Alt er gemt."
STILL_SAVED: Final = "Alt er gemt i ændringshistorikken, men arbejdsfilen selv blev ikke skrevet:"
DRAFT_KEPT: Final = "Det, du var ved at skrive, huskes og tilbydes næste gang."
NOTHING_NEWER: Final = "Der er ikke kommet noget nyt."
READ_AGAIN: Final = "Arbejdsfilen er læst igen."
NO_PLACE_BACK: Final = "Der er ikke noget sted at gå tilbage til."

_SHOWN: Final = 120


def unit_chosen(unit: str) -> str:
    """Which unit the tables are shown in now."""
    return (
        f"Enheden er nu {unit} Kun visningen er ændret."
        if unit.endswith(".")
        else (f"Enheden er nu {unit}. Kun visningen er ændret.")
    )


def undone_text(book: Workbook, group: Group) -> str:
    """What an undo took back; of a field, from what it was to what it is again."""
    first = main_changes(group.changes)[0]
    return f"Fortrudt: {_group_text(book, group, *invert([first]) if first.field else [first])}"


def redone_text(book: Workbook, group: Group) -> str:
    """What a redo made again."""
    return f"Gentaget: {_group_text(book, group, main_changes(group.changes)[0])}"


def _group_text(book: Workbook, group: Group, change: Change | None = None) -> str:
    """A group by one change, its first unless another is given, and how many more there are."""
    from screens.texts.history_text import summary_text  # late: not needed for the first paint

    told = summary_text(book, group, _SHOWN, change)
    return f"{told} ({safe(group.reason)})" if group.reason else told


def is_read_only_text(book: Workbook) -> str:
    """That nothing can be changed."""
    return f"»{safe(book.name)}« er åbnet skrivebeskyttet, så intet kan ændres."


def copied_text(count: int, path: str) -> str:
    """That cells were copied, and where they lie if the terminal has no clipboard."""
    told = f"{counted(count, 'felt', 'felter')} kopieret."
    return f"{told} De ligger også her: {safe(path)}" if path else told
