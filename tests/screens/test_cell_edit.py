"""A cell being edited: one line's amount, or the sum of several."""

from __future__ import annotations

import pytest

from screens.cell_edit import CellEdit
from store.amounts import UNKNOWN, Range
from store.changes import SetField
from store.errors import AmountError, ChangeError
from store.records import Unit
from store.workbook import Workbook

D, D_ROW, E_ROW = "oek19-t6-r04", "oek19-t6-row04", "oek19-t6-row05"


def edit(book: Workbook, row: str = D_ROW, unit: Unit = "t.kr.") -> CellEdit:
    return CellEdit(book.table("oek19-t6"), row, "2027", unit)


def test_a_single_line_is_given_the_amount(sample: Workbook) -> None:
    found = edit(sample)
    assert found.only is not None
    assert found.current == 4_800_000
    assert found.start_text == "4.800"
    assert found.edits(5_000_000) == [SetField("lines", D, "amounts.2027", 5_000_000)]
    assert found.read("+50").amount == 4_850_000


@pytest.mark.parametrize(
    ("unit", "text"), [("kr.", "4.800.499"), ("t.kr.", "4.800,499"), ("mio. kr.", "4,800499")]
)
def test_the_editor_opens_with_all_of_the_amount(sample: Workbook, unit: Unit, text: str) -> None:
    sample.set_amount(D, "2027", 4_800_499)
    found = edit(sample, unit=unit)
    assert found.start_text == text
    assert found.is_unchanged(text)
    assert not found.is_unchanged(f"{text} ")


def test_several_lines_share_a_sum(sample: Workbook) -> None:
    found = edit(sample, E_ROW)
    assert found.only is None
    assert found.current == 3_340_000
    assert found.sharers == 2
    assert [one.value for one in found.edits(4_000_000) if isinstance(one, SetField)] == [
        3_000_000,
        1_000_000,
    ]
    for amount in (UNKNOWN, Range(1, 2)):
        with pytest.raises(ChangeError):
            found.edits(amount)


def test_a_sum_that_is_no_figure_cannot_be_reckoned_from(sample: Workbook) -> None:
    sample.set_amount(edit(sample, E_ROW).lines[0].id, "2027", UNKNOWN)
    found = edit(sample, E_ROW)
    assert found.current is None
    with pytest.raises(AmountError):
        found.read("+50")


def test_an_edit_goes_on_from_what_others_changed(sample: Workbook) -> None:
    found = edit(sample)
    sample.set_amount(D, "2027", 4_900_000)
    again = found.again(sample.table("oek19-t6"))
    assert again.read("+50").amount == 4_950_000
    assert again.is_unchanged("4.800")


def test_a_cell_that_is_gone_has_no_lines(sample: Workbook) -> None:
    assert edit(sample, "nej").lines == []
