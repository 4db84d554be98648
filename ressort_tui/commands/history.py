"""`historik` and `fortryd`: the list of changes, and taking them back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ressort_tui.outcome import No
from ressort_tui.output import tell, write_json, write_lines
from ressort_tui.session import Options, reading, writing
from screens.texts.history_text import change_text, group_json, group_lines
from screens.texts.line_units import DEFAULT, LineUnits
from screens.texts.messages import short_id
from screens.texts.safe import safe
from screens.texts.time_text import time_text
from screens.texts.words import counted, number
from store.changes import Change, Group, invert
from store.records import Line
from store.workbook import Workbook

COUNT: Final = 20
"""So many groups are listed where no other number is asked for."""

Listed = tuple[Group, list[Change]]


def history(options: Options, *, count: int | None, line_id: str | None, as_json: bool) -> None:
    """The latest groups, newest first; of one line only its own changes."""
    with reading(options) as book:
        found = list(_groups(book, line_id))
        if line_id is not None and not found:
            book.get(Line, line_id)
        shown = found[: COUNT if count is None else count]
        if as_json:
            write_json([group_json(book, group, changes) for group, changes in shown])
            return
        for group, changes in shown:
            write_lines(group_lines(book, group, changes, every=line_id is not None))
    if not found:
        tell("Der er ingen ændringer.")
    elif len(shown) < len(found):
        total = counted(len(found), "ændring", "ændringer")
        tell(f"Vist: {number(len(shown))} af {total}. Flere med --antal.")


def _groups(book: Workbook, line_id: str | None) -> Iterator[Listed]:
    for group in reversed(list(book.history())):
        changes = [c for c in group.changes if line_id is None or _is_about(c, line_id)]
        if changes:
            yield group, changes


def _is_about(change: Change, line_id: str) -> bool:
    return change.table == "lines" and change.record == line_id


def undo(options: Options, group_id: str | None) -> None:
    """Take back a group, the last one where none is named."""
    with writing(options) as book:
        group = book.undo(None if group_id is None else find_group(book, group_id))
        tell(f"Fortrudt: ændring {_named(group)}.")
        write_lines(_made(book, group, invert(group.changes)))


def redo(options: Options) -> None:
    """Make the group undone last again."""
    with writing(options) as book:
        group = book.redo()
        tell(f"Gentaget: ændring {_named(group)}.")
        write_lines(_made(book, group, list(group.changes)))


def _made(book: Workbook, group: Group, changes: list[Change]) -> Iterator[str]:
    """What was done, a large group in numbers."""
    if len(changes) == 1:
        line = book.tables.of(Line).get(changes[0].record)
        yield change_text(book, changes[0], LineUnits(book).of(line) if line else DEFAULT)
        return
    _, *lines = group_lines(book, group, changes)
    yield from (line.strip() for line in lines if not group.reason or line is not lines[-1])


def _named(group: Group) -> str:
    user = safe(group.user) or "ukendt"
    return f"{short_id(group.id)} ({time_text(group.time)}, {user})"


def find_group(book: Workbook, prefix: str) -> str:
    """The id that begins this way, as `historik` shows it; the text itself where none does."""
    found = [group.id for group in book.history() if group.id.startswith(prefix.casefold())]
    if len(found) > 1 and prefix:
        raise No(f"Flere ændringer begynder med »{safe(prefix)}«. Skriv mere af id'et.")
    return found[0] if found and prefix else prefix
