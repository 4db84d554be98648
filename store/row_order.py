"""Edits that move a row of a table up or down among its equals."""

from __future__ import annotations

from store.changes import Edit, SetField
from store.errors import ChangeError, Code
from store.layout import AUTO, Layout
from store.line_edits import lines_in_order, order_edits
from store.order_keys import keys_for
from store.records import View, ViewRow
from store.tables import Tables


def move_row(tables: Tables, view_id: str, row_id: str, steps: int) -> list[Edit]:
    """Move a row so many places down, or up where `steps` is negative, as far as there are any.

    A printed row moves among those of the same group, a total among the totals; a row made for a
    line moves among such rows, and the line with it in every table. Nothing at the edge. Raises
    RECORD_MISSING, or ROW_FIXED for the group of what a document lacks and for rows made for a
    value, which stand in the order of a register.
    """
    view = tables.get("views", view_id)
    assert isinstance(view, View)
    layout = Layout(tables, view)
    if row_id.startswith(f"{view_id}{AUTO}"):
        if view.rows_by or row_id == layout.missing_group:
            raise ChangeError(Code.ROW_FIXED, id=row_id)
        return _move_line(tables, layout, row_id, steps)
    if row_id not in layout.by_id:
        raise ChangeError(Code.RECORD_MISSING, table="view_rows", id=row_id)
    return _move_printed(tables, layout, row_id, steps)


def _move_printed(tables: Tables, layout: Layout, row_id: str, steps: int) -> list[Edit]:
    row, records = layout.by_id[row_id], tables.of(ViewRow)
    siblings = [
        one.id
        for one in layout.rows
        if one.parent == row.parent and (one.kind == "total") == (row.kind == "total")
    ]
    to = _target(siblings, row_id, steps)
    if to is None:
        return []
    wanted = _moved(siblings, row_id, to)
    keys = keys_for([records[one].order for one in wanted], to)
    return [SetField("view_rows", wanted[at], "order", key) for at, key in keys.items()]


def _move_line(tables: Tables, layout: Layout, row_id: str, steps: int) -> list[Edit]:
    everyone = lines_in_order(tables, layout.view.ledger)
    made = {
        made_id: line
        for line in everyone
        if layout.selects(line) and (made_id := layout.row_for(line)) not in layout.by_id
    }
    if row_id not in made:
        raise ChangeError(Code.RECORD_MISSING, table="view_rows", id=row_id)
    order = list(made)
    to = _target(order, row_id, steps)
    if to is None:
        return []
    line, passed = made[row_id], made[order[to]]
    others = [one for one in everyone if one.id != line.id]
    # beside the row it passes last, so that lines of other rows keep their place to it
    position = others.index(passed) + (to > order.index(row_id))
    key, moved = order_edits(others, line, position)
    return [SetField("lines", line.id, "order", key), *moved]


def _target(order: list[str], row_id: str, steps: int) -> int | None:
    """The position a row comes to; None where it stands there."""
    at = order.index(row_id)
    to = min(max(at + steps, 0), len(order) - 1)
    return None if to == at else to


def _moved(order: list[str], one: str, to: int) -> list[str]:
    others = [other for other in order if other != one]
    return [*others[:to], one, *others[to:]]
