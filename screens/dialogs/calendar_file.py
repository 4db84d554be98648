"""Where the timeline is to be written as a calendar, and that it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from screens.dialogs.printing import free_file, local_now
from screens.dialogs.prompt import PromptDialog
from screens.page import Page
from screens.texts import timeline_da as da
from screens.texts.messages import error_text
from screens.texts.printing_text import bad_name, written_text
from screens.texts.timeline_text import calendar_of, calendar_text
from store.errors import StoreError
from store.exporting import write_file
from store.timeline import Entry

ENDING = ".ics"


def ask_for_calendar(page: Page, entries: Sequence[Entry], today: date) -> None:
    """Ask for a file and write the entries that have a date; nothing is written over."""
    data = calendar_of(page.desk.book, entries, today, local_now())
    written: list[Path] = []

    def problem_with(text: str) -> str:
        name = text.strip()
        if not name:
            return da.ICS_NO_NAME
        try:
            path = Path(name).expanduser().absolute()
            path = path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)
            write_file(path, data)
        except StoreError as error:
            return error_text(error)
        except (ValueError, RuntimeError, OSError):  # too long, a NUL in it, a ~ that is nobody's
            return bad_name(name)
        written.append(path)
        return ""

    def chosen(_: str | None) -> None:
        if written:
            page.tell(written_text(str(written[-1])))

    text = calendar_text(entries)
    path = free_file(da.FILE_NAME, ENDING)
    page.app.push_screen(PromptDialog(da.ICS_TITLE, text, str(path), check=problem_with), chosen)
