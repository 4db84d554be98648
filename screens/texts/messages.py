"""Errors and notices of the store in Danish: codes and values in, sentences out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any, Final

from screens.texts.catalogue_da import (
    COMPLAINTS,
    ERRORS,
    FINDINGS,
    IN_USE,
    NO_TEXT_FILE,
    NOTICES,
    OTHER_COMPLAINT,
)
from screens.texts.safe import safe, shorten
from screens.texts.time_text import time_text
from screens.texts.words import (
    BASES,
    CAUSES,
    both,
    counted,
    either,
    field_word,
    noun,
    number,
    stored_field_word,
    stored_table_word,
    system_error,
    wanted,
)
from store.amount_format import format_amount
from store.checks import Finding
from store.errors import Code, CsvRefused, StoreError
from store.notices import Notice
from store.paths import backups_of
from store.records import Unit

Values = Mapping[str, Any]
Maker = Callable[[Values], str]

UNKNOWN: Final = "…"
"""Stands for a value that should be there and is not."""

SHORT_ID: Final = 8
"""So many letters of a group's id are shown, and are enough to name it."""

FIRST_ROWS: Final = 3
"""A NUL in one of so many rows says that a file is no text."""

EMPTY_QUOTES: Final = "»«"

_OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]")


def error_text(error: StoreError) -> str:
    """What went wrong, in one or two sentences; see `error_lines` for an import."""
    return _filled(ERRORS[error.code], error.values)


def error_lines(error: StoreError, limit: int = 40) -> Iterator[str]:
    """What went wrong; of a refused import each thing by itself, the first `limit` of them."""
    if not isinstance(error, CsvRefused):
        yield error_text(error)
        return
    told = _told(error)
    yield _filled(ERRORS[error.code], {"count": len(told)})
    yield from (f"  {text}" for text in told[:limit])
    if len(told) > limit:
        yield f"  … og {number(len(told) - limit)} fejl til."


def _told(refused: CsvRefused) -> list[str]:
    """Each thing that is wrong; a file that is no text at all is one."""
    no_text = {
        one.values.get("path")
        for one in refused.errors
        if one.code is Code.CSV_NUL and one.values.get("row", 0) in range(FIRST_ROWS + 1)
    }
    texts = (
        _filled(NO_TEXT_FILE, {"path": path})
        if (path := one.values.get("path")) in no_text
        else error_text(one)
        for one in refused.errors
    )
    return list(dict.fromkeys(texts))


def in_use_text(error: StoreError) -> str:
    """Who writes a file that has been opened to be read instead."""
    return _filled(IN_USE, error.values)


def notice_text(notice: Notice) -> str:
    """What opening or saving has to tell."""
    return _filled(NOTICES[notice.code], notice.values)


def finding_text(finding: Finding, unit: Unit) -> str:
    """What there is to look at in a line."""
    amount = f"{format_amount(finding.amount, unit)} {unit}"
    return _filled(FINDINGS[finding.code], {"amount": amount})


def short_id(group_id: str) -> str:
    """The first letters of a group's id."""
    return safe(group_id[:SHORT_ID])


def _filled(template: str, values: Values) -> str:
    text = _fill(_OPTIONAL.sub(lambda part: _fill_optional(part[1], values), template), values)
    return text.replace(EMPTY_QUOTES, f"{EMPTY_QUOTES} (tom)")


def _fill_optional(part: str, values: Values) -> str:
    """The part, its braces kept for later, or nothing where one of its values is not known."""
    known = all(_worded(name, values) for name in placeholders(part))
    return part if known else ""


def _fill(text: str, values: Values) -> str:
    pieces = []
    for literal, name, _, _ in Formatter().parse(text):
        pieces.append(literal)
        if name is not None:
            pieces.append(_worded(name, values) or ("" if _is_empty(name, values) else UNKNOWN))
    return "".join(pieces)


def _is_empty(name: str, values: Values) -> bool:
    """True for a place that is not known, and for a value that is there and holds nothing."""
    return name == "place" or values.get(name) == ""


def placeholders(template: str) -> list[str]:
    """The names a template has in braces, in order."""
    return [name for _, name, _, _ in Formatter().parse(template) if name is not None]


def _worded(name: str, values: Values) -> str:
    """A placeholder in words; empty where what it is made from is not given."""
    try:
        return _MAKERS[name](values) if name in _MAKERS else _plain(values[name])
    except KeyError:
        return ""


def _plain(value: object) -> str:
    if isinstance(value, int):
        return number(value)
    return "" if value is None else shorten(str(value))


def _path(values: Values) -> str:
    return safe(values["path"])


def _copies(values: Values) -> str:
    return f"Sikkerhedskopier ligger i {safe(str(backups_of(Path(values['path']))))}."


def _it(values: Values) -> str:
    if not values["table"]:
        return "ændringen"
    return record_text(values["table"], values["id"])


def record_text(table: str, record_id: str) -> str:
    """A record by its kind and id: `aktiviteten »oek19-t6-r04«`."""
    return f"{noun(table).the} »{shorten(record_id)}«"


def _field(values: Values) -> str:
    field: str = values["field"]
    return field_word(values.get("by_table") or values["table"], field) if field else ""


def _place(values: Values) -> str:
    """Where in a CSV file: `aktiviteter.csv, række 5, kolonne »kr 2026«: `."""
    column = values.get("column", "")
    parts = [safe(values.get("path", ""))]
    parts += [f"række {number(values['row'])}"] if values.get("row") else []
    if isinstance(column, int):
        parts.append(f"kolonne {column}")
    elif column:
        parts.append(f"kolonne »{shorten(column)}«")
    where = ", ".join(part for part in parts if part)
    return f"{where}: " if where else ""


def _complaint(values: Values) -> str:
    cause = values.get("cause")
    if isinstance(cause, StoreError):
        return error_text(cause)
    return _filled(COMPLAINTS.get(values.get("reason"), OTHER_COMPLAINT), values)  # type: ignore[arg-type]


def _quoted(words: list[str]) -> list[str]:
    return [f"»{shorten(word)}«" for word in words]


_MAKERS: Final[dict[str, Maker]] = {
    "path": _path,
    "copies": _copies,
    "system": lambda given: system_error(given["errno"]),
    "place": _place,
    "sign": lambda given: number(given["position"] + 1),
    "readings": lambda given: either(_quoted(list(given["readings"]))),
    "basis": lambda given: BASES[given["reason"]],
    "reason": lambda given: CAUSES[given["reason"]],
    "table": lambda given: shorten(given["table"]),
    "table_name": lambda given: stored_table_word(given["table"]),
    "field_name": lambda given: stored_field_word(given["table"], given["field"]),
    "doc": lambda given: shorten(str(given["doc"])),
    "none": lambda given: noun(given["table"]).none,
    "many": lambda given: noun(given["table"]).many,
    "all": lambda given: noun(given["table"]).all,
    "it": _it,
    "user_of_it": lambda given: record_text(given["by_table"], given["by"]),
    "field": _field,
    "wanted": lambda given: wanted(given["table"], given["field"]),
    "target_all": lambda given: noun(given["target"]).all,
    "group": lambda given: short_id(given["group"] if "group" in given else given["id"]),
    "since": lambda given: time_text(given["since"]),
    "saved": lambda given: time_text(given["saved"]),
    "time": lambda given: time_text(given["time"]),
    "changes": lambda given: counted(given["count"], "ændring", "ændringer"),
    "files": lambda given: counted(given["count"], "fil", "filer"),
    "faults": lambda given: counted(given["count"], "fejl", "fejl"),
    "fit": lambda given: either([safe(name) for name in given["fit"]]),
    "known": lambda given: _known(given["known"]),
    "positions": lambda given: both([number(position) for position in given["positions"]]),
    "complaint": _complaint,
    "allowed": lambda given: either(_quoted([word for word in given["allowed"] if word])),
    "cell": lambda given: shorten(given["value"]) if given.get("column") else "",
    "first_path": lambda given: safe(given["first_path"]),
}
"""What a placeholder is made from; every other is the value of its own name."""


def _known(known: Any) -> str:
    return number(known) if isinstance(known, int) else either(_quoted(list(known)))
