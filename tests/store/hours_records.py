"""Contact centres and hours as the implementation plan of *Én indgang* prints them."""

from __future__ import annotations

from hypothesis import strategies as st

from store.hours import LAST, WORKDAYS, Span, clock, read_day
from store.plan_records import Centre, Interval, Variant, Weekday
from store.records import Record

PRINTED: dict[tuple[str, Variant], tuple[str, ...]] = {
    ("centre-buf-pladsanvisning", "nu"): ("9-13", "9-13", "Lukket", "13-18", "9-13"),
    ("centre-sof-dsi", "nu"): ("9-15", "9-15", "9-15", "12-17", "9-13"),
    ("centre-sof-hjemmepleje", "nu"): ("7.30-15.30",) * 5,
    ("centre-suf-hjemmepleje", "nu"): ("7-15.30",) * 5,
    ("centre-kff-bibliotek", "nu"): ("10-18",) * 5,
    ("centre-kff-bibliotek", "kommende"): ("8-16", "8-16", "8-16", "8-17", "8-15"),
}
NAMES = {
    "centre-buf-pladsanvisning": "Pladsanvisningen",
    "centre-sof-dsi": "Din Sociale Indgang",
    "centre-sof-hjemmepleje": "SOF Hjemmepleje",
    "centre-suf-hjemmepleje": "SUF Hjemmepleje",
    "centre-kff-bibliotek": "Biblioteket Online",
    "centre-kbs": "Københavns Borgerservice",
}


def hours_records() -> list[Record]:
    """The centres, with the one that the others are held against, and their intervals."""
    records: list[Record] = [
        Centre(id=centre, name=name, order=order, comparison=centre == "centre-kbs")
        for order, (centre, name) in enumerate(NAMES.items())
    ]
    for (centre, variant), printed in PRINTED.items():
        for weekday, text in zip(WORKDAYS, printed, strict=True):
            day = read_day(text)
            span = day.spans[0] if day.spans else None
            records.append(
                Interval(
                    id=f"tid-{centre}-{variant}-{weekday}",
                    centre=centre,
                    variant=variant,
                    weekday=weekday,
                    position=1,
                    opens=clock(span.opens) if span else "",
                    closes=clock(span.closes) if span else "",
                    closed=day.closed,
                    printed=text,
                )
            )
    return records


def typed_hours(weekday: Weekday, text: str, centre: str = "centre-kbs") -> list[Interval]:
    """Hours now of a weekday as somebody might have typed them."""
    return [
        Interval(
            id=f"ny-{centre}-{weekday}-{position}",
            centre=centre,
            variant="nu",
            weekday=weekday,
            position=position,
            opens=clock(span.opens),
            closes=clock(span.closes),
        )
        for position, span in enumerate(read_day(text).spans)
    ]


def intervals() -> list[Interval]:
    """Only the intervals."""
    return [record for record in hours_records() if isinstance(record, Interval)]


def spans_of(step: int) -> st.SearchStrategy[list[Span]]:
    """Some spans that may overlap, their times multiples of `step` minutes."""
    times = st.sets(st.integers(0, LAST // step), min_size=2, max_size=2).map(sorted)
    return st.lists(times.map(lambda pair: Span(pair[0] * step, pair[1] * step)), max_size=3)
