"""What a text typed into a field means."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Code, StoreError
from store.field_entry import (
    column_of,
    is_free_text,
    is_moment,
    read_field,
    record_names,
    words_of,
)
from store.plan_records import Body, CallFigure, Centre, FollowUp, Risk
from store.records import Administration, Document, Ledger, Line, Track
from store.schema import KINDS
from store.tables import Tables
from tests.store.helpers import small_workbook


@pytest.fixture
def tables() -> Tables:
    found = Tables()
    found.put("administrations", Administration(id="SOF", name="Socialforvaltningen"))
    found.put("administrations", Administration(id="SUF", name="Sundhedsforvaltningen"))
    found.put("tracks", Track(id="spor-5", number=5, name="Hjemmepleje"))
    found.put("tracks", Track(id="spor-15", number=15, name="Hjælpemidler"))
    found.put("centres", Centre(id="c-dsi", name="Din Sociale Indgang"))
    found.put("risks", Risk(id="risiko-a", label="Drift svigter"))
    found.put("risks", Risk(id="risiko-b", label="Drift"))
    found.put("call_figures", CallFigure(id="k", centre="c-dsi", calls=1, waiting=2, handling=3))
    return found


@pytest.mark.parametrize(
    ("table", "field", "text", "values"),
    [
        ("milestones", "label", "  Flytning ", {"label": "Flytning"}),
        (
            "milestones",
            "date",
            "Q4 2026",
            {"date": "2026-10-01", "precision": "kvartal", "qualifier": ""},
        ),
        ("milestones", "end", "", {"end": "", "end_precision": "", "end_qualifier": ""}),
        ("milestones", "track", "5", {"track": "spor-5"}),
        ("milestones", "track", "hjæl", {"track": "spor-15"}),
        ("milestones", "track", "5. HJEMMEPLEJE", {"track": "spor-5"}),
        ("milestones", "track", "", {"track": ""}),
        *(
            ("milestones", "track", text, {"track": "spor-5"})
            for text in (
                "spor 5",
                "Spor 5",
                "5.",
                "SPOR-5",
                "spor 5.",
                "5 Hjemmepleje",
                "5 hjem",
                "ressortspor 5",
            )
        ),
        ("milestones", "track", "hjaelpem", {"track": "spor-15"}),
        ("milestones", "track", "spor hjælp", {"track": "spor-15"}),
        ("milestones", "centre", "sociale", {"centre": "c-dsi"}),
        ("bodies", "administration", "SUNDHEDS", {"administration": "SUF"}),
        ("milestones", "centre", "din", {"centre": "c-dsi"}),
        ("milestones", "inferred", "Ja", {"inferred": True}),
        ("milestones", "order", "1.250", {"order": 1250}),
        ("milestones", "order", "", {"order": 0}),
        ("bodies", "administration", "suf", {"administration": "SUF"}),
        ("bodies", "kind", "styr", {"kind": "styregruppe"}),
        ("bodies", "kind", "projekt", {"kind": "projekt"}),
        ("bodies", "duration", "p", {"duration": "permanent"}),
        ("bodies", "duration", "", {"duration": ""}),
        ("measures", "risk", "drift", {"risk": "risiko-b"}),
        ("measures", "risk", "risiko-a", {"risk": "risiko-a"}),
        ("call_figures", "waiting", "6:35", {"waiting": 395}),
        ("call_figures", "handling", "0.32", {"handling": 32}),
        ("call_figures", "handling", "184 sek", {"handling": 184}),
        ("call_figures", "calls", "160 373", {"calls": 160373}),
        ("intervals", "opens", "9.00", {"opens": "09:00"}),
        ("intervals", "weekday", "on", {"weekday": "onsdag"}),
        ("follow_ups", "table", "tiltag", {"table": "measures"}),
        ("follow_ups", "target", "risiko-a", {"target": "risiko-a"}),
        ("follow_ups", "deadline", "1. august 2026", {"deadline": "2026-08-01"}),
        ("follow_ups", "status", "", {"status": "ikke startet"}),
        ("documents", "date", "21/11-2025", {"date": "2025-11-21"}),
    ],
)
def test_a_text_is_understood(
    tables: Tables, table: str, field: str, text: str, values: dict[str, object]
) -> None:
    assert read_field(tables, table, field, text) == values


@pytest.mark.parametrize(
    ("table", "field", "text", "code"),
    [
        ("milestones", "label", " ", Code.ENTRY_REQUIRED),
        ("milestones", "date", "engang", Code.DATE_UNREADABLE),
        ("milestones", "order", "1.25", Code.ENTRY_UNREADABLE),
        ("milestones", "order", "en", Code.ENTRY_UNREADABLE),
        ("milestones", "inferred", "måske", Code.ENTRY_UNREADABLE),
        ("milestones", "track", "6", Code.ENTRY_REFERENCE),
        ("milestones", "track", "hj", Code.ENTRY_AMBIGUOUS),
        ("milestones", "track", "spor", Code.ENTRY_AMBIGUOUS),
        ("milestones", "track", "spor 6", Code.ENTRY_REFERENCE),
        ("milestones", "track", "?", Code.ENTRY_REFERENCE),
        ("bodies", "kind", "sjak", Code.ENTRY_UNREADABLE),
        ("bodies", "kind", "", Code.ENTRY_REQUIRED),
        ("bodies", "kind", "pro", Code.ENTRY_AMBIGUOUS),
        ("call_figures", "waiting", "6", Code.ENTRY_UNREADABLE),
        ("call_figures", "waiting", "6:75", Code.ENTRY_UNREADABLE),
        ("call_figures", "calls", "", Code.ENTRY_REQUIRED),
        ("intervals", "opens", "25.00", Code.ENTRY_UNREADABLE),
        ("follow_ups", "deadline", "Q4 2026", Code.ENTRY_DAY),
        ("follow_ups", "deadline", "senest 1. august 2026", Code.ENTRY_DAY),
        ("milestones", "farve", "rød", Code.FIELD_UNKNOWN),
        ("milestones", "id", "x", Code.FIELD_UNKNOWN),
        ("ukendt", "label", "x", Code.KIND_UNKNOWN),
    ],
)
def test_what_cannot_be_read_is_refused(
    tables: Tables, table: str, field: str, text: str, code: Code
) -> None:
    with pytest.raises(StoreError) as refused:
        read_field(tables, table, field, text)
    assert refused.value.code is code


@pytest.fixture
def named(tables: Tables) -> Tables:
    """Records whose ids and names hold numbers and small words."""
    tables.put("documents", Document(id="ori", title="Orientering pr. 1. januar 2026", short="ORI"))
    tables.put("documents", Document(id="plan2", title="Implementeringsplan", short="PLAN2"))
    tables.put("ledgers", Ledger(id="pleje", label="Budgetter til hjemmepleje mv."))
    tables.put("ledgers", Ledger(id="ramme-1", label="Ramme fra sagen 2024-25"))
    tables.put("ledgers", Ledger(id="ramme-2", label="Øvrige bevillinger"))
    tables.put("lines", Line(id="stigning", ledger="pleje", label="Prisstigning på pladser"))
    tables.put("bodies", Body(id="organ-ereolen", name="e-Reolen", kind="udvalg"))
    tables.put("bodies", Body(id="organ-kk", name="KK hovednummer 33 66 33 66", kind="udvalg"))
    tables.put("tracks", Track(id="spor-2", number=2, name="Én indgang til kommunen"))
    tables.remove("tracks", "spor-5")
    return tables


@pytest.mark.parametrize(
    ("table", "field", "text", "value"),
    [
        ("lines", "document", "plan2", "plan2"),
        ("lines", "document", "Plan", "plan2"),
        ("lines", "document", "orient", "ori"),
        ("lines", "document", "januar 2026", "ori"),
        ("lines", "ledger", "RAMME-2", "ramme-2"),
        ("lines", "ledger", "ramme 2", "ramme-2"),
        ("lines", "ledger", "hjemmepleje", "pleje"),
        ("lines", "ledger", "til hjemme", "pleje"),
        ("lines", "ledger", "ram", "ramme-1"),
        ("lines", "part_of", "pladser", "stigning"),
        ("milestones", "body", "reol", "organ-ereolen"),
        ("milestones", "track", "2. Én", "spor-2"),
        ("milestones", "track", "én indgang", "spor-2"),
        ("milestones", "track", "kommunen én", "spor-2"),
        ("milestones", "track", "spor 2", "spor-2"),
    ],
)
def test_a_record_is_called_by_enough_of_its_name(
    named: Tables, table: str, field: str, text: str, value: str
) -> None:
    assert read_field(named, table, field, text) == {field: value}


@pytest.mark.parametrize(
    ("table", "field", "text", "readings"),
    [
        ("lines", "document", "2", None),
        ("lines", "document", "20", None),
        ("lines", "document", "202", None),
        ("lines", "document", "1", ("Orientering pr. 1. januar 2026",)),
        ("lines", "document", "im", ("Implementeringsplan",)),
        ("lines", "ledger", "til", ("Budgetter til hjemmepleje mv.",)),
        ("lines", "ledger", "25", ("Ramme fra sagen 2024-25",)),
        ("lines", "ledger", "fra 20", None),
        ("lines", "part_of", "på", ("Prisstigning på pladser",)),
        ("milestones", "body", "er", None),
        ("milestones", "body", "3", None),
        ("milestones", "body", "organ", None),
        ("milestones", "track", "spor 1", None),
        ("milestones", "track", "ressortspor 1", None),
        ("milestones", "track", "1", None),
        ("milestones", "track", "én", ("Én indgang til kommunen",)),
    ],
)
def test_a_scrap_of_a_name_or_an_id_stands_for_no_record(
    named: Tables, table: str, field: str, text: str, readings: tuple[str, ...] | None
) -> None:
    with pytest.raises(StoreError) as refused:
        read_field(named, table, field, text)
    code = Code.ENTRY_AMBIGUOUS if readings else Code.ENTRY_REFERENCE
    assert refused.value.code is code
    assert refused.value.values.get("readings") == readings


def test_an_ambiguous_beginning_tells_what_it_may_be(tables: Tables) -> None:
    with pytest.raises(StoreError) as refused:
        read_field(tables, "milestones", "track", "hj")
    assert refused.value.values["readings"] == ("Hjemmepleje", "Hjælpemidler")
    with pytest.raises(StoreError) as refused:
        read_field(tables, "milestones", "track", "spor")
    assert refused.value.values["readings"] == ("spor 5", "spor 15")
    tables.put("risks", Risk(id="risiko-c", label="Drift"))
    with pytest.raises(StoreError) as refused:
        read_field(tables, "measures", "risk", "drift")
    assert refused.value.values["readings"] == ("risiko-b", "risiko-c")


def test_a_track_is_called_by_number_too(tables: Tables) -> None:
    assert record_names(tables.get("tracks", "spor-5")) == (
        "spor-5",
        "Hjemmepleje",
        "5",
        "5. Hjemmepleje",
        "spor 5",
        "ressortspor 5",
        "spor 5 Hjemmepleje",
    )


@pytest.mark.parametrize("table", KINDS)
def test_every_field_takes_a_text_or_refuses_it(tables: Tables, table: str) -> None:
    for column in KINDS[table].columns:
        field = column.field
        if field == "id" or column.type == "amounts":
            continue
        for text in ("", "x", "12", "1. april 2026"):
            try:
                values = read_field(tables, table, field, text)
            except StoreError:
                continue
            assert field in values
        assert column_of(table, field) is column
        if is_free_text(table, field):
            assert read_field(tables, table, field, "=1+1")[field] == "=1+1"
        assert is_moment(table, field) <= (column.type == "date")
        for word in filter(None, words_of(table, field)):
            assert read_field(tables, table, field, word) == {field: word}


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = Tables()
    for table, field in (("call_figures", "waiting"), ("milestones", "date"), ("bodies", "kind")):
        with suppress(StoreError):
            assert field in read_field(found, table, field, text)


def test_follow_ups_are_of_records_by_id(tmp_path: Path) -> None:
    book = small_workbook(tmp_path / "bog.json")
    tables = book.tables
    tables.put("follow_ups", FollowUp(id="f", table="lines", target="linje-a"))
    assert read_field(tables, "follow_ups", "target", "linje-b") == {"target": "linje-b"}
    book.close(discard=True)
