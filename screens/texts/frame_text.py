"""The header in words: which workbook, whether it is saved, whose money, in which unit."""

from __future__ import annotations

from typing import Final

from screens.texts.safe import safe
from screens.texts.time_text import clock_text
from screens.texts.width import cell_width
from screens.texts.words import counted

TABS: Final = {
    "overview": "Overblik",
    "track": "Ressortspor",
    "budget": "Budget",
    "organisation": "Organisation",
    "hours": "Åbningstider",
    "timeline": "Tidslinje",
    "registers": "Registre",
    "follow_up": "Opfølgning",
    "changes": "Ændringer",
}
"""The screens, in the order of their tabs."""

SHORT_TABS: Final = TABS | {
    "track": "Spor",
    "organisation": "MED",
    "hours": "Tider",
    "follow_up": "Følg op",
}
"""What they are called where there is less room."""

TURN: Final = "F6: næste skærm"
TOO_SMALL: Final = "Vinduet er for lille. Gør det mindst 40 tegn bredt og 10 linjer højt."
ALL: Final = "alle forvaltninger"
TABLE_UNIT: Final = "tabellens enhed"


def saved_text(unsaved: int, last_change: str) -> str:
    """`gemt kl. 14.05`, `gemt` before any change, `IKKE GEMT: 2 ændringer`."""
    if unsaved:
        return f"IKKE GEMT: {counted(unsaved, 'ændring', 'ændringer')}"
    return f"gemt kl. {clock_text(last_change)}" if last_change else "gemt"


def read_only_text(read_at: str, is_newer: bool) -> str:
    """That the workbook is only read, since when, and whether there is something newer."""
    newer = " · NYERE UDGAVE: F5" if is_newer else ""
    return f"SKRIVEBESKYTTET, læst kl. {clock_text(read_at)}{newer}"


def own_text(administration: str, only_mine: bool) -> str:
    """Whose lines are shown."""
    if not administration:
        return ALL
    return f"KUN {safe(administration)}" if only_mine else f"{safe(administration)}, {ALL}"


def header_line(name: str, parts: list[str], width: int) -> str:
    """The workbook's name left, the rest right; the name gives way, then the last parts."""
    while parts:
        right = " · ".join(parts)
        room = width - cell_width(right) - 4
        if room >= 8 or len(parts) == 1:
            break
        parts = parts[:-1]
    else:
        right, room = "", width - 2
    name = safe(name)
    while name and cell_width(name) > max(room, 0):
        name = name[:-2] + "…" if len(name) > 1 else ""
    gap = " " * max(width - 2 - cell_width(name) - cell_width(right), 1)
    return f" {name}{gap}{right} "
