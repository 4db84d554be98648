"""The history in words."""

from __future__ import annotations

import json

from screens.texts.history_text import change_text, group_json, group_lines
from screens.texts.overview_text import group_text
from screens.texts.phrases_da import undone_text
from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.changes import Add, Change, Delete, Edit, Group, SetField
from store.line_edits import delete_lines, place
from store.plan_records import Body, Centre, Interval, Milestone
from store.row_order import move_row
from store.workbook import Workbook


def told(book: Workbook, group: Group | None, *, every: bool = False) -> list[str]:
    assert group is not None
    return list(group_lines(book, group, list(group.changes), every=every))


def test_an_amount_is_told_in_thousands_with_line_and_reason(sample: Workbook) -> None:
    group = sample.set_amount("oek19-t6-r04", "2027", 5_000_000, reason="møde 3/12")
    heading, change, reason = told(sample, group)
    assert "  Rettelse" in heading
    assert change == (
        "  aktivitet »d) Målrettede arbejdspladsforløb og forandringsledelse« (oek19-t6-r04), "
        "beløb 2027: 4.800 → 5.000 t.kr."
    )
    assert reason == "  Begrundelse: møde 3/12"


def test_every_kind_of_amount_is_told(sample: Workbook) -> None:
    steps: list[tuple[Amount | None, str]] = [
        (Range(1_000_000, 2_000_000), "4.800 → 1.000–2.000 t.kr."),
        (UNKNOWN, "1.000–2.000 t.kr. → ?"),
        (BLANK, "? → tom (-)"),
        (None, "tom (-) → tom"),
        (1_000, "tom → 1 t.kr."),
    ]
    for amount, text in steps:
        assert told(sample, sample.set_amount("oek19-t6-r04", "2027", amount))[1].endswith(text)


def test_texts_flags_and_whole_records_are_told(sample: Workbook) -> None:
    figure = next(iter(sample.tables.table("key_figures")))
    edits: list[Edit] = [
        SetField("lines", "plan3-tekst-01", "note", ""),
        SetField("lines", "plan3-tekst-01", "permanent", True),
        SetField("tracks", "spor-8", "purpose", "Nyt formål"),
        Delete("key_figures", figure),
    ]
    _, note, flag, purpose, gone = told(sample, sample.apply(edits))
    assert note.endswith("« → tom")
    assert flag.endswith("varig: nej → ja")
    assert purpose == (
        "  ressortspor »En mere samlet erhvervsindsats« (spor-8), formål: tom → »Nyt formål«"
    )
    assert gone.startswith("  Slettet: nøgletal »")


def test_what_has_no_name_is_told_by_what_it_is_a_part_of(sample: Workbook) -> None:
    centre, body = next(iter(sample.tables.of(Centre))), next(iter(sample.tables.of(Body)))
    interval = Interval(
        id="interval-x",
        centre=centre,
        variant="nu",
        weekday="lørdag",
        position=1,
        opens="09:00",
        closes="12:00",
    )
    group = sample.apply([Add(interval)])
    assert group is not None
    name = sample.tables.of(Centre)[centre].name
    assert f"åbningstid »{name} · lørdag · nu«" in undone_text(sample, group)
    sample.undo()
    assert f"åbningstid »{name} · lørdag · nu«" in undone_text(sample, group)
    milestones = sample.tables.of(Milestone).values()
    free = next(one.id for one in milestones if one.body != body)
    moved = sample.apply([SetField("milestones", free, "body", body)])
    assert sample.tables.of(Body)[body].name in told(sample, moved)[1]


def test_a_large_group_is_told_in_numbers_unless_all_is_asked_for(sample: Workbook) -> None:
    (first,) = sample.history()
    lines = told(sample, first)
    assert len(lines) == 2
    assert "92 aktiviteter" in lines[1]
    assert lines[1].startswith("  Tilføjet: ")
    assert len(told(sample, first, every=True)) == 1 + len(first.changes)


def test_an_undone_group_says_so_and_the_undo_names_it(sample: Workbook) -> None:
    group = sample.set_amount("oek19-t6-r04", "2027", 1)
    assert group is not None
    sample.undo()
    assert told(sample, group)[0].endswith("(fortrudt)")
    undo = list(sample.history())[-1]
    assert told(sample, undo)[0].endswith(f"Fortrudt {group.id[:8]}")
    sample.redo()
    assert not told(sample, group)[0].endswith("(fortrudt)")


def test_hostile_text_is_shown_as_signs(sample: Workbook) -> None:
    label = "[/x]\x1b[31m\u202e"
    group = sample.apply([SetField("lines", "oek19-t6-r04", "label", label)], reason=label)
    lines = told(sample, group)
    assert all(line.isprintable() for line in lines)
    assert "[/x]␛[31m⟨U+202E⟩" in lines[1]
    assert lines[2] == "  Begrundelse: [/x]␛[31m⟨U+202E⟩"


def test_json_keeps_what_was_stored(sample: Workbook) -> None:
    group = sample.set_amount("oek19-t6-r04", "2027", UNKNOWN, reason="uafklaret")
    assert group is not None
    found = json.loads(json.dumps(group_json(sample, group, list(group.changes))))
    assert found["id"] == group.id
    assert (found["handling"], found["begrundelse"]) == ("Rettelse", "uafklaret")
    (change,) = found["aendringer"]
    assert (change["foer"], change["efter"]) == (4_800_000, "?")
    assert (change["register"], change["felt"]) == ("aktiviteter", "kr 2027")
    assert change["tekst"] == change_text(sample, group.changes[0])


def test_json_names_the_fields_of_a_whole_record_as_csv_does(sample: Workbook) -> None:
    (first,) = sample.history()
    changes = group_json(sample, first, list(first.changes))["aendringer"]
    found = next(change for change in changes if change["id"] == "plan2-t1-r02")
    assert (found["register"], found["felt"], found["foer"]) == ("aktiviteter", "", None)
    assert found["efter"]["kr aarlig"] == {"fra": 177_732_000, "til": 227_584_000}
    assert {"aktivitet", "art", "raekkefoelge"} <= found["efter"].keys()
    text = json.dumps(changes, ensure_ascii=False)
    assert '"ledger"' not in text
    assert '"unknown"' not in text


G = "oek19-t6-r06"
OLD, NEW = "oek19-t8-row06", "oek19-t8-row07"
LABEL = "»c) Indkøb«"
ROW_6, ROW_7 = (
    "»Samling SUF/SOF Hjemmeplejens kontaktcenter«",
    "»Samling af Din sociale indgangs kontaktcenter«",
)


def placed(book: Workbook, row: str | None) -> Group:
    group = book.apply(place(book.tables, "oek19-t8", G, row))
    assert group is not None
    return group


def test_a_line_is_told_to_be_placed_moved_and_taken_out(sample: Workbook) -> None:
    sample.apply([SetField("lines", G, "label", "c) Indkøb")])
    placed(sample, None)
    groups = [placed(sample, row) for row in (OLD, NEW, None)]
    texts = [
        f"{LABEL} placeret i Tabel 8 under {ROW_6}",
        f"{LABEL} flyttet fra {ROW_6} til {ROW_7} i Tabel 8",
        f"{LABEL} taget ud af rækken {ROW_7} i Tabel 8",
    ]
    assert [told(sample, group)[1] for group in groups] == [f"  {text}" for text in texts]
    assert [change_text(sample, group.changes[0]) for group in groups] == texts
    assert f": {texts[1]}." in group_text(sample, groups[1])
    assert group_json(sample, groups[1], list(groups[1].changes))["aendringer"][0] == {
        "register": "placeringer",
        "id": groups[0].changes[0].record,
        "felt": "række",
        "foer": OLD,
        "efter": NEW,
        "tekst": texts[1],
    }


def test_what_is_gone_keeps_its_name_and_what_never_was_its_id(sample: Workbook) -> None:
    sample.apply([SetField("lines", G, "label", "c) Indkøb")])
    placed(sample, None)
    group = placed(sample, OLD)
    text = told(sample, group)[1]
    sample.apply(delete_lines(sample.tables, [G]))
    assert told(sample, group)[1] == text
    unknown = Change("placements", "p", "", None, {"view": "v", "line": "l", "target": "\x1b"}, 1)
    assert change_text(sample, unknown) == "»l« placeret i v under »␛«"


def test_another_field_of_a_placement_is_told_as_of_any_record(sample: Workbook) -> None:
    group = placed(sample, OLD)
    record = group.changes[0].record
    text = told(sample, sample.apply([SetField("placements", record, "note", "x")]))[1]
    assert text.endswith("note: tom → »x«")


def test_a_move_is_told_without_keys(sample: Workbook) -> None:
    moved = sample.apply(move_row(sample.tables, "oek19-t6", "oek19-t6-row01", 1))
    assert told(sample, moved)[1:] == ["  a) Revisitation flyttet i Tabel 6"]
    line = sample.apply([SetField("lines", "oek19-t6-r01", "order", 7)])
    assert told(sample, line)[1:] == ["  aktivitet »a) Revisitation« flyttet i rækkefølgen"]


def crowded(book: Workbook) -> Group:
    """A move for which others get other keys."""
    for row in ("oek19-t6-row02", "oek19-t6-row03", "oek19-t6-row04"):
        book.apply([SetField("view_rows", row, "order", 20)])
    group = book.apply(move_row(book.tables, "oek19-t6", "oek19-t6-row01", 1))
    assert group is not None
    assert len(group.changes) > 1
    return group


def test_a_move_for_which_others_make_room_is_one_move(sample: Workbook) -> None:
    group = crowded(sample)
    text = f"a) Revisitation flyttet i Tabel 6 ({len(group.changes)} rækker nummereret om)"
    assert told(sample, group)[1:] == [f"  {text}"]
    assert f": {text}." in group_text(sample, group)
    assert undone_text(sample, sample.undo()) == f"Fortrudt: {text}"
    assert told(sample, list(sample.history())[-1])[1:] == [f"  {text}"]
    found = group_json(sample, group, list(group.changes))["aendringer"]
    assert len(found) == len(group.changes)
    assert {one["felt"] for one in found} == {"rækkefølge"}


def test_an_order_of_several_kinds_or_of_a_file_is_no_move_of_one(sample: Workbook) -> None:
    edits: list[Edit] = [
        SetField("view_rows", "oek19-t6-row01", "order", 12),
        SetField("lines", "oek19-t6-r01", "order", 7),
    ]
    text = "  Rækkefølgen ændret: 1 tabelrække og 1 aktivitet"
    assert told(sample, sample.apply(edits))[1:] == [text]
    rows: list[Edit] = [SetField("view_rows", f"oek19-t6-row0{n}", "order", n) for n in (1, 2)]
    text = "  Rækkefølgen ændret: 2 tabelrækker"
    assert told(sample, sample.apply(rows, action="import"))[1:] == [text]


def test_dates_and_times_are_told_as_they_are_said(sample: Workbook) -> None:
    date = Change("milestones", "m", "date", "2026-08-01", "2026-05-01", 1)
    assert change_text(sample, date).endswith("1. august 2026 → 1. maj 2026")
    time = Change("intervals", "i", "closes", "17:00", "", 1)
    assert change_text(sample, time).endswith("17.00 → tom")
    unread = Change("milestones", "m", "date", "engang", None, 1)
    assert change_text(sample, unread).endswith("engang → tom")
