"""A page as one HTML file that needs nothing else: it prints on A4 and opens in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from screens.texts.grid_text import GridColumn
from screens.texts.page import Block, Facts, Heading, Page, PageCell, PageRow, Paragraph, Table

MANY_COLUMNS: Final = 8
"""So many columns, the label's included, lie better across."""

MANY_SIGNS: Final = 66
"""So many characters in the columns beside the label's are what an upright page has room for."""

LONG_WORD: Final = 30
"""A longer word is broken wherever it must be, so that it does not push the others off the page."""

_FIGURE: Final = re.compile(r"[+-]?[0-9.]+(?:,(?P<decimals>[0-9]+))?")
_DIGIT, _COMMA, _SIGN, _SPACE = 0.56, 0.28, 0.33, 0.28
"""Widths in em, as in most fonts without serifs."""

_PADDING: Final = 0.45
"""Left and right of every cell, in em; the same in the style below."""

# Word reads the named page's measures and its orientation, browsers the plain rule.
_STYLE: Final = """
@page {{ size: A4{across}; margin: 1.5cm; }}
@page Side {{ size: {measures}; mso-page-orientation: {orientation}; margin: 1.5cm; }}
div.Side {{ page: Side; }}
body {{ font-family: Calibri, Arial, sans-serif; font-size: 10pt; line-height: 1.35;
  color: #000; background: #fff; margin: 1.5em; }}
h1 {{ font-size: 15pt; line-height: 1.2; margin: 0 0 0.4em; }}
h2 {{ font-size: 12pt; margin: 1.4em 0 0.4em; page-break-after: avoid; }}
h1, h2, p, li, th, td {{ overflow-wrap: break-word; }}
h2 + p {{ page-break-after: avoid; }}
.langt {{ word-break: break-all; }}
p {{ margin: 0.3em 0; }}
p.oplysning, p.note, p.fod {{ font-size: 9pt; color: #333; margin: 0.1em 0; }}
p.fod {{ border-top: 1px solid #666; margin-top: 1.5em; padding-top: 0.4em;
  page-break-before: avoid; }}
p.liste {{ margin-top: 1em; font-weight: bold; page-break-after: avoid; }}
ul {{ margin: 0.2em 0; padding-left: 1.4em; }}
table {{ border-collapse: collapse; margin: 0.8em 0 0.4em; }}
thead {{ display: table-header-group; }}
tr {{ page-break-inside: avoid; }}
th, td {{ border: 1px solid #999; padding: 0.15em 0.45em; text-align: left;
  vertical-align: top; font-weight: normal; }}
thead th {{ font-weight: bold; background: #eee; vertical-align: bottom;
  border-bottom: 1.5pt solid #000; }}
th.tal, td.tal {{ text-align: right; }}
td.tal {{ white-space: nowrap; font-variant-numeric: tabular-nums; }}
tr.gruppe th, tr.gruppe td, tr.total th, tr.total td {{ font-weight: bold; }}
tr.total th, tr.total td {{ border-top: 1.5pt solid #000; }}
tr.trykt th, tr.trykt td {{ font-style: italic; color: #333; }}
@media print {{ body {{ margin: 0; }} }}
"""


def html(page: Page) -> str:
    """The whole page, ending in a line break; to be written as UTF-8."""
    across = any(_lies_across(block) for block in page.blocks if isinstance(block, Table))
    style = _STYLE.format(
        across=" landscape" if across else "",
        measures="29.7cm 21cm" if across else "21cm 29.7cm",
        orientation="landscape" if across else "portrait",
    )
    return "\n".join([*_head_lines(page, style), *_body_lines(page)]) + "\n"


def _head_lines(page: Page, style: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="da">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )
    yield f"<title>{escape(page.title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _body_lines(page: Page) -> Iterator[str]:
    yield "<body>"
    yield '<div class="Side">'
    yield f"<h1>{_broken(page.title)}</h1>"
    for fact in page.facts:
        yield f'<p class="oplysning">{_broken(fact)}</p>'
    for block in page.blocks:
        yield from _block_lines(block)
    yield f'<p class="fod">{_broken(page.footer)}</p>'
    yield "</div>"
    yield "</body>"
    yield "</html>"


def _lies_across(table: Table) -> bool:
    taken = 0
    for place, column in enumerate(table.columns[1:], 1):
        texts = column.heading.split()
        for row in table.rows:
            cell = row.cells[place]
            texts += [cell.signed] if column.figures else cell.text.split()
        taken += max((min(len(text), LONG_WORD) for text in texts), default=0) + 2
    return len(table.columns) >= MANY_COLUMNS or taken > MANY_SIGNS


def _block_lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"<p>{_broken(block.text)}</p>"
    elif isinstance(block, Heading):
        yield f"<h2>{_broken(block.text)}</h2>"
    elif isinstance(block, Facts):
        for label, value in block.pairs:
            yield f"<p><b>{escape(label)}:</b> {_broken(value)}</p>"
    elif isinstance(block, Table):
        yield from _table_lines(block)
    else:
        yield f'<p class="liste">{escape(block.heading)}</p>'
        yield "<ul>"
        yield from (f"<li>{_broken(item)}</li>" for item in block.items)
        yield "</ul>"


def _table_lines(table: Table) -> Iterator[str]:
    tails = [_longest_tail(table, place) for place in range(len(table.columns))]
    yield "<table>"
    yield "<thead>"
    yield f"<tr>{''.join(_heading(column) for column in table.columns)}</tr>"
    yield "</thead>"
    yield "<tbody>"
    yield from (_row(row, table.columns, tails) for row in table.rows)
    yield "</tbody>"
    yield "</table>"
    yield from (f'<p class="note">{escape(note)}</p>' for note in table.notes)


def _heading(column: GridColumn) -> str:
    kind = ' class="tal"' if column.figures else ""
    return f'<th scope="col"{kind}>{_broken(column.heading)}</th>'


def _row(row: PageRow, columns: tuple[GridColumn, ...], tails: list[float]) -> str:
    cells = []
    for place, (cell, column, tail) in enumerate(zip(row.cells, columns, tails, strict=True)):
        if column.figures:
            cells.append(_figure(cell, tail))
        elif place:
            cells.append(f"<td>{_text(cell)}</td>")
        else:
            indent = _padding("left", 1.2 * row.level)
            cells.append(f'<th scope="row"{indent}>{_text(cell)}</th>')
    return f'<tr class="{_CLASSES[row.kind]}">{"".join(cells)}</tr>'


def _figure(cell: PageCell, tail: float) -> str:
    room = _padding("right", tail - _tail(cell)) if cell.text else ""
    return f'<td class="tal"{room}>{_text(cell)}</td>'


def _padding(side: str, more: float) -> str:
    return f' style="padding-{side}: {_PADDING + more:.2f}em"' if more else ""


_CLASSES: Final = {"række": "raekke", "gruppe": "gruppe", "total": "total", "trykt": "trykt"}


def _text(cell: PageCell) -> str:
    return _broken(cell.signed).replace("\n", "<br>")


def _broken(text: str) -> str:
    """The text escaped; where it has a word too long for a page, that may be broken anywhere."""
    longest = max(map(len, text.split()), default=0)
    shown = escape(text)
    return f'<span class="langt">{shown}</span>' if longest > LONG_WORD else shown


def _longest_tail(table: Table, place: int) -> float:
    return max((_tail(row.cells[place]) for row in table.rows), default=0.0)


def _tail(cell: PageCell) -> float:
    """How far a cell reaches beyond its last whole krone or thousand, in em.

    The room others are given at their right, so that figures stand under each other and are
    still copied as figures.
    """
    found = _FIGURE.fullmatch(cell.text)
    decimals = found["decimals"] if found else None
    tail = _COMMA + _DIGIT * len(decimals) if decimals else 0.0
    if cell.sign:
        tail += _SPACE + 2 * _SIGN + _SPACE * (len(cell.sign) - 2)
    return tail
