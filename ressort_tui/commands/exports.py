"""`eksporter`: everything to a folder, or one table to standard output."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ressort_tui.commands.show import find_view
from ressort_tui.output import tell, write_document
from ressort_tui.session import Options, reading
from screens.texts.safe import safe
from screens.texts.words import counted
from store.csv_dialect import DANSK, RFC4180
from store.csv_views import view_bytes
from store.exporting import export_to

DIALECTS: Final = {"dansk": DANSK, "rfc4180": RFC4180}


def export_all(
    options: Options, folder: Path, dialect: str, *, overwrite: bool, private: bool
) -> None:
    """Every register and table as CSV files in a folder; names of persons only if `private`."""
    with reading(options) as book:
        written = export_to(book, folder, DIALECTS[dialect], overwrite=overwrite, private=private)
    tell(f"{counted(len(written), 'fil', 'filer')} skrevet i {safe(str(folder))}.")


def export_table(options: Options, view_id: str, dialect: str) -> None:
    """One table as CSV."""
    with reading(options) as book:
        data = view_bytes(book.table(find_view(book, view_id)), DIALECTS[dialect])
    write_document(data, "\r\n")
