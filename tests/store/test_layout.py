"""Columns and rows in order, and the one row each line stands in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from store.changes import Add
from store.layout import Layout, Row
from store.planning import plan, put_in_place
from store.records import Line, Placement, Record, RowKind, View, ViewColumn, ViewRow
from store.tables import Tables
from tests.store.helpers import line, small_edits


def layout(records: Iterable[Record], **fields: Any) -> Layout:
    """The layout of a view with these records of its own, among all that the helpers have."""
    tables = Tables()
    values: dict[str, Any] = {"title": "Tabel C", "ledger": "anlaeg"} | fields
    view = View(id="tabel-c", **values)
    edits = [*small_edits(), Add(view), *(Add(record) for record in records)]
    put_in_place(tables, plan(tables, edits))
    return Layout(tables, view)


def row(number: int, order: int, kind: RowKind = "række", parent: int = 0, **more: Any) -> ViewRow:
    above = f"r-{parent}" if parent else ""
    label = f"Række {number}"
    return ViewRow(
        id=f"r-{number}", view="tabel-c", order=order, label=label, kind=kind, parent=above, **more
    )


def placed(line_id: str, number: int) -> Placement:
    return Placement(id=f"p-{line_id}", view="tabel-c", line=line_id, target=f"r-{number}")


def ids(found: Layout) -> list[str]:
    return [row.id for row in found.rows]


def test_rows_follow_their_order_and_then_their_id() -> None:
    found = layout([row(1, 5), row(2, 1), row(4, 3), row(3, 3)])
    assert ids(found) == ["r-2", "r-3", "r-4", "r-1"]


def test_the_rows_of_a_group_follow_it_whatever_their_order() -> None:
    rows = [
        row(1, 9, "gruppe"),
        row(2, 2, "gruppe", parent=1),
        row(3, 1, parent=2),
        row(4, 1, parent=1),
        row(5, 8),
    ]
    assert ids(layout(rows)) == ["r-5", "r-1", "r-4", "r-2", "r-3"]


def test_columns_follow_their_position_and_then_their_id() -> None:
    def column(column_id: str, position: int, period: str) -> ViewColumn:
        return ViewColumn(
            id=column_id,
            view="tabel-c",
            position=position,
            kind="periode",
            label="K",
            period=period,
        )

    sum_column = ViewColumn(id="k-sum", view="tabel-c", position=0, kind="sum", label="I alt")
    columns = [column("k-b", 1, "2027"), column("k-a", 1, "2026"), column("k-c", 0, "årlig")]
    found = layout([*columns, sum_column])
    assert [one.id for one in found.columns] == ["k-c", "k-sum", "k-a", "k-b"]
    assert found.periods == {"2026", "2027", "årlig"}


def test_another_views_records_are_left_out() -> None:
    found = layout([])
    assert (found.rows, found.columns, found.placed, found.printed) == ([], [], {}, {})


@pytest.mark.parametrize(
    ("fields", "selected"),
    [
        ({}, True),
        ({"ledger": "drift"}, False),
        ({"memo": True}, False),
        ({"track": "spor-a"}, True),
        ({"track": "spor-b"}, False),
    ],
)
def test_a_view_selects_by_ledger_memo_and_track(fields: dict[str, Any], selected: bool) -> None:
    found = layout([], **fields)
    assert found.selects(line("x", {}, track="spor-a")) == selected


def test_a_view_of_memo_lines_selects_no_others() -> None:
    found = layout([], memo=True)
    assert found.selects(line("x", {}, memo=True))
    assert not found.selects(line("x", {}))


def test_a_placement_comes_before_a_match_and_a_match_before_a_made_row() -> None:
    rows = [row(1, 1, match="SUD"), row(2, 2), placed("linje-a", 2)]
    found = layout(rows, rows_by="committee")
    assert found.row_for(line("linje-a", {}, committee="SUD")) == "r-2"
    assert found.row_for(line("x", {}, committee="SUD")) == "r-1"
    assert found.row_for(line("x", {}, committee="SOU")) == "tabel-c~=SOU"


def test_without_rows_by_a_line_nobody_placed_gets_a_row_of_its_own() -> None:
    found = layout([row(1, 1, match="SUD")])
    one = line("x", {}, committee="SUD", label="Nyt")
    assert found.row_for(one) == "tabel-c~x"
    assert found.made_row("tabel-c~x", one) == Row("tabel-c~x", "Nyt", "række", "", printed=False)


def test_the_first_of_several_rows_that_match_holds_the_line() -> None:
    rows = [
        row(1, 9, match="SUD"),
        row(2, 8, "gruppe"),
        row(3, 5, parent=2, match="SUD"),
        row(4, 9, match="SUD"),
    ]
    for order in (rows, rows[::-1]):
        with_parents_first = sorted(order, key=lambda one: bool(one.parent))
        found = layout(with_parents_first, rows_by="committee")
        assert found.row_for(line("x", {}, committee="SUD")) == "r-3"


def test_no_line_stands_in_a_total() -> None:
    rows = [row(1, 1, "total", match="SUD"), placed("linje-a", 1)]
    found = layout(rows, rows_by="committee")
    assert found.row_for(line("linje-a", {}, committee="SUD")) == "tabel-c~=SUD"


@pytest.mark.parametrize("group", ["", "~", "=", "Drift"])
def test_a_made_row_is_never_the_group_of_made_rows(group: str) -> None:
    found = layout([], rows_by="group", document="notat")
    one = line("x", {}, group=group)
    made = found.made_row(found.row_for(one), one)
    assert made.id != found.missing_group
    assert (made.label, made.parent) == (group, found.missing_group)
    assert list(found.ancestors(made)) == [found.missing_group]


def test_made_rows_of_different_lines_and_values_are_apart() -> None:
    by_line, by_value = layout([]), layout([], rows_by="group")
    one: Line = line("x", {}, group="y")
    other: Line = line("y", {}, group="x")
    made = {found.row_for(it) for found in (by_line, by_value) for it in (one, other)}
    assert len(made) == 4


def test_a_row_stands_in_all_groups_above_it() -> None:
    rows = [row(1, 1, "gruppe"), row(2, 2, "gruppe", parent=1), row(3, 3, parent=2)]
    found = layout(rows)
    assert list(found.ancestors(found.by_id["r-3"])) == ["r-2", "r-1"]
    assert list(found.ancestors(found.by_id["r-1"])) == []
