"""Where a line's figures come from, and what a sum is made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.amounts import UNKNOWN, Range, Sum
from store.changes import Add, Edit, SetField
from store.compare import Verdict
from store.effects import columns_of
from store.errors import ChangeError
from store.provenance import LineProvenance, Term, cell_provenance, terms, where_from
from store.records import View
from store.since import Since
from store.totals import TOTAL
from store.workbook import Workbook
from tests.store.helpers import line, small_workbook
from tests.store.test_own_totals import EDITS

D = "oek19-t6-r04"


def of(book: Workbook, line_id: str, period: str = "") -> LineProvenance:
    return where_from(book, Since(book), line_id, period)


def test_one_amount_of_the_sample(sample: Workbook) -> None:
    found = of(sample, D, "2027")
    assert found.document is not None
    assert found.document.short == "ØK19"
    assert [(p.view.id, p.row.id, p.text, p.alone) for p in found.printed] == [
        ("oek19-t1", "oek19-t1-row05", "11.110", False),
        ("oek19-t6", "oek19-t6-row04", "4.800", True),
        ("oek19-t8", "oek19-t8-row14", "4.800", True),
    ]
    assert all(p.comparison and p.comparison.verdict is Verdict.AGREES for p in found.printed)
    assert [(view.id, row.id) for view, row in found.enters] == [
        ("oek19-t1", "oek19-t1-row05"),
        ("oek19-t1", "oek19-t1-total"),
        ("oek19-t6", "oek19-t6-row04"),
        ("oek19-t6", "oek19-t6-total"),
        ("oek19-t8", "oek19-t8-row14"),
        ("oek19-t8", "oek19-t8-total"),
        ("oek19-udvalg", "oek19-udvalg-row01"),
        ("oek19-udvalg", "oek19-udvalg-total"),
        ("oek19-bevilling", "oek19-bevilling-row04"),
        ("oek19-bevilling", "oek19-bevilling-total"),
    ]
    assert [one.id for one in found.memo_parts] == [
        "oek19-tekst-07",
        "oek19-tekst-08",
        "oek19-tekst-09",
    ]
    assert found.changes == []


def test_all_of_a_line_has_every_printed_figure(sample: Workbook) -> None:
    texts = [(p.column.label, p.text) for p in of(sample, D).printed if p.view.id == "oek19-t6"]
    assert [text for _, text in texts][:2] == ["5.200", "4.800"]
    assert all(p.column.kind != "tekst" for p in of(sample, D).printed)


def test_changes_are_told_oldest_first_and_whether_they_stand(sample: Workbook) -> None:
    since = Since(sample)
    field = f"amounts.{2027}"
    sample.apply([SetField("lines", D, field, 5_000_000)], reason="mødet")
    sample.apply([SetField("lines", D, "note", "Set på mødet")])
    sample.apply([SetField("lines", D, "amounts.2026", 1)])
    sample.apply([SetField("lines", D, field, 5_100_000)])
    sample.undo()
    changes = where_from(sample, since, D, "2027").changes
    assert [(c.group.reason, c.change.before, c.change.after, c.stands) for c in changes] == [
        ("mødet", 4_800_000, 5_000_000, True),
        ("", 5_000_000, 5_100_000, False),
    ]
    fields = [c.change.field for c in where_from(sample, since, D).changes]
    assert fields == [field, "note", "amounts.2026", field]
    sample.redo()
    assert [c.stands for c in where_from(sample, since, D, "2027").changes] == [True, True]


def test_a_line_users_added(sample: Workbook) -> None:
    since = Since(sample)
    sample.apply([Add(line("ny", {"2026": 1}, ledger="implementering", track="spor-5"))])
    found = where_from(sample, since, "ny", "2026")
    assert found.document is None
    assert [(c.change.field, c.change.before) for c in found.changes] == [("", None)]
    assert [row.id for view, row in found.enters if view.id == "oek19-t8"] == [
        "oek19-t8~",
        "oek19-t8~ny",
        "oek19-t8-total",
    ]
    assert [p.row.id for p in found.printed] == ["oek19-t1-row05"]


def test_a_memo_line_enters_the_table_that_lists_it(sample: Workbook) -> None:
    found = of(sample, "oek19-tekst-07", "2026")
    assert [view.id for view, _ in found.enters] == ["tekst-implementering"]


def test_a_period_no_table_shows_is_printed_nowhere_and_enters_nothing(sample: Workbook) -> None:
    found = of(sample, D, "2040")
    assert (found.printed, found.enters) == ([], [])


def test_a_line_that_is_not_there(sample: Workbook) -> None:
    with pytest.raises(ChangeError):
        of(sample, "findes-ikke")


def test_the_terms_of_a_total(sample: Workbook) -> None:
    table = sample.table("oek19-t6")
    found = terms(table, "oek19-t6-total", "2027")
    assert [(term.line.id, term.amount) for term in found] == [
        ("oek19-t6-r01", 2_970_000),
        ("oek19-t6-r02", None),
        ("oek19-t6-r03", None),
        ("oek19-t6-r04", 4_800_000),
        ("oek19-t6-r05a", 2_505_000),
        ("oek19-t6-r05b", 835_000),
        ("oek19-t6-r06", None),
    ]
    (over_all,) = [t for t in terms(table, "oek19-t6-total", TOTAL) if t.line.id == D]
    assert over_all.amount is None
    assert over_all.sum.exact() == 10_000_000


def test_the_terms_of_own_lines_are_only_those(sample: Workbook) -> None:
    own = sample.table("oek19-t6", "SOF")
    assert [term.line.id for term in terms(own, "oek19-t6-total", "2027")] == ["oek19-t6-r05b"]


def test_a_cell_of_several_lines(sample: Workbook) -> None:
    found = cell_provenance(sample.table("oek19-t6"), "oek19-t6-row05", "2026")
    assert found.sum.exact() == 3_340_000
    assert found.printed == "3.340"
    assert found.comparison is not None
    assert [term.amount for term in found.terms] == [2_505_000, 835_000]
    assert found.row.label == "e) Programledelse"
    found.sum.put(1, "2026 p/l")
    assert sample.table("oek19-t6").sum("oek19-t6-row05", "2026").exact() == 3_340_000


def test_a_cell_that_is_not_there(sample: Workbook) -> None:
    with pytest.raises(KeyError):
        cell_provenance(sample.table("oek19-t6"), "findes-ikke", "2026")
    with pytest.raises(KeyError):
        cell_provenance(sample.table("oek19-t6"), "oek19-t6-row05", "1999")


@given(st.lists(EDITS, min_size=1, max_size=6))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_terms_add_up_to_the_sum_of_every_cell(
    tmp_path: Path, unsynced: None, edits: list[Edit]
) -> None:
    for left in tmp_path.iterdir():
        if left.is_file():
            left.unlink()
    with small_workbook(tmp_path / "a.json") as book:
        for edit in edits:
            try:
                book.apply([edit])
            except ChangeError:
                continue
        for view in book.all(View):
            table = book.table(view.id)
            for column in columns_of(book.totals(view.id).layout):
                for row in table.rows():
                    found = cell_provenance(table, row.id, column)
                    assert added(found.terms) == found.sum == table.sum(row.id, column)
        for one in book.lines():
            entered = [(view.id, row) for view, row in of(book, one.id).enters]
            assert entered == [
                (view.id, row)
                for view in sorted(book.all(View), key=lambda view: (view.order, view.id))
                if one.id in book.totals(view.id).row_of
                for row in book.table(view.id).rows_of(one.id)
            ]


def added(found: list[Term]) -> Sum:
    total = Sum()
    for term in found:
        for level, part in term.sum.parts.items():
            if part.known:
                total.put(Range(part.low, part.high), level)
                total.parts[level].known += part.known - 1
            for _ in range(part.unknowns):
                total.put(UNKNOWN, level)
    return total
