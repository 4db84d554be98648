"""The words of the screen for one track."""

from __future__ import annotations

import pytest

from screens.texts.track_text import (
    divided_value,
    figure_text,
    line_details,
    line_label,
    no_tables_text,
    note_text,
    own_part_text,
    party_text,
    period_heading,
    records_text,
    sorted_periods,
    tables_intro,
    view_label,
)
from store.amounts import UNKNOWN, Amount, Range, Sum
from store.records import Line, Track, TrackParty, View
from store.totals import TOTAL
from store.workbook import Workbook


def total_of(*amounts: Amount, level: str = "2026 p/l") -> Sum:
    total = Sum()
    for amount in amounts:
        total.put(amount, level)
    return total


@pytest.mark.parametrize(
    ("amounts", "text"),
    [
        ([], ""),
        ([1_500_000], "1.500"),
        ([Range(636_491_000, 686_343_000), UNKNOWN, UNKNOWN], "636.491–686.343 + 2 ?"),
        ([UNKNOWN], "?"),
        ([UNKNOWN, UNKNOWN], "2 uoplyste beløb"),
    ],
)
def test_unknown_amounts_are_counted_in_little_room(amounts: list[Amount], text: str) -> None:
    assert figure_text(total_of(*amounts), "t.kr.", "2026 p/l") == text


def test_price_levels_are_not_added_and_another_one_is_told() -> None:
    mixed = total_of(1_000)
    mixed.put(2_000, "2025 p/l")
    assert figure_text(mixed, "kr.", "2026 p/l") == "flere p/l"
    other = total_of(1_000, UNKNOWN, level="2025 p/l")
    assert figure_text(other, "kr.", "2026 p/l") == "1.000 (2025 p/l) + 1 ?"


def test_periods_stand_in_order() -> None:
    assert sorted_periods(["årlig", "2027", "2026", "2027"]) == ["2026", "2027", "årlig"]
    assert [period_heading(one) for one in ("2026", "årlig", TOTAL)] == ["2026", "Årligt", "I alt"]


def test_a_party_is_told_as_far_as_it_is_known(sample: Workbook) -> None:
    def text(party_id: str) -> str:
        return party_text(sample, sample.get(TrackParty, party_id))

    assert text("spor-5-part-02") == "SUF, Sundheds- og Omsorgsforvaltningen (SOU)"
    assert text("spor-6-part-01") == "Intern Revision"
    assert text("spor-2-part-05").endswith("Biblioteket Online. Flytter internt i KFF.")


def test_ones_own_part_is_a_sentence(sample: Workbook) -> None:
    parties = [sample.get(TrackParty, f"spor-4-part-0{n}") for n in (2, 4)]
    told = own_part_text(sample, "SOF", parties)
    assert told == "SOF er modtager (Din Sociale Indgang) og deltager (Taskforcen)."
    assert own_part_text(sample, "TMF", []) == "TMF har ingen del i sporet."


def test_a_line_tells_all_there_is_beside_its_amounts(sample: Workbook) -> None:
    line = sample.get(Line, "plan2-tekst-04")
    label, facts, part, note = line_details(sample, line)
    assert label == f"{line.label} (SOF → SUF)"
    assert facts.startswith("2026 p/l, uafklaret, kun til orientering, tælles ikke med. Kilde: ")
    assert "plan2-t1-r02" in part
    assert note == line.note
    assert line_label(sample.get(Line, "oek19-t6-r01")) == "SUF"


def test_a_table_is_named_by_document_or_by_what_it_divides_by(sample: Workbook) -> None:
    title = sample.get(View, "oek19-t6").title
    assert view_label(sample, sample.get(View, "oek19-t6")) == f"ØK19 {title}"
    assert view_label(sample, sample.get(View, "oek19-udvalg")) == "Efter udvalg"


def test_a_share_is_named(sample: Workbook) -> None:
    assert divided_value(sample, "committee", "SOU") == "SOU Sundheds- og Omsorgsudvalget"
    assert divided_value(sample, "to_administration", "SUF").startswith("SUF Sundheds")
    assert divided_value(sample, "appropriation", "bev-3415") == "3415 ældre"
    assert divided_value(sample, "appropriation", "") == "Uden bevilling"
    assert divided_value(sample, "from_administration", "") == "Uden forvaltning"
    assert divided_value(sample, "committee", "[/x]") == "[/x]"


def test_a_track_without_money_says_why(sample: Workbook) -> None:
    for track_id in ("spor-7", "spor-8"):
        track = sample.get(Track, track_id)
        assert no_tables_text(track) == f"Ingen tabel har beløb for sporet. {track.money}"


def test_whose_part_is_shown_is_said() -> None:
    assert "SOF's del" in tables_intro("SOF")
    assert "forvaltning" not in tables_intro("")


def test_what_is_from_a_section_is_counted(sample: Workbook) -> None:
    lines = sample.lines(track="spor-5", memo=False)[:3]
    assert records_text([sample.get(View, "oek19-t6"), *lines]) == "1 tabel og 3 aktiviteter"
    line = sample.get(Line, "oek19-t6-r01")
    assert note_text(line) == f"{line.label}: {line.note}"
    assert note_text(sample.get(Track, "spor-7")).startswith("Dokumenterne nævner kun")
