"""Where each record is shown and edited."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from screens.places import Place
from store.changes import AMOUNT_PREFIX, Change
from store.follow_ups import PREFIX
from store.plan_records import (
    Body,
    BodyMeeting,
    BodyTrack,
    Centre,
    FollowUp,
    Interval,
    MeetingTrack,
    Member,
    Milestone,
    MilestoneLine,
    Remark,
)
from store.records import (
    Line,
    Placement,
    PrintedCell,
    Track,
    TrackParty,
    View,
    ViewColumn,
    ViewRow,
)
from store.tables import Tables
from store.totals import TOTAL

_BY_FIELD: Final = frozenset({"registers", "timeline"})
"""Screens whose columns go by the fields of their records."""


def place_of(tables: Tables, table: str, record_id: str) -> Place:
    """The place of a record: the node, cell or row that one stands on to edit it.

    What has no screen of its own is in the registers, in that of its table. KIND_UNKNOWN and
    RECORD_MISSING for what the workbook does not have.
    """
    record = tables.get(table, record_id)
    match record:
        case Track():
            return Place("track", track=record.id)
        case TrackParty():
            return Place("track", track=record.track)
        case Centre():
            return Place("hours", row=record.id)
        case Interval():
            return Place("hours", row=record.centre, tab=record.variant, column=record.weekday)
        case Milestone():
            return Place("timeline", row=record.id)
        case MilestoneLine():
            return Place("timeline", row=record.milestone)
        case FollowUp():
            return place_of(tables, record.table, record.target)
        case Line() | View() | ViewColumn() | ViewRow() | Placement() | PrintedCell():
            return _in_budget(tables, record)
        case Body() | BodyTrack() | Member() | BodyMeeting() | MeetingTrack() | Remark():
            return _in_organisation(tables, record)
    return Place("registers", tab=table, row=record_id)


def place_of_change(tables: Tables, change: Change) -> Place | None:
    """Where a change is seen, as `place_of_field`; None when the record is gone."""
    if change.record not in tables.table(change.table):
        return None
    return place_of_field(tables, change.table, change.record, change.field)


def place_of_field(tables: Tables, table: str, record_id: str, field: str) -> Place:
    """The place of a record, of a field that has a cell this one."""
    place = place_of(tables, table, record_id)
    period = field.removeprefix(AMOUNT_PREFIX)
    if period != field:
        return replace(place, column=period)
    if not field or place.screen not in _BY_FIELD or place.column:
        return place
    return replace(place, column=f"{PREFIX}{field}" if table == "follow_ups" else field)


def _in_budget(
    tables: Tables, record: Line | View | ViewColumn | ViewRow | Placement | PrintedCell
) -> Place:
    match record:
        case Line():
            return Place("budget", line=record.id)
        case View():
            return Place("budget", view=record.id)
        case ViewColumn():
            return Place("budget", view=record.view, column=_column(record))
        case ViewRow():
            return Place("budget", view=record.view, row=record.id)
        case Placement():
            return Place("budget", view=record.view, row=record.target, line=record.line)
        case PrintedCell():
            found = tables.of(ViewColumn).get(record.column)
            column = _column(found) if found else ""
            return Place("budget", view=record.view, row=record.target, column=column)


def _column(column: ViewColumn) -> str:
    return TOTAL if column.kind == "sum" else column.period


def _in_organisation(
    tables: Tables, record: Body | BodyTrack | Member | BodyMeeting | MeetingTrack | Remark
) -> Place:
    match record:
        case Body():
            return Place("organisation", row=record.id)
        case BodyTrack() | Member() | BodyMeeting():
            return Place("organisation", row=record.body, column=record.id)
        case MeetingTrack() | Remark():
            meeting = tables.of(BodyMeeting).get(record.meeting)
            body = meeting.body if meeting else ""
            return Place("organisation", row=body, column=record.id)
