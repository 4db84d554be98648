"""`python -m tests.benchmarks` measures store and program in one run and prints the ratios."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from tests.benchmarks import cases, terminal_cases
from tests.benchmarks.generate import generate
from tests.benchmarks.measure import RUNS, Row, show

SIZES = (1_000, 10_000, 100_000)
PARTS = ("store", "terminal")


def rows(folder: Path, sizes: tuple[int, ...], parts: Collection[str]) -> Iterator[Row]:
    """Every measurement, one after the other."""
    books = {}
    for size in sizes:
        books[size] = folder / f"{size}.json"
        generate(size, books[size])
    if "terminal" in parts:
        sample = folder / "sample.json"
        generate(0, sample)
        yield from terminal_cases.rows(folder, sample, books[sizes[0]], books[sizes[-1]])
    if "store" in parts:
        yield from store_rows(books)


def store_rows(books: dict[int, Path]) -> Iterator[Row]:
    """What is measured without a terminal. The workbooks are changed."""
    for size, path in books.items():
        yield from cases.edits(path, size)
    largest = books[max(books)]
    yield from cases.opening(largest)
    yield from cases.snapshots(largest)
    yield from cases.csv_files(largest)
    yield from cases.processes(largest)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS)
    arguments = parser.parse_args()
    sizes = tuple(sorted(arguments.sizes))
    print(f"medians of {RUNS} alternating runs; ratio is the median of the pairs' ratios\n")
    print(f"{'':<58} {'ours':>11} {'reference':>11} {'ratio':>8} {'bound':>12}")
    with tempfile.TemporaryDirectory() as folder:
        missed = 0
        for row in rows(Path(folder), sizes, arguments.only):
            print(show(row), flush=True)
            missed += row.verdict == "MISSED"
    print(f"\n{missed} bounds missed" if missed else "\nall bounds hold")


if __name__ == "__main__":
    main()
