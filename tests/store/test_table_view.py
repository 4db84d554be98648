"""A view as it is read: its rows, what they hold, what it says of each cell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.amounts import Part, Range, Sum
from store.changes import Add, Delete, Edit, SetField
from store.compare import Verdict
from store.errors import ChangeError, Code
from store.layout import Layout, Row
from store.records import Committee, Line, Placement, PrintedCell, View, ViewColumn, ViewRow
from store.table_view import TableView
from store.tables import Tables
from store.totals import TOTAL, ViewTotals
from store.workbook import Workbook
from tests.store.helpers import assert_totals, line, small_workbook


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with small_workbook(tmp_path / "bog.json") as made:
        yield made


def row_ids(table: TableView) -> list[str]:
    return [row.id for row in table.rows()]


def line_ids(table: TableView, row_id: str) -> list[str]:
    return [found.id for found in table.lines(row_id)]


def values(table: TableView, row_id: str, column_id: str = "a-udvalg") -> tuple[str, ...]:
    (column,) = (one for one in table.columns if one.id == column_id)
    return table.cell(row_id, column).values


def committee_view(view_id: str = "tabel-c", **fields: Any) -> list[Edit]:
    return [
        Add(View(id=view_id, title="C", ledger="anlaeg", rows_by="committee", **fields)),
        Add(ViewRow(id="c-total", view=view_id, order=1, label="I alt", kind="total")),
        Add(
            ViewColumn(
                id="c-2026", view=view_id, position=1, kind="periode", label="2026", period="2026"
            )
        ),
    ]


# -- rows


def test_printed_rows_then_those_the_document_lacks_then_the_total(book: Workbook) -> None:
    assert row_ids(book.table("tabel-a")) == [
        *("a-gruppe", "a-r-et", "a-r-to", "a-r-tre"),
        *("tabel-a~", "tabel-a~linje-c", "tabel-a~linje-e", "tabel-a~linje-f"),
        "a-total",
    ]


def test_rows_the_document_lacks_stand_in_a_group_that_is_not_printed(book: Workbook) -> None:
    rows = {row.id: row for row in book.table("tabel-a").rows()}
    assert rows["tabel-a~"] == Row("tabel-a~", "", "gruppe", "", printed=False)
    assert rows["tabel-a~linje-c"] == Row(
        "tabel-a~linje-c", "Aktivitet linje-c", "række", "tabel-a~", printed=False
    )
    assert rows["a-r-et"] == Row("a-r-et", "Første", "række", "a-gruppe")


def test_a_view_of_no_document_lacks_nothing(book: Workbook) -> None:
    table = book.table("tabel-b")
    assert row_ids(table) == ["b-r-sud", "tabel-b~=SOU", "b-total"]
    assert table.rows()[1] == Row("tabel-b~=SOU", "SOU", "række", "", printed=False)


def test_the_group_of_what_is_lacking_goes_with_its_last_row(book: Workbook) -> None:
    for number, one in enumerate(("linje-c", "linje-e", "linje-f")):
        placement = Placement(id=f"ny-{number}x", view="tabel-a", line=one, target="a-r-tre")
        book.apply([Add(placement)])
    assert row_ids(book.table("tabel-a"))[-2:] == ["a-r-tre", "a-total"]


def test_made_rows_follow_the_order_of_their_lines(book: Workbook) -> None:
    book.apply([SetField("lines", "linje-c", "order", 99)])
    made = [row.id for row in book.table("tabel-a").rows() if not row.printed]
    assert made == ["tabel-a~", "tabel-a~linje-e", "tabel-a~linje-f", "tabel-a~linje-c"]


def test_made_rows_of_values_follow_their_register_with_the_empty_one_last(
    book: Workbook,
) -> None:
    book.apply([*committee_view(), Add(line("linje-ny", {"2026": 7}))])
    table = book.table("tabel-c")
    assert [row.label for row in table.rows()] == ["SUD", "SOU", "", "I alt"]
    book.apply([SetField("committees", "SOU", "order", -1)])
    assert [row.label for row in table.rows()] == ["SOU", "SUD", "", "I alt"]


def test_lines_without_the_value_have_a_row_apart_from_the_group_of_made_rows(
    book: Workbook,
) -> None:
    none = Add(line("linje-ny", {"2026": 7}, price_level=""))
    book.apply([*committee_view(document="notat"), none])
    table = book.table("tabel-c")
    assert row_ids(table) == ["tabel-c~", "tabel-c~=SUD", "tabel-c~=SOU", "tabel-c~=", "c-total"]
    assert table.sum("tabel-c~=", "2026").exact() == 7
    assert table.sum("tabel-c~", "2026") == table.total("2026")
    book.apply([Delete("lines", "linje-ny")])
    assert row_ids(table) == ["tabel-c~", "tabel-c~=SUD", "tabel-c~=SOU", "c-total"]
    assert table.sum("tabel-c~", "2026") == table.total("2026")


def test_a_row_is_found_by_how_its_label_begins(book: Workbook) -> None:
    table = book.table("tabel-a")
    assert table.row("Uden").id == "a-r-tre"
    with pytest.raises(KeyError):
        table.row("Findes ikke")


def test_a_made_row_takes_the_label_its_line_is_given(book: Workbook) -> None:
    table = book.table("tabel-a")
    assert table.row("Aktivitet linje-c").id == "tabel-a~linje-c"
    book.apply(
        [
            SetField("lines", "linje-c", "label", "Omdøbt"),
            SetField("lines", "linje-c", "amounts.2026", 5),
        ]
    )
    assert table.row("Omdøbt").id == "tabel-a~linje-c"
    assert table.sum("tabel-a~linje-c", "2026").exact() == 5


# -- lines


@pytest.mark.parametrize(
    ("row_id", "lines"),
    [
        ("a-r-et", ["linje-a"]),
        ("a-gruppe", ["linje-a", "linje-b"]),
        ("tabel-a~linje-c", ["linje-c"]),
        ("tabel-a~", ["linje-c", "linje-e", "linje-f"]),
        ("a-total", ["linje-a", "linje-b", "linje-c", "linje-d", "linje-e", "linje-f"]),
        ("b-r-sud", []),
        ("nix", []),
    ],
)
def test_a_row_a_group_and_a_total_open_onto_their_lines(
    book: Workbook, row_id: str, lines: list[str]
) -> None:
    assert line_ids(book.table("tabel-a"), row_id) == lines


def test_lines_follow_their_order_and_then_their_id(book: Workbook) -> None:
    book.apply([SetField("lines", "linje-b", "order", 1), SetField("lines", "linje-a", "order", 1)])
    assert line_ids(book.table("tabel-a"), "a-gruppe") == ["linje-a", "linje-b"]
    book.apply([SetField("lines", "linje-b", "order", 0)])
    assert line_ids(book.table("tabel-a"), "a-gruppe") == ["linje-b", "linje-a"]


def test_a_group_holds_the_groups_in_it(book: Workbook) -> None:
    outer = ViewRow(id="a-yderst", view="tabel-a", order=0, label="Yderst", kind="gruppe")
    book.apply([Add(outer), SetField("view_rows", "a-gruppe", "parent", "a-yderst")])
    table = book.table("tabel-a")
    assert line_ids(table, "a-yderst") == ["linje-a", "linje-b"]
    assert table.sum("a-yderst", "2026").exact() == 1_075_000
    book.set_amount("linje-a", "2026", 125_000)
    assert table.sum("a-yderst", "2026").exact() == 75_000


def test_a_line_placed_in_a_group_itself_counts_there_once(book: Workbook) -> None:
    book.apply([SetField("placements", "a-p-d", "target", "a-gruppe")])
    table = book.table("tabel-a")
    assert line_ids(table, "a-gruppe") == ["linje-a", "linje-b", "linje-d"]
    assert table.sum("a-gruppe", "2027").part() == Part(504_000, 504_000, unknowns=1, known=1)


# -- cells


def test_a_cell_says_the_sum_and_what_is_printed(book: Workbook) -> None:
    table = book.table("tabel-a")
    cell = table.cell("a-r-et", table.column("2026"))
    assert cell.sum is not None
    assert (cell.sum.exact(), cell.printed, cell.values) == (1_125_000, "1.125", ())
    assert cell.comparison is not None
    assert cell.comparison.verdict is Verdict.AGREES
    empty = table.cell("a-r-to", table.column("2027"))
    assert (empty.sum, empty.printed, empty.comparison) == (Sum(), None, None)


def test_a_printed_figure_is_held_against_the_figure_as_it_is_now(book: Workbook) -> None:
    table = book.table("tabel-a")
    book.set_amount("linje-a", "2026", 2_000_000)
    comparison = table.cell("a-r-et", table.column("2026")).comparison
    assert comparison is not None
    assert (comparison.verdict, comparison.difference) == (
        Verdict.DEVIATES,
        Range(875_000, 875_000),
    )


def test_a_total_over_two_price_levels_is_not_added(book: Workbook) -> None:
    table = book.table("tabel-a")
    assert table.total("2026").mixed
    comparison = table.cell("a-total", table.column("2026")).comparison
    assert comparison is not None
    assert comparison.verdict is Verdict.UNRESOLVED
    assert table.total("2026").parts == {
        "2026-pl": Part(179_043_800, 228_895_800, known=4),
        "2025-pl": Part(700_000, 700_000, known=1),
    }


def test_a_sum_column_adds_the_periods_that_have_a_column(book: Workbook) -> None:
    table = book.table("tabel-a")
    assert table.sum("a-r-et", TOTAL).exact() == 1_629_000
    assert table.cell("a-r-et", table.column(TOTAL)).sum == table.sum("a-r-et", TOTAL)
    assert table.sum("tabel-a~linje-c", TOTAL).exact() == 236_800
    assert table.outside("tabel-a~linje-c").exact() == 3_786_000
    assert table.outside("a-r-et").is_blank


def test_text_cells_hold_what_the_lines_of_a_row_hold_each_value_once(book: Workbook) -> None:
    placement = Placement(id="a-p-ny", view="tabel-a", line="linje-c", target="a-r-to")
    book.apply([Add(placement), SetField("placements", "a-p-d", "target", "a-r-to")])
    table = book.table("tabel-a")
    assert values(table, "a-r-et") == ("SUD",)
    assert values(table, "a-r-to") == ("SOU", "SUD")
    assert values(table, "a-gruppe") == ()
    assert values(table, "a-total") == ()
    assert values(table, "a-r-tre") == ()


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("permanent", False, ("nej",)),
        ("permanent", True, ("ja",)),
        ("order", 0, ("0",)),
        ("order", -4, ("-4",)),
        ("note", "", ()),
        ("note", " x ", (" x ",)),
        ("certainty", "skøn", ("skøn",)),
        ("amounts", {"2026": 1}, ()),
    ],
)
def test_a_text_cell_words_the_field(
    book: Workbook, field: str, value: object, text: tuple[str, ...]
) -> None:
    book.apply(
        [
            SetField("lines", "linje-a", field, value),
            SetField("view_columns", "a-udvalg", "field", field),
        ]
    )
    assert values(book.table("tabel-a"), "a-r-et") == text


def test_a_printed_text_stands_beside_a_text_cell(book: Workbook) -> None:
    printed = PrintedCell(
        id="a-t-tekst", view="tabel-a", target="a-r-et", column="a-udvalg", text="12"
    )
    book.apply([Add(printed)])
    table = book.table("tabel-a")
    (column,) = (one for one in table.columns if one.id == "a-udvalg")
    cell = table.cell("a-r-et", column)
    assert (cell.sum, cell.values, cell.printed, cell.comparison) == (None, ("SUD",), "12", None)


# -- the table itself


def test_a_table_follows_what_is_done_to_its_view(book: Workbook) -> None:
    table = book.table("tabel-a")
    assert [column.label for column in table.columns] == ["2026", "2027", "I alt", "Udvalg"]
    book.apply(
        [
            SetField("view_columns", "a-2027", "position", 0),
            SetField("views", "tabel-a", "unit", "kr."),
            SetField("views", "tabel-a", "track", "spor-a"),
        ]
    )
    assert [column.label for column in table.columns] == ["2027", "2026", "I alt", "Udvalg"]
    assert table.view.unit == "kr."
    assert line_ids(table, "a-total") == ["linje-a", "linje-b"]


def test_a_view_without_a_total_row_has_no_total(book: Workbook) -> None:
    assert not book.table("tabel-b").total("2026").is_blank
    book.apply([Delete("view_rows", "b-total")])
    assert book.table("tabel-b").total("2026").is_blank


def test_a_period_without_a_column_has_none(book: Workbook) -> None:
    with pytest.raises(KeyError):
        book.table("tabel-a").column("2031")


def test_a_deleted_view_says_so(book: Workbook) -> None:
    book.apply(committee_view())
    table = book.table("tabel-c")
    assert table.view.title == "C"
    gone = (("view_columns", "c-2026"), ("view_rows", "c-total"), ("views", "tabel-c"))
    book.apply([Delete(*one) for one in gone])
    for ask in (table.rows, lambda: table.view, lambda: table.total("2026")):
        with pytest.raises(ChangeError) as caught:
            ask()
        assert caught.value.code is Code.RECORD_MISSING


def test_the_rows_a_line_counts_in(tmp_path: Path) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        table = book.table("tabel-a")
        assert [row.id for row in table.rows_of("linje-a")] == ["a-gruppe", "a-r-et", "a-total"]
        assert [row.id for row in table.rows_of("linje-c")] == [
            *("tabel-a~", "tabel-a~linje-c", "a-total")
        ]
        assert table.has_total


def test_rows_follow_every_order_there_is(tmp_path: Path) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        lines, committees = book.table("tabel-a"), book.table("tabel-b")
        before = [row.id for row in lines.rows()]
        book.apply([SetField("lines", "linje-c", "order", 99)])
        after = [row.id for row in lines.rows()]
        assert sorted(after) == sorted(before)
        assert after.index("tabel-a~linje-c") > before.index("tabel-a~linje-c")
        book.apply([SetField("views", "tabel-b", "document", "notat")])
        made = [row.label for row in committees.rows() if not row.printed]
        book.apply([Add(Committee(id="AAA", name="Først", order=-9))])
        book.apply([Add(line("linje-ny", {"2026": 1}, committee="AAA"))])
        assert [row.label for row in committees.rows() if not row.printed] != made
        assert "AAA" in [row.label for row in committees.rows()]


# -- many rows


def test_rows_are_the_same_object_until_one_has_another_label_or_place(book: Workbook) -> None:
    table = book.table("tabel-a")
    rows = table.rows()
    book.set_amount("linje-c", "2026", 5)
    book.apply([SetField("lines", "linje-c", "note", "set på mødet")])
    assert table.rows() is rows
    book.apply([SetField("lines", "linje-c", "label", "Nyt navn")])
    assert [row.label for row in table.rows() if row.label == "Nyt navn"]
    book.undo()
    assert table.rows() == rows


def test_a_row_is_found_by_its_id_and_its_place(book: Workbook) -> None:
    for view_id in ("tabel-a", "tabel-b"):
        table = book.table(view_id)
        for number, row in enumerate(table.rows()):
            assert table.position(row.id) == number
            assert table.find_row(row.id) == row
        for ask in (table.position, table.find_row):
            with pytest.raises(KeyError):
                ask("findes-ikke")


@given(
    st.lists(
        st.tuples(st.integers(0, 11), st.sampled_from(("ny", "slet", "flyt", "navn", "spor"))),
        max_size=25,
    ),
    st.integers(1, 6),
)
def test_rows_mended_one_by_one_stand_as_rows_sorted_anew(
    wanted: list[tuple[int, str]], at_once: int
) -> None:
    tables = Tables()
    view = View(id="tabel", title="T", ledger="anlaeg", track="spor-a", document="notat")
    total = ViewRow(id="i-alt", view="tabel", order=1, label="I alt", kind="total")
    for table, record in (("views", view), ("view_rows", total)):
        tables.put(table, record)
    totals = ViewTotals(tables, Layout(tables, view))
    shown = TableView("tabel", tables, lambda _: totals)
    pending: list[tuple[Line | None, Line | None]] = []
    for number, (which, what) in enumerate(wanted):
        before = tables.of(Line).get(f"l-{which}")
        after = _changed(before, f"l-{which}", what, number)
        pending.append((before, after))
        if after is not None:
            tables.put("lines", after)
        elif before is not None:
            tables.remove("lines", before.id)
        if number % at_once == 0:
            _follow(totals, pending)
            _check_order(shown, ViewTotals(tables, Layout(tables, view)))
    _follow(totals, pending)
    _check_order(shown, ViewTotals(tables, Layout(tables, view)))


def _changed(before: Line | None, line_id: str, what: str, number: int) -> Line | None:
    if before is None or what == "ny":
        return line(line_id, {"2026": number}, track="spor-a", order=number % 5)
    if what == "slet":
        return None
    fields: dict[str, tuple[str, Any]] = {
        "flyt": ("order", (number * 7) % 5),
        "navn": ("label", f"Navn {number}"),
        "spor": ("track", "spor-b" if before.track == "spor-a" else "spor-a"),
    }
    field, value = fields[what]
    return msgspec.structs.replace(before, **{field: value})


def _follow(totals: ViewTotals, pending: list[tuple[Line | None, Line | None]]) -> None:
    """All records are in place before the totals follow, as in a workbook."""
    for before, after in pending:
        totals.move(before, after)
    pending.clear()


def _check_order(shown: TableView, fresh: ViewTotals) -> None:
    rows = shown.rows()
    assert rows == fresh.order.rows
    assert [shown.position(row.id) for row in rows] == list(range(len(rows)))
    assert [shown.find_row(row.id) for row in rows] == list(rows)


def test_sums_not_asked_for_follow_their_lines_too(book: Workbook) -> None:
    table = book.table("tabel-a")
    total = table.total("2026").copy()
    book.set_amount("linje-c", "2026", 1_000)
    book.apply([SetField("lines", "linje-f", "price_level", "2026-pl")])
    assert table.total("2026") != total
    assert table.sum("tabel-a~linje-c", "2026").exact() == 1_000
    book.set_amount("linje-c", "2026", 2_000)
    assert table.sum("tabel-a~linje-c", "2026").exact() == 2_000
    assert_totals(book)


def test_texts_of_a_row_follow_its_lines(book: Workbook) -> None:
    table = book.table("tabel-a")
    assert values(table, "a-r-et") == ("SUD",)
    book.apply([SetField("lines", "linje-a", "committee", "SOU")])
    assert values(table, "a-r-et") == ("SOU",)
    book.apply([Delete("placements", "a-p-b")])
    book.apply([Add(Placement(id="a-p-ny", view="tabel-a", line="linje-b", target="a-gruppe"))])
    assert values(table, "a-gruppe") == ("SOU",)
    book.apply([SetField("lines", "linje-a", "committee", "SUD")])
    assert values(table, "a-gruppe") == ("SUD", "SOU")
