"""All records in memory, by table and id, with the integer ids TinyDB knows them by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, cast

from store.errors import ChangeError, Code
from store.records import Record
from store.schema import KINDS, kind_for

R = TypeVar("R", bound=Record)


class Tables:
    """The records of one workbook. Only `store.workbook` and loading put anything in."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, Record]] = {table: {} for table in KINDS}
        self._documents: dict[str, dict[str, int]] = {table: {} for table in KINDS}
        self.last_document = 0

    def of(self, record_type: type[R]) -> Mapping[str, R]:
        """The records of one type by id, as they stand; not a copy."""
        return cast("Mapping[str, R]", self._records[kind_for(record_type).table])

    def table(self, table: str) -> Mapping[str, Record]:
        """The records of one table by id. KIND_UNKNOWN when there is no such table."""
        try:
            return self._records[table]
        except KeyError:
            raise ChangeError(Code.KIND_UNKNOWN, table=table) from None

    def get(self, table: str, record_id: str) -> Record:
        """One record. RECORD_MISSING when there is none."""
        record = self.table(table).get(record_id)
        if record is None:
            raise ChangeError(Code.RECORD_MISSING, table=table, id=record_id)
        return record

    def document(self, table: str, record_id: str) -> int:
        """TinyDB's integer id of a record."""
        return self._documents[table][record_id]

    def documents(self, table: str) -> Mapping[str, int]:
        """TinyDB's integer ids of a table by record id."""
        return self._documents[table]

    def put(self, table: str, record: Record, document: int = 0) -> None:
        """Add or replace a record; 0 keeps its document id, or gives out the next one."""
        documents = self._documents[table]
        if record.id not in documents:
            documents[record.id] = document or self.last_document + 1
            self.last_document = max(self.last_document, documents[record.id])
        self._records[table][record.id] = record

    def load(self, table: str, stored: Mapping[int, Record]) -> None:
        """Fill an empty table with records by their document ids."""
        ids = [record.id for record in stored.values()]
        self._records[table] = dict(zip(ids, stored.values(), strict=True))
        self._documents[table] = dict(zip(ids, stored, strict=True))
        self.last_document = max(self.last_document, max(stored, default=0))

    def remove(self, table: str, record_id: str) -> None:
        """Drop a record. Its document id is never given out again."""
        del self._records[table][record_id]
        del self._documents[table][record_id]

    def copy(self) -> Tables:
        """A copy that later changes do not reach; the frozen records themselves are shared."""
        other = Tables()
        other._records = {table: dict(records) for table, records in self._records.items()}
        other._documents = {table: dict(ids) for table, ids in self._documents.items()}
        other.last_document = self.last_document
        return other

    def __len__(self) -> int:
        return sum(len(records) for records in self._records.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tables) and self._records == other._records

    def __hash__(self) -> int:
        raise TypeError("tables change and cannot be a key")
