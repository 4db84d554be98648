"""All kinds of record by TinyDB table, in an order in which references mostly come first."""

from __future__ import annotations

from typing import Final

from store.kinds import Kind
from store.ledger_kinds import LEDGER_KINDS
from store.plan_kinds import PLAN_KINDS
from store.records import Record

KINDS: Final[dict[str, Kind]] = {kind.table: kind for kind in (*LEDGER_KINDS, *PLAN_KINDS)}
"""All kinds by TinyDB table, in an order in which a record's references come before it."""

HEADER_TABLE: Final = "header"

_BY_RECORD: Final = {kind.record: kind for kind in KINDS.values()}


def kind_for(record_type: type[Record]) -> Kind:
    """The kind whose records are of this type."""
    return _BY_RECORD[record_type]
