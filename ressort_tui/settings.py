"""Where things belong on this machine, and what the environment asks for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

NAME: Final = "ressort-tui"
FILE: Final = "ressort.json"
DEBUG: Final = "RESSORT_TUI_DEBUG"


def default_workbook() -> Path:
    """The workbook used where none is named."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False) / FILE


def is_debugging() -> bool:
    """True when tracebacks are wanted."""
    return os.environ.get(DEBUG, "0") not in ("", "0")
