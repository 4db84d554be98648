"""Opening and making workbooks: what the file holds, what the history adds, what is asked."""

from __future__ import annotations

import errno
import gc
import os
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

import msgspec

from store.backups import back_up
from store.changes import Edit, Group, Overlay, new_id, plan, plan_changes, put_in_place
from store.errors import ChangeError, Code, FileError
from store.history import (
    Edited,
    Entry,
    HistoryWriter,
    Place,
    Read,
    Saved,
    groups_in,
    read_from,
    start_of,
)
from store.migrations import FORMAT
from store.notices import Notice, NoticeCode
from store.owner import OwnerLock
from store.paths import aside_of, history_of, real
from store.records import Header
from store.schema import HEADER_TABLE, KINDS
from store.storage import SnapshotStorage, WorkbookDB, now
from store.system import (
    Files,
    file_error,
    fit,
    is_regular,
    is_write_protected,
    stamp,
    user_name,
)
from store.tables import Tables
from store.validate import check_record, check_structure
from store.workbook import Parts, Workbook, content_of

Recover = Literal["ask", "apply", "aside"]

READ_TRIES: Final = 20
READ_PAUSE: Final = 0.005
"""Seconds from one try to the next."""


def open_workbook(
    path: Path | str,
    *,
    read_only: bool = False,
    recover: Recover = "ask",
    files: Files | None = None,
) -> Workbook:
    """Open a workbook, to write it (alone) or to read it (beside its writer).

    `recover` answers what opening otherwise stops at with a `FileError`: `apply` takes newer
    changes into a backup that was put back, `aside` leaves a history that does not fit aside.
    Nothing is changed before such an error.
    """
    path = real(path)
    files = files or Files()
    if read_only:
        return _open_to_read(path, files)
    _check_writable(path)
    lock = OwnerLock.acquire(path, files)
    try:
        return _open_to_write(path, files, lock, recover)
    except BaseException:
        lock.release()
        raise


def create_workbook(
    path: Path | str, *, name: str = "", edits: Iterable[Edit] = (), files: Files | None = None
) -> Workbook:
    """Make a workbook with these records, as one import that can be undone.

    FILE_EXISTS where there is a file. The workbook is whole on disk when it first appears.
    """
    path = real(path)
    files = files or Files()
    _check_free(path)
    lock = OwnerLock.acquire(path, files)
    try:
        tables = Tables()
        steps = plan(tables, edits)
        put_in_place(tables, steps)
        changes = tuple(step.change for step in steps)
        groups = [Group(new_id(), now(), user_name(), changes, "import")] if changes else []
        header = _new_header(fit(name or path.stem), new_id())
        with _worded(path):
            parts = _write_new(path, tables, header, groups, files)
        parts.lock = lock
        return Workbook(parts)
    except BaseException:
        lock.release()
        raise


def write_copy(book: Workbook, path: Path, header: Header, groups: list[Group]) -> None:
    """Write a workbook and its whole history to a new place; see `Workbook.save_copy`."""
    path = real(path)
    files = Files()
    _check_free(path)
    lock = OwnerLock.acquire(path, files)
    try:
        with _worded(path):
            parts = _write_new(path, book.tables, header, groups, files)
        assert parts.history is not None
        parts.history.close()
    finally:
        lock.release()


def _check_free(path: Path) -> None:
    if not os.path.isdir(path.parent):
        raise FileError(Code.FOLDER_MISSING, path=str(path))
    if os.path.lexists(path):
        raise FileError(Code.FILE_EXISTS, path=str(path))


def _new_header(name: str, workbook: str) -> Header:
    time_made = now()
    return Header(
        format=FORMAT,
        workbook=workbook,
        name=name,
        created=time_made,
        generation=0,
        sequence=0,
        offset=0,
        chain="00000000",
        last_document=0,
        saved=time_made,
        checksum="",
    )


def _write_new(
    path: Path, tables: Tables, header: Header, groups: list[Group], files: Files
) -> Parts:
    """History first, then the workbook: a crash between leaves no half-made workbook."""
    notices = []
    if os.path.lexists(history_of(path)):
        notices.append(_leave_aside(path, files))
    try:
        history = HistoryWriter.create(history_of(path), header.workbook, 0, files)
    except BaseException:
        with suppress(OSError):
            files.remove(history_of(path))
        raise
    storage = WorkbookDB(path, storage=SnapshotStorage, files=files).storage
    assert isinstance(storage, SnapshotStorage)
    try:
        for group in groups:
            history.append(Edited(group))
        end = history.end
        header = msgspec.structs.replace(
            header,
            generation=header.generation + 1,
            sequence=end.sequence,
            offset=end.offset,
            chain=end.chain,
            last_document=tables.last_document,
            saved=now(),
        )
        storage.create(content_of(tables, header))
    except BaseException:
        history.close()
        _remove_made(storage, files)
        raise
    return Parts(
        path=path,
        storage=storage,
        tables=tables,
        header=header,
        place=end,
        generation=header.generation,
        files=files,
        history=history,
        notices=notices,
    )


def _remove_made(storage: SnapshotStorage, files: Files) -> None:
    """Leave nothing of a workbook that was told as not made: it may be in place all the same."""
    with suppress(OSError):
        if storage.is_ours(stamp(storage.path)):
            files.remove(storage.path)
        files.remove(history_of(storage.path))


@dataclass
class _Found:
    """A workbook as read from disk, with what its history adds."""

    tables: Tables
    header: Header
    storage: SnapshotStorage
    notices: list[Notice]


@dataclass
class _Tail:
    """What a history adds to a workbook.

    `fresh` when there is none and one has to be started, `aside` when one was left aside.
    """

    entries: list[Entry]
    end: Place
    torn: int = 0
    fresh: bool = False
    aside: bool = False


def _open_to_write(path: Path, files: Files, lock: OwnerLock, recover: Recover) -> Workbook:
    found = _load(path, files)
    with _worded(path):
        try:
            tail = _read_tail(path, found.header, files)
            ahead = _generation(tail.entries, found.header) > found.header.generation
            if ahead and recover != "apply":
                raise FileError(
                    Code.HISTORY_AHEAD,
                    path=str(path),
                    saved=found.header.saved,
                    count=len(list(groups_in(tail.entries))),
                )
            _replay(found.tables, tail.entries, path)
        except FileError as error:
            if recover != "aside" or error.code not in _ASIDE:
                raise
            found = _load(path, files)
            history, notice = _start_after_aside(path, found.header, files)
            found.notices.append(notice)
            tail, ahead = _Tail([], history.end, aside=True), False
        else:
            history = _continue(path, found.header, tail, files)
    found.notices += _tell(tail, ahead, found.header)
    parts = Parts(
        path=path,
        storage=found.storage,
        tables=found.tables,
        header=found.header,
        place=tail.end,
        generation=_generation(tail.entries, found.header),
        files=files,
        unchanged=not any(groups_in(tail.entries)),
        history=history,
        lock=lock,
        notices=found.notices,
    )
    try:
        return _settled(parts, ahead or tail.fresh or tail.aside)
    except BaseException:
        history.close()
        raise


def _settled(parts: Parts, repaired: bool) -> Workbook:
    """The workbook, written at once when the file is no longer what its history goes with."""
    book = Workbook(parts)
    migrated = parts.storage.migrated_from is not None
    if migrated:
        with _worded(parts.path):
            back_up(parts.path, datetime.now(UTC), parts.files, always=True)
    if migrated or repaired or parts.storage.edited_outside:
        book.snapshot()
    return book


_ASIDE: Final = frozenset(
    {
        Code.HISTORY_DAMAGED,
        Code.HISTORY_GAP,
        Code.HISTORY_FOREIGN,
        Code.HISTORY_BEHIND,
        Code.HISTORY_AHEAD,
        Code.HISTORY_UNREPLAYABLE,
    }
)


def _open_to_read(path: Path, files: Files) -> Workbook:
    """Read file and history until they agree or stay as they are.

    Nothing is repaired, nothing kept open.
    """
    standing: object = None
    for attempt in range(READ_TRIES):
        with _worded(path):
            before, standing = standing, (stamp(path), stamp(history_of(path)))
        last = standing == before or attempt + 1 == READ_TRIES
        found = _load(path, files)
        try:
            tail = _read_tail(path, found.header, files)
        except FileError:
            if last:
                raise
        else:
            ahead = _generation(tail.entries, found.header) > found.header.generation
            if last or not (ahead or tail.torn or tail.fresh):
                break
        time.sleep(READ_PAUSE)
    _replay(found.tables, tail.entries, path)
    found.notices += _tell(tail, ahead, found.header)
    return Workbook(
        Parts(
            path=path,
            storage=found.storage,
            tables=found.tables,
            header=found.header,
            place=tail.end,
            generation=found.header.generation,
            files=files,
            notices=found.notices,
        )
    )


def _load(path: Path, files: Files) -> _Found:
    """The records of the workbook file, read through TinyDB."""
    database = WorkbookDB(path, storage=SnapshotStorage, files=files)
    storage = database.storage
    assert isinstance(storage, SnapshotStorage)
    with _uncollected():
        (entry,) = database.table(HEADER_TABLE)
    header: Header = entry.record  # type: ignore[attr-defined]
    tables = Tables()
    with _uncollected():
        for table in KINDS:
            tables.load(table, database.table(table))  # type: ignore[arg-type]
    tables.last_document = max(tables.last_document, header.last_document)
    notices = []
    if storage.edited_outside or storage.migrated_from is not None:
        _check_all(tables, path)
    if storage.edited_outside:
        notices.append(Notice(NoticeCode.EDITED_OUTSIDE, {"path": str(path)}))
    if storage.migrated_from is not None:
        notices.append(Notice(NoticeCode.MIGRATED, {"found": storage.migrated_from, "now": FORMAT}))
    storage.forget()
    return _Found(tables, header, storage, notices)


def _check_all(tables: Tables, path: Path) -> None:
    """Check records nobody has checked as strictly as typed ones."""
    overlay = Overlay(tables)
    for table in KINDS:
        for record in tables.table(table).values():
            overlay.touched[table, record.id] = record
    try:
        for table in KINDS:
            for record in tables.table(table).values():
                check_record(table, record, overlay)
        check_structure(set(KINDS), overlay)
    except ChangeError as error:
        values = error.values
        table, record_id = str(values["table"]), str(values["id"])
        raise FileError(
            Code.FILE_BAD_RECORD,
            path=str(path),
            table=table,
            doc=tables.document(table, record_id),
            field=values.get("field", "id"),
            cause=error.code,
        ) from error


def _place_of(header: Header) -> Place:
    return Place(header.sequence, header.offset, int(header.chain, 16))


def _read_tail(path: Path, header: Header, files: Files) -> _Tail:
    """The entries after those the workbook includes, all of the past checked."""
    name = history_of(path)
    place = _place_of(header)
    try:
        data = files.read(name)
    except FileNotFoundError:
        return _Tail([], place, fresh=True)
    except OSError as error:
        raise file_error(error, name) from error
    start = start_of(data, str(name))
    if start is None:
        raise FileError(Code.HISTORY_BEHIND, path=str(name), saved=header.saved)
    if start[0].workbook != header.workbook:
        raise FileError(Code.HISTORY_FOREIGN, path=str(name))
    if start[0].after == header.chain and start[1].sequence == header.sequence + 1:
        place = start[1]  # started anew, and the workbook not yet written since
    if zlib.crc32(memoryview(data)[: place.offset]) != place.checksum or (len(data) < place.offset):
        read_from(data, start[1], str(name))
        raise FileError(Code.HISTORY_BEHIND, path=str(name), saved=header.saved)
    read: Read = read_from(data, place, str(name))
    return _Tail(read.entries, read.end, read.torn)


def _generation(entries: list[Entry], header: Header) -> int:
    """The latest snapshot there has been."""
    marks = [entry.generation for entry in entries if isinstance(entry, Saved)]
    return max([header.generation, *marks])


def _replay(tables: Tables, entries: list[Entry], path: Path) -> None:
    for group in groups_in(entries):
        try:
            put_in_place(tables, plan_changes(tables, group.changes))
        except ChangeError as error:
            raise FileError(
                Code.HISTORY_UNREPLAYABLE,
                path=str(history_of(path)),
                group=group.id,
                time=group.time,
                cause=error.code,
            ) from error


def _continue(path: Path, header: Header, tail: _Tail, files: Files) -> HistoryWriter:
    if tail.fresh:
        return _start_anew(path, header, files)
    return HistoryWriter.open(history_of(path), tail.end, files)


def _start_anew(path: Path, header: Header, files: Files) -> HistoryWriter:
    name, sequence, after = history_of(path), header.sequence, header.chain
    return HistoryWriter.create(name, header.workbook, sequence, files, after)


def _leave_aside(path: Path, files: Files) -> Notice:
    aside = aside_of(history_of(path), now())
    files.replace(history_of(path), aside)
    return Notice(NoticeCode.HISTORY_LEFT_ASIDE, {"path": str(aside)})


def _start_after_aside(path: Path, header: Header, files: Files) -> tuple[HistoryWriter, Notice]:
    """A history as far as the workbook includes it; the file that stood there is kept."""
    place = _place_of(header)
    past = files.read(history_of(path))[: place.offset]
    notice = _leave_aside(path, files)
    if len(past) == place.offset and zlib.crc32(past) == place.checksum:
        history = HistoryWriter.restore(history_of(path), past, place, files)
    else:
        history = _start_anew(path, header, files)
    return history, notice


def _tell(tail: _Tail, ahead: bool, header: Header) -> Iterator[Notice]:
    if tail.torn:
        yield Notice(NoticeCode.TORN_ENTRY_CUT, {"bytes": tail.torn})
    if tail.fresh:
        yield Notice(NoticeCode.HISTORY_STARTED_ANEW)
    if ahead:
        count = len(list(groups_in(tail.entries)))
        yield Notice(NoticeCode.NEWER_CHANGES_APPLIED, {"count": count, "saved": header.saved})


def _check_writable(path: Path) -> None:
    try:
        if os.path.isdir(path):
            raise IsADirectoryError(errno.EISDIR, "a folder", str(path))
        if not is_regular(path):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        if is_write_protected(path):
            raise FileError(Code.FILE_DENIED, path=str(path), reason="denied")
    except OSError as error:
        raise file_error(error, path) from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Many objects are made and none dropped: collecting meanwhile only costs time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _worded(path: Path) -> Iterator[None]:
    """Turn what the system says on the way into a `FileError`."""
    try:
        yield
    except OSError as error:
        raise file_error(error, path) from error
