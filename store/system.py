"""Everything that depends on the operating system, each with its fallback.

All saving goes through a `Files`, one method an operation, so that a test can make every
single one fail.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import getpass
import os
import platform
import shutil
import signal
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from store.errors import Code, FileError

if TYPE_CHECKING:
    import asyncio

OWNER_ONLY: Final = 0o600
OWNER_ONLY_FOLDER: Final = 0o700
_BINARY: Final = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_UNSYNCABLE: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF})
_PATIENCE: Final = 50 if os.name == "nt" else 0
"""Windows refuses to replace or open a file that another program has open just now."""

T = TypeVar("T")
Identity = tuple[int, int]
Stamp = tuple[int, int, int, int]


def _patiently(operation: Callable[[], T]) -> T:
    for _ in range(_PATIENCE):
        try:
            return operation()
        except PermissionError:
            time.sleep(0.01)
    return operation()


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe that stands where a file should."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _full_sync(fd: int) -> None:
    """Reach the disk itself: macOS needs F_FULLFSYNC for what fsync does elsewhere."""
    if sys.platform == "darwin":
        try:
            import fcntl

            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except (ImportError, OSError):
            pass
        else:
            return
    os.fsync(fd)


class Files:
    """The file operations of saving. Errors are the `OSError`s of the system."""

    def read(self, path: Path) -> bytes:
        """The whole content of a file, which must be a regular one."""
        with _patiently(lambda: open(path, "rb", opener=_open_at_once)) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.EINVAL, "not a regular file", str(path))
            return file.read()

    def read_back(self, fd: int, size: int) -> bytes:
        """The first bytes of an open file, also when its name has been taken from it."""
        os.lseek(fd, 0, os.SEEK_SET)
        parts = []
        while size and (part := os.read(fd, min(size, 1 << 30))):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def open_append(self, path: Path) -> int:
        """An open descriptor that writes at the end of an existing file."""
        return os.open(path, os.O_RDWR | os.O_APPEND | _BINARY)

    def create_temporary(self, beside: Path) -> tuple[int, Path]:
        """A new file in the same folder, readable by its owner only."""
        fd, name = tempfile.mkstemp(prefix=f".{beside.name}.", suffix=".tmp", dir=beside.parent)
        return fd, Path(name)

    def keep_mode(self, fd: int, path: Path) -> None:
        """Let those read and write a new file who may do so with the one it will replace."""
        if not hasattr(os, "fchmod"):
            return
        try:
            there, new = os.stat(path), os.fstat(fd)
        except OSError:
            return
        mode = stat.S_IMODE(there.st_mode) & 0o777
        with contextlib.suppress(OSError):
            if there.st_gid != new.st_gid:
                try:
                    os.fchown(fd, -1, there.st_gid)
                except OSError:
                    mode &= 0o707
            os.fchmod(fd, mode)

    def write(self, fd: int, data: bytes) -> None:
        """Write all of `data`, however many calls that takes."""
        view = memoryview(data)
        while view:
            written = os.write(fd, view)
            view = view[written:]

    def sync(self, fd: int) -> None:
        """Return when what was written has reached the disk."""
        _full_sync(fd)

    def truncate(self, fd: int, size: int) -> None:
        """Cut a file back to `size` bytes."""
        os.ftruncate(fd, size)

    def size(self, fd: int) -> int:
        """The length of an open file in bytes."""
        return os.fstat(fd).st_size

    def close(self, fd: int) -> None:
        """Close a descriptor."""
        os.close(fd)

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target` in one step."""
        _patiently(lambda: os.replace(source, target))

    def place(self, source: Path, target: Path) -> None:
        """Put `source` where there is no file yet; `FileExistsError` when there is one."""
        if os.name == "nt":
            os.rename(source, target)
            return
        try:
            os.link(source, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, "file exists", str(target)) from None
            os.replace(source, target)
        else:
            with contextlib.suppress(OSError):  # a second name does no harm
                source.unlink()

    def remove(self, path: Path) -> None:
        """Remove a file that may be gone already."""
        path.unlink(missing_ok=True)

    def make_folder(self, path: Path) -> None:
        """Make a folder only its owner may enter, and those above it that are missing."""
        if not path.parent.is_dir():
            self.make_folder(path.parent)
        path.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Make a rename last. Windows keeps no folder to sync; some network disks refuse."""
        if os.name == "nt":
            return
        try:
            fd = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(fd)
            finally:
                os.close(fd)
        except OSError as error:
            if error.errno not in _UNSYNCABLE:
                raise

    def keep_copy(self, source: Path, target: Path) -> None:
        """Keep a second name for a file that is about to be replaced; a copy where links fail.

        The copy is whole when it gets its name.
        """
        try:
            os.link(source, target)
        except OSError:
            fd, temporary = self.create_temporary(target)
            try:
                os.close(fd)
                shutil.copyfile(source, temporary)
                os.replace(temporary, target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise


def write_whole(files: Files, path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that it is never there in part."""
    fd, temporary = files.create_temporary(path)
    try:
        try:
            files.write(fd, data)
            files.sync(fd)
        finally:
            files.close(fd)
        files.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            files.remove(temporary)
        raise


def identity(path: Path) -> Identity | None:
    """Which file stands at a path, or None where there is none."""
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (found.st_dev, found.st_ino)


def stamp(path: Path) -> Stamp | None:
    """What changes when a file is replaced or written in place; None where there is none."""
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def is_write_protected(path: Path) -> bool:
    """True when nobody may write the file, or we may not: it is meant to stay as it is."""
    return not os.stat(path).st_mode & 0o222 or not os.access(path, os.W_OK)


def is_regular(path: Path) -> bool:
    """True for a file that holds bytes: no folder, pipe or device."""
    return stat.S_ISREG(os.stat(path).st_mode)


def is_temporary(name: str, beside: str) -> bool:
    """True for what `Files.create_temporary` calls a file that is to replace `beside`."""
    middle = name[len(beside) + 2 : -len(".tmp")]
    return (
        name.startswith(f".{beside}.")
        and name.endswith(".tmp")
        and len(name) > len(beside) + 6
        and "." not in middle
    )


def identity_of(fd: int) -> Identity:
    """Which file an open descriptor is of."""
    found = os.fstat(fd)
    return (found.st_dev, found.st_ino)


def file_error(error: OSError, path: Path) -> FileError:
    """The coded error for what the system said about a file."""
    by_errno = {
        errno.ENOENT: Code.FILE_MISSING,
        errno.ENOTDIR: Code.FOLDER_MISSING,
        errno.EISDIR: Code.FILE_IS_FOLDER,
        errno.EEXIST: Code.FILE_EXISTS,
        errno.EACCES: Code.FILE_DENIED,
        errno.EPERM: Code.FILE_DENIED,
        errno.EROFS: Code.FILE_DENIED,
    }
    code = by_errno.get(error.errno or 0, Code.FILE_UNREADABLE)
    if code is Code.FILE_MISSING and not os.path.isdir(path.parent):
        code = Code.FOLDER_MISSING
    if os.path.isdir(path):
        code = Code.FILE_IS_FOLDER
    return FileError(code, path=str(path), reason=reason(error), errno=error.errno or 0)


def reason(error: OSError) -> str:
    """A short word for the cause that `screens.texts` knows: `full`, `denied`, `other`."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return "full"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "denied"
    return "other"


def user_name() -> str:
    """Who is at the keyboard; empty where the system does not say."""
    try:
        return fit(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""


def host_name() -> str:
    """The machine's name."""
    return fit(platform.node())


def fit(name: str) -> str:
    """A name the system gave, as text that can be stored: what is no UTF-8 becomes `?`."""
    return name.encode("utf-8", "replace").decode("utf-8")


@contextlib.contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn what the system says on the way into a `FileError` about this file."""
    try:
        yield
    except OSError as error:
        raise file_error(error, path) from error


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Hold garbage collection back while much is made that stays."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def ending_signals() -> list[signal.Signals]:
    """The signals by which a terminal that closes, or another program, ends this one.

    Windows has no SIGHUP; there SIGBREAK comes when the window is closed.
    """
    names = ("SIGTERM", "SIGHUP", "SIGBREAK")
    return [signal.Signals[name] for name in names if hasattr(signal, name)]


def on_ending(loop: asyncio.AbstractEventLoop, ended: Callable[[int], None]) -> None:
    """Call `ended` in the loop with the number of a signal that ends the program."""
    for number in ending_signals():
        try:
            loop.add_signal_handler(number, ended, int(number))
        except (NotImplementedError, RuntimeError, ValueError):  # Windows, or no main thread
            with contextlib.suppress(ValueError, OSError):
                signal.signal(number, lambda n, _: loop.call_soon_threadsafe(ended, n))
