"""The exported opening hours as a Danish spreadsheet opens them: times stay, dates come from none.

Opened by LibreOffice without a window, where it is installed.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from store.changes import Add
from store.creating import create_workbook
from store.csv_guard import guard
from store.hours import read_day
from store.hours_edits import day_edits
from store.plan_records import Interval
from store.weeks import NOW, HoursCell, weeks_of
from tests.ressort_tui.conftest import Run
from tests.store.hours_records import hours_records

OPENED_AS = "CSV:59,34,UTF8,1,,1030,false,true"
"""Semicolons, UTF-8, Danish, and looking for dates, as when a file is double-clicked."""

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TYPE = f"{OFFICE}value-type"
REPEATED = f"{TABLE}number-columns-repeated"

Cell = tuple[str, str]
"""The type of a cell's value, and its text or time."""


def opened(path: Path, folder: Path) -> list[list[Cell]]:
    """The rows of a CSV file as LibreOffice has them after opening it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip(
            "LibreOffice (soffice) is not installed: apt-get install libreoffice-calc-nogui"
        )
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            f"--infilter={OPENED_AS}",
            *("--convert-to", "fods", "--outdir", str(folder), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    root = ElementTree.parse(folder / f"{path.stem}.fods").getroot()
    return [list(_cells(row)) for row in root.iter(f"{TABLE}table-row")]


def _cells(row: ElementTree.Element) -> Iterator[Cell]:
    for cell in row.iter(f"{TABLE}table-cell"):
        kind = cell.get(TYPE, "")
        text = cell.get(f"{OFFICE}time-value") or "".join(cell.itertext())
        for _ in range(int(cell.get(REPEATED, "1"))):
            yield kind, text.strip()


def test_a_spreadsheet_finds_no_dates_in_the_hours(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "tider.json"
    edits = [Add(record) for record in hours_records()]
    printed = Interval(
        id="tid-trykt",
        centre="centre-kbs",
        variant="nu",
        weekday="mandag",
        opens="09:00",
        closes="12:00",
        printed="9-12",
    )
    with create_workbook(path, name="Tider", edits=[*edits, Add(printed)]) as book:
        thursday = HoursCell("centre-sof-dsi", NOW, "torsdag")
        book.apply(day_edits(weeks_of(book.tables), thursday, read_day("9-12, 13-15.30")))
        held = book.all(Interval)
    assert run("eksporter", tmp_path / "ud", "--fil", path).code == 0

    heads, *rows = opened(tmp_path / "ud" / "aabningstider.csv", tmp_path)
    names = [text for _, text in heads]
    assert {"åbner", "lukker", "trykt"} <= set(names)
    assert "date" not in {kind for row in rows for kind, _ in row}
    found = {}
    for row in rows:
        cells = dict(zip(names, row, strict=False))
        found[cells["id"][1]] = cells
    assert len(found) == len(held)
    assert found["tid-trykt"]["trykt"] == ("string", "'9-12")
    for interval in held:
        cells = found[interval.id]
        assert cells["åbner"] == as_time(interval.opens), interval
        assert cells["lukker"] == as_time(interval.closes), interval
        assert cells["trykt"] == ("string" if interval.printed else "", guard(interval.printed))


def as_time(text: str) -> Cell:
    return ("time", f"PT{text[:2]}H{text[3:]}M00S") if text else ("", "")
