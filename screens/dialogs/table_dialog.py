"""A dialog with a table that is looked through before something is done, as one change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.desk import Desk
from screens.dialogs.dialog import Dialog
from screens.requests import NotOnDisk
from screens.texts.messages import error_text
from screens.widgets.grid import Grid
from screens.window import HERE, LOWEST
from store.changes import Edit
from store.errors import NotSaved, StoreError

CHROME: Final = 11
"""The lines of the box beside those of its table."""

ROOMY: Final = 17
"""A lower window has room for the table and what is told of it, and for nothing else."""
HEIGHTS: Final = [(0, "-too-low"), (LOWEST, "-low"), (ROOMY, "-high")]


class TableDialog(Dialog[bool]):
    """A grid, what is told of it, and two answers: do it, or leave everything as it was.

    Answers True when a change was made. Texts are fit to show.
    """

    CSS_PATH: ClassVar = [
        *Dialog.CSS_PATH,
        HERE / "widgets" / "grid.tcss",
        HERE / "dialogs" / "table_dialog.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "take", show=False, priority=True)]
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "Grid"

    def __init__(
        self, desk: Desk, title: str, facts: str, hint: str, answers: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(title, hint)
        self._desk = desk
        self._facts = facts
        self._answers = answers

    def compose_content(self) -> Iterable[Widget]:
        """Facts, table, what is told, answers."""
        yield Static(Text(self._facts), id="facts")
        yield Grid(id="rows")
        yield Static(id="told")
        options = [Option(Text(label), id=name) for name, label in self._answers]
        yield OptionList(*options, id="answers", compact=True)

    @property
    def grid(self) -> Grid:
        """The grid."""
        return self.query_one(Grid)

    def fit_box(self) -> None:
        """Make the box as high as its table asks for, and the window has room for."""
        self.query_one("#box").styles.height = self.grid.source_height + CHROME

    def tell(self, texts: Iterable[str], *, is_error: bool = False) -> None:
        """Say something under the table."""
        told = self.query_one("#told", Static)
        told.set_class(is_error, "-error")
        told.update(Text("\n".join(texts)))

    # -- doing it

    def take(self) -> None:
        """Do what the dialog is for."""
        raise NotImplementedError

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make edits as one group and close; what the store refuses is told."""
        try:
            group = self._desk.apply(edits)
        except NotSaved as error:
            self.dismiss(True)
            self.app.post_message(NotOnDisk(error_text(error)))
        except StoreError as error:
            self.tell([error_text(error)], is_error=True)
        else:
            self.dismiss(group is not None)

    def action_take(self) -> None:
        """Do it, with what was typed before."""
        self.grid.after_keys(self.take)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do it, or leave everything as it was."""
        event.stop()
        if event.option_id == "take":
            self.take()
        else:
            self.action_leave()
