"""A program that holds a workbook open until it is killed or its standard input ends.

It tells its number once it has opened it.

python -m tests.store.holding_child workbook
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from store.opening import open_workbook


def main(path: Path) -> None:
    with open_workbook(path):
        os.write(1, f"{os.getpid()}\n".encode())
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
