"""Every code of the store has Danish words, filled with what the store really says."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from screens.texts.catalogue_da import COMPLAINTS, ERRORS, FINDINGS, NOTICES
from screens.texts.messages import (
    UNKNOWN,
    error_lines,
    error_text,
    finding_text,
    in_use_text,
    notice_text,
    placeholders,
)
from store.amount_entry import read_amount
from store.amounts import UNKNOWN as UNKNOWN_AMOUNT
from store.amounts import Range
from store.cells import shares_of
from store.changes import Add, Delete, Edit, SetField
from store.checks import FindingCode, sign_findings
from store.creating import create_workbook
from store.csv_dialect import DANSK
from store.csv_registers import read_registers
from store.errors import Code, CsvError, CsvRefused, FileError, NotSaved, StoreError
from store.exporting import export_to
from store.field_entry import read_field
from store.history import Edited, HistoryWriter, read_from, start_of
from store.hours import read_day
from store.hours_edits import Target
from store.hours_edits import pasted as pasted_hours
from store.importing import prepare
from store.line_edits import delete_lines, place
from store.moments import read_moment
from store.notices import Notice, NoticeCode
from store.opening import open_workbook
from store.paste import MAX_CELLS, paste_edits, plan_paste, read_block
from store.paths import history_of
from store.plan_records import Body, FollowUp, Weekday
from store.records import Document, Line, Placement
from store.row_order import move_row
from store.system import Files, file_error
from store.tables import Tables
from tests.store.helpers import line, small_workbook
from tests.store.hours_records import hours_records, typed_hours

Trigger = Callable[[Path], object]

NOT_ON_THIS_SYSTEM = {Code.EXPORT_LINK, Code.HISTORY_REPLACED} if os.name == "nt" else set()
"""Links take a privilege on Windows, and files that are open are not renamed there."""

HEADER = "id;art;spor;rækkefølge;aktivitet;varig;kr 2026\n"


# what makes the store refuse, one trigger a code


def typed(text: str) -> Trigger:
    return lambda folder: read_amount(text, "t.kr.", None)


def edited(*edits: Edit) -> Trigger:
    def trigger(folder: Path) -> None:
        with small_workbook(folder / "bog.json") as book:
            book.apply(edits)

    return trigger


def opened(content: bytes) -> Trigger:
    def trigger(folder: Path) -> None:
        path = folder / "bog.json"
        path.write_bytes(content)
        open_workbook(path)

    return trigger


def damaged(change: Callable[[dict[str, Any]], object]) -> Trigger:
    def trigger(folder: Path) -> None:
        path = folder / "bog.json"
        small_workbook(path).close()
        content = json.loads(path.read_bytes())
        change(content)
        path.write_text(json.dumps(content), encoding="utf-8")
        open_workbook(path)

    return trigger


def history(change: Callable[[list[bytes]], list[bytes]]) -> Trigger:
    def trigger(folder: Path) -> None:
        path = folder / "bog.json"
        with small_workbook(path) as book:
            book.set_amount("linje-a", "2026", 1)
            book.set_amount("linje-a", "2026", 2)
        lines = history_of(path).read_bytes().splitlines(keepends=True)
        history_of(path).write_bytes(b"".join(change(lines)))
        open_workbook(path)

    return trigger


def imported(text: str | bytes, name: str = "aktiviteter.csv") -> Trigger:
    data = text if isinstance(text, bytes) else text.encode()
    return lambda folder: read_registers({name: data}, Tables())


def csv_row(row: str) -> Trigger:
    ledgers = b"id;navn\nart-a;Art\n"
    text = (HEADER + row).encode()
    return lambda folder: read_registers({"arter.csv": ledgers, "aktiviteter.csv": text}, Tables())


def undo_what_changed_since(folder: Path) -> None:
    with small_workbook(folder / "bog.json") as book:
        first = book.set_amount("linje-a", "2026", 1)
        book.set_amount("linje-a", "2026", 2)
        assert first is not None
        book.undo(first.id)


def make_twice(folder: Path) -> None:
    small_workbook(folder / "bog.json").close()
    small_workbook(folder / "bog.json")


def undo_twice(folder: Path) -> None:
    with small_workbook(folder / "bog.json") as book:
        group = book.set_amount("linje-a", "2026", 1)
        book.undo()
        assert group is not None
        book.undo(group.id)


def undo_the_creation(folder: Path) -> None:
    with small_workbook(folder / "bog.json") as book:
        book.undo(next(book.history()).id)


def change_what_is_read_only(folder: Path) -> None:
    small_workbook(folder / "bog.json").close()
    open_workbook(folder / "bog.json", read_only=True).set_amount("linje-a", "2026", 1)


def change_what_is_closed(folder: Path) -> None:
    book = small_workbook(folder / "bog.json")
    book.close()
    book.set_amount("linje-a", "2026", 1)


def open_twice(folder: Path) -> None:
    with small_workbook(folder / "bog.json"):
        open_workbook(folder / "bog.json")


def write_protected(folder: Path) -> None:
    small_workbook(folder / "bog.json").close()
    os.chmod(folder / "bog.json", 0o444)
    try:
        open_workbook(folder / "bog.json")
    finally:
        os.chmod(folder / "bog.json", 0o600)


def snapshot_after(change: Callable[[Path], object]) -> Trigger:
    def trigger(folder: Path) -> None:
        path = folder / "bog.json"
        book = small_workbook(path)
        try:
            book.set_amount("linje-a", "2026", 1)
            change(path)
            book.snapshot()
        finally:
            with pytest.raises(FileError):
                book.close()

    return trigger


class Full(Files):
    """A disk that is full from some moment on."""

    full = False

    def write(self, fd: int, data: bytes) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "no space")
        super().write(fd, data)


def full_disk(*, on: str) -> Trigger:
    def trigger(folder: Path) -> None:
        files = Full()
        book = small_workbook(folder / "bog.json", files)
        try:
            if on == "snapshot":
                book.set_amount("linje-a", "2026", 1)
            files.full = True
            if on == "snapshot":
                book.snapshot()
            else:
                book.set_amount("linje-a", "2026", 1)
        finally:
            files.full = False
            book.close(discard=True)

    return trigger


def foreign_history(folder: Path) -> None:
    small_workbook(folder / "bog.json").close()
    small_workbook(folder / "anden.json").close()
    os.replace(history_of(folder / "anden.json"), history_of(folder / "bog.json"))
    open_workbook(folder / "bog.json")


def older_copy(folder: Path) -> None:
    path = folder / "bog.json"
    small_workbook(path).close()
    old = path.read_bytes()
    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 1)
    path.write_bytes(old)
    open_workbook(path)


def replaced_history(folder: Path) -> None:
    path = folder / "bog.json"
    book = small_workbook(path)
    history_of(path).rename(folder / "gammel")
    history_of(path).write_bytes((folder / "gammel").read_bytes())
    with pytest.raises(NotSaved) as caught:
        book.set_amount("linje-a", "2026", 1)
    book.close(discard=True)
    assert caught.value.__cause__ is not None
    raise caught.value.__cause__


def unreplayable(folder: Path) -> None:
    path = folder / "bog.json"
    with small_workbook(path) as book:
        group = book.set_amount("linje-a", "2026", 1)
    data = history_of(path).read_bytes()
    start = start_of(data, str(path))
    assert group is not None
    assert start is not None
    writer = HistoryWriter.open(history_of(path), read_from(data, start[1], "").end, Files())
    writer.append(Edited(group))
    writer.close()
    open_workbook(path)


def exported(prepare_folder: Callable[[Path], object], files: Files | None = None) -> Trigger:
    def trigger(folder: Path) -> None:
        with small_workbook(folder / "bog.json") as book:
            prepare_folder(folder / "ud")
            export_to(book, folder / "ud", DANSK, files=files)

    return trigger


def changed_view(folder: Path) -> None:
    with small_workbook(folder / "bog.json") as book:
        export_to(book, folder / "ud", DANSK)
        path = folder / "ud" / "tabeller" / "tabel-tabel-a.csv"
        text = path.read_text(encoding="utf-8-sig").replace("1125", "1126")
        prepare(book, {"tabeller/tabel-tabel-a.csv": text.encode()})


def full() -> Full:
    files = Full()
    files.full = True
    return files


def a_link(folder: Path) -> None:
    folder.symlink_to(folder.parent)


def a_file(folder: Path) -> None:
    folder.mkdir()
    (folder / "dokumenter.csv").write_bytes(b"")


def unread(folder: Path) -> None:
    raise file_error(OSError(errno.EIO, "input/output error"), folder / "bog.json")


def rebuilt(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content + b" ")


def entered(table: str, field: str, text: str) -> Trigger:
    """Type a text into a field of a record."""

    def trigger(folder: Path) -> None:
        with small_workbook(folder / "bog.json") as book:
            read_field(book.tables, table, field, text)

    return trigger


def spread_over(*lines: Line) -> Trigger:
    return lambda folder: shares_of(lines, "2026", 1)


def reversed_hours(folder: Path) -> None:
    with small_workbook(folder / "bog.json") as book:
        book.apply([Add(record) for record in hours_records()])
        book.apply([SetField("intervals", "tid-centre-sof-dsi-nu-fredag", "closes", "08:00")])


def clashing_hours(folder: Path) -> None:
    with small_workbook(folder / "bog.json") as book:
        book.apply([Add(record) for record in hours_records()])
        book.apply([Add(one) for one in typed_hours("fredag", "12-14", "centre-sof-dsi")])


def closed_hours(weekday: Weekday) -> Trigger:
    """Close a day that is open, or closed already."""

    def trigger(folder: Path) -> None:
        with small_workbook(folder / "bog.json") as book:
            book.apply([Add(record) for record in hours_records()])
            (typed,) = typed_hours(weekday, "9-13", "centre-buf-pladsanvisning")
            book.apply([Add(msgspec.structs.replace(typed, opens="", closes="", closed=True))])

    return trigger


def pasted_no_day(_: Path) -> None:
    try:
        pasted_hours([[Target(None, "")]], [["9-13"]])
    except StoreError as error:
        raise error.values["cause"] from None  # type: ignore[misc]


def pasted(text: str, *row_ids: str | None, without: str = "") -> Trigger:
    """Paste a text over cells of 2027 in one column, of a table that perhaps lacks a line."""

    def trigger(folder: Path) -> None:
        with small_workbook(folder / "bog.json") as book:
            book.apply(delete_lines(book.tables, [without] if without else []))
            targets = [[None if row_id is None else (row_id, "2027")] for row_id in row_ids]
            paste_edits(plan_paste(book.table("tabel-a"), targets, read_block(text), "t.kr."))

    return trigger


def placed(view_id: str, line_id: str, row_id: str) -> Trigger:
    def trigger(folder: Path) -> None:
        with small_workbook(folder / "bog.json") as book:
            place(book.tables, view_id, line_id, row_id)

    return trigger


def move_what_has_a_fixed_place(folder: Path) -> None:
    with small_workbook(folder / "bog.json") as book:
        move_row(book.tables, "tabel-b", "tabel-b~=SOU", 1)


LABEL = ("lines", "linje-a", "label")

TRIGGERS: dict[Code, Trigger] = {
    Code.AMOUNT_EMPTY: typed(" "),
    Code.AMOUNT_UNREADABLE: typed("abc"),
    Code.AMOUNT_AMBIGUOUS: typed("1,125"),
    Code.AMOUNT_FRACTION: typed("0,0001"),
    Code.AMOUNT_TOO_LARGE: typed("9" * 20),
    Code.AMOUNT_RANGE_REVERSED: typed("5-3"),
    Code.AMOUNT_RELATIVE_REFUSED: typed("+5"),
    Code.AMOUNT_DIVISION_BY_ZERO: typed("=1/0"),
    Code.AMOUNT_TOO_LONG: typed("1" * 1_000),
    Code.DATE_UNREADABLE: lambda _: read_moment("31/2-2026"),
    Code.DATE_NO_YEAR: lambda _: read_moment("1. april"),
    Code.RECORD_MISSING: edited(Delete("lines", "findes-ikke")),
    Code.RECORD_EXISTS: edited(Add(line("linje-a", {}))),
    Code.RECORD_IN_USE: edited(Delete("tracks", "spor-a")),
    Code.RECORD_BAD_ID: edited(Add(Document(id="1-12", short="x", title="x"))),
    Code.KIND_UNKNOWN: edited(Delete("ukendt", "x")),
    Code.FIELD_UNKNOWN: edited(SetField("lines", "linje-a", "farve", "rød")),
    Code.FIELD_REQUIRED: edited(SetField(*LABEL, "")),
    Code.FIELD_VALUE: edited(SetField("lines", "linje-a", "certainty", "måske")),
    Code.FIELD_REFERENCE: edited(SetField("lines", "linje-a", "track", "spor-x")),
    Code.ENTRY_UNREADABLE: entered("lines", "certainty", "måske"),
    Code.ENTRY_REQUIRED: entered("lines", "label", ""),
    Code.ENTRY_REFERENCE: entered("lines", "track", "ukendt"),
    Code.ENTRY_AMBIGUOUS: entered("lines", "administration", "s"),
    Code.ENTRY_DAY: entered("documents", "date", "Q4 2026"),
    Code.FIELD_TEXT: edited(SetField(*LABEL, "a\0b")),
    Code.FIELD_TOO_LONG: edited(SetField(*LABEL, "x" * 40_000)),
    Code.FIELD_CPR: edited(SetField(*LABEL, "født 010190-1234")),
    Code.BODY_CYCLE: edited(
        Add(Body(id="organ-a", name="A", kind="MED", parent="organ-b")),
        Add(Body(id="organ-b", name="B", kind="MED", parent="organ-a")),
    ),
    Code.FOLLOW_UP_TWICE: edited(
        Add(FollowUp(id="opf-a", table="lines", target="linje-a")),
        Add(FollowUp(id="opf-b", table="lines", target="linje-a")),
    ),
    Code.PERIOD_UNREADABLE: edited(SetField("lines", "linje-a", "amounts.20", 1)),
    Code.ROW_CYCLE: edited(SetField("view_rows", "a-gruppe", "parent", "a-gruppe")),
    Code.PLACEMENT_TWICE: edited(
        Add(Placement(id="p-ny", view="tabel-a", line="linje-a", target="a-r-to"))
    ),
    Code.PLACEMENT_OTHER_VIEW: edited(SetField("placements", "a-p-a", "target", "b-r-sud")),
    Code.UNDO_NOTHING: undo_twice,
    Code.REDO_NOTHING: lambda folder: small_workbook(folder / "bog.json").redo(),
    Code.UNDO_CONFLICT: undo_what_changed_since,
    Code.UNDO_CREATION: undo_the_creation,
    Code.GROUP_MISSING: lambda folder: small_workbook(folder / "bog.json").undo("x"),
    Code.READ_ONLY: change_what_is_read_only,
    Code.CLOSED: change_what_is_closed,
    Code.FILE_MISSING: lambda folder: open_workbook(folder / "bog.json"),
    Code.FILE_EXISTS: make_twice,
    Code.FOLDER_MISSING: lambda folder: create_workbook(folder / "a" / "b" / "c.json"),
    Code.FILE_IS_FOLDER: lambda folder: open_workbook(folder),
    Code.FILE_EMPTY: opened(b" \n"),
    Code.FILE_UNREADABLE: unread,
    Code.FILE_DENIED: write_protected,
    Code.FILE_NOT_JSON: opened(b'{"header": }'),
    Code.FILE_NOT_UTF8: opened(b'{"a": "\xff"}'),
    Code.FILE_BAD_NUMBER: opened(b'{"a": NaN}'),
    Code.FILE_DUPLICATE_KEY: opened(b'{"a": 1, "a": 2}'),
    Code.FILE_TOO_DEEP: opened(b"[" * 100 + b"]" * 100),
    Code.FILE_LONE_SURROGATE: opened(b'{"a": "\\ud800"}'),
    Code.FILE_FOREIGN: opened(b'{"_default": {}}'),
    Code.FILE_BAD_RECORD: damaged(lambda content: content["lines"]["13"].update(order="x")),
    Code.FILE_TOO_NEW: damaged(lambda content: content["header"]["1"].update(format=99)),
    Code.FILE_LOCKED: open_twice,
    Code.FILE_REPLACED: snapshot_after(rebuilt),
    Code.FILE_REMOVED: snapshot_after(Path.unlink),
    Code.NOT_SAVED: full_disk(on="append"),
    Code.SNAPSHOT_FAILED: full_disk(on="snapshot"),
    Code.HISTORY_DAMAGED: history(lambda lines: [lines[0], b"x" + lines[1], *lines[2:]]),
    Code.HISTORY_GAP: history(lambda lines: [*lines[:2], *lines[3:]]),
    Code.HISTORY_FOREIGN: foreign_history,
    Code.HISTORY_BEHIND: history(lambda lines: lines[:2]),
    Code.HISTORY_AHEAD: older_copy,
    Code.HISTORY_REPLACED: replaced_history,
    Code.HISTORY_UNREPLAYABLE: unreplayable,
    Code.CSV_UNREADABLE: lambda folder: _refuse(
        CsvError(Code.CSV_UNREADABLE, path="arter.csv", errno=errno.ENOENT)
    ),
    Code.CSV_NO_FILES: lambda folder: read_registers({}, Tables()),
    Code.CSV_UNKNOWN_FILE: imported("a;b\n1;2\n", "ukendt.csv"),
    Code.CSV_ENCODING: imported(b"id;navn\na;\x81\n", "arter.csv"),
    Code.CSV_NUL: imported(HEADER + "a;b\0;;;;;\n"),
    Code.CSV_EMPTY: imported(b""),
    Code.CSV_UNCLOSED_QUOTE: imported(HEADER + '"a;b\n'),
    Code.CSV_BAD_QUOTE: imported(HEADER + '"a"b;b\n'),
    Code.CSV_RAGGED: imported(HEADER + "a;b"),
    Code.CSV_UNKNOWN_COLUMN: imported("id;farve\na;b\n"),
    Code.CSV_REPEATED_COLUMN: imported("id;art;Art\na;b;c\n"),
    Code.CSV_NO_ID_COLUMN: imported("art;aktivitet\na;b\n"),
    Code.CSV_REPEATED_ID: csv_row("a;art-a;;1;A;nej;1\na;art-a;;1;A;nej;1\n"),
    Code.CSV_CELL_TOO_LARGE: imported(HEADER + f"a;{'x' * 40_000};;;;;\n"),
    Code.CSV_BAD_CELL: csv_row("a;art-a;;x;A;nej;1\n"),
    Code.CSV_AMBIGUOUS_NUMBER: csv_row("a;art-a;;1;A;nej;1.125\n"),
    Code.CSV_BAD_DATE: imported("id;kortnavn;titel;dato\na;b;c;31/31\n", "dokumenter.csv"),
    Code.CSV_VIEW_CHANGED: changed_view,
    Code.CSV_REFUSED: imported(b""),
    Code.EXPORT_EXISTS: exported(a_file),
    Code.EXPORT_LINK: exported(a_link),
    Code.EXPORT_FAILED: exported(Path.mkdir, full()),
    Code.CELL_EMPTY: pasted("1", "a-r-to", without="linje-b"),
    Code.CELL_OF_SEVERAL: pasted("1", "a-gruppe"),
    Code.SPREAD_RANGE: spread_over(line("a", {"2026": Range(1, 2)})),
    Code.SPREAD_UNKNOWN: spread_over(line("a", {"2026": UNKNOWN_AMOUNT})),
    Code.SPREAD_BLANK: spread_over(line("a", {})),
    Code.SPREAD_PRICE_LEVELS: spread_over(
        line("a", {"2026": 1}), line("b", {"2026": 1}, price_level="2025-pl")
    ),
    Code.LINE_OUTSIDE_VIEW: placed("tabel-a", "flyt-a", "a-r-et"),
    Code.ROW_FOLLOWS_FIELD: placed("tabel-b", "linje-a", "b-r-sud"),
    Code.ROW_IS_TOTAL: placed("tabel-a", "linje-a", "a-total"),
    Code.ROW_FIXED: move_what_has_a_fixed_place,
    Code.PASTE_TOO_LARGE: pasted("\n" * (MAX_CELLS + 1), "a-r-et"),
    Code.PASTE_NO_CELL: pasted("1", None),
    Code.HOURS_REVERSED: reversed_hours,
    Code.HOURS_CLASH: clashing_hours,
    Code.HOURS_CLOSED_OPEN: closed_hours("mandag"),
    Code.HOURS_CLOSED_TWICE: closed_hours("onsdag"),
    Code.HOURS_UNREADABLE: lambda _: read_day("9-13-15"),
    Code.HOURS_NO_TIME: lambda _: read_day("9-25.00"),
    Code.HOURS_BACKWARDS: lambda _: read_day("13-9"),
    Code.HOURS_OVERLAP: lambda _: read_day("9-12, 11-15"),
    Code.HOURS_NO_CELL: pasted_no_day,
    Code.HOURS_PASTE: lambda _: pasted_hours([[Target(None, "")]], [["9-13"]]),
    Code.PASTE_TWICE: pasted("1\n2", "a-gruppe", "a-r-et", without="linje-b"),
}


def _refuse(*errors: StoreError) -> None:
    raise CsvRefused(list(errors))


def raised(code: Code, folder: Path) -> StoreError:
    """The error of this code that its trigger raises, by itself or among those of an import."""
    with pytest.raises(StoreError) as caught:
        TRIGGERS[code](folder)
    error = caught.value
    if isinstance(error, CsvRefused) and code is not Code.CSV_REFUSED:
        return next(one for one in error.errors if one.code is code)
    return error


@pytest.mark.parametrize("code", sorted(set(Code) - NOT_ON_THIS_SYSTEM))
def test_every_refusal_is_told_with_its_values(code: Code, tmp_path: Path) -> None:
    error = raised(code, tmp_path)
    assert error.code is code
    text = error_text(error)
    assert UNKNOWN not in text.replace("xx…", "").replace("11…", "").replace("99…", "")
    assert not set("{}[]") & set(text)
    assert text.endswith((".", ":", ".json"))
    assert text.isprintable()


def test_every_code_has_words() -> None:
    assert ERRORS.keys() == set(Code)
    assert NOTICES.keys() == set(NoticeCode)
    assert FINDINGS.keys() == set(FindingCode)
    assert TRIGGERS.keys() == set(Code)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("a;art-x;;1;A;nej;1", "kolonne »art«: »art-x« findes ikke blandt arterne."),
        ("a;;;1;A;nej;1", "kolonne »art«: Cellen skal udfyldes."),
        ("a;art-a;;1;A;måske;1", "»måske« kan ikke stå her. Der skal stå »ja« eller »nej«."),
        ("a;art-a;;1;A;nej;abc", "»abc« er ikke et beløb. Skriv hele kroner, fx 1125000."),
        ("a;art-a;;1;A;nej;0,5", "»0,5« er ikke hele kroner. Skriv beløbet uden øre."),
        ("a;art-a;;1;A;nej;5-3", "»5-3« vender forkert. Skriv det mindste tal først."),
        ("a;art-a;;1;A;nej;+5", "»+5« er en ændring. Skriv hele beløbet uden plus foran."),
        ("a;art-a;;1;A;nej;9999999999999999", "Det højeste er 1.000.000.000.000.000 kr."),
        ("1-12;art-a;;1;A;nej;1", "»1-12« kan ikke bruges som id."),
    ],
)
def test_a_cell_is_told_by_file_row_and_column(row: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(CsvRefused) as caught:
        csv_row(f"{row}\n")(tmp_path)
    headline, *lines = error_lines(caught.value)
    assert headline == "Intet er importeret. Der er 1 fejl:"
    (only,) = lines
    assert only.startswith("  aktiviteter.csv, række 2, kolonne »")
    assert text in only


def test_every_complaint_names_a_code_that_a_cell_can_get() -> None:
    assert COMPLAINTS.keys() <= set(Code)


def test_of_many_errors_the_first_are_told() -> None:
    errors: list[StoreError] = [
        CsvError(Code.CSV_EMPTY, path=f"{number}.csv") for number in range(50)
    ]
    lines = list(error_lines(CsvRefused(errors), limit=10))
    assert len(lines) == 12
    assert lines[-1] == "  … og 40 fejl til."


def test_a_lock_names_its_owner_as_far_as_known(tmp_path: Path) -> None:
    known = FileError(Code.FILE_LOCKED, path="r.json", user="anne", host="pc-7",
                      since="2026-12-03T12:00:00+00:00", process=1, started="")  # fmt: skip
    assert error_text(known).startswith("r.json er i brug af anne på pc-7 siden ")
    nameless = FileError(Code.FILE_LOCKED, path="r.json", user="", host="")
    assert error_text(nameless).startswith("r.json er i brug. Luk den dér")


def test_who_opened_to_read_is_not_told_to_do_so() -> None:
    lock = FileError(Code.FILE_LOCKED, path="r.json", user="anne", host="pc-7",
                     since="2026-12-03T12:00:00+00:00")  # fmt: skip
    text = in_use_text(lock)
    assert text.startswith("r.json er i brug af anne på pc-7 siden ")
    assert "vises den skrivebeskyttet" in text
    assert "eller åbn den skrivebeskyttet" not in text


def test_an_empty_value_is_told_as_empty() -> None:
    missing = StoreError(Code.RECORD_MISSING, table="lines", id="")
    assert error_text(missing) == "Der findes ingen aktivitet med id »« (tom)."
    unknown = StoreError(Code.RECORD_MISSING, table="lines")
    assert error_text(unknown) == f"Der findes ingen aktivitet med id »{UNKNOWN}«."


@pytest.mark.parametrize(
    "data",
    [
        "id;navn\na;b\nc;d\n".encode("utf-16-le"),
        b"PK\3\4\0\0abc\0\nd\0\ne\0\nf\0\ng\0\n",
    ],
)
def test_a_file_that_is_no_text_is_one_error_that_says_how_to_save_it(
    data: bytes, tmp_path: Path
) -> None:
    with pytest.raises(CsvRefused) as caught:
        imported(data, "arter.csv")(tmp_path)
    headline, only = error_lines(caught.value)
    assert headline == "Intet er importeret. Der er 1 fejl:"
    assert only.startswith("  arter.csv: Filen er ikke en CSV-tekst")
    assert "CSV UTF-8 (semikolonsepareret)" in only


def test_a_nul_further_down_is_told_where_it_stands() -> None:
    errors: list[StoreError] = [CsvError(Code.CSV_NUL, path="a.csv", row=9, column="note")]
    _, only = error_lines(CsvRefused(errors))
    assert only == "  a.csv, række 9, kolonne »note«: Der er et NUL-tegn i cellen. Slet det."


def test_a_record_that_cannot_be_used_is_named_in_danish(tmp_path: Path) -> None:
    def spoil(content: dict[str, Any]) -> None:
        content["lines"]["13"]["amounts"] = {"2026": "x"}

    with pytest.raises(FileError) as caught:
        damaged(spoil)(tmp_path)
    text = error_text(caught.value)
    assert "register »aktiviteter«" in text
    assert "felt »beløb«" in text
    header = FileError(Code.FILE_BAD_RECORD, path="a", table="header", doc=1, field="saved")
    assert "register »filhoved«, nummer 1, felt »gemt«" in error_text(header)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENAMETOOLONG, "navnet er for langt"),
        (errno.EINVAL, "navnet er ugyldigt"),
        (errno.EIO, "fejl på disken"),
        (9_999, "systemfejl 9999"),
    ],
)
def test_what_the_system_said_is_told_in_words(number: int, words: str) -> None:
    assert words in error_text(FileError(Code.FILE_UNREADABLE, path="a.json", errno=number))


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        (Code.FILE_DENIED, "Bed ejeren om adgang"),
        (Code.FILE_UNREADABLE, "Se, om"),
        (Code.FILE_FOREIGN, "Vælg en anden fil"),
        (Code.FILE_TOO_DEEP, "Vælg en anden fil"),
        (Code.EXPORT_FAILED, "Skaf plads"),
        (Code.SNAPSHOT_FAILED, "skaf plads"),
        (Code.CSV_UNREADABLE, "Ret stien"),
    ],
)
def test_a_failure_says_what_to_do(code: Code, advice: str, tmp_path: Path) -> None:
    assert advice in error_text(raised(code, tmp_path))


def test_hostile_values_are_shown_as_signs_and_cut() -> None:
    hostile = "[/x]\x1b]52;c;aGVq\x07{path}" + "x" * 1_000
    error = StoreError(Code.FIELD_VALUE, table="lines", id=hostile, field="label", value=hostile)
    text = error_text(error)
    assert text.isprintable()
    assert len(text) < 400
    assert "[/x]␛]52;c;aGVq␇{path}" in text


def test_a_path_is_never_cut() -> None:
    path = "/" + "x" * 300 + "/r.json"
    assert path in error_text(FileError(Code.FILE_FOREIGN, path=path))


NOTICE_VALUES: dict[NoticeCode, dict[str, object]] = {
    NoticeCode.TORN_ENTRY_CUT: {"bytes": 1_234},
    NoticeCode.HISTORY_STARTED_ANEW: {},
    NoticeCode.HISTORY_LEFT_ASIDE: {"path": "r.json.historik.1.til-side"},
    NoticeCode.NEWER_CHANGES_APPLIED: {"count": 1, "saved": "2026-12-03T12:00:00+00:00"},
    NoticeCode.EDITED_OUTSIDE: {"path": "r.json"},
    NoticeCode.MIGRATED: {"found": 1, "now": 2},
    NoticeCode.BACKUP_FAILED: {"reason": "full"},
}


@pytest.mark.parametrize("code", NoticeCode)
def test_every_notice_is_told_with_its_values(code: NoticeCode) -> None:
    text = notice_text(Notice(code, NOTICE_VALUES[code]))
    assert UNKNOWN not in text
    assert "{" not in text


def test_notices_are_told_as_opening_gives_them(tmp_path: Path) -> None:
    path = tmp_path / "bog.json"
    small_workbook(path).close()
    history_of(path).unlink()
    path.write_bytes(path.read_bytes().replace(b"Aktivitet linje-a", b"Aktivitet A"))
    with open_workbook(path) as book:
        texts = [notice_text(notice) for notice in book.notices]
    assert {notice.code for notice in book.notices} == {
        NoticeCode.EDITED_OUTSIDE,
        NoticeCode.HISTORY_STARTED_ANEW,
    }
    assert not any(UNKNOWN in text for text in texts)


def test_a_sign_that_does_not_go_with_the_line_is_told() -> None:
    spent = Line(id="a", ledger="x", label="A", direction="U", amounts={"2026": -50_000})
    earned = Line(id="b", ledger="x", label="B", direction="I", amounts={"2026": 50_000})
    texts = [finding_text(finding, "t.kr.") for finding in sign_findings([spent, earned])]
    assert texts[0] == "Aktiviteten er en udgift (U), men -50 t.kr. er under nul."
    assert texts[1].startswith("Aktiviteten er en indtægt (I), men 50 t.kr. er over nul.")


def test_placeholders_are_found() -> None:
    assert placeholders("{a}[ {b}] c") == ["a", "b"]
