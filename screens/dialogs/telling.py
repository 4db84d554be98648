"""A list of what there is to tell of something; Enter goes to what a line tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.dialogs.dialog import Dialog
from screens.places import Place
from screens.texts.messages import error_text
from screens.widgets.options import Options
from screens.window import HERE
from store.errors import StoreError


@dataclass(frozen=True)
class Told:
    """A line of the dialog, and where Enter on it leads; a heading leads nowhere."""

    text: str
    place: Place | None = None
    is_heading: bool = False


def heading(text: str) -> Told:
    """What stands over lines."""
    return Told(text, is_heading=True)


class TellingDialog(Dialog[Place]):
    """Tells line by line; answers the place to go to, None to stay."""

    CSS_PATH: ClassVar = [*Dialog.CSS_PATH, HERE / "dialogs" / "telling.tcss"]

    def __init__(self, title: str, hint: str) -> None:
        super().__init__(title, hint)
        self._told: list[Told] = []

    def tell(self) -> Iterator[Told]:
        """What there is to tell; may raise what the history says."""
        raise NotImplementedError

    def compose_content(self) -> Iterable[Widget]:
        """One list of all there is to tell, or of why nothing can be: the history may be lost."""
        try:
            self._told = list(self.tell())
        except StoreError as error:
            self._told = [Told(error_text(error))]
        options = [
            Option(Text(one.text, style="bold" if one.is_heading else ""), disabled=one.is_heading)
            for one in self._told
        ]
        yield Options(*options, id="answers", compact=True, markup=False)

    def on_mount(self) -> None:
        """Move in the list at once."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to what is told of."""
        event.stop()
        place = self._told[event.option_index].place
        if place is not None:
            self.dismiss(place)
