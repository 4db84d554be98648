"""A workbook small enough to read and complete enough to break, and what is asked of one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB

from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.changes import Add, Edit, Group
from store.creating import create_workbook
from store.moments import moment_values, read_moment
from store.plan_records import Milestone
from store.records import (
    Administration,
    Appropriation,
    Committee,
    Document,
    KeyFigure,
    Ledger,
    Line,
    Placement,
    PrintedCell,
    Record,
    Track,
    TrackParty,
    View,
    ViewColumn,
    ViewRow,
)
from store.schema import KINDS
from store.system import Files
from store.totals import filled, recompute
from store.workbook import Workbook

VIEWS = ("tabel-a", "tabel-b")
"""`tabel-a`: explicit rows, a group, a total, printed cells; `tabel-b`: rows by committee."""

PLAIN_LINES = ("linje-a", "linje-b", "linje-c")
"""Lines whose amount in 2026 is a plain number of kroner."""


def small_records() -> list[Record]:
    """Every kind of record, in an order in which each one's references come before it."""
    return [*_registers(), *_lines(), *_first_view(), *_second_view(), _key_figure()]


def small_edits() -> list[Edit]:
    """The records of `small_records` as the edits that add them."""
    return [Add(record) for record in small_records()]


def small_workbook(path: Path, files: Files | None = None) -> Workbook:
    """A new workbook at `path` that holds `small_records`."""
    return create_workbook(path, name="Lille", edits=small_edits(), files=files)


def line(
    line_id: str, amounts: dict[str, Amount], *, price_level: str = "2026-pl", **fields: Any
) -> Line:
    """A line of the ledger `anlaeg`; `fields` are those of `Line`."""
    values: dict[str, Any] = {"ledger": "anlaeg", "label": f"Aktivitet {line_id}"} | fields
    return Line(id=line_id, amounts=amounts, price_level=price_level, **values)


def milestone(name: str, when: str, end: str = "", **fields: str) -> Milestone:
    """A milestone of track 2 on a date as one writes it; `name` is its id, and its label too."""
    values = {
        "label": name,
        "kind": "Go-live",
        "track": "spor-2",
        **moment_values("date", read_moment(when)),
        **moment_values("end", read_moment(end)),
        **fields,
    }
    return Milestone(id=name, **values)  # type: ignore[arg-type]


def _registers() -> list[Record]:
    return [
        Document(id="notat", short="Notat", title="Et notat", date="2025-11-21"),
        Ledger(id="anlaeg", label="Implementering"),
        Ledger(id="drift", label="Budgetflyt", order=1),
        Committee(id="SUD", name="Socialudvalget"),
        Committee(id="SOU", name="Sundheds- og Omsorgsudvalget", order=1),
        Administration(id="SOF", name="Socialforvaltningen", committee="SUD"),
        Administration(id="SUF", name="Sundheds- og Omsorgsforvaltningen", committee="SOU"),
        Appropriation(id="bev-3300", code="3300", committee="SUD"),
        Appropriation(id="bev-3415", code="3415", name="Pleje", committee="SOU"),
        Track(id="spor-a", number=1, name="Én indgang", in_force="2026-06-01"),
        Track(id="spor-b", number=2, name="Hjemmepleje"),
        TrackParty(id="part-a", track="spor-a", position=1, role="fra", administration="SOF"),
    ]


def _lines() -> list[Record]:
    sof = {"committee": "SUD", "administration": "SOF", "appropriation": "bev-3300"}
    suf = {"committee": "SOU", "administration": "SUF", "appropriation": "bev-3415"}
    return [
        line("linje-a", {"2026": 1_125_000, "2027": 504_000}, track="spor-a", order=1, **sof),
        line("linje-b", {"2026": -50_000}, track="spor-a", order=2, direction="I", **suf),
        line("linje-c", {"2026": 236_800, "årlig": 3_786_000}, track="spor-b", order=3, **suf),
        line(
            "linje-d",
            {"2026": Range(177_732_000, 227_584_000), "2027": UNKNOWN},
            track="spor-b",
            order=4,
            certainty="uafklaret",
            **sof,
        ),
        line("linje-e", {"2027": BLANK}, order=5, blank_reason="indgår andetsteds", **suf),
        line("linje-f", {"2026": 700_000}, order=6, price_level="2025-pl", **sof),
        line("linje-g", {"2026": 10_000}, order=7, memo=True, part_of="linje-a"),
        line("flyt-a", {"2026": 900_000, "2027": Range(1, 2)}, ledger="drift", **suf),
    ]


def _first_view() -> list[Record]:
    view = "tabel-a"
    return [
        View(id=view, title="Tabel A", ledger="anlaeg", document="notat", section="tabel 1"),
        ViewColumn(id="a-2026", view=view, position=1, kind="periode", label="2026", period="2026"),
        ViewColumn(id="a-2027", view=view, position=2, kind="periode", label="2027", period="2027"),
        ViewColumn(id="a-sum", view=view, position=3, kind="sum", label="I alt"),
        ViewColumn(
            id="a-udvalg", view=view, position=4, kind="tekst", label="Udvalg", field="committee"
        ),
        ViewRow(id="a-gruppe", view=view, order=1, label="Drift", kind="gruppe"),
        ViewRow(id="a-r-et", view=view, order=2, label="Første", parent="a-gruppe"),
        ViewRow(id="a-r-to", view=view, order=3, label="Anden", parent="a-gruppe"),
        ViewRow(id="a-r-tre", view=view, order=4, label="Uden for gruppen"),
        ViewRow(id="a-total", view=view, order=5, label="I alt", kind="total"),
        Placement(id="a-p-a", view=view, line="linje-a", target="a-r-et"),
        Placement(id="a-p-b", view=view, line="linje-b", target="a-r-to"),
        Placement(id="a-p-d", view=view, line="linje-d", target="a-r-tre"),
        PrintedCell(id="a-t-et", view=view, target="a-r-et", column="a-2026", text="1.125"),
        PrintedCell(
            id="a-t-sum",
            view=view,
            target="a-total",
            column="a-2026",
            text="1.312",
            explanation="prisniveauerne lægges ikke sammen",
        ),
    ]


def _second_view() -> list[Record]:
    view = "tabel-b"
    return [
        View(id=view, title="Tabel B", ledger="anlaeg", order=1, rows_by="committee"),
        ViewColumn(id="b-2026", view=view, position=1, kind="periode", label="2026", period="2026"),
        ViewColumn(id="b-sum", view=view, position=2, kind="sum", label="I alt"),
        ViewRow(id="b-r-sud", view=view, order=1, label="SUD", match="SUD"),
        ViewRow(id="b-total", view=view, order=2, label="I alt", kind="total"),
    ]


def _key_figure() -> Record:
    return KeyFigure(id="tal-a", label="Borgere", value="1.200", unit="borgere", track="spor-a")


def assert_totals(book: Workbook) -> None:
    """The kept sums of every view equal those worked out from nothing but the records."""
    for view in book.all(View):
        kept = filled(book.totals(view.id).cells)
        assert kept == filled(recompute(book.tables, view)), view.id


def contents(book: Workbook) -> dict[str, dict[str, Any]]:
    """Every record of a workbook by table and id, as JSON values."""
    return {
        table: {
            record_id: msgspec.to_builtins(record)
            for record_id, record in book.tables.table(table).items()
        }
        for table in KINDS
    }


def plain_contents(path: Path) -> dict[str, dict[str, Any]]:
    """What plain TinyDB finds in a workbook file, by table and our own id."""
    with TinyDB(path) as database:
        return {table: {row["id"]: dict(row) for row in database.table(table)} for table in KINDS}


def amount(book: Workbook, line_id: str, period: str = "2026") -> Amount | None:
    """The amount of a line in a period, None where the period is left out."""
    return book.get(Line, line_id).amounts.get(period)


def replayed(
    before: dict[str, dict[str, Any]], groups: Iterable[Group]
) -> dict[str, dict[str, Any]]:
    """What `contents` becomes when changes are made one after the other, told in plain words."""
    after = {table: dict(records) for table, records in before.items()}
    for change in (change for group in groups for change in group.changes):
        records = after[change.table]
        if not change.field:
            if change.after is None:
                del records[change.record]
            else:
                records[change.record] = change.after
            continue
        record = records[change.record] = dict(records[change.record])
        field, _, period = change.field.partition(".")
        if not period:
            record[field] = change.after
        else:
            record[field] = {**record.get(field, {}), period: change.after}
            if change.after is None:
                del record[field][period]
    return after


def comparable(records: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """`contents` without what a record that says nothing of a field has there anyway."""
    return {
        table: {
            record_id: msgspec.structs.asdict(msgspec.convert(record, KINDS[table].record))
            for record_id, record in by_id.items()
        }
        for table, by_id in records.items()
    }


def assert_whole(book: Workbook, groups: Iterable[Group] | None = None) -> None:
    """The records are what all groups make of nothing, and the totals what the records make."""
    made = replayed({table: {} for table in KINDS}, book.history() if groups is None else groups)
    assert comparable(contents(book)) == comparable(made)
    assert_totals(book)
