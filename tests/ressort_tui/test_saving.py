"""When the workbook file is written while its user pauses."""

from __future__ import annotations

from ressort_tui.saving import PAUSE, Saver
from store.errors import Code, FileError
from store.workbook import Workbook

D = "oek19-t6-r04"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_is_due_after_a_pause_and_once(sample: Workbook) -> None:
    clock = Clock()
    saver = Saver(sample, clock)
    clock.now = 1_000
    assert not saver.is_due(), "there is nothing to write"
    sample.set_amount(D, "2027", 5_000_000)
    clock.now += PAUSE - 1
    assert not saver.is_due()
    clock.now += 1
    assert saver.is_due()
    job = saver.begin()
    assert job is not None
    assert not saver.is_due(), "one at a time"
    job.write()
    saver.end(job, None)
    assert not saver.is_due()
    assert not sample.snapshot_due


def test_every_change_begins_the_pause_anew(sample: Workbook) -> None:
    clock = Clock()
    saver = Saver(sample, clock)
    sample.set_amount(D, "2027", 5_000_000)
    clock.now = PAUSE - 1
    sample.set_amount(D, "2027", 5_100_000)
    clock.now = PAUSE + 1
    assert not saver.is_due()


def test_what_failed_waits_for_the_next_change(sample: Workbook) -> None:
    clock = Clock()
    saver = Saver(sample, clock)
    sample.set_amount(D, "2027", 5_000_000)
    clock.now = PAUSE
    job = saver.begin()
    assert job is not None
    saver.end(job, FileError(Code.SNAPSHOT_FAILED, path="x"))
    clock.now = 10 * PAUSE
    assert not saver.is_due()
    sample.set_amount(D, "2027", 5_100_000)
    clock.now = 20 * PAUSE
    assert saver.is_due()


def test_it_follows_no_longer_once_closed(sample: Workbook) -> None:
    clock = Clock()
    saver = Saver(sample, clock)
    saver.close()
    clock.now = PAUSE
    sample.set_amount(D, "2027", 5_000_000)
    assert saver.is_due(), "the last change it knows of is long ago"
