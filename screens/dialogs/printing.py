"""Udskriv: what is shown, written to a file as a page."""

from __future__ import annotations

import errno
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.desk import Desk
from screens.dialogs.dialog import Dialog
from screens.places import Place
from screens.printed_page import AnyPrinted, PrintedBlocks, PrintedChanges, printed_at
from screens.texts import printing_text as texts
from screens.texts.messages import error_text
from screens.texts.printing_text import FORMS, Form
from screens.texts.version import program_version
from screens.texts.width import cut_middle
from screens.window import HERE, LOWEST
from store.errors import Code, StoreError
from store.exporting import write_file
from store.records import View
from store.system import Files, reason

VISIBLE: Final = r"[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069]*"
"""What may be typed in a file's name: nothing that a terminal would obey."""

ROOMY: Final = 18
"""A lower window has room for the choice, formats, file and what is wrong with it, no more."""
HEIGHTS: Final = [(0, "-too-low"), (LOWEST, "-low"), (ROOMY, "-high")]


def local_now() -> datetime:
    """The time with its zone."""
    return datetime.now().astimezone()


class ChoiceLine(Widget):
    """What is printed, in the one line a low window has for it; its end is never cut away."""

    _choice = ""

    def choose(self, choice: str) -> None:
        """Show another choice, fit to show."""
        self._choice = choice
        self.refresh()

    def render(self) -> Text:
        """The line."""
        return Text(cut_middle(texts.choice_text(self._choice), self.size.width), no_wrap=True)


class PrintDialog(Dialog[str]):
    """Asks for format and file, and writes; answers where the page lies, in words.

    `rows` and `filter_text` are what is left of the place's table; see `page_table.table_page`.
    What a screen has laid out itself is given as `printed` instead, and as `others` what may be
    chosen in its place.
    Nothing is ever written over.
    """

    CSS_PATH: ClassVar = [*Dialog.CSS_PATH, HERE / "dialogs" / "printing.tcss"]
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("tab", "choose(1)", show=False, priority=True),
        Binding("shift+tab", "choose(-1)", show=False, priority=True),
        Binding("ctrl+s", "write", show=False, priority=True),
    ]

    def __init__(
        self,
        desk: Desk,
        place: Place,
        rows: Collection[str] | None = None,
        filter_text: str = "",
        *,
        printed: PrintedBlocks | None = None,
        others: Sequence[PrintedBlocks] = (),
        version: str = "",
        clock: Callable[[], datetime] = local_now,
        files: Files | None = None,
    ) -> None:
        self._choices = [printed, *others] if printed is not None and others else []
        super().__init__(texts.TITLE, texts.CHOICE_HINT if self._choices else texts.HINT)
        self._printed = printed or printed_at(desk, place, rows, filter_text)
        self._version = version
        self._clock = clock
        self._files = files

    # -- what is asked

    def compose_content(self) -> Iterable[Widget]:
        """What is printed, the formats, the file, what is wrong with it."""
        printed = self._printed
        if printed is None:
            yield Static(texts.NOTHING, id="text", markup=False)
            return
        if self._choices:
            labels = (Option(Text(one.choice)) for one in self._choices)
            choices = OptionList(*labels, id="choices", compact=True)
            choices.can_focus = False
            yield choices
            yield ChoiceLine()
        else:
            yield Static(Text(_subject(printed, self._clock())), id="text")
        options = [Option(Text(texts.FORM_LABELS[form]), id=form) for form in printed.forms]
        answers = OptionList(*options, id="answers", compact=True)
        answers.can_focus = False
        yield answers
        yield Static(texts.WHERE, id="where", markup=False)
        yield Input(
            str(free_path(printed)),
            id="line",
            compact=True,
            select_on_focus=False,
            restrict=VISIBLE,
        )
        yield Static(id="problem")
        actions = OptionList(
            *(Option(Text(label), id=name) for name, label in texts.ANSWERS),
            id="actions",
            compact=True,
        )
        actions.can_focus = False
        yield actions

    def on_mount(self) -> None:
        """Write at once."""
        if self._printed is not None:
            self._formats.highlighted = 0
            self.query_one(Input).focus()
        if self._choices:
            self._take(0)

    @property
    def _formats(self) -> OptionList:
        return self.query_one("#answers", OptionList)

    @property
    def form(self) -> Form:
        """The format chosen."""
        return FORMS[self._formats.highlighted or 0]

    def action_move(self, steps: int) -> None:
        """Another format."""
        if self._printed is not None:
            place = FORMS.index(self.form) + steps
            self._choose(self._printed.forms[min(max(place, 0), len(self._printed.forms) - 1)])

    def action_choose(self, steps: int) -> None:
        """Print something else."""
        if self._choices:
            self._take(((self._subjects.highlighted or 0) + steps) % len(self._choices))

    @property
    def _subjects(self) -> OptionList:
        return self.query_one("#choices", OptionList)

    def _take(self, place: int) -> None:
        """Print one of the choices, into a file called after it unless another was written."""
        line, ending = self.query_one(Input), f".{self.form}"
        before = self._printed
        self._printed = printed = self._choices[place]
        self._subjects.highlighted = place
        self.query_one(ChoiceLine).choose(printed.choice)
        if before is not None and line.value == str(free_file(before.file_name, ending)):
            line.value = str(free_file(printed.file_name, ending))
            line.cursor_position = len(line.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A format was clicked, or what to do."""
        event.stop()
        if event.option_list.id == "choices":
            self._take(event.option_index)
        elif event.option_list is self._formats:
            self._choose(FORMS[event.option_index])
        elif event.option_id == "write":
            self.action_write()
        else:
            self.action_leave()

    def _choose(self, form: Form) -> None:
        """Take a format, and give the file its ending where it had that of another."""
        self._formats.highlighted = FORMS.index(form)
        line = self.query_one(Input)
        stem, dot, ending = line.value.rpartition(".")
        if dot and ending.lower() in FORMS:
            line.value = f"{stem}.{form}"
            line.cursor_position = len(line.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """The ending of the name says which format; what was wrong is being mended."""
        event.stop()
        ending = event.value.rpartition(".")[2].lower()
        if self._printed is not None and ending in self._printed.forms:
            self._formats.highlighted = FORMS.index(ending)
        self._say("")

    # -- writing

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write."""
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Write the file and close, or say why not."""
        if self._printed is None:
            self.dismiss(None)
            return
        name = self.query_one(Input).value.strip()
        if not name:
            self._say(texts.NO_NAME)
            return
        try:
            path = self._write(self._printed, name)
        except StoreError as error:
            self._say(error_text(error))
        except (ValueError, RuntimeError):  # too long, a NUL in it, a ~ that is nobody's
            self._say(texts.bad_name(name))
        else:
            self.dismiss(texts.written_text(str(path)))

    def _write(self, printed: AnyPrinted, name: str) -> Path:
        path = Path(name).expanduser().absolute()
        if path.suffix[1:].lower() not in printed.forms:
            path = path.with_name(f"{path.name}.{self.form}")
        data = printed.data(self.form, self._clock(), self._version or program_version())
        try:
            write_file(path, data, files=self._files)
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                raise ValueError(name) from error
            raise StoreError(Code.EXPORT_FAILED, path=str(path), reason=reason(error)) from error
        return path

    def _say(self, text: str) -> None:
        self.query_one("#problem", Static).update(Text(text))


def _subject(printed: AnyPrinted, now: datetime) -> str:
    if isinstance(printed, PrintedBlocks):
        return "\n".join((printed.title, *printed.facts))
    if isinstance(printed, PrintedChanges):
        told = printed.wanted(now.date()).told
        return texts.subject_text(printed.title, printed.unit, told, "")
    desk, record = printed.desk, printed.record
    if isinstance(record, View):
        unit = desk.unit_of(record)
        return texts.subject_text(printed.title, unit, printed.filter_text, desk.own)
    told = texts.subject_text(printed.title, desk.choices.unit, "", "")
    return f"{told}\n{texts.WHOLE_TRACK}" if desk.own else told


def free_path(printed: AnyPrinted) -> Path:
    """A file for it that is not there yet."""
    return free_file(printed.file_name, f".{FORMS[0]}")


def free_file(name: str, ending: str) -> Path:
    """A file that is not there yet, among the user's documents or else where the program runs."""
    home = Path.home()
    folders = [*(home / name for name in texts.FOLDERS), Path.cwd()]
    folder = next((folder for folder in folders if folder.is_dir()), Path.cwd())
    path, count = folder / f"{name}{ending}", 1
    while path.exists():
        count += 1
        path = folder / f"{name}-{count}{ending}"
    return path
