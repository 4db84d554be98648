"""How a view is built: its columns, its rows in order, and which row a line stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from store.own import involves
from store.records import Line, Placement, PrintedCell, RowKind, View, ViewColumn, ViewRow
from store.tables import Tables

AUTO: Final = "~"
"""Joins a view's id and the line a row the document lacks was made for; no stored id holds it."""

AUTO_VALUE: Final = "~="
"""Joins a view's id and the value, perhaps an empty one, that such a row was made for."""


@dataclass(frozen=True)
class Row:
    """A row of a view. `printed` tells whether the document has it.

    `label` of a made row is the line's own label, or the value its lines share.
    """

    id: str
    label: str
    kind: RowKind
    parent: str = ""
    printed: bool = True


class Layout:
    """The structure of one view, read once; rebuilt when the view's own records change.

    With an `administration`, the view of only the lines that involve it. Such a view has no
    printed cells: what a document prints is of everyone's lines.
    """

    def __init__(self, tables: Tables, view: View, administration: str = "") -> None:
        self.view = view
        self.administration = administration
        self.columns = sorted(
            (c for c in tables.of(ViewColumn).values() if c.view == view.id),
            key=lambda column: (column.position, column.id),
        )
        self.periods = frozenset(c.period for c in self.columns if c.kind == "periode")
        rows = [r for r in tables.of(ViewRow).values() if r.view == view.id]
        self.rows = _in_order(rows)
        self.by_id = {row.id: row for row in self.rows}
        self.total_ids = tuple(row.id for row in self.rows if row.kind == "total")
        holding = {row.id for row in self.rows if row.kind != "total"}
        matches = {row.id: row.match for row in rows if row.match and row.id in holding}
        # the first of several rows that match is the one
        self.by_match = {matches[r.id]: r.id for r in reversed(self.rows) if r.id in matches}
        self.placed = {
            p.line: p.target
            for p in tables.of(Placement).values()
            if p.view == view.id and p.target in holding
        }
        self.printed = {
            (p.target, p.column): p
            for p in tables.of(PrintedCell).values()
            if p.view == view.id and not administration
        }

    @property
    def missing_group(self) -> str:
        """The id of the group that holds what the document does not have."""
        return f"{self.view.id}{AUTO}"

    def selects(self, line: Line) -> bool:
        """True when the line belongs to this view."""
        own = self.administration
        return holds(self.view, line) and (not own or involves(line, own))

    def row_for(self, line: Line) -> str:
        """The id of the row a selected line stands in, a made one where none is printed."""
        placed = self.placed.get(line.id)
        if placed is not None:
            return placed
        if not self.view.rows_by:
            return f"{self.view.id}{AUTO}{line.id}"
        value = str(getattr(line, self.view.rows_by))
        return self.by_match.get(value) or f"{self.view.id}{AUTO_VALUE}{value}"

    def made_row(self, row_id: str, line: Line) -> Row:
        """The row made for a line that no printed row holds."""
        parent = self.missing_group if self.view.document else ""
        label = str(getattr(line, self.view.rows_by)) if self.view.rows_by else line.label
        return Row(row_id, label, "række", parent, printed=False)

    def ancestors(self, row: Row) -> Iterable[str]:
        """The ids of the groups a row stands in, innermost first."""
        parent = row.parent
        while parent:
            yield parent
            above = self.by_id.get(parent)
            parent = above.parent if above else ""


def holds(view: View, line: Line) -> bool:
    """True when the line is one of those the view is about."""
    return (
        line.ledger == view.ledger
        and line.memo == view.memo
        and (not view.track or line.track == view.track)
    )


def _in_order(rows: list[ViewRow]) -> list[Row]:
    children: dict[str, list[ViewRow]] = {}
    known = {row.id for row in rows}
    for row in sorted(rows, key=lambda row: (row.order, row.id)):
        children.setdefault(row.parent if row.parent in known else "", []).append(row)
    ordered: list[Row] = []
    waiting = list(reversed(children.get("", [])))
    while waiting:
        row = waiting.pop()
        ordered.append(Row(row.id, row.label, row.kind, row.parent if row.parent in known else ""))
        waiting.extend(reversed(children.get(row.id, [])))
    return ordered
