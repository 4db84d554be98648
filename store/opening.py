"""Opening workbooks: what the file holds, what the history adds, what is asked."""

from __future__ import annotations

import errno
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal

from store.backups import back_up
from store.errors import Code, FileError
from store.history import groups_in
from store.loading import load
from store.owner import OwnerLock
from store.parts import Parts
from store.paths import history_of, real
from store.recovery import (
    MAY_BE_LEFT_ASIDE,
    Tail,
    continue_history,
    latest_generation,
    read_tail,
    replay,
    start_after_aside,
    tell,
)
from store.system import Files, file_error, is_regular, is_write_protected, stamp, worded
from store.workbook import Workbook

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


def _open_to_write(path: Path, files: Files, lock: OwnerLock, recover: Recover) -> Workbook:
    found = load(path, files)
    with worded(path):
        try:
            tail = read_tail(path, found.header, files)
            ahead = latest_generation(tail.entries, found.header) > found.header.generation
            if ahead and recover != "apply":
                raise FileError(
                    Code.HISTORY_AHEAD,
                    path=str(path),
                    saved=found.header.saved,
                    count=len(list(groups_in(tail.entries))),
                )
            replay(found.tables, tail.entries, path)
        except FileError as error:
            if recover != "aside" or error.code not in MAY_BE_LEFT_ASIDE:
                raise
            found = load(path, files)
            history, notice = start_after_aside(path, found.header, files)
            found.notices.append(notice)
            tail, ahead = Tail([], history.end, aside=True), False
        else:
            history = continue_history(path, found.header, tail, files)
    found.notices += tell(tail, ahead, found.header)
    parts = Parts(
        path=path,
        storage=found.storage,
        tables=found.tables,
        header=found.header,
        place=tail.end,
        generation=latest_generation(tail.entries, found.header),
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
        with worded(parts.path):
            back_up(parts.path, datetime.now(UTC), parts.files, always=True)
    if migrated or repaired or parts.storage.edited_outside:
        book.snapshot()
    return book


def _open_to_read(path: Path, files: Files) -> Workbook:
    """Read file and history until they agree or stay as they are.

    Nothing is repaired, nothing kept open.
    """
    standing: object = None
    for attempt in range(READ_TRIES):
        with worded(path):
            before, standing = standing, (stamp(path), stamp(history_of(path)))
        last = standing == before or attempt + 1 == READ_TRIES
        found = load(path, files)
        try:
            tail = read_tail(path, found.header, files)
        except FileError:
            if last:
                raise
        else:
            ahead = latest_generation(tail.entries, found.header) > found.header.generation
            if last or not (ahead or tail.torn or tail.fresh):
                break
        time.sleep(READ_PAUSE)
    replay(found.tables, tail.entries, path)
    found.notices += tell(tail, ahead, found.header)
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
