"""Coded errors: what went wrong and with which values; `screens.texts` words them."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Every way the store can refuse. The words are in `screens.texts`, one entry a code."""

    # typed amounts
    AMOUNT_EMPTY = "amount-empty"
    AMOUNT_UNREADABLE = "amount-unreadable"
    AMOUNT_AMBIGUOUS = "amount-ambiguous"
    AMOUNT_FRACTION = "amount-fraction"
    AMOUNT_TOO_LARGE = "amount-too-large"
    AMOUNT_RANGE_REVERSED = "amount-range-reversed"
    AMOUNT_RELATIVE_REFUSED = "amount-relative-refused"
    AMOUNT_DIVISION_BY_ZERO = "amount-division-by-zero"
    AMOUNT_TOO_LONG = "amount-too-long"

    # typed dates
    DATE_UNREADABLE = "date-unreadable"
    DATE_NO_YEAR = "date-no-year"

    # records and changes
    RECORD_MISSING = "record-missing"
    RECORD_EXISTS = "record-exists"
    RECORD_IN_USE = "record-in-use"
    RECORD_BAD_ID = "record-bad-id"
    KIND_UNKNOWN = "kind-unknown"
    FIELD_UNKNOWN = "field-unknown"
    FIELD_REQUIRED = "field-required"
    FIELD_VALUE = "field-value"
    FIELD_REFERENCE = "field-reference"
    FIELD_TEXT = "field-text"
    FIELD_TOO_LONG = "field-too-long"
    FIELD_CPR = "field-cpr"
    ENTRY_UNREADABLE = "entry-unreadable"
    ENTRY_REQUIRED = "entry-required"
    ENTRY_REFERENCE = "entry-reference"
    ENTRY_AMBIGUOUS = "entry-ambiguous"
    ENTRY_DAY = "entry-day"
    HOURS_REVERSED = "hours-reversed"
    HOURS_CLASH = "hours-clash"
    HOURS_CLOSED_OPEN = "hours-closed-open"
    HOURS_CLOSED_TWICE = "hours-closed-twice"
    BODY_CYCLE = "body-cycle"
    FOLLOW_UP_TWICE = "follow-up-twice"
    PERIOD_UNREADABLE = "period-unreadable"
    ROW_CYCLE = "row-cycle"
    PLACEMENT_TWICE = "placement-twice"
    PLACEMENT_OTHER_VIEW = "placement-other-view"
    UNDO_NOTHING = "undo-nothing"
    REDO_NOTHING = "redo-nothing"
    UNDO_CONFLICT = "undo-conflict"
    UNDO_CREATION = "undo-creation"
    GROUP_MISSING = "group-missing"
    READ_ONLY = "read-only"
    CLOSED = "closed"

    # the workbook file
    FILE_MISSING = "file-missing"
    FILE_EXISTS = "file-exists"
    FOLDER_MISSING = "folder-missing"
    FILE_IS_FOLDER = "file-is-folder"
    FILE_EMPTY = "file-empty"
    FILE_UNREADABLE = "file-unreadable"
    FILE_DENIED = "file-denied"
    FILE_NOT_JSON = "file-not-json"
    FILE_NOT_UTF8 = "file-not-utf8"
    FILE_BAD_NUMBER = "file-bad-number"
    FILE_DUPLICATE_KEY = "file-duplicate-key"
    FILE_TOO_DEEP = "file-too-deep"
    FILE_LONE_SURROGATE = "file-lone-surrogate"
    FILE_FOREIGN = "file-foreign"
    FILE_BAD_RECORD = "file-bad-record"
    FILE_TOO_NEW = "file-too-new"
    FILE_LOCKED = "file-locked"
    FILE_REPLACED = "file-replaced"
    FILE_REMOVED = "file-removed"
    NOT_SAVED = "not-saved"
    SNAPSHOT_FAILED = "snapshot-failed"

    # the history file
    HISTORY_DAMAGED = "history-damaged"
    HISTORY_GAP = "history-gap"
    HISTORY_FOREIGN = "history-foreign"
    HISTORY_BEHIND = "history-behind"
    HISTORY_AHEAD = "history-ahead"
    HISTORY_REPLACED = "history-replaced"
    HISTORY_UNREPLAYABLE = "history-unreplayable"

    # CSV
    CSV_UNREADABLE = "csv-unreadable"
    CSV_NO_FILES = "csv-no-files"
    CSV_UNKNOWN_FILE = "csv-unknown-file"
    CSV_ENCODING = "csv-encoding"
    CSV_NUL = "csv-nul"
    CSV_EMPTY = "csv-empty"
    CSV_UNCLOSED_QUOTE = "csv-unclosed-quote"
    CSV_BAD_QUOTE = "csv-bad-quote"
    CSV_RAGGED = "csv-ragged"
    CSV_UNKNOWN_COLUMN = "csv-unknown-column"
    CSV_REPEATED_COLUMN = "csv-repeated-column"
    CSV_NO_ID_COLUMN = "csv-no-id-column"
    CSV_REPEATED_ID = "csv-repeated-id"
    CSV_CELL_TOO_LARGE = "csv-cell-too-large"
    CSV_BAD_CELL = "csv-bad-cell"
    CSV_AMBIGUOUS_NUMBER = "csv-ambiguous-number"
    CSV_BAD_DATE = "csv-bad-date"
    CSV_VIEW_CHANGED = "csv-view-changed"
    CSV_REFUSED = "csv-refused"
    EXPORT_EXISTS = "export-exists"
    EXPORT_LINK = "export-link"
    EXPORT_FAILED = "export-failed"

    # typed opening hours
    HOURS_UNREADABLE = "hours-unreadable"
    HOURS_NO_TIME = "hours-no-time"
    HOURS_BACKWARDS = "hours-backwards"
    HOURS_OVERLAP = "hours-overlap"
    HOURS_NO_CELL = "hours-no-cell"
    HOURS_PASTE = "hours-paste"

    # editing tables
    CELL_EMPTY = "cell-empty"
    CELL_OF_SEVERAL = "cell-of-several"
    SPREAD_RANGE = "spread-range"
    SPREAD_UNKNOWN = "spread-unknown"
    SPREAD_BLANK = "spread-blank"
    SPREAD_PRICE_LEVELS = "spread-price-levels"
    LINE_OUTSIDE_VIEW = "line-outside-view"
    ROW_FOLLOWS_FIELD = "row-follows-field"
    ROW_IS_TOTAL = "row-is-total"
    ROW_FIXED = "row-fixed"
    PASTE_TOO_LARGE = "paste-too-large"
    PASTE_NO_CELL = "paste-no-cell"
    PASTE_TWICE = "paste-twice"


class StoreError(Exception):
    """A refusal: `code` says which, `values` what it is about. Nothing has been changed."""

    def __init__(self, code: Code, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return f"{self.code}: {self.values}"


class AmountError(StoreError):
    """Typed text that is no amount."""


class ChangeError(StoreError):
    """A change that cannot be made to these records."""


class FileError(StoreError):
    """A workbook or history file that cannot be used; `values["path"]` names it."""


class NotSaved(FileError):
    """The change is kept in memory and counted in totals, but is not on disk.

    `Workbook.retry()` tries again, `Workbook.save_copy()` saves everything elsewhere.
    """


class CsvError(StoreError):
    """One thing wrong in a CSV file: `path`, and where known `row` and `column`."""


class CsvRefused(StoreError):
    """An import that was not made; `errors` lists everything that is wrong."""

    def __init__(self, errors: list[StoreError]) -> None:
        super().__init__(Code.CSV_REFUSED, count=len(errors))
        self.errors = errors
