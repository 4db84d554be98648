"""`importer`: registers back from CSV, tried or made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ressort_tui.commands.show import width
from ressort_tui.output import tell, write_json, write_lines
from ressort_tui.session import Options, reading, writing
from screens.texts.amount_text import moved_text, sum_json
from screens.texts.grid_text import GridColumn, grid_lines
from screens.texts.import_text import step_findings, step_lines, steps_json
from screens.texts.line_units import LineUnits
from screens.texts.messages import finding_text, short_id
from screens.texts.names import record_label, short_title
from screens.texts.safe import safe
from screens.texts.words import counted_records, noun, number, period_word, register_word
from store.changes import Group, Step
from store.checks import Finding
from store.importing import Import, Moved, effect, make, prepare, read_files
from store.records import Line
from store.totals import TOTAL
from store.workbook import Workbook

FINDINGS: Final = 40
"""So many findings are told one by one."""


@dataclass(frozen=True)
class Effect:
    """All that is told of an import, taken while the workbook is as before."""

    prepared: Import
    moved: list[Moved]
    findings: list[tuple[Finding, Line]]


def import_from(
    options: Options, path: Path, *, trial: bool, replace: bool, reason: str, as_json: bool
) -> None:
    """Read CSV files in as one change; a trial changes nothing and needs no one's leave."""
    files = read_files(path)
    session: AbstractContextManager[Workbook] = (reading if trial else writing)(options)
    with session as book:
        prepared = prepare(book, files, replace=replace)
        found = Effect(prepared, list(effect(book, prepared)), _findings(prepared.steps))
        units = LineUnits(book)
        told = _json(book, found, units) if as_json else {}
        lines = [] if as_json else list(_lines(book, found))
        findings = list(_finding_lines(found, units))
        group = None if trial else make(book, prepared, reason=reason)
        if as_json:
            write_json(told | {"proevekoersel": trial, "aendring": group.id if group else None})
        write_lines(lines)
        _tell(prepared, findings, group, trial=trial)


def _tell(prepared: Import, findings: list[str], group: Group | None, *, trial: bool) -> None:
    for finding in findings:
        tell(finding)
    if prepared.skipped_views:
        views = counted_records("views", len(prepared.skipped_views))
        tell(f"Sprunget over: {views}, som beregnes af registrene.")
    if trial:
        tell("Prøvekørsel: intet er ændret.")
    elif group is None:
        tell("Filerne siger det samme som arbejdsfilen; intet er ændret.")
    else:
        tell(f"Importeret som ændring {short_id(group.id)}.")


def _findings(steps: list[Step]) -> list[tuple[Finding, Line]]:
    lines = {step.after.id: step.after for step in steps if isinstance(step.after, Line)}
    return [(one, lines[one.line]) for one in step_findings(steps)]


def _finding_lines(found: Effect, units: LineUnits) -> Iterator[str]:
    for finding, line in found.findings[:FINDINGS]:
        name = f"»{record_label(line)}« ({safe(line.id)}), {period_word(finding.period)}"
        yield f"Bemærk: {name}: {finding_text(finding, units.of(line))}"
    if len(found.findings) > FINDINGS:
        yield f"Bemærk: … og {number(len(found.findings) - FINDINGS)} til; alle med --json."


def _lines(book: Workbook, found: Effect) -> Iterator[str]:
    steps = found.prepared.steps
    if not steps:
        return
    yield from _counts(found.prepared)
    yield ""
    yield from step_lines(book, steps)
    yield ""
    if found.moved:
        yield "Totaler, der flytter sig:"
        yield from _moved_lines(found.moved)
    else:
        yield "Ingen total flytter sig."


def _counts(prepared: Import) -> Iterator[str]:
    """What the import does to each register that it does anything to."""
    headings = ("nye", "ændrede", "slettede", "uændrede")
    columns = [GridColumn("Register"), *(GridColumn(h, figures=True) for h in headings)]
    rows = [[noun(table).many, *map(number, counts)] for table, counts in _touched(prepared)]
    yield from grid_lines(columns, rows, width())


def _touched(prepared: Import) -> Iterator[tuple[str, list[int]]]:
    plan = prepared.plan
    kinds = (plan.added, plan.changed, plan.deleted, plan.unchanged)
    for table in plan.added:
        counts = [count.get(table, 0) for count in kinds]
        if any(counts[:3]):
            yield table, counts


def _moved_lines(moved: list[Moved]) -> list[str]:
    columns = [GridColumn("Tabel"), GridColumn("Kolonne"), GridColumn("Før → efter", figures=True)]
    rows = [
        [
            f"{short_title(one.view)} ({safe(one.view.id)})",
            safe(one.column.label),
            moved_text(one.before, one.after, one.view.unit),
            one.view.unit,
        ]
        for one in moved
    ]
    return grid_lines([*columns, GridColumn("Enhed")], rows, width())


def _json(book: Workbook, found: Effect, units: LineUnits) -> dict[str, Any]:
    names = ("nye", "aendrede", "slettede", "uaendrede")
    return {
        "registre": [
            {"register": register_word(table)} | dict(zip(names, counts, strict=True))
            for table, counts in _touched(found.prepared)
        ],
        "aendringer": steps_json(book, found.prepared.steps),
        "totaler": [
            {
                "tabel": one.view.id,
                "kolonne": one.column.id,
                "periode": one.column.period or TOTAL,
                "foer": sum_json(one.before),
                "efter": sum_json(one.after),
                "tekst": f"{moved_text(one.before, one.after, one.view.unit)} {one.view.unit}",
            }
            for one in found.moved
        ],
        "bemaerkninger": [
            {"id": line.id, "periode": one.period, "tekst": finding_text(one, units.of(line))}
            for one, line in found.findings
        ],
        "sprunget_over": found.prepared.skipped_views,
    }
