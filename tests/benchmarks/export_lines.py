"""`python -m tests.benchmarks.export_lines WORKBOOK CSV` exports the lines, as one process."""

from __future__ import annotations

import sys
from pathlib import Path

import store
from store.csv_dialect import DANSK
from store.csv_registers import register_bytes
from store.schema import KINDS


def main() -> None:
    """Open, export, stop."""
    with store.open_workbook(sys.argv[1], read_only=True) as book:
        Path(sys.argv[2]).write_bytes(register_bytes(book.tables, KINDS["lines"], DANSK))


if __name__ == "__main__":
    main()
