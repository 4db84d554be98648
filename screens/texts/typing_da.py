"""Danish: what every screen says on which cells are typed in."""

from __future__ import annotations

from typing import Final

from screens.texts.frame_text import TABS
from screens.texts.safe import safe, shorten

FINISH_FIRST: Final = "Afslut først feltet med Enter eller Esc."
REASON_TITLE: Final = "Begrundelse"
REASON_TEXT: Final = "Hvorfor sker den næste ændring? Teksten gemmes sammen med den."


def reason_text(reason: str) -> str:
    """The reason the next change gets."""
    return f"Begrundelse for næste ændring: {safe(reason)}"


def cell_gone(typed: str) -> str:
    """That what was being typed has no cell any more."""
    return f"Feltet vises ikke længere. »{shorten(typed)}« er ikke gemt."


def still_typing(typed: str, screen: str) -> str:
    """That something waits on a screen that is left; `screen` as a place names it."""
    where = TABS[screen]
    return f"»{shorten(typed)}« i {where} er ikke taget endnu. Gå tilbage, og tryk Enter."
