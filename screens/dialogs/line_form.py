"""All attributes of a line in one form; saved as one change, or left as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from screens.desk import Desk
from screens.dialogs.ask import AskDialog
from screens.dialogs.choose import Choice, ChooseDialog
from screens.dialogs.dialog import Dialog
from screens.dialogs.line_fields import ChoiceLine, FieldRow, Fields
from screens.page import HERE
from screens.requests import NotOnDisk
from screens.texts import form_text as texts
from screens.texts.messages import error_text
from store.changes import Edit
from store.errors import NotSaved, StoreError
from store.line_edits import line_form_edits, new_line
from store.records import Line, View

REASON = "reason"


class LineForm(Dialog[str]):
    """Shows a line, or a new one for the view `new_in` to stand after the line `near`.

    Answers the line's id once it is saved, None when it was left. Raises RECORD_MISSING.
    """

    CSS_PATH: ClassVar = [*Dialog.CSS_PATH, HERE / "dialogs" / "line_form.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    def __init__(self, desk: Desk, line_id: str = "", *, new_in: str = "", near: str = "") -> None:
        self._desk = desk
        self._near = near
        self._view = desk.book.get(View, new_in) if new_in else None
        if self._view is not None:
            line, _ = new_line(desk.book.tables, self._view, near=near, label="")
            title = texts.NEW_TITLE
        else:
            line = desk.book.get(Line, line_id)
            title = texts.form_title(line)
        super().__init__(title, texts.HINT)
        self._line = line

    # -- what is shown

    def compose_content(self) -> Iterable[Widget]:
        """The attributes, which scroll; the reason and the button, which stay."""
        yield Fields(*map(self._row, texts.FIELDS), id="fields")
        yield FieldRow(REASON, texts.REASON, self._desk.reason, None)
        yield Static(id="problem")
        yield Horizontal(Button(Text(texts.SAVE), id="save", compact=True), id="buttons")

    @property
    def written(self) -> str:
        """Every field that is otherwise, with what it holds now."""
        rows = [row for row in self._rows.values() if row.is_changed]
        return " · ".join(f"{row.title}: {row.value}" for row in rows)

    def _row(self, field: str) -> FieldRow:
        options = texts.options(self._desk.book, field)
        return FieldRow(field, texts.field_title(field), getattr(self._line, field), options)

    def on_mount(self) -> None:
        """Begin with the name."""
        self._rows["label"].go()

    @property
    def _rows(self) -> dict[str, FieldRow]:
        return {row.field: row for row in self.query(FieldRow)}

    def action_step(self, steps: int) -> None:
        """Another field."""
        if steps > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field."""
        event.stop()
        self.focus_next()

    def on_choice_line_asked(self, event: ChoiceLine.Asked) -> None:
        """List what there is to choose among; of appropriations the committee's own first."""
        event.stop()
        line = event.line
        committee = str(self._rows["committee"].value)
        found = texts.options(self._desk.book, line.field, committee) or line.options
        ids = {str(place): value for place, (value, _) in enumerate(found)}
        here = next((place for place, value in ids.items() if value == line.value), "")
        choices = [Choice(place, text) for place, (_, text) in zip(ids, found, strict=True)]

        def chosen(place: str | None) -> None:
            if place is not None:
                line.choose(ids[place])

        title = texts.field_title(line.field)
        self.app.push_screen(ChooseDialog(title, choices, here), chosen)

    # -- saving

    def on_button_pressed(self) -> None:
        """As with the key."""
        self.action_save()

    def action_save(self) -> None:
        """Save all as one change, or say what is wrong and keep all that is written."""
        rows, desk = self._rows, self._desk
        self._complain({})
        reason = desk.reason
        desk.reason = str(rows[REASON].value).strip()
        try:
            line_id, edits = self._edits()
            desk.apply(edits)
        except NotSaved as error:
            self.app.post_message(NotOnDisk(error_text(error)))
        except StoreError as error:
            desk.reason = reason
            self._complain({str(error.values.get("field", "")): error_text(error)})
            return
        desk.reason = ""
        self.dismiss(line_id)

    def _edits(self) -> tuple[str, list[Edit]]:
        """The id of the line, and what the form changes."""
        tables = self._desk.book.tables
        values = {
            field: row.value
            for field, row in self._rows.items()
            if field != REASON and row.is_changed
        }
        if self._view is None:
            return self._line.id, line_form_edits(tables, self._line.id, values)
        label = str(values.pop("label", ""))
        line, edits = new_line(tables, self._view, near=self._near, label=label, **values)
        return line.id, edits

    def _complain(self, problems: dict[str, str]) -> None:
        """Say under each field what is wrong with it, the rest at the bottom."""
        rows = self._rows
        for field, row in rows.items():
            row.complain(problems.get(field, ""))
            if field in problems:
                row.go()
        rest = "\n".join(text for field, text in problems.items() if field not in rows)
        told = self.query_one("#problem", Static)
        told.update(Text(rest))
        told.display = bool(rest)

    # -- leaving

    def action_leave(self) -> None:
        """Leave all as it was, after a question where something is written."""
        self._ask_and(lambda: self.dismiss(None))

    def action_quit(self) -> None:
        """Leave the program; what is written is asked about first."""
        self._ask_and(super().action_quit)

    def _ask_and(self, leave: Callable[[], object]) -> None:
        if not any(row.is_changed for row in self._rows.values()):
            leave()
            return

        def answered(answer: str | None) -> None:
            if answer == "discard":
                leave()
            elif answer == "save":
                self.action_save()

        dialog = AskDialog(texts.LEAVE_TITLE, texts.LEAVE_TEXT, texts.LEAVE_ANSWERS)
        self.app.push_screen(dialog, answered)
