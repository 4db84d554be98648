"""The records of a track by subject, each subject a list; their titles, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from screens.texts import track_lists_da as da
from screens.texts.track_body_lists import bodies, med
from screens.texts.track_register_lists import goals, key_figures, notes, systems
from screens.texts.track_rows import TrackList, TrackReader
from screens.texts.track_work_lists import milestones, questions, risks

ListOf = Callable[[TrackReader], TrackList]

LISTS: Final[dict[str, tuple[str, ListOf]]] = {
    "milestones": (da.MILESTONES, milestones),
    "risks": (da.RISKS, risks),
    "bodies": (da.BODIES, bodies),
    "med": (da.MED, med),
    "key_figures": (da.KEY_FIGURES, key_figures),
    "systems": (da.SYSTEMS, systems),
    "goals": (da.GOALS, goals),
    "notes": (da.NOTES, notes),
    "questions": (da.QUESTIONS, questions),
}
"""Titles and lists by the name of the tab."""

ALWAYS: Final = frozenset({"milestones", "questions"})
"""Those that are told of also where there are none."""
