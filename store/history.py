"""The history file: one line a group, appended and synced, never rewritten.

A line is `{"sequence":n,"length":bytes,"checksum":"…","entry":{…}}`. The checksum is CRC-32 over
the entry, continued from the CRC-32 of all the file before the line, so that an entry verifies
only in its own place after its own past.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from store.changes import Group
from store.errors import Code, FileError
from store.system import Files, Identity, identity, identity_of

HISTORY_FORMAT: Final = 1


class Start(msgspec.Struct, frozen=True, tag="start"):
    """The first entry: whose history this is. `sequence` continues that of the workbook.

    `after` is the chain of the past that the workbook included when its history was started
    anew; empty in the history a workbook is made with.
    """

    workbook: str
    format: int = HISTORY_FORMAT
    after: str = ""


class Edited(msgspec.Struct, frozen=True, tag="group"):
    """A group of changes."""

    group: Group


class Saved(msgspec.Struct, frozen=True, tag="snapshot"):
    """A snapshot of the workbook was put in place; how a restored backup is noticed."""

    generation: int


Entry = Start | Edited | Saved

_ENTRY: Final = msgspec.json.Decoder(Entry)
_ENCODER: Final = msgspec.json.Encoder()
_LINE: Final = re.compile(
    rb'\{"sequence":(\d{1,18}),"length":(\d{1,18}),"checksum":"([0-9a-f]{8})","entry":(.*)\}',
    re.DOTALL,
)


@dataclass(frozen=True)
class Place:
    """A place in a history: entries and bytes before it, CRC-32 of those bytes."""

    sequence: int
    offset: int
    checksum: int

    @property
    def chain(self) -> str:
        """The checksum as the header of a workbook file holds it."""
        return f"{self.checksum:08x}"


@dataclass(frozen=True)
class Read:
    """What a history file holds from some place on; `torn` counts bytes of a cut-off entry."""

    entries: list[Entry]
    end: Place
    torn: int = 0


def encode_entry(entry: Entry, at: Place) -> tuple[bytes, Place]:
    """The line of an entry that stands at a place, and the place after it."""
    body = _ENCODER.encode(entry)
    checksum = zlib.crc32(body, at.checksum)
    line = b'{"sequence":%d,"length":%d,"checksum":"%08x","entry":%s}\n' % (
        at.sequence,
        len(body),
        checksum,
        body,
    )
    after = Place(at.sequence + 1, at.offset + len(line), zlib.crc32(line, at.checksum))
    return line, after


def start_of(data: bytes, path: str) -> tuple[Start, Place] | None:
    """The first entry and the place after it; None when not even that is whole."""
    end = data.find(b"\n")
    match = _LINE.fullmatch(data[:end]) if end >= 0 else None
    if match is None:
        if end >= 0:
            raise FileError(Code.HISTORY_DAMAGED, path=path, line=1, offset=0)
        return None
    before = Place(int(match[1]), 0, 0)
    entry, after = _read_line(data, end, before, path)
    if not isinstance(entry, Start):
        raise FileError(Code.HISTORY_FOREIGN, path=path)
    if entry.format > HISTORY_FORMAT:
        raise FileError(Code.FILE_TOO_NEW, path=path, format=entry.format, known=HISTORY_FORMAT)
    return entry, after


def read_from(data: bytes, place: Place, path: str) -> Read:
    """The entries from a place on.

    A torn last entry is counted, not read. HISTORY_DAMAGED or HISTORY_GAP, with line and
    offset, for anything else that is wrong.
    """
    entries: list[Entry] = []
    at = place
    while at.offset < len(data):
        end = data.find(b"\n", at.offset)
        if _is_torn(data, at.offset, end):
            return Read(entries, at, len(data) - at.offset)
        entry, at = _read_line(data, end, at, path)
        entries.append(entry)
    return Read(entries, at)


def _is_torn(data: bytes, start: int, end: int) -> bool:
    """True for a last entry that a crash cut off, or whose blocks never reached the disk."""
    if end < 0:
        return True
    if end + 1 < len(data):
        return data[start] in b"\0\n" and not data[start:].strip(b"\0\n")
    if b"\0" not in data[start:end]:
        return False
    match = _LINE.fullmatch(data, start, end)
    return match is None or int(match[2]) == len(match[4])


def _read_line(data: bytes, end: int, at: Place, path: str) -> tuple[Entry, Place]:
    match = _LINE.fullmatch(data, at.offset, end)
    if match is None or int(match[2]) != len(match[4]):
        raise _bad(Code.HISTORY_DAMAGED, data, at, path)
    if int(match[1]) != at.sequence:
        found = int(match[1])
        raise _bad(Code.HISTORY_GAP, data, at, path, expected=at.sequence, found=found)
    if f"{zlib.crc32(match[4], at.checksum):08x}".encode() != match[3]:
        raise _bad(Code.HISTORY_DAMAGED, data, at, path)
    try:
        entry = _ENTRY.decode(match[4])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _bad(Code.HISTORY_DAMAGED, data, at, path) from None
    whole = memoryview(data)[at.offset : end + 1]
    return entry, Place(at.sequence + 1, end + 1, zlib.crc32(whole, at.checksum))


def _bad(code: Code, data: bytes, at: Place, path: str, **values: object) -> FileError:
    line = data.count(b"\n", 0, at.offset) + 1
    return FileError(code, path=path, line=line, offset=at.offset, **values)


def groups_in(entries: list[Entry]) -> Iterator[Group]:
    """The groups among entries, oldest first."""
    return (entry.group for entry in entries if isinstance(entry, Edited))


@dataclass
class HistoryWriter:
    """The open history of the one writer. `end` is the place of the next entry.

    `_uncertain` when bytes may stand after `end`; `_lost` when the system may have dropped what
    it was told to sync, so that only a fresh file can be trusted.
    """

    path: Path
    end: Place
    files: Files
    _fd: int = -1
    _seen: Identity | None = None
    _uncertain: bool = field(default=False)
    _lost: bool = field(default=False)
    _closed: bool = field(default=False)
    _last: str = field(default="")

    @classmethod
    def create(
        cls, path: Path, workbook: str, sequence: int, files: Files, after: str = ""
    ) -> HistoryWriter:
        """Start a history at a path where there is none; it lasts when this returns."""
        line, end = encode_entry(Start(workbook, after=after), Place(sequence, 0, 0))
        return cls.restore(path, line, end, files)

    @classmethod
    def restore(cls, path: Path, past: bytes, end: Place, files: Files) -> HistoryWriter:
        """Start a history with a known past at a path where there is none."""
        writer = cls(path, end, files)
        try:
            writer._put_in_place(past)
        except BaseException:
            writer.close()
            raise
        return writer

    @classmethod
    def open(cls, path: Path, end: Place, files: Files) -> HistoryWriter:
        """Continue a history whose whole entries end at `end`; what follows is cut off."""
        writer = cls(path, end, files)
        try:
            writer._reopen()
            if files.size(writer._fd) != end.offset:
                writer._cut_back()
        except BaseException:
            writer.close()
            raise
        return writer

    def append(self, entry: Entry) -> None:
        """Add an entry; it has reached the disk when this returns.

        Raises `OSError` when it has not, with the file as it was or cut back before the next
        entry, and HISTORY_REPLACED when another file has taken its place or another program
        has written it.
        """
        if self._closed:
            raise FileError(Code.CLOSED, path=str(self.path))
        if self._fd < 0:
            self._find_again()
        elif identity(self.path) != self._seen:
            raise FileError(Code.HISTORY_REPLACED, path=str(self.path))
        group = entry.group.id if isinstance(entry, Edited) else ""
        if group and group == self._last:
            return  # written, but interrupted before the caller could know
        line, after = encode_entry(entry, self.end)
        if self._lost:
            self._write_afresh(line)
        else:
            self._write(line)
        self.end, self._last, self._uncertain = after, group, False

    def past(self) -> bytes:
        """All that stands before `end`, also when the file has been removed or replaced."""
        if self._fd >= 0:
            return self.files.read_back(self._fd, self.end.offset)
        return self.files.read(self.path)[: self.end.offset]

    def close(self) -> None:
        """Close the file; nothing is pending but what was told as not saved, which is cut off."""
        self._closed = True
        try:
            if self._uncertain:
                with suppress(OSError, FileError):
                    if self._fd < 0:
                        self._find_again()
                    self.files.truncate(self._fd, self.end.offset)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        if self._fd >= 0:
            fd, self._fd = self._fd, -1
            # all that was written is synced already, whatever closing says
            with suppress(OSError):
                self.files.close(fd)

    def _write(self, line: bytes) -> None:
        if self._uncertain:
            self._cut_back()
        elif self.files.size(self._fd) != self.end.offset:
            raise FileError(Code.HISTORY_REPLACED, path=str(self.path))
        self._uncertain = True
        try:
            self.files.write(self._fd, line)
        except OSError:
            with suppress(OSError):
                self._cut_back()
            raise
        try:
            self.files.sync(self._fd)
        except OSError:
            # After a failed sync the system may have dropped the pages: the whole history is
            # written anew, with the entry, into a fresh file.
            self._lost = True
            self._write_afresh(line)

    def _cut_back(self) -> None:
        self.files.truncate(self._fd, self.end.offset)
        try:
            self.files.sync(self._fd)
        except OSError:
            self._lost = True
            raise
        self._uncertain = False

    def _write_afresh(self, line: bytes) -> None:
        past = self._check_past()
        self._let_go()
        self._put_in_place(past + line)
        self._lost = False

    def _check_past(self) -> bytes:
        """The bytes before `end`, which must be those this writer wrote or read."""
        past = self.files.read(self.path)[: self.end.offset]
        if len(past) != self.end.offset or zlib.crc32(past) != self.end.checksum:
            raise FileError(Code.HISTORY_REPLACED, path=str(self.path))
        return past

    def _find_again(self) -> None:
        self._reopen()
        try:
            self._check_past()
        except BaseException:
            self._let_go()
            raise

    def _put_in_place(self, content: bytes) -> None:
        fd, temporary = self.files.create_temporary(self.path)
        try:
            try:
                self.files.keep_mode(fd, self.path)
                self.files.write(fd, content)
                self.files.sync(fd)
            finally:
                self.files.close(fd)
            self.files.replace(temporary, self.path)
        except BaseException:
            with suppress(OSError):
                self.files.remove(temporary)
            raise
        self._reopen()
        self.files.sync_folder(self.path.parent)

    def _reopen(self) -> None:
        self._fd = self.files.open_append(self.path)
        self._seen = identity_of(self._fd)
