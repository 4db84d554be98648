"""An import in words: what it adds, changes and deletes, before → after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from screens.texts.amount_text import stated_amount
from screens.texts.history_text import change_json, change_text
from screens.texts.line_units import DEFAULT, LineUnits
from screens.texts.words import noun, number, period_word
from store.changes import AMOUNT_PREFIX, Step
from store.checks import Finding, sign_findings
from store.records import Line, Unit
from store.schema import KINDS
from store.workbook import Workbook

SHOWN: Final = 40
"""So many changes of a kind are told one by one; of the others only their number."""


def step_lines(book: Workbook, steps: list[Step]) -> Iterator[str]:
    """What will change, kind by kind, as lines of plain text."""
    units = LineUnits(book)
    for table in KINDS:
        found = [step for step in steps if step.change.table == table]
        if not found:
            continue
        yield f"{noun(table).many.capitalize()}:"
        yield from (f"- {_step_text(book, step, units)}" for step in found[:SHOWN])
        if len(found) > SHOWN:
            yield f"… og {number(len(found) - SHOWN)} til; alle med --json."


def steps_json(book: Workbook, steps: list[Step]) -> list[dict[str, Any]]:
    """What will change, all of it, as values for JSON."""
    units = LineUnits(book)
    return [change_json(book, step.change, _unit(step, units)) for step in steps]


def _step_text(book: Workbook, step: Step, units: LineUnits) -> str:
    unit = _unit(step, units)
    text = change_text(book, step.change, unit)
    if step.before is None and isinstance(step.after, Line):
        amounts = step.after.amounts.items()
        told = [f"{period_word(one)} {stated_amount(amount, unit)}" for one, amount in amounts]
        return ": ".join([text, ", ".join(told)] if told else [text])
    return text


def _unit(step: Step, units: LineUnits) -> Unit:
    line = step.before or step.after
    return units.of(line) if isinstance(line, Line) else DEFAULT


def step_findings(steps: list[Step]) -> list[Finding]:
    """What is worth a second look in the amounts that are added or changed."""
    lines: dict[str, Line] = {}
    periods: dict[str, set[str]] = {}
    for step in steps:
        if isinstance(step.after, Line):
            lines[step.after.id] = step.after
            field = step.change.field
            touched = {field[len(AMOUNT_PREFIX) :]} if field.startswith(AMOUNT_PREFIX) else set()
            if field in ("", "direction"):
                touched = set(step.after.amounts)
            periods.setdefault(step.after.id, set()).update(touched)
    return [one for one in sign_findings(lines.values()) if one.period in periods[one.line]]
