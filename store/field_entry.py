"""What a text typed into a record's field means: dates, numbers, choices and other records.

Everything raises a `ChangeError` with table, field and the text as `value`: ENTRY_UNREADABLE,
ENTRY_REQUIRED, ENTRY_REFERENCE, ENTRY_AMBIGUOUS or ENTRY_DAY. KIND_UNKNOWN and FIELD_UNKNOWN
are for programs that ask for what there is not. Moments raise DATE_UNREADABLE.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, get_args, get_origin

import msgspec

from store.csv_values import parse_flag, parse_integer, parse_time
from store.errors import ChangeError, Code, CsvError
from store.folding import words_text
from store.kinds import Column, fields_of
from store.moments import date_fields, moment_values, read_moment
from store.records import Appropriation, Record, Track
from store.schema import KINDS
from store.tables import Tables

NAME_FIELDS: Final = ("label", "title", "name", "short", "term", "party", "role", "topic", "text")
"""What a record is called, the first that it has."""

_DOTTED: Final = re.compile(r"[+-]?[0-9]{1,3}(?:[. \u00a0][0-9]{3})+")
_MINUTES: Final = re.compile(r"([0-9]{1,6})[:.]([0-5][0-9])")
_SECONDS: Final = re.compile(r"([0-9]{1,9}) ?s(?:ek(?:\.|under)?)?", re.IGNORECASE)
_MINUTE: Final = 60


def column_of(table: str, field: str) -> Column:
    """The column of a field. KIND_UNKNOWN or FIELD_UNKNOWN when there is none."""
    if table not in KINDS:
        raise ChangeError(Code.KIND_UNKNOWN, table=table)
    for column in KINDS[table].columns:
        if column.field == field and field != "id":
            return column
    raise ChangeError(Code.FIELD_UNKNOWN, table=table, id="", field=field)


def field_info(table: str, field: str) -> msgspec.structs.FieldInfo:
    """The type and default of a field that there is."""
    return fields_of(KINDS[table].record)[field]


def is_moment(table: str, field: str) -> bool:
    """True for a date that has its precision beside it; one without is a day."""
    if column_of(table, field).type != "date":
        return False
    return date_fields(field)[1] in KINDS[table].record.__struct_fields__


def is_free_text(table: str, field: str) -> bool:
    """True for a field in which a text stands for itself."""
    column = column_of(table, field)
    is_named = (table, field) in (("follow_ups", "table"), ("follow_ups", "target"))
    bound = words_of(table, field) or target_of(table, field) or is_named
    return column.type == "text" and not bound


def is_required(table: str, field: str) -> bool:
    """True for a field that a record of the kind cannot be without."""
    return field in KINDS[table].required


def words_of(table: str, field: str) -> tuple[str, ...]:
    """The words that may stand in a field, in their order; empty where others may."""
    type_: Any = field_info(table, field).type
    return get_args(type_) if get_origin(type_) is Literal else ()


def target_of(table: str, field: str, record: Record | None = None) -> str:
    """The table whose records a field names; empty for a field that names none.

    What a follow-up is on depends on the `record`.
    """
    if (table, field) == ("follow_ups", "target"):
        return str(getattr(record, "table", ""))
    return KINDS[table].references.get(field, "")


def read_field(tables: Tables, table: str, field: str, text: str) -> dict[str, object]:
    """The values of the field, and of those that go with it, that a text stands for.

    A date gives its precision and qualifier, too. A choice and another record are named by their
    beginning, where only one begins so, whatever the case, marks and keyboard; a record also by
    its whole id and by some of its words, but not by a few letters or part of a number.
    """
    column, text = column_of(table, field), text.strip()
    if is_moment(table, field):
        return dict(moment_values(field, read_moment(text)))
    if not text:
        return {field: _empty(table, field)}
    if column.type == "date":
        return {field: _day(table, field, text)}
    if words := words_of(table, field):
        return {field: _one_of(table, field, text, ((word, (word,)) for word in words if word))}
    if target := target_of(table, field):
        return {field: _reference(tables, table, field, text, target)}
    if (table, field) == ("follow_ups", "table"):
        named = ((name, (name, kind.file.removesuffix(".csv"))) for name, kind in KINDS.items())
        return {field: _one_of(table, field, text, named)}
    return {field: _plain(column, table, text)}


def record_names(record: Record) -> tuple[str, ...]:
    """What a record may be called when one writes it: its id, its names, a track by its number."""
    fields = (*NAME_FIELDS, "code")
    names = [name for field in fields if (name := getattr(record, field, ""))]
    if isinstance(record, Track):
        number = str(record.number)
        names += [number, f"{number}. {record.name}", f"spor {number}", f"ressortspor {number}"]
        names.append(f"spor {number} {record.name}")
    if isinstance(record, Appropriation):
        names.append(f"{record.code} {record.name} ({record.committee})")
    return (record.id, *names)


def _empty(table: str, field: str) -> object:
    info = field_info(table, field)
    if info.required:
        raise _error(Code.ENTRY_REQUIRED, table, field, "")
    return info.default


def _day(table: str, field: str, text: str) -> str:
    moment = read_moment(text)
    if moment.precision not in ("", "dag") or moment.qualifier:
        raise _error(Code.ENTRY_DAY, table, field, text)
    return moment.date


def _plain(column: Column, table: str, text: str) -> object:
    """A number, a duration, a truth, a time; any other text is meant as it stands."""
    try:
        if column.type == "number":
            plain = re.sub("[. \u00a0]", "", text) if _DOTTED.fullmatch(text) else text
            return parse_integer(plain)
        if column.type == "flag":
            return parse_flag(text)
        if column.type == "time":
            return parse_time(text)
    except CsvError:
        raise _error(Code.ENTRY_UNREADABLE, table, column.field, text) from None
    return _duration(table, column.field, text) if column.type == "seconds" else text


def _duration(table: str, field: str, text: str) -> int:
    """Seconds; a bare number is neither minutes nor seconds."""
    if match := _MINUTES.fullmatch(text):
        return int(match[1]) * _MINUTE + int(match[2])
    if match := _SECONDS.fullmatch(text):
        return int(match[1])
    raise _error(Code.ENTRY_UNREADABLE, table, field, text)


def _reference(tables: Tables, table: str, field: str, text: str, target: str) -> str:
    records: Mapping[str, Record] = tables.table(target)
    named = ((one.id, record_names(one)) for one in records.values())
    return _one_of(table, field, text, named, target)


def _one_of(
    table: str,
    field: str,
    text: str,
    named: Iterable[tuple[str, Sequence[str]]],
    target: str = "",
) -> str:
    """The value that is called so, or else the only one that can be meant.

    Of a record of `target` the first name is its id. A text too short to tell records apart is
    ambiguous even where it fits only one.
    """
    every = list(named)
    found = {
        value: name
        for value, names in every
        for name in names
        if name.casefold() == text.casefold()
    }
    is_sure = True
    if not found and (wanted := words_text(text)):
        found, is_sure = _meant(every, wanted, is_record=bool(target))
    if len(found) == 1 and is_sure:
        return next(iter(found))
    if not found:
        code = Code.ENTRY_REFERENCE if target else Code.ENTRY_UNREADABLE
        raise _error(code, table, field, text, target=target)
    alike = Counter(found.values())
    told = (name if alike[name] == 1 else value for value, name in found.items())
    raise _error(Code.ENTRY_AMBIGUOUS, table, field, text, readings=tuple(told)[:_TOLD])


_TOLD: Final = 4
_BEGINNING: Final = 3
_PART: Final = 4
"""So many letters of a word, and not fewer, stand for one that begins so."""


def _meant(
    every: Iterable[tuple[str, Sequence[str]]], wanted: str, *, is_record: bool
) -> tuple[dict[str, str], bool]:
    """The values that can be meant, each by a name, and whether the text is enough to say so.

    That is those of which a name has the same words, begins so, or, of a record, has words that
    begin as those of the text. An id counts only when it is written out.
    """
    worded = [
        (value, name, words_text(name), is_record and not place)
        for value, names in every
        for place, name in enumerate(names)
    ]
    found = _first_names((value, name) for value, name, words, _ in worded if words == wanted)
    if found:
        return found, True
    called = [(value, name, words) for value, name, words, is_id in worded if not is_id]
    found = _first_names((value, name) for value, name, words in called if _begins(words, wanted))
    if found or not is_record:
        return found, not is_record or len(wanted.strip()) >= _BEGINNING
    found = _first_names(
        (value, name) for value, name, words in called if _has_words(words, wanted)
    )
    return found, any(_letters(word) >= _PART for word in wanted.split())


def _first_names(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of each value the first name, rather than itself."""
    found: dict[str, str] = {}
    for value, name in named:
        if found.get(value, value) == value:
            found[value] = name
    return found


def _begins(words: str, wanted: str) -> bool:
    """A number counts only whole: 1 is no beginning of 15."""
    return words.startswith(wanted if wanted[-2].isdigit() else wanted.rstrip())


def _has_words(words: str, wanted: str) -> bool:
    return all(
        (f" {word}" if _letters(word) >= _PART and not word[-1].isdigit() else f" {word} ") in words
        for word in wanted.split()
    )


def _letters(word: str) -> int:
    return sum(map(str.isalpha, word))


def _error(code: Code, table: str, field: str, text: str, **more: object) -> ChangeError:
    return ChangeError(code, table=table, id="", field=field, value=text, **more)
