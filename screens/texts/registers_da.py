"""Danish: the registers, what they are called and what there is in each."""

from __future__ import annotations

from typing import Final

from screens.texts.words import counted, noun, number
from store.key_figure_groups import FigureGroup

CHOOSE_TITLE: Final = "Vælg register"
HOURS: Final = "Timer/år"
SHARE: Final = "Andel"
MEASURES: Final = "Tiltag"
TOTAL: Final = "I alt"

TITLES: Final = {
    "call_figures": "Kald, ventetid og behandlingstid",
    "key_figures": "Nøgletal, medarbejdere og borgere",
    "systems": "It-systemer",
    "responsibilities": "Ansvar og opgaver",
    "locations": "Lokationer og lejemål",
    "risks": "Risici",
    "measures": "Tiltag",
    "criteria": "Succeskriterier",
    "benefits": "Gevinster",
    "principles": "Principper",
    "assumptions": "Forudsætninger",
    "questions": "Åbne spørgsmål",
    "consultations": "Inddragede parter",
    "terms": "Ordliste og forkortelser",
    "facts": "Andre oplysninger",
    "documents": "Dokumenter",
    "administrations": "Forvaltninger",
    "committees": "Udvalg",
    "appropriations": "Bevillinger",
    "track_parties": "Parter i ressortspor",
    "ledgers": "Arter af penge",
}
"""By table; any other is called what its records are."""

GROUP_TITLES: Final[dict[FigureGroup, str]] = {
    "staff": "Medarbejdere og årsværk",
    "citizens": "Borgere",
    "money": "Kroner",
    "time": "Tid",
    "other": "Andet",
}


def register_title(table: str) -> str:
    """What a register is called."""
    many = noun(table).many
    return TITLES.get(table) or many[:1].upper() + many[1:]


def page_title(table: str, count: int) -> str:
    """`Åbne spørgsmål: 24 poster`."""
    return f"{register_title(table)}: {counted(count, 'post', 'poster')}"


def share_text(tenths: int) -> str:
    """`13,6 %` of 136 tenths."""
    return f"{tenths // 10},{tenths % 10} %"


def hours_line(calls: int, handling: str, hours: int) -> str:
    """How hours of work are worked out."""
    return (
        f"Regnet ud: {number(calls)} kald × {handling} (samtale og efterbehandling) = "
        f"{number(hours)} timers arbejde om året"
    )


def share_line(calls: int, every: int, tenths: int) -> str:
    """How a share of all calls is worked out."""
    return f"Regnet ud: {number(calls)} af {number(every)} kald = {share_text(tenths)}"
