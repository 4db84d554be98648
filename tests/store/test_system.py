"""What depends on the operating system, with each of its fallbacks."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from store import system
from store.errors import Code
from store.system import Files, file_error, fit, is_temporary, is_write_protected, reason

POSIX = pytest.mark.skipif(os.name != "posix", reason="files have no modes here")


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that refuses for a while what another program holds open."""
    monkeypatch.setattr(system, "_PATIENCE", 3)
    monkeypatch.setattr("store.system.time.sleep", lambda seconds: None)


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize(("refusals", "made"), [(0, True), (3, True), (4, False)])
def test_a_file_another_program_reads_just_now_is_replaced_a_little_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int, made: bool
) -> None:
    left = [PermissionError(errno.EACCES, "in use")] * refusals
    replace = os.replace

    def hindered(source: Path, target: Path) -> None:
        if left:
            raise left.pop()
        replace(source, target)

    monkeypatch.setattr(os, "replace", hindered)
    new, old = tmp_path / "ny", tmp_path / "gammel"
    new.write_text("ny")
    old.write_text("gammel")
    if made:
        Files().replace(new, old)
    else:
        with pytest.raises(PermissionError):
            Files().replace(new, old)
    assert old.read_text() == ("ny" if made else "gammel")


def test_a_file_is_placed_only_where_there_is_none(tmp_path: Path) -> None:
    new, old, free = tmp_path / "ny", tmp_path / "gammel", tmp_path / "fri"
    new.write_text("ny")
    old.write_text("gammel")
    with pytest.raises(FileExistsError):
        Files().place(new, old)
    Files().place(new, free)
    assert (old.read_text(), free.read_text(), new.exists()) == ("gammel", "ny", False)


def test_a_file_is_placed_without_links_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    test_a_file_is_placed_only_where_there_is_none(tmp_path)


def test_a_short_write_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, bytes(data)[:3]))
    fd, path = Files().create_temporary(tmp_path / "fil")
    Files().write(fd, b"0123456789")
    assert Files().read_back(fd, 8) == b"01234567"
    Files().close(fd)
    assert path.read_bytes() == b"0123456789"


def test_what_has_lost_its_name_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_bytes(b"abc")
    fd = Files().open_append(path)
    try:
        path.unlink()
    except PermissionError:
        os.close(fd)
        pytest.skip("a file that is open keeps its name here")
    Files().write(fd, b"def")
    assert Files().read_back(fd, 100) == b"abcdef"
    os.close(fd)


@pytest.mark.parametrize("error", [errno.EINVAL, errno.EACCES, errno.ENOTSUP])
def test_a_folder_that_cannot_be_synced_is_let_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def refuse(fd: int) -> None:
        raise OSError(error, "not here")

    monkeypatch.setattr(os, "fsync", refuse)
    Files().sync_folder(tmp_path)


@POSIX
def test_a_folder_that_fails_to_sync_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(fd: int) -> None:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="input/output"):
        Files().sync_folder(tmp_path)


@POSIX
def test_folders_are_their_owners_only(tmp_path: Path) -> None:
    Files().make_folder(tmp_path / "en" / "to" / "tre")
    for folder in ("en", "en/to", "en/to/tre"):
        assert stat.S_IMODE((tmp_path / folder).stat().st_mode) == 0o700
    Files().make_folder(tmp_path / "en" / "to" / "tre")


@POSIX
def test_a_new_file_takes_over_who_may_read_the_old(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_text("")
    for mode in (0o600, 0o640, 0o664):
        path.chmod(mode)
        fd, temporary = Files().create_temporary(path)
        assert stat.S_IMODE(temporary.stat().st_mode) == 0o600
        Files().keep_mode(fd, path)
        os.close(fd)
        assert stat.S_IMODE(temporary.stat().st_mode) == mode
    fd, temporary = Files().create_temporary(path)
    Files().keep_mode(fd, tmp_path / "ingen")
    os.close(fd)
    assert stat.S_IMODE(temporary.stat().st_mode) == 0o600


def test_a_file_nobody_may_write_is_protected(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    path.write_text("")
    assert not is_write_protected(path)
    path.chmod(0o444)
    assert is_write_protected(path)
    path.chmod(0o644)


@pytest.mark.parametrize(
    ("name", "beside", "ours"),
    [
        (".bog.json.abc_1234.tmp", "bog.json", True),
        (".bog.json.historik.abc_1234.tmp", "bog.json", False),
        (".bog.json.historik.abc_1234.tmp", "bog.json.historik", True),
        (".bog.json.tmp", "bog.json", False),
        (".bog.json..tmp", "bog.json", False),
        ("bog.json.abc_1234.tmp", "bog.json", False),
        (".bog.json.abc_1234.tmp2", "bog.json", False),
        (".ebog.json.abc_1234.tmp", "bog.json", False),
    ],
)
def test_temporary_files_are_known_by_their_names(name: str, beside: str, ours: bool) -> None:
    assert is_temporary(name, beside) is ours


@pytest.mark.parametrize(
    ("number", "code", "word"),
    [
        (errno.ENOENT, Code.FILE_MISSING, "other"),
        (errno.EACCES, Code.FILE_DENIED, "denied"),
        (errno.EROFS, Code.FILE_DENIED, "denied"),
        (errno.ENOSPC, Code.FILE_UNREADABLE, "full"),
        (errno.EEXIST, Code.FILE_EXISTS, "other"),
        (errno.EIO, Code.FILE_UNREADABLE, "other"),
    ],
)
def test_what_the_system_says_is_coded(tmp_path: Path, number: int, code: Code, word: str) -> None:
    error = file_error(OSError(number, "noget"), tmp_path / "fil")
    assert error.code is code
    assert error.values == {"path": str(tmp_path / "fil"), "reason": word, "errno": number}
    assert reason(OSError(number, "noget")) == word


def test_names_the_system_gives_can_be_stored() -> None:
    assert fit("Ærø\udcff") == "Ærø?"
