"""Shares add up to what the lines hold, in the register's order; bars are whole steps long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.amounts import BLANK, UNKNOWN, Part, Range, Sum
from store.changes import Add, SetField
from store.records import Appropriation
from store.shares import Share, eighths, extent, fraction, largest, shares, whole
from store.totals import TOTAL
from store.workbook import Workbook
from tests.store.helpers import line


def total(*amounts: int | Range, unknowns: int = 0) -> Sum:
    made = Sum()
    for amount in amounts:
        made.put(amount, "2026 p/l")
    for _ in range(unknowns):
        made.put(UNKNOWN, "2026 p/l")
    return made


def exact(found: list[Share], column: str) -> dict[str, int | None]:
    return {share.value: share.sum_of(column).exact() for share in found}


def test_by_committee_as_the_computed_table_has_it(sample: Workbook) -> None:
    lines = sample.lines(ledger="implementering")
    found = shares(sample.tables, lines, "committee")
    assert [share.value for share in found] == ["SOU", "KFU", "ØU", "BIU", "SUD", "BUU"]
    table = sample.table("oek19-udvalg")
    for row in [row for row in table.rows() if row.kind == "række"]:
        (share,) = [s for s in found if s.value == table.lines(row.id)[0].committee]
        for column in ("2026", "2027", "2028", TOTAL):
            assert share.sum_of(column) == table.sum(row.id, column)


def test_one_track_by_administration_over_some_periods(sample: Workbook) -> None:
    lines = sample.lines(ledger="implementering", track="spor-5")
    found = shares(sample.tables, lines, "administration", ["2027"])
    assert exact(found, "2027") == {"SUF": 10_275_000, "SOF": 835_000}
    assert exact(found, TOTAL) == exact(found, "2027")
    assert found[0].sum_of("2026").is_blank
    assert "2026" not in found[0].sums


def test_tracks_by_number_and_the_empty_value_last(sample: Workbook) -> None:
    new = line("ny", {"2026": 5}, ledger="implementering", price_level="2026 p/l")
    sample.apply([Add(new), SetField("tracks", "spor-1", "number", 9)])
    lines = sample.lines(ledger="implementering", memo=False)
    found = shares(sample.tables, lines, "track")
    values = [share.value for share in found]
    assert values == ["spor-2", "spor-3", "spor-4", "spor-5", "spor-6", "spor-1", ""]


def test_appropriations_by_committee_and_code(sample: Workbook) -> None:
    bev = Appropriation(id="bev-aaa", code="3999", committee="SUD")
    new = line("ny", {}, ledger="implementering", appropriation="bev-aaa")
    sample.apply([Add(bev), Add(new)])
    found = shares(sample.tables, sample.lines(ledger="implementering"), "appropriation")
    assert [share.value for share in found] == [
        "bev-3415", "bev-1060", "bev-1112", "bev-3510", "bev-3520",
        "bev-3200", "bev-3300", "bev-aaa", "bev-3360",
    ]  # fmt: skip


def test_codes_no_register_has_stand_before_the_empty_value(sample: Workbook) -> None:
    lines = [line(code or "ingen", {}, committee=code) for code in ("", "ÅÅÅ", "SUD", "AAA", "SOU")]
    values = [share.value for share in shares(sample.tables, lines, "committee")]
    assert values == ["SOU", "SUD", "AAA", "ÅÅÅ", ""]


def test_memo_lines_are_left_out_and_ledgers_not_added(sample: Workbook) -> None:
    assert shares(sample.tables, sample.lines(memo=True), "committee") == []
    with pytest.raises(ValueError, match="budgetflyt"):
        shares(sample.tables, sample.lines(), "committee")


def test_ranges_unknowns_and_price_levels_stay_what_they_are(sample: Workbook) -> None:
    lines = [
        line("a", {"2026": Range(1, 3), "2027": UNKNOWN}, certainty="skøn"),
        line("b", {"2026": BLANK, "2027": 4}, certainty="skøn"),
        line("c", {"2026": 9}, price_level="2025-pl", certainty="fast"),
    ]
    fast, guess = shares(sample.tables, lines, "certainty")
    assert guess.sum_of("2026").part() == Part(1, 3, 0, 1)
    assert guess.sum_of(TOTAL).part() == Part(5, 7, 1, 2)
    assert fast.sum_of(TOTAL).exact() == 9


def test_how_far_a_bar_reaches() -> None:
    assert extent(Sum()) == 0
    assert extent(total(unknowns=2)) == 0
    assert extent(total(Range(5, 8), unknowns=1)) == 8
    assert extent(total(-7)) == 7
    assert extent(total(Range(-9, 2))) == 9
    mixed = total(5)
    mixed.put(6, "2025 p/l")
    assert extent(mixed) == 0
    parts = [Share("a", {"2026": total(5)}), Share("b", {"2026": total(-8)}), Share("c", {})]
    assert largest(parts, "2026") == 8
    assert largest(parts, "2027") == largest([], TOTAL) == 0


def test_bars_in_cells_and_eighths() -> None:
    assert fraction(total(50), 100, 10) == 5
    assert fraction(total(-50), 100, 10) == 5
    assert fraction(total(100), 100, 10) == 10
    assert fraction(total(1), 10**15, 10) == 1
    assert fraction(total(0), 100, 10) == fraction(Sum(), 100, 10) == 0
    assert fraction(total(5), 0, 10) == fraction(total(5), 100, 0) == 0
    assert eighths(total(50), 100, 10) == 40
    assert eighths(total(1), 1000, 10) == 1


@given(
    st.integers(-(10**15), 10**15), st.integers(1, 10**15), st.integers(0, 400), st.integers(0, 9)
)
def test_a_bar_is_never_longer_than_its_place(
    kroner: int, most: int, cells: int, more: int
) -> None:
    found = eighths(total(kroner), most, cells)
    assert 0 <= found <= 8 * cells
    assert (found == 0) == (kroner == 0 or cells == 0)
    longer = abs(kroner) + more
    assert eighths(total(longer), most, cells) >= found


def test_all_together_are_what_the_table_adds_up_to(sample: Workbook) -> None:
    found, table = whole(sample.lines(ledger="implementering")), sample.table("oek19-t1")
    for column in ("2026", "2027", "2028", TOTAL):
        assert found.sum_of(column) == table.total(column)
    assert whole([]).sum_of(TOTAL).is_blank
    with pytest.raises(ValueError, match="several ledgers"):
        whole(sample.lines(memo=False))
