"""What there is to choose among in a field: words, other records, yes and no."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from screens.texts.record_text import CODED, record_title
from screens.texts.safe import safe, shorten
from screens.texts.words import noun
from store.csv_values import FLAGS
from store.field_entry import column_of, is_required, target_of, words_of
from store.records import Administration, Committee, Record, Track
from store.schema import KINDS
from store.sorting import alphabetic
from store.tables import Tables

NONE: Final = "(ingen)"
UNCHOSEN: Final = "(vælg)"
UNNAMED: Final = 48
"""So much of a name stands beside its code."""

Options = list[tuple[object, str]]
"""Values of a field, each with its text, fit to show."""


def choices(tables: Tables, table: str, field: str, record: Record | None = None) -> Options | None:
    """What may be chosen in a field; None for a field that is written.

    What a follow-up is on depends on the `record`.
    """
    if column_of(table, field).type == "flag":
        return [(False, FLAGS[False]), (True, FLAGS[True])]
    if words := words_of(table, field):
        return [(word, safe(word) or NONE) for word in words]
    if (table, field) == ("follow_ups", "table"):
        return [(name, noun(name).many) for name in KINDS if name != table]
    target = target_of(table, field, record)
    if not target:
        return [] if (table, field) == ("follow_ups", "target") else None
    none: Options = [] if is_required(table, field) else [("", NONE)]
    return none + named(tables, target, tables.table(target).values())


def named(tables: Tables, table: str, records: Iterable[Record]) -> Options:
    """Records by what they are called: codes and tracks in their order, others by name."""
    if table in CODED:
        return coded(one for one in records if isinstance(one, Administration | Committee))
    if table == "tracks":
        found = [one for one in records if isinstance(one, Track)]
        found.sort(key=lambda one: (one.number, one.id))
        return [(one.id, record_title(tables, table, one)) for one in found]
    titled = [(record_title(tables, table, one), one.id) for one in records]
    return [(value, text) for text, value in sorted(titled, key=lambda pair: alphabetic(pair[0]))]


def coded(records: Iterable[Administration | Committee]) -> Options:
    """Administrations or committees by code and name, in their order."""
    ordered = sorted(records, key=lambda one: (one.order, one.id))
    return [(one.id, f"{safe(one.id)}  {shorten(one.name, UNNAMED)}") for one in ordered]


def chosen_text(found: Options, value: object) -> str:
    """The text of a value; one that is not to be chosen stands as it is."""
    texts = (text for one, text in found if one == value)
    return next(texts, None) or shorten(str(value)) or UNCHOSEN
