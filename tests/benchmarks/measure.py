"""Measuring side by side: two things in turn, their medians, and the ratio pair by pair."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

RUNS = 9
"""Alternating runs behind every median."""


@dataclass(frozen=True)
class Row:
    """One line of the table: medians in seconds (or bytes), their ratio, the bound on it."""

    name: str
    ours: float
    reference: float | None
    ratio: float | None
    bound: float | None
    unit: str = "s"

    @property
    def verdict(self) -> str:
        """Whether the bound holds; empty where the design sets none."""
        measured = self.ours if self.reference is None else self.ratio
        if self.bound is None or measured is None:
            return ""
        return "holds" if measured <= self.bound else "MISSED"


def timed(action: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def versus(
    name: str,
    ours: Callable[[], float],
    reference: Callable[[], float],
    bound: float | None = None,
    runs: int = RUNS,
    unit: str = "s",
) -> Row:
    """Measure both in turn, after one uncounted run of each."""
    ours(), reference()
    pairs = [(ours(), reference()) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    return Row(
        name,
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        ratio,
        bound,
        unit,
    )


def alone(
    name: str, ours: Callable[[], float], bound: float | None = None, runs: int = RUNS
) -> Row:
    """The median of one thing, after one uncounted run."""
    ours()
    return Row(name, statistics.median(ours() for _ in range(runs)), None, None, bound)


LAUNCHER = """
import os, subprocess, sys, time
start = time.perf_counter()
null = subprocess.DEVNULL
child = subprocess.Popen(sys.argv[1:], stdin=null, stdout=null, stderr=null)
if hasattr(os, "wait4"):
    _, status, usage = os.wait4(child.pid, 0)
    code, peak = os.waitstatus_to_exitcode(status), usage.ru_maxrss
else:
    code, peak = child.wait(), 0
print(time.perf_counter() - start, peak, code)
"""
"""Starts a process from a small one: a child's peak memory counts that of whoever forks it."""


def process(arguments: Sequence[str]) -> tuple[float, int]:
    """Seconds and peak memory (bytes) of a whole process; 0 bytes where not to be had."""
    launched = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
        encoding="ascii",
    )
    seconds, peak, code = launched.stdout.split()
    if code != "0":
        raise SystemExit(f"{arguments}: exit code {code}")
    return float(seconds), int(peak) * (1 if sys.platform == "darwin" else 1024)


def show(row: Row) -> str:
    """A row as text."""
    cells = [f"{row.name:<58}", f"{_figure(row.ours, row.unit):>11}"]
    cells.append(f"{_figure(row.reference, row.unit) if row.reference is not None else '':>11}")
    cells.append(f"{f'{row.ratio:.2f}×' if row.ratio is not None else '':>8}")
    bound = ""
    if row.bound is not None:
        bound = _figure(row.bound, row.unit) if row.reference is None else f"{row.bound:.2f}×"
    cells.append(f"{f'≤ {bound}' if bound else '':>12}")
    return " ".join([*cells, row.verdict]).rstrip()


def _figure(value: float, unit: str) -> str:
    if unit == "bytes":
        return f"{value / 1e6:.1f} MB"
    if value < 1e-3:
        return f"{value * 1e6:.0f} µs"
    return f"{value * 1e3:.1f} ms" if value < 1 else f"{value:.2f} s"
