"""Making workbooks: whole on disk when they first appear, and never over another file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from store.changes import Edit, Group, new_id
from store.errors import Code, FileError
from store.history import Edited, HistoryWriter
from store.migrations import FORMAT
from store.owner import OwnerLock
from store.parts import Parts
from store.paths import history_of, real
from store.planning import plan, put_in_place
from store.records import Header
from store.recovery import leave_aside
from store.snapshots import content_of
from store.storage import SnapshotStorage, WorkbookDB, now
from store.system import Files, fit, stamp, user_name, worded
from store.tables import Tables
from store.workbook import Workbook


def create_workbook(
    path: Path | str, *, name: str = "", edits: Iterable[Edit] = (), files: Files | None = None
) -> Workbook:
    """Make a workbook with these records; undo goes back to them and no further.

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
        groups = [Group(new_id(), now(), user_name(), changes, "create")] if changes else []
        header = _new_header(fit(name or path.stem), new_id())
        with worded(path):
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
        with worded(path):
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
        notices.append(leave_aside(path, files))
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
