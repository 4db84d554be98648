"""What only a process of its own shows: imports, pipes, encodings."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ressort_tui.output import prepare_streams

READERS = (["vis"], ["vis", "oek19-t1"], ["vis", "oek19-t1", "--json"], ["historik"], ["sti"],
           ["--help"], ["--version"], ["eksporter", "--tabel", "oek19-t1"])  # fmt: skip
WRITERS = (["ret", "oek19-t6-r04", "2027", "5"], ["fortryd"])
"""Made in this order, for there must be something to undo."""
NO_SCREEN = ("textual", "rich")

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "ressort_tui", *map(str, arguments)]


def start(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*arguments),
        env=os.environ | environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


def imported(arguments: list[str], book: Path) -> set[str]:
    """The modules a command imports, as the interpreter tells them."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *command(*arguments, "--fil", book)[1:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    lines = [line for line in run.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.mark.parametrize("arguments", READERS, ids=" ".join)
def test_a_command_that_reads_loads_no_screen_and_no_lock(arguments: list[str], book: Path) -> None:
    modules = imported(arguments, book)
    assert "ressort_tui.cli" in modules
    assert not modules & {*NO_SCREEN, "filelock"}


def test_a_command_that_writes_loads_no_screen(book: Path) -> None:
    for arguments in WRITERS:
        assert not imported(arguments, book) & {*NO_SCREEN}, arguments


def test_the_app_without_a_terminal_says_so(book: Path) -> None:
    done = start("--fil", book)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "skal køre i en terminal" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@posix
@pytest.mark.parametrize("arguments", [["historik", "--json"], ["vis", "oek19-t8"]], ids=" ".join)
def test_a_reader_that_has_had_enough_is_no_error(arguments: list[str], book: Path) -> None:
    with subprocess.Popen(
        command(*arguments, "--fil", book), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["vis"], ["eksporter", "--tabel", "oek19-t1"]], ids=" ".join)
def test_an_answer_that_cannot_be_written_is_told(arguments: list[str], book: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command(*arguments, "--fil", book),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.decode() == "Fejl: Svaret kunne ikke skrives. Er disken fuld?\n"


@posix
def test_an_interrupt_ends_quietly(tmp_path: Path) -> None:
    pipe = tmp_path / "kø.csv"
    os.mkfifo(pipe)
    with (
        subprocess.Popen(
            command("importer", pipe), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process,
        open(pipe, "wb"),
    ):  # opens once the command reads from the other end
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert error.decode().strip() == "Afbrudt."


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252", "utf-8"])
def test_every_encoding_gets_an_answer_it_can_hold(encoding: str, book: Path) -> None:
    done = start("vis", "plan2-t1", "--fil", book, PYTHONIOENCODING=encoding, COLUMNS="120")
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    dash = "–" if encoding in ("cp1252", "utf-8") else "-"
    assert f"636.491{dash}686.343 + 2 uoplyste bel" in text
    assert "636.491?686.343" not in text


def test_json_is_the_same_in_every_encoding(book: Path) -> None:
    answers = {
        start("vis", "--json", "--fil", book, PYTHONIOENCODING=encoding)
        .stdout.decode(encoding)
        .encode("ascii", "backslashreplace")
        .replace(b"\\xe6", b"\\u00e6")
        .count(b"49.240,8")
        for encoding in ("latin-1", "ascii", "utf-8")
    }
    assert answers == {4}


def test_streams_are_prepared_twice_without_harm(capsys: pytest.CaptureFixture[str]) -> None:
    prepare_streams()
    prepare_streams()
    sys.stdout.write("æ–\n")
    assert capsys.readouterr().out == "æ–\n"
