"""A program that works on workbooks until it is killed; see `test_durability`.

Each line of its standard input is a workbook and a seed. For each it starts a process that tells
its number, and then a dot before every file operation and `<id>` once the group of that name has
been acknowledged; when that process has been killed it tells `#`. Where processes cannot be
copied it does the first line itself and dies of it.
"""

from __future__ import annotations

import os
import random
import sys
import threading
from pathlib import Path
from typing import Any

from store.amounts import Range
from store.changes import Add, Delete, Edit, Group, SetField
from store.errors import ChangeError, Code
from store.opening import open_workbook
from store.records import Line
from store.system import Files
from store.workbook import Workbook

IMPORTED = 60


def tell(text: str) -> None:
    os.write(1, text.encode())


class Telling(Files):
    """Tells of every operation before it is made; large writes are made in pieces."""

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_"):
            tell(".")
        return super().__getattribute__(name)

    def write(self, fd: int, data: bytes) -> None:
        middle = len(data) // 2
        super().write(fd, data[:middle])
        tell(".")
        super().write(fd, data[middle:])


def acknowledge(group: Group | None) -> None:
    if group is not None:
        tell(f"<{group.id}>")


def work(book: Workbook, chance: random.Random) -> None:
    """One thing an official does, or the program does for them."""
    kind = chance.choices(
        ("edit", "import", "delete", "undo", "snapshot", "background"), (8, 1, 1, 2, 3, 3)
    )[0]
    if kind == "edit":
        acknowledge(book.apply(an_edit(book, chance), reason="møde"))
    elif kind == "import":
        acknowledge(book.apply(many_lines(chance), action="import"))
    elif kind == "delete":
        lines = [line.id for line in book.lines() if line.id.startswith("ny-")]
        acknowledge(book.apply([Delete("lines", one) for one in lines[: len(lines) // 2]]))
    elif kind == "undo":
        undo(book, chance)
    elif kind == "snapshot":
        book.snapshot()
    else:
        in_background(book, chance)


def an_edit(book: Workbook, chance: random.Random) -> list[Edit]:
    line = chance.choice(book.lines())
    low = chance.randrange(10**9)
    value = chance.choice((low, Range(low, low + 5), None))
    return [
        SetField("lines", line.id, f"amounts.{chance.choice((2026, 2027))}", value),
        SetField("lines", line.id, "note", f"rettet til {low}"),
    ]


def many_lines(chance: random.Random) -> list[Edit]:
    name = chance.randrange(10**12)
    return [
        Add(
            Line(
                id=f"ny-x{name}-{number}",
                ledger="anlaeg",
                label=f"Importeret {number}",
                committee=("SUD", "SOU")[number % 2],
                amounts={"2026": number * 1000},
            )
        )
        for number in range(IMPORTED)
    ]


def undo(book: Workbook, chance: random.Random) -> None:
    groups = list(book.history())
    standing = [one for one in groups[1:] if not one.of and not book.is_undone(one.id)]
    try:
        if chance.random() < 0.3:
            book.redo()
        elif standing:
            book.undo()
    except ChangeError as error:
        if error.code is not Code.REDO_NOTHING:
            raise
    for group in list(book.history())[len(groups) :]:
        acknowledge(group)


def in_background(book: Workbook, chance: random.Random) -> None:
    job = book.begin_snapshot()
    thread = threading.Thread(target=job.write)
    thread.start()
    for _ in range(3):
        acknowledge(book.apply(an_edit(book, chance)))
    thread.join()
    book.end_snapshot(job)


def be_killed(path: str, seed: str) -> None:
    tell(f"{os.getpid()}\n")
    chance = random.Random(seed)
    with open_workbook(Path(path), files=Telling()) as book:
        while True:
            work(book, chance)


def main() -> None:
    while line := sys.stdin.readline():
        path, seed = line.rstrip("\n").split("\t")
        child = os.fork() if hasattr(os, "fork") else 0
        if not child:
            be_killed(path, seed)
        os.waitpid(child, 0)
        tell("#")


if __name__ == "__main__":
    main()
