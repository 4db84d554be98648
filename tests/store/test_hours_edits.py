"""Days of a centre replaced, copied and pasted over, as one group that is taken back as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.changes import Add, Delete, Edit, SetField
from store.creating import create_workbook
from store.errors import Code, StoreError
from store.hours import CLOSED, UNTOLD, WORKDAYS, Day, day_text, merged, read_day
from store.hours_edits import Target, copied, day_edits, days_edits, overlaps, pasted
from store.opening import open_workbook
from store.paths import history_of
from store.plan_records import Interval, Weekday
from store.weeks import COMING, NOW, HoursCell, weeks_of
from store.workbook import Workbook
from tests.store.helpers import contents
from tests.store.hours_records import hours_records, spans_of

DSI = "centre-sof-dsi"
THURSDAY = HoursCell(DSI, NOW, "torsdag")


@pytest.fixture
def book(tmp_path: Path, unsynced: None) -> Iterator[Workbook]:
    edits = [Add(record) for record in hours_records()]
    with create_workbook(tmp_path / "bog.json", name="Tider", edits=edits) as book:
        yield book


def give(book: Workbook, cell: HoursCell, text: str) -> None:
    book.apply(day_edits(weeks_of(book.tables), cell, read_day(text)))


def shown(book: Workbook, cell: HoursCell) -> str:
    return day_text(weeks_of(book.tables).day(cell))


def test_another_time_keeps_the_interval_with_what_was_printed(book: Workbook) -> None:
    edits = day_edits(weeks_of(book.tables), THURSDAY, read_day("12-18"))
    assert edits == [SetField("intervals", f"tid-{DSI}-nu-torsdag", "closes", "18:00")]
    book.apply(edits)
    (interval,) = weeks_of(book.tables).records(THURSDAY)
    assert (interval.opens, interval.closes, interval.printed) == ("12:00", "18:00", "12-17")
    assert day_edits(weeks_of(book.tables), THURSDAY, read_day("12-18")) == []


def test_what_is_other_than_printed_is_known(book: Workbook) -> None:
    assert weeks_of(book.tables).is_as_printed(THURSDAY)
    give(book, THURSDAY, "12-18")
    assert not weeks_of(book.tables).is_as_printed(THURSDAY)
    assert weeks_of(book.tables).printed(THURSDAY) == "12-17"
    give(book, THURSDAY, "12.00-17.00")
    assert weeks_of(book.tables).is_as_printed(THURSDAY)
    assert weeks_of(book.tables).is_as_printed(THURSDAY._replace(centre="centre-kbs"))
    (interval,) = weeks_of(book.tables).records(THURSDAY)
    book.apply([SetField("intervals", interval.id, "printed", "efter aftale")])
    assert weeks_of(book.tables).is_as_printed(THURSDAY)


def test_closed_and_open_again(book: Workbook) -> None:
    give(book, THURSDAY, "lukket")
    assert shown(book, THURSDAY) == "Lukket"
    assert weeks_of(book.tables).given(THURSDAY) == CLOSED
    give(book, THURSDAY, "9-12, 13-15")
    assert shown(book, THURSDAY) == "9-12, 13-15"
    give(book, THURSDAY, "13-15")
    kept = weeks_of(book.tables).records(THURSDAY)
    assert [(one.opens, one.position) for one in kept] == [("13:00", 1)]
    book.undo()
    book.undo()
    book.undo()
    assert shown(book, THURSDAY) == "12-17"


def test_nothing_told_leaves_no_interval(book: Workbook) -> None:
    edits = day_edits(weeks_of(book.tables), THURSDAY, UNTOLD)
    assert edits == [Delete("intervals", f"tid-{DSI}-nu-torsdag")]


def test_a_day_is_copied_across_the_week_and_down(book: Workbook) -> None:
    weeks = weeks_of(book.tables)
    row = [THURSDAY, *(THURSDAY._replace(weekday=day) for day in WORKDAYS if day != "torsdag")]
    group = book.apply(days_edits(weeks, copied(weeks, [row])))
    assert group is not None
    assert {shown(book, cell) for cell in row} == {"12-17"}
    book.undo()
    assert shown(book, row[1]) == "9-15"
    down = [THURSDAY, THURSDAY._replace(centre="centre-kbs")]
    book.apply(days_edits(weeks, copied(weeks, [down])))
    assert shown(book, down[1]) == "12-17"


def test_hours_that_only_fall_back_are_copied_as_they_are_shown(book: Workbook) -> None:
    weeks = weeks_of(book.tables)
    cells = [THURSDAY._replace(variant=COMING), HoursCell(DSI, COMING, "fredag")]
    book.apply(days_edits(weeks, copied(weeks, [cells])))
    assert shown(book, cells[1]) == "12-17"


def targets(*days: Weekday) -> list[Target]:
    return [Target(None, "Din Sociale Indgang")] + [
        Target(HoursCell(DSI, NOW, day), "9-15", "Indgangen") for day in days
    ]


def test_a_block_is_pasted() -> None:
    rows = [targets("mandag", "tirsdag", "onsdag")]
    found = pasted(rows, [["Din Sociale Indgang", "8-12", "", " Lukket "]])
    assert {cell.weekday: day_text(day) for cell, day in found.items()} == {
        "mandag": "8-12",
        "onsdag": "Lukket",
    }
    assert {day_text(day) for day in pasted([rows[0][1:]], [["10-11"]]).values()} == {"10-11"}
    assert len(pasted([rows[0][1:]], [["10-11"]])) == 3
    assert pasted([rows[0][1:]], [["9-15"]]) == {}


@pytest.mark.parametrize(
    ("block", "code", "where"),
    [
        ([["x", "8-12"]], Code.HOURS_NO_CELL, {"line": 1, "across": 1}),
        ([["", "8-12", "9", "9-12", "9-13"]], Code.HOURS_UNREADABLE, {"weekday": "tirsdag"}),
        ([["", "8-12", "8-9", "8-9", "9-13"]], Code.HOURS_NO_CELL, {"line": 1, "across": 5}),
        ([["", "13-9"]], Code.HOURS_BACKWARDS, {"weekday": "mandag", "centre": "Indgangen"}),
        ([["", "9-13", "", "25-26"]], Code.HOURS_NO_TIME, {"weekday": "onsdag"}),
        ([["", ""], ["", "9-13"]], Code.HOURS_NO_CELL, {"line": 2, "across": 2}),
    ],
)
def test_a_block_that_does_not_fit_is_refused_whole(
    block: list[list[str]], code: Code, where: dict[str, object]
) -> None:
    with pytest.raises(StoreError) as refused:
        pasted([targets("mandag", "tirsdag", "onsdag")], block)
    assert refused.value.code == Code.HOURS_PASTE
    values = refused.value.values
    assert isinstance(values["cause"], StoreError)
    assert values["cause"].code == code
    assert where.items() <= values.items()
    assert values.get("count", 1) == (2 if "9" in block[0] else 1)


DAYS = spans_of(30).map(merged).map(Day) | st.just(CLOSED)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(DAYS, min_size=1, max_size=4))
def test_any_day_can_follow_any_other_and_be_taken_back(book: Workbook, days: list[Day]) -> None:
    before = contents(book)
    made = 0
    for day in days:
        weeks = weeks_of(book.tables)
        edits = day_edits(weeks, THURSDAY, day)
        ids = {one.id for one in weeks.records(THURSDAY)}
        made += book.apply(edits) is not None
        found = weeks_of(book.tables)
        assert found.given(THURSDAY) == day
        after = found.records(THURSDAY)
        assert [one.position for one in after] == list(range(1, len(after) + 1))
        assert len(ids & {one.id for one in after}) == min(len(ids), len(after))
    for _ in range(made):
        book.undo()
    assert contents(book) == before


def test_a_preview_shows_what_would_be(book: Workbook) -> None:
    weeks = weeks_of(book.tables)
    for text in ("12-18", "lukket", "9-12, 13-15", ""):
        steps = book.preview(day_edits(weeks, THURSDAY, read_day(text)))
        assert day_text(weeks.after(steps).given(THURSDAY)).casefold() == text
    assert shown(book, THURSDAY) == "12-17"


def test_intervals_from_elsewhere_are_no_day_twice(book: Workbook) -> None:
    touching = Interval(
        id="tid-x", centre=DSI, variant=NOW, weekday="torsdag", opens="17:00", closes="19:00"
    )
    book.apply([Add(touching)])
    assert shown(book, THURSDAY) == "12-19"
    give(book, THURSDAY, "12-19")
    assert len(weeks_of(book.tables).records(THURSDAY)) == 2
    give(book, THURSDAY, "12-20")
    assert len(weeks_of(book.tables).records(THURSDAY)) == 1


# -- workbooks from before there was a check on days


def times(book: Workbook) -> list[tuple[str, str]]:
    return [(one.opens, one.closes) for one in weeks_of(book.tables).records(THURSDAY)]


@pytest.fixture
def old(tmp_path: Path, unsynced: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbook]:
    """A workbook opened again, whose Thursday has 9-12, 11-13 and 12.30-14."""
    path = tmp_path / "gammel.json"
    with monkeypatch.context() as patch:
        patch.setattr("store.planning.check_days", lambda _: None)
        edits = [Add(record) for record in hours_records()]
        with create_workbook(path, name="Gammel", edits=edits) as made:
            printed = f"tid-{DSI}-nu-torsdag"
            group: list[Edit] = [SetField("intervals", printed, "opens", "09:00")]
            group += [SetField("intervals", printed, "closes", "12:00")]
            for position, (opens, closes) in enumerate((("11:00", "13:00"), ("12:30", "14:00")), 2):
                more = Interval(
                    id=f"tid-{position}",
                    centre=DSI,
                    variant=NOW,
                    weekday="torsdag",
                    position=position,
                    opens=opens,
                    closes=closes,
                )
                made.apply([*group, Add(more)])
                group = []
    with open_workbook(path) as opened:
        yield opened


OVERLAPPING = [("09:00", "12:00"), ("11:00", "13:00"), ("12:30", "14:00")]


def test_an_overlap_is_opened_mended_and_taken_back(old: Workbook) -> None:
    assert times(old) == OVERLAPPING
    assert shown(old, THURSDAY) == "9-14"
    start = contents(old)
    old.apply([SetField("intervals", "tid-2", "note", "Aftales")])
    old.apply([SetField("intervals", "tid-2", "opens", "12:00")])
    give(old, THURSDAY, "9-14")
    assert times(old) == [("09:00", "14:00")]
    assert not overlaps(weeks_of(old.tables), THURSDAY)
    assert day_edits(weeks_of(old.tables), THURSDAY, read_day("9-14")) == []
    mended = contents(old)
    for _ in range(3):
        old.undo()
    assert contents(old) == start
    for _ in range(3):
        old.redo()
    assert contents(old) == mended


def test_what_was_changed_before_the_overlap_is_within_reach(old: Workbook) -> None:
    give(old, THURSDAY, "9-15")
    assert times(old) == [("09:00", "15:00")]
    old.undo()
    assert times(old) == OVERLAPPING
    old.undo()
    old.undo()
    assert times(old) == [("12:00", "17:00")]
    for _ in range(3):
        old.redo()
    assert times(old) == [("09:00", "15:00")]


def test_an_overlap_in_a_history_not_yet_in_the_file_is_read(old: Workbook) -> None:
    give(old, THURSDAY, "9-15")
    old.undo()
    aside = old.path.with_name("kopi.json")
    for name in (old.path, history_of(old.path)):
        name.with_name(name.name.replace("gammel", "kopi")).write_bytes(name.read_bytes())
    with open_workbook(aside) as read:
        assert times(read) == OVERLAPPING


@pytest.mark.parametrize("closed", [("9-13", "lukket"), ("lukket", "lukket")])
def test_closed_and_open_at_once_is_typed_away(old: Workbook, closed: tuple[str, str]) -> None:
    day = HoursCell(DSI, NOW, "lørdag")
    for number, text in enumerate(closed):
        old.tables.put(
            "intervals",
            Interval(
                id=f"tid-lukket-{number}",
                centre=DSI,
                variant=NOW,
                weekday="lørdag",
                position=number,
                opens="" if text == "lukket" else "09:00",
                closes="" if text == "lukket" else "13:00",
                closed=text == "lukket",
            ),
        )
    give(old, day, closed[0])
    assert shown(old, day).casefold() == closed[0]
    assert len(weeks_of(old.tables).records(day)) == 1
