"""Rows and the lines they stand on, in windows of every height."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from screens.widgets.grid_area import Area
from screens.widgets.grid_lines import HEADER, Lines

HEIGHTS = st.integers(0, 12)
COUNTS = st.integers(0, 12)


@given(HEIGHTS, COUNTS, COUNTS, st.data())
def test_every_row_in_sight_stands_on_one_line(
    height: int, rows: int, fixed: int, data: st.DataObject
) -> None:
    plain = Lines(height, rows, fixed)
    top = data.draw(st.integers(0, max(rows - plain.body, 0)))
    first = data.draw(st.integers(0, max(fixed - plain.fixed_lines, 0)))
    lines = Lines(height, rows, fixed, top, first)
    shown = [lines.row_at(y) for y in range(HEADER, height)]
    found = [row for row in shown if row is not None]
    assert shown == found + [None] * (len(shown) - len(found))
    assert len(found) == min(lines.room, rows + fixed)
    for y, row in enumerate(found, HEADER):
        assert lines.line_of(row) == y
    for row in set(range(rows + fixed)) - set(found):
        assert lines.line_of(row) is None


@given(HEIGHTS.filter(lambda height: height > 1), COUNTS, COUNTS, st.data())
def test_every_fixed_row_can_be_brought_into_sight(
    height: int, rows: int, fixed: int, data: st.DataObject
) -> None:
    if not rows + fixed:
        return
    row = data.draw(st.integers(0, rows + fixed - 1))
    was = data.draw(st.integers(0, fixed))
    in_fixed = row >= rows
    first = Lines(height, rows, fixed, 0, was, in_fixed).first_for(row)
    lines = Lines(height, rows, fixed, 0, first, in_fixed)
    if in_fixed:
        assert lines.line_of(row) is not None
    else:
        assert first == 0


def test_totals_leave_rows_some_lines_when_the_window_is_low() -> None:
    lines = Lines(height=10, rows=50, fixed=20)
    assert (lines.body, lines.fixed_lines) == (3, 6)
    assert lines.row_at(9) == 55
    assert Lines(height=10, rows=50, fixed=4).fixed_lines == 4
    assert Lines(height=10, rows=0, fixed=20).fixed_lines == 9


def test_beyond_an_edge_is_the_next_row_out_of_sight() -> None:
    lines = Lines(height=6, rows=50, fixed=1, top=10)
    assert lines.near(-3) == lines.near(0) == 9
    assert lines.near(2) == 11
    assert lines.near(5) == lines.near(9) == 14
    at_end = Lines(height=6, rows=50, fixed=1, top=46)
    assert at_end.near(5) == 50
    assert at_end.near(6) == 51


def test_areas() -> None:
    area = Area.between((4, 1), (2, 3))
    assert area == Area(2, 1, 4, 3)
    assert area.holds(3, 2)
    assert not area.holds(3, 0)
    assert area.within((3, 1)) == Area(2, 1, 3, 1)
    assert Area.between((1, 1), (1, 1)).single
