"""What is kept between two starts besides the workbook: a user's choices, and a draft.

Neither is worth a failure: a file that cannot be read counts as none, one that cannot be
written is left out.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from ressort_tui.settings import NAME
from screens.desk import Choices
from screens.places import Place
from store.system import Files, write_whole

CHOICES: Final = "valg.json"
DRAFT: Final = "kladde.json"
COPY: Final = "kopieret.tsv"

S = TypeVar("S")


class Draft(msgspec.Struct, frozen=True):
    """What was being typed when the program was ended, in which workbook and place.

    `dialog` is the title of the dialog it was written in, empty for a cell.
    """

    workbook: str
    place: Place
    dialog: str = ""


class Preferences:
    """The files of one user; both folders are made when first written to."""

    def __init__(self, config: Path, state: Path) -> None:
        self._choices = config / CHOICES
        self._draft = state / DRAFT
        self._copy = state / COPY

    @classmethod
    def usual(cls) -> Preferences:
        """Where the operating system wants them."""
        from platformdirs import user_config_path, user_state_path

        return cls(user_config_path(NAME, appauthor=False), user_state_path(NAME, appauthor=False))

    def choices(self) -> Choices:
        """The user's choices, those of a first start where there are none."""
        return _read(self._choices, Choices) or Choices()

    def keep_choices(self, choices: Choices) -> None:
        """Remember choices."""
        _write(self._choices, choices)

    def draft(self, workbook: str) -> Draft | None:
        """What was being typed in this workbook."""
        draft = _read(self._draft, Draft)
        return draft if draft is not None and draft.workbook == workbook else None

    def keep_draft(self, draft: Draft) -> None:
        """Remember what is being typed."""
        _write(self._draft, draft)

    def keep_copy(self, text: str) -> str:
        """Put copied cells where a terminal without a clipboard lets one find them; the path."""
        return str(self._copy) if _write_bytes(self._copy, text.encode()) else ""

    def drop_draft(self) -> None:
        """There is nothing to come back to."""
        with suppress(OSError):
            self._draft.unlink(missing_ok=True)


def _read(path: Path, kind: type[S]) -> S | None:
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode(path.read_bytes(), type=kind)
    return None


def _write(path: Path, value: object) -> None:
    _write_bytes(path, msgspec.json.encode(value))


def _write_bytes(path: Path, data: bytes) -> bool:
    files = Files()
    try:
        files.make_folder(path.parent)
        write_whole(files, path, data)
    except OSError:
        return False
    return True
