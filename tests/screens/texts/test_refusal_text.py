"""What holds a record back is told by what it is called."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from screens.texts.messages import error_text
from screens.texts.refusal_text import refusal_text
from store.branches import delete_edits
from store.changes import Edit, SetField
from store.errors import ChangeError, Code, StoreError
from store.plan_records import Measure, Risk
from store.planning import plan
from store.tables import Tables
from tests.store.helpers import small_workbook


def refused(tables: Tables, edits: Iterable[Edit] | None = None) -> StoreError:
    """What is said of the edits, or of deleting the risk."""
    try:
        plan(tables, delete_edits(tables, "risks", "risiko") if edits is None else edits)
    except StoreError as error:
        return error
    raise AssertionError


def test_the_first_are_named_and_the_others_counted() -> None:
    tables = Tables()
    tables.put("risks", Risk(id="risiko", label="Driften [b]svigter"))
    for number in range(1, 6):
        tables.put("measures", Measure(id=f"m-{number}", label=f"Plan {number}", risk="risiko"))
    told = refusal_text(tables, refused(tables))
    assert told == (
        "»Driften [b]svigter« kan ikke slettes, for tiltaget »Plan 1«, tiltaget »Plan 2«, "
        "tiltaget »Plan 3« og 2 andre henviser hertil. Ret eller slet dem først."
    )
    tables.remove("measures", "m-5")
    assert "tiltaget »Plan 3« og en anden henviser" in refusal_text(tables, refused(tables))
    for number in range(2, 5):
        tables.remove("measures", f"m-{number}")
    assert refusal_text(tables, refused(tables)).endswith(
        "for tiltaget »Plan 1« henviser hertil. Ret eller slet det først."
    )


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            SetField("view_rows", "a-gruppe", "kind", "række"),
            "»Drift« kan ikke ændres sådan eller slettes, for tabelrækken »Første« og tabelrækken "
            "»Anden« henviser hertil. Ret eller slet dem først.",
        ),
        (
            SetField("view_columns", "a-2026", "view", "tabel-b"),
            "»2026« kan ikke ændres sådan eller slettes, for det trykte tal ",
        ),
    ],
)
def test_what_rows_and_columns_are_is_held_back_too(
    tmp_path: Path, edit: SetField, said: str
) -> None:
    with small_workbook(tmp_path / "bog.json") as book:
        assert refusal_text(book.tables, refused(book.tables, [edit])).startswith(said)


def test_any_other_error_is_told_as_ever() -> None:
    for error in (
        ChangeError(Code.UNDO_NOTHING),
        ChangeError(Code.RECORD_IN_USE, id="væk", by_table="measures", by="m", field="risk"),
        ChangeError(Code.RECORD_IN_USE, id="f", by_table="follow_ups", by="m", field="target"),
    ):
        assert refusal_text(Tables(), error) == error_text(error)
