"""What the editor says: what it understood, what an edit moves, what a cell is."""

from __future__ import annotations

import pytest

from screens.texts.edit_text import (
    Beside,
    Moved,
    cell_lines_text,
    cleared_text,
    filled_text,
    moved_sums,
    spread_text,
    understood_text,
)
from store.amount_entry import read_amount
from store.changes import Edit, SetField
from store.effects import effects
from store.line_edits import new_line
from store.records import Unit, View
from store.since import Since
from store.workbook import Workbook
from tests.screens.driving import HOSTILE

D = "oek19-t6-r04"
ROW_OF_SEVEN = "Projektledelse, afdækning"


@pytest.mark.parametrize(
    ("typed", "unit", "text"),
    [
        ("5000", "t.kr.", "5.000 t.kr. = 5.000.000 kr. (nu 4.800)"),
        ("5000", "kr.", "5.000 kr. (nu 4.800.000)"),
        ("1-2", "mio. kr.", "1–2 mio. kr. (nu 4,8)"),
        ("?", "t.kr.", "? (nu 4.800)"),
        ("-", "t.kr.", "tom (-) (nu 4.800)"),
        ("=x/7", "t.kr.", "685,714 t.kr. = 685.714 kr. (nu 4.800), afrundet til hele kroner"),
        (
            "ca. 5",
            "t.kr.",
            "5 t.kr. = 5.000 kr. (nu 4.800); "
            "»ca.« gemmes ikke, sæt sikkerheden til skøn med Ctrl+E",
        ),
    ],
)
def test_what_was_understood(typed: str, unit: Unit, text: str) -> None:
    before = 4_800_000
    assert understood_text(read_amount(typed, unit, before), before, unit) == text


def test_what_was_understood_over_nothing() -> None:
    assert understood_text(read_amount("5", "t.kr.", None), None, "t.kr.").endswith("(nu tom)")


def sums(book: Workbook, edits: list[Edit], unit: Unit | None = None) -> list[Moved]:
    moved = effects(book, book.preview(edits))
    return list(moved_sums(book, moved, ("oek19-t6", "oek19-t6-row04"), "2027", unit))


def test_totals_and_shares_come_before_other_rows(sample: Workbook) -> None:
    found = sums(sample, [SetField("lines", D, "amounts.2027", 5_000_000)])
    assert found == [
        Moved("Tabel 6: Udgifter i alt (netto)", "11.110", "11.310", "11.110"),
        Moved("Tabel 1: 5. Samlet syge- og hjemmepleje", "11.110", "11.310", "11.110"),
        Moved("ØK19 i alt (Tabel 1)", "12.143,5", "12.343,5", "12.144"),
        Moved("ØK19 i alt (Tabel 8)", "12.143,5", "12.343,5", "12.144"),
        Moved("Sundheds- og Omsorgsudvalget (SOU)", "10.275", "10.475"),
        Moved("3415 ældre (SOU)", "10.275", "10.475"),
        Moved(
            "Tabel 8: d) Målrettede arbejdspladsforløb og forandringsledelse",
            "4.800",
            "5.000",
            "4.800",
        ),
    ]


def test_sums_are_told_in_the_unit_in_use(sample: Workbook) -> None:
    found = sums(sample, [SetField("lines", D, "amounts.2027", 5_000_000)], "mio. kr.")
    assert found[0] == Moved("Tabel 6: Udgifter i alt (netto)", "11,11", "11,31", "11,11")


def told(book: Workbook, view: str, label: str, key: str, unit: Unit = "t.kr.") -> list[str]:
    table = book.table(view)
    since = Since(book)
    lines = list(cell_lines_text(book, since, table, table.row(label), key, unit))
    since.close()
    return lines


def test_a_cell_at_rest(sample: Workbook) -> None:
    assert told(sample, "oek19-t6", "d) ", "2027") == [
        "d) Målrettede arbejdspladsforløb og forandringsledelse",
        "2027: 4.800 t.kr.",
        "Trykt i ØK19: 4.800, stemmer",
        "SUF · SOU · 3415 ældre · Service · 2026 p/l",
        "Tekstens delbeløb giver 5,2 mio. kr. i 2026, men 5,0 mio. kr. i 2027.",
    ]
    assert told(sample, "oek19-t6", "d) ", "")[1].startswith("SUF · SOU")
    assert told(sample, "oek19-t6", "b) ", "2027")[1] == "2027: tom"


def test_a_changed_cell_says_what_it_held(sample: Workbook) -> None:
    sample.set_amount(D, "2027", 5_000_000)
    assert told(sample, "oek19-t6", "d) ", "2027")[1:4] == [
        "2027: 5.000 t.kr.",
        "Trykt i ØK19: 4.800, afviger (forskel +200)",
        "● Ændret; da arbejdsfilen blev lavet: 4.800 t.kr.",
    ]
    assert not any("●" in line for line in told(sample, "oek19-t6", "d) ", "2026"))
    assert not any("●" in line for line in told(sample, "oek19-t6", "Udgifter", "2027"))


def test_of_many_changed_lines_the_first_are_named(sample: Workbook) -> None:
    lines = sample.table("oek19-t8").lines("oek19-t8-row04")
    assert len(lines) > 4
    for line in lines:
        sample.set_amount(line.id, "2026", 1_000)
    found = [text for text in told(sample, "oek19-t8", ROW_OF_SEVEN, "2026") if "●" in text]
    assert len(found) == 4
    assert found[-1] == f"● og {len(lines) - 3} ændrede aktiviteter til"


def test_ones_own_figure_stands_beside_everybodys(sample: Workbook) -> None:
    own, whole = sample.table("oek19-t6", administration="SUF"), sample.table("oek19-t6")
    beside = Beside("SUF", whole)
    row = whole.row("e) ")
    found = list(cell_lines_text(sample, None, own, row, "2027", "t.kr.", beside))
    assert found[1:4] == [
        "2027, kun SUF: 2.505 t.kr.",
        "Alle forvaltninger: 3.340 t.kr.",
        "Trykt i ØK19: 3.340, stemmer",
    ]
    row = whole.row("d) ")
    found = list(cell_lines_text(sample, None, own, row, "2027", "t.kr.", beside))
    assert not any("Alle forvaltninger" in text for text in found)


def test_a_new_line_is_told_as_such(sample: Workbook) -> None:
    _, edits = new_line(sample.tables, sample.get(View, "oek19-t6"), near=D, label=HOSTILE)
    sample.apply(edits)
    found = told(sample, "oek19-t6", HOSTILE[:4], "2027")
    assert found[0] == "[/x][b]␛]52;c;aGVq␇⟨U+202E⟩"
    assert "● Ny aktivitet; står ikke i dokumentet" in found


def test_what_was_done_to_several_cells() -> None:
    assert cleared_text(1) == "1 felt tømt. Ctrl+Z fortryder."
    assert cleared_text(2) == "2 felter tømt. Ctrl+Z fortryder."
    assert cleared_text(2, 1).endswith(
        " 1 felt med summer eller flere aktiviteter står endnu. Ctrl+Z fortryder."
    )
    told = "Beløbet for 2026 står nu også i 2027 og 2028."
    assert filled_text("2026", ["2027", "2028"], 0) == told
    assert filled_text("2026", ["2027", "2028"], 1) == (
        f"{told} 1 række med summer eller flere aktiviteter er som før."
    )
    assert spread_text(2).startswith("Fordeles på 2 aktiviteter")
