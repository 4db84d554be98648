"""Points in time the Danish way, in the reader's own time zone."""

from __future__ import annotations

from datetime import date, datetime

from screens.texts.safe import safe


def time_text(iso: str) -> str:
    """An ISO 8601 time as local time, `03-12-2026 kl. 14.05`; other text fit to show."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return safe(iso)
    return moment.astimezone().strftime("%d-%m-%Y kl. %H.%M")


def clock_text(iso: str) -> str:
    """The time of day in local time, `14.05`; other text fit to show."""
    return time_text(iso).rpartition(" ")[2]


def date_text(iso: str) -> str:
    """An ISO date as `31-12-2026`; other text fit to show."""
    try:
        return date.fromisoformat(iso).strftime("%d-%m-%Y")
    except ValueError:
        return safe(iso)
