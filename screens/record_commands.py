"""What can be done with the record in hand on every screen that has records."""

from __future__ import annotations

from collections.abc import Mapping

from screens.page import Page
from screens.texts.record_da import DELETE_ANSWERS, NO_RECORD
from screens.texts.record_details import delete_question, delete_title, deleted_text
from store.branches import delete_edits
from store.follow_ups import done_edits, follow_up_of

InHand = tuple[str, str]
"""The table and id of a record."""


class RecordCommands(Page):
    """Form, follow-up, done, delete and source of `in_hand`; making another one."""

    @property
    def in_hand(self) -> InHand | None:
        """The record that the cursor stands on."""
        raise NotImplementedError

    def new_record(self) -> tuple[str, Mapping[str, object]]:
        """The table of a new record, and the values it begins with."""
        raise NotImplementedError

    def stand_on(self, record_id: str) -> None:
        """Stand on a record that was saved."""
        raise NotImplementedError

    def _in_hand_to_change(self) -> InHand | None:
        """The record in hand, where it may be changed; else why not is told."""
        found = self.in_hand
        if found is None:
            self.tell(NO_RECORD)
        return found if found is not None and self.may_change() else None

    def action_do_add_record(self) -> None:
        """A new record."""
        if self.may_change():
            table, values = self.new_record()
            self.open_form(table, new=values)

    def action_do_record_form(self) -> None:
        """All of the record in hand."""
        found = self._in_hand_to_change()
        if found is not None:
            self.open_form(*found)

    def open_form(
        self, table: str, record_id: str = "", *, new: Mapping[str, object] | None = None
    ) -> None:
        """Open a form, and stand on what was saved in it."""
        from screens.dialogs.record_form import RecordForm

        def saved(found: str | None) -> None:
            if found:
                self.stand_on(found)

        form = self.attempt(lambda: RecordForm(self.desk, table, record_id, new=new))
        if form is not None:
            self.app.push_screen(form, saved)

    def action_do_follow_up(self) -> None:
        """Status, responsible, deadline and next step of the record in hand."""
        from screens.dialogs.record_form import RecordForm

        found = self._in_hand_to_change()
        if found is None:
            return
        table, record_id = found
        held = follow_up_of(self.desk.book.tables, table, record_id)
        new = {"table": table, "target": record_id}
        form = RecordForm(self.desk, "follow_ups", held.id if held else "", new=new)
        self.app.push_screen(form)

    def action_do_done(self) -> None:
        """Close the record in hand, or open it again."""
        found = self._in_hand_to_change()
        if found is not None:
            self.apply(done_edits(self.desk.book.tables, *found))

    def action_do_delete_record(self) -> None:
        """Delete the record in hand with what belongs to it, after a question.

        Where others hold it back, that is told without asking.
        """
        from screens.dialogs.ask import AskDialog

        found = self._in_hand_to_change()
        if found is None:
            return
        table, record_id = found
        book = self.desk.book
        if self.attempt(lambda: book.preview(delete_edits(book.tables, *found))) is None:
            return

        def answered(answer: str | None) -> None:
            if answer == "delete":
                edits = delete_edits(self.desk.book.tables, table, record_id)
                if self.apply(edits) is not None:
                    self.tell(gone)

        gone = deleted_text(self.desk.book, table, record_id)
        text = delete_question(self.desk.book, table, record_id)
        self.app.push_screen(AskDialog(delete_title(table), text, DELETE_ANSWERS), answered)

    def action_do_source(self) -> None:
        """Where the record in hand is from."""
        from screens.dialogs.record_source import open_source

        found = self.in_hand
        if found is None:
            self.tell(NO_RECORD)
        else:
            open_source(self, *found)
