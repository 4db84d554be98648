"""Key figures by what they count."""

from __future__ import annotations

from typing import Final, Literal

from store.records import KeyFigure

FigureGroup = Literal["staff", "citizens", "money", "time", "other"]

GROUPS: Final[tuple[FigureGroup, ...]] = ("staff", "citizens", "money", "time", "other")
"""In their order."""

_BEGINNINGS: Final[dict[FigureGroup, tuple[str, ...]]] = {
    "citizens": ("borger",),
    "money": ("kr.", "t.kr", "mio.", "mia."),
    "time": ("måned", "dag", "uge", "time", "minut", "periode", "alle ugens dage"),
}
_STAFF: Final = (
    *("årsværk", "åv", "medarbejder", "leder", "assistent", "hjælper", "plejersker"),
    *("sagsbehandler", "rusmiddelbehandler", "visitatorer"),
)


def figure_group(figure: KeyFigure) -> FigureGroup:
    """What a key figure counts, by its unit: people at work, citizens, money, time, or else."""
    unit = figure.unit.casefold().strip()
    for group, beginnings in _BEGINNINGS.items():
        if unit.startswith(beginnings):
            return group
    if unit == "år":
        return "time"
    return "staff" if any(word in unit for word in _STAFF) else "other"
