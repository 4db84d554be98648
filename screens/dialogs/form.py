"""A form: fields one below the other, saved as one change or left as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
from screens.dialogs.form_fields import ChoiceLine, FieldRow, Fields
from screens.requests import NotOnDisk
from screens.texts import form_text as texts
from screens.texts.field_choices import Options
from screens.texts.messages import error_text
from screens.window import HERE
from store.changes import Edit
from store.errors import NotSaved, StoreError

REASON = "reason"


class FormDialog(Dialog[str]):
    """Subclasses say which fields there are and which edits they make.

    Answers the id of what was saved, None when it was left. `TABLE` is what is edited.
    """

    CSS_PATH: ClassVar = [*Dialog.CSS_PATH, HERE / "dialogs" / "form.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    def __init__(self, desk: Desk, table: str, title: str) -> None:
        super().__init__(title, texts.HINT)
        self.desk = desk
        self.table = table
        self.rows: dict[str, FieldRow] = {}
        """The fields by name, the reason last."""

    # -- for subclasses

    def field_rows(self) -> Iterable[FieldRow]:
        """The fields from the first to the last."""
        raise NotImplementedError

    def options_now(self, field: str) -> Options | None:
        """What may be chosen in a field, as far as the others are filled in."""
        raise NotImplementedError

    def edits(self) -> tuple[str, list[Edit]]:
        """The id of the record, and the edits that what is written makes."""
        raise NotImplementedError

    def problems(self) -> Mapping[str, str]:
        """What is wrong, by field, before anything is tried."""
        return {}

    # -- what is shown

    def compose_content(self) -> Iterable[Widget]:
        """The fields, which scroll; the reason and the button, which stay."""
        rows = list(self.field_rows())
        reason = FieldRow(REASON, texts.REASON, self.desk.reason, None)
        self.rows = {row.field: row for row in (*rows, reason)}
        yield Fields(*rows, id="fields")
        yield reason
        yield Static(id="problem")
        yield Horizontal(Button(Text(texts.SAVE), id="save", compact=True), id="buttons")

    @property
    def written(self) -> str:
        """Every field that is otherwise, with what it holds now."""
        rows = [row for row in self.rows.values() if row.is_changed]
        return " · ".join(f"{row.title}: {row.value}" for row in rows)

    def on_mount(self) -> None:
        """Begin with the first field."""
        self.query(FieldRow).first().go()

    def changed(self) -> dict[str, object]:
        """What the fields hold that hold something else than at first, without the reason."""
        rows = self.rows.items()
        return {name: row.value for name, row in rows if name != REASON and row.is_changed}

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
        """List what there is to choose among."""
        event.stop()
        line = event.line
        line.options = self.options_now(line.field) or line.options
        ids = {str(place): value for place, (value, _) in enumerate(line.options)}
        here = next((place for place, value in ids.items() if value == line.value), "")
        choices = [Choice(place, text) for place, (_, text) in zip(ids, line.options, strict=True)]

        def chosen(place: str | None) -> None:
            if place is not None:
                line.choose(ids[place])

        self.app.push_screen(ChooseDialog(self.rows[line.field].title, choices, here), chosen)

    # -- saving

    def on_button_pressed(self) -> None:
        """As with the key."""
        self.action_save()

    def action_save(self) -> None:
        """Save all as one change, or say what is wrong and keep all that is written."""
        desk, problems = self.desk, self.problems()
        self._complain(problems)
        if problems:
            return
        reason = desk.reason
        desk.reason = str(self.rows[REASON].value).strip()
        try:
            record_id, edits = self.edits()
            desk.apply(edits)
        except NotSaved as error:
            self.app.post_message(NotOnDisk(error_text(error)))
        except StoreError as error:
            desk.reason = reason
            self._complain({str(error.values.get("field", "")): error_text(error)})
            return
        desk.reason = ""
        self.dismiss(record_id)

    def _complain(self, problems: Mapping[str, str]) -> None:
        """Say under each field what is wrong with it, the rest at the bottom."""
        rows = self.rows
        for field, row in rows.items():
            row.complain(problems.get(field, ""))
        first = next((row for field, row in rows.items() if field in problems), None)
        if first is not None:
            first.go()
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
        if not any(row.is_changed for row in self.rows.values()):
            leave()
            return

        def answered(answer: str | None) -> None:
            if answer == "discard":
                leave()
            elif answer == "save":
                self.action_save()

        answers = texts.leave_answers(self.table)
        dialog = AskDialog(texts.LEAVE_TITLE, texts.LEAVE_TEXT, answers)
        self.app.push_screen(dialog, answered)
