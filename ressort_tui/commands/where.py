"""`sti`: where the workbook lies."""

from __future__ import annotations

from ressort_tui.output import write_json, write_lines
from ressort_tui.session import Options
from screens.texts.safe import safe


def where(options: Options, *, as_json: bool) -> None:
    """The path of the workbook; as JSON also of what lies beside it."""
    from store.paths import backups_of, history_of, real

    path = real(options.workbook)
    if not as_json:
        write_lines([safe(str(path))])
        return
    facts = {"historik": history_of(path), "kopier": backups_of(path)}
    write_json(
        {"arbejdsfil": str(path), "findes": path.exists()} | {k: str(v) for k, v in facts.items()}
    )
