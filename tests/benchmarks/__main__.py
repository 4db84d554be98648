"""`python -m tests.benchmarks` measures the store in one run and prints a table of ratios."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import cases
from tests.benchmarks.generate import generate
from tests.benchmarks.measure import RUNS, Row, show

SIZES = (1_000, 10_000, 100_000)


def rows(folder: Path, sizes: tuple[int, ...]) -> Iterator[Row]:
    """Every measurement, one after the other."""
    books = {}
    for size in sizes:
        books[size] = folder / f"{size}.json"
        generate(size, books[size])
    for size, path in books.items():
        yield from cases.edits(path, size)
    largest = books[sizes[-1]]
    yield from cases.opening(largest)
    yield from cases.snapshots(largest)
    yield from cases.csv_files(largest)
    yield from cases.processes(largest)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    sizes = tuple(sorted(parser.parse_args().sizes))
    print(f"medians of {RUNS} alternating runs; ratio is the median of the pairs' ratios\n")
    print(f"{'':<58} {'ours':>11} {'reference':>11} {'ratio':>8} {'bound':>12}")
    with tempfile.TemporaryDirectory() as folder:
        missed = 0
        for row in rows(Path(folder), sizes):
            print(show(row), flush=True)
            missed += row.verdict == "MISSED"
    print(f"\n{missed} bounds missed" if missed else "\nall bounds hold")


if __name__ == "__main__":
    main()
