"""`vis --format`: a table or a track as a page to hand on, or as CSV."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from ressort_tui.commands.show import find_record, refuse_for_track
from ressort_tui.outcome import No
from ressort_tui.output import tell, write_document, write_lines
from ressort_tui.session import Options, reading
from screens.texts.messages import error_text
from screens.texts.page import Page
from screens.texts.page_forms import rendered
from screens.texts.page_table import table_page
from screens.texts.page_track import track_page
from screens.texts.safe import safe
from screens.texts.version import program_version
from store.csv_dialect import DANSK
from store.csv_views import view_bytes
from store.errors import Code, FileError
from store.exporting import write_file
from store.paths import history_of, lock_of, owner_of, real
from store.records import Track, View
from store.workbook import Workbook


def write_page(
    options: Options,
    name: str,
    form: str,
    *,
    every: bool,
    target: Path | None,
    overwrite: bool,
) -> None:
    """A page as `md`, `html`, `txt` or `csv`, to standard output or to a file of its own."""
    if target is not None:
        refuse_workbook(options, target)
    with reading(options) as book:
        found = find_record(book, name)
        if form == "csv":
            if isinstance(found, Track):
                refuse_for_track(found, "CSV", "Vælg md, html eller txt.")
            data = view_bytes(book.table(found.id), DANSK)
        else:
            data = rendered(page_of(book, found, every=every), form).encode("utf-8")
    if target is not None:
        write_to(target, data, overwrite=overwrite)
    elif form == "txt":
        write_lines(data.decode("utf-8").split("\n")[:-1])
    else:
        write_document(data, "\r\n" if form == "csv" else "\n")


def page_of(book: Workbook, record: View | Track, *, every: bool = False) -> Page:
    """The page of a table or a track, as it is now."""
    now = datetime.now()
    if isinstance(record, Track):
        return track_page(book, record.id, every=every, now=now, version=program_version())
    return table_page(book, book.table(record.id), every=every, now=now, version=program_version())


def refuse_workbook(options: Options, target: Path) -> None:
    """A file of the workbook itself is no place to write to."""
    book = real(options.workbook)
    own = (book, history_of(book), lock_of(book), owner_of(book))
    if os.path.normcase(real(target)) in [os.path.normcase(path) for path in own]:
        raise click.UsageError(
            f"{safe(str(target))} hører til arbejdsfilen og skrives ikke over. Vælg et andet navn.",
            click.get_current_context(silent=True),
        )


def write_to(target: Path, data: bytes, *, overwrite: bool) -> None:
    """Write a file and say so; the answer is no where it stands already."""
    try:
        write_file(target, data, overwrite=overwrite)
    except FileError as error:
        if error.code is not Code.FILE_EXISTS:
            raise
        raise No(f"{error_text(error)} Med --erstat skrives der over.") from error
    tell(f"Skrevet: {safe(str(target))}")
