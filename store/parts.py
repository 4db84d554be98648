"""What opening and creating hand over to a workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from store.history import HistoryWriter, Place
from store.notices import Notice
from store.owner import OwnerLock
from store.records import Header
from store.storage import SnapshotStorage
from store.system import Files
from store.tables import Tables


@dataclass
class Parts:
    """What opening hands over; see `store.opening`.

    `unchanged` when the history adds no changes to what the workbook file includes.
    """

    path: Path
    storage: SnapshotStorage
    tables: Tables
    header: Header
    place: Place
    generation: int
    files: Files
    unchanged: bool = False
    history: HistoryWriter | None = None
    lock: OwnerLock | None = None
    notices: list[Notice] = field(default_factory=list)
