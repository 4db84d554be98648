"""What is told of a body beside the tree: lines that lead to the records they tell of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from textual.events import Click

from screens.texts.organisation_text import DetailPart
from screens.texts.width import wrap
from screens.widgets.grid_metrics import fit
from screens.widgets.item_list import ItemList
from screens.widgets.items import Item, Remarks

BULLETS: Final = ("- ", "  · ")
"""Before a line, by how far it is set in."""


@dataclass(frozen=True)
class DetailItem(Item):
    """A line, and the record it tells of."""

    table: str = ""
    record: str = ""
    level: int = 0

    @property
    def unfolded(self) -> str:
        """Its text in one line, without a bullet."""
        return " ".join(self.text.split()).removeprefix("- ").removeprefix("· ")


@dataclass(frozen=True)
class DetailSection(Remarks):
    """A heading with lines under it, some of them set in."""

    def lines(self, width: int) -> Iterator[Item]:
        """The lines folded to `width` cells, each under its bullet."""
        for line in wrap(self.title, max(width, 1)):
            yield Item(fit(line, width, right=False), is_heading=True)
        for item in self.items:
            level = item.level if isinstance(item, DetailItem) else 0
            bullet = BULLETS[min(level, len(BULLETS) - 1)]
            first, *rest = wrap(item.text, max(width - len(bullet), 1))
            text = "\n".join([bullet + first, *(" " * len(bullet) + line for line in rest)])
            if isinstance(item, DetailItem):
                yield DetailItem(text, table=item.table, record=item.record, level=level)


class DetailList(ItemList):
    """The pane. A line tells of a record, the first ones of the body itself."""

    def __init__(self) -> None:
        super().__init__("organisation-details")
        self._parts: Sequence[DetailPart] = ()

    def show_parts(self, parts: Sequence[DetailPart], *, is_new: bool) -> None:
        """Show these; from the top when they tell of something else than before."""
        self._parts = parts
        if is_new:
            self.highlighted = None
        self.show_sections(
            [
                DetailSection(
                    part.heading,
                    [
                        DetailItem(one.text, table=one.table, record=one.id, level=one.level)
                        for one in part.lines
                    ],
                )
                for part in parts
            ]
        )
        if is_new:
            self.scroll_to(y=0, animate=False, force=True)

    def on_click(self, event: Click) -> None:
        """A click puts the cursor on a line; only a second one opens what it tells of."""
        option = event.style.meta.get("option")
        if event.chain < 2 and option is not None:
            event.prevent_default()
            if not self.get_option_at_index(option).disabled:
                self.highlighted = option

    @property
    def selected(self) -> DetailItem | None:
        """The line highlighted."""
        found = self._items[self.highlighted] if self.highlighted is not None else None
        return found if isinstance(found, DetailItem) else None

    def stand_on(self, record_id: str) -> bool:
        """Highlight the first line that tells of a record; False when none does."""
        for index, item in enumerate(self._items):
            if isinstance(item, DetailItem) and item.record == record_id:
                self.highlighted = index
                return True
        return False
