"""The first of what is to be worked off, as the overview tells of it."""

from __future__ import annotations

from datetime import date
from typing import Final

from screens.desk import Desk
from screens.places import Place
from screens.texts.follow_up_da import ALL_DUE, NOTHING_DUE
from screens.texts.follow_up_text import due_heading, due_text
from screens.widgets.items import Item, Remarks
from store.follow_list import Section, Task, Wanted, by_section, dated_tasks, select

SCREEN: Final = "follow_up"
MOST: Final = 6
MOST_OVERDUE: Final = 3
"""So many are told at most."""


def due(desk: Desk, today: date) -> Remarks:
    """What is overdue and what comes next, each leading to its row, and all of it to the list."""
    tables, own = desk.book.tables, desk.own
    found = by_section(select(tables, dated_tasks(tables), Wanted(own=own)), today)
    overdue, soon = found.get(Section.OVERDUE, []), found.get(Section.SOON, [])
    told = _first(overdue[::-1], MOST_OVERDUE)[::-1]
    told += _first(soon, MOST - len(told))
    told += _first(found.get(Section.LATER, []), MOST - len(told))
    items = [Item(due_text(tables, one, today), _place(one)) for one in told]
    items = items or [Item(NOTHING_DUE)]
    items.append(Item(ALL_DUE, Place(SCREEN)))
    return Remarks(due_heading(len(overdue), len(soon), own), items)


def _first(found: list[Task], most: int) -> list[Task]:
    """The first of them in their order, but rather those whose deadline somebody has set."""
    chosen = sorted(found, key=lambda one: not one.has_own_deadline)[:most]
    return [one for one in found if one in chosen]


def _place(task: Task) -> Place:
    table, record_id = task.key
    return Place(SCREEN, row=record_id, tab=table)
