"""`ny`: make a workbook."""

from __future__ import annotations

from ressort_tui.output import tell
from ressort_tui.sample import make_default_folder, make_workbook
from ressort_tui.session import Options, refuse_read_only, tell_notices
from screens.texts.safe import safe
from screens.texts.words import counted_records
from store.records import Line, View


def create(options: Options, *, empty: bool) -> None:
    """Make a workbook with the sample, or an empty one."""
    refuse_read_only(options)
    path = options.workbook
    if options.path is None:
        make_default_folder(path)
    with make_workbook(path, empty=empty) as book:
        tell_notices(book)
        lines, views = len(book.tables.of(Line)), len(book.tables.of(View))
    holds = f"{counted_records('views', views)} og {counted_records('lines', lines)}"
    tell(f"Ny arbejdsfil: {safe(str(path))} ({'tom' if empty else holds}).")
