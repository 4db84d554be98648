"""Every operation on files fails once, in turn; and the power is cut before each of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

import pytest

from store.changes import Group
from store.creating import create_workbook
from store.errors import Code, FileError, NotSaved
from store.opening import Recover, open_workbook
from store.paths import history_of
from store.system import Files
from store.workbook import Workbook
from tests.store.faulty import Failing, Fault, PowerCut, Powered, Watched, open_files
from tests.store.helpers import (
    PLAIN_LINES,
    assert_whole,
    plain_contents,
    small_edits,
    small_workbook,
)

pytestmark = pytest.mark.usefixtures("unsynced")

Work = Callable[[Workbook], object]

WORK: tuple[Work, ...] = (
    lambda book: book.set_amount("linje-a", "2026", 1),
    lambda book: book.set_amount("linje-b", "2026", 2),
    lambda book: book.snapshot(),
    lambda book: book.set_amount("linje-c", "2026", 3),
    lambda book: book.undo(),
    lambda book: book.set_amount("linje-a", "2026", 4),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workbook that has a history beyond its snapshot."""
    folder = tmp_path_factory.mktemp("made")
    book = small_workbook(folder / "bog.json")
    book.snapshot()
    book.set_amount("linje-a", "2026", 77)
    kept = folder / "kept"
    shutil.copytree(folder, kept, ignore=shutil.ignore_patterns("kept", "*.laas", "*.ejer"))
    book.close()
    return kept


def _fresh(made: Path, to: Path) -> Path:
    shutil.copytree(made, to)
    return to / "bog.json"


def _count(made: Path, to: Path) -> list[str]:
    """The operations of the whole script when none of them fails."""
    files = Watched()
    with open_workbook(_fresh(made, to), files=files) as book:
        for work in WORK:
            work(book)
    return files.names


def _groups(path: Path) -> list[str]:
    with open_workbook(path) as book:
        assert_whole(book)
        return [group.id for group in book.history()]


def _stray(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.rglob("*") if one.name.endswith(".tmp"))


def _failed(call: Callable[[], object]) -> FileError | None:
    """What a call failed with, if it failed."""
    try:
        call()
    except FileError as error:
        return error
    return None


def _history(book: Workbook) -> list[Group]:
    """All groups, asked for again where reading them failed."""
    error = _failed(book.history)
    assert error is None or error.code is Code.FILE_UNREADABLE
    return list(book.history())


def _work_through(book: Workbook, files: Failing) -> None:
    """Do everything; what could not be saved is held and saved at the second try."""
    for work in WORK:
        before = len(_history(book))
        error = _failed(partial(work, book))
        if isinstance(error, NotSaved):
            assert error.code is Code.NOT_SAVED
            assert error.values["reason"] == "full"
            assert len(book.unsaved) == 1
            assert _history(book)[before:] == list(book.unsaved)
        elif error is not None:
            assert error.code in (Code.SNAPSHOT_FAILED, Code.FILE_UNREADABLE)
            assert len(_history(book)) == before
        files.mended = files.mended or bool(files.failed)
        book.retry()
        assert not book.unsaved
        assert set(plain_contents(book.path)["lines"]) >= set(PLAIN_LINES)


@pytest.mark.parametrize("fault", ["refused", "half", "done", "lasting"])
def test_whatever_operation_fails_nothing_is_lost(
    made: Path, tmp_path: Path, fault: Fault | Literal["lasting"]
) -> None:
    names = _count(made, tmp_path / "count")
    original = (made / "bog.json").read_bytes()
    first = _groups(_fresh(made, tmp_path / "first"))
    described = open_files()
    for number, name in enumerate(names):
        lasting = fault == "lasting"
        files = Failing(number, "refused" if fault == "lasting" else fault, lasting=lasting)
        path = _fresh(made, tmp_path / str(number))
        try:
            book = open_workbook(path, files=files)
        except FileError:
            assert path.read_bytes() == original
            assert _groups(path) == first, name
            assert open_files() == described
            continue
        _work_through(book, files)
        known = [group.id for group in _history(book)]
        error = _failed(book.close)
        assert error is None or error.code in (Code.SNAPSHOT_FAILED, Code.NOT_SAVED)
        book.close()
        assert open_files() == described, name
        assert _stray(path) == [] or "remove" in files.failed or lasting
        assert _groups(path) == known, name
        assert _stray(path) == []


@pytest.mark.parametrize("fault", ["refused", "half", "done"])
def test_what_was_not_saved_may_be_given_up(made: Path, tmp_path: Path, fault: Fault) -> None:
    """Closing without saving leaves what was acknowledged, and none of what was not."""
    first = _groups(_fresh(made, tmp_path / "first"))
    for number in range(len(_count(made, tmp_path / "count"))):
        files = Failing(number, fault, lasting=True)
        path = _fresh(made, tmp_path / str(number))
        try:
            book = open_workbook(path, files=files)
        except FileError:
            assert _groups(path) == first
            continue
        any(_failed(partial(work, book)) for work in WORK)
        known = [group.id for group in _history(book)][: -len(book.unsaved) or None]
        book.close(discard=True)
        assert _groups(path) == known, files.names[number]


def _make(path: Path, files: Files) -> None:
    create_workbook(path, edits=small_edits(), files=files).close()


@pytest.mark.parametrize("fault", ["refused", "half", "done"])
def test_a_workbook_that_cannot_be_made_leaves_nothing(tmp_path: Path, fault: Fault) -> None:
    watched = Watched()
    create_workbook(tmp_path / "first.json", edits=small_edits(), files=watched).close()
    described = open_files()
    made = 0
    for number, name in enumerate(watched.names):
        path = tmp_path / str(number) / "bog.json"
        path.parent.mkdir()
        files = Failing(number, fault)
        error = _failed(partial(_make, path, files))
        if error is None:
            made += 1
        else:
            assert error.values["reason"] == "full"
            assert list(path.parent.iterdir()) == [], name
            small_workbook(path).close()
        assert open_files() == described, name
        assert len(_groups(path)) == 1
    assert made < len(watched.names)


def _damaged(path: Path) -> None:
    history = history_of(path)
    data = bytearray(history.read_bytes())
    data[-20] ^= 1
    history.write_bytes(data)


def _backup_put_back(path: Path) -> None:
    before = path.read_bytes()
    with open_workbook(path) as book:
        book.set_amount("linje-b", "2026", 8)
    path.write_bytes(before)


def _torn(path: Path) -> None:
    with history_of(path).open("ab") as file:
        file.write(b'{"sequence":9,')


def _without_history(path: Path) -> None:
    history_of(path).unlink()


def _edited_outside(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Uden for gruppen", b"Uden gruppe"))


REPAIRS: dict[str, tuple[Callable[[Path], None], Recover]] = {
    "torn": (_torn, "ask"),
    "no history": (_without_history, "ask"),
    "edited outside": (_edited_outside, "ask"),
    "damaged": (_damaged, "aside"),
    "backup, aside": (_backup_put_back, "aside"),
    "backup, apply": (_backup_put_back, "apply"),
}


@pytest.mark.parametrize("name", REPAIRS)
def test_a_repair_that_fails_can_be_made_again(made: Path, tmp_path: Path, name: str) -> None:
    damage, recover = REPAIRS[name]
    original = _fresh(made, tmp_path / "original").parent
    damage(original / "bog.json")
    watched = Watched()
    path = _fresh(original, tmp_path / "watched")
    with open_workbook(path, files=watched, recover=recover) as book:
        expected = sorted(book.lines(), key=lambda line: line.id)
    described = open_files()
    failures = 0
    for number, operation in enumerate(watched.names):
        path = _fresh(original, tmp_path / str(number))
        try:
            open_workbook(path, files=Failing(number), recover=recover).close()
        except FileError:
            failures += 1
        assert open_files() == described, operation
        with open_workbook(path, recover=recover) as book:
            assert sorted(book.lines(), key=lambda line: line.id) == expected, operation
            book.set_amount("linje-a", "2026", 5)
            book.undo()
        assert _stray(path) == []
    assert failures


def _power_cut(path: Path, files: Powered) -> int:
    """Do everything until the power goes; how many groups had been acknowledged then."""
    acknowledged, book = 0, None
    try:
        book = open_workbook(path, files=files)
        acknowledged = len(list(book.history()))
        for work in WORK:
            work(book)
            acknowledged = len(list(book.history()))
        book.close()
    except PowerCut:
        if book is not None:
            _forget(book)
    files.lose()
    return acknowledged


def _forget(book: Workbook) -> None:
    """Let go of what the dead program held; its file operations have no effect any more."""
    try:
        book.close(discard=True)
    except PowerCut:
        return


@pytest.mark.parametrize("undone", [False, True])
@pytest.mark.parametrize("loss", ["cut", "zeroed"])
def test_whenever_the_power_goes_nothing_is_lost(
    made: Path, tmp_path: Path, loss: Literal["cut", "zeroed"], undone: bool
) -> None:
    names = _count(made, tmp_path / "count")
    described = open_files()
    for number in range(len(names) + 1):
        path = _fresh(made, tmp_path / str(number))
        files = Powered(number, loss, undone=undone)
        acknowledged = _power_cut(path, files)
        assert open_files() == described
        with open_workbook(path) as book:
            groups = list(book.history())
            assert acknowledged <= len(groups) <= max(acknowledged + 1, 2)
            assert_whole(book)
        assert _stray(path) == []
