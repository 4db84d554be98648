"""What the registers hold of a track: figures, systems, responsibilities, goals, notes."""

from __future__ import annotations

from screens.texts import track_lists_da as da
from screens.texts.date_text import moment_text
from screens.texts.hours_text import counted_hours
from screens.texts.registers_da import share_text
from screens.texts.safe import safe
from screens.texts.track_rows import TrackList, TrackReader
from screens.texts.track_text import line_label
from screens.texts.words import counted, counted_records, number
from store.call_shares import call_total, hours_of_work
from store.moments import moment_of
from store.plan_records import (
    Assumption,
    Benefit,
    CallFigure,
    Centre,
    Consultation,
    Criterion,
    Fact,
    Location,
    Principle,
    Responsibility,
    System,
    Term,
)
from store.records import KeyFigure
from store.weeks import COMING, NOW, minutes_of, weeks_of

# -- Nøgletal


def key_figures(reader: TrackReader) -> TrackList:
    """Key figures, calls, and how long the centres are open."""
    weeks = weeks_of(reader.tables)
    every = call_total(reader.tables.of(CallFigure).values())

    def figure(one: KeyFigure) -> tuple[str, ...]:
        value = f"{safe(one.value)} {safe(one.unit)}".strip()
        return safe(one.label), value, safe(one.administration), one.certainty

    def calls(one: CallFigure) -> tuple[str, ...]:
        centre = reader.tables.of(Centre).get(one.centre)
        share = every.share(one.calls)
        return (
            reader.text(one, "centre"),
            counted(one.calls, "kald", "kald"),
            safe(centre.administration) if centre else "",
            "",
            share_text(share) if share is not None else "",
            number(hours_of_work(one)),
            reader.text(one, "waiting"),
            reader.text(one, "handling"),
        )

    def centre(one: Centre) -> tuple[str, ...]:
        told = []
        for variant in (NOW, COMING):
            minutes = minutes_of(weeks.week(one.id, variant))
            if minutes is not None and weeks.has(one.id, variant):
                told.append(f"{variant} {counted_hours(minutes)} om ugen")
        return safe(one.name), ", ".join(told), safe(one.administration)

    count = len(reader.of(KeyFigure))
    intro = f"{counted_records('key_figures', count)}, som dokumenterne skriver dem."
    found = reader.rows(CallFigure, calls)
    return reader.listed(
        f"{intro} {da.CALLS_DERIVED}" if found else intro,
        da.FIGURE_HEADS,
        (da.KEY_FIGURES, reader.rows(KeyFigure, figure)),
        (da.CALLS, found),
        (da.CENTRES, reader.rows(Centre, centre)),
    )


# -- It og ansvar


def systems(reader: TrackReader) -> TrackList:
    """IT systems, then who is responsible for what: what moves, what stays, what is to be done."""

    def system(one: System) -> tuple[str, ...]:
        parts = one.name, one.administration, one.users, one.access, one.change
        return (*map(safe, parts), reader.text(one, "centre"))

    def responsibility(one: Responsibility) -> tuple[str, ...]:
        whose = line_label(one)
        return safe(one.label), whose, safe(one.group), "", "", reader.text(one, "centre")

    duties = reader.of(Responsibility)
    counts = ("systems", len(reader.of(System))), ("responsibilities", len(duties))
    intro = ", ".join(counted_records(table, count) for table, count in counts if count)
    return reader.listed(
        f"{intro}.",
        da.SYSTEM_HEADS,
        (da.SYSTEM_PART, reader.rows(System, system)),
        *(
            (title, reader.rows_of([x for x in duties if x.outcome == outcome], responsibility))
            for outcome, title in da.OUTCOMES.items()
        ),
    )


# -- Mål


def goals(reader: TrackReader) -> TrackList:
    """Criteria of success with their targets, and the benefits that are expected."""

    def criterion(one: Criterion) -> tuple[str, ...]:
        when = moment_text(moment_of(one)) or one.term
        return safe(one.label), safe(one.target), when, safe(one.reported_to)

    def benefit(one: Benefit) -> tuple[str, ...]:
        return safe(one.label), "", "", "", one.certainty

    counts = ("criteria", len(reader.of(Criterion))), ("benefits", len(reader.of(Benefit)))
    intro = ", ".join(counted_records(table, count) for table, count in counts if count)
    return reader.listed(
        f"{intro}.",
        da.GOAL_HEADS,
        (da.CRITERIA, reader.rows(Criterion, criterion)),
        (da.BENEFITS, reader.rows(Benefit, benefit)),
    )


# -- Noter


def notes(reader: TrackReader) -> TrackList:
    """What else the documents tell: facts, principles, assumptions, places, parties, words."""
    rows = {
        "facts": reader.rows(Fact, lambda x: (safe(x.label), safe(x.topic), safe(x.text))),
        "principles": reader.rows(Principle, lambda x: (safe(x.label), "", safe(x.note))),
        "assumptions": reader.rows(
            Assumption, lambda x: (safe(x.label), x.certainty, safe(x.note))
        ),
        "locations": reader.rows(
            Location,
            lambda x: (safe(x.name), x.use, da.joined([safe(x.unit), safe(x.lease)])),
        ),
        "consultations": reader.rows(
            Consultation, lambda x: (safe(x.party), reader.text(x, "body"), safe(x.manner))
        ),
        "terms": reader.rows(Term, lambda x: (safe(x.term), x.kind, safe(x.meaning))),
    }
    intro = ", ".join(counted_records(table, len(found)) for table, found in rows.items() if found)
    parts = ((da.NOTE_PARTS[table], found) for table, found in rows.items())
    return reader.listed(f"{intro}.", da.NOTE_HEADS, *parts)
