"""Finds what JSON must not hold here, with line and column: run on files we did not write."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from store.errors import Code, FileError

MAX_DEPTH: Final = 40
MAX_DIGITS: Final = 25

_TOKEN: Final = re.compile(
    r'"(?P<string>[^"\\]*(?:\\.[^"\\]*)*)"'
    r"|(?P<open>[{\[])|(?P<close>[}\]])|(?P<colon>:)|(?P<comma>,)"
    r"|(?P<constant>-?(?:NaN|Infinity))"
    r"|(?P<number>-?[0-9][0-9.eE+-]*)",
    re.DOTALL,
)
_COLON: Final = re.compile(r"[ \t\r\n]*:")
_SURROGATE: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)


def parse_strict(data: bytes, path: str) -> Any:
    """The JSON value in `data`.

    Raises a `FileError` with `line` and `column` for text that is not UTF-8 or not JSON, and
    for NaN, Infinity, duplicate keys, absurd depth or numbers and lone surrogates.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        raise _error(Code.FILE_NOT_UTF8, before, len(before), path) from None
    value: Any = None
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise _error(Code.FILE_NOT_JSON, text, error.pos, path) from None
    except (RecursionError, ValueError):
        # too deep, or more digits than an int is made of: the scan says where, and what stands
        # before that place is JSON
        pass
    _scan(text, path)
    return value


def _scan(text: str, path: str) -> None:
    keys: list[set[str] | None] = []
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "open":
            keys.append(set() if token[0] == "{" else None)
            if len(keys) > MAX_DEPTH:
                raise _error(Code.FILE_TOO_DEEP, text, token.start(), path, limit=MAX_DEPTH)
        elif kind == "close":
            if keys:
                keys.pop()
        elif kind == "constant":
            raise _error(Code.FILE_BAD_NUMBER, text, token.start(), path, found=token[0])
        elif kind == "number" and _absurd(token[0]):
            raise _error(Code.FILE_BAD_NUMBER, text, token.start(), path, found=token[0][:40])
        elif kind == "string":
            _check_string(token, text, keys, path)


def _absurd(number: str) -> bool:
    return len(number) > MAX_DIGITS or "e" in number or "E" in number


def _check_string(token: re.Match[str], text: str, keys: list[set[str] | None], path: str) -> None:
    body = token["string"]
    if "\\u" in body:
        # an escaped backslash before a `u` is no escape of a character
        found = _SURROGATE.search(body.replace("\\\\", "\\/"))
        if found:
            raise _error(Code.FILE_LONE_SURROGATE, text, token.start() + 1, path)
    known = keys[-1] if keys else None
    if known is None or not _COLON.match(text, token.end()):
        return
    key = json.loads(f'"{body}"') if "\\" in body else body
    if key in known:
        raise _error(Code.FILE_DUPLICATE_KEY, text, token.start(), path, key=key)
    known.add(key)


def _error(code: Code, text: str, position: int, path: str, **values: object) -> FileError:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return FileError(code, path=path, line=line, column=column, **values)
