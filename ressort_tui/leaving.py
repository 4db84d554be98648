"""When something could not be saved, and when the user leaves: what to ask, and what to do."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ressort_tui.preferences import Draft, Preferences
from screens.requests import Go
from screens.texts.dialogs_da import (
    DRAFT_ANSWERS,
    DRAFT_TITLE,
    LEAVE_ANSWERS,
    LEAVE_TITLE,
    UNSAVED_ANSWERS,
    UNSAVED_TITLE,
    copied_to_text,
    draft_text,
)
from screens.texts.frame_text import TABS
from screens.texts.messages import error_text
from screens.texts.names import place_text
from screens.texts.phrases_da import ALL_SAVED
from screens.texts.safe import safe
from store.errors import Code, StoreError

if TYPE_CHECKING:
    from ressort_tui.app import RessortApp


class Leaving:
    """What the App does when the disk does not take what it is given."""

    def __init__(self, app: RessortApp) -> None:
        self._app = app

    def not_on_disk(self, text: str) -> None:
        """A change is only in memory: try again, save elsewhere, or go on."""

        def answered(answer: str | None) -> None:
            if answer == "retry":
                self._retry()
            elif answer == "copy":
                self._app.page.action_do_save_copy()

        self._ask(UNSAVED_TITLE, text, UNSAVED_ANSWERS, answered)

    def _retry(self) -> None:
        try:
            self._app.desk.book.retry()
        except StoreError as error:
            self.not_on_disk(error_text(error))
        else:
            self._app.desk.tell()
            self._app.page.tell(ALL_SAVED)

    def save_copy(self, path: str) -> bool:
        """Save everything in another file; True when it is there."""
        try:
            self._app.desk.book.save_copy(Path(os.path.expanduser(path)))
        except StoreError as error:
            self._app.notify(error_text(error), severity="error", markup=False, timeout=20)
            return False
        self._app.page.tell(copied_to_text(path))
        return True

    def leave(self) -> None:
        """Save, close and end; what cannot be saved is asked about first."""
        try:
            self._app.desk.book.close()
        except StoreError as error:
            if error.code is Code.SNAPSHOT_FAILED:
                self._app.parting = error_text(error)
                self._app.exit()
            else:
                self._ask(LEAVE_TITLE, error_text(error), LEAVE_ANSWERS, self._left)
        else:
            self._app.exit()

    def _left(self, answer: str | None) -> None:
        if answer == "discard":
            self._discard()
        elif answer == "retry":
            self.leave()
        elif answer == "copy":
            from screens.dialogs.prompt import PromptDialog
            from screens.texts.dialogs_da import COPY_TEXT, COPY_TITLE

            dialog = PromptDialog(COPY_TITLE, COPY_TEXT)
            self._app.push_screen(dialog, self._copied)

    def _copied(self, path: str | None) -> None:
        if path and self.save_copy(path.strip()):
            self._discard()

    def _discard(self) -> None:
        self._app.desk.book.close(discard=True)
        self._app.exit()

    def offer(self, draft: Draft, preferences: Preferences) -> None:
        """Offer what was being typed when the program was last ended.

        A figure is typed again in its cell; what was written in a dialog is told, to be copied.
        """
        place = draft.place

        def answered(answer: str | None) -> None:
            if answer is not None:
                preferences.drop_draft()
            if answer == "open":
                self._app.post_message(Go(replace(place, typed="") if draft.dialog else place))

        where = safe(draft.dialog) or TABS[place.screen]
        if place.line and not draft.dialog:
            where = place_text(self._app.desk.book, place.line, place.column)
        told = draft_text(where, place.typed)
        self._ask(DRAFT_TITLE, told, DRAFT_ANSWERS, answered)

    def _ask(
        self,
        title: str,
        text: str,
        answers: tuple[tuple[str, str], ...],
        answered: Callable[[str | None], None],
    ) -> None:
        from screens.dialogs.ask import AskDialog

        self._app.push_screen(AskDialog(title, text, answers), answered)
