"""Search in everything: what is found as one types, by kind, and a jump to where it stands."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.desk import Desk
from screens.dialogs.choose import LIST_KEYS
from screens.dialogs.dialog import Dialog
from screens.places import Place
from screens.record_places import place_of_field
from screens.texts import search_da as da
from screens.texts.matching import marker
from screens.texts.search_text import HitTexts
from screens.texts.width import cell_width
from screens.widgets.grid_metrics import cut
from screens.widgets.options import Options
from screens.widgets.text_line import TextLine
from screens.window import HERE
from store.search import Hit, Hits

FEW: Final = 60
"""Up to so many hits are all listed."""

FIRST: Final = 12
OTHERS: Final = 4
"""How many of the best kind are listed, and of the others, where there are more."""

ALL: Final = 500
"""How many are listed of a kind that has been opened."""

INDENT: Final = "  "
FOUND: Final = "bold not dim underline"
LEAST: Final = 20
WIDEST: Final = 200
"""More of a text is seen in no window."""

AT_ONCE: Final = 500
"""So many records are read before keys are looked at again, when the index is made."""


@dataclass(frozen=True)
class Line:
    """A line of the list: a hit in its words, a heading, or what opens the rest of a kind."""

    title: str
    answer: str = ""
    told: str = ""
    hit: Hit | None = None
    opens: str = ""

    @property
    def is_heading(self) -> bool:
        """True for what cannot be chosen."""
        return self.hit is None and not self.opens


class SearchDialog(Dialog[Place]):
    """Finds as one types; answers the place of what is chosen. Begins with the last search."""

    CSS_PATH: ClassVar = [*Dialog.CSS_PATH, HERE / "dialogs" / "search.tcss"]
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        *LIST_KEYS,
        Binding("ctrl+f", "again", show=False, priority=True),
        Binding("ctrl+g", "names", show=False, priority=True),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(da.TITLE, da.HINT)
        self._desk = desk
        self._lines: list[Line] = []
        self._listed: str | None = None
        self._opened: set[str] = set()
        self._with_names = False
        self._lacking = False

    def compose_content(self) -> Iterable[Widget]:
        """The words, what was found, the whole text of the line one stands on, how much it is."""
        yield TextLine(self._desk.last_search, placeholder=da.PROMPT, id="words", compact=True)
        answers = Options(id="answers", compact=True, markup=False)
        answers.can_focus = False
        yield answers
        yield Static(id="whole")
        yield Static(da.READING, id="found", markup=False)

    def on_mount(self) -> None:
        """Read all records, a few at a time, then search."""
        if self.is_there:
            self.run_worker(self._prepare(), exclusive=True)

    async def _prepare(self) -> None:
        while not self._desk.index.prepare(AT_ONCE):
            await asyncio.sleep(0)
        self._search()

    # -- searching

    @property
    def _words(self) -> str:
        return self.query_one(Input).value

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search, unless more has been typed since."""
        event.stop()
        if event.value == self._words and event.value != self._listed:
            self._opened.clear()
            self._search()

    def _search(self) -> None:
        """List what is found; while records are still being read that comes when they are."""
        if not self.is_there or not self._desk.index.prepare(0):
            return
        self._listed = self._desk.last_search = self._words
        most = ALL if self._opened else FIRST
        self._lacking = False
        found = self._found(most)
        self._lacking = not found
        if self._lacking:
            found = self._found(most)
        count = sum(hits.count for hits in found)
        if FIRST < count <= FEW:
            found = self._found(FEW)
        texts = HitTexts(self._desk.book, with_names=self._with_names)
        listed = self._shared_out(found, every=count <= FEW)
        self._lines = [line for hits in listed for line in self._of(hits, texts)]
        if self._lacking and self._lines:
            self._lines.insert(0, Line(da.most_text(self._listed)))
        self._show(count)

    def _found(self, most: int) -> list[Hits]:
        """What has all the words or, where nothing has them, most of them."""
        find = self._desk.index.find_most if self._lacking else self._desk.index.find
        return find(self._listed or "", private=self._with_names, most=most)

    def _shared_out(self, found: list[Hits], *, every: bool) -> Iterable[Hits]:
        """As many of each kind as there is room for."""
        for place, hits in enumerate(found):
            limit = FIRST if place == 0 else OTHERS
            cut = hits.hits if every or hits.table in self._opened else hits.hits[:limit]
            yield replace(hits, hits=cut)

    def _of(self, hits: Hits, texts: HitTexts) -> Iterable[Line]:
        yield Line(da.heading_text(hits.table, hits.count))
        for hit in hits.hits:
            yield Line(*texts.texts(hit), hit)
        rest = hits.count - len(hits.hits)
        if rest and hits.table in self._opened:
            yield Line(da.too_many_text(rest))
        elif rest:
            yield Line(da.more_text(rest), opens=hits.table)

    def _show(self, count: int) -> None:
        words = marker(self._desk.index.needles(self._listed or ""))
        answers = self.query_one(OptionList)
        answers.clear_options()
        width = answers.scrollable_content_region.width - 2
        answers.add_options(
            Option(_drawn(line, words, width), disabled=line.is_heading) for line in self._lines
        )
        if self._lines:
            answers.highlighted = next(n for n, one in enumerate(self._lines) if not one.is_heading)
        told = da.found_text(count, with_names=self._with_names) if self._listed else da.NOTHING_YET
        self.query_one("#found", Static).update(Text(told))
        self._tell_whole()

    def _tell_whole(self) -> None:
        """All of the line one stands on, for there it is cut."""
        line = self._line
        text = Text()
        if line is not None and line.hit is not None:
            text.append(": ".join(filter(None, (line.title, line.answer))), style="bold")
            text.append(f"\n{line.told}" if line.told else "")
        self.query_one("#whole", Static).update(text)

    # -- choosing

    @property
    def _line(self) -> Line | None:
        at = self.query_one(OptionList).highlighted
        return self._lines[at] if at is not None and at < len(self._lines) else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell all of it."""
        event.stop()
        self._tell_whole()

    def action_move(self, steps: int) -> None:
        """Another line of the list, headings passed over."""
        places = [place for place, line in enumerate(self._lines) if not line.is_heading]
        answers = self.query_one(OptionList)
        if places and answers.highlighted is not None:
            at = places.index(answers.highlighted) + steps
            answers.highlighted = places[min(max(at, 0), len(places) - 1)]
            if answers.highlighted == places[0]:
                answers.scroll_to(y=0, animate=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line one stands on, of what was typed last."""
        event.stop()
        if self._listed != self._words:
            self._search()
        self._choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line clicked."""
        event.stop()
        self._choose()

    def _choose(self) -> None:
        line = self._line
        if line is None:
            return
        if line.opens:
            self._open(line)
        elif line.hit is not None:
            tables, hit = self._desk.book.tables, line.hit
            self.dismiss(place_of_field(tables, hit.table, hit.id, hit.field))

    def _open(self, line: Line) -> None:
        """List the rest of a kind, and stand where one stood."""
        place = self._lines.index(line)
        self._opened.add(line.opens)
        self._search()
        self.query_one(OptionList).highlighted = place

    def action_again(self) -> None:
        """Begin another search: what is typed next replaces the words."""
        self.query_one(Input).action_select_all()

    def action_names(self) -> None:
        """Search in the names of persons, too, or no longer."""
        self._with_names = not self._with_names
        self._search()


def _drawn(line: Line, words: re.Pattern[str] | None, width: int) -> Text:
    """A line in so many cells with what was searched for set off; the answer is not cut."""
    if line.is_heading:
        return Text(line.title, style="bold underline", no_wrap=True, overflow="ellipsis")
    text = Text(INDENT, no_wrap=True, overflow="ellipsis")
    room = width - len(INDENT) - cell_width(line.answer) - 2
    if not line.answer:
        room = width - min(cell_width(line.told), width // 3)
    room = max(room, LEAST)
    text.append(cut(line.title, room) if cell_width(line.title) > room else line.title)
    if line.answer:
        text.append(": ").append(line.answer, style="bold")
    start = len(text)
    text.append(f"  {line.told}"[:WIDEST] if line.told else "")
    text.stylize("dim", start)
    for found in words.finditer(text.plain) if words else ():
        text.stylize(FOUND, *found.span())
    return text
