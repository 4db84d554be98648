"""Records as a grid asks for them."""

from __future__ import annotations

from datetime import date

import pytest

from screens.record_columns import FieldColumn, cell_edits
from screens.record_printing import records_blocks
from screens.record_rows import Layout, RecordRows, RowsShape, plain_layout
from screens.register_layouts import EVERY_LAYOUT, LAYOUTS, OF_OTHER_SCREENS, REGISTERS
from screens.texts.page import Table
from screens.view_order import Sorting
from screens.widgets.grid_metrics import wanted
from screens.widgets.grid_source import LEAST_TITLE
from store.changes import Add, SetField
from store.errors import Code, StoreError
from store.follow_ups import PREFIX
from store.ledger_kinds import LEDGER_KINDS
from store.plan_records import (
    CallFigure,
    Centre,
    FollowUp,
    Measure,
    Member,
    OpenQuestion,
    Risk,
)
from store.records import Administration, KeyFigure, Record, Track
from store.schema import KINDS, kind_for
from store.tables import Tables
from store.workbook import Workbook
from tests.screens.driving import HOSTILE
from tests.store.every_kind import every_record

TODAY = date(2026, 5, 1)
PLAN1 = {
    "BUF Pladsanvisning": (41_545, 395, 384),
    "SOF Din Sociale Indgang": (32_341, 449, 318),
    "SUF Hjemmepleje": (160_373, 73, 164),
    "SOF Hjemmepleje": (46_583, 142, 248),
    "KFF Biblioteket Online": (25_346, 32, 184),
}


def tables_of(*records: Record) -> Tables:
    found = Tables()
    for record in records:
        found.put(kind_for(type(record)).table, record)
    return found


def rows(
    tables: Tables, table: str, words: str = "", sorting: Sorting | None = None, own: str = ""
) -> RecordRows:
    layout = LAYOUTS.get(table) or plain_layout(table)
    shape = RowsShape(words, sorting)
    return RecordRows(tables, table, layout, shape, own=own, today=TODAY)


def texts(found: RecordRows) -> list[list[str]]:
    every = range(found.row_count + found.fixed_count)
    return [[found.shown(row, c).text for c in range(len(found.columns))] for row in every]


@pytest.fixture
def calls() -> Tables:
    records: list[Record] = []
    for place, (name, figures) in enumerate(PLAN1.items()):
        records.append(Centre(id=f"c-{place}", name=name))
        offered, waiting, handling = figures
        records.append(
            CallFigure(
                id=f"k-{place}",
                centre=f"c-{place}",
                calls=offered,
                waiting=waiting,
                handling=handling,
                order=place,
            )
        )
    return tables_of(*records)


def test_every_kind_that_has_no_other_place_is_a_register() -> None:
    of_tables = {"lines", "views", "view_columns", "view_rows", "placements", "printed_cells"}
    assert set(REGISTERS) == set(KINDS) - of_tables
    assert len(REGISTERS) == len(set(REGISTERS))
    ledger = {kind.table for kind in LEDGER_KINDS}
    assert not ledger & set(OF_OTHER_SCREENS)


def test_what_a_record_is_called_has_room(sample: Workbook) -> None:
    for table, layout in EVERY_LAYOUT.items():
        found = RecordRows(sample.tables, table, layout, RowsShape(), today=TODAY)
        seen = wanted(found)
        assert seen.fitted(80).label >= min(LEAST_TITLE, seen.fitted(999).label), table


def test_call_figures_are_worked_out(calls: Tables) -> None:
    found = rows(calls, "call_figures")
    assert [head.label for head in found.heads] == [
        *("Kontaktcenter", "Kald", "Ventetid", "Behandling", "= Timer/år", "= Andel"),
    ]
    assert texts(found) == [
        ["BUF Pladsanvisning", "41.545", "6:35", "6:24", "4.431", "13,6 %"],
        ["SOF Din Sociale Indgang", "32.341", "7:29", "5:18", "2.857", "10,6 %"],
        ["SUF Hjemmepleje", "160.373", "1:13", "2:44", "7.306", "52,4 %"],
        ["SOF Hjemmepleje", "46.583", "2:22", "4:08", "3.209", "15,2 %"],
        ["KFF Biblioteket Online", "25.346", "0:32", "3:04", "1.295", "8,3 %"],
        ["I alt", "306.188", "", "", "19.099", "100,0 %"],
    ]
    assert not found.editable(0, 4)
    assert found.editable(0, 3)
    assert not found.editable(5, 0)
    found = rows(calls, "call_figures", "suf hjemmepleje")
    assert texts(found)[-1] == ["I alt", "160.373", "", "", "7.306", "52,4 %"]


def test_sorted_by_what_is_worked_out(calls: Tables) -> None:
    found = rows(calls, "call_figures", sorting=Sorting(4, descending=True))
    assert [row[4] for row in texts(found)] == [
        *("7.306", "4.431", "3.209", "2.857", "1.295", "19.099"),
    ]
    assert found.heads[4].sign == "▼"


@pytest.fixture
def questions() -> Tables:
    return tables_of(
        Track(id="spor-5", number=5, name="Hjemmepleje"),
        Administration(id="SOF", name="Social"),
        OpenQuestion(id="a", label="Åbningstid i ferien?", track="spor-5", order=1),
        OpenQuestion(id="b", label="Hvem betaler?", note="Husk aftalen", order=2, inferred=True),
        OpenQuestion(id="c", label=HOSTILE, order=3),
        FollowUp(
            id="f-a",
            table="questions",
            target="a",
            status="i gang",
            deadline="2026-04-30",
            administration="SOF",
        ),
        FollowUp(id="f-c", table="questions", target="c", status="afsluttet"),
    )


def test_marks_tell_how_it_goes(questions: Tables) -> None:
    found = rows(questions, "questions")
    assert [found.shown(row, 0).mark for row in range(3)] == ["!", "*", "✓"]
    assert texts(found)[0] == ["Åbningstid i ferien?", "i gang", "", "30. april 2026", "5"]
    assert texts(found)[1][1] == "ikke startet"
    assert "\x1b" not in texts(found)[2][0]
    assert set(found.marks()) == {"!", "*", "✓", ""}


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("", "abc"),
        ("aabningstid", "a"),
        ("HUSK", "b"),
        ("april", "a"),
        ("spor", ""),
        ("hjemmepleje gang", "a"),
        ("betaler 5", ""),
    ],
)
def test_words_are_found_in_all_that_is_shown(questions: Tables, words: str, ids: str) -> None:
    assert "".join(one.id for one in rows(questions, "questions", words).records) == ids


def test_what_is_empty_is_last_either_way(questions: Tables) -> None:
    for descending in (False, True):
        found = rows(questions, "questions", sorting=Sorting(3, descending))
        assert [one.id for one in found.records] == ["a", "b", "c"]
    found = rows(questions, "questions", sorting=Sorting(1))
    assert [one.id for one in found.records] == ["b", "a", "c"]
    found = rows(questions, "questions", sorting=Sorting(99))
    assert [one.id for one in found.records] == ["a", "b", "c"]


def test_only_ones_own(questions: Tables) -> None:
    assert [one.id for one in rows(questions, "questions", own="SOF").records] == ["a", "b", "c"]
    assert [one.id for one in rows(questions, "questions", own="BUF").records] == ["b", "c"]


def test_key_figures_stand_in_groups_until_they_are_sorted() -> None:
    tables = tables_of(
        KeyFigure(id="a", label="Sager", value="36", unit="pct.", order=1),
        KeyFigure(id="b", label="Borgere", value="ca. 2.700", unit="borgere", order=2),
        KeyFigure(id="c", label="Ledere", value="20", unit="ledere", order=3),
        KeyFigure(id="d", label="Ansatte", value="600-650", unit="medarbejdere", order=4),
    )
    found = rows(tables, "key_figures")
    assert [row[0] for row in texts(found)] == [
        *("Medarbejdere og årsværk", "Ledere", "Ansatte"),
        *("Borgere", "Borgere", "Andet", "Sager"),
    ]
    assert found.record(0) is None
    assert found.first_row == 1
    assert not found.editable(0, 0)
    found = rows(tables, "key_figures", sorting=Sorting(1))
    assert [row[1] for row in texts(found)] == ["20", "36", "600-650", "ca. 2.700"]


def test_risks_count_their_measures() -> None:
    tables = tables_of(
        Risk(id="r", label="Drift svigter", order=1),
        Risk(id="s", label="Uden", order=2),
        Measure(id="m", label="Test", risk="r"),
        Measure(id="n", label="Vagt", risk="r"),
    )
    place = rows(tables, "risks").column_of("measures")
    assert [row[place] for row in texts(rows(tables, "risks"))] == ["2", ""]


def test_names_of_persons_are_not_shown_nor_found() -> None:
    tables = Tables()
    for table, record in zip(KINDS, every_record(), strict=True):
        tables.put(table, record)
    tables.put("members", Member(id="m", body="bodies-x", role="Leder", person="Ib Ibsen"))
    found = rows(tables, "members", "leder")
    assert "Ib Ibsen" not in str(texts(found))
    assert rows(tables, "members", "ibsen").records == []


def test_every_register_can_be_shown() -> None:
    tables = Tables()
    for table, record in zip(KINDS, every_record(), strict=True):
        tables.put(table, record)
    for table in KINDS:
        found = rows(tables, table)
        assert found.count == len(found.records) == 1
        assert texts(found)[found.first_row][0]
        for place, column in enumerate(found.columns):
            assert found.column_of(column.name) == place
            rows(tables, table, sorting=Sorting(place, descending=True))
        assert found.row_of("findes-ikke") is None
        assert found.column_of("findes-ikke") == 0


def test_several_cells_are_one_follow_up(questions: Tables) -> None:
    found = rows(questions, "questions")
    record = found.records[1]
    columns = {one.name: one for one in found.columns if isinstance(one, FieldColumn)}
    cells = [
        (record, columns["label"], "Hvem betaler hvad?"),
        (record, columns[f"{PREFIX}status"], "afv"),
        (record, columns[f"{PREFIX}deadline"], "1. juni 2026"),
    ]
    edits = cell_edits(questions, cells)
    assert edits[0] == SetField("questions", "b", "label", "Hvem betaler hvad?")
    (made,) = (edit.record for edit in edits if isinstance(edit, Add))
    assert isinstance(made, FollowUp)
    assert (made.target, made.status, made.deadline) == ("b", "afventer", "2026-06-01")
    with pytest.raises(StoreError) as refused:
        cell_edits(questions, [(record, columns["label"], "")])
    assert refused.value.code is Code.ENTRY_REQUIRED


def test_what_is_listed_is_printed(calls: Tables, questions: Tables) -> None:
    (block,) = records_blocks(rows(calls, "call_figures"))
    assert isinstance(block, Table)
    assert [row.kind for row in block.rows] == ["række"] * 5 + ["total"]
    assert block.notes == ("= regnet ud",)
    (block,) = records_blocks(rows(questions, "questions"))
    assert isinstance(block, Table)
    assert block.rows[1].cells[0].text == "Hvem betaler? *"
    assert records_blocks(rows(questions, "questions", "findes ikke"))


def test_a_layout_of_nothing_but_labels() -> None:
    tables = tables_of(Risk(id="r", label="Drift"))
    shape = RowsShape()
    found = RecordRows(tables, "risks", Layout(("label",)), shape, own="", today=TODAY)
    assert texts(found) == [["Drift"]]
