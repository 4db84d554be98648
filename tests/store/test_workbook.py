"""The one door: what goes through it, what is told about it, and what is refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.amounts import BLANK, UNKNOWN, Amount, Range
from store.changes import Add, Change, Delete, Edit, Group, SetField
from store.errors import ChangeError, Code
from store.opening import open_workbook
from store.records import Committee, Ledger, Line, View
from store.storage import CHUNK
from store.system import Files
from store.validate import MAX_TEXT
from store.workbook import Workbook
from tests.store.helpers import (
    VIEWS,
    amount,
    assert_totals,
    contents,
    line,
    plain_contents,
    small_workbook,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bog.json"


@pytest.fixture
def book(path: Path) -> Iterator[Workbook]:
    made = small_workbook(path)
    yield made
    made.close()


def refusal(ask: Callable[[], object]) -> Code:
    with pytest.raises(ChangeError) as caught:
        ask()
    return caught.value.code


def made(group: Group | None) -> Group:
    assert group is not None
    return group


# -- reading


def test_records_come_in_the_order_they_were_added(book: Workbook) -> None:
    book.apply([Delete("placements", "a-p-a"), Add(Ledger(id="aaa", label="Ny"))])
    assert [ledger.id for ledger in book.all(Ledger)] == ["anlaeg", "drift", "aaa"]
    book.apply([SetField("ledgers", "anlaeg", "label", "Sidst ændret")])
    assert [ledger.id for ledger in book.all(Ledger)] == ["anlaeg", "drift", "aaa"]


def test_a_record_taken_back_from_deletion_stands_where_it_stood(book: Workbook) -> None:
    before = book.all(Line)
    book.apply([Delete("lines", "linje-e")])
    book.undo()
    assert book.all(Line) == before


def test_lines_are_found_by_what_they_hold_in_their_order(book: Workbook) -> None:
    book.apply([SetField("lines", "linje-a", "order", 2)])
    assert [found.id for found in book.lines(track="spor-a")] == ["linje-a", "linje-b"]
    found = book.lines(committee="SUD", price_level="2025-pl")
    assert [one.id for one in found] == ["linje-f"]
    assert book.lines(track="nix") == []


def test_a_record_or_view_that_is_not_there(book: Workbook) -> None:
    for ask in (lambda: book.get(Line, "nix"), lambda: book.table("nix")):
        assert refusal(ask) is Code.RECORD_MISSING


# -- changing


@pytest.mark.parametrize("value", [5, -5, 0, Range(1, 2), UNKNOWN, BLANK, None])
def test_an_amount_is_set_and_counted_and_written(
    book: Workbook, path: Path, value: Amount | None
) -> None:
    assert_totals(book)
    book.set_amount("linje-a", "2026", value, reason="møde 3/12")
    assert amount(book, "linje-a") == value
    assert_totals(book)
    with open_workbook(path, read_only=True) as other:
        assert amount(other, "linje-a") == value
        assert list(other.history())[-1].reason == "møde 3/12"


def test_a_change_of_nothing_is_no_group(book: Workbook) -> None:
    before = len(list(book.history()))
    assert book.set_amount("linje-a", "2026", 1_125_000) is None
    assert book.apply([]) is None
    there_and_back: list[Edit] = [
        SetField("lines", "linje-a", "note", "x"),
        SetField("lines", "linje-a", "note", ""),
    ]
    assert book.apply(there_and_back) is None
    assert len(list(book.history())) == before


def test_a_refused_group_leaves_no_trace(book: Workbook, path: Path) -> None:
    told: list[Group] = []
    book.subscribe(told.append)
    before, groups = contents(book), list(book.history())
    size = sum(one.stat().st_size for one in path.parent.iterdir())
    edits: list[Edit] = [
        SetField("lines", "linje-a", "amounts.2026", 1),
        Delete("ledgers", "drift"),
    ]
    assert refusal(lambda: book.apply(edits)) is Code.RECORD_IN_USE
    assert (contents(book), list(book.history()), told) == (before, groups, [])
    assert sum(one.stat().st_size for one in path.parent.iterdir()) == size
    assert_totals(book)


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("\ud800", Code.FIELD_TEXT),
        ("a\0", Code.FIELD_TEXT),
        ("x" * (MAX_TEXT + 1), Code.FIELD_TOO_LONG),
    ],
)
def test_a_reason_no_file_can_hold_is_refused_and_stops_nothing(
    book: Workbook, reason: str, code: Code
) -> None:
    assert refusal(lambda: book.set_amount("linje-a", "2026", 1, reason=reason)) is code
    assert amount(book, "linje-a") == 1_125_000
    assert book.unsaved == ()
    book.set_amount("linje-a", "2026", 2, reason="æ 💶")
    assert book.unsaved == ()


def test_changes_are_named_by_their_group_and_place(book: Workbook) -> None:
    first = made(
        book.apply([SetField("lines", "linje-a", "note", "x"), Delete("placements", "a-p-b")])
    )
    second = made(book.set_amount("linje-a", "2026", 1))
    names = [g.change_id(n) for g in (first, second) for n in range(len(g.changes))]
    assert names == [f"{first.id}.0", f"{first.id}.1", f"{second.id}.0"]
    assert second.changes == (Change("lines", "linje-a", "amounts.2026", 1_125_000, 1),)
    assert len({group.id for group in book.history()}) == 3


def test_a_group_says_who_when_and_why(book: Workbook) -> None:
    first = made(book.set_amount("linje-a", "2026", 1, reason="aftalt"))
    second = made(book.apply([SetField("lines", "linje-a", "note", "x")], action="import"))
    assert (first.user, first.action, first.reason, first.of) == (book.user, "edit", "aftalt", "")
    assert second.action == "import"
    assert first.time <= second.time
    book.undo(first.id)
    last = list(book.history())[-1]
    assert (last.action, last.of, last.changes) == (
        "undo",
        first.id,
        (Change("lines", "linje-a", "amounts.2026", 1, 1_125_000),),
    )


def test_undo_tells_which_group_was_taken_back_and_redo_which_is_made_again(
    book: Workbook,
) -> None:
    group = made(book.set_amount("linje-a", "2026", 1))
    assert book.undo() == group
    assert book.is_undone(group.id)
    assert amount(book, "linje-a") == 1_125_000
    assert book.redo() == group
    assert not book.is_undone(group.id)
    assert amount(book, "linje-a") == 1


def test_what_later_changes_stand_on_is_not_undone(book: Workbook) -> None:
    group = made(book.apply([Add(Committee(id="BIU", name="Udvalget"))]))
    book.apply([SetField("lines", "linje-a", "committee", "BIU")])
    before = contents(book)
    assert refusal(lambda: book.undo(group.id)) is Code.RECORD_IN_USE
    assert contents(book) == before
    assert not book.is_undone(group.id)
    book.undo()
    book.undo(group.id)
    assert "BIU" not in book.tables.table("committees")


# -- preview


def test_a_preview_tells_what_would_be_and_touches_nothing(book: Workbook, path: Path) -> None:
    told: list[Group] = []
    book.subscribe(told.append)
    kept = {view: book.totals(view) for view in VIEWS}
    shown = {view: {row: dict(cells) for row, cells in kept[view].cells.items()} for view in VIEWS}
    files = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    before, groups, last = contents(book), list(book.history()), book.tables.last_document
    steps = book.preview(
        [
            SetField("lines", "linje-a", "amounts.2026", 5),
            Add(line("linje-ny", {"2026": 1})),
            Delete("view_rows", "b-r-sud"),
        ]
    )
    assert [step.change.record for step in steps] == ["linje-a", "linje-ny", "b-r-sud"]
    first = steps[0].after
    assert isinstance(first, Line)
    assert first.amounts["2026"] == 5
    assert (contents(book), list(book.history()), told) == (before, groups, [])
    assert book.tables.last_document == last
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == files
    for view in VIEWS:
        assert book.totals(view) is kept[view]
        assert kept[view].cells == shown[view]


def test_a_preview_refuses_what_apply_would(book: Workbook) -> None:
    assert refusal(lambda: book.preview([Delete("lines", "nix")])) is Code.RECORD_MISSING


# -- listeners


def test_listeners_hear_of_every_group_once_it_counts(book: Workbook) -> None:
    seen: list[tuple[str, object, int | None]] = []

    def listen(group: Group) -> None:
        exact = book.table("tabel-a").sum("a-r-et", "2026").exact()
        seen.append((group.action, amount(book, "linje-a"), exact))

    stop = book.subscribe(listen)
    book.set_amount("linje-a", "2026", 7)
    book.set_amount("linje-a", "2026", 7)
    book.undo()
    book.redo()
    stop()
    book.undo()
    assert seen == [("edit", 7, 7), ("undo", 1_125_000, 1_125_000), ("redo", 7, 7)]


def test_a_listener_that_stops_itself_stops_no_other(book: Workbook) -> None:
    told: list[str] = []
    stops: list[Callable[[], None]] = []

    def once(group: Group) -> None:
        told.append("once")
        stops.pop()()

    stops.append(book.subscribe(once))
    book.subscribe(lambda group: told.append("always"))
    book.set_amount("linje-a", "2026", 7)
    book.set_amount("linje-a", "2026", 8)
    assert told == ["once", "always", "always"]


# -- kept totals


def test_a_released_view_is_summed_anew_when_it_is_asked_for(book: Workbook) -> None:
    kept = book.totals("tabel-a")
    table = book.table("tabel-a")
    assert book.totals("tabel-a") is kept
    book.release("tabel-a")
    book.release("nix")
    book.set_amount("linje-a", "2026", 7)
    assert kept.sum_of("a-r-et", "2026").exact() == 1_125_000
    assert table.sum("a-r-et", "2026").exact() == 7
    assert book.totals("tabel-a") is not kept


def test_only_the_view_whose_rows_change_is_laid_out_anew(book: Workbook) -> None:
    kept = {view: book.totals(view) for view in VIEWS}
    book.apply([SetField("view_rows", "a-r-et", "order", 99)])
    assert book.totals("tabel-a") is not kept["tabel-a"]
    assert book.totals("tabel-b") is kept["tabel-b"]
    book.apply([SetField("lines", "linje-a", "committee", "SOU")])
    assert book.totals("tabel-b") is kept["tabel-b"]
    assert_totals(book)


# -- what refuses every change

CHANGES: list[Callable[[Workbook], object]] = [
    lambda book: book.apply([SetField("lines", "linje-a", "note", "x")]),
    lambda book: book.apply([]),
    lambda book: book.set_amount("linje-a", "2026", 1),
    lambda book: book.undo(),
    lambda book: book.redo(),
    lambda book: book.snapshot(),
    lambda book: book.begin_snapshot(),
    lambda book: book.retry(),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_workbook_opened_to_be_read_refuses(
    book: Workbook, path: Path, change: Callable[[Workbook], object]
) -> None:
    book.set_amount("linje-a", "2026", 1)
    with open_workbook(path, read_only=True) as other:
        assert other.read_only
        assert not other.snapshot_due
        before = contents(other)
        assert refusal(lambda: change(other)) is Code.READ_ONLY
        assert contents(other) == before
        assert other.table("tabel-a").sum("a-r-et", "2026").exact() == 1
        assert len(other.preview([SetField("lines", "linje-a", "note", "x")])) == 1


@pytest.mark.parametrize("change", CHANGES)
def test_a_closed_workbook_refuses(book: Workbook, change: Callable[[Workbook], object]) -> None:
    book.close()
    book.close()
    assert refusal(lambda: change(book)) is Code.CLOSED


# -- snapshots


def test_a_snapshot_is_due_when_the_history_holds_more_than_the_file(
    book: Workbook, path: Path
) -> None:
    due = [book.snapshot_due]
    book.set_amount("linje-a", "2026", 1)
    due.append(book.snapshot_due)
    assert plain_contents(path)["lines"]["linje-a"]["amounts"]["2026"] == 1_125_000
    book.snapshot()
    due.append(book.snapshot_due)
    assert plain_contents(path) == contents(book)
    book.undo()
    due.append(book.snapshot_due)
    assert due == [False, True, False, True]


def test_closing_writes_what_is_due_and_only_that(book: Workbook, path: Path) -> None:
    book.set_amount("linje-a", "2026", 1)
    book.close()
    assert plain_contents(path) == contents(book)
    written = path.read_bytes()
    open_workbook(path).close()
    assert path.read_bytes() == written


def test_edits_made_while_a_snapshot_is_taken_come_after_it(book: Workbook, path: Path) -> None:
    before = contents(book)
    job = book.begin_snapshot()
    book.apply([Add(line("linje-ny", {"2026": 1})), SetField("views", "tabel-a", "title", "Ny")])
    book.set_amount("linje-a", "2026", 1)
    job.write()
    book.end_snapshot(job)
    assert plain_contents(path) == before
    assert book.snapshot_due
    assert_totals(book)
    book._shut()
    with open_workbook(path) as other:
        assert contents(other) == contents(book)
        other.undo()
        other.undo()
        assert contents(other) == before


def test_a_snapshot_written_in_the_background_is_one_state_whatever_is_edited(path: Path) -> None:
    """The thread is held in the middle of its writing while edits go on."""
    halfway, go_on = threading.Event(), threading.Event()
    many = 3 * CHUNK

    class SlowFiles(Files):
        writes = 0

        def write(self, fd: int, data: bytes) -> None:
            super().write(fd, data)
            if threading.current_thread() is not threading.main_thread():
                self.writes += 1
                if self.writes == 4:
                    halfway.set()
                    assert go_on.wait(30)

    book = small_workbook(path, SlowFiles())
    book.apply([Add(line(f"linje-{number}x", {"2026": number})) for number in range(many)])
    before = contents(book)
    job = book.begin_snapshot()
    thread = threading.Thread(target=job.write)
    thread.start()
    assert halfway.wait(30)
    for number in range(many):
        book.set_amount(f"linje-{number}x", "2026", -number - 1)
    book.apply([Delete("lines", f"linje-{number}x") for number in range(0, many, 2)])
    assert_totals(book)
    go_on.set()
    thread.join(30)
    book.end_snapshot(job)
    assert plain_contents(path) == before
    book._shut()
    with open_workbook(path) as other:
        assert contents(other) == contents(book)
        assert other.notices == []
        assert_totals(other)


def test_a_name_a_path_and_an_id_of_its_own(book: Workbook, path: Path) -> None:
    assert (book.name, book.path) == ("Lille", path)
    with small_workbook(path.with_name("anden.json")) as other:
        assert other.id != book.id
    assert [view.id for view in book.all(View)] == list(VIEWS)


def test_a_reader_knows_when_another_has_written(
    path: Path, book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workbook(path, read_only=True) as reader:
        assert not reader.is_behind()
        book.set_amount("linje-a", "2026", 1)
        assert reader.is_behind()
        assert not book.is_behind()

        def away(_: Path) -> None:
            raise OSError("the drive is away")

        monkeypatch.setattr("store.workbook.stamp", away)
        assert not reader.is_behind()
