"""The opening hours as they are printed: the week of every centre, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from screens.texts import hours_text as texts
from screens.texts.grid_text import GridColumn
from screens.texts.page import Block, Heading, PageCell, PageRow, Paragraph, Remarks, Table
from screens.texts.safe import safe
from screens.texts.words import both
from store.coverage import Coverage, coverage, runs
from store.hours import day_text, span_text, spans_text
from store.plan_records import Centre, Variant, Weekday
from store.weeks import (
    COMING,
    NOW,
    HoursCell,
    Weeks,
    difference,
    minutes_of,
    untold_of,
)

TITLE: Final = "Åbningstider i kontaktcentrene"
FILE_NAME: Final = "aabningstider"
CENTRE: Final = "Kontaktcenter"
CHANGES: Final = "Fra nu til kommende"
COVERED: Final[dict[Variant, str]] = {NOW: "Åbne linjer nu", COMING: "Åbne linjer, kommende"}
COVERED_HEADS: Final = ("Dag", "Åbent", "Ingen svarer", "Antal åbne linjer")
AGAINST: Final = "Mod {name}"
HELD: Final = "\u00a0"
"""A space at which no line is broken."""

NO_CENTRES: Final = "Der er ingen kontaktcentre."


def hours_blocks(
    weeks: Weeks, centres: Sequence[Centre], weekdays: Sequence[Weekday]
) -> tuple[Block, ...]:
    """The hours of the centres on these days, what changes, how many answer, who is held against.

    `centres` are in order, with any that others are held against last.
    """
    if not centres:
        return (Paragraph(NO_CENTRES),)
    return tuple(_blocks(weeks, centres, weekdays))


def _blocks(
    weeks: Weeks, centres: Sequence[Centre], weekdays: Sequence[Weekday]
) -> Iterator[Block]:
    yield _hours(weeks, centres, weekdays)
    changed = [one for one in centres if weeks.has(one.id, COMING)]
    if changed:
        yield Remarks(CHANGES, tuple(_change(weeks, centre) for centre in changed))
    counted = [one.id for one in centres if not one.comparison]
    for variant in (NOW, COMING) if changed else (NOW,):
        yield Heading(COVERED[variant])
        yield _covered([coverage(weeks, counted, variant, weekday) for weekday in weekdays])
    other = next((one for one in centres if one.comparison), None)
    if other is not None:
        yield Remarks(AGAINST.format(name=safe(other.name)), _against(weeks, centres, other))


def _hours(weeks: Weeks, centres: Sequence[Centre], weekdays: Sequence[Weekday]) -> Table:
    columns = (
        GridColumn(CENTRE),
        *(GridColumn(texts.head_text(weekday)) for weekday in weekdays),
        GridColumn(texts.HOURS_HEAD, figures=True),
    )
    rows, notes = [], set()
    for centre in centres:
        for variant in (NOW, COMING) if weeks.has(centre.id, COMING) else (NOW,):
            week = weeks.week(centre.id, variant)
            days = [weeks.day(HoursCell(centre.id, variant, weekday)) for weekday in weekdays]
            minutes = minutes_of(week)
            hours = "" if minutes is None else texts.hours_text(minutes)
            untold = untold_of(week)
            if untold:
                told = both([texts.SHORT_DAYS[day] for day in untold])
                notes.add(f"{safe(centre.name)}: {told} er ikke oplyst og ikke regnet med.")
            label = safe(centre.name)
            if variant == COMING:
                label += f", {texts.VARIANTS[COMING]}"
            cells = (label, *map(day_text, days), hours)
            rows.append(PageRow("række", tuple(map(PageCell, cells))))
    return Table(columns, tuple(rows), tuple(sorted(notes)))


def _change(weeks: Weeks, centre: Centre) -> str:
    change = difference(weeks.week(centre.id, NOW), weeks.week(centre.id, COMING))
    return f"{safe(centre.name)}: {texts.change_line(change)}"


def _covered(days: Sequence[Coverage]) -> Table:
    rows = []
    for day in days:
        counts = ", ".join(f"{span_text(span)}:{HELD}{count}" for span, count in runs(day))
        cells = (
            texts.head_text(day.weekday),
            texts.open_text(day),
            spans_text(day.gaps) or "-",
            counts,
        )
        rows.append(PageRow("række", tuple(map(PageCell, cells))))
    return Table(tuple(map(GridColumn, COVERED_HEADS)), tuple(rows))


def _against(weeks: Weeks, centres: Sequence[Centre], other: Centre) -> tuple[str, ...]:
    told = weeks.week(other.id, NOW)
    found = [
        f"{safe(one.name)}: {texts.against_text(difference(told, weeks.week(one.id, NOW)))}"
        for one in centres
        if one.id != other.id
    ]
    return tuple(found)
