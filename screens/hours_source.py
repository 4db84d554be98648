"""Opening hours as a grid asks for them: a row a centre and variant, a column a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from screens.texts import hours_text as texts
from screens.texts.marks_da import CHANGED, PREVIEW
from screens.texts.safe import safe
from screens.texts.width import cell_width, pad
from screens.widgets.grid_source import BaseSource, Head, Shown, Tone
from store.hours import Day, day_text
from store.hours_edits import Target
from store.plan_records import Centre, Variant, Weekday
from store.weeks import COMING, NOW, HoursCell, Weeks, difference, minutes_of, untold_of

NARROW_LABEL: Final = 17
NARROW_DAY: Final = 10
"""Cells of names and of days' hours (`7.30-15.30`) of which five days stand in 79 cells."""

WIDE_LABEL: Final = 20

FIRST_DAY: Final = 1


class HoursRow(NamedTuple):
    """Whose hours stand in a row, and which."""

    centre: Centre
    variant: Variant


class HoursSource(BaseSource):
    """The centres' weeks; the centre that they are held against stays at the bottom.

    `preview` are the hours as an edit would make them. Coming hours have a row where some are
    told, and everywhere with `coming`.
    """

    def __init__(
        self,
        weeks: Weeks,
        centres: Sequence[Centre],
        weekdays: Sequence[Weekday],
        *,
        coming: bool,
        wide: bool,
    ) -> None:
        self.weeks = weeks
        self.preview: Weeks | None = None
        self.weekdays = weekdays
        self.is_wide = wide
        self._rows = list(_rows(weeks, centres, coming))
        self._short = {} if wide else texts.short_names(centres, NARROW_LABEL)
        self.fixed_count = sum(row.centre.comparison for row in self._rows)
        self.row_count = len(self._rows) - self.fixed_count
        self.heads = [
            Head(texts.CENTRE_HEAD, least=WIDE_LABEL if wide else NARROW_LABEL),
            *self._day_heads(),
            Head(texts.HOURS_HEAD, figures=True),
            Head(texts.CHANGE_HEAD, figures=True),
        ]

    def _day_heads(self) -> Iterator[Head]:
        """The days; in a narrow window equally wide, so that none moves as hours are typed."""
        wide = self.is_wide or all(cell_width(day_text(day)) < NARROW_DAY for day in self._days())
        for weekday in self.weekdays:
            text = texts.head_text(weekday)
            yield Head(text) if wide else Head(pad(text, NARROW_DAY), widest=NARROW_DAY)

    def _days(self) -> Iterator[Day]:
        for centre, variant in self._rows:
            yield from self.weeks.week(centre.id, variant).values()

    @property
    def current(self) -> Weeks:
        """The hours as they are, or as they would become."""
        return self.preview or self.weeks

    def row(self, row: int) -> HoursRow | None:
        """Whose hours a row of the grid holds; None beyond the last."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def cell(self, row: int, column: int) -> HoursCell | None:
        """The day a cell of the grid holds; None for labels and what is computed."""
        found, place = self.row(row), column - FIRST_DAY
        if found is None or not 0 <= place < len(self.weekdays):
            return None
        return HoursCell(found.centre.id, found.variant, self.weekdays[place])

    def place_of(self, centre: str, variant: Variant, weekday: str) -> tuple[int, int] | None:
        """Where a day stands in the grid; the first for a weekday that is not shown."""
        for place, row in enumerate(self._rows):
            if (row.centre.id, row.variant) == (centre, variant):
                days = list(map(str, self.weekdays))
                return place, FIRST_DAY + (days.index(weekday) if weekday in days else 0)
        return None

    def target(self, row: int, column: int) -> Target:
        """A cell of the grid, as a paste asks for it."""
        found = self.row(row)
        if found is None or column >= len(self.heads):
            return Target(None, "")
        text = self.full_label(row) if column == 0 else self.shown(row, column).text
        return Target(self.cell(row, column), text.strip(), found.centre.name)

    # -- cells

    def editable(self, row: int, column: int) -> bool:
        """True for days: what is typed over computed hours is answered with why."""
        return self.row(row) is not None and column > 0

    def full_label(self, row: int) -> str:
        """What a row is called, however little room there is."""
        found = self._rows[row]
        return texts.COMING_LABEL if found.variant == COMING else safe(found.centre.name)

    def shown(self, row: int, column: int) -> Shown:
        """A name, a day, the hours a week, or how these change."""
        found = self._rows[row]
        tone = Tone.TOTAL if found.centre.comparison else Tone.PLAIN
        if column == 0:
            short = self._short.get(found.centre.id) if found.variant == NOW else None
            return Shown(short or self.full_label(row), tone)
        cell = self.cell(row, column)
        if cell is not None:
            return self._day(cell, tone)
        is_hours = column == len(self.heads) - 2
        return self._hours(found, tone) if is_hours else self._change(found, tone)

    def _day(self, cell: HoursCell, tone: Tone) -> Shown:
        day = self.current.day(cell)
        text = day_text(day)
        if self.preview is not None and day != self.weeks.day(cell):
            return Shown(text, tone, PREVIEW, preview=True)
        if cell.variant == COMING and not self.weeks.given(cell).is_told:
            muted = Tone.MUTED if tone is Tone.PLAIN else tone
            return Shown(text, muted, texts.AS_NOW if text else "")
        if not self.weeks.is_as_printed(cell):
            return Shown(text, tone, CHANGED, changed=True)
        return Shown(text, tone)

    def _hours(self, row: HoursRow, tone: Tone) -> Shown:
        week = self.current.week(row.centre.id, row.variant)
        minutes = minutes_of(week)
        if minutes is None:
            return Shown("", tone)
        text = texts.hours_text(minutes)
        if self._would_change(row, row.variant):
            return Shown(text, tone, PREVIEW, preview=True)
        return Shown(text, tone, texts.UNTOLD_DAYS if untold_of(week) else "")

    def _change(self, row: HoursRow, tone: Tone) -> Shown:
        weeks, centre = self.current, row.centre.id
        if row.variant == NOW or minutes_of(weeks.week(centre, COMING)) is None:
            return Shown("", tone)
        text = texts.change_text(difference(weeks.week(centre, NOW), weeks.week(centre, COMING)))
        if self._would_change(row, NOW) or self._would_change(row, COMING):
            return Shown(text, tone, PREVIEW, preview=True)
        return Shown(text, tone)

    def _would_change(self, row: HoursRow, variant: Variant) -> bool:
        if self.preview is None:
            return False
        centre = row.centre.id
        return self.preview.week(centre, variant) != self.weeks.week(centre, variant)


def _rows(weeks: Weeks, centres: Sequence[Centre], coming: bool) -> Iterator[HoursRow]:
    for centre in centres:
        yield HoursRow(centre, NOW)
        if coming or weeks.has(centre.id, COMING):
            yield HoursRow(centre, COMING)
