"""The columns of a register: headings, which kind a file is, and cells from records."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, Final

from store.changes import AMOUNT_PREFIX
from store.csv_guard import guard_all
from store.csv_values import FLAGS, amount_text
from store.errors import Code, CsvError, StoreError
from store.kinds import PERIOD_HEADING, Column, Kind
from store.records import ANNUAL, Line, Record
from store.schema import KINDS
from store.validate import is_period

CellsOf = Callable[[Sequence[Record]], Iterable[str]]

_EXAMPLE_PERIODS: Final = ("2026", ANNUAL)


def columns_of(kind: Kind, periods: Iterable[str], *, private: bool = True) -> list[Column]:
    """The columns of a kind's file, its amounts as one column a period: years, then `årlig`.

    Those with the names of persons only with `private`.
    """
    ordered = sorted(periods, key=lambda period: (period == ANNUAL, period))
    columns: list[Column] = []
    for column in kind.columns:
        if column.private and not private:
            continue
        if column.type == "amounts":
            columns.extend(_period_column(period) for period in ordered)
        else:
            columns.append(column)
    return columns


def _period_column(period: str) -> Column:
    return Column(PERIOD_HEADING + period, AMOUNT_PREFIX + period, "amounts")


def periods_of(records: Iterable[Record]) -> set[str]:
    """The periods for which any of the records has an amount."""
    periods: set[str] = set()
    for record in records:
        if isinstance(record, Line):
            periods.update(record.amounts)
    return periods


def cells_of(column: Column) -> CellsOf:
    """A function from records to the cells of one column, for a whole block of records at once."""
    if column.type == "amounts":
        period = column.field[len(AMOUNT_PREFIX) :]
        return lambda records: _amount_cells(records, period)
    get = attrgetter(column.field)
    if column.type in ("number", "seconds"):
        return lambda records: map(str, map(get, records))
    if column.type == "flag":
        return lambda records: map(FLAGS.__getitem__, map(get, records))
    if column.type in ("date", "time"):
        return lambda records: map(get, records)
    return lambda records: guard_all(list(map(get, records)))


def _amount_cells(records: Sequence[Any], period: str) -> list[str]:
    amounts = [record.amounts.get(period) for record in records]
    return [
        str(one) if one.__class__ is int else "" if one is None else amount_text(one)
        for one in amounts
    ]


def find_kind(path: str, header: Sequence[str]) -> Kind:
    """The kind a file holds: by its name, else by its headings if just one kind has them all.

    CSV_UNKNOWN_FILE otherwise, with the names of files that are `known` and of those that the
    headings would `fit`.
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    for kind in KINDS.values():
        if _plain(name) == _plain(kind.file):
            return kind
    fits = [kind for kind in KINDS.values() if _fits(kind, header)]
    if len(fits) == 1:
        return fits[0]
    raise CsvError(
        Code.CSV_UNKNOWN_FILE,
        path=path,
        known=[kind.file for kind in KINDS.values()],
        fit=[kind.file for kind in fits],
    )


def _fits(kind: Kind, header: Sequence[str]) -> bool:
    find = column_finder(kind)
    columns = [find(heading) for heading in header]
    return None not in columns and kind.columns[0] in columns


def column_finder(kind: Kind) -> Callable[[str], Column | None]:
    """A function from a heading, whatever its case and spaces, to the column it names."""
    by_heading = {_plain(c.heading): c for c in kind.columns if c.type != "amounts"}
    has_periods = len(by_heading) < len(kind.columns)
    prefix = _plain(PERIOD_HEADING)

    def find(heading: str) -> Column | None:
        plain = _plain(heading)
        period = plain.removeprefix(prefix)
        if has_periods and plain.startswith(prefix) and is_period(period):
            return _period_column(period)
        return by_heading.get(plain)

    return find


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


def match_columns(
    kind: Kind, path: str, row: int, header: Sequence[str], errors: list[StoreError]
) -> list[Column | None]:
    """The column under each heading; None, and why in `errors`, where there is none to use.

    `row` is the header's. CSV_UNKNOWN_COLUMN has the `known` headings, CSV_REPEATED_COLUMN the
    `positions` of both columns from 1.
    """
    find = column_finder(kind)
    known = [column.heading for column in columns_of(kind, _EXAMPLE_PERIODS)]
    first: dict[str, int] = {}
    columns: list[Column | None] = []
    for position, heading in enumerate(header, 1):
        place = {"path": path, "row": row, "column": heading}
        column = find(heading)
        if column is None:
            errors.append(CsvError(Code.CSV_UNKNOWN_COLUMN, **place, known=known))
        elif column.field in first:
            both = (first[column.field], position)
            errors.append(CsvError(Code.CSV_REPEATED_COLUMN, **place, positions=both))
            column = None
        else:
            first[column.field] = position
        columns.append(column)
    if "id" not in first:
        errors.append(CsvError(Code.CSV_NO_ID_COLUMN, path=path, row=row, known=known))
    return columns
