"""Beside or below a table: what the cell is, what an edit of it would move."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text
from textual.containers import VerticalScroll
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

    def tell(
        self, lines: Iterable[str], moved: Sequence[Moved] = (), *, is_error: bool = False
    ) -> None:
        """Show lines, wrapped, and what moves under them."""
        width = max((self.size.width or 80) - 2, 20)
        first, *rest = [*lines, ""]
        style = "bold reverse" if is_error else "bold"
        text = Text("\n".join(wrap(first, width)), style=style)
        text = Text.assemble(text, "\n", "\n".join("\n".join(wrap(line, width)) for line in rest))
        text.rstrip()
        for line in moved_lines(moved, width):
            text.append("\n" + line)
        self.query_one("#told", Static).update(text)
        self.scroll_home(animate=False)


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
