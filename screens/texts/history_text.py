"""The history in words: who changed what, from what to what, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from screens.texts.amount_text import amount_from_json, amount_text
from screens.texts.messages import short_id
from screens.texts.names import record_label
from screens.texts.safe import safe, shorten
from screens.texts.time_text import time_text
from screens.texts.words import ACTIONS, both, counted_records, field_word, noun
from store.changes import AMOUNT_PREFIX, Change, Group
from store.records import Unit
from store.workbook import Workbook

UNIT: Final[Unit] = "t.kr."
"""The unit of amounts in the history, whatever table they were changed in."""

SHOWN: Final = 12
"""So many changes of a group are told one by one; of more only their number."""


def group_lines(
    book: Workbook, group: Group, changes: list[Change], *, every: bool = False
) -> Iterator[str]:
    """A group as lines of plain text: a heading, then its changes and the reason given.

    `changes` are those of the group that are asked for. A large group is told in numbers,
    unless `every` one is wanted.
    """
    user = safe(group.user) or "ukendt"
    heading = f"{short_id(group.id)}  {time_text(group.time)}  {user}  {action_text(group)}"
    yield f"{heading}  (fortrudt)" if book.is_undone(group.id) else heading
    if every or len(changes) <= SHOWN:
        yield from (f"  {change_text(book, change)}" for change in changes)
    else:
        yield from (f"  {line}" for line in _counts(changes))
    if group.reason:
        yield f"  Begrundelse: {safe(group.reason)}"


def action_text(group: Group) -> str:
    """What kind of change a group is; an undo names the group it took back."""
    return f"{ACTIONS[group.action]} {short_id(group.of)}" if group.of else ACTIONS[group.action]


def _counts(changes: list[Change]) -> Iterator[str]:
    """`Tilføjet: 92 aktiviteter og 21 tabeller`."""
    for heading, chosen in (
        ("Tilføjet", [change for change in changes if _is_added(change)]),
        ("Ændret", [change for change in changes if change.field]),
        ("Slettet", [change for change in changes if _is_deleted(change)]),
    ):
        records = {(change.table, change.record) for change in chosen}
        counts = Counter(table for table, _ in sorted(records))
        if counts:
            yield f"{heading}: {both([counted_records(t, n) for t, n in counts.items()])}"


def _is_added(change: Change) -> bool:
    return not change.field and change.before is None


def _is_deleted(change: Change) -> bool:
    return not change.field and change.after is None


def change_text(book: Workbook, change: Change) -> str:
    """One change: whose field, before → after."""
    if not change.field:
        word = "Slettet" if _is_deleted(change) else "Tilføjet"
        label = record_label(change.before or change.after)
        return f"{word}: {noun(change.table).one} {_named(label, change.record)}"
    label = record_label(book.tables.table(change.table).get(change.record))
    name = f"{noun(change.table).one} {_named(label, change.record)}"
    before, after = value_text(change, change.before), value_text(change, change.after)
    unit = f" {UNIT}" if change.field.startswith(AMOUNT_PREFIX) else ""
    return f"{name}, {field_word(change.table, change.field)}: {before} → {after}{unit}"


def _named(label: str, record_id: str) -> str:
    return f"»{shorten(label)}« ({safe(record_id)})" if label else safe(record_id)


def value_text(change: Change, value: Any) -> str:
    """A value before or after a change: amounts in t.kr., an empty text as `tom`."""
    if change.field.startswith(AMOUNT_PREFIX):
        return amount_text(amount_from_json(value), UNIT)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, str | int):
        return f"»{shorten(str(value))}«" if value != "" else "tom"
    return "tom" if value is None else shorten(str(value))


def group_json(book: Workbook, group: Group, changes: list[Change]) -> dict[str, Any]:
    """A group as values for JSON: time in UTC, amounts in whole kroner."""
    return {
        "id": group.id,
        "tid": group.time,
        "bruger": group.user,
        "handling": action_text(group),
        "begrundelse": group.reason,
        "fortrudt": book.is_undone(group.id),
        "aendringer": [_change_json(book, change) for change in changes],
    }


def _change_json(book: Workbook, change: Change) -> dict[str, Any]:
    return {
        "register": change.table,
        "id": change.record,
        "felt": change.field,
        "foer": change.before,
        "efter": change.after,
        "tekst": change_text(book, change),
    }
