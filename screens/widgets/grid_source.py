"""What a grid asks of the table it shows: cells by row and column, nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

LEAST_TITLE: Final = 34
"""The cells that what a record is called has before the columns beside it scroll."""


class Tone(StrEnum):
    """What a cell is, beside its text; never told by colour alone."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"
    PRINTED = "printed"
    OWN = "own"
    """A total of one's own administration."""
    MUTED = "muted"


@dataclass(frozen=True)
class Shown:
    """A cell as it is to be shown: text fit to show, and what it is.

    `mark` is one cell wide and stands right of the text, so that nothing is told by colour
    alone. A `preview` is what the cell would become; a `changed` cell is not as the document.
    """

    text: str
    tone: Tone = Tone.PLAIN
    mark: str = ""
    preview: bool = False
    changed: bool = False


@dataclass(frozen=True)
class Head:
    """A column's heading, fit to show, and whether it holds figures (set right).

    `sign` is one cell wide and stands right of the heading: `▲` where the rows are sorted by it.
    A column with a `widest` is no wider than so many cells. The labels' one says how many of them
    they may `keep` of a window in which the columns scroll; 0 is a fair part. With a `least` the
    labels have at least so many, and then all that whole columns leave; other columns with one may
    give way down to it, where that saves the window from scrolling.
    """

    label: str
    figures: bool = False
    sign: str = ""
    widest: int = 0
    keep: int = 0
    least: int = 0


class GridSource(Protocol):
    """A table. Column 0 is the rows' labels, which stay in sight; rows count from 0.

    After the `row_count` rows that scroll come `fixed_count` rows that stay at the bottom.
    """

    @property
    def heads(self) -> Sequence[Head]:
        """The columns, labels first."""

    @property
    def row_count(self) -> int:
        """How many rows scroll."""

    @property
    def fixed_count(self) -> int:
        """How many rows stay."""

    def shown(self, row: int, column: int) -> Shown:
        """One cell; asked for again every time it is drawn."""

    def editable(self, row: int, column: int) -> bool:
        """True where typing letters and figures begins an edit."""


class BaseSource:
    """A table in which nothing is typed, unless it says otherwise."""

    def editable(self, row: int, column: int) -> bool:
        """False for every cell."""
        return False
