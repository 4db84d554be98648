"""Every command, declared once: its keys and its action. Feeds keys, footer, list and help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding, BindingType

from screens.texts.commands_da import COMMANDS, key_text


@dataclass(frozen=True)
class Command:
    """`keys` as Textual writes them, none for what is only in the list of commands.

    A command with `always` is obeyed while a figure is being typed, too. `does` is its action
    where that has another name.
    """

    name: str
    keys: str
    always: bool = False
    does: str = ""

    @property
    def action(self) -> str:
        """The action of the screen that carries it out."""
        return f"do_{self.does or self.name}"


_ALL: Final = (
    Command("help", "f1", always=True),
    Command("find", "ctrl+p"),
    # always: a text field would take Ctrl+F for a key of its own
    Command("search", "ctrl+f", always=True),
    Command("quit", "ctrl+q", always=True),
    Command("next", "f6,ctrl+pagedown"),
    # some terminals send Shift+F6 as F18
    Command("previous", "shift+f6,f18,ctrl+pageup"),
    Command("back", "f10,alt+left"),
    Command("save", "ctrl+s", always=True),
    Command("save_copy", ""),
    Command("undo", "ctrl+z"),
    Command("redo", "ctrl+y"),
    Command("reload", "f5"),
    Command("own", "f8"),
    Command("administration", ""),
    Command("unit", "f7"),
    Command("theme", "f12"),
    Command("print", "f9"),
    Command("copy", "ctrl+c"),
    Command("source", "f3"),
    Command("filter", "f4"),
    Command("sort", "ctrl+o"),
    Command("tables", "ctrl+t"),
    Command("next_table", "ctrl+down"),
    Command("previous_table", "ctrl+up"),
    Command("printed", "ctrl+k"),
    Command("edit", "enter,f2"),
    Command("form", "ctrl+e"),
    Command("new", "ctrl+n"),
    Command("delete", "ctrl+d"),
    Command("place", "ctrl+l"),
    Command("row_up", "alt+up"),
    Command("row_down", "alt+down"),
    Command("fill", "ctrl+r"),
    Command("clear", "delete"),
    Command("lines", "ctrl+g"),
    Command("reason", "ctrl+b", always=True),
    Command("add_record", "ctrl+n"),
    Command("record_form", "ctrl+e"),
    Command("delete_record", "ctrl+d"),
    Command("done", "ctrl+k"),
    Command("finished", "ctrl+t"),
    Command("edit_cell", "f2", does="edit"),
    Command("follow_up", "ctrl+u"),
    Command("mode", "ctrl+t"),
    Command("registers", "ctrl+t"),
    Command("next_register", "ctrl+down"),
    Command("previous_register", "ctrl+up"),
    Command("copy_day", "ctrl+r"),
    Command("fill_down", "ctrl+g"),
    Command("weekend", "ctrl+l"),
    Command("calendar", "ctrl+l"),
    Command("rename", "f2"),
    Command("cut", "ctrl+x"),
    # Ctrl+V is taken by most terminals, which then paste what their own clipboard holds
    Command("paste_under", "ctrl+l,ctrl+v"),
    Command("to_top", ""),
    Command("fold_all", "ctrl+left"),
    Command("unfold_all", "ctrl+right"),
    Command("details_down", "ctrl+down"),
    Command("details_up", "ctrl+up"),
    Command("pane_down", "alt+down"),
    Command("pane_up", "alt+up"),
    Command("names", "ctrl+g"),
    Command("history", ""),
    Command("undo_this", "ctrl+d"),
    Command("open", "enter"),
    Command("track_next", "ctrl+down"),
    Command("track_previous", "ctrl+up"),
    *(Command(f"track_{n}", str(n), does=f"track({n})") for n in range(1, 9)),
    Command("tab_next", "ctrl+right"),
    Command("tab_previous", "ctrl+left"),
)
BY_NAME: Final = {command.name: command for command in _ALL}


EVERYWHERE: Final = (
    "help",
    "find",
    "search",
    "undo",
    "redo",
    "save",
    "save_copy",
    "own",
    "administration",
    "unit",
    "print",
    "next",
    "previous",
    "back",
    "theme",
    "reload",
    "quit",
)
"""The commands of every screen."""

ALWAYS_SHOWN: Final = ("back", "search", "find", "help")
"""Those of them that are in every footer."""

ARROWS: Final = {"pil op": "↑", "pil ned": "↓", "pil venstre": "←", "pil højre": "→"}
"""How the footer calls keys, for it has little room."""


def page_bindings(offers: tuple[str, ...], shown: tuple[str, ...]) -> list[BindingType]:
    """The keys of a whole screen: its own commands, those of every screen, Tab between widgets.

    For a class that inherits no bindings, so that the footer is in the order of `shown`, what
    matters most first; after these stand the ways out and in that every screen has.
    """
    return [
        *bindings(*offers, *EVERYWHERE, shown=(*shown, *ALWAYS_SHOWN)),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]


def bindings(*names: str, shown: tuple[str, ...] = ()) -> list[BindingType]:
    """The keys of the commands named; those of `shown` stand in the footer, in that order."""
    ordered = [*shown, *(name for name in names if name not in shown)]
    found = [BY_NAME[name] for name in ordered]
    return [_binding(command, command.name in shown) for command in found if command.keys]


def _binding(command: Command, shown: bool) -> Binding:
    text = COMMANDS[command.name]
    display = key_text(command.keys)
    for words, sign in ARROWS.items():
        display = display.replace(words, sign)
    return Binding(
        command.keys,
        command.action,
        text.short,
        show=shown,
        key_display=display,
        priority=command.always,
        id=command.name,
    )
