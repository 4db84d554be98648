"""Which command or option helps after a refusal by the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from store.errors import Code, StoreError

_ASIDE: Final = (
    "Med --historik til-side lægges historikken til side, og arbejdsfilen bruges, som den er."
)
_HISTORY: Final = "Se ændringerne og deres id med »ressort-tui historik«."

_HINTS: Final[dict[Code, str]] = {
    Code.HISTORY_AHEAD: (
        "Med --historik anvend tages de nyere ændringer med; med --historik til-side bliver de "
        "liggende ved siden af."
    ),
    Code.HISTORY_DAMAGED: _ASIDE,
    Code.HISTORY_GAP: _ASIDE,
    Code.HISTORY_FOREIGN: _ASIDE,
    Code.HISTORY_BEHIND: _ASIDE,
    Code.HISTORY_UNREPLAYABLE: _ASIDE,
    Code.FILE_MISSING: "Lav en med »ressort-tui ny«, eller angiv en anden med --fil.",
    Code.GROUP_MISSING: _HISTORY,
    Code.UNDO_CONFLICT: _HISTORY,
    Code.EXPORT_EXISTS: "Med --erstat skrives der over.",
}

_MISSING: Final = {
    "views": "Se tabellerne og deres id med »ressort-tui vis«.",
    "lines": "Se aktiviteternes id med »ressort-tui vis TABEL --aktiviteter«.",
}


def hint_for(error: StoreError) -> Iterator[str]:
    """One line of help, or none."""
    hint = _HINTS.get(error.code)
    if error.code is Code.RECORD_MISSING:
        hint = _MISSING.get(str(error.values.get("table")))
    if hint:
        yield hint
