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
    """The first entry: whose history this is. `sequence` continues that of the workbook."""

    workbook: str
    format: int = HISTORY_FORMAT


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
    rb'\{"sequence":(\d+),"length":(\d+),"checksum":"([0-9a-f]{8})","entry":(.*)\}', re.DOTALL
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
    entry, after = _read_line(data, end, before, path, 1)
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
    line = data.count(b"\n", 0, place.offset)
    while at.offset < len(data):
        line += 1
        end = data.find(b"\n", at.offset)
        if _is_torn(data, at.offset, end):
            return Read(entries, at, len(data) - at.offset)
        entry, at = _read_line(data, end, at, path, line)
        entries.append(entry)
    return Read(entries, at)


def _is_torn(data: bytes, start: int, end: int) -> bool:
    """True for a last entry that a crash cut off, or whose blocks never reached the disk."""
    if end < 0:
        return True
    last = end + 1 == len(data)
    if not last:
        return not data[start:].strip(b"\0\n")
    match = _LINE.fullmatch(data, start, end)
    return match is None and b"\0" in data[start:end]


def _read_line(data: bytes, end: int, at: Place, path: str, line: int) -> tuple[Entry, Place]:
    match = _LINE.fullmatch(data, at.offset, end)
    where = {"path": path, "line": line, "offset": at.offset}
    if match is None or int(match[2]) != len(match[4]):
        raise FileError(Code.HISTORY_DAMAGED, **where)
    if int(match[1]) != at.sequence:
        raise FileError(Code.HISTORY_GAP, expected=at.sequence, found=int(match[1]), **where)
    if f"{zlib.crc32(match[4], at.checksum):08x}".encode() != match[3]:
        raise FileError(Code.HISTORY_DAMAGED, **where)
    try:
        entry = _ENTRY.decode(match[4])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise FileError(Code.HISTORY_DAMAGED, **where) from None
    whole = memoryview(data)[at.offset : end + 1]
    return entry, Place(at.sequence + 1, end + 1, zlib.crc32(whole, at.checksum))


def groups_in(entries: list[Entry]) -> Iterator[Group]:
    """The groups among entries, oldest first."""
    return (entry.group for entry in entries if isinstance(entry, Edited))


@dataclass
class HistoryWriter:
    """The open history of the one writer. `end` is the place of the next entry."""

    path: Path
    end: Place
    files: Files
    _fd: int = -1
    _seen: Identity | None = None
    _uncertain: bool = field(default=False)

    @classmethod
    def create(cls, path: Path, workbook: str, sequence: int, files: Files) -> HistoryWriter:
        """Start a history at a path where there is none; it lasts when this returns."""
        writer = cls(path, Place(sequence, 0, 0), files)
        line, after = encode_entry(Start(workbook), writer.end)
        writer._put_in_place(line)
        writer.end = after
        return writer

    @classmethod
    def restore(cls, path: Path, past: bytes, end: Place, files: Files) -> HistoryWriter:
        """Start a history with a known past at a path where there is none."""
        writer = cls(path, end, files)
        writer._put_in_place(past)
        return writer

    @classmethod
    def open(cls, path: Path, end: Place, files: Files) -> HistoryWriter:
        """Continue a history whose whole entries end at `end`; what follows is cut off."""
        writer = cls(path, end, files)
        writer._reopen()
        try:
            if files.size(writer._fd) != end.offset:
                writer._cut_back()
        except BaseException:
            writer.close()
            raise
        return writer

    def append(self, entry: Entry) -> None:
        """Add an entry; it has reached the disk when this returns.

        Raises `OSError` when it has not, with the file as it was or cut back before the next
        entry, and HISTORY_REPLACED when another file has taken its place.
        """
        if self._fd < 0:
            self._reopen()
            self._check_past()
        elif identity(self.path) != self._seen:
            raise FileError(Code.HISTORY_REPLACED, path=str(self.path))
        if self._uncertain:
            self._cut_back()
        line, after = encode_entry(entry, self.end)
        try:
            self.files.write(self._fd, line)
        except OSError:
            self._uncertain = True
            with suppress(OSError):
                self._cut_back()
            raise
        try:
            self.files.sync(self._fd)
        except OSError:
            # After a failed sync the system may have dropped the pages: the whole history is
            # written anew, with the entry, into a fresh file.
            self._uncertain = True
            self._write_afresh(line)
        self.end = after
        self._uncertain = False

    def close(self) -> None:
        """Close the file; nothing is pending."""
        if self._fd >= 0:
            fd, self._fd = self._fd, -1
            # all that was written is synced already, whatever closing says
            with suppress(OSError):
                self.files.close(fd)

    def _cut_back(self) -> None:
        self.files.truncate(self._fd, self.end.offset)
        self.files.sync(self._fd)
        self._uncertain = False

    def _write_afresh(self, line: bytes) -> None:
        past = self._check_past()
        self.close()
        self._put_in_place(past + line)

    def _check_past(self) -> bytes:
        """The bytes before `end`, which must be those this writer wrote or read."""
        past = self.files.read(self.path)[: self.end.offset]
        if zlib.crc32(past) != self.end.checksum:
            self.close()
            raise FileError(Code.HISTORY_REPLACED, path=str(self.path))
        return past

    def _put_in_place(self, content: bytes) -> None:
        fd, temporary = self.files.create_temporary(self.path)
        try:
            try:
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
