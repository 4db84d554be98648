"""Danish: what the budget editor says."""

from __future__ import annotations

from typing import Final

from screens.texts.safe import shorten
from store.records import Line

NO_SUCH_LINE: Final = "Aktiviteten findes ikke længere, eller den står ikke i nogen tabel."
FILTER_TITLE: Final = "Filtrér"
FILTER_TEXT: Final = (
    "Hvilke rækker skal vises? Skriv ord fra rækken, udvalg, forvaltning eller bevilling. "
    "F4 igen viser dem alle."
)
ALL_ROWS: Final = "Alle rækker vises igen."
NO_ROWS: Final = "Der er ingen rækker at vise."
ROW_GONE: Final = "Rækken står ikke længere i tabellen."
ROW_NOT_OWN: Final = "Rækken hører ikke til {own}. Tryk F8 for at vise alle forvaltninger."
PRINTED_CHOSEN: Final = {
    "totaler": "Dokumentets tal står under totalerne.",
    "alle": "Dokumentets tal står under alle rækker.",
    "ingen": "Dokumentets tal er skjult.",
}
TABLES_TITLE: Final = "Vælg tabel"

PRINTED_FIXED: Final = "Det trykte tal er dokumentets og kan ikke rettes. Ret tallet over det."
SUM_FIXED: Final = "Summen regnes ud. Ret beløbet i et af årene; F3 viser, hvad summen består af."
NO_TEXT_EDIT: Final = "Her står tekst. Tryk Enter for at rette aktivitetens oplysninger."
UNCHANGED: Final = "Beløbet er {amount} i forvejen; intet er ændret."
NO_LINE_HERE: Final = "Rækken er ikke en enkelt aktivitet. Stil dig på en, eller åbn med Ctrl+G."
MOVE_IN_ALL: Final = (
    "Rækker flyttes kun, når alle vises i tabellens egen orden. "
    "F4 og F8 viser alle, Ctrl+O ændrer ordenen."
)
NOTHING_TO_CLEAR: Final = "Der er ingen beløb at tømme. Vælg felter med én aktivitet."
SELECT_TO_FILL: Final = (
    "Vælg først felterne: hold Skift nede og gå til højre fra det beløb, der skal kopieres."
)
NOTHING_TO_FILL: Final = "Felterne har beløbet i forvejen."
DELETE_TITLE: Final = "Slet aktivitet"
DELETE_ANSWERS: Final = (("keep", "Behold den"), ("delete", "Slet den"))
PLACE_TITLE: Final = "Hvilken række står aktiviteten i?"
PLACE_NOWHERE: Final = "Ikke i dokumentet"


def delete_text(line: Line) -> str:
    """Which line is about to be deleted, and what follows."""
    return (
        f"»{shorten(line.label)}« slettes med sine beløb og sin plads i alle tabeller. "
        "Ctrl+Z fortryder."
    )
