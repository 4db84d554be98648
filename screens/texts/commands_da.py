"""Danish: every command, as the footer, the list of commands and the help name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class CommandText:
    """`title` in the list of commands, `short` in the footer, `help` a sentence; other `words`."""

    title: str
    short: str
    help: str
    words: str = ""


COMMANDS: Final[dict[str, CommandText]] = {
    "help": CommandText("Hjælp", "Hjælp", "Forklarer det sted, du står."),
    "find": CommandText(
        "Find kommando",
        "Menu",
        "Alle kommandoer, skærme, spor, tabeller og aktiviteter ved navn.",
        "post palette kommandoer",
    ),
    "search": CommandText(
        "Søg i alt",
        "Søg",
        "Finder ord, beløb og datoer i alle poster og går hen til det sted, hvor de står.",
        "find søgning",
    ),
    "quit": CommandText("Afslut programmet", "Luk", "Gemmer og lukker programmet.", "exit quit"),
    "next": CommandText("Næste skærm", "Skærm", "Går til den næste fane."),
    "previous": CommandText("Forrige skærm", "Forrige", "Går til den forrige fane."),
    "back": CommandText("Tilbage", "Tilbage", "Går hen, hvor du kom fra."),
    "save": CommandText(
        "Gem nu",
        "Gem",
        "Alt er gemt, så snart det er skrevet; her skrives også hele arbejdsfilen.",
    ),
    "save_copy": CommandText(
        "Gem en kopi", "Kopi", "Gemmer hele arbejdsfilen et andet sted.", "backup usb"
    ),
    "undo": CommandText("Fortryd", "Fortryd", "Tager den seneste ændring tilbage."),
    "redo": CommandText("Gentag", "Gentag", "Laver det fortrudte igen."),
    "reload": CommandText("Læs igen", "Læs igen", "Læser arbejdsfilen igen, når en anden skriver."),
    "own": CommandText(
        "Kun min forvaltning",
        "Min forv.",
        "Viser kun din forvaltnings aktiviteter; hele byens totaler bliver stående.",
        "egen filter",
    ),
    "administration": CommandText(
        "Vælg forvaltning", "Forvaltning", "Vælger, hvilken forvaltning der er din."
    ),
    "unit": CommandText(
        "Skift enhed",
        "Enhed",
        "Skifter mellem tabellens enhed, kr., t.kr. og mio. kr.; kun visningen ændres.",
        "kroner tusind million",
    ),
    "theme": CommandText(
        "Skift farver", "Farver", "Skifter mellem mørk, lys og høj kontrast.", "tema kontrast"
    ),
    "print": CommandText(
        "Udskriv", "Udskriv", "Skriver det viste som HTML, Markdown, tekst eller CSV.", "print word"
    ),
    "copy": CommandText(
        "Kopiér", "Kopiér", "Kopierer de valgte felter, klar til at sætte ind i et regneark."
    ),
    "source": CommandText(
        "Hvor kommer tallet fra",
        "Kilde",
        "Viser dokument, tabel og række, det trykte tal, ændringer og hvad tallet indgår i.",
        "kilde herkomst",
    ),
    "filter": CommandText("Filtrér", "Filtrér", "Viser kun rækker, der passer.", "søg"),
    "sort": CommandText("Sortér efter kolonnen", "Sortér", "Stigende, faldende, som i dokumentet."),
    "tables": CommandText("Vælg tabel", "Tabeller", "Alle tabeller efter dokument og spor."),
    "next_table": CommandText("Næste tabel", "Næste tabel", "Går til den næste tabel."),
    "previous_table": CommandText("Forrige tabel", "Forrige tabel", "Går til den forrige tabel."),
    "printed": CommandText(
        "Trykte tal",
        "Trykt",
        "Viser dokumentets tal under totaler, under alle rækker eller slet ikke.",
    ),
    "edit": CommandText("Ret feltet", "Ret", "Retter det felt, du står i."),
    "form": CommandText(
        "Aktivitetens oplysninger",
        "Oplysninger",
        "Retter navn, udvalg, bevilling, sikkerhed, note og resten af aktiviteten.",
        "egenskaber formular omdøb",
    ),
    "new": CommandText("Ny aktivitet", "Ny", "Lægger en aktivitet til efter den, du står på."),
    "delete": CommandText("Slet aktivitet", "Slet", "Sletter aktiviteten efter et spørgsmål."),
    "place": CommandText(
        "Placér i tabellen", "Placér", "Vælger, hvilken af dokumentets rækker aktiviteten står i."
    ),
    "row_up": CommandText("Flyt rækken op", "Op", "Bytter rækken med den over."),
    "row_down": CommandText("Flyt rækken ned", "Ned", "Bytter rækken med den under."),
    "fill": CommandText(
        "Fyld til højre", "Fyld", "Skriver det første valgte beløb i resten af de valgte felter."
    ),
    "clear": CommandText("Tøm feltet", "Tøm", "Tømmer de valgte felter."),
    "lines": CommandText(
        "Åbn feltets aktiviteter", "Åbn", "Viser aktiviteterne bag et tal og retter dem samlet."
    ),
    "reason": CommandText(
        "Begrundelse", "Begrundelse", "Skriver, hvorfor den næste ændring sker.", "årsag"
    ),
    "add_record": CommandText("Ny post", "Ny", "Lægger en post til.", "tilføj opret"),
    "record_form": CommandText(
        "Alle oplysninger", "Oplysninger", "Viser og retter alle oplysninger om posten.", "formular"
    ),
    "delete_record": CommandText(
        "Slet post", "Slet", "Sletter posten med det, der hører til, efter et spørgsmål."
    ),
    "done": CommandText(
        "Afslut post",
        "Afslut",
        "Sætter postens status til afsluttet, eller tilbage igen.",
        "afsluttet færdig luk",
    ),
    "follow_up": CommandText(
        "Følg op på posten",
        "Følg op",
        "Status, ansvarlig, frist og næste skridt for posten.",
        "opfølgning frist ansvarlig",
    ),
    "finished": CommandText(
        "Vis afsluttede",
        "Vis afsl.",
        "Viser også det, der er afsluttet eller bortfaldet, eller skjuler det igen.",
        "færdige skjul",
    ),
    "edit_cell": CommandText(
        "Ret feltet", "Ret", "Retter det felt, du står i; uden felt alle postens oplysninger."
    ),
    "calendar": CommandText(
        "Gem som kalender",
        "Kalender",
        "Skriver det viste som heldagsaftaler i en .ics-fil til Outlook og andre kalendere.",
        "ics outlook ical eksporter",
    ),
    "registers": CommandText(
        "Vælg register", "Registre", "Alle registre med antal poster.", "liste poster"
    ),
    "next_register": CommandText("Næste register", "Næste", "Går til det næste register."),
    "previous_register": CommandText(
        "Forrige register", "Forrige", "Går til det forrige register."
    ),
    "mode": CommandText("Skift visning", "Visning", "Viser det samme på en anden måde."),
    "rename": CommandText("Omdøb", "Omdøb", "Retter navnet, hvor det står."),
    "cut": CommandText("Klip", "Klip", "Tager et organ med til et andet sted.", "flyt"),
    "paste_under": CommandText(
        "Sæt ind under",
        "Sæt ind",
        "Sætter det klippede organ ind under det, du står på; også med Ctrl+V.",
        "flyt",
    ),
    "to_top": CommandText(
        "Flyt øverst i organisationen", "Øverst", "Lader organet ikke høre under noget andet."
    ),
    "fold_all": CommandText("Fold alt sammen", "Fold", "Viser kun de øverste."),
    "unfold_all": CommandText("Fold alt ud", "Fold ud", "Viser alle."),
    "details_down": CommandText("Læs videre i ruden", "Læs", "Ruller ruden ned."),
    "details_up": CommandText("Læs tilbage i ruden", "Tilbage i ruden", "Ruller ruden op."),
    "pane_down": CommandText("Læs videre i ruden", "Ned i ruden", "Ruller ruden ned."),
    "pane_up": CommandText("Læs tilbage i ruden", "Op i ruden", "Ruller ruden op."),
    "names": CommandText(
        "Vis navne",
        "Navne",
        "Viser i ruden, hvem der udfylder rollerne, eller skjuler det igen.",
        "person personer",
    ),
    "copy_day": CommandText(
        "Kopiér dagen til ugen",
        "Ugen",
        "Giver resten af ugen dagens tider, eller resten af de valgte dage den førstes.",
        "fyld til højre",
    ),
    "fill_down": CommandText(
        "Fyld ned", "Fyld ned", "Giver de valgte rækker den øverstes tider.", "kopiér nedad"
    ),
    "weekend": CommandText("Lørdag og søndag", "Lør/søn", "Viser weekenden, eller skjuler den."),
    "history": CommandText(
        "Feltets ændringer", "Ændringer", "Viser alle ændringer af den aktivitet, du står på."
    ),
    "undo_this": CommandText(
        "Fortryd denne ændring",
        "Fortryd denne",
        "Tager den ændring tilbage, du står på, når intet senere bygger på den.",
    ),
    "open": CommandText("Åbn", "Åbn", "Går til det, du står på."),
    "track_next": CommandText("Næste ressortspor", "Spor", "Viser det næste spor."),
    "track_previous": CommandText("Forrige ressortspor", "Forrige spor", "Viser sporet før."),
    **{
        f"track_{n}": CommandText(f"Ressortspor {n}", f"Spor {n}", f"Viser spor {n}.")
        for n in range(1, 9)
    },
    "tab_next": CommandText(
        "Næste fane om sporet", "Fane", "Viser det næste om sporet: formål, tabeller, fordeling."
    ),
    "tab_previous": CommandText("Forrige fane om sporet", "Forrige fane", "Viser det forrige."),
}
"""By the command's name in `screens.commands`."""

KEYS: Final[dict[str, str]] = {
    "ctrl": "Ctrl",
    "shift": "Skift",
    "alt": "Alt",
    "enter": "Enter",
    "escape": "Esc",
    "delete": "Del",
    "pagedown": "PageDown",
    "pageup": "PageUp",
    "up": "pil op",
    "down": "pil ned",
    "left": "pil venstre",
    "right": "pil højre",
    "backspace": "Slet tilbage",
}
"""How keys are called; others by their own names."""


def key_text(key: str) -> str:
    """`ctrl+z` as `Ctrl+Z`; of several keys the first."""
    parts = key.split(",")[0].strip().split("+")
    return "+".join(KEYS.get(part, part.upper()) for part in parts)
