"""Opening what is no workbook, or one that others have written, moved or taken away."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from store.changes import Add, Delete
from store.creating import create_workbook
from store.errors import Code, FileError, NotSaved
from store.notices import NoticeCode
from store.opening import open_workbook
from store.paths import history_of
from store.records import Committee
from store.workbook import Workbook
from tests.store.faulty import open_files
from tests.store.helpers import (
    amount,
    assert_totals,
    assert_whole,
    contents,
    line,
    plain_contents,
    small_records,
    small_workbook,
)

pytestmark = pytest.mark.usefixtures("unsynced")

Json = dict[str, Any]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mappe" / "bog.json"
    path.parent.mkdir()
    small_workbook(path).close()
    return path


def _before(path: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(one): (one.read_bytes(), one.stat().st_mtime_ns)
        for one in path.parent.rglob("*")
        if one.is_file() and not one.name.endswith(".laas")
    }


def _refused(path: Path, code: Code) -> dict[str, object]:
    """Writers and readers are refused alike, and not a byte is another than before."""
    before, described = _before(path), open_files()
    values: list[dict[str, object]] = []
    for read_only in (True, False):
        with pytest.raises(FileError) as caught:
            open_workbook(path, read_only=read_only)
        assert caught.value.code is code
        values.append(caught.value.values)
        assert _before(path) == before
        assert open_files() == described
    assert values[0] == values[1]
    assert values[0]["path"] == str(path)
    return values[0]


# -- no workbook at all


def test_a_missing_file(path: Path) -> None:
    _refused(path.with_name("ingen.json"), Code.FILE_MISSING)


def test_a_missing_folder(path: Path) -> None:
    _refused(path.parent / "ingen" / "bog.json", Code.FOLDER_MISSING)


def test_a_file_where_the_folder_should_be(path: Path) -> None:
    _refused(path / "bog.json", Code.FOLDER_MISSING)


def test_a_folder(path: Path) -> None:
    _refused(path.parent, Code.FILE_IS_FOLDER)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_refused_rather_than_waited_for(path: Path) -> None:
    pipe = path.with_name("pipe.json")
    os.mkfifo(pipe)
    for read_only in (True, False):
        with pytest.raises(FileError) as caught:
            open_workbook(pipe, read_only=read_only)
        assert caught.value.code is Code.FILE_UNREADABLE


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_without_an_end_is_refused() -> None:
    for read_only in (True, False):
        with pytest.raises(FileError) as caught:
            open_workbook("/dev/zero", read_only=read_only)
        assert caught.value.code is Code.FILE_UNREADABLE


def test_a_link_to_itself(path: Path) -> None:
    link = path.with_name("rundt.json")
    _link(link, link)
    for read_only in (True, False):
        with pytest.raises(FileError) as caught:
            open_workbook(link, read_only=read_only)
        assert caught.value.code is Code.FILE_UNREADABLE


def _link(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("links cannot be made here")


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n "])
def test_an_empty_file_is_no_empty_workbook(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    _refused(path, Code.FILE_EMPTY)


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[]",
        b"3",
        b"null",
        b'"header"',
        b'{"_default": {"1": {"navn": "en anden"}}}',
        b'{"header": {}}',
        b'{"header": {"1": {"titel": "noget andet"}}}',
        b'{"header": [{"format": 1}]}',
    ],
)
def test_json_of_another_program_is_left_alone(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    _refused(path, Code.FILE_FOREIGN)


def test_a_workbook_cut_off_anywhere_is_refused(path: Path) -> None:
    data = path.read_bytes()
    for size in range(1, len(data) - 1, 97):
        path.write_bytes(data[:size])
        with pytest.raises(FileError) as caught:
            open_workbook(path)
        assert caught.value.code is Code.FILE_NOT_JSON
        assert caught.value.values["line"] in (data.count(b"\n", 0, size) + 1,)
        assert path.read_bytes() == data[:size]


# -- JSON that must not be taken


def _edited(path: Path, old: bytes, new: bytes) -> tuple[int, int]:
    """Write something else into the file; the line and column where the other text begins."""
    data = path.read_bytes()
    assert data.count(old) >= 1
    position = data.index(old)
    path.write_bytes(data[:position] + new + data[position + len(old) :])
    before = data[:position].decode()
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(
    ("new", "code", "column"),
    [
        (b"NaN", Code.FILE_BAD_NUMBER, 0),
        (b"Infinity", Code.FILE_BAD_NUMBER, 0),
        (b"-Infinity", Code.FILE_BAD_NUMBER, 0),
        (b"1e999", Code.FILE_BAD_NUMBER, 0),
        (b"9" * 5000, Code.FILE_BAD_NUMBER, 0),
        (b'"\xff"', Code.FILE_NOT_UTF8, 1),
        (b'"\\ud800"', Code.FILE_LONE_SURROGATE, 1),
        (b"[" * 100_000 + b"]" * 100_000, Code.FILE_TOO_DEEP, 36),
        (b'{"a":1,"a":2}', Code.FILE_DUPLICATE_KEY, 7),
        (b"nul", Code.FILE_NOT_JSON, 0),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_wrong_is_told_with_its_line_and_column(
    path: Path, new: bytes, code: Code, column: int
) -> None:
    line_number, start = _edited(path, b"1125000", new)
    values = _refused(path, code)
    assert (values["line"], values["column"]) == (line_number, start + column)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (b'"ledgers":{', b'"documents":{', "documents"),
        (b'"3":{"id":"drift"', b'"2":{"id":"drift"', "2"),
        (b'"label":"Budgetflyt"', b'"id":"drift"', "id"),
    ],
)
def test_a_key_that_is_there_twice_is_no_workbook(
    path: Path, old: bytes, new: bytes, key: str
) -> None:
    """A table, a document or a field of which one would silently be dropped."""
    line_number, column = _edited(path, old, new)
    values = _refused(path, Code.FILE_DUPLICATE_KEY)
    assert (values["line"], values["column"], values["key"]) == (line_number, column, key)


@pytest.mark.parametrize(
    ("text", "read"),
    [(b"\\ud83d\\ude00", "😀"), (b"\\\\ud800", "\\ud800"), ("æøå".encode(), "æøå")],
)
def test_text_that_only_looks_wrong_is_taken(path: Path, text: bytes, read: str) -> None:
    _edited(path, b"Budgetflyt", text)
    with open_workbook(path) as book:
        assert [n.code for n in book.notices] == [NoticeCode.EDITED_OUTSIDE]
        assert contents(book)["ledgers"]["drift"]["label"] == read


# -- records that must not be taken


def _change(path: Path, change: Callable[[Json], object]) -> None:
    data = json.loads(path.read_bytes())
    change(data)
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")


def _doc(path: Path, table: str, record_id: str) -> str:
    rows: Json = json.loads(path.read_bytes())[table]
    return next(doc for doc, row in rows.items() if row["id"] == record_id)


REVERSED = {"type": "range", "low": 2, "high": 1}

BAD_FIELDS: list[tuple[str, str, str, object, str]] = [
    ("lines", "linje-a", "label", 3, "label"),
    ("lines", "linje-a", "label", None, "label"),
    ("lines", "linje-a", "label", "", "label"),
    ("lines", "linje-a", "label", "a\x00b", "label"),
    ("lines", "linje-a", "label", "x" * 40_000, "label"),
    ("lines", "linje-a", "order", 1.5, "order"),
    ("lines", "linje-a", "order", True, "order"),
    ("lines", "linje-a", "order", 10**18, "order"),
    ("lines", "linje-a", "direction", "X", "direction"),
    ("lines", "linje-a", "amounts", [1], "amounts"),
    ("lines", "linje-a", "amounts", {"2026": "1125"}, "amounts[...]"),
    ("lines", "linje-a", "amounts", {"2026": 1.5}, "amounts[...]"),
    ("lines", "linje-a", "amounts", {"i fjor": 1}, "amounts.i fjor"),
    ("lines", "linje-a", "amounts", {"2026": 10**16}, "amounts.2026"),
    ("lines", "linje-a", "amounts", {"2026": REVERSED}, "amounts.2026"),
    ("lines", "linje-a", "ukendt", "felt", ""),
    ("lines", "linje-a", "track", "spor-x", "track"),
    ("lines", "linje-a", "ledger", "", "ledger"),
    ("lines", "linje-a", "id", "1125", "id"),
    ("lines", "linje-a", "id", "linje-b", "id"),
    ("tracks", "spor-a", "in_force", "2026-02-30", "in_force"),
    ("view_rows", "a-gruppe", "parent", "a-gruppe", "parent"),
    ("view_columns", "a-2026", "period", "2026 (jan.-juni)", "period"),
    ("placements", "a-p-a", "target", "b-r-sud", "target"),
    ("placements", "a-p-a", "line", "linje-b", "line"),
]


@pytest.mark.parametrize(
    ("table", "record", "field", "value", "told"),
    BAD_FIELDS,
    ids=lambda value: str(value)[:20].replace("\x00", "NUL"),
)
def test_a_record_that_cannot_be_is_told_with_its_place(
    path: Path, table: str, record: str, field: str, value: object, told: str
) -> None:
    doc = _doc(path, table, record)
    _change(path, lambda data: data[table][doc].update({field: value}))
    values = _refused(path, Code.FILE_BAD_RECORD)
    assert values["table"] == table
    assert values["field"] == told
    if field != "id" and value != "linje-b":  # either of the two might be meant
        assert str(values["doc"]) == doc


def test_an_id_that_is_there_twice(path: Path) -> None:
    def repeat(data: Json) -> None:
        data["ledgers"]["77"] = {"id": "drift", "label": "igen"}

    _change(path, repeat)
    values = _refused(path, Code.FILE_BAD_RECORD)
    assert (values["table"], values["doc"], values["field"]) == ("ledgers", "77", "id")


@pytest.mark.parametrize(
    "doc", ["", "x", "-1", "01", "1.0", "½", "9" * 5000, "1" * 17], ids=lambda doc: doc[:4]
)
def test_a_document_number_that_is_none(path: Path, doc: str) -> None:
    def number(data: Json) -> None:
        data["ledgers"][doc] = {"id": "ny", "label": "ny"}

    _change(path, number)
    values = _refused(path, Code.FILE_BAD_RECORD)
    assert (values["table"], values["doc"], values["field"]) == ("ledgers", doc, "")


@pytest.mark.parametrize("documents", [{"1": {"id": "a"}}, {}, []])
def test_a_table_that_is_not_ours(path: Path, documents: object) -> None:
    _change(path, lambda data: data.update({"medarbejdere": documents}))
    assert _refused(path, Code.FILE_BAD_RECORD)["table"] == "medarbejdere"


@pytest.mark.parametrize("documents", [[], None, 3, "x"])
def test_a_table_that_is_no_table(path: Path, documents: object) -> None:
    _change(path, lambda data: data.update({"lines": documents}))
    assert _refused(path, Code.FILE_BAD_RECORD)["table"] == "lines"


HEADERS: list[tuple[str, object]] = [
    ("chain", "xyz"),
    ("chain", "0000000G"),
    ("chain", 3),
    ("offset", -1),
    ("sequence", -5),
    ("generation", 2**60),
    ("last_document", -1),
    ("workbook", None),
    ("name", 7),
]


@pytest.mark.parametrize(("field", "value"), HEADERS)
def test_a_header_that_names_no_place(path: Path, field: str, value: object) -> None:
    _change(path, lambda data: data["header"]["1"].update({field: value}))
    values = _refused(path, Code.FILE_BAD_RECORD)
    assert (values["table"], values["field"]) == ("header", field)


def test_a_header_edited_alone_is_checked_too(path: Path) -> None:
    """Its own bytes are not part of the sum it holds."""
    data = path.read_bytes()
    start = data.index(b'"chain":"') + len(b'"chain":"')
    path.write_bytes(data[:start] + b"zzzzzzzz" + data[start + 8 :])
    assert _refused(path, Code.FILE_BAD_RECORD)["field"] == "chain"


def test_a_later_format_is_refused(path: Path) -> None:
    _change(path, lambda data: data["header"]["1"].update({"format": 99, "nyt": "felt"}))
    values = _refused(path, Code.FILE_TOO_NEW)
    assert (values["format"], values["known"]) == (99, 1)


# -- protected, linked


def test_a_write_protected_file_is_only_read(path: Path) -> None:
    path.chmod(0o444)
    before = _before(path)
    with pytest.raises(FileError) as caught:
        open_workbook(path)
    assert caught.value.code is Code.FILE_DENIED
    assert _before(path) == before
    with open_workbook(path, read_only=True) as book:
        assert amount(book, "linje-a") == 1_125_000
    path.chmod(0o644)


def test_through_a_link_the_file_itself_is_written(path: Path) -> None:
    link = path.parent.parent / "genvej.json"
    _link(link, path)
    with open_workbook(link) as book:
        book.set_amount("linje-a", "2026", 8)
    assert link.is_symlink()
    assert {one.name for one in link.parent.iterdir()} == {"genvej.json", "mappe"}
    with open_workbook(path) as book:
        assert amount(book, "linje-a") == 8


def test_through_a_link_to_nothing_the_file_is_made_where_it_points(path: Path) -> None:
    link = path.with_name("genvej.json")
    _link(link, path.with_name("ny.json"))
    small_workbook(link).close()
    assert link.is_symlink()
    assert path.with_name("ny.json").is_file()


@pytest.mark.skipif(os.name != "posix", reason="files have no modes here")
def test_those_who_may_read_it_may_do_so_after_a_snapshot(path: Path) -> None:
    path.chmod(0o664)
    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 8)
    assert path.stat().st_mode & 0o777 == 0o664


def test_it_is_made_where_there_is_none_and_never_over_another(path: Path) -> None:
    before = _before(path)
    with pytest.raises(FileError) as caught:
        small_workbook(path)
    assert caught.value.code is Code.FILE_EXISTS
    assert _before(path) == before
    with pytest.raises(FileError) as caught:
        small_workbook(path.parent / "ingen" / "bog.json")
    assert caught.value.code is Code.FOLDER_MISSING


def test_a_file_that_appears_meanwhile_is_not_written_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = path.with_name("ny.json")
    monkeypatch.setattr("store.creating._check_free", lambda _: other.write_text("en andens"))
    with pytest.raises(FileError) as caught:
        small_workbook(other)
    assert caught.value.code is Code.FILE_EXISTS
    assert other.read_text() == "en andens"
    assert {one.name for one in path.parent.iterdir()} == {
        "bog.json",
        "bog.json.historik",
        "ny.json",
    }


def test_a_history_that_lies_there_already_is_left_aside(path: Path) -> None:
    kept = history_of(path).read_bytes()
    path.unlink()
    with small_workbook(path) as book:
        (notice,) = book.notices
        assert notice.code is NoticeCode.HISTORY_LEFT_ASIDE
        assert Path(str(notice.values["path"])).read_bytes() == kept
    with open_workbook(path) as book:
        assert len(list(book.history())) == 1


def test_a_name_that_is_no_text_is_stored_as_text(path: Path) -> None:
    with create_workbook(path.with_name("ny.json"), name="bud\udcffget") as book:
        assert book.name == "bud?get"
    with open_workbook(path.with_name("ny.json")) as book:
        assert book.name == "bud?get"


def test_opening_and_closing_writes_nothing_when_nothing_is_new(path: Path) -> None:
    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 7)
    before = _before(path)
    open_workbook(path).close()
    assert _before(path) == before
    with open_workbook(path) as book:
        due = [book.snapshot_due]
        book.set_amount("linje-a", "2026", 8)
        due.append(book.snapshot_due)
    assert due == [False, True]
    assert plain_contents(path)["lines"]["linje-a"]["amounts"]["2026"] == 8


# -- written by plain TinyDB


def test_plain_tinydb_opens_and_queries_it(path: Path) -> None:
    with TinyDB(path, access_mode="r") as database:
        (found,) = database.table("lines").search(where("id") == "linje-a")
        assert found["amounts"]["2026"] == 1_125_000
        assert len(database.table("lines")) == 8
    with open_workbook(path, read_only=True) as book:
        assert contents(book) == plain_contents(path)


def test_what_plain_tinydb_writes_is_taken_and_told(path: Path) -> None:
    with TinyDB(path) as database:
        database.table("lines").update({"label": "Rettet udenfor"}, where("id") == "linje-a")
        database.table("committees").insert({"id": "OKU", "name": "Økonomiudvalget"})
    with open_workbook(path, read_only=True) as reader:
        assert [n.code for n in reader.notices] == [NoticeCode.EDITED_OUTSIDE]
        assert contents(reader)["lines"]["linje-a"]["label"] == "Rettet udenfor"
    with open_workbook(path) as book:
        assert [n.code for n in book.notices] == [NoticeCode.EDITED_OUTSIDE]
        assert contents(book) == contents(reader)
        assert book.get(Committee, "OKU").name == "Økonomiudvalget"
        assert_totals(book)
        book.set_amount("linje-a", "2026", 8)
    with open_workbook(path) as book:
        assert book.notices == []
        assert contents(book)["lines"]["linje-a"]["label"] == "Rettet udenfor"
        assert amount(book, "linje-a") == 8


def test_an_unchanged_workbook_rewritten_by_tinydb_is_the_same_workbook(path: Path) -> None:
    with TinyDB(path) as database:
        database.table("lines").update({}, where("id") == "linje-a")
    assert path.read_bytes().count(b"\n") == 0
    with open_workbook(path) as book:
        assert_whole(book)
        assert list(contents(book)) == list(contents(book))
        assert sum(len(rows) for rows in contents(book).values()) == len(small_records())


def test_a_number_that_tinydb_gave_out_too_loses_no_record(path: Path) -> None:
    """The history adds a record under the number another program takes for its own."""
    before = path.read_bytes()
    with open_workbook(path) as book:
        book.apply([Add(Committee(id="KFU", name="Kultur- og Fritidsudvalget"))])
        number = book.tables.document("committees", "KFU")
    history_of(path).write_bytes(
        b"".join(history_of(path).read_bytes().splitlines(keepends=True)[:3])
    )
    path.write_bytes(before)
    with TinyDB(path) as database:
        data = database.storage.read()
        assert data is not None
        data["committees"][str(number)] = {"id": "OKU", "name": "Økonomiudvalget"}
        database.storage.write(data)
    open_workbook(path).close()
    for _ in range(2):
        with open_workbook(path) as book:
            assert {"KFU", "OKU", "SUD", "SOU"} == set(book.tables.table("committees"))
            book.apply([Delete("committees", "KFU")])
            book.undo()


# -- while it is open


def _in_place(path: Path) -> None:
    with TinyDB(path) as database:
        database.table("lines").update({"label": "Udenfor"}, where("id") == "linje-a")


def _by_another_file(path: Path) -> None:
    other = path.with_name("anden.json")
    shutil.copy(path, other)
    other.replace(path)


@pytest.mark.parametrize(
    ("interfere", "code"),
    [
        (_in_place, Code.FILE_REPLACED),
        (_by_another_file, Code.FILE_REPLACED),
        (Path.unlink, Code.FILE_REMOVED),
    ],
)
def test_a_file_that_others_touch_is_not_written_over(
    path: Path, interfere: Callable[[Path], object], code: Code
) -> None:
    book = open_workbook(path)
    book.set_amount("linje-a", "2026", 8)
    interfere(path)
    there = path.read_bytes() if path.exists() else None
    for save in (book.snapshot, book.close):
        with pytest.raises(FileError) as caught:
            save()
        assert caught.value.code is code
        assert caught.value.values["path"] == str(path)
        assert (path.read_bytes() if path.exists() else None) == there
    book.set_amount("linje-b", "2026", 9)
    _saves_all(book, path.with_name("kopi.json"))
    book.close(discard=True)
    assert (path.read_bytes() if path.exists() else None) == there
    small_workbook(path.with_name("ny.json")).close()


def _saves_all(book: Workbook, copy: Path) -> None:
    """A copy holds all there is, and can be worked with."""
    book.save_copy(copy)
    with open_workbook(copy) as other:
        assert contents(other) == contents(book)
        assert other.id == book.id
        other.set_amount("linje-c", "2026", 1)
        other.undo()
        assert contents(other) == contents(book)


def _history_replaced(path: Path) -> None:
    other = path.with_name("anden.historik")
    shutil.copy(history_of(path), other)
    other.replace(history_of(path))


def _history_written_to(path: Path) -> None:
    with history_of(path).open("ab") as file:
        file.write(b"mere\n")


def _history_cut(path: Path) -> None:
    os.truncate(history_of(path), history_of(path).stat().st_size - 10)


@pytest.mark.parametrize("loaded", [False, True])
@pytest.mark.parametrize(
    "interfere",
    [
        lambda path: history_of(path).unlink(),
        _history_replaced,
        _history_written_to,
        _history_cut,
    ],
)
def test_without_its_own_history_nothing_is_saved_and_nothing_lost(
    path: Path, interfere: Callable[[Path], object], loaded: bool
) -> None:
    book = open_workbook(path)
    if loaded:
        list(book.history())
    try:
        interfere(path)
    except PermissionError:
        pytest.skip("a file that is open is not touched here")
    there = path.read_bytes()
    for figure in (8, 9):
        with pytest.raises(NotSaved) as caught:
            book.set_amount("linje-a", "2026", figure)
        assert caught.value.values["cause"] is Code.HISTORY_REPLACED
    assert len(book.unsaved) == 2
    assert amount(book, "linje-a") == 9
    assert_totals(book)
    for save in (book.retry, book.snapshot, book.close):
        with pytest.raises(NotSaved):
            save()
    assert path.read_bytes() == there
    _saves_all(book, path.with_name("kopi.json"))
    with open_workbook(path.with_name("kopi.json")) as copy:
        ids = [group.id for group in copy.history()]
        assert ids[:-2][-2:] == [group.id for group in book.unsaved]
    book.close(discard=True)


def test_what_could_not_be_saved_is_in_a_copy(path: Path) -> None:
    with open_workbook(path) as book:
        book.set_amount("linje-b", "2026", 7)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("store.system.Files.write", _full)
            with pytest.raises(NotSaved):
                book.set_amount("linje-a", "2026", 8)
        assert [group.changes[0].after for group in book.unsaved] == [8]
        _saves_all(book, path.with_name("kopi.json"))
        assert len(book.unsaved) == 1


def _full(*arguments: object) -> None:
    raise OSError(28, "no space left on device")


# -- snapshots on their way


def test_a_snapshot_that_comes_after_a_later_one_changes_nothing(path: Path) -> None:
    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 8)
        early = book.begin_snapshot()
        book.set_amount("linje-a", "2026", 9)
        late = book.begin_snapshot()
        late.write()
        book.end_snapshot(late)
        there = path.read_bytes()
        early.write()
        book.end_snapshot(early)
        assert path.read_bytes() == there
        assert not book.snapshot_due
    with open_workbook(path) as book:
        assert book.notices == []
        assert amount(book, "linje-a") == 9


def test_a_snapshot_that_comes_after_closing_writes_nothing(path: Path) -> None:
    book = open_workbook(path)
    book.set_amount("linje-a", "2026", 8)
    early = book.begin_snapshot()
    book.set_amount("linje-a", "2026", 9)
    book.close()
    with open_workbook(path) as other:
        other.set_amount("linje-a", "2026", 10)
        before = _before(path)
        with pytest.raises(FileError) as caught:
            early.write()
        assert caught.value.code is Code.CLOSED
        book.end_snapshot(early)
        assert _before(path) == before
    with open_workbook(path) as book:
        assert amount(book, "linje-a") == 10


def test_edits_during_a_snapshot_are_not_in_it_but_are_not_lost(path: Path) -> None:
    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 8)
        job = book.begin_snapshot()
        book.set_amount("linje-a", "2026", 9)
        book.apply([Add(line("linje-ny", {"2026": 1}))])
        job.write()
        book.end_snapshot(job)
        assert plain_contents(path)["lines"]["linje-a"]["amounts"]["2026"] == 8
        assert "linje-ny" not in plain_contents(path)["lines"]
        assert book.snapshot_due
        with open_workbook(path, read_only=True) as reader:
            assert amount(reader, "linje-a") == 9
            assert contents(reader) == contents(book)


def test_a_background_snapshot_that_fails_changes_nothing(path: Path) -> None:
    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 8)
        job = book.begin_snapshot()
        before = path.read_bytes()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("store.system.Files.write", _full)
            with pytest.raises(FileError) as caught:
                job.write()
        assert caught.value.code is Code.SNAPSHOT_FAILED
        assert caught.value.values["reason"] == "full"
        assert path.read_bytes() == before
        assert book.snapshot_due
    with open_workbook(path) as book:
        assert book.notices == []
        assert amount(book, "linje-a") == 8
