"""Reading files back: registers become one undoable group, changed views are refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from store.amounts import Sum
from store.changes import Group, Step
from store.csv_dialect import DANSK, RFC4180, Dialect
from store.csv_read import Row, Sheet, open_sheet
from store.csv_registers import ImportPlan, read_registers
from store.csv_views import FOLDER, LEAD, view_rows
from store.errors import ChangeError, Code, CsvError, CsvRefused, StoreError
from store.layout import Layout
from store.planning import put_in_place
from store.records import View
from store.schema import KINDS
from store.tables import Tables
from store.totals import TOTAL, ViewTotals
from store.workbook import Workbook


@dataclass(frozen=True)
class Moved:
    """A grand total that an import would move, before and after, in kroner."""

    view: str
    before: Sum
    after: Sum


@dataclass(frozen=True)
class Import:
    """An import that has been checked, not made."""

    plan: ImportPlan
    steps: list[Step]
    skipped_views: list[str]


def read_files(path: Path) -> dict[str, bytes]:
    """The CSV files of a folder and of its `tabeller`, or the one file, by path in the folder.

    CSV_NO_FILES when there are none, CSV_UNREADABLE for one that cannot be read.
    """
    names = [path]
    if path.is_dir():
        names = sorted(path.glob("*.csv")) + sorted((path / FOLDER).glob("*.csv"))
        if not names:
            raise CsvRefused([CsvError(Code.CSV_NO_FILES, path=str(path))])
    root = path if path.is_dir() else path.parent
    found: dict[str, bytes] = {}
    errors: list[StoreError] = []
    for name in names:
        try:
            found[name.relative_to(root).as_posix()] = name.read_bytes()
        except OSError as error:
            errors.append(CsvError(Code.CSV_UNREADABLE, path=str(name), errno=error.errno or 0))
    if errors:
        raise CsvRefused(errors)
    return found


def prepare(book: Workbook, files: Mapping[str, bytes], *, replace: bool = False) -> Import:
    """Check an import whole; nothing is changed.

    Raises `CsvRefused` with everything that is wrong, by file, row and column.
    """
    errors: list[StoreError] = []
    registers: dict[str, bytes] = {}
    skipped: list[str] = []
    for path, data in files.items():
        unread: list[StoreError] = []
        sheet = open_sheet(path, data, unread)
        if sheet is not None and is_view(sheet):
            errors += _changed_view(book, sheet)
            skipped.append(path)
        else:
            registers[path] = data
    plan = ImportPlan()
    if registers or not skipped:
        try:
            plan = read_registers(registers, book.tables, replace=replace)
        except CsvRefused as refused:
            errors += refused.errors
    if errors:
        raise CsvRefused(errors)
    return Import(plan, _steps(book, plan), skipped)


def make(book: Workbook, prepared: Import, *, reason: str = "") -> Group | None:
    """Make a prepared import as one group; None when it changes nothing."""
    return book.apply(prepared.plan.edits, reason=reason, action="import")


def effect(book: Workbook, prepared: Import) -> list[Moved]:
    """What a prepared import would do to the grand total of every view there is now."""
    after = book.tables.copy()
    put_in_place(after, prepared.steps)
    moved = []
    for view in sorted(book.all(View), key=lambda view: (view.order, view.id)):
        now = book.table(view.id).total(TOTAL)
        then = _grand_total(after, view.id)
        if now != then:
            moved.append(Moved(view.id, now.copy(), then))
    return moved


def _grand_total(tables: Tables, view_id: str) -> Sum:
    view = tables.of(View).get(view_id)
    if view is None:
        return Sum()
    layout = Layout(tables, view)
    totals = ViewTotals(tables, layout)
    return totals.sum_of(layout.total_ids[0], TOTAL) if layout.total_ids else Sum()


def _steps(book: Workbook, plan: ImportPlan) -> list[Step]:
    """The steps of a plan; what only shows between records is told with its place in a file."""
    try:
        return book.preview(plan.edits)
    except ChangeError as error:
        table = str(error.values.get("by_table") or error.values.get("table", ""))
        record_id = str(error.values.get("by") or error.values.get("id", ""))
        path, row = plan.places.get((table, record_id), ("", 0))
        kind = KINDS.get(table)
        column = (
            next((c.heading for c in kind.columns if c.field == error.values.get("field")), "")
            if kind
            else ""
        )
        told = CsvError(
            Code.CSV_BAD_CELL,
            path=path or (kind.file if kind else ""),
            row=row,
            column=column,
            value=record_id,
            cause=error,
        )
        raise CsvRefused([told]) from error


def is_view(sheet: Sheet) -> bool:
    """True for an exported view, whatever the file is called now."""
    return tuple(heading.strip().lower() for heading in sheet.header[: len(LEAD)]) == LEAD


def _changed_view(book: Workbook, sheet: Sheet) -> list[StoreError]:
    """CSV_VIEW_CHANGED for the first cell that is not as the workbook has it."""
    found = list(sheet.rows())
    if sheet.errors:
        return list(sheet.errors)
    view_id = found[0][2][0] if found else ""
    if view_id not in book.tables.of(View):
        return [_view_error(sheet, 0, "", view_id)]
    first = [_first_change(book, sheet, found, view_id, d) for d in (DANSK, RFC4180)]
    return [] if None in first else [error for error in first[:1] if error is not None]


def _first_change(
    book: Workbook, sheet: Sheet, found: list[Row], view_id: str, dialect: Dialect
) -> StoreError | None:
    expected = list(view_rows(book.table(view_id), dialect))
    if sheet.header != expected[0]:
        return _view_error(sheet, sheet.header_row, "", view_id)
    for (number, _, cells), wanted in zip(found, expected[1:], strict=False):
        for heading, cell, want in zip(sheet.header, cells, wanted, strict=True):
            if cell != want:
                return _view_error(sheet, number, heading, cell)
    if len(found) != len(expected) - 1:
        return _view_error(sheet, found[-1][0], "", view_id)
    return None


def _view_error(sheet: Sheet, row: int, column: str, value: str) -> CsvError:
    return CsvError(
        Code.CSV_VIEW_CHANGED,
        path=sheet.path,
        row=row,
        column=column,
        value=value,
        register=KINDS["lines"].file,
    )
