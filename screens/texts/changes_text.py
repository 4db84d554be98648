"""A change in the words of the list of changes: when, who, what, from what to what, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from screens.texts.amount_text import amount_change_text, amount_from_json
from screens.texts.change_subjects import Subjects
from screens.texts.history_text import (
    SHOWN,
    action_text,
    change_text,
    count_lines,
    is_told_once,
    stated_text,
)
from screens.texts.messages import short_id
from screens.texts.moves_text import (
    PLACEMENTS,
    among_text,
    is_move,
    is_order,
    is_placing,
    move_cells,
    move_text,
    placed_text,
    table_of,
)
from screens.texts.safe import safe, shorten
from screens.texts.time_text import time_text
from screens.texts.words import ACTIONS, counted, field_word, noun, number
from store.changes import AMOUNT_PREFIX, Action, Change, Group
from store.records import ANNUAL, Unit
from store.workbook import Workbook

WIDEST: Final = 60
"""More of a reason than this is only told of the change the cursor stands on."""

WHOLE_VALUES: Final = 400
"""So much is told of a change by itself."""


@dataclass(frozen=True)
class Room:
    """How many characters a column has; the whole text stands below the list."""

    who: int
    what: int
    values: int


NARROW: Final = Room(8, 24, 24)
WIDE: Final = Room(10, 30, 28)

WHOLE_ROOM: Final = Room(WHOLE_VALUES, WHOLE_VALUES, WHOLE_VALUES)
"""Where nothing stands below that tells the whole: on a page."""

UNKNOWN: Final = "ukendt"
_UNDONE: Final = "fortrudt"
_STANDS: Final = "ja"


def when_text(group: Group) -> str:
    """`21-11-2026 14.05`."""
    return safe(time_text(group.time)).replace(" kl.", "")


def who_text(group: Group, room: int) -> str:
    """Who made a group."""
    return shorten(safe(group.user), room) or UNKNOWN


def what_text(subjects: Subjects, change: Change, room: int) -> str:
    """Line and field in about so many characters; the field is never cut: `d) Målr…, 2027`."""
    label = subjects.label(change)
    if is_placing(change):
        return _labelled(label or change.record, table_of(subjects.find, change), room)
    if is_order(change):
        return _labelled(label or change.record, "flyttet", room)
    if not change.field:
        word = "Slettet" if change.after is None else "Tilføjet"
        return shorten(f"{word}: {label or noun(change.table).one}", room)
    field = _field_text(change)
    if change.table not in ("lines", PLACEMENTS):
        label = f"{noun(change.table).one} {label}".strip()
    return _labelled(label or change.record, field, room)


def _labelled(label: str, field: str, room: int) -> str:
    return f"{shorten(label, max(room - len(field) - 2, 8))}, {field}"


def _field_text(change: Change) -> str:
    """A year says enough of an amount."""
    if change.table == PLACEMENTS:
        return f"placering, {field_word(change.table, change.field)}"
    period = change.field.removeprefix(AMOUNT_PREFIX)
    if period != change.field and period != ANNUAL:
        return safe(period)
    return field_word(change.table, change.field)


def values_text(subjects: Subjects, change: Change, unit: Unit, room: int) -> str:
    """`4.800 → 5.000 t.kr.`; empty for a record that is added or deleted."""
    if is_placing(change):
        return shorten(placed_text(subjects.find, change), room)
    if is_order(change):
        return among_text(subjects.find, change)
    if not change.field:
        return ""
    if change.field.startswith(AMOUNT_PREFIX):
        before, after = amount_from_json(change.before), amount_from_json(change.after)
        return shorten(amount_change_text(before, after, unit), room)
    told = (
        stated_text(change, subjects.stated(change, one)) for one in (change.before, change.after)
    )
    return shorten(" → ".join(told), room)


def standing_text(book: Workbook, group: Group) -> str:
    """Whether a group stands; what an undo and the like are."""
    if group.action in _SELF:
        return _SELF[group.action]
    return _UNDONE if book.is_undone(group.id) else _STANDS


_SELF: Final[dict[Action, str]] = {
    "create": "oprettelse",
    "undo": "fortrydelse",
    "redo": "gentagelse",
}


ADDED: Final = "tilføjelse"
DELETED: Final = "sletning"


def reason_text(group: Group) -> str:
    """The reason given, at most so much of it as a list has room for."""
    return shorten(group.reason, WIDEST)


def move_texts(subjects: Subjects, group: Group, room: Room) -> tuple[str, str]:
    """What a move moved, and where, for their two columns."""
    name, happened, where = move_cells(subjects.find, group)
    return _labelled(name, happened, room.what), shorten(where, room.values)


def listed(
    group: Group, positions: Sequence[int], *, every: bool = False
) -> tuple[bool, Sequence[int]]:
    """Whether a group has a heading, and which of its wanted changes are listed by themselves.

    Of a group with more than `SHOWN` changes only numbers are told, unless `every` is wanted.
    """
    if is_told_once(group):
        return is_move(group), () if is_move(group) else positions
    return True, positions if every or len(positions) <= SHOWN else ()


def group_text(group: Group, shown: int) -> str:
    """A group of several changes: `Rettelse af 12 felter, 3 vises`."""
    count = len(group.changes)
    if group.action == "create":
        return ACTIONS["create"]
    told = f"{_action_text(group).capitalize()} af {number(count)} {_subjects_text(group)}"
    return told if shown == count else f"{told}, {number(shown)} vises"


def _action_text(group: Group) -> str:
    """What was done; of records that were only added, or only deleted, that."""
    if group.action == "edit" and not any(change.field for change in group.changes):
        if all(change.before is None for change in group.changes):
            return ADDED
        if all(change.after is None for change in group.changes):
            return DELETED
    return _SELF.get(group.action, ACTIONS[group.action])


def _subjects_text(group: Group) -> str:
    fields = sum(1 for change in group.changes if change.field)
    return "felter" if fields == len(group.changes) else "poster og felter" if fields else "poster"


def counts_text(group: Group) -> str:
    """A large group in numbers: `Tilføjet: 92 aktiviteter og 21 tabeller`."""
    return ". ".join(count_lines(list(group.changes)))


def detail_lines(
    book: Workbook, subjects: Subjects, group: Group, change: Change | None, unit: Unit
) -> list[str]:
    """All of what the cursor stands on: the group, the change, the reason."""
    heading = f"{time_text(group.time)} · {safe(group.user) or UNKNOWN} · {action_text(group)}"
    if book.is_undone(group.id):
        heading += f" · {_UNDONE}"
    heading += f" · ændring {short_id(group.id)}"
    if change is None:
        told = move_text(subjects.find, group) or counts_text(group)
    else:
        told = _whole_change(book, subjects, change, unit)
    reason = [f"Begrundelse: {safe(group.reason)}"] if group.reason else []
    return [heading, told, *reason]


def _whole_change(book: Workbook, subjects: Subjects, change: Change, unit: Unit) -> str:
    is_worded = is_placing(change) or is_order(change)
    if is_worded or not change.field or change.field.startswith(AMOUNT_PREFIX):
        return change_text(book, change, unit, subjects.find)
    label, name = subjects.label(change), noun(change.table).one
    named = f"»{label}« ({safe(change.record)})" if label else safe(change.record)
    values = values_text(subjects, change, unit, WHOLE_VALUES)
    return f"{name} {named}, {field_word(change.table, change.field)}: {values}"


def shown_text(shown: int, count: int, told: str) -> str:
    """How many changes are listed: `3 af 41 ændringer: spor 5, i dag`."""
    total = counted(count, "ændring", "ændringer")
    if not told:
        return f"{total}, nyeste først"
    return f"{number(shown)} af {total}: {told}"
