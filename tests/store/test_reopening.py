"""Undo, redo and the list of changes go on where the program was closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.changes import Add, Delete, Edit, Group, SetField
from store.errors import ChangeError, Code
from store.opening import open_workbook
from store.workbook import Workbook
from tests.store.helpers import (
    amount,
    assert_whole,
    contents,
    line,
    small_workbook,
)

pytestmark = pytest.mark.usefixtures("unsynced")


@pytest.fixture(params=[False, True], ids=["one program", "opened again for each"])
def book(tmp_path: Path, request: pytest.FixtureRequest) -> Reopened:
    return Reopened(tmp_path / "bog.json", again=request.param)


class Reopened:
    """A workbook that is closed and opened again before everything that is done, if asked."""

    def __init__(self, path: Path, *, again: bool) -> None:
        self._book = small_workbook(path)
        self._again = again

    def __call__(self) -> Workbook:
        if self._again:
            self._book.close()
            self._book = open_workbook(self._book.path)
        return self._book

    def edit(self, figure: int, line_id: str = "linje-a") -> Group:
        group = self().set_amount(line_id, "2026", figure, reason=f"til {figure}")
        assert group is not None
        return group

    def figures(self) -> list[object]:
        assert_whole(self())
        return [amount(self._book, line_id) for line_id in ("linje-a", "linje-b")]


def _refused(call: object, code: Code) -> None:
    assert callable(call)
    with pytest.raises(ChangeError) as caught:
        call()
    assert caught.value.code is code


def test_groups_are_undone_and_made_again_in_turn(book: Reopened) -> None:
    first, second = book.edit(1), book.edit(2, "linje-b")
    assert book().undo().id == second.id
    assert book().undo().id == first.id
    assert book.figures() == [1_125_000, -50_000]
    assert book().redo().id == first.id
    assert book().redo().id == second.id
    assert book.figures() == [1, 2]
    _refused(book().redo, Code.REDO_NOTHING)


def test_a_named_group_is_undone_out_of_turn(book: Reopened) -> None:
    first, second = book.edit(1), book.edit(2, "linje-b")
    assert book().undo(first.id).id == first.id
    assert book.figures() == [1_125_000, 2]
    assert book().is_undone(first.id)
    assert not book().is_undone(second.id)
    assert book().undo().id == second.id
    assert book.figures() == [1_125_000, -50_000]


def test_a_group_that_a_later_one_stands_on_is_not_undone(book: Reopened) -> None:
    first = book.edit(1)
    book.edit(2)
    before = contents(book())
    _refused(lambda: book().undo(first.id), Code.UNDO_CONFLICT)
    assert contents(book()) == before
    book().undo()
    book().undo(first.id)
    assert book.figures() == [1_125_000, -50_000]


def test_what_is_undone_twice_or_is_not_there_is_refused(book: Reopened) -> None:
    first = book.edit(1)
    book().undo(first.id)
    _refused(lambda: book().undo(first.id), Code.UNDO_NOTHING)
    _refused(lambda: book().undo("x" * 32), Code.GROUP_MISSING)
    _refused(book().undo, Code.UNDO_NOTHING)
    made_with = next(book().history())
    _refused(lambda: book().undo(made_with.id), Code.UNDO_CREATION)
    assert not book().is_undone(made_with.id)


def test_an_edit_ends_what_could_be_made_again(book: Reopened) -> None:
    first = book.edit(1)
    book().undo()
    book.edit(2, "linje-b")
    _refused(book().redo, Code.REDO_NOTHING)
    assert book().is_undone(first.id)
    assert book.figures() == [1_125_000, 2]


def test_a_branch_that_was_deleted_comes_back_as_it_was(book: Reopened) -> None:
    before = contents(book())
    documents = dict(book().tables.documents("placements"))
    book().apply(
        [
            Delete("printed_cells", "a-t-et"),
            Delete("placements", "a-p-a"),
            Delete("lines", "linje-g"),
            Delete("lines", "linje-a"),
        ]
    )
    assert "linje-a" not in contents(book())["lines"]
    book().undo()
    assert contents(book()) == before
    assert dict(book().tables.documents("placements")) == documents
    book().redo()
    assert "linje-a" not in contents(book())["lines"]
    assert_whole(book())


def test_an_import_is_undone_in_one_step(book: Reopened) -> None:
    before = contents(book())
    edits: list[Edit] = [
        Add(line("linje-ny", {"2026": 1})),
        SetField("lines", "linje-a", "label", "Et andet navn"),
        SetField("lines", "linje-ny", "amounts.2026", 7),
    ]
    group = book().apply(edits, action="import", reason="fra regneark")
    assert group is not None
    book().undo()
    assert contents(book()) == before
    book().redo()
    assert amount(book(), "linje-ny") == 7
    assert [one.action for one in book().history()] == ["create", "import", "undo", "redo"]


def test_the_list_of_changes_is_what_was_done(book: Reopened) -> None:
    book.edit(1)
    undone = book().undo()
    groups = list(book().history())
    assert [group.reason for group in groups] == ["", "til 1", ""]
    assert [group.of for group in groups] == ["", "", undone.id]
    assert [group.time for group in groups] == sorted(group.time for group in groups)
    assert {group.user for group in groups} == {book().user}
    assert all(len(group.id) == 32 for group in groups)
    change = groups[1].changes[0]
    assert (change.table, change.record, change.field) == ("lines", "linje-a", "amounts.2026")
    assert (change.before, change.after) == (1_125_000, 1)
