"""The workbook a command works on: which, and how it is opened and closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ressort_tui.output import flush, tell
from ressort_tui.settings import default_workbook

if TYPE_CHECKING:
    from store import Workbook
    from store.opening import Recover


@dataclass
class Options:
    """What `--fil`, `--skrivebeskyttet` and `--historik` say, before or after the command."""

    path: Path | None = None
    read_only: bool = False
    recover: Recover = "ask"

    @property
    def workbook(self) -> Path:
        """The workbook named, or the usual one."""
        return default_workbook() if self.path is None else self.path


@contextmanager
def reading(options: Options) -> Iterator[Workbook]:
    """The workbook, to be read beside whoever writes it.

    An answer to what opening asks (`--historik`) can only be carried out by a writer.
    """
    if options.recover != "ask":
        refuse_read_only(options)
    with _opened(options, read_only=options.recover == "ask") as book:
        yield book


@contextmanager
def writing(options: Options) -> Iterator[Workbook]:
    """The workbook, to be changed; it is saved on the way out."""
    refuse_read_only(options)
    with _opened(options, read_only=False) as book:
        yield book


def refuse_read_only(options: Options) -> None:
    """What is asked for changes the workbook, so it cannot be asked for read-only."""
    if options.read_only:
        import click

        raise click.UsageError(
            "Det ændrer arbejdsfilen og kan ikke gøres med --skrivebeskyttet.",
            click.get_current_context(silent=True),
        )


@contextmanager
def _opened(options: Options, *, read_only: bool) -> Iterator[Workbook]:
    from store import Code, FileError, open_workbook

    path = options.workbook
    if options.path is None and not path.exists():
        raise FileError(Code.FILE_MISSING, path=str(path))
    book = open_workbook(path, read_only=read_only, recover=options.recover)
    tell_notices(book)
    try:
        yield book
    except BaseException:
        close_anyhow(book)
        raise
    close_told(book)


def close_told(book: Workbook) -> None:
    """Close; a file that could not be written whole is told, for the history has what is new."""
    from store import Code, FileError

    try:
        book.close()
    except FileError as error:
        if error.code is not Code.SNAPSHOT_FAILED:
            raise
        from screens.texts.messages import error_text

        flush()
        tell(f"Bemærk: {error_text(error)}")


def close_anyhow(book: Workbook) -> None:
    """Close after a failure: what could not be saved has been told, and is not tried again."""
    from store import StoreError

    with suppress(StoreError):
        book.close(discard=True)


def tell_notices(book: Workbook) -> None:
    """Tell what opening had to tell."""
    if not book.notices:
        return
    from screens.texts.messages import notice_text

    for notice in book.notices:
        tell(f"Bemærk: {notice_text(notice)}")
