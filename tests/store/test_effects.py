"""What an edit would move, told before it is made: what the tables then show, and no more."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.amounts import Sum
from store.changes import Add, Edit, SetField
from store.effects import Effect, columns_of, effects, views_of
from store.errors import ChangeError
from store.records import Line, View
from store.totals import TOTAL, filled
from store.workbook import Workbook
from tests.store.helpers import VIEWS, line, small_workbook
from tests.store.test_own_totals import EDITS

D = "oek19-t6-r04"


def told(book: Workbook, edits: list[Edit]) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Effects in t.kr. by view, row label and column."""
    return {
        (e.view.id, e.row.label, e.column): (thousands(e.before), thousands(e.after))
        for e in effects(book, book.preview(edits))
    }


def thousands(total: Sum) -> int:
    exact = total.exact()
    assert exact is not None
    return exact // 1000


def test_what_5000_in_d_moves(sample: Workbook) -> None:
    found = told(sample, [SetField("lines", D, "amounts.2027", 5_000_000)])
    assert found["oek19-t6", "Udgifter i alt (netto)", "2027"] == (11_110, 11_310)
    assert found["oek19-t1", "5. Samlet syge- og hjemmepleje", "2027"] == (11_110, 11_310)
    assert found["oek19-udvalg", "Sundheds- og Omsorgsudvalget (SOU)", "2027"] == (10_275, 10_475)
    assert found["oek19-bevilling", "3415 ældre (SOU)", "2027"] == (10_275, 10_475)
    assert {key[0] for key in found} == {
        "oek19-t1", "oek19-t6", "oek19-t8", "oek19-udvalg", "oek19-bevilling"
    }  # fmt: skip
    assert {key[2] for key in found} == {"2027", TOTAL}


def test_own_effects_are_those_of_own_lines(sample: Workbook) -> None:
    steps = sample.preview([SetField("lines", D, "amounts.2027", 5_000_000)])
    own = [e for e in effects(sample, steps, "SUF") if e.row.kind == "total"]
    assert {(thousands(e.before), thousands(e.after)) for e in own if e.column == "2027"} == {
        (10_275, 10_475)
    }
    assert effects(sample, steps, "BUF") == []


def test_a_memo_line_and_other_records_move_nothing(sample: Workbook) -> None:
    edits: list[Edit] = [
        SetField("lines", "oek19-tekst-03", "amounts.2026", 1),
        SetField("tracks", "spor-5", "name", "Nyt navn"),
    ]
    assert effects(sample, sample.preview(edits)) == []


def test_memo_becoming_counted_moves_what_it_then_counts_in(sample: Workbook) -> None:
    steps = sample.preview([SetField("lines", "oek19-tekst-03", "memo", False)])
    assert "tekst-implementering" not in {e.view.id for e in effects(sample, steps)}
    assert "oek19-t6" in {e.view.id for e in effects(sample, steps)}


def test_a_period_no_table_shows_moves_no_cell(sample: Workbook) -> None:
    assert effects(sample, sample.preview([SetField("lines", D, "amounts.2040", 1)])) == []


def test_a_new_line_in_table_8_stands_under_what_the_document_lacks(sample: Workbook) -> None:
    new = line("ny", {"2026": 1000}, track="spor-5", ledger="implementering", committee="SOU")
    found = [e for e in effects(sample, sample.preview([Add(new)])) if e.view.id == "oek19-t8"]
    labels = [(e.row.kind, e.row.label, e.row.printed) for e in found if e.column == "2026"]
    assert labels == [
        ("gruppe", "", False),
        ("række", "Aktivitet ny", False),
        ("total", "I alt", True),
    ]


def test_views_of_a_line_are_in_their_order(sample: Workbook) -> None:
    found = [view.id for view in views_of(sample.tables, sample.get(Line, D))]
    assert found == ["oek19-t1", "oek19-t6", "oek19-t8", "oek19-udvalg", "oek19-bevilling"]
    memo = views_of(sample.tables, sample.get(Line, "oek19-tekst-03"))
    assert [view.id for view in memo] == ["tekst-implementering"]


def test_a_mixed_paste_is_in_the_tables_order(sample: Workbook) -> None:
    edits: list[Edit] = [
        SetField("lines", one.id, "amounts.2026", 1)
        for one in sample.lines(ledger="implementering", memo=False)
    ]
    edits += [SetField("lines", "oek19-t2-r02", "committee", "")]
    edits += [
        Add(line(name, {"2026": 1}, ledger="implementering", track="spor-5", order=order))
        for name, order in (("ny-1", 999), ("ny-2", 1), ("ny-3", 500))
    ]
    check(sample, edits)


def check(book: Workbook, edits: list[Edit]) -> None:
    """Effects are what `filled` cells of every counted view differ by, in the tables' order."""
    views = [view for view in book.all(View) if not view.memo]
    before = {view.id: _copy(book, view.id) for view in views}
    try:
        steps = book.preview(edits)
    except ChangeError:
        return
    found = effects(book, steps)
    assert {view.id: _copy(book, view.id) for view in views} == before
    for effect in found:
        was = before[effect.view.id].get(effect.row.id, {}).get(effect.column, Sum())
        assert effect.before == was != effect.after
    if book.apply(edits) is None:
        assert found == []
        return
    for view in views:
        _check_view(book, view, [e for e in found if e.view.id == view.id], before[view.id])
    orders = [(e.view.order, e.view.id) for e in found]
    assert orders == sorted(orders)


def _copy(book: Workbook, view_id: str) -> dict[str, dict[str, Sum]]:
    cells = filled(book.totals(view_id).cells)
    return {row: {key: one.copy() for key, one in held.items()} for row, held in cells.items()}


def _check_view(
    book: Workbook, view: View, found: list[Effect], before: dict[str, dict[str, Sum]]
) -> None:
    after, table = _copy(book, view.id), book.table(view.id)
    columns = columns_of(book.totals(view.id).layout)
    moved = {
        (row, key): after.get(row, {}).get(key, Sum())
        for row in before.keys() | after.keys()
        for key in columns
        if before.get(row, {}).get(key) != after.get(row, {}).get(key)
    }
    assert {(e.row.id, e.column): e.after for e in found} == moved
    shown = {row.id: row for row in table.rows()}
    still = [e for e in found if e.row.id in shown]
    assert [e.row for e in still] == [shown[e.row.id] for e in still]
    places = [(list(shown).index(e.row.id), columns.index(e.column)) for e in still]
    assert places == sorted(places)


@given(st.lists(EDITS, min_size=1, max_size=6))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_effects_are_what_the_edits_then_move(
    tmp_path: Path, unsynced: None, edits: list[Edit]
) -> None:
    for left in tmp_path.iterdir():
        if left.is_file():
            left.unlink()
    with small_workbook(tmp_path / "a.json") as book:
        check(book, [e for e in edits if getattr(e, "table", "lines") == "lines"])


def test_sums_in_an_effect_are_copies(tmp_path: Path, unsynced: None) -> None:
    edit = SetField("lines", "linje-a", "amounts.2026", 1)
    with small_workbook(tmp_path / "a.json") as book:
        before = {view_id: _copy(book, view_id) for view_id in VIEWS}
        for effect in effects(book, book.preview([edit])):
            effect.before.put(5, "2026-pl")
            effect.after.put(5, "2026-pl")
        assert {view_id: _copy(book, view_id) for view_id in VIEWS} == before


def test_rows_stand_by_their_order_not_their_id(tmp_path: Path, unsynced: None) -> None:
    edits: list[Edit] = [
        SetField("lines", one, "amounts.2026", 1) for one in ("linje-a", "linje-b", "linje-d")
    ]
    with small_workbook(tmp_path / "a.json") as book:
        book.apply(
            [
                SetField("view_rows", "a-gruppe", "order", 9),
                SetField("view_rows", "a-r-to", "order", 0),
            ]
        )
        found = effects(book, book.preview(edits))
        rows = dict.fromkeys(e.row.id for e in found if e.view.id == "tabel-a")
        assert list(rows) == ["a-r-tre", "a-gruppe", "a-r-to", "a-r-et", "a-total"]
        check(book, edits)
