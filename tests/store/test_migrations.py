"""Workbook files of other formats: brought up to date after a backup, or refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from store import loading, migrations
from store.errors import Code, FileError
from store.migrations import Content
from store.notices import NoticeCode
from store.opening import open_workbook
from store.paths import backups_of
from store.system import Files
from store.workbook import Workbook
from tests.store.faulty import Failing, open_files
from tests.store.helpers import amount, small_workbook

pytestmark = pytest.mark.usefixtures("unsynced")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook of the format before the one this program then writes."""
    path = tmp_path / "bog.json"
    small_workbook(path).close()
    return path


@pytest.fixture
def later(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later program, whose format 2 has a note on every line."""

    def noted(content: Content) -> Content:
        for line in content["lines"].values():
            line["note"] = "fra format 1"
        return content

    _program(monkeypatch, 2)
    monkeypatch.setitem(migrations.MIGRATIONS, 1, noted)


def _program(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(migrations, "FORMAT", number)
    monkeypatch.setattr(loading, "FORMAT", number)


def _files(path: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(path.parent)): one.read_bytes()
        for one in path.parent.rglob("*")
        if one.is_file()
    }


def _header(path: Path) -> dict[str, Any]:
    (header,) = json.loads(path.read_bytes())["header"].values()
    return dict(header)


def _migrated(book: Workbook) -> list[object]:
    return [n.values["found"] for n in book.notices if n.code is NoticeCode.MIGRATED]


@pytest.mark.usefixtures("later")
def test_an_older_file_is_brought_up_to_date_after_a_backup(path: Path) -> None:
    before = path.read_bytes()
    with open_workbook(path) as book:
        assert _migrated(book) == [1]
        assert {line.note for line in book.lines()} == {"fra format 1"}
        (backup,) = backups_of(path).iterdir()
        assert backup.read_bytes() == before
        assert _header(path)["format"] == 2
    with open_workbook(path) as book:
        assert book.notices == []
        assert {line.note for line in book.lines()} == {"fra format 1"}
        book.set_amount("linje-a", "2026", 3)
        book.undo()


@pytest.mark.usefixtures("later")
def test_the_backup_is_made_however_new_the_last_one_is(path: Path) -> None:
    before = path.read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        _program(patch, 1)
        with open_workbook(path) as book:
            book.set_amount("linje-a", "2026", 3)
    newer = path.read_bytes()
    assert [one.read_bytes() for one in backups_of(path).iterdir()] == [before]
    open_workbook(path).close()
    assert {one.read_bytes() for one in backups_of(path).iterdir()} == {before, newer}


@pytest.mark.usefixtures("later")
def test_a_reader_of_an_older_file_writes_nothing(path: Path) -> None:
    before = _files(path)
    with open_workbook(path, read_only=True) as book:
        assert _migrated(book) == [1]
        assert {line.note for line in book.lines()} == {"fra format 1"}
    assert _files(path) == before


@pytest.mark.usefixtures("later")
def test_without_a_backup_the_file_stays_as_it_is(path: Path) -> None:
    before, described = path.read_bytes(), open_files()

    class Full(Files):
        def keep_copy(self, source: Path, target: Path) -> None:
            raise OSError(28, "no space left on device")

    with pytest.raises(FileError) as caught:
        open_workbook(path, files=Full())
    assert caught.value.values["reason"] == "full"
    assert path.read_bytes() == before
    assert open_files() == described
    with open_workbook(path) as book:
        assert _migrated(book) == [1]


@pytest.mark.usefixtures("later")
def test_whatever_fails_the_file_is_the_old_one_or_the_new_one(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    kept = tmp_path / "kept"
    shutil.copytree(tmp_path, kept, ignore=shutil.ignore_patterns("kept"))
    number, failed = 0, True
    while failed:
        folder = tmp_path / str(number)
        shutil.copytree(kept, folder)
        files = Failing(number)
        try:
            open_workbook(folder / path.name, files=files).close()
        except FileError:
            data = (folder / path.name).read_bytes()
            assert data == before or _header(folder / path.name)["format"] == 2
        with open_workbook(folder / path.name) as book:
            assert amount(book, "linje-a") == 1_125_000
        copies = [one.read_bytes() for one in backups_of(folder / path.name).iterdir()]
        assert before in copies
        number, failed = number + 1, bool(files.failed)
    assert number > 10


@pytest.mark.usefixtures("later")
def test_changes_the_old_file_did_not_include_are_taken_along(path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        _program(patch, 1)
        before = path.read_bytes()
        book = open_workbook(path)
        book.set_amount("linje-a", "2026", 3)
        book.close()
        path.write_bytes(before)
        _drop_mark(path)
    with open_workbook(path) as book:
        assert amount(book, "linje-a") == 3
        assert {line.note for line in book.lines()} == {"fra format 1"}


def _drop_mark(path: Path) -> None:
    """Take away the mark of the last snapshot, as a kill before it leaves the history."""
    history = path.with_name(path.name + ".historik")
    history.write_bytes(b"".join(history.read_bytes().splitlines(keepends=True)[:-1]))


def test_a_newer_file_is_refused_by_readers_and_writers(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = path.read_bytes().replace(b'"format":1', b'"format":2')
    path.write_bytes(data)
    before = _files(path)
    for read_only in (True, False):
        with pytest.raises(FileError) as caught:
            open_workbook(path, read_only=read_only)
        assert caught.value.code is Code.FILE_TOO_NEW
        assert (caught.value.values["format"], caught.value.values["known"]) == (2, 1)
        assert _files(path) == before


@pytest.mark.parametrize("error", [KeyError, TypeError, ValueError, AttributeError])
def test_an_old_file_that_is_not_what_its_format_says_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def step(content: Content) -> Content:
        raise error("lines")

    _program(monkeypatch, 2)
    monkeypatch.setitem(migrations.MIGRATIONS, 1, step)
    before = _files(path)
    with pytest.raises(FileError) as caught:
        open_workbook(path)
    assert caught.value.code is Code.FILE_BAD_RECORD
    assert caught.value.values["path"] == str(path)
    assert _files(path) == before


def test_steps_are_made_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def step(number: int) -> Any:
        def made(content: Content) -> Content:
            (header,) = content["header"].values()
            assert header["format"] == number
            content["lines"][str(number)] = {}
            return content

        return made

    monkeypatch.setattr(migrations, "FORMAT", 4)
    for number in (1, 2, 3):
        monkeypatch.setitem(migrations.MIGRATIONS, number, step(number))
    content: Content = {"header": {"1": {"format": 2}}, "lines": {}}
    assert migrations.migrate(content, 2, "") == {
        "header": {"1": {"format": 4}},
        "lines": {"2": {}, "3": {}},
    }


@pytest.mark.parametrize(
    "content",
    [
        *({}, [], 3, None, "header", {"header": 1}, {"header": {}}, {"header": {"1": 3}}),
        *({"header": [{"format": 1}]}, {"header": {"1": {}, "2": {}}}, {"header": {"1": {}}}),
        *({"header": {"1": {"format": one}}} for one in (0, -1, True, 1.0, "1", None)),
    ],
)
def test_what_has_no_format_is_no_workbook(content: object) -> None:
    with pytest.raises(FileError) as caught:
        migrations.format_of(content, "bog.json")
    assert caught.value.code is Code.FILE_FOREIGN
