"""Pages as plain text."""

from __future__ import annotations

from screens.texts.grid_text import GridColumn
from screens.texts.page import Facts, Heading, Page, PageCell, PageRow, Remarks, Table
from screens.texts.page_plain import plain
from screens.texts.width import cell_width


def test_figures_stand_under_each_other_whatever_signs_they_have() -> None:
    rows = (
        PageRow("gruppe", (PageCell("Gruppe"), PageCell(""))),
        PageRow("række", (PageCell("a"), PageCell("900", frozenset({"skøn"}))), 1),
        PageRow("række", (PageCell("b"), PageCell("75,5")), 1),
        PageRow("total", (PageCell("I alt"), PageCell("975,5", frozenset({"skøn"})))),
    )
    table = Table((GridColumn(""), GridColumn("2026", figures=True)), rows, ("(s) skøn",))
    assert plain(Page("T", ("Beløb i kr.",), (table,), "Slut")) == (
        "T\n"
        "Beløb i kr.\n"
        "\n"
        "             2026\n"
        "─────────────────\n"
        "Gruppe\n"
        "  a     900   (s)\n"
        "  b      75,5\n"
        "─────────────────\n"
        "I alt   975,5 (s)\n"
        "(s) skøn\n"
        "\n"
        "Slut\n"
    )


def test_long_texts_keep_to_the_width() -> None:
    text = "ord " * 30 + "x" * 300
    blocks = (Heading(text), Facts((("Formål", text), ("e" * 60, "kort"))), Remarks(text, (text,)))
    page = plain(Page(text, (text,), blocks, text), 60)
    assert max(map(cell_width, page.split("\n"))) <= 60
    assert "\n- ord" in page
    assert page.count("x") >= 6 * 300


def test_a_value_stands_beside_its_label() -> None:
    page = plain(Page("T", (), (Facts((("Formål", "a b"), ("Penge", "c"))),), "F"), 20)
    assert "Formål: a b\nPenge:  c\n" in page
