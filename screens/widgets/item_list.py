"""A list of lines with headings between them; a line leads to a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.events import Resize
from textual.widgets.option_list import Option

from screens.places import Place
from screens.widgets.items import Item, Section
from screens.widgets.options import Options

BAR: Final = "$primary"
HEADING: Final = "bold"


class ItemList(Options):
    """Shows sections of `Item`s; shown anew, cursor and scroll stay where they are."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, compact=True, markup=False)
        self._sections: Sequence[Section] = ()
        self._items: list[Item] = []

    def place_at(self, index: int) -> Place | None:
        """Where a line leads."""
        return self._items[index].place if 0 <= index < len(self._items) else None

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these; with as many lines as before, only those that are otherwise are drawn."""
        self._sections = sections
        width = self.scrollable_content_region.width - 2
        before = self._items
        found: list[Item] = []
        for section in sections if width > 0 else ():
            found += section.lines(width)
        self._items = found
        if [one.is_heading for one in before] == [one.is_heading for one in found]:
            for index, (was, now) in enumerate(zip(before, found, strict=True)):
                if was != now:
                    self.replace_option_prompt_at_index(index, _content(now))
            return
        highlighted, y = self.highlighted, self.scroll_offset.y
        self.set_options(Option(_content(item), disabled=item.is_heading) for item in found)
        if highlighted is not None:
            self.highlighted = self._nearest(highlighted)
            self.scroll_to(y=y, animate=False, force=True)

    def _nearest(self, index: int) -> int | None:
        """The line at an index, or the next before it, that is no heading."""
        found = [n for n, item in enumerate(self._items[: index + 1]) if not item.is_heading]
        return found[-1] if found else None

    def on_resize(self, _: Resize) -> None:
        """Fold the lines to the new width."""
        self.show_sections(self._sections)

    def on_focus(self) -> None:
        """Stand on the first line, at first."""
        if self.highlighted is None:
            self.action_first()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Bring the headings above the first line into sight with it."""
        super().watch_highlighted(highlighted)
        if highlighted and all(item.is_heading for item in self._items[:highlighted]):
            self.scroll_to(y=0, animate=False, force=True)


def _content(item: Item) -> Content:
    content = Content(item.text)
    start, end = item.bar
    if item.is_heading:
        return content.stylize(HEADING)
    return content.stylize(BAR, start, end) if end else content
