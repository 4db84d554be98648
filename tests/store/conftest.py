"""Fixtures for tests of the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import opening
from store.system import Files


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits, for the disk or for another program.

    For tests in which neither a process nor a machine dies.
    """

    def sync(self: Files, fd: int) -> None:
        """Nothing to wait for."""

    def sync_folder(self: Files, folder: Path) -> None:
        """Nothing to wait for."""

    monkeypatch.setattr(opening, "READ_PAUSE", 0)
    monkeypatch.setattr(Files, "sync", sync)
    monkeypatch.setattr(Files, "sync_folder", sync_folder)
