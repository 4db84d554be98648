"""Edits that move bodies among each other."""

from __future__ import annotations

from collections.abc import Sequence

from store.bodies import Bodies
from store.changes import Edit, SetField
from store.errors import ChangeError, Code
from store.order_keys import keys_for
from store.plan_records import Body
from store.tables import Tables


def shift_edits(tables: Tables, body_id: str, steps: int) -> list[Edit]:
    """Move a body so many places down among those beside it, up where `steps` is negative.

    As far as there are any; nothing at the edge. RECORD_MISSING.
    """
    body = _body(tables, body_id)
    siblings = _beside(tables, body)
    at = next(place for place, one in enumerate(siblings) if one.id == body_id)
    to = min(max(at + steps, 0), len(siblings) - 1)
    if to == at:
        return []
    return _placed([one for one in siblings if one.id != body_id], body, to)


def move_edits(tables: Tables, body_id: str, parent: str) -> list[Edit]:
    """Put a body with all under it last under another, or under none for an empty `parent`.

    Nothing where it stands there last. RECORD_MISSING; BODY_CYCLE under itself or one under it.
    """
    body = _body(tables, body_id)
    if parent:
        above = [_body(tables, parent), *Bodies(tables).above(parent)]
        if body in above:
            raise ChangeError(
                Code.BODY_CYCLE, table="bodies", id=body_id, field="parent", value=parent
            )
    siblings = Bodies(tables).children(parent)
    if siblings and siblings[-1].id == body_id:
        return []
    others = [one for one in siblings if one.id != body_id]
    edits: list[Edit] = []
    if body.parent != parent:
        edits.append(SetField("bodies", body_id, "parent", parent))
    return edits + _placed(others, body, len(others))


def _body(tables: Tables, body_id: str) -> Body:
    found = tables.get("bodies", body_id)
    assert isinstance(found, Body)
    return found


def _beside(tables: Tables, body: Body) -> Sequence[Body]:
    """All that stand under the same body, itself among them."""
    parent = body.parent if body.parent in tables.of(Body) else ""
    return Bodies(tables).children(parent)


def _placed(others: list[Body], body: Body, to: int) -> list[Edit]:
    """The order keys that put a body among others; those that change."""
    wanted = [*others[:to], body, *others[to:]]
    keys = keys_for([one.order for one in wanted], to)
    return [
        SetField("bodies", wanted[at].id, "order", key)
        for at, key in keys.items()
        if wanted[at].order != key
    ]
