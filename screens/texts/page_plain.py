"""A page as plain text, figures under each other, in lines of a given width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from screens.texts.grid_text import GridRow, aligned, grid_lines
from screens.texts.page import Block, Facts, Heading, Page, Paragraph, Table
from screens.texts.width import cell_width, pad, wrap

INDENT: Final = "  "
_NARROWEST: Final = 20
_LABEL: Final = 20
"""The cells that labels of facts take at most; a longer one pushes its value aside."""


def plain(page: Page, width: int = 100) -> str:
    """The whole page, ending in a line break; tables are as wide as their figures ask for."""
    return "".join(f"{line}\n" for line in plain_lines(page, width))


def plain_lines(page: Page, width: int = 100) -> Iterator[str]:
    """The page line by line, without line ends."""
    yield from wrap(page.title, width)
    for fact in page.facts:
        yield from _hanging(fact, "", INDENT, width)
    for block in page.blocks:
        yield ""
        yield from _block_lines(block, width)
    yield ""
    yield from wrap(page.footer, width)


def _block_lines(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from wrap(block.text, width)
    elif isinstance(block, Heading):
        lines = wrap(block.text, width)
        yield from lines
        yield "─" * max(map(cell_width, lines))
    elif isinstance(block, Facts):
        yield from _fact_lines(block, width)
    elif isinstance(block, Table):
        yield from _table_lines(block, width)
    else:
        yield from wrap(block.heading, width)
        for item in block.items:
            yield from _hanging(item, "- ", INDENT, width)


def _hanging(text: str, first: str, other: str, width: int) -> Iterator[str]:
    """Wrapped lines, the first with one text before it and all others with another."""
    room = width - max(cell_width(first), cell_width(other))
    lines = wrap(text, max(room, _NARROWEST))
    for place, line in enumerate(lines):
        yield f"{other if place else first}{line}".rstrip()


def _fact_lines(facts: Facts, width: int) -> Iterator[str]:
    longest = max((cell_width(label) for label, _ in facts.pairs), default=0)
    room = min(longest, _LABEL) + 2
    for label, value in facts.pairs:
        before = pad(f"{label}:", room)
        if cell_width(label) > _LABEL:
            yield from wrap(f"{label}:", width)
            before = " " * room
        yield from _hanging(value, before, " " * room, width)


def _table_lines(table: Table, width: int) -> Iterator[str]:
    texts = _texts(table)
    rows: list[GridRow] = []
    totals_begun = False
    for row, cells in zip(table.rows, texts, strict=True):
        if row.kind == "total" and not totals_begun:
            rows.append(None)
            totals_begun = True
        rows.append(cells)
    yield from grid_lines(table.columns, rows, width)
    for note in table.notes:
        yield from wrap(note, width)


def _texts(table: Table) -> list[list[str]]:
    """The cells of each row, labels set in, figures with room for the signs of their column."""
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    for row, cells in zip(table.rows, rows, strict=True):
        cells[0] = INDENT * row.level + cells[0]
    for place in range(len(table.columns)):
        signs = [row.cells[place].sign for row in table.rows]
        if any(signs):
            _add_signs(table, rows, place, signs)
    return rows


def _add_signs(table: Table, rows: list[list[str]], place: int, signs: Sequence[str]) -> None:
    column = table.columns[place]
    room = max(map(cell_width, signs)) + 1 if column.figures else 0
    (texts,) = aligned([column], [[row[place]] for row in rows])
    for row, text, sign in zip(rows, texts, signs, strict=True):
        after = f" {sign}" if sign else ""
        row[place] = text + pad(after, room) if text else ""
