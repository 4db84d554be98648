"""Points in time the Danish way, in the reader's own time zone."""

from __future__ import annotations

from datetime import datetime


def time_text(iso: str) -> str:
    """An ISO 8601 time as local time, `03-12-2026 kl. 14.05`; other text as it stands."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return moment.astimezone().strftime("%d-%m-%Y kl. %H.%M")
