"""Writing the workbook file whole: from a state taken in a moment, in any thread."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from store.backups import back_up, take_back
from store.errors import Code, FileError
from store.records import Header, Record
from store.schema import HEADER_TABLE, KINDS
from store.storage import SnapshotStorage
from store.system import Files, file_error, reason, stamp
from store.tables import Tables


@dataclass
class SnapshotJob:
    """A state of the workbook on its way to disk."""

    header: Header
    tables: Tables
    storage: SnapshotStorage
    files: Files
    backup_error: OSError | None = None

    def write(self) -> None:
        """Check that the file is still ours, back it up when due, replace it.

        Does nothing when a later state has been written, and raises CLOSED when others may
        write by now.
        """
        path = self.storage.path
        with self.storage.turn:
            if self.storage.closed:
                raise FileError(Code.CLOSED, path=str(path))
            if self.header.generation > self.storage.generation:
                self._check_ours(path)
                self._replace(path)
                self.storage.generation = self.header.generation

    def _check_ours(self, path: Path) -> None:
        try:
            found = stamp(path)
        except OSError as error:
            raise file_error(error, path) from error
        if found is None:
            raise FileError(Code.FILE_REMOVED, path=str(path))
        if not self.storage.is_ours(found):
            raise FileError(Code.FILE_REPLACED, path=str(path))

    def _replace(self, path: Path) -> None:
        backup = None
        try:
            backup = back_up(path, datetime.fromisoformat(self.header.saved), self.files)
        except OSError as error:
            self.backup_error = error
        try:
            self.storage.write(content_of(self.tables, self.header))
        except OSError as error:
            with suppress(OSError):
                take_back(path, backup, self.files)
            raise FileError(Code.SNAPSHOT_FAILED, path=str(path), reason=reason(error)) from error


def content_of(tables: Tables, header: Header) -> dict[str, dict[int, Any]]:
    """What a workbook file holds, as TinyDB's storage takes it."""
    content: dict[str, dict[int, Any]] = {}
    for table in KINDS:
        records = tables.table(table)
        content[table] = dict(zip(tables.documents(table).values(), records.values(), strict=True))
        if len(content[table]) != len(records):
            content[table] = _numbered_apart(tables, table)
    content[HEADER_TABLE] = {1: header}
    return content


def _numbered_apart(tables: Tables, table: str) -> dict[int, Record]:
    """A table in which another program gave out a number that the history gave out too."""
    numbered: dict[int, Record] = {}
    free = tables.last_document
    for record_id, record in tables.table(table).items():
        document = tables.document(table, record_id)
        if document in numbered:
            document = free = free + 1
        numbered[document] = record
    return numbered
