"""`importer`: registers back from CSV, tried or made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from ressort_tui.commands.show import width
from ressort_tui.output import tell, write_lines
from ressort_tui.session import Options, reading, writing
from screens.texts.amount_text import moved_text
from screens.texts.grid_text import GridColumn, grid_lines
from screens.texts.messages import short_id
from screens.texts.names import short_title
from screens.texts.safe import safe
from screens.texts.words import counted_records, noun, number
from store.importing import Import, Moved, effect, make, prepare, read_files
from store.records import View
from store.workbook import Workbook


def import_from(options: Options, path: Path, *, trial: bool, replace: bool, reason: str) -> None:
    """Read CSV files in as one change; a trial changes nothing and needs no one's leave."""
    files = read_files(path)
    session: AbstractContextManager[Workbook] = (reading if trial else writing)(options)
    with session as book:
        prepared = prepare(book, files, replace=replace)
        lines = [*_counts(prepared), *_moved(book, effect(book, prepared))]
        group = None if trial else make(book, prepared, reason=reason)
    write_lines(lines)
    if prepared.skipped_views:
        views = counted_records("views", len(prepared.skipped_views))
        tell(f"Sprunget over: {views}, som beregnes af registrene.")
    if trial:
        tell("Prøvekørsel: intet er ændret.")
    elif group is None:
        tell("Filerne siger det samme som arbejdsfilen; intet er ændret.")
    else:
        tell(f"Importeret som ændring {short_id(group.id)}.")


def _counts(prepared: Import) -> Iterator[str]:
    """What the import does to each register that it does anything to."""
    plan = prepared.plan
    touched = [t for t in plan.added if plan.added[t] or plan.changed[t] or plan.deleted[t]]
    if not touched:
        return
    headings = ("nye", "ændrede", "slettede", "uændrede")
    columns = [GridColumn("Register"), *(GridColumn(h, figures=True) for h in headings)]
    counts = (plan.added, plan.changed, plan.deleted, plan.unchanged)
    rows = [
        [noun(table).many, *(number(count.get(table, 0)) for count in counts)] for table in touched
    ]
    yield from grid_lines(columns, rows, width())


def _moved(book: Workbook, moved: list[Moved]) -> Iterator[str]:
    if not moved:
        return
    yield ""
    yield "Totaler, der flytter sig:"
    for one in moved:
        view = book.get(View, one.view)
        text = moved_text(one.before, one.after, view.unit)
        yield f"- {short_title(view)} ({safe(view.id)}): {text} {view.unit}"
