"""The files that lie beside a workbook, named after it."""

from __future__ import annotations

import os
from pathlib import Path


def real(path: Path | str) -> Path:
    """The file itself, so that replacing it never replaces a link to it."""
    return Path(os.path.realpath(path))


def history_of(path: Path) -> Path:
    """The history file."""
    return path.with_name(path.name + ".historik")


def lock_of(path: Path) -> Path:
    """The file whose lock the one writer holds."""
    return path.with_name(path.name + ".laas")


def owner_of(path: Path) -> Path:
    """Who the writer is, for others to read."""
    return path.with_name(path.name + ".ejer")


def backups_of(path: Path) -> Path:
    """The folder of backups."""
    return path.with_name(path.name + ".kopier")


def aside_of(path: Path, time: str) -> Path:
    """Where a file is left aside at a time (ISO 8601); digits only, as Windows wants it."""
    digits = "".join(c for c in time if c.isdigit())
    return path.with_name(f"{path.name}.{digits}.til-side")
