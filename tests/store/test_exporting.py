"""Exports are whole files in their place, or the folder as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from store.csv_dialect import DANSK, RFC4180
from store.errors import Code, StoreError
from store.exporting import export_files, export_to
from store.system import Files
from tests.store.helpers import small_workbook


def test_everything_is_written_and_told(tmp_path: Path) -> None:
    with small_workbook(tmp_path / "a.json") as book:
        written = export_to(book, tmp_path / "ud" / "her", DANSK)
        expected = dict(export_files(book, DANSK))
    root = tmp_path / "ud" / "her"
    assert {path.relative_to(root).as_posix() for path in written} == expected.keys()
    assert {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()} == set(expected)
    assert all((root / name).read_bytes() == data for name, data in expected.items())
    assert {"aktiviteter.csv", "tabeller/tabel-tabel-a.csv"} <= expected.keys()


def test_files_that_stand_there_are_not_written_over_untold(tmp_path: Path) -> None:
    folder = tmp_path / "ud"
    folder.mkdir()
    (folder / "udvalg.csv").write_bytes(b"mit eget")
    with small_workbook(tmp_path / "a.json") as book:
        with pytest.raises(StoreError) as refused:
            export_to(book, folder, DANSK)
        assert refused.value.code is Code.EXPORT_EXISTS
        assert refused.value.values["path"] == str(folder / "udvalg.csv")
        assert [path.name for path in folder.iterdir()] == ["udvalg.csv"]
        assert (folder / "udvalg.csv").read_bytes() == b"mit eget"
        export_to(book, folder, RFC4180, overwrite=True)
    assert (folder / "udvalg.csv").read_bytes().startswith(b"id,navn")


@pytest.mark.parametrize("target", ["udvalg.csv", "tabeller"])
def test_links_are_never_written_through(tmp_path: Path, target: str) -> None:
    folder, elsewhere = tmp_path / "ud", tmp_path / "andet"
    folder.mkdir()
    elsewhere.mkdir()
    (elsewhere / "fil").write_bytes(b"urort")
    try:
        (folder / target).symlink_to(elsewhere if target == "tabeller" else elsewhere / "fil")
    except OSError:
        pytest.skip("links cannot be made here")
    with small_workbook(tmp_path / "a.json") as book, pytest.raises(StoreError) as refused:
        export_to(book, folder, DANSK, overwrite=True)
    assert refused.value.code is Code.EXPORT_LINK
    assert [path.name for path in elsewhere.iterdir()] == ["fil"]
    assert (elsewhere / "fil").read_bytes() == b"urort"


def test_a_folder_in_the_place_of_a_file_stops_the_export(tmp_path: Path) -> None:
    (tmp_path / "ud" / "udvalg.csv").mkdir(parents=True)
    with small_workbook(tmp_path / "a.json") as book, pytest.raises(StoreError) as refused:
        export_to(book, tmp_path / "ud", DANSK, overwrite=True)
    assert refused.value.code is Code.EXPORT_EXISTS


class Full(Files):
    """A disk that is full after some files."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, fd: int, data: bytes) -> None:
        """Write while there is room, then half of it."""
        self.room -= 1
        if self.room < 0:
            os.write(fd, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "full")
        super().write(fd, data)


def test_a_full_disk_leaves_whole_files_only(tmp_path: Path) -> None:
    folder = tmp_path / "ud"
    with small_workbook(tmp_path / "a.json") as book:
        expected = dict(export_files(book, DANSK))
        with pytest.raises(StoreError) as failed:
            export_to(book, folder, DANSK, files=Full(3))
    assert failed.value.code is Code.EXPORT_FAILED
    assert (failed.value.values["written"], failed.value.values["reason"]) == (3, "full")
    left = [path for path in folder.rglob("*") if path.is_file()]
    assert len(left) == 3
    assert all(path.read_bytes() == expected[path.name] for path in left)
