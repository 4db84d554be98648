"""Making workbooks: the sample, from the CSV registers the program carries, or an empty one."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from store import Workbook
    from store.changes import Edit

NAME: Final = "Ressortændringer"


def sample_edits() -> list[Edit]:
    """The edits that add every record of the sample."""
    from store.csv_registers import read_registers
    from store.tables import Tables

    registers = {
        file.name: file.read_bytes()
        for file in sorted(files("sample_data").iterdir(), key=lambda file: file.name)
        if file.name.endswith(".csv")
    }
    return read_registers(registers, Tables()).edits


def make_workbook(path: Path, *, empty: bool = False) -> Workbook:
    """Make a workbook with the sample, or with no records; FILE_EXISTS where there is one."""
    from store import create_workbook

    return create_workbook(path, name=NAME, edits=[] if empty else sample_edits())


def make_default_folder(path: Path) -> None:
    """Make the folder of the usual workbook, which only its owner may enter."""
    from store.system import Files, file_error

    try:
        Files().make_folder(path.parent)
    except OSError as error:
        raise file_error(error, path.parent) from error
