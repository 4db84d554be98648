"""Backups: which are kept, when one is made, and that it is what the file was."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.backups import BYTES, DAYS, LAST, Backup, back_up, list_backups, to_drop
from store.errors import Code, FileError
from store.notices import NoticeCode
from store.opening import open_workbook
from store.paths import backups_of
from store.system import Files
from tests.store.helpers import amount, small_workbook

pytestmark = pytest.mark.usefixtures("unsynced")

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def _backups(*ages: timedelta, size: int = 1) -> list[Backup]:
    return [Backup(Path(str(number)), NOW - age, size) for number, age in enumerate(ages)]


def _kept(backups: list[Backup]) -> list[str]:
    dropped = {backup.path for backup in to_drop(backups, NOW)}
    return [backup.path.name for backup in backups if backup.path not in dropped]


def test_the_last_ten_are_kept_however_old() -> None:
    assert _kept(_backups(*(timedelta(days=100, minutes=n) for n in range(12)))) == [
        str(number) for number in range(LAST)
    ]


def test_the_newest_of_each_day_is_kept_for_thirty_days() -> None:
    recent = [timedelta(minutes=10 * n) for n in range(LAST)]
    older = [timedelta(days=day, hours=hour) for day in range(1, 35) for hour in (0, 3)]
    assert _kept(_backups(*recent, *older)) == [
        *(str(number) for number in range(LAST)),
        *(str(LAST + 2 * (day - 1)) for day in range(1, DAYS + 1)),
    ]


def test_together_they_stay_within_500_megabytes() -> None:
    ages = [timedelta(hours=n) for n in range(9)]
    assert _kept(_backups(*ages, size=BYTES // 4)) == ["0", "1", "2", "3"]
    assert _kept(_backups(*ages, size=BYTES + 1)) == ["0"]


SOME = st.lists(
    st.tuples(st.integers(-(10**5), 5 * 10**6), st.integers(0, BYTES)), max_size=60
).map(
    lambda made: sorted(
        (
            Backup(Path(str(number)), NOW - timedelta(seconds=age), size)
            for number, (age, size) in enumerate(made)
        ),
        key=lambda backup: backup.made,
        reverse=True,
    )
)


@given(SOME)
def test_what_is_kept_is_never_too_much_and_never_nothing(backups: list[Backup]) -> None:
    dropped = to_drop(backups, NOW)
    kept = [backup for backup in backups if backup not in dropped]
    assert len(kept) + len(dropped) == len(backups)
    assert kept[:1] == backups[:1]
    assert sum(backup.size for backup in kept) <= max(BYTES, kept[0].size if kept else 0)
    late = [backup for backup in kept if backup not in backups[:LAST]]
    assert len({backup.made.date() for backup in late}) == len(late)
    assert all(NOW - backup.made <= timedelta(days=DAYS) for backup in late)
    assert to_drop(kept, NOW) == []


@given(SOME.map(lambda all_: [Backup(one.path, one.made, 1) for one in all_]))
def test_what_is_small_and_new_is_kept(backups: list[Backup]) -> None:
    dropped = to_drop(backups, NOW)
    assert not set(dropped) & set(backups[:LAST])
    for backup in dropped:
        newer = [one for one in backups if one.made.date() == backup.made.date()]
        assert newer[0] != backup or NOW - backup.made > timedelta(days=DAYS)


# -- on disk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with a name that would be a pattern to a shell."""
    path = tmp_path / "budget [1].json"
    small_workbook(path).close()
    return path


def test_one_is_made_at_most_every_ten_minutes(path: Path) -> None:
    made = [
        back_up(path, NOW + timedelta(seconds=seconds), Files()) for seconds in range(0, 1801, 60)
    ]
    assert [number for number, one in enumerate(made) if one] == [0, 10, 20, 30]
    assert [one.path for one in list_backups(path)] == [one for one in reversed(made) if one]


def test_a_clock_that_was_ahead_does_not_end_backups(path: Path) -> None:
    ahead = back_up(path, NOW + timedelta(days=700), Files())
    first = back_up(path, NOW, Files())
    assert first is not None
    assert back_up(path, NOW + timedelta(minutes=9), Files()) is None
    assert back_up(path, NOW + timedelta(minutes=10), Files()) is not None
    assert ahead is not None
    assert ahead.exists()
    assert first.exists()


def test_asked_for_twice_in_a_second_there_are_two(path: Path) -> None:
    first = back_up(path, NOW, Files(), always=True)
    path.write_bytes(path.read_bytes() + b"\n")
    second = back_up(path, NOW, Files(), always=True)
    assert first is not None
    assert second is not None
    assert first != second
    assert len(list_backups(path)) == 2


def test_a_backup_is_what_the_file_was_and_can_be_put_back(path: Path) -> None:
    before = path.read_bytes()
    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 5)
        book.snapshot()
        book.set_amount("linje-a", "2026", 6)
    (backup,) = list_backups(path)
    assert backup.path.read_bytes() == before
    assert backup.size == len(before)
    shutil.copy(backup.path, path)
    with pytest.raises(FileError) as caught:
        open_workbook(path)
    assert caught.value.code is Code.HISTORY_AHEAD
    with open_workbook(path, recover="aside") as book:
        assert amount(book, "linje-a") == 1_125_000
    assert backup.path.read_bytes() == before


def test_a_backup_opens_where_it_lies(path: Path) -> None:
    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 5)
    (backup,) = list_backups(path)
    with open_workbook(backup.path, read_only=True) as book:
        assert amount(book, "linje-a") == 1_125_000


def test_those_no_longer_kept_are_removed_and_nothing_else(path: Path) -> None:
    folder = backups_of(path)
    folder.mkdir()
    others = ["notat.txt", f"{path.name}.20260101", f"{path.name}.20269901T000000Z", "x.json"]
    others += ["x.json.20200101T000000Z", f"{path.name}.gammel.20200101T000000Z"]
    for name in others:
        (folder / name).write_text("")
    for number in range(15):
        back_up(path, NOW + timedelta(days=60 * number), Files())
    assert len(list_backups(path)) == LAST
    assert {one.name for one in folder.iterdir()} > set(others)
    assert len(list(folder.iterdir())) == LAST + len(others)


def test_a_backup_that_cannot_be_made_is_told_and_stops_nothing(path: Path) -> None:
    class Refusing(Files):
        def keep_copy(self, source: Path, target: Path) -> None:
            raise OSError(28, "no space left on device")

    with open_workbook(path, files=Refusing()) as book:
        book.set_amount("linje-a", "2026", 5)
        book.snapshot()
        (notice,) = book.notices
        assert notice.code is NoticeCode.BACKUP_FAILED
        assert notice.values == {"reason": "full"}
    with open_workbook(path) as book:
        assert amount(book, "linje-a") == 5


def test_a_snapshot_that_fails_leaves_no_second_name_for_the_file(path: Path) -> None:
    """Who writes the workbook in place would write a linked backup too."""

    class Refusing(Files):
        def sync(self, fd: int) -> None:
            raise OSError(28, "no space left on device")

    with open_workbook(path) as book:
        book.set_amount("linje-a", "2026", 5)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Files, "sync", Refusing.sync)
            with pytest.raises(FileError) as caught:
                book.snapshot()
        assert caught.value.code is Code.SNAPSHOT_FAILED
        assert list_backups(path) == []
    assert len(list_backups(path)) == 1


def test_where_links_cannot_be_had_a_copy_is_made_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(1, "links are not supported here")

    def half(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:100])
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "copyfile", half)
        with pytest.raises(OSError, match="no space"):
            back_up(path, NOW, Files())
    assert list(backups_of(path).iterdir()) == []
    backup = back_up(path, NOW, Files())
    assert backup is not None
    assert backup.read_bytes() == path.read_bytes()
    if os.name == "posix":
        assert backup.stat().st_mode & 0o777 == 0o600
        assert backups_of(path).stat().st_mode & 0o777 == 0o700
