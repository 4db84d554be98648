"""Which administration is one's own."""

from __future__ import annotations

from screens.dialogs.ask import AskDialog
from screens.texts.dialogs_da import OWN_ALL, OWN_TEXT, OWN_TITLE
from screens.texts.safe import safe
from store.records import Administration
from store.workbook import Workbook

_PREFIX = "own-"
"""Before the id of an administration, so that all of them can be told from it."""


class AdministrationDialog(AskDialog):
    """Asks for one of the workbook's administrations; answers its id, "" for all."""

    def __init__(self, book: Workbook) -> None:
        records = sorted(book.all(Administration), key=lambda one: (one.order, one.id))
        answers = [(_PREFIX, OWN_ALL)]
        answers += [(f"{_PREFIX}{r.id}", f"{safe(r.id):<5} {safe(r.name)}") for r in records]
        super().__init__(OWN_TITLE, OWN_TEXT, answers)

    def answer(self, name: str) -> str:
        """The id behind an answer."""
        return name.removeprefix(_PREFIX)
