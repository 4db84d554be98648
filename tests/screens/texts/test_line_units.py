"""The unit a line is read and told in."""

from __future__ import annotations

import pytest

from screens.texts.line_units import LineUnits
from store.changes import Add, SetField
from store.records import Line, View
from store.workbook import Workbook


@pytest.mark.parametrize(
    ("line_id", "unit"),
    [("oek19-t6-r04", "t.kr."), ("plan2-tekst-01", "kr."), ("plan1-tekst-01", "mio. kr.")],
)
def test_a_line_has_the_unit_of_its_table(line_id: str, unit: str, sample: Workbook) -> None:
    assert LineUnits(sample).of(sample.get(Line, line_id)) == unit


def test_tables_of_a_document_come_first(sample: Workbook) -> None:
    own = View(id="egen", title="Egen", ledger="implementering", order=-1, unit="kr.")
    sample.apply([Add(own)])
    line = sample.get(Line, "oek19-t6-r04")
    assert LineUnits(sample).of(line) == "t.kr."
    sample.apply([SetField("views", "egen", "document", "oek19")])
    assert LineUnits(sample).of(line) == "kr."


def test_a_line_in_no_table_is_told_in_thousands(sample: Workbook) -> None:
    assert LineUnits(sample).of(Line(id="x", ledger="ukendt", label="X")) == "t.kr."
