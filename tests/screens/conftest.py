"""What holds for every test of a screen."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _watchful(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pilot looks every 5 ms whether the program is idle, where it would every 20 ms."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.005)
