"""How it goes with a record: the one follow-up it may have, and setting its status."""

from __future__ import annotations

from datetime import date
from typing import Final

from store.changes import Edit
from store.plan_records import FollowUp, Status
from store.record_edits import add_edits, change_edits, draft_record
from store.tables import Tables

DEFAULT: Status = "ikke startet"
DONE: Status = "afsluttet"
RESUMED: Status = "i gang"
CLOSED: Final[frozenset[Status]] = frozenset({DONE, "bortfaldet"})
"""What is worked off, or will never be."""

FOLLOWED: Final = ("milestones", "questions", "measures", "remarks")
"""Kinds that are there to be worked off; any other can be followed up, too."""

FIELDS: Final = ("status", "responsible", "administration", "deadline", "next_step")
"""What a follow-up says."""

PREFIX: Final = "follow_up."
"""Before a field's name where it stands among those of the record that is followed up."""


class WorkedOff:
    """What has a follow-up or none."""

    follow_up: FollowUp | None

    @property
    def status(self) -> Status:
        """How it goes; not started where nobody has said."""
        return self.follow_up.status if self.follow_up else DEFAULT

    @property
    def is_closed(self) -> bool:
        """True for what needs no more work."""
        return self.status in CLOSED


def follow_up_of(tables: Tables, table: str, record_id: str) -> FollowUp | None:
    """The follow-up of a record; None where there is none."""
    follow_ups = tables.of(FollowUp).values()
    found = (one for one in follow_ups if (one.table, one.target) == (table, record_id))
    return next(found, None)


def follow_ups_by_target(tables: Tables) -> dict[tuple[str, str], FollowUp]:
    """All follow-ups by the table and id of what they are on."""
    return {(one.table, one.target): one for one in tables.of(FollowUp).values()}


def is_overdue(follow_up: FollowUp, today: date) -> bool:
    """True when its deadline is past and it is not closed."""
    is_late = bool(follow_up.deadline) and date.fromisoformat(follow_up.deadline) < today
    return is_late and follow_up.status not in CLOSED


def follow_up_edits(tables: Tables, table: str, record_id: str, **values: object) -> list[Edit]:
    """The edits that give a record's follow-up these values; none when it has them.

    One is made where there is none and it would say something. FIELD_VALUE.
    """
    found = follow_up_of(tables, table, record_id)
    if found is not None:
        return change_edits(tables, "follow_ups", found.id, values)
    draft = draft_record(tables, "follow_ups", {"table": table, "target": record_id})
    if all(getattr(draft, field) == value for field, value in values.items()):
        return []
    return add_edits("follow_ups", draft, values)


def status_edits(tables: Tables, table: str, record_id: str, status: str) -> list[Edit]:
    """The edits that give a record a status; none when it has that. FIELD_VALUE."""
    return follow_up_edits(tables, table, record_id, status=status)


def done_edits(tables: Tables, table: str, record_id: str) -> list[Edit]:
    """The edits that close a record, or open one that is closed again."""
    found = follow_up_of(tables, table, record_id)
    is_done = found is not None and found.status == DONE
    return status_edits(tables, table, record_id, RESUMED if is_done else DONE)
