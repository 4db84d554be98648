"""Danish: what the screen of the organisation says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from screens.texts.safe import safe, shorten
from screens.texts.words import counted, number
from store.bodies import Treated

MODES: Final = {
    "organisation": "Efter organisation",
    "track": "Efter ressortspor",
    "treatment": "MED: behandlet og mangler",
}
"""The ways to see the bodies, in the order one goes through them."""

FILE_NAME: Final = "organisation"
NAMED_FILE: Final = "organisation-med-navne"
TREATMENT_FILE: Final = "med-behandlet-og-mangler"
TREATMENT_PRINT: Final = "MED i alle ressortspor: behandlet og mangler"
TREATMENT_HEADS: Final = ("Ressortspor", "Behandlet", "Skal behandle", "Mangler")
NAMES_PRINTED: Final = "Med navne på dem, der har rollerne"
HEADS: Final = {
    "organisation": ("Organ", "Slags"),
    "track": ("Ressortspor og organer", "Slags"),
    "treatment": ("Ressortspor og MED", "Behandlet", "Hvornår"),
}
ALL_TRACKS: Final = "alle spor"
NO_TRACK: Final = "Uden ressortspor"
STATES: Final[dict[Treated, str]] = {
    "afholdt": "behandlet",
    "planlagt": "planlagt",
    "ikke behandlet": "ikke behandlet",
    "": "intet noteret",
}
NO_MED: Final = "intet organ"
NO_MED_TOLD: Final = "Sporet vedrører intet organ på MED-siden."
STATE_TITLES: Final[dict[Treated, str]] = {
    "afholdt": "Har behandlet sporet",
    "planlagt": "Skal behandle det",
    "ikke behandlet": "Har ikke behandlet det",
    "": "Intet noteret om behandling",
}

ROLES: Final = "Roller"
MEETINGS: Final = "Møder"
REMARK: Final = "Bemærkning"
TASKS: Final = "Opgaver"
TRACKS: Final = "Ressortspor"
NOTE: Final = "Noter"
SOURCE: Final = "Kilde"
NO_DATE: Final = "uden dato"
NO_PERSON: Final = "intet navn"
NOT_IN_DOCUMENT: Final = "Ikke fra et dokument"
NO_ROWS: Final = "Intet organ passer. Skriv færre eller andre ord, eller tryk Esc."
NO_BODIES: Final = "Der er ingen organer endnu. Tryk Ctrl+N for at lægge et til."
DELETE_HERE: Final = "Ctrl+D sletter organet med alt under det, efter et spørgsmål."
NO_BODY_HERE: Final = "Stil dig på et organ først."
FINISH_FIRST: Final = "Afslut først navnet med Enter eller Esc."
ORDER_HERE: Final = (
    "Rækkefølgen rettes, når alle vises efter organisation: Esc fjerner filteret, F8 viser alle "
    "forvaltninger, Ctrl+T skifter visning."
)
NOTHING_CUT: Final = "Der er ikke klippet noget. Ctrl+X klipper det organ, du står på."
STANDS_THERE: Final = "Organet står der i forvejen."
NAMES_SHOWN: Final = (
    "Navne vises, til du trykker Ctrl+G igen. De udskrives kun, hvis du vælger det under F9."
)
NAMES_HIDDEN: Final = "Navne er skjult igen."
MEETING_TITLE: Final = "Til hvilket møde?"
NO_BODY_CHOSEN: Final = "Stil dig på et organ for at lægge til det."
ADD_TITLE: Final = "Hvad vil du lægge til?"
NAME_MISSING: Final = "Et organ skal have et navn."


def add_text(name: str) -> str:
    """What it is added to."""
    return f"Til »{shorten(name)}«." if name else NO_BODY_CHOSEN


def add_answers(name: str, *, has_meetings: bool) -> list[tuple[str, str]]:
    """What may be put under or beside a body, or at the top for an empty name."""
    if not name:
        return [("top", "Et organ øverst i organisationen")]
    shown = shorten(name, 44)
    answers = [
        ("below", f"Et organ under »{shown}«"),
        ("beside", "Et organ ved siden af det"),
        ("role", "En rolle"),
        ("meeting", "Et møde"),
    ]
    if has_meetings:
        answers.append(("remark", "En bemærkning fra et møde"))
    return [*answers, ("track", "Et ressortspor, det vedrører")]


def line_text(words: str | None, found: int, count: int, own: str, cut: str) -> str:
    """What stands above the tree: the filter, whose bodies are shown, what is cut."""
    parts = []
    told = f"{number(found)} af {number(count)}"
    if own:
        parts.append(f"Kun {safe(own)}" if words else f"Kun {safe(own)}: {told}")
    if words is not None:
        parts.append(f"Filter: {safe(words)}▏ {told if words else 'skriv for at filtrere'}")
    if cut:
        parts.append(f"Klippet: »{shorten(cut, 30 if words is None else 20)}«")
    if cut and words is not None:
        parts.append("Ctrl+L sætter ind")
    elif words is not None:
        parts.append("Esc viser alle")
    elif cut:
        parts.append("Ctrl+L sætter ind, Esc slipper")
    return " · ".join(parts)


def not_own_text(name: str, own: str) -> str:
    """Why a body cannot be gone to."""
    return f"»{shorten(name)}« hører ikke til {safe(own)}. Tryk F8 for at vise alle forvaltninger."


def cut_text(name: str) -> str:
    """What has been cut, and how to go on."""
    return (
        f"»{shorten(name, 40)}« er klippet. Stil dig på det organ, det skal høre under, og tryk "
        "Ctrl+V eller Ctrl+L."
    )


def under_itself_text(name: str, parent: str) -> str:
    """That a body cannot stand under what stands under it."""
    if name == parent:
        return f"»{shorten(name)}« kan ikke høre under sig selv. Stil dig på et andet organ."
    return (
        f"»{shorten(name)}« kan ikke høre under »{shorten(parent)}«, som hører under det selv. "
        "Stil dig på et andet organ."
    )


def moved_text(name: str, parent: str) -> str:
    """Where a body stands now."""
    where = f"hører nu under »{shorten(parent)}«" if parent else "står nu øverst"
    return f"»{shorten(name)}« {where}. Ctrl+Z fortryder."


def branch_print(title: str, *, with_names: bool = False) -> str:
    """What is printed of the node one stands on, among what else there is to print."""
    told = f"Kun »{shorten(title, 50)}« med alt under"
    return f"{told}, og med navne" if with_names else told


def summary_text(states: Sequence[Treated]) -> str:
    """How many of a track's bodies have treated it: `2 af 5`."""
    done = sum(state == "afholdt" for state in states)
    return f"{number(done)} af {number(len(states))}" if states else NO_MED


def bodies_text(count: int) -> str:
    """`92 organer`."""
    return counted(count, "organ", "organer")
