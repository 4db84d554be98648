"""What has been acknowledged survives whatever stops the program."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import pytest

from store.opening import open_workbook
from tests.store.faulty import Watched
from tests.store.helpers import (
    amount,
    assert_totals,
    assert_whole,
    plain_contents,
    small_workbook,
)

ROOT: Final = Path(__file__).parents[2]
SHARDS: Final = 5
CHAINS: Final = 6
KILLS: Final = 10
"""Kills of one workbook, one after the other; `SHARDS * CHAINS * KILLS` in all."""

MARKS: Final = 1000
"""The latest mark a program is killed after: some thirty things done."""

ACKNOWLEDGED: Final = re.compile(rb"<([a-p]{32})>")


@pytest.mark.parametrize("shard", range(SHARDS))
def test_nothing_acknowledged_is_lost_to_a_kill(tmp_path: Path, shard: int) -> None:
    """Killed anywhere: at edits, imports, snapshots, while opening, and again after that."""
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda number: _chain(tmp_path, f"{shard}.{number}"), range(CHAINS)))


def _chain(folder: Path, name: str) -> None:
    path, chance, programs = folder / f"{name}.json", random.Random(name), Programs(folder, name)
    small_workbook(path).close()
    with open_workbook(path, read_only=True) as book:
        known = [group.id for group in book.history()]
    for _ in range(KILLS):
        known += programs.killed(path, chance)
        known = _check(path, known, chance)
    programs.end()


class Programs:
    """Programs that work on workbooks and are killed, one after the other."""

    def __init__(self, folder: Path, name: str) -> None:
        self._errors = folder / f"{name}.fejl"
        self._started = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        with self._errors.open("wb") as errors:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.store.killed_child"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                bufsize=0,
            )

    def killed(self, path: Path, chance: random.Random) -> list[str]:
        """Let a program work on a workbook and kill it; the groups it acknowledged."""
        if self._started.poll() is not None:
            self._started = self._start()
        pipe_in, pipe_out = self._started.stdin, self._started.stdout
        assert pipe_in is not None
        assert pipe_out is not None
        pipe_in.write(f"{path}\t{chance.random()}\n".encode())
        after, spin = chance.randrange(MARKS), chance.randrange(3000)
        number, told = pipe_out.readline(), b""
        while told.count(b".") <= after and (piece := pipe_out.read(256)):
            told += piece
        for _ in range(spin):
            pass
        os.kill(int(number), getattr(signal, "SIGKILL", signal.SIGTERM))
        while not told.endswith(b"#") and (piece := pipe_out.read(65536)):
            told += piece
        assert self._errors.read_text() == ""
        return [one.decode() for one in ACKNOWLEDGED.findall(told)]

    def end(self) -> None:
        """Start no more."""
        self._started.communicate()


def _check(path: Path, known: list[str], chance: random.Random) -> list[str]:
    """Open what was left behind, as a reader or a writer; the groups in it from then on."""
    plain = plain_contents(path)
    assert set(plain["ledgers"]) == {"anlaeg", "drift"}
    with open_workbook(path, read_only=chance.random() < 0.5) as book:
        groups = [group.id for group in book.history()]
        assert groups[: len(known)] == known
        assert len(groups) <= len(known) + 1, "more than the one group that was being saved"
        assert_whole(book)
        if not book.read_only:
            book.set_amount("linje-a", "2026", chance.randrange(10**6))
            assert_totals(book)
            groups = [group.id for group in book.history()]
    return groups


class Interrupting(Watched):
    """Ctrl+C arrives before or after the next operation of a name."""

    def __init__(self) -> None:
        super().__init__()
        self.before = self.after = ""

    def _make(
        self, number: int, name: str, method: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> Any:
        if name == self.before:
            raise KeyboardInterrupt
        result = method(*arguments)
        if name == self.after:
            raise KeyboardInterrupt
        return result


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("name", ["size", "write", "sync"])
def test_an_edit_that_is_interrupted_is_in_memory_and_saved_later(
    tmp_path: Path, name: str, when: str
) -> None:
    """Memory and history never come to say different things."""
    path, files = tmp_path / "bog.json", Interrupting()
    with small_workbook(path, files) as book:
        setattr(files, when, name)
        with pytest.raises(KeyboardInterrupt):
            book.set_amount("linje-a", "2026", 8)
        setattr(files, when, "")
        assert amount(book, "linje-a") == 8
        assert len(book.unsaved) == 1
        assert_whole(book)
        book.set_amount("linje-b", "2026", 9)
    with open_workbook(path) as book:
        assert book.notices == []
        assert (amount(book, "linje-a"), amount(book, "linje-b")) == (8, 9)
        assert_whole(book)
        assert len(list(book.history())) == 3
