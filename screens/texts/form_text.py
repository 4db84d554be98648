"""A line's attributes in words: what they are called, and what there is to choose among."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args

from screens.texts.names import NO_VALUE
from screens.texts.safe import safe, shorten
from screens.texts.words import field_word
from store.records import Administration, Appropriation, Certainty, Committee, Line, Track
from store.workbook import Workbook

NEW_TITLE: Final = "Ny aktivitet"
HINT: Final = "Tab/pil skifter felt · Enter åbner liste · Ctrl+S gemmer · Esc lukker"
SAVE: Final = "[ Gem ]"
REASON: Final = "Begrundelse"
LEAVE_TITLE: Final = "Luk uden at gemme?"
LEAVE_TEXT: Final = "Det, du har skrevet, er ikke gemt."
LEAVE_ANSWERS: Final = (
    ("stay", "Bliv, og skriv videre"),
    ("save", "Gem og luk"),
    ("discard", "Luk, og lad aktiviteten være, som den var"),
)
NONE: Final = "(ingen)"
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
"""Every attribute of the form, in its order."""

_TITLES: Final = {"direction": "Indtægt/udgift", "track": "Ressortspor"}
_DIRECTIONS: Final = (("", NONE), ("U", "U, udgift"), ("I", "I, indtægt"))
_YES_NO: Final = ((False, "nej"), (True, "ja"))
_UNNAMED: Final = 48

Options = list[tuple[object, str]]
"""Values of a field, each with its text, fit to show."""


def form_title(line: Line) -> str:
    """Which line the form is of."""
    return f"Aktivitet: {shorten(line.label)} ({safe(line.id)})"


def field_title(field: str) -> str:
    """What a field is called in the form."""
    return _TITLES.get(field) or field_word("lines", field).capitalize()


def options(book: Workbook, field: str, committee: str = "") -> Options | None:
    """What may be chosen in a field; None for a field that is written.

    Of the appropriations those of the `committee` come first.
    """
    if field == "track":
        tracks = sorted(book.all(Track), key=lambda one: (one.number, one.id))
        named = [(one.id, f"{one.number}. {shorten(one.name)}") for one in tracks]
        return [("", NO_VALUE["track"]), *named]
    if field == "committee":
        return [("", NONE), *_coded(book.all(Committee))]
    if field == "appropriation":
        return [("", NONE), *_appropriations(book, committee)]
    if field.endswith("administration"):
        return [("", NONE), *_coded(book.all(Administration))]
    fixed: dict[str, Options] = {
        "direction": [*_DIRECTIONS],
        "permanent": [*_YES_NO],
        "memo": [*_YES_NO],
        "certainty": [(word, word) for word in get_args(Certainty)],
    }
    return fixed.get(field)


def _coded(records: Sequence[Committee | Administration]) -> Options:
    ordered = sorted(records, key=lambda one: (one.order, one.id))
    return [(one.id, f"{safe(one.id)}  {shorten(one.name, _UNNAMED)}") for one in ordered]


def _appropriations(book: Workbook, committee: str) -> Options:
    ordered = sorted(
        book.all(Appropriation),
        key=lambda one: (one.committee != committee, one.committee, one.code, one.id),
    )
    return [(one.id, appropriation_text(one)) for one in ordered]


def appropriation_text(one: Appropriation) -> str:
    """Code, name and committee: `3415 ældre (SOU)`."""
    name = shorten(f"{one.code} {one.name}".strip(), _UNNAMED)
    return f"{name} ({safe(one.committee)})" if one.committee else name


def chosen_text(found: Options, value: object) -> str:
    """The text of a value; one that is not to be chosen stands as it is."""
    texts = (text for one, text in found if one == value)
    return next(texts, None) or shorten(str(value))
