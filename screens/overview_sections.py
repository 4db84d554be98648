"""What stands under the overview's table: lines of text, each with the place it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Final

from screens.desk import Desk
from screens.places import Place
from screens.record_places import place_of_change
from screens.texts import overview_text as words
from screens.texts.amount_text import short_sum_text
from screens.texts.names import NO_VALUE
from screens.texts.safe import safe
from screens.texts.table_text import DIFFERENCES, differences, remarks_by_heading
from screens.texts.words import is_rounded
from screens.widgets.bars import Bar
from screens.widgets.items import Bars, Item, Remarks
from store.attention import Concern, ConcernKind, concerns
from store.changes import Group
from store.compare import Verdict
from store.layout import holds
from store.own import coming, involves, is_past, own_money, own_parts
from store.records import Line, Unit, View, ViewColumn, ViewRow
from store.shares import Share, ShareField, shares
from store.table_view import TableView
from store.totals import TOTAL

GRAVEST: Final = (
    Verdict.DEVIATES,
    Verdict.UNRESOLVED,
    Verdict.EXPLAINED,
    Verdict.ROUNDING,
    Verdict.AGREES,
)
LATEST: Final = 8
"""So many of the last changes are told; the screen of changes has them all."""


# -- money


def by_committee(desk: Desk, table: TableView) -> Bars:
    """The table's money by committee: a bar of all of it, and its years beside.

    From the kept sums of a table that has it so, where there is one; else from the lines.
    """
    view = table.view
    columns = [column for column in table.columns if column.kind == "periode"]
    target = _view_by_committee(desk, view, {column.period for column in columns})
    if target is None:
        found = _shares(desk, view, {column.period for column in columns})
        places = [Place("budget", view=view.id) for _ in found]
    else:
        shown = desk.own_table(target.id) or desk.table(target.id)
        rows = [r for r in shown.rows() if r.kind == "række" and shown.holds_lines(r.id)]
        keys = [*(column.period for column in columns), TOTAL]
        matches = desk.book.tables.of(ViewRow)
        found = [
            Share(
                matches[row.id].match if row.printed else row.label,
                {key: shown.sum(row.id, key) for key in keys},
            )
            for row in rows
        ]
        places = [Place("budget", view=target.id, row=row.id) for row in rows]
    return Bars(
        words.money_heading(words.COMMITTEES, desk.own),
        (*(safe(column.label) for column in columns), words.IN_ALL),
        tuple(_bar(desk, view, share, columns) for share in found),
        places,
    )


def _shares(desk: Desk, view: View, periods: set[str]) -> list[Share]:
    lines = (
        line
        for line in desk.book.tables.of(Line).values()
        if holds(view, line) and (not desk.own or involves(line, desk.own))
    )
    return shares(desk.book.tables, lines, "committee", periods)


def _bar(desk: Desk, view: View, share: Share, columns: list[ViewColumn]) -> Bar:
    unit = desk.unit_of(view)
    keys = [*(column.period for column in columns), TOTAL]
    figures = [short_sum_text(share.sum_of(key), unit, view.price_level) for key in keys]
    return Bar(safe(share.value) or NO_VALUE["committee"], share.sum_of(TOTAL), figures)


def _view_by_committee(desk: Desk, view: View, periods: set[str]) -> View | None:
    """The table that has the same money, of the same periods, in rows by committee."""
    found = [
        one
        for one in desk.book.tables.of(View).values()
        if one.rows_by == "committee"
        and (one.ledger, one.track, one.memo) == (view.ledger, view.track, view.memo)
        and {c.period for c in desk.table(one.id).columns if c.kind == "periode"} == periods
    ]
    return min(found, key=lambda one: (one.order, one.id), default=None)


def by_year(desk: Desk, table: TableView, own: TableView | None) -> Bars | None:
    """The table's total by year; None for a table without one."""
    if not table.has_total:
        return None
    view, unit = table.view, desk.unit_of(table.view)
    columns = [column for column in table.columns if column.kind == "periode"]
    total = next(row.id for row in table.rows() if row.kind == "total")
    bars = []
    for column in columns:
        found = (own or table).total(column.period)
        figure = short_sum_text(found, unit, view.price_level)
        bars.append(Bar(safe(column.label), found, [figure]))
    places = (Place("budget", view=view.id, row=total, column=c.period) for c in columns)
    heading = words.money_heading(words.YEARS, desk.own)
    return Bars(heading, (unit,), tuple(bars), tuple(places))


# -- print


def printed_otherwise(desk: Desk, table: TableView) -> Remarks:
    """What the document prints otherwise than is computed now, in words."""
    place = Place("budget", view=table.id)
    told = dict(remarks_by_heading(desk.book, table, unit=desk.unit_of(table.view)))
    found = told.get(DIFFERENCES, [])
    texts = found or [words.NOTHING_DIFFERS]
    return Remarks(words.printed_heading(desk.own), [Item(text, place) for text in texts])


def totals_text(desk: Desk, table: TableView) -> str:
    """How the totals stand to the printed ones, in one line, what deviates first."""
    totals = [row.id for row in table.rows() if row.kind == "total"]
    unit = desk.unit_of(table.view)
    found = [
        one for one in differences(desk.book, table, unit, totals) if not is_rounded(one.comparison)
    ]
    found.sort(key=lambda one: GRAVEST.index(one.comparison.verdict))
    return words.totals_text([(one.column, one.comparison) for one in found], unit, desk.own)


# -- one's own administration


def own_part(desk: Desk) -> Remarks:
    """What one's own administration receives, gives away and spends."""
    own, tables = desk.administration, desk.book.tables
    if not own:
        return Remarks(words.OWN, [Item(words.CHOOSE_OWN)])
    items = [
        Item(words.part_text(part), Place("track", track=part.track.id))
        for part in own_parts(tables, own)
    ]
    money = own_money(tables, own)
    items += _money(desk, words.RECEIVES, "to_administration", money.receives)
    items += _money(desk, words.GIVES, "from_administration", money.gives)
    items += _money(desk, words.SPENDS, "administration", money.spends)
    return Remarks(words.own_heading(desk.book, own), items or [Item(words.NOTHING_OWN)])


def to_come(desk: Desk, today: date) -> Remarks:
    """When the tracks come into force in which one's own administration, or any, takes part."""
    own = desk.administration
    items = [
        Item(words.coming_text(track, past=is_past(track, today)), Place("track", track=track.id))
        for track in coming(desk.book.tables, own, today)
    ]
    return Remarks(words.next_heading(own), items or [Item(words.NOTHING_COMES)])


def _money(desk: Desk, word: str, field: ShareField, lines: list[Line]) -> Iterator[Item]:
    """A line a kind of money; kinds are never added to each other."""
    tables = desk.book.tables
    in_ledger = sorted(lines, key=lambda line: line.ledger)
    for ledger, found in groupby(in_ledger, key=lambda line: line.ledger):
        same = list(found)
        unit = _unit_of(desk, ledger)
        for share in shares(tables, same, field):
            text = words.money_text(desk.book, word, ledger, share.sums, unit, len(same))
            yield Item(text, Place("budget", line=same[0].id))


def _unit_of(desk: Desk, ledger: str) -> Unit:
    """The unit of a ledger's first table."""
    found = [view for view in desk.book.tables.of(View).values() if view.ledger == ledger]
    first = min(found, key=lambda view: (view.order, view.id), default=None)
    return desk.unit_of(first) if first else desk.choices.unit or "t.kr."


# -- attention and changes


def attention(desk: Desk) -> Remarks:
    """How many lines of each kind need attention; each leads to the first, own ones before."""
    found = concerns(desk.book.tables)
    own = desk.administration
    items = [
        _concern(kind, [one for one in found if one.kind is kind], own)
        for kind in ConcernKind
        if any(one.kind is kind for one in found)
    ]
    return Remarks(words.ATTENTION, items or [Item(words.NO_CONCERNS)])


def _concern(kind: ConcernKind, found: list[Concern], own: str) -> Item:
    mine = [one for one in found if own and involves(one.line, own)]
    first = (mine or found)[0]
    text = words.concern_text(kind, len(found), len(mine) if own else None, own)
    column = first.periods[0] if first.periods else ""
    return Item(text, Place("budget", line=first.line.id, column=column))


def latest_changes(desk: Desk) -> Remarks:
    """What has been changed since the documents, newest first. May raise `FileError`."""
    since = desk.since
    groups = since.latest(LATEST)
    heading = words.changes_heading(len(since.changed_records()))
    items = [Item(words.group_text(desk.book, one), place_of_group(desk, one)) for one in groups]
    return Remarks(heading, items or [Item(words.NOTHING_CHANGED)])


def place_of_group(desk: Desk, group: Group) -> Place:
    """What a group changed first of all that there still is; else the group among all changes."""
    places = (place_of_change(desk.book.tables, change) for change in group.changes)
    return next(filter(None, places), Place("changes", group=group.id))
