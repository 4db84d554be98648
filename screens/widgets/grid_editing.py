"""The editor in the cell: opening, placing, what is typed while the screen answers, closing."""

from __future__ import annotations

from typing import Final

from textual.events import Focus, Key, Paste, Resize
from textual.widgets import Input

from screens.widgets import grid_messages as messages
from screens.widgets.cell_editor import CellEditor
from screens.widgets.grid_cursor import GridCursor
from screens.widgets.grid_hold import Hold, Kept, Then
from screens.widgets.grid_source import GridSource

NARROWEST_EDITOR: Final = 6

OUT_OF_SIGHT: Final = -2
"""A line above the window."""

ENTER_STEPS: Final[dict[str, messages.Step]] = {
    "enter": (1, 0),
    "shift+enter": (-1, 0),
    "down": (1, 0),
    "up": (-1, 0),
    "tab": (0, 1),
    "shift+tab": (0, -1),
}
"""Keys that end an edit, and where the cursor goes on to."""

KEPT_FROM_OTHERS: Final = frozenset({"pageup", "pagedown", "ctrl+home", "ctrl+end"})
"""Keys that do nothing while a cell is edited, rather than something outside it."""


class GridEditing(GridCursor):
    """The editor stands over the cursor's cell, and goes with it."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._editor = CellEditor(self.take)
        self._editing = False
        self._hold = Hold(self)

    @property
    def is_container(self) -> bool:
        """True, so that the editor is laid out over the cells."""
        return True

    def on_mount(self) -> None:
        """Have the editor ready, hidden, once the cells have been painted."""
        self.call_after_refresh(self._mount_editor)

    def _mount_editor(self) -> None:
        if self._editor.parent is None and self.is_attached:
            self.mount(self._editor)

    @property
    def editing(self) -> bool:
        """True while the editor is open, whether or not it has the focus."""
        return self._editing

    @property
    def editor_text(self) -> str:
        """What is being typed; empty without an editor."""
        return self._editor.value if self._editing else ""

    def edit(self, text: str, select_all: bool = False) -> None:
        """Open the editor over the cursor's cell with a text, or give it another one."""
        if not self.has_cells:
            return
        self._mount_editor()
        self.keeps_widths = True
        had_focus = self.screen.focused in (self, self._editor)
        self._editing = True
        self._editor.begin(text, select_all=select_all)
        self._editor.display = True
        self._reveal()
        self._place()
        if had_focus:
            self.screen.set_focus(self._editor, scroll_visible=False)
        self._tell_typed()

    def end_edit(self, step: messages.Step = (0, 0)) -> None:
        """Close the editor and go on by rows and columns, where there are any."""
        if not self._editing:
            return
        self._editing = self.keeps_widths = False
        if self.screen.focused is self._editor:
            self.screen.set_focus(self, scroll_visible=False)
        self._editor.display = False
        if step != (0, 0):
            self.step(*step)

    def show(self, source: GridSource | None) -> None:
        """Show a table, or what has become of it; an open editor stays, as the cursor does."""
        super().show(source)
        if self._editing and not self.has_cells:
            self._leave()

    def take(self, event: Key | Paste) -> bool:
        """Obey a key or a paste; False when it is none of the grid's."""
        if self._hold.waits:
            self._hold.keep(event)
            return True
        if isinstance(event, Paste):
            return self._take_paste(event.text)
        return self._take_typing(event) if self._editing else self._take_key(event)

    def _take_key(self, key: Key) -> bool:
        """Obey a key while no cell is edited."""
        raise NotImplementedError

    def _take_typing(self, key: Key) -> bool:
        if key.key in ENTER_STEPS:
            self.enter(ENTER_STEPS[key.key])
        elif key.key == "escape":
            self._leave()
        elif key.key not in KEPT_FROM_OTHERS:
            before = self._editor.value
            if not self._editor.obey(key):
                return False
            self._typed(before)
        return True

    def _take_paste(self, text: str) -> bool:
        """One line goes into the editor; more, or several cells, are the screen's affair."""
        if not self.has_cells or not text:
            return False
        line = text.rstrip("\r\n")
        if self._editing and "\t" not in line and len(line.splitlines()) == 1:
            before = self._editor.value
            self._editor.put(line)
            self._typed(before)
        else:
            first = self.selection.top, self.selection.left
            place = self.cursor if self._editing else first
            self.post_message(messages.Pasted(self._grid, *place, text))
        return True

    def enter(self, step: messages.Step, then: Then | None = None) -> None:
        """Ask the screen to take what was typed; `then` is called when it has answered."""
        message = messages.Entered(self._grid, *self.cursor, self.editor_text, step)
        self._ask(message, then)

    def request_edit(self, text: str | None) -> None:
        """Ask the screen to open the editor."""
        self._ask(messages.EditRequested(self._grid, *self.cursor, text))

    def _ask(self, message: messages.GridMessage, then: Then | None = None) -> None:
        """Let what is typed wait for an answer; unanswered requests to edit let it go."""

        def answered() -> None:
            let_go = isinstance(message, messages.EditRequested) and not self._editing
            kept = self._hold.released()
            if then is not None:
                then()
            self._go_on([one for one in kept if not let_go or callable(one)])

        self._hold.ask(message, answered)

    def after_keys(self, then: Then) -> None:
        """Call `then` once all keys pressed before are obeyed; an action overtakes them else."""
        (self.screen.focused or self).call_later(self._go_on, [then])

    def _go_on(self, kept: list[Kept]) -> None:
        """Obey in turn what has waited; what was typed for a cell is not for a dialog over it."""
        while kept:
            one = kept.pop(0)
            if self._hold.waits:
                self._hold.keep(one)
            elif not isinstance(one, Key | Paste):
                one()
            elif self.screen.is_active and not self.take(one) and isinstance(one, Key):
                self._hold.pass_on(one, lambda: self._go_on([*kept, *self._hold.released()]))
                return

    def _leave(self) -> None:
        text = self.editor_text
        self.end_edit()
        self.post_message(messages.Left(self._grid, *self.cursor, text))

    def _typed(self, before: str) -> None:
        """See to what follows when a key may have changed the text."""
        self._reveal()
        self._place()
        if self._editor.value != before:
            self._tell_typed()

    def _tell_typed(self) -> None:
        self.post_message(messages.Typed(self._grid, *self.cursor, self.editor_text))

    # -- where the editor stands

    def _place(self) -> None:
        """Put the editor over the cursor's cell, as wide as its text where there is room."""
        if not self._editing:
            return
        window = self._window
        region = self._cell_region(*self.cursor)
        if region is None:
            self._editor.styles.offset = (0, OUT_OF_SIGHT)
            return
        left = min(self._metrics.frozen, window.width - 1) if self.cursor[1] else 0
        width = max(region.width, NARROWEST_EDITOR, self._editor.wanted)
        width = self._metrics.whole(self.cursor[1], width)
        width = max(min(width, window.width), 1)
        x = max(min(max(region.x, left), window.width - width), 0)
        self._editor.styles.width = width
        self._editor.styles.offset = (x, region.y)

    def _lay_out(self) -> None:
        super()._lay_out()
        self._place()

    def on_resize(self, event: Resize) -> None:
        """Keep the edited cell in sight, with the editor over it."""
        super().on_resize(event)
        self._place()

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Take the editor along."""
        super().watch_scroll_x(old_value, new_value)
        self._place()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the editor along."""
        super().watch_scroll_y(old_value, new_value)
        self._place()

    def move_to(self, row: int, column: int, *, extend: bool = False) -> None:
        """Put the cursor on a cell, with the editor if it is open."""
        super().move_to(row, column, extend=extend)
        self._place()

    # -- focus, and what Textual's own messages of the editor would tell others

    def on_focus(self, _: Focus) -> None:
        """Give the focus on to an open editor, which kept its text without it."""
        if self._editing:
            self.screen.set_focus(self._editor, scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Told as `Typed`."""
        event.stop()

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Nobody's affair: losing the focus loses nothing."""
        event.stop()
