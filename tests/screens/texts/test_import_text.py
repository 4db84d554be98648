"""An import in words."""

from __future__ import annotations

from screens.texts.import_text import SHOWN, step_findings, step_lines, steps_json
from store.changes import Add, Delete, Edit, SetField
from store.records import Line
from store.workbook import Workbook


def test_what_is_new_changed_and_gone_is_named(sample: Workbook) -> None:
    figure = next(iter(sample.tables.table("key_figures")))
    new = Line(id="ny-a", ledger="implementering", label="Nyt", amounts={"2026": 5_000})
    edits: list[Edit] = [
        SetField("lines", "plan1-tekst-01", "amounts.2026", 3_500_000),
        Add(new),
        Delete("key_figures", figure),
    ]
    lines = list(step_lines(sample, sample.preview(edits)))
    assert lines[0] == "Aktiviteter:"
    assert any("beløb 2026: 3 → 3,5 mio. kr." in line for line in lines)
    assert "- Tilføjet: aktivitet »Nyt« (ny-a): 2026 5 t.kr." in lines
    assert lines[-2] == "Nøgletal:"
    assert lines[-1].startswith("- Slettet: nøgletal »")


def test_of_many_changes_the_first_are_told_and_json_has_all(sample: Workbook) -> None:
    edits = [SetField("lines", line.id, "note", "ny") for line in sample.lines()]
    steps = sample.preview(edits)
    lines = list(step_lines(sample, steps))
    assert len(lines) == SHOWN + 2
    assert lines[-1] == f"… og {len(steps) - SHOWN} til; alle med --json."
    assert len(steps_json(sample, steps)) == len(steps) > SHOWN


def test_only_the_amounts_touched_are_looked_at(sample: Workbook) -> None:
    sample.set_amount("oek19-t6-r04", "2026", -1)
    other = sample.preview([SetField("lines", "oek19-t6-r04", "amounts.2027", -2)])
    assert [(one.line, one.period) for one in step_findings(other)] == [("oek19-t6-r04", "2027")]
    note = sample.preview([SetField("lines", "oek19-t6-r04", "note", "x")])
    assert not step_findings(note)
    turned = sample.preview([SetField("lines", "oek19-t6-r04", "direction", "I")])
    assert [one.period for one in step_findings(turned)] == ["2027"]
