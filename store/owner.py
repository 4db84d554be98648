"""One writer at a time: the system's lock, and a file that says who holds it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from store.errors import Code, FileError
from store.paths import backups_of, history_of, lock_of, owner_of
from store.storage import now
from store.system import (
    OWNER_ONLY,
    Files,
    Identity,
    file_error,
    host_name,
    identity,
    is_temporary,
    user_name,
)

if TYPE_CHECKING:
    from filelock import FileLock

_STARTED: Final = now()


class Owner(msgspec.Struct, frozen=True):
    """Who writes a workbook; times are ISO 8601 in UTC."""

    user: str
    host: str
    process: int
    started: str
    since: str


class OwnerLock:
    """The right to write one workbook, held until `release` or the end of the process."""

    def __init__(self, path: Path, lock: FileLock, files: Files) -> None:
        self._path = path
        self._lock = lock
        self._files = files
        self._seen: Identity | None = None

    @classmethod
    def acquire(cls, path: Path, files: Files) -> OwnerLock:
        """Take the lock of a workbook; FILE_LOCKED with the owner when another has it."""
        from filelock import FileLock, Timeout  # readers never load it

        # opened in one thread, closed in another: the lock belongs to the process
        lock = FileLock(lock_of(path), timeout=0, mode=OWNER_ONLY, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            raise _locked(path) from None
        except OSError as error:
            raise file_error(error, path) from error
        owner = OwnerLock(path, lock, files)
        owner._seen = identity(lock_of(path))
        try:
            owner._clean_up()
            owner._introduce()
        except BaseException:
            owner.release()
            raise
        return owner

    def _clean_up(self) -> None:
        """Remove the temporary files of a writer that was killed; nobody else writes here."""
        names = [one(self._path).name for one in (Path, history_of, owner_of)]
        with suppress(OSError):
            for name in os.listdir(self._path.parent):
                if any(is_temporary(name, beside) for beside in names):
                    self._files.remove(self._path.with_name(name))
        folder = backups_of(self._path)
        with suppress(OSError):
            for name in os.listdir(folder) if folder.is_dir() else ():
                if name.startswith(".") and name.endswith(".tmp"):
                    self._files.remove(folder / name)

    def _introduce(self) -> None:
        """Say who we are: a courtesy to others, the lock itself holds without it."""
        target = owner_of(self._path)
        me = Owner(user_name(), host_name(), os.getpid(), _STARTED, now())
        with suppress(OSError):
            self._files.remove(target)  # left by a writer that was killed
            fd, temporary = self._files.create_temporary(target)
            try:
                try:
                    self._files.write(fd, msgspec.json.encode(me))
                finally:
                    self._files.close(fd)
                self._files.replace(temporary, target)
            except BaseException:
                with suppress(OSError):
                    self._files.remove(temporary)
                raise

    def release(self) -> None:
        """Let others write."""
        try:
            with suppress(OSError):
                # in a folder that has been moved and made anew these names are another writer's
                if identity(lock_of(self._path)) == self._seen:
                    self._files.remove(owner_of(self._path))
                    # while it is held: whoever waits for this name then takes a new one
                    self._files.remove(lock_of(self._path))
        finally:
            self._lock.release()


def read_owner(path: Path) -> Owner | None:
    """Who writes a workbook now, as far as that can be read."""
    try:
        return msgspec.json.decode(owner_of(path).read_bytes(), type=Owner)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _locked(path: Path) -> FileError:
    owner = read_owner(path)
    known = msgspec.structs.asdict(owner) if owner else {}
    return FileError(Code.FILE_LOCKED, path=str(path), **known)
