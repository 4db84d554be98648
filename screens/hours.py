"""Åbningstider: the week of every contact centre, edited while the coverage is watched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from screens.commands import page_bindings
from screens.hours_typing import HoursTyping
from screens.places import Place
from screens.record_commands import InHand
from screens.texts.hours_da import (
    ALREADY_SO,
    NO_DAY,
    NOTHING_TO_CLEAR,
    SELECT_DOWN,
    WEEKEND_TOLD,
    changed_text,
    cleared_text,
)
from screens.texts.typing_da import FINISH_FIRST
from screens.widgets.grid_messages import Pasted
from store.hours import UNTOLD, WEEKEND, WORKDAYS, Day
from store.hours_edits import copied, day_edits, days_edits, pasted
from store.paste import read_block
from store.weeks import COMING, NOW, HoursCell

if TYPE_CHECKING:
    from screens.printed_page import PrintedBlocks


class HoursPage(HoursTyping, inherit_bindings=False):
    """The hours of all contact centres and the one that they are held against."""

    OFFERS = (
        "edit",
        "mode",
        "copy_day",
        "fill_down",
        "clear",
        "copy",
        "weekend",
        "add_record",
        "record_form",
        "delete_record",
        "reason",
        "source",
    )
    BINDINGS: ClassVar = page_bindings(OFFERS, ("edit", "mode", "copy_day"))

    # -- what is shown

    def action_do_mode(self) -> None:
        """The picture of now, or of what is coming, with a row for it under each centre.

        The cursor goes along to the row of the same centre.
        """
        self.mode = NOW if self.mode == COMING else COMING
        self.show()
        if self.row is not None:
            self._stand(replace(self.place, tab=self.mode))

    def action_do_weekend(self) -> None:
        """Show or hide Saturday and Sunday; they stay where there are hours on them.

        Where they are out of sight the cursor goes to them.
        """
        self.wants_weekend = not self.wants_weekend
        self.show()
        assert self.source is not None
        if not self.wants_weekend and WEEKEND[0] in self.source.weekdays:
            self.tell(WEEKEND_TOLD)
        elif self.wants_weekend and not self.source.is_wide and self.row is not None:
            self._stand(replace(self.place, column=WEEKEND[0]))

    # -- several days at once

    def _selected(self) -> list[list[HoursCell]]:
        """The days selected, row by row; rows without one are left out."""
        assert self.source is not None
        area = self.grid.selection
        rows = [
            [self.source.cell(row, column) for column in range(area.left, area.right + 1)]
            for row in range(area.top, area.bottom + 1)
        ]
        found = [[cell for cell in row if cell is not None] for row in rows]
        return [row for row in found if row]

    def _apply_days(self, days: Mapping[HoursCell, Day]) -> bool:
        assert self.source is not None
        return self.apply(days_edits(self.source.weeks, days)) is not None

    def _changed_days(self, days: Mapping[HoursCell, Day]) -> int:
        assert self.source is not None
        weeks = self.source.weeks
        return sum(bool(day_edits(weeks, cell, day)) for cell, day in days.items())

    def _give(self, days: Mapping[HoursCell, Day]) -> None:
        """Give days their hours as one group, and say how many have got others."""
        count = self._changed_days(days)
        if not count:
            self.tell(ALREADY_SO)
        elif self._apply_days(days):
            self.tell(changed_text(count))

    def action_do_copy_day(self) -> None:
        """The first selected day of each row to the others selected, or to the whole week."""
        if self.source is None or not self.may_change():
            return
        rows = self._selected()
        if not rows:
            self.tell(NO_DAY)
            return
        if len(rows[0]) == 1:
            rows = [_whole_week(row[0]) for row in rows]
        self._give(copied(self.source.weeks, rows))

    def action_do_fill_down(self) -> None:
        """The days of the first selected row to the rows under it."""
        if self.source is None or not self.may_change():
            return
        rows = self._selected()
        if len(rows) < 2:
            self.tell(SELECT_DOWN)
            return
        self._give(copied(self.source.weeks, zip(*rows, strict=True)))

    def action_do_clear(self) -> None:
        """Leave the selected days untold."""
        if self.source is None or not self.may_change():
            return
        days = dict.fromkeys((cell for row in self._selected() for cell in row), UNTOLD)
        count = self._changed_days(days)
        if not count:
            self.tell(NOTHING_TO_CLEAR)
        elif self._apply_days(days):
            self.tell(cleared_text(count))

    def action_do_copy(self) -> None:
        """What is selected, as a spreadsheet takes it."""
        if self.source is None:
            return
        texts = self.grid.selected_texts()
        area = self.grid.selection
        if not area.left:
            for row, cells in enumerate(texts, area.top):
                cells[0] = self.source.full_label(row).strip()
        self.copy_cells(texts)

    def on_grid_pasted(self, event: Pasted) -> None:
        """Take a block of days, whole or not at all."""
        event.stop()
        if self.grid.editing:
            self.tell(FINISH_FIRST)
            return
        if self.source is None or not self.may_change():
            return
        days = self.attempt(lambda: self._pasted(event.row, event.column, event.text))
        if days is not None:
            self._give(days)

    def _pasted(self, row: int, column: int, text: str) -> dict[HoursCell, Day]:
        """What days become; a single cell fills the selection. The `StoreError` of what cannot."""
        source, area = self.source, self.grid.selection
        assert source is not None
        block = read_block(text)
        single = len(block) == 1 and len(block[0]) == 1
        height = area.bottom - area.top + 1 if single else len(block)
        width = area.right - area.left + 1 if single else max(map(len, block), default=0)
        targets = [
            [source.target(row + down, column + right) for right in range(width)]
            for down in range(height)
        ]
        return pasted(targets, block)

    # -- centres

    @property
    def in_hand(self) -> InHand | None:
        """The centre whose row the cursor is on."""
        return None if self.row is None else ("centres", self.row.centre.id)

    def new_record(self) -> tuple[str, Mapping[str, object]]:
        """A centre after the last."""
        order = max((one.order for one in self._centres), default=0) + 1
        return "centres", {"order": order}

    def stand_on(self, record_id: str) -> None:
        """Stand on a centre; a cursor that is on one of its rows stays there."""
        if self.row is None or self.row.centre.id != record_id:
            self.go_to(Place(self.NAME, row=record_id))

    def action_do_source(self) -> None:
        """Where a day's hours come from, or a centre."""
        from screens.dialogs.record_source import open_source

        if self.source is None or self.row is None:
            return
        table, record_id = "centres", self.row.centre.id
        intervals = self.source.weeks.records(self.cell) if self.cell is not None else ()
        if intervals:
            table, record_id = "intervals", intervals[0].id
        open_source(self, table, record_id)

    # -- printing

    def printable(self) -> PrintedBlocks | None:
        """The hours, how many answer when, and how they stand to the centre held against."""
        from screens.printed_page import PrintedBlocks
        from screens.texts.page_hours import FILE_NAME, TITLE, hours_blocks

        if self.source is None:
            return None
        blocks = hours_blocks(self.source.weeks, self._centres, self.source.weekdays)
        return PrintedBlocks(self.desk, TITLE, FILE_NAME, blocks)


def _whole_week(cell: HoursCell) -> list[HoursCell]:
    """A day, and the workdays beside it."""
    others = (cell._replace(weekday=day) for day in WORKDAYS if day != cell.weekday)
    return [cell, *others]
