"""Reading a CSV file strictly: rows with their place, and everything that is wrong with them."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from store.csv_dialect import LINE_END, decode, find_delimiter, split_sep_line
from store.csv_guard import unguard
from store.errors import Code, CsvError, StoreError
from store.validate import MAX_TEXT

_LIMIT_LOCK = threading.Lock()


Row = tuple[int, int, list[str]]
"""A row of a file: its number, its line, and its cells as they stand there, guards included.

The number is a spreadsheet's: the first is 1, blank rows count, a `sep=` line does not. The
line is the line of the file it begins on, the first line being 1. (A plain tuple, because a
file has many.)
"""


@dataclass
class Sheet:
    """A file whose header has been read. `rows` reads on and puts what is wrong in `errors`.

    `header` holds the headings as they stand, without empty ones at the end; `header_row` is
    its row in a spreadsheet.
    """

    path: str
    header: list[str]
    header_row: int
    errors: list[StoreError]
    _reader: _Reader

    def rows(self) -> Iterator[Row]:
        """The rows below the header, once; each has exactly as many cells as the header.

        Empty rows are left out, as are empty cells beyond the header. Cells that lack at the end
        are empty: Excel leaves out the delimiters where a column's last cells have nothing in
        them. Only where the file breaks off in the row has something been lost. Rows that cannot
        be used are left out and told in `errors`.
        """
        width = len(self.header)
        for row in self._reader.rows():
            cells = row[2]
            if len(cells) != width:
                while len(cells) > width and not cells[-1]:
                    cells.pop()
                if not any(cells):
                    continue
                if len(cells) > width or row[1] == self._reader.broken_line:
                    self._ragged(row, width)
                    continue
                cells.extend([""] * (width - len(cells)))
            if not cells[0] and not any(cells):
                continue
            if self._reader.suspicious and self._bad_cells(row):
                continue
            yield row

    def _ragged(self, row: Row, width: int) -> None:
        self.errors.append(
            CsvError(
                Code.CSV_RAGGED,
                path=self.path,
                row=row[0],
                line=row[1],
                expected=width,
                found=len(row[2]),
            )
        )

    def _bad_cells(self, row: Row) -> bool:
        found = [
            _bad_cell(self.path, row, heading, cell)
            for heading, cell in zip(self.header, row[2], strict=True)
        ]
        errors = [error for error in found if error is not None]
        self.errors.extend(errors)
        return bool(errors)


def open_sheet(path: str, data: bytes, errors: list[StoreError]) -> Sheet | None:
    """Decode a file and read its header; None, and why in `errors`, if that cannot be done.

    The first row that is not blank is the header. The sheet goes on filling the same `errors`,
    all of them `CsvError` with `path`, and with `row` and `line` where there is one.
    """
    try:
        text = decode(path, data)
    except CsvError as error:
        errors.append(error)
        return None
    before = len(errors)
    reader = _Reader(path, text, errors)
    for row in reader.rows():
        header = row[2]
        while header and not header[-1]:
            header.pop()
        if not header:
            continue
        for position, cell in enumerate(header, 1):
            bad = _bad_cell(path, row, position, cell)
            if bad is not None:
                errors.append(bad)
        break
    else:
        if len(errors) == before:
            errors.append(CsvError(Code.CSV_EMPTY, path=path))
        return None
    if len(errors) > before:
        return None
    return Sheet(path, header, row[0], errors, reader)


def _bad_cell(path: str, row: Row, column: str | int, cell: str) -> CsvError | None:
    where = {"path": path, "row": row[0], "line": row[1], "column": column}
    if "\0" in cell:
        return CsvError(Code.CSV_NUL, **where)
    if len(cell) > MAX_TEXT and (length := len(unguard(cell))) > MAX_TEXT:
        return CsvError(Code.CSV_CELL_TOO_LARGE, **where, length=length, limit=MAX_TEXT)
    return None


class _Reader:
    """Python's strict CSV reader, which here goes on after an error at the next line.

    `broken_line` is the last line of a file that ends without a line end, else 0. `suspicious` is
    True while the row just read may hold a cell that cannot be used, so that the cells of
    ordinary rows need not be looked at.
    """

    def __init__(self, path: str, text: str, errors: list[StoreError]) -> None:
        named, body = split_sep_line(text)
        self.suspicious = False
        self._path = path
        self._errors = errors
        self._size = len(body)
        self.broken_line = _last_line(text)
        self._nul = "\0" in body
        self._delimiter = named or find_delimiter(body)
        # newline="" keeps line ends inside cells as they are.
        self._source = io.StringIO(body, newline="")
        self._restart(lines_before=1 if len(body) < len(text) else 0)
        self._rows = self._iterate()

    def rows(self) -> Iterator[Row]:
        """The rows from where reading has come to."""
        return self._rows

    def _restart(self, lines_before: int) -> None:
        self._csv = csv.reader(self._source, delimiter=self._delimiter, strict=True)
        self._lines_before = lines_before

    def _iterate(self) -> Iterator[Row]:
        tell = self._source.tell
        row, start, line = 0, 0, self._lines_before + 1
        while True:
            row += 1
            try:
                cells: list[str] | None = next(self._csv)
            except StopIteration:
                return
            except csv.Error as error:
                cells = self._second_try(error, row, start, line)
            end = tell()
            if cells is not None:
                self.suspicious = self._nul or end - start > MAX_TEXT
                yield row, line, cells
            start, line = end, self._lines_before + self._csv.line_num + 1

    def _second_try(self, error: csv.Error, row: int, start: int, line: int) -> list[str] | None:
        """Read a row again if only its length was refused, so that its column can be named."""
        if "limit" in str(error):
            self._source.seek(start)
            self._restart(lines_before=line - 1)
            try:
                return _without_limit(self._csv, self._size)
            except csv.Error as worse:
                error = worse
        unclosed = "end of data" in str(error)
        self._errors.append(
            CsvError(
                Code.CSV_UNCLOSED_QUOTE if unclosed else Code.CSV_BAD_QUOTE,
                path=self._path,
                row=row,
                line=line,
                found_line=self._lines_before + self._csv.line_num,
            )
        )
        return None


def _last_line(text: str) -> int:
    """The number of a last line that no line end follows; 0 when there is none."""
    if not text or text.endswith(("\r", "\n")):
        return 0
    return len(LINE_END.findall(text)) + 1


def _without_limit(reader: Iterator[list[str]], size: int) -> list[str]:
    """The next row, however long; the limit, which is the whole process's, is put back at once."""
    with _LIMIT_LOCK:
        limit = csv.field_size_limit(max(size, csv.field_size_limit()))
        try:
            return next(reader)
        finally:
            csv.field_size_limit(limit)
