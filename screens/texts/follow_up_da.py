"""Danish: what the list of all that is worked off says by itself."""

from __future__ import annotations

from typing import Final

from store.follow_list import Section

TITLE: Final = "Opfølgning"
FILE_NAME: Final = "opfoelgning"

SECTIONS: Final[dict[Section, str]] = {
    Section.OVERDUE: "Overskredet",
    Section.SOON: "Næste 14 dage",
    Section.LATER: "Senere",
    Section.UNDATED: "Uden frist",
    Section.CLOSED: "Afsluttet eller bortfaldet",
}
KINDS: Final = {
    "questions": "spørgsmål",
    "remarks": "MED-bemærkning",
    "lines": "beløb",
}
"""What is listed under another name than its records have."""

WHAT: Final = "Hvad"
DEADLINE: Final = "Frist"
STATUS: Final = "Status"
RESPONSIBLE: Final = "Ansvarlig"
NEXT_STEP: Final = "Næste skridt"
TRACK: Final = "Spor"
KIND: Final = "Slags"

UNASSIGNED: Final = "(uden)"
NO_ONE: Final = "uden ansvarlig"
NO_DEADLINE: Final = "uden frist"
OWN_DATE: Final = "milepælens dato"
OF_TRACK: Final = "sporets ikrafttræden"
TODAY: Final = "i dag"
TOMORROW: Final = "i morgen"
YESTERDAY: Final = "i går"

UNKNOWN: Final = "uoplyst"
RANGE: Final = "spænd"

NOTHING: Final = "Her er endnu intet at følge op på. Ctrl+N lægger et åbent spørgsmål til."
NONE_FITS: Final = "Intet passer. Tryk F4, og skriv noget andet, eller tøm linjen."
ALL_DONE: Final = "Alt er afsluttet. Ctrl+T viser det."
NOT_LISTED: Final = "Posten følges ikke op. Tryk Ctrl+U på den, der hvor den står."
SHOWN_FOR_IT: Final = "Filteret er taget af, for at posten kan ses."
NOT_OWN: Final = "Posten vedrører ikke {own} og vises først, når F8 viser alle."

CLOSED_HIDDEN: Final = "{} skjult (Ctrl+T)"
CLOSED_SHOWN: Final = "afsluttede vises (Ctrl+T)"
DONE: Final = "»{title}« er afsluttet. Ctrl+Z fortryder."
REOPENED: Final = "»{title}« er i gang igen."
MOVED: Final = "»{title}« står nu under {section}."

FILTER_TITLE: Final = "Filtrér opfølgning"
FILTER_TEXT: Final = (
    "Skriv ord, der alle skal passe, og spor:5, forvaltning:SOF, ansvarlig:SUF, "
    "status:afventer, slags:tiltag, »uden ansvarlig« eller »uden frist«. Tom linje viser alt."
)

DUE_TITLE: Final = "Opfølgning"
ALL_DUE: Final = "Hele listen med alt, der følges op på"
NOTHING_DUE: Final = "Ingen frister er overskredet eller ligger forude."
