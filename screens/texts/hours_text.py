"""Danish: opening hours, what changes in them, how they stand to others'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from screens.texts.marks_da import CHANGED
from screens.texts.safe import safe
from screens.texts.width import cell_width
from screens.texts.words import both
from store.coverage import Coverage
from store.hours import HOUR, Day, Span, day_text, span_text, spans_text
from store.plan_records import Centre, Variant, Weekday
from store.weeks import COMING, NOW, DayDifference, Difference

SHORT_DAYS: Final[dict[Weekday, str]] = {
    "mandag": "man",
    "tirsdag": "tir",
    "onsdag": "ons",
    "torsdag": "tor",
    "fredag": "fre",
    "lørdag": "lør",
    "søndag": "søn",
}
VARIANTS: Final[dict[Variant, str]] = {NOW: "nu", COMING: "kommende"}

UNTOLD: Final = "ikke oplyst"
CENTRE_HEAD: Final = "Kontaktcenter"
HOURS_HEAD: Final = "Timer/uge"
CHANGE_HEAD: Final = "Ændring"
COMING_LABEL: Final = "  kommende"
AS_NOW: Final = "="
"""Beside coming hours that nobody has told, so that they are those of now."""

UNTOLD_DAYS: Final = "?"
"""Beside the hours of a week of which a workday is not told."""

_MINUS: Final = "\u2212"
_EXACT: Final = 3
"""Minutes that are whole hundredths of an hour are a multiple of this."""


def head_text(weekday: Weekday) -> str:
    """`Mandag`."""
    return weekday.capitalize()


def short_day(weekday: Weekday) -> str:
    """`Man`."""
    return SHORT_DAYS[weekday].capitalize()


def short_names(centres: Sequence[Centre], room: int) -> dict[str, str]:
    """By id, names too long for so many cells without the administration's that they begin with.

    Those keep it that could be taken for another's.
    """
    bare = {one.id: one.name.removeprefix(f"{one.administration} ") for one in centres}
    often = Counter(bare.values())
    return {
        one.id: safe(bare[one.id])
        for one in centres
        if cell_width(safe(one.name)) > room and often[bare[one.id]] == 1
    }


def hours_text(minutes: int) -> str:
    """Minutes as hours: `27`, `42,5`, `8,25`; `41:40` where decimals would not be exact."""
    hours, rest = divmod(minutes, HOUR)
    if not rest:
        return str(hours)
    if rest % _EXACT:
        return f"{hours}:{rest:02}"
    return f"{hours},{rest * 100 // HOUR:02}".rstrip("0")


def counted_hours(minutes: int) -> str:
    """`1 time`, `42,5 timer`."""
    return f"{hours_text(minutes)} {'time' if minutes == HOUR else 'timer'}"


def change_text(change: Difference) -> str:
    """What a week gains and loses in hours: `+10 −10`, `+2`, `0`; `?` where it is not known."""
    parts = [f"+{hours_text(change.gained)}"] if change.gained else []
    parts += [f"{_MINUS}{hours_text(change.lost)}"] if change.lost else []
    if parts:
        return " ".join(parts)
    return UNTOLD_DAYS if change.unknown and not change.both else "0"


def stated_day(day: Day) -> str:
    """`9-13`, `Lukket`, `ikke oplyst`."""
    return day_text(day) or UNTOLD


def _full_time(time: int) -> str:
    return f"{time // HOUR:02}.{time % HOUR:02}"


def _full_span(span: Span) -> str:
    return f"{_full_time(span.opens)}-{_full_time(span.closes)}"


def understood_text(day: Day, before: Day) -> str:
    """What was typed, at length: `kl. 12.00-18.00, 6 timer (før 12-17)`."""
    told = "ikke oplyst: dagen tømmes"
    if day.closed:
        told = "Lukket hele dagen"
    elif day.spans:
        spans = both([_full_span(span) for span in day.spans])
        told = f"kl. {spans}, {counted_hours(day.minutes)}"
    return told if day == before else f"{told} (før {stated_day(before)})"


# -- the cursor's cell


def cell_line(
    name: str, variant: Variant, weekday: Weekday, day: Day, *, falls_back: bool, printed: str
) -> str:
    """Whose hours, when, how many, and what was `printed` where that is something else."""
    told = f"{safe(name)}, {weekday}, {VARIANTS[variant]}: {stated_day(day)}"
    if falls_back:
        return f"{told} (som nu; ingen kommende tider er skrevet)"
    if day.spans:
        told += f" ({counted_hours(day.minutes)})"
    return f"{told} {CHANGED} trykt {safe(printed)}" if printed else told


def row_line(name: str, variant: Variant) -> str:
    """`nu: Pladsanvisningen`."""
    return f"{VARIANTS[variant]}: {safe(name)}"


def stated_hours(minutes: int | None) -> str:
    """`27`, `ikke oplyst`."""
    return UNTOLD if minutes is None else hours_text(minutes)


def week_line(before: int | None, minutes: int | None, untold: Sequence[Weekday]) -> str:
    """Hours a week, perhaps as they would become: `Timer/uge: 27 → 28`."""
    told = f"{HOURS_HEAD}: {stated_hours(before)}"
    if minutes != before:
        told += f" → {stated_hours(minutes)}"
    if untold:
        told += f" ({both([SHORT_DAYS[day] for day in untold])} ikke oplyst)"
    return told


def beside_line(
    variant: Variant, coming: int | None, change: Difference, only: Weekday | None
) -> str:
    """How a row stands to the other of its centre; of the days `only` one, where there is one."""
    told = change_line(change, only)
    return f"mod nu: {told}" if variant == COMING else f"kommende {stated_hours(coming)}: {told}"


def change_line(change: Difference, only: Weekday | None = None) -> str:
    """What changes from now to coming, by day: `+10 −10 (man-ons +8-10 −16-18, tor …)`."""
    if change.is_none:
        return "ingen ændring"
    unknown = both([SHORT_DAYS[day] for day in change.unknown])
    if not change.days:
        return f"kan ikke sammenlignes ({unknown} er kun oplyst for det ene)"
    days = _grouped((day, _moved(day)) for day in change.days if only in (None, day.weekday))
    if unknown:
        days.append(f"{unknown} kun oplyst for det ene")
    return f"{change_text(change)} ({', '.join(days)})" if days else change_text(change)


def _moved(day: DayDifference) -> str:
    return " ".join(
        [
            *(f"+{span_text(span)}" for span in day.gained),
            *(f"{_MINUS}{span_text(span)}" for span in day.lost),
        ]
    )


def _grouped(days: Iterable[tuple[DayDifference, str]]) -> list[str]:
    """Days after each other of which the same is told, as one: `man-ons +8-10`."""
    groups: list[tuple[list[str], str]] = []
    for day, told in days:
        name = SHORT_DAYS[day.weekday]
        if groups and groups[-1][1] == told:
            groups[-1][0].append(name)
        else:
            groups.append(([name], told))
    return [
        f"{names[0]}-{names[-1]} {told}" if len(names) > 1 else f"{names[0]} {told}"
        for names, told in groups
        if told
    ]


# -- against the centre that all are held against


def against_line(name: str, against: Difference) -> str:
    """How many hours lie within another's, which do not, and how much longer that is open."""
    if not against.days:
        return f"{safe(name)}: ingen tider at holde op imod; skriv dem nederst."
    return f"Mod {safe(name)}: {against_text(against)}"


def against_text(against: Difference) -> str:
    """`27 timer dækket, 1 udenfor (tor 17-18), 18 mangler`: what only the other has is missing."""
    if not against.days:
        return "kan ikke sammenlignes"
    outside = _grouped((day, spans_text(day.gained)) for day in against.days)
    parts = [f"{counted_hours(against.both)} dækket"]
    parts += [f"{hours_text(against.gained)} udenfor ({', '.join(outside)})"] if outside else []
    parts += [f"{hours_text(against.lost)} mangler"] if against.lost else []
    told = ", ".join(parts)
    if against.unknown:
        told += f" · {both([SHORT_DAYS[day] for day in against.unknown])} kan ikke sammenlignes"
    return told


def legend(name: str) -> str:
    """What the signs in the bars mean."""
    return f"█ åben   ▒ åben, når {safe(name)} er lukket   · omvendt"


# -- how many answer


def open_text(found: Coverage) -> str:
    """From the first that opens to the last that closes: `7-18`."""
    if found.first is None or found.last is None:
        return "lukket" if found.told else UNTOLD
    return span_text(Span(found.first, found.last))


def gaps_line(days: Sequence[Coverage]) -> str:
    """When nobody answers between the first that opens and the last that closes."""
    gaps = [f"{SHORT_DAYS[day.weekday]} {spans_text(day.gaps)}" for day in days if day.gaps]
    known = any(day.told for day in days)
    if not known:
        return "Ingen tider er oplyst."
    told = (
        f"Ingen svarer: {', '.join(gaps)}"
        if gaps
        else "Ingen huller mellem første åbner og sidste lukker."
    )
    untold = [SHORT_DAYS[day.weekday] for day in days if day.untold and day.told]
    return f"{told} Ikke alle er oplyst: {both(untold)}." if untold else told
