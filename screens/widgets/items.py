"""Lines of text with the places they lead to, as an `ItemList` shows them; no Textual in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from screens.places import Place
from screens.texts.width import wrap
from screens.widgets.bars import Bar, bar_lines
from screens.widgets.grid_metrics import fit

BULLET = "- "
INDENT = "  "


@dataclass(frozen=True)
class Item:
    """A line fit to show; `place` is where Enter leads, None where it leads nowhere.

    `bar` says from which character to which a bar is drawn.
    """

    text: str
    place: Place | None = None
    is_heading: bool = False
    bar: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Remarks:
    """A heading and sentences under it."""

    title: str
    items: Sequence[Item]

    def lines(self, width: int) -> Iterator[Item]:
        """The sentences folded to `width` cells."""
        yield Item(fit(self.title, width, right=False), is_heading=True)
        for item in self.items:
            first, *rest = wrap(item.text, max(width - len(BULLET), 1))
            text = "\n".join([BULLET + first, *(INDENT + line for line in rest)])
            yield Item(text, item.place)


@dataclass(frozen=True)
class Bars:
    """A heading and bars under it; `heads` stand over the figures, `places` has one a bar."""

    title: str
    heads: Sequence[str]
    bars: Sequence[Bar]
    places: Sequence[Place]

    def lines(self, width: int) -> Iterator[Item]:
        """The bars drawn in `width` cells."""
        heading, *lines = bar_lines(self.title, self.heads, self.bars, width)
        yield Item(heading.text, is_heading=True)
        for line, place in zip(lines, self.places, strict=True):
            yield Item(line.text, place, bar=(line.start, line.end))


Section = Remarks | Bars
