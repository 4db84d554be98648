"""Where in the program one stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A screen and what it shows; what is empty is left as the screen has it.

    `view`, `row` and `line` are ids, `column` is a period or `sum`, `track` an id; `tab` is one
    of the screen's own tabs, `group` the id of a group of changes. `typed` is what was being
    typed there when the program was ended.
    """

    screen: str
    view: str = ""
    row: str = ""
    column: str = ""
    line: str = ""
    track: str = ""
    tab: str = ""
    group: str = ""
    typed: str = ""
