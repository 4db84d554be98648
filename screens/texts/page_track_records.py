"""The records of a track as blocks of a page: tables, and lists of what is told at length."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from screens.texts.grid_text import GridColumn
from screens.texts.page import Block, Heading, PageCell, PageRow, Paragraph, Remarks, Table
from screens.texts.track_lists import ALWAYS, LISTS
from screens.texts.track_lists_da import item_text
from screens.texts.track_rows import TrackList, TrackReader, TrackRow
from store.records import Track
from store.workbook import Workbook

_AT_LENGTH: Final = frozenset({"risks", "systems", "goals", "notes", "questions"})
"""Subjects whose texts are too long for columns."""


def record_blocks(book: Workbook, track: Track, today: date) -> Iterator[Block]:
    """Each subject under its title; those of which the track has nothing are left out."""
    for name, (title, list_of) in LISTS.items():
        found = list_of(TrackReader(book, track, today)).narrowed()
        if not found.parts and name not in ALWAYS:
            continue
        yield Heading(title)
        yield Paragraph(found.intro)
        if name in _AT_LENGTH:
            yield from _lists(found)
        elif found.parts:
            yield subject_table(found)


def subject_table(found: TrackList) -> Table:
    """What a list of records shows, a row a record under headings."""
    return Table(tuple(map(GridColumn, found.heads)), tuple(_rows(found)))


def _lists(found: TrackList) -> Iterator[Block]:
    for part in found.parts:
        items = (_item(found, row) for row in part.rows)
        yield Remarks(f"{part.title}:", tuple(items))


def _item(found: TrackList, row: TrackRow) -> str:
    told = list(zip(found.heads[1:], row.texts[1:], strict=True))
    return item_text(_label(row), told, row.level)


def _rows(found: TrackList) -> Iterator[PageRow]:
    for part in found.parts:
        if part.heading:
            texts = [part.title, *[""] * (len(found.heads) - 1)]
            yield PageRow("gruppe", tuple(map(PageCell, texts)))
        for row in part.rows:
            texts = [_label(row), *row.texts[1:]]
            yield PageRow("række", tuple(map(PageCell, texts)), row.level)


def _label(row: TrackRow) -> str:
    return f"{row.texts[0]} {row.mark}".strip()
