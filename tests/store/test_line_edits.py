"""Lines added, placed, moved, renamed and deleted, each in one group that the workbook takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.changes import Add, Delete, SetField
from store.errors import ChangeError, Code
from store.line_edits import (
    FORM_FIELDS,
    delete_lines,
    line_form_edits,
    lines_in_order,
    move_lines,
    new_line,
    place,
    rename,
)
from store.planning import plan, put_in_place
from store.records import Line, Placement, View
from store.table_view import TableView
from store.tables import Tables
from store.workbook import Workbook
from tests.store.helpers import assert_totals, line, small_edits, small_workbook


@pytest.fixture
def book(tmp_path: Path, unsynced: None) -> Iterator[Workbook]:
    with small_workbook(tmp_path / "bog.json") as book:
        yield book


def ids(book: Workbook, ledger: str = "anlaeg") -> list[str]:
    return [one.id for one in book.lines(ledger=ledger)]


def row_of(table: TableView, line_id: str) -> str:
    """The row a line stands in, groups and totals passed over."""
    (own,) = (row.id for row in table.rows_of(line_id) if row.kind == "række")
    return own


def placed(book: Workbook) -> dict[tuple[str, str], str]:
    return {(p.view, p.line): p.target for p in book.all(Placement)}


def added(book: Workbook, view_id: str, near: str = "", **fields: Any) -> Line:
    made, edits = new_line(
        book.tables, book.get(View, view_id), near=near, **({"label": "Ny"} | fields)
    )
    book.apply(edits)
    assert_totals(book)
    assert book.get(Line, made.id) == made
    return made


# a new line


def test_a_new_line_is_like_its_neighbour_but_without_amounts(book: Workbook) -> None:
    near = book.get(Line, "linje-b")
    made = added(book, "tabel-a", "linje-b", label="Ny aktivitet")
    same = ("administration", "committee", "appropriation", "direction", "track", "price_level")
    assert [getattr(made, f) for f in same] == [getattr(near, f) for f in same]
    assert (made.label, made.ledger, made.memo) == ("Ny aktivitet", "anlaeg", False)
    assert (made.amounts, made.certainty, made.document) == ({}, "fast", "")
    assert made.id.startswith("linje-")


def test_what_is_asked_for_comes_before_what_the_neighbour_has(book: Workbook) -> None:
    made = added(book, "tabel-a", "linje-d", certainty="skøn", committee="SOU", permanent=True)
    assert (made.certainty, made.committee, made.permanent) == ("skøn", "SOU", True)
    assert (made.administration, made.track) == ("SOF", "spor-b")


def test_a_new_line_is_among_what_the_document_lacks_until_it_is_placed(sample: Workbook) -> None:
    near = sample.table("oek19-t6").lines(sample.table("oek19-t6").row("d)").id)[0]
    made = added(sample, "oek19-t6", near.id)
    for view_id in ("oek19-t6", "oek19-t8"):
        table = sample.table(view_id)
        row = row_of(table, made.id)
        assert row == f"{view_id}~{made.id}"
        assert [one.printed for one in table.rows() if one.id == row] == [False]
    target = sample.table("oek19-t8").row("d)").id
    sample.apply(place(sample.tables, "oek19-t8", made.id, target))
    assert row_of(sample.table("oek19-t8"), made.id) == target
    assert row_of(sample.table("oek19-t6"), made.id) == f"oek19-t6~{made.id}"
    assert row_of(sample.table("oek19-t1"), made.id) == sample.table("oek19-t1").row("5").id
    order = ids(sample, "implementering")
    assert order.index(made.id) == order.index(near.id) + 1


def test_the_view_says_what_the_neighbour_may_not(book: Workbook) -> None:
    book.apply(
        [
            Add(View(id="spor", title="S", ledger="drift", track="spor-a", price_level="pl")),
            Add(View(id="memo", title="M", ledger="anlaeg", memo=True)),
        ]
    )
    made = added(book, "spor", "linje-d")
    assert (made.ledger, made.track, made.price_level) == ("drift", "spor-a", "2026-pl")
    assert added(book, "memo", "linje-d").memo
    alone = added(book, "spor")
    assert (alone.price_level, alone.track, alone.administration) == ("pl", "spor-a", "")
    assert ids(book, "drift")[-1] == alone.id


@given(st.lists(st.integers(0, 8), max_size=6), st.lists(st.integers(0, 8), max_size=6))
def test_a_new_line_stands_just_after_its_neighbour(orders: list[int], nears: list[int]) -> None:
    found = Tables()
    lines = [Add(line(f"ny-{at}", {}, order=order)) for at, order in enumerate(orders)]
    put_in_place(found, plan(found, [*small_edits(), *lines]))
    view = found.of(View)["tabel-a"]
    for number in nears:
        before = [one.id for one in lines_in_order(found, "anlaeg")]
        near = before[number % len(before)]
        made, edits = new_line(found, view, near=near, label="Ny")
        put_in_place(found, plan(found, edits))
        before.insert(before.index(near) + 1, made.id)
        assert [one.id for one in lines_in_order(found, "anlaeg")] == before


def test_only_lines_that_are_in_the_way_get_another_key(book: Workbook) -> None:
    view = book.get(View, "tabel-a")
    book.apply([SetField("lines", one, "order", 20) for one in ids(book)[3:]])
    made, edits = new_line(book.tables, view, near="linje-a", label="Ny")
    assert made.order == 5
    assert edits == [
        Add(made),
        SetField("lines", "linje-b", "order", 10),
        SetField("lines", "linje-c", "order", 15),
    ]
    book.apply(edits)
    made, edits = new_line(book.tables, view, near="linje-b", label="Ny")
    assert (made.order, edits) == (12, [Add(made)])


@pytest.mark.parametrize(
    ("near", "fields", "code"),
    [
        ("linje-x", {}, Code.RECORD_MISSING),
        ("", {"farve": "rød"}, Code.FIELD_UNKNOWN),
        ("", {"certainty": "måske"}, Code.FIELD_VALUE),
    ],
)
def test_a_line_that_cannot_be(
    book: Workbook, near: str, fields: dict[str, Any], code: Code
) -> None:
    with pytest.raises(ChangeError) as caught:
        added(book, "tabel-a", near, **fields)
    assert caught.value.code is code


# placing


def test_a_line_is_placed_placed_elsewhere_and_taken_away(book: Workbook) -> None:
    table = book.table("tabel-a")
    (add,) = place(book.tables, "tabel-a", "linje-c", "a-r-to")
    assert isinstance(add, Add)
    book.apply([add])
    assert row_of(table, "linje-c") == "a-r-to"
    (moved,) = place(book.tables, "tabel-a", "linje-c", "a-r-tre")
    assert moved == SetField("placements", add.record.id, "target", "a-r-tre")
    book.apply([moved])
    assert place(book.tables, "tabel-a", "linje-c", "a-r-tre") == []
    book.apply(place(book.tables, "tabel-a", "linje-c", None))
    assert row_of(table, "linje-c") == "tabel-a~linje-c"
    assert place(book.tables, "tabel-a", "linje-c", None) == []
    assert_totals(book)


@pytest.mark.parametrize(
    ("view_id", "line_id", "row_id", "code"),
    [
        ("tabel-b", "linje-a", "b-r-sud", Code.ROW_FOLLOWS_FIELD),
        ("tabel-a", "linje-a", "a-total", Code.ROW_IS_TOTAL),
        ("tabel-a", "linje-a", "b-r-sud", Code.PLACEMENT_OTHER_VIEW),
        ("tabel-a", "linje-a", "tabel-a~linje-c", Code.RECORD_MISSING),
        ("tabel-a", "flyt-a", "a-r-et", Code.LINE_OUTSIDE_VIEW),
        ("tabel-a", "linje-g", "a-r-et", Code.LINE_OUTSIDE_VIEW),
        ("tabel-a", "linje-x", None, Code.RECORD_MISSING),
        ("tabel-x", "linje-a", None, Code.RECORD_MISSING),
    ],
)
def test_what_cannot_be_placed(
    book: Workbook, view_id: str, line_id: str, row_id: str | None, code: Code
) -> None:
    with pytest.raises(ChangeError) as caught:
        place(book.tables, view_id, line_id, row_id)
    assert caught.value.code is code


# deleting


def test_what_belongs_to_a_line_goes_with_it(book: Workbook) -> None:
    edits = delete_lines(book.tables, ["linje-a", "linje-c", "linje-a"])
    assert edits == [
        SetField("lines", "linje-g", "part_of", ""),
        Delete("placements", "a-p-a"),
        Delete("lines", "linje-a"),
        Delete("lines", "linje-c"),
    ]
    book.apply(edits)
    assert_totals(book)
    book.undo()
    assert book.get(Line, "linje-g").part_of == "linje-a"
    assert placed(book)["tabel-a", "linje-a"] == "a-r-et"
    assert_totals(book)


def test_a_line_is_deleted_with_what_is_part_of_it(book: Workbook) -> None:
    edits = delete_lines(book.tables, ["linje-a", "linje-g"])
    assert all(isinstance(edit, Delete) for edit in edits)
    book.apply(edits)
    assert not {"linje-a", "linje-g"} & set(ids(book))


def test_everything_can_be_deleted(sample: Workbook) -> None:
    sample.apply(delete_lines(sample.tables, [one.id for one in sample.all(Line)]))
    assert sample.all(Line) == []
    assert sample.all(Placement) == []


def test_only_what_is_there_is_deleted(book: Workbook) -> None:
    with pytest.raises(ChangeError) as caught:
        delete_lines(book.tables, ["linje-a", "linje-x"])
    assert caught.value.code is Code.RECORD_MISSING


# moving and renaming


def test_a_line_of_another_track_leaves_the_tables_of_the_old_one(sample: Workbook) -> None:
    (moved,) = sample.table("oek19-t6").lines(sample.table("oek19-t6").row("d)").id)
    old = row_of(sample.table("oek19-t8"), moved.id)
    sample.apply(move_lines(sample.tables, [moved.id], track="spor-4", group="Ny gruppe"))
    after = sample.get(Line, moved.id)
    assert (after.track, after.group) == ("spor-4", "Ny gruppe")
    assert ("oek19-t6", moved.id) not in placed(sample)
    assert row_of(sample.table("oek19-t5"), moved.id) == f"oek19-t5~{moved.id}"
    assert row_of(sample.table("oek19-t8"), moved.id) == old
    assert_totals(sample)


@pytest.mark.parametrize("fields", [{"ledger": "drift"}, {"memo": True}])
def test_a_line_that_a_view_is_no_longer_about_is_not_placed_in_it(
    book: Workbook, fields: dict[str, Any]
) -> None:
    book.apply(move_lines(book.tables, ["linje-a", "linje-b"], **fields))
    assert placed(book) == {("tabel-a", "linje-d"): "a-r-tre"}
    assert_totals(book)


def test_a_placement_that_was_of_no_use_before_stays(book: Workbook) -> None:
    waiting = Placement(id="a-p-flyt", view="tabel-a", line="flyt-a", target="a-r-to")
    book.apply([Add(waiting)])
    book.apply(move_lines(book.tables, ["flyt-a"], track="spor-b"))
    assert waiting in book.all(Placement)


def test_what_is_so_already_is_no_edit(book: Workbook) -> None:
    edits = move_lines(book.tables, ["linje-a", "linje-c"], track="spor-a", administration="SUF")
    assert edits == [
        SetField("lines", "linje-a", "administration", "SUF"),
        SetField("lines", "linje-c", "track", "spor-a"),
    ]


def test_a_line_is_renamed(book: Workbook) -> None:
    assert rename(book.tables, "linje-a", "Nyt navn") == [
        SetField("lines", "linje-a", "label", "Nyt navn")
    ]
    assert rename(book.tables, "linje-a", "Aktivitet linje-a") == []


# the form


def test_a_form_changes_only_what_differs(book: Workbook) -> None:
    one = book.get(Line, "linje-a")
    same = {field: getattr(one, field) for field in FORM_FIELDS}
    assert line_form_edits(book.tables, "linje-a", same) == []
    values = same | {"permanent": True, "note": "Efter aftale", "track": "spor-b"}
    edits = line_form_edits(book.tables, "linje-a", values)
    assert {edit.field for edit in edits if isinstance(edit, SetField)} == {
        "permanent",
        "note",
        "track",
    }
    book.apply(edits)
    changed = {"permanent": True, "note": "Efter aftale", "track": "spor-b"}
    assert book.get(Line, "linje-a") == msgspec.structs.replace(one, **changed)


def test_another_appropriation_leaves_the_committee(book: Workbook) -> None:
    edits = line_form_edits(book.tables, "linje-a", {"appropriation": "bev-3415"})
    assert edits == [SetField("lines", "linje-a", "appropriation", "bev-3415")]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"farve": "rød"}, Code.FIELD_UNKNOWN),
        ({"ledger": "drift"}, Code.FIELD_UNKNOWN),
        ({"id": "x"}, Code.FIELD_UNKNOWN),
        ({"certainty": "måske"}, Code.FIELD_VALUE),
    ],
)
def test_a_form_has_only_the_fields_it_shows(
    book: Workbook, values: dict[str, object], code: Code
) -> None:
    with pytest.raises(ChangeError) as caught:
        line_form_edits(book.tables, "linje-a", values)
    assert caught.value.code is code
