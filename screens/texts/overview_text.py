"""The overview in words: its headings, one's own part, what was changed, what needs attention."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import structs

from screens.texts.amount_text import difference_text, sum_text
from screens.texts.safe import safe, shorten
from screens.texts.time_text import time_text
from screens.texts.words import (
    counted,
    counted_records,
    period_word,
    price_level_word,
    verdict_text,
)
from store.amounts import Sum
from store.changes import Group
from store.compare import Comparison
from store.records import ANNUAL, Administration, Ledger, PartyRole, Track, Unit, View
from store.totals import TOTAL
from store.workbook import Workbook

if TYPE_CHECKING:
    from store.attention import ConcernKind
    from store.own import OwnPart

PERMANENT: Final = "Varig"
PERMANENT_MARK: Final = "◆"
IN_ALL: Final = "I alt"
YEARS: Final = "Efter år"
COMMITTEES: Final = "Efter udvalg"
DIFFERENCES: Final = "Trykt og beregnet nu"
NEXT: Final = "Træder i kraft"
NOTHING_COMES: Final = "Ingen ressortspor har en dato."
EVERYONE: Final = "hele byen"
AGAINST_PRINTED: Final = "Mod det trykte"
TOTALS_AGREE: Final = "Totalerne stemmer med det trykte, når der rundes af."
NOTHING_DIFFERS: Final = "Alle trykte tal er dem, der beregnes nu."
OWN: Final = "Min forvaltning"
CHOOSE_OWN: Final = "Tryk F8 for at vælge, hvilken forvaltning der er din."
CHANGES: Final = "Ændret siden dokumenterne"
NOTHING_CHANGED: Final = "Intet er ændret siden dokumenterne."
ATTENTION: Final = "Kræver opmærksomhed"
NO_CONCERNS: Final = "Ingen beløb mangler, er usikre eller er uden bevilling."
NOTHING_OWN: Final = "Hverken ressortspor eller penge nævner forvaltningen."

_ROLES: Final[dict[PartyRole, str]] = {
    "til": "Modtager opgaver",
    "fra": "Afgiver opgaver",
    "deltager": "Deltager",
}
_LONGEST: Final = 160

_CONCERNS: Final = {
    "UNKNOWN_AMOUNT": "Uoplyst beløb (?)",
    "RANGE": "Beløb som spænd",
    "NO_APPROPRIATION": "Uden bevilling",
    "UNCERTAIN": "Skøn, foreløbigt eller uafklaret",
}
"""By the name of a `ConcernKind`."""

RECEIVES: Final = "Modtager penge"
GIVES: Final = "Afgiver penge"
SPENDS: Final = "Bruger penge"
PAST: Final = "er passeret"


def title_text(view: View, unit: Unit, own: str) -> str:
    """What the table is, in which unit, and whose lines it shows."""
    parts = [safe(view.title), unit, price_level_word(view.price_level)]
    if own:
        parts.append(f"kun {safe(own)}")
    return " · ".join(parts)


def permanent_text(values: Collection[str]) -> str:
    """Whether money stays, from the words of its lines: all of it, some, or none."""
    if "ja" not in values:
        return ""
    return "delvis" if "nej" in values else "ja"


def printed_heading(own: str) -> str:
    """A heading over what differs from the print, which is of everyone's money."""
    return f"{DIFFERENCES}, {EVERYONE}" if own else DIFFERENCES


def totals_text(found: Sequence[tuple[str, Comparison]], unit: Unit, own: str) -> str:
    """How everyone's totals stand to the printed ones: `Mod det trykte: 2027 +199,5 afviger`."""
    if not found:
        return TOTALS_AGREE
    told = [
        f"{column} {difference_text(comparison.difference, unit)} {verdict_text(comparison)}"
        for column, comparison in found
    ]
    text = f"{AGAINST_PRINTED}: {' · '.join(told)}"
    return f"{text} ({EVERYONE})" if own else text


def money_heading(heading: str, own: str) -> str:
    """A heading over bars, and whose money they are where not everyone's."""
    return f"{heading}, kun {safe(own)}" if own else heading


def own_heading(book: Workbook, administration: str) -> str:
    """The administration by its id and name."""
    found = book.tables.of(Administration).get(administration)
    name = safe(found.name) if found else ""
    return f"{OWN}: {safe(administration)}{f', {name}' if name else ''}"


def part_text(part: OwnPart) -> str:
    """What an administration is to a track: `Afgiver opgaver: 2. Én indgang (Hjemmeplejen)`."""
    unit = f" ({safe(part.party.unit)})" if part.party.unit else ""
    return f"{_ROLES[part.role]}: {track_text(part.track)}{unit}"


def track_text(track: Track) -> str:
    """A track by number and name."""
    return f"{track.number}. {safe(track.name)}"


def money_text(
    book: Workbook, word: str, ledger: str, sums: Mapping[str, Sum], unit: Unit, lines: int
) -> str:
    """One kind of money by period: `Afgiver penge, t.kr.: 850 i 2026 · Budgetflyt, 1 aktivitet`.

    Periods are told apart, not added: some are a year, others every year.
    """
    found = book.tables.of(Ledger).get(ledger)
    told = [
        f"{sum_text(total, unit)} {'' if period == ANNUAL else 'i '}{period_word(period)}"
        for period, total in sorted(sums.items())
        if period != TOTAL and not total.is_blank
    ]
    name = safe(found.label) if found else safe(ledger)
    figures = f"{word}, {unit}: {', '.join(told)}" if told else f"{word}: intet beløb"
    return f"{figures} · {name}, {counted_records('lines', lines)}"


def next_heading(administration: str) -> str:
    """What is to come, and for whom."""
    return f"{NEXT}, {safe(administration)}" if administration else NEXT


def coming_text(track: Track, *, past: bool) -> str:
    """When a track comes into force, or that it should have: `Senest 31. december 2026: 2. …`."""
    from screens.texts.page_track import in_force_text  # late: not needed for the first paint

    when = in_force_text(structs.replace(track, in_force_note=""))
    return f"{when}{f' ({PAST})' if past else ''}: {track_text(track)}"


def changes_heading(records: int) -> str:
    """How much is otherwise than in the documents."""
    return f"{CHANGES}: {counted(records, 'post', 'poster')}" if records else CHANGES


def group_text(book: Workbook, group: Group) -> str:
    """A group of changes: when, by whom, what the first is, how many more, why."""
    from screens.texts.history_text import summary_text  # late: not needed for the first paint

    told = summary_text(book, group, _LONGEST)
    user = shorten(group.user, 40) or "ukendt"
    reason = f" Begrundelse: {shorten(group.reason, _LONGEST)}" if group.reason else ""
    return f"{time_text(group.time)}, {user}: {told.rstrip('.')}.{reason}"


def concern_text(kind: ConcernKind, lines: int, own: int | None, administration: str) -> str:
    """How many lines need attention, and how many of them are one's own."""
    text = f"{_CONCERNS[kind.name]}: {counted_records('lines', lines)}"
    return text if own is None else f"{text}, heraf {safe(administration)} {own}"
