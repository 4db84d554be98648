"""Why something is refused, with the records it is about by what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from screens.texts.messages import error_text
from screens.texts.record_text import title_of
from screens.texts.safe import shorten
from screens.texts.words import both, noun, number
from store.branches import branch_of
from store.errors import Code, StoreError
from store.record_users import users_of
from store.schema import KINDS
from store.tables import Tables

NAMED: Final = 3
"""So many of those that refer to a record are named; the rest are counted."""

ROOM: Final = 48
"""So much of each name is told."""


def refusal_text(tables: Tables, error: StoreError) -> str:
    """The error in words; of a record that others hold back, which these are."""
    table, record_id = _used_table(error), str(error.values.get("id"))
    if not table or record_id not in tables.table(table):
        return error_text(error)
    users = [*_holders(tables, table, record_id)]
    if table in _SHAPED:
        users = [one for one in users if one[0] == error.values["by_table"]]
    if not users:
        return error_text(error)
    refused = "ændres sådan eller slettes" if table in _SHAPED else "slettes"
    named = [f"{noun(kind).the} {_name(tables, kind, one)}" for kind, one in users[:NAMED]]
    more = len(users) - NAMED
    if more > 0:
        named.append("en anden" if more == 1 else f"{number(more)} andre")
    return (
        f"{_name(tables, table, record_id)} kan ikke {refused}, for {both(named)} henviser hertil. "
        f"Ret eller slet {'dem' if len(users) > 1 else 'det'} først."
    )


_SHAPED: Final = frozenset({"view_rows", "view_columns"})
"""What others refer to as what it is and where: they hold back a change of that, too. Which of
the two is refused the error does not say.
"""


def _name(tables: Tables, table: str, record_id: str) -> str:
    return f"»{shorten(title_of(tables, table, record_id), ROOM)}«"


def _used_table(error: StoreError) -> str:
    """The table of the record that others hold back; empty for any other error."""
    if error.code is not Code.RECORD_IN_USE:
        return ""
    references = KINDS[str(error.values["by_table"])].references
    return references.get(str(error.values["field"]), "")


def _holders(tables: Tables, table: str, record_id: str) -> Iterator[tuple[str, str]]:
    """The records that refer to one and would stay without it, in the order of their kinds."""
    branch = set(branch_of(tables, table, record_id))
    for kind, users in users_of(tables, table, record_id).items():
        yield from ((kind, one.id) for one in users if (kind, one.id) not in branch)
