"""What a kind of record is: its TinyDB table, its CSV file and columns, what it refers to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

import msgspec

from store.records import Record

CellType = Literal["text", "number", "seconds", "flag", "date", "time", "amounts"]
"""A cell of `seconds` is a whole number in CSV, and minutes and seconds on the screen."""

PERIOD_HEADING: Final = "kr "
"""`kr 2026` heads the column of a line's 2026 amounts, in whole kroner."""


@dataclass(frozen=True)
class Column:
    """A CSV column: its Danish heading and the field it holds.

    A `private` one (the names of persons) is left empty in exports unless it is asked for.
    """

    heading: str
    field: str
    type: CellType = "text"
    private: bool = False


@dataclass(frozen=True)
class Kind:
    """One kind of record. `references` maps a field to the table its ids live in.

    `owner` is the reference to the record that one of this kind is a part of and goes with.
    """

    table: str
    record: type[Record]
    file: str
    columns: tuple[Column, ...]
    references: dict[str, str] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    owner: str = ""


@cache
def fields_of(record: type[Record]) -> dict[str, msgspec.structs.FieldInfo]:
    """The fields of a record by name; msgspec makes them anew each time it is asked."""
    return {info.name: info for info in msgspec.structs.fields(record)}


_ID: Final = (Column("id", "id"),)
_SOURCE: Final = (
    Column("dokument", "document"),
    Column("afsnit", "section"),
    Column("kilderække", "row"),
    Column("note", "note"),
)


def declare(
    table: str,
    record: type[Record],
    file: str,
    columns: tuple[Column, ...],
    references: dict[str, str] | None = None,
    owner: str = "",
) -> Kind:
    """A kind with the columns that all have, id first and source last."""
    return Kind(
        table=table,
        record=record,
        file=file,
        columns=_ID + columns + _SOURCE,
        references={"document": "documents"} | (references or {}),
        required=tuple(name for name, info in fields_of(record).items() if info.required),
        owner=owner,
    )
