"""The lines behind a cell: new amounts one by one, or a new sum shared out."""

from __future__ import annotations

import errno
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from ressort_tui.app import RessortApp
from screens.dialogs.ask import AskDialog
from screens.dialogs.lines import LinesDialog
from store.changes import Edit, SetField
from store.opening import open_workbook
from store.records import Line
from store.system import Files
from store.workbook import Workbook
from tests.screens.driving import HOSTILE, SIZES, lines_of, press, run, settle, window, write
from tests.screens.plain_pages import use_plain_pages

E_ROW = ("oek19-t6", "oek19-t6-row05", "2027")
SUF, SOF = "e) Programledelse (SUF)", "e) Programledelse (SOF)"
ENTRANCE = ("oek19-t1", "oek19-t1-row02", "2026")

Answers = list[bool | None]
Check = Callable[[RessortApp, Pilot[None], LinesDialog, Answers], Awaitable[None]]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_pages(monkeypatch)


def opened(
    book: Workbook,
    cell: Sequence[Any],
    check: Check,
    size: tuple[int, int] = (120, 40),
    *,
    own: str = "",
    **options: Any,
) -> None:
    """Open a cell and let `check` use the dialog."""

    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        if own:
            app.desk.choose(administration=own, only_mine=True)
        answers: Answers = []
        dialog = LinesDialog(app.desk, *cell, **options)
        app.push_screen(dialog, answers.append)
        await settle(pilot)
        await check(app, pilot, dialog, answers)

    run(book, go, size)


def rows(dialog: LinesDialog) -> dict[str, list[str]]:
    """What now and then stands in each row, by its label."""
    source = dialog.source
    column = source.new_column
    return {
        source.shown(row, 0).text: [source.shown(row, n).text for n in (column - 1, column)]
        for row in range(source.row_count + source.fixed_count)
    }


def told(dialog: LinesDialog) -> str:
    """What is said under the table."""
    return str(dialog.query_one("#told", Static).render())


def amounts(book: Workbook, cell: tuple[str, str, str]) -> list[object]:
    """The amounts of a cell's lines in its period, in kroner."""
    return [line.amounts.get(cell[2]) for line in book.table(cell[0]).lines(cell[1])]


def changes(book: Workbook) -> list[int]:
    """How many changes each group since the workbook was made has."""
    return [len(group.changes) for group in book.history()][1:]


@pytest.mark.parametrize("size", SIZES)
def test_a_cell_opens_onto_its_lines(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        shown = window(app)
        for text in (
            "Tabel 6, e) Programledelse, 2027: 2 aktiviteter",
            "Beløb i t.kr., 2026 p/l",
            "Aktivitet",
            "Forvaltning",
            "Bevilling",
            SUF,
            SOF,
            "3415 ældre",
            "Intet er ændret endnu.",
            "Gem de nye beløb (Ctrl+S)",
        ):
            assert text in shown
        assert rows(dialog) == {
            SUF: ["2.505", "2.505"],
            SOF: ["835", "835"],
            "I alt": ["3.340", "3.340"],
        }
        await press(pilot, "escape")
        assert answers == [None]

    opened(sample, E_ROW, check, size)
    assert changes(sample) == []


def test_one_line_is_typed_while_the_sum_follows(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await press(pilot, "down")
        await write(pilot, "900")
        assert told(dialog) == "900 t.kr. = 900.000 kr. (nu 835)"
        assert rows(dialog)["I alt"] == ["3.340", "3.405"]
        assert amounts(sample, E_ROW) == [2_505_000, 835_000]
        await press(pilot, "enter")
        assert told(dialog) == "1 beløb ændres. I alt 3.340 → 3.405 t.kr."
        await press(pilot, "ctrl+s")
        assert answers == [True]

    opened(sample, E_ROW, check)
    assert amounts(sample, E_ROW) == [2_505_000, 900_000]
    assert changes(sample) == [1]


def test_a_new_sum_is_shown_line_by_line_before_it_is_taken(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await press(pilot, "down", "down")
        await write(pilot, "5000")
        assert "5.000 t.kr. = 5.000.000 kr. (nu 3.340), fordelt på 2 aktiviteter" in told(dialog)
        assert rows(dialog)[SUF] == ["2.505", "3.750"]
        assert rows(dialog)[SOF] == ["835", "1.250"]
        assert amounts(sample, E_ROW) == [2_505_000, 835_000]
        await press(pilot, "ctrl+s")
        assert answers == [True]

    opened(sample, E_ROW, check)
    assert amounts(sample, E_ROW) == [3_750_000, 1_250_000]
    assert changes(sample) == [2]
    sample.undo()
    assert amounts(sample, E_ROW) == [2_505_000, 835_000]


def test_a_sum_given_at_opening_is_exact_to_the_krone(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        assert rows(dialog)["I alt"] == ["6.789", "20.000,001"]
        assert told(dialog).endswith("16 beløb ændres. I alt 6.789 → 20.000,001 t.kr.")
        await press(pilot, "ctrl+s")

    opened(sample, ENTRANCE, check, total=20_000_001)
    found = amounts(sample, ENTRANCE)
    assert len(found) == 17
    assert found[0] is None
    assert sum(amount for amount in found if isinstance(amount, int)) == 20_000_001
    assert changes(sample) == [16]


def test_one_sum_after_another_keeps_the_proportion(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await press(pilot, "down", "down", "0", "enter")
        assert rows(dialog)[SUF] == ["2.505", "0"]
        await write(pilot, "3340")
        await press(pilot, "enter")
        assert rows(dialog)[SUF] == ["2.505", "2.505"]
        assert told(dialog).startswith("Intet er ændret endnu.")

    opened(sample, E_ROW, check)


def test_a_line_that_was_typed_counts_when_a_sum_is_shared_out(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await write(pilot, "835")
        await press(pilot, "enter", "down", "2", "enter")
        assert rows(dialog) == {
            SUF: ["2.505", "1"],
            SOF: ["835", "1"],
            "I alt": ["3.340", "2"],
        }

    opened(sample, E_ROW, check)


def test_what_cannot_be_read_stays_to_be_mended(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await write(pilot, "9x")
        assert told(dialog).startswith("»9x« kan ikke læses som et beløb")
        for key in ("enter", "ctrl+s"):
            await press(pilot, key)
            assert dialog.grid.editor_text == "9x"
        await press(pilot, "backspace", "enter")
        assert rows(dialog)[SUF] == ["2.505", "9"]

    opened(sample, E_ROW, check)
    assert changes(sample) == []


@pytest.mark.parametrize("text", ["?", "-", "900-1000"])
def test_only_a_figure_is_shared_out(sample: Workbook, text: str) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await press(pilot, "down", "down")
        await write(pilot, text)
        await press(pilot, "enter")
        assert told(dialog).startswith("Kun et beløb kan fordeles.")
        assert dialog.grid.editing
        assert rows(dialog)["I alt"] == ["3.340", "3.340"]

    opened(sample, E_ROW, check)


def test_a_line_may_become_a_range_or_unknown(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await press(pilot, "?", "enter")
        assert rows(dialog)["I alt"] == ["3.340", "835 + 1 uoplyst beløb"]
        await write(pilot, "900-1000")
        assert rows(dialog)["I alt"] == ["3.340", "900–1.000 + 1 uoplyst beløb"]

    opened(sample, E_ROW, check)


def test_esc_leaves_a_figure_and_then_asks_before_it_leaves_all(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await write(pilot, "50")
        await press(pilot, "escape")
        assert rows(dialog)[SUF] == ["2.505", "2.505"]
        await write(pilot, "50")
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, AskDialog)
        await press(pilot, "enter")
        assert answers == []
        await press(pilot, "escape", "down", "down", "enter")
        assert answers == [None]

    opened(sample, E_ROW, check)
    assert changes(sample) == []


def test_leaving_can_still_take_what_was_typed(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await write(pilot, "50")
        await press(pilot, "enter", "escape", "down", "enter")
        assert answers == [True]

    opened(sample, E_ROW, check)
    assert amounts(sample, E_ROW)[0] == 50_000


@pytest.mark.parametrize("keys", [("5", "0", "enter"), ("5", "0")])
def test_leaving_the_program_asks_about_what_was_typed(
    sample: Workbook, keys: Sequence[str]
) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await press(pilot, *keys, "ctrl+q")
        assert isinstance(app.screen, AskDialog)
        await press(pilot, "down", "enter")
        assert answers == [True]

    opened(sample, E_ROW, check)
    assert amounts(sample, E_ROW)[0] == 50_000


def test_esc_leaves_a_sum_that_was_only_looked_at(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await press(pilot, "escape")
        assert answers == [None]

    opened(sample, E_ROW, check, total=1)


def test_what_is_typed_fast_is_taken_with_ctrl_s(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        for key in ("1", "2", "3", "4"):
            app._driver.process_message(key_event(key))  # type: ignore[union-attr]
        app._driver.process_message(key_event("ctrl+s"))  # type: ignore[union-attr]
        for _ in range(4):
            await settle(pilot)
        assert answers == [True]

    opened(sample, E_ROW, check)
    assert amounts(sample, E_ROW)[0] == 1_234_000


def key_event(key: str) -> Any:
    """A key as a terminal's driver hands it on."""
    from textual.events import Key

    return Key(key, key if len(key) == 1 else None)


def test_the_mouse_takes_it(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await pilot.click(OptionList, offset=(3, 0))
        await settle(pilot)
        assert answers == [True]

    opened(sample, E_ROW, check, total=4_000_000)
    assert amounts(sample, E_ROW) == [3_000_000, 1_000_000]


def test_del_leaves_lines_blank(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await press(pilot, "delete")
        assert rows(dialog)[SUF] == ["2.505", "tom"]
        assert rows(dialog)["I alt"] == ["3.340", "835"]
        await press(pilot, "ctrl+s")

    opened(sample, E_ROW, check)
    assert amounts(sample, E_ROW) == [None, 835_000]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1\tx\n2\t3", "Her kan kun én kolonne"),
        ("1\n2\n3", "Der er flere beløb"),
        ("1\n9x", "Intet er sat ind. Linje 2 i det kopierede: »9x« kan ikke læses"),
        ("1.000\n+65\n", "2 beløb ændres. I alt 3.340 → 1.900 t.kr."),
    ],
)
def test_a_column_is_pasted_whole_or_not_at_all(sample: Workbook, text: str, said: str) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        dialog.grid.post_message(Paste(text))
        await settle(pilot)
        assert said in told(dialog)

    opened(sample, E_ROW, check)


def test_lines_of_many_rows_scroll(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        last = dialog.cell.lines[-1].label[:18]
        assert last not in window(app)
        await press(pilot, "pagedown", "pagedown", "pagedown", "pagedown", "up")
        assert last in window(app)
        assert "I alt" in window(app)

    opened(sample, ("oek19-t1", "oek19-t1-total", "2026"), check, (80, 24))


def test_price_levels_are_never_added(sample: Workbook) -> None:
    first = sample.table("oek19-t6").lines("oek19-t6-row05")[0]
    sample.apply([SetField("lines", first.id, "price_level", "2025 p/l")])

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        assert "hvert sit prisniveau" in told(dialog)
        assert rows(dialog)["I alt, 2025 p/l"] == ["2.505", "2.505"]
        assert rows(dialog)["I alt, 2026 p/l"] == ["835", "835"]
        await press(pilot, "down", "down", "down")
        await write(pilot, "1000")
        await press(pilot, "enter")
        assert rows(dialog)[SOF] == ["835", "1.000"]
        assert rows(dialog)[SUF] == ["2.505", "2.505"]
        assert "prisniveauer lægges ikke sammen" in told(dialog)

    opened(sample, E_ROW, check, total=5_000_000)


@pytest.mark.parametrize(("whole", "count"), [(False, 1), (True, 2)])
def test_ones_own_lines_or_those_of_all(sample: Workbook, whole: bool, count: int) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        assert dialog.source.row_count == count
        assert ("Kun SUF" in window(app)) is not whole

    opened(sample, E_ROW, check, own="SUF", whole=whole)


def test_another_unit_is_typed_and_shown(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        app.desk.choose(unit="mio. kr.")
        dialog = LinesDialog(app.desk, *E_ROW)
        app.push_screen(dialog)
        await settle(pilot)
        await write(pilot, "2,5")
        await press(pilot, "enter")
        assert rows(dialog)[SUF] == ["2,505", "2,5"]

    run(sample, check)


def test_a_read_only_workbook_is_only_looked_at(sample: Workbook, sample_path: Path) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await press(pilot, "5", "f2", "delete")
        assert not dialog.grid.editing
        assert rows(dialog)[SUF] == ["2.505", "2.505"]

    opened(open_workbook(sample_path, read_only=True), E_ROW, check)


class FullDisk(Files):
    """Takes everything until it is full."""

    is_full = False

    def write(self, fd: int, data: bytes) -> None:
        """Fail when there is no room."""
        if self.is_full:
            raise OSError(errno.ENOSPC, "no space left on device")
        super().write(fd, data)


def test_a_full_disk_is_told_and_the_change_is_made(sample_path: Path) -> None:
    disk = FullDisk()
    book = open_workbook(sample_path, files=disk)

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        disk.is_full = True
        await press(pilot, "9", "ctrl+s")
        assert answers == [True]
        assert isinstance(app.screen, AskDialog)
        assert "disken er fuld" in window(app)

    opened(book, E_ROW, check)
    assert amounts(book, E_ROW)[0] == 9_000
    book.close(discard=True)


def test_no_text_is_taken_for_markup_or_obeyed(sample: Workbook) -> None:
    lines: list[Line] = sample.table(E_ROW[0]).lines(E_ROW[1])
    edits: list[Edit] = [SetField("lines", line.id, "label", HOSTILE) for line in lines]
    edits += [SetField("lines", lines[0].id, "label", HOSTILE + "x" * 10_000)]
    edits += [SetField("view_rows", E_ROW[1], "label", HOSTILE)]
    edits += [SetField("views", E_ROW[0], "title", HOSTILE)]
    edits += [SetField("view_columns", "oek19-t6-col-2027", "label", HOSTILE)]
    sample.apply(edits)

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        assert "[/x][b]␛]52;c;aGVq␇⟨U+202E⟩" in window(app)
        await press(pilot, "down", "1")
        assert all(line.isprintable() for line in lines_of(app))

    opened(sample, E_ROW, check)


def test_in_a_low_window_line_sum_and_words_are_still_in_sight(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: LinesDialog, answers: Answers
    ) -> None:
        await press(pilot, "7")
        shown = window(app)
        for text in ("Programopstart", "I alt", "6.796", "7 t.kr. = 7.000 kr."):
            assert text in shown

    opened(sample, ENTRANCE, check, (40, 10))
