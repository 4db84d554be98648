"""What is measured, each against the plainest program that does the same."""

from __future__ import annotations

import csv
import importlib.util
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from tinydb import TinyDB

import store
from store.csv_dialect import DANSK
from store.csv_registers import read_registers, register_bytes
from store.schema import KINDS
from store.system import Files
from store.tables import Tables
from tests.benchmarks.measure import Row, alone, process, timed, versus

VIEWS_IN_SIGHT = ("oek19-t1", "oek19-t6", "oek19-t8", "oek19-udvalg")
EDITS = 50
"""Edits behind one figure, so that one slow sync of the disk does not decide it."""


class Quiet(Files):
    """Does not wait for the disk, so that only processor time is left."""

    def sync(self, fd: int) -> None:
        """Wait for nothing."""


def edits(path: Path, size: int) -> Iterator[Row]:
    """Edit + totals + durable save, against one synced append and against plain TinyDB."""
    with store.open_workbook(path) as book:
        edit = _editor(book)
        append, close = _appender(path.with_suffix(".append"))
        yield versus(f"edit at {size:,}, against one synced append", edit, append, 1.2)
        close()
        plain_path = path.with_suffix(".plain")
        shutil.copyfile(path, plain_path)
        with TinyDB(plain_path) as plain:
            yield versus(f"edit at {size:,}, against TinyDB's update", edit, _updater(plain))
    copy = path.with_suffix(".quiet")
    shutil.copyfile(path, copy)
    book = store.open_workbook(copy, files=Quiet())
    yield alone(f"edit at {size:,}, beside the disk", _editor(book), 50e-6)


def _editor(book: store.Workbook) -> Callable[[], float]:
    known = [line for line in book.lines() if isinstance(line.amounts.get("2026"), int)]
    ids = cycle([line.id for line in known[:500]])
    for view in VIEWS_IN_SIGHT:
        book.totals(view)
    amounts = cycle(range(1_000, 100_000_000, 977))

    def edit() -> float:
        start = time.perf_counter()
        for _ in range(EDITS):
            book.set_amount(next(ids), "2026", next(amounts))
        return (time.perf_counter() - start) / EDITS

    return edit


def _appender(path: Path) -> tuple[Callable[[], float], Callable[[], None]]:
    line = b"x" * 289 + b"\n"
    fd = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def append() -> float:
        start = time.perf_counter()
        for _ in range(EDITS):
            os.write(fd, line)
            os.fsync(fd)
        return (time.perf_counter() - start) / EDITS

    return append, lambda: os.close(fd)


def _updater(plain: TinyDB) -> Callable[[], float]:
    table = plain.table("lines")
    ids = cycle([document.doc_id for document in table.all()[:500]])
    return lambda: timed(lambda: table.update({"amounts": {"2026": 1}}, doc_ids=[next(ids)]))


def opening(path: Path) -> Iterator[Row]:
    """Opening to write, against plain TinyDB's open and `all()`."""

    def ours() -> float:
        start = time.perf_counter()
        book = store.open_workbook(path)
        seconds = time.perf_counter() - start
        book.close()
        return seconds

    def plain() -> float:
        start = time.perf_counter()
        with TinyDB(path, access_mode="r") as database:
            database.table("lines").all()
            return time.perf_counter() - start

    yield versus("opening, against TinyDB's open and all()", ours, plain, 0.6)


def snapshots(path: Path) -> Iterator[Row]:
    """The whole workbook file: how long writing takes, and how long it holds others up."""
    with store.open_workbook(path) as book:
        book.set_amount(book.lines()[0].id, "2026", 1)
        yield alone("snapshot, written whole", lambda: timed(book.snapshot))
        yield alone("snapshot, the part no edit can run beside", lambda: timed(book.begin_snapshot))


def csv_files(path: Path) -> Iterator[Row]:
    """Export and import of the lines, against a bare loop with Python's csv module."""
    target = path.with_suffix(".csv")
    bare = path.with_suffix(".bare.csv")
    with store.open_workbook(path, read_only=True) as book:
        tables = book.tables

        def export() -> None:
            target.write_bytes(register_bytes(tables, KINDS["lines"], DANSK))

        export()
        name = KINDS["lines"].file
        data = target.read_bytes()
        others = {
            kind.file: register_bytes(tables, kind, DANSK)
            for kind in KINDS.values()
            if kind.table != "lines"
        }
        yield versus(
            "export of lines, against a bare csv loop",
            lambda: timed(export),
            lambda: timed(lambda: _bare_copy(target, bare)),
        )
        yield versus(
            "import, nothing changed, against a bare csv loop",
            lambda: timed(lambda: read_registers({name: data}, tables)),
            lambda: timed(lambda: _bare_read(target)),
        )
        yield versus(
            "import, all new, against a bare csv loop",
            lambda: timed(lambda: read_registers(others | {name: data}, Tables())),
            lambda: timed(lambda: _bare_read(target)),
        )


def _bare_read(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _bare_copy(source: Path, target: Path) -> None:
    with (
        open(source, encoding="utf-8-sig", newline="") as file,
        open(target, "w", encoding="utf-8", newline="") as out,
    ):
        csv.writer(out, delimiter=";").writerows(csv.reader(file, delimiter=";"))


def processes(path: Path) -> Iterator[Row]:
    """Whole processes: memory and export against VisiData, cold starts of `vis`."""
    python = sys.executable
    lines = path.with_suffix(".rfc.csv")
    export = [python, "-m", "tests.benchmarks.export_lines", str(path), str(lines)]
    process(export)
    if importlib.util.find_spec("visidata") is None:
        print("VisiData is not installed (extra `bench`): left out", file=sys.stderr)
    else:
        # commas, or VisiData would take every line for one cell
        visidata = [python, "-m", "visidata", "-N", "-b", str(lines), "-o", str(lines) + ".vd.csv"]
        yield versus(
            "export, whole process, against VisiData's batch mode",
            lambda: process(export)[0],
            lambda: process(visidata)[0],
            0.5,
        )
        yield versus(
            "peak memory of that process, against VisiData's",
            lambda: float(process(export)[1]),
            lambda: float(process(visidata)[1]),
            1.2,
            unit="bytes",
        )
    sample = path.with_name("sample.json")
    cli = [python, "-m", "ressort_tui", "--fil", str(sample)]
    process([*cli, "ny"])
    yield versus(
        "cold start of `vis oek19-t1`, against an empty Python",
        lambda: process([*cli, "vis", "oek19-t1"])[0],
        lambda: process([python, "-c", "pass"])[0],
    )
    yield alone("cold start of `vis oek19-t1`", lambda: process([*cli, "vis", "oek19-t1"])[0], 0.15)
