"""A page as Markdown with pipe tables, in which every text comes out as itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from screens.texts.page import Block, Facts, Heading, Page, PageCell, Paragraph, Remarks, Table

_ANYWHERE: Final = re.compile(r"[\\`*_{}\[\]<>#|~&$]|(?<=\bwww)\.|(?<=[a-z]):(?=//)", re.IGNORECASE)
"""What is markup wherever it stands; the last two make links of addresses."""

_AT_START: Final = re.compile(r"[-+=:]|\d+(?P<dot>[.)])")
"""What is markup at the start of a line: lists, rules, underlined headings."""

_INDENT: Final = "\u00a0\u00a0"
"""No-break spaces, for Markdown drops others at the start of a cell."""


def markdown(page: Page) -> str:
    """The whole page, ending in a line break."""
    parts = [f"# {escaped(page.title)}"]
    if page.facts:
        parts.append("\n".join(f"- {escaped(fact, start=True)}" for fact in page.facts))
    for block in page.blocks:
        parts.append("\n".join(_block_lines(block)))
    parts += ["---", escaped(page.footer, start=True)]
    return "\n\n".join(parts) + "\n"


def escaped(text: str, *, start: bool = False) -> str:
    """A text whose signs mean nothing to Markdown; `start` where it begins a line or an item."""
    text = text.strip()
    found = _AT_START.match(text) if start else None
    safe_text = _ANYWHERE.sub(r"\\\g<0>", text)
    if found is None:
        return safe_text
    at = found.start("dot") if found["dot"] else 0
    return f"{safe_text[:at]}\\{safe_text[at:]}"


def _block_lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield escaped(block.text, start=True)
    elif isinstance(block, Heading):
        yield f"## {escaped(block.text)}"
    elif isinstance(block, Facts):
        for label, value in block.pairs:
            yield f"- **{escaped(label)}:** {escaped(value)}"
    elif isinstance(block, Table):
        yield from _table_lines(block)
    else:
        yield from _remark_lines(block)


def _remark_lines(block: Remarks) -> Iterator[str]:
    yield escaped(block.heading, start=True)
    yield ""
    for item in block.items:
        yield f"- {escaped(item, start=True)}"


def _table_lines(table: Table) -> Iterator[str]:
    yield _row([escaped(column.heading) for column in table.columns])
    yield _row(["---:" if column.figures else ":---" for column in table.columns])
    for row in table.rows:
        bold = row.kind in ("gruppe", "total")
        cells = [_cell(cell, bold) for cell in row.cells]
        cells[0] = _INDENT * row.level + cells[0]
        yield _row(cells)
    for note in table.notes:
        yield ""
        yield escaped(note, start=True)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: PageCell, bold: bool) -> str:
    text = escaped(cell.signed.replace("\n", "; "))
    return f"**{text}**" if bold and text else text
