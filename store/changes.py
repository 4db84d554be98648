"""Edits as they are asked for, changes as they are recorded, groups as they are undone."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

import msgspec

from store.records import Record

AMOUNT_PREFIX: Final = "amounts."
"""`amounts.2026` is the field name of one period of a line."""

Action = Literal["create", "edit", "import", "undo", "redo"]


@dataclass(frozen=True)
class SetField:
    """Give a field another value; `amounts.2026` with None makes the period blank."""

    table: str
    id: str
    field: str
    value: object


@dataclass(frozen=True)
class Add:
    """Add a record whose id is not in use."""

    record: Record


@dataclass(frozen=True)
class Delete:
    """Delete a record that no other refers to once the whole group is made."""

    table: str
    id: str


Edit = SetField | Add | Delete


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """One field of one record, before and after, as JSON values.

    `field` is empty when the whole record is added (`before` None) or deleted (`after` None);
    `doc` is its TinyDB id then.
    """

    table: str
    record: str
    field: str = ""
    before: Any = None
    after: Any = None
    doc: int = 0


class Group(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is undone in one step. `time` is ISO 8601 in UTC; `of` names the group undone.

    `id` is random, 128 bits; a change is named by it and its place in the group.
    """

    id: str
    time: str
    user: str
    changes: tuple[Change, ...]
    action: Action = "edit"
    reason: str = ""
    of: str = ""

    def change_id(self, position: int) -> str:
        """The name of one change in all workbooks there are."""
        return f"{self.id}.{position}"


@dataclass(frozen=True)
class Step:
    """A change with the records before and after it, ready to be put in place."""

    change: Change
    before: Record | None
    after: Record | None


def new_id(prefix: str = "") -> str:
    """128 random bits as text that no spreadsheet takes for a number: letters a-p only."""
    return prefix + os.urandom(16).hex().encode().translate(_LETTERS).decode()


_LETTERS: Final = bytes.maketrans(b"0123456789abcdef", b"abcdefghijklmnop")


def invert(changes: Iterable[Change]) -> list[Change]:
    """The changes that take these back, in reverse order."""
    return [
        Change(c.table, c.record, c.field, c.after, c.before, c.doc)
        for c in reversed(list(changes))
    ]
