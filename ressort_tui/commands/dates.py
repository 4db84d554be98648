"""`tidslinje`: milestones and dates in force, as a list or as a calendar file."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from ressort_tui.commands.pages import refuse_workbook, write_to
from ressort_tui.commands.show import width
from ressort_tui.outcome import No
from ressort_tui.output import tell, write_json, write_lines
from ressort_tui.session import Options, reading
from screens.texts.grid_text import GridColumn, grid_lines
from screens.texts.timeline_da import HEADS, NO_ENTRIES_AT_ALL, NONE_FITS_PAGE
from screens.texts.timeline_filter import read_filter
from screens.texts.timeline_text import calendar_of, cells, entry_json, next_text
from store.timeline import Entry, timeline
from store.workbook import Workbook

COLUMNS = 5
"""What the entry is called, its dates, how it goes, its track."""


def show_timeline(options: Options, words: str, *, as_json: bool) -> None:
    """The entries that fit the words, by date, as text or JSON."""
    today = date.today()
    with reading(options) as book:
        entries = _wanted(book, words, today)
        if as_json:
            write_json([entry_json(book.tables, one, today) for one in entries])
            return
        columns = [GridColumn(head) for head in HEADS[:COLUMNS]]
        rows = [list(cells(book.tables, one, today)[:COLUMNS]) for one in entries]
        if rows:
            write_lines([next_text(entries, today), "", *grid_lines(columns, rows, width())])
    if not entries:
        tell(NONE_FITS_PAGE if words.strip() else NO_ENTRIES_AT_ALL)


def write_calendar(options: Options, words: str, target: Path, *, overwrite: bool) -> None:
    """The same as a calendar file."""
    refuse_workbook(options, target)
    now = datetime.now().astimezone()
    with reading(options) as book:
        entries = _wanted(book, words, now.date())
        data = calendar_of(book, entries, now.date(), now)
    write_to(target, data, overwrite=overwrite)


def _wanted(book: Workbook, words: str, today: date) -> list[Entry]:
    wanted = read_filter(words, book.tables)
    if wanted.problem:
        raise No(wanted.problem)
    return wanted.of(book.tables, timeline(book.tables), today)
