"""The names of persons leave the program only when they are asked for."""

from __future__ import annotations

from pathlib import Path

from store import open_workbook
from store.changes import Add
from store.plan_records import Body, Member
from tests.ressort_tui.conftest import Run

NAME = "Anna Holm"


def test_names_of_persons_are_exported_only_when_asked_for(
    run: Run, book: Path, tmp_path: Path
) -> None:
    with open_workbook(book) as workbook:
        body = Body(id="organ-proeve", name="Prøvegruppen", kind="team")
        role = Member(id="rolle-proeve", body=body.id, role="Programleder", person=NAME)
        workbook.apply([Add(body), Add(role)])
    without, with_names = tmp_path / "uden", tmp_path / "med"
    assert run("eksporter", without, "--fil", book).code == 0
    assert run("eksporter", with_names, "--med-navne", "--fil", book).code == 0
    assert "Programleder" in (without / "roller.csv").read_text("utf-8-sig")
    assert not any(NAME in file.read_text("utf-8-sig") for file in without.rglob("*.csv"))
    named = [file.name for file in with_names.rglob("*.csv") if NAME in file.read_text("utf-8-sig")]
    assert named == ["roller.csv"]
    assert run("importer", without, "--fil", book).code == 0  # takes no name away
    with open_workbook(book) as workbook:
        assert workbook.get(Member, "rolle-proeve").person == NAME
