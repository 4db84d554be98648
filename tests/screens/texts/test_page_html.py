"""Pages as HTML: whole, harmless, and set for paper."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given

from screens.texts.grid_text import GridColumn
from screens.texts.page import Page, PageCell, PageRow, Table
from screens.texts.page_html import LONG_WORD, MANY_COLUMNS, html
from tests.screens.texts.test_page_markdown import TEXTS, page_of

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "div", "h1", "h2", "p", "b", "ul", "li",
    "table", "thead", "tbody", "tr", "th", "td", "span",
}  # fmt: skip
VOID = {"meta"}


class Reader(HTMLParser):
    """What a browser would make of a page: the texts shown, and the tags and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "body" in self.open and data.strip("\n"):
            self.texts.append(data.strip("\n"))


@given(TEXTS)
def test_any_text_comes_out_as_itself_and_as_nothing_else(text: str) -> None:
    page = html(page_of(text))
    read = Reader(page)
    assert not read.open
    assert read.tags <= ALLOWED
    assert read.attributes <= {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "class",
        "scope",
        "style",
    }
    shown = "".join("".join(read.texts).split())
    once = "".join(text.split())
    assert shown == once * 5 + ":" + once * 15
    assert page.count("<style>") == 1


def test_the_page_needs_nothing_from_elsewhere() -> None:
    page = html(page_of("tekst"))
    assert page.startswith('<!DOCTYPE html>\n<html lang="da">\n<head>\n<meta charset="utf-8">')
    assert not re.search(r"<script|<link|<img|url\(|@import|https?:|src=", page)
    assert "default-src 'none'" in page
    assert "thead { display: table-header-group; }" in page


def table_of(count: int, text: str = "1") -> Page:
    columns = (GridColumn(""), *(GridColumn("2026", figures=True) for _ in range(count - 1)))
    cells = tuple(PageCell(text) for _ in range(count))
    return Page("T", (), (Table(columns, (PageRow("række", cells),)),), "F")


def test_wide_tables_lie_across_the_paper() -> None:
    assert "@page { size: A4;" in html(table_of(MANY_COLUMNS - 1))
    assert "@page { size: A4 landscape;" in html(table_of(MANY_COLUMNS))
    assert "mso-page-orientation: landscape" in html(table_of(MANY_COLUMNS))
    assert "@page { size: A4 landscape;" in html(table_of(4, "636.491–686.343 + 2 uoplyste"))
    assert "@page { size: A4;" in html(Page("T", (), (Table((GridColumn(""),), ()),), "F"))


def test_a_word_too_long_for_the_paper_may_be_broken() -> None:
    assert f'<span class="langt">{"x" * (LONG_WORD + 1)}</span>' in html(
        table_of(2, "x" * (LONG_WORD + 1))
    )
    assert 'class="langt"' not in html(table_of(2, "x" * LONG_WORD))


def test_figures_are_set_right_with_room_for_the_decimals_of_others() -> None:
    cells = ("900", "75,5", "-")
    rows = tuple(PageRow("række", (PageCell("a"), PageCell(cell))) for cell in cells)
    table = Table((GridColumn("Navn"), GridColumn("2026", figures=True)), rows)
    page = html(Page("T", (), (table,), "F"))
    assert '<td class="tal" style="padding-right: 1.29em">900</td>' in page
    assert '<td class="tal">75,5</td>' in page
    assert '<th scope="row">a</th>' in page
