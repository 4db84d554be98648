"""The lines of a cell edited together, without a screen."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screens.cell_lines import CellLines
from store.amounts import BLANK, UNKNOWN, Amount, Range, Sum
from store.errors import ChangeError, Code
from store.workbook import Workbook

ROW = ("oek19-t1", "oek19-t1-row02", "2026")

AMOUNTS = st.one_of(
    st.none(),
    st.just(BLANK),
    st.just(UNKNOWN),
    st.integers(-(10**9), 10**9),
    st.builds(lambda low, more: Range(low, low + more), st.integers(0, 10**6), st.integers(1, 9)),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("one"), st.integers(0, 16), AMOUNTS),
        st.tuples(st.just("try"), st.integers(0, 16), AMOUNTS),
        st.tuples(st.just("sum"), st.just(0), st.integers(-(10**9), 10**9)),
    ),
    max_size=12,
)


def cell(book: Workbook) -> CellLines:
    """A cell of 17 lines."""
    return CellLines(book.table(ROW[0]), ROW[1], ROW[2], "t.kr.")


def added(edited: CellLines) -> Sum:
    """The sum of what every line would hold, added anew."""
    total = Sum()
    for line in edited.lines:
        amount = edited.new(line)
        if amount is not None:
            total.put(amount, line.price_level)
    return total


@given(steps=STEPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_the_sum_is_that_of_the_lines(
    sample: Workbook, steps: list[tuple[str, int, Amount | None]]
) -> None:
    edited = cell(sample)
    for kind, place, amount in steps:
        line = edited.lines[place]
        if kind == "try":
            edited.attempt({line.id: amount})
        elif kind == "one":
            edited.take({line.id: amount}, shared=False)
        else:
            assert isinstance(amount, int)
            try:
                shares = edited.shares(amount)
            except ChangeError:
                continue
            edited.take(shares, shared=True)
            assert edited.taken_total(None) == amount
        assert edited.after == added(edited)
    edited.attempt({})
    assert edited.after == added(edited)
    changed = [line for line in edited.lines if edited.taken(line) != edited.now(line)]
    assert edited.changed == len(changed) == len(edited.edits())


def test_what_opens_is_what_there_is(sample: Workbook) -> None:
    edited = cell(sample)
    assert edited.after == edited.before == added(edited)
    assert edited.edits() == []
    assert edited.taken_total(None) == 6_789_000


def test_no_sum_is_shared_over_what_is_unknown(sample: Workbook) -> None:
    edited = cell(sample)
    edited.take({edited.lines[3].id: UNKNOWN}, shared=False)
    with pytest.raises(ChangeError) as caught:
        edited.shares(5)
    assert caught.value.code is Code.SPREAD_UNKNOWN
    edited.take({edited.lines[3].id: 1_000}, shared=False)
    assert edited.lines[3].id in edited.shares(5)
