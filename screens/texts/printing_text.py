"""Danish: writing what is shown as a page."""

from __future__ import annotations

from typing import Final, Literal

from screens.texts.safe import safe, shorten

Form = Literal["html", "md", "txt", "csv"]

FORMS: Final[tuple[Form, ...]] = ("html", "md", "txt", "csv")
"""What a page is written as, each by the ending of its files."""

FORM_LABELS: Final[dict[Form, str]] = {
    "html": "HTML: til Word, browser og A4-print",
    "md": "Markdown: til wiki og notesystemer",
    "txt": "Ren tekst: til e-mail",
    "csv": "CSV: til regneark; altid hele tabellen i dens egen enhed",
}

TITLE: Final = "Udskriv"
HINT: Final = "Pil op/ned vælger format"
CHOICE_HINT: Final = "Tab vælger hvad · pil op/ned vælger format"
ANSWERS: Final = (("write", "Skriv filen (Enter)"), ("leave", "Lad alt være (Esc)"))
WHERE: Final = "Fil:"
NOTHING: Final = "Arbejdsfilen har ingen tabeller, så der er intet at udskrive."
NO_NAME: Final = "Skriv et filnavn, evt. med mappe foran."
BAD_NAME: Final = "»{name}« kan ikke være navn på en fil. Skriv et andet."
WHOLE_TRACK: Final = "Siden viser alle forvaltningers tal i ressortsporet."
FOLDERS: Final = ("Dokumenter", "Documents")
"""Where in a home folder documents are kept."""


def subject_text(title: str, unit: str, filter_text: str, administration: str) -> str:
    """What will stand on the page: title, unit, and what is left out."""
    told = f"{safe(title)}\nBeløb i {unit}" if unit else safe(title)
    if administration:
        told += f" · kun {safe(administration)}, med hele kommunens totaler"
    if filter_text:
        told += f" · filter: {safe(filter_text)}"
    return told


def choice_text(choice: str) -> str:
    """What is printed, and the key that chooses something else; `choice` is fit to show."""
    return f"Tab: {choice}"


def written_text(path: str) -> str:
    """That the page is there."""
    return f"Skrevet her: {safe(path)}"


def bad_name(name: str) -> str:
    """That no file can be called so."""
    return BAD_NAME.format(name=shorten(name))
