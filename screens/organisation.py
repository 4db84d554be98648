"""Organisation: bodies, their roles, meetings and remarks, added to, moved and deleted."""

from __future__ import annotations

from typing import ClassVar

from screens.commands import page_bindings
from screens.organisation_steps import OrganisationSteps
from screens.record_commands import InHand
from screens.texts import organisation_da as da
from screens.widgets.grid_messages import ClearRequested, EditRequested, Entered, Left, Pasted
from store.body_edits import move_edits, shift_edits
from store.changes import SetField
from store.plan_records import Body, BodyMeeting, Remark


class OrganisationPage(OrganisationSteps, inherit_bindings=False):
    """The tree of bodies as it is edited."""

    OFFERS = (
        "open",
        "mode",
        "filter",
        "add_record",
        "rename",
        "record_form",
        "delete_record",
        "row_up",
        "row_down",
        "cut",
        "paste_under",
        "to_top",
        "fold_all",
        "unfold_all",
        "details_down",
        "details_up",
        "names",
        "follow_up",
        "done",
        "source",
        "copy",
    )
    BINDINGS: ClassVar = page_bindings(OFFERS, ("open", "mode", "add_record"))

    _renamed = ""

    @property
    def in_hand(self) -> InHand | None:
        """What the line of the pane tells of, while one stands in that; or else the body."""
        detail = self.detail
        if detail is not None:
            return None if detail.table == "tracks" else (detail.table, detail.record)
        return ("bodies", self.body.id) if self.body else None

    def stand_on(self, record_id: str) -> None:
        """Stand on a body that was saved, or in the pane on what belongs to the one in sight."""
        track = self.node.track if self.node else ""
        if self.bodies.get(record_id) is not None:
            self.go_to_body(record_id, track)
        elif self.body is not None:
            self.go_to_body(self.body.id, track, record_id)

    def may_change(self) -> bool:
        """False, and told, while a name is typed and where nothing can be changed."""
        return not self.is_renaming() and super().may_change()

    def _changeable(self) -> Body | None:
        """The body one stands on, where it may be changed; otherwise why not is told."""
        if not self.may_change():
            return None
        if self.body is None:
            self.tell(da.NO_BODY_HERE)
        return self.body

    # -- rename

    def action_do_rename(self) -> None:
        """Type another name over it; in the pane, edit the record."""
        if self.detail is not None:
            self.action_do_record_form()
            return
        body = self._changeable()
        if body is not None:
            self._renamed = body.id
            self.tree_grid.edit(body.name, select_all=True)

    def on_grid_edit_requested(self, event: EditRequested) -> None:
        """F2 in the tree."""
        event.stop()
        self.action_do_rename()

    def on_grid_entered(self, event: Entered) -> None:
        """Take the name, or say why not and leave the editor open."""
        event.stop()
        name, body = event.text.strip(), self.bodies.get(self._renamed)
        if not name:
            self.tell(da.NAME_MISSING, is_error=True)
            return
        if body is not None and body.name != name:
            self.apply([SetField("bodies", body.id, "name", name)])
            body = self.bodies.get(body.id)
        if body is None or body.name == name:
            self.tree_grid.end_edit()

    def on_grid_left(self, event: Left) -> None:
        """Esc left it as it was."""
        event.stop()
        self._renamed = ""

    def on_grid_clear_requested(self, event: ClearRequested) -> None:
        """Del is for cells; a body goes with Ctrl+D, which asks."""
        event.stop()
        self.tell(da.DELETE_HERE)

    # -- adding

    def action_do_add_record(self) -> None:
        """Ask what is to be added: a body, a role, a meeting, a remark, a track."""
        from screens.dialogs.ask import AskDialog

        if not self.may_change():
            return
        body = self.body
        meetings = bool(body and self.bodies.meetings(body.id))
        answers = da.add_answers(body.name if body else "", has_meetings=meetings)

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._add(answer, body)

        self.app.push_screen(
            AskDialog(da.ADD_TITLE, da.add_text(body.name if body else ""), answers), answered
        )

    def _add(self, what: str, body: Body | None) -> None:
        if body is None:
            self.open_form("bodies", new={"track": self.node.track if self.node else ""})
        elif what == "remark":
            self._add_remark(body)
        elif what in ("below", "beside"):
            parent = body.id if what == "below" else body.parent
            like = {"track": body.track, "administration": body.administration}
            self.open_form("bodies", new={"parent": parent, **like})
        else:
            table = {"role": "members", "meeting": "body_meetings", "track": "body_tracks"}[what]
            self.open_form(table, new={"body": body.id})

    def _add_remark(self, body: Body) -> None:
        """A remark at the meeting one stands on, at the only one, or at one that is asked for."""
        from screens.dialogs.choose import Choice, ChooseDialog

        meetings = self.bodies.meetings(body.id)
        here = self._meeting_here
        if here or len(meetings) == 1:
            self.open_form("remarks", new={"meeting": here or meetings[0].id})
            return
        choices = [Choice(one.id, self.teller.meeting_text(one)) for one in meetings]

        def chosen(meeting: str | None) -> None:
            if meeting is not None:
                self.open_form("remarks", new={"meeting": meeting})

        self.app.push_screen(ChooseDialog(da.MEETING_TITLE, choices), chosen)

    @property
    def _meeting_here(self) -> str:
        """The meeting that the line of the pane tells of."""
        if self.in_hand is None:
            return ""
        record = self.desk.book.tables.table(self.in_hand[0]).get(self.in_hand[1])
        if isinstance(record, Remark):
            return record.meeting
        return record.id if isinstance(record, BodyMeeting) else ""

    # -- moving

    def action_do_row_up(self) -> None:
        """Before the body above it."""
        self._shift(-1)

    def action_do_row_down(self) -> None:
        """After the body below it."""
        self._shift(1)

    def _shift(self, steps: int) -> None:
        body = self._changeable()
        if body is None:
            return
        if self.mode != "organisation" or self.is_narrowed:
            self.tell(da.ORDER_HERE)
        else:
            self.apply(shift_edits(self.desk.book.tables, body.id, steps))

    def action_do_cut(self) -> None:
        """Take a body up, to be put elsewhere; nothing is changed before that."""
        body = self._changeable()
        if body is not None:
            self.cut = body.id
            self.list_nodes()
            self.tell(da.cut_text(body.name))

    def on_grid_pasted(self, event: Pasted) -> None:
        """Ctrl+V in a terminal that pastes itself; what its clipboard holds is of no account."""
        event.stop()
        self.action_do_paste_under()

    def action_do_paste_under(self) -> None:
        """Put what was cut under the body one stands on."""
        parent = self._changeable()
        if parent is None:
            return
        moved = self.bodies.get(self.cut)
        if moved is None:
            self.tell(da.NOTHING_CUT)
        else:
            self._move(moved, parent.id, parent.name)

    def action_do_to_top(self) -> None:
        """Let the body stand under none."""
        body = self._changeable()
        if body is not None:
            self._move(body, "", "")

    def _move(self, body: Body, parent: str, name: str) -> None:
        if parent and body in (self.bodies.get(parent), *self.bodies.above(parent)):
            self.tell(da.under_itself_text(body.name, name), is_error=True)
            return
        tables = self.desk.book.tables
        edits = self.attempt(lambda: move_edits(tables, body.id, parent))
        if edits is None:
            return
        if self.apply(edits) is not None:
            self.cut = ""
            self.stand_on(body.id)
            self.tell(da.moved_text(body.name, name))
        elif not edits:
            self.tell(da.STANDS_THERE)

    def action_do_copy(self) -> None:
        """The line of the pane, or what is selected in the tree, as a spreadsheet takes it."""
        texts = self.tree_grid.selected_texts()
        self.copy_cells([[self.detail.unfolded]] if self.detail else texts)
