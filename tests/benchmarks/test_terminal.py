"""What measures the program in a terminal, measured itself."""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from store.workbook import Workbook
from tests.benchmarks.datatable_app import kroner, thousands
from tests.benchmarks.measure import versus
from tests.benchmarks.terminal import SUPPORTED, Terminal, own_home, stripped
from tests.benchmarks.terminal_cases import LARGE_PERIOD, OURS, REFERENCE, start_text

ANSWERING = "import sys\nprint('klar', flush=True)\nfor line in sys.stdin: print('svar', line)"


@pytest.mark.parametrize(
    ("output", "text"),
    [
        ("49.240,8", "49.240,8"),
        ("\x1b[1m49.\x1b[38;2;1;2;3m240\x1b[0m,8", "49.240,8"),
        ("\x1b]0;Ressort\x07I alt\x1b]52;c;aGVq\x1b\\ 1", "I alt 1"),
        ("\x1b[?1049h\x1b[3;1HI\x1b[3;2H alt\x1b7\x1b(B\x1b=", "I alt"),
        ("\x1bP+q544e\x1b\\\x1b[>4;1m\x00æ\r\nø\x7f", "æø"),
    ],
)
def test_what_was_written_is_read_without_what_steers_the_terminal(output: str, text: str) -> None:
    assert stripped(output.encode()) == text


def test_half_a_character_is_left_out() -> None:
    assert stripped("blå".encode()[:-1]) == "bl"


def _times(*seconds: float) -> Callable[[], float]:
    waiting = cycle(seconds)
    return lambda: next(waiting)


def test_pairs_are_compared_one_by_one_and_the_first_is_not_counted() -> None:
    ours, reference = _times(99, 1, 2, 9), _times(1, 1, 4, 3)
    row = versus("begge", ours, reference, 1.0, runs=3)
    assert (row.ours, row.reference) == (2, 3)
    assert row.ratio == statistics.median((1, 0.5, 3)) == 1
    assert row.verdict == "holds"


def test_a_measured_program_has_a_home_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    found = own_home(tmp_path)
    assert not {"NO_COLOR", "PYTHONDONTWRITEBYTECODE"} & found.keys()
    assert {one for one in found if found[one].startswith(str(tmp_path))} >= {
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
    }
    assert found["PATH"] == os.environ["PATH"]


def test_the_text_to_wait_for_is_the_grand_total(sample: Workbook) -> None:
    assert start_text(sample.path, "sum") == "49.240,8"
    assert start_text(sample.path, LARGE_PERIOD) == "35.550,3"


def test_edits_show_what_nothing_else_shows() -> None:
    assert OURS.shows(7_001) == "7.001"
    assert REFERENCE.shows(7_001) == "gemt 1"


def test_the_plain_program_reads_amounts_as_the_store_does() -> None:
    assert [kroner(one) for one in (5, {"type": "range", "low": 3, "high": 9}, None)] == [5, 3, 0]
    assert kroner({"type": "unknown"}) == 0
    assert (thousands(49_240_800), thousands(2_000), thousands(-500)) == ("49.240,8", "2", "-0,5")


@pytest.mark.skipif(not SUPPORTED, reason="pseudo-terminals are POSIX")
def test_a_program_is_waited_for_and_typed_to(tmp_path: Path) -> None:
    with Terminal([sys.executable, "-c", ANSWERING], own_home(tmp_path)) as terminal:
        assert terminal.wait_for("klar") > 0
        terminal.press("nu\n")
        assert terminal.wait_for("svar nu") > 0
        terminal.press("igen\n")
        assert 0 < terminal.wait_until_quiet() < 60


@pytest.mark.skipif(not SUPPORTED, reason="pseudo-terminals are POSIX")
def test_a_program_that_ends_is_not_waited_for(tmp_path: Path) -> None:
    with (
        Terminal([sys.executable, "-c", "print('farvel')"], own_home(tmp_path)) as terminal,
        pytest.raises(SystemExit, match="farvel"),
    ):
        terminal.wait_for("klar")
