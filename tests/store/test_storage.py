"""The workbook file: plain JSON that TinyDB reads, written whole or not at all."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from store.changes import Add
from store.errors import Code, FileError
from store.notices import NoticeCode
from store.opening import open_workbook
from store.records import Line
from store.schema import HEADER_TABLE, KINDS, kind_for
from store.snapshots import content_of
from store.storage import CHUNK, SnapshotStorage, Stored, WorkbookDB, encode
from store.system import Files
from store.workbook import Workbook
from tests.store.faulty import Failing, Watched, open_files
from tests.store.helpers import (
    amount,
    assert_whole,
    contents,
    line,
    plain_contents,
    small_records,
    small_workbook,
)

pytestmark = pytest.mark.usefixtures("unsynced")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "bog.json"
    small_workbook(path).close()
    return path


def _content(path: Path) -> Mapping[str, Mapping[int, Any]]:
    return SnapshotStorage(path).read()


def test_one_table_a_kind_and_one_document_in_the_header(path: Path) -> None:
    data = json.loads(path.read_bytes())
    kinds = [table for table in KINDS if table in data]
    assert set(kinds) == {kind_for(type(record)).table for record in small_records()}
    assert list(data) == [*kinds, HEADER_TABLE]
    assert list(data[HEADER_TABLE]) == ["1"]
    assert data[HEADER_TABLE]["1"]["format"] == 1
    with TinyDB(path, access_mode="r") as database:
        assert database.tables() == {*kinds, HEADER_TABLE}


def test_a_document_number_is_given_out_once(path: Path) -> None:
    data = json.loads(path.read_bytes())
    numbers = [doc for table in data if table != HEADER_TABLE for doc in data[table]]
    assert len(set(numbers)) == len(numbers)


def test_through_tinydb_records_are_typed(path: Path) -> None:
    with WorkbookDB(path, storage=SnapshotStorage) as database:
        stored: list[Any] = list(database.table("lines"))
    assert all(isinstance(one, Stored) for one in stored)
    assert [one.record for one in stored] == [r for r in small_records() if isinstance(r, Line)]


def test_what_is_written_is_read_however_many_there_are(path: Path) -> None:
    for count in (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK):
        content = dict(_content(path))
        content["lines"] = {
            number: line(f"linje-x{number}", {"2026": number}) for number in range(1, count + 1)
        }
        data = b"".join(encode(content))
        assert list(json.loads(data).get("lines", {})) == [str(n) for n in range(1, count + 1)]
        path.write_bytes(data)
        storage = SnapshotStorage(path)
        assert storage.read()["lines"] == content["lines"]
        assert not storage.edited_outside


def test_the_header_holds_the_sum_of_all_before_it(path: Path) -> None:
    data = path.read_bytes()
    start = data.index(b'"header":')
    header = json.loads(data)[HEADER_TABLE]["1"]
    assert header["checksum"] == f"{zlib.crc32(data[:start]):08x}"


def test_a_flipped_byte_is_never_taken_for_ours(path: Path) -> None:
    """It is refused, or taken for the work of another program and told as that."""
    data = path.read_bytes()
    end = data.index(b'"header":')
    for position in range(0, end, 7):
        flipped = bytearray(data)
        flipped[position] ^= 1
        path.write_bytes(flipped)
        try:
            with open_workbook(path, read_only=True) as book:
                codes = [notice.code for notice in book.notices]
        except FileError:
            continue
        assert codes == [NoticeCode.EDITED_OUTSIDE], position


def test_each_write_replaces_the_file_in_one_step(path: Path) -> None:
    files, before = Watched(), path.stat().st_ino
    storage = SnapshotStorage(path, files)
    storage.write(storage.read())
    assert path.stat().st_ino != before
    made = [name for name in files.names if name not in ("read", "write", "keep_mode")]
    assert made == ["create_temporary", "sync", "close", "replace", "sync_folder"]
    assert files.names.index("sync") > max(n for n, one in enumerate(files.names) if one == "write")


@pytest.mark.parametrize(
    "name", ["create_temporary", "write", "sync", "close", "replace", "sync_folder"]
)
def test_a_write_that_fails_leaves_the_file_and_nothing_beside_it(path: Path, name: str) -> None:
    content, data, described = _content(path), path.read_bytes(), open_files()
    watched = Watched()
    SnapshotStorage(path, watched).write(content)
    path.write_bytes(data)
    names = {one.name for one in path.parent.iterdir()}
    for number in [number for number, one in enumerate(watched.names) if one == name]:
        storage = SnapshotStorage(path, Failing(number, "half"))
        with pytest.raises(OSError, match="no space"):
            storage.write(content)
        assert path.read_bytes() == data
        assert {one.name for one in path.parent.iterdir()} == names
        assert open_files() == described


def test_creating_is_refused_where_there_is_a_file(path: Path) -> None:
    data, storage = path.read_bytes(), SnapshotStorage(path)
    with pytest.raises(FileExistsError):
        storage.create(_content(path))
    assert path.read_bytes() == data
    assert {one.name for one in path.parent.iterdir()} == {"bog.json", "bog.json.historik"}


def test_a_file_put_in_place_although_that_was_told_to_fail_is_known(path: Path) -> None:
    class Doubtful(Files):
        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            if target == path:
                raise OSError(5, "input/output error")

    with open_workbook(path, files=Doubtful()) as book:
        book.set_amount("linje-a", "2026", 1)
        for _ in range(2):
            with pytest.raises(FileError) as caught:
                book.snapshot()
            assert caught.value.code is Code.SNAPSHOT_FAILED
        book.close(discard=True)
    with open_workbook(path) as book:
        assert amount(book, "linje-a") == 1


def test_two_records_under_one_number_are_both_written(path: Path) -> None:
    with open_workbook(path) as book:
        tables = book.tables.copy()
        for record in list(tables.table("ledgers").values()):
            tables.remove("ledgers", record.id)
            tables.put("ledgers", record, 2)
        written = content_of(tables, next(iter(_content(path)[HEADER_TABLE].values())))
        assert {one.id for one in written["ledgers"].values()} == {"anlaeg", "drift"}
        assert 2 in written["ledgers"]


def test_a_record_keeps_its_number(path: Path) -> None:
    with open_workbook(path) as book:
        book.apply([Add(line("linje-ny", {"2026": 1}))])
        number = book.tables.document("lines", "linje-ny")
        _take_away_and_back(book)
        assert book.tables.document("lines", "linje-ny") == number
        book.apply([Add(line("linje-nyere", {"2026": 1}))])
    with open_workbook(path) as book:
        assert book.tables.document("lines", "linje-ny") == number
        assert json.loads(path.read_bytes())["lines"][str(number)]["id"] == "linje-ny"
        assert contents(book) == plain_contents(path)
        assert_whole(book)


def _take_away_and_back(book: Workbook) -> None:
    book.undo()
    assert "linje-ny" not in book.tables.table("lines")
    book.redo()
