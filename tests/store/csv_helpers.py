"""Small register files, and what reading them says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from store.amounts import UNKNOWN, Amount
from store.changes import Add
from store.csv_registers import ImportPlan, read_registers
from store.errors import Code, CsvError, CsvRefused, StoreError
from store.records import (
    Committee,
    Document,
    Ledger,
    Line,
    Record,
    Track,
)
from store.schema import kind_for
from store.tables import Tables

LINES = "aktiviteter.csv"
LEDGERS = "arter.csv"
TRACKS = "ressortspor.csv"
COMMITTEES = "udvalg.csv"


def tables_of(*records: Record) -> Tables:
    """Tables that hold these records, in this order."""
    tables = Tables()
    for record in records:
        tables.put(kind_for(type(record)).table, record)
    return tables


def line(record_id: str = "linje-a", **fields: Any) -> Line:
    """A line of the ledger `art-a`; `fields` are those of `Line`."""
    return Line(**({"id": record_id, "ledger": "art-a", "label": "En linje"} | fields))


def some_tables() -> Tables:
    """Two ledgers, two lines with amounts, and what they refer to."""
    return tables_of(
        Document(id="notat", short="Notat", title="Et notat", date="2025-11-21"),
        Ledger(id="art-a", label="Implementering"),
        Ledger(id="art-b", label="Budgetflyt", order=1),
        Committee(id="SUD", name="Socialudvalget"),
        Track(id="spor-a", number=1, name="Én indgang", in_force="2026-06-01"),
        line("linje-a", track="spor-a", certainty="skøn", amounts={"2026": 1_125_000}),
        line("linje-b", permanent=True, note="Note", amounts={"2027": -5, "årlig": UNKNOWN}),
    )


def csv(*rows: str) -> bytes:
    """A file of the Danish dialect with these lines."""
    return b"\xef\xbb\xbf" + "".join(row + "\r\n" for row in rows).encode()


def read(tables: Tables, replace: bool = False, **files: bytes) -> ImportPlan:
    """`aktiviteter=b"..."` stands for the file `aktiviteter.csv`."""
    return read_registers({f"{n}.csv": b for n, b in files.items()}, tables, replace=replace)


def refused(tables: Tables, files: Mapping[str, bytes], replace: bool = False) -> list[StoreError]:
    """All errors of an import that must be refused."""
    with pytest.raises(CsvRefused) as refusal:
        read_registers(files, tables, replace=replace)
    assert refusal.value.values == {"count": len(refusal.value.errors)}
    assert all(isinstance(error, CsvError) for error in refusal.value.errors)
    return refusal.value.errors


def the_error(tables: Tables, **files: bytes) -> tuple[Code, dict[str, object]]:
    """Code and values of the one error of an import; files as in `read`."""
    (error,) = refused(tables, {f"{name}.csv": data for name, data in files.items()})
    return error.code, error.values


def amount_of(cell: str) -> Amount | None:
    """What the cell of an amount means, read as part of a new line."""
    data = csv("id;art;aktivitet;kr 2026", f'linje-x;art-a;L;"{cell}"')
    (edit,) = read(tables_of(Ledger(id="art-a", label="A")), aktiviteter=data).edits
    assert isinstance(edit, Add)
    assert isinstance(edit.record, Line)
    return edit.record.amounts.get("2026")


def refused_cell(heading: str, cell: str, file: str = "aktiviteter") -> tuple[Code, dict[str, Any]]:
    """The error of one cell in an existing record; path, row, column and value left out."""
    record_id = {"aktiviteter": "linje-a", "ressortspor": "spor-a"}[file]
    tables = tables_of(
        Ledger(id="art-a", label="A"), Track(id="spor-a", number=1, name="S"), line("linje-a")
    )
    code, values = the_error(tables, **{file: csv(f"id;{heading}", f'{record_id};"{cell}"')})
    place = {"path": f"{file}.csv", "row": 2, "column": heading, "value": cell}
    assert {key: values.pop(key) for key in place} == place
    return code, values
