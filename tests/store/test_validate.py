"""Every reason a change is refused for, each by a case of its own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from store.amounts import MAX_KRONER, Amount, Range
from store.changes import Add, Delete, Edit, SetField
from store.errors import ChangeError, Code
from store.planning import plan, put_in_place
from store.records import (
    Administration,
    Committee,
    Document,
    Placement,
    PrintedCell,
    Record,
    ViewColumn,
    ViewRow,
)
from store.schema import KINDS
from store.tables import Tables
from store.validate import MAX_ID, MAX_NUMBER, MAX_TEXT, is_id, is_period
from tests.store.helpers import line, small_edits


@pytest.fixture
def tables() -> Tables:
    filled = Tables()
    put_in_place(filled, plan(filled, small_edits()))
    return filled


def refuse(tables: Tables, code: Code, *edits: Edit, **values: object) -> None:
    """A group is refused for this reason, and says so much of where."""
    with pytest.raises(ChangeError) as caught:
        plan(tables, edits)
    found = caught.value
    assert found.code is code, found
    assert values.items() <= found.values.items(), found


def row(row_id: str, **fields: Any) -> ViewRow:
    values: dict[str, Any] = {"view": "tabel-a", "order": 9, "label": "Række"} | fields
    return ViewRow(id=row_id, **values)


def column(column_id: str, **fields: Any) -> ViewColumn:
    values: dict[str, Any] = {"view": "tabel-a", "position": 9, "label": "K", "kind": "periode"}
    return ViewColumn(id=column_id, **values | fields)


def amount(value: object, period: str = "2026", line_id: str = "linje-a") -> SetField:
    return SetField("lines", line_id, f"amounts.{period}", value)


# -- records that are not there, or are there already


@pytest.mark.parametrize(
    "edit",
    [
        SetField("lines", "nix", "label", "x"),
        SetField("lines", "nix", "findes-ikke", "x"),
        Delete("lines", "nix"),
        Delete("lines", "SUD"),
    ],
)
def test_a_record_that_is_not_there(tables: Tables, edit: SetField | Delete) -> None:
    refuse(tables, Code.RECORD_MISSING, edit, table="lines", id=edit.id)


def test_a_record_that_the_group_itself_has_deleted(tables: Tables) -> None:
    gone = Delete("placements", "a-p-a")
    refuse(tables, Code.RECORD_MISSING, gone, SetField("placements", "a-p-a", "note", "x"))
    refuse(tables, Code.RECORD_MISSING, gone, gone)


def test_an_id_in_use(tables: Tables) -> None:
    again = Add(line("linje-a", {}))
    refuse(tables, Code.RECORD_EXISTS, again, table="lines", id="linje-a")
    twice = Add(line("linje-ny", {}))
    refuse(tables, Code.RECORD_EXISTS, twice, twice, table="lines", id="linje-ny")


@pytest.mark.parametrize("table", ["nix", "", "header", "_default"])
def test_an_unknown_table(tables: Tables, table: str) -> None:
    for edit in (SetField(table, "a", "label", "x"), Delete(table, "a")):
        refuse(tables, Code.KIND_UNKNOWN, edit, table=table)


def test_a_record_of_no_kind(tables: Tables) -> None:
    refuse(tables, Code.KIND_UNKNOWN, Add(Record(id="a")), table="Record")


# -- ids


@pytest.mark.parametrize(
    "record_id",
    [
        *("", " ", "a b", "æ/ø", "a\n", "a,b", "a;b", "~", "a~b", "-a", "a-", "a--b", "a-_b", "=a"),
        *("1", "12-a", "1E5", "0360", "9-12", "1.2", "-1", "+a", "½"),
        *("maj-1", "MAJ1", "maj.2026", "dec-12", "marts2026", "sept_3", "okt-1-2026", "july4"),
        *("jan.1.26", "januar-2026", "februar1", "august-2026", "Oct2025", "june-30"),
        *("true", "FALSE", "sand", "Falsk", "ja", "nej"),
        "x" * (MAX_ID + 1),
        "a\0",
        "a\ud800",
        "١",
    ],
)
def test_ids_that_a_spreadsheet_would_change_or_nobody_could_type(
    tables: Tables, record_id: str
) -> None:
    assert not is_id(record_id)
    edit = Add(Committee(id=record_id, name="Udvalget"))
    refuse(tables, Code.RECORD_BAD_ID, edit, table="committees", id=record_id)


@pytest.mark.parametrize(
    "record_id",
    [
        *("a", "SUF", "ØKF", "oek19-t1-row01", "bev-3415", "plan2-t1-r02", "x" * MAX_ID),
        *("majoritet", "maj", "marked-1", "decentral-2", "novelle3", "april-team-1", "jul-a"),
        *("janus-1", "a1", "E5", "sandhed", "a.b_c-d"),
    ],
)
def test_ids_that_are_let_in(tables: Tables, record_id: str) -> None:
    assert is_id(record_id)
    assert len(plan(tables, [Add(Committee(id=record_id, name="Udvalget"))])) == 1


# -- fields


@pytest.mark.parametrize(
    ("table", "record_id", "field"),
    [
        ("lines", "linje-a", "id"),
        ("lines", "linje-a", "findes-ikke"),
        ("lines", "linje-a", ""),
        ("lines", "linje-a", "amount.2026"),
        ("lines", "linje-a", "label.2026"),
        ("views", "tabel-a", "amounts.2026"),
        ("views", "tabel-a", "amounts"),
        ("views", "tabel-a", "__class__"),
    ],
)
def test_a_field_the_record_has_not(tables: Tables, table: str, record_id: str, field: str) -> None:
    edit = SetField(table, record_id, field, "x")
    refuse(tables, Code.FIELD_UNKNOWN, edit, table=table, id=record_id, field=field)


@pytest.mark.parametrize(
    ("table", "record_id", "field"),
    [
        ("lines", "linje-a", "label"),
        ("lines", "linje-a", "ledger"),
        ("views", "tabel-a", "title"),
        ("views", "tabel-a", "ledger"),
        ("view_columns", "a-2026", "label"),
        ("printed_cells", "a-t-et", "text"),
        ("placements", "a-p-a", "line"),
        ("appropriations", "bev-3300", "code"),
    ],
)
def test_a_field_that_must_not_be_empty(
    tables: Tables, table: str, record_id: str, field: str
) -> None:
    edit = SetField(table, record_id, field, "")
    refuse(tables, Code.FIELD_REQUIRED, edit, table=table, id=record_id, field=field)


@pytest.mark.parametrize(
    ("table", "record_id", "field", "value"),
    [
        ("lines", "linje-a", "label", 5),
        ("lines", "linje-a", "label", None),
        ("lines", "linje-a", "label", b"x"),
        ("lines", "linje-a", "label", Decimal(1)),
        ("lines", "linje-a", "order", "1"),
        ("lines", "linje-a", "order", 1.0),
        ("lines", "linje-a", "order", True),
        ("lines", "linje-a", "order", MAX_NUMBER + 1),
        ("lines", "linje-a", "order", -MAX_NUMBER - 1),
        ("lines", "linje-a", "memo", 1),
        ("lines", "linje-a", "memo", "ja"),
        ("lines", "linje-a", "certainty", "måske"),
        ("lines", "linje-a", "direction", "\ud800"),
        ("lines", "linje-a", "amounts", None),
        ("lines", "linje-a", "amounts", {2026: 1}),
        ("lines", "linje-a", "amounts", {"2026": None}),
        ("views", "tabel-a", "unit", "tkr"),
        ("view_rows", "a-r-et", "kind", "sum"),
        ("view_columns", "a-udvalg", "field", "findes-ikke"),
        ("tracks", "spor-a", "in_force", "01-06-2026"),
        ("tracks", "spor-a", "in_force", "2026-02-30"),
        ("tracks", "spor-a", "in_force", "20260601"),
        ("tracks", "spor-a", "in_force", "2026-W01-1"),
        ("documents", "notat", "date", "2025"),
    ],
)
def test_a_value_of_the_wrong_kind(
    tables: Tables, table: str, record_id: str, field: str, value: object
) -> None:
    edit = SetField(table, record_id, field, value)
    refuse(tables, Code.FIELD_VALUE, edit, table=table, id=record_id, field=field, value=value)


def test_a_value_that_holds_itself(tables: Tables) -> None:
    endless: list[Any] = []
    endless.append(endless)
    refuse(tables, Code.FIELD_VALUE, SetField("lines", "linje-a", "amounts", endless))
    refuse(tables, Code.FIELD_VALUE, Add(line("linje-ny", {"2026": endless})))  # type: ignore[dict-item]


def test_an_added_record_with_a_wrong_value_names_its_field(tables: Tables) -> None:
    bad = Administration(id="BUF", name="Forvaltningen", order="1")  # type: ignore[arg-type]
    refuse(tables, Code.FIELD_VALUE, Add(bad), table="administrations", id="BUF", field="order")


@pytest.mark.parametrize(
    ("table", "record_id", "field", "target"),
    [
        (kind.table, record_id, field, target)
        for kind, record_id in (
            (KINDS["lines"], "linje-a"),
            (KINDS["views"], "tabel-a"),
            (KINDS["view_rows"], "a-r-et"),
            (KINDS["placements"], "a-p-a"),
            (KINDS["printed_cells"], "a-t-et"),
            (KINDS["track_parties"], "part-a"),
            (KINDS["administrations"], "SOF"),
        )
        for field, target in kind.references.items()
    ],
)
def test_a_reference_to_what_is_not_there(
    tables: Tables, table: str, record_id: str, field: str, target: str
) -> None:
    edit = SetField(table, record_id, field, "nix")
    values = {"table": table, "id": record_id, "field": field, "value": "nix", "target": target}
    refuse(tables, Code.FIELD_REFERENCE, edit, **values)


def test_a_reference_to_a_record_of_another_kind(tables: Tables) -> None:
    edit = SetField("lines", "linje-a", "committee", "SOF")
    refuse(tables, Code.FIELD_REFERENCE, edit, target="committees")


@pytest.mark.parametrize("text", ["\0", "a\0b", "\ud800", "æ\udfff"])
def test_text_that_no_file_can_hold(tables: Tables, text: str) -> None:
    edit = SetField("lines", "linje-a", "note", text)
    refuse(tables, Code.FIELD_TEXT, edit, table="lines", id="linje-a", field="note", value=text)
    refuse(tables, Code.FIELD_TEXT, Add(line("linje-ny", {}, section=text)), field="section")


def test_any_other_text_is_let_in(tables: Tables) -> None:
    text = "\x1b[31m\u202e\ufeff\r\n\t\U0010ffff=1+1"
    assert len(plan(tables, [SetField("lines", "linje-a", "note", text)])) == 1


def test_text_longer_than_a_spreadsheet_cell(tables: Tables) -> None:
    long = "x" * MAX_TEXT
    assert plan(tables, [SetField("lines", "linje-a", "note", long)])
    edit = SetField("lines", "linje-a", "note", long + "x")
    refuse(tables, Code.FIELD_TOO_LONG, edit, field="note", limit=MAX_TEXT)


# -- amounts


@pytest.mark.parametrize(
    "value",
    [
        *(True, False, 1.0, 1.5, float("nan"), float("inf"), "1", "?", "", Decimal(1), [1], {}),
        *({"type": "range", "low": 1}, {"type": "mange"}, Range(1.0, 2), Range("1", 2)),  # type: ignore[arg-type]
        *(Range(True, 2), {"type": "range", "low": 1, "high": 2, "mere": 3}),
    ],
)
def test_only_whole_kroner_are_amounts(tables: Tables, value: object) -> None:
    refuse(tables, Code.FIELD_VALUE, amount(value), table="lines", id="linje-a")
    added: dict[str, Amount] = {"2026": value}  # type: ignore[dict-item]
    refuse(tables, Code.FIELD_VALUE, Add(line("linje-ny", added)), table="lines", id="linje-ny")


@pytest.mark.parametrize("value", [0, 1, -1, 5.0])
def test_an_amount_is_never_a_float(tables: Tables, value: float) -> None:
    if isinstance(value, int):
        assert plan(tables, [amount(value)])
    else:
        refuse(tables, Code.FIELD_VALUE, amount(value), field="amounts.2026", value=value)


@pytest.mark.parametrize(
    "value",
    [
        MAX_KRONER + 1,
        -MAX_KRONER - 1,
        2**70,
        Range(0, MAX_KRONER + 1),
        Range(-MAX_KRONER - 1, 0),
    ],
)
def test_an_amount_too_large_to_be_meant(tables: Tables, value: Amount) -> None:
    values = {"id": "linje-a", "field": "amounts.2026", "value": value, "limit": MAX_KRONER}
    refuse(tables, Code.AMOUNT_TOO_LARGE, amount(value), **values)
    refuse(tables, Code.AMOUNT_TOO_LARGE, Add(line("linje-ny", {"2026": value})))


@pytest.mark.parametrize("value", [MAX_KRONER, -MAX_KRONER, Range(-MAX_KRONER, MAX_KRONER)])
def test_the_largest_amounts_are_let_in(tables: Tables, value: Amount) -> None:
    assert plan(tables, [amount(value)])


def test_a_range_the_wrong_way_round(tables: Tables) -> None:
    edit = amount(Range(2, 1))
    refuse(tables, Code.AMOUNT_RANGE_REVERSED, edit, field="amounts.2026", value=Range(2, 1))
    assert plan(tables, [amount(Range(1, 1))])


NO_PERIODS = [
    "",
    " 2026",
    "2026\n",
    "20266",
    "026",
    "1899",
    "2200",
    "Årlig",
    "arlig",
    "2026.1",
    "٢٠٢٦",
]


@pytest.mark.parametrize("period", NO_PERIODS)
def test_a_period_that_is_neither_a_year_nor_yearly(tables: Tables, period: str) -> None:
    assert not is_period(period)
    refuse(tables, Code.PERIOD_UNREADABLE, amount(1, period), field=f"amounts.{period}")
    refuse(tables, Code.PERIOD_UNREADABLE, SetField("lines", "linje-a", "amounts", {period: 1}))
    refuse(tables, Code.PERIOD_UNREADABLE, Add(column("a-ny", period=period)), id="a-ny")
    assert plan(tables, [amount(None, period)]) == []


@pytest.mark.parametrize("period", ["1900", "2026", "2199", "årlig"])
def test_periods_that_are_let_in(tables: Tables, period: str) -> None:
    assert plan(tables, [amount(7, period), Add(column("a-ny", period=period))])


def test_a_column_must_have_the_period_its_kind_asks_for(tables: Tables) -> None:
    edit = SetField("view_columns", "a-sum", "kind", "periode")
    refuse(tables, Code.PERIOD_UNREADABLE, edit, table="view_columns", id="a-sum", field="period")
    assert plan(tables, [edit, SetField("view_columns", "a-sum", "period", "2028")])


# -- what records must be together


@pytest.mark.parametrize(
    ("table", "record_id", "by_table", "by", "field"),
    [
        ("ledgers", "drift", "lines", "flyt-a", "ledger"),
        ("lines", "linje-a", "lines", "linje-g", "part_of"),
        ("lines", "linje-b", "placements", "a-p-b", "line"),
        ("view_rows", "a-gruppe", "view_rows", "a-r-et", "parent"),
        ("view_rows", "a-r-to", "placements", "a-p-b", "target"),
        ("view_rows", "a-total", "printed_cells", "a-t-sum", "target"),
        ("view_columns", "a-2026", "printed_cells", "a-t-et", "column"),
        ("views", "tabel-b", "view_columns", "b-2026", "view"),
        ("documents", "notat", "views", "tabel-a", "document"),
        ("tracks", "spor-b", "lines", "linje-c", "track"),
    ],
)
def test_what_others_point_to_is_not_deleted(
    tables: Tables, table: str, record_id: str, by_table: str, by: str, field: str
) -> None:
    values = {"id": record_id, "by_table": by_table, "by": by, "field": field}
    refuse(tables, Code.RECORD_IN_USE, Delete(table, record_id), **values)


def test_a_group_must_not_point_to_what_it_deletes(tables: Tables) -> None:
    gone = Delete("lines", "linje-e")
    refuse(tables, Code.FIELD_REFERENCE, gone, SetField("lines", "linje-b", "part_of", "linje-e"))
    assert plan(tables, [SetField("lines", "linje-e", "part_of", "linje-e"), gone])


@pytest.mark.parametrize(
    "edits",
    [
        [SetField("view_rows", "a-gruppe", "parent", "a-gruppe")],
        [Add(row("r-a", kind="gruppe", parent="r-a"))],
        [
            Add(row("r-a", kind="gruppe", parent="r-b")),
            Add(row("r-b", kind="gruppe", parent="a-gruppe")),
            SetField("view_rows", "a-gruppe", "parent", "r-a"),
        ],
    ],
)
def test_rows_that_stand_in_themselves(tables: Tables, edits: Sequence[Edit]) -> None:
    refuse(tables, Code.ROW_CYCLE, *edits, table="view_rows", field="parent")


@pytest.mark.parametrize("parent", ["a-r-to", "a-total", "b-r-sud"])
def test_a_row_stands_in_a_group_of_its_own_view(tables: Tables, parent: str) -> None:
    edit = SetField("view_rows", "a-r-et", "parent", parent)
    refuse(tables, Code.FIELD_REFERENCE, edit, field="parent", value=parent, target="view_rows")


@pytest.mark.parametrize("kind", ["række", "total"])
def test_a_group_that_rows_stand_in_stays_a_group(tables: Tables, kind: str) -> None:
    edit = SetField("view_rows", "a-gruppe", "kind", kind)
    by = {"id": "a-gruppe", "by_table": "view_rows", "by": "a-r-et", "field": "parent"}
    refuse(tables, Code.RECORD_IN_USE, edit, **by)
    freed = [SetField("view_rows", one, "parent", "") for one in ("a-r-et", "a-r-to")]
    assert len(plan(tables, [edit, *freed])) == 3


@pytest.mark.parametrize(
    ("table", "record_id", "by_table", "by"),
    [
        ("view_rows", "a-gruppe", "view_rows", "a-r-et"),
        ("view_rows", "a-r-tre", "placements", "a-p-d"),
        ("view_rows", "a-total", "printed_cells", "a-t-sum"),
        ("view_columns", "a-2026", "printed_cells", "a-t-et"),
    ],
)
def test_rows_and_columns_in_use_stay_in_their_view(
    tables: Tables, table: str, record_id: str, by_table: str, by: str
) -> None:
    edit = SetField(table, record_id, "view", "tabel-b")
    refuse(tables, Code.RECORD_IN_USE, edit, id=record_id, by_table=by_table, by=by)


def test_rows_and_columns_move_to_another_view_with_all_that_points_to_them(
    tables: Tables,
) -> None:
    edits = [
        SetField("view_rows", "a-r-tre", "view", "tabel-b"),
        SetField("placements", "a-p-d", "view", "tabel-b"),
        SetField("view_columns", "a-sum", "view", "tabel-b"),
    ]
    assert len(plan(tables, edits)) == 3


def test_a_line_stands_once_in_a_view(tables: Tables) -> None:
    other = Placement(id="a-p-ny", view="tabel-a", line="linje-a", target="a-r-tre")
    values = {"table": "placements", "field": "line", "value": "linje-a"}
    refuse(tables, Code.PLACEMENT_TWICE, Add(other), **values)
    refuse(tables, Code.PLACEMENT_TWICE, SetField("placements", "a-p-b", "line", "linje-a"))
    first, second = (
        Placement(id=f"b-p-{n}", view="tabel-b", line="linje-a", target="b-r-sud") for n in "xy"
    )
    refuse(tables, Code.PLACEMENT_TWICE, Add(first), Add(second))
    assert plan(tables, [Add(first)])
    assert plan(tables, [Delete("placements", "a-p-a"), Add(other)])


def test_a_placement_stands_in_a_row_of_its_own_view(tables: Tables) -> None:
    edit = SetField("placements", "a-p-a", "target", "b-r-sud")
    values = {"table": "placements", "id": "a-p-a", "field": "target", "value": "b-r-sud"}
    refuse(tables, Code.PLACEMENT_OTHER_VIEW, edit, **values)
    refuse(tables, Code.PLACEMENT_OTHER_VIEW, SetField("placements", "a-p-a", "view", "tabel-b"))


@pytest.mark.parametrize(
    ("field", "value"), [("target", "b-total"), ("column", "b-2026"), ("view", "tabel-b")]
)
def test_a_printed_cell_stands_in_its_own_view(tables: Tables, field: str, value: str) -> None:
    edit = SetField("printed_cells", "a-t-et", field, value)
    refuse(tables, Code.PLACEMENT_OTHER_VIEW, edit, table="printed_cells", id="a-t-et")
    other = PrintedCell(id="ny", view="tabel-a", target="a-r-et", column="b-2026", text="1")
    refuse(tables, Code.PLACEMENT_OTHER_VIEW, Add(other), id="ny", field="column")


def test_an_empty_reference_is_none(tables: Tables) -> None:
    edits = [SetField("lines", "linje-a", field, "") for field in ("track", "committee", "part_of")]
    assert plan(tables, [*edits, SetField("view_rows", "a-r-et", "parent", "")])
    assert plan(tables, [Add(Document(id="bilag", short="B", title="Bilag", date=""))])
