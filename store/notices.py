"""What opening or saving has to tell that is no error: coded, worded by `screens.texts`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class NoticeCode(StrEnum):
    """Everything there is to tell."""

    TORN_ENTRY_CUT = "torn-entry-cut"
    HISTORY_STARTED_ANEW = "history-started-anew"
    HISTORY_LEFT_ASIDE = "history-left-aside"
    NEWER_CHANGES_APPLIED = "newer-changes-applied"
    EDITED_OUTSIDE = "edited-outside"
    MIGRATED = "migrated"
    BACKUP_FAILED = "backup-failed"


@dataclass(frozen=True)
class Notice:
    """One thing to tell, with its values."""

    code: NoticeCode
    values: dict[str, object] = field(default_factory=dict)
