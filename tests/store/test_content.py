"""The sample workbook holds what the documents print, and adds up as they do or is known not to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.amount_format import format_kroner, format_range
from store.amounts import Part, Range, Sum
from store.compare import Verdict
from store.creating import create_workbook
from store.csv_dialect import DANSK
from store.csv_registers import read_registers, register_files
from store.errors import ChangeError, Code
from store.layout import Layout
from store.opening import open_workbook
from store.planning import plan, put_in_place
from store.records import (
    Line,
    Placement,
    PrintedCell,
    Track,
    TrackParty,
    View,
    ViewRow,
)
from store.schema import KINDS
from store.table_view import TableView
from store.tables import Tables
from store.totals import TOTAL, ViewTotals
from store.validate import is_id
from store.workbook import Workbook

FOLDER = Path(__file__).parents[2] / "sample_data"
FILES = {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.csv"))}

Figures = list[str | None]


@pytest.fixture(scope="module")
def tables() -> Tables:
    filled = Tables()
    put_in_place(filled, plan(filled, read_registers(FILES, filled).edits))
    return filled


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    edits = read_registers(FILES, Tables()).edits
    with create_workbook(tmp_path / "ressort.json", edits=edits) as made:
        yield made


def table(tables: Tables, view_id: str) -> TableView:
    totals = ViewTotals(tables, Layout(tables, tables.of(View)[view_id]))
    return TableView(view_id, tables, lambda _: totals)


def shown(total: Sum) -> str | None:
    """A sum in thousand kroner as a document would print it; None where nothing went in."""
    part = total.part()
    if part is None:
        return None
    low, high = part.low, part.high
    text = format_kroner(low, "t.kr.") if low == high else format_range(low, high, "t.kr.")
    return f"{text} + {part.unknowns} ?" if part.unknowns else text


def of_row(view: TableView, row_id: str, periods: tuple[str, ...]) -> Figures:
    return [shown(view.sum(row_id, period)) for period in periods]


def totals_of(view: TableView, *periods: str) -> Figures:
    return [shown(view.total(period)) for period in periods]


# -- the registers


def test_every_register_is_there_and_read(tables: Tables) -> None:
    """The ledger is exact; the plans' registers grow, and `test_sections` says what they hold."""
    of_the_ledger = {
        "documents": 5,
        "ledgers": 7,
        "committees": 7,
        "administrations": 7,
        "appropriations": 8,
        "tracks": 8,
        "track_parties": 19,
        "lines": 92,
        "views": 21,
        "view_columns": 99,
        "view_rows": 135,
        "placements": 113,
        "printed_cells": 421,
    }
    assert {table: len(tables.table(table)) for table in of_the_ledger} == of_the_ledger
    assert [name for name in KINDS if not tables.table(name)] == []


def test_ids_are_unique_and_no_spreadsheet_changes_them(tables: Tables) -> None:
    ids = [record_id for kind in KINDS.values() for record_id in tables.table(kind.table)]
    assert [one for one, count in Counter(ids).items() if count > 1] == [
        # tables of figures that only the text has are named after their kind of money
        *("tidligere-oevrige", "drift-budget2026"),
    ]
    assert all(is_id(one) for one in ids)


def test_every_record_of_a_document_names_its_section(tables: Tables) -> None:
    of_document = [
        record
        for kind in KINDS.values()
        for record in tables.table(kind.table).values()
        if record.document
    ]
    assert len(of_document) > 2000
    assert [record.id for record in of_document if not record.section] == []


def test_what_a_document_prints_names_its_document(tables: Tables) -> None:
    for record in (*tables.of(PrintedCell).values(), *tables.of(Line).values()):
        assert record.document, record.id


def test_the_eight_tracks(tables: Tables) -> None:
    tracks = sorted(tables.of(Track).values(), key=lambda track: track.number)
    assert [(track.number, track.id, track.name) for track in tracks] == [
        (1, "spor-1", "En mere samlet ungeindsats"),
        (2, "spor-2", "Én indgang til kommunen via Borgerservice"),
        (3, "spor-3", "Større ansvar for drift og brug af byens rum i KFF"),
        (4, "spor-4", "Sammenhængende social- og beskæftigelsesindsats"),
        (5, "spor-5", "Samlet syge- og hjemmepleje"),
        (6, "spor-6", "Samling af uafhængige funktioner"),
        (7, "spor-7", "Flyt af specialundervisning for voksne"),
        (8, "spor-8", "En mere samlet erhvervsindsats"),
    ]
    assert all(track.in_force and track.money for track in tracks)
    assert {line.track for line in tables.of(Line).values()} - {""} == {
        f"spor-{number}" for number in range(1, 7)
    }


def test_who_gives_up_and_who_takes_over(tables: Tables) -> None:
    parties: dict[str, tuple[set[str], set[str]]] = {}
    for party in tables.of(TrackParty).values():
        from_, to = parties.setdefault(party.track, (set(), set()))
        {"fra": from_, "til": to}.get(party.role, set[str]()).add(party.administration)
    assert parties == {
        "spor-1": ({"BUF"}, {"BIF"}),
        "spor-2": ({"BUF", "SUF", "SOF", "KFF"}, {"KFF"}),
        "spor-3": ({"TMF"}, {"KFF"}),
        "spor-4": ({"BIF"}, {"SOF"}),
        "spor-5": ({"SOF"}, {"SUF"}),
        "spor-6": (set(), set()),
    }


def test_part_lines_are_told_and_not_counted(tables: Tables) -> None:
    lines = tables.of(Line)
    parts = [line for line in lines.values() if line.part_of]
    assert len(parts) == 9
    assert all(line.memo and line.ledger == lines[line.part_of].ledger for line in parts)


# -- the views


def test_every_view_is_of_one_kind_of_money_and_holds_each_of_its_lines_once(
    tables: Tables,
) -> None:
    for view in tables.of(View).values():
        shown_view = table(tables, view.id)
        selected = [
            line.id
            for line in tables.of(Line).values()
            if line.ledger == view.ledger
            and line.memo == view.memo
            and view.track in ("", line.track)
        ]
        rows = [row for row in shown_view.rows() if row.kind == "række"]
        held = [line for row in rows for line in shown_view.lines(row.id)]
        assert Counter(line.id for line in held) == Counter(selected), view.id
        assert {line.ledger for line in held} <= {view.ledger}


def test_every_line_stands_in_some_view(tables: Tables) -> None:
    held = {
        line
        for view in tables.of(View)
        for line in ViewTotals(tables, Layout(tables, tables.of(View)[view])).row_of
    }
    assert held == set(tables.of(Line))


def test_nothing_a_document_prints_is_without_a_row_of_it(tables: Tables) -> None:
    printed = [view.id for view in tables.of(View).values() if view.document]
    assert len(printed) == 12
    for view_id in [*printed, "oek19-udvalg", "oek19-bevilling"]:
        assert [row.label for row in table(tables, view_id).rows() if not row.printed] == []


def test_no_row_but_a_group_or_total_is_without_lines(tables: Tables) -> None:
    for view in tables.of(View):
        held = table(tables, view)
        empty = [row.id for row in held.rows() if row.kind == "række" and not held.lines(row.id)]
        assert empty == []


def test_every_line_of_the_note_is_placed_in_table_8_once(tables: Tables) -> None:
    placed = Counter(p.line for p in tables.of(Placement).values() if p.view == "oek19-t8")
    counted = {
        line.id
        for line in tables.of(Line).values()
        if line.ledger == "implementering" and not line.memo
    }
    assert len(counted) == 42
    assert placed == Counter(counted)


def test_a_cell_is_printed_once(tables: Tables) -> None:
    cells = Counter((cell.target, cell.column) for cell in tables.of(PrintedCell).values())
    assert set(cells.values()) == {1}
    rows = tables.of(ViewRow)
    assert all(rows[target].kind != "gruppe" for target, _ in cells)


# -- the figures

AGREES, ROUNDING, UNRESOLVED = Verdict.AGREES, Verdict.ROUNDING, Verdict.UNRESOLVED
NOT_TO_THE_KRONE = {
    "oek19-t1-row06-2026": ("6.010", AGREES, 300),
    "oek19-t1-row06-2027": ("774", AGREES, -500),
    "oek19-t1-row06-2028": ("774", AGREES, -500),
    "oek19-t1-row06-2029": ("774", AGREES, -500),
    "oek19-t1-row06-sum": ("8.331", AGREES, -200),
    "oek19-t1-total-2026": ("35.551", ROUNDING, -700),
    "oek19-t1-total-2027": ("12.144", AGREES, -500),
    "oek19-t1-total-2028": ("774", AGREES, -500),
    "oek19-t1-total-2029": ("774", AGREES, -500),
    "oek19-t1-total-sum": ("49.241", AGREES, -200),
    "oek19-t7-row03-sum": ("3.094,1", ROUNDING, -100),
    "oek19-t7-total-2026": ("6.010", AGREES, 300),
    "oek19-t7-total-sum": ("8.330,9", ROUNDING, -100),
    "oek19-t8-row19-2026": ("774", AGREES, -500),
    "oek19-t8-row19-2027": ("774", AGREES, -500),
    "oek19-t8-row19-2028": ("774", AGREES, -500),
    "oek19-t8-row19-2029": ("774", AGREES, -500),
    "oek19-t8-total-2026": ("35.551", ROUNDING, -700),
    "oek19-t8-total-2027": ("12.144", AGREES, -500),
    "oek19-t8-total-2028": ("774", AGREES, -500),
    "oek19-t8-total-2029": ("774", AGREES, -500),
    "oek19-t8-total-sum": ("49.241", AGREES, -200),
    "plan2-t1-row11-aarlig": ("?", AGREES, None),
    "plan2-t1-row12-aarlig": ("?", AGREES, None),
    "plan2-t1-total-aarlig": ("?", UNRESOLVED, None),
}
"""Printed cells that the lines do not give exactly, and computed less printed in kroner."""

PRINTED_FIGURES = {
    **{"oek19-t1": 25, "oek19-t2": 8, "oek19-t3": 36, "oek19-t4": 13, "oek19-t5": 16},
    **{"oek19-t6": 18, "oek19-t7": 14, "oek19-t8": 56, "oek19-tidligere": 5},
    **{"plan1-t4": 45, "plan2-t1": 13, "plan2-t2": 32},
}


def test_every_printed_figure_agrees_or_is_known_not_to(tables: Tables) -> None:
    figures: Counter[str] = Counter()
    apart = {}
    for view in tables.of(View):
        read = table(tables, view)
        for row in read.rows():
            for column in read.columns:
                cell = read.cell(row.id, column)
                if cell.printed is None or column.kind == "tekst":
                    continue
                assert cell.comparison is not None, (row.id, column.id)
                figures[view] += 1
                verdict, difference = cell.comparison.verdict, cell.comparison.difference
                if (verdict, difference) != (AGREES, Range(0, 0)):
                    name = f"{row.id}-{column.id.rpartition('-')[2]}"
                    low = difference.low if difference else None
                    apart[name] = (cell.printed, verdict, low)
                    assert difference is None or difference.low == difference.high
                    explained = bool(cell.comparison.explanation)
                    assert explained or (cell.printed, verdict) == ("?", AGREES), name
    assert apart == NOT_TO_THE_KRONE
    assert figures == PRINTED_FIGURES


YEARS = ("2026", "2027", "2028", "2029", TOTAL)


@pytest.mark.parametrize(
    ("row", "computed"),
    [
        ("1", ["1.125", None, None, None, "1.125"]),
        ("2", ["6.789", "260", None, None, "7.049"]),
        ("3", ["1.700", None, None, None, "1.700"]),
        ("4", ["6.101", None, None, None, "6.101"]),
        ("5", ["13.825", "11.110", None, None, "24.935"]),
        ("6", ["6.010,3", "773,5", "773,5", "773,5", "8.330,8"]),
    ],
)
def test_table_1_by_track_and_the_table_of_the_track(
    tables: Tables, row: str, computed: Figures
) -> None:
    overview = table(tables, "oek19-t1")
    assert of_row(overview, overview.row(row).id, YEARS) == computed
    own = table(tables, f"oek19-t{int(row) + 1}")
    periods = tuple(column.period or TOTAL for column in own.columns if column.kind != "tekst")
    expected = dict(zip(YEARS, computed, strict=True))
    assert totals_of(own, *periods) == [expected[period] for period in periods]


@pytest.mark.parametrize("view", ["oek19-t1", "oek19-t8", "oek19-udvalg", "oek19-bevilling"])
def test_the_note_adds_up_alike_however_it_is_cut(tables: Tables, view: str) -> None:
    whole = table(tables, view)
    assert totals_of(whole, *YEARS) == ["35.550,3", "12.143,5", "773,5", "773,5", "49.240,8"]


@pytest.mark.parametrize(
    ("view", "column", "printed", "computed"),
    [
        ("oek19-t1", "2026", "35.551", "35.550,3"),
        ("oek19-t1", TOTAL, "49.241", "49.240,8"),
        ("oek19-t7", TOTAL, "8.330,9", "8.330,8"),
        ("oek19-t8", "2026", "35.551", "35.550,3"),
        ("oek19-t8", TOTAL, "49.241", "49.240,8"),
    ],
)
def test_totals_that_the_note_prints_otherwise(
    tables: Tables, view: str, column: str, printed: str, computed: str
) -> None:
    read = table(tables, view)
    cell = read.cell(f"{view}-total", read.column(column))
    assert cell.sum is not None
    assert (cell.printed, shown(cell.sum)) == (printed, computed)


TABLE_8: list[tuple[str, str, str, int, Figures]] = [
    ("Projektledelse", "BIU", "3520", 1, ["900", None, None, None, "900"]),
    ("Understøttelse", "BIU", "3520", 1, ["150", None, None, None, "150"]),
    ("Ekstraordinær", "BIU", "3520", 1, ["75", None, None, None, "75"]),
    ("Projektledelse, afdækning", "KFU", "1060", 7, ["4.916", "0", None, None, "4.916"]),
    ("Samling af Plads", "BUU", "3360 Administration", 3, ["563", "260", None, None, "823"]),
    ("Samling SUF/SOF", "SOU", "3415 – ældre", 4, ["768", "0", None, None, "768"]),
    ("Samling af Din", "SUD", "3200 - Udsatte voksne", 3, ["542", "0", None, None, "542"]),
    ("Samorganisering", "KFU", "1060", 5, ["1.700", None, None, None, "1.700"]),
    ("Taskforce-indsats (BIFs", "BIU", "3510", 4, ["3.786", None, None, None, "3786"]),
    ("Taskforce-indsats (SOFs", "SUD", "3200", 3, ["2.315", None, None, None, "2315"]),
    ("a) Revisitation", "SOU", "3415 - ældre", 1, ["2.970", "2.970", None, None, "5.940"]),
    ("b) Faglig", "SOU", "3415 - ældre", 1, ["1.800", None, None, None, "1.800"]),
    ("c) Indkøb", "SOU", "3415 - ældre", 1, ["215", None, None, None, "215"]),
    ("d) Målrettede", "SOU", "3415 - ældre", 1, ["5.200", "4.800", None, None, "10.000"]),
    ("e) Programledelse (SUF)", "SOU", "3415 - ældre", 1, ["2.505", "2.505", None, None, "5.010"]),
    (
        *("e) Programledelse (SOF)", "SUD", "3300 – Tværgående opgaver og administration", 1),
        ["835", "835", None, None, "1.670"],
    ),
    ("f) Kommunikation", "SOU", "3415 - ældre", 1, ["300", None, None, None, "300"]),
    (
        *("Ramme afsat", "ØU", "1112 - Fælles rammepuljer service", 1),
        ["5.000", None, None, None, "5.000"],
    ),
    (
        *("Ekstra husleje", "ØU", "1112 - Fælles rammepuljer service", 1),
        ["774", "774", "774", "774", "3.094"],
    ),
    (
        *("Husleje i", "ØU", "1112 - Fælles rammepuljer service", 1),
        ["236,8", None, None, None, "236,8"],
    ),
]
COMPUTED_8 = {
    # printed noughts stand where no line has anything, and the rent is 773,5 thousand a year
    3: ["4.916", None, None, None, "4.916"],
    5: ["768", None, None, None, "768"],
    6: ["542", None, None, None, "542"],
    8: ["3.786", None, None, None, "3.786"],
    9: ["2.315", None, None, None, "2.315"],
    18: ["773,5", "773,5", "773,5", "773,5", "3.094"],
}


@pytest.mark.parametrize("number", range(20))
def test_table_8_row_by_row(tables: Tables, number: int) -> None:
    label, committee, appropriation, count, printed = TABLE_8[number]
    read = table(tables, "oek19-t8")
    row = read.rows()[number]
    assert row.label.startswith(label)
    by_label = {column.label: read.cell(row.id, column) for column in read.columns}
    assert by_label["Udvalg"].values == (committee,)
    assert by_label["Udvalg"].printed == committee
    assert by_label["Bevilling"].printed == appropriation
    assert by_label["Bevilling"].values == (f"bev-{appropriation[:4]}",)
    assert by_label["Indtægt/udgift"].values == ("U",)
    assert [by_label[year].printed for year in (*YEARS[:4], "I alt")] == printed
    assert of_row(read, row.id, YEARS) == COMPUTED_8.get(number, printed)
    assert len(read.lines(row.id)) == count


def test_table_8_has_no_other_rows(tables: Tables) -> None:
    rows = table(tables, "oek19-t8").rows()
    assert [row.kind for row in rows] == ["række"] * 20 + ["total"]


@pytest.mark.parametrize(
    ("committee", "computed"),
    [
        ("Sundheds- og Omsorgsudvalget", ["13.758", "10.275"]),
        ("Kultur- og Fritidsudvalget", ["6.616", None]),
        ("Økonomiudvalget", ["6.010,3", "773,5"]),
        ("Beskæftigelses- og Integrationsudvalget", ["4.911", None]),
        ("Socialudvalget", ["3.692", "835"]),
        ("Børne- og Ungdomsudvalget", ["563", "260"]),
    ],
)
def test_the_note_by_committee(tables: Tables, committee: str, computed: Figures) -> None:
    read = table(tables, "oek19-udvalg")
    assert of_row(read, read.row(committee).id, YEARS[:2]) == computed


def test_each_appropriation_is_of_the_committee_its_lines_name(tables: Tables) -> None:
    appropriations = tables.table("appropriations")
    for line in tables.of(Line).values():
        if line.appropriation:
            assert getattr(appropriations[line.appropriation], "committee", "") == line.committee


def test_a_row_of_table_6_stands_in_two_rows_of_table_8(tables: Tables) -> None:
    read = table(tables, "oek19-t6")
    lines = read.lines(read.row("e)").id)
    assert [(line.committee, line.appropriation) for line in lines] == [
        ("SOU", "bev-3415"),
        ("SUD", "bev-3300"),
    ]
    assert of_row(read, read.row("e)").id, ("2026", "2027", TOTAL)) == ["3.340", "3.340", "6.680"]


def test_the_budget_that_moves_to_the_contact_centre(tables: Tables) -> None:
    moved = totals_of(table(tables, "plan1-t4"), *YEARS)
    assert moved == ["8.862", "12.118", "12.118", "12.118", "45.216"]


def test_the_budgets_of_home_care_are_a_range_and_two_unknowns(tables: Tables) -> None:
    read = table(tables, "plan2-t1")
    assert totals_of(read, "årlig") == ["636.491–686.343 + 2 ?"]
    assert read.total("årlig").part() == Part(636_491_000, 686_343_000, unknowns=2, known=6)
    assert read.total("årlig").exact() is None
    blank = [row for row in read.rows() if read.sum(row.id, "årlig").is_blank]
    assert [row.label[:9] for row in blank] == ["Overhead:"] * 4


def test_expiring_grants_and_earlier_funds(tables: Tables) -> None:
    grants = totals_of(table(tables, "plan2-t2"), "2025", "2026", "2027", "2028")
    assert grants == ["42.715", "48.683", "35.257", "35.864"]
    assert totals_of(table(tables, "oek19-tidligere"), "2025", "2026") == ["29.100", "0"]


def test_a_blank_row_is_no_nought(tables: Tables) -> None:
    read = table(tables, "oek19-t3")
    row = read.row("Programopstart")
    assert of_row(read, row.id, ("2026", "2027", TOTAL)) == [None, None, None]
    assert [line.id for line in read.lines(row.id)] == ["oek19-t3-r02"]


# -- one edit


def after_the_edit(book: Workbook) -> dict[str, Figures]:
    t1, t6, t8 = (book.table(f"oek19-t{number}") for number in (1, 6, 8))
    committees, grants = book.table("oek19-udvalg"), book.table("oek19-bevilling")
    d = "d) Målrettede"
    return {
        "table 6": [shown(t6.sum(t6.row(d).id, "2027")), *totals_of(t6, "2027", TOTAL)],
        "track 5": of_row(t1, t1.row("5.").id, ("2027", TOTAL)),
        "table 1": totals_of(t1, "2026", "2027", TOTAL),
        "table 8": [*of_row(t8, t8.row(d).id, ("2027", TOTAL)), *totals_of(t8, "2027")],
        "SOU": of_row(committees, committees.row("Sundheds").id, ("2026", "2027")),
        "3415": of_row(grants, grants.row("3415").id, ("2027",)),
        "untouched": [
            *totals_of(book.table("oek19-t3"), TOTAL),
            *totals_of(book.table("plan2-t1"), "årlig"),
            *of_row(committees, committees.row("Socialudvalget").id, ("2027",)),
        ],
    }


UNTOUCHED: Figures = ["7.049", "636.491–686.343 + 2 ?", "835"]
AS_PRINTED: dict[str, Figures] = {
    "table 6": ["4.800", "11.110", "24.935"],
    "track 5": ["11.110", "24.935"],
    "table 1": ["35.550,3", "12.143,5", "49.240,8"],
    "table 8": ["4.800", "10.000", "12.143,5"],
    "SOU": ["13.758", "10.275"],
    "3415": ["10.275"],
    "untouched": UNTOUCHED,
}
AS_CORRECTED: dict[str, Figures] = {
    "table 6": ["5.000", "11.310", "25.135"],
    "track 5": ["11.310", "25.135"],
    "table 1": ["35.550,3", "12.343,5", "49.440,8"],
    "table 8": ["5.000", "10.200", "12.343,5"],
    "SOU": ["13.758", "10.475"],
    "3415": ["10.475"],
    "untouched": UNTOUCHED,
}


def test_one_corrected_figure_moves_every_table_that_holds_it(book: Workbook) -> None:
    assert after_the_edit(book) == AS_PRINTED
    book.set_amount("oek19-t6-r04", "2027", 5_000_000, reason="tekstens delbeløb")
    assert after_the_edit(book) == AS_CORRECTED
    t6 = book.table("oek19-t6")
    comparison = t6.cell(t6.row("d)").id, t6.column("2027")).comparison
    assert comparison is not None
    assert (comparison.verdict, comparison.difference) == (
        Verdict.DEVIATES,
        Range(200_000, 200_000),
    )
    book.undo()
    assert after_the_edit(book) == AS_PRINTED


def test_the_correction_is_taken_back_after_closing_and_reopening(book: Workbook) -> None:
    start = book.tables.copy()
    book.set_amount("oek19-t6-r04", "2027", 5_000_000)
    book.close()
    with open_workbook(book.path) as again:
        assert after_the_edit(again) == AS_CORRECTED
        again.undo()
        assert after_the_edit(again) == AS_PRINTED
        assert again.tables == start
        again.redo()
    with open_workbook(book.path) as last:
        assert after_the_edit(last) == AS_CORRECTED
        last.undo()
        assert after_the_edit(last) == AS_PRINTED
        with pytest.raises(ChangeError) as refused:
            last.undo()
        assert refused.value.code is Code.UNDO_NOTHING


def test_the_sample_is_byte_for_byte_what_the_program_exports(book: Workbook) -> None:
    assert dict(register_files(book.tables, DANSK)) == FILES
