"""Tables as text and as JSON, held against the control figures."""

from __future__ import annotations

import json
import re

import pytest

from screens.texts.table_json import lines_json, table_json, tables_json
from screens.texts.table_text import differences, remarks_by_heading, table_lines, totals_text
from screens.texts.words import VERDICTS
from store.amounts import Range
from store.changes import Add, SetField
from store.records import Line, View
from store.workbook import Workbook

HOSTILE = "[/x][b]\x1b]52;c;aGVq\x07\u202etxet\x9b"


def lines_of(book: Workbook, view_id: str, width: int = 120) -> list[str]:
    return list(table_lines(book, book.table(view_id), width))


def row(lines: list[str], label: str) -> list[str]:
    """The cells of the first row whose label begins so, in words."""
    line = next(line for line in lines if line.strip().startswith(label))
    return re.split(r"\s{2,}", line.strip())[1:]


def test_table_1_shows_what_is_computed_and_what_is_printed(sample: Workbook) -> None:
    lines = lines_of(sample, "oek19-t1")
    assert row(lines, "I alt") == ["35.550,3", "12.143,5", "773,5", "773,5", "49.240,8"]
    printed = lines[[line.startswith("I alt ") for line in lines].index(True) + 1]
    assert printed.split() == ["trykt", "35.551", "12.144", "774", "774", "49.241"]
    text = " ".join(lines)
    assert "I alt, 2026: trykt 35.551, beregnet 35.550,3, forskel -0,7: afrundingsforskel." in text
    assert "oek19-t1 · t.kr. · 2026 p/l · ØK19, Indhold" in lines


def test_table_7_shows_the_tenth_that_the_document_rounds_away(sample: Workbook) -> None:
    lines = lines_of(sample, "oek19-t7")
    assert row(lines, "Udgifter i alt (netto)")[-1] == "8.330,8"
    told = {(d.row[:8], d.column): VERDICTS[d.comparison.verdict] for d in
            differences(sample, sample.table("oek19-t7"))}  # fmt: skip
    assert told["Udgifter", "I alt"] == "afrundingsforskel"
    assert told["Udgifter", "2026"] == "stemmer"


def test_what_only_rounding_parts_is_counted_after_what_deviates(sample: Workbook) -> None:
    table = sample.table("oek19-t1")
    short = dict(remarks_by_heading(sample, table))["Forskelle mellem trykt og beregnet:"]
    assert short[0].startswith("I alt, 2026: ")
    assert "afrundingsforskel" in short[0]
    assert short[1:] == ["9 tal stemmer, når der rundes af."]
    whole = dict(remarks_by_heading(sample, table, every=True))
    _, *rounded = whole["Forskelle mellem trykt og beregnet:"]
    assert len(rounded) == 9
    assert all(": stemmer, når der rundes af." in text for text in rounded)
    total = table_json(sample, table)["raekker"][-1]["celler"]["oek19-t1-col-2027"]
    assert total["vurdering"] == "stemmer, når der rundes af"


def test_a_total_with_unknown_amounts_says_so(sample: Workbook) -> None:
    lines = lines_of(sample, "plan2-t1")
    assert any("636.491–686.343 + 2 uoplyste beløb" in line for line in lines)
    assert "uafklaret" in " ".join(lines)
    assert row(lines, "Driftsindtægter til hjælpemidler")[1] == "0"
    assert row(lines, "Overhead: Direkte omkostninger")[1] == "-"


def test_groups_hold_their_rows_and_their_sums(sample: Workbook) -> None:
    lines = lines_of(sample, "oek19-t3")
    assert row(lines, "KFF") == ["4.916", "4.916"]
    assert any(line.startswith("  Ekstern konsulent") for line in lines)


def test_every_table_is_told_within_the_width_of_the_window(sample: Workbook) -> None:
    for view in sample.all(View):
        wide = [line for line in lines_of(sample, view.id, 120) if len(line) > 120]
        assert not wide, view.id


def test_what_agrees_to_the_krone_stands_under_totals_only(sample: Workbook) -> None:
    assert not list(differences(sample, sample.table("oek19-t6")))
    printed = [line.split() for line in lines_of(sample, "oek19-t6") if "trykt" in line]
    assert printed == [["trykt", "13.825", "11.110", "24.935"]]
    # the same range with another dash, the same appropriation by its code alone
    assert not [d for d in differences(sample, sample.table("plan2-t1")) if "Øvrige" in d.row]
    assert not [line for line in lines_of(sample, "oek19-t8") if "3415 - " in line]


def test_an_edit_shows_at_once_beside_what_was_printed(sample: Workbook) -> None:
    sample.set_amount("oek19-t6-r04", "2027", 5_000_000)
    lines = lines_of(sample, "oek19-t6")
    assert row(lines, "d) Målrettede")[2] == "5.000"
    assert "trykt 4.800, beregnet 5.000, forskel +200: afviger." in " ".join(lines)


def test_what_the_document_lacks_is_told_apart(sample: Workbook) -> None:
    new = Line(id="ny-a", ledger="implementering", track="spor-7", label="Nyt", committee="TMU",
               price_level="2026 p/l", amounts={"2026": 1_000_000, "2031": 5_000})  # fmt: skip
    sample.apply([Add(new)])
    first = lines_of(sample, "oek19-t1")
    assert row(first, "Ikke i dokumentet")[0] == "1.000"
    assert row(first, "7. Flyt af specialundervisning for voksne")[0] == "1.000"
    assert any("5 ligger i år uden for tabellen" in line for line in first)
    assert row(lines_of(sample, "oek19-t8"), "Nyt")[0] == "TMU"
    assert row(lines_of(sample, "oek19-bevilling"), "Uden bevilling")[0] == "1.000"


def test_price_levels_stand_side_by_side(sample: Workbook) -> None:
    sample.apply([SetField("lines", "oek19-t2-r01", "price_level", "2025 p/l")])
    lines = lines_of(sample, "oek19-t2")
    assert row(lines, "Projektledelse")[1] == "900 (2025 p/l)"
    assert row(lines, "Udgifter i alt")[0] == "flere prisniveauer"
    assert "900 (2025 p/l) og 225 (2026 p/l); de lægges ikke sammen." in " ".join(lines)


def test_totals_are_told_by_column_where_nothing_sums_them(sample: Workbook) -> None:
    texts = {view: totals_text(sample.table(view)) for view in ("oek19-t1", "plan2-t2", "plan2-t1")}
    assert texts["oek19-t1"] == "49.240,8"
    assert texts["plan2-t1"] == "636.491–686.343 + 2 uoplyste beløb"
    assert texts["plan2-t2"].startswith("2025: 42.715; 2026: 48.683")


def test_hostile_text_is_shown_as_signs(sample: Workbook) -> None:
    for table, record in (("views", "oek19-t2"), ("view_rows", "oek19-t2-row01"),
                          ("view_columns", "oek19-t2-col-2026"),
                          ("printed_cells", "trykt-oek19-t2-row01-2026")):  # fmt: skip
        field = {"views": "title", "printed_cells": "text"}.get(table, "label")
        sample.apply([SetField(table, record, field, HOSTILE)])
    text = "\n".join(lines_of(sample, "oek19-t2", 300))
    assert text.count("[/x][b]␛]52;c;aGVq␇⟨U+202E⟩txet⟨U+009B⟩") >= 4
    assert all(line.isprintable() for line in text.split("\n"))


def test_json_holds_figures_in_kroner_and_texts_beside(sample: Workbook) -> None:
    table = json.loads(json.dumps(table_json(sample, sample.table("oek19-t1"))))
    total = table["raekker"][-1]["celler"]["oek19-t1-col-2026"]
    assert total == {
        "tekst": "35.550,3",
        "kroner": [{"prisniveau": "2026 p/l", "fra": 35_550_300, "til": 35_550_300, "uoplyste": 0}],
        "trykt": "35.551",
        "vurdering": "afrundingsforskel",
        "forskel": "-0,7",
        "forklaring": total["forklaring"],
    }
    assert total["forklaring"].startswith("Aktiviteterne giver 35.550,3")
    assert (table["enhed"], table["prisniveau"]) == ("t.kr.", "2026 p/l")


def test_json_lists_all_tables_and_the_lines_of_one(sample: Workbook) -> None:
    tables = tables_json(sample, [sample.table(view.id) for view in sample.all(View)])
    found = {table["id"]: table for table in json.loads(json.dumps(tables))}
    assert len(found) == 21
    (part,) = found["plan2-t1"]["totaler"]["sum"]
    assert (part["fra"], part["til"], part["uoplyste"]) == (636_491_000, 686_343_000, 2)
    lines = json.loads(json.dumps(lines_json(sample.table("plan2-t1"))))
    amounts = {line["id"]: line["kroner"]["årlig"] for line in lines}
    assert amounts["plan2-t1-r02"] == {"fra": 177_732_000, "til": 227_584_000}
    assert amounts["plan2-t1-r03"] == -9_934_000


@pytest.mark.parametrize("width", [1, 20, 40, 80, 500])
def test_no_width_is_too_small_or_too_large(sample: Workbook, width: int) -> None:
    assert lines_of(sample, "oek19-t8", width)


def test_a_range_and_a_figure_are_compared_in_words(sample: Workbook) -> None:
    sample.set_amount("oek19-t6-r04", "2027", Range(4_700_000, 4_900_000))
    assert "forskel -100 til +100: afviger." in " ".join(lines_of(sample, "oek19-t6"))
