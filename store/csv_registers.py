"""Registers as CSV: one file a kind, which can be read in again. See `store.csv_import`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.csv_columns import cells_of, columns_of, periods_of
from store.csv_dialect import Dialect, write_columns
from store.csv_import import ImportPlan, read_registers
from store.kinds import Column, Kind
from store.records import Record
from store.schema import KINDS
from store.tables import Tables

__all__ = ["ImportPlan", "read_registers", "register_bytes", "register_files"]

BLOCK = 2_000
"""Records made into cells at a time: column by column is fast, all at once takes memory."""


def register_files(
    tables: Tables, dialect: Dialect, *, private: bool = False
) -> Iterator[tuple[str, bytes]]:
    """The file name and bytes of every kind that has records, in the order of `KINDS`.

    The names of persons are left out unless `private` ones are asked for.
    """
    for kind in KINDS.values():
        if tables.table(kind.table):
            yield kind.file, register_bytes(tables, kind, dialect, private=private)


def register_bytes(tables: Tables, kind: Kind, dialect: Dialect, *, private: bool = False) -> bytes:
    """One kind's register: a header and a row a record, in order of TinyDB document id.

    A line's amounts are a column for each period that any line has, in whole kroner. A kind
    without records gives the header alone.
    """
    records = _in_order(tables, kind)
    columns = columns_of(kind, periods_of(records), private=private)
    return write_columns([c.heading for c in columns], _blocks(records, columns), dialect)


def _in_order(tables: Tables, kind: Kind) -> list[Record]:
    table, documents = tables.table(kind.table), tables.documents(kind.table)
    return [table[record_id] for record_id in sorted(documents, key=documents.__getitem__)]


def _blocks(records: list[Record], columns: list[Column]) -> Iterator[list[Iterable[str]]]:
    cells = [cells_of(column) for column in columns]
    for start in range(0, len(records), BLOCK):
        block = records[start : start + BLOCK]
        yield [of(block) for of in cells]
