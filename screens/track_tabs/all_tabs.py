"""The tabs of a track, in order. A new subject is one more module and one more line here."""

from __future__ import annotations

from typing import Final

from screens.track_tabs import distribution, in_text, key_figures, purpose, sources, tables
from screens.track_tabs.tab import TrackTab

TABS: Final[tuple[TrackTab, ...]] = (
    purpose.TAB,
    tables.TAB,
    distribution.TAB,
    in_text.TAB,
    key_figures.TAB,
    sources.TAB,
)
