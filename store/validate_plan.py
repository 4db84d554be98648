"""What the records of the plans must be together, and what no record may hold: a CPR number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from store.errors import ChangeError, Code
from store.hours import Span, from_clock, span_text
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


def check_days(overlay: Overlay) -> None:
    """Refuse intervals of a day that newly clash: HOURS_CLASH, HOURS_CLOSED_OPEN or _TWICE.

    Those that did before may go on, for a workbook may be older than this check: it can be put
    right bit by bit, and changed elsewhere meanwhile.
    """
    before = overlay.tables.of(Interval)
    moved = {
        one.id: one
        for one in overlay.touched.values()
        if isinstance(one, Interval) and _when(one) != _when(before.get(one.id))
    }
    days: dict[tuple[str, ...], list[Interval]] = {_day(one): [] for one in moved.values()}
    for record in overlay.all("intervals") if days else ():
        if isinstance(record, Interval) and _day(record) in days:
            days[_day(record)].append(record)
    for found in days.values():
        for one, other in clashes(found):
            if not _clashed(before.get(one.id), before.get(other.id)):
                raise _clash_error(one, other, other if other.id in moved else one, overlay)


def clashes(day: Iterable[Interval]) -> Iterator[tuple[Interval, Interval]]:
    """Every two intervals of a day that are closed and open, or open twice, at one time.

    What is closed comes first, then what opens first.
    """
    found = sorted(day, key=lambda one: (not one.closed, one.opens, one.closes, one.id))
    for after, one in enumerate(found, 1):
        for other in found[after:]:
            if not one.closed and other.opens >= one.closes:
                break
            yield one, other


def _clashed(one: Interval | None, other: Interval | None) -> bool:
    if one is None or other is None or _day(one) != _day(other):
        return False
    return any(clashes((one, other)))


def _when(interval: Interval | None) -> tuple[object, ...]:
    if interval is None:
        return ()
    return *_day(interval), interval.opens, interval.closes, interval.closed


def _day(interval: Interval) -> tuple[str, ...]:
    return interval.centre, interval.variant, interval.weekday


def _clash_error(one: Interval, other: Interval, blamed: Interval, overlay: Overlay) -> ChangeError:
    if other.closed:
        return _hours_error(Code.HOURS_CLOSED_TWICE, blamed, overlay)
    if one.closed:
        return _hours_error(Code.HOURS_CLOSED_OPEN, blamed, overlay, hours=_hours(other))
    first, second = _hours(one), _hours(other)
    return _hours_error(Code.HOURS_CLASH, blamed, overlay, first=first, second=second)


def _hours(interval: Interval) -> str:
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
