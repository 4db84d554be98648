"""Copies of earlier states of a workbook: when one is made, and which are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from store.paths import backups_of
from store.system import Files

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
    for file in folder.glob(f"{path.name}.*") if folder.is_dir() else ():
        try:
            made = datetime.strptime(file.name[len(path.name) + 1 :] + "+0000", _STAMP + "%z")
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
    if existing and not always and now - existing[0].made < EVERY:
        return None
    files.make_folder(backups_of(path))
    target = backups_of(path) / f"{path.name}.{now.strftime(_STAMP)}"
    if not target.exists():
        files.keep_copy(path, target)
    for backup in to_drop(list_backups(path), now):
        files.remove(backup.path)
    return target
