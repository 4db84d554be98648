"""Where the cursor goes when a group of changes is taken back, or made again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import msgspec

from screens.places import Place
from screens.record_places import place_of, place_of_field
from screens.requests import Go
from store.changes import Change
from store.follow_ups import PREFIX
from store.plan_records import FollowUp
from store.record_order import own_order
from store.tables import Tables
from store.timeline import timeline

if TYPE_CHECKING:
    from screens.page import Page

WATCHING: Final = frozenset({"overview", "track", "changes"})
"""Screens that nobody is led away from: they show what is edited on others."""

_ALIKE: Final = {"lines": ("ledger", "track"), "bodies": ("parent",), "view_rows": ("view",)}
"""What records have in common that stand beside each other; others are all in one list."""


class Trail:
    """Made before the changes are, for of a record that goes only the place beside it is left.

    A record that goes is stood on where it is on the screen in sight, so that the cursor stays
    when the rows close around it. `changes` are the main ones of a group.
    """

    def __init__(self, page: Page, changes: Sequence[Change]) -> None:
        self._page = page
        self._tables = page.desk.book.tables
        self._stood: tuple[str, str] | None = None
        self._left: dict[tuple[str, str], Place] = {}
        self._came_from = page.place
        whole = {one.record: one.before or one.after for one in changes if not one.field}
        self._fields = [_field_of(self._tables, one, whole) for one in changes]
        ends = {(one.table, one.record) for one in changes if not one.field and not one.after}
        going = [field[:2] for field in self._fields if field[:2] in ends]
        for key in going:
            here = page.place_here(*key)
            if here is not None:
                page.go_to(here)
                self._stood = key
                break
        if going and self._stood is None and page.NAME not in WATCHING:
            self._left[going[0]] = place_beside(self._tables, *going[0])

    def give_up(self) -> None:
        """Stand where one stood, for nothing was changed."""
        if self._stood is not None:
            self._page.go_to(self._came_from)

    def follow(self) -> None:
        """Stand on what there is of the changes, now that they are made, or where it was."""
        page, tables = self._page, self._tables
        there = {field for field in self._fields if field[1] in tables.table(field[0])}
        for field in self._fields:
            place = page.place_here(*field) if field in there else None
            if place is not None:
                page.go_to(place)
            if place is not None or self._stood == field[:2]:
                return
        if page.NAME in WATCHING or page.place.typed:
            return
        for field in self._fields:
            left = self._left.get(field[:2])
            place = place_of_field(tables, *field) if field in there else left
            if place is not None:
                page.post_message(Go(place))
                return


def place_beside(tables: Tables, table: str, record_id: str) -> Place:
    """The place that is left when a record goes: of what it is part of, or the one before it."""
    record, place = tables.get(table, record_id), place_of(tables, table, record_id)
    if record_id not in (place.row, place.line, place.view, place.track):
        return replace(place, column="" if place.screen == "organisation" else place.column)
    if table == "milestones":
        ids = [one.id for one in timeline(tables)]
        at = ids.index(record_id)
        return replace(place, row=next(iter([*ids[at - 1 : at], *ids[at + 1 :]]), ""))
    here, names = own_order(tables, record), _ALIKE.get(table, ())
    others = [
        (own_order(tables, one), one.id)
        for one in tables.table(table).values()
        if one.id != record_id and all(getattr(one, n) == getattr(record, n) for n in names)
    ]
    before = [one for one in others if one[0] < here]
    if before or others:
        return place_of(tables, table, max(before)[1] if before else min(others)[1])
    parent = getattr(record, "parent", "")
    return place_of(tables, table, parent) if parent else replace(place, row="", line="", view="")


def _field_of(tables: Tables, change: Change, whole: Mapping[str, Any]) -> tuple[str, str, str]:
    """The table, record and field that a change is seen in; of a follow-up what it is on.

    `whole` are the records that the same group adds or deletes, by id.
    """
    if change.table != "follow_ups":
        return change.table, change.record, change.field
    found = tables.of(FollowUp).get(change.record)
    held = msgspec.structs.asdict(found) if found else whole.get(change.record)
    if held is None:
        return change.table, change.record, change.field
    return held["table"], held["target"], f"{PREFIX}{change.field}" if change.field else ""
