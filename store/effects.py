"""What planned steps would move: every sum of every table, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.amounts import Sum
from store.changes import Step
from store.layout import Layout, Row, holds
from store.preview import overlay
from store.records import Line, View
from store.row_keys import row_key, rows_for
from store.tables import Tables
from store.totals import TOTAL, ViewTotals
from store.workbook import Workbook


@dataclass(frozen=True)
class Effect:
    """One cell that would move. `column` is a period or `TOTAL`; the sums are copies, in kroner."""

    view: View
    row: Row
    column: str
    before: Sum
    after: Sum


def effects(book: Workbook, steps: Sequence[Step], administration: str = "") -> list[Effect]:
    """What planned steps on lines would move in the tables whose lines are counted.

    In the views' order, each view's rows as its table shows them (totals last), each row's
    cells in column order; only columns the table has. With an `administration`, of only the
    lines that involve it. Changes nothing; but a view that has not been asked for yet is summed,
    which the first call at many lines takes its time for.
    """
    touched = [
        line
        for step in steps
        for line in (step.before, step.after)
        if isinstance(line, Line) and not line.memo
    ]
    kinds = {(line.ledger, line.track): line for line in touched}.values()
    views = [v for v in _ordered(book.tables) if any(holds(v, line) for line in kinds)]
    return [
        effect
        for view in views
        for effect in _in_view(book.tables, book.totals(view.id, administration), steps, touched)
    ]


def views_of(tables: Tables, line: Line) -> list[View]:
    """The views a line belongs to, in their order; those that list memo lines for a memo line."""
    return [view for view in _ordered(tables) if holds(view, line)]


def columns_of(layout: Layout) -> list[str]:
    """The keys of a view's sums in column order: its periods, and `TOTAL` where it has that."""
    keys = (TOTAL if c.kind == "sum" else c.period for c in layout.columns if c.kind != "tekst")
    return list(dict.fromkeys(keys))


def _ordered(tables: Tables) -> list[View]:
    return sorted(tables.of(View).values(), key=lambda view: (view.order, view.id))


def _in_view(
    tables: Tables, totals: ViewTotals, steps: Sequence[Step], touched: Sequence[Line]
) -> list[Effect]:
    moved = overlay(totals, steps)
    if not moved:
        return []
    layout = totals.layout
    columns = columns_of(layout)
    rows: dict[str, tuple[Row, Line]] = {}
    for line in touched:
        if layout.selects(line):
            for row in rows_for(layout, line):
                rows[row.id] = row, line
    ordered = sorted(rows.values(), key=lambda pair: row_key(tables, layout, *pair))
    return [
        Effect(layout.view, row, key, totals.sum_of(row.id, key).copy(), moved[row.id, key])
        for row, _ in ordered
        for key in columns
        if (row.id, key) in moved
    ]
