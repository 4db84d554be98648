"""The TinyDB storage of a workbook: typed records, written whole and replaced in one step."""

from __future__ import annotations

import re
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from store import migrations
from store.errors import Code, FileError
from store.json_check import parse_strict
from store.records import Header, Record
from store.schema import HEADER_TABLE, KINDS
from store.system import Files, Stamp, file_error, stamp

CHUNK: Final = 256
"""Records encoded at a time, so that a snapshot in a thread never holds others up for long."""

_HEADER_KEY: Final = b'"header":'
_DOCUMENT: Final = re.compile("0|[1-9][0-9]{0,14}")
_CHAIN: Final = re.compile("[0-9a-f]{8}")
_MAX_NUMBER: Final = 2**53
_ENCODER: Final = msgspec.json.Encoder()
_FILE: Final = msgspec.defstruct(
    "WorkbookFile",
    [
        (table, dict[int, kind.record], msgspec.field(default_factory=dict))  # type: ignore[name-defined]
        for table, kind in KINDS.items()
    ]
    + [(HEADER_TABLE, dict[int, Header])],
    forbid_unknown_fields=True,
    kw_only=True,
)
_DECODER: Final = msgspec.json.Decoder(_FILE)
_HEADERS: Final = msgspec.json.Decoder(dict[int, Header])


class Stored(NamedTuple):
    """A typed record with the id TinyDB knows it by."""

    record: Record
    doc_id: int


class RecordTable(Table):
    """A TinyDB table whose documents are typed records."""

    document_class = Stored  # type: ignore[assignment]

    def by_document(self) -> Mapping[int, Record]:
        """All records by the id TinyDB knows them by, with no `Stored` made for each."""
        return cast("Mapping[int, Record]", self._read_table())


class WorkbookDB(TinyDB):
    """A TinyDB over `SnapshotStorage`. Plain TinyDB opens the same file with dictionaries."""

    table_class = RecordTable


class SnapshotStorage(Storage):
    """Reads a workbook file once and replaces it atomically at every write.

    `edited_outside` tells, after reading, that another program has written the file since we
    did; everything in it has then been checked as strictly as typed input. Hold `turn` while
    deciding whether to write; `generation` is the last one written, `closed` that none may be.
    """

    def __init__(self, path: Path, files: Files | None = None) -> None:
        super().__init__()
        self.path = path
        self.files = files or Files()
        self.edited_outside = False
        self.migrated_from: int | None = None
        self.seen: Stamp | None = None
        self._tried: Stamp | None = None
        self.turn = threading.RLock()
        self.generation = 0
        self.closed = False
        self._content: dict[str, dict[int, Any]] | None = None

    def read(self) -> dict[str, dict[int, Any]]:  # type: ignore[override]
        """Every table with its typed records by document id; the header is one of them."""
        if self._content is None:
            try:
                self.seen = stamp(self.path)
                data = self.files.read(self.path)
            except OSError as error:
                raise file_error(error, self.path) from error
            self._content = self._decode(data)
        return self._content

    def is_ours(self, found: Stamp | None) -> bool:
        """True for the file we read or wrote, or one whose putting in place was told to fail."""
        return found is not None and found in (self.seen, self._tried)

    def forget(self) -> None:
        """Drop what was read, so that the file is read anew."""
        self._content = None

    def _decode(self, data: bytes) -> dict[str, dict[int, Any]]:
        if not data or data.isspace():
            raise FileError(Code.FILE_EMPTY, path=str(self.path))
        if _written_by_us(data):
            try:
                return _checked(_as_tables(_DECODER.decode(data)), str(self.path))
            except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
                pass  # a format we no longer write, or a forged sum: the careful way tells
        self.edited_outside = not _written_by_us(data)
        return self._decode_carefully(data)

    def _decode_carefully(self, data: bytes) -> dict[str, dict[int, Any]]:
        path = str(self.path)
        content = parse_strict(data, path)
        found = migrations.format_of(content, path)
        if found < migrations.FORMAT:
            content = migrations.migrate(content, found, path)
            self.migrated_from = found
            self.edited_outside = False
        return _checked(_convert(content, path), path)

    def write(self, data: Mapping[str, Mapping[int, Any]]) -> None:  # type: ignore[override]
        """Replace the file: a temporary one, fsync, rename, fsync of the folder.

        Raises the system's `OSError`; the file that stood there is then untouched, unless only
        the last step failed.
        """
        self._write(data, self.files.replace)

    def create(self, data: Mapping[str, Mapping[int, Any]]) -> None:
        """Write the file where there is none: `FileExistsError` when there is one by then."""
        self._write(data, self.files.place)

    def _write(
        self, data: Mapping[str, Mapping[int, Any]], put: Callable[[Path, Path], None]
    ) -> None:
        fd, temporary = self.files.create_temporary(self.path)
        try:
            try:
                self.files.keep_mode(fd, self.path)
                for chunk in encode(data):
                    self.files.write(fd, chunk)
                self.files.sync(fd)
            finally:
                self.files.close(fd)
            self._tried = stamp(temporary)
            put(temporary, self.path)
        except BaseException:
            with suppress(OSError):  # a stray file does no harm
                self.files.remove(temporary)
            raise
        self.seen = stamp(self.path)
        self._content = None
        self.files.sync_folder(self.path.parent)


def encode(data: Mapping[str, Mapping[int, Any]]) -> Iterator[bytes]:
    """The bytes of a workbook file, in chunks; the header comes last and holds their sum."""
    checksum = 0
    for chunk in _encode_records(data):
        checksum = zlib.crc32(chunk, checksum)
        yield chunk
    (header,) = data[HEADER_TABLE].values()
    header = msgspec.structs.replace(header, checksum=f"{checksum:08x}")
    yield _HEADER_KEY + _ENCODER.encode({1: header}) + b"}\n"


def _encode_records(data: Mapping[str, Mapping[int, Any]]) -> Iterator[bytes]:
    yield b"{"
    for table in KINDS:
        records = iter(data.get(table, {}).items())
        first = True
        while piece := dict(islice(records, CHUNK)):
            body = _ENCODER.encode(piece)[1:-1]
            yield (b'\n"%s":{\n' % table.encode() if first else b",\n") + body
            first = False
        if not first:
            yield b"},\n"


def _written_by_us(data: bytes) -> bool:
    start = data.rfind(_HEADER_KEY)
    if start < 0:
        return False
    try:
        (header,) = _HEADERS.decode(data[start + len(_HEADER_KEY) : data.rindex(b"}")]).values()
    except (msgspec.DecodeError, ValueError, RecursionError):
        return False
    return (
        header.format == migrations.FORMAT
        and f"{zlib.crc32(memoryview(data)[:start]):08x}" == header.checksum
    )


def _as_tables(content: Any) -> dict[str, dict[int, Any]]:
    return {name: getattr(content, name) for name in content.__struct_fields__}


def _checked(tables: dict[str, dict[int, Any]], path: str) -> dict[str, dict[int, Any]]:
    """The tables, when the header names a place that there can be."""
    bad = FileError(Code.FILE_BAD_RECORD, path=path, table=HEADER_TABLE, doc="", field="")
    if len(tables.get(HEADER_TABLE, {})) != 1:
        raise bad
    ((doc, header),) = tables[HEADER_TABLE].items()
    for field in ("generation", "sequence", "offset", "last_document"):
        if not 0 <= getattr(header, field) <= _MAX_NUMBER:
            bad.values.update(doc=str(doc), field=field)
            raise bad
    if not _CHAIN.fullmatch(header.chain):
        bad.values.update(doc=str(doc), field="chain")
        raise bad
    return tables


def _convert(content: Any, path: str) -> dict[str, dict[int, Any]]:
    """Typed tables from checked JSON; FILE_BAD_RECORD names table, document and field."""
    tables: dict[str, dict[int, Any]] = {}
    types: dict[str, Any] = {table: kind.record for table, kind in KINDS.items()}
    types[HEADER_TABLE] = Header
    for table, documents in content.items():
        if table not in types:
            if documents == {} and table == "_default":
                continue
            raise FileError(Code.FILE_BAD_RECORD, path=path, table=table, doc="", field="")
        if not isinstance(documents, dict):
            raise FileError(Code.FILE_BAD_RECORD, path=path, table=table, doc="", field="")
        tables[table] = _convert_table(types[table], table, documents, path)
    return tables


def _convert_table(
    record_type: Any, table: str, documents: dict[str, Any], path: str
) -> dict[int, Any]:
    typed: dict[int, Any] = {}
    ids: set[str] = set()
    for doc, data in documents.items():
        bad = FileError(Code.FILE_BAD_RECORD, path=path, table=table, doc=doc, field="")
        if not _DOCUMENT.fullmatch(doc):
            raise bad
        try:
            record = msgspec.convert(data, record_type)
        except msgspec.ValidationError as error:
            bad.values["field"] = str(error).partition("`$")[2].rstrip("`").lstrip(".")
            raise bad from None
        if isinstance(record, Record):
            if record.id in ids:
                bad.values["field"] = "id"
                raise bad
            ids.add(record.id)
        typed[int(doc)] = record
    return typed


def now() -> str:
    """The time in UTC, ISO 8601 to the microsecond, always of the same length."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
