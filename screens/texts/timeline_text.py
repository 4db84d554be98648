"""The timeline in words: an entry's cells, what is next, what is told of it, its calendar event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from screens.texts import timeline_da as da
from screens.texts.date_text import day_text, moment_text
from screens.texts.moved_date_text import SIDES, share_line
from screens.texts.names import source_text
from screens.texts.record_marks import going_mark
from screens.texts.safe import safe, shorten
from screens.texts.words import INFERRED, counted
from store.follow_ups import DEFAULT
from store.ics import Event, calendar_bytes
from store.moments import Moment, read_moment
from store.moved_dates import move
from store.plan_records import Body, Centre, Milestone
from store.records import Administration, Record, Track
from store.tables import Tables
from store.timeline import TRANSFER, Entry, Period, coming, going_on, overdue
from store.workbook import Workbook

MONTHS: Final = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
WEEKDAYS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
NEXT_ROOM: Final = 60


# -- cells


def signed_text(entry: Entry, today: date) -> str:
    """What happens, with a sign before it: overdue, closed or dropped."""
    sign = going_mark(entry.status, is_overdue=entry.is_overdue(today))
    return f"{sign or ' '} {label_text(entry)}"


def label_text(entry: Entry) -> str:
    """What happens: `Ressortflyt: Din Sociale Indgang`; of a track that it takes effect."""
    if isinstance(entry.record, Milestone):
        return safe(entry.record.label)
    return f"{entry.kind}: {safe(entry.record.name)}"


def when_text(entry: Entry) -> str:
    """The date as printed, with its end where it has one; empty when unknown."""
    start, end = moment_text(entry.moment), moment_text(entry.end)
    return f"{start} – {end}" if start and end else start or end


def status_text(entry: Entry, today: date) -> str:
    """How it goes, and that it is overdue: `i gang, overskredet`; `overskredet` if not started."""
    if not entry.is_overdue(today):
        return entry.status
    return da.OVERDUE if entry.status == DEFAULT else f"{entry.status}, {da.OVERDUE}"


def short_status_text(entry: Entry, today: date) -> str:
    """The same in one word, where a sign tells that it is overdue: `i gang`."""
    return status_text(entry, today).partition(",")[0]


def track_text(tables: Tables, entry: Entry) -> str:
    """`Spor 2`; empty for what concerns several."""
    track = tables.of(Track).get(entry.track)
    return f"Spor {track.number}" if track else safe(entry.track)


def note_text(entry: Entry) -> str:
    """What is noted on it."""
    record = entry.record
    return safe(record.note if isinstance(record, Milestone) else record.in_force_note)


def cells(tables: Tables, entry: Entry, today: date) -> tuple[str, ...]:
    """The texts under `HEADS`."""
    return (
        signed_text(entry, today),
        moment_text(entry.moment),
        status_text(entry, today),
        moment_text(entry.end),
        track_text(tables, entry),
        safe(entry.kind),
        safe(entry.project),
        note_text(entry),
    )


def today_cells(today: date) -> tuple[str, ...]:
    """The line of today among them."""
    return (f"── {da.TODAY} ──", day_text(today), *("" for _ in da.HEADS[2:]))


def today_label(today: date) -> str:
    """The same where there is no column for the date."""
    return f"{da.TODAY}, {day_text(today)}"


def period_heads(periods: Sequence[Period]) -> list[str]:
    """`jan 26`, `feb`, or `Q1 26`, `Q2`: the year stands where it begins, and at the first."""
    found = []
    for place, period in enumerate(periods):
        month = period.first.month
        is_quarter = period.last.month != month
        name = f"Q{(month + 2) // 3}" if is_quarter else MONTHS[month - 1]
        found.append(f"{name} {period.first:%y}" if month == 1 or not place else name)
    return found


# -- what is next


def today_lines(entries: Sequence[Entry], today: date) -> list[str]:
    """What is told on today's line: how to come to what is overdue, and the signs."""
    late = len(overdue(entries, today))
    return (
        [da.OVERDUE_TOLD.format(count=counted(late, "punkt", "punkter")), da.LEGEND]
        if late
        else [da.LEGEND]
    )


def next_text(entries: Sequence[Entry], today: date) -> str:
    """What comes next, how much is overdue, how much is going on."""
    counts = going_text(entries, today)
    told = coming_text(entries, today) or da.NOTHING_NEXT
    return f"{told.rstrip('.')} · {counts}" if counts else told


def coming_text(entries: Sequence[Entry], today: date) -> str:
    """What comes next; empty for nothing."""
    found = coming(entries, today)
    if not found:
        return ""
    first, same = found[0], sum(1 for one in found if one.due == found[0].due)
    others = f" og {counted(same - 1, 'andet', 'andre')} samtidig" if same > 1 else ""
    label = shorten(label_text(first), NEXT_ROOM)
    return f"Næste: {when_text(first)}{_away(first, today)}: {label}{others}"


def going_text(entries: Sequence[Entry], today: date) -> str:
    """`28 overskredet · 20 løber nu`, without what is none."""
    late, ongoing = len(overdue(entries, today)), len(going_on(entries, today))
    told = [f"{late} {da.OVERDUE}"] if late else []
    return " · ".join([*told, f"{ongoing} løber nu"] if ongoing else told)


def _away(entry: Entry, today: date) -> str:
    if entry.moment.precision not in ("", "dag"):
        return ""
    days = (entry.first - today).days
    near = {0: " (i dag)", 1: " (i morgen)"}
    return near.get(days) or f" (om {counted(days, 'dag', 'dage')})"


def shown_text(found: int, count: int, told: str) -> str:
    """How much of the timeline is shown, and why not all."""
    whole = counted(count, "punkt", "punkter")
    return f"{found} af {whole}: {told}" if told else whole


# -- all of an entry


def detail_lines(book: Workbook, entry: Entry, today: date) -> Iterator[str]:
    """Everything of it, fit to show, what matters most first."""
    yield label_text(entry)
    when = when_text(entry) or da.UNDATED
    yield f"{when} · {status_text(entry, today)}{_follow_up(entry)}"
    yield " · ".join(_belongings(book.tables, entry))
    if note := note_text(entry):
        yield note
    if source := source_text(book, entry.record):
        inferred = getattr(entry.record, "inferred", False)
        yield f"Kilde: {source}{f', {INFERRED}' if inferred else ''}"


def _follow_up(entry: Entry) -> str:
    follow_up = entry.follow_up
    if follow_up is None:
        return ""
    responsible = follow_up.responsible or follow_up.administration
    parts = (
        f"ansvarlig {safe(responsible)}" if responsible else "",
        f"frist {moment_text(Moment(follow_up.deadline))}" if follow_up.deadline else "",
        f"næste skridt: {safe(follow_up.next_step)}" if follow_up.next_step else "",
    )
    return "".join(f" · {part}" for part in parts if part)


def _belongings(tables: Tables, entry: Entry) -> Iterator[str]:
    """Kind, track, project, body and centre, as far as it has them."""
    yield safe(entry.kind)
    track = tables.of(Track).get(entry.track)
    if track:
        yield f"spor {track.number} {safe(track.name)}"
    if entry.project:
        yield safe(entry.project)
    if isinstance(entry.record, Milestone):
        body, centre = tables.of(Body).get(entry.body), tables.of(Centre).get(entry.record.centre)
        yield from (safe(one.name) for one in (body, centre) if one)


def searched_text(tables: Tables, entry: Entry, today: date) -> str:
    """All it is found by."""
    administrations = tables.of(Administration)
    record = entry.record
    named = []
    if isinstance(record, Milestone):
        body, centre = tables.of(Body).get(record.body), tables.of(Centre).get(record.centre)
        ids = {one.administration for one in (body, centre) if one}
        named = [f"{one.id} {one.name}" for one in administrations.values() if one.id in ids]
    return " ".join([*cells(tables, entry, today), *_belongings(tables, entry), *named])


# -- typing


def date_lines(tables: Tables, record: Record, field: str, text: str) -> Iterator[str]:
    """What a text typed as a date means, and what of a transfer that leads to.

    Raises what reading it does.
    """
    moment = read_moment(text)
    yield da.UNDERSTOOD.format(spelled_moment(moment))
    if isinstance(record, Milestone) and record.kind == TRANSFER and field == "date":
        yield from _consequences(tables, record, moment)


def _consequences(tables: Tables, transfer: Milestone, moment: Moment) -> Iterator[str]:
    """What lies before and after a transfer then, and that its budget follows."""
    if not moment.is_known:
        return
    found = move(tables, transfer, moment)
    for neighbour in found.neighbours:
        if neighbour.changes:
            yield f"{safe(neighbour.milestone.label)} ligger {SIDES[neighbour.after]}."
    if found.amounts:
        yield share_line(found)


def spelled_moment(moment: Moment) -> str:
    """A date with its weekday, or the days it spans: `Q4 2026 (1. oktober – 31. december …)`."""
    if not moment.is_known:
        return da.UNDATED
    first, last = moment.first, moment.last
    if first == last:
        return f"{moment_text(moment)}, en {WEEKDAYS[first.weekday()]}"
    return f"{moment_text(moment)} ({day_text(first)} – {day_text(last)})"


# -- the calendar


def event_of(book: Workbook, entry: Entry, today: date) -> Event:
    """An entry with a date as an all-day event; what is less exact than a day says so.

    It lies on its first day, and lasts only where the entry has an end.
    """
    label, when = label_text(entry), when_text(entry)
    exact = entry.moment.precision in ("", "dag") and not entry.moment.qualifier
    return Event(
        f"{entry.table}-{entry.id}@ressort-tui",
        entry.first,
        entry.last if entry.end.is_known else entry.first,
        label if exact else f"{label} ({when})",
        "\n".join([*detail_lines(book, entry, today)][1:]),
    )


def calendar_of(book: Workbook, entries: Iterable[Entry], today: date, made: datetime) -> bytes:
    """Those of the entries that have a date, as a calendar file; `made` has its zone."""
    dated = (entry for entry in entries if entry.moment.is_known)
    return calendar_bytes(da.TITLE, (event_of(book, one, today) for one in dated), made)


def calendar_text(entries: Iterable[Entry]) -> str:
    """How many events that will be."""
    dated = sum(1 for entry in entries if entry.moment.is_known)
    return da.ICS_TEXT.format(count=counted(dated, "punkt", "punkter"))


def entry_json(tables: Tables, entry: Entry, today: date) -> dict[str, Any]:
    """An entry as it is kept, for programs."""
    track = tables.of(Track).get(entry.track)
    return {
        "id": entry.id,
        "hvad": label_text(entry),
        "dato": entry.moment.date,
        "praecision": entry.moment.precision,
        "forbehold": entry.moment.qualifier,
        "slut": entry.end.date,
        "status": entry.status,
        "overskredet": entry.is_overdue(today),
        "spor": track.number if track else None,
        "slags": entry.kind,
        "projekt": entry.project,
    }
