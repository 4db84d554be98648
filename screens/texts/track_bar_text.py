"""Danish: the track in sight by name, and the tabs there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from screens.texts.safe import safe
from screens.texts.width import cell_width
from store.records import Track

_LEFT, _RIGHT = "‹ ", " ›"


def track_label(track: Track) -> str:
    """`5. Samlet syge- og hjemmepleje`."""
    return f"{track.number}. {safe(track.name)}"


def selector_text(track: Track, numbers: str) -> str:
    """The track in sight and how to choose another, for a window without room for a list."""
    return f"{_LEFT}{track_label(track)}{_RIGHT} {numbers}"


def numbers_text(tracks: Sequence[Track]) -> str:
    """Which figures choose a track: `1-8`."""
    return f"{tracks[0].number}-{tracks[-1].number}" if tracks else ""


def tab_labels(titles: Sequence[str], here: int, width: int) -> list[tuple[int, str]]:
    """The tabs there is room for, the one in sight among them: place and label of each.

    The one in sight stands in brackets. Where some are left out, `‹3` and `2›` tell how many,
    with the place of the tab they lead to.
    """
    labels = [f"[{title}]" if n == here else f" {title} " for n, title in enumerate(titles)]
    first, last = 0, len(labels)

    def taken() -> int:
        shown = sum(cell_width(label) + 1 for label in labels[first:last])
        return shown + sum(cell_width(label) + 1 for _, label in (*before(), *after()))

    def before() -> list[tuple[int, str]]:
        return [(first - 1, f"‹{first}")] if first else []

    def after() -> list[tuple[int, str]]:
        return [(last, f"{len(labels) - last}›")] if last < len(labels) else []

    while taken() > width and last - first > 1:
        if last - 1 - here > here - first:
            last -= 1
        else:
            first += 1
    found = [(n, labels[n]) for n in range(first, last)]
    return [*before(), *found, *after()]
