"""Saving elsewhere: where to, and that there is a place written."""

from __future__ import annotations

from textual.screen import Screen

from screens.dialogs.prompt import PromptDialog
from screens.requests import SaveCopy
from screens.texts.dialogs_da import COPY_TEXT, COPY_TITLE, NO_PATH


def ask_for_copy(screen: Screen[None]) -> None:
    """Ask where to save a copy, and have it saved there."""

    def chosen(path: str | None) -> None:
        if path is not None:
            screen.post_message(SaveCopy(path.strip()))

    dialog = PromptDialog(COPY_TITLE, COPY_TEXT, check=lambda path: "" if path.strip() else NO_PATH)
    screen.app.push_screen(dialog, chosen)
