"""A view as the grid asks for it: which rows, which figures, what is remarked of them."""

from __future__ import annotations

import pytest

from screens.desk import Choices, Desk
from screens.texts.marks_da import CHANGED, PREVIEW
from screens.view_order import Sorting
from screens.view_source import Shape, ViewSource
from screens.widgets.grid_source import Tone
from store.changes import SetField
from store.line_edits import new_line
from store.preview import overlay
from store.records import View
from store.workbook import Workbook

D = "oek19-t6-r04"
D_ROW = "oek19-t6-row04"
E_ROW = "oek19-t6-row05"
TOTAL_ROW = "oek19-t6-total"
WHOLE = Shape()


@pytest.fixture
def desk(sample: Workbook) -> Desk:
    return Desk(sample)


def source(desk: Desk, view: str = "oek19-t6", shape: Shape = WHOLE) -> ViewSource:
    found = ViewSource(desk, view, shape)
    found.changed.since = desk.since
    return found


def table(found: ViewSource) -> list[list[str]]:
    """All cells with their marks, row by row."""
    columns = range(len(found.heads))
    rows = range(found.row_count + found.fixed_count)
    return [[_text(found, row, column) for column in columns] for row in rows]


def _text(found: ViewSource, row: int, column: int) -> str:
    shown = found.shown(row, column)
    return shown.text + shown.mark


def at(found: ViewSource, row_id: str, key: str) -> str:
    place = found.place_of(row_id, key)
    assert place is not None
    return _text(found, *place)


def test_rows_of_lines_scroll_and_totals_stay_with_what_is_printed(desk: Desk) -> None:
    found = source(desk)
    assert (found.row_count, found.fixed_count) == (6, 2)
    assert table(found)[3] == [
        "d) Målrettede arbejdspladsforløb og forandringsledelse",
        "Service",
        "5.200",
        "4.800",
        "10.000",
    ]
    assert table(found)[-2:] == [
        ["Udgifter i alt (netto)", "", "13.825", "11.110", "24.935"],
        ["  trykt i ØK19", "", "13.825", "11.110", "24.935"],
    ]
    assert [head.figures for head in found.heads] == [False, False, True, True, True]


def test_what_is_printed_stands_under_every_row_or_none(sample: Workbook) -> None:
    every = source(Desk(sample, Choices(printed="alle")))
    assert (every.row_count, every.fixed_count) == (12, 2)
    assert every.line_rows == (6, 6)
    assert table(every)[1] == ["  trykt i ØK19", "", "2.970", "2.970", "5.940"]
    assert every.place_of(D_ROW, "2027") == (6, 3)
    none = source(Desk(sample, Choices(printed="ingen")))
    assert (none.row_count, none.fixed_count) == (6, 1)


def test_rows_stand_in_their_groups_with_subtotals(desk: Desk) -> None:
    rows = table(source(desk, "oek19-t3"))
    assert rows[0][0] == "KFF"
    assert rows[0][2] == "4.916"
    assert rows[2][0].startswith("  Programledelse")
    assert source(desk, "oek19-t3").shown(0, 0).tone is Tone.GROUP


def test_a_change_is_marked_in_rows_of_lines_and_unmarked_when_taken_back(desk: Desk) -> None:
    found = source(desk)
    group = desk.book.set_amount(D, "2027", 5_000_000)
    assert group is not None
    found.follow(group)
    assert at(found, D_ROW, "2027") == f"5.000{CHANGED}"
    assert at(found, D_ROW, "2026") == "5.200"
    assert at(found, TOTAL_ROW, "2027") == "11.310"
    undone = desk.book.undo()
    assert undone is not None
    found.follow(undone)
    assert at(found, D_ROW, "2027") == "4.800"


def test_nothing_is_marked_before_the_history_is_read(desk: Desk) -> None:
    desk.book.set_amount(D, "2027", 5_000_000)
    found = ViewSource(desk, "oek19-t6")
    assert CHANGED not in at(found, D_ROW, "2027")
    assert not desk.has_since
    found.changed.since = desk.since
    assert CHANGED in at(found, D_ROW, "2027")


def test_a_row_of_several_lines_is_marked_for_each_of_them(desk: Desk) -> None:
    found = source(desk)
    lines = found.table.lines(E_ROW)
    for line in lines:
        group = desk.book.set_amount(line.id, "2026", 1_000)
        assert group is not None
        found.follow(group)
    assert at(found, E_ROW, "2026") == f"2{CHANGED}"
    assert CHANGED in at(source(desk, "oek19-t1"), "oek19-t1-row05", "2026")


def test_a_renamed_line_has_its_new_name(desk: Desk) -> None:
    desk.apply([SetField("lines", D, "label", "d) Forløb[/x]")])
    assert table(source(desk))[3][0] == "d) Forløb[/x]"


def test_a_preview_stands_where_the_figure_would(desk: Desk) -> None:
    found = source(desk)
    steps = desk.book.preview([SetField("lines", D, "amounts.2027", 5_000_000)])
    found.preview = overlay(desk.book.totals("oek19-t6"), steps)
    assert at(found, D_ROW, "2027") == f"5.000{PREVIEW}"
    assert at(found, TOTAL_ROW, "sum") == f"25.135{PREVIEW}"
    assert at(found, TOTAL_ROW, "2026") == "13.825"


def test_ones_own_rows_hold_ones_own_sums(sample: Workbook) -> None:
    found = source(Desk(sample, Choices(administration="SOF", only_mine=True)))
    assert [row[0] for row in table(found)] == [
        "e) Programledelse",
        "Kun SOF",
        "Udgifter i alt (netto)",
        "  trykt i ØK19",
    ]
    assert at(found, E_ROW, "2027") == "835"
    assert table(found)[1][2:] == ["835", "835", "1.670"]
    assert at(found, TOTAL_ROW, "2027") == "11.110"
    assert found.line_rows == (1, 6)
    entry = found.entry(2)
    assert entry is not None
    assert found.table_of(entry) is found.table


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("revisitation", ["a) Revisitation"]),
        ("REVISITATION", ["a) Revisitation"]),
        ("sof", ["e) Programledelse"]),
        ("3300 tvaergaaende", ["e) Programledelse"]),
        ("findes ikke", []),
    ],
)
def test_a_filter_finds_rows_by_all_that_their_lines_are(
    desk: Desk, words: str, shown: list[str]
) -> None:
    found = source(desk, shape=Shape(words))
    assert [row[0] for row in table(found)[: found.row_count]] == shown
    assert table(found)[-2][3] == "11.110"


def test_sorted_rows_have_no_groups_and_know_when_they_are_old(desk: Desk) -> None:
    found = source(desk, "oek19-t3", Shape(sorting=Sorting(2, descending=True)))
    figures = [row[2] for row in table(found)[: found.row_count] if row[2]]
    assert figures == sorted(figures, key=lambda text: -int(text.replace(".", "").rstrip("●~≈!")))
    assert found.has_groups
    assert not any(one.tone is Tone.GROUP for one in (found.shown(0, 0), found.shown(1, 0)))
    group = desk.book.set_amount("oek19-t6-r04", "2027", 5_000_000)
    assert group is not None
    found.follow(group)
    assert found.order_is_old
    by_name = source(desk, "oek19-t3", Shape(sorting=Sorting(0)))
    by_name.follow(group)
    assert not by_name.order_is_old


def test_a_line_the_document_lacks_stands_among_those(desk: Desk) -> None:
    line, edits = new_line(desk.book.tables, desk.book.get(View, "oek19-t6"), near=D, label="Ny")
    desk.apply(edits)
    for view in ("oek19-t6", "oek19-t8"):
        found = source(desk, view)
        row = found.table.row_of(line.id)
        assert row is not None
        place = found.place_of(row.id, "2027")
        assert place == (found.row_count - 1, place[1] if place else 0)
        assert [row[0] for row in table(found)[found.row_count - 2 : found.row_count]] == [
            "Ikke i dokumentet",
            "  Ny",
        ]


def test_places_that_are_not_there(desk: Desk) -> None:
    found = source(desk)
    assert found.place_of("nej", "2027") is None
    assert found.place_of(D_ROW, "2031") == (3, 2)
    assert found.entry(-1) is None
    assert found.entry(8) is None
    assert [found.key(column) for column in range(-1, 6)] == ["", "", "", "2026", "2027", "sum", ""]
    assert not found.editable(3, 1)
    assert found.editable(3, 2)
