"""`python -m tests.benchmarks.generate N PATH` makes a workbook of N budget lines.

The lines are spread over the sample's tracks, committees and appropriations; everything goes
through the store's public face, so the workbook is one the program itself could have made.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from importlib import resources
from itertools import islice
from pathlib import Path

import store
from store.amounts import Amount
from store.csv_registers import read_registers
from store.records import Appropriation, Line, Track
from store.tables import Tables

BATCH = 20_000
LEDGER = "implementering"
UNIT_NAMES = ("Projektledelse", "Oplæring", "Indkøb", "Husleje", "Kommunikation", "IT-drift")


def sample_files() -> dict[str, bytes]:
    """The sample's registers by file name."""
    folder = resources.files("sample_data")
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(".csv")}


def lines(count: int, tracks: list[Track], appropriations: list[Appropriation]) -> Iterator[Line]:
    """`count` lines, the same ones every time; 1 in 100 a range, 1 in 100 unknown."""
    rng = random.Random(19)
    for number in range(count):
        appropriation = rng.choice(appropriations)
        start = rng.randrange(50, 5_000) * 1_000
        amounts: dict[str, Amount] = {"2026": start, "2027": start // 2}
        if number % 100 == 0:
            amounts["2026"] = store.Range(start, start + 500_000)
        elif number % 100 == 50:
            amounts["2027"] = store.UNKNOWN
        elif number % 4 == 0:
            amounts |= {"2028": start // 4, "2029": start // 4}
        yield Line(
            id=f"gen-l{number:07d}",
            ledger=LEDGER,
            track=rng.choice(tracks).id,
            order=1_000_000 + number,
            label=f"{rng.choice(UNIT_NAMES)} i enhed {number}",
            steering_area="Service",
            committee=appropriation.committee,
            appropriation=appropriation.id,
            direction="U",
            price_level="2026 p/l",
            amounts=amounts,
        )


def generate(count: int, path: Path) -> None:
    """Make the workbook; `path` must not exist."""
    edits = read_registers(sample_files(), Tables()).edits
    with store.create_workbook(path, name=f"{count} aktiviteter", edits=edits) as book:
        made = lines(count, book.all(Track), book.all(Appropriation))
        while batch := list(islice(made, BATCH)):
            book.apply([store.Add(line) for line in batch], action="import")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("path", type=Path, metavar="PATH")
    arguments = parser.parse_args()
    generate(arguments.count, arguments.path)


if __name__ == "__main__":
    main()
