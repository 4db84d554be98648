"""What a history adds to a workbook, whether the two fit, and how they are made to fit."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from store.errors import ChangeError, Code, FileError
from store.history import (
    Entry,
    HistoryWriter,
    Place,
    Saved,
    encode_entry,
    groups_in,
    read_from,
    start_of,
)
from store.notices import Notice, NoticeCode
from store.paths import aside_of, history_of
from store.planning import plan_changes, put_in_place
from store.records import Header
from store.storage import now
from store.system import Files, file_error
from store.tables import Tables

MAY_BE_LEFT_ASIDE: Final = frozenset(
    {
        Code.HISTORY_DAMAGED,
        Code.HISTORY_GAP,
        Code.HISTORY_FOREIGN,
        Code.HISTORY_BEHIND,
        Code.HISTORY_AHEAD,
        Code.HISTORY_UNREPLAYABLE,
    }
)
"""What opening stops at and `aside` answers."""


@dataclass
class Tail:
    """What a history adds to a workbook. `torn` counts bytes of a change that was cut off.

    `fresh` when there is none and one has to be started, `aside` when one was left aside.
    """

    entries: list[Entry]
    end: Place
    torn: int = 0
    fresh: bool = False
    aside: bool = False


def _place_of(header: Header) -> Place:
    return Place(header.sequence, header.offset, int(header.chain, 16))


def read_tail(path: Path, header: Header, files: Files) -> Tail:
    """The entries after those the workbook includes, all of the past checked."""
    name = history_of(path)
    place = _place_of(header)
    try:
        data = files.read(name)
    except FileNotFoundError:
        return Tail([], place, fresh=True)
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
    read = read_from(data, place, str(name))
    mark, _ = encode_entry(Saved(header.generation), place)
    lost_mark = read.end == place and mark.startswith(data[place.offset :])
    return Tail(read.entries, read.end, 0 if lost_mark else read.torn)


def latest_generation(entries: list[Entry], header: Header) -> int:
    """The latest snapshot there has been."""
    marks = [entry.generation for entry in entries if isinstance(entry, Saved)]
    return max([header.generation, *marks])


def replay(tables: Tables, entries: list[Entry], path: Path) -> None:
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


def continue_history(path: Path, header: Header, tail: Tail, files: Files) -> HistoryWriter:
    if tail.fresh:
        return _start_anew(path, header, files)
    return HistoryWriter.open(history_of(path), tail.end, files)


def _start_anew(path: Path, header: Header, files: Files) -> HistoryWriter:
    name, sequence, after = history_of(path), header.sequence, header.chain
    return HistoryWriter.create(name, header.workbook, sequence, files, after)


def leave_aside(path: Path, files: Files) -> Notice:
    aside = aside_of(history_of(path), now())
    files.replace(history_of(path), aside)
    return Notice(NoticeCode.HISTORY_LEFT_ASIDE, {"path": str(aside)})


def start_after_aside(path: Path, header: Header, files: Files) -> tuple[HistoryWriter, Notice]:
    """A history as far as the workbook includes it; the file that stood there is kept."""
    place = _place_of(header)
    past = files.read(history_of(path))[: place.offset]
    notice = leave_aside(path, files)
    if len(past) == place.offset and zlib.crc32(past) == place.checksum:
        history = HistoryWriter.restore(history_of(path), past, place, files)
    else:
        history = _start_anew(path, header, files)
    return history, notice


def tell(tail: Tail, ahead: bool, header: Header) -> Iterator[Notice]:
    if tail.torn:
        yield Notice(NoticeCode.TORN_ENTRY_CUT, {"bytes": tail.torn})
    if tail.fresh:
        yield Notice(NoticeCode.HISTORY_STARTED_ANEW)
    if ahead:
        count = len(list(groups_in(tail.entries)))
        yield Notice(NoticeCode.NEWER_CHANGES_APPLIED, {"count": count, "saved": header.saved})
