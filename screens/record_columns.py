"""The columns of a grid over records: a field of the record, of its follow-up, or worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from screens.texts.field_choices import Options, choices
from screens.texts.record_text import field_text, field_title, understood_text
from screens.texts.safe import safe
from store.changes import Edit
from store.field_entry import column_of, is_free_text, read_field
from store.follow_ups import PREFIX, follow_up_edits
from store.plan_records import FollowUp
from store.record_edits import change_edits, draft_record
from store.record_order import field_key
from store.records import Record, Track
from store.tables import Tables

FOLLOW_UPS: Final = "follow_ups"

_SHORT: Final = {
    "track": "Spor",
    "inferred": "Udledt",
    "calls": "Kald",
    "handling": "Behandling",
    "administration": "Forv.",
    "from_administration": "Fra",
    "to_administration": "Til",
}
_WIDE: Final = frozenset({"meaning", "text", "manner", "title", "purpose"})
_FIGURES: Final = frozenset({("key_figures", "value")})
"""Fields that hold figures as text."""


@dataclass(frozen=True)
class RecordColumn:
    """A column in which nothing is typed. `label` is fit to show, `name` tells it from others.

    What is `wide` has more room than other texts beside the labels.
    """

    name: str
    label: str
    figures: bool = False
    wide: bool = field(default=False, kw_only=True)
    is_derived: ClassVar[bool] = False

    def text(self, tables: Tables, record: Record) -> str:
        """The cell, fit to show."""
        raise NotImplementedError

    def key(self, tables: Tables, record: Record) -> Any:
        """What the cell is sorted by; None for one that is empty."""
        raise NotImplementedError


@dataclass(frozen=True)
class DerivedColumn(RecordColumn):
    """Worked out from records; `show` words what `work` finds."""

    work: Callable[[Record], Any] = lambda _: None
    show: Callable[[Any], str] = str
    is_derived: ClassVar[bool] = True

    def text(self, tables: Tables, record: Record) -> str:
        """In words; nothing for nothing."""
        found = self.work(record)
        return "" if found is None else safe(self.show(found))

    def key(self, tables: Tables, record: Record) -> Any:
        """What was worked out."""
        return self.work(record)


@dataclass(frozen=True)
class FieldColumn(RecordColumn):
    """A field of the records, typed and chosen as in a form."""

    table: str = ""
    field: str = ""

    def owner(self, tables: Tables, record: Record) -> Record:
        """The record that has the field."""
        return record

    def changed(self, tables: Tables, record: Record, values: Mapping[str, object]) -> list[Edit]:
        """The edits that give it other values."""
        return change_edits(tables, self.table, record.id, values)

    def text(self, tables: Tables, record: Record) -> str:
        """A track by its number alone, for there are many."""
        owner = self.owner(tables, record)
        if self.field == "track":
            track = tables.of(Track).get(getattr(owner, "track", ""))
            if track is not None:
                return str(track.number)
        return field_text(tables, self.table, owner, self.field)

    def key(self, tables: Tables, record: Record) -> Any:
        """By what it means."""
        return field_key(tables, self.table, self.owner(tables, record), self.field)

    def held(self, tables: Tables, record: Record) -> str:
        """What the cell holds as one would type it."""
        if is_free_text(self.table, self.field):
            return str(getattr(self.owner(tables, record), self.field))
        return self.text(tables, record)

    def understood(self, tables: Tables, text: str) -> str:
        """What a typed text is understood as; empty where it stands for itself.

        Raises what `read_field` does.
        """
        return understood_text(tables, self.table, self.field, text)

    def read(self, tables: Tables, text: str) -> dict[str, object]:
        """The values that a typed text stands for. Raises what `read_field` does."""
        return read_field(tables, self.table, self.field, text)

    def edits(self, tables: Tables, record: Record, text: str) -> list[Edit]:
        """What a typed text changes. Raises what `read` does."""
        return self.changed(tables, record, self.read(tables, text))

    def options(self, tables: Tables, record: Record) -> Options | None:
        """What there is to choose among; None where one writes."""
        return choices(tables, self.table, self.field, self.owner(tables, record))

    def value(self, tables: Tables, record: Record) -> object:
        """Which of the options it is."""
        return getattr(self.owner(tables, record), self.field)

    def chosen(self, tables: Tables, record: Record, value: object) -> list[Edit]:
        """What choosing another changes."""
        return self.changed(tables, record, {self.field: value})


@dataclass(frozen=True)
class FollowUpColumn(FieldColumn):
    """A field of the follow-up that a record of the table `of` has, or may get."""

    of: str = ""
    found: Mapping[tuple[str, str], FollowUp] = field(default_factory=dict)

    def owner(self, tables: Tables, record: Record) -> Record:
        """The follow-up, or what one would begin with."""
        target = {"table": self.of, "target": record.id}
        held = self.found.get((self.of, record.id))
        return held or draft_record(tables, FOLLOW_UPS, target)

    def changed(self, tables: Tables, record: Record, values: Mapping[str, object]) -> list[Edit]:
        """Makes the follow-up where there is none."""
        return follow_up_edits(tables, self.of, record.id, **values)


def field_column(table: str, name: str) -> FieldColumn:
    """The column of a field."""
    type_ = column_of(table, name).type
    label = _SHORT.get(name) or field_title(table, name)
    figures = type_ in ("number", "seconds") or (table, name) in _FIGURES
    wide = type_ == "date" or name in _WIDE
    return FieldColumn(name, label, figures, table, name, wide=wide)


def follow_up_column(
    table: str, name: str, found: Mapping[tuple[str, str], FollowUp]
) -> FollowUpColumn:
    """The column of a field of the follow-ups `found`, by its name with `follow_up.` before it."""
    own = name.removeprefix(PREFIX)
    label = field_title(FOLLOW_UPS, own)
    return FollowUpColumn(name, label, table=FOLLOW_UPS, field=own, of=table, found=found)


def cell_edits(tables: Tables, cells: Iterable[tuple[Record, FieldColumn, str]]) -> list[Edit]:
    """What texts typed into several cells change together. Raises what `read` does."""
    read: dict[tuple[type[Record], str, str], tuple[FieldColumn, Record, dict[str, object]]] = {}
    for record, column, text in cells:
        values = column.read(tables, text)
        # the fields of a follow-up that is not there yet are to be those of one
        key = type(record), record.id, column.table
        found = read.setdefault(key, (column, record, {}))
        found[2].update(values)
    return [
        edit
        for column, record, values in read.values()
        for edit in column.changed(tables, record, values)
    ]
