"""`eksporter` and `importer`."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

import store
from tests.ressort_tui.conftest import Run

SAMPLE = Path(__file__).parents[2] / "sample_data"


@pytest.fixture
def exported(run: Run, book: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "ud"
    assert run("eksporter", folder, "--fil", book).code == 0
    return folder


def change(path: Path, before: str, after: str) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    assert before in text
    path.write_bytes(text.replace(before, after).encode("utf-8-sig"))


def test_an_export_of_the_sample_is_the_sample(exported: Path) -> None:
    for file in SAMPLE.glob("*.csv"):
        assert (exported / file.name).read_bytes() == file.read_bytes()
    assert len(list((exported / "tabeller").iterdir())) == 21


def test_files_in_the_way_are_not_written_over_untold(exported: Path, run: Run, book: Path) -> None:
    outcome = run("eksporter", exported, "--fil", book)
    assert (outcome.code, outcome.out) == (1, "")
    count = sum(1 for _ in exported.rglob("*.csv"))
    assert f"Der ligger allerede {count} filer" in outcome.err
    replaced = run("eksporter", exported, "--erstat", "--fil", book)
    assert (replaced.code, replaced.err) == (0, f"{count} filer skrevet i {exported}.\n")


def test_one_table_goes_to_standard_output(
    book: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from ressort_tui.cli import main

    assert main(["eksporter", "--tabel", "oek19-t7", "--fil", str(book)]) == 0
    danish = capfdbinary.readouterr().out
    assert danish.startswith(b"\xef\xbb\xbfTabel 7. ")
    assert b"8330,8;8330,9" in danish
    arguments = ["eksporter", "--tabel", "oek19-t7", "--dialekt", "rfc4180", "--fil", str(book)]
    assert main(arguments) == 0
    rows = list(csv.reader(io.StringIO(capfdbinary.readouterr().out.decode(), newline="")))
    assert {"8330.8", "8330.9"} <= set(rows[-1])
    assert main(["eksporter", "--tabel", "findes-ikke", "--fil", str(book)]) == 1
    assert capfdbinary.readouterr().out == b""


def test_a_trial_tells_what_an_import_would_do(exported: Path, run: Run, book: Path) -> None:
    change(exported / "aktiviteter.csv", ";4800000;", ";5000000;")
    outcome = run("importer", exported, "--prøvekørsel", "--fil", book)
    assert outcome.code == 0
    told = [" ".join(line.split()) for line in outcome.out.splitlines()]
    assert "aktiviteter 0 1 0 91" in told
    assert any(line.endswith("(oek19-t6-r04), beløb 2027: 4.800 → 5.000 t.kr.") for line in told)
    assert "Tabel 1 (oek19-t1) 2027 12.143,5 → 12.343,5 t.kr." in told
    assert "Tabel 1 (oek19-t1) I alt 49.240,8 → 49.440,8 t.kr." in told
    assert outcome.err.endswith("Prøvekørsel: intet er ændret.\n")
    assert "21 tabeller, som beregnes af registrene" in outcome.err
    assert len(run("historik", "--json", "--fil", book).json) == 1
    with store.open_workbook(book):
        assert run("importer", exported, "--proevekoersel", "--fil", book).out == outcome.out


def test_a_trial_as_json_tells_all(exported: Path, run: Run, book: Path) -> None:
    change(exported / "aktiviteter.csv", ";4800000;", ";-5000000;")
    outcome = run("importer", exported, "--prøvekørsel", "--json", "--fil", book)
    assert outcome.code == 0
    found = outcome.json
    assert found["registre"] == [
        {"register": "aktiviteter", "nye": 0, "aendrede": 1, "slettede": 0, "uaendrede": 91}
    ]
    (only,) = found["aendringer"]
    assert (only["felt"], only["foer"], only["efter"]) == ("kr 2027", 4_800_000, -5_000_000)
    assert "12.143,5 → 2.343,5 t.kr." in {one["tekst"] for one in found["totaler"]}
    assert len(found["bemaerkninger"]) == 1
    assert (found["proevekoersel"], found["aendring"]) == (True, None)
    made = run("importer", exported, "--json", "--fil", book).json
    assert made["aendring"] == run("historik", "--json", "--fil", book).json[0]["id"]
    assert made["aendringer"] == found["aendringer"]


@pytest.mark.parametrize("options", [["--prøvekørsel"], []])
def test_an_import_tells_signs_that_do_not_go_with_a_line(
    options: list[str], exported: Path, run: Run, book: Path
) -> None:
    change(exported / "aktiviteter.csv", ";4800000;", ";-5000000;")
    outcome = run("importer", exported, *options, "--fil", book)
    assert outcome.err.startswith("Bemærk: »d) Målrettede")
    assert "2027: Aktiviteten er en udgift (U), men -5.000 t.kr. er under nul." in outcome.err


def test_an_import_that_moves_no_total_says_so(exported: Path, run: Run, book: Path) -> None:
    change(exported / "aktiviteter.csv", ";Projektledelse;BIF;", ";Ledelse;BIF;")
    outcome = run("importer", exported, "--prøvekørsel", "--fil", book)
    assert "aktivitet: »Projektledelse« → »Ledelse«" in outcome.out
    assert outcome.out.endswith("\n\nIngen total flytter sig.\n")


def test_an_import_is_one_change_that_is_undone(exported: Path, run: Run, book: Path) -> None:
    change(exported / "aktiviteter.csv", ";4800000;", ";5000000;")
    made = run("importer", exported, "--begrundelse", "rettet i Excel", "--fil", book)
    assert made.code == 0
    group = run("historik", "--json", "--fil", book).json[0]
    assert made.err.endswith(f"Importeret som ændring {group['id'][:8]}.\n")
    assert (group["handling"], group["begrundelse"]) == ("Import", "rettet i Excel")
    assert "49.440,8" in run("vis", "oek19-t1", "--fil", book).out
    assert run("fortryd", "--fil", book).code == 0
    assert "49.240,8" in run("vis", "oek19-t1", "--fil", book).out


def test_an_unchanged_import_changes_nothing(exported: Path, run: Run, book: Path) -> None:
    outcome = run("importer", exported, "--fil", book)
    assert (outcome.code, outcome.out) == (0, "")
    assert "intet er ændret" in outcome.err


def test_what_is_missing_goes_only_when_asked_for(exported: Path, run: Run, book: Path) -> None:
    path = exported / "noegletal.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    assert "intet er ændret" in run("importer", path, "--fil", book).err
    outcome = run("importer", path, "--erstat", "--fil", book)
    assert f"nøgletal 0 0 1 {len(lines) - 2}" in " ".join(outcome.out.split())


def test_everything_wrong_is_told_at_once(exported: Path, run: Run, book: Path) -> None:
    change(exported / "aktiviteter.csv", ";4800000;", ";4,8 mio;")
    change(exported / "dokumenter.csv", "2025-09-24", "32-13-2025")
    outcome = run("importer", exported, "--fil", book)
    assert (outcome.code, outcome.out) == (1, "")
    first, *lines = outcome.err.splitlines()
    assert first == "Fejl: Intet er importeret. Der er 2 fejl:"
    assert any("aktiviteter.csv, række" in line and "»4,8 mio«" in line for line in lines)
    assert any("»32-13-2025« er ingen dato" in line for line in lines)
    assert len(run("historik", "--json", "--fil", book).json) == 1


def test_a_changed_table_points_to_its_register(exported: Path, run: Run, book: Path) -> None:
    change(exported / "tabeller" / "tabel-oek19-t1.csv", "35550,3", "35551")
    outcome = run("importer", exported, "--fil", book)
    assert outcome.code == 1
    assert "Ret beløbet i aktiviteter.csv" in outcome.err


@pytest.mark.parametrize("name", ["findes-ikke.csv", "tom-mappe"])
def test_what_is_not_there_is_answered_with_no(
    name: str, run: Run, book: Path, tmp_path: Path
) -> None:
    (tmp_path / "tom-mappe").mkdir()
    outcome = run("importer", tmp_path / name, "--fil", book)
    assert (outcome.code, outcome.out) == (1, "")
    assert str(tmp_path / name) in outcome.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(run: Run, book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "laast"
    folder.mkdir(mode=0o500)
    outcome = run("eksporter", folder, "--fil", book)
    assert outcome.code == 3
    assert "der er ingen skriveadgang" in outcome.err
