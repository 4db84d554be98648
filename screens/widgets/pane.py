"""Beside or below a table: what the cell is, what an edit of it would move."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.widgets import Static

from screens.texts.edit_text import Moved
from screens.texts.width import cell_width, pad, wrap
from screens.widgets.grid_metrics import fit

ROOMY = 64
"""From so many cells on a sum that moves takes one line, otherwise two."""


class Pane(VerticalScroll, can_focus=False):
    """Lines of text fit to show; the first stands out."""

    def __init__(self) -> None:
        super().__init__(Static(id="told"), id="pane")
        self._lines: list[str] = []
        self._moved: Sequence[Moved] = ()
        self._is_error = False

    def tell(
        self, lines: Iterable[str], moved: Sequence[Moved] = (), *, is_error: bool = False
    ) -> None:
        """Show lines, wrapped, and what moves under them."""
        self._lines, self._moved, self._is_error = list(lines), moved, is_error
        self._draw()
        self.scroll_home(animate=False)

    def on_resize(self, _: Resize) -> None:
        """Wrap anew."""
        self._draw()

    def _draw(self) -> None:
        width = max((self.size.width or 80) - 2, 20)
        first, *rest = [*self._lines, ""]
        text = Text("\n".join(wrap(first, width)), "bold reverse" if self._is_error else "bold")
        lines = [part for line in rest for part in wrap(line, width)]
        lines = [*(line for line in lines if line), *moved_lines(self._moved, width)]
        self.query_one("#told", Static).update(Text("\n").join([text, *map(Text, lines)]))


def moved_lines(moved: Sequence[Moved], width: int) -> list[str]:
    """Sums before and after, under each other."""
    before = max((cell_width(one.before) for one in moved), default=0)
    after = max((cell_width(one.after) for one in moved), default=0)
    lines = []
    for one in moved:
        figures = f"{pad(one.before, before, right=True)} → {pad(one.after, after, right=True)}"
        printed = f"  trykt {one.printed}" if one.printed else ""
        if width < ROOMY:
            lines += [fit(one.label, width, right=False).rstrip(), f"  {figures}{printed}"]
            continue
        room = width - cell_width(figures) - 18
        lines.append(f"{fit(one.label, room, right=False)} {figures}{printed}")
    return lines
