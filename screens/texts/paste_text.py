"""Danish: what a paste would do, before it is done."""

from __future__ import annotations

from typing import Final

from screens.texts.messages import error_text
from screens.texts.names import row_label, short_title
from screens.texts.safe import safe, shorten
from screens.texts.words import both, counted
from store.errors import AmountError, Code
from store.paste import PasteCell
from store.records import View
from store.table_view import TableView
from store.workbook import Workbook

ROW: Final = "Række"
COLUMN: Final = "Kolonne"
NOW: Final = "Nu"
AFTER: Final = "Bliver"
REMARK: Final = "Bemærkning"

HINT: Final = "Pil op/ned viser hver celle for sig"
HINT_WRONG: Final = f"{HINT} · Enter viser den næste fejl"
TAKE: Final = ("take", "Sæt ind (Ctrl+S eller Enter)")
LEAVE: Final = ("leave", "Lad alt være (Esc)")
CLOSE: Final = ("leave", "Luk, og ret det kopierede (Esc)")

OUTSIDE: Final = "uden for tabellens beløb"
SAME: Final = "som før"
ROUNDED: Final = "afrundet til hele kroner"
APPROXIMATE: Final = "»ca.« gemmes ikke"
NO_CHANGE: Final = "Intet ændres: alle beløb er som før."
MEND: Final = "Intet sættes ind, før det hele kan. Ret regnearket, og kopiér igen."

UNREADABLE: Final = "kan ikke læses"
REFUSED: Final = "kan ikke stå her"
_LONGEST: Final = 18
_SHORT: Final = {
    Code.CELL_OF_SEVERAL: "sum af flere",
    Code.CELL_EMPTY: "ingen aktivitet",
    Code.PASTE_NO_CELL: "intet felt",
    Code.PASTE_TWICE: "to beløb til ét felt",
}


def title_text(view: View) -> str:
    """Where it is pasted."""
    return f"Sæt ind i {short_title(view)}"


def row_text(book: Workbook, table: TableView, cell: PasteCell) -> str:
    """The row a cell stands in."""
    if not cell.row_id:
        return OUTSIDE
    return row_label(book, table.view, table.find_row(cell.row_id))


def column_text(table: TableView, cell: PasteCell) -> str:
    """The heading of the column it stands in."""
    return safe(table.column(cell.period).label) if cell.period else ""


def is_skipped(cell: PasteCell) -> bool:
    """True where nothing was there to paste."""
    return cell.error is None and not cell.text.strip()


def is_change(cell: PasteCell) -> bool:
    """True where the amount becomes another."""
    return cell.entry is not None and cell.entry.amount != cell.before


def pasted_text(cell: PasteCell) -> str:
    """What stood in the clipboard for a cell."""
    return f"»{shorten(cell.text.strip(), _LONGEST)}«"


def remark(cell: PasteCell) -> str:
    """What is to be said of a cell, at length."""
    if cell.error is not None:
        return error_text(cell.error)
    told = [] if is_change(cell) else [SAME]
    if cell.entry is not None and cell.entry.rounded:
        told.append(ROUNDED)
    if cell.entry is not None and cell.entry.approximate:
        told.append(APPROXIMATE)
    return ", ".join(told)


def cell_text(book: Workbook, table: TableView, cell: PasteCell) -> str:
    """A cell by its place, with all that is to be said of it."""
    place = row_text(book, table, cell)
    if cell.period:
        place += f", {column_text(table, cell)}"
    return f"{place}: {remark(cell) or f'»{shorten(cell.text.strip())}« sættes ind'}"


def short_remark(cell: PasteCell) -> str:
    """The same in a word or two."""
    if isinstance(cell.error, AmountError):
        return UNREADABLE
    return remark(cell) if cell.error is None else _SHORT.get(cell.error.code, REFUSED)


def counts_text(cells: list[PasteCell], skipped: int) -> str:
    """`6 beløb ændres, 2 er som før og 1 kan ikke læses.`"""
    changed = sum(map(is_change, cells))
    unreadable = sum(isinstance(cell.error, AmountError) for cell in cells)
    refused = sum(cell.error is not None for cell in cells) - unreadable
    same = len(cells) - changed - unreadable - refused
    parts = [f"{counted(changed, 'beløb', 'beløb')} ændres"]
    parts += [f"{same} er som før"] if same else []
    parts += [f"{unreadable} kan ikke læses"] if unreadable else []
    parts += [f"{refused} kan ikke stå dér"] if refused else []
    told = f"{both(parts)}."
    if skipped:
        told += f" {counted(skipped, 'tom celle', 'tomme celler')} springes over."
    return told
