"""The list of changes as a page."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from screens.texts.change_filter import read_filter
from screens.texts.page import Page, Paragraph, Table
from screens.texts.page_changes import COLUMNS, MOST, changes_page
from screens.texts.page_forms import rendered
from store.changes import Add, Change, Delete, Group, SetField, new_id
from store.plan_records import Centre
from store.records import Unit
from store.workbook import Workbook
from tests.screens.driving import HOSTILE

LINE = "oek19-t6-r04"
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def page_of(book: Workbook, text: str = "", unit: Unit = "t.kr.") -> Page:
    wanted = read_filter(text, book, "", date(2026, 11, 21))
    return changes_page(book, wanted, unit=unit, now=NOON, version="1")


def rows(page: Page) -> list[tuple[str, ...]]:
    """The cells of the page's only table but for the time."""
    [table] = page.blocks
    assert isinstance(table, Table)
    return [tuple(cell.text for cell in row.cells[1:]) for row in table.rows]


def test_newest_first_with_reason_and_what_was_undone(sample: Workbook) -> None:
    sample.user = "anna"
    reason = "Møde i styregruppen " * 9
    sample.set_amount(LINE, "2027", 5_000_000, reason=reason)
    sample.undo()
    page = page_of(sample)
    assert COLUMNS == ("Tid", "Hvem", "Hvad", "Før → efter", "Begrundelse", "Gælder")
    what = "d) Målrettede arbejdspladsforløb og forandringsledelse, 2027"
    undo, first, made = rows(page)
    assert undo == ("anna", what, "5.000 → 4.800 t.kr.", "", "fortrydelse")
    assert first == ("anna", what, "4.800 → 5.000 t.kr.", reason, "fortrudt")
    assert made[1] == "Oprettelse"
    assert made[2].startswith("Tilføjet: 7 forvaltninger")
    assert page.facts == ("3 ændringer, nyeste først", "Beløb i t.kr.")
    assert "→ 5.000.000 kr." in rows(page_of(sample, unit="kr."))[1][2]


def test_a_group_stands_under_a_heading_and_a_move_in_one_row(sample: Workbook) -> None:
    notes = [SetField("lines", LINE, field, "x") for field in ("note", "group")]
    sample.apply(notes, reason="To")
    orders = [SetField("view_rows", f"oek19-t6-row0{n}", "order", n) for n in (1, 2)]
    sample.apply(orders)
    found = rows(page_of(sample))
    assert found[0][1:3] == ("a) Revisitation, flyttet", "i Tabel 6 (2 rækker nummereret om)")
    assert found[1][1:] == ("Rettelse af 2 felter", "", "To", "ja")
    assert [row[0] for row in found[2:4]] == ["", ""]
    assert found[2][2].endswith(" → »x«")
    assert [row[1] for row in rows(page_of(sample, "gruppe d)"))] == [
        "Rettelse af 2 felter, 1 vises",
        "d) Målrettede arbejdspladsforløb og forandringsledelse, gruppe",
    ]


def test_records_that_only_came_or_only_went(sample: Workbook) -> None:
    new = [Centre(id=name, name=name) for name in ("a", "b")]
    sample.apply([Add(one) for one in new])
    sample.apply([Delete("centres", one.id) for one in new])
    headings = [row[1] for row in rows(page_of(sample))]
    assert headings[0] == "Sletning af 2 poster"
    assert "Tilføjelse af 2 poster" in headings


def test_more_than_a_page_takes_is_told(sample: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    change = Change("lines", LINE, "amounts.2027", 1, 2)
    time = "2026-11-21T10:00:00+00:00"
    groups = [Group(new_id(), time, f"u{n}", (change,)) for n in range(MOST + 1)]
    monkeypatch.setattr(sample, "history", lambda: iter(groups))
    page = page_of(sample)
    assert "Siden viser kun de 2.000 nyeste af 2.001." in page.facts
    found = rows(page)
    assert (len(found), found[0][0], found[-1][0]) == (MOST, f"u{MOST}", "u1")
    groups.pop()
    assert not any("Siden viser" in fact for fact in page_of(sample).facts)


def test_nothing_found_is_told(sample: Workbook) -> None:
    page = page_of(sample, "findesikke")
    assert page.blocks == (Paragraph("Ingen ændringer passer."),)
    assert page.facts[:2] == ("0 af 1 ændring: »findesikke«", "Nyeste først")


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_no_text_is_obeyed(sample: Workbook, form: str) -> None:
    sample.user = HOSTILE
    sample.apply([SetField("lines", LINE, "label", HOSTILE)], reason=HOSTILE)
    text = rendered(page_of(sample, HOSTILE), form)
    assert all(line.isprintable() for line in text.splitlines())
