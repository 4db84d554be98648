"""What is otherwise than at creation: the same as the tables held against those of then."""

from __future__ import annotations

from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.amounts import BLANK, Range
from store.changes import Add, Delete, Edit, SetField
from store.errors import ChangeError
from store.fields import json_field
from store.opening import open_workbook
from store.records import Line
from store.schema import KINDS
from store.since import NOT_CHANGED, Since
from store.tables import Tables
from store.workbook import Workbook
from tests.store.helpers import line, small_workbook
from tests.store.test_own_totals import EDITS as OWN_EDITS

WHOLE: st.SearchStrategy[Edit] = st.builds(
    lambda one, value: SetField("lines", one, "amounts", value),
    st.sampled_from(["linje-a", "linje-c"]),
    st.sampled_from([{}, {"2026": 1_125_000}, {"2026": 1_125_000, "2027": 504_000}]),
)
BACK: st.SearchStrategy[Edit] = st.sampled_from(
    [
        SetField("lines", "linje-a", "amounts.2026", 1_125_000),
        SetField("lines", "linje-c", "administration", "SUF"),
        SetField("lines", "linje-a", "label", "Et nyt navn"),
        Add(line("linje-c", {"2026": 236_800, "årlig": 3_786_000})),
        Add(line("linje-c", {"2027": 1})),
        Delete("lines", "linje-f"),
        SetField("tracks", "spor-a", "number", 7),
    ]
)
EDITS = st.one_of(OWN_EDITS, WHOLE, BACK)
STEPS = st.lists(
    st.one_of(st.lists(EDITS, min_size=1, max_size=4), st.sampled_from(["undo", "redo", "first"])),
    min_size=1,
    max_size=8,
)


def check(since: Since, then: Tables, now: Tables) -> None:
    """`Since` says of every record and field what comparing the two says."""
    otherwise, deleted = set(), set()
    for table in KINDS:
        was, stands = then.table(table), now.table(table)
        for record_id in was.keys() | stands.keys():
            before, after = was.get(record_id), stands.get(record_id)
            if before != after:
                otherwise.add((table, record_id))
            if after is None:
                deleted.add((table, record_id))
            assert since.is_changed(table, record_id) == (before != after)
            assert since.is_added(table, record_id) == (before is None)
            for field in KINDS[table].record.__struct_fields__:
                told = since.original(table, record_id, field)
                if (
                    before is None
                    or after is None
                    or getattr(before, field) == getattr(after, field)
                ):
                    assert told == (False, None)
                else:
                    assert told == (True, json_field(before, field))
            if isinstance(before, Line) and isinstance(after, Line):
                for period in ("2026", "2027", "2031", "årlig"):
                    old, new = before.amounts.get(period), after.amounts.get(period)
                    told_amount = since.line_amount(record_id, period)
                    assert told_amount == (NOT_CHANGED if old == new else old)
                    told = since.original(table, record_id, f"amounts.{period}")
                    assert told == (
                        (False, None) if old == new else (True, msgspec.to_builtins(old))
                    )
    assert set(since.changed_records()) == otherwise
    assert len(since.changed_records()) == len(otherwise)
    assert {(table, record.id) for table, record in since.deleted()} == deleted
    assert all(then.get(table, record.id) == record for table, record in since.deleted())


def do(book: Workbook, step: str | list[Edit]) -> None:
    try:
        if step == "undo":
            book.undo()
        elif step == "redo":
            book.redo()
        elif isinstance(step, str):
            first = next((g.id for g in book.history() if g.action == "edit"), "")
            book.undo(first)
        else:
            book.apply(step)
    except ChangeError:
        return


@given(STEPS)
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_is_the_difference_from_the_tables_at_creation(
    tmp_path: Path, unsynced: None, steps: list[str | list[Edit]]
) -> None:
    for left in tmp_path.iterdir():
        if left.is_file():
            left.unlink()
    with small_workbook(tmp_path / "a.json") as book:
        then = book.tables.copy()
        follows = Since(book)
        for step in steps:
            do(book, step)
            check(follows, then, book.tables)
        anew = Since(book)
        check(anew, then, book.tables)
        assert anew.latest(99) == follows.latest(99)
        standing = {g.id for g in book.history() if g.action == "edit" and not book.is_undone(g.id)}
        assert {group.id for group in follows.latest(99)} == standing


def test_a_value_set_back_is_not_changed(tmp_path: Path, unsynced: None) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        since = Since(book)
        book.set_amount("linje-a", "2026", 7)
        assert since.line_amount("linje-a", "2026") == 1_125_000
        assert since.original("lines", "linje-a", "amounts.2026") == (True, 1_125_000)
        assert since.line_amount("linje-a", "2027") is NOT_CHANGED
        book.set_amount("linje-a", "2026", 1_125_000)
        assert since.line_amount("linje-a", "2026") is NOT_CHANGED
        assert since.changed_records() == []
        assert len(since.latest(9)) == 2


def test_amounts_that_are_no_numbers(tmp_path: Path, unsynced: None) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        since = Since(book)
        for one, period in (("linje-d", "2026"), ("linje-e", "2027"), ("linje-b", "2027")):
            book.set_amount(one, period, 5)
        assert since.line_amount("linje-d", "2026") == Range(177_732_000, 227_584_000)
        assert since.line_amount("linje-e", "2027") == BLANK
        assert since.line_amount("linje-b", "2027") is None


def test_the_latest_are_newest_first_and_stand(tmp_path: Path, unsynced: None) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        made = [book.set_amount("linje-a", "2026", value) for value in (1, 2, 3)]
        since = Since(book)
        book.undo()
        assert since.latest(1) == [made[1]]
        assert since.latest(9) == [made[1], made[0]]
        assert made[2] is not None
        assert not since.stands(made[2].id)
        assert [g.id for g, _ in since.changes_of("lines", "linje-a")] == [g.id for g in made if g]
        book.redo()
        assert since.latest(9) == made[::-1]


def test_it_is_the_same_after_a_restart(tmp_path: Path, unsynced: None) -> None:
    path = tmp_path / "a.json"
    with small_workbook(path) as book:
        book.set_amount("linje-a", "2026", 7)
        book.apply([Add(line("linje-x", {"2026": 1}))])
    with open_workbook(path) as book:
        since = Since(book)
        assert since.changed_records() == [("lines", "linje-a"), ("lines", "linje-x")]
        assert since.is_added("lines", "linje-x")
        assert not since.is_added("lines", "linje-a")


def test_closed_it_follows_no_more(tmp_path: Path, unsynced: None) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        since = Since(book)
        since.close()
        book.set_amount("linje-a", "2026", 7)
        assert since.latest(9) == []


def test_a_record_deleted_and_made_again_was_there(tmp_path: Path, unsynced: None) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        then = book.tables.copy()
        book.apply([Delete("lines", "linje-c"), Add(line("linje-c", {"2027": 1}))])
        assert not Since(book).is_added("lines", "linje-c")
        check(Since(book), then, book.tables)


def test_the_creation_group_is_not_walked(tmp_path: Path, unsynced: None) -> None:
    """What the workbook was made with may be 100,000 records."""
    with small_workbook(tmp_path / "a.json") as book:
        assert Since(book).changes_of("lines", "linje-a") == []
