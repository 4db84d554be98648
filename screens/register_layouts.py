"""Which registers there are, and the columns of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from screens.record_columns import DerivedColumn
from screens.record_rows import Layout, plain_layout
from screens.texts import registers_da as da
from screens.texts.words import number
from store.call_shares import call_total, hours_of_work
from store.key_figure_groups import GROUPS, figure_group
from store.plan_records import CallFigure, Measure
from store.records import KeyFigure, Record
from store.schema import KINDS
from store.tables import Tables

_STATUS: Final = ("follow_up.status", "follow_up.responsible", "follow_up.deadline")


def _calls(records: Sequence[Record]) -> list[CallFigure]:
    return [one for one in records if isinstance(one, CallFigure)]


def _call_columns(tables: Tables) -> Sequence[DerivedColumn]:
    total = call_total(tables.of(CallFigure).values())

    def hours(record: Record) -> int | None:
        return hours_of_work(record) if isinstance(record, CallFigure) else None

    def share(record: Record) -> int | None:
        return total.share(record.calls) if isinstance(record, CallFigure) else None

    return (
        DerivedColumn("hours", da.HOURS, True, work=hours, show=number),
        DerivedColumn("share", da.SHARE, True, work=share, show=da.share_text),
    )


def _call_totals(tables: Tables, records: Sequence[Record]) -> Mapping[str, str]:
    """Of what is listed, as part of all there is."""
    total = call_total(_calls(records))
    share = call_total(tables.of(CallFigure).values()).share(total.calls)
    return {
        "centre": da.TOTAL,
        "calls": number(total.calls),
        "hours": number(total.hours),
        "share": "" if share is None else da.share_text(share),
    }


def _measure_count(tables: Tables) -> Sequence[DerivedColumn]:
    measures = [one.risk for one in tables.of(Measure).values()]

    def count(record: Record) -> int | None:
        return measures.count(record.id) or None

    return (DerivedColumn("measures", da.MEASURES, True, work=count, show=number),)


def _figure_group(record: Record) -> tuple[int, str]:
    assert isinstance(record, KeyFigure)
    group = figure_group(record)
    return GROUPS.index(group), da.GROUP_TITLES[group]


LAYOUTS: Final[dict[str, Layout]] = {
    "call_figures": Layout(
        ("centre", "calls", "waiting", "handling", "hours", "share"),
        derived=_call_columns,
        total=_call_totals,
    ),
    "key_figures": Layout(
        ("label", "value", "unit", "track", "administration", "certainty"), group=_figure_group
    ),
    "systems": Layout(("name", "centre", "administration", "users", "access", "change", "track")),
    "responsibilities": Layout(
        (
            *("label", "outcome", "group", "centre", "administration"),
            *("from_administration", "to_administration", "track"),
        )
    ),
    "locations": Layout(("name", "unit", "administration", "use", "lease", "track")),
    "risks": Layout(
        ("label", "track", "likelihood", "consequence", "measures", *_STATUS),
        derived=_measure_count,
    ),
    "measures": Layout(("label", *_STATUS, "track", "risk")),
    "criteria": Layout(("label", "target", "term", "date", "reported_to", "track")),
    "benefits": Layout(("label", "certainty", "track")),
    "principles": Layout(("label", "track")),
    "assumptions": Layout(("label", "certainty", "track")),
    "questions": Layout(("label", *_STATUS, "track")),
    "consultations": Layout(("party", "manner", "body", "track")),
    "terms": Layout(("term", "meaning", "kind", "track")),
    "facts": Layout(("label", "topic", "track", "text")),
    "documents": Layout(("short", "title", "date", "reference", "author")),
    "administrations": Layout(("name", "committee", "order")),
    "committees": Layout(("name", "order")),
    "appropriations": Layout(("code", "name", "committee")),
    "track_parties": Layout(("track", "role", "administration", "committee", "unit", "position")),
    "tracks": Layout(("name", "number", "in_force", "purpose", "standing", "money")),
    "ledgers": Layout(("label", "order")),
}

OF_OTHER_SCREENS: Final[dict[str, Layout]] = {
    "milestones": Layout(("label", "date", "kind", "track", "project", "body", "centre")),
    "milestone_lines": plain_layout("milestone_lines"),
    "centres": plain_layout("centres"),
    "intervals": plain_layout("intervals"),
    "bodies": plain_layout("bodies"),
    "body_tracks": plain_layout("body_tracks"),
    "members": Layout(("role", "body", "administration", "staffing", "order")),
    "body_meetings": Layout(("topic", "date", "standing", "body", "occasion")),
    "meeting_tracks": plain_layout("meeting_tracks"),
    "remarks": Layout(("text", "meeting", "track", "order")),
    "follow_ups": plain_layout("follow_ups"),
}
"""Kinds that have a screen of their own, and can be listed like any other, too."""

EVERY_LAYOUT: Final = LAYOUTS | OF_OTHER_SCREENS
REGISTERS: Final = tuple(EVERY_LAYOUT)
"""In the order in which they are gone through."""

assert set(REGISTERS) <= set(KINDS)
