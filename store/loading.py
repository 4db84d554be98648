"""Reading the workbook file: typed records through TinyDB, checked where we did not write it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from store.errors import ChangeError, Code, FileError
from store.migrations import FORMAT
from store.notices import Notice, NoticeCode
from store.overlay import Overlay
from store.records import Header
from store.schema import HEADER_TABLE, KINDS
from store.storage import RecordTable, SnapshotStorage, WorkbookDB
from store.system import Files, uncollected
from store.tables import Tables
from store.validate import check_record, check_structure


@dataclass
class Found:
    """A workbook as its file has it, and what there is to tell of it."""

    tables: Tables
    header: Header
    storage: SnapshotStorage
    notices: list[Notice]


def load(path: Path, files: Files) -> Found:
    """The records of the workbook file, read through TinyDB."""
    database = WorkbookDB(path, storage=SnapshotStorage, files=files)
    storage = database.storage
    assert isinstance(storage, SnapshotStorage)
    with uncollected():
        (entry,) = database.table(HEADER_TABLE)
    header: Header = entry.record  # type: ignore[attr-defined]
    tables = Tables()
    with uncollected():
        for table in KINDS:
            found = database.table(table)
            assert isinstance(found, RecordTable)
            tables.load(table, found.by_document())
    tables.last_document = max(tables.last_document, header.last_document)
    notices = []
    if storage.edited_outside or storage.migrated_from is not None:
        _check_all(tables, path)
    if storage.edited_outside:
        notices.append(Notice(NoticeCode.EDITED_OUTSIDE, {"path": str(path)}))
    if storage.migrated_from is not None:
        notices.append(Notice(NoticeCode.MIGRATED, {"found": storage.migrated_from, "now": FORMAT}))
    storage.forget()
    return Found(tables, header, storage, notices)


def _check_all(tables: Tables, path: Path) -> None:
    """Check records nobody has checked as strictly as typed ones."""
    overlay = Overlay(tables)
    for table in KINDS:
        for record in tables.table(table).values():
            overlay.touched[table, record.id] = record
    try:
        for table in KINDS:
            for record in tables.table(table).values():
                check_record(table, record, overlay)
        check_structure(set(KINDS), overlay)
    except ChangeError as error:
        values = error.values
        table, record_id = str(values["table"]), str(values["id"])
        raise FileError(
            Code.FILE_BAD_RECORD,
            path=str(path),
            table=table,
            doc=tables.document(table, record_id),
            field=values.get("field", "id"),
            cause=error.code,
        ) from error
