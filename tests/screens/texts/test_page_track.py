"""Tracks as pages."""

from __future__ import annotations

from datetime import datetime

import pytest

from screens.texts.names import record_label
from screens.texts.page import Facts, Heading, Page, Paragraph, Remarks, Table
from screens.texts.page_html import html
from screens.texts.page_markdown import markdown
from screens.texts.page_plain import plain
from screens.texts.page_track import IN_TEXT, in_force_text, track_page
from screens.texts.safe import safe
from screens.texts.track_lists import LISTS
from store.changes import SetField
from store.errors import ChangeError, Code
from store.plan_records import Benefit, Fact, Measure, OpenQuestion, Risk, System
from store.records import Track
from store.workbook import Workbook

NOW = datetime(2026, 12, 3, 14, 5)


def page_of(book: Workbook, track_id: str) -> Page:
    return track_page(book, track_id, now=NOW, version="9.8.7")


def facts(page: Page) -> dict[str, str]:
    return dict(next(block for block in page.blocks if isinstance(block, Facts)).pairs)


def test_a_track_tells_what_it_is(sample: Workbook) -> None:
    page = page_of(sample, "spor-5")
    assert page.title == "Ressortspor 5. Samlet syge- og hjemmepleje"
    found = facts(page)
    assert list(found) == ["Formål", "Afgivende", "Modtagende", "Ikrafttræden", "Penge", "Status"]
    assert found["Afgivende"].startswith("SOF, Socialforvaltningen (SUD): Hjemmepleje")
    assert found["Modtagende"] == "SUF, Sundheds- og Omsorgsforvaltningen (SOU)"
    assert found["Ikrafttræden"].startswith("Senest 1. august 2026. Teknisk flyt")
    headings = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert [text[:9] for text in headings] == [
        "Tabel 6. ", "Table 1. ", "Tabel 2. ", "Mulig ove", "Beløb, de", *(
            title[:9] for title, _ in LISTS.values()
        ),
    ]  # fmt: skip
    paragraphs = [block.text for block in page.blocks if isinstance(block, Paragraph)]
    assert paragraphs[0] == "Beløb i t.kr., 2026 p/l. Kilde: ØK19, Tabel 6."
    assert "03-12-2026 kl. 14.05" in page.footer


def test_amounts_only_in_the_text_have_unit_certainty_and_source(sample: Workbook) -> None:
    blocks = page_of(sample, "spor-5").blocks
    table = blocks[blocks.index(Heading(IN_TEXT)) + 2]
    assert isinstance(table, Table)
    rows = {(row.cells[0].text, row.cells[1].text): row.cells[2:] for row in table.rows}
    whole = rows["Forventet samlet økonomi, der overdrages", "årligt"]
    assert [cell.signed for cell in whole] == [
        "650–700 mio. kr. (s)", "uoplyst p/l", "skøn", "PLAN2, Økonomi",
    ]  # fmt: skip
    assert any("spænd" in note for note in table.notes)


def test_sources_name_the_documents_and_their_sections(sample: Workbook) -> None:
    last = page_of(sample, "spor-5").blocks[-1]
    assert isinstance(last, Remarks)
    assert last.heading == "Kilder:"
    assert last.items[0].startswith("ØK19 Implementering af ressortændringer; Indhold; Tabel 6; ")
    assert "(PLAN2), 22-09-2025; " in last.items[1]


@pytest.mark.parametrize("track_id", ["spor-7", "spor-8"])
def test_a_track_without_money_says_so_and_why(track_id: str, sample: Workbook) -> None:
    page = page_of(sample, track_id)
    assert facts(page)["Penge"].startswith("ØK19 ser ikke behov for mere end det budget")
    assert facts(page)["Afgivende"] == "Ikke oplyst i dokumenterne"
    assert Paragraph("Ingen af tabellerne handler om dette ressortspor alene.") in page.blocks
    headings = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert headings == ["Milepæle", "Organer", "Uafklaret"]
    assert "Sporet har ingen åbne spørgsmål." in plain(page)


def test_what_the_plans_say_of_a_track_is_printed(sample: Workbook) -> None:
    lines = " ".join(plain(page_of(sample, "spor-5")).split())
    for kind in (Risk, Measure, OpenQuestion, Fact, System, Benefit):
        for one in sample.all(kind):
            if one.track == "spor-5":
                name = " ".join(safe(record_label(one)).split())
                assert name in lines
    assert "Tiltag: " in lines
    assert "Har behandlet sporet" in lines


def test_every_track_becomes_a_page_in_every_form(sample: Workbook) -> None:
    for track in sample.all(Track):
        page = page_of(sample, track.id)
        for form in (markdown, plain, html):
            assert "Ikrafttræden" in form(page)


def test_hostile_texts_are_harmless(sample: Workbook) -> None:
    hostile = "[/x]<script>|\x1b]52;c;aGVq\x07\u202e"
    fields = ("name", "purpose", "money", "standing", "in_force_note", "note")
    sample.apply([SetField("tracks", "spor-5", field, hostile) for field in fields])
    page = page_of(sample, "spor-5")
    assert facts(page)["Bemærkning"] == "[/x]<script>|␛]52;c;aGVq␇⟨U+202E⟩"
    for form in (markdown, plain, html):
        assert form(page).replace("\n", "").replace("\u00a0", "").isprintable()
    assert "<script" not in html(page)
    assert "<script" not in markdown(page).replace("\\<", "")


@pytest.mark.parametrize(
    ("date", "precision", "qualifier", "words"),
    [
        ("2026-08-01", "dag", "senest", "Senest 1. august 2026"),
        ("2026-08-01", "måned", "", "August 2026"),
        ("2026-08-01", "kvartal", "forventet", "Forventet Q3 2026"),
        ("2026-12-31", "kvartal", "", "Q4 2026"),
        ("2026-06-30", "halvår", "", "1. halvår 2026"),
        ("2026-07-01", "halvår", "", "2. halvår 2026"),
        ("2027-01-01", "år", "medio", "Medio 2027"),
        ("2027-01-01", "", "", "1. januar 2027"),
        ("", "", "", "Ikke oplyst i dokumenterne"),
    ],
)
def test_in_force_is_as_exact_as_the_documents(
    date: str, precision: str, qualifier: str, words: str
) -> None:
    track = Track(
        id="s",
        number=1,
        name="n",
        in_force=date,
        in_force_precision=precision,  # type: ignore[arg-type]
        in_force_qualifier=qualifier,  # type: ignore[arg-type]
    )
    assert in_force_text(track) == words


def test_an_unknown_track_is_refused(sample: Workbook) -> None:
    with pytest.raises(ChangeError) as raised:
        page_of(sample, "spor-9")
    assert raised.value.code is Code.RECORD_MISSING
