"""Questions as they are asked of the sample, each with the answer that comes first."""

from __future__ import annotations

import pytest

from screens.texts.search_da import search_words
from store.search import SearchIndex
from store.workbook import Workbook


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("telefontid onsdag pladsanvisningen", "aabent-plan1-buf-pladsanvisning-nu-onsdag"),
        ("hvem sidder i styregruppen for hjemmepleje", "organ-plan2-styregruppe"),
        ("hvornår går din sociale indgang i luften", "milepael-plan1-t6-dsi-golive"),
        ("hvornår går din sociale indgang i drift", "milepael-plan1-t6-dsi-golive"),
        ("hvornår er DSI i drift", "milepael-plan1-t6-dsi-golive"),
        ("evaluering efter et års drift", "milepael-plan1-dsi-evaluering-et-aar"),
        ("antal kald hjemmepleje", "kald-plan1-suf-hjemmepleje"),
        ("hvad siger KFF HovedMED", "moede-plan1-hovedmed-kff"),
        (
            "hvilke it-systemer skal borgerservice bruge til din sociale indgang",
            "oplysning-plan1-59",
        ),
        ("hvad mangler i spor 5", "oplysning-oek19-39"),
        ("leverandørvarsel", "milepael-plan2-leverandoervarsel"),
    ],
)
def test_the_answer_comes_first(sample: Workbook, text: str, first: str) -> None:
    index = SearchIndex(sample.tables, search_words())
    found = index.find(text) or index.find_most(text)
    assert found[0].hits[0].id == first
