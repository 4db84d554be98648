"""The history in words."""

from __future__ import annotations

import json

from screens.texts.history_text import change_text, group_json, group_lines
from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.changes import Delete, Edit, Group, SetField
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
