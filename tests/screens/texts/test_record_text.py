"""Records and their fields in words."""

from __future__ import annotations

import pytest

from screens.texts.field_choices import UNCHOSEN, choices, chosen_text
from screens.texts.record_text import (
    field_text,
    field_title,
    private_fields,
    record_title,
    shown_fields,
    title_of,
    understood_text,
)
from store.errors import StoreError
from store.field_entry import is_free_text, read_field
from store.plan_records import (
    BodyMeeting,
    CallFigure,
    Centre,
    FollowUp,
    Interval,
    Measure,
    Member,
    Milestone,
    Risk,
)
from store.records import Administration, Appropriation, Record, Track
from store.schema import KINDS, kind_for
from store.tables import Tables
from tests.screens.driving import HOSTILE
from tests.store.every_kind import every_record, full_record


@pytest.fixture
def tables() -> Tables:
    found = Tables()
    for record in (
        Administration(id="SOF", name="Socialforvaltningen", order=2),
        Administration(id="BUF", name="Børne- og Ungdomsforvaltningen", order=1),
        Track(id="spor-10", number=10, name="Ti"),
        Track(id="spor-9", number=9, name="Ni"),
        Centre(id="c", name="Pladsanvisningen"),
        Risk(id="r-b", label="Åben"),
        Risk(id="r-a", label="Zebra"),
        Risk(id="r-x", label=HOSTILE),
    ):
        found.put(kind_for(type(record)).table, record)
    return found


@pytest.fixture
def full() -> Tables:
    found = Tables()
    for table, record in zip(KINDS, every_record(), strict=True):
        found.put(table, record)
    return found


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (Track(id="t", number=5, name="Hjemmepleje"), "5. Hjemmepleje"),
        (Administration(id="SOF", name="Socialforvaltningen"), "SOF"),
        (Appropriation(id="b", code="3415", name="ældre", committee="SOU"), "3415 ældre (SOU)"),
        (Member(id="m", body="o", role="Formand", person="Ib"), "Formand"),
        (BodyMeeting(id="x", body="ukendt", topic="Planen"), "ukendt · Planen"),
        (
            Interval(id="i", centre="c", variant="nu", weekday="onsdag"),
            "Pladsanvisningen · onsdag · nu",
        ),
        (CallFigure(id="k", centre="c", calls=1, waiting=1, handling=1), "Pladsanvisningen"),
        (FollowUp(id="f", table="risks", target="r-b"), "Åben"),
        (FollowUp(id="f", table="risks", target="væk"), "væk"),
        (Measure(id="uden-navn", label=""), "uden-navn"),
        (Risk(id="r", label="x" * 200), "x" * 79 + "…"),
    ],
)
def test_what_a_record_is_called(tables: Tables, record: Record, title: str) -> None:
    assert record_title(tables, kind_for(type(record)).table, record) == title


@pytest.mark.parametrize(
    ("record", "field", "text"),
    [
        (
            Milestone(id="m", label="M", kind="x", date="2026-10-01", precision="kvartal"),
            "date",
            "Q4 2026",
        ),
        (Milestone(id="m", label="M", kind="x"), "date", ""),
        (Milestone(id="m", label="M", kind="x", track="spor-9"), "track", "9. Ni"),
        (Milestone(id="m", label="M", kind="x", inferred=True), "inferred", "ja"),
        (Milestone(id="m", label="M", kind="x", order=1200), "order", "1.200"),
        (CallFigure(id="k", centre="c", calls=160373, waiting=73, handling=32), "calls", "160.373"),
        (CallFigure(id="k", centre="c", calls=1, waiting=73, handling=32), "waiting", "1:13"),
        (CallFigure(id="k", centre="c", calls=1, waiting=73, handling=32), "handling", "0:32"),
        (Measure(id="m", label="M", risk="r-b"), "risk", "Åben"),
        (
            FollowUp(id="f", table="questions", target="q", deadline="2026-08-01"),
            "deadline",
            "1. august 2026",
        ),
        (FollowUp(id="f", table="questions", target="q"), "table", "åbne spørgsmål"),
    ],
)
def test_what_a_field_says(tables: Tables, record: Record, field: str, text: str) -> None:
    assert field_text(tables, kind_for(type(record)).table, record, field) == text


def test_every_field_is_fit_to_show_and_has_a_title(full: Tables) -> None:
    for table in KINDS:
        hostile = full_record(table)
        for field in shown_fields(table):
            assert field_title(table, field)[0].isupper()
            assert "_" not in field_title(table, field)
            if is_free_text(table, field):
                record = KINDS[table].record(
                    **{f: getattr(hostile, f) for f in hostile.__struct_fields__} | {field: HOSTILE}
                )
                assert field_text(full, table, record, field).isprintable()


def test_every_field_reads_back_as_it_is_told(full: Tables) -> None:
    for table in KINDS:
        record = full_record(table)
        for field in shown_fields(table):
            if (table, field) == ("follow_ups", "table"):
                continue  # told in words, chosen from a list
            if (table, field) == ("follow_ups", "target"):
                continue
            text = field_text(full, table, record, field)
            if not text or "·" in text or text.endswith("…"):
                continue
            values = read_field(full, table, field, text)
            assert {name: getattr(record, name) for name in values} == values, (table, field)


def test_all_but_amounts_and_what_goes_with_a_date_is_shown() -> None:
    assert shown_fields("milestones") == (
        *("label", "kind", "project", "body", "centre", "date", "end", "track", "inferred"),
        *("note", "order", "document", "section", "row"),
    )
    assert "amounts" not in shown_fields("lines")
    assert private_fields("members") == {"person"}
    assert private_fields("risks") == frozenset()


@pytest.mark.parametrize(
    ("table", "field", "text", "told"),
    [
        ("milestones", "date", "1/4-2026", "= 1. april 2026"),
        ("milestones", "track", "9", "= 9. Ni"),
        ("milestones", "label", "Flytning", ""),
        ("milestones", "date", " ", ""),
        ("call_figures", "waiting", "395 sek", "= 6:35"),
        ("call_figures", "calls", "1 200", "= 1.200"),
        ("risks", "inferred", "x", "= ja"),
        ("follow_ups", "status", "afv", "= afventer"),
        ("follow_ups", "target", "r-b", "= r-b"),
    ],
)
def test_what_is_understood(tables: Tables, table: str, field: str, text: str, told: str) -> None:
    assert understood_text(tables, table, field, text) == told


def test_what_cannot_be_read_is_not_understood(tables: Tables) -> None:
    with pytest.raises(StoreError):
        understood_text(tables, "milestones", "date", "snart")


def test_what_may_be_chosen(tables: Tables) -> None:
    assert choices(tables, "milestones", "label") is None
    assert choices(tables, "milestones", "track") == [
        ("", "(ingen)"),
        ("spor-9", "9. Ni"),
        ("spor-10", "10. Ti"),
    ]
    assert choices(tables, "systems", "administration") == [
        ("", "(ingen)"),
        ("BUF", "BUF  Børne- og Ungdomsforvaltningen"),
        ("SOF", "SOF  Socialforvaltningen"),
    ]
    assert choices(tables, "risks", "inferred") == [(False, "nej"), (True, "ja")]
    assert choices(tables, "bodies", "duration") == [
        ("", "(ingen)"),
        ("midlertidig", "midlertidig"),
        ("permanent", "permanent"),
    ]
    risks = choices(tables, "measures", "risk")
    assert risks is not None
    assert [value for value, _ in risks][1:3] == ["r-x", "r-a"]
    assert risks[-1] == ("r-b", "Åben")
    assert all(text.isprintable() for _, text in risks)
    assert choices(tables, "call_figures", "centre") == [("c", "Pladsanvisningen")]
    assert choices(tables, "follow_ups", "target") == []
    registers = choices(tables, "follow_ups", "table")
    assert registers is not None
    assert ("questions", "åbne spørgsmål") in registers
    held = FollowUp(id="f", table="risks", target="")
    assert len(choices(tables, "follow_ups", "target", held) or []) == 3


def test_the_text_of_a_choice() -> None:
    options: list[tuple[object, str]] = [("a", "A"), (False, "nej")]
    assert chosen_text(options, "a") == "A"
    assert chosen_text(options, False) == "nej"
    assert chosen_text(options, "andet") == "andet"
    assert chosen_text(options, "") == UNCHOSEN


def test_what_is_not_there_is_called_by_its_id(tables: Tables) -> None:
    assert title_of(tables, "risks", "væk") == "væk"
    assert title_of(tables, "ukendt", "x") == "x"
