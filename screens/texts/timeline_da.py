"""Danish: what the timeline says by itself."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Tidslinje"
FILE_NAME: Final = "tidslinje"
HEADS: Final = ("Hvad", "Dato", "Status", "Slut", "Spor", "Slags", "Projekt", "Note")
MODES: Final = {"list": "liste; Ctrl+T viser billedet", "bars": "billede; Ctrl+T viser listen"}

TODAY: Final = "I dag"
OVERDUE: Final = "overskredet"

DAY: Final = "◆"
BAR: Final = "━"
LINE: Final = "│"
CROSSED: Final = "┿"
DOTS: Final = "┄"
EARLIER: Final = "◂"
LATER: Final = "▸"
NOW_SIGN: Final = "▼"
LEGEND: Final = (
    "◆ en dag · ━ en periode · │ og ▼ i dag · ◂ ▸ uden for billedet · ! overskredet · "
    "✓ afsluttet · – bortfaldet"
)

OVERDUE_TOLD: Final = (
    "{count}, hvis dag er gået, er ikke afsluttet. F4 og »overskredet« viser kun det; "
    "Ctrl+K afslutter det, man står på."
)
NOTHING_NEXT: Final = "Intet forestår."
NOTHING_SHOWN: Final = "Intet af det viste forestår."
NO_ENTRIES_AT_ALL: Final = "Der er endnu ingen milepæle."
NO_ENTRIES: Final = f"{NO_ENTRIES_AT_ALL} Ctrl+N lægger en til."
NONE_FITS: Final = "Intet på tidslinjen passer. Tryk F4, og skriv noget andet, eller tøm linjen."
NONE_FITS_PAGE: Final = "Intet på tidslinjen passer."

FILTER_TITLE: Final = "Filtrér tidslinjen"
FILTER_TEXT: Final = (
    "Skriv ord, der alle skal passe, fx »go-live« eller »overskredet«, eller spor:2, slags:MED, "
    'organ:HovedMED, projekt:"Din Sociale". Tom linje viser alt.'
)

NO_DELETE: Final = "Et ressortspor slettes ikke her. Tøm datoen, hvis den ikke gælder."
UNDATED: Final = "uden dato"
UNDERSTOOD: Final = "Forstået: {}."

ICS_TITLE: Final = "Gem som kalender"
ICS_TEXT: Final = (
    "{count} skrives som heldagsaftaler i en .ics-fil, som Outlook og andre kalendere kan "
    "importere. Fil:"
)
ICS_NO_NAME: Final = "Skriv et filnavn, evt. med mappe foran."

MOVED_TITLE: Final = "Ressortflyt får en anden dato"
MOVED_TOLD: Final = "Taget som én ændring. Ctrl+Z fortryder."
MOVED_HEADS: Final = ("Hvad", "Før", "Efter")
TAKE_ALL: Final = "Tag dato og budget som én ændring (Ctrl+S)"
TAKE_DATE: Final = "Ret datoen (Ctrl+S)"
TAKE_BUDGET: Final = "Tag budgettet med (Ctrl+S)"
ONLY_DATE: Final = "Ret kun datoen, og lad budgettet stå"
LEAVE: Final = "Lad alt være, som det var (Esc)"
LEAVE_BUDGET: Final = "Lad budgettet stå, som det er (Esc)"
