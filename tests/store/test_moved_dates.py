"""Moving a transfer: what it then lies before and after, and the budget that follows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.amounts import MAX_KRONER, Amount, Range
from store.changes import Add
from store.moments import Moment, moment_of, moment_values, read_moment
from store.moved_dates import Move, Side, move, share_of, side
from store.plan_records import Milestone, MilestoneLine
from store.records import Line
from store.workbook import Workbook

LINES = tuple(f"plan1-t4-r{number:02}" for number in range(1, 9))
ANNUAL = "plan1-t4-r05"


def milestone(name: str, date: str, project: str = "DSI", kind: str = "Ressortflyt") -> Milestone:
    values = moment_values("date", read_moment(date))
    return Milestone(id=name, label=name, kind=kind, project=project, track="spor-2", **values)  # type: ignore[arg-type]


def planned(book: Workbook, date: str, *lines: str) -> Milestone:
    """A transfer of some lines, with others of its project around it."""
    book.apply(
        [
            Add(milestone("aftale", "1. februar 2026", kind="Serviceleveranceaftale")),
            Add(milestone("flyt", date)),
            Add(milestone("golive", "1. april 2026", kind="Go-live")),
            Add(milestone("evaluering", "Q4 2026", kind="Evaluering")),
            Add(milestone("uden-dato", "")),
            Add(milestone("andet", "1. marts 2026", project="Pladsanvisningen")),
            *(Add(MilestoneLine(id=f"ml-{one}", milestone="flyt", line=one)) for one in lines),
        ]
    )
    return book.get(Milestone, "flyt")


def moved(book: Workbook, to: str, *, start: str = "1. april 2026", lines: tuple[str, ...]) -> Move:
    return move(book.tables, planned(book, start, *lines), read_moment(to))


def test_table_4_of_the_sample_is_computed_so(sample: Workbook) -> None:
    """9/12 from 1 April, 8/12 from 1 May, to whole t.kr.; two lines are printed one off."""
    lines = sample.tables.of(Line)
    off: dict[str, int] = {}
    for one in LINES:
        months = 8 if "Pladsanvisningen" in lines[one].label else 9
        annual, first = lines[one].amounts["2027"], lines[one].amounts["2026"]
        assert isinstance(annual, int)
        share = share_of(annual, months)
        assert isinstance(share, int)
        assert isinstance(first, int)
        if share != first:
            off[one] = share - first
    assert off == {"plan1-t4-r01": 1_000, "plan1-t4-r05": -1_000}


def test_the_first_year_follows_the_date(sample: Workbook) -> None:
    found = moved(sample, "15. juni 2026", lines=LINES[4:6])
    assert found.months == 7
    told = [(one.line.id, one.period, one.before, one.after) for one in found.amounts]
    assert told == [
        ("plan1-t4-r05", "2026", 1_512_000, 1_175_000),
        ("plan1-t4-r06", "2026", 186_000, 145_000),
    ]
    group = sample.apply([*found.date_edits, *found.amount_edits])
    assert group is not None
    flyt = sample.get(Milestone, "flyt")
    assert moment_of(flyt) == Moment("2026-06-15", "dag")
    assert sample.tables.of(Line)[ANNUAL].amounts["2026"] == 1_175_000
    sample.undo()
    assert sample.get(Milestone, "flyt") == milestone("flyt", "1. april 2026")
    assert sample.tables.of(Line)[ANNUAL].amounts["2026"] == 1_512_000


def test_a_move_to_another_year_leaves_nothing_before_it(sample: Workbook) -> None:
    found = moved(sample, "1. februar 2027", lines=(ANNUAL,))
    assert [(one.period, one.after) for one in found.amounts] == [("2026", 0), ("2027", 1_847_000)]
    back = move(sample.tables, sample.get(Milestone, "flyt"), read_moment("1. oktober 2025"))
    assert [(one.period, one.after) for one in back.amounts] == [
        ("2025", 504_000),
        ("2026", 2_015_000),
    ]


@pytest.mark.parametrize("to", ["30. april 2026", "april 2026", "Q2 2026"])
def test_the_same_month_leaves_the_budget(sample: Workbook, to: str) -> None:
    found = moved(sample, to, lines=LINES)
    assert (found.amounts, found.without_annual) == ((), ())
    assert found.date_edits


def test_without_an_annual_amount_nothing_follows(sample: Workbook) -> None:
    sample.set_amount(ANNUAL, "2027", None)
    found = moved(sample, "1. juni 2026", lines=(ANNUAL,))
    assert found.amounts == ()
    assert [line.id for line in found.without_annual] == [ANNUAL]


def test_a_range_stays_a_range(sample: Workbook) -> None:
    sample.set_amount(ANNUAL, "2027", Range(1_200_000, 2_400_000))
    [one] = moved(sample, "1. juli 2026", lines=(ANNUAL,)).amounts
    assert one.after == Range(600_000, 1_200_000)


def test_a_first_date_moves_no_money(sample: Workbook) -> None:
    assert moved(sample, "1. juni 2026", start="", lines=LINES).amounts == ()


def test_what_it_lies_before_and_after(sample: Workbook) -> None:
    def told(to: str) -> list[tuple[str, Side, Side]]:
        found = move(sample.tables, flyt, read_moment(to)).neighbours
        return [(one.milestone.id, one.before, one.after) for one in found]

    flyt = planned(sample, "1. april 2026")
    assert told("1. juni 2026") == [
        ("aftale", Side.BEFORE, Side.BEFORE),
        ("golive", Side.SAME, Side.BEFORE),
        ("evaluering", Side.AFTER, Side.AFTER),
    ]
    assert told("november 2026")[2] == ("evaluering", Side.AFTER, Side.SAME)
    assert told("1. januar 2026")[0] == ("aftale", Side.BEFORE, Side.AFTER)
    found = move(sample.tables, flyt, read_moment("1. juni 2026")).neighbours
    assert [one.changes for one in found] == [False, True, False]


def test_sides_are_of_spans() -> None:
    assert side(read_moment("2027"), read_moment("Q4 2026")) is Side.AFTER
    assert side(read_moment("2026"), read_moment("Q4 2026")) is Side.SAME


amounts = st.integers(-MAX_KRONER, MAX_KRONER)


@given(amounts, st.integers(1, 12))
def test_a_share_is_the_nearest_thousand(annual: int, months: int) -> None:
    share = share_of(annual, months)
    assert isinstance(share, int)
    if months == 12:
        assert share == annual
    else:
        assert share % 1_000 == 0
        assert abs(12 * share - annual * months) * 2 <= 12 * 1_000
    assert share_of(-annual, months) == -share


@given(amounts, amounts, st.integers(1, 12))
def test_the_ends_of_a_range_keep_their_order(one: int, other: int, months: int) -> None:
    found: Amount = share_of(Range(min(one, other), max(one, other)), months)
    assert isinstance(found, Range)
    assert found.low <= found.high
