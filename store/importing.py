"""Reading files back: registers become one undoable group, changed views are refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from store.amounts import Sum
from store.changes import Delete, Group, SetField, Step
from store.csv_dialect import DANSK, RFC4180
from store.csv_read import Sheet, open_sheet
from store.csv_registers import ImportPlan, read_registers
from store.csv_views import FOLDER, SEAL, TAIL, seal, view_rows
from store.errors import ChangeError, Code, CsvError, CsvRefused, StoreError
from store.kept_totals import KeptTotals
from store.planning import put_in_place
from store.records import View, ViewColumn
from store.schema import KINDS
from store.table_view import TableView
from store.totals import TOTAL
from store.workbook import Workbook


@dataclass(frozen=True)
class Moved:
    """A column of a table whose grand total an import would move, before and after, in kroner."""

    view: View
    column: ViewColumn
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


def effect(book: Workbook, prepared: Import) -> Iterator[Moved]:
    """What a prepared import would do to the grand totals of every view there is now."""
    after = book.tables.copy()
    put_in_place(after, prepared.steps)
    is_now, will_be = KeptTotals(book.tables), KeptTotals(after)
    for view in sorted(book.all(View), key=lambda view: (view.order, view.id)):
        now = TableView(view.id, book.tables, is_now.of)
        then = TableView(view.id, after, will_be.of) if view.id in after.of(View) else None
        for column in now.columns:
            key = TOTAL if column.kind == "sum" else column.period
            if key:
                sums = now.total(key).copy(), then.total(key).copy() if then else Sum()
                if sums[0] != sums[1]:
                    yield Moved(view, column, *sums)
        is_now.release(view.id)
        will_be.release(view.id)


def _steps(book: Workbook, plan: ImportPlan) -> list[Step]:
    """The steps of a plan; what only shows between records is told with its place in a file."""
    try:
        return book.preview(plan.edits)
    except ChangeError as error:
        if error.code is Code.RECORD_IN_USE:
            raise CsvRefused(list(_in_use(book, plan))) from error
        table, record_id = str(error.values.get("table", "")), str(error.values.get("id", ""))
        raise CsvRefused([_told(error, plan, table, record_id)]) from error


def _in_use(book: Workbook, plan: ImportPlan) -> Iterator[CsvError]:
    """Every record that is missing from its file although one that stays refers to it."""
    gone = {(edit.table, edit.id) for edit in plan.edits if isinstance(edit, Delete)}
    mended = {(e.table, e.id, e.field) for e in plan.edits if isinstance(e, SetField)}
    told: set[tuple[str, str]] = set()
    for table, kind in KINDS.items():
        for record_id, record in book.tables.table(table).items():
            for field, target in kind.references.items():
                used = (target, getattr(record, field))
                if used not in gone or used in told or (table, record_id) in gone:
                    continue
                if (table, record_id, field) not in mended:
                    told.add(used)
                    values = {"id": used[1], "by_table": table, "by": record_id, "field": field}
                    error = ChangeError(Code.RECORD_IN_USE, **values)
                    yield _told(error, plan, target, used[1])


def _told(error: ChangeError, plan: ImportPlan, table: str, record_id: str) -> CsvError:
    """An error of a record, with the file and row it stands in, or the file it is missing from."""
    kind = KINDS[table]
    path, row = plan.places.get((table, record_id), (kind.file, 0))
    field = "id" if error.code is Code.RECORD_IN_USE else error.values.get("field")
    values: dict[str, object] = {"path": path, "value": record_id, "cause": error}
    values["column"] = next((c.heading for c in kind.columns if c.field == field), "")
    if row:
        values["row"] = row
    return CsvError(Code.CSV_BAD_CELL, **values)


def is_view(sheet: Sheet) -> bool:
    """True for an exported view, whatever the file is called now."""
    *_, kind, row, last = ["", "", "", *(heading.strip() for heading in sheet.header)]
    return (kind, row) == TAIL and last.startswith(SEAL)


def _changed_view(book: Workbook, sheet: Sheet) -> list[StoreError]:
    """CSV_VIEW_CHANGED when the file is not as it was exported; that may be long ago."""
    rows = [cells for _, _, cells in sheet.rows()]
    if sheet.errors:
        return list(sheet.errors)
    *headings, last = (heading.strip() for heading in sheet.header)
    ids = {cells[-1] for cells in rows}
    content = [headings, *(cells[:-1] for cells in rows)]
    if len(ids) <= 1 and last == SEAL + seal(content):
        return []
    return [_first_change(book, sheet, rows)]


def _first_change(book: Workbook, sheet: Sheet, rows: list[list[str]]) -> CsvError:
    """The first cell that is not as the workbook has it now, where that can be told."""
    view_id = rows[0][-1] if rows else ""
    number, heading, value = sheet.header_row, "", view_id
    if view_id in book.tables.of(View):
        table = book.table(view_id)
        versions = (view_rows(table, DANSK), view_rows(table, RFC4180))
        changes = [_difference([sheet.header, *rows], version) for version in versions]
        told = [change for change in changes if change is not None]
        # read in the other dialect decimals differ too; if only the seal does, nothing else tells
        place, column = max(told) if len(told) == len(changes) else (0, len(sheet.header) - 1)
        number += place
        if column < len(sheet.header):
            heading = sheet.header[column]
            value = ([sheet.header, *rows][place : place + 1] or [[""]])[0][column]
    return CsvError(
        Code.CSV_VIEW_CHANGED,
        path=sheet.path,
        row=number,
        column=heading,
        value=value,
        register=KINDS["lines"].file,
    )


def _difference(found: list[list[str]], expected: list[list[str]]) -> tuple[int, int] | None:
    """Row and column of the first cell that differs, None when at most the seal does."""
    for place, (cells, wanted) in enumerate(zip(found, expected, strict=False)):
        pairs = list(zip(cells, wanted, strict=False))[: None if place else -1]
        differing = next((n for n, (cell, want) in enumerate(pairs) if cell != want), None)
        if differing is not None:
            return place, differing
    if len(found) != len(expected):
        return min(len(found), len(expected)), len(found[0])
    return None
