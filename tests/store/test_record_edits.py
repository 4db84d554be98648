"""Every kind of record: made from what is filled in, changed, deleted, undone, out and in."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from store.branches import branch_of, delete_edits
from store.changes import Add, Delete, SetField
from store.creating import create_workbook
from store.csv_dialect import DANSK
from store.csv_registers import read_registers, register_files
from store.errors import Code, StoreError
from store.field_entry import is_free_text
from store.plan_records import Milestone
from store.record_edits import add_edits, change_edits, draft_record
from store.schema import KINDS
from store.tables import Tables
from store.workbook import Workbook
from tests.store.every_kind import every_edit, full_record, further_record


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """One for all tests, which leave it as it was."""
    path = tmp_path_factory.mktemp("alle") / "bog.json"
    return create_workbook(path, name="Alle", edits=every_edit())


def files_of(book: Workbook) -> dict[str, bytes]:
    return dict(register_files(book.tables, DANSK, private=True))


def test_every_kind_goes_out_and_comes_in_the_same(book: Workbook, tmp_path: Path) -> None:
    files = files_of(book)
    assert len(files) == len(KINDS)
    edits = read_registers(files, Tables()).edits
    again = create_workbook(tmp_path / "igen.json", name="Igen", edits=edits)
    assert again.tables == book.tables
    assert files_of(again) == files


@pytest.mark.parametrize("table", KINDS)
def test_every_kind_is_added_changed_deleted_and_undone(book: Workbook, table: str) -> None:
    before = book.tables.copy()
    full = msgspec.structs.asdict(full_record(table))
    if table not in ("placements", "follow_ups"):  # of these there is one for each record
        draft = draft_record(book.tables, table, {})
        further = msgspec.structs.asdict(further_record(table))
        values = {field: value for field, value in further.items() if field != "id"}
        book.apply(add_edits(table, draft, values))
        assert msgspec.structs.asdict(book.tables.get(table, draft.id)) == values | {"id": draft.id}
        book.undo()
        assert book.tables == before
    record_id = full["id"]
    field = next((c.field for c in KINDS[table].columns if is_text(table, c.field)), "note")
    values = {field: "noget andet", "note": full["note"]}
    edits = change_edits(book.tables, table, record_id, values)
    assert edits == [SetField(table, record_id, field, "noget andet")]
    book.apply(edits)
    assert getattr(book.tables.get(table, record_id), field) == "noget andet"
    changed = files_of(book)
    assert read_registers(changed, before).edits == edits
    book.undo()
    assert book.tables == before
    assert branch_of(book.tables, table, record_id)[-1] == (table, record_id)
    deleted = delete_edits(book.tables, table, record_id)
    if is_used(table, {(one.table, one.id) for one in deleted if isinstance(one, Delete)}):
        with pytest.raises(StoreError) as refused:
            book.apply(deleted)
        assert refused.value.code is Code.RECORD_IN_USE
    else:
        book.apply(deleted)
        assert record_id not in book.tables.table(table)
        book.undo()
    assert book.tables == before


def is_used(table: str, gone: set[tuple[str, str]]) -> bool:
    """True when one that stays refers to the record: there is one of each kind.

    Bodies and centres are let go of.
    """
    going = {name for name, _ in gone}
    held = going - {"bodies", "centres"}
    return any(
        target in held and getattr(full_record(kind.table), field)
        for kind in KINDS.values()
        for field, target in kind.references.items()
        if kind.table not in going
    )


def is_text(table: str, field: str) -> bool:
    """True for a field that any text may stand in."""
    return (
        field != "id"
        and (table, field) not in (("view_columns", "period"), ("view_columns", "field"))
        and is_free_text(table, field)
    )


def test_a_draft_comes_after_all_others(book: Workbook) -> None:
    draft = draft_record(book.tables, "milestones", {"kind": "milepæl", "track": "tracks-x"})
    assert isinstance(draft, Milestone)
    assert (draft.order, draft.kind, draft.label) == (8, "milepæl", "")
    assert draft.id.startswith("milepaele-")
    assert draft_record(book.tables, "milestones", {}).id != draft.id


def test_what_does_not_fit_is_refused(book: Workbook) -> None:
    draft = draft_record(book.tables, "call_figures", {"centre": "centres-x"})
    with pytest.raises(StoreError) as refused:
        add_edits("call_figures", draft, {"calls": "mange"})
    assert refused.value.code is Code.FIELD_VALUE
    with pytest.raises(StoreError) as refused:
        change_edits(book.tables, "risks", "findes-ikke", {})
    assert refused.value.code is Code.RECORD_MISSING
    with pytest.raises(StoreError) as refused:
        book.apply([Add(draft_record(book.tables, "risks", {}))])
    assert refused.value.code is Code.FIELD_REQUIRED
