"""Registers as they are written."""

from __future__ import annotations

import pytest

from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.csv_dialect import DANSK, RFC4180
from store.csv_registers import read_registers, register_bytes, register_files
from store.planning import plan, put_in_place
from store.records import (
    Administration,
    Ledger,
    View,
    ViewRow,
)
from store.schema import KINDS
from store.tables import Tables
from tests.store.csv_helpers import (
    COMMITTEES,
    LEDGERS,
    LINES,
    TRACKS,
    amount_of,
    line,
    some_tables,
    tables_of,
)


@pytest.fixture
def tables() -> Tables:
    return some_tables()


def text_of(tables: Tables, table: str) -> list[str]:
    data = register_bytes(tables, KINDS[table], DANSK)
    return data.decode("utf-8-sig").split("\r\n")[:-1]


def test_rows_stand_in_the_order_of_the_document_ids() -> None:
    tables = Tables()
    for record_id, document in (("art-a", 7), ("art-b", 3), ("art-c", 5)):
        tables.put("ledgers", Ledger(id=record_id, label="x"), document)
    assert [row[:5] for row in text_of(tables, "ledgers")] == [
        "id;na",
        "art-b",
        "art-c",
        "art-a",
    ]


def test_amounts_are_a_column_for_each_period_there_is(tables: Tables) -> None:
    header, first, second = (row.split(";") for row in text_of(tables, "lines"))
    assert [h for h in header if h.startswith("kr")] == ["kr 2026", "kr 2027", "kr årlig"]
    at = header.index("kr 2026")
    assert first[at : at + 3] == ["1125000", "", ""]
    assert second[at : at + 3] == ["", "-5", "?"]
    assert header[at - 1] == "blank_fordi"
    assert header[at + 3] == "dokument"


@pytest.mark.parametrize(
    ("amount", "cell"),
    [
        (1_125_000, "1125000"),
        (-9_934_000, "-9934000"),
        (0, "0"),
        (Range(177_732_000, 227_584_000), "177732000–227584000"),
        (Range(-200, -100), "-200–-100"),
        (UNKNOWN, "?"),
        (BLANK, "-"),
    ],
)
def test_amounts_are_whole_kroner(amount: Amount, cell: str) -> None:
    rows = text_of(tables_of(line(amounts={"2026": amount})), "lines")
    assert dict(zip(*(row.split(";") for row in rows), strict=True))["kr 2026"] == cell
    assert amount_of(cell) == amount


def test_flags_are_words_and_text_is_guarded_but_numbers_never() -> None:
    tables = tables_of(line(permanent=True, order=-3, label="=1+1", amounts={"2026": -7}))
    header, row = (row.split(";") for row in text_of(tables, "lines"))
    cells = dict(zip(header, row, strict=True))
    assert (cells["varig"], cells["kun_til_orientering"]) == ("ja", "nej")
    assert (cells["rækkefølge"], cells["kr 2026"], cells["aktivitet"]) == ("-3", "-7", "'=1+1")


def test_a_register_without_records_is_its_header() -> None:
    assert text_of(Tables(), "ledgers") == ["id;navn;rækkefølge;dokument;afsnit;kilderække;note"]
    assert not [h for h in text_of(Tables(), "lines")[0].split(";") if h.startswith("kr")]


def test_kinds_without_records_have_no_file(tables: Tables) -> None:
    files = dict(register_files(tables, DANSK))
    assert list(files) == ["dokumenter.csv", LEDGERS, COMMITTEES, TRACKS, LINES]
    assert files[LINES] == register_bytes(tables, KINDS["lines"], DANSK)


def test_the_dialect_is_that_asked_for(tables: Tables) -> None:
    assert (
        register_bytes(tables, KINDS["committees"], RFC4180)
        == (
            "id,navn,rækkefølge,dokument,afsnit,kilderække,note\r\nSUD,Socialudvalget,0,,,,\r\n"
        ).encode()
    )


def test_more_records_than_are_written_at_a_time() -> None:
    tables = tables_of(*(Ledger(id=f"art-x{n}", label="x", order=n) for n in range(5_001)))
    rows = text_of(tables, "ledgers")
    assert [row.split(";")[2] for row in rows[1:]] == [str(n) for n in range(5_001)]


def test_a_small_table_of_views_comes_through(tables: Tables) -> None:
    tables.put("views", View(id="tabel-a", title="A", ledger="art-a", unit="mio. kr.", memo=True))
    tables.put("view_rows", ViewRow(id="r-gr", view="tabel-a", order=1, label="G", kind="gruppe"))
    tables.put("view_rows", ViewRow(id="r-a", view="tabel-a", order=2, label="1/2", parent="r-gr"))
    tables.put("administrations", Administration(id="SOF", name="SOF", committee="SUD"))
    new = Tables()
    put_in_place(new, plan(new, read_registers(dict(register_files(tables, DANSK)), new).edits))
    assert new == tables
