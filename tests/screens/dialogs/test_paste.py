"""The look at a paste before it is made."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from ressort_tui.app import RessortApp
from screens.dialogs.ask import AskDialog
from screens.dialogs.paste import PasteDialog
from store.changes import SetField
from store.opening import open_workbook
from store.paste import PasteCell, plan_paste, read_block
from store.workbook import Workbook
from tests.screens.dialogs.test_lines import FullDisk
from tests.screens.driving import HOSTILE, SIZES, lines_of, press, run, settle, window
from tests.screens.plain_pages import use_plain_pages

VIEW = "oek19-t6"
GOOD = "1.000\t2.970\r\n\t5\r\n+50\tca. 7\r\n"
BAD = "1.000\t2.000\t9\n12a\t\n"

Answers = list[bool | None]
Check = Callable[[RessortApp, Pilot[None], PasteDialog, Answers], Awaitable[None]]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    use_plain_pages(monkeypatch)


def planned(book: Workbook, text: str, first: int = 0) -> list[PasteCell]:
    """A text pasted over 2026 and 2027 of table 6, from a row on."""
    table = book.table(VIEW)
    rows = [row.id for row in table.rows()][first:]
    targets = [[(row, "2026"), (row, "2027")] for row in rows]
    return plan_paste(table, targets, read_block(text), "t.kr.")


def looked_at(
    book: Workbook, cells: list[PasteCell], check: Check, size: tuple[int, int] = (120, 40)
) -> None:
    """Look at a paste and let `check` use the dialog."""

    async def go(app: RessortApp, pilot: Pilot[None]) -> None:
        answers: Answers = []
        dialog = PasteDialog(app.desk, VIEW, cells)
        app.push_screen(dialog, answers.append)
        await settle(pilot)
        await check(app, pilot, dialog, answers)

    run(book, go, size)


def rows(dialog: PasteDialog) -> list[list[str]]:
    """The rows of the look."""
    source = dialog.source
    return [
        [source.shown(row, column).text for column in range(len(source.heads))]
        for row in range(source.row_count)
    ]


def told(dialog: PasteDialog) -> str:
    """What is said under the table."""
    return str(dialog.query_one("#told", Static).render())


def amounts(book: Workbook, row: str) -> dict[str, object]:
    """The amounts of a row's one line, in kroner."""
    line = book.table(VIEW).only_line(row)
    assert line is not None
    return dict(line.amounts)


@pytest.mark.parametrize("size", SIZES)
def test_every_cell_is_shown_before_and_after(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PasteDialog, answers: Answers
    ) -> None:
        assert rows(dialog) == [
            ["a) Revisitation", "2026", "2.970", "1.000", ""],
            ["a) Revisitation", "2027", "2.970", "2.970", "som før"],
            ["b) Faglig udvikling i driften", "2027", "", "5", ""],
            ["c) Indkøb af medicoudstyr", "2026", "215", "265", ""],
            ["c) Indkøb af medicoudstyr", "2027", "", "7", "»ca.« gemmes ikke"],
        ]
        shown = window(app)
        for text in (
            "Sæt ind i Tabel 6",
            "4 beløb ændres og 1 er som før. 1 tom celle springes over.",
            "a) Revisitation, 2026: »1.000« sættes ind",
            "Sæt ind (Ctrl+S eller Enter)",
        ):
            assert text in shown
        assert amounts(sample, "oek19-t6-row01")["2026"] == 2_970_000

    looked_at(sample, planned(sample, GOOD), check, size)


@pytest.mark.parametrize("key", ["enter", "ctrl+s"])
def test_it_is_made_as_one_group(sample: Workbook, key: str) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PasteDialog, answers: Answers
    ) -> None:
        await press(pilot, key)
        assert answers == [True]

    looked_at(sample, planned(sample, GOOD), check)
    assert amounts(sample, "oek19-t6-row01") == {"2026": 1_000_000, "2027": 2_970_000}
    assert amounts(sample, "oek19-t6-row03") == {"2026": 265_000, "2027": 7_000}
    assert [len(group.changes) for group in sample.history()][1:] == [4]


def test_the_mouse_makes_it(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PasteDialog, answers: Answers
    ) -> None:
        await pilot.click(OptionList, offset=(3, 0))
        await settle(pilot)
        assert answers == [True]

    looked_at(sample, planned(sample, GOOD), check)


def test_esc_leaves_everything_as_it_was(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PasteDialog, answers: Answers
    ) -> None:
        await press(pilot, "escape")
        assert answers == [None]

    looked_at(sample, planned(sample, GOOD), check)
    assert amounts(sample, "oek19-t6-row01")["2026"] == 2_970_000


@pytest.mark.parametrize("size", SIZES)
def test_with_an_error_nothing_is_made(sample: Workbook, size: tuple[int, int]) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PasteDialog, answers: Answers
    ) -> None:
        shown = " ".join(line.strip("│ ") for line in lines_of(app))
        assert "2 beløb ændres, 1 kan ikke læses og 1 kan ikke stå dér. 1 tom celle" in shown
        assert "Intet sættes ind, før det hele kan." in shown
        assert told(dialog).startswith("uden for tabellens beløb: »9« har intet felt")
        await press(pilot, "down")
        assert told(dialog).startswith(
            "b) Faglig udvikling i driften, 2026: »12a« kan ikke læses som et beløb"
        )
        await press(pilot, "enter")
        assert "»9«" in told(dialog)
        await press(pilot, "ctrl+s")
        assert "»12a«" in told(dialog)
        assert app.screen is dialog
        assert answers == []

    looked_at(sample, planned(sample, BAD), check, size)
    assert amounts(sample, "oek19-t6-row01")["2026"] == 2_970_000


def test_a_cell_of_several_lines_is_no_place(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PasteDialog, answers: Answers
    ) -> None:
        assert rows(dialog) == [["e) Programledelse", "2026", "3.340", "»5«", "sum af flere"]]
        assert "summen af 2 aktiviteter" in told(dialog)

    cells = planned(sample, "5\t\n1\t2", first=4)[:2]
    looked_at(sample, cells, check)


def test_a_paste_that_changes_nothing_says_so(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PasteDialog, answers: Answers
    ) -> None:
        assert told(dialog) == "Intet ændres: alle beløb er som før."
        await press(pilot, "enter")
        assert answers == [False]

    looked_at(sample, planned(sample, "2.970\t2.970"), check)


def test_nothing_but_empty_cells(sample: Workbook) -> None:
    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PasteDialog, answers: Answers
    ) -> None:
        assert "0 beløb ændres. 4 tomme celler springes over." in window(app)
        await press(pilot, "ctrl+s")
        assert answers == [False]

    looked_at(sample, planned(sample, "\t\n\t"), check)


def test_a_read_only_workbook_refuses(sample: Workbook, sample_path: Path) -> None:
    book = open_workbook(sample_path, read_only=True)

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PasteDialog, answers: Answers
    ) -> None:
        await press(pilot, "enter")
        assert "skrivebeskyttet" in told(dialog)
        assert answers == []

    looked_at(book, planned(book, GOOD), check)


def test_a_full_disk_is_told_and_the_change_is_made(sample_path: Path) -> None:
    disk = FullDisk()
    book = open_workbook(sample_path, files=disk)

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PasteDialog, answers: Answers
    ) -> None:
        disk.is_full = True
        await press(pilot, "enter")
        assert answers == [True]
        assert isinstance(app.screen, AskDialog)
        assert "disken er fuld" in window(app)

    looked_at(book, planned(book, GOOD), check)
    assert amounts(book, "oek19-t6-row01")["2026"] == 1_000_000
    book.close(discard=True)


def test_no_text_is_taken_for_markup_or_obeyed(sample: Workbook) -> None:
    row = sample.table(VIEW).rows()[0]
    sample.apply(
        [
            SetField("view_rows", row.id, "label", HOSTILE),
            SetField("views", VIEW, "title", HOSTILE),
            SetField("view_columns", "oek19-t6-col-2026", "label", HOSTILE),
        ]
    )

    async def check(
        app: RessortApp, pilot: Pilot[None], dialog: PasteDialog, answers: Answers
    ) -> None:
        assert "»[/x][b]␛]52;c;aGVq␇⟨U+202E⟩" in told(dialog)
        assert all(line.isprintable() for line in lines_of(app))
        await press(pilot, "down", "down", "enter")
        assert all(line.isprintable() for line in lines_of(app))

    looked_at(sample, planned(sample, f"{HOSTILE}\t{HOSTILE * 1000}\n1\t2"), check)
