"""A program that reads a workbook over and over beside its writer; see `test_owner`.

    python -m tests.store.reading_child workbook

It tells its number, and then prints a line every time it has read. It stops when its standard
input ends, or with an error when it sees less than before or anything that is not whole.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from store.opening import open_workbook
from tests.store.helpers import amount, assert_whole


def main(path: Path) -> None:
    ended = threading.Event()

    def wait() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    os.write(1, f"{os.getpid()}\n".encode())
    seen, groups = 0, 0
    while not ended.is_set():
        with open_workbook(path, read_only=True) as book:
            figure = amount(book, "linje-a")
            count = len(list(book.history()))
            assert isinstance(figure, int)
            assert (figure, count) >= (seen, groups), (seen, figure, groups, count)
            assert_whole(book)
            seen, groups = figure, count
        os.write(1, f"{seen}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
