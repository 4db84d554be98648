"""What is typed as a deadline, and as who is responsible."""

from __future__ import annotations

from datetime import date
from typing import Final

from store.errors import Code, StoreError
from store.field_entry import read_field
from store.plan_records import FollowUp
from store.records import Administration
from store.tables import Tables

LEAP: Final = 9
"""Among so many years there is a 29 February, whatever the century."""


def read_deadline(tables: Tables, text: str, today: date) -> str:
    """The ISO date that a text stands for; one without a year is the next one there is.

    Raises what `read_moment` does, and ENTRY_DAY for what is no day.
    """
    found = _day(tables, text, Code.DATE_NO_YEAR)
    if found is not None:
        return found
    for year in range(today.year, today.year + LEAP):
        # 29 February is in some years only
        found = _day(tables, f"{text.strip()} {year}", Code.DATE_UNREADABLE)
        if found is not None and found >= today.isoformat():
            return found
    raise StoreError(Code.DATE_UNREADABLE, text=text.strip())


def _day(tables: Tables, text: str, unless: Code) -> str | None:
    """The day; None where reading it is refused with a code."""
    try:
        return str(read_field(tables, "follow_ups", "deadline", text)["deadline"])
    except StoreError as error:
        if error.code is unless:
            return None
        raise


def responsible_text(follow_up: FollowUp | None) -> str:
    """The role and the administration, as they are typed: `Projektleder, SUF`."""
    if follow_up is None:
        return ""
    parts = follow_up.responsible, follow_up.administration
    return ", ".join(part for part in parts if part)


def read_responsible(tables: Tables, text: str) -> dict[str, object]:
    """The values a text stands for: a role, an administration by code or name, or both.

    The administration comes last, after a comma.
    """
    role, comma, last = text.strip().rpartition(",")
    found = _administration(tables, last)
    if found:
        return {"responsible": role.strip(), "administration": found}
    whole = _administration(tables, text) if comma else ""
    return {"responsible": "" if whole else text.strip(), "administration": whole}


def _administration(tables: Tables, text: str) -> str:
    wanted = text.strip().casefold()
    named = tables.of(Administration).values()
    found = (one.id for one in named if wanted in (one.id.casefold(), one.name.casefold()))
    return next(found, "") if wanted else ""
