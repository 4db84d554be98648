"""File operations that fail, once or for good, or that the power is cut in the middle of."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Literal

from store.system import Files

OPERATIONS: Final = frozenset(name for name in vars(Files) if not name.startswith("_"))

Fault = Literal["refused", "half", "done"]


class Watched(Files):
    """Counts its operations; `names` has each one made."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        method = super().__getattribute__(name)
        if name not in OPERATIONS:
            return method

        def watched(*arguments: Any) -> Any:
            number = len(self.names)
            self.names.append(name)
            return self._make(number, name, method, arguments)

        return watched

    def _make(
        self, number: int, name: str, method: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> Any:
        return method(*arguments)


class Failing(Watched):
    """Fails the operation of a number: once, or with `lasting` until `mended` is set.

    `refused` does nothing but fail; `half` writes half of the data first; `done` makes the
    whole operation and then says that it failed.
    """

    def __init__(self, at: int, fault: Fault = "refused", *, lasting: bool = False) -> None:
        super().__init__()
        self.at = at
        self.fault = fault
        self.lasting = lasting
        self.mended = False
        self.failed: list[str] = []

    def _make(
        self, number: int, name: str, method: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> Any:
        due = number == self.at or (self.lasting and number > self.at)
        if self.mended or not due or (self.lasting and name not in _NEED_ROOM):
            return method(*arguments)
        self.failed.append(name)
        if name == "write" and self.fault == "half":
            fd, data = arguments
            method(fd, data[: len(data) // 2])
        elif name == "close" or (self.fault == "done" and name in _CAN_BE_DONE):
            method(*arguments)  # a descriptor is closed, whatever closing it says
        raise OSError(errno.ENOSPC, "no space left on device")


_NEED_ROOM: Final = frozenset({"write", "sync", "create_temporary", "make_folder", "keep_copy"})
_CAN_BE_DONE: Final = frozenset({"write", "sync", "truncate", "replace", "sync_folder"})


class PowerCut(BaseException):
    """The machine stops. Nothing that is told to a file after this has any effect."""


class Powered(Watched):
    """Loses power before an operation, and with it everything that was not synced.

    `lose` does to the files what a disk may do: `cut` leaves unsynced writes out, `zeroed`
    leaves their room without their content. Either way an unsynced rename is undone when
    `undone` is set.
    """

    def __init__(self, at: int, loss: Literal["cut", "zeroed"], *, undone: bool) -> None:
        super().__init__()
        self.at = at
        self.loss = loss
        self.undone = undone
        self.off = False
        self._paths: dict[int, Path] = {}
        self._synced: dict[Path, int] = {}
        self._renamed: list[tuple[Path, bytes | None]] = []

    def _make(
        self, number: int, name: str, method: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> Any:
        if number >= self.at and not self.off:
            self.off = True
            if name == "write":
                fd, data = arguments
                method(fd, data[: len(data) // 2])
        if not self.off:
            return self._noted(name, method, arguments)
        if name == "close":
            return method(*arguments)
        if name in ("remove", "truncate", "keep_mode"):
            return None
        raise PowerCut

    def _noted(self, name: str, method: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        if name in ("replace", "place"):
            source, target = arguments
            synced = self._synced.pop(target, None)
            before = target.read_bytes()[:synced] if target.exists() else None
            method(source, target)
            self._renamed.append((target, before))
            if source in self._synced:
                self._synced[target] = self._synced.pop(source)
            return None
        result = method(*arguments)
        if name == "create_temporary":
            fd, path = result
            self._paths[fd], self._synced[path] = path, 0
        elif name == "open_append":
            self._paths[result] = arguments[0]
            self._synced.setdefault(arguments[0], arguments[0].stat().st_size)
        elif name == "sync":
            self._synced[self._paths[arguments[0]]] = os.fstat(arguments[0]).st_size
        elif name == "sync_folder":
            self._renamed = [one for one in self._renamed if one[0].parent != arguments[0]]
        return result

    def lose(self) -> None:
        """Take away what had not reached the disk."""
        for path, size in self._synced.items():
            if path.exists() and path.stat().st_size > size:
                held = path.read_bytes()
                zeros = b"\0" * (len(held) - size) if self.loss == "zeroed" else b""
                path.write_bytes(held[:size] + zeros)
        for target, before in reversed(self._renamed) if self.undone else ():
            target.unlink()
            if before is not None:
                target.write_bytes(before)


def open_files() -> int:
    """How many descriptors this process has open; 0 where the system does not tell."""
    for folder in ("/proc/self/fd", "/dev/fd"):
        if os.path.isdir(folder):
            return len(os.listdir(folder))
    return 0
