"""`python -m tests.benchmarks.export_lines WORKBOOK CSV` exports the lines, as one process."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import store
from store.csv_dialect import RFC4180
from store.csv_registers import register_bytes
from store.schema import KINDS


def main() -> None:
    """Open, export, stop."""
    with store.open_workbook(sys.argv[1], read_only=True) as book:
        gc.freeze()  # as the program does once a workbook is open
        Path(sys.argv[2]).write_bytes(register_bytes(book.tables, KINDS["lines"], RFC4180))


if __name__ == "__main__":
    main()
