"""Dates as the documents print them, no more exact than they are known."""

from __future__ import annotations

from datetime import date

from screens.texts.safe import safe
from store.moments import MONTHS, Moment


def day_text(day: date) -> str:
    """`1. april 2026`."""
    return f"{day.day}. {month_text(day)}"


def month_text(day: date) -> str:
    """`april 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def moment_text(moment: Moment) -> str:
    """`1. april 2026`, `Q4 2026`, `medio 2027`, `senest 1. august 2026`; empty when unknown.

    Reads back as the same moment. What is no date is shown as it is.
    """
    if not moment.is_known:
        return ""
    try:
        day = date.fromisoformat(moment.date)
    except ValueError:
        return safe(moment.date)
    words = {
        "måned": month_text(day),
        "kvartal": f"Q{(day.month + 2) // 3} {day.year}",
        "halvår": f"{1 if day.month < 7 else 2}. halvår {day.year}",
        "år": str(day.year),
    }
    return f"{moment.qualifier} {words.get(moment.precision, day_text(day))}".strip()
