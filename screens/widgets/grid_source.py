"""What a grid asks of the table it shows: cells by row and column, nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Tone(StrEnum):
    """What a cell is, beside its text; never told by colour alone."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"
    PRINTED = "printed"


@dataclass(frozen=True)
class Shown:
    """A cell as it is to be shown: text fit to show, and what it is."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Head:
    """A column's heading, fit to show, and whether it holds figures (set right)."""

    label: str
    figures: bool = False


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
