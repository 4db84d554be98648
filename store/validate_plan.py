"""What the records of the plans must be together, and what no record may hold: a CPR number."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Final

from store.errors import ChangeError, Code
from store.hours import CLOSED_TEXT, Span, from_clock, span_text
from store.overlay import Overlay
from store.plan_records import Body, CallFigure, Centre, FollowUp, Interval
from store.records import Record
from store.schema import KINDS

_CPR: Final = re.compile(r"(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2})[- ]?[0-9]{4}(?![0-9])")
_TIME: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")
_LEAP_YEAR: Final = 2000


def holds_cpr(text: str) -> bool:
    """True for text with something like a CPR number: a day of birth and four digits more."""
    return any(_is_day(match[1], match[2]) for match in _CPR.finditer(text))


def _is_day(day: str, month: str) -> bool:
    try:
        date(_LEAP_YEAR, int(month), int(day))
    except ValueError:
        return False
    return True


def check_plan(tables: set[str], overlay: Overlay) -> None:
    """Check what records of the touched tables must be together."""
    for record in overlay.touched.values():
        if isinstance(record, Interval):
            _check_interval(record, overlay)
        elif isinstance(record, CallFigure):
            _check_calls(record)
        elif isinstance(record, Body):
            _check_parents(record, overlay)
        elif isinstance(record, FollowUp):
            _check_target(record, overlay)
    if "intervals" in tables:
        _check_days(overlay)
    if "follow_ups" in tables:
        _check_single(overlay)


def _check_calls(figure: CallFigure) -> None:
    for field in ("calls", "waiting", "handling"):
        value = getattr(figure, field)
        if value < 0:
            raise _error(Code.FIELD_VALUE, "call_figures", figure, field, value)


def _check_interval(interval: Interval, overlay: Overlay) -> None:
    times = (interval.opens, interval.closes)
    for field, time in zip(("opens", "closes"), times, strict=True):
        if time and _TIME.fullmatch(time) is None:
            raise _error(Code.FIELD_VALUE, "intervals", interval, field, time)
    fits = times == ("", "") if interval.closed else "" < interval.opens < interval.closes
    if not fits:
        opens, closes = times
        raise _hours_error(Code.HOURS_REVERSED, interval, overlay, opens=opens, closes=closes)


def _check_days(overlay: Overlay) -> None:
    """HOURS_CLASH where a day that is touched is closed and open, or open twice, at one time."""
    days: dict[tuple[str, str, str], list[Interval]] = {
        _day(one): [] for one in overlay.touched.values() if isinstance(one, Interval)
    }
    for record in overlay.all("intervals") if days else ():
        if isinstance(record, Interval) and _day(record) in days:
            days[_day(record)].append(record)
    for found in days.values():
        found.sort(key=lambda one: (not one.closed, one.opens, one.closes, one.id))
        for one, other in pairwise(found):
            if one.closed or other.opens < one.closes:
                is_new = ("intervals", other.id) in overlay.touched
                raise _hours_error(
                    Code.HOURS_CLASH,
                    other if is_new else one,
                    overlay,
                    first=_hours(one),
                    second=_hours(other),
                )


def _day(interval: Interval) -> tuple[str, str, str]:
    return interval.centre, interval.variant, interval.weekday


def _hours(interval: Interval) -> str:
    if interval.closed:
        return CLOSED_TEXT
    return span_text(Span(from_clock(interval.opens), from_clock(interval.closes)))


def _hours_error(code: Code, interval: Interval, overlay: Overlay, **values: object) -> ChangeError:
    """An error of an interval, with whose it is and when."""
    centre = overlay.find("centres", interval.centre)
    return ChangeError(
        code,
        table="intervals",
        id=interval.id,
        centre=centre.name if isinstance(centre, Centre) else interval.centre,
        variant=interval.variant,
        weekday=interval.weekday,
        **values,
    )


def _check_parents(body: Body, overlay: Overlay) -> None:
    seen = {body.id}
    above: Record | None = body
    while isinstance(above, Body) and above.parent:
        if above.parent in seen:
            raise _error(Code.BODY_CYCLE, "bodies", body, "parent", body.parent)
        seen.add(above.parent)
        above = overlay.find("bodies", above.parent)


def _check_target(follow_up: FollowUp, overlay: Overlay) -> None:
    table = follow_up.table
    if table not in KINDS or table == "follow_ups":
        raise _error(Code.FIELD_VALUE, "follow_ups", follow_up, "table", table)
    if overlay.find(table, follow_up.target) is None:
        raise _error(
            Code.FIELD_REFERENCE, "follow_ups", follow_up, "target", follow_up.target, target=table
        )


def _check_single(overlay: Overlay) -> None:
    seen: set[tuple[str, str]] = set()
    for record in overlay.all("follow_ups"):
        if isinstance(record, FollowUp):
            key = (record.table, record.target)
            if key in seen:
                raise _error(Code.FOLLOW_UP_TWICE, "follow_ups", record, "target", record.target)
            seen.add(key)


def check_plan_deleted(gone: dict[str, set[str]], overlay: Overlay) -> None:
    """RECORD_IN_USE when a follow-up stays of a record that goes."""
    for record in overlay.all("follow_ups"):
        if isinstance(record, FollowUp) and record.target in gone.get(record.table, ()):
            raise ChangeError(
                Code.RECORD_IN_USE,
                id=record.target,
                by_table="follow_ups",
                by=record.id,
                field="target",
            )


def _error(
    code: Code, table: str, record: Record, field: str, value: object, **more: object
) -> ChangeError:
    return ChangeError(code, table=table, id=record.id, field=field, value=value, **more)
