"""The editor that stands over a cell of a grid."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Click, Key, MouseDown, MouseMove, MouseUp, Paste
from textual.widgets.input import Selection

from screens.widgets.text_line import TextLine


class CellEditor(TextLine, inherit_bindings=False):
    """One line of text. It binds no keys: the grid hands over those that are for the editor."""

    def __init__(self, take: Callable[[Key | Paste], bool]) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._take = take
        self._actions: dict[str, Callable[[], None]] = {
            "left": self.action_cursor_left,
            "right": self.action_cursor_right,
            "shift+left": lambda: self.action_cursor_left(select=True),
            "shift+right": lambda: self.action_cursor_right(select=True),
            "ctrl+left": self.action_cursor_left_word,
            "ctrl+right": self.action_cursor_right_word,
            "ctrl+shift+left": lambda: self.action_cursor_left_word(select=True),
            "ctrl+shift+right": lambda: self.action_cursor_right_word(select=True),
            "home": self.action_home,
            "end": self.action_end,
            "shift+home": lambda: self.action_home(select=True),
            "shift+end": lambda: self.action_end(select=True),
            "ctrl+a": self.select_all,
            "backspace": self.action_delete_left,
            "delete": self.action_delete_right,
            "ctrl+backspace": self.action_delete_left_word,
            "ctrl+delete": self.action_delete_right_word,
        }

    def begin(self, text: str, *, select_all: bool) -> None:
        """Hold a text, with the caret after it or all of it selected."""
        self.value = text
        self.selection = Selection(0 if select_all else len(text), len(text))

    def obey(self, key: Key) -> bool:
        """Do what a key says within the text; False for a key that says nothing here."""
        action = self._actions.get(key.key)
        if action is not None:
            action()
            return True
        if key.is_printable and key.character is not None:
            self.put(key.character)
            return True
        return False

    def on_key(self, event: Key) -> None:
        """Leave every key to the grid, so that all are obeyed in the order they came."""
        event.prevent_default()
        if self._take(event):
            event.stop()

    def on_paste(self, event: Paste) -> None:
        """As with keys."""
        event.prevent_default()
        if self._take(event):
            event.stop()

    def on_mouse_down(self, event: MouseDown) -> None:
        """The mouse within the text is not the grid's affair."""
        event.stop()

    def on_mouse_move(self, event: MouseMove) -> None:
        """As with a click."""
        event.stop()

    def on_mouse_up(self, event: MouseUp) -> None:
        """As with a click."""
        event.stop()

    def on_click(self, event: Click) -> None:
        """As with a click."""
        event.stop()
