"""A page to hand on: what stands on it, before it becomes Markdown, plain text or HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from screens.texts.grid_text import GridColumn
from store.records import RowKind

PageRowKind = RowKind | Literal["trykt"]
Mark = Literal["skøn", "foreløbigt", "uafklaret", "spænd", "uoplyst"]

_SIGNS: Final[dict[Mark, str]] = {"skøn": "s", "foreløbigt": "f", "uafklaret": "u"}
"""Letters beside a figure; a range and a `?` are seen by themselves."""


@dataclass(frozen=True)
class PageCell:
    """One cell's text, fit to show, and what makes its figure uncertain."""

    text: str
    marks: frozenset[Mark] = frozenset()

    @property
    def sign(self) -> str:
        """What stands beside an uncertain figure: `(s)`, `(f, u)`; mostly empty."""
        letters = [letter for mark, letter in _SIGNS.items() if mark in self.marks]
        return f"({', '.join(letters)})" if letters and self.text else ""

    @property
    def signed(self) -> str:
        """The text with its sign."""
        return f"{self.text} {self.sign}" if self.sign else self.text


@dataclass(frozen=True)
class PageRow:
    """A row; the first cell is its label, set in by `level` groups."""

    kind: PageRowKind
    cells: tuple[PageCell, ...]
    level: int = 0


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True)
class Heading:
    """What the following blocks are about."""

    text: str


@dataclass(frozen=True)
class Facts:
    """Labels, each with its value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """Rows under columns, and notes under them: what the signs mean."""

    columns: tuple[GridColumn, ...]
    rows: tuple[PageRow, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remarks:
    """A list under a line that says what it lists."""

    heading: str
    items: tuple[str, ...]


Block = Paragraph | Heading | Facts | Table | Remarks


@dataclass(frozen=True)
class Page:
    """A whole page. Every text in it is Danish and fit to show (`screens.texts.safe`)."""

    title: str
    facts: tuple[str, ...]
    blocks: tuple[Block, ...]
    footer: str


def mark_notes(rows: Iterable[PageRow]) -> tuple[str, ...]:
    """What the signs of uncertainty in these rows mean."""
    found = {mark for row in rows for cell in row.cells for mark in cell.marks}
    signs = [f"({letter}) {mark}" for mark, letter in _SIGNS.items() if mark in found]
    notes = []
    if signs:
        notes.append(
            f"Tegn ved tallene: {', '.join(signs)}. Ved en sum gælder det mindst ét af dens beløb."
        )
    if "spænd" in found:
        notes.append("To tal med streg imellem er et spænd: beløbet ligger et sted imellem dem.")
    if "uoplyst" in found:
        notes.append("? er et beløb, der ikke er oplyst. Uoplyste beløb er ikke regnet med.")
    return tuple(notes)
