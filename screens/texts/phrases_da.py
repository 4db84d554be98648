"""Danish: what the screens say by themselves."""

from __future__ import annotations

from typing import Final

from screens.texts.time_text import time_text

QUIT: Final = "Afslut"
HOW_TO_QUIT: Final = "Tryk Ctrl+Q for at afslutte."
READ_ONLY: Final = "skrivebeskyttet"
NO_TABLES: Final = (
    "Arbejdsfilen har ingen tabeller. Læs tal ind med »ressort-tui importer MAPPE«, "
    "eller lav en med indhold: »ressort-tui --fil STI ny«."
)


def read_at_text(iso: str) -> str:
    """When a workbook that is only read was read."""
    return f"læst {time_text(iso)}"
