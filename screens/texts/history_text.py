"""The history in words: who changed what, from what to what, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from msgspec import structs

from screens.texts.amount_text import amount_change_text, amount_from_json, amount_json
from screens.texts.date_text import moment_text
from screens.texts.messages import short_id
from screens.texts.moves_text import (
    Find,
    finder,
    is_move,
    is_order,
    is_placing,
    move_text,
    order_text,
    placing_text,
)
from screens.texts.names import record_label
from screens.texts.record_text import record_title, title_of
from screens.texts.safe import safe, shorten
from screens.texts.time_text import time_text
from screens.texts.words import (
    ACTIONS,
    both,
    counted,
    counted_records,
    field_word,
    heading_word,
    noun,
    register_word,
)
from store.changes import AMOUNT_PREFIX, Change, Group
from store.fields import convert_record
from store.moments import Moment
from store.records import Record, Unit
from store.schema import KINDS
from store.workbook import Workbook

UNIT: Final[Unit] = "t.kr."
"""The unit of amounts in the history, whatever table they were changed in."""

_ASCII: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})

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
    moved = move_text(finder(book), group)
    if moved:
        yield f"  {moved}"
    elif every or len(changes) <= SHOWN:
        yield from (f"  {change_text(book, change)}" for change in changes)
    else:
        yield from (f"  {line}" for line in count_lines(changes))
    if group.reason:
        yield f"  Begrundelse: {safe(group.reason)}"


def action_text(group: Group) -> str:
    """What kind of change a group is; an undo names the group it took back."""
    return f"{ACTIONS[group.action]} {short_id(group.of)}" if group.of else ACTIONS[group.action]


def count_lines(changes: list[Change]) -> Iterator[str]:
    """Changes in numbers: `Tilføjet: 92 aktiviteter og 21 tabeller`."""
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


def change_text(
    book: Workbook,
    change: Change,
    unit: Unit = UNIT,
    find: Find | None = None,
    *,
    ids: bool = True,
) -> str:
    """One change: whose field, before → after; where a line was placed, what was moved.

    `find` is asked for names; without it the history is, for those that are gone. Without `ids`
    what has a name is told by that alone.
    """
    if is_placing(change):
        return placing_text(find or finder(book), change)
    if is_order(change):
        return order_text(find or finder(book), change)
    if not change.field:
        word = "Slettet" if _is_deleted(change) else "Tilføjet"
        record = change.before or change.after
        return f"{word}: {noun(change.table).one} {_called(book, change, record, ids)}"
    found = book.tables.table(change.table).get(change.record)
    name = f"{noun(change.table).one} {_called(book, change, found, ids)}"
    return f"{name}, {field_word(change.table, change.field)}: {_values_text(book, change, unit)}"


def _called(
    book: Workbook, change: Change, record: Record | dict[str, Any] | None, ids: bool
) -> str:
    """What a record is called; one that has no name by what it is on, or a part of."""
    label = record_label(record)
    held = record if isinstance(record, dict) else structs.asdict(record) if record else {}
    table, target = held.get("table"), held.get("target")
    if table and target and not label:
        return f"»{title_of(book.tables, table, target)}«"
    if held and not label:
        whole = convert_record(change.table, held)
        label = record_title(book.tables, change.table, whole)
    return _named(label, change.record) if ids or not label else f"»{shorten(label)}«"


def first_text(
    book: Workbook, group: Group, change: Change | None = None, *, ids: bool = True
) -> str:
    """A group by its first change, or another one given; one that is all a move, told once."""
    moved = move_text(finder(book), group)
    return moved or change_text(book, change or group.changes[0], ids=ids)


def summary_text(book: Workbook, group: Group, longest: int, change: Change | None = None) -> str:
    """A group by one change, its first unless another is given, and how many more there are.

    As the screens tell it, without ids.
    """
    first = shorten(first_text(book, group, change, ids=False), longest)
    more = 0 if is_told_once(group) else len(group.changes) - 1
    return f"{first} og {counted(more, 'ændring', 'ændringer')} til" if more else first


def is_told_once(group: Group) -> bool:
    """True for a group of which one text tells all."""
    return len(group.changes) == 1 or is_move(group)


def _named(label: str, record_id: str) -> str:
    return f"»{shorten(label)}« ({safe(record_id)})" if label else safe(record_id)


def _values_text(book: Workbook, change: Change, unit: Unit) -> str:
    """What a field held and holds: `4.800 → 5.000 t.kr.`, `»a« → tom`; ids by what they name."""
    before, after = change.before, change.after
    if change.field.startswith(AMOUNT_PREFIX):
        return amount_change_text(amount_from_json(before), amount_from_json(after), unit)
    target = KINDS[change.table].references.get(change.field)
    if target is not None:
        before, after = (
            title_of(book.tables, target, one) if one else "" for one in (before, after)
        )
        return f"{value_text(before)} → {value_text(after)}"
    return " → ".join(stated_text(change, value) for value in (before, after))


def stated_text(change: Change, value: Any) -> str:
    """A value of a field before or after a change: dates and times as they are said."""
    columns = KINDS[change.table].columns
    form = next((one.type for one in columns if one.field == change.field), "text")
    if isinstance(value, str) and value and form in ("date", "time"):
        return moment_text(Moment(value)) if form == "date" else safe(value.replace(":", "."))
    return value_text(value)


def value_text(value: Any) -> str:
    """A value before or after a change, an empty one as `tom`."""
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
        "aendringer": [change_json(book, change) for change in changes],
    }


def change_json(book: Workbook, change: Change, unit: Unit = UNIT) -> dict[str, Any]:
    """A change as values for JSON: register and field as in CSV, amounts in whole kroner."""
    return {
        "register": register_word(change.table),
        "id": change.record,
        "felt": heading_word(change.table, change.field),
        "foer": _value_json(change.table, change.field, change.before),
        "efter": _value_json(change.table, change.field, change.after),
        "tekst": change_text(book, change, unit),
    }


def _value_json(table: str, field: str, value: Any) -> Any:
    """A field's value; of a whole record all that it holds, by heading."""
    if field.startswith(AMOUNT_PREFIX):
        return amount_json(amount_from_json(value))
    if field or not isinstance(value, dict):
        return value
    found: dict[str, Any] = {}
    for name, held in value.items():
        if name == "amounts":
            for period, amount in held.items():
                key = ascii_key(heading_word(table, AMOUNT_PREFIX + period))
                found[key] = amount_json(amount_from_json(amount))
        else:
            found[ascii_key(heading_word(table, name))] = held
    return found


def ascii_key(heading: str) -> str:
    """A heading as a key: without æ, ø and å."""
    return heading.translate(_ASCII)
