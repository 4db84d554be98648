"""Bodies moved among each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.bodies import Bodies, walk
from store.body_edits import move_edits, shift_edits
from store.changes import Edit
from store.errors import ChangeError, Code
from store.plan_records import Body
from store.planning import plan, put_in_place
from store.tables import Tables
from tests.store.test_bodies import forests, tables_of


def make(tables: Tables, edits: list[Edit]) -> None:
    put_in_place(tables, plan(tables, edits))


def under(tables: Tables, parent: str) -> list[str]:
    return [one.id for one in Bodies(tables).children(parent)]


def small() -> Tables:
    return tables_of(
        [
            Body(id="a", name="A", kind="team", order=10),
            Body(id="b", name="B", kind="team", order=10),
            Body(id="c", name="C", kind="team", order=20),
            Body(id="d", name="D", kind="team", parent="a", order=5),
        ]
    )


def test_a_body_moves_up_and_down_as_far_as_there_are_others() -> None:
    tables = small()
    make(tables, shift_edits(tables, "a", 1))
    assert under(tables, "") == ["b", "a", "c"]
    make(tables, shift_edits(tables, "c", -9))
    assert under(tables, "") == ["c", "b", "a"]
    assert shift_edits(tables, "a", 1) == shift_edits(tables, "c", -1) == []


def test_a_body_is_put_last_under_another_and_takes_its_own_along() -> None:
    tables = small()
    make(tables, move_edits(tables, "a", "c"))
    assert [node.body for node in walk(Bodies(tables).by_organisation())] == ["b", "c", "a", "d"]
    assert move_edits(tables, "a", "c") == []
    make(tables, move_edits(tables, "d", ""))
    assert under(tables, "") == ["b", "c", "d"]


@pytest.mark.parametrize("parent", ["a", "d"])
def test_a_body_is_not_put_under_itself(parent: str) -> None:
    with pytest.raises(ChangeError) as refused:
        move_edits(small(), "a", parent)
    assert refused.value.code is Code.BODY_CYCLE


@pytest.mark.parametrize(("body", "parent"), [("findes-ikke", "a"), ("a", "findes-ikke")])
def test_what_is_not_there_is_not_moved(body: str, parent: str) -> None:
    with pytest.raises(ChangeError) as refused:
        move_edits(small(), body, parent)
    assert refused.value.code is Code.RECORD_MISSING


@given(forests(), st.data())
def test_moves_change_one_place_and_no_other_order(tables: Tables, data: st.DataObject) -> None:
    ids = sorted(tables.of(Body))
    if not ids:
        return
    body, parent = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(["", *ids]))
    before = {one: under(tables, one) for one in ["", *ids]}
    below = {node.body for top in Bodies(tables).by_organisation() for node in walk([top])}
    try:
        edits = move_edits(tables, body, parent)
    except ChangeError:
        assert parent == body or body in {one.id for one in Bodies(tables).above(parent)}
        return
    make(tables, edits)
    for one, children in before.items():
        kept = [child for child in children if child != body]
        assert under(tables, one) == ([*kept, body] if one == parent else kept)
    assert {node.body for node in walk(Bodies(tables).by_organisation())} == below


@given(forests(), st.integers(-4, 4), st.data())
def test_a_shift_keeps_the_order_of_the_others(
    tables: Tables, steps: int, data: st.DataObject
) -> None:
    ids = sorted(tables.of(Body))
    if not ids:
        return
    body = data.draw(st.sampled_from(ids))
    parent = tables.of(Body)[body].parent
    before = under(tables, parent)
    make(tables, shift_edits(tables, body, steps))
    at = min(max(before.index(body) + steps, 0), len(before) - 1)
    others = [one for one in before if one != body]
    assert under(tables, parent) == [*others[:at], body, *others[at:]]
