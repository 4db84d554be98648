"""What a register's cell says: its text from a value, and the value a text stands for.

Parsers take the text of one cell and raise `CsvError` without a place; the caller adds path,
row, column and the text. `reason` of a CSV_BAD_CELL is the code the value itself would get.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any, Final, Literal, get_args, get_origin

import msgspec

from store.amounts import BLANK, MAX_KRONER, UNKNOWN, Amount, Blank, Range
from store.csv_guard import unguard
from store.errors import Code, CsvError
from store.kinds import Column, Kind, fields_of
from store.validate import MAX_NUMBER, is_id

Parser = Callable[[str], Any]

FLAGS: Final = ("nej", "ja")
"""Indexed by False and True."""

_TRUTH: Final = {"ja": True, "sand": True, "true": True, "1": True, "x": True} | dict.fromkeys(
    ("nej", "falsk", "false", "0"), False
)
_ISO_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DANISH_DATE: Final = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4})")
_TIME: Final = re.compile(r"([0-9]{1,2})[:.]([0-5][0-9])(?:[:.]00)?")
_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:([ .,])[0-9]{3})(?:\1[0-9]{3})*")
_DECIMAL: Final = re.compile(
    r"([0-9]+|[0-9]{1,3}(?:([ .,])[0-9]{3})(?:\2[0-9]{3})*)(?!\2)[.,]([0-9]+)"
)
_RANGE: Final = re.compile(r"(-?[ ]?[0-9][0-9., ]*?)[ ]?[-–—][ ]?(-?[ ]?[0-9][0-9., ]*)")
_DASHES: Final = frozenset("-–—")
_LONGEST: Final = len(str(MAX_KRONER))


def amount_text(amount: Amount | None) -> str:
    """The cell of an amount: kroner, `low–high` with an en dash, `?`, `-`, empty if absent."""
    if amount is None:
        return ""
    if isinstance(amount, int):
        return str(amount)
    if isinstance(amount, Range):
        return f"{amount.low}–{amount.high}"
    return "-" if isinstance(amount, Blank) else "?"


def parse_amount(text: str) -> Amount | None:
    """The amount of a cell in whole kroner; None if it is empty.

    CSV_AMBIGUOUS_NUMBER for `1.125` and `1,125`, with `thousands`, the text that says 1125
    plainly; CSV_BAD_CELL for everything else that is no amount.
    """
    text = text.strip()
    if not text:
        return None
    text = " ".join(text.replace("\u2212", "-").split())
    if text == "?":
        return UNKNOWN
    if text in _DASHES:
        return BLANK
    limits = _RANGE.fullmatch(text)
    if limits is None:
        return _kroner(text)
    low, high = _kroner(limits[1]), _kroner(limits[2])
    if low > high:
        raise _bad(Code.AMOUNT_RANGE_REVERSED)
    return Range(low, high)


def _kroner(text: str) -> int:
    if text.startswith("+"):
        raise _bad(Code.AMOUNT_RELATIVE_REFUSED)
    negative = text[0] in _DASHES
    kroner = _whole(text[1:].lstrip() if negative else text)
    if kroner > MAX_KRONER:
        raise _bad(Code.AMOUNT_TOO_LARGE, limit=MAX_KRONER)
    return -kroner if negative else kroner


def _whole(body: str) -> int:
    if body.isascii() and body.isdigit():
        return _int(body)
    if body[:1] != "0" and (grouped := _GROUPED.fullmatch(body)):
        # One group after a point or comma may be thousands or decimals; two must be groups.
        if grouped[1] != " " and body.count(grouped[1]) == 1:
            raise _ambiguous(body)
        return _int(body.replace(grouped[1], ""))
    decimal = _DECIMAL.fullmatch(body)
    if decimal is None:
        raise _bad(Code.AMOUNT_UNREADABLE)
    whole, group, decimals = decimal.groups()
    if group is None and len(decimals) == 3 and whole.strip("0"):
        raise _ambiguous(body)
    if decimals.strip("0"):
        raise _bad(Code.AMOUNT_FRACTION)
    return _int(whole.replace(group or " ", ""))


def _int(digits: str) -> int:
    # So many digits are above every limit, and Python refuses to convert some thousands.
    return int(digits.lstrip("0")[: 2 * _LONGEST] or "0")


def _ambiguous(number: str) -> CsvError:
    thousands = re.sub("[.,]", "", number)
    return CsvError(Code.CSV_AMBIGUOUS_NUMBER, number=number, thousands=thousands)


def _bad(reason: Code, **values: object) -> CsvError:
    return CsvError(Code.CSV_BAD_CELL, reason=reason, **values)


def parse_integer(text: str) -> int:
    """A whole number: digits, with a sign if need be. CSV_BAD_CELL otherwise."""
    text = text.strip().replace("\u2212", "-")
    if _INTEGER.fullmatch(text) is None:
        raise _bad(Code.FIELD_VALUE)
    sign, digits = (text[0], text[1:]) if text[0] in "+-" else ("", text)
    number = _int(digits)
    if number > MAX_NUMBER:
        raise _bad(Code.FIELD_VALUE, limit=MAX_NUMBER)
    return -number if sign == "-" else number


def parse_flag(text: str) -> bool:
    """ja/nej, or what spreadsheets write for them. CSV_BAD_CELL otherwise."""
    value = _TRUTH.get(text.strip().casefold())
    if value is None:
        raise _bad(Code.FIELD_VALUE, allowed=("ja", "nej"))
    return value


def parse_date(text: str) -> str:
    """An ISO date from an ISO date or from `dd-mm-yyyy` with `-`, `.` or `/`; else CSV_BAD_DATE."""
    text = text.strip()
    if match := _ISO_DATE.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DANISH_DATE.fullmatch(text):
        day, _, month, year = match.groups()
    else:
        raise CsvError(Code.CSV_BAD_DATE)
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise CsvError(Code.CSV_BAD_DATE) from None


def parse_time(text: str) -> str:
    """A time `09:00` from `9:00`, `9.00` or a spreadsheet's `09:00:00`; CSV_BAD_CELL otherwise."""
    match = _TIME.fullmatch(text.strip())
    if match is None or (hour := int(match[1])) > 24 or hour * 60 + int(match[2]) > 24 * 60:
        raise _bad(Code.HOURS_NO_TIME)
    return f"{hour:02}:{match[2]}"


def parse_reference(text: str) -> str:
    """The id a cell holds; whether there is such a record is not looked at here."""
    return unicodedata.normalize("NFC", unguard(text.strip()))


def parse_id(text: str) -> str:
    """A record's id, empty if the cell is. CSV_BAD_CELL when it can be no id."""
    record_id = parse_reference(text)
    if record_id and not is_id(record_id):
        raise _bad(Code.RECORD_BAD_ID)
    return record_id


def _choice_parser(words: tuple[str, ...]) -> Parser:
    by_key = {word.casefold(): word for word in words}

    def parse(text: str) -> str:
        word = by_key.get(parse_reference(text).casefold())
        if word is None:
            raise _bad(Code.FIELD_VALUE, allowed=words)
        return word

    return parse


def is_free_text(kind: Kind, column: Column) -> bool:
    """True for a column whose cells are kept as they are, spaces and all."""
    return _typed_parser(kind, column) is unguard


def _info(kind: Kind, column: Column) -> msgspec.structs.FieldInfo:
    return fields_of(kind.record)[column.field]


def _typed_parser(kind: Kind, column: Column) -> Parser:
    if column.type == "amounts":
        return parse_amount
    if column.field == "id":
        return parse_id
    if column.type in ("number", "seconds"):
        return parse_integer
    if column.type == "flag":
        return parse_flag
    if column.type == "date":
        return parse_date
    if column.type == "time":
        return parse_time
    type_ = _info(kind, column).type
    if get_origin(type_) is Literal:
        return _choice_parser(get_args(type_))
    return parse_reference if column.field in kind.references else unguard


def parser_for(kind: Kind, column: Column) -> Parser:
    """The parser of one column of a kind's register.

    An empty cell is the field's default; CSV_BAD_CELL for FIELD_REQUIRED if it has none.
    """
    parse = _typed_parser(kind, column)
    if column.type == "amounts" or column.field == "id":
        return parse
    info = _info(kind, column)
    is_text = is_free_text(kind, column)

    def parse_cell(text: str) -> Any:
        if text and (is_text or not text.isspace()):
            return parse(text)
        if info.required:
            raise _bad(Code.FIELD_REQUIRED)
        return info.default

    return parse_cell
