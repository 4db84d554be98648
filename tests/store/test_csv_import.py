"""Which edits register files ask for, and which files are refused."""

from __future__ import annotations

import gc
import unicodedata
from typing import Any

import pytest

from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.changes import Add, Delete, SetField
from store.csv_dialect import DANSK
from store.csv_registers import read_registers, register_files
from store.errors import Code, CsvRefused
from store.planning import plan
from store.records import (
    Ledger,
    Line,
)
from store.schema import KINDS
from store.tables import Tables
from tests.store.csv_helpers import (
    COMMITTEES,
    LEDGERS,
    LINES,
    TRACKS,
    csv,
    line,
    read,
    refused,
    some_tables,
    the_error,
)


@pytest.fixture
def tables() -> Tables:
    return some_tables()


def test_an_untouched_export_asks_for_nothing(tables: Tables) -> None:
    found = read_registers(dict(register_files(tables, DANSK)), tables)
    assert found.edits == []
    assert found.unchanged == {
        "documents": 1,
        "ledgers": 2,
        "committees": 1,
        "tracks": 1,
        "lines": 2,
    }
    assert found.added == found.changed == found.deleted == dict.fromkeys(found.unchanged, 0)


def test_changed_cells_are_edits_of_their_fields(tables: Tables) -> None:
    data = csv(
        "id;aktivitet;varig;rækkefølge;kr 2026;kr 2027",
        "linje-b;Ny tekst ;nej;7;900;",
        "linje-a;En linje;nej;0;1125000;-",
    )
    found = read(tables, aktiviteter=data)
    assert found.edits == [
        SetField("lines", "linje-b", "label", "Ny tekst "),
        SetField("lines", "linje-b", "permanent", False),
        SetField("lines", "linje-b", "order", 7),
        SetField("lines", "linje-b", "amounts.2026", 900),
        SetField("lines", "linje-b", "amounts.2027", None),
        SetField("lines", "linje-a", "amounts.2027", BLANK),
    ]
    assert (found.added, found.changed, found.unchanged) == (
        {"lines": 0},
        {"lines": 2},
        {"lines": 0},
    )


def test_other_words_for_the_same_are_no_change(tables: Tables) -> None:
    data = csv(
        "id;varig;rækkefølge;sikkerhed;spor;kr 2026",
        " linje-a ;FALSK; 0;Skøn; spor-a ;1.125.000,00",
    )
    found = read(tables, aktiviteter=data)
    assert found.edits == []
    assert found.unchanged == {"lines": 1}


def test_an_emptied_cell_is_the_fields_default(tables: Tables) -> None:
    data = csv("id;spor;sikkerhed;varig;kr 2026;note", "linje-a;;;;;", "linje-b;;;;;")
    assert read(tables, aktiviteter=data).edits == [
        SetField("lines", "linje-a", "track", ""),
        SetField("lines", "linje-a", "certainty", "fast"),
        SetField("lines", "linje-a", "amounts.2026", None),
        SetField("lines", "linje-b", "permanent", False),
        SetField("lines", "linje-b", "note", ""),
    ]


def test_new_rows_add_records_in_the_order_of_the_file(tables: Tables) -> None:
    data = csv(
        "id;art;aktivitet;varig;kr 2026;kr årlig",
        "linje-ny;art-b;Ny;x;5–10;?",
        "linje-a;art-a;En linje;nej;1125000;",
        "linje-c;art-a;C;;;",
    )
    found = read(tables, aktiviteter=data)
    amounts: dict[str, Amount] = {"2026": Range(5, 10), "årlig": UNKNOWN}
    assert found.edits == [
        Add(line("linje-ny", ledger="art-b", label="Ny", permanent=True, amounts=amounts)),
        Add(line("linje-c", label="C")),
    ]
    assert (found.added, found.unchanged) == ({"lines": 2}, {"lines": 1})
    assert found.places == {
        ("lines", "linje-ny"): (LINES, 2),
        ("lines", "linje-a"): (LINES, 3),
        ("lines", "linje-c"): (LINES, 4),
    }


def test_a_row_without_an_id_gets_one(tables: Tables) -> None:
    data = csv("id;navn", ";Første", " ;Anden")
    found = read(tables, arter=data)
    first, second = (edit.record for edit in found.edits if isinstance(edit, Add))
    assert isinstance(first, Ledger)
    assert first.label == "Første"
    assert first.id.startswith("ny-")
    assert len({first.id, second.id}) == 2
    assert found.places == {
        ("ledgers", first.id): (LEDGERS, 2),
        ("ledgers", second.id): (LEDGERS, 3),
    }
    assert len(plan(tables, found.edits)) == 2


def test_a_missing_row_changes_nothing_unless_asked_for(tables: Tables) -> None:
    data = csv("id;navn", "art-a;Implementering")
    assert read(tables, arter=data).edits == []
    found = read(tables, replace=True, arter=data)
    assert found.edits == [Delete("ledgers", "art-b")]
    assert (found.deleted, found.unchanged) == ({"ledgers": 1}, {"ledgers": 1})


def test_replacing_leaves_registers_without_a_file_alone(tables: Tables) -> None:
    found = read(tables, replace=True, udvalg=csv("id;navn"))
    assert found.edits == [Delete("committees", "SUD")]


def test_edits_come_in_an_order_in_which_references_are_there() -> None:
    files = {
        LINES: csv("id;art;aktivitet", "linje-a;art-a;L"),
        LEDGERS: csv("id;navn", "art-a;A"),
    }
    found = read_registers(files, Tables())
    assert [type(edit.record) for edit in found.edits if isinstance(edit, Add)] == [
        Ledger,
        Line,
    ]
    assert len(plan(Tables(), found.edits)) == 2


def test_a_period_that_no_line_uses_any_more_is_fine(tables: Tables) -> None:
    assert read(tables, aktiviteter=csv("id;kr 2031", "linje-a;")).edits == []


def test_no_files_are_refused() -> None:
    (error,) = refused(Tables(), {})
    assert error.code is Code.CSV_NO_FILES


def test_blocks_of_rows_keep_their_order_and_their_numbers() -> None:
    rows = [f"art-x{number};Navn;{number}" for number in range(5_001)]
    found = read(Tables(), arter=csv("id;navn;rækkefølge", *rows))
    records = [edit.record for edit in found.edits if isinstance(edit, Add)]
    assert [record.order for record in records if isinstance(record, Ledger)] == list(range(5_001))
    assert found.places["ledgers", "art-x5000"] == (LEDGERS, 5_002)


@pytest.mark.parametrize(
    "path", [LEDGERS, "ARTER.CSV", "mappe/Arter.csv", "C:\\mappe\\arter.csv", " arter.csv"]
)
def test_the_name_says_the_kind(tables: Tables, path: str) -> None:
    found = read_registers({path: csv("id;navn", "art-a;Nyt")}, tables)
    assert found.edits == [SetField("ledgers", "art-a", "label", "Nyt")]
    assert found.places == {("ledgers", "art-a"): (path, 2)}


def test_headings_say_the_kind_of_a_file_of_another_name(tables: Tables) -> None:
    files = {"Kopi af lister.csv": csv("id;art;aktivitet;kr 2026", "linje-a;art-a;Nyt;1125000")}
    assert read_registers(files, tables).edits == [SetField("lines", "linje-a", "label", "Nyt")]


def test_headings_that_fit_several_kinds_or_none_are_refused(tables: Tables) -> None:
    code, values = the_error(tables, liste=csv("id;navn;rækkefølge", "art-a;Nyt;1"))
    assert (code, values["path"]) == (Code.CSV_UNKNOWN_FILE, "liste.csv")
    assert values["known"] == [kind.file for kind in KINDS.values()]
    fit = values["fit"]
    assert isinstance(fit, list)
    assert fit[:3] == [LEDGERS, COMMITTEES, "forvaltninger.csv"]
    assert LINES not in fit
    code, values = the_error(tables, liste=csv("id;vejr", "a;godt"))
    assert (code, values["fit"]) == (Code.CSV_UNKNOWN_FILE, [])


def test_two_files_of_one_kind_are_read_as_one(tables: Tables) -> None:
    header = "id;art;aktivitet;kr 2026"
    files = {LINES: csv(header, "linje-c;art-a;C;1"), "x.csv": csv(header, "linje-d;art-a;D;")}
    assert read_registers(files, tables).added == {"lines": 2}


@pytest.mark.parametrize("heading", ["aktivitet", "AKTIVITET", " Akti vitet\u00a0"])
def test_headings_are_found_whatever_their_case_and_spaces(tables: Tables, heading: str) -> None:
    found = read(tables, aktiviteter=csv(f"ID;{heading}", "linje-a;Nyt"))
    assert found.edits == [SetField("lines", "linje-a", "label", "Nyt")]


@pytest.mark.parametrize("heading", ["kr årlig", "KR ÅRLIG", "kr  Årlig", "krårlig"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_headings_are_found_in_both_forms_of_unicode(
    tables: Tables, heading: str, form: Any
) -> None:
    data = csv(f"id;{unicodedata.normalize(form, heading)}", "linje-a;5")
    assert read(tables, aktiviteter=data).edits == [
        SetField("lines", "linje-a", "amounts.årlig", 5)
    ]


def test_columns_in_another_order(tables: Tables) -> None:
    data = csv("kr 2027;aktivitet;id;kr 2026", ";En linje;linje-a;1125000", "4;N;linje-n;3")
    with pytest.raises(CsvRefused):
        read(tables, aktiviteter=data)
    data = csv("kr 2027;art;aktivitet;id", ";art-a;En linje;linje-a", "4;art-a;N;linje-n")
    assert read(tables, aktiviteter=data).edits == [
        Add(line("linje-n", label="N", amounts={"2027": 4}))
    ]


@pytest.mark.parametrize("heading", ["vejr", "kr 26", "kr", "kr 1825", "kr 2026 (jan.)"])
def test_an_unknown_column_is_told_with_those_known(tables: Tables, heading: str) -> None:
    code, values = the_error(tables, aktiviteter=csv(f"id;{heading};note", "linje-a;;"))
    assert code is Code.CSV_UNKNOWN_COLUMN
    known = values.pop("known")
    assert values == {"path": LINES, "row": 1, "column": heading}
    assert isinstance(known, list)
    assert {"id", "aktivitet", "kr 2026", "kr årlig", "note"} <= set(known)


def test_only_lines_have_columns_of_amounts(tables: Tables) -> None:
    assert the_error(tables, arter=csv("id;kr 2026"))[0] is Code.CSV_UNKNOWN_COLUMN


def test_a_repeated_column_is_told_with_both_positions(tables: Tables) -> None:
    assert the_error(tables, arter=csv("id;navn;note;NAVN", "art-a;a;;b")) == (
        Code.CSV_REPEATED_COLUMN,
        {"path": LEDGERS, "row": 1, "column": "NAVN", "positions": (2, 4)},
    )


def test_a_register_needs_its_id_column(tables: Tables) -> None:
    code, values = the_error(tables, arter=csv("", "navn;note", "a;b"))
    assert (code, values["path"], values["row"]) == (Code.CSV_NO_ID_COLUMN, LEDGERS, 2)


def test_a_repeated_id_names_both_rows(tables: Tables) -> None:
    data = csv("id;navn", "art-a;A", "art-ny;N", "art-ny;N", "art-a ;B")
    errors = refused(tables, {LEDGERS: data})
    assert [(error.code, error.values) for error in errors] == [
        (
            Code.CSV_REPEATED_ID,
            {
                "path": LEDGERS,
                "row": row,
                "column": "id",
                "value": record_id,
                "first_path": LEDGERS,
                "first_row": first,
            },
        )
        for row, record_id, first in ((4, "art-ny", 3), (5, "art-a", 2))
    ]


def test_an_id_in_two_files_of_a_kind_names_both_files(tables: Tables) -> None:
    rows = csv("id;art;aktivitet;spor", "linje-a;art-a;A;")
    (error,) = refused(tables, {LINES: rows, "kopi.csv": rows})
    assert (error.values["path"], error.values["first_path"]) == ("kopi.csv", LINES)


@pytest.mark.parametrize("bad", ["360", "maj-2025", "a b", "-a", "ja", "a" * 101])
def test_an_id_that_can_be_none_is_refused(tables: Tables, bad: str) -> None:
    code, values = the_error(tables, arter=csv("id;navn", f"{bad};A"))
    assert code is Code.CSV_BAD_CELL
    assert (values["reason"], values["value"], values["column"]) == (
        Code.RECORD_BAD_ID,
        bad,
        "id",
    )


def test_everything_wrong_in_all_files_is_told_in_the_order_of_the_files(tables: Tables) -> None:
    files = {
        LINES: csv(
            "id;art;aktivitet;vejr;kr 2026;varig",
            "linje-a;art-x;;sol;1.125;måske",
            "linje-b;art-a;B;sol;1;nej;for meget",
            "360;art-a;C;;1,5;",
        ),
        TRACKS: csv("id;nummer;ikrafttræden", "spor-a;x;31-02-2026"),
    }
    errors = refused(tables, files)
    places = [(e.values["path"], e.values["row"], e.values.get("column")) for e in errors]
    assert sorted(places, key=str) == sorted(
        [
            (LINES, 1, "vejr"),
            (LINES, 2, "art"),
            (LINES, 2, "aktivitet"),
            (LINES, 2, "kr 2026"),
            (LINES, 2, "varig"),
            (LINES, 3, None),
            (LINES, 4, "id"),
            (LINES, 4, "kr 2026"),
            (TRACKS, 2, "nummer"),
            (TRACKS, 2, "ikrafttræden"),
        ],
        key=str,
    )
    assert [place[:2] for place in places] == sorted(place[:2] for place in places)


def test_a_refused_import_leaves_the_tables_and_the_collector_as_they_were(tables: Tables) -> None:
    before = tables.copy()
    refused(tables, {LEDGERS: csv("id;navn", "art-a;Nyt", "art-a;Nyt")})
    assert tables == before
    assert gc.isenabled()
