"""Edits that add, place, move, rename and delete lines, each a group that can be made whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from store.changes import Add, Delete, Edit, SetField, new_id
from store.errors import ChangeError, Code
from store.fields import with_field
from store.layout import holds
from store.order_keys import keys_for
from store.records import Line, Placement, View, ViewRow
from store.schema import KINDS
from store.tables import Tables

FORM_FIELDS: Final = (
    "label",
    "group",
    "track",
    "administration",
    "steering_area",
    "committee",
    "appropriation",
    "direction",
    "from_administration",
    "to_administration",
    "permanent",
    "price_level",
    "certainty",
    "note",
    "memo",
    "expense_type",
)
"""The fields of a line that its form shows, in order."""

_SHARED: Final = (
    "track",
    "group",
    "administration",
    "steering_area",
    "committee",
    "appropriation",
    "direction",
    "from_administration",
    "to_administration",
    "expense_type",
    "permanent",
    "price_level",
)
"""What a new line has from its neighbour."""


def new_line(
    tables: Tables, view: View, *, near: str = "", label: str, **fields: object
) -> tuple[Line, list[Edit]]:
    """A line for a view without amounts, to stand just after the line `near`, else last.

    Ledger, memo and, where the view is of one track, the track are the view's; what else lines
    share is the neighbour's; `fields` come before both. Its certainty is *fast* unless `fields`
    say otherwise, and no document has it. It is placed nowhere: a table of a document shows it
    among what the document lacks. Raises RECORD_MISSING, FIELD_UNKNOWN or FIELD_VALUE.
    """
    values: dict[str, object] = {"price_level": view.price_level}
    if near:
        neighbour = _line(tables, near)
        values = {field: getattr(neighbour, field) for field in _SHARED}
    if view.track:
        values["track"] = view.track
    line = Line(id=new_id("linje-"), ledger=view.ledger, memo=view.memo, label=label)
    line = _with_fields(line, values | fields)
    others = lines_in_order(tables, line.ledger)
    position = next((at for at, one in enumerate(others, 1) if one.id == near), len(others))
    key, moved = order_edits(others, line, position)
    line = _with_fields(line, {"order": key})
    return line, [Add(line), *moved]


def lines_in_order(tables: Tables, ledger: str) -> list[Line]:
    """The lines of a ledger in the order every table has them in."""
    found = (line for line in tables.of(Line).values() if line.ledger == ledger)
    return sorted(found, key=lambda line: (line.order, line.id))


def order_edits(others: list[Line], line: Line, position: int) -> tuple[int, list[Edit]]:
    """The order key that puts a line before `others[position]`, and edits that make room for it."""
    wanted = [*others[:position], line, *others[position:]]
    keys = keys_for([one.order for one in wanted], position)
    moved: list[Edit] = [
        SetField("lines", wanted[at].id, "order", key) for at, key in keys.items() if at != position
    ]
    return keys[position], moved


def place(tables: Tables, view_id: str, line_id: str, row_id: str | None) -> list[Edit]:
    """Let a line stand in a printed row of a view; None takes it out of the one it stands in.

    Raises RECORD_MISSING, LINE_OUTSIDE_VIEW, ROW_FOLLOWS_FIELD where the rows follow a field of
    the lines, PLACEMENT_OTHER_VIEW for another view's row, ROW_IS_TOTAL.
    """
    view, line = _view(tables, view_id), _line(tables, line_id)
    found = [p for p in _placements(tables, {line_id}) if p.view == view_id]
    if row_id is None:
        return [Delete("placements", placement.id) for placement in found]
    if not holds(view, line):
        raise ChangeError(
            Code.LINE_OUTSIDE_VIEW, id=line.id, label=line.label, view_id=view.id, view=view.title
        )
    if view.rows_by:
        raise ChangeError(
            Code.ROW_FOLLOWS_FIELD,
            table="lines",
            id=line.id,
            field=view.rows_by,
            view_id=view.id,
            view=view.title,
        )
    row = tables.get("view_rows", row_id)
    assert isinstance(row, ViewRow)
    if row.kind == "total":
        raise ChangeError(Code.ROW_IS_TOTAL, id=row.id, label=row.label)
    placement = Placement(id=new_id("plac-"), view=view_id, line=line_id, target=row_id)
    if row.view != view_id:
        raise ChangeError(
            Code.PLACEMENT_OTHER_VIEW,
            table="placements",
            id=placement.id,
            field="target",
            value=row_id,
        )
    if not found:
        return [Add(placement)]
    return [SetField("placements", p.id, "target", row_id) for p in found if p.target != row_id]


def delete_lines(tables: Tables, line_ids: Iterable[str]) -> list[Edit]:
    """Delete lines and what cannot be without them; what merely points to them stops doing so.

    Raises RECORD_MISSING.
    """
    gone = dict.fromkeys(line_ids)
    for line_id in gone:
        _line(tables, line_id)
    edits: list[Edit] = []
    for table, kind in KINDS.items():
        pointers = [field for field, target in kind.references.items() if target == "lines"]
        for record in tables.table(table).values() if pointers else ():
            if table == "lines" and record.id in gone:
                continue
            for field in pointers:
                if getattr(record, field) not in gone:
                    continue
                if field in kind.required:
                    edits.append(Delete(table, record.id))
                    break
                edits.append(SetField(table, record.id, field, ""))
    return [*edits, *(Delete("lines", line_id) for line_id in gone)]


def move_lines(tables: Tables, line_ids: Iterable[str], **fields: object) -> list[Edit]:
    """Give lines another group, track, ledger, administration or whatever `fields` name.

    Placements in views that a line no longer belongs to are deleted. Raises RECORD_MISSING,
    FIELD_UNKNOWN or FIELD_VALUE.
    """
    lines = [_line(tables, line_id) for line_id in dict.fromkeys(line_ids)]
    changed = {line.id: _with_fields(line, fields) for line in lines}
    edits: list[Edit] = [
        SetField("lines", line.id, field, value)
        for line in lines
        for field, value in fields.items()
        if getattr(changed[line.id], field) != getattr(line, field)
    ]
    views = tables.of(View)
    for placement in _placements(tables, changed):
        view, after = views[placement.view], changed[placement.line]
        # one that is of no use already is not this edit's business
        if holds(view, tables.of(Line)[after.id]) and not holds(view, after):
            edits.append(Delete("placements", placement.id))
    return edits


def rename(tables: Tables, line_id: str, label: str) -> list[Edit]:
    """Give a line another label. Raises RECORD_MISSING."""
    return move_lines(tables, [line_id], label=label)


def line_form_edits(tables: Tables, line_id: str, values: Mapping[str, object]) -> list[Edit]:
    """What a filled-in form changes, `values` by `FORM_FIELDS`; fields left out stay as they are.

    Nothing is guessed: another appropriation leaves the committee as it was. Placements are
    treated as by `move_lines`. Raises RECORD_MISSING, FIELD_UNKNOWN or FIELD_VALUE.
    """
    for field in values:
        if field not in FORM_FIELDS:
            raise ChangeError(Code.FIELD_UNKNOWN, table="lines", id=line_id, field=field)
    return move_lines(tables, [line_id], **values)


def _with_fields(line: Line, fields: Mapping[str, object]) -> Line:
    for field, value in fields.items():
        changed = with_field(line, "lines", field, value)
        assert isinstance(changed, Line)
        line = changed
    return line


def _placements(tables: Tables, line_ids: Iterable[str]) -> list[Placement]:
    wanted = frozenset(line_ids)
    return [p for p in tables.of(Placement).values() if p.line in wanted]


def _line(tables: Tables, line_id: str) -> Line:
    line = tables.get("lines", line_id)
    assert isinstance(line, Line)
    return line


def _view(tables: Tables, view_id: str) -> View:
    view = tables.get("views", view_id)
    assert isinstance(view, View)
    return view
