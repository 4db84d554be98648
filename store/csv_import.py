"""Reading registers in: what edits the files ask for, or everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import repeat

from store.changes import Delete, Edit
from store.csv_columns import find_kind, match_columns
from store.csv_read import open_sheet
from store.csv_rows import REFUSED, Claims, FileRows, Register
from store.errors import Code, CsvError, CsvRefused, StoreError
from store.schema import KINDS
from store.system import uncollected
from store.tables import Tables


@dataclass
class ImportPlan:
    """What an import would do. `store.planning.plan` has still to check the edits together.

    The counts are of records by table, with an entry for each table that had a file. `places`
    maps (table, id) to (path, spreadsheet row) for every record in the files, new ones with
    the ids they will get.
    """

    edits: list[Edit] = field(default_factory=list)
    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    deleted: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)


def read_registers(
    files: Mapping[str, bytes], tables: Tables, *, replace: bool = False
) -> ImportPlan:
    """The edits that make the tables say what these files say; nothing is changed.

    `files` maps a path, whose last part is the register's file name, to the file's bytes. Rows
    with an id in use change that record, other rows add one; with `replace`, records of a
    register that are not in its file are deleted. A column left out changes nothing.

    Raises `CsvRefused` with everything that is wrong: `CsvError`s with `path`, and as far as
    known `row` (as a spreadsheet counts), `column` (heading) and `value` (the cell's text).
    """
    if not files:
        raise CsvRefused([CsvError(Code.CSV_NO_FILES)])
    with uncollected():
        reading = _Import(tables)
        for path, data in files.items():
            reading.read_file(path, data)
        reading.check_references(replace)
        if reading.errors:
            order = {path: number for number, path in enumerate(files)}
            raise CsvRefused(sorted(reading.errors, key=lambda error: _place(error, order)))
        return reading.plan(replace)


class _Import:
    def __init__(self, tables: Tables) -> None:
        self.errors: list[StoreError] = []
        self._tables = tables
        self._registers: dict[str, Register] = {}
        self._all_known = True

    def read_file(self, path: str, data: bytes) -> None:
        """Read one file into the register of its kind; what is wrong goes to `errors`."""
        unread: list[StoreError] = []
        sheet = open_sheet(path, data, unread)
        try:
            kind = find_kind(path, sheet.header if sheet else ())
        except CsvError as error:
            self._all_known = False
            self.errors.extend(unread or [error])
            return
        register = self._registers.get(kind.table)
        if register is None:
            register = Register(kind, self._tables.table(kind.table))
            self._registers[kind.table] = register
        if sheet is not None:
            columns = match_columns(kind, path, sheet.header_row, sheet.header, self.errors)
            if kind.columns[0] in columns:
                FileRows(register, sheet, columns, self.errors).read()
            else:
                register.complete = False
        register.complete = register.complete and not unread
        self.errors.extend(unread)

    def check_references(self, replace: bool) -> None:
        """CSV_BAD_CELL with `target` for each cell that names a record there will not be.

        Nothing is said of references to a table some of whose rows could not be read.
        """
        if not self._all_known:
            return
        ids: dict[str, set[object]] = {}
        for register in self._registers.values():
            for claims in register.claims:
                target = self._registers.get(claims.target)
                if target is not None and not target.complete:
                    continue
                if claims.target not in ids:
                    ids[claims.target] = self._ids_after(claims.target, target, replace)
                if not ids[claims.target].issuperset(claims.ids):
                    self._refuse(claims, ids[claims.target])

    def _ids_after(self, table: str, register: Register | None, replace: bool) -> set[object]:
        ids: set[object] = {"", REFUSED}
        if register is not None:
            ids.update(register.seen)
        if register is None or not replace:
            ids.update(self._tables.table(table))
        return ids

    def _refuse(self, claims: Claims, ids: set[object]) -> None:
        for row, record_id in zip(claims.rows, claims.ids, strict=True):
            if record_id not in ids:
                self.errors.append(
                    CsvError(
                        Code.CSV_BAD_CELL,
                        path=claims.path,
                        row=row,
                        column=claims.column.heading,
                        value=record_id,
                        reason=Code.FIELD_REFERENCE,
                        target=claims.target,
                    )
                )

    def plan(self, replace: bool) -> ImportPlan:
        """All edits, tables in the order in which what is referred to comes first."""
        plan = ImportPlan()
        for table in KINDS:
            register = self._registers.get(table)
            if register is None:
                continue
            missing = register.missing() if replace else []
            plan.edits.extend(register.edits)
            plan.edits.extend(Delete(table, record_id) for record_id in missing)
            plan.added[table] = register.added
            plan.changed[table] = register.changed
            plan.deleted[table] = len(missing)
            plan.unchanged[table] = register.unchanged
            keys = zip(repeat(table), register.seen, strict=False)
            plan.places.update(zip(keys, register.seen.values(), strict=True))
        return plan


def _place(error: StoreError, order: Mapping[str, int]) -> tuple[int, int]:
    path, row = error.values.get("path"), error.values.get("row")
    return order.get(path, 0) if isinstance(path, str) else 0, row if isinstance(row, int) else 0
