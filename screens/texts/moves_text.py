"""Placements of lines in tables, and moves up or down, as a reader sees them: not as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from screens.texts.names import record_label, short_title
from screens.texts.safe import safe, shorten
from screens.texts.words import both, counted, counted_records, noun
from store.changes import Change, Group
from store.errors import StoreError
from store.records import Record, View
from store.workbook import Workbook

Held = Record | dict[str, Any] | None
Find = Callable[[str, str], Held]
"""Answers for a table and an id with the record, or with what it held when it was deleted."""

PLACEMENTS: Final = "placements"
_ROWS: Final = "view_rows"
_PLACED: Final = ("", "target")
"""The changes of a placement that move its line; others are told as of any record."""


def finder(book: Workbook) -> Find:
    """Looks in the workbook, and for what is gone in its history, which may take a while."""

    def find(table: str, record_id: str) -> Held:
        found = book.tables.table(table).get(record_id)
        return _deleted(book, table, record_id) if found is None else found

    return find


def _deleted(book: Workbook, table: str, record_id: str) -> dict[str, Any] | None:
    with suppress(StoreError):  # a name is nothing to stop for
        for group in reversed(list(book.history())):
            for change in group.changes:
                is_it = (change.table, change.record) == (table, record_id)
                if is_it and not change.field and isinstance(change.before, dict):
                    return change.before
    return None


def is_placing(change: Change) -> bool:
    """True where a line is put into a row of a table, taken out of it, or given another row."""
    return change.table == PLACEMENTS and change.field in _PLACED


def is_order(change: Change) -> bool:
    """True where a record only changes its place among its equals."""
    return change.field == "order"


def name_of(find: Find, table: str, record_id: str) -> str:
    """What a record is called, of a table which one it is; its id where no name is known."""
    found = find(table, record_id)
    is_view = table == "views" and found is not None
    name = short_title(found) if is_view and isinstance(found, View | dict) else record_label(found)
    return shorten(name or record_id)


def held_by(find: Find, change: Change, field: str) -> str:
    """A text field of the record a change is of, also where the change deletes or adds it."""
    whole = change.before or change.after
    found = whole if not change.field and whole else find(change.table, change.record)
    held = found.get(field) if isinstance(found, dict) else getattr(found, field, "")
    return held if isinstance(held, str) else ""


def table_of(find: Find, change: Change) -> str:
    """The table a placement or a row belongs to: `Tabel 8`; empty where nothing tells it."""
    view = held_by(find, change, "view")
    return name_of(find, "views", view) if view else ""


def placing_text(find: Find, change: Change) -> str:
    """`»g) …« placeret i Tabel 8 under »e) …«`, or that it was taken out or moved."""
    line = held_by(find, change, "line")
    told = f"»{name_of(find, 'lines', line)}«" if line else f"placering {safe(change.record)}"
    table = table_of(find, change)
    inside = f" i {table}" if table else ""
    if change.field:
        before, after = (_row_name(find, row) for row in (change.before, change.after))
        return f"{told} flyttet fra {before} til {after}{inside}"
    row = _row_name(find, held_by(find, change, "target"))
    if change.after is None:
        return f"{told} taget ud af rækken {row}{inside}"
    return f"{told} placeret{inside} under {row}"


def _row_name(find: Find, row_id: Any) -> str:
    return f"»{name_of(find, _ROWS, str(row_id))}«"


def placed_text(find: Find, change: Change) -> str:
    """The same where line and table stand beside it: `placeret under »e) …«`."""
    if change.field:
        return " → ".join(_row_name(find, row) for row in (change.before, change.after))
    row = _row_name(find, held_by(find, change, "target"))
    return f"taget ud af {row}" if change.after is None else f"placeret under {row}"


def order_text(find: Find, change: Change) -> str:
    """`a) Revisitation flyttet i Tabel 6`, `aktivitet »…« flyttet i rækkefølgen`."""
    name = name_of(find, change.table, change.record)
    if change.table != _ROWS:
        name = f"{noun(change.table).one} »{name}«"
    return f"{name} flyttet {among_text(find, change)}"


def among_text(find: Find, change: Change) -> str:
    """Where something was moved: `i Tabel 6`, `i rækkefølgen`."""
    table = table_of(find, change) if change.table == _ROWS else ""
    return f"i {table}" if table else "i rækkefølgen"


def is_move(group: Group) -> bool:
    """True where a group does nothing but put things in another order."""
    return bool(group.changes) and all(map(is_order, group.changes))


def mover(find: Find, group: Group) -> Change | None:
    """The change of a move that is what the user moved; others only make room for it.

    None where things of several kinds or tables change places, or a file says their order.
    """
    sorts = {(one.table, table_of(find, one)) for one in group.changes}
    if len(sorts) > 1 or (group.action == "import" and len(group.changes) > 1):
        return None
    return group.changes[-1 if group.action == "undo" else 0]


def move_text(find: Find, group: Group) -> str:
    """A move told once, with how many it concerns; empty for a group that is no move."""
    if not is_move(group):
        return ""
    change = mover(find, group)
    if change is None:
        return f"Rækkefølgen ændret: {_counts(group)}"
    count = renumbered_text(group)
    return order_text(find, change) + (f" ({count})" if count else "")


def renumbered_text(group: Group) -> str:
    """How many things a move gave other numbers; empty for one."""
    count = len(group.changes)
    if count < 2:
        return ""
    if group.changes[0].table == _ROWS:
        return f"{counted(count, 'række', 'rækker')} nummereret om"
    return f"{counted_records(group.changes[0].table, count)} nummereret om"


def _counts(group: Group) -> str:
    counts = Counter(change.table for change in group.changes)
    return both([counted_records(table, count) for table, count in counts.items()])


def move_cells(find: Find, group: Group) -> tuple[str, str, str]:
    """A move as columns: what moved, what happened to it, and where."""
    change = mover(find, group)
    if change is None:
        return "Rækkefølgen", "ændret", _counts(group)
    count = renumbered_text(group)
    where = among_text(find, change) + (f" ({count})" if count else "")
    return name_of(find, change.table, change.record), "flyttet", where
