"""Records as a group of changes would leave them, in front of those there are."""

from __future__ import annotations

from collections.abc import Iterable

from store.records import Record
from store.tables import Tables


class Overlay:
    """The records as they will be: what a group touches, in front of the tables."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.touched: dict[tuple[str, str], Record | None] = {}
        self.last_document = tables.last_document

    def find(self, table: str, record_id: str) -> Record | None:
        """The record as it will be, or None."""
        key = (table, record_id)
        if key in self.touched:
            return self.touched[key]
        return self.tables.table(table).get(record_id)

    def all(self, table: str) -> Iterable[Record]:
        """Every record of a table as it will be."""
        changed = {key[1]: rec for key, rec in self.touched.items() if key[0] == table}
        for record_id, record in self.tables.table(table).items():
            if record_id not in changed:
                yield record
        yield from (record for record in changed.values() if record is not None)

    def is_as_before(self) -> bool:
        """True when every record touched ends as the tables have it."""
        return all(
            self.tables.table(table).get(record_id) == record
            for (table, record_id), record in self.touched.items()
        )
