"""The one grid of the program: draws only the lines in view, asks its source for every cell."""

from __future__ import annotations

from typing import Final, TypeAlias

from textual.events import Key, Paste

from screens.widgets import grid_messages as messages
from screens.widgets.grid_mouse import GridMouse

TAB_STEPS: Final[dict[str, messages.Step]] = {"tab": (0, 1), "shift+tab": (0, -1)}


class Grid(GridMouse):
    """Shows a `GridSource` and tells the screen what the user wants with it.

    Keys are obeyed as they arrive rather than through bindings, so that fast typing keeps its
    order: a binding is run by the app, after the keys that follow may have been taken here.
    The grid changes nothing itself: the screen answers `EditRequested` with `edit` and `Entered`
    with `end_edit(event.step)`, or leaves the editor open for the text to be mended.
    """

    Moved: TypeAlias = messages.Moved
    Opened: TypeAlias = messages.Opened
    EditRequested: TypeAlias = messages.EditRequested
    Typed: TypeAlias = messages.Typed
    Entered: TypeAlias = messages.Entered
    Left: TypeAlias = messages.Left
    ClearRequested: TypeAlias = messages.ClearRequested
    SortRequested: TypeAlias = messages.SortRequested
    Pasted: TypeAlias = messages.Pasted
    Selected: TypeAlias = messages.Selected

    @property
    def _grid(self) -> Grid:
        return self

    def on_key(self, event: Key) -> None:
        """Obey a key, and keep it from others if it was for the grid."""
        if self.take(event):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: Paste) -> None:
        """As with keys."""
        if self.take(event):
            event.stop()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """True for what would be typed into the cursor's cell, so that no footer offers it."""
        return character is not None and character.isprintable() and self._types_here()

    def _types_here(self) -> bool:
        if self._editing:
            return True
        return self.source is not None and self.has_cells and self.source.editable(*self.cursor)

    def _take_key(self, key: Key) -> bool:
        if not self.has_cells:
            return False
        name = key.key
        if name in TAB_STEPS:
            return self.step(*TAB_STEPS[name])
        if name == "escape":
            return self.drop_selection()
        if name == "ctrl+a":
            self.select_all()
        elif name == "enter":
            self.post_message(messages.Opened(self._grid, *self.cursor))
        elif name == "f2":
            self.request_edit(None)
        elif name in ("delete", "backspace"):
            self.post_message(messages.ClearRequested(self._grid))
        elif key.is_printable and key.character is not None and self._types_here():
            self.request_edit(key.character)
        else:
            return self._walk(name)
        return True
