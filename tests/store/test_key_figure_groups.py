"""Key figures by what they count."""

from __future__ import annotations

import pytest

from store.key_figure_groups import GROUPS, figure_group
from store.records import KeyFigure


@pytest.mark.parametrize(
    ("unit", "group"),
    [
        ("årsværk", "staff"),
        ("ÅV", "staff"),
        ("medarbejdere", "staff"),
        ("ledere", "staff"),
        ("sosu-assistenter", "staff"),
        ("sygeplejersker", "staff"),
        ("sagsbehandlere", "staff"),
        ("borgere", "citizens"),
        ("kr. pr. ÅV", "money"),
        ("mia. kr.", "money"),
        ("måneder", "time"),
        ("år", "time"),
        ("dag om ugen", "time"),
        ("områdevisitationer", "other"),
        ("pct.", "other"),
        ("", "other"),
    ],
)
def test_by_the_unit(unit: str, group: str) -> None:
    assert figure_group(KeyFigure(id="k", label="k", value="1", unit=unit)) == group
    assert group in GROUPS
