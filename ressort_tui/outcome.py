"""How a run ends: exit codes, and messages instead of tracebacks."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from ressort_tui.output import OutputClosed, OutputFailed, abandon, flush, tell
from ressort_tui.settings import DEBUG, is_debugging

if TYPE_CHECKING:
    from store import StoreError

DONE: Final = 0
NO: Final = 1
WRONG_USE: Final = 2
UNUSABLE: Final = 3
INTERRUPTED: Final = 130


class No(Exception):
    """The answer is no, for a reason told in Danish."""


def run(call: Callable[[], object]) -> int:
    """Call, and say in Danish and as an exit code how it went."""
    try:
        result = call()
        flush()
    except KeyboardInterrupt:
        tell("Afbrudt.")
        return INTERRUPTED
    except OutputClosed:
        abandon()
        return DONE
    except OutputFailed:
        abandon()
        tell("Fejl: Svaret kunne ikke skrives. Er disken fuld?")
        return UNUSABLE
    except No as error:
        tell(f"Fejl: {error}")
        return NO
    except Exception as error:  # noqa: BLE001 - no traceback ever reaches the user
        return _refused(error)
    return result if isinstance(result, int) else DONE


def _refused(error: Exception) -> int:
    from store import StoreError

    click = sys.modules.get("click")  # the program itself starts without it
    if click is not None and isinstance(error, click.Abort):
        tell("Afbrudt.")
        return INTERRUPTED
    if click is not None and isinstance(error, click.UsageError):
        from ressort_tui.danish_click import usage_lines

        tell("\n".join(usage_lines(error)))
        return WRONG_USE
    if isinstance(error, StoreError):
        return _store_refused(error)
    tell(f"Uventet fejl: {type(error).__name__}. Sæt {DEBUG}=1, og prøv igen for at se hvor.")
    if is_debugging():
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    return UNUSABLE


def _store_refused(error: StoreError) -> int:
    from ressort_tui.hints import hint_for
    from screens.texts.messages import error_lines

    first, *more = error_lines(error)
    tell("\n".join([f"Fejl: {first}", *more, *hint_for(error)]))
    return exit_code(error)


def _is_unreadable(error: StoreError) -> bool:
    """True for files to import that are there and cannot be read."""
    from store import Code
    from store.errors import CsvRefused

    return isinstance(error, CsvRefused) and any(
        one.code is Code.CSV_UNREADABLE and one.values.get("errno") != errno.ENOENT
        for one in error.errors
    )


def exit_code(error: StoreError) -> int:
    """1 where the workbook says no, 2 for what is no amount at all, 3 for an unusable file."""
    from store import Code, FileError
    from store.errors import AmountError

    if isinstance(error, FileError):
        return NO if error.code is Code.FILE_EXISTS else UNUSABLE
    if error.code is Code.EXPORT_FAILED or _is_unreadable(error):
        return UNUSABLE
    no_amount = isinstance(error, AmountError) and error.code is not Code.AMOUNT_RELATIVE_REFUSED
    return WRONG_USE if no_amount or error.code is Code.PERIOD_UNREADABLE else NO
