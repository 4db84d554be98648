"""The sample workbook for tests of what is shown, made once and copied for each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.creating import create_workbook
from store.csv_registers import read_registers
from store.opening import open_workbook
from store.paths import history_of
from store.tables import Tables
from store.workbook import Workbook

SAMPLE = Path(__file__).parents[2] / "sample_data"


@pytest.fixture(scope="session")
def sample_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook file with the sample, and its history beside it; not to be changed."""
    path = tmp_path_factory.mktemp("sample") / "ressort.json"
    files = {file.name: file.read_bytes() for file in sorted(SAMPLE.glob("*.csv"))}
    edits = read_registers(files, Tables()).edits
    create_workbook(path, name="Ressortændringer", edits=edits).close()
    return path


@pytest.fixture
def sample_path(sample_files: Path, tmp_path: Path) -> Path:
    """A sample workbook of the test's own."""
    path = tmp_path / "ressort.json"
    shutil.copy(sample_files, path)
    shutil.copy(history_of(sample_files), history_of(path))
    return path


@pytest.fixture
def sample(sample_path: Path) -> Iterator[Workbook]:
    """A sample workbook of the test's own, open to be changed."""
    book = open_workbook(sample_path)
    yield book
    book.close(discard=True)
