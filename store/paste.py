"""Blocks of cells as spreadsheets put them on the clipboard, and what they would do to a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from store.amount_entry import Entry, read_amount
from store.amounts import Amount
from store.cells import amount_edit, cell_lines
from store.changes import Edit
from store.errors import AmountError, ChangeError, Code, StoreError
from store.records import Line, Unit
from store.table_view import TableView

MAX_CELLS: Final = 10_000
"""More cells than this are no block of a table."""

Target = tuple[str, str]
"""A row's id and a period."""

# A quote that is not closed just before the end of its cell is an ordinary sign.
_QUOTED: Final = r'"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"(?=[{0}\r\n]|\Z)'
_CELL: Final = {
    mark: re.compile(
        rf"(?:{_QUOTED.format(mark)}|(?P<plain>[^{mark}\r\n]*+))(?P<end>{mark}|\r\n?|\n|)"
    )
    for mark in "\t;"
}
_MUST_QUOTE: Final = re.compile(r'\A"|[\t\r\n]')


@dataclass(frozen=True)
class PasteCell:
    """One cell of a block, and what it would do.

    `entry` is None where the amount (kroner) stays as it is: nothing was there to paste, or
    `error` says why it cannot be. `line` is the one line that gets the amount; `row_id` and
    `period` are empty where the table has no cell for it.
    """

    row_id: str
    period: str
    text: str
    before: Amount | None = None
    entry: Entry | None = None
    error: StoreError | None = None
    line: Line | None = None


def read_block(text: str) -> list[list[str]]:
    """The rows and cells of a pasted text: as many in each row as stand there.

    Cells stand between tabs, or between semicolons where there is no tab and these part every
    line into equally many. Lines end with CRLF, CR or LF, the last one perhaps with none. A cell
    within quotes may hold all of these, and quotes doubled. PASTE_TOO_LARGE over `MAX_CELLS`.
    """
    if "\n" not in text and "\r" in text and "\r" not in text.replace("\r\r", ""):
        text = text.replace("\r\r", "\r")  # a terminal that sends each half of a CRLF as CR
    rows = _split(text, "\t")
    if all(len(row) == 1 for row in rows) and ";" in text:
        parted = _split(text, ";")
        widths = {len(row) for row in parted}
        if len(widths) == 1 and widths != {1}:
            return parted
    return rows


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """Rows of at least one cell each as text that `read_block`, and a spreadsheet, reads back."""
    single = all(len(row) == 1 for row in rows)
    text = "\n".join("\t".join(_written(cell, single) for cell in row) for row in rows)
    # the end of a line that is empty is taken for the end of the one before
    return f"{text}\n" if rows and list(rows[-1]) == [""] else text


def plan_paste(
    table: TableView,
    targets: Sequence[Sequence[Target | None]],
    block: Sequence[Sequence[str]],
    unit: Unit,
) -> list[PasteCell]:
    """What pasting a block would do, cell by cell; nothing is changed.

    `targets` are the grid's cells under the block's, None where an amount cannot stand. A block
    of one cell fills them all; what lies outside a larger block is left alone, and what lies
    outside the targets is an error. Figures are in `unit` unless they have their own. An empty
    cell leaves the amount as it is, and so does a sum of several lines that is what it was.
    Errors: an `AmountError`, CELL_EMPTY, CELL_OF_SEVERAL, PASTE_NO_CELL, PASTE_TWICE.
    """
    planner = _Planner(table, unit)
    return [planner.cell(target, text) for target, text in _pairs(targets, block)]


def paste_edits(cells: Iterable[PasteCell]) -> list[Edit]:
    """The edits of a planned paste; raises the first error there is in it."""
    edits: list[Edit] = []
    for cell in cells:
        if cell.error is not None:
            raise cell.error
        if cell.entry is not None and cell.line is not None and cell.entry.amount != cell.before:
            edits.append(amount_edit(cell.line, cell.period, cell.entry.amount))
    return edits


class _Planner:
    """Plans one paste. The lines of a row are looked up once, amounts given out are noted."""

    def __init__(self, table: TableView, unit: Unit) -> None:
        self.table = table
        self.unit: Unit = unit
        self.lines = dict[str, list[Line]]()
        self.given = dict[tuple[str, str], Amount]()

    def cell(self, target: Target | None, text: str) -> PasteCell:
        """What one text would do to one cell."""
        if target is None:
            nothing = None if _is_empty(text) else ChangeError(Code.PASTE_NO_CELL, text=text)
            return PasteCell("", "", text, error=nothing)
        row_id, period = target
        lines = self.lines.get(row_id)
        if lines is None:
            lines = self.lines[row_id] = cell_lines(self.table, row_id, period)
        if len(lines) != 1:
            return self._no_single_line(row_id, period, text, len(lines))
        (line,) = lines
        found = PasteCell(row_id, period, text, line.amounts.get(period), line=line)
        if _is_empty(text):
            return found
        try:
            entry = read_amount(text, self.unit, found.before)
        except AmountError as error:
            return replace(found, error=error)
        if self.given.setdefault((line.id, period), entry.amount) != entry.amount:
            twice = ChangeError(
                Code.PASTE_TWICE, id=line.id, label=line.label, period=period, text=text
            )
            return replace(found, error=twice)
        return replace(found, entry=entry)

    def _no_single_line(self, row_id: str, period: str, text: str, count: int) -> PasteCell:
        before = self.table.sum(row_id, period).exact()
        found = PasteCell(row_id, period, text, before)
        if _is_empty(text) or self._says(text, before):
            return found
        code = Code.CELL_OF_SEVERAL if count else Code.CELL_EMPTY
        return replace(found, error=ChangeError(code, row=row_id, period=period, count=count))

    def _says(self, text: str, amount: Amount | None) -> bool:
        try:
            return amount is not None and read_amount(text, self.unit, amount).amount == amount
        except AmountError:
            return False


def _pairs(
    targets: Sequence[Sequence[Target | None]], block: Sequence[Sequence[str]]
) -> Iterator[tuple[Target | None, str]]:
    if len(block) == 1 and len(block[0]) == 1:
        for row in targets:
            yield from ((target, block[0][0]) for target in row)
        return
    for at, texts in enumerate(block):
        under = targets[at] if at < len(targets) else ()
        for across, text in enumerate(texts):
            yield (under[across] if across < len(under) else None), text


def _split(text: str, mark: str) -> list[list[str]]:
    rows: list[list[str]] = []
    row: list[str] = []
    at = count = 0
    while at < len(text) or row:
        cell = _CELL[mark].match(text, at)
        assert cell is not None  # an empty plain cell is always there
        count += 1
        if count > MAX_CELLS:
            raise ChangeError(Code.PASTE_TOO_LARGE, limit=MAX_CELLS)
        quoted = cell["quoted"]
        row.append(cell["plain"] if quoted is None else quoted.replace('""', '"'))
        if cell["end"] != mark:
            rows.append(row)
            row = []
        at = cell.end()
    return rows


def _written(cell: str, single: bool) -> str:
    if _MUST_QUOTE.search(cell) or (single and ";" in cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _is_empty(text: str) -> bool:
    return not text.strip()
