"""However a run ends, the user is told in Danish and never by a traceback."""

from __future__ import annotations

import errno

import click
import pytest

from ressort_tui.hints import hint_for
from ressort_tui.outcome import exit_code, run
from ressort_tui.output import OutputClosed, OutputFailed
from store.errors import AmountError, ChangeError, Code, CsvError, CsvRefused, FileError, StoreError


def raising(error: BaseException) -> int:
    def call() -> None:
        raise error

    return run(call)


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), 130, "Afbrudt.\n"),
        (click.Abort(), 130, "Afbrudt.\n"),
        (OutputClosed(), 0, ""),
        (OutputFailed(), 3, "Fejl: Svaret kunne ikke skrives. Er disken fuld?\n"),
        (click.UsageError("Forkert."), 2, "Fejl: Forkert.\n"),
        (ChangeError(Code.REDO_NOTHING), 1, "Fejl: Der er intet at gentage.\n"),
    ],
)
def test_an_end_has_its_exit_code_and_words(
    error: BaseException, code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raising(error) == code
    assert capsys.readouterr() == ("", told)


def test_what_nobody_expected_is_told_briefly_and_traced_on_request(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RESSORT_TUI_DEBUG", raising=False)
    assert raising(KeyError("x")) == 3
    brief = capsys.readouterr().err
    assert brief.startswith("Uventet fejl: KeyError.")
    assert brief.count("\n") == 1
    monkeypatch.setenv("RESSORT_TUI_DEBUG", "1")
    assert raising(KeyError("x")) == 3
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (FileError(Code.FILE_LOCKED, path="x"), 3),
        (FileError(Code.NOT_SAVED, path="x"), 3),
        (FileError(Code.FILE_EXISTS, path="x"), 1),
        (StoreError(Code.EXPORT_EXISTS), 1),
        (StoreError(Code.EXPORT_FAILED), 3),
        (CsvRefused([]), 1),
        (CsvRefused([CsvError(Code.CSV_UNREADABLE, path="x", errno=errno.ENOENT)]), 1),
        (CsvRefused([CsvError(Code.CSV_UNREADABLE, path="x", errno=errno.EACCES)]), 3),
        (AmountError(Code.AMOUNT_UNREADABLE), 2),
        (AmountError(Code.AMOUNT_RELATIVE_REFUSED), 1),
        (ChangeError(Code.PERIOD_UNREADABLE), 2),
        (ChangeError(Code.UNDO_NOTHING), 1),
    ],
)
def test_a_refusal_by_the_store_has_its_exit_code(error: StoreError, code: int) -> None:
    assert exit_code(error) == code


@pytest.mark.parametrize(
    "code",
    [c for c in Code if c.name.startswith("HISTORY_") and c is not Code.HISTORY_REPLACED],
)
def test_a_question_that_opening_asks_names_the_option_that_answers(code: Code) -> None:
    (hint,) = hint_for(FileError(code, path="x"))
    assert "--historik til-side" in hint
