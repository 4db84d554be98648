"""The signs beside records, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from screens.texts import words
from store.follow_ups import is_overdue
from store.plan_records import FollowUp, Status

INFERRED: Final = "*"
DERIVED: Final = "="
OVERDUE_MARK: Final = "!"
DONE_MARK: Final = "✓"
DROPPED_MARK: Final = "–"

MEANINGS: Final = {
    INFERRED: words.INFERRED,
    DERIVED: "regnet ud",
    OVERDUE_MARK: "fristen er overskredet",
    DONE_MARK: "afsluttet",
    DROPPED_MARK: "bortfaldet",
}
_OF_STATUS: Final[dict[Status, str]] = {"afsluttet": DONE_MARK, "bortfaldet": DROPPED_MARK}


def status_mark(follow_up: FollowUp | None, today: date) -> str:
    """A sign of how it goes with a record; empty while it simply goes on."""
    if follow_up is None:
        return ""
    return going_mark(follow_up.status, is_overdue=is_overdue(follow_up, today))


def going_mark(status: Status, *, is_overdue: bool) -> str:
    """The sign of a status; empty for what simply goes on."""
    return OVERDUE_MARK if is_overdue else _OF_STATUS.get(status, "")


def inferred_mark(record: object) -> str:
    """The sign of a record that is not printed as such; empty for the others."""
    return INFERRED if getattr(record, "inferred", False) else ""


def legend(marks: Iterable[str]) -> str:
    """What the signs in use mean: `* udledt af teksten · = regnet ud`."""
    used = set(marks)
    return " · ".join(f"{mark} {meaning}" for mark, meaning in MEANINGS.items() if mark in used)
