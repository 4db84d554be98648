"""`vis`: tables as text or JSON, tracks as text."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import Any, Final, NoReturn

import click

from ressort_tui.output import write_json, write_lines
from ressort_tui.session import Options, reading
from screens.texts.amount_text import amount_text
from screens.texts.grid_text import GridColumn, grid_lines
from screens.texts.names import document_text
from screens.texts.safe import safe
from screens.texts.table_json import lines_json, table_json, tables_json
from screens.texts.table_text import table_lines, totals_texts
from store.records import Track, View
from store.table_view import TableView
from store.workbook import Workbook

WIDTH: Final = 120
"""The width of text that goes to no terminal."""

NARROW: Final = 100

TRACK_PREFIX: Final = "spor-"
"""What begins so, and is no table, is looked for among the tracks."""


def width() -> int:
    """The cells of a line."""
    return get_terminal_size((WIDTH, 24)).columns


def show(options: Options, name: str | None, *, lines: bool, every: bool, as_json: bool) -> None:
    """One table, one track, or a list of all tables."""
    with reading(options) as book:
        if name is None:
            _list(book, as_json)
            return
        found = find_record(book, name)
        if isinstance(found, Track):
            _show_track(book, found, lines=lines, every=every, as_json=as_json)
            return
        table = book.table(found.id)
        if as_json:
            told: dict[str, Any] = table_json(book, table)
            write_json(told | ({"aktiviteter": lines_json(table)} if lines else {}))
            return
        write_lines(table_lines(book, table, width(), every=every))
        if lines:
            write_lines(["", "Aktiviteter:", *_activities(table)])


def _show_track(book: Workbook, track: Track, *, lines: bool, every: bool, as_json: bool) -> None:
    if as_json or lines:
        refuse_for_track(track, "--json" if as_json else "--aktiviteter")
    from ressort_tui.commands.pages import page_of
    from screens.texts.page_plain import plain_lines

    write_lines(plain_lines(page_of(book, track, every=every), width()))


def refuse_for_track(track: Track, option: str, instead: str = "") -> NoReturn:
    """What is asked for there is for tables only."""
    text = f"{option} er kun for tabeller, og »{safe(track.id)}« er et ressortspor. {instead}"
    raise click.UsageError(
        text.rstrip(),
        click.get_current_context(silent=True),
    )


def find_record(book: Workbook, name: str) -> View | Track:
    """The table or track named, whatever its case; RECORD_MISSING when there is neither."""
    tables = {view.id.casefold() for view in book.all(View)}
    tracks = {track.id.casefold(): track for track in book.all(Track)}
    folded = name.casefold()
    if folded not in tables and (folded in tracks or folded.startswith(TRACK_PREFIX)):
        return tracks.get(folded) or book.get(Track, name)
    return book.get(View, find_view(book, name))


def find_view(book: Workbook, name: str) -> str:
    """The id of the table named, whatever its case; RECORD_MISSING when there is none."""
    known = {view.id.casefold(): view.id for view in book.all(View)}
    return book.get(View, known.get(name.casefold(), name)).id


def tables_in_order(book: Workbook) -> list[TableView]:
    """Every table, in the order the documents have them."""
    views = sorted(book.all(View), key=lambda view: (view.order, view.id))
    return [book.table(view.id) for view in views]


def _list(book: Workbook, as_json: bool) -> None:
    tables = tables_in_order(book)
    if as_json:
        write_json(tables_json(book, tables))
        return
    columns = [GridColumn("Id"), GridColumn("Dokument"), GridColumn("Tabel")]
    columns += [GridColumn("I alt", figures=True), GridColumn("Enhed")]
    rows = [
        [
            safe(table.id),
            document_text(book, table.view),
            safe(table.view.title),
            _totals_cell(table),
            table.view.unit,
        ]
        for table in tables
    ]
    write_lines(grid_lines(columns, rows, width()))


def _totals_cell(table: TableView) -> str:
    """A table's totals below each other; in a narrow window also what is unknown in them."""
    text = "\n".join(totals_texts(table))
    return text if width() >= NARROW else text.replace(" + ", "\n+ ")


def _activities(table: TableView) -> list[str]:
    """The lines behind a table, with the ids by which they are named."""
    periods = [column for column in table.columns if column.kind == "periode"]
    columns = [GridColumn("Id"), GridColumn("Aktivitet")]
    columns += [GridColumn(safe(column.label), figures=True) for column in periods]
    rows = [
        [safe(line.id), safe(line.label)]
        + [amount_text(line.amounts.get(c.period), table.view.unit, empty="") for c in periods]
        for row in table.rows()
        if row.kind == "række"
        for line in table.lines(row.id)
    ]
    return grid_lines(columns, rows, width())
