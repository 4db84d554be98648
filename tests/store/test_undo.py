"""Which groups can be taken back and made again, from the order of groups alone."""

from __future__ import annotations

from typing import Any

import pytest

from store.changes import Action, Change, Group
from store.errors import ChangeError, Code
from store.undo import UndoLog, main_changes


def group(
    group_id: str, *changes: Change, action: Action = "edit", of: str = "", record: str = ""
) -> Group:
    """A group that by default changes a record nobody else does."""
    default = Change("lines", record or group_id, "label", "før", "efter")
    return Group(group_id, "2026-01-01T00:00:00", "mig", changes or (default,), action, "", of)


def undo(group_id: str, of: str) -> Group:
    return group(group_id, action="undo", of=of)


def redo(group_id: str, of: str) -> Group:
    return group(group_id, action="redo", of=of)


def refusal(log: UndoLog, group_id: str | None) -> ChangeError:
    with pytest.raises(ChangeError) as caught:
        log.to_undo(group_id)
    return caught.value


def next_undo(log: UndoLog) -> str:
    return log.to_undo(None)[0].id


def test_an_empty_history_has_nothing_to_undo_or_redo() -> None:
    log = UndoLog()
    assert refusal(log, None).code is Code.UNDO_NOTHING
    with pytest.raises(ChangeError) as caught:
        log.to_redo()
    assert caught.value.code is Code.REDO_NOTHING


def test_the_last_group_is_undone_first() -> None:
    log = UndoLog([group("en"), group("to")])
    assert next_undo(log) == "to"
    log.add(undo("tre", "to"))
    assert next_undo(log) == "en"
    log.add(undo("fire", "en"))
    assert refusal(log, None).code is Code.UNDO_NOTHING


def test_the_last_undone_is_redone_first() -> None:
    log = UndoLog([group("en"), group("to"), undo("tre", "to"), undo("fire", "en")])
    assert log.to_redo()[0].id == "en"
    log.add(redo("fem", "en"))
    assert log.to_redo()[0].id == "to"
    assert next_undo(log) == "en"


def test_an_edit_ends_what_could_be_redone_but_leaves_it_undone() -> None:
    log = UndoLog([group("en"), undo("to", "en"), group("tre")])
    with pytest.raises(ChangeError) as caught:
        log.to_redo()
    assert caught.value.code is Code.REDO_NOTHING
    assert log.is_undone("en")
    assert next_undo(log) == "tre"


def test_an_import_is_undone_like_an_edit() -> None:
    log = UndoLog([group("en", action="import")])
    assert next_undo(log) == "en"
    log.add(undo("to", "en"))
    assert log.is_undone("en")


def test_changes_are_taken_back_in_reverse_and_made_again_in_order() -> None:
    changes = (
        Change("lines", "a", "", None, {"id": "a"}, 7),
        Change("lines", "a", "label", "x", "y"),
    )
    log = UndoLog([group("en", *changes)])
    assert log.to_undo(None)[1] == [
        Change("lines", "a", "label", "y", "x"),
        Change("lines", "a", "", {"id": "a"}, None, 7),
    ]
    log.add(undo("to", "en"))
    assert log.to_redo()[1] == list(changes)


def test_a_named_group_is_undone_out_of_turn() -> None:
    log = UndoLog([group("en"), group("to"), group("tre")])
    assert log.to_undo("en")[0].id == "en"
    log.add(undo("fire", "en"))
    assert [log.is_undone(one) for one in ("en", "to", "tre")] == [True, False, False]
    assert next_undo(log) == "tre"
    assert log.to_redo()[0].id == "en"


def test_what_is_redone_out_of_turn_is_the_next_to_be_undone() -> None:
    log = UndoLog([group("en"), group("to"), undo("tre", "en"), redo("fire", "en")])
    assert next_undo(log) == "en"


@pytest.mark.parametrize("known", ["to", "tre"])
def test_what_does_not_stand_cannot_be_undone_by_name(known: str) -> None:
    log = UndoLog([group("en"), group("to"), undo("tre", "to")])
    error = refusal(log, known)
    assert (error.code, error.values) == (Code.UNDO_NOTHING, {"id": known})


def test_a_group_that_is_not_there_is_told_apart() -> None:
    error = refusal(UndoLog([group("en")]), "to")
    assert (error.code, error.values) == (Code.GROUP_MISSING, {"id": "to"})


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ("label", "label", True),
        ("label", "note", False),
        ("label", "", True),
        ("", "label", True),
        ("amounts.2026", "amounts.2027", False),
        ("amounts.2026", "amounts.2026", True),
        ("amounts.2026", "amounts", True),
        ("amounts", "amounts.2026", True),
        ("part_of", "part", False),
    ],
)
def test_a_group_with_a_later_change_of_the_same_on_top_is_not_undone(
    first: str, second: str, conflict: bool
) -> None:
    log = UndoLog(
        [
            group("en", Change("lines", "a", first, 1, 2)),
            group("to", Change("lines", "a", second, 2, 3)),
            group("tre", Change("lines", "a", second, 3, 2)),
        ]
    )
    if not conflict:
        assert log.to_undo("en")[0].id == "en"
        return
    error = refusal(log, "en")
    assert error.code is Code.UNDO_CONFLICT
    assert error.values == {"table": "lines", "id": "a", "field": first}
    log.add(undo("fire", "tre"))
    assert refusal(log, "en").code is Code.UNDO_CONFLICT
    log.add(undo("fem", "to"))
    assert log.to_undo("en")[0].id == "en"


def test_the_same_field_of_another_record_or_table_is_no_conflict() -> None:
    field: dict[str, Any] = {"field": "note", "before": 1, "after": 2}
    log = UndoLog(
        [
            group("en", Change("lines", "a", **field)),
            group("to", Change("lines", "b", **field), Change("views", "a", **field)),
        ]
    )
    assert log.to_undo("en")[0].id == "en"


def test_undoing_a_group_that_changed_the_same_field_twice_is_no_conflict() -> None:
    twice = (Change("lines", "a", "label", 1, 2), Change("lines", "a", "label", 2, 3))
    log = UndoLog([group("en", *twice), group("to")])
    assert log.to_undo("en")[1][0] == Change("lines", "a", "label", 3, 2)


def test_only_edits_and_imports_count_as_undone() -> None:
    log = UndoLog([group("en"), undo("to", "en"), redo("tre", "en")])
    assert not any(log.is_undone(one) for one in ("en", "to", "tre", "fire"))


def test_a_log_read_anew_says_the_same() -> None:
    groups = [group("en"), group("to"), undo("tre", "en"), undo("fire", "to"), redo("fem", "to")]
    followed = UndoLog()
    for one in groups:
        followed.add(one)
    anew = UndoLog(groups)
    assert next_undo(anew) == next_undo(followed) == "to"
    assert anew.to_redo() == followed.to_redo()


def test_what_a_group_is_about_is_what_was_added_or_deleted() -> None:
    gone = Change("lines", "a", before={})
    others = [
        Change("placements", "p", before={}),
        Change("lines", "b", "part_of", "a", ""),
        Change("follow_ups", "f", before={}),
    ]
    assert main_changes([*others, gone]) == [gone]
    assert main_changes(others) == [others[1]]
    assert main_changes(others[::2]) == others[::2]
    assert main_changes([]) == []
