"""One cell being edited: what it holds, what a typed text would make of it."""

from __future__ import annotations

from store.amount_entry import Entry, read_amount
from store.amount_format import entry_text
from store.amounts import Amount
from store.cells import amount_edit, cell_lines, shares_of, spread_edits
from store.changes import Edit
from store.errors import ChangeError, Code
from store.records import Line, Unit
from store.table_view import TableView


class CellEdit:
    """A cell of a table in a period, typed in a unit; of several lines it takes a new sum."""

    def __init__(self, table: TableView, row_id: str, period: str, unit: Unit) -> None:
        self.table = table
        self.row_id = row_id
        self.period = period
        self.unit = unit
        self.lines: list[Line] = cell_lines(table, row_id, period)
        self.start_text = entry_text(self.current, unit)
        """What stands in the editor when the cell is opened."""

    def again(self, table: TableView) -> CellEdit:
        """The same edit after something else was changed; what it was opened with stays."""
        edit = CellEdit(table, self.row_id, self.period, self.unit)
        edit.start_text = self.start_text
        return edit

    def is_of_same_lines(self, other: CellEdit) -> bool:
        """True when what is typed would go to the lines that another edit's would."""
        return [line.id for line in self.lines] == [line.id for line in other.lines]

    @property
    def only(self) -> Line | None:
        """The line, where there is just one."""
        return self.lines[0] if len(self.lines) == 1 else None

    @property
    def current(self) -> Amount | None:
        """What the cell holds: its line's amount, or the sum of several where that is a figure."""
        if self.only is not None:
            return self.only.amounts.get(self.period)
        return self.table.sum(self.row_id, self.period).exact()

    @property
    def sharers(self) -> int:
        """How many of the lines get a share of a new sum: those with an amount."""
        return sum(1 for line in self.lines if isinstance(line.amounts.get(self.period), int))

    def is_unchanged(self, text: str) -> bool:
        """True for the text the editor was opened with."""
        return text == self.start_text

    def read(self, text: str) -> Entry:
        """What was typed; `AmountError` for what is no amount."""
        return read_amount(text, self.unit, self.current)

    def edits(self, amount: Amount) -> list[Edit]:
        """The edits that give the cell an amount; a new sum is shared out in proportion.

        Raises the `ChangeError`s of `store.cells.shares_of`, and CELL_OF_SEVERAL for what is no
        figure where there are several lines.
        """
        if self.only is not None:
            return [amount_edit(self.only, self.period, amount)]
        if not isinstance(amount, int):
            raise ChangeError(Code.CELL_OF_SEVERAL, count=len(self.lines))
        return spread_edits(shares_of(self.lines, self.period, amount), self.period)
