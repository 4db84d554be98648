"""All that is worked off as a grid asks for it: sections with counts, a record a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from screens.record_columns import FOLLOW_UPS, FieldColumn, RecordColumn
from screens.record_rows import Group
from screens.texts import follow_up_da as da
from screens.texts.date_text import moment_text
from screens.texts.field_choices import Options
from screens.texts.follow_up_text import (
    assigned_text,
    deadline_text,
    kind_text,
    mark_of,
    section_text,
    title_text,
    tracks_text,
    understood_day,
)
from screens.view_order import Sorting
from screens.widgets.grid_source import LEAST_TITLE, Head, Shown, Tone
from store.changes import Edit
from store.follow_entry import read_deadline, read_responsible, responsible_text
from store.follow_list import Key, Section, Task, by_section
from store.follow_ups import follow_up_edits
from store.moments import Moment
from store.plan_records import FollowUp
from store.record_edits import draft_record
from store.records import Record
from store.schema import kind_for
from store.sorting import alphabetic
from store.tables import Tables

DEADLINE: Final = "deadline"

WIDEST: Final = {"responsible": 24}
"""What leaves room for the columns after it."""

Entry = Task | Group


@dataclass(frozen=True)
class Tasks:
    """The tasks that are listed, by their records."""

    by_key: Mapping[Key, Task]

    def of(self, record: Record) -> Task:
        """The task of a record."""
        return self.by_key[kind_for(type(record)).table, record.id]


@dataclass(frozen=True)
class TaskColumn(RecordColumn):
    """A column in which nothing is typed."""

    tasks: Tasks = Tasks({})
    show: Callable[[Tables, Task], str] = title_text
    sort: Callable[[str], Any] = alphabetic

    def text(self, tables: Tables, record: Record) -> str:
        """What is shown of the task."""
        return self.show(tables, self.tasks.of(record))

    def key(self, tables: Tables, record: Record) -> Any:
        """By the text."""
        text = self.text(tables, record)
        return self.sort(text) if text else None


@dataclass(frozen=True)
class FollowColumn(FieldColumn):
    """A field of the follow-up that a record has, or gets when something is written."""

    tasks: Tasks = Tasks({})

    def owner(self, tables: Tables, record: Record) -> Record:
        """The follow-up, or what one would begin with."""
        task = self.tasks.of(record)
        target = {"table": task.table, "target": record.id}
        return task.follow_up or draft_record(tables, FOLLOW_UPS, target)

    def changed(self, tables: Tables, record: Record, values: Mapping[str, object]) -> list[Edit]:
        """Makes the follow-up where there is none."""
        return follow_up_edits(tables, self.tasks.of(record).table, record.id, **values)


@dataclass(frozen=True)
class DeadlineColumn(FollowColumn):
    """A day; what has none of its own shows that of the milestone."""

    today: date = date.min

    def text(self, tables: Tables, record: Record) -> str:
        """The day, or the milestone's date."""
        return deadline_text(self.tasks.of(record))

    def key(self, tables: Tables, record: Record) -> Any:
        """By the day."""
        return self.tasks.of(record).deadline

    def held(self, tables: Tables, record: Record) -> str:
        """The day that is set."""
        follow_up = self.tasks.of(record).follow_up
        return moment_text(Moment(follow_up.deadline)) if follow_up else ""

    def read(self, tables: Tables, text: str) -> dict[str, object]:
        """A day without a year is the next there is."""
        return {self.field: read_deadline(tables, text, self.today)}

    def understood(self, tables: Tables, text: str) -> str:
        """The day with its weekday."""
        day = read_deadline(tables, text, self.today)
        return understood_day(date.fromisoformat(day), self.today) if day else ""


@dataclass(frozen=True)
class ResponsibleColumn(FollowColumn):
    """A role, an administration, or both."""

    def text(self, tables: Tables, record: Record) -> str:
        """Who it is, or that it is nobody."""
        return assigned_text(self.tasks.of(record))

    def key(self, tables: Tables, record: Record) -> Any:
        """By the alphabet."""
        text = self.held(tables, record)
        return alphabetic(text) if text else None

    def held(self, tables: Tables, record: Record) -> str:
        """As it is typed."""
        return responsible_text(self.tasks.of(record).follow_up)

    def read(self, tables: Tables, text: str) -> dict[str, object]:
        """An administration is known by its code or name."""
        return read_responsible(tables, text)

    def understood(self, tables: Tables, text: str) -> str:
        """The administration, where one is named."""
        found = FollowUp(id="", table="", target="", **read_responsible(tables, text))  # type: ignore[arg-type]
        return f"= {responsible_text(found)}" if found.administration else ""

    def options(self, tables: Tables, record: Record) -> Options | None:
        """It is written."""
        return None


def columns_for(tasks: Tasks, today: date) -> tuple[RecordColumn, ...]:
    """What is typed comes first, what it is about after it."""

    def kind(_: Tables, task: Task) -> str:
        return kind_text(task.table)

    def written(column: type[FollowColumn], field: str, label: str, **more: Any) -> FollowColumn:
        return column(field, label, table=FOLLOW_UPS, field=field, tasks=tasks, **more)

    return (
        TaskColumn("label", da.WHAT, tasks=tasks),
        written(DeadlineColumn, DEADLINE, da.DEADLINE, today=today),
        written(FollowColumn, "status", da.STATUS),
        written(ResponsibleColumn, "responsible", da.RESPONSIBLE),
        written(FollowColumn, "next_step", da.NEXT_STEP),
        TaskColumn("track", da.TRACK, tasks=tasks, show=tracks_text),
        TaskColumn("kind", da.KIND, tasks=tasks, show=kind),
    )


class FollowRows:
    """The rows of tasks under headings; sorted by a column within each section."""

    fixed_count = 0

    def __init__(
        self,
        tables: Tables,
        found: Sequence[Task],
        today: date,
        *,
        sorting: Sorting | None = None,
        with_closed: bool = False,
    ) -> None:
        self.tables = tables
        self.today = today
        self.tasks = Tasks({task.key: task for task in found})
        self.columns = columns_for(self.tasks, today)
        self.sorting = sorting
        self.sections = by_section(found, today)
        self.entries: tuple[Entry, ...] = tuple(
            self._listed(
                section for section in self.sections if self._is_shown(section, with_closed)
            )
        )
        self._rows = {
            entry.key: row for row, entry in enumerate(self.entries) if isinstance(entry, Task)
        }

    @staticmethod
    def _is_shown(section: Section, with_closed: bool) -> bool:
        return with_closed or section is not Section.CLOSED

    def _listed(self, sections: Iterator[Section]) -> Iterator[Entry]:
        for section in sections:
            held = self.sections[section]
            yield Group(section_text(section, len(held)))
            yield from self._sorted(held)

    def _sorted(self, held: list[Task]) -> list[Task]:
        sorting = self.sorting
        if sorting is None or sorting.column >= len(self.columns):
            return held
        column = self.columns[sorting.column]
        keyed = [(column.key(self.tables, task.record), task) for task in held]
        known = [pair for pair in keyed if pair[0] is not None]
        known.sort(key=lambda pair: pair[0], reverse=sorting.descending)
        return [task for _, task in known] + [task for key, task in keyed if key is None]

    # -- as the screen asks

    @property
    def closed_count(self) -> int:
        """How many of those found are closed."""
        return len(self.sections.get(Section.CLOSED, ()))

    def task(self, row: int) -> Task | None:
        """The task of a row; None for a heading and beyond the last."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry if isinstance(entry, Task) else None

    def record(self, row: int) -> Record | None:
        """The record of a row."""
        task = self.task(row)
        return task.record if task else None

    def row_of(self, record_id: str, table: str = "") -> int | None:
        """The row of a record, perhaps of a table; None when it is not listed."""
        if table:
            return self._rows.get((table, record_id))
        return next((row for key, row in self._rows.items() if key[1] == record_id), None)

    @property
    def first_row(self) -> int:
        """The row of the first task."""
        return min(self._rows.values(), default=0)

    def row_near(self, before: FollowRows, row: int) -> int:
        """The row of what a row held before, or else of what came next there, or before it."""
        held = [one.key for one in before.entries[row:] if isinstance(one, Task)]
        held += [one.key for one in reversed(before.entries[:row]) if isinstance(one, Task)]
        return next((self._rows[key] for key in held if key in self._rows), self.first_row)

    def column_of(self, name: str) -> int:
        """The place of a column; the labels where there is none of the name."""
        names = [column.name for column in self.columns]
        return names.index(name) if name in names else 0

    # -- as the grid asks

    @property
    def heads(self) -> tuple[Head, ...]:
        """The columns, with a sign on the one that is sorted by."""
        sorting = self.sorting
        return tuple(
            Head(
                column.label,
                sign=sorting.sign if sorting is not None and sorting.column == place else "",
                widest=WIDEST.get(column.name, 0),
                least=0 if place else LEAST_TITLE,
            )
            for place, column in enumerate(self.columns)
        )

    @property
    def row_count(self) -> int:
        """Tasks and headings."""
        return len(self.entries)

    def shown(self, row: int, column: int) -> Shown:
        """One cell; beside the label how it goes."""
        entry = self.entries[row]
        if isinstance(entry, Group):
            return Shown("" if column else entry.label, Tone.GROUP)
        tone = Tone.MUTED if entry.is_closed else Tone.PLAIN
        text = self.columns[column].text(self.tables, entry.record)
        return Shown(text, tone, "" if column else mark_of(entry, self.today))

    def marks(self) -> Iterator[str]:
        """The signs that stand in some row."""
        for entry in self.entries:
            if isinstance(entry, Task):
                yield mark_of(entry, self.today)

    def editable(self, row: int, column: int) -> bool:
        """True for what is said of following it up."""
        return self.task(row) is not None and isinstance(self.columns[column], FieldColumn)
