"""What holds for every test: the same examples each time, a home of its own, no network.

And the sample workbook, made once and copied for each test that asks for it.
"""

from __future__ import annotations

import gc
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from store.creating import create_workbook
from store.csv_registers import read_registers
from store.opening import open_workbook
from store.paths import history_of
from store.tables import Tables
from store.workbook import Workbook

WORKERS = 4
"""How many share the tests, unless told otherwise."""

SAMPLE = Path(__file__).parents[1] / "sample_data"

settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci")

HOME_VARIABLES = ("HOME", "USERPROFILE")
FOLDER_VARIABLES = {
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "runtime",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    # platformdirs asks Windows itself for these folders unless they are set.
    "WIN_PD_OVERRIDE_APPDATA": "roaming",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "local",
}
TERMINAL_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread the long tests: each worker begins with a stretch of the list, and with such ones."""
    long = [item for item in items if item.get_closest_marker("long")]
    rest = [item for item in items if not item.get_closest_marker("long")]
    step = len(rest) // WORKERS
    items[:] = []
    for worker in range(WORKERS):
        end = len(rest) if worker == WORKERS - 1 else (worker + 1) * step
        items += [*long[worker::WORKERS], *rest[worker * step : end]]


def pytest_collection_finish() -> None:
    """What is loaded stays, and tests are short: collecting seldom saves a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 10, 5)


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test finds an empty home folder, and a terminal that says nothing of itself."""
    with tempfile.TemporaryDirectory(prefix="home-", ignore_cleanup_errors=True) as home:
        for name in HOME_VARIABLES:
            monkeypatch.setenv(name, home)
        for name, folder in FOLDER_VARIABLES.items():
            monkeypatch.setenv(name, str(Path(home, folder)))
        for name in TERMINAL_VARIABLES:
            monkeypatch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """A test that reaches for another machine fails. Sockets to oneself stay (event loops)."""

    def guarded(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: socket.socket, *arguments: Any) -> Any:
            _refuse_other_hosts(arguments[-1])
            return method(self, *arguments)

        return call

    def getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        _refuse_other_hosts((host,))
        return resolve(host, *arguments, **options)

    resolve = socket.getaddrinfo
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield


def _refuse_other_hosts(address: Any) -> None:
    if isinstance(address, tuple) and address[0] is not None and address[0] not in LOOPBACK:
        raise RuntimeError(f"a test reached for the network: {address[0]!r}")


@pytest.fixture(scope="session")
def sample_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook file with the sample, and its history beside it; not to be changed."""
    path = tmp_path_factory.mktemp("sample") / "ressort.json"
    files = {file.name: file.read_bytes() for file in sorted(SAMPLE.glob("*.csv"))}
    edits = read_registers(files, Tables()).edits
    create_workbook(path, name="Ressortændringer", edits=edits).close()
    return path


@pytest.fixture
def sample_path(sample_files: Path, tmp_path: Path) -> Path:
    """A sample workbook of the test's own."""
    path = tmp_path / "ressort.json"
    shutil.copy(sample_files, path)
    shutil.copy(history_of(sample_files), history_of(path))
    return path


@pytest.fixture
def sample(sample_path: Path) -> Iterator[Workbook]:
    """A sample workbook of the test's own, open to be changed."""
    book = open_workbook(sample_path)
    yield book
    book.close(discard=True)
