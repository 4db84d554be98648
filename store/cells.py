"""What a cell of a table is to the editor: the lines it stands for, and the edits it can make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.amounts import Amount, Range, Unknown
from store.changes import AMOUNT_PREFIX, Edit, SetField
from store.errors import ChangeError, Code
from store.records import ANNUAL, Line
from store.spread import spread
from store.table_view import TableView


@dataclass(frozen=True)
class Share:
    """What a line holds of a sum, and what it would hold of a new one, in kroner."""

    line: Line
    before: int
    after: int


def cell_lines(table: TableView, row_id: str, period: str) -> list[Line]:
    """The lines a cell stands for, in order; of a group or total, the lines of all its rows.

    A line that is blank in the period is among them: it could hold an amount there. `period` may
    be that of the sum column. KeyError when the table has no such column.
    """
    table.column(period)
    return table.lines(row_id)


def amount_edit(line: Line, period: str, amount: Amount | None) -> SetField:
    """Give a line another amount (kroner) in a period; None leaves the period blank."""
    return SetField("lines", line.id, f"{AMOUNT_PREFIX}{period}", amount)


def shares_of(lines: Sequence[Line], period: str, total_kroner: int) -> list[Share]:
    """A new sum in kroner shared out over lines in proportion to what they hold in the period.

    Only lines with an amount get a share; blank ones stay blank. Raises CELL_EMPTY without lines,
    SPREAD_RANGE or SPREAD_UNKNOWN for a line (`id`, `label`) without one known amount,
    SPREAD_BLANK when none has an amount, SPREAD_PRICE_LEVELS when they have more than one.
    """
    if not lines:
        raise ChangeError(Code.CELL_EMPTY)
    known: list[tuple[Line, int]] = []
    for line in lines:
        amount = line.amounts.get(period)
        if isinstance(amount, int):
            known.append((line, amount))
        elif isinstance(amount, Range | Unknown):
            code = Code.SPREAD_RANGE if isinstance(amount, Range) else Code.SPREAD_UNKNOWN
            raise ChangeError(code, id=line.id, label=line.label, period=period)
    if not known:
        raise ChangeError(Code.SPREAD_BLANK, period=period)
    if len({line.price_level for line, _ in known}) > 1:
        raise ChangeError(Code.SPREAD_PRICE_LEVELS, period=period)
    after = spread(total_kroner, [amount for _, amount in known])
    return [Share(line, was, now) for (line, was), now in zip(known, after, strict=True)]


def spread_edits(shares: Iterable[Share], period: str) -> list[Edit]:
    """The edits that give each line its share."""
    return [amount_edit(s.line, period, s.after) for s in shares if s.after != s.before]


def clear_edits(cells: Iterable[tuple[Line, str]]) -> list[Edit]:
    """The edits that leave lines blank in periods, given as pairs of the two."""
    return [amount_edit(line, period, None) for line, period in cells if period in line.amounts]


def fill_right_edits(line: Line, source_period: str, periods: Iterable[str]) -> list[Edit]:
    """The edits that give a line its amount of one year in other years, a blank one too.

    What recurs every year is no year's amount: it is neither copied nor filled in.
    """
    amount = line.amounts.get(source_period)
    if source_period == ANNUAL:
        return []
    return [
        amount_edit(line, period, amount)
        for period in dict.fromkeys(periods)
        if period != ANNUAL and line.amounts.get(period) != amount
    ]
