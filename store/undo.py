"""Which groups can be undone and redone, worked out from the history alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, takewhile
from typing import Final

from store.changes import Change, Group, invert
from store.errors import ChangeError, Code
from store.schema import KINDS

_UNDOABLE: Final = frozenset({"edit", "import"})

_LINKS: Final = frozenset({"placements", "follow_ups"})
"""Tables that say something of records of other tables."""

LOOKED_AT: Final = 50
"""So many changes of a group are looked at to tell what it was about."""


def main_changes(changes: Iterable[Change]) -> list[Change]:
    """The changes that tell most of what a group was about, in their order.

    These are the records added or deleted, rather than those changed along with them, or parts.
    Of the first `LOOKED_AT`, for an import may hold any number.
    """
    ranked = [(_rank(change), change) for change in islice(changes, LOOKED_AT)]
    least = min((rank for rank, _ in ranked), default=0)
    return [change for rank, change in ranked if rank == least]


def _rank(change: Change) -> int:
    is_part = KINDS[change.table].owner or change.table in _LINKS
    return 2 if is_part else 1 if change.field else 0


class UndoLog:
    """All groups in order, and the two stacks of their ids, last on top."""

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self.groups: dict[str, Group] = {}
        self._done: dict[str, None] = {}
        self._undone: dict[str, None] = {}
        for group in groups:
            self.add(group)

    def add(self, group: Group) -> None:
        """Follow one more group."""
        self.groups[group.id] = group
        if group.action == "undo":
            self._done.pop(group.of, None)
            self._undone[group.of] = None
        elif group.action == "redo":
            self._undone.pop(group.of, None)
            self._done[group.of] = None
        elif group.action != "create":
            self._done[group.id] = None
            self._undone.clear()

    def is_undone(self, group_id: str) -> bool:
        """True when the group has been taken back and not made again."""
        group = self.groups.get(group_id)
        return group is not None and group.action in _UNDOABLE and group_id not in self._done

    def last_done(self) -> Group:
        """The last group that stands; UNDO_NOTHING when there is none."""
        group_id = next(reversed(self._done), None)
        if group_id is None:
            raise ChangeError(Code.UNDO_NOTHING)
        return self.groups[group_id]

    def last_undone(self) -> Group:
        """The group undone last; REDO_NOTHING when there is none."""
        group_id = next(reversed(self._undone), None)
        if group_id is None:
            raise ChangeError(Code.REDO_NOTHING)
        return self.groups[group_id]

    def to_undo(self, group_id: str | None) -> tuple[Group, list[Change]]:
        """The group to undo (the last one for None) and the changes that take it back.

        UNDO_CREATION for the group the workbook was made with, which is the floor of undo.
        UNDO_CONFLICT when a later group that stands changes the same: taking this one back
        would leave that one with nothing to go back to.
        """
        if group_id is None:
            group_id = self.last_done().id
        elif group_id not in self.groups:
            raise ChangeError(Code.GROUP_MISSING, id=group_id)
        elif self.groups[group_id].action == "create":
            raise ChangeError(Code.UNDO_CREATION, id=group_id)
        elif group_id not in self._done:
            raise ChangeError(Code.UNDO_NOTHING, id=group_id)
        group = self.groups[group_id]
        self._check_nothing_on_top(group)
        return group, invert(group.changes)

    def _check_nothing_on_top(self, group: Group) -> None:
        later = takewhile(lambda other: other != group.id, reversed(self._done))
        on_top: dict[tuple[str, str], list[str]] = {}
        for other in later:
            for change in self.groups[other].changes:
                on_top.setdefault((change.table, change.record), []).append(change.field)
        for change in group.changes:
            for field in on_top.get((change.table, change.record), ()):
                if _overlap(change.field, field):
                    raise ChangeError(
                        Code.UNDO_CONFLICT,
                        table=change.table,
                        id=change.record,
                        field=change.field,
                    )

    def to_redo(self) -> tuple[Group, list[Change]]:
        """The group undone last and its changes."""
        group = self.last_undone()
        return group, list(group.changes)


def _overlap(field: str, other: str) -> bool:
    """True when a field holds the other: a whole record every field, `amounts` every period."""
    return (
        not field
        or not other
        or field == other
        or other.startswith(f"{field}.")
        or field.startswith(f"{other}.")
    )
