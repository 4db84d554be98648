"""The picture of a week's opening hours, in colours that only repeat what its signs say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual.events import Resize
from textual.widgets import Static

from screens.widgets.hours_picture import Line

Draw = Callable[[int], Sequence[Line]]
"""The lines of a picture in so many cells."""


class CoveragePicture(Static):
    """Shows lines that are drawn for the room there is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "coverage--title",
        "coverage--hours",
        "coverage--day",
        "coverage--none",
        "coverage--gap",
        "coverage--few",
        "coverage--some",
        "coverage--many",
        "coverage--moved",
        "coverage--bar",
        "coverage--told",
    }

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw: Draw | None = None
        self._height = 0

    def draw(self, draw: Draw | None) -> None:
        """Show a picture, or none."""
        self._draw = draw
        self._write()

    def on_resize(self, _: Resize) -> None:
        """Draw for the room there is now."""
        self._write()

    def _write(self) -> None:
        lines = self._draw(self.size.width or 78) if self._draw is not None else []
        drawn = [
            Text.assemble(
                *(
                    (text, self.get_component_rich_style(f"coverage--{kind}"))
                    for text, kind in line
                ),
                no_wrap=True,
                overflow="crop",
            )
            for line in lines
        ]
        self.update(Text("\n").join(drawn), layout=len(lines) != self._height)
        self._height = len(lines)
