"""What holds for the tests of the grid, which look at what was painted and when."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _watchful() -> None:
    """A pilot waits for a repaint."""
