"""The order of a few rows of a view, worked out without ordering them all."""

from __future__ import annotations

from collections.abc import Iterator

from store.layout import Layout, Row
from store.ordered_rows import value_key
from store.records import Line, ViewRow
from store.tables import Tables

Key = tuple[object, ...]


def row_key(tables: Tables, layout: Layout, row: Row, line: Line) -> Key:
    """Puts a view's rows as the table shows them: printed, made, totals.

    `line` is one that counts in the row.
    """
    if row.printed:
        return (2 if row.kind == "total" else 0), *_path(tables, layout, row.id)
    if row.id == layout.missing_group:
        return (1,)
    if layout.view.rows_by:
        return 1, *value_key(tables, layout.view.rows_by, row.label)
    return 1, line.order, row.id


def rows_for(layout: Layout, line: Line) -> Iterator[Row]:
    """The rows a selected line counts in: its own, the groups it stands in, the totals."""
    own_id = layout.row_for(line)
    own = layout.by_id.get(own_id) or layout.made_row(own_id, line)
    yield own
    for one in dict.fromkeys((*layout.ancestors(own), *layout.total_ids)):
        if one != own_id:
            yield layout.by_id.get(one) or Row(one, "", "gruppe", printed=False)


def _path(tables: Tables, layout: Layout, row_id: str) -> tuple[tuple[int, str], ...]:
    """From the outermost row down: a row follows the one it stands in, siblings by order."""
    records = tables.of(ViewRow)
    steps: list[tuple[int, str]] = []
    while row_id:
        steps.append((records[row_id].order, row_id))
        row_id = layout.by_id[row_id].parent
    return tuple(reversed(steps))
