"""Edits planned as changes: what is recorded, what is left out, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.amounts import BLANK, UNKNOWN, Range
from store.changes import Add, Change, Delete, Edit, Group, SetField, Step, invert, new_id
from store.errors import ChangeError, Code
from store.planning import plan, plan_changes, put_in_place
from store.records import Committee, Line, Record, View, ViewRow
from store.schema import KINDS
from store.tables import Tables
from store.validate import is_id
from tests.store.helpers import line, small_edits, small_records


def small() -> Tables:
    tables = Tables()
    make(tables, small_edits())
    return tables


def make(tables: Tables, edits: Iterable[Edit]) -> list[Step]:
    steps = plan(tables, edits)
    put_in_place(tables, steps)
    return steps


def changes_of(tables: Tables, *edits: Edit) -> list[Change]:
    return [step.change for step in plan(tables, edits)]


def refusal(tables: Tables, *edits: Edit) -> ChangeError:
    """The refusal of a group, which leaves the tables as they were."""
    before = tables.copy()
    with pytest.raises(ChangeError) as caught:
        plan(tables, edits)
    assert tables == before
    return caught.value


# -- what is recorded

RANGE = {"type": "range", "low": 1, "high": 2}


def test_setting_a_field_records_it_before_and_after() -> None:
    assert changes_of(small(), SetField("lines", "linje-a", "label", "Ny")) == [
        Change("lines", "linje-a", "label", "Aktivitet linje-a", "Ny")
    ]


@pytest.mark.parametrize(
    ("line_id", "period", "value", "before", "after"),
    [
        ("linje-a", "2026", 5, 1_125_000, 5),
        ("linje-a", "2028", 0, None, 0),
        ("linje-a", "2026", None, 1_125_000, None),
        ("linje-a", "2026", BLANK, 1_125_000, {"type": "blank"}),
        ("linje-d", "2027", Range(1, 2), {"type": "unknown"}, RANGE),
        ("linje-c", "årlig", UNKNOWN, 3_786_000, {"type": "unknown"}),
    ],
)
def test_an_amount_is_a_field_of_its_own(
    line_id: str, period: str, value: object, before: object, after: object
) -> None:
    field = f"amounts.{period}"
    assert changes_of(small(), SetField("lines", line_id, field, value)) == [
        Change("lines", line_id, field, before, after)
    ]


def test_adding_records_the_whole_record_and_its_document_number() -> None:
    tables = small()
    (change,) = changes_of(tables, Add(Committee(id="BIU", name="Udvalget")))
    assert change == Change(
        "committees", "BIU", "", None, {"id": "BIU", "name": "Udvalget"}, tables.last_document + 1
    )


def test_deleting_records_what_was_there() -> None:
    tables = small()
    (change,) = changes_of(tables, Delete("key_figures", "tal-a"))
    assert change.before == msgspec.to_builtins(tables.get("key_figures", "tal-a"))
    assert change.after is None
    assert change.doc == tables.document("key_figures", "tal-a")


def test_later_edits_of_a_group_see_the_earlier_ones() -> None:
    tables = small()
    make(
        tables,
        [
            Add(line("linje-ny", {"2026": 1})),
            SetField("lines", "linje-ny", "amounts.2026", 2),
            SetField("lines", "linje-ny", "track", "spor-ny"),
            SetField("tracks", "spor-a", "name", "Omdøbt"),
            Delete("track_parties", "part-a"),
            Add(msgspec.structs.replace(tables.get("tracks", "spor-a"), id="spor-ny")),
        ],
    )
    assert tables.of(Line)["linje-ny"].amounts == {"2026": 2}
    assert tables.get("tracks", "spor-ny") != tables.get("tracks", "spor-a")
    assert "part-a" not in tables.table("track_parties")


def test_a_record_may_be_replaced_by_another_of_the_same_id_in_one_group() -> None:
    tables = small()
    other = line("linje-a", {"2027": 1}, note="Helt ny")
    make(tables, [Delete("lines", "linje-a"), Add(other)])
    assert tables.of(Line)["linje-a"] == other


# -- what changes nothing


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [SetField("lines", "linje-a", "label", "Aktivitet linje-a")],
        [SetField("lines", "linje-a", "amounts.2026", 1_125_000)],
        [SetField("lines", "linje-a", "amounts.2031", None)],
        [SetField("lines", "linje-d", "amounts.2026", Range(177_732_000, 227_584_000))],
        [SetField("lines", "linje-e", "amounts.2027", BLANK)],
        [SetField("lines", "linje-a", "note", "x"), SetField("lines", "linje-a", "note", "")],
        [Add(Committee(id="BIU", name="Udvalget")), Delete("committees", "BIU")],
        [Delete("lines", "linje-a"), Add(small_records()[12])],
    ],
)
def test_edits_that_change_nothing_are_no_changes(edits: list[Edit]) -> None:
    assert small_records()[12].id == "linje-a"
    assert plan(small(), edits) == []


def test_only_the_edits_that_change_something_are_recorded() -> None:
    edits = [
        SetField("lines", "linje-a", "label", "Aktivitet linje-a"),
        SetField("lines", "linje-b", "label", "Ny"),
    ]
    assert [change.record for change in changes_of(small(), *edits)] == ["linje-b"]


def test_an_unknown_amount_is_not_the_same_as_a_blank_or_a_missing_one() -> None:
    for value in (UNKNOWN, None, 0):
        assert changes_of(small(), SetField("lines", "linje-e", "amounts.2027", value))


# -- all or nothing


def test_one_refused_edit_refuses_the_whole_group() -> None:
    tables = small()
    good = SetField("lines", "linje-a", "amounts.2026", 1)
    bad = SetField("lines", "linje-b", "amounts.2026", "1")
    for edits in ((good, bad), (bad, good), (good, good, Delete("lines", "nix"))):
        refusal(tables, *edits)


def test_what_is_wrong_in_between_may_be_right_in_the_end() -> None:
    tables = small()
    make(
        tables,
        [
            SetField("lines", "linje-a", "label", ""),
            SetField("lines", "linje-a", "amounts.20266", 1),
            SetField("lines", "linje-a", "amounts.20266", None),
            SetField("lines", "linje-a", "label", "Igen"),
        ],
    )
    assert tables.of(Line)["linje-a"].label == "Igen"


def test_a_group_may_delete_what_points_to_a_record_after_the_record() -> None:
    tables = small()
    assert len(make(tables, [Delete("tracks", "spor-a"), *users_of_spor_a(tables)])) == 5
    assert "spor-a" not in tables.table("tracks")


def users_of_spor_a(tables: Tables) -> list[Edit]:
    lines = [one for one in tables.of(Line).values() if one.track == "spor-a"]
    return [
        Delete("track_parties", "part-a"),
        Delete("key_figures", "tal-a"),
        *(SetField("lines", one.id, "track", "") for one in lines),
    ]


# -- there and back


def as_read(changes: Iterable[Change]) -> list[Change]:
    """Changes as they come back from the history file."""
    group = Group("id", "", "", tuple(changes))
    return list(msgspec.json.decode(msgspec.json.encode(group), type=Group).changes)


GROUPS: list[list[Edit]] = [
    [SetField("lines", "linje-a", "amounts.2026", Range(1, 2))],
    [SetField("lines", "linje-d", "amounts.2026", None)],
    [SetField("lines", "linje-a", "amounts", {"2027": 5})],
    [SetField("lines", "linje-a", "note", "x"), SetField("lines", "linje-a", "note", "y")],
    [Add(line("linje-ny", {"2026": 1})), SetField("lines", "linje-ny", "note", "x")],
    [Delete("placements", "a-p-a"), Delete("lines", "linje-e")],
    [Delete("lines", "linje-e"), Add(line("linje-e", {"2026": UNKNOWN}))],
    [
        SetField("view_rows", "a-r-tre", "kind", "gruppe"),
        SetField("view_rows", "a-r-et", "parent", "a-r-tre"),
    ],
]


@pytest.mark.parametrize("edits", GROUPS)
def test_recorded_changes_are_made_again_and_taken_back(edits: list[Edit]) -> None:
    before, tables = small(), small()
    changes = as_read(step.change for step in make(tables, edits))
    assert tables != before
    replayed = small()
    put_in_place(replayed, plan_changes(replayed, changes))
    assert replayed == tables
    put_in_place(tables, plan_changes(tables, invert(changes)))
    assert tables == before
    assert {t: dict(tables.documents(t)) for t in KINDS} == {
        t: dict(before.documents(t)) for t in KINDS
    }


def test_an_added_record_that_spells_out_its_defaults_can_be_taken_back() -> None:
    """JSON leaves out a default only where it is the very same object."""
    tables = small()
    spelt = "".join(["ræk", "ke"])
    row = ViewRow(id="ny-r", view="tabel-a", order=9, label="Ny", kind=spelt)  # type: ignore[arg-type]
    added = as_read(step.change for step in make(tables, [Add(row)]))
    put_in_place(tables, plan_changes(tables, invert(added)))
    assert tables == small()


def test_everything_can_be_taken_back_at_once() -> None:
    tables = Tables()
    steps = make(tables, small_edits())
    put_in_place(tables, plan_changes(tables, invert(step.change for step in steps)))
    assert len(tables) == 0


@pytest.mark.parametrize(
    "change",
    [
        Change("lines", "linje-a", "label", "En anden", "Ny"),
        Change("lines", "linje-a", "amounts.2026", 1, 2),
        Change("lines", "linje-a", "amounts.2026", None, 2),
        Change("lines", "linje-a", "", {"id": "linje-a", "ledger": "drift", "label": "x"}),
        Change("lines", "linje-a", "", None, {"id": "linje-a", "ledger": "drift", "label": "x"}),
        Change("lines", "nix", "label", "x", "y"),
        Change("lines", "nix", "", {"id": "nix", "ledger": "drift", "label": "x"}),
    ],
)
def test_a_record_that_is_not_as_the_change_found_it_is_a_conflict(change: Change) -> None:
    with pytest.raises(ChangeError) as caught:
        plan_changes(small(), [change])
    assert caught.value.code is Code.UNDO_CONFLICT
    assert caught.value.values == {"table": "lines", "id": change.record, "field": change.field}


def test_changes_have_names_of_their_own() -> None:
    group = Group(new_id(), "", "", (Change("lines", "a"), Change("lines", "b")))
    assert group.change_id(1) == f"{group.id}.1"


def test_a_new_id_is_one_that_a_record_may_have() -> None:
    ids = {new_id("ny-") for _ in range(1000)}
    assert len(ids) == 1000
    assert all(is_id(one) and one.startswith("ny-") for one in ids)
    assert all(is_id(new_id()) for _ in range(1000))


def test_a_caller_keeps_no_hold_on_what_was_put_in() -> None:
    tables = small()
    amounts: dict[str, Any] = {"2026": 1}
    make(tables, [Add(line("linje-ny", amounts)), SetField("lines", "linje-a", "amounts", amounts)])
    amounts["2026"] = 2
    assert tables.of(Line)["linje-ny"].amounts == {"2026": 1}
    assert tables.of(Line)["linje-a"].amounts == {"2026": 1}


# -- whatever is asked for

junk: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=5),
        st.text(st.characters(categories=["Cs"]), min_size=1, max_size=2),
        st.sampled_from(
            ["", "\0", "række", "gruppe", "total", "SUD", "a-gruppe", "2026", "årlig", "tabel-b"]
        ),
        st.binary(max_size=3),
        st.sampled_from([Decimal(1), date(2026, 1, 1), object(), int, UNKNOWN, BLANK]),
        st.builds(Range, st.one_of(st.integers(), st.just("1")), st.integers()),
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=3,
)
FIELDS = sorted({name for kind in KINDS.values() for name in kind.record.__struct_fields__})
ODD_FIELDS = [
    "",
    ".",
    "id",
    "amounts.",
    "amounts.2026",
    "amounts.20266",
    "amounts.årlig",
    "__class__",
]
tables_named = st.sampled_from([*KINDS, "nix", "header", ""])
ids = st.sampled_from([*(record.id for record in small_records()), "", "nix", "1", "\ud800"])
fields = st.sampled_from([*FIELDS, *ODD_FIELDS]) | st.text(max_size=4)
odd_lines = st.builds(
    lambda id_, amounts, fields: Line(
        **{"id": id_, "ledger": "anlaeg", "label": "x", "amounts": amounts} | fields
    ),
    ids | junk.filter(lambda one: one.__hash__ is not None),
    st.dictionaries(st.sampled_from(["2026", "årlig", "20266"]), junk, max_size=2) | junk,
    st.dictionaries(st.sampled_from([f for f in FIELDS if f in Line.__struct_fields__]), junk),
)
odd_edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(SetField, tables_named, ids, fields, junk),
    st.builds(SetField, st.just("lines"), st.just("linje-a"), fields, junk),
    st.builds(SetField, st.just("view_rows"), st.just("a-r-et"), fields, junk),
    st.builds(Delete, tables_named, ids),
    st.builds(Add, odd_lines | st.builds(Record, id=ids) | st.sampled_from(small_records())),
)
SMALL = small()


@settings(max_examples=500)
@given(st.lists(odd_edits, min_size=1, max_size=3))
def test_whatever_is_asked_for_is_refused_with_a_code_or_can_be_taken_back(
    edits: list[Edit],
) -> None:
    tables = SMALL.copy()
    try:
        steps = plan(tables, edits)
    except ChangeError:
        assert tables == SMALL
        return
    put_in_place(tables, steps)
    changes = as_read(step.change for step in steps)
    assert changes == [step.change for step in steps]
    put_in_place(tables, plan_changes(tables, invert(changes)))
    assert tables == SMALL


def test_a_view_keeps_its_id() -> None:
    error = refusal(small(), SetField("views", "tabel-a", "id", "tabel-c"))
    assert error.code is Code.FIELD_UNKNOWN
    assert View.__struct_fields__[0] == "id"
