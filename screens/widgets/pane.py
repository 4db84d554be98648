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

NARROWEST = 20


class Pane(VerticalScroll, can_focus=False):
    """Lines of text fit to show; the first stands out."""

    def __init__(self) -> None:
        super().__init__(Static(id="told"), id="pane")
        self._lines: tuple[str, ...] = ()
        self._moved: tuple[Moved, ...] = ()
        self._is_error = False
        self._width = 0
        self._height = 0

    def tell(
        self, lines: Iterable[str], moved: Sequence[Moved] = (), *, is_error: bool = False
    ) -> None:
        """Show lines, wrapped, and what moves under them."""
        self._lines, self._moved, self._is_error = tuple(lines), tuple(moved), is_error
        self._write()
        self.scroll_home(animate=False)

    def on_resize(self, _: Resize) -> None:
        """Wrap for the room there is now."""
        if self._width != self._room:
            self._write()

    @property
    def _room(self) -> int:
        return max((self.size.width or 80) - 2, NARROWEST)

    def _write(self) -> None:
        self._width = width = self._room
        first, *rest = [*self._lines, ""]
        heading = wrap(first, width)
        lines = [part for line in rest if line for part in wrap(line, width)]
        lines += moved_lines(self._moved, width)
        # as many lines as there is room for, so that most texts need no new layout of the screen
        lines += [""] * (self.size.height - len(heading) - len(lines))
        text = Text("\n".join(heading), style="bold reverse" if self._is_error else "bold")
        height = len(heading) + len(lines)
        told = Text("\n").join([text, *map(Text, lines)])
        self.query_one("#told", Static).update(told, layout=height != self._height)
        self._height = height


def moved_lines(moved: Sequence[Moved], width: int) -> list[str]:
    """Sums before and after, under each other."""
    before = max((cell_width(one.before) for one in moved), default=0)
    after = max((cell_width(one.after) for one in moved), default=0)
    printed = max((cell_width(_printed(one)) for one in moved), default=0)
    lines = []
    for one in moved:
        figures = f"{pad(one.before, before, right=True)} → {pad(one.after, after, right=True)}"
        if width < ROOMY:
            lines += [fit(one.label, width, right=False).rstrip(), f"  {figures}{_printed(one)}"]
            continue
        room = max(width - cell_width(figures) - printed - 1, NARROWEST)
        lines.append(f"{fit(one.label, room, right=False)} {figures}{_printed(one)}")
    return lines


def _printed(one: Moved) -> str:
    return f"  trykt {one.printed}" if one.printed else ""
