"""A line of text to write on, with a visible sign for every character a terminal would obey."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.events import Paste
from textual.widgets import Input

from screens.texts.safe import is_hidden

_FIRST_PRINTABLE = ord(" ")
_CONTROL_PICTURES = 0x2400


class TextLine(Input):
    """An `Input` that shows any text harmlessly; the text itself stays as it is."""

    @property
    def wanted(self) -> int:
        """The cells that show all of the text and the caret after it."""
        return cell_len(self._drawn) + 1

    def put(self, text: str) -> None:
        """Write over what is selected, or at the caret; hidden characters are left out."""
        kept = "".join(sign for sign in text if not is_hidden(sign))
        self.replace(kept, *self.selection)

    @property
    def _drawn(self) -> str:
        return "".join(_sign(sign) if is_hidden(sign) else sign for sign in self.value)

    @property
    def _value(self) -> Text:
        return Text(self._drawn, no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(self._drawn[:position])

    def on_paste(self, event: Paste) -> None:
        """Several lines become one; hidden characters are left out."""
        event.prevent_default()
        event.stop()
        self.put(" ".join(event.text.splitlines()))


def _sign(character: str) -> str:
    """One visible character for one that would not be seen."""
    code = ord(character)
    return chr(_CONTROL_PICTURES + code) if code < _FIRST_PRINTABLE else "�"
