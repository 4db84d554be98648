"""Formats of the workbook file: what is read, what is brought up to date, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from store.errors import Code, FileError
from store.schema import HEADER_TABLE

FORMAT: Final = 1
"""The format this program writes."""

Content = dict[str, dict[str, Any]]

MIGRATIONS: dict[int, Callable[[Content], Content]] = {}
"""From a format to the next: what a step takes and gives is plain JSON, header included."""


def format_of(content: Any, path: str) -> int:
    """The format number of a file's JSON.

    FILE_FOREIGN when it is no workbook, FILE_TOO_NEW when a later program wrote it.
    """
    try:
        ((_, header),) = content[HEADER_TABLE].items()
        number = header["format"]
    except (TypeError, KeyError, ValueError, AttributeError):
        raise FileError(Code.FILE_FOREIGN, path=path) from None
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise FileError(Code.FILE_FOREIGN, path=path)
    if number > FORMAT:
        raise FileError(Code.FILE_TOO_NEW, path=path, format=number, known=FORMAT)
    return number


def migrate(content: Content, found: int, path: str) -> Content:
    """Bring a file's JSON from format `found` to `FORMAT`, one step at a time.

    FILE_BAD_RECORD when it is not what its format says.
    """
    for number in range(found, FORMAT):
        step = MIGRATIONS[number]
        try:
            content = step(content)
        except (TypeError, KeyError, ValueError, AttributeError):
            raise FileError(
                Code.FILE_BAD_RECORD, path=path, table=HEADER_TABLE, doc="", field="format"
            ) from None
        for header in content[HEADER_TABLE].values():
            header["format"] = number + 1
    return content
