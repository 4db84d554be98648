"""One writer at a time, whoever and wherever it is; readers beside it that touch nothing."""

from __future__ import annotations

import getpass
import os
import platform
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest

from store.creating import create_workbook
from store.errors import ChangeError, Code, FileError
from store.opening import open_workbook
from store.owner import OwnerLock, read_owner
from store.paths import history_of, lock_of, owner_of
from store.storage import now
from store.system import Files
from tests.store.faulty import Watched, open_files
from tests.store.helpers import amount, small_workbook

pytestmark = pytest.mark.usefixtures("unsynced")

ROOT: Final = Path(__file__).parents[2]
BESIDE: Final = {"bog.json", "bog.json.historik", "bog.json.kopier"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "bog.json"
    small_workbook(path).close()
    return path


@contextmanager
def _program(module: str, path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Another program at work on the workbook, ready for what comes, and its number."""
    command = [sys.executable, "-m", f"tests.store.{module}", str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        number = int(program.stdout.readline())
        try:
            yield program, number
        finally:
            program.kill()


def _refusal(path: Path, do: Callable[[Path], Any] = open_workbook) -> FileError:
    with pytest.raises(FileError) as caught:
        do(path)
    assert caught.value.code is Code.FILE_LOCKED
    assert caught.value.values["path"] == str(path)
    return caught.value


def _names(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()}


# -- writers


def test_a_second_writer_in_the_same_program_is_told_who_has_it(path: Path) -> None:
    started = now()
    with open_workbook(path) as book:
        error = _refusal(path)
        assert error.values["user"] == getpass.getuser()
        assert error.values["host"] == platform.node()
        assert error.values["process"] == os.getpid()
        assert started <= str(error.values["since"]) <= now()
        assert str(error.values["started"]) <= started
        book.set_amount("linje-a", "2026", 1)
        assert _refusal(path).values == error.values
    with open_workbook(path) as book:
        assert amount(book, "linje-a") == 1


def test_another_program_is_told_apart(path: Path) -> None:
    with _program("holding_child", path) as (program, number):
        error = _refusal(path)
        assert error.values["process"] == number
        since = datetime.fromisoformat(str(error.values["since"]))
        assert abs(datetime.now(UTC) - since) < timedelta(minutes=5)
        with open_workbook(path, read_only=True) as book:
            assert amount(book, "linje-a") == 1_125_000
        program.communicate()
    open_workbook(path).close()
    assert _names(path) <= BESIDE


def test_one_that_was_killed_is_in_nobodys_way(path: Path) -> None:
    with _program("holding_child", path) as (program, _):
        program.kill()
        program.wait()
        left = _names(path) - BESIDE
    assert left >= {"bog.json.ejer"}
    with open_workbook(path):
        owner = read_owner(path)
        assert owner is not None
        assert owner.process == os.getpid()
    assert _names(path) <= BESIDE


def test_temporary_files_of_one_that_was_killed_are_cleaned_up(path: Path) -> None:
    files, folder = Files(), path.with_name("bog.json.kopier")
    folder.mkdir()
    left = []
    for beside in (path, history_of(path), owner_of(path), folder / "bog.json.20260101T000000Z"):
        fd, temporary = files.create_temporary(beside)
        os.close(fd)
        left.append(temporary)
    others = [path.with_name(name) for name in (".bog.json.tmp", ".bog.json.a.b.tmp", ".x.tmp")]
    fd, neighbour = files.create_temporary(path.with_name("bog.json.2"))
    os.close(fd)
    for other in others:
        other.write_text("")
    with open_workbook(path, read_only=True):
        assert all(one.exists() for one in left)
    with open_workbook(path):
        assert not any(one.exists() for one in left)
    assert all(one.exists() for one in [*others, neighbour])


def test_it_may_be_opened_in_one_thread_and_closed_in_another(path: Path) -> None:
    described, book = open_files(), open_workbook(path)
    thread = threading.Thread(target=book.close)
    thread.start()
    thread.join()
    assert open_files() == described
    open_workbook(path).close()


def test_a_workbook_cannot_be_made_or_copied_where_one_is_open(path: Path, tmp_path: Path) -> None:
    with open_workbook(path) as book:
        for do in (create_workbook, book.save_copy):
            with pytest.raises(FileError) as caught:
                do(path)
            assert caught.value.code is Code.FILE_EXISTS
        other = tmp_path / "ny.json"
        lock = OwnerLock.acquire(other, Files())
        for do in (create_workbook, book.save_copy):
            _refusal(other, do)
        lock.release()
        assert not other.exists()


def test_a_link_to_it_is_locked_with_it(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "genvej.json"
    _link(link, path)
    with open_workbook(link) as book:
        assert book.path == path
        with pytest.raises(FileError) as caught:
            open_workbook(path)
        assert caught.value.code is Code.FILE_LOCKED


def _link(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("links cannot be made here")


def test_an_owner_that_cannot_be_told_stops_nothing(path: Path) -> None:
    class Refusing(Files):
        def create_temporary(self, beside: Path) -> tuple[int, Path]:
            if beside == owner_of(path):
                raise OSError(28, "no space left on device")
            return super().create_temporary(beside)

    owner_of(path).write_text('{"user": "en anden"}')
    with open_workbook(path, files=Refusing()):
        assert read_owner(path) is None
        assert set(_refusal(path).values) == {"path"}


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b'{"user": 1}', b"[" * 5000])
def test_an_owner_file_that_cannot_be_read_tells_nothing(path: Path, data: bytes) -> None:
    with open_workbook(path):
        owner_of(path).write_bytes(data)
        assert set(_refusal(path).values) == {"path"}


@pytest.mark.parametrize("kind", ["foreign", "missing", "damaged"])
def test_a_refused_file_is_left_unlocked_with_nothing_beside_it(path: Path, kind: str) -> None:
    if kind == "foreign":
        path.write_text("{}")
    elif kind == "missing":
        path.unlink()
    else:
        history_of(path).write_text("ikke en historik\n")
    before, described = _names(path), open_files()
    for _ in range(3):
        with pytest.raises(FileError) as caught:
            open_workbook(path)
        assert caught.value.code is not Code.FILE_LOCKED
    assert _names(path) == before
    assert open_files() == described


@pytest.mark.skipif(os.name != "posix", reason="files have no modes here")
def test_what_is_written_is_for_its_owner_only(path: Path) -> None:
    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 1)
        book.snapshot()
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
        assert modes == {
            "bog.json": 0o600,
            "bog.json.historik": 0o600,
            "bog.json.laas": 0o600,
            "bog.json.ejer": 0o600,
            "bog.json.kopier": 0o700,
        }


# -- readers


def test_a_reader_sees_the_latest_at_any_moment_and_never_less(path: Path) -> None:
    seen: list[int] = []
    with open_workbook(path) as book, _program("reading_child", path) as (reader, _):
        assert reader.stdout is not None
        listening = threading.Thread(target=lambda: seen.extend(map(int, reader.stdout or ())))
        listening.start()
        for figure in count(2_000_000):
            if len(seen) >= 40 or not listening.is_alive():
                break
            book.set_amount("linje-a", "2026", figure)
            if figure % 7 == 0:
                book.snapshot()
            if figure % 11 == 0:
                job = book.begin_snapshot()
                thread = threading.Thread(target=job.write)
                thread.start()
                book.set_amount("linje-b", "2026", figure)
                thread.join()
                book.end_snapshot(job)
        assert reader.stdin is not None
        reader.stdin.close()
        listening.join()
        assert reader.wait() == 0
    assert len(seen) >= 40
    assert seen == sorted(seen)


def test_a_reader_sees_what_has_just_been_acknowledged(path: Path) -> None:
    with open_workbook(path) as book:
        for figure in range(1, 30):
            book.set_amount("linje-a", "2026", figure)
            if figure % 5 == 0:
                book.snapshot()
            with open_workbook(path, read_only=True) as reader:
                assert amount(reader, "linje-a") == figure
                assert len(list(reader.history())) == figure + 1
                assert reader.notices == []


class Meanwhile(Files):
    """Lets something happen before the first read of a file."""

    def __init__(self, path: Path, happen: Callable[[], object]) -> None:
        self._path = path
        self._happen = [happen]

    def read(self, path: Path) -> bytes:
        if path == self._path and self._happen:
            self._happen.pop()()
        return super().read(path)


def test_a_snapshot_between_its_two_reads_is_not_taken_for_a_backup(path: Path) -> None:
    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 5)
        files = Meanwhile(history_of(path), book.snapshot)
        with open_workbook(path, read_only=True, files=files) as reader:
            assert reader.notices == []
            assert amount(reader, "linje-a") == 5


def test_what_hinders_a_reader_for_a_moment_is_tried_again(path: Path) -> None:
    def hinder() -> None:
        raise PermissionError(13, "in use")

    files = Meanwhile(history_of(path), hinder)
    with open_workbook(path, read_only=True, files=files) as reader:
        assert amount(reader, "linje-a") == 1_125_000


def test_a_reader_writes_nothing_and_keeps_nothing_open(path: Path) -> None:
    before, described, files = _names(path), open_files(), Watched()
    with open_workbook(path, read_only=True, files=files) as book:
        assert open_files() == described
        assert _names(path) == before
        assert book.read_only
        refusals = [
            lambda: book.set_amount("linje-a", "2026", 1),
            book.undo,
            book.redo,
            book.snapshot,
            book.retry,
        ]
        for refused in refusals:
            with pytest.raises(ChangeError) as caught:
                refused()
            assert caught.value.code is Code.READ_ONLY
        list(book.history())
    assert set(files.names) == {"read"}
    assert _names(path) == before


def test_a_reader_may_save_a_copy(path: Path, tmp_path: Path) -> None:
    with open_workbook(path, read_only=True) as book:
        book.save_copy(tmp_path / "kopi.json")
    with open_workbook(tmp_path / "kopi.json") as copy:
        assert amount(copy, "linje-a") == 1_125_000
        assert [group.action for group in copy.history()] == ["create"]


def test_a_folder_nobody_may_write_in_can_be_read(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        if os.access(path.parent, os.W_OK):
            pytest.skip("this user may write everywhere")
        with open_workbook(path, read_only=True) as book:
            assert amount(book, "linje-a") == 1_125_000
        with pytest.raises(FileError) as caught:
            open_workbook(path)
        assert caught.value.code is Code.FILE_DENIED
    finally:
        path.parent.chmod(0o700)


def test_the_lock_is_not_what_a_reader_waits_for(path: Path) -> None:
    lock = OwnerLock.acquire(path, Files())
    with open_workbook(path, read_only=True) as book:
        assert amount(book, "linje-a") == 1_125_000
    assert lock_of(path).exists()
    lock.release()


@pytest.mark.skipif(os.name == "nt", reason="folders with open files are not moved there")
def test_who_closes_in_a_folder_that_has_moved_leaves_the_next_writers_lock(
    tmp_path: Path,
) -> None:
    folder, moved = tmp_path / "mappe", tmp_path / "flyttet"
    folder.mkdir()
    path = folder / "bog.json"
    first = small_workbook(path)
    folder.rename(moved)
    folder.mkdir()
    for one in (path, history_of(path)):
        one.write_bytes((moved / one.name).read_bytes())
    with open_workbook(path):
        first.close(discard=True)
        with pytest.raises(FileError) as caught:
            open_workbook(path)
        assert caught.value.code is Code.FILE_LOCKED
