"""What Ctrl+P finds: every command of the screen, every screen, track, table and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from screens.commands import BY_NAME
from screens.dialogs.choose import Choice
from screens.texts.budget_da import TABLES_TITLE
from screens.texts.commands_da import COMMANDS, key_text
from screens.texts.dialogs_da import FIND_TITLE
from screens.texts.frame_text import TABS
from screens.texts.names import document_text, short_title
from screens.texts.safe import safe, shorten
from screens.texts.words import noun
from store.records import Track, View
from store.workbook import Workbook


def findable(book: Workbook, commands: Iterable[str]) -> tuple[str, list[Choice]]:
    """The dialog's title and choices; an id is its kind, a colon, and the record or command."""
    return FIND_TITLE, [*_commands(commands), *_screens(), *_records(book)]


def _commands(names: Iterable[str]) -> Iterator[Choice]:
    for name in dict.fromkeys(names):
        text, keys = COMMANDS[name], BY_NAME[name].keys
        words = f"{text.words} {text.help}"
        yield Choice(f"command:{name}", text.title, key_text(keys) if keys else "", words)


def _screens() -> Iterator[Choice]:
    for name, label in TABS.items():
        yield Choice(f"screen:{name}", label, "skærm")


def _records(book: Workbook) -> Iterator[Choice]:
    for track in sorted(book.all(Track), key=lambda track: track.number):
        label = f"Spor {track.number}: {safe(track.name)}"
        yield Choice(f"track:{safe(track.id)}", label, noun("tracks").one)
    for view in sorted(book.all(View), key=lambda view: (view.order, view.id)):
        detail = document_text(book, view) or noun("views").one
        yield Choice(f"view:{view.id}", shorten(view.title), detail, view.id)
    for line in book.lines():
        detail = " ".join(part for part in (safe(line.administration), safe(line.id)) if part)
        yield Choice(f"line:{line.id}", shorten(line.label), detail, line.note)


def tables_by_document(book: Workbook) -> tuple[str, list[Choice]]:
    """The dialog's title, and every table with its document and track."""
    tracks = book.tables.of(Track)
    choices = []
    for view in sorted(book.all(View), key=lambda view: (view.order, view.id)):
        track = tracks.get(view.track)
        short = short_title(view)
        label = shorten(view.title, 64)
        if track is not None and short != safe(view.title):  # several tables have the same title
            label = f"{short}. Spor {track.number}: {safe(track.name)}"
        choices.append(Choice(view.id, label, document_text(book, view), f"{view.title} {view.id}"))
    return TABLES_TITLE, choices
