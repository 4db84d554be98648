"""The groups a workbook's history holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from store.changes import Group
from store.history import HistoryWriter, Place, groups_in, read_from, start_of
from store.paths import history_of
from store.system import Files, file_error


def past_groups(
    workbook: Path, end: Place, history: HistoryWriter | None, files: Files
) -> Iterable[Group]:
    """Every group on disk, oldest first: as its writer has it, else as far as a reader read.

    None where there is no history yet, or it tells nothing. `FileError` when it cannot be read.
    """
    path = history_of(workbook)
    try:
        data = history.past() if history else files.read(path)[: end.offset]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise file_error(error, path) from error
    start = start_of(data, str(path))
    if start is None:
        return ()
    return groups_in(read_from(data, start[1], str(path)).entries)
