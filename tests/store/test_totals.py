"""Kept totals against recomputed ones, through every kind of edit, undo and reopening."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from store.amounts import BLANK, UNKNOWN, Amount, Range, Sum
from store.changes import Add, Delete, Edit, SetField
from store.creating import create_workbook
from store.errors import ChangeError, Code
from store.layout import Layout
from store.opening import open_workbook
from store.records import (
    Committee,
    Document,
    Ledger,
    Line,
    Placement,
    PrintedCell,
    Record,
    Track,
    View,
    ViewColumn,
    ViewRow,
)
from store.schema import KINDS, kind_for
from store.snapshots import SnapshotJob
from store.system import Files
from store.table_view import TableView
from store.tables import Tables
from store.totals import TOTAL, ViewTotals, filled, recompute
from store.workbook import Workbook

LEDGERS = ("art-a", "art-b")
TRACKS = ("spor-a", "spor-b")
COMMITTEES = ("SOU", "SUD")
LINES = tuple(f"linje-{letter}" for letter in "abcdef")
VIEWS = ("tabel-a", "tabel-b", "tabel-c")
NUMBERS = (1, 2, 3, 4)
PERIODS = ("2025", "2026", "2027", "årlig")
PRICES = ("", "2025 p/l", "2026 p/l")
GROUPS = ("", "~", "Drift")


class UnsyncedFiles(Files):
    """The disk itself is tested elsewhere; here only what was written and in which order."""

    def sync(self, fd: int) -> None:
        """Nothing: a test that ends does not lose power."""

    def sync_folder(self, folder: Path) -> None:
        """Nothing either."""


def registers() -> list[Record]:
    return [
        Document(id="notat", short="Notat", title="Et notat"),
        *(Ledger(id=one, label=one) for one in LEDGERS),
        *(Track(id=one, number=2 - n, name=one) for n, one in enumerate(TRACKS)),
        *(Committee(id=one, name=one, order=n) for n, one in enumerate(COMMITTEES)),
    ]


def row_id(view: str, number: int) -> str:
    return f"{view}-r-{number}"


def column_id(view: str, number: int) -> str:
    return f"{view}-k-{number}"


one_of = st.sampled_from
whole = st.integers(-5, 5).map(lambda thousands: thousands * 1000)
amounts: st.SearchStrategy[Amount] = st.one_of(
    whole,
    st.builds(lambda low, width: Range(low, low + width), whole, st.integers(0, 3)),
    st.just(UNKNOWN),
    st.just(BLANK),
)
ledgers = one_of((LEDGERS[0], LEDGERS[0], LEDGERS[0], LEDGERS[1]))
seldom = one_of((False, False, False, True))
orders = st.integers(0, 3)


def lines(record_id: str) -> st.SearchStrategy[Line]:
    return st.builds(
        Line,
        id=st.just(record_id),
        ledger=ledgers,
        label=one_of(("Første", "Anden")),
        track=one_of(("", *TRACKS)),
        committee=one_of(("", *COMMITTEES)),
        group=one_of(GROUPS),
        order=orders,
        price_level=one_of(PRICES),
        memo=seldom,
        amounts=st.dictionaries(one_of(PERIODS), amounts, max_size=3),
    )


def views(record_id: str) -> st.SearchStrategy[View]:
    return st.builds(
        View,
        id=st.just(record_id),
        title=one_of(("Tabel", "Oversigt")),
        ledger=ledgers,
        track=one_of(("", "", *TRACKS)),
        memo=seldom,
        rows_by=one_of(("", "track", "committee", "group")),
        document=one_of(("", "notat")),
    )


def columns(record_id: str, view: str) -> st.SearchStrategy[ViewColumn]:
    whats = (*(("periode", period, "") for period in PERIODS), ("sum", "", ""))
    return st.builds(
        lambda what, position: ViewColumn(
            id=record_id,
            view=view,
            position=position,
            kind=what[0],
            label="K",
            period=what[1],
            field=what[2],
        ),
        one_of((*whats, ("tekst", "", "committee"))),
        orders,
    )


def rows(record_id: str, view: str, tables: Tables) -> st.SearchStrategy[ViewRow]:
    groups = [
        row.id
        for row in tables.of(ViewRow).values()
        if row.view == view and row.kind == "gruppe" and row.id != record_id
    ]
    return st.builds(
        ViewRow,
        id=st.just(record_id),
        view=st.just(view),
        order=orders,
        label=one_of(("Række", "Anden")),
        kind=one_of(("række", "gruppe", "gruppe", "total")),
        parent=one_of(["", *groups, *groups]),
        match=one_of(("", *TRACKS, *COMMITTEES, *GROUPS[1:])),
    )


def placement(view: str, line: str, target: str) -> Placement:
    return Placement(id=f"p-{view}-{line}", view=view, line=line, target=target)


def start() -> list[Record]:
    """A world in which most edits can be made: rows in groups in groups, several placements."""
    first, second, third = VIEWS

    def row(view: str, number: int, **fields: Any) -> ViewRow:
        return ViewRow(id=row_id(view, number), view=view, order=number, label="Række", **fields)

    def column(view: str, number: int, **fields: Any) -> ViewColumn:
        one = column_id(view, number)
        return ViewColumn(id=one, view=view, position=number, label="K", **fields)

    return [
        *registers(),
        *(
            Line(
                id=one,
                ledger=LEDGERS[0],
                label="Første",
                order=number,
                track=TRACKS[number % 2],
                committee=COMMITTEES[number % 2],
                amounts={"2026": 1000 * number, "2027": 500},
            )
            for number, one in enumerate(LINES[:4])
        ),
        View(id=first, title="A", ledger=LEDGERS[0], document="notat"),
        row(first, 1, kind="gruppe"),
        row(first, 2, kind="gruppe", parent=row_id(first, 1)),
        row(first, 3, parent=row_id(first, 2)),
        row(first, 4, kind="total"),
        column(first, 1, kind="periode", period="2026"),
        column(first, 2, kind="sum"),
        placement(first, LINES[0], row_id(first, 3)),
        View(id=second, title="B", ledger=LEDGERS[0], rows_by="committee", document="notat"),
        row(second, 1, match="SOU"),
        row(second, 2, kind="total"),
        column(second, 1, kind="periode", period="2027"),
        column(second, 2, kind="tekst", field="track"),
        View(id=third, title="C", ledger=LEDGERS[1]),
        row(third, 1, kind="total"),
        column(third, 1, kind="periode", period="årlig"),
    ]


def put(tables: Tables, record: Record) -> list[Edit]:
    """The edits that make a record what it is here, whether it is there already or not."""
    table = kind_for(type(record)).table
    if record.id not in tables.table(table):
        return [Add(record)]
    fields = (name for name in record.__struct_fields__ if name != "id")
    return [SetField(table, record.id, name, getattr(record, name)) for name in fields]


def with_users(tables: Tables, table: str, record_id: str) -> list[Edit]:
    """The edits that delete a record together with all that points to it."""
    gone: list[tuple[str, str]] = [(table, record_id)]
    for one_table, one in gone:
        for kind in KINDS.values():
            for field, target in kind.references.items():
                if target != one_table:
                    continue
                for user in tables.table(kind.table).values():
                    key = (kind.table, user.id)
                    if getattr(user, field) == one and key not in gone:
                        gone.append(key)
    return [Delete(*key) for key in gone]


def refusal(change: Callable[[], object]) -> Code | None:
    """Why a change is refused; None when it is made."""
    try:
        change()
    except ChangeError as error:
        return error.code
    return None


def documents(tables: Tables) -> dict[str, dict[str, int]]:
    return {table: dict(tables.documents(table)) for table in KINDS}


def in_kroner(total: Sum) -> dict[str, tuple[int, int, int, int]]:
    return {
        level: (part.low, part.high, part.unknowns, part.known)
        for level, part in total.parts.items()
    }


def by_hand(found: list[Line], periods: set[str]) -> dict[str, tuple[int, int, int, int]]:
    """What lines hold in some periods, added up with nothing of the store's."""
    sums: dict[str, tuple[int, int, int, int]] = {}
    for line in found:
        for period, amount in line.amounts.items():
            if period not in periods or amount == BLANK:
                continue
            low, high, unknowns, known = sums.get(line.price_level, (0, 0, 0, 0))
            if isinstance(amount, Range):
                low, high, known = low + amount.low, high + amount.high, known + 1
            elif isinstance(amount, int):
                low, high, known = low + amount, high + amount, known + 1
            else:
                unknowns += 1
            sums[line.price_level] = (low, high, unknowns, known)
    return sums


def check_view(book: Workbook, view: View) -> None:
    """Kept sums, rows and lines of a view are those of one that is summed just now."""
    kept, tables = book.totals(view.id), book.tables
    fresh = ViewTotals(tables, Layout(tables, view))
    assert filled(kept.cells) == filled(recompute(tables, view))
    assert filled(kept.cells) == filled(fresh.cells)
    assert kept.made == fresh.made
    assert kept.row_of == fresh.row_of
    assert {row: set(ids) for row, ids in kept.lines_in.items()} == {
        row: set(ids) for row, ids in fresh.lines_in.items()
    }
    shown, anew = book.table(view.id), TableView(view.id, tables, lambda _: fresh)
    assert shown.rows() == anew.rows()
    assert shown.columns == anew.columns
    for row in shown.rows():
        assert shown.lines(row.id) == anew.lines(row.id)
        cells = [(shown.cell(row.id, column), anew.cell(row.id, column)) for column in anew.columns]
        assert all(one == other for one, other in cells)
    check_sums(shown, tables)


def check_sums(shown: TableView, tables: Tables) -> None:
    """Every row, group and total holds its own lines once, all of one ledger, and no others."""
    view = shown.view
    periods = {column.period for column in shown.columns if column.kind == "periode"}
    selected = [
        line
        for line in tables.of(Line).values()
        if (line.ledger, line.memo) == (view.ledger, view.memo) and view.track in ("", line.track)
    ]
    held: list[str] = []
    for row in shown.rows():
        inside = shown.lines(row.id)
        assert {line.ledger for line in inside} <= {view.ledger}
        for period in periods:
            assert in_kroner(shown.sum(row.id, period)) == by_hand(inside, {period})
        assert in_kroner(shown.sum(row.id, TOTAL)) == by_hand(inside, periods)
        assert in_kroner(shown.outside(row.id)) == by_hand(inside, set(PERIODS) - periods)
        if row.kind == "total":
            assert {line.id for line in inside} == {line.id for line in selected}
        else:
            held += shown._totals.lines_in.get(row.id, ())
    assert sorted(held) == sorted(line.id for line in selected)
    check_places(shown, tables)


def check_places(shown: TableView, tables: Tables) -> None:
    """A line stands where it is placed, and in every group above."""
    row_of = shown._totals.row_of
    rows = {row.id: row for row in shown.rows()}
    for one in tables.of(Placement).values():
        if one.view == shown.id and one.line in row_of and rows[one.target].kind != "total":
            assert row_of[one.line] == one.target
    below: dict[str, set[str]] = {row_id: set() for row_id in rows}
    for line, row_id in row_of.items():
        while row_id:
            below[row_id].add(line)
            row_id = rows[row_id].parent
    for row in rows.values():
        if row.kind != "total":
            assert {line.id for line in shown.lines(row.id)} == below[row.id]


class Life(RuleBasedStateMachine):
    """One workbook, from its making to the undoing of everything."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="liv-", ignore_cleanup_errors=True)
        self.path = Path(self.folder.name, "bog.json")
        self.book = create_workbook(
            self.path, edits=[Add(record) for record in start()], files=UnsyncedFiles()
        )
        self.made_with = self.book.tables.copy()
        self.in_use = set(VIEWS[:2])
        self.job: SnapshotJob | None = None
        self.selective = False

    @property
    def tables(self) -> Tables:
        return self.book.tables

    def teardown(self) -> None:
        try:
            self.undo_and_redo_everything()
        finally:
            self.book.close()
            self.folder.cleanup()

    # -- edits

    def apply(self, edits: list[Edit]) -> None:
        """Apply, and find nothing changed where that was refused or there was nothing to do."""
        before, of_before = self.book.tables.copy(), documents(self.book.tables)
        planned: list[Any] | None = None
        try:
            planned = self.book.preview(edits)
            group = self.book.apply(edits)
        except ChangeError:
            assert planned is None, "what preview lets through can be applied"
            group = None
        if group is None:
            assert self.book.tables == before
            assert documents(self.book.tables) == of_before
        else:
            assert self.book.tables != before
            assert planned is not None
            assert group.changes == tuple(step.change for step in planned)

    @rule(data=st.data(), period=one_of(PERIODS), amount=st.none() | amounts | whole)
    def change_an_amount(self, data: st.DataObject, period: str, amount: Amount | None) -> None:
        self.apply([SetField("lines", self.some_line(data), f"amounts.{period}", amount)])

    @rule(data=st.data(), whole=whole)
    def change_a_known_amount(self, data: st.DataObject, whole: int) -> None:
        line = self.tables.of(Line).get(self.some_line(data))
        periods = sorted(line.amounts) if line else []
        self.apply([SetField("lines", line.id, f"amounts.{p}", whole) for p in periods if line])

    @rule(
        data=st.data(),
        change=st.one_of(
            st.tuples(st.just("ledger"), one_of(LEDGERS)),
            st.tuples(st.just("track"), one_of(("", *TRACKS))),
            st.tuples(st.just("committee"), one_of(("", *COMMITTEES))),
            st.tuples(st.just("group"), one_of(GROUPS)),
            st.tuples(st.just("memo"), st.booleans()),
            st.tuples(st.just("price_level"), one_of(PRICES)),
            st.tuples(st.just("label"), one_of(("Første", "Anden", "Tredje"))),
            st.tuples(st.just("order"), orders),
        ),
    )
    def change_an_attribute(self, data: st.DataObject, change: tuple[str, object]) -> None:
        self.apply([SetField("lines", self.some_line(data), *change)])

    @rule(data=st.data(), line=one_of(LINES), views=st.sets(one_of(VIEWS)))
    def put_a_line(self, data: st.DataObject, line: str, views: set[str]) -> None:
        edits = put(self.tables, data.draw(lines(line)))
        for view in sorted(views):
            edits += self.place(data, view, line)
        self.apply(edits)

    @rule(data=st.data(), view=one_of(VIEWS), other=seldom)
    def place_a_line(self, data: st.DataObject, view: str, other: bool) -> None:
        """Sometimes by a second placement, which is to be refused."""
        line = self.some_line(data)
        edits = self.place(data, view, line)
        if other and edits and isinstance(edits[0], Add):
            edits += [Add(Placement(id="endnu-en", view=view, line=line, target=self.row(view)))]
        self.apply(edits)

    def place(self, data: st.DataObject, view: str, line: str) -> list[Edit]:
        targets = [row.id for row in self.tables.of(ViewRow).values() if row.view == view]
        if not targets:
            return []
        return put(self.tables, placement(view, line, data.draw(one_of(targets))))

    def row(self, view: str) -> str:
        return next(row.id for row in self.tables.of(ViewRow).values() if row.view == view)

    def some_line(self, data: st.DataObject) -> str:
        return data.draw(one_of(sorted(self.tables.of(Line)) or LINES))

    @rule(data=st.data(), view=one_of(VIEWS))
    def put_a_view(self, data: st.DataObject, view: str) -> None:
        self.apply(put(self.tables, data.draw(views(view))))

    @rule(data=st.data(), view=one_of(VIEWS), number=one_of(NUMBERS), elsewhere=seldom)
    def put_a_row(self, data: st.DataObject, view: str, number: int, elsewhere: bool) -> None:
        to = data.draw(one_of(VIEWS)) if elsewhere else view
        self.apply(put(self.tables, data.draw(rows(row_id(view, number), to, self.tables))))

    @rule(data=st.data(), view=one_of(VIEWS), number=one_of(NUMBERS), elsewhere=seldom)
    def put_a_column(self, data: st.DataObject, view: str, number: int, elsewhere: bool) -> None:
        to = data.draw(one_of(VIEWS)) if elsewhere else view
        self.apply(put(self.tables, data.draw(columns(column_id(view, number), to))))

    @rule(data=st.data(), text=one_of(("1", "2,5", "-", "?", "tekst")))
    def print_a_cell(self, data: st.DataObject, text: str) -> None:
        targets = sorted(self.tables.of(ViewRow))
        of_view = self.tables.of(ViewColumn).values()
        if targets and of_view:
            row = self.tables.of(ViewRow)[data.draw(one_of(targets))]
            column = data.draw(one_of(sorted(column.id for column in of_view)))
            one = f"t-{row.id}"
            printed = PrintedCell(id=one, view=row.view, target=row.id, column=column, text=text)
            self.apply(put(self.tables, printed))

    @rule(
        data=st.data(), table=one_of(("lines", "lines", "view_rows", "view_columns", "placements"))
    )
    def delete_a_branch(self, data: st.DataObject, table: str) -> None:
        if ids := sorted(self.tables.table(table)):
            self.apply(with_users(self.tables, table, data.draw(one_of(ids))))

    @rule(data=st.data(), table=one_of(("lines", "views", "view_rows", "view_columns", "ledgers")))
    def delete_one_record(self, data: st.DataObject, table: str) -> None:
        if ids := sorted(self.tables.table(table)):
            self.apply([Delete(table, data.draw(one_of(ids)))])

    @rule(view=one_of(VIEWS))
    def delete_a_view(self, view: str) -> None:
        if view in self.tables.of(View):
            self.apply(with_users(self.tables, "views", view))

    @rule(data=st.data())
    def delete_and_put_anew(self, data: st.DataObject) -> None:
        line = self.some_line(data)
        self.apply([Delete("lines", line), Add(data.draw(lines(line)))])

    @rule(data=st.data(), sign=one_of((1, -1)))
    def change_many_amounts(self, data: st.DataObject, sign: int) -> None:
        """A paste: several lines and periods in one group, one of them twice."""
        edits: list[Edit] = []
        for number, line in enumerate(sorted(self.tables.of(Line))):
            period = data.draw(one_of(PERIODS))
            edits.append(SetField("lines", line, f"amounts.{period}", sign * number))
        self.apply([*edits, *edits[:1]])

    # -- undo

    def standing(self) -> bool:
        """True when anything has been done since the beginning that still stands."""
        return any(
            group.action == "edit" and not self.book.is_undone(group.id)
            for group in self.book.history()
        )

    @precondition(standing)
    @rule()
    def undo(self) -> None:
        assert refusal(self.book.undo) is None or self.selective

    @rule()
    def redo(self) -> None:
        assert refusal(self.book.redo) in (None, Code.REDO_NOTHING)

    @rule(back=st.integers(1, 6))
    def undo_by_name(self, back: int) -> None:
        groups = [group for group in self.book.history() if group.action == "edit"]
        if not groups:
            return
        group = groups[-min(back, len(groups))]
        undone, before = self.book.is_undone(group.id), self.book.tables.copy()
        code = refusal(lambda: self.book.undo(group.id))
        if code is None:
            assert not undone
            assert self.book.is_undone(group.id)
            self.selective = True
            return
        assert code is not Code.GROUP_MISSING
        assert not undone or code is Code.UNDO_NOTHING
        assert self.book.tables == before
        assert self.book.is_undone(group.id) == undone

    # -- files

    @rule()
    def snapshot(self) -> None:
        self.finish_snapshot()
        self.book.snapshot()
        assert not self.book.snapshot_due

    @precondition(lambda self: self.job is None)
    @rule()
    def begin_snapshot(self) -> None:
        self.job = self.book.begin_snapshot()

    @precondition(lambda self: self.job is not None)
    @rule(noted=st.booleans())
    def end_snapshot(self, noted: bool) -> None:
        """Edits may have been made meanwhile, or the program killed right after the writing."""
        self.finish_snapshot(noted)

    def finish_snapshot(self, noted: bool = True) -> None:
        if self.job is None:
            return
        self.job.write()
        if noted:
            self.book.end_snapshot(self.job)
            self.job = None
        else:
            self.drop()

    @rule()
    def close(self) -> None:
        self.reopen(self.book.close)

    @rule()
    def drop(self) -> None:
        """What is left when the program is killed: no snapshot, the lock let go by the system."""
        self.reopen(self.book._shut)

    def reopen(self, leave: Callable[[], None]) -> None:
        before = self.book.tables
        groups = [group.id for group in self.book.history()]
        leave()
        self.job = None
        self.book = open_workbook(self.path, files=UnsyncedFiles())
        assert self.book.notices == []
        assert self.book.tables == before
        assert documents(self.book.tables) == documents(before)
        assert self.book.tables.last_document == before.last_document
        assert [group.id for group in self.book.history()] == groups

    # -- views

    @rule(view=one_of(VIEWS))
    def ask_for(self, view: str) -> None:
        self.in_use.add(view)

    @rule(view=one_of(VIEWS))
    def release(self, view: str) -> None:
        self.in_use.discard(view)
        self.book.release(view)

    @invariant()
    def kept_equals_recomputed(self) -> None:
        for view_id in sorted(self.in_use):
            view = self.tables.of(View).get(view_id)
            if view is not None:
                check_view(self.book, view)

    def undo_and_redo_everything(self) -> None:
        end, numbers = self.book.tables.copy(), documents(self.book.tables)
        steps = 0
        while (code := refusal(self.book.undo)) is None:
            steps += 1
        if self.selective and code is not Code.UNDO_NOTHING:
            return
        assert code is Code.UNDO_NOTHING
        assert self.book.tables == self.made_with
        for _ in range(steps):
            self.book.redo()
        assert self.book.tables == end
        assert documents(self.book.tables) == numbers
        self.kept_equals_recomputed()


def test_whatever_happens_kept_totals_are_those_of_the_records() -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=100,
            stateful_step_count=50,
            derandomize=True,
            deadline=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_first_amount_of_a_line_without_any_is_counted(tmp_path: Path) -> None:
    line = Line(id="tom", ledger=LEDGERS[0], label="Programopstart")
    with create_workbook(tmp_path / "bog.json", edits=[Add(one) for one in start()]) as book:
        book.apply([Add(line)])
        assert book.table(VIEWS[0]).total("2026").exact() == 6000
        book.set_amount("tom", "2026", 250)
        assert book.table(VIEWS[0]).total("2026").exact() == 6250
        assert book.table(VIEWS[0]).sum(f"{VIEWS[0]}~tom", "2026").exact() == 250


def test_amounts_in_periods_without_a_column_stand_outside_the_sum(tmp_path: Path) -> None:
    with create_workbook(tmp_path / "bog.json", edits=[Add(one) for one in start()]) as book:
        table = book.table(VIEWS[1])
        assert table.total(TOTAL).exact() == 2000
        assert table.outside(row_id(VIEWS[1], 2)).exact() == 6000
        book.set_amount(LINES[3], "2026", None)
        assert table.total(TOTAL).exact() == 2000
        assert table.outside(row_id(VIEWS[1], 2)).exact() == 3000
