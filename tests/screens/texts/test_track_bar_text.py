"""The name of the track in sight, and its tabs."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from screens.texts.track_bar_text import numbers_text, selector_text, tab_labels
from screens.texts.width import cell_width
from store.records import Track

TITLES = ["Formål", "Tabeller", "Fordeling", "I teksten", "Nøgletal", "Kilder"]


def test_the_track_is_named_with_the_keys_to_others() -> None:
    tracks = [Track(id=f"s{n}", number=n, name="[/x]\u202e") for n in (1, 2, 3)]
    assert selector_text(tracks[1], numbers_text(tracks)) == "‹ 2. [/x]⟨U+202E⟩ › 1-3"
    assert numbers_text([]) == ""


@given(here=st.integers(min_value=0, max_value=5), width=st.integers(min_value=1, max_value=100))
def test_the_tab_in_sight_is_always_shown(here: int, width: int) -> None:
    labels = tab_labels(TITLES, here, width)
    assert (here, f"[{TITLES[here]}]") in labels
    places = [place for place, _ in labels]
    assert places == list(range(places[0], places[-1] + 1))
    taken = sum(cell_width(label) + 1 for _, label in labels)
    shown = [label for _, label in labels if not re.fullmatch(r"‹\d+|\d+›", label)]
    assert taken <= width or len(shown) == 1
    if len(shown) < len(TITLES):
        left_out = [int(label.strip("‹›")) for _, label in labels if label not in shown]
        assert sum(left_out) + len(shown) == len(TITLES)


def test_all_tabs_fit_in_80_cells() -> None:
    assert [label for _, label in tab_labels(TITLES, 1, 78)][:2] == [" Formål ", "[Tabeller]"]
    assert len(tab_labels(TITLES, 1, 78)) == len(TITLES)
