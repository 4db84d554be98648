"""What changes are about: the record, its line and track, also of records that are gone."""

from __future__ import annotations

from typing import Any, Final

from screens.texts.matching import folded
from screens.texts.names import record_label, short_title
from screens.texts.names import value_text as named_value
from screens.texts.safe import safe
from screens.texts.words import field_word, noun
from store.changes import Change, Group
from store.own import involves
from store.records import Line, Record, View
from store.workbook import Workbook

_NAMED: Final = frozenset({"track", "appropriation"})
"""Fields of which the id says less than the name."""

_MONEY_OF: Final = ("administration", "from_administration", "to_administration")


class Subjects:
    """Answers for a workbook and the groups it has been told of."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._gone: dict[tuple[str, str], dict[str, Any]] = {}
        self._words: dict[tuple[str, str, str], str] = {}

    def note(self, group: Group) -> None:
        """Know one more group: what it deletes, and what it may have renamed."""
        for change in group.changes:
            if not change.field and change.after is None:
                self._gone[change.table, change.record] = change.before
        self._words.clear()

    def value(self, table: str, record_id: str, field: str) -> str:
        """A text field of a record as it is, or was when it was deleted; else empty."""
        record = self.find(table, record_id)
        held = record if isinstance(record, dict) else None
        found = getattr(record, field, "") if held is None else held.get(field)
        return found if isinstance(found, str) else ""

    def label(self, change: Change) -> str:
        """What the record is called, fit to show; of a placement what its line is called."""
        if change.table == "placements":
            return record_label(self.find("lines", self.line(change)))
        record = self.find(change.table, change.record)
        if change.table == "views" and isinstance(record, View | dict):
            return short_title(record)
        return record_label(record)

    def line(self, change: Change) -> str:
        """The id of the line that a change concerns; empty for other changes."""
        if change.table == "lines":
            return change.record
        if change.table == "placements":
            return self.value("placements", change.record, "line")
        return ""

    def tracks(self, change: Change) -> set[str]:
        """The ids of the tracks a change concerns: that of its line or record, old and new."""
        if change.table == "tracks":
            return {change.record}
        table, record = self._subject(change)
        found = {self.value(table, record, "track")}
        if change.field == "track":
            found |= {change.before, change.after}
        return found

    def concerns(self, change: Change, administration: str) -> bool:
        """True for changes of lines that involve an administration, or did before the change."""
        line_id = self.line(change)
        if not line_id:
            return False
        if change.field in _MONEY_OF and administration in (change.before, change.after):
            return True
        line = self.find("lines", line_id)
        if isinstance(line, Line):
            return involves(line, administration)
        return isinstance(line, dict) and administration in map(line.get, _MONEY_OF)

    def words(self, change: Change) -> str:
        """What free words are looked for in: the record and the field, folded."""
        key = change.table, change.record, change.field
        found = self._words.get(key)
        if found is None:
            name = self.label(change)
            field = field_word(change.table, change.field) if change.field else ""
            kind = noun(change.table).one
            found = self._words[key] = folded(f"{name} {field} {kind} {safe(change.record)}")
        return found

    def stated(self, change: Change, value: Any) -> Any:
        """A value of a field as it is told: by name where it is an id."""
        if change.table == "lines" and change.field in _NAMED and isinstance(value, str) and value:
            return named_value(self._book, change.field, value)
        return value

    def _subject(self, change: Change) -> tuple[str, str]:
        line_id = self.line(change)
        return ("lines", line_id) if line_id else (change.table, change.record)

    def find(self, table: str, record_id: str) -> Record | dict[str, Any] | None:
        """A record as it is, or was when it was deleted."""
        found = self._book.tables.table(table).get(record_id)
        return self._gone.get((table, record_id)) if found is None else found
