"""The rows of one register file against the records there are: edits, references, errors.

Rows are taken a block at a time and column by column, each text of a column parsed once. Rows
that say what is already there are known by their text and are not parsed at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, NamedTuple

from store.amounts import Amount
from store.changes import AMOUNT_PREFIX, Add, Edit, SetField, new_id
from store.csv_columns import cells_of
from store.csv_guard import APOSTROPHE
from store.csv_read import Row, Sheet
from store.csv_values import is_free_text, parser_for
from store.errors import Code, CsvError, StoreError
from store.kinds import Column, Kind
from store.records import Line, Record

BLOCK: Final = 2_000
NEW_ID_PREFIX: Final = "ny-"
REFUSED: Final = object()
"""Stands for the value of a cell that has none."""

_KnownRow = tuple[int, list[str], Record]
"""Row number, cells, and the record the row is about."""

_NewRow = tuple[int, list[str], Any]
"""Row number, cells, and the new record's id or REFUSED."""


class Claims(NamedTuple):
    """Ids that cells of one column name, with the rows they stand in; REFUSED may be among them."""

    path: str
    column: Column
    target: str
    ids: list[Any]
    rows: list[int]


@dataclass
class Register:
    """What the files of one kind ask for. `seen` maps the ids in them to file and row.

    `complete` is False when rows could not be read, so that some of its ids are not known.
    """

    kind: Kind
    existing: Mapping[str, Record]
    edits: list[Edit] = field(default_factory=list)
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    complete: bool = True
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)
    claims: list[Claims] = field(default_factory=list)

    def missing(self) -> list[str]:
        """The ids of records that no file has, in the order they stand in."""
        return [record_id for record_id in self.existing if record_id not in self.seen]


class _Values(dict[str, Any]):
    """The values of one column by cell text; `refused` holds why a text has none."""

    def __init__(self, kind: Kind, column: Column) -> None:
        super().__init__()
        self._parse = parser_for(kind, column)
        self._figures = column.type in ("amounts", "number", "seconds")
        self._free_text = is_free_text(kind, column)
        self.refused: dict[str, CsvError] = {}

    def all(self, texts: Sequence[str]) -> list[Any]:
        """The values of many cells; REFUSED where there is none.

        Cells that stand for themselves, most of them, are not parsed.
        """
        if self._figures:
            return [
                int(text) if text.isdigit() and text.isascii() and len(text) < 16 else self[text]
                for text in texts
            ]
        if self._free_text:
            return [text if text and text[0] != APOSTROPHE else self[text] for text in texts]
        return list(map(self.__getitem__, texts))

    def __missing__(self, text: str) -> Any:
        try:
            value = self._parse(text)
        except CsvError as error:
            value = REFUSED
            self.refused[text] = error
        self[text] = value
        return value


class FileRows:
    """Reads the rows of one file into its register. `columns` are those under its header."""

    def __init__(
        self,
        register: Register,
        sheet: Sheet,
        columns: list[Column | None],
        errors: list[StoreError],
    ) -> None:
        kind = register.kind
        self._register = register
        self._sheet = sheet
        self._errors = errors
        self._used = [place for place, column in enumerate(columns) if column is not None]
        self._columns = [column for column in columns if column is not None]
        self._fields = [column.field for column in self._columns]
        self._id = self._fields.index("id")
        self._values = [_Values(kind, column) for column in self._columns]
        self._cells_of = [cells_of(column) for column in self._columns]
        self._periods = [
            name.removeprefix(AMOUNT_PREFIX)
            for name in self._fields
            if name.startswith(AMOUNT_PREFIX)
        ]
        self._plain = [place for place, name in enumerate(self._fields) if "." not in name]
        self._amounts = [place for place, name in enumerate(self._fields) if "." in name]
        self._absent = [
            column
            for column in kind.columns
            if column.field in kind.required and column.field not in self._fields
        ]

    def read(self) -> None:
        """Read all rows."""
        rows = self._sheet.rows()
        while block := list(islice(rows, BLOCK)):
            self._read_block(block)

    def _read_block(self, block: list[Row]) -> None:
        numbers = [number for number, _, _ in block]
        cells = [texts for _, _, texts in block]
        if len(self._used) < len(self._sheet.header):
            cells = [[texts[place] for place in self._used] for texts in cells]
        self._claim(cells, numbers)
        register = self._register
        known: list[_KnownRow] = []
        new: list[_NewRow] = []
        parse_id = self._values[self._id]
        for number, texts in zip(numbers, cells, strict=True):
            record_id = texts[self._id]
            if record_id not in register.existing:
                record_id = parse_id[record_id]
            if record_id == "":
                record_id = new_id(NEW_ID_PREFIX)
            if record_id in register.seen:
                self._repeated(record_id, number)
            elif record_id is not REFUSED:
                register.seen[record_id] = (self._sheet.path, number)
            record = register.existing.get(record_id)
            if record is not None:
                known.append((number, texts, record))
            else:
                new.append((number, texts, record_id))
        if known:
            self._compare(known)
        if new:
            self._add(new)

    def _claim(self, cells: list[list[str]], numbers: list[int]) -> None:
        references = self._register.kind.references
        for place, column in enumerate(self._columns):
            target = references.get(column.field)
            if target is not None:
                ids = self._values[place].all([row[place] for row in cells])
                claims = Claims(self._sheet.path, column, target, ids, numbers)
                self._register.claims.append(claims)

    def _compare(self, rows: list[_KnownRow]) -> None:
        records = [record for _, _, record in rows]
        before = zip(*(of(records) for of in self._cells_of), strict=True)
        for (number, texts, record), old in zip(rows, before, strict=True):
            if old == tuple(texts):
                self._register.unchanged += 1
            else:
                self._edit(number, texts, record, old)

    def _edit(self, number: int, texts: list[str], record: Record, old: tuple[str, ...]) -> None:
        edits: list[Edit] = []
        for place, (before, text) in enumerate(zip(old, texts, strict=True)):
            if before == text:
                continue
            value = self._values[place][text]
            name = self._fields[place]
            if value is REFUSED:
                self._refuse_cell(number, place, text)
            elif value != _current(record, name):
                edits.append(SetField(self._register.kind.table, record.id, name, value))
        if edits:
            self._register.changed += 1
        else:
            self._register.unchanged += 1
        self._register.edits.extend(edits)

    def _add(self, rows: list[_NewRow]) -> None:
        texts = zip(*(texts for _, texts, _ in rows), strict=True)
        values: list[Any] = [
            parsed.all(column) for parsed, column in zip(self._values, texts, strict=True)
        ]
        values[self._id] = [record_id for _, _, record_id in rows]
        if self._absent or any(parsed.refused for parsed in self._values):
            values = list(zip(*self._sound(rows, values), strict=True))
        if values:
            self._register.added += len(values[0])
            self._register.edits.extend(map(Add, self._records(values)))

    def _sound(self, rows: list[_NewRow], values: list[Any]) -> list[tuple[Any, ...]]:
        """The values of those rows that have all theirs; what is wrong with others is told."""
        sound = []
        for (number, texts, _), row in zip(rows, zip(*values, strict=True), strict=True):
            required = CsvError(Code.CSV_BAD_CELL, reason=Code.FIELD_REQUIRED)
            for column in self._absent:
                self._refuse(required, number, column, "")
            bad = [place for place, value in enumerate(row) if value is REFUSED]
            for place in bad:
                self._refuse_cell(number, place, texts[place])
            if not bad and not self._absent:
                sound.append(row)
        return sound

    def _records(self, values: list[Any]) -> Iterator[Record]:
        make = self._register.kind.record
        names = [self._fields[place] for place in self._plain]
        columns = [values[place] for place in self._plain]
        if self._amounts:
            names.append("amounts")
            amounts = zip(*(values[place] for place in self._amounts), strict=True)
            columns.append(list(map(self._by_period, amounts)))
        rows = zip(*columns, strict=True)
        return (make(**dict(zip(names, row, strict=True))) for row in rows)

    def _by_period(self, amounts: tuple[Amount | None, ...]) -> dict[str, Amount]:
        pairs = zip(self._periods, amounts, strict=True)
        return {period: amount for period, amount in pairs if amount is not None}

    def _repeated(self, record_id: str, number: int) -> None:
        first_path, first_row = self._register.seen[record_id]
        error = CsvError(Code.CSV_REPEATED_ID, first_path=first_path, first_row=first_row)
        self._refuse(error, number, self._columns[self._id], record_id)

    def _refuse_cell(self, number: int, place: int, text: str) -> None:
        self._refuse(self._values[place].refused[text], number, self._columns[place], text)

    def _refuse(self, error: CsvError, row: int, column: Column, value: str) -> None:
        where = {"path": self._sheet.path, "row": row, "column": column.heading, "value": value}
        self._errors.append(CsvError(error.code, **where, **error.values))


def _current(record: Record, name: str) -> object:
    if isinstance(record, Line) and name.startswith(AMOUNT_PREFIX):
        return record.amounts.get(name.removeprefix(AMOUNT_PREFIX))
    current: object = getattr(record, name)
    return current
