"""Pages as Markdown, read back with a real Markdown parser."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from screens.texts.grid_text import GridColumn
from screens.texts.page import (
    Facts,
    Heading,
    Page,
    PageCell,
    PageRow,
    PageRowKind,
    Paragraph,
    Remarks,
    Table,
)
from screens.texts.page_markdown import escaped, markdown
from screens.texts.safe import safe

KINDS: tuple[PageRowKind, ...] = ("række", "gruppe", "total", "trykt")
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP = "\\`*_{}[]()<>#|~&$-+=:.!/\"'^;19aw \t\n"
TEXTS = (
    st.one_of(st.text(min_size=1), st.text(MARKUP, min_size=1))
    .map(safe)
    .filter(lambda text: text.strip(" "))
)


def page_of(text: str) -> Page:
    """A page with one text in every place that holds one."""
    columns = (GridColumn(text), GridColumn(text, figures=True))
    cell = PageCell(text)
    rows = tuple(PageRow(kind, (cell, cell), level) for level, kind in enumerate(KINDS))
    blocks = (
        Paragraph(text),
        Heading(text),
        Facts(((text, text),)),
        Table(columns, rows, (text,)),
        Remarks(text, (text,)),
    )
    return Page(text, (text,), blocks, text)


def words(html: str) -> str:
    """What a reader sees, without the spaces that Markdown drops or adds."""
    return "".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


TAGS = {
    "h1", "h2", "hr", "li", "p", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip


@given(TEXTS)
def test_any_text_comes_out_as_itself_in_every_place(text: str) -> None:
    html = PARSER.render(markdown(page_of(text)))
    assert set(re.findall(r"</?([a-z][a-z0-9]*)", html)) <= TAGS
    once = "".join(text.split())
    assert words(html) == once * 5 + ":" + once * 15


@pytest.mark.parametrize(
    "text",
    [
        "1. først", "12) så", "- punkt", "+ punkt", "# overskrift", "===", "---", "> citat",
        "*fed* _kursiv_ **x** __y__ ~~z~~", "`kode` ``x``", "[/x] [a](b) ![c](d) [^1]",
        "<script>alert(1)</script>", "<!-- x -->", "&amp; &#60;", "a | b || c", "\\| \\\\| \\",
        "$x$", "http://x.dk <http://y.dk> www.z.dk", "| :--- |", "~~~", "```", ":--- ",
    ],
)  # fmt: skip
def test_markup_in_a_text_is_text(text: str) -> None:
    html = PARSER.render(markdown(page_of(text)))
    assert set(re.findall(r"</?([a-z][a-z0-9]*)", html)) <= TAGS
    assert html.count("<li>") == 3
    assert html.count("<td") == 8
    assert words(html).count("".join(text.split())) >= 17


def test_figures_are_set_right_and_totals_are_bold() -> None:
    rows = (
        PageRow("række", (PageCell("a"), PageCell("-50", frozenset({"skøn"}))), 1),
        PageRow("total", (PageCell("I alt"), PageCell("-9.934"))),
    )
    table = Table((GridColumn("Navn"), GridColumn("2026", figures=True)), rows, ("(s) skøn",))
    lines = markdown(Page("T", (), (table,), "F")).split("\n")
    assert lines[2:7] == [
        "| Navn | 2026 |",
        "| :--- | ---: |",
        "| \u00a0\u00a0a | -50 (s) |",
        "| **I alt** | **-9.934** |",
        "",
    ]
    html = PARSER.render("\n".join(lines))
    assert "<strong>-9.934</strong>" in html
    assert '<td style="text-align:right">-50 (s)</td>' in html


def test_figures_need_no_escape() -> None:
    assert escaped("636.491–686.343 + 2 uoplyste beløb (f, u)") == (
        "636.491–686.343 + 2 uoplyste beløb (f, u)"
    )
    assert escaped("1. januar", start=True) == "1\\. januar"
    assert escaped("-50", start=True) == "\\-50"
