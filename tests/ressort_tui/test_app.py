"""The App: going about, the file under it, leaving."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ressort_tui.app import RessortApp
from ressort_tui.preferences import Draft, Preferences
from ressort_tui.themes import THEMES, theme_after
from screens.desk import Choices
from screens.dialogs.administration import AdministrationDialog
from screens.dialogs.ask import AskDialog
from screens.dialogs.choose import ChooseDialog
from screens.dialogs.help import HelpDialog
from screens.dialogs.prompt import PromptDialog
from screens.places import Place
from screens.texts.frame_text import TABS
from store.opening import open_workbook
from store.system import Files
from store.workbook import Workbook
from tests.screens.driving import (
    is_open,
    is_plain,
    lines_of,
    press,
    run,
    settle,
    told,
    visit,
    window,
    write,
)

D = "oek19-t6-r04"
CELL = Place("budget", view="oek19-t6", line=D, column="2027")


class Disk(Files):
    """A disk that is full while `full` says so."""

    full = False

    def write(self, fd: int, data: bytes) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "no space left on device")
        super().write(fd, data)


@pytest.fixture(autouse=True)
def _watchful(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot looks every 5 ms whether the program is idle, where it would every 20 ms."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.005)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def on_disk(sample_path: Path, disk: Disk) -> Workbook:
    return open_workbook(sample_path, files=disk)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    found = Preferences(tmp_path / "config", tmp_path / "state")
    found.keep_choices(Choices(administration=""))
    return found


# -- going about


def test_f6_goes_round_the_screens_both_ways(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        seen = [app.page.NAME]
        for _ in TABS:
            await press(pilot, "f6")
            seen.append(app.page.NAME)
        assert seen == [*TABS, "overview"]
        await press(pilot, "shift+f6")
        assert app.page.NAME == "changes"
        await press(pilot, "ctrl+pageup", "ctrl+pageup", "ctrl+pagedown")
        assert app.page.NAME == "follow_up"

    run(sample, check)


def test_a_click_on_a_tab_goes_there(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        column = window(app).splitlines()[1].index("Ændringer")
        await pilot.click(offset=(column + 1, 1))
        await settle(pilot)
        assert app.page.NAME == "changes"

    run(sample, check)


def test_back_leads_where_one_came_from(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        await visit(app, pilot, Place("budget", view="oek19-t8"))
        await press(pilot, "f10")
        assert (app.page.place.view, app.page.place.line) == ("oek19-t6", D)
        assert app.page.place.column == "2027"
        await press(pilot, "f10")
        assert app.page.NAME == "overview"
        await press(pilot, "f10")
        assert "ikke noget sted" in " ".join(told(app))

    run(sample, check)


@pytest.mark.parametrize(
    ("words", "screen", "field", "found"),
    [
        ("spor 5", "track", "track", "spor-5"),
        ("tabel 8", "budget", "view", "oek19-t8"),
        ("malrettede forlob", "", "", ""),
        ("maalrettede forloeb", "budget", "line", D),
        ("ændringer skærm", "changes", "", ""),
    ],
)
def test_ctrl_p_finds_records_by_danish_words(
    sample: Workbook, words: str, screen: str, field: str, found: str
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "ctrl+p")
        assert is_open(app, ChooseDialog)
        await write(pilot, words)
        await press(pilot, "enter")
        if not screen:
            assert is_open(app, ChooseDialog)
            assert "Ingen passer" in window(app)
            return
        assert app.page.place.screen == screen
        if field:
            assert getattr(app.page.place, field) == found

    run(sample, check)


def test_ctrl_p_runs_commands(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        before = app.theme
        await press(pilot, "ctrl+p")
        await write(pilot, "kontrast")
        await press(pilot, "enter")
        assert app.theme == theme_after(before)

    run(sample, check)


def test_f1_explains_the_place_and_its_keys(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        await press(pilot, "f1")
        assert is_open(app, HelpDialog)
        assert "Budget retter beløbene" in window(app)
        await press(pilot, "escape")
        assert is_plain(app)

    run(sample, check, (120, 40))


def test_the_window_may_be_too_small_and_everything_is_there_again(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        await write(pilot, "50")
        await pilot.resize_terminal(30, 8)
        await settle(pilot)
        assert "Vinduet er for lille" in window(app)
        assert "Tabel 6" not in window(app)
        await press(pilot, "9", "enter")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "for lille" not in window(app)
        await write(pilot, "00")
        assert "5.000 t.kr. = 5.000.000 kr." in window(app)
        await press(pilot, "enter")

    run(sample, check)
    assert sample.lines(id=D)[0].amounts["2027"] == 5_000_000


# -- choices


def test_the_first_start_asks_for_ones_administration(sample: Workbook, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "c", tmp_path / "s")

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        assert is_open(app, AdministrationDialog)
        await press(pilot, "down", "enter")
        assert is_plain(app)
        assert "SUF, alle forvaltninger" in window(app)

    run(sample, check, preferences=preferences)
    assert preferences.choices() == Choices(administration="SUF")

    async def again(app: RessortApp, pilot: Pilot[None]) -> None:
        assert is_plain(app)

    run(sample, again, preferences=preferences)


def test_f8_switches_ones_own_on_every_screen(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f8")
        assert is_open(app, AdministrationDialog)
        await press(pilot, "down", "enter")
        for _ in range(4):
            assert "KUN SUF" in window(app).splitlines()[0]
            await press(pilot, "f6")
        await press(pilot, "f8")
        assert "SUF, alle forvaltninger" in window(app).splitlines()[0]

    run(sample, check, (120, 40))


def test_the_unit_goes_round(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        seen = []
        for _ in range(4):
            await press(pilot, "f7")
            seen.append(window(app).splitlines()[0].rpartition(" · ")[2].strip())
        assert seen == ["kr.", "t.kr.", "mio. kr.", "tabellens enhed"]

    run(sample, check, (120, 40))


def test_a_message_takes_the_place_of_the_last_and_nothing_is_left_of_it(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        long = "en besked, der ikke kan stå på den nederste linje, ligger i hjørnet " * 2
        for text in ("et", long, "tre"):
            app.page.tell(text)
            await settle(pilot)
            assert told(app) == [text]
            assert len(app.screen.query("ToastHolder")) == (text == long)
        assert lines_of(app)[-1].strip() == "tre"
        app.page.tell("fire", is_error=True)
        await settle(pilot)
        assert told(app) == ["fire"]
        assert "F1 Hjælp" in lines_of(app)[-1]

    run(sample, check)


def test_colours_are_kept(sample: Workbook, preferences: Preferences) -> None:
    names = [theme.name for theme in THEMES]

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        assert app.theme == names[0]
        await press(pilot, "f12", "f12")
        assert app.theme == names[2]

    run(sample, check, preferences=preferences)
    assert preferences.choices().theme == names[2]
    assert theme_after("no such theme") == names[0]


# -- the file


def test_a_full_disk_is_told_kept_and_saved_later(on_disk: Workbook, disk: Disk) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        disk.full = True
        await write(pilot, "5000")
        await press(pilot, "enter")
        assert is_open(app, AskDialog)
        assert "disken er fuld" in window(app)
        await press(pilot, "escape")
        assert "IKKE GEMT: 1 ændring" in window(app)
        assert "5.000" in window(app)
        await press(pilot, "ctrl+s")
        assert is_open(app, AskDialog)
        disk.full = False
        await press(pilot, "enter")
        assert "Alt er gemt" in " ".join(told(app))
        assert "IKKE GEMT" not in window(app)

    run(on_disk, check)
    on_disk.close()
    with open_workbook(on_disk.path) as again:
        assert again.lines(id=D)[0].amounts["2027"] == 5_000_000


def test_what_cannot_be_saved_is_saved_elsewhere(
    on_disk: Workbook, disk: Disk, tmp_path: Path
) -> None:
    copy = tmp_path / "kopi.json"

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        disk.full = True
        await write(pilot, "5000")
        await press(pilot, "enter", "down", "enter")
        assert is_open(app, PromptDialog)
        await press(pilot, "enter")
        assert "Skriv en mappe" in window(app)
        disk.full = False
        await write(pilot, str(copy))
        await press(pilot, "enter")
        assert "En kopi er gemt her" in " ".join(told(app))

    run(on_disk, check)
    with open_workbook(copy) as saved:
        assert saved.lines(id=D)[0].amounts["2027"] == 5_000_000


def test_leaving_with_something_unsaved_asks(on_disk: Workbook, disk: Disk) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        disk.full = True
        await write(pilot, "5000")
        await press(pilot, "enter", "escape", "ctrl+q")
        assert is_open(app, AskDialog)
        assert "Luk uden at have gemt?" in window(app)
        await press(pilot, "enter")
        assert is_plain(app)
        await press(pilot, "ctrl+q", "down", "enter")
        assert is_open(app, AskDialog), "it still cannot be saved"
        disk.full = False
        await press(pilot, "down", "enter")

    app = run(on_disk, check)
    assert app.return_code == 0
    with open_workbook(on_disk.path) as again:
        assert again.lines(id=D)[0].amounts["2027"] == 5_000_000


def test_leaving_saves_and_ends(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        sample.set_amount(D, "2027", 1)
        await press(pilot, "ctrl+q")

    app = run(sample, check)
    assert app.return_code == 0
    assert not sample.snapshot_due


def test_leaving_from_a_dialog_works_too(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f1", "ctrl+q")

    assert run(sample, check).return_code == 0


def test_ctrl_s_writes_the_workbook_file_in_a_thread(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        sample.set_amount(D, "2027", 5_000_000)
        was_due = sample.snapshot_due
        assert was_due
        await press(pilot, "ctrl+s")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert not sample.snapshot_due
        assert "Alt er gemt" in " ".join(told(app))

    run(sample, check)


def test_a_reader_is_told_of_news_and_reads_them(sample: Workbook) -> None:
    reader = open_workbook(sample.path, read_only=True)

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        assert "SKRIVEBESKYTTET, læst kl." in window(app)
        await write(pilot, "5")
        await press(pilot, "f2")
        assert "skrivebeskyttet" in " ".join(told(app))
        sample.set_amount(D, "2027", 5_000_000)
        app._look()
        await settle(pilot)
        assert "NYERE UDGAVE: F5" in window(app)
        assert "4.800" in window(app)
        await press(pilot, "f5")
        assert "NYERE" not in window(app)
        assert "5.000" in window(app)
        assert app.page.place.line == D

    app = run(reader, check, (120, 40))
    app.desk.book.close()


def test_a_writer_has_nothing_to_read_again(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "f5")
        assert "ikke kommet noget nyt" in " ".join(told(app))

    run(sample, check)


# -- drafts


def test_what_is_being_typed_is_offered_again(sample: Workbook, preferences: Preferences) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        await write(pilot, "=x+2")
        app._ended(15)

    app = run(sample, check, preferences=preferences)
    assert app.return_code == 143
    sample.close()

    async def again(app: RessortApp, pilot: Pilot[None]) -> None:
        assert is_open(app, AskDialog)
        assert "=x+2" in window(app)
        assert "Målrettede" in window(app)
        await press(pilot, "enter")
        assert app.page.place.line == D
        await write(pilot, "00")
        assert "5.000 t.kr. = 5.000.000 kr." in window(app)

    with open_workbook(sample.path) as book:
        run(book, again, preferences=preferences)

        async def third(app: RessortApp, pilot: Pilot[None]) -> None:
            assert is_plain(app), "it was taken up, and is not offered twice"

        run(book, third, preferences=preferences)


def test_it_is_offered_also_where_nobody_said_whose_it_is(
    sample: Workbook, preferences: Preferences
) -> None:
    place = Place("timeline", row="milepael", column="label", typed="Ny tekst")
    preferences.keep_draft(Draft(sample.id, place))

    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        assert is_open(app, AdministrationDialog)
        await press(pilot, "escape")
        assert is_open(app, AskDialog)
        assert "»Ny tekst« i Tidslinje" in window(app)

    preferences.keep_choices(Choices())
    run(sample, check, preferences=preferences)


def test_a_signal_ends_it_even_if_nothing_can_be_kept(
    sample: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        def fail() -> bool:
            raise ImportError

        monkeypatch.setattr(app, "keep_draft", fail)
        with pytest.raises(ImportError):
            app._ended(15)

    assert run(sample, check).return_code == 143


def test_quitting_while_typing_loses_nothing(sample: Workbook, preferences: Preferences) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        await write(pilot, "5000")
        await press(pilot, "ctrl+q")

    run(sample, check, preferences=preferences)
    draft = preferences.draft(sample.id)
    assert draft is not None
    assert (draft.place.line, draft.place.column, draft.place.typed) == (D, "2027", "5000")


def test_what_is_written_in_a_dialog_is_told_again(
    sample: Workbook, preferences: Preferences
) -> None:
    async def form(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        await press(pilot, "ctrl+e")
        await write(pilot, " (ny)")
        app._ended(1)

    run(sample, form, preferences=preferences)
    sample.close()

    async def again(app: RessortApp, pilot: Pilot[None]) -> None:
        assert is_open(app, AskDialog)
        assert "forandringsledelse (ny)" in " ".join(window(app).split())
        await press(pilot, "escape")

    async def third(app: RessortApp, pilot: Pilot[None]) -> None:
        assert is_open(app, AskDialog), "Esc leaves it to be told once more"
        await press(pilot, "enter")
        assert app.page.place.line == D
        assert not app.page.place.typed

    with open_workbook(sample.path) as book:
        run(book, again, preferences=preferences)
    with open_workbook(sample.path) as book:
        run(book, third, preferences=preferences)
    assert preferences.draft(sample.id) is None


def test_new_amounts_of_several_lines_are_told_again(
    sample: Workbook, preferences: Preferences
) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, Place("budget", view="oek19-t6", row="oek19-t6-row05"))
        await press(pilot, "enter", *"2700", "enter", *"9")
        app._ended(15)

    run(sample, check, preferences=preferences)
    draft = preferences.draft(sample.id)
    assert draft is not None
    assert "e) Programledelse (SUF): 2.700" in draft.place.typed
    assert draft.place.typed.endswith("9")
    assert draft.dialog.startswith("Tabel 6, e) Programledelse")


def test_ctrl_s_takes_what_is_being_typed_first(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        await press(pilot, *"5000", "ctrl+s")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert not sample.snapshot_due
        await press(pilot, *"x", "ctrl+s")
        assert "kan ikke læses" in window(app)
        assert "Alt er gemt" not in " ".join(told(app))

    run(sample, check)
    assert sample.lines(id=D)[0].amounts["2027"] == 5_000_000


def test_a_figure_left_waiting_on_another_screen_is_told(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        await press(pilot, *"66", "f6")
        assert "»66« i Budget er ikke taget endnu" in " ".join(told(app))

    run(sample, check)


def test_f1_explains_a_dialog(sample: Workbook) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await press(pilot, "ctrl+p", "f1")
        assert is_open(app, HelpDialog)
        assert "Esc lukker den" in window(app)

    run(sample, check)


def test_copied_cells_lie_in_a_file_too(sample: Workbook, preferences: Preferences) -> None:
    async def check(app: RessortApp, pilot: Pilot[None]) -> None:
        await visit(app, pilot, CELL)
        await press(pilot, "shift+down", "ctrl+c")
        assert app.clipboard == "4.800\n3.340"
        assert "2 felter kopieret" in " ".join(told(app))

    run(sample, check, preferences=preferences)
    assert Path(preferences.keep_copy("x")).name == "kopieret.tsv"
