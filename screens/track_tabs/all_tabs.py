"""The tabs of a track, in order. A new subject is one more module, or list, and one line here."""

from __future__ import annotations

from typing import Final

from screens.track_tabs import distribution, in_text, purpose, sources, tables
from screens.track_tabs.records import record_tab
from screens.track_tabs.tab import TrackTab

TABS: Final[tuple[TrackTab, ...]] = (
    purpose.TAB,
    tables.TAB,
    distribution.TAB,
    in_text.TAB,
    record_tab("milestones"),
    record_tab("risks"),
    record_tab("bodies"),
    record_tab("med"),
    record_tab("key_figures"),
    record_tab("systems"),
    record_tab("goals"),
    record_tab("notes"),
    record_tab("questions"),
    sources.TAB,
)
"""What is asked for most lies near one end: from the first one goes on to the last."""
