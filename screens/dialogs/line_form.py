"""All attributes of a line in one form; saved as one change, or left as they were."""

from __future__ import annotations

from collections.abc import Iterable

from screens.desk import Desk
from screens.dialogs.form import FormDialog
from screens.dialogs.form_fields import FieldRow
from screens.texts import form_text as texts
from screens.texts.field_choices import Options
from store.changes import Edit
from store.line_edits import line_form_edits, new_line
from store.records import Line, View


class LineForm(FormDialog):
    """Shows a line, or a new one for the view `new_in` to stand after the line `near`.

    Answers the line's id once it is saved, None when it was left. Raises RECORD_MISSING.
    """

    def __init__(self, desk: Desk, line_id: str = "", *, new_in: str = "", near: str = "") -> None:
        self._near = near
        self._view = desk.book.get(View, new_in) if new_in else None
        if self._view is not None:
            line, _ = new_line(desk.book.tables, self._view, near=near, label="")
            title = texts.NEW_TITLE
        else:
            line = desk.book.get(Line, line_id)
            title = texts.form_title(line)
        super().__init__(desk, "lines", title)
        self._line = line

    def field_rows(self) -> Iterable[FieldRow]:
        """All attributes, the name first."""
        for field in texts.FIELDS:
            options = texts.options(self.desk.book.tables, field)
            value = getattr(self._line, field)
            yield FieldRow(field, texts.field_title(field), value, options)

    def options_now(self, field: str) -> Options | None:
        """Of appropriations the committee's own first."""
        committee = str(self.rows["committee"].value)
        return texts.options(self.desk.book.tables, field, committee)

    def edits(self) -> tuple[str, list[Edit]]:
        """The id of the line, and what the form changes."""
        tables, values = self.desk.book.tables, self.changed()
        if self._view is None:
            return self._line.id, line_form_edits(tables, self._line.id, values)
        label = str(values.pop("label", ""))
        line, edits = new_line(tables, self._view, near=self._near, label=label, **values)
        return line.id, edits
