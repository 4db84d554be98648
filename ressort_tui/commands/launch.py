"""The program itself: the app on a workbook, which is made the first time."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from ressort_tui.outcome import WRONG_USE, run
from ressort_tui.output import prepare_streams, tell
from ressort_tui.session import Options, close_anyhow, close_told, refuse_read_only, tell_notices
from store import Code, FileError, StoreError, Workbook, open_workbook

if TYPE_CHECKING:
    from ressort_tui.app import RessortApp


def main() -> int:
    """Open the usual workbook in the app; returns the exit code."""
    prepare_streams()
    return run(lambda: launch(Options()))


def launch(options: Options) -> int:
    """Open the workbook in the app; returns the exit code."""
    if not has_terminal():
        tell("Fejl: Programmet skal køre i en terminal. Se kommandoerne med ressort-tui --help.")
        return WRONG_USE
    gc.disable()  # until the first paint: what is made until then stays
    book, in_use = open_or_make(options)
    app = None
    try:
        app = _app(book, in_use)
        code = _run(app)
    except BaseException:
        close_anyhow(book if app is None else app.desk.book)
        raise
    close_told(app.desk.book)
    return code


def has_terminal() -> bool:
    """True where there is a screen to draw on and a keyboard to read."""
    return all(s is not None and s.isatty() for s in (sys.stdin, sys.stdout, sys.stderr))


def open_or_make(options: Options) -> tuple[Workbook, StoreError | None]:
    """The workbook, the sample where there is none at the usual place.

    One that another is writing is opened to be read, with the error that says who.
    """
    if options.recover != "ask":
        refuse_read_only(options)
    path = options.workbook
    if options.path is None and not options.read_only and not path.exists():
        from ressort_tui.sample import make_default_folder, make_workbook

        make_default_folder(path)
        try:
            return make_workbook(path), None
        except FileError as error:
            if error.code not in (Code.FILE_EXISTS, Code.FILE_LOCKED) or not path.exists():
                raise
    if options.read_only:
        return open_workbook(path, read_only=True), None
    try:
        return open_workbook(path, recover=options.recover), None
    except FileError as error:
        if error.code is not Code.FILE_LOCKED:
            raise
        return open_workbook(path, read_only=True), error


def _app(book: Workbook, in_use: StoreError | None) -> RessortApp:
    from ressort_tui.app import RessortApp
    from ressort_tui.preferences import Preferences

    tell_notices(book)
    return RessortApp(book, in_use, Preferences.usual(), _collect_again)


def _collect_again() -> None:
    """Look for garbage again, but not among what was made until now, which stays."""
    gc.freeze()
    gc.enable()


def _run(app: RessortApp) -> int:
    app.run()
    if app.crash is not None:
        raise app.crash
    if app.parting:
        tell(f"Bemærk: {app.parting}")
    return app.return_code or 0
