"""Rows moved up and down among their equals, and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.changes import Add, SetField
from store.errors import ChangeError, Code
from store.line_edits import place
from store.records import ViewRow
from store.row_order import move_row
from store.workbook import Workbook
from tests.store.helpers import assert_totals, line, small_workbook

MADE = ["tabel-a~linje-c", "tabel-a~linje-e", "tabel-a~linje-f"]


@pytest.fixture
def book(tmp_path: Path, unsynced: None) -> Iterator[Workbook]:
    with small_workbook(tmp_path / "bog.json") as book:
        yield book


@contextmanager
def fresh() -> Iterator[Workbook]:
    """A workbook for one example of many."""
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        small_workbook(Path(folder) / "bog.json") as book,
    ):
        yield book


def ids(book: Workbook, view_id: str = "tabel-a") -> list[str]:
    return [row.id for row in book.table(view_id).rows()]


def moved(order: list[str], one: str, steps: int) -> list[str]:
    at = order.index(one)
    rest = [other for other in order if other != one]
    rest.insert(min(max(at + steps, 0), len(rest)), one)
    return rest


EXAMPLES = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@EXAMPLES
@given(st.lists(st.integers(0, 4), min_size=1, max_size=6), st.data())
def test_a_printed_row_moves_among_those_of_its_group(
    unsynced: None, orders: list[int], data: st.DataObject
) -> None:
    rows = [
        ViewRow(id=f"ny-{at}", view="tabel-a", order=order, label="Ny", parent="a-gruppe")
        for at, order in enumerate(orders)
    ]
    with fresh() as book:
        book.apply([Add(row) for row in rows])
        siblings = [row.id for row in book.table("tabel-a").rows() if row.parent == "a-gruppe"]
        for _ in range(3):
            start = ids(book)
            one, steps = data.draw(st.sampled_from(siblings)), data.draw(st.integers(-4, 4))
            group = book.apply(move_row(book.tables, "tabel-a", one, steps))
            wanted = moved(siblings, one, steps)
            assert ids(book) == ["a-gruppe", *wanted, *start[len(siblings) + 1 :]]
            assert (group is None) == (wanted == siblings)
            if group is not None:
                book.undo()
                assert ids(book) == start
                book.redo()
            siblings = wanted
        assert_totals(book)


@EXAMPLES
@given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.data())
def test_a_made_row_moves_with_its_line(
    unsynced: None, orders: list[int], data: st.DataObject
) -> None:
    with fresh() as book:
        book.apply([Add(line(f"ny-{at}", {}, order=order)) for at, order in enumerate(orders)])
        start = ids(book)
        made = start[start.index("tabel-a~") + 1 : -1]
        one, steps = data.draw(st.sampled_from(made)), data.draw(st.integers(-4, 4))
        group = book.apply(move_row(book.tables, "tabel-a", one, steps))
        wanted = moved(made, one, steps)
        assert ids(book) == [*start[: -len(made) - 1], *wanted, "a-total"]
        assert (group is None) == (wanted == made)
        if group is not None:
            book.undo()
            assert ids(book) == start


def test_a_line_lands_beside_the_one_it_passes(book: Workbook) -> None:
    book.apply(move_row(book.tables, "tabel-a", MADE[2], -1))
    order = [one.id for one in book.lines(ledger="anlaeg")]
    assert order[2:6] == ["linje-c", "linje-d", "linje-f", "linje-e"]


def test_a_group_moves_with_its_rows(book: Workbook) -> None:
    book.apply(move_row(book.tables, "tabel-a", "a-gruppe", 1))
    assert ids(book)[:4] == ["a-r-tre", "a-gruppe", "a-r-et", "a-r-to"]


def test_one_row_gets_another_key_where_there_is_room(sample: Workbook) -> None:
    row = sample.table("oek19-t6").row("d)")
    (edit,) = move_row(sample.tables, "oek19-t6", row.id, -2)
    assert edit == SetField("view_rows", row.id, "order", 15)
    sample.apply([edit])
    labels = [one.label[:2] for one in sample.table("oek19-t6").rows()]
    assert labels == ["a)", "d)", "b)", "c)", "e)", "f)", "Ud"]


@pytest.mark.parametrize(
    ("row_id", "steps"),
    [
        ("a-r-to", 1),
        ("a-r-et", -1),
        ("a-r-tre", 7),
        ("a-gruppe", -1),
        ("a-total", 1),
        ("a-total", -1),
        ("a-r-et", 0),
        (MADE[0], -1),
        (MADE[2], 1),
    ],
)
def test_at_the_edge_nothing_happens(book: Workbook, row_id: str, steps: int) -> None:
    assert move_row(book.tables, "tabel-a", row_id, steps) == []


@pytest.mark.parametrize(
    ("view_id", "row_id", "code"),
    [
        ("tabel-b", "tabel-b~=SOU", Code.ROW_FIXED),
        ("tabel-a", "tabel-a~", Code.ROW_FIXED),
        ("tabel-a", "tabel-a~linje-a", Code.RECORD_MISSING),
        ("tabel-a", "b-r-sud", Code.RECORD_MISSING),
        ("tabel-x", "a-r-et", Code.RECORD_MISSING),
    ],
)
def test_what_cannot_move(book: Workbook, view_id: str, row_id: str, code: Code) -> None:
    with pytest.raises(ChangeError) as caught:
        move_row(book.tables, view_id, row_id, 1)
    assert caught.value.code is code


def test_a_line_that_is_placed_is_no_longer_moved_as_a_made_row(book: Workbook) -> None:
    book.apply(place(book.tables, "tabel-a", "linje-e", "a-r-to"))
    book.apply(move_row(book.tables, "tabel-a", MADE[0], 1))
    assert [row for row in ids(book) if row.startswith("tabel-a~l")] == [MADE[2], MADE[0]]
