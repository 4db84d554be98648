"""One file handed on: whole in its place, or nothing changed."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from store.errors import Code, StoreError
from store.exporting import write_file
from store.system import Files


class FullDisk(Files):
    """A disk with no room for what is written."""

    def write(self, fd: int, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")


def refused(path: Path, *, overwrite: bool = False, files: Files | None = None) -> StoreError:
    with pytest.raises(StoreError) as raised:
        write_file(path, b"nyt", overwrite=overwrite, files=files)
    return raised.value


def test_a_file_is_written_over_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "side.md"
    write_file(path, b"gammelt")
    assert refused(path).code is Code.FILE_EXISTS
    assert path.read_bytes() == b"gammelt"
    write_file(path, b"nyt", overwrite=True)
    assert path.read_bytes() == b"nyt"
    assert [one.name for one in tmp_path.iterdir()] == ["side.md"]


def test_folders_are_neither_made_nor_written_over(tmp_path: Path) -> None:
    assert refused(tmp_path / "mangler" / "x.md").code is Code.FOLDER_MISSING
    assert refused(tmp_path, overwrite=True).code is Code.FILE_IS_FOLDER
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "side.md"
    path.write_bytes(b"gammelt")
    error = refused(path, overwrite=True, files=FullDisk())
    assert (error.code, error.values["reason"]) == (Code.EXPORT_FAILED, "full")
    assert path.read_bytes() == b"gammelt"
    assert [one.name for one in tmp_path.iterdir()] == ["side.md"]


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    link, elsewhere = tmp_path / "genvej.md", tmp_path / "andet.md"
    elsewhere.write_bytes(b"urort")
    try:
        link.symlink_to(elsewhere)
    except OSError:
        pytest.skip("links cannot be made here")
    assert refused(link, overwrite=True).code is Code.EXPORT_LINK
    assert elsewhere.read_bytes() == b"urort"
