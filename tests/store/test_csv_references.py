"""References between imported rows and records, told with their place."""

from __future__ import annotations

import pytest

from store.csv_dialect import DANSK
from store.csv_registers import read_registers, register_bytes
from store.errors import Code
from store.planning import plan
from store.schema import KINDS
from store.tables import Tables
from tests.store.csv_helpers import LEDGERS, LINES, csv, refused, some_tables


@pytest.fixture
def tables() -> Tables:
    return some_tables()


def test_a_reference_to_nothing_is_told_in_every_row(tables: Tables) -> None:
    data = csv(
        "id;art;aktivitet;spor",
        "linje-a;art-x;L;spor-a",
        "linje-ny;art-a;L;spor-x",
        "linje-c;art-x;L;",
    )
    errors = refused(tables, {LINES: data})
    assert [(error.code, error.values) for error in errors] == [
        (
            Code.CSV_BAD_CELL,
            {
                "path": LINES,
                "row": row,
                "column": column,
                "value": value,
                "reason": Code.FIELD_REFERENCE,
                "target": target,
            },
        )
        for row, column, value, target in (
            (2, "art", "art-x", "ledgers"),
            (3, "spor", "spor-x", "tracks"),
            (4, "art", "art-x", "ledgers"),
        )
    ]


def test_records_of_the_same_import_can_be_referred_to(tables: Tables) -> None:
    files = {
        LINES: csv("id;art;heraf_af", "linje-a;art-ny;linje-b"),
        LEDGERS: csv("id;navn", "art-ny;Ny"),
    }
    assert plan(tables, read_registers(files, tables).edits)


def test_a_reference_to_what_is_deleted_is_told_even_in_an_untouched_row(tables: Tables) -> None:
    files = {
        LINES: register_bytes(tables, KINDS["lines"], DANSK),
        LEDGERS: csv("id;navn", "art-b;Budgetflyt"),
    }
    assert read_registers(files, tables).edits == []
    errors = refused(tables, files, replace=True)
    assert [(e.values["row"], e.values["column"], e.values["target"]) for e in errors] == [
        (2, "art", "ledgers"),
        (3, "art", "ledgers"),
    ]


def test_rows_that_cannot_be_read_cause_no_errors_in_rows_that_refer_to_them(
    tables: Tables,
) -> None:
    files = {
        LEDGERS: csv("id;navn", "art-ny;Ny;for mange"),
        LINES: csv("id;art;aktivitet", "linje-ny;art-ny;L"),
    }
    assert [error.code for error in refused(tables, files)] == [Code.CSV_RAGGED]


def test_a_row_with_a_bad_cell_can_be_referred_to(tables: Tables) -> None:
    files = {
        LEDGERS: csv("id;navn;rækkefølge", "art-ny;Ny;først"),
        LINES: csv("id;art;aktivitet", "linje-ny;art-ny;L"),
    }
    assert [error.values["path"] for error in refused(tables, files)] == [LEDGERS]


@pytest.mark.parametrize("name", ["arter.csv", "ukendt.csv"])
def test_a_file_that_cannot_be_read_causes_no_further_errors(tables: Tables, name: str) -> None:
    files = {name: b"", LINES: csv("id;art;aktivitet", "linje-ny;art-ny;L")}
    assert [error.code for error in refused(tables, files)] == [Code.CSV_EMPTY]
