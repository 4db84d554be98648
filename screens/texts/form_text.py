"""Forms in words; a line's attributes, and what there is to choose among for each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from screens.texts.field_choices import NONE, Options, choices
from screens.texts.names import NO_VALUE
from screens.texts.record_text import appropriation_text, record_title, title_of
from screens.texts.record_text import field_title as title_of_field
from screens.texts.safe import safe, shorten
from screens.texts.words import noun
from store.plan_records import FollowUp
from store.records import Appropriation, Line, Record
from store.tables import Tables

NEW_TITLE: Final = "Ny aktivitet"
HINT: Final = "Tab/pil skifter felt · Enter åbner liste · Ctrl+S gemmer · Esc lukker"
SAVE: Final = "[ Gem ]"
REASON: Final = "Begrundelse"
CODE: Final = "Kode"
LEAVE_TITLE: Final = "Luk uden at gemme?"
LEAVE_TEXT: Final = "Det, du har skrevet, er ikke gemt."
EMPTY: Final = "(tom)"
CHOICE_SIGN: Final = "▾"

FIELDS: Final = (
    "label",
    "group",
    "track",
    "administration",
    "committee",
    "appropriation",
    "steering_area",
    "direction",
    "expense_type",
    "permanent",
    "price_level",
    "certainty",
    "from_administration",
    "to_administration",
    "memo",
    "note",
)
"""Every attribute of a line in its form, in their order."""

_DIRECTIONS: Final = (("", NONE), ("U", "U, udgift"), ("I", "I, indtægt"))


def form_title(line: Line) -> str:
    """Which line the form is of."""
    return f"Aktivitet: {shorten(line.label)} ({safe(line.id)})"


def record_form_title(tables: Tables, table: str, record: Record) -> str:
    """Which record the form is of: `Milepæl: Teknisk flytning`."""
    return f"{_one(table)}: {record_title(tables, table, record)}"


def new_record_title(tables: Tables, table: str, record: Record) -> str:
    """`Ny milepæl`, `Nyt organ`; of a follow-up what it is on."""
    if isinstance(record, FollowUp) and record.target:
        return f"{_one(table)}: {title_of(tables, record.table, record.target)}"
    return f"{'Nyt' if _is_neuter(table) else 'Ny'} {noun(table).one}"


def leave_answers(table: str) -> tuple[tuple[str, str], ...]:
    """What there is to do with what is written when one leaves a form."""
    it = "det" if _is_neuter(table) else "den"
    return (
        ("stay", "Bliv, og skriv videre"),
        ("save", "Gem og luk"),
        ("discard", f"Luk, og lad {noun(table).the} være, som {it} var"),
    )


def _one(table: str) -> str:
    one = noun(table).one
    return one[:1].upper() + one[1:]


def _is_neuter(table: str) -> bool:
    return noun(table).none.startswith("intet")


def field_title(field: str) -> str:
    """What a line's field is called in the form."""
    return title_of_field("lines", field)


def options(tables: Tables, field: str, committee: str = "") -> Options | None:
    """What may be chosen in a line's field; None for a field that is written.

    Of the appropriations those of the `committee` come first.
    """
    if field == "direction":
        return [*_DIRECTIONS]
    if field == "appropriation":
        return [("", NONE), *_appropriations(tables.of(Appropriation).values(), committee)]
    found = choices(tables, "lines", field)
    if found and field == "track":
        found[0] = ("", NO_VALUE["track"])
    return found


def _appropriations(records: Iterable[Appropriation], committee: str) -> Options:
    ordered = sorted(
        records, key=lambda one: (one.committee != committee, one.committee, one.code, one.id)
    )
    return [(one.id, appropriation_text(one)) for one in ordered]
