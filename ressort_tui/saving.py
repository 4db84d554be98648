"""Keeping the workbook file up to date while its user pauses, without stalling a keystroke."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final

from store.changes import Group
from store.errors import FileError, NotSaved
from store.snapshots import SnapshotJob
from store.workbook import Workbook

PAUSE: Final = 10.0
"""Seconds without a change after which the workbook file is written."""


class Saver:
    """Says when to write the workbook file, and does it in two halves.

    `begin` and `end` run where the workbook is used; `SnapshotJob.write` between them may run in
    another thread. One at a time.
    """

    def __init__(self, book: Workbook, clock: Callable[[], float] = monotonic) -> None:
        self._book = book
        self._clock = clock
        self._last = clock()
        self._running = False
        self._failed_at: int | None = None
        self._stop = book.subscribe(self._noted)

    def _noted(self, _: Group) -> None:
        self._last = self._clock()
        self._failed_at = None

    def close(self) -> None:
        """Follow the workbook no longer."""
        self._stop()

    def is_due(self) -> bool:
        """True when there is something to write and its user has paused."""
        waiting = self._book.snapshot_due or bool(self._book.unsaved)
        paused = self._clock() - self._last >= PAUSE
        return waiting and paused and not self._running and self._failed_at is None

    def begin(self) -> SnapshotJob | None:
        """The state to be written; None while not even the history can be written."""
        try:
            job = self._book.begin_snapshot()
        except (NotSaved, FileError):
            self._last = self._clock()
            return None
        self._running = True
        return job

    def give_up(self) -> None:
        """It was not written, and nobody knows why."""
        self._running = False

    def end(self, job: SnapshotJob, error: FileError | None) -> None:
        """Note that it was written, or that it is not to be tried before the next change."""
        self._running = False
        if error is None:
            self._book.end_snapshot(job)
        else:
            self._failed_at = job.header.generation
