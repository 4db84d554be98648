"""What every screen and dialog looks like: a sentence each, and the keys that lead there.

The pictures in three colour themes are made from the same `SCENES`; see `tests.screens.gallery`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.workbook import Workbook
from tests.screens.gallery import SCENES, Scene, fixed_files, fixed_workbook, make_app, play

HELD = [scene for scene in SCENES if scene.held]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, made at a time and by a user that never change."""
    return fixed_files(tmp_path_factory.mktemp("fixed"))


@pytest.fixture
def book(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbook]:
    """A copy of it, of the test's own."""
    monkeypatch.chdir(tmp_path)
    found = fixed_workbook(made, tmp_path, monkeypatch)
    yield found
    found.close(discard=True)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("scene", HELD, ids=[scene.name for scene in HELD])
def test_it_looks_like_this(
    book: Workbook, scene: Scene, size: tuple[int, int], snap_compare: Any
) -> None:
    async def there(pilot: Any) -> None:
        await play(pilot, scene)

    run_before: Callable[[Any], Awaitable[None]] = there
    assert snap_compare(make_app(book, scene), terminal_size=size, run_before=run_before)
