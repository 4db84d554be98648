"""Danish: what a search found, so that the line itself answers where it can."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final, cast

from screens.texts.amount_text import stated_amount
from screens.texts.date_text import moment_text
from screens.texts.hours_text import SHORT_DAYS
from screens.texts.names import document_text, short_title
from screens.texts.record_text import field_text, field_title, record_title, title_of
from screens.texts.registers_da import share_text
from screens.texts.safe import safe
from screens.texts.words import INFERRED, both, counted, period_word
from store.bodies import Bodies
from store.call_shares import CallTotal, call_total
from store.changes import AMOUNT_PREFIX
from store.hours import day_text
from store.moments import Moment, moment_of
from store.plan_records import (
    Body,
    BodyMeeting,
    CallFigure,
    Centre,
    FollowUp,
    Interval,
    Measure,
    Member,
    Remark,
    Risk,
    Variant,
)
from store.records import Line, PrintedCell, Record, Unit, View, ViewColumn, ViewRow
from store.search import Hit
from store.weeks import COMING, NOW, HoursCell, Weeks, weeks_of
from store.workbook import Workbook

_TITLED_BY: Final = {
    "milestones": "date",
    "criteria": "target",
    "terms": "meaning",
    "key_figures": "value",
    "tracks": "in_force",
}
"""The field that answers, after what the record is called."""

_TOLD: Final[dict[str, tuple[str, ...]]] = {
    "documents": ("title", "date"),
    "tracks": ("purpose",),
    "track_parties": ("role", "unit"),
    "committees": ("name",),
    "administrations": ("name", "committee"),
    "key_figures": ("track", "administration"),
    "milestones": ("end", "centre", "body", "track"),
    "systems": ("centre", "users", "change", "access"),
    "responsibilities": ("outcome", "from_administration", "to_administration", "centre"),
    "locations": ("unit", "use", "lease"),
    "measures": ("risk",),
    "criteria": ("term", "date", "track"),
    "questions": ("consequence", "track"),
    "consultations": ("manner",),
    "facts": ("text",),
    "benefits": ("track",),
    "principles": ("track",),
    "assumptions": ("track",),
    "terms": ("kind",),
}
"""The fields that tell most of a record beside its title."""


UNIT: Final[Unit] = "t.kr."
"""The unit of amounts in a search, whatever table they stand in."""


class HitTexts:
    """Tells of hits in a workbook as it stands; the names of persons only `with_names`."""

    def __init__(self, book: Workbook, *, with_names: bool = False) -> None:
        self._book = book
        self._tables = book.tables
        self._with_names = with_names

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies(self._tables)

    def texts(self, hit: Hit) -> tuple[str, str, str]:
        """What a hit is called, the answer that it is, what more there is to tell; fit to show."""
        record = self._tables.get(hit.table, hit.id)
        name, answer = self._title(hit, record)
        told = [one for one in (*self._told(hit, record), *self._standing(hit, record)) if one]
        if hit.field and not hit.field.startswith(AMOUNT_PREFIX):
            found = field_text(self._tables, hit.table, record, hit.field)
            if found and not any(found in one for one in (name, answer, *told)):
                told.insert(0, f"{field_title(hit.table, hit.field)}: {found}")
        return name, answer, " · ".join(told)

    @cached_property
    def _weeks(self) -> Weeks:
        return weeks_of(self._tables)

    @cached_property
    def _every_call(self) -> CallTotal:
        return call_total(self._tables.of(CallFigure).values())

    # -- titles

    def _title(self, hit: Hit, record: Record) -> tuple[str, str]:
        if isinstance(record, Line):
            return safe(record.label), self._amount(record, hit)
        special = self._titles.get(type(record))
        if special is not None:
            return special(record)
        title = record_title(self._tables, hit.table, record)
        field = _TITLED_BY.get(hit.table, "")
        value = field_text(self._tables, hit.table, record, field) if field else ""
        if hit.table == "key_figures":
            value = f"{value} {safe(getattr(record, 'unit', ''))}".strip()
        return title, value

    def _amount(self, line: Line, hit: Hit) -> str:
        period = hit.field.removeprefix(AMOUNT_PREFIX)
        if period == hit.field or period not in line.amounts:
            return ""
        return f"{stated_amount(line.amounts[period], UNIT)} {period_word(period)}"

    @cached_property
    def _titles(self) -> dict[type[Record], Callable[[Record], tuple[str, str]]]:
        known: dict[type[Record], Callable[..., tuple[str, str]]] = {
            Interval: self._day,
            CallFigure: self._calls,
            BodyMeeting: self._meeting,
            PrintedCell: self._printed,
            FollowUp: lambda one: (title_of(self._tables, one.table, one.target), one.status),
            Member: lambda one: (self._role(one), ""),
            Remark: lambda one: (safe(one.text), ""),
        }
        return cast("dict[type[Record], Callable[[Record], tuple[str, str]]]", known)

    def _day(self, one: Interval) -> tuple[str, str]:
        cell = HoursCell(one.centre, one.variant, one.weekday)
        hours = day_text(self._weeks.given(cell))
        return f"{title_of(self._tables, 'centres', one.centre)} {one.weekday}", hours

    def _calls(self, one: CallFigure) -> tuple[str, str]:
        centre = title_of(self._tables, "centres", one.centre)
        share = self._every_call.share(one.calls)
        told = counted(one.calls, "kald", "kald")
        return centre, told if share is None else f"{told} · {share_text(share)} af alle"

    def _meeting(self, one: BodyMeeting) -> tuple[str, str]:
        body = title_of(self._tables, "bodies", one.body)
        return body, moment_text(moment_of(one)) or safe(one.standing)

    def _role(self, one: Member) -> str:
        person = safe(one.person) if self._with_names else ""
        return ": ".join(part for part in (safe(one.role), person) if part)

    def _printed(self, one: PrintedCell) -> tuple[str, str]:
        view = self._tables.of(View).get(one.view)
        row = self._tables.of(ViewRow).get(one.target)
        column = self._tables.of(ViewColumn).get(one.column)
        names = [short_title(view) if view else "", row.label if row else ""]
        told = ", ".join(safe(part) for part in (*names, column.label if column else "") if part)
        return told, f"»{safe(one.text)}«"

    # -- what more there is

    def _standing(self, hit: Hit, record: Record) -> Iterator[str]:
        """How it goes with it, and that it is not printed as such."""
        yield self._statuses.get((hit.table, hit.id), "")
        yield INFERRED if getattr(record, "inferred", False) else ""

    @cached_property
    def _statuses(self) -> dict[tuple[str, str], str]:
        found = self._tables.of(FollowUp).values()
        return {(one.table, one.target): one.status for one in found}

    def _told(self, hit: Hit, record: Record) -> Iterator[str]:
        special = self._tellers.get(type(record))
        if special is not None:
            yield from special(record, hit)
            return
        for field in _TOLD.get(hit.table, ()):
            told = field_text(self._tables, hit.table, record, field)
            yield f"spor {told}" if field == "track" and told else told
        yield document_text(self._book, record) if not _TOLD.get(hit.table) else ""

    @cached_property
    def _tellers(self) -> dict[type[Record], Callable[[Record, Hit], Iterable[str]]]:
        known: dict[type[Record], Callable[..., Iterable[str]]] = {
            Line: self._of_line,
            Body: self._of_body,
            BodyMeeting: self._of_meeting,
            Remark: self._of_remark,
            Member: self._of_member,
            Centre: self._of_centre,
            Interval: lambda one, _: (one.variant, document_text(self._book, one)),
            CallFigure: self._of_calls,
            Risk: self._of_risk,
            FollowUp: self._of_follow_up,
            PrintedCell: self._of_printed,
            View: lambda one, _: (self._track(one.track), document_text(self._book, one)),
            ViewRow: self._of_row,
        }
        return cast("dict[type[Record], Callable[[Record, Hit], Iterable[str]]]", known)

    def _of_line(self, line: Line, hit: Hit) -> Iterator[str]:
        if not self._amount(line, hit):
            amounts = sorted(line.amounts.items())
            yield ", ".join(f"{stated_amount(one, UNIT)} {period_word(at)}" for at, one in amounts)
        yield safe(line.administration)
        yield self._track(line.track)

    def _of_body(self, body: Body, _: Hit) -> Iterator[str]:
        roles = [self._member(one) for one in self._bodies.members(body.id)]
        yield both(roles) if roles else ""
        for meeting in self._bodies.meetings(body.id):
            when = moment_text(moment_of(meeting))
            yield " ".join((meeting.standing, when, *self._of_meeting(meeting))).strip()
        yield body.kind
        yield f"under {title_of(self._tables, 'bodies', body.parent)}" if body.parent else ""
        yield safe(body.tasks)

    def _member(self, one: Member) -> str:
        side = f" ({safe(one.administration)})" if one.administration else ""
        side = "" if one.administration and one.administration in one.role else side
        return f"{self._role(one)}{side}"

    def _of_meeting(self, one: BodyMeeting, _: Hit | None = None) -> Iterator[str]:
        yield safe(one.topic)
        remarks = [remark.text for remark in self._bodies.remarks(one.id)]
        told = counted(len(remarks), "bemærkning", "bemærkninger")
        yield f"({told}: {_series(remarks)})" if remarks else ""

    def _of_remark(self, one: Remark, _: Hit) -> Iterator[str]:
        meeting = self._tables.of(BodyMeeting).get(one.meeting)
        if meeting is not None:
            yield ", ".join(self._meeting(meeting))

    def _of_member(self, one: Member, _: Hit) -> Iterator[str]:
        yield title_of(self._tables, "bodies", one.body)
        yield safe(one.administration)
        yield safe(one.staffing)

    def _of_centre(self, one: Centre, _: Hit) -> Iterator[str]:
        weeks = self._weeks
        variants: tuple[Variant, ...] = (NOW, COMING)
        for variant in variants:
            if not weeks.has(one.id, variant):
                continue
            days = ((day, weeks.given(HoursCell(one.id, variant, day))) for day in SHORT_DAYS)
            told = [f"{SHORT_DAYS[day]} {day_text(hours)}" for day, hours in days if hours.is_told]
            yield f"{variant}: {', '.join(told)}"

    def _of_calls(self, one: CallFigure, _: Hit) -> Iterator[str]:
        for field in ("waiting", "handling"):
            told = field_text(self._tables, "call_figures", one, field)
            yield f"{field_title('call_figures', field).lower()} {told}"
        yield "andelen er beregnet"

    def _of_risk(self, one: Risk, _: Hit) -> Iterator[str]:
        measures = [m.label for m in self._tables.of(Measure).values() if m.risk == one.id]
        yield f"Tiltag: {_series(measures)}" if measures else ""
        yield self._track(one.track)

    def _of_follow_up(self, one: FollowUp, _: Hit) -> Iterator[str]:
        yield f"frist {moment_text(Moment(one.deadline))}" if one.deadline else ""
        yield safe(one.responsible)
        yield safe(one.next_step)

    def _of_printed(self, one: PrintedCell, _: Hit) -> Iterator[str]:
        view = self._tables.of(View).get(one.view)
        yield from (self._track(view.track), document_text(self._book, view)) if view else ()

    def _of_row(self, one: ViewRow, _: Hit) -> Iterator[str]:
        view = self._tables.of(View).get(one.view)
        if view is not None:
            yield from (short_title(view), self._track(view.track))

    def _track(self, track: str) -> str:
        return f"spor {title_of(self._tables, 'tracks', track)}" if track else ""


def _series(sentences: Iterable[str]) -> str:
    """Sentences in one, fit to show."""
    return "; ".join(safe(one).removesuffix(".") for one in sentences)
