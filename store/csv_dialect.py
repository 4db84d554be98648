"""How CSV is written and what bytes are understood: dialects, encodings, delimiters.

`guard` and `unguard` (text that a spreadsheet would change) belong to it and are named here too.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from store.csv_guard import guard, is_changed, unguard
from store.errors import Code, CsvError

__all__ = [
    "DANSK",
    "RFC4180",
    "Dialect",
    "count_rows",
    "decode",
    "find_delimiter",
    "guard",
    "is_changed",
    "split_sep_line",
    "unguard",
    "write_columns",
    "write_rows",
]

NEWLINE: Final = "\r\n"


@dataclass(frozen=True)
class Dialect:
    """How files are written; lines end in CRLF in all dialects.

    `decimal` is the sign before decimals in view files; registers hold no decimals. `bom` says
    whether the UTF-8 begins with a byte order mark.
    """

    delimiter: str
    decimal: str
    bom: bool


DANSK: Final = Dialect(delimiter=";", decimal=",", bom=True)
"""What a Danish Excel opens right with a double click."""

RFC4180: Final = Dialect(delimiter=",", decimal=".", bom=False)

_DELIMITERS: Final = ";\t,"
_SEP_LINE: Final = re.compile(r'"?sep=([^"\r\n]?)"?[;,\t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_FIRST_LINE: Final = re.compile(r"[^\r\n]+")
LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def write_rows(rows: Iterable[Iterable[object]], dialect: Dialect) -> bytes:
    """The bytes of a file with these rows; None is an empty cell, a number its digits.

    Cells are quoted where they must be. Nothing is guarded: whoever knows which cells are text
    passes them through `guard`. No cell may hold NUL or lone surrogates.
    """
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=dialect.delimiter, lineterminator=NEWLINE).writerows(rows)
    return buffer.getvalue().encode("utf-8-sig" if dialect.bom else "utf-8")


def write_columns(
    headings: Sequence[str], blocks: Iterable[Sequence[Iterable[str]]], dialect: Dialect
) -> bytes:
    """The same bytes as `write_rows`, from blocks of rows given column by column.

    A column in which nothing has to be quoted, as most, is never looked at cell by cell.
    """
    delimiter = dialect.delimiter
    special = ('"', "\r", "\n", delimiter)
    heading = delimiter.join(_quoted([heading], special)[0] for heading in headings)
    written = [(heading + NEWLINE).encode("utf-8-sig" if dialect.bom else "utf-8")]
    for columns in blocks:
        ready = [_quoted(list(cells), special) for cells in columns]
        lines = [*map(delimiter.join, zip(*ready, strict=True)), ""]
        # encoded a block at a time, so that a large file is not held as text as well
        written.append(NEWLINE.join(lines).encode("utf-8"))
    return b"".join(written)


def _quoted(cells: list[str], special: tuple[str, ...]) -> list[str]:
    together = "\0".join(cells)
    if not any(sign in together for sign in special):
        return cells
    return [
        '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in special) else cell
        for cell in cells
    ]


def decode(path: str, data: bytes) -> str:
    """The text of a file without its byte order mark.

    UTF-8 and UTF-16 with a mark, else strict UTF-8, else cp1252. CSV_ENCODING names the `row`
    (as a spreadsheet counts), the `byte` (from 0) and the `encoding` that could not be read.
    """
    encoding, start = "cp1252", 0
    for bom, marked in _BOMS:
        if data.startswith(bom):
            encoding, start = marked, len(bom)
    if not start:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[start : start + error.start].decode(encoding, "replace")
        raise CsvError(
            Code.CSV_ENCODING,
            path=path,
            row=count_rows(split_sep_line(before)[1]),
            byte=start + error.start,
            encoding=encoding,
        ) from None


def count_rows(text: str) -> int:
    """How many rows a spreadsheet has begun by the end of this text, which has no sep= line."""
    return 1 + sum(len(LINE_END.findall(part)) for part in text.split('"')[::2])


def split_sep_line(text: str) -> tuple[str, str]:
    """The delimiter a first line `sep=;` names (empty if none) and the text after that line."""
    match = _SEP_LINE.match(text)
    if match is None:
        return "", text
    return match[1], text[match.end() :]


def find_delimiter(text: str) -> str:
    """The delimiter that the header line holds most of: `;`, tab or `,`; `;` if none at all."""
    header = _FIRST_LINE.search(text)
    bare = "".join(header[0].split('"')[::2]) if header else ""
    return max(_DELIMITERS, key=bare.count)
