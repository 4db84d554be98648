"""Tables as pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from screens.texts.page import Page, Remarks, Table
from screens.texts.page_html import html
from screens.texts.page_markdown import markdown
from screens.texts.page_plain import plain
from screens.texts.page_table import table_page
from store.changes import Add, SetField
from store.records import Line, View
from store.workbook import Workbook
from tests.screens.texts.test_page_html import Reader

NOW = datetime(2026, 12, 3, 14, 5)
HOSTILE = "[/x]<script>alert(1)</script>|*a*\x1b]52;c;aGVq\x07\u202etxet\x9b" + "x" * 10_000


def page_of(book: Workbook, view_id: str, administration: str = "", **given: Any) -> Page:
    table = book.table(view_id, administration)
    return table_page(book, table, administration=administration, now=NOW, version="9.8.7", **given)


def table_in(page: Page) -> Table:
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    return table


def texts(page: Page, label: str) -> list[str]:
    """The cells of the first row with this label, with their signs."""
    row = next(row for row in table_in(page).rows if row.cells[0].text == label)
    return [cell.signed for cell in row.cells[1:]]


def remarks(page: Page) -> dict[str, tuple[str, ...]]:
    return {block.heading: block.items for block in page.blocks if isinstance(block, Remarks)}


def test_a_page_tells_unit_price_level_source_time_version_and_workbook(sample: Workbook) -> None:
    page = page_of(sample, "oek19-t6")
    assert page.title.startswith("Tabel 6. ")
    assert page.facts == (
        "Beløb i t.kr., 2026 p/l",
        "Kilde: ØK19 Implementering af ressortændringer; Tabel 6",
    )
    assert page.footer.startswith(
        "Udskrevet 03-12-2026 kl. 14.05 · Ressort TUI, version 9.8.7 · "
        "Arbejdsfil: Ressortændringer · Senest ændret "
    )
    assert texts(page, "Udgifter i alt (netto)") == ["", "13.825", "11.110", "24.935"]
    assert texts(page, "trykt") == ["", "13.825", "11.110", "24.935"]
    assert [row.kind for row in table_in(page).rows][-2:] == ["total", "trykt"]


def test_printed_figures_and_differences_stand_beside_the_computed_ones(sample: Workbook) -> None:
    page = page_of(sample, "oek19-t1")
    assert texts(page, "I alt") == [
        "35.550,3 (s, f)", "12.143,5", "773,5", "773,5", "49.240,8 (s, f)", "",
    ]  # fmt: skip
    first, second = remarks(page)["Forskelle mellem trykt og beregnet:"]
    assert first.startswith("I alt, 2026: trykt 35.551, beregnet 35.550,3, forskel -0,7: ")
    assert second == "9 tal stemmer, når der rundes af."
    every = remarks(page_of(sample, "oek19-t1", every=True))
    assert len(every["Forskelle mellem trykt og beregnet:"]) == 10


def test_another_unit_changes_how_figures_are_told_and_nothing_else(sample: Workbook) -> None:
    page = page_of(sample, "oek19-t1", unit="mio. kr.")
    assert page.facts[0] == "Beløb i mio. kr. (i dokumentet: t.kr.), 2026 p/l"
    assert texts(page, "I alt")[0] == "35,5503 (s, f)"
    printed = [row for row in table_in(page).rows if row.kind == "trykt"][-1]
    assert [cell.text for cell in printed.cells[1:3]] == ["35,551", "12,144"]
    first, *_, last = remarks(page)["Forskelle mellem trykt og beregnet:"]
    assert first.startswith("I alt, 2026: trykt 35,551, beregnet 35,5503, forskel -0,0007: ")
    assert last == "Forklaringer bruger dokumentets enhed, t.kr."
    verdicts = [c.comparison for c in _cells(sample, "oek19-t1") if c.comparison]
    assert {c.verdict for c in verdicts} == {"agrees", "rounding"}


def _cells(book: Workbook, view_id: str) -> list[Any]:
    table = book.table(view_id)
    return [table.cell(row.id, column) for row in table.rows() for column in table.columns]


def test_signs_tell_what_is_uncertain_and_a_note_explains_them(sample: Workbook) -> None:
    page = page_of(sample, "plan2-t1")
    (total,) = [row for row in table_in(page).rows if row.kind == "total"]
    assert total.cells[2].signed == "636.491–686.343 + 2 uoplyste beløb (f, u)"
    assert total.cells[2].marks == {"foreløbigt", "uafklaret", "spænd", "uoplyst"}
    notes = " ".join(table_in(page).notes)
    assert "(f) foreløbigt, (u) uafklaret." in notes
    assert "skøn" not in notes
    assert "spænd" in notes
    assert "? er et beløb, der ikke er oplyst." in notes
    blank = next(row for row in table_in(page).rows if row.cells[0].text.startswith("Overhead"))
    assert blank.cells[2].signed == "-"
    assert not table_in(page_of(sample, "oek19-t6")).notes


def test_a_sign_follows_the_line_into_group_and_total_and_only_its_period(
    sample: Workbook,
) -> None:
    sample.apply([SetField("lines", "oek19-t3-r12", "certainty", "uafklaret")])
    page = page_of(sample, "oek19-t3")
    table = sample.table("oek19-t3")
    rows = {row.id: row for row in table.rows()}
    own = next(row for row in table.rows() if "oek19-t3-r12" in [x.id for x in table.lines(row.id)]
               and row.kind == "række")  # fmt: skip
    marked = {
        (row.cells[0].text, column.heading)
        for row in table_in(page).rows
        for cell, column in zip(row.cells, table_in(page).columns, strict=True)
        if cell.sign == "(u)"
    }
    labels = {label for label, _ in marked}
    assert own.label in labels
    assert rows[own.parent].label in labels or not own.parent
    assert "Udgifter i alt (netto)" in labels
    assert not [one for one in marked if one[0].startswith("KFF")]


def test_a_filter_is_told_and_totals_stay(sample: Workbook) -> None:
    table = sample.table("oek19-t3")
    wanted = next(r for r in table.rows() if r.kind == "række" and r.parent)
    group = next(r for r in table.rows() if r.id == wanted.parent)
    said = "1 af 21 aktiviteter; summerne er for alle"
    page = page_of(sample, "oek19-t3", rows={wanted.id}, filter_text=said)
    assert f"Filter: {said}" in page.facts
    rows = [row for row in table_in(page).rows if row.kind != "trykt"]
    assert [row.cells[0].text for row in rows[:2]] == [group.label, wanted.label]
    assert [row.level for row in rows[:2]] == [0, 1]
    assert {row.kind for row in rows[2:]} == {"total"}
    assert texts(page, rows[2].cells[0].text)[-1] == "7.049"


def test_differences_of_rows_left_out_are_left_out(sample: Workbook) -> None:
    sample.set_amount("oek19-t6-r01", "2026", 1_000_000)
    heading = "Forskelle mellem trykt og beregnet:"
    assert any("a) Rev" in text for text in remarks(page_of(sample, "oek19-t6"))[heading])
    row = sample.table("oek19-t6").row("f) ")
    short = remarks(page_of(sample, "oek19-t6", rows=[row.id]))[heading]
    assert short
    assert not any("a) Rev" in text for text in short)


def test_one_administration_is_named_and_the_city_stands_beside_it(sample: Workbook) -> None:
    page = page_of(sample, "oek19-t6", "SOF")
    assert any("SOF, Socialforvaltningen" in fact for fact in page.facts)
    assert texts(page, "Udgifter i alt (netto)") == ["", "835", "835", "1.670"]
    assert texts(page, "Hele kommunen: Udgifter i alt (netto)") == [
        "", "13.825", "11.110", "24.935",
    ]  # fmt: skip
    assert "Forskelle mellem trykt og beregnet:" not in remarks(page)


def test_a_table_of_our_own_tells_where_its_figures_are_from(sample: Workbook) -> None:
    facts = page_of(sample, "oek19-udvalg").facts
    assert facts[1] == "Tabellens kilde: Arbejdsfilen selv; står ikke i dokumenterne"
    assert facts[2].startswith("Tallenes kilde: ØK19 Implementering af ressortændringer; Tabel 2; ")


def test_every_table_becomes_a_page_in_every_form(sample: Workbook) -> None:
    for view in sample.all(View):
        page = page_of(sample, view.id)
        for form in (markdown, plain, html):
            text = form(page)
            assert "Udskrevet 03" in text
            assert text.endswith("\n")


@pytest.mark.parametrize("form", [markdown, plain, html])
def test_hostile_texts_are_harmless_in_every_form(sample: Workbook, form: Any) -> None:
    line = sample.lines(track="spor-1", ledger="implementering", memo=False)[0]
    new = Line(id="ny", ledger=line.ledger, track=line.track, label=HOSTILE, note=HOSTILE,
               certainty="skøn", amounts={"2026": 1})  # fmt: skip
    sample.apply(
        [
            SetField("views", "oek19-t2", "title", HOSTILE),
            SetField("views", "oek19-t2", "note", HOSTILE),
            SetField("view_rows", "oek19-t2-row01", "label", HOSTILE),
            Add(new),
        ],
        reason=HOSTILE,
    )
    page = page_of(sample, "oek19-t2", filter_text=HOSTILE)
    text = form(page)
    assert text.replace("\n", "").replace("\u00a0", "").isprintable()
    if form is html:
        assert "script" not in Reader(text).tags
        assert "&lt;script&gt;" in text
    if form is plain:
        assert max(map(len, text.split("\n"))) <= 100
    assert text.count("x" * 50) >= 5
