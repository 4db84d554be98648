"""What is worked off in words: what it is, until when, whose; the list and the overview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from screens.texts import follow_up_da as da
from screens.texts.amount_text import stated_amount
from screens.texts.date_text import day_text, moment_text
from screens.texts.record_details import follow_up_line, record_details
from screens.texts.record_marks import OVERDUE_MARK, going_mark, inferred_mark
from screens.texts.record_text import field_text, private_fields, record_title, shown_fields
from screens.texts.safe import safe, shorten
from screens.texts.timeline_text import WEEKDAYS
from screens.texts.track_text import line_details
from screens.texts.words import counted, noun, number, period_phrase
from store.attention import ConcernKind
from store.follow_entry import responsible_text
from store.follow_list import Section, Task
from store.plan_records import Milestone
from store.records import Line, Track, Unit
from store.tables import Tables
from store.timeline import Entry
from store.workbook import Workbook

_CONCERNS: Final = {ConcernKind.UNKNOWN_AMOUNT: da.UNKNOWN, ConcernKind.RANGE: da.RANGE}
_NAMED: Final = 60


# -- cells


def title_text(tables: Tables, task: Task) -> str:
    """What it is called; of a line also what of it is unsettled: `Forløb: skøn`."""
    title = record_title(tables, task.table, task.record)
    why = concern_text(task)
    return f"{title}: {why}" if why else title


def concern_text(task: Task) -> str:
    """What of a line is unsettled; empty for anything else."""
    record = task.record
    if not isinstance(record, Line):
        return ""
    return ", ".join(_CONCERNS.get(kind) or safe(record.certainty) for kind in task.concerns)


def kind_text(table: str) -> str:
    """What sort of thing it is."""
    return da.KINDS.get(table) or noun(table).one


def tracks_text(tables: Tables, task: Task) -> str:
    """The numbers of its tracks: `2, 5`."""
    tracks = tables.of(Track)
    numbers = sorted(tracks[one].number for one in task.tracks if one in tracks)
    return ", ".join(map(str, numbers))


def deadline_text(task: Task) -> str:
    """The deadline that is set, or the milestone's date as printed; empty without one."""
    if task.deadline is None:
        return ""
    if task.has_own_deadline or not isinstance(task.record, Milestone | Track):
        return day_text(task.deadline)
    entry = Entry(task.record)
    return moment_text(entry.end if entry.end.is_known else entry.moment)


def assigned_text(task: Task) -> str:
    """Who is responsible, or that nobody is while there is something to do."""
    if not task.is_unassigned:
        return safe(responsible_text(task.follow_up))
    return "" if task.is_closed else da.UNASSIGNED


def mark_of(task: Task, today: date) -> str:
    """A sign of how it goes, or that the record is inferred."""
    sign = going_mark(task.status, is_overdue=task.section(today) is Section.OVERDUE)
    return sign or inferred_mark(task.record)


def section_text(section: Section, count: int) -> str:
    """`Overskredet (42)`."""
    return f"{da.SECTIONS[section]} ({number(count)})"


def searched_text(tables: Tables, task: Task, today: date) -> str:
    """All that it is found by."""
    record, table = task.record, task.table
    told = [
        title_text(tables, task),
        kind_text(table),
        da.SECTIONS[task.section(today)],
        task.status,
        deadline_text(task),
        assigned_text(task),
        safe(task.follow_up.next_step) if task.follow_up else "",
        *(f"spor {one}" for one in tracks_text(tables, task).split(", ") if one),
        *sorted(task.administrations),
    ]
    told += [
        field_text(tables, table, record, field)
        for field in shown_fields(table)
        if field not in private_fields(table)
    ]
    return " ".join(told)


# -- above the list


def heading_text(sections: Mapping[Section, Sequence[Task]]) -> str:
    """How much there is to do: `Opfølgning: 261 åbne · 42 overskredet · …`."""
    still_open = [
        one for section, held in sections.items() if section is not Section.CLOSED for one in held
    ]
    overdue, soon = (len(sections.get(one, ())) for one in (Section.OVERDUE, Section.SOON))
    unassigned = sum(one.is_unassigned for one in still_open)
    told = [
        f"{number(len(still_open))} {'åben' if len(still_open) == 1 else 'åbne'}",
        f"{number(overdue)} overskredet",
        f"{number(soon)} næste 14 dage",
        f"{number(unassigned)} {da.NO_ONE}",
    ]
    return f"{da.TITLE}: {' · '.join(told)}"


def shown_text(found: int, count: int, told: str, closed: int, *, with_closed: bool) -> str:
    """How much is listed, and why not all: `12 af 290: spor 5 · 3 afsluttede skjult`."""
    whole = counted(count, "punkt", "punkter")
    parts = [f"{number(found)} af {whole}: {told}" if told else whole]
    if with_closed:
        parts.append(da.CLOSED_SHOWN)
    elif closed:
        hidden = counted(closed, "afsluttet", "afsluttede")
        parts.append(da.CLOSED_HIDDEN.format(hidden))
    return " · ".join(parts)


# -- all of one


def task_details(book: Workbook, task: Task, today: date, unit: Unit) -> Iterator[str]:
    """What it is called, until when and who is to do it; then all of its record."""
    yield title_text(book.tables, task)
    who = assigned_text(task) if not task.is_unassigned else da.NO_ONE
    parts = [_begun(kind_text(task.table)), until_text(task, today), task.status, who]
    yield " · ".join(parts)
    if task.follow_up is not None and task.follow_up.next_step:
        yield f"{da.NEXT_STEP}: {safe(task.follow_up.next_step)}"
    if isinstance(task.record, Line):
        yield from _amounts(task.record, unit)
        yield from line_details(book, task.record)
        return
    told = follow_up_line(book, task.table, task.record.id)
    _, *rest = record_details(book, task.table, task.record)
    yield from (line for line in rest if line != told)


def until_text(task: Task, today: date) -> str:
    """The deadline and how far away it is: `frist 1. august 2026, om 12 dage`."""
    if task.deadline is None:
        return da.NO_DEADLINE
    told = f"frist {deadline_text(task)}"
    if not task.is_closed:
        told += f", {away_text(task.deadline, today)}"
    if task.has_own_deadline:
        return told
    return f"{told} ({da.OF_TRACK if isinstance(task.record, Track) else da.OWN_DATE})"


def away_text(day: date, today: date) -> str:
    """`i dag`, `om 12 dage`, `12 dage siden`."""
    days = (day - today).days
    near = {0: da.TODAY, 1: da.TOMORROW, -1: da.YESTERDAY}.get(days)
    if near:
        return near
    return f"om {number(days)} dage" if days > 0 else f"{number(-days)} dage siden"


def _amounts(line: Line, unit: Unit) -> Iterator[str]:
    told = [
        f"{period_phrase(period)}: {stated_amount(amount, unit)}"
        for period, amount in sorted(line.amounts.items())
    ]
    if told:
        yield _begun(" · ".join(told))


def _begun(text: str) -> str:
    """With a capital first letter; the rest as it is."""
    return text[:1].upper() + text[1:]


def understood_day(day: date, today: date) -> str:
    """`= lørdag 1. august 2026, om 12 dage`."""
    return f"= {WEEKDAYS[day.weekday()]} {day_text(day)}, {away_text(day, today)}"


# -- the overview


def due_heading(overdue: int, soon: int, own: str) -> str:
    """How much is overdue and due soon: `Opfølgning: 3 overskredet, 2 næste 14 dage`."""
    told = f"{da.DUE_TITLE}: {number(overdue)} overskredet, {number(soon)} næste 14 dage"
    return f"{told}, kun {safe(own)}" if own else told


def due_text(tables: Tables, task: Task, today: date) -> str:
    """One of them: `! 1. august 2026, 3 dage siden: Hvem betaler? · spor 5 · SUF`."""
    assert task.deadline is not None
    mark = mark_of(task, today)
    sign = f"{mark} " if mark == OVERDUE_MARK else ""
    told = [f"{sign}{deadline_text(task)}, {away_text(task.deadline, today)}: "]
    told[0] += shorten(title_text(tables, task), _NAMED)
    if numbers := tracks_text(tables, task):
        told.append(f"spor {numbers}")
    if not task.is_unassigned:
        told.append(assigned_text(task))
    return " · ".join(told)
