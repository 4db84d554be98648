"""Copies of earlier states of a workbook: when one is made, and which are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from store.paths import backups_of
from store.system import Files, identity

EVERY: Final = timedelta(minutes=10)
LAST: Final = 10
DAYS: Final = 30
BYTES: Final = 500_000_000

_STAMP: Final = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Backup:
    """One copy: when it was made (UTC) and its size in bytes."""

    path: Path
    made: datetime
    size: int


def list_backups(path: Path) -> list[Backup]:
    """The backups of a workbook, newest first; files that are none are passed over."""
    found = []
    folder = backups_of(path)
    for file in folder.iterdir() if folder.is_dir() else ():
        name, _, time = file.name.rpartition(".")
        if name != path.name:
            continue
        try:
            made = datetime.strptime(time + "+0000", _STAMP + "%z")
        except ValueError:
            continue
        found.append(Backup(file, made, file.stat().st_size))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def to_drop(backups: list[Backup], now: datetime) -> list[Backup]:
    """Which of the backups (newest first) are no longer kept.

    Kept are the last ten and the newest of each day for 30 days, as long as all together stay
    within 500 MB; the newest is always kept.
    """
    days: set[object] = set()
    total = 0
    drop = []
    for position, backup in enumerate(backups):
        day = backup.made.date()
        daily = day not in days and now - backup.made <= timedelta(days=DAYS)
        days.add(day)
        fits = position == 0 or total + backup.size <= BYTES
        if fits and (position < LAST or daily):
            total += backup.size
        else:
            drop.append(backup)
    return drop


def back_up(path: Path, now: datetime, files: Files, always: bool = False) -> Path | None:
    """Keep a copy of the workbook as it stands, if the last one is old enough or `always`.

    Returns the copy, or None when none was due. Raises `OSError`.
    """
    existing = list_backups(path)
    # a backup from a clock that was ahead says nothing of how old the last one is
    if not always and any(timedelta() <= now - backup.made < EVERY for backup in existing):
        return None
    files.make_folder(backups_of(path))
    target = _name(path, now)
    while target.exists():
        now += timedelta(seconds=1)
        target = _name(path, now)
    files.keep_copy(path, target)
    for backup in to_drop(list_backups(path), now):
        if backup.path != target:
            files.remove(backup.path)
    return target


def take_back(path: Path, backup: Path | None, files: Files) -> None:
    """Remove a backup when it is the workbook itself, under another name, after all.

    As long as the workbook has not been replaced, who writes it in place writes both.
    """
    if backup is not None and identity(backup) == identity(path):
        files.remove(backup)


def _name(path: Path, made: datetime) -> Path:
    return backups_of(path) / f"{path.name}.{made.strftime(_STAMP)}"
