"""What holds a record back is told by what it is called."""

from __future__ import annotations

from screens.texts.messages import error_text
from screens.texts.refusal_text import refusal_text
from store.branches import delete_edits
from store.errors import ChangeError, Code, StoreError
from store.plan_records import Measure, Risk
from store.planning import plan
from store.tables import Tables


def refused(tables: Tables) -> StoreError:
    try:
        plan(tables, delete_edits(tables, "risks", "risiko"))
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
        "tiltaget »Plan 3« og 2 andre henviser hertil. Ret eller slet det først."
    )
    for number in range(2, 6):
        tables.remove("measures", f"m-{number}")
    assert "for tiltaget »Plan 1« henviser hertil" in refusal_text(tables, refused(tables))


def test_any_other_error_is_told_as_ever() -> None:
    for error in (
        ChangeError(Code.UNDO_NOTHING),
        ChangeError(Code.RECORD_IN_USE, id="væk", by_table="measures", by="m", field="risk"),
        ChangeError(Code.RECORD_IN_USE, id="f", by_table="follow_ups", by="m", field="target"),
    ):
        assert refusal_text(Tables(), error) == error_text(error)
