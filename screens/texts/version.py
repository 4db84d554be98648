"""Which version of the program this is."""

from __future__ import annotations

from typing import Final

PACKAGE: Final = "ressort-tui"
NO_VERSION: Final = "ukendt"


def program_version() -> str:
    """The version installed; `ukendt` where the program runs without being installed."""
    from importlib.metadata import PackageNotFoundError, version  # late: few runs ask for it

    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return NO_VERSION
