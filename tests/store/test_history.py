"""The history file: what is appended stays, what is torn is cut off, what is wrong is told."""

from __future__ import annotations

import errno
import json
import shutil
import time
import zlib
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

from store.changes import Change, Group
from store.errors import Code, FileError, NotSaved
from store.history import Edited, HistoryWriter, Place, Saved, encode_entry, read_from, start_of
from store.notices import NoticeCode
from store.opening import open_workbook
from store.paths import history_of
from store.system import Files
from store.workbook import Workbook
from tests.store.faulty import PowerCut, Powered, Watched
from tests.store.helpers import amount, assert_whole, small_workbook

pytestmark = pytest.mark.usefixtures("unsynced")

AMOUNTS: Final = (1_125_000, 1, 2, 2)
"""What `linje-a` holds in 2026 after each group of `made`; the file includes the first two."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workbook that includes two groups, and two more in its history."""
    folder = tmp_path_factory.mktemp("made")
    with small_workbook(folder / "bog.json") as book:
        book.set_amount("linje-a", "2026", 1)
        book.snapshot()
        book.set_amount("linje-a", "2026", 2, reason="møde 3/12")
        book.set_amount("linje-b", "2026", 3)
        kept = folder / "kept"
        kept.mkdir()
        for path in (folder / "bog.json", history_of(folder / "bog.json")):
            shutil.copy(path, kept)
    return kept


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A workbook of one's own like that of `made`."""
    shutil.copytree(made, tmp_path / "egen")
    return tmp_path / "egen" / "bog.json"


def _lay(made: Path, folder: Path) -> Path:
    """The workbook of `made` laid in a folder, over what is there."""
    for one in made.iterdir():
        shutil.copy(one, folder)
    return folder / "bog.json"


def _before(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}


def _lines(path: Path) -> list[bytes]:
    return history_of(path).read_bytes().splitlines(keepends=True)


def _ends(path: Path) -> list[int]:
    """Where each entry of a history ends."""
    return list(accumulate(map(len, _lines(path))))


def _included(path: Path) -> int:
    """How far the workbook file includes its history."""
    ((header,),) = (json.loads(path.read_bytes())["header"].values(),)
    return int(header["offset"])


def _ids(book: Workbook) -> list[str]:
    return [group.id for group in book.history()]


def _told(book: Workbook) -> dict[NoticeCode, dict[str, object]]:
    return {notice.code: notice.values for notice in book.notices}


def _refused(path: Path, code: Code) -> FileError:
    """Opening stops, for readers too, and nothing on disk is another than before it."""
    before = _before(path)
    for read_only in (True, False):
        with pytest.raises(FileError) as caught:
            open_workbook(path, read_only=read_only)
        assert caught.value.code is code
        assert _before(path) == before
    assert Path(str(caught.value.values["path"])).name == history_of(path).name
    return caught.value


def _goes_on(path: Path, groups: int) -> None:
    """Everything still works: edits, undo, snapshots, opening again."""
    with open_workbook(path) as book:
        assert len(_ids(book)) == groups
        edited = book.set_amount("linje-c", "2027", 9)
        book.snapshot()
        book.set_amount("linje-c", "2027", 10)
        assert edited is not None
    with open_workbook(path) as book:
        assert book.notices == []
        assert amount(book, "linje-c", "2027") == 10
        book.undo()
        book.undo()
        assert amount(book, "linje-c", "2027") is None
        assert len(_ids(book)) == groups + 4


# -- cut off


def test_cut_at_every_byte_it_opens_to_the_last_whole_group(made: Path, tmp_path: Path) -> None:
    history, ends = history_of(made / "bog.json").read_bytes(), _ends(made / "bog.json")
    groups_by_end = dict(zip(ends, _groups_so_far(_lines(made / "bog.json")), strict=True))
    for size in range(_included(made / "bog.json"), len(history)):
        path = _lay(made, tmp_path)
        history_of(path).write_bytes(history[:size])
        whole = max(end for end in ends if end <= size)
        groups, before = groups_by_end[whole], _before(path)
        reader = open_workbook(path, read_only=True)
        assert _before(path) == before
        with open_workbook(path) as writer:
            assert history_of(path).stat().st_size == whole
        # the first entry only marks the snapshot; without it no change is missing
        missing = size > whole > _included(made / "bog.json")
        torn = {NoticeCode.TORN_ENTRY_CUT: {"bytes": size - whole}} if missing else {}
        for book in (reader, writer):
            assert _told(book) == torn
            assert len(_ids(book)) == groups
            assert amount(book, "linje-a") == AMOUNTS[groups - 1]
            assert_whole(book)


def _groups_so_far(lines: list[bytes]) -> Iterator[int]:
    return accumulate(b'"type":"group"' in line for line in lines)


@pytest.mark.parametrize("tail", [b"\0" * 5000, b"\0" * 300 + b"\n", b"\0", b"\n\0\0\n"])
def test_a_tail_of_zeros_is_cut_off(path: Path, tail: bytes) -> None:
    whole = history_of(path).read_bytes()
    history_of(path).write_bytes(whole + tail)
    with open_workbook(path) as book:
        assert _told(book) == {NoticeCode.TORN_ENTRY_CUT: {"bytes": len(tail)}}
        assert history_of(path).read_bytes() == whole
        assert amount(book, "linje-a") == AMOUNTS[-1]
    _goes_on(path, len(AMOUNTS))


@pytest.mark.parametrize("start", [0, 1, 40, 90, 200])
@pytest.mark.parametrize("size", [1, 16, 2000])
def test_a_last_entry_with_blocks_that_never_arrived_is_cut_off(
    path: Path, start: int, size: int
) -> None:
    *lines, last = _lines(path)
    zeroed = last[:start] + b"\0" * len(last[start : start + size]) + last[start + size :]
    history_of(path).write_bytes(b"".join(lines) + zeroed)
    with open_workbook(path) as book:
        assert _told(book) == {NoticeCode.TORN_ENTRY_CUT: {"bytes": len(last)}}
    _goes_on(path, len(AMOUNTS) - 1)


# -- damaged


def test_one_flipped_byte_stops_and_asks_wherever_it_is(made: Path, tmp_path: Path) -> None:
    history, ends = history_of(made / "bog.json").read_bytes(), _ends(made / "bog.json")
    path, middle = _lay(made, tmp_path), len(ends) - 2
    for position in range(ends[middle - 1], ends[middle]):
        for bit in (1, 32):
            data = bytearray(history)
            data[position] ^= bit
            history_of(path).write_bytes(data)
            with pytest.raises(FileError) as caught:
                open_workbook(path)
            assert caught.value.code in (Code.HISTORY_DAMAGED, Code.HISTORY_GAP), position
            assert caught.value.values["line"] == middle + 1
            assert caught.value.values["offset"] == ends[middle - 1]
            assert history_of(path).read_bytes() == data
            assert path.read_bytes() == (made / "bog.json").read_bytes()


@pytest.mark.parametrize("position", [0, 5, 60, -10])
@pytest.mark.parametrize("line", [0, 1, -2])
def test_a_damaged_history_can_be_left_aside(path: Path, line: int, position: int) -> None:
    """The first entry, one the workbook includes, one it does not."""
    lines = _lines(path)
    damaged = bytearray(lines[line])
    damaged[position] ^= 4
    lines[line] = bytes(damaged)
    history_of(path).write_bytes(b"".join(lines))
    error = _refused(path, Code.HISTORY_DAMAGED)
    assert error.values["line"] == line % len(lines) + 1
    with open_workbook(path, recover="aside") as book:
        kept = Path(str(_told(book)[NoticeCode.HISTORY_LEFT_ASIDE]["path"]))
        assert kept.parent == path.parent
        assert kept.read_bytes() == b"".join(lines)
        assert amount(book, "linje-a") == AMOUNTS[1]
        groups = len(_ids(book))
    # what the workbook includes of its history is kept when it is sound
    assert groups == (2 if line == -2 else 0)
    _goes_on(path, groups)


def test_apply_is_no_answer_to_damage(path: Path) -> None:
    data = bytearray(history_of(path).read_bytes())
    data[-400] ^= 1
    history_of(path).write_bytes(data)
    with pytest.raises(FileError) as caught:
        open_workbook(path, recover="apply")
    assert caught.value.code is Code.HISTORY_DAMAGED


@pytest.mark.parametrize("missing", [0, 1, -2])
def test_an_entry_that_is_missing_stops_and_asks(path: Path, missing: int) -> None:
    lines = _lines(path)
    del lines[missing]
    history_of(path).write_bytes(b"".join(lines))
    error = _refused(path, Code.HISTORY_GAP if missing else Code.HISTORY_DAMAGED)
    if missing:
        assert error.values["expected"] == missing % (len(lines) + 1)
        assert error.values["found"] == missing % (len(lines) + 1) + 1
    with open_workbook(path, recover="aside") as book:
        assert NoticeCode.HISTORY_LEFT_ASIDE in _told(book)
        assert amount(book, "linje-a") == AMOUNTS[1]


@pytest.mark.parametrize(
    "entry",
    [b"", b'{"sequence":' + b"9" * 5000, b"9" * 5000, b"[[[["],
    ids=lambda entry: str(entry)[:20],
)
def test_a_line_that_is_no_entry_is_damage(path: Path, entry: bytes) -> None:
    lines = _lines(path)
    lines[-1:] = [entry + b"\n", lines[-1]]
    history_of(path).write_bytes(b"".join(lines))
    assert _refused(path, Code.HISTORY_DAMAGED).values["line"] == len(lines) - 1


def test_an_entry_copied_in_again_stops_and_asks(path: Path) -> None:
    history_of(path).write_bytes(b"".join([*_lines(path), _lines(path)[-1]]))
    _refused(path, Code.HISTORY_GAP)


# -- not the one the workbook goes with


def test_the_history_of_another_workbook_stops_and_asks(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "anden.json"
    small_workbook(other).close()
    shutil.copy(history_of(other), history_of(path))
    _refused(path, Code.HISTORY_FOREIGN)
    with open_workbook(path, recover="aside") as book:
        kept = Path(str(_told(book)[NoticeCode.HISTORY_LEFT_ASIDE]["path"]))
        assert kept.read_bytes() == history_of(other).read_bytes()
        assert amount(book, "linje-a") == AMOUNTS[1]
    _goes_on(path, 0)


def test_a_history_of_a_later_format_is_refused(path: Path) -> None:
    (line, *rest) = _lines(path)
    start = start_of(line, "")
    assert start is not None
    later = msgspec.structs.replace(start[0], format=2)
    history_of(path).write_bytes(encode_entry(later, Place(0, 0, 0))[0] + b"".join(rest))
    assert _refused(path, Code.FILE_TOO_NEW).values["format"] == 2


@pytest.mark.parametrize("missing", [1, 100, "all but one line", "all"])
def test_a_history_behind_the_workbook_stops_and_asks(path: Path, missing: int | str) -> None:
    data = history_of(path).read_bytes()
    size = _included(path) - missing if isinstance(missing, int) else 0
    size = _ends(path)[0] if missing == "all but one line" else size
    history_of(path).write_bytes(data[:size])
    assert "saved" in _refused(path, Code.HISTORY_BEHIND).values
    with open_workbook(path, recover="aside") as book:
        kept = Path(str(_told(book)[NoticeCode.HISTORY_LEFT_ASIDE]["path"]))
        assert kept.read_bytes() == data[:size]
        assert amount(book, "linje-a") == AMOUNTS[1]
    _goes_on(path, 0)


def test_a_missing_history_is_started_anew_and_told(path: Path) -> None:
    history_of(path).unlink()
    with open_workbook(path, read_only=True) as book:
        assert list(_told(book)) == [NoticeCode.HISTORY_STARTED_ANEW]
    assert not history_of(path).exists()
    with open_workbook(path) as book:
        assert list(_told(book)) == [NoticeCode.HISTORY_STARTED_ANEW]
        assert amount(book, "linje-a") == AMOUNTS[1]
    _goes_on(path, 0)


def test_a_history_started_anew_holds_before_the_workbook_is_next_written(path: Path) -> None:
    history_of(path).unlink()
    before = path.read_bytes()
    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 50)
        kept = history_of(path).read_bytes()
    path.write_bytes(before)
    history_of(path).write_bytes(b"".join(kept.splitlines(keepends=True)[:1]))
    with open_workbook(path) as book:
        assert book.notices == []
        assert amount(book, "linje-a") == AMOUNTS[1]
    _goes_on(path, 0)


# -- a backup put back


@pytest.fixture
def restored(path: Path) -> Path:
    """A workbook whose file has been put back to what it was two snapshots ago."""
    before = path.read_bytes()
    with open_workbook(path) as book:
        book.snapshot()
        book.set_amount("linje-a", "2026", 5)
    path.write_bytes(before)
    return path


def test_a_backup_put_back_stops_and_asks(restored: Path) -> None:
    before = _before(restored)
    with pytest.raises(FileError) as caught:
        open_workbook(restored)
    assert caught.value.code is Code.HISTORY_AHEAD
    assert caught.value.values["count"] == 3
    assert _before(restored) == before
    with open_workbook(restored, read_only=True) as book:
        assert _told(book)[NoticeCode.NEWER_CHANGES_APPLIED]["count"] == 3
        assert amount(book, "linje-a") == 5
    assert _before(restored) == before


def test_newer_changes_can_be_applied_to_a_backup(restored: Path) -> None:
    with open_workbook(restored, recover="apply") as book:
        assert _told(book)[NoticeCode.NEWER_CHANGES_APPLIED]["count"] == 3
        assert amount(book, "linje-a") == 5
        assert_whole(book)
        book.set_amount("linje-a", "2026", 6)
        book.undo()
        groups = len(_ids(book))
    _goes_on(restored, groups)


def test_newer_changes_applied_once_are_not_asked_about_again(restored: Path) -> None:
    book = open_workbook(restored, recover="apply")
    beside = {one: one.read_bytes() for one in (restored, history_of(restored))}
    book.close()
    for one, data in beside.items():
        one.write_bytes(data)
    with open_workbook(restored) as book:
        assert book.notices == []
        assert amount(book, "linje-a") == 5


def test_newer_changes_can_be_left_aside(restored: Path) -> None:
    newer = history_of(restored).read_bytes()
    with open_workbook(restored, recover="aside") as book:
        kept = Path(str(_told(book)[NoticeCode.HISTORY_LEFT_ASIDE]["path"]))
        assert kept.read_bytes() == newer
        assert amount(book, "linje-a") == AMOUNTS[1]
        assert len(_ids(book)) == 2
        assert_whole(book)
        book.undo()
        assert amount(book, "linje-a") == AMOUNTS[0]
    _goes_on(restored, 3)


def test_a_backup_of_a_time_that_was_left_aside_stops_and_asks(restored: Path) -> None:
    newest = _latest(restored)
    open_workbook(restored, recover="aside").close()
    restored.write_bytes(newest)
    _refused(restored, Code.HISTORY_BEHIND)


def _latest(restored: Path) -> bytes:
    """The workbook file with all there is in its history."""
    folder = restored.parent / "senest"
    folder.mkdir()
    for one in (restored, history_of(restored)):
        shutil.copy(one, folder)
    open_workbook(folder / restored.name, recover="apply").close()
    return (folder / restored.name).read_bytes()


# -- appending


def test_a_line_of_a_history_is_what_is_written_down_of_it(path: Path) -> None:
    *_, line = _lines(path)
    entry = json.loads(line)
    assert entry["length"] == len(line) - line.index(b'"entry":') - len(b'"entry":') - 2
    assert entry["checksum"] == f"{zlib.crc32(_body(line), zlib.crc32(_past(path))):08x}"
    assert entry["sequence"] == len(_lines(path)) - 1
    assert entry["entry"]["group"]["changes"][0]["record"] == "linje-b"


def _body(line: bytes) -> bytes:
    return line[line.index(b'"entry":') + len(b'"entry":') : -2]


def _past(path: Path) -> bytes:
    return b"".join(_lines(path)[:-1])


@pytest.mark.parametrize("refused", [{"write"}, {"write", "truncate"}, {"write", "sync"}])
def test_an_append_that_failed_is_cut_back_before_the_next(path: Path, refused: set[str]) -> None:
    """At once, or where that fails too, before anything else is written."""
    files = Refusing()
    with open_workbook(path, files=files) as book:
        size = history_of(path).stat().st_size
        files.refused = refused
        for figure in (10, 11):
            with pytest.raises(NotSaved):
                book.set_amount("linje-a", "2026", figure)
            assert (history_of(path).stat().st_size > size) == ("truncate" in refused)
        assert len(list(book.unsaved)) == 2
        files.refused = set()
        book.set_amount("linje-a", "2026", 12)
        assert list(book.unsaved) == []
    with open_workbook(path) as book:
        assert book.notices == []
        assert len(_ids(book)) == len(AMOUNTS) + 3
        assert amount(book, "linje-a") == 12


class Refusing(Watched):
    """Refuses operations by name; of a write, half has been made by then."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: set[str] = set()

    def _make(
        self, number: int, name: str, method: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> Any:
        if name not in self.refused:
            return method(*arguments)
        if name == "write":
            method(arguments[0], arguments[1][: len(arguments[1]) // 2])
        raise OSError(errno.ENOSPC, "no space left on device")


def test_after_a_failed_sync_only_a_fresh_file_is_trusted(path: Path) -> None:
    """Also when no fresh file could be made at first."""
    files = Refusing()
    with open_workbook(path, files=files) as book:
        first = history_of(path).stat().st_ino
        files.refused = {"sync"}
        for figure in (10, 11):
            with pytest.raises(NotSaved):
                book.set_amount("linje-a", "2026", figure)
        files.refused = set()
        assert history_of(path).stat().st_ino == first
        book.retry()
        assert history_of(path).stat().st_ino != first
        assert not book.unsaved
    with open_workbook(path) as book:
        assert len(_ids(book)) == len(AMOUNTS) + 2


def test_a_sync_that_fails_once_is_answered_with_a_fresh_file(path: Path) -> None:
    """Nothing is told as failed, and the fresh file is there whatever the power does then."""
    files = FailingSync()
    book = open_workbook(path, files=files)
    first = history_of(path).stat().st_ino
    files.due = True
    book.set_amount("linje-a", "2026", 10)
    assert history_of(path).stat().st_ino != first
    assert not book.unsaved
    files.off = True
    with pytest.raises(PowerCut):
        book.close()
    files.lose()
    with open_workbook(path) as book:
        assert book.notices == []
        assert len(_ids(book)) == len(AMOUNTS) + 1
        assert amount(book, "linje-a") == 10


class FailingSync(Powered):
    """Fails the next sync; then the power goes, and renames that were not synced with it."""

    def __init__(self) -> None:
        super().__init__(10**9, "cut", undone=True)
        self.due = False

    def _make(
        self, number: int, name: str, method: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> Any:
        if self.due and name == "sync":
            self.due = False
            raise OSError(errno.EIO, "input/output error")
        return super()._make(number, name, method, arguments)


def test_a_writer_that_is_closed_writes_no_more(path: Path) -> None:
    read = read_from(history_of(path).read_bytes(), Place(0, 0, 0), "")
    writer = HistoryWriter.open(history_of(path), read.end, Files())
    writer.append(Saved(7))
    assert history_of(path).stat().st_size == writer.end.offset
    writer.close()
    with pytest.raises(FileError) as caught:
        writer.append(Saved(8))
    assert caught.value.code is Code.CLOSED


def test_reading_a_long_history_takes_time_in_proportion(tmp_path: Path) -> None:
    """Twenty times the entries are read in far less than the square of that."""

    def seconds(count: int) -> float:
        lines, place = [], Place(0, 0, 0)
        for number in range(count):
            group = Group(f"g{number}", "", "", (Change("lines", "x", "note", "a" * 500, "b"),))
            line, place = encode_entry(Edited(group), place)
            lines.append(line)
        data = b"".join(lines)
        started = time.process_time()
        assert len(read_from(data, Place(0, 0, 0), "").entries) == count
        return time.process_time() - started

    seconds(100)
    assert seconds(10_000) < 100 * max(seconds(500), 0.002)


@pytest.mark.parametrize(
    "change",
    [
        Change("lines", "linje-a", "gammelt_felt", 1, 2),
        Change("views", "tabel-a", "amounts.2026", 1, 2),
    ],
)
def test_a_field_this_program_does_not_have_is_asked_about(path: Path, change: Change) -> None:
    group = Group("x" * 32, "2026-01-01T00:00:00.000000+00:00", "en anden", (change,))
    book = open_workbook(path)
    before = amount(book, "linje-a")
    book.snapshot()
    assert book._history is not None
    book._history.append(Edited(group))
    book._shut()
    with pytest.raises(FileError) as caught:
        open_workbook(path)
    assert caught.value.code is Code.HISTORY_UNREPLAYABLE
    with open_workbook(path, recover="aside") as book:
        assert amount(book, "linje-a") == before


def test_a_group_told_twice_is_written_once(path: Path) -> None:
    with open_workbook(path) as book:
        before = len(list(book.history()))
        group = book.set_amount("linje-a", "2026", 7)
        assert group is not None
        assert book._history is not None
        book._history.append(Edited(group))
        book.set_amount("linje-a", "2026", 8)
    with open_workbook(path) as book:
        assert len(list(book.history())) == before + 2
        assert amount(book, "linje-a") == 8
